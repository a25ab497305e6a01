//! Reads what people type for a day or an amount, the Dutch way and the English way:
//! `vr`, `morgen`, `eind mnd`, `over 2 wk`, `30-3`; `1.250,50`, `1250,5`, `1250.50`.
//!
//! Not here: what a customer writes in a reply (room `reading`).
//! Invariant: what is not certain is not guessed: it gives `None`, and the page says how to write
//! it. What is read is always said back before it is saved.

use domain::{Cents, Date};

const WEEKDAYS: [[&str; 4]; 7] = [
    ["ma", "maandag", "mon", "monday"],
    ["di", "dinsdag", "tue", "tuesday"],
    ["wo", "woensdag", "wed", "wednesday"],
    ["do", "donderdag", "thu", "thursday"],
    ["vr", "vrijdag", "fri", "friday"],
    ["za", "zaterdag", "sat", "saturday"],
    ["zo", "zondag", "sun", "sunday"],
];

const MONTHS: [[&str; 3]; 12] = [
    ["jan", "januari", "january"],
    ["feb", "februari", "february"],
    ["mrt", "maart", "march"],
    ["apr", "april", "april"],
    ["mei", "mei", "may"],
    ["jun", "juni", "june"],
    ["jul", "juli", "july"],
    ["aug", "augustus", "august"],
    ["sep", "september", "september"],
    ["okt", "oktober", "october"],
    ["nov", "november", "november"],
    ["dec", "december", "december"],
];

/// The day that is meant, seen from `today`. A weekday is the next one after today; a day and
/// month without a year is the next time that comes.
pub fn day(typed: &str, today: Date) -> Option<Date> {
    let lowered = typed.trim().to_lowercase();
    let words: Vec<&str> = lowered.split_whitespace().collect();
    match words.as_slice() {
        [] => None,
        ["vandaag" | "today" | "nu"] => Some(today),
        ["morgen" | "tomorrow"] => Some(today.plus_days(1)),
        ["overmorgen"] => Some(today.plus_days(2)),
        ["eind" | "einde" | "end", "mnd" | "maand" | "month"]
        | ["eind" | "einde", "van", "de", "maand"]
        | ["end", "of", "month"] => end_of_month(today),
        ["over" | "in", count, unit] => after(count, unit, today),
        ["a.s." | "as" | "komende" | "volgende" | "next", weekday] => next_weekday(weekday, today),
        [number, month] => day_of_month(number.parse().ok()?, month_of(month)?, today),
        [number, month, year] => {
            Date::try_new(year.parse().ok()?, month_of(month)?, number.parse().ok()?).ok()
        }
        [one] => single(one, today),
        _ => None,
    }
}

/// The amount that is meant. A point or comma with one or two figures behind it is the decimal
/// sign; with three it parts the thousands.
pub fn amount(typed: &str) -> Option<Cents> {
    let figures: String =
        typed.chars().filter(|letter| !letter.is_whitespace() && !"€'".contains(*letter)).collect();
    let figures = figures.trim_end_matches(",-").trim_end_matches(".-");
    if figures.is_empty() || !figures.chars().all(|l| l.is_ascii_digit() || ".,".contains(l)) {
        return None;
    }
    let last = figures.rfind([',', '.']);
    let (whole, decimals) = match last {
        Some(at) if figures.len() - at - 1 <= 2 => (&figures[..at], &figures[at + 1..]),
        _ => (figures, ""),
    };
    if !is_grouped(whole, if decimals.is_empty() { None } else { figures.chars().nth(last?) }) {
        return None;
    }
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let digits = if digits.is_empty() { "0" } else { &digits };
    Cents::try_from_decimal(&format!("{digits}.{decimals:0<2}")).ok().filter(|cents| cents.is_positive())
}

fn single(word: &str, today: Date) -> Option<Date> {
    if let Some(found) = next_weekday(word, today) {
        return Some(found);
    }
    if let Ok(iso) = word.parse::<Date>() {
        return Some(iso);
    }
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    match parts.as_slice() {
        [day, month] => day_of_month(day.parse().ok()?, month.parse().ok()?, today),
        [day, month, year] => {
            let short: i16 = year.parse().ok()?;
            let year = if year.len() == 2 { 2000 + short } else { short };
            Date::try_new(year, month.parse().ok()?, day.parse().ok()?).ok()
        }
        _ => {
            let unit = word.find(|letter: char| !letter.is_ascii_digit())?;
            after(&word[..unit], &word[unit..], today)
        }
    }
}

fn next_weekday(word: &str, today: Date) -> Option<Date> {
    let wanted = WEEKDAYS.iter().position(|names| names.contains(&word))?;
    let now = today.weekday() as usize;
    let ahead = (wanted + 7 - now - 1) % 7 + 1;
    Some(today.plus_days(ahead as i32))
}

fn after(count: &str, unit: &str, today: Date) -> Option<Date> {
    let count: i32 = match count {
        "een" | "één" | "a" | "an" | "one" => 1,
        other => other.parse().ok().filter(|count| (1..=366).contains(count))?,
    };
    match unit {
        "d" | "dag" | "dagen" | "day" | "days" => Some(today.plus_days(count)),
        "w" | "wk" | "week" | "weken" | "weeks" => Some(today.plus_days(7 * count)),
        "m" | "mnd" | "maand" | "maanden" | "month" | "months" => {
            let civil = today.civil().checked_add(jiff::Span::new().months(count)).ok()?;
            Some(Date::from(civil))
        }
        _ => None,
    }
}

fn end_of_month(today: Date) -> Option<Date> {
    Some(Date::from(today.civil().last_of_month()))
}

fn month_of(word: &str) -> Option<i8> {
    let position = MONTHS.iter().position(|names| names.contains(&word.trim_end_matches('.')))?;
    i8::try_from(position + 1).ok()
}

fn day_of_month(day: i8, month: i8, today: Date) -> Option<Date> {
    let year = today.civil().year();
    let this_year = Date::try_new(year, month, day).ok();
    this_year.filter(|date| *date >= today).or_else(|| Date::try_new(year + 1, month, day).ok())
}

/// Whether what stands before the decimals is plain figures, or figures in threes with one sign
/// that is not the decimal sign.
fn is_grouped(whole: &str, decimal_sign: Option<char>) -> bool {
    let Some(sign) = whole.chars().find(|letter| !letter.is_ascii_digit()) else {
        return true;
    };
    let mut groups = whole.split(sign);
    let first = groups.next().unwrap_or("");
    Some(sign) != decimal_sign
        && (1..=3).contains(&first.len())
        && groups.all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_people_say_them() {
        let thursday: Date = "2026-03-12".parse().unwrap();
        let cases = [
            ("vr", "2026-03-13"),
            ("do", "2026-03-19"),
            ("morgen", "2026-03-13"),
            ("ma", "2026-03-16"),
            ("eind mnd", "2026-03-31"),
            ("over 2 wk", "2026-03-26"),
            ("30-3", "2026-03-30"),
            ("1-3", "2027-03-01"),
            ("5 april", "2026-04-05"),
            ("2w", "2026-03-26"),
            ("2026-05-01", "2026-05-01"),
            ("1/4/26", "2026-04-01"),
            ("over 1 maand", "2026-04-12"),
            ("fri", "2026-03-13"),
            ("next monday", "2026-03-16"),
        ];
        for (typed, meant) in cases {
            assert_eq!(day(typed, thursday).map(|day| day.to_string()).as_deref(), Some(meant), "{typed}");
        }
        for typed in ["", "gauw", "31-2", "over 0 wk", "zodra het kan", "32", "é"] {
            assert_eq!(day(typed, thursday), None, "{typed}");
        }
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let cases = [
            ("1.250,50", 125_050),
            ("1250,5", 125_050),
            ("1250.50", 125_050),
            ("1.250", 125_000),
            ("€ 12,-", 1_200),
            ("0,05", 5),
            ("1,250.50", 125_050),
            ("1.234.567,89", 123_456_789),
        ];
        for (typed, cents) in cases {
            assert_eq!(amount(typed), Some(Cents(cents)), "{typed}");
        }
        for typed in ["", "veel", "-5", "0", "12.34.5,00", "1,2,3", "1.2345,00"] {
            assert_eq!(amount(typed), None, "{typed}");
        }
    }
}
