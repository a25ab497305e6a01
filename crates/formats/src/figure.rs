//! Amounts and days as banks write them in lines and tables: exactly, or not at all.
//!
//! Not here: amounts of invoices that people typed (`table`), which may mean more things.

use domain::{Cents, Date};

/// What is beyond a hundred thousand million is a mistake, and sums of it would not fit.
const CENTS_MAX: i64 = 10_000_000_000_000;

/// `12,50`, `-1.234,56`, `+7.5`, `0,`, `1,234.00`. The last separator parts the cents, unless it
/// parts thousands beyond doubt. A third decimal must be a nought.
pub(crate) fn cents(text: &str) -> Option<Cents> {
    let text = text.trim();
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let digits = digits.trim_start().as_bytes();
    let is_separator = |byte: &u8| matches!(byte, b'.' | b',');
    let last = digits.iter().rposition(is_separator);
    let (whole, fraction) = match last {
        Some(at) if parts_cents(digits, at) => (&digits[..at], &digits[at + 1..]),
        _ => (digits, &digits[digits.len()..]),
    };
    let units = units(whole, last.map(|at| digits[at]), fraction.is_empty())?;
    let amount = units.checked_mul(100)?.checked_add(hundredths(fraction)?)?;
    (amount <= CENTS_MAX).then_some(Cents(if negative { -amount } else { amount }))
}

/// Whether a separator parts cents: it is alone of its kind, and three digits behind a lone point
/// are thousands.
fn parts_cents(digits: &[u8], at: usize) -> bool {
    let alone = !digits[..at].contains(&digits[at]);
    let behind = digits.len() - at - 1;
    let other_before = digits[..at].iter().any(|byte| matches!(byte, b'.' | b','));
    alone && (digits[at] == b',' || other_before || behind != 3)
}

/// The whole units; separators in them part groups of three.
fn units(whole: &[u8], last: Option<u8>, no_fraction: bool) -> Option<i64> {
    let mut units: i64 = 0;
    let mut seen = 0_usize;
    let mut in_group = 0_usize;
    let mut grouped = false;
    for byte in whole {
        match byte {
            b'0'..=b'9' => {
                units = units.checked_mul(10)?.checked_add(i64::from(byte - b'0'))?;
                seen += 1;
                in_group += 1;
            }
            b'.' | b',' if Some(*byte) != last || no_fraction => {
                if (grouped && in_group != 3) || in_group == 0 || in_group > 3 {
                    return None;
                }
                (grouped, in_group) = (true, 0);
            }
            _ => return None,
        }
    }
    (seen > 0 && (!grouped || in_group == 3)).then_some(units)
}

fn hundredths(fraction: &[u8]) -> Option<i64> {
    let digit = |at: usize| match fraction.get(at) {
        None => Some(0),
        Some(byte) => byte.is_ascii_digit().then(|| i64::from(byte - b'0')),
    };
    let rest_is_nought = fraction.iter().skip(2).all(|byte| *byte == b'0');
    rest_is_nought.then_some(digit(0)? * 10 + digit(1)?)
}

/// `260305`: the fifth of March. Years from 70 on are of the last century. The thirtieth of
/// February, which banks use for interest, is the last day of that month.
pub(crate) fn short_day(text: &str) -> Option<Date> {
    let year = i16::from(two(text, 0)?);
    let year = if year >= 70 { 1900 + year } else { 2000 + year };
    in_month(year, two(text, 2)?, two(text, 4)?)
}

/// The month and day of an entry, in the year that is nearest to another day.
pub(crate) fn nearest_day(text: &str, near: Date) -> Option<Date> {
    let (month, day) = (two(text, 0)?, two(text, 2)?);
    let civil = near.civil();
    if (civil.month(), civil.day()) == (month, day) {
        return Some(near);
    }
    let year = civil.year();
    let candidates = [year - 1, year, year + 1].into_iter().filter_map(|year| in_month(year, month, day));
    candidates.min_by_key(|day| day.days_since(near).abs())
}

/// `20260305`, `2026-03-05`, `05-03-2026`, `5/3/2026`, also with a clock behind it.
pub(crate) fn long_day(text: &str) -> Option<Date> {
    let text = text.trim();
    let bytes = text.as_bytes();
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if digits == 8 {
        let year = i16::from(two(text, 0)?) * 100 + i16::from(two(text, 2)?);
        return exact(year, two(text, 4)?, two(text, 6)?);
    }
    let mut numbers = text.split(['-', '/', '.']);
    let (first, second, third) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let third = third.split([' ', 'T']).next()?;
    let number = |text: &str| text.parse::<i8>().ok();
    if first.len() == 4 {
        return exact(first.parse().ok()?, number(second)?, number(third)?);
    }
    let year: i16 = third.parse().ok()?;
    let year = if third.len() == 2 { 2000 + year } else { year };
    exact(year, number(second)?, number(first)?)
}

fn exact(year: i16, month: i8, day: i8) -> Option<Date> {
    (1970..2200).contains(&year).then(|| Date::try_new(year, month, day).ok()).flatten()
}

/// The day, or the last one of its month where that has fewer.
fn in_month(year: i16, month: i8, day: i8) -> Option<Date> {
    if !(1..=31).contains(&day) {
        return None;
    }
    (0..4).find_map(|fewer| exact(year, month, day - fewer))
}

fn two(text: &str, at: usize) -> Option<i8> {
    let pair = text.as_bytes().get(at..at + 2)?;
    let is_number = pair.iter().all(u8::is_ascii_digit);
    is_number.then(|| ((pair[0] - b'0') * 10 + (pair[1] - b'0')) as i8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_of_every_bank() {
        let cases = [
            ("12,50", 1_250),
            ("7,5", 750),
            ("0,", 0),
            ("000000001147,95", 114_795),
            ("1171,6", 117_160),
            ("-1.234,56", -123_456),
            ("+5257,28", 525_728),
            ("15,000.00", 1_500_000),
            ("-35.00", -3_500),
            ("2500", 250_000),
            ("1.234", 123_400),
            ("1.234.567", 123_456_700),
            ("10,000", 1_000),
            ("12.5", 1_250),
            ("- 8,10", -810),
        ];
        for (text, expected) in cases {
            assert_eq!(cents(text), Some(Cents(expected)), "{text}");
        }
        for text in ["", ",", "-", "1,234", "12,505", "1.2.3", "12a", "1..2", "99999999999999999999", "1,2,3"]
        {
            assert_eq!(cents(text), None, "{text}");
        }
    }

    #[test]
    fn days_of_every_bank() {
        let told = |day: Option<Date>| day.map(|day| day.to_string());
        let cases = [
            ("20260305", "2026-03-05"),
            ("2026-03-05", "2026-03-05"),
            ("05-03-2026", "2026-03-05"),
            ("5/3/26", "2026-03-05"),
            ("05.03.2026 12:00", "2026-03-05"),
        ];
        for (text, expected) in cases {
            assert_eq!(told(long_day(text)).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "2026", "20260230", "32-01-2026", "é", "2026-13-01", "0000-00-00"] {
            assert_eq!(long_day(text), None, "{text}");
        }
        assert_eq!(told(short_day("260230")).as_deref(), Some("2026-02-28"));
        assert_eq!(told(short_day("991231")).as_deref(), Some("1999-12-31"));
        assert_eq!(short_day("26é305"), None);
        let new_year = short_day("140101").unwrap();
        assert_eq!(told(nearest_day("1229", new_year)).as_deref(), Some("2013-12-29"));
        assert_eq!(told(nearest_day("0119", new_year)).as_deref(), Some("2014-01-19"));
    }
}
