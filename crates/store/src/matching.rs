//! What is kept for matching: who paid for whom.
//!
//! Invariant: a payer is known by money that lies on invoices now; taking it off forgets him.

use app::{BankEntry, matching};
use domain::{Cents, ClientId, CustomerId, Date, InvoiceId};

use crate::db::{Result, Transaction, Value};
use crate::money;
use crate::numbers;
use crate::statements::matching as statements;

pub(crate) fn known_payers(
    transaction: &mut Transaction,
    client: ClientId,
) -> Result<Vec<(String, CustomerId)>> {
    transaction.all(&statements::KNOWN_PAYERS, &[client.into()], |row| Ok((row.string(0)?, row.customer(1)?)))
}

/// After allocations of this entry: whom it pays for is known, and nobody else by it.
pub(crate) fn learn(transaction: &mut Transaction, client: ClientId, entry: &BankEntry) -> Result<()> {
    if !entry.entry.amount.is_positive() {
        return Ok(());
    }
    let of_entry = [client.into(), entry.id.into()];
    transaction.execute(&statements::FORGET_PAYERS, &of_entry)?;
    let payers = matching::payers_of(&entry.entry);
    if payers.is_empty() {
        return Ok(());
    }
    let customers = transaction.all(&statements::PAID_BY_ENTRY, &of_entry, |row| row.customer(0))?;
    for customer in customers {
        for payer in &payers {
            let values: [Value; 4] = [client.into(), payer.into(), customer.into(), entry.id.into()];
            transaction.execute(&statements::LEARN_PAYER, &values)?;
        }
    }
    Ok(())
}

pub(crate) fn credit_notes_from(
    transaction: &mut Transaction,
    client: ClientId,
    from: Date,
) -> Result<Vec<(i64, InvoiceId, Cents)>> {
    transaction.all(&statements::CREDIT_NOTES_FROM, &[client.into(), from.into()], |row| {
        Ok((row.int(0)?, InvoiceId(row.int(1)?), row.cents(2)?))
    })
}

/// A payment that was set aside waits again, if it has money without a place.
pub(crate) fn take_from_aside(transaction: &mut Transaction, client: ClientId, entry: i64) -> Result<()> {
    numbers::lock(transaction, client)?;
    transaction.execute(&statements::NOT_ASIDE, &[client.into(), entry.into()])?;
    if let Some(entry) = money::entry(transaction, client, entry)? {
        money::note_waiting(transaction, client, &entry)?;
    }
    Ok(())
}
