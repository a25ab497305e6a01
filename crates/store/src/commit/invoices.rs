//! The rows of invoices that are new or changed.

use domain::{Cents, ClientId};

use super::diff::{Diff, Fate, Row};
use crate::db::{Result, Transaction, Value};
use crate::kept::json;
use crate::statements::customers as statements;

const COLUMNS: usize = 23;

pub(super) fn save(transaction: &mut Transaction, client: ClientId, diffs: &[Diff]) -> Result<()> {
    let with = |fate: Fate| {
        let rows = diffs.iter().flat_map(move |diff| diff.invoices.iter().map(move |row| (diff, row)));
        rows.filter(move |(_, row)| row.fate == fate)
    };
    let tracks: Vec<Option<String>> = with(Fate::New).map(|(_, row)| track(row)).collect();
    let mut values: Vec<Value> = Vec::with_capacity(tracks.len() * COLUMNS);
    for ((diff, row), track) in with(Fate::New).zip(&tracks) {
        values.extend(columns(client, diff, row, track.as_ref()));
    }
    transaction.insert_many(&statements::ADD_INVOICE, COLUMNS, &values)?;
    for (diff, row) in with(Fate::Changed) {
        let track = track(row);
        let values = columns(client, diff, row, track.as_ref());
        transaction.execute(&statements::SAVE_INVOICE, &values)?;
    }
    Ok(())
}

/// While something hangs on it, the track stands in the customer's state.
fn track(row: &Row) -> Option<String> {
    (!row.hangs).then(|| json(&row.invoice.track))
}

fn columns<'a>(
    client: ClientId,
    diff: &Diff<'a>,
    row: &Row<'a>,
    track: Option<&'a String>,
) -> [Value<'a>; COLUMNS] {
    let invoice = row.invoice;
    let open = if invoice.is_open() { invoice.open() } else { Cents::ZERO };
    [
        client.into(),
        diff.change.after.id.into(),
        invoice.id.into(),
        (&invoice.number).into(),
        invoice.amount.into(),
        invoice.currency.code().into(),
        invoice.issued.into(),
        invoice.sent.into(),
        invoice.due.into(),
        row.effective_due.into(),
        invoice.project.as_ref().into(),
        invoice.specialist.as_ref().into(),
        invoice.collect.word().into(),
        invoice.ordinal.into(),
        invoice.paid.into(),
        invoice.credited.into(),
        invoice.let_go.into(),
        invoice.settled_on.into(),
        open.into(),
        row.hangs.into(),
        track.into(),
        invoice.reference.as_ref().into(),
        invoice.paid_by_books.into(),
    ]
}
