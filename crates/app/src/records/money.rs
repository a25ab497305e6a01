//! Money of the bank and files that were imported. Money facts: rows are added, never changed.

use domain::{Cents, Currency, CustomerId, Date, InvoiceId};
use jiff::Timestamp;

use super::customer::Source;

/// A bank entry. Money facts: rows are added, never changed; how much of it is allocated follows
/// from the allocations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBankEntry {
    /// Idempotency key within the client (see `formats`).
    pub key: String,
    pub account: String,
    pub booked: Date,
    pub amount: Cents,
    pub currency: Currency,
    pub reversal: bool,
    pub counterparty_name: Option<String>,
    pub counterparty_iban: Option<String>,
    pub end_to_end_id: Option<String>,
    pub mandate_id: Option<String>,
    pub structured_reference: Option<String>,
    pub remittance: String,
    pub return_reason: Option<String>,
    pub raw: String,
    /// The import that brought it.
    pub import: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankEntry {
    pub id: i64,
    pub entry: NewBankEntry,
    /// Sum of its allocations.
    pub allocated: Cents,
    /// Set aside by a person ("not from a customer"), with the reason.
    pub set_aside: Option<String>,
    /// The customer on whose account the rest waits, if known.
    pub customer: Option<CustomerId>,
}

/// Which entry paid which invoice. Append-only; taking back is a row with a negative amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAllocation {
    pub entry: i64,
    pub customer: CustomerId,
    /// `None`: on account of the customer, not yet on an invoice.
    pub invoice: Option<InvoiceId>,
    pub amount: Cents,
    pub evidence: String,
    pub by: Source,
    pub at: Timestamp,
}

/// A file that was imported; the original bytes stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewImport {
    pub file: String,
    pub sha256: String,
    pub format: String,
    pub bytes: Vec<u8>,
    pub at: Timestamp,
    pub by: Source,
    /// What was taken and what not, as JSON.
    pub outcome: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    pub id: i64,
    pub file: String,
    pub sha256: String,
    pub format: String,
    pub at: Timestamp,
    pub by: Source,
    pub outcome: String,
}

/// An invoice document that can be attached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    pub name: String,
    pub mime: String,
    pub bytes: Vec<u8>,
}
