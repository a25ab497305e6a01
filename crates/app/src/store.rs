//! The store as the use cases see it: a small set of domain transactions.
//!
//! One implementation in `store` (SQLite and PostgreSQL, one SQL text per statement). Every method
//! is one atomic step. Every method but those about users and the installation is scoped by client.
//! Not found is `Ok(None)`.

pub mod ledger;
pub mod matching;

use domain::{ClientId, CustomerId, Date, InvoiceId};
use jiff::Timestamp;

use crate::records::*;

#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody changed the same customer in between: load again and decide again.
    #[error("someone else changed this customer at the same moment; try again")]
    Conflict,
    /// A unique key is taken: what it stands for was done already.
    #[error("this was already done")]
    AlreadyDone,
    #[error("the database is busy: another program is writing to it; try again in a moment")]
    Busy,
    #[error("no space left on the disk; free some space and start again, nothing was lost")]
    Full,
    #[error("the database cannot be opened: {0}")]
    CannotOpen(String),
    #[error("this database was made by a newer version of Bondig; install that version")]
    TooNew,
    #[error("the database answered: {0}")]
    Database(String),
    #[error("stored data cannot be read: {0}")]
    Corrupt(String),
}

pub type Result<T> = std::result::Result<T, StoreError>;

/// Filters of lists; empty means all.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MessageFilter {
    pub on: Option<Date>,
    pub states: Vec<MessageState>,
    pub customer: Option<CustomerId>,
    pub search: Option<String>,
}

/// Which of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    Open,
    All,
}

pub trait Store: ledger::LedgerStore + matching::MatchingStore {
    // The installation
    fn clients(&self) -> Result<Vec<Client>>;
    fn client(&self, client: ClientId) -> Result<Option<Client>>;
    fn add_client(&self, name: &str, settings: &ClientSettings, sending: Sending) -> Result<ClientId>;
    fn save_settings(&self, client: ClientId, settings: &ClientSettings) -> Result<()>;
    fn set_sending(&self, client: ClientId, sending: Sending) -> Result<()>;
    /// The stop button for all clients.
    fn all_stopped(&self) -> Result<bool>;
    fn set_all_stopped(&self, stopped: bool) -> Result<()>;
    /// Only ever moves forward.
    fn bank_seen_through(&self, client: ClientId, date: Date) -> Result<()>;
    /// Marks the day as run, and keeps which one was run before it. `false` when a later day was run already (nothing changes).
    fn begin_run(&self, client: ClientId, date: Date) -> Result<bool>;
    /// A new, higher runner number (fence).
    fn next_fence(&self) -> Result<i64>;

    // Customers
    /// Ids for new customers and invoices, reserved so that facts can name them.
    fn reserve_ids(&self, client: ClientId, customers: i64, invoices: i64) -> Result<(i64, i64)>;
    fn customer(&self, client: ClientId, customer: CustomerId) -> Result<Option<Customer>>;
    fn customers_by_id(&self, client: ClientId, customers: &[CustomerId]) -> Result<Vec<Customer>>;
    /// Customers whose day has come (`look_on` ≤ `on`) with id > `after`, in id order.
    fn customers_to_look_at(
        &self,
        client: ClientId,
        on: Date,
        after: CustomerId,
        limit: i64,
    ) -> Result<Vec<Customer>>;
    /// All customers with id > `after`, in id order.
    fn customers_after(&self, client: ClientId, after: CustomerId, limit: i64) -> Result<Vec<Customer>>;
    /// (number, id) of all customers; (number, customer, id) of all invoices; (iban, customer).
    fn customer_numbers(&self, client: ClientId) -> Result<Vec<(String, CustomerId)>>;
    fn invoice_numbers(&self, client: ClientId) -> Result<Vec<(String, CustomerId, InvoiceId)>>;
    fn known_ibans(&self, client: ClientId) -> Result<Vec<(String, CustomerId)>>;
    /// Saves everything of the changes, or nothing. Facts, rows, todos and messages together.
    fn commit(&self, client: ClientId, changes: &[Change]) -> Result<()>;
    /// Newest first. `before`: only rows with a smaller `seq`.
    fn timeline(
        &self,
        client: ClientId,
        customer: CustomerId,
        before: Option<i64>,
        limit: i64,
    ) -> Result<Vec<TimelineRow>>;
    /// What began to rest on a day, whoever it is about: facts of kind `rested`, by customer.
    fn rests_on(
        &self,
        client: ClientId,
        on: Date,
        offset: i64,
        limit: i64,
    ) -> Result<Vec<(CustomerId, TimelineRow)>>;
    /// Oldest first, all: for replay.
    fn facts(&self, client: ClientId, customer: CustomerId) -> Result<Vec<TimelineRow>>;

    // Lists
    fn work(&self, client: ClientId) -> Result<Vec<WorkRow>>;
    /// As `work`, without names: enough to sort and count.
    fn open_work(&self, client: ClientId) -> Result<Vec<OpenWork>>;
    /// How much work is open and not put off beyond `today`.
    fn work_count(&self, client: ClientId, today: Date) -> Result<i64>;
    fn snooze(
        &self,
        client: ClientId,
        customer: CustomerId,
        todo: domain::TodoId,
        until: Option<Date>,
    ) -> Result<()>;
    fn list_customers(
        &self,
        client: ClientId,
        search: &str,
        today: Date,
        offset: i64,
        limit: i64,
    ) -> Result<Vec<CustomerRow>>;
    fn list_invoices(
        &self,
        client: ClientId,
        search: &str,
        only_open: bool,
        offset: i64,
        limit: i64,
    ) -> Result<Vec<InvoiceRow>>;
    /// (open, overdue, overdue customers) in euro cents, for the head of the day.
    fn totals(&self, client: ClientId, today: Date) -> Result<(domain::Cents, domain::Cents, i64)>;

    // Agreements, and facts over all customers
    /// Agreements of one kind over all customers, oldest first.
    fn agreed(
        &self,
        client: ClientId,
        kind: AgreedKind,
        shown: Shown,
        offset: i64,
        limit: i64,
    ) -> Result<Vec<AgreedRow>>;
    /// Facts of one kind (`Event`'s tag; not `rested`, of which there are too many) over all
    /// customers, with their days from `from` through `through`; by day and in the order in which
    /// they came.
    fn facts_between(
        &self,
        client: ClientId,
        kind: &str,
        from: Date,
        through: Date,
        offset: i64,
        limit: i64,
    ) -> Result<Vec<(CustomerId, TimelineRow)>>;

    // Improvements of the client's own process
    /// Newest first.
    fn improvements(&self, client: ClientId) -> Result<Vec<Improvement>>;
    /// Adds it (id 0) or changes it; gives its id.
    fn save_improvement(&self, client: ClientId, improvement: &Improvement) -> Result<i64>;

    // Messages
    fn messages(
        &self,
        client: ClientId,
        filter: &MessageFilter,
        offset: i64,
        limit: i64,
    ) -> Result<Vec<Message>>;
    fn message(&self, client: ClientId, message: MessageId) -> Result<Option<Message>>;
    fn message_bytes(&self, client: ClientId, message: MessageId) -> Result<Option<Vec<u8>>>;
    fn message_counts(&self, client: ClientId, on: Date) -> Result<Vec<(MessageState, i64)>>;
    /// Planned and failed messages that may be tried, oldest first.
    fn messages_to_send(&self, client: ClientId, limit: i64) -> Result<Vec<MessageId>>;
    /// One transaction: the guard sees the message, its customer and its client as they are now;
    /// with `Verdict::Send` the bytes are frozen, `attempt` counts up and the state is `sending`.
    fn claim(
        &self,
        client: ClientId,
        message: MessageId,
        fence: i64,
        now: Timestamp,
        guard: &mut dyn FnMut(&Client, &Customer, &Message) -> Verdict,
    ) -> Result<Claimed>;
    /// Several claims in one transaction (for folders of `.eml`, where nothing can be uncertain).
    fn claim_many(
        &self,
        client: ClientId,
        messages: &[MessageId],
        fence: i64,
        now: Timestamp,
        guard: &mut dyn FnMut(&Client, &Customer, &Message) -> Verdict,
    ) -> Result<Vec<Claimed>>;
    /// Records results of claimed messages. Refused (`Conflict`) when another runner has them.
    fn record(
        &self,
        client: ClientId,
        results: &[(MessageId, MessageState, String)],
        fence: i64,
        now: Timestamp,
    ) -> Result<()>;
    /// Messages in `sending` that were claimed before `before` become `uncertain`; returns them.
    fn give_up_claims(&self, client: ClientId, before: Timestamp, now: Timestamp) -> Result<Vec<Message>>;
    /// A person's word about an uncertain message: accepted, planned again (new attempt) or cancelled.
    fn resolve_uncertain(
        &self,
        client: ClientId,
        message: MessageId,
        state: MessageState,
        answer: &str,
        now: Timestamp,
    ) -> Result<()>;
    /// Withdraws planned messages, with the reason.
    fn withdraw(&self, client: ClientId, messages: &[MessageId], reason: &str, now: Timestamp) -> Result<()>;

    // Money and imports
    fn import_by_hash(&self, client: ClientId, sha256: &str) -> Result<Option<ImportRow>>;
    fn add_import(&self, client: ClientId, import: &NewImport) -> Result<i64>;
    /// Notes what came of an import that was carried through.
    fn finish_import(&self, client: ClientId, import: i64, outcome: &str) -> Result<()>;
    fn imports(&self, client: ClientId, limit: i64) -> Result<Vec<ImportRow>>;
    fn import_bytes(&self, client: ClientId, import: i64) -> Result<Option<Vec<u8>>>;
    /// Adds the entries that are not known yet, by key; returns the ids of the new ones with their
    /// place in `entries`.
    fn add_bank_entries(&self, client: ClientId, entries: &[NewBankEntry]) -> Result<Vec<(usize, i64)>>;
    fn known_bank_keys(&self, client: ClientId, keys: &[String]) -> Result<Vec<String>>;
    /// Allocates and changes the customers' dossiers in one transaction.
    fn allocate(&self, client: ClientId, allocations: &[NewAllocation], changes: &[Change]) -> Result<()>;
    /// Entries with money that has no invoice yet and is not set aside, oldest first.
    fn waiting_entries(&self, client: ClientId, offset: i64, limit: i64) -> Result<Vec<BankEntry>>;
    fn bank_entry(&self, client: ClientId, entry: i64) -> Result<Option<BankEntry>>;
    /// Entries by end-to-end id or mandate: to find what a return takes back.
    fn entries_by_reference(&self, client: ClientId, reference: &str) -> Result<Vec<BankEntry>>;
    fn allocations_of(&self, client: ClientId, entry: i64) -> Result<Vec<NewAllocation>>;
    fn set_aside(&self, client: ClientId, entry: i64, reason: &str) -> Result<()>;
    fn add_document(&self, client: ClientId, invoice: InvoiceId, document: &Document) -> Result<()>;
    fn documents(&self, client: ClientId, invoice: InvoiceId) -> Result<Vec<Document>>;
    /// Those of these invoices that have a document.
    fn with_document(&self, client: ClientId, invoices: &[InvoiceId]) -> Result<Vec<InvoiceId>>;

    // Connections with bookkeeping packages
    fn connections(&self, client: ClientId) -> Result<Vec<Connection>>;
    /// Makes it, or changes what was chosen; with another administration it begins anew.
    fn save_connection(
        &self,
        client: ClientId,
        package: Package,
        settings: &ConnectionSettings,
    ) -> Result<()>;
    fn remove_connection(&self, client: ClientId, package: Package) -> Result<()>;
    fn save_cursor(&self, client: ClientId, package: Package, cursor: &str) -> Result<()>;
    /// Invoices up to this one were asked for their document.
    fn documents_asked(&self, client: ClientId, package: Package, through: InvoiceId) -> Result<()>;
    /// Notes a try: with what trouble it ended, or that everything was taken over.
    fn record_sync(
        &self,
        client: ClientId,
        package: Package,
        at: Timestamp,
        trouble: Option<&str>,
        remarks: &str,
    ) -> Result<()>;
    /// The package told that something changed.
    fn want_sync(&self, client: ClientId, package: Package, at: Timestamp) -> Result<()>;
    /// Whose connection is told of on this address.
    fn connection_by_hook(&self, hook: &str) -> Result<Option<Connection>>;
    /// Open invoices with an id above `after` that have no document yet, by id.
    fn invoices_without_document(
        &self,
        client: ClientId,
        after: InvoiceId,
        limit: i64,
    ) -> Result<Vec<(InvoiceId, String)>>;

    // People
    fn user_by_email(&self, email: &str) -> Result<Option<User>>;
    fn user(&self, id: i64) -> Result<Option<User>>;
    fn users(&self) -> Result<Vec<User>>;
    fn add_user(&self, user: &User) -> Result<i64>;
    fn save_user(&self, user: &User) -> Result<()>;
    fn add_session(&self, session: &Session) -> Result<()>;
    fn session(&self, token_hash: &str) -> Result<Option<Session>>;
    fn touch_session(&self, token_hash: &str, seen: Timestamp) -> Result<()>;
    fn end_session(&self, token_hash: &str) -> Result<()>;
    fn end_sessions_of(&self, user: i64) -> Result<()>;
    /// One-time login links: stored by hash, used once, before `expires`.
    fn add_login_link(&self, token_hash: &str, user: i64, expires: Timestamp) -> Result<()>;
    fn use_login_link(&self, token_hash: &str, now: Timestamp) -> Result<Option<i64>>;

    // Links for people without an account
    fn add_invitation(&self, token_hash: &str, invitation: &Invitation) -> Result<()>;
    /// Whatever its age: whether it still opens is for the use case to say.
    fn invitation(&self, token_hash: &str) -> Result<Option<Invitation>>;
    /// Notes that it was answered. `false`: it was answered before (nothing changes).
    fn use_invitation(&self, token_hash: &str, now: Timestamp) -> Result<bool>;
}
