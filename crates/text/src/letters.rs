//! The letters that customers receive: one editable source per letter and voice, rendered to plain
//! text and to HTML.
//!
//! Not here: which letter when (domain), the envelope (channels). How it works: a source is a
//! subject line and paragraphs with placeholders and blocks. The engine fills the placeholders; the
//! blocks (`[invoices]`, `[pay]`, …) are written by us, so that figures and law are always right.

mod blocks;
mod check;
mod clean;
mod context;
mod engine;
mod kind;
mod law;
mod next_step;
mod page;
mod placeholder;
mod rendered;
mod sample;
mod sentences;
mod syntax;
mod templates;

pub use check::{TemplateProblem, check};
pub use context::{
    AgreedTerm, Amount, Arrangement, CollectionCosts, Contact, Creditor, Debtor, DebtorKind, Dispute,
    InvoiceLine, LetterContext, PlannedTerm, Promise, Signer,
};
pub(crate) use engine::plain_engine;
pub use kind::{Element, Letter, Size};
pub use next_step::{NextKind, NextStep};
pub use placeholder::Placeholder;
pub use rendered::{RenderProblem, Rendered};
pub(crate) use sentences::sentence;
pub use templates::{LeftOut, Templates};
