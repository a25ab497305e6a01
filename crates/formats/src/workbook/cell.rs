//! Numbers and days of spreadsheets as text that tables understand.
//!
//! A spreadsheet keeps fractions: 1210.10 can stand there as 1210.0999999999999. What is within a
//! hair of whole cents is these cents; anything else keeps its fraction, and is refused where an
//! amount should be.

use domain::Date;

/// Far below a cent, far above what a fraction of a spreadsheet is off.
const HAIR: f64 = 1e-6;
/// Beyond this a fraction of a spreadsheet no longer holds cents.
const LARGEST: f64 = 1e13;

/// A number with a decimal comma; whole numbers stay as they are.
pub(super) fn number(raw: &str) -> String {
    let Ok(value) = raw.trim().parse::<f64>() else {
        return raw.to_owned();
    };
    if !value.is_finite() || value.abs() > LARGEST {
        return raw.to_owned();
    }
    let cents = (value * 100.0).round();
    if (value * 100.0 - cents).abs() > HAIR * value.abs().max(1.0) {
        // At least four decimals: three could be taken for a thousand.
        return format!("{value:.6}").replace('.', ",");
    }
    let sign = if cents < 0.0 { "-" } else { "" };
    let cents = cents.abs() as u64;
    match cents % 100 {
        0 => format!("{sign}{}", cents / 100),
        rest => format!("{sign}{},{rest:02}", cents / 100),
    }
}

/// The day that a number of days since the epoch of the workbook stands for.
pub(super) fn day(raw: &str, is_1904: bool) -> Option<Date> {
    let value: f64 = raw.trim().parse().ok()?;
    crate::table::day_of_serial(value, is_1904)
}

/// Whether a format of numbers shows a day: `dd-mm-yyyy`, and the built-in ones.
pub(super) fn is_day_format(id: u32, code: Option<&str>) -> bool {
    let Some(code) = code else {
        return matches!(id, 14..=17 | 22 | 27..=31 | 34..=36 | 50..=58);
    };
    let mut bare = String::new();
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => letters.by_ref().take_while(|letter| *letter != '"').for_each(drop),
            '[' => letters.by_ref().take_while(|letter| *letter != ']').for_each(drop),
            '\\' | '_' | '*' => drop(letters.next()),
            other => bare.push(other.to_ascii_lowercase()),
        }
    }
    // `j` is the year in Dutch formats.
    !bare.contains("general") && bare.contains(['d', 'y', 'j']) && !bare.contains(['0', '#'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_do() {
        let cases = [
            ("1210", "1210"),
            ("1210.1", "1210,10"),
            ("1210.0999999999999", "1210,10"),
            ("-12.5", "-12,50"),
            ("1.2101E3", "1210,10"),
            ("-0.0000000001", "0"),
            ("1234.567", "1234,567000"),
            ("123456789012", "123456789012"),
            ("1e300", "1e300"),
            ("tien", "tien"),
        ];
        for (raw, expected) in cases {
            assert_eq!(number(raw), expected, "{raw}");
        }
    }

    #[test]
    fn days_are_told_by_their_format() {
        for (id, code, expected) in [
            (14, None, true),
            (4, None, false),
            (164, Some("dd\\-mm\\-yyyy"), true),
            (164, Some("[$-413]d mmm jjjj;@"), true),
            (164, Some("#,##0.00 \"day\""), false),
            (164, Some("[Red]0.00"), false),
            (164, Some("General"), false),
            (164, Some("_ \"€\"\\ * #,##0.00_ "), false),
        ] {
            assert_eq!(is_day_format(id, code), expected, "{id} {code:?}");
        }
        assert_eq!(day("46086", false).unwrap().to_string(), "2026-03-05");
        assert_eq!(day("44624.5", true).unwrap().to_string(), "2026-03-05");
        assert_eq!(day("0.5", false), None);
    }
}
