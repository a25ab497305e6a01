//! Money that was taken back: a storno or a return finds the payment that it undoes.
//!
//! Invariant: what one payment brought is taken back once. A mandate is the same month after month,
//! so what lies on an invoice is counted over all entries with the reference.

use std::collections::BTreeMap;

use domain::{Cents, CustomerId, InvoiceId};

use super::Match;
use crate::money::{allocate, on_invoices};
use crate::records::BankEntry;
use crate::{Doing, Result};

pub(super) fn find(doing: &Doing, waiting: &BankEntry) -> Result<Match> {
    let entry = &waiting.entry;
    let references = [&entry.end_to_end_id, &entry.mandate_id];
    for reference in references.into_iter().flatten() {
        if reference == "NOTPROVIDED" {
            continue;
        }
        let with_reference = doing.app.store.entries_by_reference(doing.client, reference)?;
        let found = among(doing, waiting, &with_reference, reference)?;
        if found != Match::Nobody {
            return Ok(found);
        }
    }
    Ok(Match::Nobody)
}

fn among(doing: &Doing, waiting: &BankEntry, with_reference: &[BankEntry], reference: &str) -> Result<Match> {
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
            return Ok(Match::Undone { original: Box::new(original.clone()) });
        };
        let sum: Cents = parts.iter().map(|(.., amount)| *amount).sum();
        let still_there = parts
            .iter()
            .all(|(owner, invoice, amount)| *owner == customer && on_invoice[&(*owner, *invoice)] >= *amount);
        if sum == original.entry.amount && still_there {
            return Ok(Match::Invoices {
                customer,
                parts: parts.iter().map(|(_, id, amount)| (*id, -*amount)).collect(),
                over: Cents::ZERO,
                evidence: format!("taken back: {reference}"),
            });
        }
    }
    Ok(Match::Nobody)
}

/// What an entry paid: customer, invoice, amount.
type Parts = Vec<(CustomerId, InvoiceId, Cents)>;

/// The payment had no invoice yet: it leaves the customer's account, and both entries rest.
pub(super) fn undo(doing: &Doing, waiting: &BankEntry, original: &BankEntry) -> Result<()> {
    let store = &doing.app.store;
    if let Some(customer) = original.customer {
        let back = [(None, waiting.entry.amount)];
        allocate(doing, original, customer, &back, "taken back by the bank")?;
    }
    store.set_aside(doing.client, original.id, "taken back by the bank")?;
    store.set_aside(doing.client, waiting.id, "takes back a payment without an invoice")?;
    Ok(())
}
