//! What files say about invoices, customers and payments in the books. Facts only: an absent fact is `None`.
//!
//! Not here: bank statements (`statement`), the invoice as deciding sees it (`domain`).

use domain::{Cents, Currency, Date, Step};
use serde::Serialize;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceKind {
    Invoice,
    /// A credit note, or an invoice with a negative total. Its amounts are positive.
    CreditNote,
}

/// How an invoice is to be paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Collect {
    #[default]
    Transfer,
    DirectDebit,
}

/// An invoice or credit note as one file tells of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Invoice {
    pub number: String,
    pub kind: InvoiceKind,
    pub issued: Option<Date>,
    /// The due date of the file, or of its payment terms where these leave no doubt.
    pub due: Option<Date>,
    pub currency: Currency,
    /// Tax included. UBL: `TaxInclusiveAmount`.
    pub total_cents: Cents,
    /// What is still to be paid. UBL: `PayableAmount`.
    pub open_cents: Cents,
    /// What was paid before the invoice was made. UBL: `PrepaidAmount`.
    pub prepaid_cents: Option<Cents>,
    pub customer: Customer,
    pub references: References,
    /// Numbers of the invoices that a credit note refers to.
    pub credits: Vec<String>,
    pub collect: Collect,
    /// UNCL 4461: 30 or 58 transfer, 49 or 59 direct debit, 48 card.
    pub means_code: Option<String>,
    /// The direct debit mandate.
    pub mandate: Option<String>,
    /// The booking that it is in the bookkeeping, where that has a number of its own.
    pub document: Option<String>,
    pub project: Option<String>,
    /// Who did the work, where a table says so.
    pub specialist: Option<String>,
    /// The payment terms in words.
    pub terms: Option<String>,
    pub notes: Option<String>,
    pub supplier: Option<Customer>,
    /// Who is to be paid; another than the supplier when the invoice is factored.
    pub payee: Option<Payee>,
    pub attachments: Vec<Attachment>,
    /// What happened before, where a table of open invoices says so.
    pub history: Option<History>,
    /// The line of a table.
    pub line: Option<u64>,
}

/// A customer; also used for the supplier of an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Customer {
    /// The number that the supplier's bookkeeping gave it.
    pub number: Option<String>,
    pub name: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// Days that the bookkeeping gives it to pay.
    pub term_days: Option<i32>,
    /// Without spaces or points: `NL820098395B01`.
    pub vat: Option<String>,
    /// Eight digits.
    pub kvk: Option<String>,
    /// Without spaces. May be masked or fail its check, as banks and samples do.
    pub iban: Option<String>,
    /// The name on the door, where it differs from the legal name.
    pub trading_name: Option<String>,
    pub contact: Option<String>,
    pub street: Option<String>,
    pub postal_code: Option<String>,
    pub city: Option<String>,
    /// Two letters, as the file has it.
    pub country: Option<String>,
    /// Other numbers with their scheme: `0106:12345678`, `0088:8712345678906`.
    pub identifications: Vec<String>,
    /// How this customer pays, where the bookkeeping says so.
    pub collect: Option<Collect>,
    /// The mandate by which its invoices are collected.
    pub mandate: Option<String>,
    /// The line of a table.
    pub line: Option<u64>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct References {
    /// The customer's order number.
    pub order: Option<String>,
    /// What the customer asked to be named.
    pub buyer: Option<String>,
    /// What the payer is asked to name: a *betalingskenmerk*, an RF reference or free text.
    pub payment: Option<String>,
    pub contract: Option<String>,
}

/// Whose account is to be paid.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Payee {
    /// Only when it is another than the supplier (factoring).
    pub name: Option<String>,
    /// The first account that is an IBAN and not blocked.
    pub iban: Option<String>,
    /// In whose name the account is.
    pub holder: Option<String>,
    /// All accounts of the invoice as the file has them, IBAN or not.
    pub accounts: Vec<String>,
    /// How the invoice is split over accounts, where it says so: then it is paid when every part is.
    pub parts: Vec<Part>,
}

/// A part of an invoice with the account that it goes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    pub account: String,
    pub amount_cents: Option<Cents>,
    /// A *G-rekening*: an account from which only wage tax and VAT can be paid.
    pub blocked: bool,
}

/// A payment as the bookkeeping has it. The bank may tell of the same one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Payment {
    pub customer: Customer,
    /// The number of the invoice it was booked on; `None`: on no invoice.
    pub invoice: Option<String>,
    pub booked: Option<Date>,
    /// Below zero when it was given or taken back.
    pub amount_cents: Cents,
    pub currency: Currency,
    /// The number of the booking.
    pub document: Option<String>,
    pub text: Option<String>,
    /// The line of a table.
    pub line: Option<u64>,
}

/// A document inside the invoice, mostly its PDF. The bytes stay out of the JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Attachment {
    pub name: String,
    pub mime: String,
    pub size: usize,
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

/// What happened about an open invoice before it came to us: nobody starts with a clean slate.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct History {
    pub last_contact: Option<Date>,
    /// The step that the words of the table stand for.
    pub step: Option<Step>,
    pub step_text: Option<String>,
    /// The day on which it was promised to be paid.
    pub promise: Option<Date>,
    pub arrangement: Option<Arrangement>,
    pub dispute: Option<Dispute>,
    pub handed_over: Option<HandedOver>,
}

/// An arrangement to pay in parts. `terms` is empty when the words give no dates and amounts.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Arrangement {
    pub text: String,
    pub terms: Vec<(Date, Cents)>,
}

/// A dispute. Without an amount it is about the whole invoice.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Dispute {
    pub reason: Option<String>,
    pub amount_cents: Option<Cents>,
}

/// Handed over to a collection agency or bailiff.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct HandedOver {
    pub to: Option<String>,
    pub on: Option<Date>,
}
