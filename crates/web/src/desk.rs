//! Filling the pages: from what the use cases know to what a page shows.
//!
//! Not here: rules (room `domain`), addresses (`routes`).

pub mod acts;
pub mod dossier;
pub mod frame;
pub mod import;
pub mod letters;
pub mod lists;
pub mod look;
pub mod mail_text;
pub mod outbox;
pub mod payments;
pub mod preview;
pub mod release;
pub mod settings;
pub mod timeline;
pub mod today;
pub mod view;
