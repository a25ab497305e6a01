//! Messages: the durable intent, its life, and what was frozen when it left (guarantees §2).

use domain::{Because, Channel, ClientId, CustomerId, Date, InvoiceId, Step};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MessageId(pub i64);

/// The life of a message (guarantees §2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessageState {
    Planned,
    /// Claimed: bytes are frozen, a server may have them.
    Sending,
    /// The server said yes.
    Accepted,
    /// The server said no, definitely; may be tried again.
    Failed,
    /// Withdrawn before anything left, with the reason.
    Cancelled,
    /// We do not know whether the server has it: a person looks. Dutch: *onzeker*.
    Uncertain,
    /// A letter to print: made, waiting for a person to post it.
    ToPost,
}

impl MessageState {
    pub const ALL: [MessageState; 7] = [
        MessageState::Planned,
        MessageState::Sending,
        MessageState::Accepted,
        MessageState::Failed,
        MessageState::Cancelled,
        MessageState::Uncertain,
        MessageState::ToPost,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            MessageState::Planned => "planned",
            MessageState::Sending => "sending",
            MessageState::Accepted => "accepted",
            MessageState::Failed => "failed",
            MessageState::Cancelled => "cancelled",
            MessageState::Uncertain => "uncertain",
            MessageState::ToPost => "to_post",
        }
    }

    pub fn from_word(word: &str) -> Option<MessageState> {
        MessageState::ALL.into_iter().find(|state| state.word() == word)
    }
}

/// Durable intent: one row for each contact moment and form (a formal notice has two forms).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMessage {
    /// What it is about: unique within the client, so that it cannot be planned twice.
    pub key: String,
    /// Our public id: Message-ID, reference at the provider. Unguessable.
    pub public_id: String,
    pub planned_on: Date,
    pub step: Step,
    pub channel: Channel,
    pub registered: bool,
    pub invoices: Vec<InvoiceId>,
    pub from: Option<String>,
    pub because: Because,
    /// Said yes to by a person: not held by the caps.
    pub approved: bool,
    /// With the step `confirmation`: what it tells, and to whom.
    pub note: Option<Note>,
}

/// Who a note goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Addressee {
    #[default]
    Customer,
    /// Who keeps the client's books (2.13).
    Bookkeeper,
    /// Who makes the client's invoices (4.11).
    Invoicing,
    /// Who says yes or no at the client's (2.11).
    Client,
    /// A colleague of the client who was named: see [`Note::email`].
    Colleague,
}

/// A message that tells in writing what was agreed, asked or put right; it belongs to its event and
/// is no step of the strategy (2.21). Stored as one JSON text beside the message.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Note {
    /// The word of its letter (`text::Letter`).
    pub letter: String,
    pub to: Addressee,
    /// The name and address of a colleague; else they stand in the settings or on the card.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub term: Option<NoteTerm>,
    /// The customer's words, or what was put right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// The token of a link that answers it (`invite`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    /// The documents of the invoices go along.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub with_documents: bool,
}

/// A payment term as a letter tells of it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NoteTerm {
    pub days: i32,
    pub days_before: Option<i32>,
    pub by: Option<String>,
    pub from_invoice: Option<String>,
}

impl Addressee {
    pub const fn is_customer(self) -> bool {
        matches!(self, Addressee::Customer)
    }

    pub const fn word(self) -> &'static str {
        match self {
            Addressee::Customer => "customer",
            Addressee::Bookkeeper => "bookkeeper",
            Addressee::Invoicing => "invoicing",
            Addressee::Client => "client",
            Addressee::Colleague => "colleague",
        }
    }
}

impl NewMessage {
    /// Whether it goes to the customer, whose channels and wishes then count.
    pub fn is_for_customer(&self) -> bool {
        self.note.as_ref().is_none_or(|note| note.to.is_customer())
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub id: MessageId,
    pub client: ClientId,
    pub customer: CustomerId,
    pub new: NewMessage,
    pub state: MessageState,
    pub attempt: u32,
    /// The runner that claimed it; an older runner may not record a result.
    pub fence: i64,
    pub claimed_at: Option<Timestamp>,
    pub decided_at: Option<Timestamp>,
    /// Why it was cancelled, failed or is uncertain; the server's answer when accepted.
    pub answer: Option<String>,
    pub recipient: Option<String>,
    pub subject: Option<String>,
    /// SHA-256 of the frozen bytes, hexadecimal. The bytes: `Store::message_bytes`.
    pub sha256: Option<String>,
    /// For lists.
    pub customer_name: String,
}

/// What was frozen in the claim transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    pub recipient: String,
    pub subject: String,
    pub bytes: Vec<u8>,
    pub sha256: String,
}

/// What the guard says inside the claim transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Send(Frozen),
    /// Cancelled with this reason.
    Cancel(String),
    /// Not now (stop button, bank data, hour): stays planned.
    Hold(String),
}

#[expect(clippy::large_enum_variant, reason = "a claim lives for one message; most are sent")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claimed {
    Send(Message, Frozen),
    Cancelled,
    Held(String),
    /// Somebody else has it, or it is not planned any more.
    Gone,
}
