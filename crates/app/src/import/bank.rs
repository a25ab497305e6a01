//! Bank statements: one entry a payment, each taken once, whichever file tells of it first.
//!
//! Invariant (G6): a batch is there as a whole or as its payments, never as both.

use std::collections::BTreeSet;

use domain::{Cents, ClientId};
use formats::Reading;

use super::{Found, Mode};
use crate::matching::{account_in, name_in};
use crate::records::NewBankEntry;
use crate::{App, Result};

/// Why a whole batch rests once its payments are known.
const IN_PARTS: &str = "its payments came one by one";

/// A line of a statement, as its payments where they add up.
pub(super) struct Line {
    key: String,
    parts: Vec<NewBankEntry>,
    is_split: bool,
}

impl Line {
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The payments that it stands for.
    pub fn parts(&self) -> &[NewBankEntry] {
        &self.parts
    }

    /// A line that is one payment.
    pub fn single(entry: NewBankEntry) -> Line {
        Line { key: entry.key.clone(), parts: vec![entry], is_split: false }
    }
}

/// Stores what is new of these lines, and counts it; gives the keys of what is new.
pub(super) fn take(
    app: &App,
    client: ClientId,
    lines: Vec<Line>,
    mode: Mode,
    found: &mut Found,
) -> Result<BTreeSet<String>> {
    let wholes: Vec<String> = lines.iter().map(|line| line.key.clone()).collect();
    let parts: Vec<String> = lines.iter().map(|line| part_key(&line.key, 0)).collect();
    let known_wholes: BTreeSet<String> = app.store.known_bank_keys(client, &wholes)?.into_iter().collect();
    let known_parts: BTreeSet<String> = app.store.known_bank_keys(client, &parts)?.into_iter().collect();
    let mut entries = Vec::new();
    let mut replaced = Vec::new();
    for line in lines {
        let whole_is_known = known_wholes.contains(&line.key);
        let parts_are_known = known_parts.contains(&part_key(&line.key, 0));
        match line.is_split {
            true if whole_is_known && !parts_are_known => {
                if !waits_untouched(app, client, &line.key)? {
                    found.known += 1;
                    continue;
                }
                replaced.push(line.key);
            }
            // Its payments came before.
            false if parts_are_known => {
                found.known += 1;
                continue;
            }
            _ => {}
        }
        entries.extend(line.parts);
    }
    let keys: Vec<String> = entries.iter().map(|entry| entry.key.clone()).collect();
    let mut new: BTreeSet<String> = keys.iter().cloned().collect();
    let known = app.store.known_bank_keys(client, &keys)?;
    known.iter().for_each(|key| {
        new.remove(key);
    });
    found.known += keys.len() as u64 - new.len() as u64;
    found.new += new.len() as u64;
    if mode == Mode::Store {
        for key in &replaced {
            if let Some(entry) = waiting(app, client, key)? {
                app.store.set_aside(client, entry.id, IN_PARTS)?;
            }
        }
        app.store.add_bank_entries(client, &entries)?;
    }
    Ok(new)
}

/// Money that came in, one entry a payment, and payments that were taken back. What the client
/// himself paid is nobody's receivable.
pub(super) fn entries(reading: &Reading, import: i64) -> Vec<Line> {
    let mut all = Vec::new();
    for statement in &reading.statements {
        for entry in &statement.entries {
            if !concerns_customers(entry) {
                continue;
            }
            let payments = entry.payments();
            let sum: Cents = payments.iter().filter_map(|payment| payment.amount_cents).sum();
            let is_split = payments.len() > 1 && sum == entry.amount_cents;
            let parts = if is_split { payments } else { vec![whole(entry)] };
            let part = |(place, part): (usize, &formats::Detail)| NewBankEntry {
                key: match is_split {
                    true => part_key(&entry.key, place),
                    false => entry.key.clone(),
                },
                account: statement.account.clone().unwrap_or_default(),
                booked: entry.booked.or(entry.valued).or(statement.to).unwrap_or_default(),
                amount: part.amount_cents.unwrap_or(entry.amount_cents),
                currency: entry.currency,
                reversal: entry.reversal,
                // Some banks tell who paid in the text only.
                counterparty_name: part.counterparty.name.clone().or_else(|| said_by_bank(entry, name_in)),
                counterparty_iban: part.counterparty.iban.clone().or_else(|| said_by_bank(entry, account_in)),
                end_to_end_id: part.end_to_end_id.clone(),
                mandate_id: part.mandate_id.clone(),
                structured_reference: part.structured_reference.clone(),
                remittance: match is_split {
                    true => part.search_texts().join("\n"),
                    false => entry.search_texts().join("\n"),
                },
                return_reason: part.return_reason.clone().or(entry.return_reason.clone()),
                raw: entry.raw.clone(),
                import,
            };
            all.push(Line {
                key: entry.key.clone(),
                parts: parts.iter().enumerate().map(part).collect(),
                is_split,
            });
        }
    }
    all
}

/// The payments of a file, as an import would add them.
pub(crate) fn payments_of(reading: &Reading) -> Vec<NewBankEntry> {
    entries(reading, 0).into_iter().flat_map(|line| line.parts).collect()
}

/// Lines of statements that concern no customer: what the client himself paid.
pub(super) fn left_out(reading: &Reading) -> u64 {
    let entries = reading.statements.iter().flat_map(|statement| &statement.entries);
    entries.filter(|entry| !concerns_customers(entry)).count() as u64
}

fn concerns_customers(entry: &formats::Entry) -> bool {
    let returned = entry.reversal
        || entry.return_reason.is_some()
        || entry.payments().iter().any(|payment| payment.return_reason.is_some());
    returned || entry.amount_cents.0 >= 0
}

/// The entry as one payment: also a batch whose parts do not add up waits as a whole.
fn whole(entry: &formats::Entry) -> formats::Detail {
    let mut bare = entry.clone();
    bare.details.clear();
    bare.payments().remove(0)
}

fn said_by_bank(entry: &formats::Entry, of: fn(&str) -> Option<String>) -> Option<String> {
    entry.additional.as_deref().and_then(of)
}

fn part_key(key: &str, place: usize) -> String {
    format!("{key}#{place}")
}

fn waits_untouched(app: &App, client: ClientId, key: &str) -> Result<bool> {
    let waiting = waiting(app, client, key)?;
    Ok(waiting.is_some_and(|entry| entry.allocated.is_zero() && entry.customer.is_none()))
}

fn waiting(app: &App, client: ClientId, key: &str) -> Result<Option<crate::BankEntry>> {
    let mut offset = 0;
    loop {
        let page = app.store.waiting_entries(client, offset, 500)?;
        if page.is_empty() {
            return Ok(None);
        }
        offset += page.len() as i64;
        if let Some(found) = page.into_iter().find(|waiting| waiting.entry.key == key) {
            return Ok(Some(found));
        }
    }
}
