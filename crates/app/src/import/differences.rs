//! What a file changed about a customer, told beside how it was.

use std::collections::BTreeMap;

use domain::{Cents, Dossier, Event, Fact, Invoice, InvoiceId};

use crate::records::{Card, Customer, ImportLine, LineKind};

/// The differences that these facts made, in their order; an invoice or customer that is new is one
/// line, whatever else was said of it.
pub(super) fn of(
    before: &Customer,
    after: &Customer,
    facts: &[Fact],
    lines: &BTreeMap<InvoiceId, u64>,
) -> Vec<ImportLine> {
    let mut told = Vec::new();
    let about = |kind, was, now| ImportLine {
        kind,
        customer: Some(after.id),
        invoice: None,
        number: after.card.number.clone(),
        was,
        now,
        line: None,
    };
    if before.version == 0 {
        told.push(about(LineKind::NewCustomer, None, Some(after.card.name.clone())));
    } else {
        for (was, now) in card_changes(&before.card, &after.card) {
            told.push(about(LineKind::CardChanged, was, now));
        }
    }
    for fact in facts {
        let (invoice, kind) = match &fact.event {
            Event::BooksTerm { days } if before.version > 0 => {
                let was = before.dossier.state.books_term.map(|days| days.to_string());
                told.push(about(LineKind::TermChanged, was, Some(days.to_string())));
                continue;
            }
            Event::Invoice(new) => (new.invoice, LineKind::NewInvoice),
            Event::DueChanged { invoice, .. } => (*invoice, LineKind::DueChanged),
            Event::AmountChanged { invoice, .. } => (*invoice, LineKind::AmountChanged),
            Event::BooksPaid { invoice, .. } => (*invoice, LineKind::PaidElsewhere),
            Event::BooksReopened { invoice } => (*invoice, LineKind::Reopened),
            _ => continue,
        };
        told.extend(of_invoice(&before.dossier, &after.dossier, invoice, kind).map(|(was, now)| {
            ImportLine {
                invoice: Some(invoice),
                number: after.dossier.invoice(invoice).map(|known| known.number.clone()).unwrap_or_default(),
                line: lines.get(&invoice).copied(),
                ..about(kind, was, now)
            }
        }));
    }
    told.dedup_by(|next, last| {
        next.kind == last.kind && next.invoice.is_some() && next.invoice == last.invoice
    });
    told
}

type WasAndNow = (Option<String>, Option<String>);

fn of_invoice(before: &Dossier, after: &Dossier, id: InvoiceId, kind: LineKind) -> Option<WasAndNow> {
    let now = after.invoice(id)?;
    let Some(was) = before.invoice(id) else {
        return (kind == LineKind::NewInvoice).then(|| (None, Some(now.amount.to_decimal())));
    };
    let open = |invoice: &Invoice| invoice.open().max(Cents::ZERO).to_decimal();
    let (was, now) = match kind {
        // Told again, with something that was not known yet.
        LineKind::NewInvoice => return None,
        LineKind::DueChanged => (was.due.to_string(), now.due.to_string()),
        LineKind::AmountChanged => (was.amount.to_decimal(), now.amount.to_decimal()),
        _ => (open(was), open(now)),
    };
    (was != now).then_some((Some(was), Some(now)))
}

/// The fields of a card that were filled or changed.
fn card_changes(before: &Card, after: &Card) -> Vec<WasAndNow> {
    let list = |texts: &[String]| (!texts.is_empty()).then(|| texts.join(", "));
    let text = |text: &String| (!text.is_empty()).then(|| text.clone());
    let fields = [
        (text(&before.number), text(&after.number)),
        (text(&before.name), text(&after.name)),
        (before.email.clone(), after.email.clone()),
        (before.phone.clone(), after.phone.clone()),
        (before.address.clone(), after.address.clone()),
        (before.city.clone(), after.city.clone()),
        (before.kvk.clone(), after.kvk.clone()),
        (before.vat.clone(), after.vat.clone()),
        (list(&before.ibans), list(&after.ibans)),
    ];
    fields.into_iter().filter(|(was, now)| was != now).collect()
}
