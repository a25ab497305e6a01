//! What would happen, without storing anything: for `bondig match`, for measuring, for tests.

use domain::{Cents, ClientId};
use formats::Reading;

use super::{Evidence, Open, Proposal, Settled, pass_until_quiet};
use crate::import::{self, credited_customer};
use crate::records::{BankEntry, NewBankEntry};
use crate::{App, Result};

/// A payment with what it may be: nothing, one certain place, or several likely ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    pub entry: NewBankEntry,
    /// The best first; the first is certain or none is.
    pub proposals: Vec<Proposal>,
}

/// The payments of these files against what is open now, as if they were imported.
pub fn trial(app: &App, client: ClientId, readings: &[Reading]) -> Result<Vec<Judged>> {
    let mut entries: Vec<NewBankEntry> = readings.iter().flat_map(import::payments_of).collect();
    let mut seen = std::collections::HashSet::new();
    entries.retain(|entry| seen.insert(entry.key.clone()));
    let mut open = Open::read(app, client)?;
    let waiting = app.store.waiting_entries(client, 0, i64::MAX)?;
    let mut notes: Vec<BankEntry> =
        waiting.into_iter().filter(|entry| credited_customer(&entry.entry).is_some()).collect();
    // What was credited after these payments came is told again in its turn: a payment of the whole
    // invoice was right on its day.
    if let Some(first) = entries.iter().map(|entry| entry.booked).min() {
        for (id, invoice, amount) in app.store.credit_notes_from(client, first)? {
            open.put_back(invoice, amount);
            match notes.iter_mut().find(|note| note.id == id) {
                Some(note) => note.allocated -= amount,
                None => notes.extend(
                    app.store
                        .bank_entry(client, id)?
                        .map(|note| BankEntry { allocated: note.allocated - amount, ..note }),
                ),
            }
        }
    }
    open.add_credits(notes.iter());
    Ok(on_trial(&mut open, entries, notes))
}

/// What waits now, with what it may be.
pub fn judged(app: &App, client: ClientId) -> Result<Vec<Judged>> {
    let mut open = Open::read(app, client)?;
    let waiting = app.store.waiting_entries(client, 0, i64::MAX)?;
    open.add_credits(waiting.iter());
    let judge = |entry: BankEntry| Judged { proposals: open.all(&entry), entry: entry.entry };
    Ok(waiting.into_iter().map(judge).collect())
}

/// The same for payments that nobody has seen yet.
pub(super) fn on_trial(
    open: &mut Open,
    mut entries: Vec<NewBankEntry>,
    notes: Vec<BankEntry>,
) -> Vec<Judged> {
    entries.sort_by_key(|entry| entry.booked);
    let entry = |(place, entry): (usize, &NewBankEntry)| BankEntry {
        id: place as i64,
        entry: entry.clone(),
        allocated: Cents::ZERO,
        set_aside: None,
        customer: None,
    };
    let mut left: Vec<BankEntry> = entries.iter().enumerate().map(entry).collect();
    left.extend(notes);
    left.sort_by_key(|entry| (entry.entry.booked, credited_customer(&entry.entry).is_none()));
    let mut found: Vec<Vec<Proposal>> = vec![Vec::new(); entries.len()];
    let mut settle = |_: &Open, entry: &BankEntry, proposal: &Proposal| {
        if credited_customer(&entry.entry).is_none() {
            found[usize::try_from(entry.id).unwrap_or_default()] = vec![proposal.clone()];
        }
        Ok(Settled::Whole)
    };
    // Nothing is stored, so nothing can be refused.
    let done = pass_until_quiet(open, &mut left, &mut settle, &mut |_| Ok(false));
    debug_assert!(done.is_ok());
    for entry in left.iter().filter(|entry| credited_customer(&entry.entry).is_none()) {
        found[usize::try_from(entry.id).unwrap_or_default()] = open.all(entry);
    }
    entries.into_iter().zip(found).map(|(entry, proposals)| Judged { entry, proposals }).collect()
}

impl Open {
    /// Everything that an entry may be.
    pub(super) fn all(&self, entry: &BankEntry) -> Vec<Proposal> {
        if entry.entry.amount.0 < 0 { self.judge_return(entry) } else { self.judge(entry) }
    }

    /// The certain match of evidence of all kinds.
    pub fn certain(&self, entry: &BankEntry) -> Option<Proposal> {
        self.best(entry, Evidence::All)
    }
}
