//! From lines of a ledger to invoices with what is open, credit notes, and payments.
//!
//! A payment belongs to the invoice whose number it names, else to what it is matched with
//! (`matchKeyID`), else to no invoice. What it paid is taken off what is open; a credit note keeps
//! its own amount, with the invoice that it credits where the file says so.

use std::collections::HashMap;

use domain::Cents;

use super::line::{Line, Mutation};
use crate::facts::{Collect, Customer, Invoice, InvoiceKind, Payment, References};
use crate::problem::{Place, ProblemKind, Problems};

#[derive(Default)]
pub(super) struct Settled {
    pub(super) invoices: Vec<Invoice>,
    pub(super) payments: Vec<Payment>,
    /// Invoices and credit notes without any number.
    pub(super) nameless: usize,
}

pub(super) fn settle(
    lines: Vec<Line>,
    customers: &[Customer],
    company: &Customer,
    problems: &mut Problems,
) -> Settled {
    let mut books = Books::new(customers, company);
    let (mut owed, mut rest) = (Vec::new(), Vec::new());
    for line in lines.into_iter().filter(|line| !line.amount.is_zero()) {
        let is_owed = match line.mutation {
            Mutation::Invoice => line.amount.0 > 0,
            Mutation::Unsaid => line.amount.0 > 0 && line.number().is_some(),
            Mutation::Payment => false,
        };
        if is_owed { owed.push(line) } else { rest.push(line) }
    }
    owed.iter().for_each(|line| books.owe(line));
    for line in &rest {
        books.credit_or_pay(line);
    }
    books.finish(problems)
}

impl Line {
    /// Under which number the customer knows it.
    fn number(&self) -> Option<&String> {
        self.invoice.as_ref().or(self.document.as_ref())
    }
}

struct Books<'a> {
    customers: HashMap<&'a str, &'a Customer>,
    company: &'a Customer,
    settled: Settled,
    places: Vec<Place>,
    /// By customer and number.
    by_number: HashMap<(String, String), usize>,
    /// By customer and key of matching.
    by_key: HashMap<(String, String), Vec<usize>>,
}

impl<'a> Books<'a> {
    fn new(customers: &'a [Customer], company: &'a Customer) -> Books<'a> {
        let numbered = |customer: &'a Customer| Some((customer.number.as_deref()?, customer));
        Books {
            customers: customers.iter().filter_map(numbered).collect(),
            company,
            settled: Settled::default(),
            places: Vec::new(),
            by_number: HashMap::new(),
            by_key: HashMap::new(),
        }
    }

    /// A customer as far as an invoice has to name it: number and name.
    fn customer(&self, number: &str) -> Customer {
        let name = self.customers.get(number).and_then(|customer| customer.name.clone());
        Customer { number: Some(number.to_owned()), name, ..Customer::default() }
    }

    fn owe(&mut self, line: &Line) {
        let Some(number) = line.number().cloned() else {
            self.settled.nameless += 1;
            return;
        };
        let place = (line.customer.clone(), number.clone());
        let at = match self.by_number.get(&place) {
            // The same invoice in more lines: its parts together.
            Some(at) => {
                let at = *at;
                let known = &mut self.settled.invoices[at];
                known.total_cents += line.amount;
                known.open_cents += line.amount;
                known.due = known.due.max(line.due);
                at
            }
            None => {
                let at = self.settled.invoices.len();
                let invoice = self.invoice(line, number, InvoiceKind::Invoice);
                self.settled.invoices.push(invoice);
                self.places.push(line.place);
                self.by_number.insert(place, at);
                at
            }
        };
        if let Some(key) = &line.match_key {
            let matched = self.by_key.entry((line.customer.clone(), key.clone())).or_default();
            if !matched.contains(&at) {
                matched.push(at);
            }
        }
    }

    fn credit_or_pay(&mut self, line: &Line) {
        let named = line.invoice.as_ref();
        let by_number = named.and_then(|number| self.by_number.get(&(line.customer.clone(), number.clone())));
        let by_number = by_number.copied();
        let matched =
            line.match_key.as_ref().and_then(|key| self.by_key.get(&(line.customer.clone(), key.clone())));
        let matched = matched.cloned().unwrap_or_default();
        if line.mutation == Mutation::Invoice {
            let targets: Vec<usize> = by_number.into_iter().chain(matched).collect();
            return self.credit(line, &targets);
        }
        match (by_number, matched.as_slice()) {
            (Some(at), _) => self.pay(line, Some(at), line.amount),
            (None, [at]) => self.pay(line, Some(*at), line.amount),
            (None, []) => self.pay(line, None, line.amount),
            (None, several) => self.pay_several(line, several),
        }
    }

    /// A credit note, and the invoices that it is for.
    fn credit(&mut self, line: &Line, targets: &[usize]) {
        let Some(number) = line.number().cloned() else {
            return self.pay(line, None, line.amount);
        };
        let mut note = self.invoice(line, number, InvoiceKind::CreditNote);
        note.credits = targets.iter().map(|at| self.settled.invoices[*at].number.clone()).collect();
        note.credits.dedup();
        self.settled.invoices.push(note);
        self.places.push(line.place);
    }

    /// One payment for several invoices: each gets what is open of it, the oldest first.
    fn pay_several(&mut self, line: &Line, several: &[usize]) {
        let mut left = line.amount;
        for at in several {
            let open = self.settled.invoices[*at].open_cents;
            let part = Cents((-left.0).min(open.0).max(0));
            if part.is_positive() {
                self.pay(line, Some(*at), -part);
                left += part;
            }
        }
        if !left.is_zero() {
            self.pay(line, None, left);
        }
    }

    fn pay(&mut self, line: &Line, at: Option<usize>, amount: Cents) {
        if let Some(at) = at {
            self.settled.invoices[at].open_cents += amount;
        }
        let known = at.map(|at| self.settled.invoices[at].number.clone());
        let payment = Payment {
            customer: self.customer(&line.customer),
            invoice: known.or_else(|| line.invoice.clone()),
            booked: line.date,
            amount_cents: -amount,
            currency: line.currency.unwrap_or_default(),
            document: line.document.clone(),
            text: line.text.clone(),
            line: None,
        };
        self.settled.payments.push(payment);
    }

    fn invoice(&self, line: &Line, number: String, kind: InvoiceKind) -> Invoice {
        let supplier = (*self.company != Customer::default()).then(|| self.company.clone());
        Invoice {
            kind,
            issued: line.date,
            due: line.due,
            currency: line.currency.unwrap_or_default(),
            total_cents: line.amount.abs(),
            open_cents: line.amount.abs(),
            prepaid_cents: None,
            customer: self.customer(&line.customer),
            references: References::default(),
            credits: Vec::new(),
            collect: Collect::Transfer,
            means_code: None,
            mandate: None,
            document: line.document.clone().filter(|document| *document != number),
            project: None,
            specialist: None,
            terms: None,
            notes: line.text.clone(),
            supplier,
            payee: None,
            attachments: Vec::new(),
            history: None,
            line: None,
            number,
        }
    }

    fn finish(self, problems: &mut Problems) -> Settled {
        for (invoice, place) in self.settled.invoices.iter().zip(&self.places) {
            if problems.is_full() {
                break;
            }
            for kind in examine(invoice) {
                problems.add(*place, kind);
            }
        }
        self.settled
    }
}

fn examine(invoice: &Invoice) -> Vec<ProblemKind> {
    let number = || invoice.number.clone();
    let mut found = Vec::new();
    if invoice.kind == InvoiceKind::CreditNote {
        return found;
    }
    if invoice.issued.is_none() {
        found.push(ProblemKind::IssuedUnknown { number: number() });
    }
    if invoice.open_cents.0 < 0 {
        found.push(ProblemKind::OverpaidInvoice { number: number(), open: invoice.open_cents });
    }
    match (invoice.issued, invoice.due) {
        (_, None) if invoice.open_cents.is_positive() => {
            found.push(ProblemKind::DueUnknown { number: number(), terms: None });
        }
        (Some(issued), Some(due)) if due < issued => {
            found.push(ProblemKind::DueBeforeIssued { number: number(), issued, due });
        }
        _ => {}
    }
    found
}
