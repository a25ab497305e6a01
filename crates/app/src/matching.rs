//! Which invoice a payment pays. What is certain is allocated by itself, with its evidence; the
//! rest waits where people see it.
//!
//! It looks at everything that waits, not at one file, and until nothing more is certain: who names
//! an invoice comes before who only pays its amount. So the order of imports does not matter where
//! the evidence leaves no choice. What a person took off an invoice is never put back by itself.

mod evidence;
mod named;
mod open;
mod returned;

use domain::{Cents, CustomerId, InvoiceId};

use crate::money::{TAKEN_BACK, allocate, allocate_while};
use crate::records::{BankEntry, Customer};
use crate::store::StoreError;
use crate::{AppError, Doing, Result};

pub use named::plain;
pub use open::Open;

/// Entries that are looked at together.
const PAGE: i64 = 500;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Matched {
    pub allocated: u64,
    pub waiting: u64,
}

/// Where a payment belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// Certain: these invoices, with these amounts, because of this. What is over stays on the
    /// customer's account.
    Invoices {
        customer: CustomerId,
        parts: Vec<(InvoiceId, Cents)>,
        over: Cents,
        evidence: String,
    },
    /// The customer is certain, the invoice is not.
    Customer {
        customer: CustomerId,
        evidence: String,
    },
    /// It takes back an entry that had no invoice yet: neither waits any longer.
    Undone {
        original: Box<BankEntry>,
    },
    Nobody,
}

/// By what a payment is recognised; one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Evidence {
    /// It names its invoices, or the payment that it takes back.
    Named,
    /// It comes from a known account and has exactly the amount.
    Amount,
    /// At least the customer is certain.
    Customer,
}

/// Allocates what is certain among everything that waits.
pub fn match_waiting(doing: &Doing) -> Result<Matched> {
    let mut result = Matched::default();
    let first = doing.app.store.waiting_entries(doing.client, 0, 1)?;
    if first.is_empty() {
        return Ok(result);
    }
    let mut open = Open::read(doing.app, doing.client)?;
    loop {
        let named = pass(doing, &mut open, Evidence::Named)?;
        let amount = pass(doing, &mut open, Evidence::Amount)?;
        result.allocated += named.allocated + amount.allocated;
        if named.allocated + amount.allocated == 0 {
            break;
        }
    }
    result.waiting = pass(doing, &mut open, Evidence::Customer)?.waiting;
    Ok(result)
}

fn pass(doing: &Doing, open: &mut Open, evidence: Evidence) -> Result<Matched> {
    let Doing { app, client, .. } = *doing;
    let mut result = Matched::default();
    loop {
        let offset = result.waiting as i64;
        let page = app.store.waiting_entries(client, offset, PAGE)?;
        if page.is_empty() {
            return Ok(result);
        }
        for waiting in &page {
            let found = find(doing, open, waiting, evidence)?;
            match settle(doing, waiting, &found, open)? {
                Settled::Whole => result.allocated += 1,
                Settled::Part => {
                    result.allocated += 1;
                    result.waiting += 1;
                }
                Settled::Nothing => result.waiting += 1,
            }
        }
    }
}

fn find(doing: &Doing, open: &Open, waiting: &BankEntry, evidence: Evidence) -> Result<Match> {
    let is_return = waiting.entry.amount.0 < 0;
    let found = match evidence {
        Evidence::Named if is_return => returned::find(doing, waiting)?,
        _ if is_return => Match::Nobody,
        Evidence::Named => open.by_name(waiting),
        Evidence::Amount => open.by_amount(waiting),
        Evidence::Customer if waiting.customer.is_some() => Match::Nobody,
        Evidence::Customer => open.find(waiting),
    };
    let settles = match found {
        Match::Nobody => false,
        Match::Customer { .. } => evidence == Evidence::Customer,
        Match::Invoices { .. } | Match::Undone { .. } => true,
    };
    if !settles || was_taken_back(doing, waiting)? {
        return Ok(Match::Nobody);
    }
    Ok(found)
}

fn was_taken_back(doing: &Doing, waiting: &BankEntry) -> Result<bool> {
    let rows = doing.app.store.allocations_of(doing.client, waiting.id)?;
    Ok(rows.iter().any(|row| row.evidence == TAKEN_BACK))
}

/// How much of an entry found its place.
enum Settled {
    Whole,
    Part,
    Nothing,
}

fn settle(doing: &Doing, waiting: &BankEntry, found: &Match, open: &mut Open) -> Result<Settled> {
    let (done, settled) = match found {
        Match::Nobody => return Ok(Settled::Nothing),
        Match::Undone { original } => (returned::undo(doing, waiting, original), Settled::Whole),
        Match::Customer { customer, evidence } => {
            let rest = waiting.entry.amount - waiting.allocated;
            let parts = [(None, rest)];
            (allocate(doing, waiting, *customer, &parts, evidence), Settled::Nothing)
        }
        Match::Invoices { customer, parts, over, evidence } => {
            let on_account = waiting.customer == Some(*customer);
            let mut all: Vec<(Option<InvoiceId>, Cents)> =
                parts.iter().map(|(id, amount)| (Some(*id), *amount)).collect();
            if over.is_positive() && !on_account {
                all.push((None, *over));
            }
            let still = |customer: &Customer| has_room(customer, parts);
            let done = allocate_while(doing, waiting, *customer, &all, evidence, &still);
            if done.is_ok() {
                parts.iter().for_each(|(id, amount)| open.paid(*id, *amount));
            }
            let settled = if over.is_zero() { Settled::Whole } else { Settled::Part };
            (done, settled)
        }
    };
    match done {
        Ok(()) => Ok(settled),
        // Somebody else gave this money its place at the same moment.
        Err(AppError::Store(StoreError::Conflict)) => Ok(Settled::Nothing),
        Err(error) => Err(error),
    }
}

/// Whether so much is still not covered on each of these invoices: another payment may have come in
/// since they were read.
fn has_room(customer: &Customer, parts: &[(InvoiceId, Cents)]) -> bool {
    let room = |id: InvoiceId| {
        let invoice = customer.dossier.invoice(id)?;
        Some(invoice.open() + invoice.paid_by_books)
    };
    parts.iter().all(|(id, amount)| amount.0 < 0 || room(*id).is_some_and(|room| room >= *amount))
}
