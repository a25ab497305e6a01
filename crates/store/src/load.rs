//! Loading customers with their dossiers, one by one or in pages.
//!
//! A page takes two statements on one snapshot: the customers, and their invoices in the same
//! order. Invariant: invoices of a dossier are oldest first, and of one day in the order in which
//! they came, as folding the timeline puts them.

use app::{Customer, StoreError};
use domain::{ClientId, CustomerId, Date, Dossier, Invoice, InvoiceId};

use crate::db::{Result, Row, Transaction, Value};
use crate::kept::{Kept, Tracks};
use crate::statements::customers as statements;

pub(crate) fn customer(
    transaction: &mut Transaction,
    client: ClientId,
    id: CustomerId,
) -> Result<Option<Customer>> {
    let key = [client.into(), id.into()];
    let mut page = Page::default();
    transaction.each(&statements::CUSTOMER, &key, &mut |row| page.add_customer(row))?;
    if !page.customers.is_empty() {
        transaction.each(&statements::INVOICES_OF_CUSTOMER, &key, &mut |row| page.add_invoice(row))?;
    }
    Ok(page.finish().pop())
}

pub(crate) fn customers_by_id(
    transaction: &mut Transaction,
    client: ClientId,
    ids: &[CustomerId],
) -> Result<Vec<Customer>> {
    let mut ids = ids.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let ids: Vec<Value> = ids.into_iter().map(Value::from).collect();
    let key = [client.into()];
    let mut page = Page::default();
    transaction.all_of_list(&statements::CUSTOMERS_OF_LIST, &key, &ids, |row| page.add_customer(row))?;
    transaction.all_of_list(&statements::INVOICES_OF_LIST, &key, &ids, |row| page.add_invoice(row))?;
    Ok(page.finish())
}

pub(crate) fn customers_after(
    transaction: &mut Transaction,
    client: ClientId,
    after: CustomerId,
    limit: i64,
) -> Result<Vec<Customer>> {
    let mut page = Page::default();
    let values = [client.into(), after.into(), limit.into()];
    transaction.each(&statements::CUSTOMERS_AFTER, &values, &mut |row| page.add_customer(row))?;
    if let Some((first, last)) = page.ends() {
        let values = [client.into(), first.into(), last.into()];
        transaction.each(&statements::INVOICES_BETWEEN, &values, &mut |row| page.add_invoice(row))?;
    }
    Ok(page.finish())
}

/// Only what something hangs on (see `hangs`).
pub(crate) fn customers_to_look_at(
    transaction: &mut Transaction,
    client: ClientId,
    on: Date,
    after: CustomerId,
    limit: i64,
) -> Result<Vec<Customer>> {
    let mut page = Page::default();
    let values = [client.into(), after.into(), on.into(), limit.into()];
    transaction.each(&statements::CUSTOMERS_TO_LOOK_AT, &values, &mut |row| page.add_customer(row))?;
    let ids: Vec<Value> = page.customers.iter().map(|known| known.id.into()).collect();
    let key = [client.into()];
    transaction.all_of_list(&statements::HANGING_OF_LIST, &key, &ids, |row| page.add_invoice(row))?;
    Ok(page.finish())
}

pub(crate) fn customer_numbers(
    transaction: &mut Transaction,
    client: ClientId,
) -> Result<Vec<(String, CustomerId)>> {
    let read = |row: &Row| Ok((row.string(0)?, row.customer(1)?));
    transaction.all(&statements::CUSTOMER_NUMBERS, &[client.into()], read)
}

pub(crate) fn invoice_numbers(
    transaction: &mut Transaction,
    client: ClientId,
) -> Result<Vec<(String, CustomerId, InvoiceId)>> {
    let read = |row: &Row| Ok((row.string(0)?, row.customer(1)?, row.invoice(2)?));
    transaction.all(&statements::INVOICE_NUMBERS, &[client.into()], read)
}

pub(crate) fn known_ibans(
    transaction: &mut Transaction,
    client: ClientId,
) -> Result<Vec<(String, CustomerId)>> {
    let mut known = Vec::new();
    transaction.each(&statements::KNOWN_IBANS, &[client.into()], &mut |row| {
        let customer = row.customer(1)?;
        known.extend(row.text(0)?.split(' ').map(|iban| (iban.to_owned(), customer)));
        Ok(())
    })?;
    Ok(known)
}

/// Customers and their invoices as they come, both in the order of the customers' ids.
#[derive(Default)]
struct Page {
    customers: Vec<Customer>,
    tracks: Vec<Tracks>,
    /// The customer whose invoices are coming, and the place in his tracks.
    place: usize,
    track: usize,
}

impl Page {
    fn add_customer(&mut self, row: &Row) -> Result<()> {
        let kept: Kept = row.json(5)?;
        self.tracks.push(kept.tracks);
        self.customers.push(Customer {
            id: row.customer(0)?,
            version: row.int(1)?,
            look_on: row.date_or_none(2)?,
            card: row.json(3)?,
            dossier: Dossier { profile: row.json(4)?, state: kept.state, invoices: Vec::new() },
        });
        Ok(())
    }

    fn add_invoice(&mut self, row: &Row) -> Result<()> {
        let customer = row.customer(0)?;
        while self.customers.get(self.place).is_some_and(|known| known.id < customer) {
            self.place += 1;
            self.track = 0;
        }
        let Some(known) = self.customers.get_mut(self.place).filter(|known| known.id == customer) else {
            // A customer of the same stretch that is not on this page.
            return Ok(());
        };
        let id = row.invoice(1)?;
        let track = if row.flag(16)? {
            let kept = self.tracks[self.place].take(&mut self.track, id);
            kept.ok_or_else(|| StoreError::Corrupt(format!("invoice {id} has lost its track")))?
        } else {
            row.json(17)?
        };
        known.dossier.invoices.push(Invoice {
            id,
            number: row.string(2)?,
            amount: row.cents(3)?,
            currency: row.word(4)?,
            issued: row.date(5)?,
            sent: row.date(6)?,
            due: row.date(7)?,
            project: row.string_or_none(8)?,
            specialist: row.string_or_none(9)?,
            collect: row.word(10)?,
            ordinal: row.count(11)?,
            paid: row.cents(12)?,
            credited: row.cents(13)?,
            let_go: row.flag(14)?,
            settled_on: row.date_or_none(15)?,
            track,
            reference: row.string_or_none(18)?,
            paid_by_books: row.cents(19)?,
        });
        Ok(())
    }

    fn ends(&self) -> Option<(CustomerId, CustomerId)> {
        Some((self.customers.first()?.id, self.customers.last()?.id))
    }

    fn finish(mut self) -> Vec<Customer> {
        for customer in &mut self.customers {
            let order = |invoice: &Invoice| (invoice.issued, invoice.ordinal);
            customer.dossier.invoices.sort_by_key(order);
        }
        self.customers
    }
}
