//! Money that was taken back: a storno or a return finds the payment that it undoes, by the reference
//! of both, else by the invoice that it names.
//!
//! Invariant: what one payment brought is taken back once. A mandate is the same month after month,
//! so what lies on an invoice is counted over all entries with the reference.

use std::collections::BTreeMap;

use domain::{Cents, CustomerId, InvoiceId};

use super::open::Open;
use super::proposal::{Certainty, Part, Proposal};
use super::reason::{Reason, evidence};
use super::told::Told;
use crate::money::{allocate, on_invoices};
use crate::records::BankEntry;
use crate::store::StoreError;
use crate::{AppError, Doing, Result};

/// What a return undoes.
enum Undoes {
    /// These invoices are open again.
    Invoices { customer: CustomerId, parts: Vec<(Option<InvoiceId>, Cents)> },
    /// An entry that had no invoice yet: neither waits any longer.
    Unplaced(Box<BankEntry>),
}

/// Takes back what the entry undoes by its reference. `false`: nothing was found.
pub(super) fn settle(doing: &Doing, waiting: &BankEntry) -> Result<bool> {
    let done = match find(doing, waiting)? {
        None => return Ok(false),
        Some(Undoes::Unplaced(original)) => undo(doing, waiting, &original),
        Some(Undoes::Invoices { customer, parts }) => {
            allocate(doing, waiting, customer, &parts, &evidence(&[Reason::TakesBack, Reason::Reference]))
        }
    };
    match done {
        Ok(()) => Ok(true),
        Err(AppError::Store(StoreError::Conflict)) => Ok(false),
        Err(error) => Err(error),
    }
}

impl Open {
    /// A return that names the invoice on which its money lies.
    pub(super) fn judge_return(&self, waiting: &BankEntry) -> Vec<Proposal> {
        let told = Told::read(self, waiting);
        let amount = -told.rest;
        let lies_there = |place: &usize| {
            let invoice = &self.invoices[*place];
            invoice.currency == told.currency && invoice.amount - invoice.uncovered >= amount
        };
        let named: Vec<usize> = told.named.iter().copied().filter(lies_there).collect();
        let whole = |place: &&usize| self.invoices[**place].amount == amount;
        let certain = match named.as_slice() {
            [only] => Some(*only),
            several => several.iter().find(whole).copied(),
        };
        let part = |place: usize| {
            let invoice = &self.invoices[place];
            vec![Part { customer: invoice.customer, invoice: Some(invoice.id), amount: told.rest }]
        };
        let proposal = |place: usize, certainty: Certainty, reasons: &[Reason]| Proposal {
            certainty,
            parts: part(place),
            credits: Vec::new(),
            reasons: reasons.to_vec(),
        };
        if let Some(place) = certain {
            return vec![proposal(place, Certainty::Certain, &[Reason::TakesBack, Reason::Number])];
        }
        let mut likely: Vec<Proposal> = Vec::new();
        for (customer, reason) in &told.payers {
            let own = self.of_customer.get(customer).into_iter().flatten().copied();
            let paid = own.filter(|place| lies_there(place) && self.invoices[*place].amount == amount);
            likely.extend(paid.map(|place| {
                proposal(place, Certainty::Likely, &[Reason::TakesBack, *reason, Reason::Amount])
            }));
        }
        likely.truncate(5);
        likely
    }
}

fn find(doing: &Doing, waiting: &BankEntry) -> Result<Option<Undoes>> {
    let entry = &waiting.entry;
    let references = [&entry.end_to_end_id, &entry.mandate_id];
    for reference in references.into_iter().flatten() {
        if reference == "NOTPROVIDED" {
            continue;
        }
        let with_reference = doing.app.store.entries_by_reference(doing.client, reference)?;
        let found = among(doing, waiting, &with_reference)?;
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

fn among(doing: &Doing, waiting: &BankEntry, with_reference: &[BankEntry]) -> Result<Option<Undoes>> {
    let mut on_invoice: BTreeMap<(CustomerId, InvoiceId), Cents> = BTreeMap::new();
    let mut parts_of: Vec<(&BankEntry, Parts)> = Vec::new();
    for entry in with_reference {
        let parts = on_invoices(doing, entry)?;
        for (customer, invoice, amount) in &parts {
            *on_invoice.entry((*customer, *invoice)).or_default() += *amount;
        }
        parts_of.push((entry, parts));
    }
    // The newest first: what was taken back is mostly the last that came.
    for (original, parts) in parts_of.into_iter().rev() {
        let undoes = original.entry.amount == -waiting.entry.amount
            && original.entry.booked <= waiting.entry.booked
            && original.set_aside.is_none();
        if !undoes {
            continue;
        }
        let Some((customer, ..)) = parts.first().copied() else {
            return Ok(Some(Undoes::Unplaced(Box::new(original.clone()))));
        };
        let sum: Cents = parts.iter().map(|(.., amount)| *amount).sum();
        let still_there = parts
            .iter()
            .all(|(owner, invoice, amount)| *owner == customer && on_invoice[&(*owner, *invoice)] >= *amount);
        if sum == original.entry.amount && still_there {
            let parts = parts.iter().map(|(_, id, amount)| (Some(*id), -*amount)).collect();
            return Ok(Some(Undoes::Invoices { customer, parts }));
        }
    }
    Ok(None)
}

/// What an entry paid: customer, invoice, amount.
type Parts = Vec<(CustomerId, InvoiceId, Cents)>;

/// The payment had no invoice yet: it leaves the customer's account, and both entries rest.
fn undo(doing: &Doing, waiting: &BankEntry, original: &BankEntry) -> Result<()> {
    let store = &doing.app.store;
    if let Some(customer) = original.customer {
        let back = [(None, waiting.entry.amount)];
        allocate(doing, original, customer, &back, "taken back by the bank")?;
    }
    store.set_aside(doing.client, original.id, "taken back by the bank")?;
    store.set_aside(doing.client, waiting.id, "takes back a payment without an invoice")?;
    Ok(())
}
