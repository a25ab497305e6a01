//! What is kept beside the dossiers: clients, contact data, users, messages, bank entries, imports.
//!
//! Plain data. Not here: rules (domain), SQL (store), sentences (text).

use domain::{
    Because, Cents, Channel, ClientId, Currency, CustomerId, Date, Dossier, Fact, InvoiceId,
    Jurisdiction, Language, Step, Strategy, Todo,
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Whether messages may leave (G14, G19, the first-day check).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sending {
    /// After a first import: nothing goes out until a person has seen who would get what.
    FirstDayCheck,
    Open,
    /// The stop button.
    Stopped,
    /// After a restore: closed until a person has compared and released (G14).
    Restored,
}

/// How the client speaks to customers when they have no form of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    Je,
    U,
}

/// Dutch: *opdrachtgever*, *administratie*. Stored as one row; `settings` as one JSON text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Client {
    pub id: ClientId,
    pub name: String,
    pub settings: ClientSettings,
    pub sending: Sending,
    /// The last day that the bank data covers, per the newest statement.
    pub bank_through: Option<Date>,
    /// The last day that was run: a run may not be dated before it.
    pub last_run: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClientSettings {
    pub jurisdiction: Jurisdiction,
    pub language: Language,
    pub form: Form,
    pub email: String,
    pub phone: Option<String>,
    pub address: Option<String>,
    pub website: Option<String>,
    pub iban: Option<String>,
    pub kvk: Option<String>,
    pub vat: Option<String>,
    /// Who signs when nobody else does.
    pub signer: String,
    pub signer_phone: Option<String>,
    /// The role mailbox that is asked to change a term in the bookkeeping (2.13).
    pub bookkeeper_email: Option<String>,
    /// The client's own closing days.
    #[serde(default)]
    pub closed: Vec<Date>,
    #[serde(default)]
    pub strategy: Strategy,
    /// Own letters: (letter word, language, form) → template source.
    #[serde(default)]
    pub letters: Vec<OwnLetter>,
    /// Remembered column mappings of tables: header fingerprint → mapping as JSON text.
    #[serde(default)]
    pub mappings: Vec<(String, String)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnLetter {
    pub letter: String,
    pub language: Language,
    pub form: Form,
    pub source: String,
}

/// Names and addresses of a customer. Deciding never sees them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Card {
    /// The customer's number in the bookkeeping; unique within the client.
    pub number: String,
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub address: Option<String>,
    pub city: Option<String>,
    pub kvk: Option<String>,
    pub vat: Option<String>,
    /// Accounts that this customer pays from, normalised without spaces.
    pub ibans: Vec<String>,
    /// `None`: the client's form.
    pub form: Option<Form>,
    pub persons: Vec<Person>,
    /// Wishes for invoices (1.11): project number on them, address for invoices.
    pub wants_project_number: Option<bool>,
    pub invoice_address: Option<String>,
    pub note: Option<String>,
}

/// Somebody at the customer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    pub name: String,
    /// "administratie", "directie", "projectleider" …
    pub role: String,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// A customer as loaded: everything needed to decide, write and save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    pub id: CustomerId,
    /// Counts up with every change; saving with an old one is a conflict.
    pub version: i64,
    pub card: Card,
    pub dossier: Dossier,
    /// The first day on which deciding may find something; `None`: only after new facts.
    pub look_on: Option<Date>,
}

/// Who or what brought a fact: "run", "import", or the name of a user.
pub type Source = String;

/// A line of the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineRow {
    pub seq: i64,
    pub at: Timestamp,
    pub source: Source,
    pub fact: Fact,
}

/// One customer's part of a transaction.
#[derive(Debug, Clone)]
pub struct Change {
    /// As loaded. For a new customer: `version` 0 and an empty dossier; the store gives the id
    /// that `Store::new_customer_ids` reserved.
    pub before: Customer,
    /// The card, dossier and `look_on` after the facts. `id` equals `before.id`.
    pub after: Customer,
    pub facts: Vec<Fact>,
    pub source: Source,
    pub at: Timestamp,
    /// Messages that are planned by this change.
    pub messages: Vec<NewMessage>,
    /// Planned messages of this customer that are withdrawn, with the reason.
    pub withdrawn: Vec<(MessageId, String)>,
}

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
        MessageState::ALL
            .into_iter()
            .find(|state| state.word() == word)
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

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claimed {
    Send(Message, Frozen),
    Cancelled,
    Held(String),
    /// Somebody else has it, or it is not planned any more.
    Gone,
}

/// One open call, visit or task with its customer, for work lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkRow {
    pub customer: CustomerId,
    pub todo: Todo,
    pub card: Card,
    pub open: Vec<(Currency, Cents)>,
    /// The earliest effective due date of what it is about.
    pub oldest_due: Option<Date>,
    /// A person put it off until this day. Dutch: *later*.
    pub snoozed_until: Option<Date>,
    /// Who took it.
    pub owner: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerRow {
    pub id: CustomerId,
    pub number: String,
    pub name: String,
    pub city: Option<String>,
    pub open: Cents,
    pub overdue: Cents,
    pub oldest_due: Option<Date>,
    pub open_invoices: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceRow {
    pub customer: CustomerId,
    pub customer_name: String,
    pub id: InvoiceId,
    pub number: String,
    pub issued: Date,
    pub due: Date,
    pub effective_due: Date,
    pub amount: Cents,
    pub open: Cents,
    pub currency: Currency,
}

/// A bank entry. Money facts: rows are added, never changed; how much of it is allocated follows
/// from the allocations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBankEntry {
    /// Idempotency key within the client (see `formats`).
    pub key: String,
    pub account: String,
    pub booked: Date,
    pub amount: Cents,
    pub currency: Currency,
    pub reversal: bool,
    pub counterparty_name: Option<String>,
    pub counterparty_iban: Option<String>,
    pub end_to_end_id: Option<String>,
    pub mandate_id: Option<String>,
    pub structured_reference: Option<String>,
    pub remittance: String,
    pub return_reason: Option<String>,
    pub raw: String,
    /// The import that brought it.
    pub import: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankEntry {
    pub id: i64,
    pub entry: NewBankEntry,
    /// Sum of its allocations.
    pub allocated: Cents,
    /// Set aside by a person ("not from a customer"), with the reason.
    pub set_aside: Option<String>,
    /// The customer on whose account the rest waits, if known.
    pub customer: Option<CustomerId>,
}

/// Which entry paid which invoice. Append-only; taking back is a row with a negative amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAllocation {
    pub entry: i64,
    pub customer: CustomerId,
    /// `None`: on account of the customer, not yet on an invoice.
    pub invoice: Option<InvoiceId>,
    pub amount: Cents,
    pub evidence: String,
    pub by: Source,
    pub at: Timestamp,
}

/// A file that was imported; the original bytes stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewImport {
    pub file: String,
    pub sha256: String,
    pub format: String,
    pub bytes: Vec<u8>,
    pub at: Timestamp,
    pub by: Source,
    /// What was taken and what not, as JSON.
    pub outcome: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    pub id: i64,
    pub file: String,
    pub sha256: String,
    pub format: String,
    pub at: Timestamp,
    pub by: Source,
    pub outcome: String,
}

/// An invoice document that can be attached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub name: String,
    pub mime: String,
    pub bytes: Vec<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    pub id: i64,
    pub email: String,
    pub name: String,
    /// PHC string (argon2id). `None`: only by one-time link.
    pub password: Option<String>,
    pub language: Language,
    pub disabled: bool,
    /// Clients this user may see.
    pub clients: Vec<ClientId>,
}

/// A server-side session; only the hash of its token is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub token_hash: String,
    pub user: i64,
    pub csrf: String,
    pub created: Timestamp,
    pub seen: Timestamp,
}
