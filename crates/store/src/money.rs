//! Bank entries and what they pay.
//!
//! Invariants: an entry is known by its key and added once; no more is allocated to invoices than
//! the entry holds, and never against its direction (G6). How much waits follows from the rows.

use app::{BankEntry, Change, NewAllocation, NewBankEntry, StoreError};
use domain::{Cents, ClientId, CustomerId, InvoiceId};

use crate::commit;
use crate::db::{Result, Row, Transaction, Value};
use crate::matching;
use crate::numbers::{self, Numbers};
use crate::statements::money as statements;

const ENTRY_COLUMNS: usize = 17;
const ALLOCATION_COLUMNS: usize = 9;

pub(crate) fn known_keys(
    transaction: &mut Transaction,
    client: ClientId,
    keys: &[String],
) -> Result<Vec<String>> {
    let keys: Vec<Value> = keys.iter().map(Value::from).collect();
    transaction.all_of_list(&statements::KNOWN_BANK_KEYS, &[client.into()], &keys, |row| row.string(0))
}

/// Adds what is not known yet; an entry that comes twice in one list is added once.
pub(crate) fn add_entries(
    transaction: &mut Transaction,
    client: ClientId,
    entries: &[NewBankEntry],
) -> Result<Vec<(usize, i64)>> {
    numbers::lock(transaction, client)?;
    let keys: Vec<String> = entries.iter().map(|entry| entry.key.clone()).collect();
    let mut seen: std::collections::BTreeSet<String> =
        known_keys(transaction, client, &keys)?.into_iter().collect();
    let new: Vec<usize> =
        (0..entries.len()).filter(|place| seen.insert(entries[*place].key.clone())).collect();
    let wanted = Numbers { entry: new.len() as i64, ..Numbers::default() };
    let first = numbers::take(transaction, client, wanted)?.entry;
    let added: Vec<(usize, i64)> = new.into_iter().zip(first..).collect();
    let mut values: Vec<Value> = Vec::with_capacity(added.len() * ENTRY_COLUMNS);
    let mut waiting: Vec<Value> = Vec::new();
    for (place, id) in &added {
        let entry = &entries[*place];
        values.extend(columns(client, *id, entry));
        if waits(entry, Cents::ZERO) {
            waiting.extend([client.into(), Value::Int(*id)]);
        }
    }
    transaction.insert_many(&statements::ADD_BANK_ENTRY, ENTRY_COLUMNS, &values)?;
    transaction.insert_many(&statements::ADD_WAITING, 2, &waiting)?;
    Ok(added)
}

/// Allocations and what they mean for the dossiers, together.
pub(crate) fn allocate(
    transaction: &mut Transaction,
    client: ClientId,
    allocations: &[NewAllocation],
    changes: &[Change],
) -> Result<()> {
    commit::commit_with(transaction, client, changes, allocations)?;
    let wanted = Numbers { allocation: allocations.len() as i64, ..Numbers::default() };
    let first = numbers::take(transaction, client, wanted)?.allocation;
    let mut values: Vec<Value> = Vec::with_capacity(allocations.len() * ALLOCATION_COLUMNS);
    for (allocation, id) in allocations.iter().zip(first..) {
        values.extend([
            client.into(),
            Value::Int(id),
            allocation.entry.into(),
            allocation.customer.into(),
            allocation.invoice.into(),
            allocation.amount.into(),
            (&allocation.evidence).into(),
            (&allocation.by).into(),
            allocation.at.into(),
        ]);
    }
    transaction.insert_many(&statements::ADD_ALLOCATION, ALLOCATION_COLUMNS, &values)?;
    let mut touched: Vec<i64> = allocations.iter().map(|allocation| allocation.entry).collect();
    touched.sort_unstable();
    touched.dedup();
    for id in touched {
        let Some(entry) = entry(transaction, client, id)? else {
            return Err(StoreError::Database(format!("there is no bank entry {id}")));
        };
        check_not_too_much(&entry)?;
        note_waiting(transaction, client, &entry)?;
        matching::learn(transaction, client, &entry)?;
    }
    Ok(())
}

/// Somebody else allocated the same money first, if this refuses.
fn check_not_too_much(entry: &BankEntry) -> Result<()> {
    let (amount, allocated) = (entry.entry.amount, entry.allocated);
    let (least, most) = (amount.min(Cents::ZERO), amount.max(Cents::ZERO));
    if allocated < least || allocated > most {
        return Err(StoreError::Conflict);
    }
    Ok(())
}

pub(crate) fn note_waiting(transaction: &mut Transaction, client: ClientId, entry: &BankEntry) -> Result<()> {
    let waits = entry.set_aside.is_none() && waits(&entry.entry, entry.allocated);
    let statement = if waits { &statements::WAITS_AGAIN } else { &statements::WAITS_NO_MORE };
    transaction.execute(statement, &[client.into(), entry.id.into()])?;
    Ok(())
}

/// Money that came in, or that was taken back: what the client paid to others waits for nobody.
fn waits(entry: &NewBankEntry, allocated: Cents) -> bool {
    let ours = entry.amount.is_positive() || entry.reversal || entry.return_reason.is_some();
    ours && entry.amount != allocated
}

pub(crate) fn waiting(
    transaction: &mut Transaction,
    client: ClientId,
    offset: i64,
    limit: i64,
) -> Result<Vec<BankEntry>> {
    let values = [client.into(), limit.into(), offset.into()];
    transaction.all(&statements::WAITING_ENTRIES, &values, read)
}

pub(crate) fn entry(
    transaction: &mut Transaction,
    client: ClientId,
    entry: i64,
) -> Result<Option<BankEntry>> {
    transaction.one(&statements::BANK_ENTRY, &[client.into(), entry.into()], read)
}

pub(crate) fn entries_by_reference(
    transaction: &mut Transaction,
    client: ClientId,
    reference: &str,
) -> Result<Vec<BankEntry>> {
    transaction.all(&statements::ENTRIES_BY_REFERENCE, &[client.into(), reference.into()], read)
}

pub(crate) fn allocations_of(
    transaction: &mut Transaction,
    client: ClientId,
    entry: i64,
) -> Result<Vec<NewAllocation>> {
    transaction.all(&statements::ALLOCATIONS_OF, &[client.into(), entry.into()], allocation)
}

pub(crate) fn allocation(row: &Row) -> Result<NewAllocation> {
    Ok(NewAllocation {
        entry: row.int(0)?,
        customer: row.customer(1)?,
        invoice: row.int_or_none(2)?.map(InvoiceId),
        amount: row.cents(3)?,
        evidence: row.string(4)?,
        by: row.string(5)?,
        at: row.time(6)?,
    })
}

pub(crate) fn set_aside(
    transaction: &mut Transaction,
    client: ClientId,
    entry: i64,
    reason: &str,
) -> Result<()> {
    numbers::lock(transaction, client)?;
    transaction.execute(&statements::SET_ASIDE, &[client.into(), entry.into(), reason.into()])?;
    transaction.execute(&statements::WAITS_NO_MORE, &[client.into(), entry.into()])?;
    Ok(())
}

fn columns(client: ClientId, id: i64, entry: &NewBankEntry) -> [Value<'_>; ENTRY_COLUMNS] {
    [
        client.into(),
        id.into(),
        (&entry.key).into(),
        (&entry.account).into(),
        entry.booked.into(),
        entry.amount.into(),
        entry.currency.code().into(),
        entry.reversal.into(),
        entry.counterparty_name.as_ref().into(),
        entry.counterparty_iban.as_ref().into(),
        entry.end_to_end_id.as_ref().into(),
        entry.mandate_id.as_ref().into(),
        entry.structured_reference.as_ref().into(),
        (&entry.remittance).into(),
        entry.return_reason.as_ref().into(),
        (&entry.raw).into(),
        entry.import.into(),
    ]
}

pub(crate) fn read(row: &Row) -> Result<BankEntry> {
    Ok(BankEntry {
        id: row.int(0)?,
        entry: NewBankEntry {
            key: row.string(1)?,
            account: row.string(2)?,
            booked: row.date(3)?,
            amount: row.cents(4)?,
            currency: row.word(5)?,
            reversal: row.flag(6)?,
            counterparty_name: row.string_or_none(7)?,
            counterparty_iban: row.string_or_none(8)?,
            end_to_end_id: row.string_or_none(9)?,
            mandate_id: row.string_or_none(10)?,
            structured_reference: row.string_or_none(11)?,
            remittance: row.string(12)?,
            return_reason: row.string_or_none(13)?,
            raw: row.string(14)?,
            import: row.int(15)?,
        },
        set_aside: row.string_or_none(16)?,
        allocated: row.cents(17)?,
        customer: row.int_or_none(18)?.map(CustomerId),
    })
}
