//! The protocol that sends each message at most once (guarantees §2).
//!
//! Every step is one conditional `UPDATE` whose count says whether it happened. A claim takes the
//! client's lock first, so its guard sees everything that was saved before it, and whatever is
//! saved after it knows that the message is on its way.

use app::{
    Claimed, Client, Customer, Frozen, Message, MessageId, MessageState, Sending, StoreError, Verdict,
};
use domain::{ClientId, CustomerId};
use jiff::Timestamp;

use crate::db::{Result, Transaction};
use crate::messages::{ATTEMPTS_MAX, message};
use crate::statements::messages as statements;
use crate::{installation, load, numbers};

pub(crate) type Guard<'a> = &'a mut dyn FnMut(&Client, &Customer, &Message) -> Verdict;

/// One transaction for all: where nothing can be uncertain, a batch costs one sync.
pub(crate) fn claim_many(
    transaction: &mut Transaction,
    client: ClientId,
    ids: &[MessageId],
    fence: i64,
    now: Timestamp,
    guard: Guard,
) -> Result<Vec<Claimed>> {
    numbers::lock(transaction, client)?;
    let Some(mut owner) = installation::client(transaction, client)? else {
        return Ok(ids.iter().map(|_| Claimed::Gone).collect());
    };
    if installation::all_stopped(transaction)? {
        // The guard knows one stop button; the one for everybody pushes it.
        owner.sending = Sending::Stopped;
    }
    // A customer with several messages is loaded once; nothing of him changes in between.
    let mut customer: Option<Customer> = None;
    let mut claimed = Vec::with_capacity(ids.len());
    for id in ids {
        let Some(message) = message(transaction, client, *id)?.filter(|known| may_claim(known, fence)) else {
            claimed.push(Claimed::Gone);
            continue;
        };
        if customer.as_ref().is_none_or(|known| known.id != message.customer) {
            customer = load::customer(transaction, client, message.customer)?;
        }
        let Some(customer) = &customer else {
            return Err(missing(message.customer));
        };
        let verdict = guard(&owner, customer, &message);
        claimed.push(carry_out(transaction, client, message, verdict, fence, now)?);
    }
    Ok(claimed)
}

/// Planned, or refused before and not too often; and not in the hands of a newer runner.
fn may_claim(message: &Message, fence: i64) -> bool {
    let open = match message.state {
        MessageState::Planned => true,
        MessageState::Failed => i64::from(message.attempt) < ATTEMPTS_MAX,
        _ => false,
    };
    open && message.fence <= fence
}

fn carry_out(
    transaction: &mut Transaction,
    client: ClientId,
    mut message: Message,
    verdict: Verdict,
    fence: i64,
    now: Timestamp,
) -> Result<Claimed> {
    match verdict {
        Verdict::Hold(reason) => Ok(Claimed::Held(reason)),
        Verdict::Cancel(reason) => {
            let values = [client.into(), message.id.into(), (&reason).into(), now.into()];
            let cancelled = transaction.execute(&statements::CANCEL, &values)?;
            Ok(if cancelled == 1 { Claimed::Cancelled } else { Claimed::Gone })
        }
        Verdict::Send(frozen) => {
            let values = [
                client.into(),
                message.id.into(),
                fence.into(),
                now.into(),
                (&frozen.recipient).into(),
                (&frozen.subject).into(),
                (&frozen.sha256).into(),
            ];
            if transaction.execute(&statements::CLAIM, &values)? == 0 {
                return Ok(Claimed::Gone);
            }
            message.attempt += 1;
            freeze(transaction, client, &message, &frozen)?;
            message.state = MessageState::Sending;
            message.fence = fence;
            message.claimed_at = Some(now);
            message.decided_at = None;
            message.answer = None;
            message.recipient = Some(frozen.recipient.clone());
            message.subject = Some(frozen.subject.clone());
            message.sha256 = Some(frozen.sha256.clone());
            Ok(Claimed::Send(message, frozen))
        }
    }
}

fn freeze(transaction: &mut Transaction, client: ClientId, message: &Message, frozen: &Frozen) -> Result<()> {
    let bytes = frozen.bytes.as_slice();
    let values = [client.into(), message.id.into(), message.attempt.into(), bytes.into()];
    transaction.execute(&statements::ADD_BYTES, &values)?;
    Ok(())
}

pub(crate) fn record(
    transaction: &mut Transaction,
    client: ClientId,
    results: &[(MessageId, MessageState, String)],
    fence: i64,
    now: Timestamp,
) -> Result<()> {
    for (id, state, answer) in results {
        let values =
            [client.into(), (*id).into(), fence.into(), state.word().into(), answer.into(), now.into()];
        if transaction.execute(&statements::RECORD, &values)? == 0 {
            return Err(StoreError::Conflict);
        }
    }
    Ok(())
}

pub(crate) fn give_up_claims(
    transaction: &mut Transaction,
    client: ClientId,
    before: Timestamp,
    now: Timestamp,
) -> Result<Vec<Message>> {
    let values = [client.into(), before.into(), now.into()];
    let mut ids = transaction.all(&statements::GIVE_UP_CLAIMS, &values, |row| row.int(0).map(MessageId))?;
    ids.sort_unstable();
    let mut given_up = Vec::with_capacity(ids.len());
    for id in ids {
        given_up.extend(message(transaction, client, id)?);
    }
    Ok(given_up)
}

/// Accepted, planned again or cancelled; any other state is not a person's word.
pub(crate) fn resolve_uncertain(
    transaction: &mut Transaction,
    client: ClientId,
    id: MessageId,
    state: MessageState,
    answer: &str,
    now: Timestamp,
) -> Result<()> {
    let is_an_answer =
        matches!(state, MessageState::Accepted | MessageState::Planned | MessageState::Cancelled);
    let values = [client.into(), id.into(), state.word().into(), answer.into(), now.into()];
    if !is_an_answer || transaction.execute(&statements::RESOLVE_UNCERTAIN, &values)? == 0 {
        return Err(StoreError::Conflict);
    }
    Ok(())
}

pub(crate) fn withdraw(
    transaction: &mut Transaction,
    client: ClientId,
    ids: &[MessageId],
    reason: &str,
    now: Timestamp,
) -> Result<()> {
    for id in ids {
        let values = [client.into(), (*id).into(), reason.into(), now.into()];
        transaction.execute(&statements::CANCEL, &values)?;
    }
    Ok(())
}

fn missing(customer: CustomerId) -> StoreError {
    StoreError::Corrupt(format!("customer {customer} of a message is missing"))
}
