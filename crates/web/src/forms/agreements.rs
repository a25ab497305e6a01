//! Reading disputes. Payment terms stand in `reasons`.

use domain::agreement::DisputeOutcome;
use domain::{Event, InvoiceId};

use super::Reader;

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
