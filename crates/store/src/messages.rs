//! Messages as they are kept and listed. What makes them leave stands in `sending`.

use app::{Message, MessageFilter, MessageId, MessageState, NewMessage, StoreError};
use domain::{ClientId, Date};

use crate::db::{Result, Row, Transaction, Value};
use crate::lists;
use crate::statements::messages as statements;

/// So often is a message tried that the server refuses; then a person looks.
pub(crate) const ATTEMPTS_MAX: i64 = 3;

const FIRST_DAY: &str = "0000-01-01";
const LAST_DAY: &str = "9999-12-31";

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
    transaction.one(&statements::MESSAGE_BYTES, &values, |row| Ok(row.blob(0)?.to_vec()))
}

pub(crate) fn counts(
    transaction: &mut Transaction,
    client: ClientId,
    on: Date,
) -> Result<Vec<(MessageState, i64)>> {
    let values = [client.into(), on.into()];
    transaction.all(&statements::MESSAGE_COUNTS, &values, |row| Ok((state(row, 0)?, row.int(1)?)))
}

pub(crate) fn to_send(transaction: &mut Transaction, client: ClientId, limit: i64) -> Result<Vec<MessageId>> {
    let values = [client.into(), ATTEMPTS_MAX.into(), limit.into()];
    transaction.all(&statements::MESSAGES_TO_SEND, &values, |row| row.int(0).map(MessageId))
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
            note: row.text_or_none(23)?.map(|_| row.json(23)).transpose()?,
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
