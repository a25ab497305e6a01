//! Days of a bank: a civil date, or a moment that is turned into the civil date in Amsterdam.
//!
//! A bank that writes `2026-03-05T23:00:00Z` means 6 March.

use std::sync::OnceLock;

use domain::Date;
use jiff::tz::TimeZone;

/// The day of a date or a moment. A moment without an offset is local already.
pub(super) fn day(text: &str) -> Option<Date> {
    let date = civil(text.get(..10)?)?;
    match text.get(11..) {
        Some(clock) if has_offset(clock) => Some(day_in_amsterdam(text).unwrap_or(date)),
        _ => Some(date),
    }
}

/// `2026-03-05` and nothing else.
fn civil(text: &str) -> Option<Date> {
    let bytes: [u8; 10] = text.as_bytes().try_into().ok()?;
    let number = |range: std::ops::Range<usize>| {
        bytes[range]
            .iter()
            .try_fold(0_i16, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i16::from(byte - b'0')))
    };
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    let is_form = bytes[4] == b'-' && bytes[7] == b'-';
    is_form.then(|| Date::try_new(year, month as i8, day as i8).ok()).flatten()
}

/// The last day of a period. `23:59:59Z` is a local end of day with a wrong `Z`, not the next
/// day: the bank must not look fresher than it is.
pub(super) fn last_day(text: &str) -> Option<Date> {
    match text.get(11..16) {
        Some("23:59") => text.get(..10)?.parse().ok(),
        _ => day(text),
    }
}

fn has_offset(clock: &str) -> bool {
    clock.bytes().any(|byte| matches!(byte, b'Z' | b'z' | b'+' | b'-'))
}

fn day_in_amsterdam(text: &str) -> Option<Date> {
    let moment: jiff::Timestamp = match text.parse() {
        Ok(moment) => moment,
        Err(_) => without_fraction(text).parse().ok()?,
    };
    Some(Date::from(moment.to_zoned(amsterdam().clone()).date()))
}

/// Ten digits and more behind the second are no moment; the fraction never changes the day.
fn without_fraction(text: &str) -> String {
    let Some((before, after)) = text.split_once('.') else {
        return text.to_owned();
    };
    format!("{before}{}", after.trim_start_matches(|c: char| c.is_ascii_digit()))
}

fn amsterdam() -> &'static TimeZone {
    static ZONE: OnceLock<TimeZone> = OnceLock::new();
    ZONE.get_or_init(|| TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_become_the_day_in_amsterdam() {
        let cases = [
            ("2026-03-05", "2026-03-05"),
            ("2026-03-05Z", "2026-03-05"),
            ("2026-03-05+01:00", "2026-03-05"),
            ("2026-03-05T23:30:00", "2026-03-05"),
            ("2026-03-05T23:00:00Z", "2026-03-06"),
            ("2026-07-05T22:00:00Z", "2026-07-06"),
            ("2026-03-05T22:59:59Z", "2026-03-05"),
            ("2026-03-06T00:30:00+02:00", "2026-03-05"),
            ("2026-04-08T13:25:56.478733084+02:00", "2026-04-08"),
            ("2026-04-08T23:25:56.478733084123+00:00", "2026-04-09"),
        ];
        for (text, expected) in cases {
            assert_eq!(day(text).map(|day| day.to_string()).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "2026", "05-03-2026", "2026-02-30", "é26-03-055T"] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn an_end_of_day_is_not_the_next_day() {
        let last = |text| last_day(text).unwrap().to_string();
        assert_eq!(last("2014-01-05T23:59:59.999Z"), "2014-01-05");
        assert_eq!(last("2014-01-05T22:59:59Z"), "2014-01-05");
        assert_eq!(last("2014-01-05"), "2014-01-05");
    }
}
