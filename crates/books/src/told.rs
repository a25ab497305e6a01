//! An invoice with only what every package tells of it: the one place that knows all fields of the
//! common form.

use domain::{Cents, Currency};
use formats::{Collect, Customer, Invoice, InvoiceKind, References};

pub fn invoice(number: String, kind: InvoiceKind, customer: Customer) -> Invoice {
    Invoice {
        number,
        kind,
        issued: None,
        due: None,
        currency: Currency::EUR,
        total_cents: Cents::ZERO,
        open_cents: Cents::ZERO,
        prepaid_cents: None,
        customer,
        references: References::default(),
        credits: Vec::new(),
        collect: Collect::Transfer,
        means_code: None,
        mandate: None,
        document: None,
        project: None,
        specialist: None,
        terms: None,
        notes: None,
        supplier: None,
        payee: None,
        attachments: Vec::new(),
        history: None,
        line: None,
    }
}
