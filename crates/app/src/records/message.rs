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
