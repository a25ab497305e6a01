//! Money, whole numbers, percentages and lists in a sentence.

use domain::{Cents, Currency, Language};

const NO_BREAK_SPACE: char = '\u{a0}';

/// `€ 1.234,56` and `€ -12,50` in Dutch, `€1,234.56` and `-€12.50` in English.
///
/// ```
/// use domain::{Cents, Currency, Language};
/// assert_eq!(text::money(Cents(123_456), Currency::EUR, Language::Nl), "€\u{a0}1.234,56");
/// assert_eq!(text::money(Cents(-1_250), Currency::EUR, Language::En), "-€12.50");
/// ```
pub fn money(cents: Cents, currency: Currency, language: Language) -> String {
    let symbol = symbol(currency.code());
    let sign = if cents.0 < 0 { "-" } else { "" };
    let value = cents.0.unsigned_abs();
    let mut text = String::with_capacity(24);
    match (language, symbol) {
        (Language::Nl, symbol) => {
            text.push_str(symbol.unwrap_or(currency.code()));
            text.push(NO_BREAK_SPACE);
            text.push_str(sign);
        }
        (Language::En, Some(symbol)) => {
            text.push_str(sign);
            text.push_str(symbol);
        }
        (Language::En, None) => {
            text.push_str(sign);
            text.push_str(currency.code());
            text.push(NO_BREAK_SPACE);
        }
    }
    let (group, point) = separators(language);
    push_grouped(&mut text, value / 100, group);
    text.push(point);
    let fraction = (value % 100) as u8;
    text.push(char::from(b'0' + fraction / 10));
    text.push(char::from(b'0' + fraction % 10));
    text
}

/// `1.234` in Dutch, `1,234` in English.
pub fn whole_number(number: i64, language: Language) -> String {
    let mut text = String::with_capacity(12);
    if number < 0 {
        text.push('-');
    }
    push_grouped(&mut text, number.unsigned_abs(), separators(language).0);
    text
}

/// A percentage from its hundredths: 1040 is `10,4%`, 1000 is `10%`.
pub fn percentage(hundredths: i64, language: Language) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let value = hundredths.unsigned_abs();
    let fraction = format!("{:02}", value % 100);
    let fraction = fraction.trim_end_matches('0');
    let whole = value / 100;
    if fraction.is_empty() {
        format!("{sign}{whole}%")
    } else {
        format!("{sign}{whole}{}{fraction}%", separators(language).1)
    }
}

/// `F1, F2 en F3`.
pub fn list<S: AsRef<str>>(items: &[S], language: Language) -> String {
    let and = match language {
        Language::Nl => " en ",
        Language::En => " and ",
    };
    let mut text = String::new();
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            text.push_str(if index + 1 == items.len() { and } else { ", " });
        }
        text.push_str(item.as_ref());
    }
    text
}

fn symbol(code: &str) -> Option<&'static str> {
    match code {
        "EUR" => Some("€"),
        "GBP" => Some("£"),
        "USD" => Some("US$"),
        _ => None,
    }
}

fn separators(language: Language) -> (char, char) {
    match language {
        Language::Nl => ('.', ','),
        Language::En => (',', '.'),
    }
}

fn push_grouped(text: &mut String, value: u64, separator: char) {
    let digits = value.to_string();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_as_dutch_people_write_it() {
        for (cents, dutch, english) in [
            (0, "€ 0,00", "€0.00"),
            (5, "€ 0,05", "€0.05"),
            (123_456, "€ 1.234,56", "€1,234.56"),
            (-1_250, "€ -12,50", "-€12.50"),
            (100_000_000, "€ 1.000.000,00", "€1,000,000.00"),
            (i64::MIN, "€ -92.233.720.368.547.758,08", "-€92,233,720,368,547,758.08"),
        ] {
            let dutch = dutch.replace(' ', "\u{a0}");
            assert_eq!(money(Cents(cents), Currency::EUR, Language::Nl), dutch);
            assert_eq!(money(Cents(cents), Currency::EUR, Language::En), english);
        }
    }

    #[test]
    fn other_currencies_keep_their_name() {
        let franc: Currency = "CHF".parse().unwrap();
        let dollar: Currency = "USD".parse().unwrap();
        assert_eq!(money(Cents(120_000), franc, Language::Nl), "CHF\u{a0}1.200,00");
        assert_eq!(money(Cents(120_000), franc, Language::En), "CHF\u{a0}1,200.00");
        assert_eq!(money(Cents(-100), dollar, Language::En), "-US$1.00");
    }

    #[test]
    fn lists_percentages_and_numbers() {
        assert_eq!(list(&["F1"], Language::Nl), "F1");
        assert_eq!(list(&["F1", "F2"], Language::Nl), "F1 en F2");
        assert_eq!(list(&["F1", "F2", "F3"], Language::En), "F1, F2 and F3");
        assert_eq!(percentage(1_040, Language::Nl), "10,4%");
        assert_eq!(percentage(1_000, Language::Nl), "10%");
        assert_eq!(percentage(-5, Language::En), "-0.05%");
        assert_eq!(whole_number(-1_234, Language::Nl), "-1.234");
    }
}
