//! A match is carried out: rows and what they mean for the customers, in one transaction, whoever
//! and how many they are.
//!
//! Invariant: what goes from an account of a customer leaves it in the same transaction.

use std::collections::BTreeMap;

use domain::{Cents, CustomerId, Event, InvoiceId};

use super::Settled;
use super::open::Open;
use super::proposal::{Part, Proposal};
use super::reason::{Reason, evidence};
use crate::import::CREDIT_NOTES;
use crate::money::{allocate, changed};
use crate::records::{BankEntry, Customer, NewAllocation};
use crate::store::StoreError;
use crate::{AppError, Doing, Result};

/// Carries a certain match out.
pub(super) fn settle(doing: &Doing, entry: &BankEntry, proposal: &Proposal) -> Result<Settled> {
    carry_out(doing, entry, proposal, &evidence(&proposal.reasons))?;
    Ok(if proposal.on_account().is_some() { Settled::Part } else { Settled::Whole })
}

/// The customer of what waits is known where only one comes into question: it waits on his account.
pub(super) fn know_customers(doing: &Doing, open: &Open, left: &[BankEntry]) -> Result<()> {
    for entry in left.iter().filter(|entry| entry.customer.is_none() && entry.entry.amount.is_positive()) {
        let proposals = open.judge(entry);
        let mut customers: Vec<CustomerId> =
            proposals.iter().flat_map(|proposal| &proposal.parts).map(|part| part.customer).collect();
        customers.sort_unstable();
        customers.dedup();
        let is_known = |proposal: &Proposal| {
            let weak = [Reason::OnlyAmount, Reason::Name, Reason::Currency];
            proposal.reasons.iter().all(|reason| !weak.contains(reason))
        };
        let [only] = customers.as_slice() else { continue };
        if !proposals.iter().all(is_known) {
            continue;
        }
        // A return may have taken it back meanwhile: then it rests.
        let now = doing.app.store.bank_entry(doing.client, entry.id)?;
        if now.is_none_or(|now| now.set_aside.is_some() || now.customer.is_some()) {
            continue;
        }
        let rest = entry.entry.amount - entry.allocated;
        let reasons = proposals.first().map(|first| first.reasons.clone()).unwrap_or_default();
        let done = allocate(doing, entry, *only, &[(None, rest)], &evidence(&reasons));
        match done {
            Ok(()) | Err(AppError::Store(StoreError::Conflict)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Allocates all parts, and the credit notes that were taken off.
///
/// # Errors
/// A conflict when somebody else gave the money or the room on an invoice away meanwhile.
pub(super) fn carry_out(doing: &Doing, entry: &BankEntry, proposal: &Proposal, evidence: &str) -> Result<()> {
    let store = &doing.app.store;
    for _ in 0..3 {
        let mut moved = Moved { doing, evidence, rows: Vec::new(), events: BTreeMap::new() };
        for part in &proposal.parts {
            moved.place(entry, *part);
        }
        for used in &proposal.credits {
            let Some(credit) = store.bank_entry(doing.client, used.entry)? else {
                return Err(AppError::Store(StoreError::Conflict));
            };
            let part = Part { customer: used.customer, invoice: Some(used.invoice), amount: used.amount };
            moved.place(&credit, part);
        }
        let mut changes = Vec::with_capacity(moved.events.len());
        for (id, events) in &moved.events {
            let customer = doing.app.customer(doing.client, *id)?;
            if !has_room(&customer, proposal) {
                return Err(AppError::Store(StoreError::Conflict));
            }
            changes.push(changed(doing, customer, events.clone()));
        }
        // Read after the customers: who allocated since has changed one of them, and that is seen.
        let now = store.bank_entry(doing.client, entry.id)?;
        let same = |now: &BankEntry| {
            let untouched = now.allocated == entry.allocated && now.customer == entry.customer;
            untouched && now.set_aside.is_none()
        };
        if !now.as_ref().is_some_and(same) {
            break;
        }
        match store.allocate(doing.client, &moved.rows, &changes) {
            Err(StoreError::Conflict) => {}
            other => return Ok(other?),
        }
    }
    Err(AppError::Store(StoreError::Conflict))
}

/// Whether so much is still not covered on each of these invoices: another payment may have come in
/// since they were read.
fn has_room(customer: &Customer, proposal: &Proposal) -> bool {
    let room = |id: InvoiceId| {
        let invoice = customer.dossier.invoice(id)?;
        Some(invoice.open() + invoice.paid_by_books)
    };
    let own = proposal.invoices().filter(|(owner, ..)| *owner == customer.id);
    own.into_iter().all(|(_, id, amount)| amount.0 < 0 || room(id).is_some_and(|room| room >= amount))
}

/// Rows and events of one transaction.
struct Moved<'a> {
    doing: &'a Doing<'a>,
    evidence: &'a str,
    rows: Vec<NewAllocation>,
    events: BTreeMap<CustomerId, Vec<Event>>,
}

impl Moved<'_> {
    fn place(&mut self, entry: &BankEntry, part: Part) {
        if part.invoice.is_none() && entry.customer == Some(part.customer) {
            return;
        }
        if let Some(from) = entry.customer {
            self.row(entry, from, None, -part.amount);
            if from != part.customer {
                let leaves = payment(entry, None, -part.amount, self.doing);
                self.events.entry(from).or_default().push(leaves);
            }
        }
        self.row(entry, part.customer, part.invoice, part.amount);
        let event = match part.invoice {
            Some(invoice) if entry.customer == Some(part.customer) => Event::Allocated {
                invoice,
                amount: part.amount,
                currency: entry.entry.currency,
                dated: dated(entry, self.doing),
            },
            Some(invoice) if part.amount.0 < 0 => Event::PaymentReversed { invoice, amount: -part.amount },
            invoice if entry.entry.account == CREDIT_NOTES => {
                Event::CreditNote { invoice, amount: part.amount, currency: entry.entry.currency }
            }
            invoice => payment(entry, invoice, part.amount, self.doing),
        };
        self.events.entry(part.customer).or_default().push(event);
    }

    fn row(&mut self, entry: &BankEntry, customer: CustomerId, invoice: Option<InvoiceId>, amount: Cents) {
        self.rows.push(NewAllocation {
            entry: entry.id,
            customer,
            invoice,
            amount,
            evidence: self.evidence.to_owned(),
            by: self.doing.by.to_owned(),
            at: self.doing.now,
        });
    }
}

fn payment(entry: &BankEntry, invoice: Option<InvoiceId>, amount: Cents, doing: &Doing) -> Event {
    Event::Payment { invoice, amount, currency: entry.entry.currency, dated: dated(entry, doing) }
}

fn dated(entry: &BankEntry, doing: &Doing) -> Option<domain::Date> {
    Some(entry.entry.booked).filter(|booked| *booked < doing.today)
}
