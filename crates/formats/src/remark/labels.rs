//! `Naam: … Omschrijving: … IBAN: … Kenmerk: … Machtiging ID: … Valutadatum: …`: how ING writes the
//! description in its tables, in Dutch and English.
//!
//! The labels stand in a fixed order, so a payer who writes `Kenmerk:` himself makes no field.

use super::{Remark, provided, returned};
use crate::figure;
use crate::reference;
use crate::text;

/// In the order in which they stand, from the last to the first.
const LAST_FIRST: [(Label, &[&str]); 9] = [
    (Label::Value, &VALUE),
    (Label::Moment, &["Datum/Tijd: ", "Date/time: "]),
    (Label::Reason, &["Reden: ", "Reden storno: ", "Storno reden: ", "Reason: "]),
    (Label::Party, &["Andere partij: ", "Other party: "]),
    (Label::Collector, &["Incassant ID: ", "Creditor ID: "]),
    (Label::Mandate, &["Machtiging ID: ", "Mandate ID: "]),
    (Label::Reference, &["Kenmerk: ", "Reference: "]),
    (Label::Iban, &["IBAN: "]),
    (Label::Description, &["Omschrijving: ", "Description: "]),
];

#[derive(Clone, Copy, PartialEq)]
enum Label {
    Value,
    Moment,
    Reason,
    Party,
    Collector,
    Mandate,
    Reference,
    Iban,
    Description,
}

const VALUE: [&str; 2] = ["Valutadatum: ", "Value date: "];

/// `…Valutadatum: 05-03-2026`: only the bank ends its text so.
fn ends_with_day(text: &str, label: &str) -> bool {
    let Some(at) = text.len().checked_sub(10 + label.len()) else { return false };
    text.get(at..).is_some_and(|end| end.starts_with(label))
}

pub(super) fn is_labelled(text: &str) -> bool {
    let starts = ["Naam: ", "Name: ", "Omschrijving: ", "Description: "];
    let begins = starts.iter().any(|label| text.starts_with(label));
    (begins && (text.contains("IBAN: ") || text.contains(" ID: ")))
        || VALUE.iter().any(|label| ends_with_day(text, label))
}

pub(super) fn read(text: &str) -> Remark {
    let mut remark = Remark::default();
    let mut rest = text;
    let mut moment = None;
    for (label, words) in LAST_FIRST {
        let found = match label {
            // Where the payer's words begin; what he writes himself comes later.
            Label::Description => words.iter().filter_map(|word| Some((at(rest, word)?, *word))).min(),
            _ => words.iter().filter_map(|word| Some((last_at(rest, word)?, *word))).max(),
        };
        let Some((start, word)) = found else { continue };
        let value = rest[start + word.len()..].trim();
        if label == Label::Iban && reference::iban_form(value).is_none() {
            continue;
        }
        match label {
            Label::Moment => moment = text::some(value),
            Label::Reason => remark.return_reason = reason(value),
            Label::Party => remark.ultimate = text::some(value),
            Label::Mandate => remark.mandate_id = provided(value),
            Label::Reference => remark.end_to_end_id = provided(value),
            Label::Iban => remark.account = text::some(value),
            Label::Description => remark.remittance = text::some(value),
            Label::Value => remark.valued = figure::long_day(value),
            Label::Collector => {}
        }
        rest = &rest[..start];
    }
    let name = rest.trim().strip_prefix("Naam:").or_else(|| rest.trim().strip_prefix("Name:"));
    match name {
        Some(name) => remark.name = text::some(name),
        None if remark.remittance.is_none() => remark.remittance = text::some(rest),
        None => remark.kind = text::some(rest),
    }
    remark.remittance = remark.remittance.or(moment);
    remark.returned = remark.return_reason.is_some();
    remark
}

/// Where a label stands: at the beginning or behind a space.
fn at(text: &str, word: &str) -> Option<usize> {
    text.match_indices(word).map(|(at, _)| at).find(|at| begins(text, *at))
}

fn last_at(text: &str, word: &str) -> Option<usize> {
    text.rmatch_indices(word).map(|(at, _)| at).find(|at| begins(text, *at))
}

fn begins(text: &str, at: usize) -> bool {
    at == 0 || text.as_bytes()[at - 1] == b' '
}

/// A label that payers use too: only the code of a reason makes it the bank's.
fn reason(value: &str) -> Option<String> {
    value.split(' ').next().filter(|word| returned::is_reason(word)).map(str::to_owned)
}
