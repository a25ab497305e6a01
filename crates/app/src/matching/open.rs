//! Which invoices there are and how a payment can name them.
//!
//! Settled invoices are here too: who pays one twice is known by it.

use std::collections::{BTreeMap, HashMap};

use domain::{Cents, ClientId, Currency, CustomerId, Date, InvoiceId};

use super::named::{TELLING, plain};
use crate::records::Customer;
use crate::{App, Result};

/// Open invoices and their names.
#[derive(Default)]
pub struct Open {
    pub(super) invoices: Vec<OpenInvoice>,
    by_id: HashMap<InvoiceId, usize>,
    pub(super) by_number: HashMap<String, Vec<usize>>,
    pub(super) by_reference: HashMap<String, Vec<usize>>,
    pub(super) of_customer: BTreeMap<CustomerId, Vec<usize>>,
    pub(super) ibans: HashMap<String, Vec<CustomerId>>,
}

pub(super) struct OpenInvoice {
    pub customer: CustomerId,
    pub id: InvoiceId,
    pub open: Cents,
    /// What no bank entry and no credit note covers: also what only the bookkeeping calls paid.
    pub uncovered: Cents,
    pub currency: Currency,
    pub issued: Date,
    /// Its number is long enough to be nothing else.
    pub telling: bool,
}

impl Open {
    pub fn read(app: &App, client: ClientId) -> Result<Open> {
        let mut open = Open::default();
        let mut after = CustomerId(0);
        loop {
            let page = app.store.customers_after(client, after, 500)?;
            let Some(last) = page.last() else {
                return Ok(open);
            };
            after = last.id;
            page.iter().for_each(|customer| open.add(customer));
        }
    }

    pub(super) fn paid(&mut self, id: InvoiceId, amount: Cents) {
        if let Some(place) = self.by_id.get(&id) {
            let invoice = &mut self.invoices[*place];
            let books = (invoice.uncovered - invoice.open).max(Cents::ZERO);
            invoice.uncovered -= amount;
            invoice.open -= amount - books.min(amount).max(Cents::ZERO);
        }
    }

    fn add(&mut self, customer: &Customer) {
        for iban in &customer.card.ibans {
            let owners = self.ibans.entry(plain(iban)).or_default();
            if !owners.contains(&customer.id) {
                owners.push(customer.id);
            }
        }
        for invoice in &customer.dossier.invoices {
            let place = self.invoices.len();
            let number = plain(&invoice.number);
            let open = if invoice.is_open() { invoice.open() } else { Cents::ZERO };
            let books = match invoice.let_go {
                true => Cents::ZERO,
                false => invoice.paid_by_books,
            };
            self.invoices.push(OpenInvoice {
                customer: customer.id,
                id: invoice.id,
                open,
                uncovered: open + books,
                currency: invoice.currency,
                issued: invoice.issued,
                telling: number.len() >= TELLING,
            });
            self.by_id.insert(invoice.id, place);
            self.by_number.entry(number).or_default().push(place);
            if let Some(reference) = &invoice.reference {
                let places = self.by_reference.entry(plain(reference)).or_default();
                places.push(place);
            }
            self.of_customer.entry(customer.id).or_default().push(place);
        }
    }

    pub(super) fn is_uncovered(&self, place: usize, currency: Currency) -> bool {
        let invoice = &self.invoices[place];
        invoice.currency == currency && invoice.uncovered.is_positive()
    }

    pub(super) fn only_customer(&self, places: &[usize]) -> Option<CustomerId> {
        let first = self.invoices[*places.first()?].customer;
        let same = places.iter().all(|place| self.invoices[*place].customer == first);
        same.then_some(first)
    }
}
