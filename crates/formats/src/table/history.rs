//! What happened about an open invoice before it came to us: last contact, step, promise,
//! arrangement, dispute, handed over.
//!
//! Words that we do not understand are kept as words: they still tell a person something.

use domain::{Cents, Date, Step};

use super::field::Field;
use super::row::Columns;
use super::sheet::Row;
use crate::facts::{Arrangement, Dispute, HandedOver, History};
use crate::problem::Problems;

/// Yes, no, or other words.
pub(super) enum Answer {
    Yes,
    No,
    Words,
}

impl Answer {
    pub(super) fn of(cell: &str) -> Answer {
        match cell.to_lowercase().as_str() {
            "ja" | "j" | "yes" | "y" | "x" | "true" | "waar" | "1" => Answer::Yes,
            "nee" | "n" | "no" | "false" | "onwaar" | "0" | "0,00" | "0.00" | "geen" | "none" | "" => {
                Answer::No
            }
            _ => Answer::Words,
        }
    }
}

pub(super) fn read(columns: &Columns<'_>, row: &Row, problems: &mut Problems) -> Option<History> {
    let words = |field| columns.text(row, field).filter(|cell| !matches!(Answer::of(cell), Answer::No));
    let step_text = words(Field::Step).filter(|text| !is_status(text));
    let history = History {
        last_contact: columns.date(row, Field::LastContact, problems),
        step: step_text.as_deref().and_then(step),
        step_text,
        promise: promise(columns, row, problems),
        arrangement: words(Field::Arrangement).map(|text| arrangement(columns, text)),
        dispute: dispute(columns, row, problems),
        handed_over: words(Field::HandedOver).map(|text| handed_over(columns, &text)),
    };
    (history != History::default()).then_some(history)
}

fn promise(columns: &Columns<'_>, row: &Row, problems: &mut Problems) -> Option<Date> {
    let cell = columns.text(row, Field::Promise)?;
    match Answer::of(&cell) {
        Answer::No => None,
        _ => columns.date(row, Field::Promise, problems),
    }
}

/// `01-03-2026 355,00; 01-04-2026 355,00` gives terms; other words stay words.
fn arrangement(columns: &Columns<'_>, text: String) -> Arrangement {
    let parts: Vec<&str> =
        text.split([';', '|', '+']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let terms: Option<Vec<(Date, Cents)>> = parts.iter().map(|part| term(columns, part)).collect();
    Arrangement { terms: terms.unwrap_or_default(), text }
}

/// One term: a date and an amount, in either order.
fn term(columns: &Columns<'_>, part: &str) -> Option<(Date, Cents)> {
    let words: Vec<&str> =
        part.split([' ', ':', '=']).filter(|word| !matches!(*word, "" | "€" | "EUR")).collect();
    let [one, other] = words.as_slice() else {
        return None;
    };
    let dated = |date: &str, amount: &str| {
        let amount = columns.amount_in(amount).filter(|amount| amount.is_positive());
        columns.date_in(date).zip(amount)
    };
    dated(one, other).or_else(|| dated(other, one))
}

fn dispute(columns: &Columns<'_>, row: &Row, problems: &mut Problems) -> Option<Dispute> {
    let amount = columns.amount(row, Field::DisputeAmount, problems);
    let amount = amount.map(Cents::abs).filter(|amount| amount.is_positive());
    let from_amount = amount.map(|_| Dispute { reason: None, amount_cents: amount });
    let Some(cell) = columns.text(row, Field::Dispute) else {
        return from_amount;
    };
    match Answer::of(&cell) {
        Answer::No => from_amount,
        Answer::Yes => Some(Dispute { reason: None, amount_cents: amount }),
        Answer::Words => match columns.amount_in(&cell).filter(|amount| amount.is_positive()) {
            Some(disputed) => Some(Dispute { reason: None, amount_cents: amount.or(Some(disputed)) }),
            None => Some(Dispute { reason: Some(cell), amount_cents: amount }),
        },
    }
}

/// A name, a day, or both: `Bos Incasso 12-01-2026`.
fn handed_over(columns: &Columns<'_>, text: &str) -> HandedOver {
    if matches!(Answer::of(text), Answer::Yes) {
        return HandedOver::default();
    }
    let on = text.split(' ').find_map(|word| columns.date_in(word.trim_matches(['(', ')', ','])));
    let rest: Vec<&str> = text
        .split(' ')
        .filter(|word| columns.date_in(word.trim_matches(['(', ')', ','])).is_none())
        .collect();
    let to = crate::text::some(rest.join(" ").trim_matches([',', ' ', '(', ')']));
    HandedOver { to, on }
}

/// The status of an invoice in its package, which says nothing about contact.
fn is_status(text: &str) -> bool {
    const STATUSES: [&str; 14] = [
        "open",
        "openstaand",
        "verzonden",
        "verstuurd",
        "sent",
        "betaald",
        "paid",
        "voldaan",
        "vervallen",
        "verlopen",
        "overdue",
        "late",
        "te laat",
        "deels betaald",
    ];
    STATUSES.contains(&text.to_lowercase().as_str())
}

/// The step of our strategy that the words stand for, where that is plain.
fn step(text: &str) -> Option<Step> {
    let lower = text.to_lowercase();
    if let Ok(step) = lower.parse() {
        return Some(step);
    }
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let is = |words: &[&str]| words.contains(&lower.as_str());
    if has(&["14 dagen", "14-dagen", "veertiendagen", "wik-brief", "wik brief"]) {
        Some(Step::FourteenDayLetter)
    } else if has(&["laatste aanmaning", "sommatie", "ingebrekestelling", "final notice"]) {
        Some(Step::FinalNotice)
    } else if has(&["3e ", "derde", "third"]) || is(&["3", "aanmaning"]) {
        Some(Step::FirmReminder)
    } else if has(&["2e ", "tweede", "second", "1e aanmaning", "eerste aanmaning"]) || is(&["2"]) {
        Some(Step::SecondReminder)
    } else if has(&["gebeld", "belactie", "telefonisch", "called", "phone call"]) {
        Some(Step::ReasonCall)
    } else if has(&["1e ", "eerste", "first"]) || is(&["1", "herinnering", "reminder", "herinnerd"]) {
        Some(Step::FriendlyReminder)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_steps() {
        let cases = [
            ("1e herinnering", Some(Step::FriendlyReminder)),
            ("Herinnering", Some(Step::FriendlyReminder)),
            ("2e herinnering", Some(Step::SecondReminder)),
            ("2", Some(Step::SecondReminder)),
            ("Aanmaning", Some(Step::FirmReminder)),
            ("Laatste aanmaning", Some(Step::FinalNotice)),
            ("14-dagenbrief", Some(Step::FourteenDayLetter)),
            ("gebeld 3-2", Some(Step::ReasonCall)),
            ("firm_reminder", Some(Step::FirmReminder)),
            ("Verzonden", None),
        ];
        for (text, expected) in cases {
            assert_eq!(step(text), expected, "{text}");
        }
    }
}
