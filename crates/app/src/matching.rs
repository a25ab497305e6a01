//! Which invoice a payment pays. What is certain is allocated by itself, with its evidence; the
//! rest is proposed to people, ranked, with reasons in words.
//!
//! For a page: [`proposals`] gives what a waiting payment may be, the best first. Then one of
//! [`accept`] (a proposal as it stands), [`split`] (over invoices, also of several customers),
//! [`part`] (so much on one invoice), [`on_account`], [`ask_customer`] (a draft to the plausible
//! payer), [`set_aside`] (not from a customer). [`undo`] takes back what lies on invoices,
//! [`take_from_aside`] lets it wait again. For machines: [`trial`] says what would happen with
//! payments of files, [`judged`] what waits; neither stores anything.
//!
//! It looks at everything that waits, not at one file, and until nothing more is certain: who names
//! an invoice comes before who only pays its amount. So the order of imports does not matter where
//! the evidence leaves no choice. What a person took off an invoice is never put back by itself.
//! Who paid is known from then on (`Store::known_payers`), until it is undone.

mod by_hand;
mod collected;
mod halves;
mod judge;
mod known;
mod named;
mod open;
mod payers;
mod proposal;
mod reason;
mod returned;
mod settle;
mod sums;
mod told;
mod trial;
mod view;

#[cfg(test)]
mod tests;

use std::collections::HashSet;

use crate::money::TAKEN_BACK;
use crate::records::BankEntry;
use crate::store::StoreError;
use crate::{AppError, Doing, Result};

pub use by_hand::{
    Draft, NoPlace, accept, ask_customer, on_account, part, proposals, set_aside, split, take_from_aside,
    undo,
};
pub use named::{account_in, name_in, plain, plain_name};
pub use open::Open;
pub use open::payers_of;
pub use proposal::{Certainty, Part, Proposal, UsedCredit};
pub use reason::{Reason, evidence, reasons};
pub use sums::{Choice, choose};
pub use trial::{Judged, judged, trial};

/// Entries that are read together.
const PAGE: i64 = 2_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Matched {
    pub allocated: u64,
    pub waiting: u64,
}

/// By what a payment is recognised; one after the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Evidence {
    /// It names its invoices, or is the sum of a collection, or takes something back.
    Named,
    /// Also by who paid, and how much.
    All,
}

/// How much of an entry found its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Settled {
    Whole,
    Part,
    Nothing,
}

/// Allocates what is certain among everything that waits.
pub fn match_waiting(doing: &Doing) -> Result<Matched> {
    let entries = waiting(doing)?;
    if entries.is_empty() {
        return Ok(Matched::default());
    }
    let mut open = Open::read(doing.app, doing.client)?;
    open.add_credits(entries.iter());
    let mut left = Vec::with_capacity(entries.len());
    for entry in entries {
        if !was_taken_back(doing, &entry)? {
            left.push(entry);
        }
    }
    let mut result = Matched::default();
    let mut settle = |_: &Open, entry: &BankEntry, proposal: &Proposal| {
        let settled = settle::settle(doing, entry, proposal);
        match settled {
            Ok(settled) => Ok(settled),
            // Somebody else gave this money its place at the same moment.
            Err(AppError::Store(StoreError::Conflict)) => Ok(Settled::Nothing),
            Err(error) => Err(error),
        }
    };
    let mut returns = |entry: &BankEntry| returned::settle(doing, entry);
    result.allocated = pass_until_quiet(&mut open, &mut left, &mut settle, &mut returns)?;
    settle::know_customers(doing, &open, &left)?;
    result.waiting = doing.app.store.waiting_entries(doing.client, 0, i64::MAX)?.len() as u64;
    Ok(result)
}

/// Everything that waits, the oldest first.
fn waiting(doing: &Doing) -> Result<Vec<BankEntry>> {
    let mut all = Vec::new();
    loop {
        let page = doing.app.store.waiting_entries(doing.client, all.len() as i64, PAGE)?;
        if page.is_empty() {
            return Ok(all);
        }
        all.extend(page);
    }
}

type Settle<'a> = dyn FnMut(&Open, &BankEntry, &Proposal) -> Result<Settled> + 'a;
type Returns<'a> = dyn FnMut(&BankEntry) -> Result<bool> + 'a;

/// Passes over what is left until nothing more is certain; says how many found a place.
fn pass_until_quiet(
    open: &mut Open,
    left: &mut Vec<BankEntry>,
    settle: &mut Settle,
    returns: &mut Returns,
) -> Result<u64> {
    let mut allocated = 0;
    // What already has its place, and only the rest of it waits.
    let mut placed: HashSet<i64> = HashSet::new();
    let mut done: HashSet<i64> = HashSet::new();
    loop {
        let mut found = 0;
        for evidence in [Evidence::Named, Evidence::All] {
            open.note_waiting(left);
            let mut still = Vec::with_capacity(left.len());
            for entry in left.drain(..) {
                if entry.entry.amount.0 < 0 && returns(&entry)? {
                    found += 1;
                    continue;
                }
                let best = open.best(&entry, evidence).filter(|_| !placed.contains(&entry.id));
                let settled = match &best {
                    Some(best) => settle(open, &entry, best)?,
                    None => Settled::Nothing,
                };
                if let Some(best) = best.filter(|_| settled != Settled::Nothing) {
                    open.take(&entry, &best);
                    found += 1;
                }
                match settled {
                    Settled::Whole => {}
                    Settled::Part => {
                        placed.insert(entry.id);
                        still.push(entry);
                    }
                    Settled::Nothing => still.push(entry),
                }
            }
            *left = still;
        }
        if found == 0 {
            for pair in halves::pairs(open, left) {
                let mut settled = Vec::new();
                for (place, proposal) in &pair {
                    if settle(open, &left[*place], proposal)? == Settled::Nothing {
                        break;
                    }
                    open.take(&left[*place], proposal);
                    settled.push(left[*place].id);
                    found += 1;
                }
                // Places stay as they are until the next look.
                done.extend(settled);
            }
            left.retain(|entry| !done.contains(&entry.id));
        }
        allocated += found;
        if found == 0 {
            return Ok(allocated);
        }
    }
}

impl Open {
    /// The certain match, if there is one.
    fn best(&self, entry: &BankEntry, evidence: Evidence) -> Option<Proposal> {
        // A credit note that a payment took off is not there any more.
        if self.credit_left(entry).is_some_and(|left| left != entry.entry.amount - entry.allocated) {
            return None;
        }
        let all = match evidence {
            _ if entry.entry.amount.0 < 0 => self.judge_return(entry),
            Evidence::Named => self.judge_by_name(entry),
            Evidence::All => self.judge(entry),
        };
        all.into_iter().next().filter(Proposal::is_certain)
    }
}

fn was_taken_back(doing: &Doing, waiting: &BankEntry) -> Result<bool> {
    if waiting.allocated.is_zero() && waiting.customer.is_none() {
        return Ok(false);
    }
    let rows = doing.app.store.allocations_of(doing.client, waiting.id)?;
    Ok(rows.iter().any(|row| row.evidence == TAKEN_BACK))
}
