//! What a column of a table can mean.

use serde::{Deserialize, Serialize};

/// What a column of a table means. The words are stored with a remembered mapping: they stay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    // The customer.
    CustomerNumber,
    CustomerName,
    Email,
    Phone,
    TermDays,
    Kvk,
    Vat,
    Iban,
    Contact,
    Street,
    PostalCode,
    City,
    Country,
    // The invoice.
    InvoiceNumber,
    Issued,
    Due,
    Total,
    Open,
    Paid,
    Debit,
    Credit,
    Currency,
    Project,
    Specialist,
    Description,
    OrderReference,
    BuyerReference,
    PaymentReference,
    /// Invoice, credit note, payment.
    Sort,
    CreditsInvoice,
    DirectDebit,
    Note,
    // What happened before.
    LastContact,
    Step,
    Promise,
    Arrangement,
    Dispute,
    DisputeAmount,
    HandedOver,
}

impl Field {
    /// All, in the order in which a person chooses from them.
    pub const ALL: &'static [Field] = &[
        Field::CustomerNumber,
        Field::CustomerName,
        Field::Email,
        Field::Phone,
        Field::TermDays,
        Field::Kvk,
        Field::Vat,
        Field::Iban,
        Field::Contact,
        Field::Street,
        Field::PostalCode,
        Field::City,
        Field::Country,
        Field::InvoiceNumber,
        Field::Issued,
        Field::Due,
        Field::Total,
        Field::Open,
        Field::Paid,
        Field::Debit,
        Field::Credit,
        Field::Currency,
        Field::Project,
        Field::Specialist,
        Field::Description,
        Field::OrderReference,
        Field::BuyerReference,
        Field::PaymentReference,
        Field::Sort,
        Field::CreditsInvoice,
        Field::DirectDebit,
        Field::Note,
        Field::LastContact,
        Field::Step,
        Field::Promise,
        Field::Arrangement,
        Field::Dispute,
        Field::DisputeAmount,
        Field::HandedOver,
    ];

    pub fn is_amount(self) -> bool {
        matches!(
            self,
            Field::Total | Field::Open | Field::Paid | Field::Debit | Field::Credit | Field::DisputeAmount
        )
    }

    pub fn is_date(self) -> bool {
        matches!(self, Field::Issued | Field::Due | Field::LastContact | Field::Promise)
    }

    /// Whether only a table of invoices has it.
    pub fn is_of_invoice(self) -> bool {
        self >= Field::InvoiceNumber
    }
}
