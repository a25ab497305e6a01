//! The web application: pages for the people who look after the receivables, rendered on the
//! server, working without JavaScript, quicker with it.
//!
//! Not here: rules (room `domain`), use cases (room `app`), the words of letters (room `text`).
//! Invariant: every control is a link or a form first, htmx second.

pub mod assets;
pub mod desk;
pub mod entry;
pub mod forms;
pub mod frame;
pub mod given;
pub mod headers;
pub mod look;
pub mod pages;
pub mod routes;
pub mod samples;
pub mod say;
pub mod server;

pub use frame::{Bank, Frame, Notice, Place, Sending};
pub use pages::error::WebError;
pub use say::Say;
