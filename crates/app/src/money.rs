//! Money finds its invoice, or is taken off it again. Append-only: taking back is a row with a
//! negative amount, and the dossier hears of it as a fact.
//!
//! Invariant: money is in one place. What goes from a customer's account to an invoice, his or of
//! another, leaves that account in the same transaction.

use domain::{Cents, CustomerId, Event, Fact, InvoiceId};

use crate::import::CREDIT_NOTES;
use crate::records::{BankEntry, Change, Customer, NewAllocation};
use crate::store::StoreError;
use crate::{AppError, Doing, Result};

/// The evidence of what a person took off again: matching leaves it alone from then on.
pub const TAKEN_BACK: &str = "taken back by a person";

/// Puts money of an entry on invoices of one customer (or, without an invoice, on his account) in
/// one transaction.
///
/// # Errors
/// A conflict when somebody else allocated of the same entry meanwhile, or after three tries.
pub fn allocate(
    doing: &Doing,
    waiting: &BankEntry,
    customer: CustomerId,
    parts: &[(Option<InvoiceId>, Cents)],
    evidence: &str,
) -> Result<()> {
    allocate_while(doing, waiting, customer, parts, evidence, &|_| true)
}

/// The same, as long as `still` holds for the customer as he is in that transaction.
///
/// # Errors
/// As [`allocate`]; also a conflict when `still` does not hold any more.
pub(crate) fn allocate_while(
    doing: &Doing,
    waiting: &BankEntry,
    customer: CustomerId,
    parts: &[(Option<InvoiceId>, Cents)],
    evidence: &str,
    still: &dyn Fn(&Customer) -> bool,
) -> Result<()> {
    let moved = Move { entry: waiting, from_account: waiting.customer, customer, parts, evidence };
    carry_out(doing, &moved, still)
}

/// Takes what this entry paid off its invoices again: the money waits on the account of the
/// customer until a person gives it another place.
///
/// # Errors
/// As [`allocate`].
pub fn take_back(doing: &Doing, entry: &BankEntry) -> Result<()> {
    for (customer, invoice, amount) in on_invoices(doing, entry)? {
        let now = doing.app.store.bank_entry(doing.client, entry.id)?;
        let moved = Move {
            entry: &now.unwrap_or_else(|| entry.clone()),
            from_account: Some(customer),
            customer,
            parts: &[(Some(invoice), -amount)],
            evidence: TAKEN_BACK,
        };
        carry_out(doing, &moved, &|_| true)?;
    }
    Ok(())
}

/// What of this entry lies on which invoice now.
pub(crate) fn on_invoices(doing: &Doing, entry: &BankEntry) -> Result<Vec<(CustomerId, InvoiceId, Cents)>> {
    let rows = doing.app.store.allocations_of(doing.client, entry.id)?;
    let mut sums: Vec<(CustomerId, InvoiceId, Cents)> = Vec::new();
    for row in rows {
        let Some(invoice) = row.invoice else { continue };
        let known = |sum: &&mut (CustomerId, InvoiceId, Cents)| (sum.0, sum.1) == (row.customer, invoice);
        match sums.iter_mut().find(known) {
            Some(sum) => sum.2 += row.amount,
            None => sums.push((row.customer, invoice, row.amount)),
        }
    }
    sums.retain(|(_, _, amount)| !amount.is_zero());
    Ok(sums)
}

/// Money of an entry that gets another place.
struct Move<'a> {
    entry: &'a BankEntry,
    /// The customer on whose account it waits.
    from_account: Option<CustomerId>,
    customer: CustomerId,
    parts: &'a [(Option<InvoiceId>, Cents)],
    evidence: &'a str,
}

fn carry_out(doing: &Doing, moved: &Move, still: &dyn Fn(&Customer) -> bool) -> Result<()> {
    let store = &doing.app.store;
    for _ in 0..3 {
        let customer = doing.app.customer(doing.client, moved.customer)?;
        if !still(&customer) {
            break;
        }
        let mut changes = vec![moved.change(doing, customer)];
        if let Some(other) = moved.other_account() {
            changes.push(moved.leave_account(doing, doing.app.customer(doing.client, other)?));
        }
        // Read after the customers: who allocated since has changed one of them, and that is seen.
        let now = store.bank_entry(doing.client, moved.entry.id)?;
        let same =
            |now: &BankEntry| now.allocated == moved.entry.allocated && now.customer == moved.entry.customer;
        if !now.as_ref().is_some_and(same) {
            break;
        }
        match store.allocate(doing.client, &moved.rows(doing), &changes) {
            Err(StoreError::Conflict) => {}
            other => return Ok(other?),
        }
    }
    Err(AppError::Store(StoreError::Conflict))
}

impl Move<'_> {
    fn is_from_own_account(&self) -> bool {
        self.from_account == Some(self.customer)
    }

    fn other_account(&self) -> Option<CustomerId> {
        self.from_account.filter(|_| !self.is_from_own_account())
    }

    fn sum(&self) -> Cents {
        self.parts.iter().map(|(_, amount)| *amount).sum()
    }

    fn rows(&self, doing: &Doing) -> Vec<NewAllocation> {
        let row = |customer, invoice, amount| NewAllocation {
            entry: self.entry.id,
            customer,
            invoice,
            amount,
            evidence: self.evidence.to_owned(),
            by: doing.by.to_owned(),
            at: doing.now,
        };
        let mut rows = Vec::new();
        if let Some(other) = self.other_account() {
            rows.push(row(other, None, -self.sum()));
        }
        for (invoice, amount) in self.parts {
            if self.is_from_own_account() && invoice.is_some() {
                rows.push(row(self.customer, None, -*amount));
            }
            rows.push(row(self.customer, *invoice, *amount));
        }
        rows
    }

    fn change(&self, doing: &Doing, before: Customer) -> Change {
        let events = self.parts.iter().map(|(invoice, amount)| self.event(doing, *invoice, *amount));
        changed(doing, before, events.collect())
    }

    fn leave_account(&self, doing: &Doing, before: Customer) -> Change {
        let event = Event::Payment {
            invoice: None,
            amount: -self.sum(),
            currency: self.entry.entry.currency,
            dated: None,
        };
        changed(doing, before, vec![event])
    }

    fn event(&self, doing: &Doing, invoice: Option<InvoiceId>, amount: Cents) -> Event {
        let entry = &self.entry.entry;
        let currency = entry.currency;
        let dated = Some(entry.booked).filter(|booked| *booked < doing.today);
        match invoice {
            Some(invoice) if self.is_from_own_account() => {
                Event::Allocated { invoice, amount, currency, dated }
            }
            Some(invoice) if amount.0 < 0 => Event::PaymentReversed { invoice, amount: -amount },
            _ if entry.account == CREDIT_NOTES => Event::CreditNote { invoice, amount, currency },
            _ => Event::Payment { invoice, amount, currency, dated },
        }
    }
}

pub(crate) fn changed(doing: &Doing, before: Customer, events: Vec<Event>) -> Change {
    let mut after = before.clone();
    let facts: Vec<Fact> = events.into_iter().map(|event| Fact { on: doing.today, event }).collect();
    facts.iter().for_each(|fact| after.dossier.apply(fact));
    after.look_on = Some(after.look_on.map_or(doing.today, |known| known.min(doing.today)));
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
