//! Money finds its invoice, or is taken off it again. Append-only: taking back is a row with a
//! negative amount, and the dossier hears of it as a fact.

use domain::{Cents, CustomerId, Event, Fact, InvoiceId};

use crate::import::CREDIT_NOTES;
use crate::records::{BankEntry, Change, Customer, NewAllocation};
use crate::store::StoreError;
use crate::{AppError, Doing, Result};

/// Puts money of an entry on invoices of one customer (or, without an invoice, on his account) in
/// one transaction.
///
/// # Errors
/// A conflict after three tries.
pub fn allocate(
    doing: &Doing,
    waiting: &BankEntry,
    customer: CustomerId,
    parts: &[(Option<InvoiceId>, Cents)],
    evidence: &str,
) -> Result<()> {
    for _ in 0..3 {
        let before = doing.app.customer(doing.client, customer)?;
        let on_account = waiting.customer == Some(customer);
        let row = |invoice, amount| NewAllocation {
            entry: waiting.id,
            customer,
            invoice,
            amount,
            evidence: evidence.to_owned(),
            by: doing.by.to_owned(),
            at: doing.now,
        };
        let mut allocations = Vec::new();
        for (invoice, amount) in parts {
            if on_account && invoice.is_some() {
                allocations.push(row(None, -*amount));
            }
            allocations.push(row(*invoice, *amount));
        }
        let change = change(doing, before, waiting, on_account, parts);
        match doing
            .app
            .store
            .allocate(doing.client, &allocations, &[change])
        {
            Err(StoreError::Conflict) => {}
            other => return Ok(other?),
        }
    }
    Err(AppError::Store(StoreError::Conflict))
}

/// Takes an allocation of this entry off its invoices again: the money waits once more.
pub fn take_back(doing: &Doing, entry: &BankEntry) -> Result<()> {
    let mut on_invoices: Vec<(CustomerId, InvoiceId, Cents)> = Vec::new();
    for row in doing.app.store.allocations_of(doing.client, entry.id)? {
        let Some(invoice) = row.invoice else { continue };
        match on_invoices
            .iter_mut()
            .find(|(customer, known, _)| (*customer, *known) == (row.customer, invoice))
        {
            Some((_, _, amount)) => *amount += row.amount,
            None => on_invoices.push((row.customer, invoice, row.amount)),
        }
    }
    for (customer, invoice, amount) in on_invoices
        .into_iter()
        .filter(|(_, _, amount)| !amount.is_zero())
    {
        allocate(
            doing,
            &BankEntry {
                customer: None,
                ..entry.clone()
            },
            customer,
            &[(Some(invoice), -amount)],
            "taken back by a person",
        )?;
    }
    Ok(())
}

fn change(
    doing: &Doing,
    before: Customer,
    waiting: &BankEntry,
    on_account: bool,
    parts: &[(Option<InvoiceId>, Cents)],
) -> Change {
    let entry = &waiting.entry;
    let mut after = before.clone();
    let mut facts = Vec::new();
    for (invoice, amount) in parts {
        let (invoice, amount, currency) = (*invoice, *amount, entry.currency);
        let dated = Some(entry.booked).filter(|booked| *booked < doing.today);
        let event = match invoice {
            Some(invoice) if on_account => Event::Allocated {
                invoice,
                amount,
                currency,
                dated,
            },
            Some(invoice) if amount.0 < 0 => Event::PaymentReversed {
                invoice,
                amount: -amount,
            },
            _ if entry.account == CREDIT_NOTES => Event::CreditNote {
                invoice,
                amount,
                currency,
            },
            _ => Event::Payment {
                invoice,
                amount,
                currency,
                dated,
            },
        };
        let fact = Fact {
            on: doing.today,
            event,
        };
        after.dossier.apply(&fact);
        facts.push(fact);
    }
    after.look_on = Some(doing.today);
    Change {
        before,
        after,
        facts,
        source: doing.by.to_owned(),
        at: doing.now,
        messages: Vec::new(),
        withdrawn: Vec::new(),
    }
}
