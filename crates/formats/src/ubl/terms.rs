//! A due date from the words of the payment terms, where these leave no doubt.
//!
//! `30 dagen netto` is certain. Two periods, a discount for early payment, working days, the end
//! of a month or a period after delivery are not: then a person has to say.

use domain::Date;

use crate::table::{DateOrder, read_date};

/// Words that make the number of days mean something else.
const DOUBTS: [&str; 22] = [
    "korting",
    "discount",
    "skonto",
    "rabat",
    "escompte",
    "kassarabatt",
    "einde",
    "eind ",
    "end of",
    "eom",
    "month",
    "maand",
    "ontvangst",
    "levering",
    "receipt",
    "delivery",
    "werkdag",
    "working",
    "business day",
    "contract",
    "termijnen",
    "instal",
];

/// Words for days, in the languages that suppliers use here.
const DAYS: [&str; 12] =
    ["dagen", "dag", "dgn", "days", "day", "tage", "tagen", "tag", "jours", "dagar", "dage", "dager"];

/// The due date, counted from the day of issue.
pub(super) fn due(terms: &str, issued: Date) -> Option<Date> {
    let lower = terms.to_lowercase();
    if DOUBTS.iter().any(|doubt| lower.contains(doubt)) {
        return None;
    }
    let mut found: Vec<Date> = days(&lower).into_iter().map(|days| issued.plus_days(days)).collect();
    found.extend(dates(&lower));
    found.sort();
    found.dedup();
    match found.as_slice() {
        [only] if *only >= issued => Some(*only),
        _ => None,
    }
}

/// Every number that stands before a word for days.
fn days(lower: &str) -> Vec<i32> {
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | ')' | '/'))
        .map(|word| word.trim_matches('.'))
        .filter(|word| !word.is_empty())
        .collect();
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let digits = word.trim_end_matches(|c: char| !c.is_ascii_digit());
        let unit = match &word[digits.len()..] {
            "" => words.get(index + 1).copied().unwrap_or_default(),
            glued => glued.trim_start_matches('-'),
        };
        let number = digits.parse().ok().filter(|days| (0..=365).contains(days));
        if let (Some(number), true) = (number, DAYS.contains(&unit)) {
            found.push(number);
        }
    }
    found
}

fn dates(lower: &str) -> impl Iterator<Item = Date> {
    let words = lower.split(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '(' | ')'));
    let dated = words.map(|word| word.trim_matches('.')).filter(|word| word.len() >= 8);
    dated.filter_map(|word| read_date(word, DateOrder::DayFirst))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_terms_without_doubt_give_a_date() {
        let issued: Date = "2026-01-10".parse().unwrap();
        let cases = [
            ("30 dagen netto", Some("2026-02-09")),
            ("30 dagar netto. Dröjsmålsränta:12 %", Some("2026-02-09")),
            ("Betaling binnen 14 dagen.", Some("2026-01-24")),
            ("Net 30 days", Some("2026-02-09")),
            ("14-dagen", Some("2026-01-24")),
            ("14dgn", Some("2026-01-24")),
            ("Zahlbar innerhalb 8 Tage", Some("2026-01-18")),
            ("Te betalen voor 24-01-2026", Some("2026-01-24")),
            ("14 dagen, dus uiterlijk 24-01-2026", Some("2026-01-24")),
            ("2 % discount if paid within 2 days", None),
            ("8 dagen 2%, 30 dagen netto", None),
            ("30 dagen einde maand", None),
            ("30 dagen na ontvangst", None),
            ("10 werkdagen", None),
            ("As per contract clause X.123", None),
            ("14 dagen, dus uiterlijk 25-01-2026", None),
            ("Te betalen voor 24-01-2025", None),
            ("netto", None),
            ("", None),
        ];
        for (terms, expected) in cases {
            let due = due(terms, issued).map(|due| due.to_string());
            assert_eq!(due.as_deref(), expected, "{terms}");
        }
    }
}
