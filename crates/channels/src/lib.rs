//! The outside world: how a message becomes bytes and how the bytes are handed over.
//!
//! Here: e-mail. [`build`] writes one message to one person; a [`Mailer`] hands it over and says
//! what became of it: to a mail server ([`SmtpMailer`]) or into a folder ([`FolderMailer`]).
//! Not here: what is said (text), to whom and when (domain), and the outbox that remembers (app).
//!
//! Invariants:
//! - A message has exactly one recipient, by type.
//! - The same envelope gives the same bytes, alone or as the ten thousandth: nothing is remembered
//!   between two messages, no clock is read, nothing is drawn by lot.
//! - What a mailer says is certain: `Refused` only where the message cannot have been accepted.
//!   Every doubt is `Unknown`, and a doubt is never sent again by itself.
//! - Nothing here writes a log: names, addresses and answers go back to the caller only.

mod address;
mod envelope;
mod folder;
mod mailer;
mod message;
mod public_id;
mod smtp;

pub use address::Address;
pub use envelope::{Attachment, BuildProblem, Envelope, MESSAGE_BYTES_MAX};
pub use folder::{FolderMailer, FolderProblem};
pub use mailer::{Delivery, Mailer};
pub use message::build;
pub use smtp::{Login, Secret, Security, SmtpMailer, SmtpProblem, SmtpSettings};
