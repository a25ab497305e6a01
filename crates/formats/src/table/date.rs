//! Dates as people and packages write them: `05-03-2026`, `5/3/26`, `20260305`, `5 mrt 2026`.

use domain::Date;
use serde::{Deserialize, Serialize};

/// Which comes first where both could: the day (here) or the month (American exports).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    #[default]
    DayFirst,
    MonthFirst,
}

const MONTHS: [&[&str]; 12] = [
    &["jan", "januari", "january"],
    &["feb", "februari", "february"],
    &["mrt", "maart", "mar", "march"],
    &["apr", "april"],
    &["mei", "may"],
    &["jun", "juni", "june"],
    &["jul", "juli", "july"],
    &["aug", "augustus", "august"],
    &["sep", "sept", "september"],
    &["okt", "oktober", "oct", "october"],
    &["nov", "november"],
    &["dec", "december"],
];

/// Reads one date; a time behind it is passed over. A year of two digits is of this century.
///
/// ```
/// use formats::table::{DateOrder, read_date};
/// let date = read_date("5-3-2026", DateOrder::DayFirst).unwrap();
/// assert_eq!(date.to_string(), "2026-03-05");
/// ```
pub fn read_date(text: &str, order: DateOrder) -> Option<Date> {
    let text = text.trim();
    if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return date(&text[..4], &text[4..6], &text[6..]);
    }
    let parts = parts(text)?;
    let [first, second, third] = [parts[0], parts[1], parts[2]];
    if first.len() == 4 {
        return date(first, second, third);
    }
    if !matches!(third.len(), 2 | 4) || first.len() > 2 {
        return None;
    }
    let year = if third.len() == 2 { format!("20{third}") } else { third.to_owned() };
    match order {
        _ if month_by_name(second).is_some() => date(&year, second, first),
        DateOrder::DayFirst => date(&year, second, first),
        DateOrder::MonthFirst => date(&year, first, second),
    }
}

/// The day that a spreadsheet counts from its epoch, where that is a day of our times: 46086 is
/// 5 March 2026.
pub(crate) fn day_of_serial(serial: f64, is_1904: bool) -> Option<Date> {
    // The 30th: spreadsheets know a 29 February 1900.
    let epoch = if is_1904 { Date::try_new(1904, 1, 1) } else { Date::try_new(1899, 12, 30) }.ok()?;
    let whole = serial.floor();
    (30_000.0..=73_500.0).contains(&whole).then(|| epoch.plus_days(whole as i32))
}

/// The order that the dates of a table show: month first only when days prove it and none
/// contradicts.
pub(crate) fn order_of<'t>(dates: impl Iterator<Item = &'t str>) -> DateOrder {
    let (mut day_first, mut month_first) = (false, false);
    for text in dates {
        let Some([first, second, third]) = parts(text.trim()) else {
            continue;
        };
        if first.len() > 2 || third.len() < 2 {
            continue;
        }
        day_first |= first.parse::<u32>().is_ok_and(|number| number > 12);
        month_first |= second.parse::<u32>().is_ok_and(|number| number > 12);
    }
    if month_first && !day_first { DateOrder::MonthFirst } else { DateOrder::DayFirst }
}

/// The three parts of a date, without the time behind it.
fn parts(text: &str) -> Option<[&str; 3]> {
    let separator = |c: char| matches!(c, '-' | '/' | '.' | ' ');
    let text = match text.split_once('T') {
        Some((day, clock)) if clock.starts_with(|c: char| c.is_ascii_digit()) => day,
        _ => text,
    };
    let mut parts = text.split(separator).filter(|part| !part.is_empty());
    let three = [parts.next()?, parts.next()?, parts.next()?];
    let rest_is_time = parts.all(|part| {
        part.starts_with(|c: char| c.is_ascii_digit()) && part.contains(':')
            || matches!(part, "AM" | "PM" | "am" | "pm")
    });
    rest_is_time.then_some(three)
}

fn date(year: &str, month: &str, day: &str) -> Option<Date> {
    let year: i16 = year.parse().ok().filter(|year| (1990..=2100).contains(year))?;
    let month = match month_by_name(month) {
        Some(month) => month,
        None => month.parse().ok()?,
    };
    Date::try_new(year, month, day.parse().ok()?).ok()
}

fn month_by_name(text: &str) -> Option<i8> {
    let lower = text.to_lowercase();
    let index = MONTHS.iter().position(|names| names.contains(&lower.as_str()))?;
    i8::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_they_are_written() {
        let cases = [
            "05-03-2026",
            "5-3-2026",
            "5/3/2026",
            "05.03.2026",
            "2026-03-05",
            "2026/03/05",
            "20260305",
            "5-3-26",
            "05-03-2026 00:00:00",
            "2026-03-05T13:00:00",
            "5 mrt 2026",
            "5 maart 2026",
            "5-mrt-26",
            "5 Mar 2026",
            " 05-03-2026 ",
            "5-3-2026 1:00:00 PM",
        ];
        for text in cases {
            let date = read_date(text, DateOrder::DayFirst).map(|date| date.to_string());
            assert_eq!(date.as_deref(), Some("2026-03-05"), "{text}");
        }
        let american = read_date("3/5/2026", DateOrder::MonthFirst).unwrap();
        assert_eq!(american.to_string(), "2026-03-05");
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "30-02-2026",
            "13-13-2026",
            "2026",
            "45321",
            "03-2026",
            "morgen",
            "1-1-1",
            "é-é-é",
            "0000-00-00",
            "1.234,56",
            "20261301",
            "5 hooi 2026",
            "12-12-2026 oud",
        ] {
            assert_eq!(read_date(text, DateOrder::DayFirst), None, "{text}");
        }
    }

    #[test]
    fn days_above_twelve_tell_the_order() {
        let order = |dates: &[&str]| order_of(dates.iter().copied());
        assert_eq!(order(&["3/5/2026", "3/25/2026"]), DateOrder::MonthFirst);
        assert_eq!(order(&["3/5/2026", "25/3/2026"]), DateOrder::DayFirst);
        assert_eq!(order(&["3/25/2026", "25/3/2026"]), DateOrder::DayFirst);
        assert_eq!(order(&["2026-03-25"]), DateOrder::DayFirst);
    }
}
