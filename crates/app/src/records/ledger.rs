//! Rows of the ledger, of ageing, of what imports changed, and of the bank's statements.

use domain::{Cents, Currency, CustomerId, Date, InvoiceId, Posting, PostingKind};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::customer::Source;

/// A posting with what makes it a line that people can read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostingRow {
    /// The fact that made it, and its place among the postings of that fact.
    pub seq: i64,
    pub line: i64,
    pub posting: Posting,
    /// The number of its invoice.
    pub number: Option<String>,
    /// The bank entry or credit note that brought the money.
    pub entry: Option<i64>,
    pub by: Source,
    pub at: Timestamp,
}

/// What one kind of posting sums to for one customer, before a period and in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostingSum {
    pub customer: CustomerId,
    pub number: String,
    pub name: String,
    pub currency: Currency,
    pub kind: PostingKind,
    pub before: Cents,
    pub within: Cents,
}

/// By which due date something is old.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DueBy {
    /// The bookkeeping's: the ageing that equals its own.
    #[default]
    Books,
    /// The one that counts: with the terms and promises that people agreed.
    Agreed,
}

/// Not due yet, 1–30 days late, 31–60, 61–90, more.
pub const BUCKETS: usize = 5;

/// What is open with one customer in one currency, by how late it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgeingRow {
    pub customer: CustomerId,
    pub number: String,
    pub name: String,
    pub currency: Currency,
    pub buckets: [Cents; BUCKETS],
    /// What the ledger says that he owes: what is open less what waits for him (negative).
    pub balance: Cents,
}

/// What an import changed. Dutch: *verschil*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineKind {
    NewCustomer,
    CardChanged,
    TermChanged,
    NewInvoice,
    DueChanged,
    AmountChanged,
    /// The bookkeeping calls more of it paid than the bank told us.
    PaidElsewhere,
    /// Open with us, and not in the list any more.
    Gone,
    /// As `Gone`, and treated as paid by the books: the list was a full one.
    GonePaid,
    /// Open in the bookkeeping again, or a person said so.
    Reopened,
    NewCreditNote,
    /// A bank line that today's rules read differently.
    ReadAnew,
    /// Read again it would be different, but newer files have told more since: nothing was done.
    Older,
}

impl LineKind {
    pub const ALL: [LineKind; 13] = [
        LineKind::NewCustomer,
        LineKind::CardChanged,
        LineKind::TermChanged,
        LineKind::NewInvoice,
        LineKind::DueChanged,
        LineKind::AmountChanged,
        LineKind::PaidElsewhere,
        LineKind::Gone,
        LineKind::GonePaid,
        LineKind::Reopened,
        LineKind::NewCreditNote,
        LineKind::ReadAnew,
        LineKind::Older,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            LineKind::NewCustomer => "new_customer",
            LineKind::CardChanged => "card_changed",
            LineKind::TermChanged => "term_changed",
            LineKind::NewInvoice => "new_invoice",
            LineKind::DueChanged => "due_changed",
            LineKind::AmountChanged => "amount_changed",
            LineKind::PaidElsewhere => "paid_elsewhere",
            LineKind::Gone => "gone",
            LineKind::GonePaid => "gone_paid",
            LineKind::Reopened => "reopened",
            LineKind::NewCreditNote => "new_credit_note",
            LineKind::ReadAnew => "read_anew",
            LineKind::Older => "older",
        }
    }

    /// Something that was not there before: no difference with what was.
    pub const fn is_merely_new(self) -> bool {
        matches!(self, LineKind::NewCustomer | LineKind::NewInvoice | LineKind::NewCreditNote)
    }

    pub fn from_word(word: &str) -> Option<LineKind> {
        LineKind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// One thing that a file changed, beside how it was. Days and amounts as in `--json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ImportLine {
    pub kind: LineKind,
    pub customer: Option<CustomerId>,
    pub invoice: Option<InvoiceId>,
    /// The number of the invoice, credit note or customer.
    pub number: String,
    pub was: Option<String>,
    pub now: Option<String>,
    /// The line of the file that says so.
    pub line: Option<u64>,
}

/// A line as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportLineRow {
    pub import: i64,
    pub place: i64,
    pub line: ImportLine,
    pub customer_name: Option<String>,
}

/// A statement as the bank made it: what it covers, with what it begins and ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankStatement {
    /// The same for the same statement in whatever file it comes.
    pub key: String,
    pub account: String,
    pub currency: Option<Currency>,
    pub from: Option<Date>,
    pub to: Date,
    /// The bank's own number of it.
    pub number: Option<String>,
    pub opening: Option<Cents>,
    pub closing: Option<Cents>,
    pub import: i64,
}
