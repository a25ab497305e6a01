//! `Naam: … Omschrijving: … IBAN: … Kenmerk: … Machtiging ID: … Valutadatum: …`: how ING writes the
//! description in its tables, in Dutch and English.
//!
//! The labels stand in a fixed order, so a payer who writes `Kenmerk:` himself makes no field.

use super::{Remark, provided, returned};
use crate::figure;
use crate::reference;
use crate::text;

/// In the order in which they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Label {
    Description,
    Iban,
    Reference,
    Mandate,
    Collector,
    Party,
    Reason,
    Moment,
    Value,
}

/// The label that a word before a colon is.
fn label(before: &str) -> Option<(Label, &'static str)> {
    const LABELS: [(&str, Label); 19] = [
        ("IBAN", Label::Iban),
        ("Kenmerk", Label::Reference),
        ("Reference", Label::Reference),
        ("Omschrijving", Label::Description),
        ("Description", Label::Description),
        ("Valutadatum", Label::Value),
        ("Value date", Label::Value),
        ("Machtiging ID", Label::Mandate),
        ("Mandate ID", Label::Mandate),
        ("Incassant ID", Label::Collector),
        ("Creditor ID", Label::Collector),
        ("Datum/Tijd", Label::Moment),
        ("Date/time", Label::Moment),
        ("Storno reden", Label::Reason),
        ("Reden storno", Label::Reason),
        ("Reden", Label::Reason),
        ("Reason", Label::Reason),
        ("Andere partij", Label::Party),
        ("Other party", Label::Party),
    ];
    let found = LABELS.iter().find(|(word, _)| before.ends_with(word))?;
    let start = before.len() - found.0.len();
    (start == 0 || before.as_bytes()[start - 1] == b' ').then_some((found.1, found.0))
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
    // The description is the first that says so; what the payer writes himself comes behind it.
    let description = colons(text).find_map(|at| match label(&text[..at]) {
        Some((Label::Description, word)) => Some((at - word.len(), at + 2)),
        _ => None,
    });
    let behind = description.map_or(0, |(_, start)| start);
    let mut before = Label::Value;
    let mut is_last = true;
    for at in colons(text).rev().take_while(|at| *at >= behind) {
        let Some((label, word)) = label(&rest[..at.min(rest.len())]) else { continue };
        let value = rest.get(at + 2..).unwrap_or_default().trim();
        let in_order = label < before || (is_last && label <= before);
        if !in_order || (label == Label::Iban && reference::iban_form(value).is_none()) {
            continue;
        }
        match label {
            Label::Value => remark.valued = figure::long_day(value),
            Label::Moment => moment = text::some(value),
            Label::Reason => remark.return_reason = reason(value),
            Label::Party => remark.ultimate = text::some(value),
            Label::Mandate => remark.mandate_id = provided(value),
            Label::Reference => remark.end_to_end_id = provided(value),
            Label::Iban => remark.account = text::some(value),
            Label::Description => continue,
            Label::Collector => {}
        }
        (before, is_last) = (label, false);
        rest = &rest[..at - word.len()];
    }
    if let Some((start, value)) = description {
        remark.remittance = rest.get(value..).and_then(text::some);
        rest = &rest[..start];
    }
    let name = rest.trim().strip_prefix("Naam:").or_else(|| rest.trim().strip_prefix("Name:"));
    match name {
        Some(name) => remark.name = text::some(name),
        None if description.is_none() => remark.remittance = text::some(rest),
        None => remark.kind = text::some(rest),
    }
    remark.remittance = remark.remittance.or(moment);
    remark.returned = remark.return_reason.is_some();
    remark
}

/// Where `: ` stands.
fn colons(text: &str) -> impl DoubleEndedIterator<Item = usize> {
    let bytes = text.as_bytes();
    memchr::memchr_iter(b':', bytes).filter(|at| bytes.get(at + 1) == Some(&b' '))
}

/// A label that payers use too: only the code of a reason makes it the bank's.
fn reason(value: &str) -> Option<String> {
    value.split(' ').next().filter(|word| returned::is_reason(word)).map(str::to_owned)
}
