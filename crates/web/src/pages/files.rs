//! A file that was imported: what was recognised, what was taken from it and what was not; and what
//! the last files changed, with the bank accounts and what is missing of them.
//!
//! Invariant: nothing of a file is silently left out: each thing is taken, known, or told with its
//! place and the reason.

use askama::Template;
use domain::{Cents, Currency, CustomerId, Date, InvoiceId};

use super::import::{Counted, FileProblem};
use crate::frame::Frame;
use crate::say::Say;

/// A statement inside a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileStatement {
    pub account: String,
    pub number: Option<String>,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub entries: i64,
    pub opening: Option<Cents>,
    pub closing: Option<Cents>,
    pub adds_up: Option<bool>,
}

/// One file; a zip has several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileCard {
    pub name: String,
    pub format: String,
    pub refused: Option<String>,
    /// Word under `counted-…` and the numbers.
    pub counts: Vec<(&'static str, Counted)>,
    pub known: i64,
    pub left_out: i64,
    pub statements: Vec<FileStatement>,
    /// Heading and meaning; `None`: not used.
    pub columns: Vec<(String, Option<String>)>,
    pub problems: Vec<FileProblem>,
    pub problems_more: i64,
}

/// Something that a file changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// `new_invoice`, `due_changed`, … under `line-…`.
    pub kind: &'static str,
    pub import: i64,
    pub customer: Option<(CustomerId, String)>,
    pub invoice: Option<InvoiceId>,
    pub number: String,
    pub was: Option<String>,
    pub now: Option<String>,
    /// "regel 17".
    pub place: Option<String>,
    /// A person may say that it is open after all.
    pub may_reopen: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    pub kind: &'static str,
    pub count: i64,
    pub rows: Vec<Change>,
    /// Where the others are.
    pub next: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    pub id: i64,
    pub on: Date,
    pub payer: String,
    pub text: String,
    pub amount: Cents,
    pub currency: Currency,
    /// `waits`, `set-aside` or `placed`, under `file-payment-…`.
    pub state: &'static str,
    pub customer: Option<(CustomerId, String)>,
}

#[derive(Clone)]
pub struct File {
    pub import: i64,
    pub name: String,
    pub at: String,
    pub by: String,
    pub files: Vec<FileCard>,
    pub kinds: Vec<Kind>,
    pub payments: Vec<Payment>,
    pub payments_next: Option<String>,
    /// What reading it again would change: asked for.
    pub again: Option<Vec<Change>>,
}

impl File {
    /// Invoices that are shown as gone and not closed: a person may say that the list was whole.
    pub fn may_be_full(&self) -> bool {
        let has = |kind: &str| self.kinds.iter().any(|known| known.kind == kind);
        has("gone") && !has("gone_paid")
    }
}

#[derive(Template)]
#[template(path = "file.html")]
pub struct FilePage {
    pub frame: Frame,
    pub say: Say,
    pub file: File,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    pub account: String,
    pub after: Date,
    pub before: Date,
    pub missing: Option<Cents>,
    pub numbers: Option<(String, String)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    pub account: String,
    /// As it is kept: what the form sends.
    pub key: String,
    pub through: Date,
    pub statements: i64,
    /// `counts`, `not-in-use` or `left-out`, under `bank-…`.
    pub state: &'static str,
    pub gaps: Vec<Gap>,
}

#[derive(Clone)]
pub struct Differences {
    pub changes: Vec<Change>,
    pub next: Option<String>,
    pub accounts: Vec<Account>,
}

impl Differences {
    pub fn has_gaps(&self) -> bool {
        self.accounts.iter().any(|account| !account.gaps.is_empty())
    }
}

#[derive(Template)]
#[template(path = "differences.html")]
pub struct DifferencesPage {
    pub frame: Frame,
    pub say: Say,
    pub differences: Differences,
}
