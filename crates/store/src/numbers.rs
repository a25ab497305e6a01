//! The numbers by which things of a client are known, taken from his counters.
//!
//! Taking numbers is also the lock of a client: whoever writes for him takes first (none, if
//! nothing is numbered), and until that transaction ends nobody else writes for him. So a payment
//! that is saved and a message that is claimed never pass each other unseen (G3), on both databases.

use app::StoreError;
use domain::ClientId;

use crate::db::{Result, Transaction, Value};
use crate::statements::installation as statements;

/// How many are wanted; or, as taken, the first of each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Numbers {
    pub(crate) customer: i64,
    pub(crate) invoice: i64,
    pub(crate) seq: i64,
    pub(crate) message: i64,
    pub(crate) entry: i64,
    pub(crate) allocation: i64,
    pub(crate) import: i64,
}

pub(crate) fn take(transaction: &mut Transaction, client: ClientId, wanted: Numbers) -> Result<Numbers> {
    let values = [
        client.into(),
        Value::Int(wanted.customer),
        Value::Int(wanted.invoice),
        Value::Int(wanted.seq),
        Value::Int(wanted.message),
        Value::Int(wanted.entry),
        Value::Int(wanted.allocation),
        Value::Int(wanted.import),
    ];
    let taken = transaction.one(&statements::TAKE_NUMBERS, &values, |row| {
        Ok(Numbers {
            customer: row.int(0)?,
            invoice: row.int(1)?,
            seq: row.int(2)?,
            message: row.int(3)?,
            entry: row.int(4)?,
            allocation: row.int(5)?,
            import: row.int(6)?,
        })
    })?;
    taken.ok_or_else(|| StoreError::Database(format!("there is no client {client}")))
}

/// The client's lock, without a number.
pub(crate) fn lock(transaction: &mut Transaction, client: ClientId) -> Result<()> {
    take(transaction, client, Numbers::default()).map(drop)
}

/// Ids for new customers and invoices, so that facts can name them.
pub(crate) fn reserve(
    transaction: &mut Transaction,
    client: ClientId,
    customers: i64,
    invoices: i64,
) -> Result<(i64, i64)> {
    let wanted = Numbers { customer: customers, invoice: invoices, ..Numbers::default() };
    let first = take(transaction, client, wanted)?;
    Ok((first.customer, first.invoice))
}
