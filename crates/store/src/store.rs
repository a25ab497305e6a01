//! The contract of the use cases, one line a method: which work, read or written, for whom.
//!
//! Nothing is decided here. Every method is one transaction. It is a table, so it is set as one.

mod ledger;
mod matching;

use app::{
    AgreedKind, AgreedRow, BankEntry, Change, Claimed, Client, ClientSettings, Connection,
    ConnectionSettings, Customer, CustomerRow, Document, ImportRow, Invitation, InvoiceRow, Message,
    MessageFilter, MessageId, MessageState, NewAllocation, NewBankEntry, NewImport, OpenWork, Package,
    Sending, Session, Shown, Store, TimelineRow, User, Verdict, WorkRow,
};
use domain::{Cents, ClientId, CustomerId, Date, InvoiceId, TodoId};
use jiff::Timestamp;

use crate::db::{Result, Scope};
use crate::{
    Database, agreed, commit, connections, imports, installation, lists, load, messages, money, numbers,
    people, sending,
};

#[rustfmt::skip]
impl Store for Database {
    // The installation
    fn clients(&self) -> Result<Vec<Client>> {
        self.db.read(Scope::All, installation::clients)
    }
    fn client(&self, client: ClientId) -> Result<Option<Client>> {
        self.db.read(client, |transaction| installation::client(transaction, client))
    }
    fn add_client(&self, name: &str, settings: &ClientSettings, sending: Sending) -> Result<ClientId> {
        self.db.write(Scope::All, |transaction| installation::add_client(transaction, name, settings, sending))
    }
    fn save_settings(&self, client: ClientId, settings: &ClientSettings) -> Result<()> {
        self.db.write(client, |transaction| installation::save_settings(transaction, client, settings))
    }
    fn set_sending(&self, client: ClientId, sending: Sending) -> Result<()> {
        self.db.write(client, |transaction| installation::set_sending(transaction, client, sending))
    }
    fn all_stopped(&self) -> Result<bool> {
        self.db.read(Scope::All, installation::all_stopped)
    }
    fn set_all_stopped(&self, stopped: bool) -> Result<()> {
        self.db.write(Scope::All, |transaction| installation::set_all_stopped(transaction, stopped))
    }
    fn bank_seen_through(&self, client: ClientId, date: Date) -> Result<()> {
        self.db.write(client, |transaction| installation::bank_seen_through(transaction, client, date))
    }
    fn begin_run(&self, client: ClientId, date: Date) -> Result<bool> {
        self.db.write(client, |transaction| installation::begin_run(transaction, client, date))
    }
    fn next_fence(&self) -> Result<i64> {
        self.db.write(Scope::All, installation::next_fence)
    }

    // Customers
    fn reserve_ids(&self, client: ClientId, customers: i64, invoices: i64) -> Result<(i64, i64)> {
        self.db.write(client, |transaction| numbers::reserve(transaction, client, customers, invoices))
    }
    fn customer(&self, client: ClientId, customer: CustomerId) -> Result<Option<Customer>> {
        self.db.read(client, |transaction| load::customer(transaction, client, customer))
    }
    fn customers_by_id(&self, client: ClientId, customers: &[CustomerId]) -> Result<Vec<Customer>> {
        self.db.read(client, |transaction| load::customers_by_id(transaction, client, customers))
    }
    fn customers_to_look_at(&self, client: ClientId, on: Date, after: CustomerId, limit: i64) -> Result<Vec<Customer>> {
        self.db.read(client, |transaction| load::customers_to_look_at(transaction, client, on, after, limit))
    }
    fn customers_after(&self, client: ClientId, after: CustomerId, limit: i64) -> Result<Vec<Customer>> {
        self.db.read(client, |transaction| load::customers_after(transaction, client, after, limit))
    }
    fn customer_numbers(&self, client: ClientId) -> Result<Vec<(String, CustomerId)>> {
        self.db.read(client, |transaction| load::customer_numbers(transaction, client))
    }
    fn invoice_numbers(&self, client: ClientId) -> Result<Vec<(String, CustomerId, InvoiceId)>> {
        self.db.read(client, |transaction| load::invoice_numbers(transaction, client))
    }
    fn known_ibans(&self, client: ClientId) -> Result<Vec<(String, CustomerId)>> {
        self.db .read(client, |transaction| load::known_ibans(transaction, client))
    }
    fn commit(&self, client: ClientId, changes: &[Change]) -> Result<()> {
        self.db.write(client, |transaction| commit::commit(transaction, client, changes))
    }
    fn timeline(&self, client: ClientId, customer: CustomerId, before: Option<i64>, limit: i64) -> Result<Vec<TimelineRow>> {
        self.db.read(client, |transaction| lists::timeline(transaction, client, customer, before, limit))
    }
    fn rests_on(&self, client: ClientId, on: Date, offset: i64, limit: i64) -> Result<Vec<(CustomerId, TimelineRow)>> {
        self.db.read(client, |transaction| lists::rests_on(transaction, client, on, offset, limit))
    }
    fn facts(&self, client: ClientId, customer: CustomerId) -> Result<Vec<TimelineRow>> {
        self.db.read(client, |transaction| lists::facts(transaction, client, customer))
    }

    // Lists
    fn work(&self, client: ClientId) -> Result<Vec<WorkRow>> {
        self.db .read(client, |transaction| lists::work(transaction, client))
    }
    fn open_work(&self, client: ClientId) -> Result<Vec<OpenWork>> {
        self.db .read(client, |transaction| lists::open_work(transaction, client))
    }
    fn work_count(&self, client: ClientId, today: Date) -> Result<i64> {
        self.db.read(client, |transaction| lists::work_count(transaction, client, today))
    }
    fn snooze(&self, client: ClientId, customer: CustomerId, todo: TodoId, until: Option<Date>) -> Result<()> {
        self.db.write(client, |transaction| lists::snooze(transaction, client, customer, todo, until))
    }
    fn list_customers(&self, client: ClientId, search: &str, today: Date, offset: i64, limit: i64) -> Result<Vec<CustomerRow>> {
        self.db.read(client, |transaction| lists::customers(transaction, client, search, today, offset, limit))
    }
    fn list_invoices(&self, client: ClientId, search: &str, only_open: bool, offset: i64, limit: i64) -> Result<Vec<InvoiceRow>> {
        let list = if only_open { lists::open_invoices } else { lists::all_invoices };
        self.db.read(client, |transaction| list(transaction, client, search, offset, limit))
    }
    fn totals(&self, client: ClientId, today: Date) -> Result<(Cents, Cents, i64)> {
        self.db.read(client, |transaction| lists::totals(transaction, client, today))
    }

    // Agreements, and facts over all customers
    fn agreed(&self, client: ClientId, kind: AgreedKind, shown: Shown, offset: i64, limit: i64) -> Result<Vec<AgreedRow>> {
        self.db.read(client, |transaction| agreed::list(transaction, client, kind, shown, offset, limit))
    }
    fn facts_between(&self, client: ClientId, kind: &str, from: Date, through: Date, offset: i64, limit: i64) -> Result<Vec<(CustomerId, TimelineRow)>> {
        self.db.read(client, |transaction| lists::facts_between(transaction, client, kind, (from, through), offset, limit))
    }

    // Improvements
    fn improvements(&self, client: ClientId) -> Result<Vec<app::Improvement>> {
        self.db.read(client, |transaction| crate::improvements::list(transaction, client))
    }
    fn save_improvement(&self, client: ClientId, improvement: &app::Improvement) -> Result<i64> {
        self.db.write(client, |transaction| crate::improvements::save(transaction, client, improvement))
    }

    // Messages
    fn messages(&self, client: ClientId, filter: &MessageFilter, offset: i64, limit: i64) -> Result<Vec<Message>> {
        self.db.read(client, |transaction| messages::list(transaction, client, filter, offset, limit))
    }
    fn message(&self, client: ClientId, message: MessageId) -> Result<Option<Message>> {
        self.db.read(client, |transaction| messages::message(transaction, client, message))
    }
    fn message_bytes(&self, client: ClientId, message: MessageId) -> Result<Option<Vec<u8>>> {
        self.db.read(client, |transaction| messages::bytes(transaction, client, message))
    }
    fn message_counts(&self, client: ClientId, on: Date) -> Result<Vec<(MessageState, i64)>> {
        self.db.read(client, |transaction| messages::counts(transaction, client, on))
    }
    fn messages_to_send(&self, client: ClientId, limit: i64) -> Result<Vec<MessageId>> {
        self.db.read(client, |transaction| messages::to_send(transaction, client, limit))
    }
    fn claim(&self, client: ClientId, message: MessageId, fence: i64, now: Timestamp, guard: &mut dyn FnMut(&Client, &Customer, &Message) -> Verdict, ) -> Result<Claimed> {
        let mut claimed = self.claim_many(client, &[message], fence, now, guard)?;
        Ok(claimed.pop().unwrap_or(Claimed::Gone))
    }
    fn claim_many(&self, client: ClientId, messages: &[MessageId], fence: i64, now: Timestamp, guard: &mut dyn FnMut(&Client, &Customer, &Message) -> Verdict, ) -> Result<Vec<Claimed>> {
        self.db.write(client, |transaction| sending::claim_many(transaction, client, messages, fence, now, guard))
    }
    fn record(&self, client: ClientId, results: &[(MessageId, MessageState, String)], fence: i64, now: Timestamp) -> Result<()> {
        self.db.write(client, |transaction| sending::record(transaction, client, results, fence, now))
    }
    fn give_up_claims(&self, client: ClientId, before: Timestamp, now: Timestamp) -> Result<Vec<Message>> {
        self.db.write(client, |transaction| sending::give_up_claims(transaction, client, before, now))
    }
    fn resolve_uncertain(&self, client: ClientId, message: MessageId, state: MessageState, answer: &str, now: Timestamp) -> Result<()> {
        self.db.write(client, |transaction| sending::resolve_uncertain(transaction, client, message, state, answer, now))
    }
    fn withdraw(&self, client: ClientId, messages: &[MessageId], reason: &str, now: Timestamp) -> Result<()> {
        self.db.write(client, |transaction| sending::withdraw(transaction, client, messages, reason, now))
    }

    // Money and imports
    fn import_by_hash(&self, client: ClientId, sha256: &str) -> Result<Option<ImportRow>> {
        self.db.read(client, |transaction| imports::import_by_hash(transaction, client, sha256))
    }
    fn add_import(&self, client: ClientId, import: &NewImport) -> Result<i64> {
        self.db.write(client, |transaction| imports::add_import(transaction, client, import))
    }
    fn finish_import(&self, client: ClientId, import: i64, outcome: &str) -> Result<()> {
        self.db.write(client, |transaction| imports::finish_import(transaction, client, import, outcome))
    }
    fn imports(&self, client: ClientId, limit: i64) -> Result<Vec<ImportRow>> {
        self.db.read(client, |transaction| imports::imports(transaction, client, limit))
    }
    fn import_bytes(&self, client: ClientId, import: i64) -> Result<Option<Vec<u8>>> {
        self.db.read(client, |transaction| imports::import_bytes(transaction, client, import))
    }
    fn add_bank_entries(&self, client: ClientId, entries: &[NewBankEntry]) -> Result<Vec<(usize, i64)>> {
        self.db.write(client, |transaction| money::add_entries(transaction, client, entries))
    }
    fn known_bank_keys(&self, client: ClientId, keys: &[String]) -> Result<Vec<String>> {
        self.db.read(client, |transaction| money::known_keys(transaction, client, keys))
    }
    fn allocate(&self, client: ClientId, allocations: &[NewAllocation], changes: &[Change]) -> Result<()> {
        self.db.write(client, |transaction| money::allocate(transaction, client, allocations, changes))
    }
    fn waiting_entries(&self, client: ClientId, offset: i64, limit: i64) -> Result<Vec<BankEntry>> {
        self.db.read(client, |transaction| money::waiting(transaction, client, offset, limit))
    }
    fn bank_entry(&self, client: ClientId, entry: i64) -> Result<Option<BankEntry>> {
        self.db.read(client, |transaction| money::entry(transaction, client, entry))
    }
    fn entries_by_reference(&self, client: ClientId, reference: &str) -> Result<Vec<BankEntry>> {
        self.db.read(client, |transaction| money::entries_by_reference(transaction, client, reference))
    }
    fn allocations_of(&self, client: ClientId, entry: i64) -> Result<Vec<NewAllocation>> {
        self.db.read(client, |transaction| money::allocations_of(transaction, client, entry))
    }
    fn set_aside(&self, client: ClientId, entry: i64, reason: &str) -> Result<()> {
        self.db.write(client, |transaction| money::set_aside(transaction, client, entry, reason))
    }
    fn add_document(&self, client: ClientId, invoice: InvoiceId, document: &Document) -> Result<()> {
        self.db.write(client, |transaction| imports::add_document(transaction, client, invoice, document))
    }
    fn with_document(&self, client: ClientId, invoices: &[InvoiceId]) -> Result<Vec<InvoiceId>> {
        self.db.read(client, |transaction| imports::with_document(transaction, client, invoices))
    }
    fn documents(&self, client: ClientId, invoice: InvoiceId) -> Result<Vec<Document>> {
        self.db.read(client, |transaction| imports::documents(transaction, client, invoice))
    }

    // Connections with bookkeeping packages
    fn connections(&self, client: ClientId) -> Result<Vec<Connection>> {
        self.db.read(client, |transaction| connections::list(transaction, client))
    }
    fn save_connection(&self, client: ClientId, package: Package, settings: &ConnectionSettings) -> Result<()> {
        self.db.write(client, |transaction| connections::save(transaction, client, package, settings))
    }
    fn remove_connection(&self, client: ClientId, package: Package) -> Result<()> {
        self.db.write(client, |transaction| connections::remove(transaction, client, package))
    }
    fn save_cursor(&self, client: ClientId, package: Package, cursor: &str) -> Result<()> {
        self.db.write(client, |transaction| connections::save_cursor(transaction, client, package, cursor))
    }
    fn documents_asked(&self, client: ClientId, package: Package, through: InvoiceId) -> Result<()> {
        self.db.write(client, |transaction| connections::documents_asked(transaction, client, package, through))
    }
    fn record_sync(&self, client: ClientId, package: Package, at: Timestamp, trouble: Option<&str>, remarks: &str) -> Result<()> {
        self.db.write(client, |transaction| connections::record(transaction, client, package, at, trouble, remarks))
    }
    fn want_sync(&self, client: ClientId, package: Package, at: Timestamp) -> Result<()> {
        self.db.write(client, |transaction| connections::want(transaction, client, package, at))
    }
    fn connection_by_hook(&self, hook: &str) -> Result<Option<Connection>> {
        self.db.read(Scope::All, |transaction| connections::by_hook(transaction, hook))
    }
    fn invoices_without_document(&self, client: ClientId, after: InvoiceId, limit: i64) -> Result<Vec<(InvoiceId, String)>> {
        self.db.read(client, |transaction| connections::without_document(transaction, client, after, limit))
    }

    // People
    fn user_by_email(&self, email: &str) -> Result<Option<User>> {
        self.db.read(Scope::All, |transaction| people::user_by_email(transaction, email))
    }
    fn user(&self, id: i64) -> Result<Option<User>> {
        self.db .read(Scope::All, |transaction| people::user(transaction, id))
    }
    fn users(&self) -> Result<Vec<User>> {
        self.db.read(Scope::All, people::users)
    }
    fn add_user(&self, user: &User) -> Result<i64> {
        self.db.write(Scope::All, |transaction| people::add_user(transaction, user))
    }
    fn save_user(&self, user: &User) -> Result<()> {
        self.db.write(Scope::All, |transaction| people::save_user(transaction, user))
    }
    fn add_session(&self, session: &Session) -> Result<()> {
        self.db.write(Scope::All, |transaction| people::add_session(transaction, session))
    }
    fn session(&self, token_hash: &str) -> Result<Option<Session>> {
        self.db.read(Scope::All, |transaction| people::session(transaction, token_hash))
    }
    fn touch_session(&self, token_hash: &str, seen: Timestamp) -> Result<()> {
        self.db.write(Scope::All, |transaction| people::touch_session(transaction, token_hash, seen))
    }
    fn end_session(&self, token_hash: &str) -> Result<()> {
        self.db.write(Scope::All, |transaction| people::end_session(transaction, token_hash))
    }
    fn end_sessions_of(&self, user: i64) -> Result<()> {
        self.db.write(Scope::All, |transaction| people::end_sessions_of(transaction, user))
    }
    fn add_login_link(&self, token_hash: &str, user: i64, expires: Timestamp) -> Result<()> {
        self.db.write(Scope::All, |transaction| people::add_login_link(transaction, token_hash, user, expires))
    }
    fn use_login_link(&self, token_hash: &str, now: Timestamp) -> Result<Option<i64>> {
        self.db.write(Scope::All, |transaction| people::use_login_link(transaction, token_hash, now))
    }

    // Links for people without an account
    fn add_invitation(&self, token_hash: &str, invitation: &Invitation) -> Result<()> {
        self.db.write(invitation.client, |transaction| agreed::add_invitation(transaction, token_hash, invitation))
    }
    fn invitation(&self, token_hash: &str) -> Result<Option<Invitation>> {
        self.db.read(Scope::All, |transaction| agreed::invitation(transaction, token_hash))
    }
    fn use_invitation(&self, token_hash: &str, now: Timestamp) -> Result<bool> {
        self.db.write(Scope::All, |transaction| agreed::use_invitation(transaction, token_hash, now))
    }
}
