//! A civil date as one small number, so that deciding about a hundred thousand invoices is cheap.
//!
//! Not here: clocks and time zones. The day of a client is worked out at the edge
//! (`cli`, `web`) and comes in as an argument.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::named::FromText;

/// A day of the Gregorian calendar: days since 1970-01-01. Written as `YYYY-MM-DD` everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
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

    /// `YYYY-MM-DD` as ASCII, without an allocation. Years outside 0 to 9999 are written as the
    /// nearest of those.
    pub fn digits(self) -> [u8; 10] {
        let (year, month, day) = year_month_day(self.0);
        let year = year.clamp(0, 9999);
        let digit = |value: i32| b'0' + (value % 10) as u8;
        let [thousands, hundreds, tens] = [year / 1000, year / 100, year / 10].map(digit);
        let [month_tens, day_tens] = [month / 10, day / 10].map(digit);
        let [year, month, day] = [year, month, day].map(digit);
        [thousands, hundreds, tens, year, b'-', month_tens, month, b'-', day_tens, day]
    }

    pub fn civil(self) -> jiff::civil::Date {
        let epoch = jiff::civil::Date::constant(1970, 1, 1);
        epoch.saturating_add(jiff::Span::new().days(i64::from(self.0)))
    }
}

impl From<jiff::civil::Date> for Date {
    fn from(civil: jiff::civil::Date) -> Date {
        let epoch = jiff::civil::Date::constant(1970, 1, 1);
        let days = epoch.until(civil).map(|span| span.get_days()).unwrap_or(i32::MAX);
        Date(days)
    }
}

impl FromStr for Date {
    type Err = NotADate;
    fn from_str(text: &str) -> Result<Date, NotADate> {
        read(text).ok_or_else(|| NotADate(text.to_owned()))
    }
}

fn read(text: &str) -> Option<Date> {
    let [a, b, c, d, b'-', e, f, b'-', g, h] = *text.as_bytes() else {
        return None;
    };
    let digits = [a, b, c, d, e, f, g, h].map(|byte| i32::from(byte) - i32::from(b'0'));
    if digits.iter().any(|digit| !(0..=9).contains(digit)) {
        return None;
    }
    let [a, b, c, d, e, f, g, h] = digits;
    let (year, month, day) = (a * 1000 + b * 100 + c * 10 + d, e * 10 + f, g * 10 + h);
    let date = Date(days_of(year, month, day));
    // A day that does not exist comes back as another one.
    (year_month_day(date.0) == (year, month, day)).then_some(date)
}

/// Days since 1970 to the Gregorian calendar and back, in eras of 400 years that begin in March:
/// the method of Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms".
const fn year_month_day(days: i32) -> (i32, i32, i32) {
    let shifted = days as i64 + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let next_year = if month <= 2 { 1 } else { 0 };
    ((year_of_era + era * 400 + next_year) as i32, month as i32, day as i32)
}

const fn days_of(year: i32, month: i32, day: i32) -> i32 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let from_march = (month + 9) % 12;
    let day_of_year = (153 * from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.digits();
        f.pad(std::str::from_utf8(&digits).expect("digits are ASCII"))
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let digits = self.digits();
        serializer.serialize_str(std::str::from_utf8(&digits).expect("digits are ASCII"))
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        deserializer.deserialize_str(FromText::new())
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
        for text in ["1970-01-01", "2024-02-29", "2026-11-21", "1999-12-31", "2035-12-31"] {
            let date: Date = text.parse().unwrap();
            assert_eq!(date.to_string(), text);
            assert_eq!(Date::from(date.civil()), date);
        }
        assert_eq!("2026-11-21".parse::<Date>().unwrap().weekday(), Weekday::Saturday);
    }

    #[test]
    fn every_day_of_four_centuries_agrees_with_the_calendar_of_jiff() {
        for days in -25_567..120_000 {
            let date = Date::from_days(days);
            let civil = date.civil();
            let (year, month, day) = (civil.year(), civil.month(), civil.day());
            assert_eq!(date.to_string(), format!("{year:04}-{month:02}-{day:02}"));
            assert_eq!(date.to_string().parse(), Ok(date));
        }
    }

    #[test]
    fn refuses_days_that_do_not_exist() {
        for text in [
            "2026-02-30",
            "2026-13-01",
            "2026-00-10",
            "2026-01-00",
            "2025-02-29",
            "2o26-01-01",
            "26-01-01",
            "2026-1-1",
            "01-01-2026",
        ] {
            assert!(text.parse::<Date>().is_err(), "{text}");
        }
    }
}
