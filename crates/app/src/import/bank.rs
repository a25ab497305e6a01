//! Bank statements: one entry a payment, each taken once, whichever file tells of it first.
//!
//! Invariant (G6): a batch is there as a whole or as its payments, never as both.

use std::collections::BTreeSet;

use domain::{Cents, ClientId, Date};
use formats::Reading;

use super::{Found, Mode};
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
    /// A line that is one payment.
    pub fn single(entry: NewBankEntry) -> Line {
        Line { key: entry.key.clone(), parts: vec![entry], is_split: false }
    }
}

/// Stores what is new of these lines, and counts it.
pub(super) fn take(
    app: &App,
    client: ClientId,
    lines: Vec<Line>,
    mode: Mode,
    found: &mut Found,
) -> Result<()> {
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
    let known = app.store.known_bank_keys(client, &keys)?.len() as u64;
    found.known += known;
    found.new += keys.len() as u64 - known;
    if mode == Mode::Store {
        for key in &replaced {
            if let Some(entry) = waiting(app, client, key)? {
                app.store.set_aside(client, entry.id, IN_PARTS)?;
            }
        }
        app.store.add_bank_entries(client, &entries)?;
    }
    Ok(())
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
                counterparty_name: part.counterparty.name.clone(),
                counterparty_iban: part.counterparty.iban.clone(),
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

/// The last day that a whole statement covers.
pub(super) fn through(reading: &Reading) -> Option<Date> {
    let is_statement = |format: &formats::Format| format.is_bank_statement();
    if !reading.format.as_ref().is_some_and(is_statement) {
        return None;
    }
    let whole = reading.statements.iter().filter(|statement| statement.complete);
    let last = |statement: &formats::Statement| {
        let booked = statement.entries.iter().filter_map(|entry| entry.booked);
        statement.to.or(booked.max())
    };
    whole.filter_map(last).max()
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
