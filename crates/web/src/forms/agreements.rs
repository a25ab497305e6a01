//! Reading what is agreed: disputes, arrangements, payment terms.

use domain::agreement::DisputeOutcome;
use domain::{Cents, Event, InvoiceId};

use super::{Reader, Rhythm, terms};

pub(super) fn one_invoice(r: &mut Reader<'_>) -> Option<InvoiceId> {
    r.invoices_needed().first().copied()
}

pub(super) fn dispute(r: &mut Reader<'_>) -> Option<Event> {
    let (amount, reason) = (r.amount("amount"), r.needed("reason"));
    Some(Event::DisputeOpened { invoice: one_invoice(r)?, amount, reason })
}

pub(super) fn dispute_close(r: &mut Reader<'_>) -> Option<Event> {
    let outcome: Option<DisputeOutcome> = r.choice("outcome");
    let customer_satisfied = match r.fields.one("satisfied") {
        Some("yes") => Some(true),
        Some("no") => Some(false),
        _ => None,
    };
    Some(Event::DisputeClosed { invoice: one_invoice(r)?, outcome: outcome?, customer_satisfied })
}

pub(super) fn arrangement(r: &mut Reader<'_>) -> Option<Event> {
    let invoices = r.invoices_needed();
    let (first, each) = (r.date_needed("first"), r.amount("each"));
    let times = r.fields.one("times").and_then(|times| times.parse().ok());
    let rhythm = Rhythm::from_word(r.fields.one("rhythm").unwrap_or(""));
    let is_chosen = |id: &InvoiceId| invoices.contains(id);
    let open = r.knows.open.iter().filter(|(id, _, _)| is_chosen(id));
    let total: Cents = open.map(|(_, open, _)| *open).sum();
    let Some(terms) = terms(total, times, each, first, rhythm) else {
        r.wrong("times", "field-needed");
        return None;
    };
    Some(Event::Arrangement { invoices, terms })
}

pub(super) fn term(r: &mut Reader<'_>) -> Option<Event> {
    let what = r.needed("what");
    if what == "denied" {
        return Some(Event::TermDenied);
    }
    let days: i32 = r.choice("days")?;
    let from = r.fields.one("from_invoice").and_then(|id| id.parse().ok()).map(InvoiceId);
    let issued = r.knows.open.iter().find(|(id, _, _)| Some(*id) == from).map(|known| known.2);
    match what.as_str() {
        "claimed" => Some(Event::TermClaimed { days }),
        "approved" => Some(Event::TermApproved { days, from_issued: issued, since: None }),
        _ => None,
    }
}
