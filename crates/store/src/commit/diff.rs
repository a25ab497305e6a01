//! What a change means for the rows of its invoices.

use app::Change;
use domain::standing::effective_due;
use domain::{Date, Invoice, Strategy};

use crate::hangs::Hanging;

/// A change, with what became of each of its invoices.
pub(super) struct Diff<'a> {
    pub(super) change: &'a Change,
    /// In the order of the ids.
    pub(super) invoices: Vec<Row<'a>>,
}

/// An invoice as its row will be.
pub(super) struct Row<'a> {
    pub(super) invoice: &'a Invoice,
    pub(super) effective_due: Date,
    pub(super) hangs: bool,
    pub(super) fate: Fate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    New,
    Changed,
    /// The row says all of it already.
    Same,
}

impl<'a> Diff<'a> {
    pub(super) fn new(change: &'a Change, strategy: &Strategy) -> Diff<'a> {
        let (before, after) = (&change.before.dossier, &change.after.dossier);
        let (mut hung, mut hanging) = (Hanging::of(before), Hanging::of(after));
        let mut invoices: Vec<Row> = Vec::with_capacity(after.invoices.len());
        for (place, invoice) in after.invoices.iter().enumerate() {
            let same_place = before.invoices.get(place).filter(|known| known.id == invoice.id);
            let was = same_place.or_else(|| before.invoice(invoice.id));
            let effective_due = effective_due(invoice, after, strategy).date;
            let hangs = hanging.on(invoice);
            let fate = match was {
                None => Fate::New,
                Some(was) => {
                    let same = in_books(was) == in_books(invoice)
                        && domain::standing::effective_due(was, before, strategy).date == effective_due
                        && hung.on(was) == hangs
                        && (hangs || was.track == invoice.track);
                    if same { Fate::Same } else { Fate::Changed }
                }
            };
            invoices.push(Row { invoice, effective_due, hangs, fate });
        }
        invoices.sort_unstable_by_key(|row| row.invoice.id);
        Diff { change, invoices }
    }

    /// In the order of the ids.
    pub(super) fn hanging(&self) -> Vec<&'a Invoice> {
        self.invoices.iter().filter(|row| row.hangs).map(|row| row.invoice).collect()
    }

    /// Whether anything changed that lists sum up.
    pub(super) fn moves_money(&self) -> bool {
        self.invoices.iter().any(|row| row.fate != Fate::Same)
    }

    pub(super) fn effective_due(&self, id: domain::InvoiceId) -> Option<Date> {
        let place = self.invoices.binary_search_by_key(&id, |row| row.invoice.id).ok()?;
        Some(self.invoices[place].effective_due)
    }
}

/// Everything of an invoice that stands in its own columns, to be compared.
fn in_books(invoice: &Invoice) -> impl PartialEq + '_ {
    let Invoice {
        id: _,
        track: _,
        number,
        amount,
        currency,
        issued,
        sent,
        due,
        project,
        specialist,
        collect,
        reference,
        ordinal,
        paid,
        paid_by_books,
        credited,
        let_go,
        settled_on,
    } = invoice;
    (
        (amount, paid, paid_by_books, credited, let_go, settled_on),
        (issued, sent, due, currency, collect, ordinal),
        (number, project, specialist, reference),
    )
}
