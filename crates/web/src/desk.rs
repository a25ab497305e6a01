//! Filling the pages: from what the use cases know to what a page shows.
//!
//! Not here: rules (room `domain`), addresses (`routes`).

pub mod acts;
mod agreed_words;
pub mod agreements;
pub mod call;
pub mod case_line;
pub mod connections;
pub mod contact;
pub mod disputes;
pub mod dossier;
pub mod files;
pub mod frame;
mod habits;
pub mod import;
pub mod ledger;
pub mod letters;
pub mod lists;
pub mod look;
pub mod mail_text;
pub mod outbox;
pub mod payments;
pub mod plans;
pub mod preview;
pub mod relations;
pub mod release;
pub mod reports;
pub mod settings;
pub mod term_card;
pub mod timeline;
pub mod today;
pub mod view;
