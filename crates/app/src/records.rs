//! What is kept beside the dossiers: clients, contact data, users, messages, bank entries, imports.
//!
//! Plain data. Not here: rules (domain), SQL (store), sentences (text).

mod agreed;
mod client;
mod connection;
mod customer;
mod improvement;
mod ledger;
mod message;
mod money;

pub use agreed::*;
pub use client::*;
pub use connection::*;
pub use customer::*;
pub use improvement::*;
pub use ledger::*;
pub use message::*;
pub use money::*;
