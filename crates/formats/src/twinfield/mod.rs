//! What Twinfield answers and exports in XML: customers (`dimension`), invoices (`salesinvoice`),
//! transactions with what is open of them, matches (`set`), and lists of open items (`browse`).
//!
//! Not here: asking Twinfield for it; its exports to Excel and CSV, which are tables.
//!
//! Invariants: an item that Twinfield marks as failed (`result="0"`) is told and not taken. A file
//! that was cut off is refused: behind the cut may stand what was paid.

mod browse;
mod customer;
mod node;
mod sales;

use std::collections::{HashMap, HashSet};

use domain::Cents;

use crate::encoding;
use crate::facts::{Collect, Payment};
use crate::problem::{Lines, Place, ProblemKind, Problems};
use crate::reading::{Format, Reading};
use crate::refusal::Refusal;
use crate::xml::{Fault, Scanner, Token};

use node::Node;

/// The elements that are an item, wherever they stand.
const ITEMS: [&str; 6] = ["dimension", "salesinvoice", "transaction", "set", "matchset", "tr"];
const ROOTS: [&str; 6] = ["dimensions", "customers", "salesinvoices", "transactions", "sets", "matchsets"];

/// Whether this is one: the names are plain words, but each item names its office.
pub(crate) fn is_root(root: &str, beginning: &str) -> bool {
    let is_list = root == "browse" && beginning.contains("fin.trs.");
    is_list || (ITEMS.contains(&root) || ROOTS.contains(&root)) && beginning.contains("<office")
}

pub(crate) fn read(name: &str, bytes: &[u8]) -> Reading {
    let decoded = encoding::xml(bytes);
    let mut file = File::new(name, &decoded.text);
    if decoded.mistaken {
        file.problems.add(Place::line(1), ProblemKind::OtherEncoding);
    }
    let refusal = match file.run() {
        Err(Fault::Danger(refusal)) => Some(refusal),
        Err(Fault::CutOff { .. }) => Some(Refusal::CutOffXml),
        Err(Fault::Malformed { offset, .. }) => {
            let place = file.places.place(offset);
            let (line, column) = (place.line.unwrap_or(1), place.column.unwrap_or(1));
            Some(Refusal::BrokenXml { line, column })
        }
        Ok(()) => None,
    };
    file.finish(refusal)
}

struct File<'a> {
    scanner: Scanner<'a>,
    places: Lines<'a>,
    reading: Reading,
    matches: Vec<Payment>,
    list: browse::List,
    suppliers: usize,
    problems: Problems,
}

impl<'a> File<'a> {
    fn new(name: &str, source: &'a str) -> File<'a> {
        File {
            scanner: Scanner::new(source),
            places: Lines::new(source),
            reading: Reading { format: Some(Format::Twinfield), ..Reading::new(name) },
            matches: Vec::new(),
            list: browse::List::default(),
            suppliers: 0,
            problems: Problems::default(),
        }
    }

    fn run(&mut self) -> Result<(), Fault> {
        loop {
            match self.scanner.next()? {
                Token::Open(element) if ITEMS.contains(&element.local_name().into_inner()) => {
                    let start = self.scanner.token_start();
                    let item = Node::read(&mut self.scanner, &element)?;
                    self.take(&item, start);
                }
                Token::Open(_) | Token::Close => {}
                Token::End => return Ok(()),
            }
        }
    }

    fn take(&mut self, item: &Node, start: usize) {
        if let Some(message) = item.failure() {
            return self.problem(start, ProblemKind::ItemFailed { message });
        }
        match item.name.as_str() {
            "dimension" => match customer::read(item) {
                Some(customer) => self.reading.customers.push(customer),
                None => self.suppliers += 1,
            },
            "salesinvoice" => match sales::invoice(item) {
                Ok(invoice) => {
                    sales::examine(&invoice).into_iter().for_each(|kind| self.problem(start, kind));
                    self.reading.invoices.push(invoice);
                }
                Err(kind) => self.problem(start, kind),
            },
            "transaction" => {
                self.book(sales::transaction(item), start);
            }
            "tr" => self.list.add(item),
            _ => self.matches.extend(sales::matches(item)),
        }
    }

    fn book(&mut self, booked: sales::Booked, start: usize) {
        for invoice in booked.invoices {
            sales::examine(&invoice).into_iter().for_each(|kind| self.problem(start, kind));
            self.reading.invoices.push(invoice);
        }
        self.reading.payments.extend(booked.payments);
        booked.problems.into_iter().for_each(|kind| self.problem(start, kind));
    }

    fn problem(&mut self, start: usize, kind: ProblemKind) {
        let place = if self.problems.is_full() { Place::default() } else { self.places.place(start) };
        self.problems.add(place, kind);
    }

    fn finish(mut self, refusal: Option<Refusal>) -> Reading {
        let list = std::mem::take(&mut self.list).finish();
        self.book(list, 0);
        if self.suppliers > 0 {
            let kind = ProblemKind::SuppliersSkipped { count: self.suppliers };
            self.problems.add(Place::default(), kind);
        }
        let mut reading = self.reading;
        add_matches(&mut reading, self.matches);
        name_invoices(&mut reading);
        collect_by_customer(&mut reading);
        let nothing =
            reading.customers.is_empty() && reading.invoices.is_empty() && reading.payments.is_empty();
        let reading = match refusal.or(nothing.then_some(Refusal::NoDebtors)) {
            Some(refusal) => reading.refuse(refusal),
            None => reading,
        };
        reading.with_problems(self.problems)
    }
}

/// A match names the booking; the invoice of it may stand in the same file.
fn name_invoices(reading: &mut Reading) {
    let known: HashMap<String, String> = reading
        .invoices
        .iter()
        .filter_map(|invoice| Some((invoice.document.clone()?, invoice.number.clone())))
        .collect();
    for payment in reading.payments.iter_mut().filter(|payment| payment.invoice.is_none()) {
        payment.invoice = payment.document.as_ref().and_then(|document| known.get(document).cloned());
    }
}

/// A match and the line of the bank that it is about tell of one payment.
fn add_matches(reading: &mut Reading, matches: Vec<Payment>) {
    let booked: HashSet<(Option<String>, Cents)> =
        reading.payments.iter().map(|payment| (payment.document.clone(), payment.amount_cents)).collect();
    // The text of a match is the booking on its other side.
    let is_new = |payment: &Payment| !booked.contains(&(payment.text.clone(), payment.amount_cents));
    reading.payments.extend(matches.into_iter().filter(is_new));
}

/// What the customer says about paying holds for its invoices.
fn collect_by_customer(reading: &mut Reading) {
    let collected =
        reading.customers.iter().filter(|customer| customer.collect == Some(Collect::DirectDebit));
    let collected: HashMap<Option<String>, Option<String>> =
        collected.map(|customer| (customer.number.clone(), customer.mandate.clone())).collect();
    for invoice in &mut reading.invoices {
        if let Some(mandate) = collected.get(&invoice.customer.number) {
            invoice.collect = Collect::DirectDebit;
            invoice.mandate = invoice.mandate.take().or_else(|| mandate.clone());
        }
    }
}

#[cfg(test)]
mod tests;
