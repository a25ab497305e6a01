//! The pages. Each file has the typed context of one template, its `sample()`, and nothing that
//! reads a store: a use case fills the context, the template shows it.
//!
//! Invariant: a context holds facts (amounts, days, words of the domain) and sentences that the
//! room `text` made; layout and interface words belong to the template.

pub mod acts;
pub mod agreements;
pub mod answer;
pub mod call;
pub mod choices;
pub mod client_answer;
pub mod connections;
pub mod contact;
pub mod customers;
pub mod disputes;
pub mod dossier;
pub mod dossier_side;
pub mod error;
pub mod files;
pub mod import;
pub mod invoices;
pub mod ledger;
pub mod letters;
pub mod login;
pub mod outbox;
pub mod payments;
pub mod peek;
pub mod reasons;
pub mod relations;
pub mod release;
pub mod reports;
pub mod settings;
pub mod small;
pub mod term_card;
pub mod timeline;
pub mod today;
