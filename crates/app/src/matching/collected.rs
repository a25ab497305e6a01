//! Direct debits that the bank books as one sum: the sum says which invoices were collected.
//!
//! Not here: collections that are told one by one; they name their invoices.

use domain::{Cents, Date};

use super::open::Open;
use super::proposal::{Certainty, Proposal};
use super::reason::Reason;
use super::sums::{Choice, choose, rarity};
use super::told::Told;
use crate::records::BankEntry;

/// Days between the due date and the booking of a collection.
const DAYS: i32 = 7;
/// Collected again are those that chance would hardly choose.
const RARE: u64 = 50;

impl Open {
    pub(super) fn by_collection(&self, waiting: &BankEntry, told: &Told) -> Vec<Proposal> {
        if self.collected.is_empty() || waiting.entry.counterparty_iban.is_some() {
            return Vec::new();
        }
        let open: Vec<usize> = self
            .collected
            .iter()
            .copied()
            .filter(|place| self.is_uncovered(*place, told.currency))
            .filter(|place| self.invoices[*place].due <= told.booked.plus_days(1))
            .collect();
        let mut days: Vec<Date> = open.iter().map(|place| self.invoices[*place].due).collect();
        days.retain(|day| told.booked.days_since(*day) <= DAYS);
        days.sort_unstable();
        days.dedup();
        // Those of some days as they are, before those of some days with others of before.
        for with_older in [false, true] {
            let mut found: Vec<Vec<usize>> = Vec::new();
            for (from, to) in days.iter().flat_map(|from| days.iter().map(move |to| (from, to))) {
                let of_days = |place: &usize| (*from..=*to).contains(&self.invoices[*place].due);
                let (new, older): (Vec<usize>, Vec<usize>) = open.iter().partition(|place| of_days(place));
                let came_back = |place: &usize| with_older && self.invoices[*place].came_back;
                let again: Vec<usize> = older.into_iter().filter(came_back).collect();
                let chosen = self.collected_again(&new, &again, told.rest);
                found.extend(chosen.filter(|chosen| says_as_many(&waiting.entry.raw, chosen.len())));
            }
            found.retain(|chosen| chosen.len() > 1);
            found.iter_mut().for_each(|chosen| chosen.sort_unstable());
            found.sort();
            found.dedup();
            let certainty = if found.len() == 1 { Certainty::Certain } else { Certainty::Likely };
            if !found.is_empty() {
                let reasons = [Reason::Collected, Reason::Sum];
                return found.iter().map(|chosen| self.fill(told, chosen, certainty, &reasons)).collect();
            }
        }
        Vec::new()
    }

    /// All of these, with those that came back and are collected again.
    fn collected_again(&self, new: &[usize], again: &[usize], sum: Cents) -> Option<Vec<usize>> {
        let rest = sum - self.sum(new);
        let mut chosen = new.to_vec();
        if rest.is_zero() {
            return Some(chosen);
        }
        let wants: Vec<Cents> = again.iter().map(|place| self.invoices[*place].wants()).collect();
        let Choice::One { places, .. } = choose(&wants, rest) else {
            return None;
        };
        if rarity(&wants) < RARE {
            return None;
        }
        chosen.extend(places.iter().map(|place| again[*place]));
        Some(chosen)
    }
}

/// The bank tells how many there were, or nothing.
fn says_as_many(raw: &str, count: usize) -> bool {
    let told = raw
        .split_once("<NbOfTxs>")
        .and_then(|(_, rest)| rest.split('<').next()?.trim().parse::<usize>().ok());
    told.is_none_or(|told| told == count)
}
