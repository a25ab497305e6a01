//! Amounts as people and packages write them: `€ 1.234,56`, `1,234.56`, `12,5-`, `(12.50)`.
//!
//! Invariant: never rounded and never guessed. `1.234` alone is twelve hundred: money has no three
//! decimals. Only where the rest of the table has a decimal point can it be 1.234, and then it is
//! refused.

use std::cmp::Ordering;

use domain::{Cents, Currency};

/// The decimal sign of a table, as its unambiguous amounts show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decimal {
    Comma,
    Point,
    Unknown,
}

impl Decimal {
    fn is(self, sign: char) -> bool {
        match self {
            Decimal::Comma => sign == ',',
            Decimal::Point => sign == '.',
            Decimal::Unknown => false,
        }
    }
}

/// The decimal sign that most amounts of a table show.
pub(crate) fn decimal_of<'t>(amounts: impl Iterator<Item = &'t str>) -> Decimal {
    let (mut commas, mut points) = (0_usize, 0_usize);
    for amount in amounts {
        let digits = amount.trim_end_matches(|c: char| !c.is_ascii_digit());
        match digits.rfind([',', '.']) {
            Some(at) if digits.len() - at - 1 == 3 && !has_both(digits) => {}
            Some(at) if digits[at..].starts_with(',') => commas += 1,
            Some(_) => points += 1,
            None => {}
        }
    }
    match points.cmp(&commas) {
        Ordering::Greater => Decimal::Point,
        Ordering::Less => Decimal::Comma,
        Ordering::Equal => Decimal::Unknown,
    }
}

pub(crate) fn read_amount(text: &str, decimal: Decimal) -> Option<Cents> {
    let (negative, digits) = unsigned(text)?;
    let number = normal(&digits, decimal)?;
    let amount = crate::key::plausible(&number)?;
    Some(if negative { -amount } else { amount })
}

/// The currency that stands beside an amount.
pub(crate) fn currency_in(text: &str) -> Option<Currency> {
    let code = match text {
        _ if text.contains('€') => "EUR".to_owned(),
        _ if text.contains('£') => "GBP".to_owned(),
        _ if text.contains('$') => "USD".to_owned(),
        _ if text.to_lowercase().contains("euro") => "EUR".to_owned(),
        _ => text.chars().filter(char::is_ascii_uppercase).collect(),
    };
    code.parse().ok()
}

/// The amounts in a sentence: numbers behind `€` or `EUR`.
pub(crate) fn amount_in_words(words: &str) -> Vec<Cents> {
    let behind = |mark: &'static str| words.match_indices(mark).map(move |(at, _)| &words[at + mark.len()..]);
    let number = |rest: &str| {
        let digits = rest.trim_start();
        let end =
            digits.find(|c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.'))).unwrap_or(digits.len());
        read_amount(digits[..end].trim_end_matches([',', '.']), Decimal::Unknown)
    };
    behind("€").chain(behind("EUR")).filter_map(number).collect()
}

/// The sign, and what is left without currency and spaces.
fn unsigned(text: &str) -> Option<(bool, String)> {
    let mut negative = false;
    let mut digits = String::with_capacity(text.len());
    let text = text.trim();
    let inner = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    for part in inner.unwrap_or(text).split(|c: char| c.is_whitespace() || c == '\'' || c == '’') {
        let is_code = part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_uppercase());
        if part.chars().any(|c| !c.is_alphabetic()) {
            digits.push_str(part);
        } else if part.eq_ignore_ascii_case("cr") {
            negative = true;
        } else if !part.is_empty() && !is_code {
            return None;
        }
    }
    let digits = digits.replace(['€', '$', '£'], "").replace(['−', '–'], "-");
    let digits = digits.trim_start_matches("EUR").trim_end_matches("EUR");
    // `5,-` is five euro, `5,--` too.
    let digits = match digits.find(",-") {
        Some(at) if digits[at + 1..].bytes().all(|byte| byte == b'-') => &digits[..at],
        _ => digits,
    };
    let signs = digits.matches(['-', '+']).count();
    let stripped = digits.trim_start_matches(['-', '+']).trim_end_matches(['-', '+']);
    if signs > 1 || stripped.contains(['-', '+']) {
        return None;
    }
    negative |= inner.is_some() || digits.contains('-');
    Some((negative, stripped.to_owned()))
}

/// The number with a decimal point and no other sign.
fn normal(digits: &str, decimal: Decimal) -> Option<String> {
    let only = |c: char| c.is_ascii_digit() || matches!(c, ',' | '.');
    if digits.is_empty() || !digits.chars().all(only) || !digits.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let Some(last) = digits.rfind([',', '.']) else {
        return Some(digits.to_owned());
    };
    let sign = digits[last..].chars().next()?;
    let (whole, fraction) = (&digits[..last], &digits[last + 1..]);
    let is_decimal = if has_both(digits) {
        !whole.contains(sign)
    } else {
        !whole.contains(sign) && (fraction.len() != 3 || decimal.is(sign) || whole == "0")
    };
    if !is_decimal {
        return groups(digits, sign).map(|whole| format!("{whole}.00"));
    }
    let other = if sign == ',' { '.' } else { ',' };
    Some(format!("{}.{fraction}", groups(whole, other)?))
}

/// Digits in groups of three: `1.234.567`.
fn groups(digits: &str, sign: char) -> Option<String> {
    if !digits.contains(sign) {
        return digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.to_owned());
    }
    let parts: Vec<&str> = digits.split(sign).collect();
    let (first, rest) = parts.split_first()?;
    let right = (1..=3).contains(&first.len()) && rest.iter().all(|part| part.len() == 3);
    let whole = parts.concat();
    (right && whole.bytes().all(|byte| byte.is_ascii_digit())).then_some(whole)
}

fn has_both(digits: &str) -> bool {
    digits.contains(',') && digits.contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_they_are_written() {
        let cases = [
            ("1210", 121_000),
            ("1210,00", 121_000),
            ("1.210,00", 121_000),
            ("€ 1.210,00", 121_000),
            ("1,210.00", 121_000),
            ("1.234.567,89", 123_456_789),
            ("12,5", 1_250),
            ("0,5", 50),
            ("-12,50", -1_250),
            ("12,50-", -1_250),
            ("(12,50)", -1_250),
            ("€ -12,50", -1_250),
            ("-€ 12,50", -1_250),
            ("12,50 CR", -1_250),
            ("EUR 12,50", 1_250),
            ("12,50 EUR", 1_250),
            ("5,-", 500),
            ("€ 5,--", 500),
            ("1 210,00", 121_000),
            ("1'210.00", 121_000),
            ("1\u{a0}210,00", 121_000),
            ("1.210", 121_000),
            ("1,210", 121_000),
            ("12,", 1_200),
            (",50", 50),
            ("12,50000", 1_250),
            ("−12,50", -1_250),
            ("0", 0),
            ("$ 12.50", 1_250),
            ("1.210,5", 121_050),
        ];
        for (text, expected) in cases {
            assert_eq!(read_amount(text, Decimal::Unknown), Some(Cents(expected)), "{text}");
        }
    }

    #[test]
    fn what_would_be_a_guess_is_refused() {
        for text in [
            "",
            "-",
            "n.v.t.",
            "1.23.456",
            "12,345,6",
            "1,2,3",
            "12,505",
            "1.210,005",
            "1e3",
            "12-50",
            "--5",
            "5 stuks",
            "5 st",
            "12.345.6,7",
            "€",
            "99999999999999999",
        ] {
            let decimal = if text == "12,505" { Decimal::Comma } else { Decimal::Point };
            assert_eq!(read_amount(text, decimal), None, "{text}");
        }
    }

    #[test]
    fn the_table_tells_its_decimal_sign() {
        assert_eq!(decimal_of(["12.50", "1.234"].into_iter()), Decimal::Point);
        assert_eq!(decimal_of(["1.234", "99"].into_iter()), Decimal::Unknown);
        assert_eq!(decimal_of(["1.234", "0,99"].into_iter()), Decimal::Comma);
        assert_eq!(decimal_of(["1,234.56", "12.5"].into_iter()), Decimal::Point);
        // In a table with points 1.234 has three decimals, 1,234 is a thousand.
        assert_eq!(read_amount("1.234", Decimal::Point), None);
        assert_eq!(read_amount("1.230", Decimal::Point), Some(Cents(123)));
        assert_eq!(read_amount("1,234", Decimal::Point), Some(Cents(123_400)));
        assert_eq!(currency_in("$ 12"), "USD".parse().ok());
        assert_eq!(currency_in("12 SEK"), "SEK".parse().ok());
    }
}
