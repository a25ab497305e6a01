//! What is kept beside the dossiers: clients, contact data, users, messages, bank entries, imports.
//!
//! Plain data. Not here: rules (domain), SQL (store), sentences (text).

mod client;
mod customer;
mod message;
mod money;

pub use client::*;
pub use customer::*;
pub use message::*;
pub use money::*;
