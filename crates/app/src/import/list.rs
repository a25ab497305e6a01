//! A list of open items that does not name an invoice any more: the invoice is shown as gone, and,
//! when the list is a full one, it is paid as far as the bookkeeping is concerned.
//!
//! A list is full when a person said so, of this file or of an earlier one with the same headings,
//! and nothing of the file was left out. Unless he said it of this very file, nothing is closed when
//! more than half of what was open would be: such a file was filtered.
//! Invariants: a partial file closes nothing; what was closed so can be opened again by a person;
//! what the bank told stays (`docs/books.md`).

use std::collections::{BTreeMap, BTreeSet};

use domain::{CustomerId, Date, Event, Fact, InvoiceId};
use formats::Reading;

use super::one::{One, Reads, Reopens};
use super::pending::Pending;
use super::{FileOutcome, Mode};
use crate::records::{Change, ImportLine, LineKind};
use crate::store::StoreError;
use crate::{AppError, Doing, Result};

/// Customers saved in one transaction.
const PAGE: usize = 200;
/// So few may always be closed: in a small bookkeeping half is soon reached.
const FEW: usize = 3;

/// Open invoices that a list does not name.
pub(super) struct Gone {
    rows: Vec<(String, CustomerId, InvoiceId)>,
    is_full: bool,
    said_now: Option<String>,
}

/// What was open before this file came and is not in it. Nothing where the file is no list, or says
/// too little to tell.
pub(super) fn gone(one: &One, reading: &Reading) -> Result<Gone> {
    let nothing = Gone { rows: Vec::new(), is_full: false, said_now: None };
    let Some(table) = reading.table.as_ref().filter(|_| is_list(reading) && !one.reads.is_again()) else {
        return Ok(nothing);
    };
    let store = &one.app.store;
    let now = one.reads == Reads::FullList;
    let said = now || store.full_lists(one.client.id)?.contains(&table.fingerprint);
    let named: BTreeSet<&str> = reading.invoices.iter().map(|told| told.number.as_str()).collect();
    let newest = reading.invoices.iter().filter_map(|told| told.issued).max();
    // What was made after the list was is in no list yet.
    let could_be_in_it = |issued: Date| newest.is_none_or(|newest| issued <= newest);
    let open = store.open_numbers(one.client.id)?;
    let open: Vec<_> = open.into_iter().filter(|(.., issued)| could_be_in_it(*issued)).collect();
    let all = open.len();
    let rows: Vec<(String, CustomerId, InvoiceId)> = open
        .into_iter()
        .filter(|(number, ..)| !named.contains(number.as_str()))
        .map(|(number, customer, id, _)| (number, customer, id))
        .collect();
    let most_are_named = rows.len() * 2 <= all || rows.len() <= FEW && rows.len() < all;
    if !said && !most_are_named {
        return Ok(nothing);
    }
    let is_full = said && (now || most_are_named);
    Ok(Gone { rows, is_full, said_now: now.then(|| table.fingerprint.clone()) })
}

/// A table of open items of which nothing was left out.
fn is_list(reading: &Reading) -> bool {
    let lists = reading.format.as_ref().is_some_and(formats::Format::is_list_of_open_items);
    lists && !reading.invoices.is_empty() && reading.is_complete()
}

impl Gone {
    pub fn reopens(&self) -> Reopens {
        if self.is_full { Reopens::Yes } else { Reopens::No }
    }

    /// Shows what is gone; a full list closes it.
    pub fn close(&self, one: &One, outcome: &mut FileOutcome) -> Result<()> {
        if let Some(fingerprint) = self.said_now.as_ref().filter(|_| one.mode == Mode::Store) {
            one.app.store.remember_full_list(one.client.id, fingerprint)?;
        }
        let kind = if self.is_full { LineKind::GonePaid } else { LineKind::Gone };
        let count = self.rows.len() as u64;
        *(if self.is_full { &mut outcome.gone_paid } else { &mut outcome.gone }) += count;
        let line = |(number, customer, id): &(String, CustomerId, InvoiceId)| ImportLine {
            kind,
            customer: Some(*customer),
            invoice: Some(*id),
            number: number.clone(),
            was: None,
            now: None,
            line: None,
        };
        outcome.lines.extend(self.rows.iter().map(line));
        if self.is_full && one.mode == Mode::Store {
            let rows: Vec<_> = self.rows.iter().map(|(_, customer, id)| (*customer, *id)).collect();
            pay_by_books(&one.doing(), &rows)?;
        }
        Ok(())
    }
}

/// A person says of a list that came in before that it named everything: what it missed, and is
/// still open, is paid by the books. Gives how many.
///
/// # Errors
/// Of the store.
pub fn treat_as_full_list(doing: &Doing, import: i64) -> Result<u64> {
    let store = &doing.app.store;
    let mut rows = Vec::new();
    let mut lines = Vec::new();
    loop {
        let page = store.import_lines(doing.client, import, LineKind::Gone, lines.len() as i64, 500)?;
        if page.is_empty() {
            break;
        }
        for row in page {
            rows.extend(row.line.customer.zip(row.line.invoice));
            lines.push(ImportLine { kind: LineKind::GonePaid, ..row.line });
        }
    }
    for file in store.import_files(doing.client, import)? {
        if let Some(fingerprint) = file.fingerprint.filter(|_| file.gone > 0) {
            store.remember_full_list(doing.client, &fingerprint)?;
        }
    }
    let closed = pay_by_books(doing, &rows)?;
    lines.retain(|line| line.invoice.is_some_and(|id| closed.contains(&id)));
    store.keep_account(doing.client, import, &[], &lines)?;
    Ok(closed.len() as u64)
}

/// A person says that an invoice is open after all, although the bookkeeping calls it paid. `false`
/// when the bookkeeping's word did not count any more.
///
/// # Errors
/// Of the store.
pub fn reopen(doing: &Doing, import: Option<i64>, customer: CustomerId, invoice: InvoiceId) -> Result<bool> {
    for _ in 0..3 {
        let before = doing.app.customer(doing.client, customer)?;
        let known = before.dossier.invoice(invoice);
        let Some(known) = known.filter(|known| known.paid_by_books.is_positive()) else {
            return Ok(false);
        };
        let line = ImportLine {
            kind: LineKind::Reopened,
            customer: Some(customer),
            invoice: Some(invoice),
            number: known.number.clone(),
            was: Some(known.open().to_decimal()),
            now: Some((known.open() + known.paid_by_books).to_decimal()),
            line: None,
        };
        let mut pending = Pending::of(before);
        pending.take(Fact { on: doing.today, event: Event::BooksReopened { invoice } });
        let change = pending.into_change(doing.by.to_owned(), doing.today, doing.now);
        match doing.app.store.commit(doing.client, &[change]) {
            Err(StoreError::Conflict) => continue,
            other => other?,
        }
        if let Some(import) = import {
            doing.app.store.keep_account(doing.client, import, &[], &[line])?;
        }
        return Ok(true);
    }
    Err(AppError::Store(StoreError::Conflict))
}

/// Calls these invoices paid, as far as they are open; gives those that were.
fn pay_by_books(doing: &Doing, rows: &[(CustomerId, InvoiceId)]) -> Result<BTreeSet<InvoiceId>> {
    let mut by_customer: BTreeMap<CustomerId, Vec<InvoiceId>> = BTreeMap::new();
    for (customer, invoice) in rows {
        by_customer.entry(*customer).or_default().push(*invoice);
    }
    let mut closed = BTreeSet::new();
    let customers: Vec<CustomerId> = by_customer.keys().copied().collect();
    for page in customers.chunks(PAGE) {
        let mut tries = 0;
        loop {
            let (changes, paid) = changes_of(doing, page, &by_customer)?;
            tries += 1;
            match doing.app.store.commit(doing.client, &changes) {
                Err(StoreError::Conflict) if tries < 5 => continue,
                other => other?,
            }
            closed.extend(paid);
            break;
        }
    }
    Ok(closed)
}

fn changes_of(
    doing: &Doing,
    customers: &[CustomerId],
    invoices: &BTreeMap<CustomerId, Vec<InvoiceId>>,
) -> Result<(Vec<Change>, Vec<InvoiceId>)> {
    let source = format!("import: {}", doing.by);
    let mut paid = Vec::new();
    let mut changes = Vec::new();
    for customer in doing.app.store.customers_by_id(doing.client, customers)? {
        let mut pending = Pending::of(customer);
        for id in invoices.get(&pending.before.id).into_iter().flatten() {
            let known = pending.after.dossier.invoice(*id);
            if let Some(known) = known.filter(|known| known.is_open()) {
                let all = known.amount - known.credited;
                pending.take(Fact { on: doing.today, event: Event::BooksPaid { invoice: *id, paid: all } });
                paid.push(*id);
            }
        }
        if pending.changes_something() {
            changes.push(pending.into_change(source.clone(), doing.today, doing.now));
        }
    }
    Ok((changes, paid))
}
