//! Reading how somebody pays in parts: agreed or proposed, accepted, one term shifted.

use domain::agreement::Heard;
use domain::arrangement::{Rhythm, split};
use domain::{Cents, Event, InvoiceId};

use super::Reader;

pub(super) fn arrangement(r: &mut Reader<'_>) -> Option<Event> {
    let invoices = r.invoices_needed();
    let (first, each) = (r.date_needed("first"), r.amount("each"));
    let times = r.fields.one("times").and_then(|times| times.parse().ok());
    let rhythm = match r.fields.one("rhythm") {
        Some("two_weeks") => Rhythm::TwoWeeks,
        Some("week") => Rhythm::Week,
        _ => Rhythm::Month,
    };
    let is_chosen = |id: &InvoiceId| invoices.contains(id);
    let open = r.knows.open.iter().filter(|(id, _, _)| is_chosen(id));
    let total: Cents = open.map(|(_, open, _)| *open).sum();
    let Some(terms) = split(total, times, each, first, rhythm) else {
        r.wrong("times", "field-needed");
        return None;
    };
    if r.fields.one("how") == Some("proposed") {
        return Some(Event::ArrangementProposed { invoices, terms });
    }
    Some(Event::Arrangement { invoices, terms, heard: heard(r) })
}

pub(super) fn accepted(r: &mut Reader<'_>) -> Option<Event> {
    let invoice = *r.invoices_needed().first()?;
    Some(Event::ArrangementAccepted { invoice, heard: heard(r) })
}

pub(super) fn shift(r: &mut Reader<'_>) -> Option<Event> {
    let invoice = *r.invoices_needed().first()?;
    let from = r.date_needed("from");
    Some(Event::TermShifted { invoice, from, to: r.date_needed("until") })
}

/// Who of the customer said it, and who of the client approved it, where that was needed. To whom
/// he said it stands beside the fact: who recorded it.
pub(super) fn heard(r: &Reader<'_>) -> Option<Box<Heard>> {
    let heard = Heard {
        from: r.fields.text("heard_from"),
        approved: r.fields.text("approved"),
        through: r.fields.one("through").and_then(|word| word.parse().ok()),
        ..Heard::default()
    };
    (heard != Heard::default()).then(|| Box::new(heard))
}
