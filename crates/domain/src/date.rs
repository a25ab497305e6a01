//! A civil date as one small number, so that deciding about a hundred thousand invoices is cheap.
//!
//! Not here: clocks and time zones. The day of a client is worked out at the edge
//! (`cli`, `web`) and comes in as an argument.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A day of the Gregorian calendar: days since 1970-01-01. Written as `YYYY-MM-DD` everywhere.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct Date(i32);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a date: write it like 2026-03-05")]
pub struct NotADate(pub String);

impl Date {
    /// # Errors
    /// [`NotADate`] when there is no such day.
    pub fn try_new(year: i16, month: i8, day: i8) -> Result<Date, NotADate> {
        jiff::civil::Date::new(year, month, day)
            .map(Date::from)
            .map_err(|_| NotADate(format!("{year:04}-{month:02}-{day:02}")))
    }

    pub const fn from_days(days_since_1970: i32) -> Date {
        Date(days_since_1970)
    }

    pub const fn days_since_1970(self) -> i32 {
        self.0
    }

    pub const fn plus_days(self, days: i32) -> Date {
        Date(self.0 + days)
    }

    /// Days from `earlier` to this day; negative when `earlier` is later.
    pub const fn days_since(self, earlier: Date) -> i32 {
        self.0 - earlier.0
    }

    pub const fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        match (self.0 + 3).rem_euclid(7) {
            0 => Weekday::Monday,
            1 => Weekday::Tuesday,
            2 => Weekday::Wednesday,
            3 => Weekday::Thursday,
            4 => Weekday::Friday,
            5 => Weekday::Saturday,
            _ => Weekday::Sunday,
        }
    }

    pub const fn is_weekend(self) -> bool {
        matches!(self.weekday(), Weekday::Saturday | Weekday::Sunday)
    }

    pub fn civil(self) -> jiff::civil::Date {
        let epoch = jiff::civil::Date::constant(1970, 1, 1);
        epoch.saturating_add(jiff::Span::new().days(i64::from(self.0)))
    }
}

impl From<jiff::civil::Date> for Date {
    fn from(civil: jiff::civil::Date) -> Date {
        let epoch = jiff::civil::Date::constant(1970, 1, 1);
        let days = epoch
            .until(civil)
            .map(|span| span.get_days())
            .unwrap_or(i32::MAX);
        Date(days)
    }
}

impl FromStr for Date {
    type Err = NotADate;
    fn from_str(text: &str) -> Result<Date, NotADate> {
        let refuse = || NotADate(text.to_owned());
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' || !text.is_ascii() {
            return Err(refuse());
        }
        let year = text[0..4].parse().map_err(|_| refuse())?;
        let month = text[5..7].parse().map_err(|_| refuse())?;
        let day = text[8..10].parse().map_err(|_| refuse())?;
        Date::try_new(year, month, day).map_err(|_| refuse())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let civil = self.civil();
        write!(
            f,
            "{:04}-{:02}-{:02}",
            civil.year(),
            civil.month(),
            civil.day()
        )
    }
}

impl TryFrom<String> for Date {
    type Error = NotADate;
    fn try_from(text: String) -> Result<Date, NotADate> {
        text.parse()
    }
}

impl From<Date> for String {
    fn from(date: Date) -> String {
        date.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_number_agree() {
        for text in [
            "1970-01-01",
            "2024-02-29",
            "2026-11-21",
            "1999-12-31",
            "2035-12-31",
        ] {
            let date: Date = text.parse().unwrap();
            assert_eq!(date.to_string(), text);
            assert_eq!(Date::from(date.civil()), date);
        }
        assert_eq!(
            "2026-11-21".parse::<Date>().unwrap().weekday(),
            Weekday::Saturday
        );
    }

    #[test]
    fn refuses_days_that_do_not_exist() {
        for text in [
            "2026-02-30",
            "2026-13-01",
            "26-01-01",
            "2026-1-1",
            "01-01-2026",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }
}
