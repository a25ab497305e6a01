//! Customers and invoices of a file, held against what is known: who is new, what changed.
//!
//! Nothing is stored before all of the file was worked out. Not here: what changes about one
//! customer (`pending`), who is who (`register`).

use std::collections::BTreeMap;

use domain::{CustomerId, Fact, InvoiceId};
use formats::table::Field;
use formats::{InvoiceKind, Reading};

use super::bank::Line;
use super::one::{One, Reads, Reopens};
use super::paid::Paid;
use super::pending::Pending;
use super::register::Register;
use super::{FileOutcome, Importer, Mode, Trouble, credit_notes, history};
use crate::records::{Change, Client, Document, ImportLine, LineKind};
use crate::store::StoreError;
use crate::{App, Result};

/// Customers saved in one transaction.
const PAGE: usize = 200;

pub(super) struct Books<'a> {
    app: &'a App,
    client: &'a Client,
    mode: Mode,
    reads: Reads,
    reopens: Reopens,
    register: Register<'a>,
    invoices: BTreeMap<String, (CustomerId, InvoiceId)>,
    changes: BTreeMap<CustomerId, Pending>,
    next_customer: i64,
    next_invoice: i64,
    documents: Vec<(InvoiceId, Document)>,
    credit_notes: Vec<(CustomerId, formats::Invoice)>,
    today: domain::Date,
}

impl<'a> Books<'a> {
    pub fn open(one: &One<'a>, reopens: Reopens) -> Result<Books<'a>> {
        let One { app, client, mode, reads, .. } = *one;
        let invoices = app.store.invoice_numbers(client.id)?;
        let known = |(number, customer, id)| (number, (customer, id));
        Ok(Books {
            app,
            client,
            mode,
            reads,
            reopens,
            register: Register::open(app, client.id)?,
            invoices: invoices.into_iter().map(known).collect(),
            changes: BTreeMap::new(),
            next_customer: 0,
            next_invoice: 0,
            documents: Vec::new(),
            credit_notes: Vec::new(),
            today: domain::Date::default(),
        })
    }

    /// Works out what this file changes; nothing is stored yet.
    pub fn take(&mut self, reading: &Reading, importer: &Importer, outcome: &mut FileOutcome) -> Result<()> {
        self.today = importer.today;
        let invoices = reading.invoices.len() as i64;
        let customers = invoices + reading.customers.len() as i64;
        (self.next_customer, self.next_invoice) = match self.mode {
            Mode::Store => self.app.store.reserve_ids(self.client.id, customers, invoices)?,
            // Numbers that nobody has: nothing of them is stored.
            Mode::DryRun => (i64::MAX - customers, i64::MAX - invoices),
        };
        for told in &reading.customers {
            let is_new = self.register.find(told)?.is_none();
            let id = self.customer(told)?;
            let changed = self.fill_card(id, told)?;
            *(match (is_new, changed) {
                (true, _) => &mut outcome.customers.new,
                (false, true) => &mut outcome.customers.changed,
                (false, false) => &mut outcome.customers.known,
            }) += 1;
        }
        let knows_totals = knows_totals(reading);
        for told in &reading.invoices {
            if let Some(problem) = super::outcome::of_another_company(self.client, told, importer.language) {
                outcome.problems.push(problem);
                continue;
            }
            self.take_invoice(told, knows_totals, importer, outcome)?;
        }
        self.take_paid(reading, importer, outcome)?;
        outcome.lines.extend(self.changes.values().flat_map(Pending::lines));
        Ok(())
    }

    /// What the bookkeeping calls paid on invoices of before. A file of another company says nothing
    /// about ours, and an older file less than we know.
    fn take_paid(&mut self, reading: &Reading, importer: &Importer, outcome: &mut FileOutcome) -> Result<()> {
        let strange = reading
            .invoices
            .iter()
            .any(|told| super::outcome::of_another_company(self.client, told, importer.language).is_some());
        if strange || self.reads == Reads::AgainAsOlder {
            return Ok(());
        }
        let paid = Paid::of(reading, |number| self.invoices.contains_key(number));
        for (number, amount) in &paid.on_known {
            let Some((customer, id)) = self.invoices.get(number).copied() else { continue };
            self.load(customer)?.paid_at_least(id, *amount, importer.today);
        }
        outcome.problems.extend(paid.trouble(importer.language));
        Ok(())
    }

    fn take_invoice(
        &mut self,
        told: &formats::Invoice,
        knows_total: bool,
        importer: &Importer,
        outcome: &mut FileOutcome,
    ) -> Result<()> {
        let known = self.invoices.get(&told.number).copied();
        let known = known.filter(|_| told.kind == InvoiceKind::Invoice);
        let customer = match known {
            Some((customer, _)) => customer,
            None => {
                if self.register.find(&told.customer)?.is_none() {
                    outcome.customers.new += 1;
                }
                self.customer(&told.customer)?
            }
        };
        let older = self.reads == Reads::AgainAsOlder && known.is_some();
        if !older {
            self.fill_card(customer, &told.customer)?;
        }
        if told.kind == InvoiceKind::CreditNote {
            self.credit_notes.push((customer, told.clone()));
            return Ok(());
        }
        let before = self.before(customer, told)?;
        let new_id = InvoiceId(self.next_invoice);
        let reopens = self.reopens;
        let pending = self.load(customer)?;
        if let Some((_, id)) = known.filter(|_| older) {
            outcome.lines.extend(pending.would_change(id, told, knows_total, importer.today));
            outcome.invoices.known += 1;
            return Ok(());
        }
        let told_before = pending.facts.len();
        // Another import stored it after our list of numbers was read: start again.
        if known.is_none() && pending.has_invoice(&told.number) {
            return Err(StoreError::Conflict.into());
        }
        let id = match known {
            Some((_, id)) => {
                if reopens == Reopens::Yes {
                    pending.reopen_when_open(id, told, importer.today);
                }
                pending.update_invoice(id, told, knows_total, importer.today);
                id
            }
            None if pending.add_invoice(new_id, told, importer.today) => {
                let terms = &pending.after.dossier.state.terms;
                let late = terms.last().filter(|term| term.old_term_on.contains(&new_id));
                if let Some(term) = late {
                    outcome.problems.push(Trouble::old_term(told, term.days, importer.language));
                }
                new_id
            }
            None => {
                outcome.problems.push(Trouble::no_dates(told, importer.language));
                return Ok(());
            }
        };
        pending.told_in(id, told.line);
        if let Some(history) = &told.history {
            let dossier = &pending.after.dossier;
            let facts = history::facts(dossier, id, history, &before, importer.today);
            facts.into_iter().for_each(|fact| pending.take(fact));
        }
        let changed = pending.facts.len() > told_before;
        *(match known {
            None => &mut outcome.invoices.new,
            Some(_) if changed => &mut outcome.invoices.changed,
            Some(_) => &mut outcome.invoices.known,
        }) += 1;
        if known.is_none() {
            self.next_invoice += 1;
            self.invoices.insert(told.number.clone(), (customer, id));
        }
        self.keep_documents(id, told);
        Ok(())
    }

    /// Stores everything, page by page; interrupted, the rest comes with the same file again.
    pub fn store(&mut self, importer: &Importer, progress: &mut dyn FnMut(u64, u64)) -> Result<()> {
        let source = format!("import: {}", importer.by);
        let changes: Vec<Change> = std::mem::take(&mut self.changes)
            .into_values()
            .filter(Pending::changes_something)
            .map(|one| one.into_change(source.clone(), importer.today, importer.now))
            .collect();
        let mut done = 0;
        for page in changes.chunks(PAGE) {
            self.app.store.commit(self.client.id, page)?;
            done += page.len() as u64;
            progress(done, changes.len() as u64);
        }
        for (invoice, document) in std::mem::take(&mut self.documents) {
            self.app.store.add_document(self.client.id, invoice, &document)?;
        }
        Ok(())
    }

    /// Credit notes wait among the payments until they find their invoice.
    pub fn credit_notes(&mut self, import: i64) -> Vec<(Line, ImportLine)> {
        let notes = std::mem::take(&mut self.credit_notes);
        let line = |(customer, told): (CustomerId, formats::Invoice)| {
            let entry = credit_notes::entry(customer, &told, self.today, import);
            let line = ImportLine {
                kind: LineKind::NewCreditNote,
                customer: Some(customer),
                invoice: None,
                number: told.number,
                was: None,
                now: Some(entry.amount.to_decimal()),
                line: told.line,
            };
            (Line::single(entry), line)
        };
        notes.into_iter().map(line).collect()
    }

    /// The customer of this file's line, made when it is new.
    fn customer(&mut self, told: &formats::Customer) -> Result<CustomerId> {
        if let Some(id) = self.register.find(told)? {
            return Ok(id);
        }
        let id = CustomerId(self.next_customer);
        self.next_customer += 1;
        let number = Register::number_for(told, id);
        let name = told.name.clone().unwrap_or_else(|| number.clone());
        let pending = Pending::new(id, number, name, self.today);
        self.register.note(id, &pending.after.card);
        self.changes.insert(id, pending);
        Ok(id)
    }

    fn load(&mut self, id: CustomerId) -> Result<&mut Pending> {
        use std::collections::btree_map::Entry;
        Ok(match self.changes.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(place) => {
                let customer = self.app.customer(self.client.id, id)?;
                place.insert(Pending::of(customer))
            }
        })
    }

    fn fill_card(&mut self, id: CustomerId, told: &formats::Customer) -> Result<bool> {
        let today = self.today;
        let card = self.load(id)?.after.card.clone();
        let number = self.register.number_told(&card, told);
        let pending = self.load(id)?;
        let before = pending.facts.len();
        pending.fill_card(told, number, today);
        let changed = pending.after.card != card;
        let told_more = pending.facts.len() > before;
        if changed {
            let card = pending.after.card.clone();
            self.register.note(id, &card);
        }
        Ok(changed || told_more)
    }

    /// What is known of this customer from before, where the line tells of the time before us.
    fn before(&mut self, id: CustomerId, told: &formats::Invoice) -> Result<Vec<Fact>> {
        let tells = told.history.as_ref().is_some_and(history::tells_something);
        if !tells || self.load(id)?.before.version == 0 {
            return Ok(Vec::new());
        }
        let rows = self.app.store.facts(self.client.id, id)?;
        Ok(rows.into_iter().map(|row| row.fact).collect())
    }

    fn keep_documents(&mut self, id: InvoiceId, told: &formats::Invoice) {
        let with_bytes = told.attachments.iter().filter(|one| !one.bytes.is_empty());
        self.documents.extend(with_bytes.map(|attached| {
            let document = Document {
                name: attached.name.clone(),
                mime: attached.mime.clone(),
                bytes: attached.bytes.clone(),
            };
            (id, document)
        }));
    }
}

/// A table may tell only what is still open; an invoice itself tells its total.
fn knows_totals(reading: &Reading) -> bool {
    let has_total = |table: &formats::TableRead| {
        [Field::Total, Field::Debit, Field::Credit].into_iter().any(|field| table.mapping.has(field))
    };
    reading.table.as_ref().is_none_or(has_total)
}
