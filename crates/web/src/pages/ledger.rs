//! The ledger's pages: the statement of a customer, that of all customers, the ageing, and the
//! invoices behind one of its figures.
//!
//! Invariant: what stands under a line is the sum of what stands above it, and every figure of the
//! ageing leads to the invoices that sum to it.

use askama::Template;
use domain::{Cents, Currency, CustomerId, Date, InvoiceId};

use crate::frame::Frame;
use crate::say::Say;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub day: Date,
    /// "Betaling", "Creditnota".
    pub what: String,
    pub number: Option<String>,
    /// "bankregel 17".
    pub document: Option<String>,
    /// Where that document is shown.
    pub document_at: Option<String>,
    /// Between the account and an invoice; the balance stays.
    pub moved: Option<Cents>,
    pub amount: Cents,
    pub balance: Cents,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementCard {
    pub currency: Currency,
    pub opening: Cents,
    pub lines: Vec<Line>,
    pub closing: Cents,
    pub open: Cents,
    pub credit: Cents,
}

#[derive(Clone)]
pub struct Statement {
    pub customer: CustomerId,
    pub name: String,
    pub number: String,
    pub from: Option<Date>,
    pub through: Date,
    pub currencies: Vec<StatementCard>,
}

impl Statement {
    pub fn is_empty(&self) -> bool {
        self.currencies.iter().all(|one| one.lines.is_empty() && one.opening.is_zero())
    }

    /// The address of the same statement in another form.
    pub fn form(&self, form: &str) -> String {
        let period = period(self.from, self.through);
        format!("/customers/{}/statement?{period}&form={form}", self.customer)
    }
}

/// `from=…&through=…`, as the addresses of statements have it.
pub fn period(from: Option<Date>, through: Date) -> String {
    let from = from.map_or(String::new(), |from| from.to_string());
    format!("from={from}&through={through}")
}

#[derive(Template)]
#[template(path = "statement.html")]
pub struct StatementPage {
    pub frame: Frame,
    pub say: Say,
    pub statement: Statement,
}

/// Opening, invoiced, credited, received, let go, closing.
pub type Sums = [Cents; 6];

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientLine {
    pub customer: CustomerId,
    pub number: String,
    pub name: String,
    pub sums: Sums,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientCard {
    pub currency: Currency,
    pub rows: Vec<ClientLine>,
    /// Customers that are not on this page; they are in the total.
    pub more: usize,
    pub total: Sums,
}

#[derive(Clone)]
pub struct ClientStatement {
    pub from: Option<Date>,
    pub through: Date,
    pub currencies: Vec<ClientCard>,
}

impl ClientStatement {
    /// The words over the sums, `sheet-…`.
    pub const HEADS: [&'static str; 6] = ["opening", "invoiced", "credited", "received", "let-go", "closing"];

    pub fn form(&self, form: &str) -> String {
        format!("/statement?{}&form={form}", period(self.from, self.through))
    }

    pub fn of_customer(&self, row: &ClientLine) -> String {
        format!("/customers/{}/statement?{}", row.customer, period(self.from, self.through))
    }
}

#[derive(Template)]
#[template(path = "client_statement.html")]
pub struct ClientStatementPage {
    pub frame: Frame,
    pub say: Say,
    pub statement: ClientStatement,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgeingLine {
    pub customer: CustomerId,
    pub number: String,
    pub name: String,
    pub buckets: [Cents; 5],
    pub open: Cents,
    pub credit: Cents,
    pub balance: Cents,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgeingCard {
    pub currency: Currency,
    pub buckets: [Cents; 5],
    pub open: Cents,
    pub credit: Cents,
    pub balance: Cents,
    pub rows: Vec<AgeingLine>,
    /// Customers that are not on this page; they are in the figures.
    pub more: usize,
}

impl AgeingCard {
    /// The bar: where each part begins and how wide it is, of a thousand.
    pub fn bar(&self) -> Vec<(usize, i64, i64)> {
        let mut at = 0;
        let mut parts = Vec::new();
        for (bucket, sum) in self.buckets.iter().enumerate() {
            let width = if self.open.is_zero() { 0 } else { sum.0 * 1_000 / self.open.0 };
            if width > 0 {
                parts.push((bucket, at, width));
            }
            at += width;
        }
        parts
    }

    /// How much of what is open a bucket holds, in whole per cents.
    pub fn part(&self, bucket: &usize) -> i64 {
        if self.open.is_zero() { 0 } else { self.buckets[*bucket].0 * 100 / self.open.0 }
    }
}

#[derive(Clone)]
pub struct Ageing {
    /// `books` or `agreed`.
    pub by: &'static str,
    pub today: Date,
    pub currencies: Vec<AgeingCard>,
}

impl Ageing {
    pub const BY: [&'static str; 2] = ["books", "agreed"];

    /// The invoices behind a figure.
    pub fn lines(&self, card: &AgeingCard, bucket: &usize) -> String {
        format!("/ageing/invoices?by={}&currency={}&bucket={bucket}", self.by, card.currency)
    }

    /// All invoices that are open.
    pub fn everything(&self, card: &AgeingCard) -> String {
        self.lines(card, &9)
    }

    pub fn lines_of(&self, card: &AgeingCard, bucket: &usize, row: &AgeingLine) -> String {
        format!("{}&customer={}", self.lines(card, bucket), row.customer)
    }
}

#[derive(Template)]
#[template(path = "ageing.html")]
pub struct AgeingPage {
    pub frame: Frame,
    pub say: Say,
    pub ageing: Ageing,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgedInvoice {
    pub customer: CustomerId,
    pub name: String,
    pub invoice: InvoiceId,
    pub number: String,
    pub issued: Date,
    pub due: Date,
    /// Where people agreed another day.
    pub agreed: Option<Date>,
    pub days_late: i64,
    pub open: Cents,
}

#[derive(Clone)]
pub struct Aged {
    pub by: &'static str,
    /// "31–60 dagen", or everything.
    pub bucket: String,
    /// Of one customer only.
    pub customer: Option<String>,
    pub currency: Currency,
    pub sum: Cents,
    pub rows: Vec<AgedInvoice>,
    pub next: Option<String>,
    pub as_sheet: String,
}

#[derive(Template)]
#[template(path = "aged.html")]
pub struct AgedPage {
    pub frame: Frame,
    pub say: Say,
    pub aged: Aged,
}
