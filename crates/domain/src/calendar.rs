//! Working days and bank days.
//!
//! Facts come from `data/holidays.csv` (law and the ECB's TARGET calendar), the client's own
//! closing days are added. Invariant: a working day is Monday to Friday, no public holiday of the
//! country, not closed by the client. A bank day is Monday to Friday with TARGET open.
//! Outside 2020–2035 only weekends are known; `knows` says so, and `doctor` warns a year ahead.

use std::sync::OnceLock;

use crate::date::{Date, Weekday};

const HOLIDAYS: &str = include_str!("../data/holidays.csv");

/// Calendar days that the tables below span: 2000-01-01 up to 2070-01-01.
const FIRST_DAY: i32 = 10_957;
const DAY_COUNT: usize = 25_568;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Jurisdiction {
    #[default]
    Nl,
    Be,
    De,
}

impl Jurisdiction {
    pub fn code(self) -> &'static str {
        match self {
            Jurisdiction::Nl => "nl",
            Jurisdiction::Be => "be",
            Jurisdiction::De => "de",
        }
    }
}

impl std::str::FromStr for Jurisdiction {
    type Err = String;
    fn from_str(text: &str) -> Result<Jurisdiction, String> {
        match text {
            "nl" => Ok(Jurisdiction::Nl),
            "be" => Ok(Jurisdiction::Be),
            "de" => Ok(Jurisdiction::De),
            other => Err(format!("“{other}” is no jurisdiction that Bondig knows: nl, be or de")),
        }
    }
}

/// The working days of one country and one client.
#[derive(Debug, Clone)]
pub struct Calendar {
    working: Vec<bool>,
    bank: &'static [bool],
}

impl Calendar {
    pub fn new(jurisdiction: Jurisdiction) -> Calendar {
        Calendar { working: country(jurisdiction).to_vec(), bank: bank_days() }
    }

    /// The same calendar with the client's own closing days.
    #[must_use]
    pub fn with_closed(mut self, closed: &[Date]) -> Calendar {
        for date in closed {
            if let Some(index) = index(*date) {
                self.working[index] = false;
            }
        }
        self
    }

    /// Whether the holiday tables cover this day.
    pub fn knows(date: Date) -> bool {
        (18_262..24_106).contains(&date.days_since_1970())
    }

    pub fn is_working_day(&self, date: Date) -> bool {
        index(date).map_or(!date.is_weekend(), |index| self.working[index])
    }

    pub fn is_bank_day(&self, date: Date) -> bool {
        index(date).map_or(!date.is_weekend(), |index| self.bank[index])
    }

    /// This day if it is a working day, else the next one that is.
    pub fn on_or_after(&self, date: Date) -> Date {
        let mut day = date;
        while !self.is_working_day(day) {
            day = day.plus_days(1);
        }
        day
    }

    /// This day if it is a working day, else the last one before it.
    pub fn on_or_before(&self, date: Date) -> Date {
        let mut day = date;
        while !self.is_working_day(day) {
            day = day.plus_days(-1);
        }
        day
    }

    /// `count` working days after `date` (`count` ≥ 1); the first counted day is the next working
    /// day. With 0 it is `date` itself.
    pub fn plus_working_days(&self, date: Date, count: i32) -> Date {
        step(date, count, 1, |day| self.is_working_day(day))
    }

    /// `count` working days before `date`.
    pub fn minus_working_days(&self, date: Date, count: i32) -> Date {
        step(date, count, -1, |day| self.is_working_day(day))
    }

    /// `count` bank days after `date`.
    pub fn plus_bank_days(&self, date: Date, count: i32) -> Date {
        step(date, count, 1, |day| self.is_bank_day(day))
    }

    /// The last bank day before `date`: the day up to which bank data should be there.
    pub fn previous_bank_day(&self, date: Date) -> Date {
        step(date, 1, -1, |day| self.is_bank_day(day))
    }

    /// Working days in the half-open range (`from`, `to`]; 0 when `to` is not after `from`.
    pub fn working_days_between(&self, from: Date, to: Date) -> i32 {
        let mut count = 0;
        let mut day = from;
        while day < to {
            day = day.plus_days(1);
            count += i32::from(self.is_working_day(day));
        }
        count
    }

    /// Day on which a letter posted on `sent` counts as delivered: the `delivery_days`-th day
    /// after sending, where a Sunday, Monday or public holiday counts neither as a day in between
    /// nor as delivery day (HR 25-11-2016, ECLI:NL:HR:2016:2704).
    pub fn letter_delivered(&self, sent: Date, delivery_days: i32) -> Date {
        step(sent, delivery_days, 1, |day| {
            let no_post = matches!(day.weekday(), Weekday::Sunday | Weekday::Monday);
            let saturday = day.weekday() == Weekday::Saturday;
            !no_post && (saturday && !is_holiday(day) || self.is_working_day(day))
        })
    }
}

fn step(date: Date, count: i32, direction: i32, counts: impl Fn(Date) -> bool) -> Date {
    let mut day = date;
    let mut left = count;
    while left > 0 {
        day = day.plus_days(direction);
        left -= i32::from(counts(day));
    }
    day
}

fn index(date: Date) -> Option<usize> {
    let offset = usize::try_from(date.days_since_1970() - FIRST_DAY).ok()?;
    (offset < DAY_COUNT).then_some(offset)
}

fn country(jurisdiction: Jurisdiction) -> &'static [bool] {
    static TABLES: OnceLock<[Vec<bool>; 3]> = OnceLock::new();
    let tables = TABLES.get_or_init(|| ["nl", "be", "de"].map(|code| open_days(code, 'h')));
    &tables[jurisdiction as usize]
}

fn bank_days() -> &'static [bool] {
    static TABLE: OnceLock<Vec<bool>> = OnceLock::new();
    TABLE.get_or_init(|| open_days("nl", 't'))
}

fn is_holiday(date: Date) -> bool {
    static SATURDAYS: OnceLock<Vec<Date>> = OnceLock::new();
    SATURDAYS.get_or_init(|| closed_days("nl", 'h').collect()).contains(&date)
}

fn open_days(code: &'static str, kind: char) -> Vec<bool> {
    let day_of = |offset: usize| Date::from_days(FIRST_DAY + offset as i32);
    let mut open: Vec<bool> = (0..DAY_COUNT).map(|offset| !day_of(offset).is_weekend()).collect();
    for date in closed_days(code, kind) {
        if let Some(index) = index(date) {
            open[index] = false;
        }
    }
    open
}

fn closed_days(code: &'static str, kind: char) -> impl Iterator<Item = Date> {
    HOLIDAYS.lines().filter(|line| !line.starts_with('#')).filter_map(move |line| {
        let mut columns = line.split(',');
        let (country, date, kinds) = (columns.next()?, columns.next()?, columns.next()?);
        (country == code && kinds.contains(kind)).then(|| date.parse().ok()).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn kings_day_and_easter_are_no_working_days() {
        let nl = Calendar::new(Jurisdiction::Nl);
        assert!(!nl.is_working_day(day("2026-04-27")));
        assert!(!nl.is_working_day(day("2026-04-06")));
        assert_eq!(nl.plus_working_days(day("2026-04-02"), 1), day("2026-04-07"));
        // King's day is an ordinary bank day.
        assert_eq!(nl.plus_bank_days(day("2026-04-24"), 1), day("2026-04-27"));
        assert_eq!(nl.previous_bank_day(day("2026-04-07")), day("2026-04-02"));
    }

    #[test]
    fn closing_days_of_the_client_count() {
        let calendar = Calendar::new(Jurisdiction::Nl).with_closed(&[day("2026-03-03")]);
        assert_eq!(calendar.on_or_after(day("2026-03-03")), day("2026-03-04"));
        assert_eq!(calendar.on_or_before(day("2026-03-03")), day("2026-03-02"));
    }

    #[test]
    fn a_letter_counts_as_delivered_as_the_supreme_court_counts() {
        // Worked examples after HR 2016:2704: (sent, delivery days, delivered).
        let nl = Calendar::new(Jurisdiction::Nl);
        for (sent, days, delivered) in [
            ("2026-11-03", 2, "2026-11-05"),
            ("2026-11-06", 2, "2026-11-10"),
            ("2026-11-07", 2, "2026-11-11"),
            ("2026-12-23", 2, "2026-12-29"),
            ("2026-04-02", 2, "2026-04-07"),
            ("2026-11-05", 3, "2026-11-10"),
        ] {
            assert_eq!(nl.letter_delivered(day(sent), days), day(delivered), "{sent}");
        }
    }
}
