//! The use cases: one file each; load, decide, save.
//!
//! Not here: SQL (store), pages (web), what files look like (formats), rules (domain). Time and
//! chance come in as arguments: a `Timestamp` or `Date`, and `Ids`.
//! Invariant: one use case, one transaction for each customer; state, timeline and outbox commit
//! together.

pub mod agreements;
pub mod ahead;
pub mod bookkeeping;
pub mod by_hand;
pub mod calling;
pub mod care;
pub mod columns;
pub mod confirm;
pub mod deliver;
pub mod disputes;
pub mod doctor;
pub mod figures;
pub mod import;
pub mod invite;
pub mod ledger;
pub mod letter;
pub mod login;
pub mod matching;
pub mod money;
pub mod newcomer;
pub mod people;
pub mod plan;
pub mod reasons;
pub mod records;
pub mod release;
pub mod response;
pub mod run;
pub mod signer;
pub mod store;
pub mod sync;
mod taken;
pub mod terms;
pub mod undo;
pub mod wishes;

use std::sync::Arc;

pub use records::*;
pub use store::{MessageFilter, Shown, Store, StoreError};

use domain::{ClientId, Date};

/// Chance as an argument: unguessable public ids in production, a seeded row of them in tests.
pub trait Ids: Send + Sync {
    /// 26 letters and digits, never the same twice.
    fn public_id(&self) -> String;
}

/// What every use case needs.
#[derive(Clone)]
pub struct App {
    pub store: Arc<dyn Store>,
    pub ids: Arc<dyn Ids>,
}

#[derive(Debug, thiserror::Error)]
pub enum AppError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("there is no such client")]
    NoSuchClient,
    #[error("there is no such customer")]
    NoSuchCustomer,
    #[error("{newest} was run already; a run may not be dated before it (asked: {asked})")]
    NewerRunExists { newest: Date, asked: Date },
    #[error("the bank data is older than yesterday: after a restore, import the latest statements first")]
    BankTooOldToRelease,
    #[error("there is no connection with {} yet; make one with “bondig connect {package}”", package.name())]
    NotConnected { package: Package },
    #[error(transparent)]
    Refused(#[from] people::Refusal),
    #[error(transparent)]
    NoPlace(#[from] matching::NoPlace),
}

pub type Result<T> = std::result::Result<T, AppError>;

/// Who does something for which client, on which day, when.
#[derive(Clone, Copy)]
pub struct Doing<'a> {
    pub app: &'a App,
    pub client: ClientId,
    /// "run", "import", "mail", or the name of a user: stands beside every fact.
    pub by: &'a str,
    pub today: Date,
    pub now: jiff::Timestamp,
}

impl App {
    pub fn client(&self, client: ClientId) -> Result<Client> {
        self.store.client(client)?.ok_or(AppError::NoSuchClient)
    }

    pub fn customer(&self, client: ClientId, customer: domain::CustomerId) -> Result<Customer> {
        self.store.customer(client, customer)?.ok_or(AppError::NoSuchCustomer)
    }
}
