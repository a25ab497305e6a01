//! Messages: lists, and the protocol that sends each of them at most once (guarantees §2).
//!
//! Every step is one conditional `UPDATE` whose count says whether it happened. A claim takes the
//! client's lock first, so its guard sees everything that was saved before it, and whatever is
//! saved after it knows that the message is on its way.

use app::{
    Claimed, Client, Customer, Frozen, Message, MessageFilter, MessageId, MessageState, NewMessage,
    Sending, StoreError, Verdict,
};
use domain::{ClientId, CustomerId, Date};
use jiff::Timestamp;

use crate::db::{Result, Row, Transaction, Value};
use crate::statements::messages as statements;
use crate::{installation, lists, load, numbers};

/// So often is a message tried that the server refuses; then a person looks.
const ATTEMPTS_MAX: i64 = 3;

const FIRST_DAY: &str = "0000-01-01";
const LAST_DAY: &str = "9999-12-31";

pub(crate) type Guard<'a> = &'a mut dyn FnMut(&Client, &Customer, &Message) -> Verdict;

pub(crate) fn list(
    transaction: &mut Transaction,
    client: ClientId,
    filter: &MessageFilter,
    offset: i64,
    limit: i64,
) -> Result<Vec<Message>> {
    let words = filter.states.iter().map(|state| state.word());
    let states = words.fold(String::new(), |list, word| list + " " + word + " ");
    let search = lists::pattern(filter.search.as_deref().unwrap_or_default());
    let (from, through) = match filter.on {
        Some(day) => (Value::Date(day), Value::Date(day)),
        None => (Value::Text(FIRST_DAY), Value::Text(LAST_DAY)),
    };
    let (first, last) = match filter.customer {
        Some(customer) => (customer.0, customer.0),
        None => (i64::MIN, i64::MAX),
    };
    let values = [
        client.into(),
        from,
        through,
        (&states).into(),
        first.into(),
        last.into(),
        (&search).into(),
        limit.into(),
        offset.into(),
    ];
    transaction.all(&statements::MESSAGES, &values, read)
}

pub(crate) fn message(
    transaction: &mut Transaction,
    client: ClientId,
    id: MessageId,
) -> Result<Option<Message>> {
    transaction.one(&statements::MESSAGE, &[client.into(), id.into()], read)
}

pub(crate) fn bytes(
    transaction: &mut Transaction,
    client: ClientId,
    id: MessageId,
) -> Result<Option<Vec<u8>>> {
    let values = [client.into(), id.into()];
    transaction.one(&statements::MESSAGE_BYTES, &values, |row| {
        Ok(row.blob(0)?.to_vec())
    })
}

pub(crate) fn counts(
    transaction: &mut Transaction,
    client: ClientId,
    on: Date,
) -> Result<Vec<(MessageState, i64)>> {
    let values = [client.into(), on.into()];
    transaction.all(&statements::MESSAGE_COUNTS, &values, |row| {
        Ok((state(row, 0)?, row.int(1)?))
    })
}

pub(crate) fn to_send(
    transaction: &mut Transaction,
    client: ClientId,
    limit: i64,
) -> Result<Vec<MessageId>> {
    let values = [client.into(), ATTEMPTS_MAX.into(), limit.into()];
    transaction.all(&statements::MESSAGES_TO_SEND, &values, |row| {
        row.int(0).map(MessageId)
    })
}

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
        let Some(message) =
            message(transaction, client, *id)?.filter(|known| may_claim(known, fence))
        else {
            claimed.push(Claimed::Gone);
            continue;
        };
        if customer
            .as_ref()
            .is_none_or(|known| known.id != message.customer)
        {
            customer = load::customer(transaction, client, message.customer)?;
        }
        let Some(customer) = &customer else {
            return Err(missing(message.customer));
        };
        let verdict = guard(&owner, customer, &message);
        claimed.push(carry_out(
            transaction,
            client,
            message,
            verdict,
            fence,
            now,
        )?);
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
            let values = [
                client.into(),
                message.id.into(),
                (&reason).into(),
                now.into(),
            ];
            let cancelled = transaction.execute(&statements::CANCEL, &values)?;
            Ok(if cancelled == 1 {
                Claimed::Cancelled
            } else {
                Claimed::Gone
            })
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

fn freeze(
    transaction: &mut Transaction,
    client: ClientId,
    message: &Message,
    frozen: &Frozen,
) -> Result<()> {
    let bytes = frozen.bytes.as_slice();
    let values = [
        client.into(),
        message.id.into(),
        message.attempt.into(),
        bytes.into(),
    ];
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
        let values = [
            client.into(),
            (*id).into(),
            fence.into(),
            state.word().into(),
            answer.into(),
            now.into(),
        ];
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
    let mut ids = transaction.all(&statements::GIVE_UP_CLAIMS, &values, |row| {
        row.int(0).map(MessageId)
    })?;
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
    let is_an_answer = matches!(
        state,
        MessageState::Accepted | MessageState::Planned | MessageState::Cancelled
    );
    let values = [
        client.into(),
        id.into(),
        state.word().into(),
        answer.into(),
        now.into(),
    ];
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

fn read(row: &Row) -> Result<Message> {
    Ok(Message {
        client: row.client(0)?,
        id: MessageId(row.int(1)?),
        customer: row.customer(2)?,
        new: NewMessage {
            key: row.string(3)?,
            public_id: row.string(4)?,
            planned_on: row.date(5)?,
            step: row.word(6)?,
            channel: row.word(7)?,
            registered: row.flag(8)?,
            invoices: row.json(9)?,
            from: row.string_or_none(10)?,
            because: row.json(11)?,
            approved: row.flag(12)?,
        },
        state: state(row, 13)?,
        attempt: row.count(14)?,
        fence: row.int(15)?,
        claimed_at: row.time_or_none(16)?,
        decided_at: row.time_or_none(17)?,
        answer: row.string_or_none(18)?,
        recipient: row.string_or_none(19)?,
        subject: row.string_or_none(20)?,
        sha256: row.string_or_none(21)?,
        customer_name: row.string(22)?,
    })
}

fn state(row: &Row, column: usize) -> Result<MessageState> {
    let word = row.text(column)?;
    MessageState::from_word(word)
        .ok_or_else(|| StoreError::Corrupt(format!("“{word}” is no state of a message")))
}

fn missing(customer: CustomerId) -> StoreError {
    StoreError::Corrupt(format!("customer {customer} of a message is missing"))
}
