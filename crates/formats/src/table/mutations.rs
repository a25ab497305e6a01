//! Tables of bookings of every kind, as e-Boekhouden exports its *mutaties*: invoices that were
//! sent, what was paid on them, and bookings that are not about debtors.
//!
//! The kind is told by the words in the rows, not by the columns: a list of invoices has the same.

use std::collections::HashMap;

use domain::Cents;

use super::field::Field;
use super::invoices;
use super::mapping::Mapping;
use super::row::Columns;
use super::sheet::{Row, Sheet};
use crate::facts::{Invoice, InvoiceKind, Payment};
use crate::problem::{Place, ProblemKind, Problems};

/// Rows that are looked at to tell the kind.
const LOOKED_AT: usize = 50;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mutation {
    InvoiceSent,
    PaymentReceived,
    /// Of suppliers, or of nobody.
    Other,
}

impl Mutation {
    fn of(cell: &str) -> Option<Mutation> {
        let word: String = cell.chars().filter(|c| c.is_alphabetic()).collect::<String>().to_lowercase();
        Some(match word.as_str() {
            "factuurverstuurd" | "factuurverzonden" | "invoicesent" => Mutation::InvoiceSent,
            "factuurbetalingontvangen" | "invoicepaymentreceived" | "geldontvangen" | "moneyreceived" => {
                Mutation::PaymentReceived
            }
            "factuurontvangen"
            | "invoicereceived"
            | "factuurbetalingverstuurd"
            | "invoicepaymentsent"
            | "geldverstuurd"
            | "gelduitgegeven"
            | "moneysent"
            | "memoriaal"
            | "generaljournalentry"
            | "beginbalans" => Mutation::Other,
            _ => return None,
        })
    }
}

/// Whether the rows are bookings: most of their kinds are words of bookings, and one is about an
/// invoice.
pub(super) fn recognise(sheet: &Sheet, mapping: &Mapping) -> bool {
    let Some(at) = mapping.position(Field::Sort) else { return false };
    let cells = sheet.rows.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !cell.trim().is_empty());
    let told: Vec<Option<Mutation>> = cells.take(LOOKED_AT).map(|cell| Mutation::of(cell)).collect();
    let known = told.iter().flatten().count();
    let is_ours = told.iter().flatten().any(|mutation| *mutation != Mutation::Other);
    is_ours && known * 2 > told.len()
}

pub(super) fn read(
    columns: &Columns<'_>,
    rows: &[&Row],
    problems: &mut Problems,
) -> (Vec<Invoice>, Vec<Payment>) {
    let mut books = Books::default();
    let mut others = 0;
    for row in rows {
        let sort = columns.text(row, Field::Sort).and_then(|cell| Mutation::of(&cell));
        match sort {
            Some(Mutation::InvoiceSent) => {
                if let Some(invoice) = invoices::read_row(columns, row, problems) {
                    books.send(invoice);
                }
            }
            Some(Mutation::PaymentReceived) => match payment(columns, row, problems) {
                Some(payment) => books.payments.push(payment),
                None => others += 1,
            },
            Some(Mutation::Other) | None => others += 1,
        }
    }
    if others > 0 {
        problems.add(Place::default(), ProblemKind::OtherBookingsSkipped { count: others });
    }
    books.settle()
}

#[derive(Default)]
struct Books {
    invoices: Vec<Invoice>,
    payments: Vec<Payment>,
    by_number: HashMap<String, usize>,
}

impl Books {
    /// A booking of more lines is one invoice.
    fn send(&mut self, invoice: Invoice) {
        let known = self.by_number.get(&invoice.number).copied();
        let known = known.filter(|at| same_customer(&self.invoices[*at], &invoice.customer.number));
        match known {
            Some(at) => {
                let signed = |invoice: &Invoice| match invoice.kind {
                    InvoiceKind::Invoice => invoice.total_cents,
                    InvoiceKind::CreditNote => -invoice.total_cents,
                };
                let first = &mut self.invoices[at];
                let sum = signed(first) + signed(&invoice);
                first.kind = if sum.0 < 0 { InvoiceKind::CreditNote } else { InvoiceKind::Invoice };
                (first.total_cents, first.open_cents) = (sum.abs(), sum.abs());
            }
            None => {
                self.by_number.insert(invoice.number.clone(), self.invoices.len());
                self.invoices.push(invoice);
            }
        }
    }

    /// Takes off what was paid.
    fn settle(mut self) -> (Vec<Invoice>, Vec<Payment>) {
        for payment in &mut self.payments {
            let at = payment.invoice.as_ref().and_then(|number| self.by_number.get(number));
            let Some(invoice) = at.map(|at| &mut self.invoices[*at]) else { continue };
            if !same_customer(invoice, &payment.customer.number) {
                continue;
            }
            match invoice.kind {
                InvoiceKind::Invoice => invoice.open_cents -= payment.amount_cents,
                InvoiceKind::CreditNote => invoice.open_cents += payment.amount_cents,
            }
            if payment.customer.number.is_none() && payment.customer.name.is_none() {
                payment.customer = invoice.customer.clone();
            }
        }
        (self.invoices, self.payments)
    }
}

fn same_customer(invoice: &Invoice, number: &Option<String>) -> bool {
    let known = &invoice.customer.number;
    number.is_none() || known.is_none() || known == number
}

/// Money that came in on an invoice. Other money is not a debtor's, as far as the row tells.
fn payment(columns: &Columns<'_>, row: &Row, problems: &mut Problems) -> Option<Payment> {
    let number = columns.text(row, Field::InvoiceNumber)?;
    let amount = [Field::Total, Field::Open, Field::Credit, Field::Debit]
        .into_iter()
        .find_map(|field| columns.amount(row, field, problems));
    let Some(amount) = amount.filter(|amount| !amount.is_zero()) else {
        problems.add(Place::line(row.line), ProblemKind::RowWithoutAmount { number });
        return None;
    };
    Some(Payment {
        customer: columns.customer(row, problems),
        invoice: Some(number),
        booked: columns.date(row, Field::Issued, problems),
        amount_cents: Cents(amount.0),
        currency: columns.currency(row, problems).unwrap_or_default(),
        document: None,
        text: columns.text(row, Field::Description),
        line: Some(row.line),
    })
}
