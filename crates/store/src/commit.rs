//! Saving changes of customers: facts, rows, open work and messages in one transaction.
//!
//! Only what differs between `before` and `after` is written. Invariants: a customer is saved only
//! on the version that was loaded (else `Conflict`), a message key is planned once (else
//! `AlreadyDone`), and whatever is refused, nothing of the commit stays.

mod agreed;
mod diff;
mod invoices;
mod summary;
mod todos;

use app::{Change, ClientSettings, NewAllocation, StoreError};
use domain::{ClientId, Strategy};

use crate::db::{Result, Transaction, Value, time_text};
use crate::kept::{self, json};
use crate::ledger;
use crate::lists::NOTHING_OPEN;
use crate::numbers::{self, Numbers};
use crate::statements::{customers as statements, messages};
use diff::Diff;
use summary::Summary;

const FACT_COLUMNS: usize = 8;
const MESSAGE_COLUMNS: usize = 17;

/// Saves everything, or nothing.
pub(crate) fn commit(transaction: &mut Transaction, client: ClientId, changes: &[Change]) -> Result<()> {
    commit_with(transaction, client, changes, &[])
}

/// The same for changes that go with money of the bank: their postings name it.
pub(crate) fn commit_with(
    transaction: &mut Transaction,
    client: ClientId,
    changes: &[Change],
    allocations: &[NewAllocation],
) -> Result<()> {
    let count = |of: fn(&Change) -> usize| changes.iter().map(of).sum::<usize>() as i64;
    let numbers = Numbers {
        seq: count(|change| change.facts.len()),
        message: count(|change| change.messages.len()),
        ..Numbers::default()
    };
    // The client's lock comes first: from here on nobody else changes his rows.
    let first = numbers::take(transaction, client, numbers)?;
    let strategy = strategy(transaction, client)?;
    let diffs: Vec<Diff> = changes.iter().map(|change| Diff::new(change, &strategy)).collect();
    for diff in &diffs {
        save_customer(transaction, client, diff, &strategy)?;
    }
    invoices::save(transaction, client, &diffs)?;
    todos::save(transaction, client, &diffs, &strategy)?;
    agreed::save(transaction, client, &diffs)?;
    add_facts(transaction, client, changes, first.seq)?;
    ledger::post(transaction, client, changes, first.seq, allocations)?;
    plan_messages(transaction, client, changes, first.message)?;
    withdraw(transaction, client, changes)
}

/// The client's strategy as it is now: due dates in lists follow from it.
pub(crate) fn strategy(transaction: &mut Transaction, client: ClientId) -> Result<Strategy> {
    let settings = transaction.one(&crate::statements::installation::CLIENT, &[client.into()], |row| {
        row.json::<ClientSettings>(2)
    })?;
    let settings = settings.ok_or_else(|| StoreError::Corrupt(format!("there is no client {client}")))?;
    Ok(settings.strategy)
}

fn save_customer(
    transaction: &mut Transaction,
    client: ClientId,
    diff: &Diff,
    strategy: &Strategy,
) -> Result<()> {
    let (before, after) = (&diff.change.before, &diff.change.after);
    let hanging: Vec<&domain::Invoice> = diff.hanging();
    let state = kept::text(&after.dossier, &hanging);
    if before.version == 0 {
        return add_customer(transaction, client, diff, strategy, &state);
    }
    let key = [client.into(), after.id.into(), before.version.into(), after.look_on.into(), (&state).into()];
    let saved = if diff.moves_money() || before.dossier.profile != after.dossier.profile {
        let summary = Summary::of(&after.dossier, strategy);
        let (profile, sums) = (json(&after.dossier.profile), json(&summary.open));
        let more = [
            (&profile).into(),
            summary.euro.into(),
            (&sums).into(),
            summary.open_invoices.into(),
            summary.oldest_due.unwrap_or(NOTHING_OPEN).into(),
        ];
        let values: Vec<Value> = key.into_iter().chain(more).collect();
        transaction.execute(&statements::SAVE_CUSTOMER, &values)?
    } else {
        transaction.execute(&statements::SAVE_STATE, &key)?
    };
    if saved == 0 {
        return Err(StoreError::Conflict);
    }
    if before.card != after.card {
        let card = &after.card;
        let (search, ibans, text) = (summary::search(card), card.ibans.join(" "), json(card));
        let values = [
            client.into(),
            after.id.into(),
            (&card.number).into(),
            (&card.name).into(),
            card.city.as_ref().into(),
            (&search).into(),
            (&ibans).into(),
            (&text).into(),
        ];
        transaction.execute(&statements::SAVE_CARD, &values)?;
    }
    Ok(())
}

fn add_customer(
    transaction: &mut Transaction,
    client: ClientId,
    diff: &Diff,
    strategy: &Strategy,
    state: &str,
) -> Result<()> {
    let after = &diff.change.after;
    let card = &after.card;
    let summary = Summary::of(&after.dossier, strategy);
    let (search, ibans, text) = (summary::search(card), card.ibans.join(" "), json(card));
    let (profile, sums) = (json(&after.dossier.profile), json(&summary.open));
    let values = [
        client.into(),
        after.id.into(),
        Value::Int(1),
        after.look_on.into(),
        (&card.number).into(),
        (&card.name).into(),
        card.city.as_ref().into(),
        (&search).into(),
        (&ibans).into(),
        summary.euro.into(),
        (&sums).into(),
        summary.open_invoices.into(),
        summary.oldest_due.unwrap_or(NOTHING_OPEN).into(),
        (&text).into(),
        (&profile).into(),
        state.into(),
    ];
    transaction.execute(&statements::ADD_CUSTOMER, &values)?;
    Ok(())
}

fn add_facts(transaction: &mut Transaction, client: ClientId, changes: &[Change], first: i64) -> Result<()> {
    let facts = || changes.iter().flat_map(|change| change.facts.iter().map(move |fact| (change, fact)));
    let texts: Vec<String> = facts().map(|(_, fact)| json(fact)).collect();
    // One moment for a whole run: its text is made once.
    let mut moments: Vec<(jiff::Timestamp, String)> = Vec::new();
    for change in changes {
        if moments.last().is_none_or(|(at, _)| *at != change.at) {
            moments.push((change.at, time_text(change.at)));
        }
    }
    let mut values: Vec<Value> = Vec::with_capacity(texts.len() * FACT_COLUMNS);
    let mut moment = moments.iter().peekable();
    for (place, ((change, fact), text)) in facts().zip(&texts).enumerate() {
        while moment.peek().is_some_and(|(at, _)| *at != change.at) {
            moment.next();
        }
        values.extend([
            client.into(),
            Value::Int(first + place as i64),
            change.after.id.into(),
            fact.on.into(),
            moment.peek().map_or(Value::Time(change.at), |(_, text)| text.into()),
            (&change.source).into(),
            kind(text).into(),
            text.into(),
        ]);
    }
    transaction.insert_many(&statements::ADD_FACT, FACT_COLUMNS, &values)
}

/// The word of the event, out of its own JSON.
fn kind(fact: &str) -> &str {
    let after = fact.split_once("\"type\":\"").map_or("", |(_, rest)| rest);
    after.split_once('"').map_or("", |(word, _)| word)
}

fn plan_messages(
    transaction: &mut Transaction,
    client: ClientId,
    changes: &[Change],
    first: i64,
) -> Result<()> {
    let planned = || changes.iter().flat_map(|change| change.messages.iter().map(move |new| (change, new)));
    let texts: Vec<(String, String, Option<String>)> = planned()
        .map(|(_, new)| (json(&new.invoices), json(&new.because), new.note.as_ref().map(json)))
        .collect();
    let mut values: Vec<Value> = Vec::with_capacity(texts.len() * MESSAGE_COLUMNS);
    for (place, ((change, new), (invoices, because, note))) in planned().zip(&texts).enumerate() {
        values.extend([
            client.into(),
            Value::Int(first + place as i64),
            change.after.id.into(),
            (&new.key).into(),
            (&new.public_id).into(),
            new.planned_on.into(),
            new.step.word().into(),
            new.channel.word().into(),
            new.registered.into(),
            invoices.into(),
            new.from.as_ref().into(),
            because.into(),
            new.approved.into(),
            app::MessageState::Planned.word().into(),
            Value::Int(0),
            Value::Int(0),
            note.as_ref().into(),
        ]);
    }
    transaction.insert_many(&messages::ADD_MESSAGE, MESSAGE_COLUMNS, &values)
}

/// What left already can't be withdrawn; that is no error, and the log shows it.
fn withdraw(transaction: &mut Transaction, client: ClientId, changes: &[Change]) -> Result<()> {
    for change in changes {
        for (message, reason) in &change.withdrawn {
            let values =
                [client.into(), (*message).into(), change.after.id.into(), reason.into(), change.at.into()];
            transaction.execute(&messages::WITHDRAW, &values)?;
        }
    }
    Ok(())
}
