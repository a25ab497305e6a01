//! Customers and invoices of a file, held against what is known: who is new, what changed.
//!
//! Who wins per field: numbers, dates and amounts of an invoice and the term on the card are the
//! bookkeeping's; names and addresses fill what is empty here; agreements are ours.

use std::collections::BTreeMap;

use domain::event::Acted;
use domain::{
    ActKind, Because, Cents, Channel, ClientId, Currency, CustomerId, Date, Event, Fact, InvoiceId,
    NewInvoice, Profile, Step, Why,
};
use formats::{Collect, History, InvoiceKind, Reading};

use super::{FileOutcome, Importer, held_because, reachable_by_card};
use crate::records::{Card, Change, Customer, Document, NewBankEntry, Person};
use crate::store::StoreError;
use crate::{App, Result};

/// Customers saved in one transaction.
const PAGE: usize = 200;
/// The account under which credit notes stand among the bank entries.
pub const CREDIT_NOTES: &str = "creditnote";

pub(super) struct Books<'a> {
    app: &'a App,
    client: ClientId,
    customers: BTreeMap<String, CustomerId>,
    /// By what a file may name instead of a number: `kvk:…`, `vat:…`, `name:…`. Made when needed.
    aliases: Option<BTreeMap<String, CustomerId>>,
    invoices: BTreeMap<String, (CustomerId, InvoiceId)>,
    changes: BTreeMap<CustomerId, Pending>,
    next_customer: i64,
    next_invoice: i64,
    documents: Vec<(InvoiceId, Document)>,
    credit_notes: Vec<NewBankEntry>,
}

/// A customer with what this file changes about it.
struct Pending {
    before: Customer,
    after: Customer,
    facts: Vec<Fact>,
}

impl<'a> Books<'a> {
    pub fn open(app: &'a App, client: ClientId) -> Result<Books<'a>> {
        let invoices = app.store.invoice_numbers(client)?;
        Ok(Books {
            app,
            client,
            customers: app.store.customer_numbers(client)?.into_iter().collect(),
            aliases: None,
            invoices: invoices
                .into_iter()
                .map(|(number, customer, id)| (number, (customer, id)))
                .collect(),
            changes: BTreeMap::new(),
            next_customer: 0,
            next_invoice: 0,
            documents: Vec::new(),
            credit_notes: Vec::new(),
        })
    }

    /// Works out what this file changes; nothing is stored yet.
    pub fn take(
        &mut self,
        reading: &Reading,
        importer: &Importer,
        outcome: &mut FileOutcome,
    ) -> Result<()> {
        let count = reading.invoices.len() + reading.customers.len();
        let (customer, invoice) =
            self.app
                .store
                .reserve_ids(self.client, count as i64, reading.invoices.len() as i64)?;
        (self.next_customer, self.next_invoice) = (customer, invoice);
        for told in &reading.customers {
            let new = self.find(told)?.is_none();
            let id = self.customer(told, importer.today)?;
            let changed = self.fill_card(id, told, importer.today);
            *(if new {
                &mut outcome.customers.new
            } else if changed {
                &mut outcome.customers.changed
            } else {
                &mut outcome.customers.known
            }) += 1;
        }
        for told in &reading.invoices {
            let id = match self.known_owner(&told.number) {
                Some((customer, _)) => customer,
                None => {
                    if self.find(&told.customer)?.is_none() {
                        outcome.customers.new += 1;
                    }
                    self.customer(&told.customer, importer.today)?
                }
            };
            self.fill_card(id, &told.customer, importer.today);
            match told.kind {
                InvoiceKind::Invoice => self.invoice(id, told, importer.today, outcome),
                InvoiceKind::CreditNote => self.credit_note(id, told, importer.today),
            }
        }
        Ok(())
    }

    /// Stores everything, page by page; interrupted, the rest comes with the same file again.
    pub fn store(&mut self, importer: &Importer, progress: &mut dyn FnMut(u64, u64)) -> Result<()> {
        let pending: Vec<Pending> = std::mem::take(&mut self.changes).into_values().collect();
        let changed: Vec<Pending> = pending
            .into_iter()
            .filter(Pending::changes_something)
            .collect();
        let (total, mut done) = (changed.len() as u64, 0);
        let mut changes: Vec<Change> = Vec::new();
        for mut one in changed {
            one.after.look_on = Some(importer.today);
            changes.push(Change {
                before: one.before,
                after: one.after,
                facts: one.facts,
                source: format!("import: {}", importer.by),
                at: importer.now,
                messages: Vec::new(),
                withdrawn: Vec::new(),
            });
            if changes.len() == PAGE {
                done += self.save(&mut changes)?;
                progress(done, total);
            }
        }
        done += self.save(&mut changes)?;
        progress(done, total);
        for (invoice, document) in std::mem::take(&mut self.documents) {
            self.app
                .store
                .add_document(self.client, invoice, &document)?;
        }
        Ok(())
    }

    /// Credit notes wait among the payments until they find their invoice.
    pub fn credit_notes(&mut self) -> Vec<NewBankEntry> {
        std::mem::take(&mut self.credit_notes)
    }

    fn save(&self, changes: &mut Vec<Change>) -> Result<u64> {
        let page = std::mem::take(changes);
        if page.is_empty() {
            return Ok(0);
        }
        match self.app.store.commit(self.client, &page) {
            Err(StoreError::Conflict) => {
                for change in &page {
                    self.save_again(change)?;
                }
            }
            other => other?,
        }
        Ok(page.len() as u64)
    }

    /// Somebody changed this customer meanwhile: the same facts on what is there now.
    fn save_again(&self, change: &Change) -> Result<()> {
        let Some(now) = self.app.store.customer(self.client, change.before.id)? else {
            return Ok(self
                .app
                .store
                .commit(self.client, std::slice::from_ref(change))?);
        };
        let mut after = now.clone();
        after.card = change.after.card.clone();
        after.look_on = change.after.look_on;
        change
            .facts
            .iter()
            .for_each(|fact| after.dossier.apply(fact));
        let again = Change {
            before: now,
            after,
            ..change.clone()
        };
        Ok(self.app.store.commit(self.client, &[again])?)
    }

    fn known_owner(&self, number: &str) -> Option<(CustomerId, InvoiceId)> {
        self.invoices.get(number).copied()
    }

    fn find(&mut self, told: &formats::Customer) -> Result<Option<CustomerId>> {
        if let Some(id) = told
            .number
            .as_ref()
            .and_then(|number| self.customers.get(number))
        {
            return Ok(Some(*id));
        }
        if self.aliases.is_none() {
            self.aliases = Some(self.read_aliases()?);
        }
        let aliases = self.aliases.as_ref().expect("just read");
        // A number that is new is a new customer, even if another has the same name.
        let names = names_of(told);
        let names = names
            .iter()
            .filter(|name| told.number.is_none() || !name.starts_with("name:"));
        Ok(names
            .into_iter()
            .find_map(|name| aliases.get(name))
            .copied())
    }

    fn read_aliases(&self) -> Result<BTreeMap<String, CustomerId>> {
        let mut aliases = BTreeMap::new();
        let mut after = CustomerId(0);
        loop {
            let page = self.app.store.customers_after(self.client, after, 500)?;
            let Some(last) = page.last() else { break };
            after = last.id;
            for customer in &page {
                let card = &customer.card;
                let told = formats::Customer {
                    name: Some(card.name.clone()),
                    kvk: card.kvk.clone(),
                    vat: card.vat.clone(),
                    ..formats::Customer::default()
                };
                names_of(&told).into_iter().for_each(|name| {
                    aliases.entry(name).or_insert(customer.id);
                });
            }
        }
        Ok(aliases)
    }

    /// The customer of this file's line, made when it is new.
    fn customer(&mut self, told: &formats::Customer, today: Date) -> Result<CustomerId> {
        if let Some(id) = self.find(told)? {
            self.load(id)?;
            return Ok(id);
        }
        let id = CustomerId(self.next_customer);
        self.next_customer += 1;
        let number = told.number.clone().unwrap_or_else(|| {
            names_of(told)
                .first()
                .cloned()
                .unwrap_or_else(|| format!("klant-{id}"))
        });
        let card = Card {
            number: number.clone(),
            name: told.name.clone().unwrap_or_else(|| number.clone()),
            ..Card::default()
        };
        let fresh = Customer {
            id,
            version: 0,
            card,
            dossier: domain::Dossier::default(),
            look_on: None,
        };
        let mut pending = Pending {
            before: fresh.clone(),
            after: fresh,
            facts: Vec::new(),
        };
        let mut profile = Profile::default();
        profile.reachable = domain::Channels::NONE;
        pending.take(
            today,
            Event::Profile {
                profile: Box::new(profile),
            },
        );
        self.changes.insert(id, pending);
        self.customers.insert(number, id);
        if let Some(aliases) = &mut self.aliases {
            names_of(told).into_iter().for_each(|name| {
                aliases.entry(name).or_insert(id);
            });
        }
        Ok(id)
    }

    fn load(&mut self, id: CustomerId) -> Result<()> {
        if self.changes.contains_key(&id) {
            return Ok(());
        }
        if let Some(customer) = self.app.store.customer(self.client, id)? {
            self.changes.insert(
                id,
                Pending {
                    before: customer.clone(),
                    after: customer,
                    facts: Vec::new(),
                },
            );
        }
        Ok(())
    }

    /// Fills what is empty on the card, and takes the bookkeeping's term.
    fn fill_card(&mut self, id: CustomerId, told: &formats::Customer, today: Date) -> bool {
        let _ = self.load(id);
        let Some(pending) = self.changes.get_mut(&id) else {
            return false;
        };
        let before = pending.after.card.clone();
        let card = &mut pending.after.card;
        let fill = |place: &mut Option<String>, value: &Option<String>| {
            if place.is_none() {
                place.clone_from(value);
            }
        };
        fill(&mut card.email, &told.email);
        fill(&mut card.phone, &told.phone);
        fill(&mut card.kvk, &told.kvk);
        fill(&mut card.vat, &told.vat);
        fill(&mut card.city, &told.city);
        fill(&mut card.address, &address_of(told));
        if let Some(iban) = told.iban.as_ref().filter(|iban| !card.ibans.contains(iban)) {
            card.ibans.push(iban.clone());
        }
        if let Some(contact) = told.contact.as_ref().filter(|_| card.persons.is_empty()) {
            card.persons.push(Person {
                name: contact.clone(),
                role: "administratie".to_owned(),
                ..Person::default()
            });
        }
        let changed = *card != before;
        let mut profile = pending.after.dossier.profile.clone();
        reachable_by_card(&pending.after.card, &mut profile.reachable);
        if profile != pending.after.dossier.profile {
            pending.take(
                today,
                Event::Profile {
                    profile: Box::new(profile),
                },
            );
        }
        if let Some(days) = told
            .term_days
            .filter(|days| pending.after.dossier.state.books_term != Some(*days))
        {
            pending.take(today, Event::BooksTerm { days });
        }
        changed
    }

    fn invoice(
        &mut self,
        customer: CustomerId,
        told: &formats::Invoice,
        today: Date,
        outcome: &mut FileOutcome,
    ) {
        let known = self.known_owner(&told.number).map(|(_, id)| id);
        let Some(pending) = self.changes.get_mut(&customer) else {
            return;
        };
        if let Some(id) = known {
            let changed = pending.update_invoice(id, told, today);
            *(if changed {
                &mut outcome.invoices.changed
            } else {
                &mut outcome.invoices.known
            }) += 1;
            return;
        }
        let (Some(issued), Some(due)) = (told.issued.or(told.due), told.due.or(told.issued)) else {
            return;
        };
        let id = InvoiceId(self.next_invoice);
        self.next_invoice += 1;
        self.invoices.insert(told.number.clone(), (customer, id));
        outcome.invoices.new += 1;
        pending.take(
            today,
            Event::Invoice(Box::new(NewInvoice {
                invoice: id,
                number: told.number.clone(),
                amount: told.total_cents,
                currency: told.currency,
                issued,
                sent: issued,
                due,
                project: told.project.clone(),
                specialist: told.specialist.clone(),
                collect: match told.collect {
                    Collect::Transfer => domain::Collect::Transfer,
                    Collect::DirectDebit => domain::Collect::DirectDebit,
                },
                reference: told.references.payment.clone(),
            })),
        );
        pending.books_paid(id, told, today);
        if let Some(history) = &told.history {
            pending.history(id, history, told.currency, today);
        }
        self.documents.extend(
            told.attachments
                .iter()
                .filter(|attached| !attached.bytes.is_empty())
                .map(|attached| {
                    let document = Document {
                        name: attached.name.clone(),
                        mime: attached.mime.clone(),
                        bytes: attached.bytes.clone(),
                    };
                    (id, document)
                }),
        );
    }

    fn credit_note(&mut self, customer: CustomerId, told: &formats::Invoice, today: Date) {
        let number = self
            .changes
            .get(&customer)
            .map(|pending| pending.after.card.number.clone());
        self.credit_notes.push(NewBankEntry {
            key: format!("{CREDIT_NOTES}:{}", told.number),
            account: CREDIT_NOTES.to_owned(),
            booked: told.issued.unwrap_or(today),
            amount: told.total_cents,
            currency: told.currency,
            reversal: false,
            counterparty_name: number,
            counterparty_iban: None,
            end_to_end_id: None,
            mandate_id: None,
            structured_reference: Some(told.number.clone()),
            remittance: told.credits.join("\n"),
            return_reason: None,
            raw: told.number.clone(),
            import: 0,
        });
    }
}

impl Pending {
    fn changes_something(&self) -> bool {
        !self.facts.is_empty() || self.before.card != self.after.card
    }

    fn take(&mut self, on: Date, event: Event) {
        let fact = Fact { on, event };
        self.after.dossier.apply(&fact);
        self.facts.push(fact);
    }

    /// The bookkeeping's facts about a known invoice: due date, total, what it calls paid.
    fn update_invoice(&mut self, id: InvoiceId, told: &formats::Invoice, today: Date) -> bool {
        let before = self.facts.len();
        let Some(invoice) = self.after.dossier.invoice(id) else {
            return false;
        };
        let (due, amount) = (invoice.due, invoice.amount);
        if let Some(new_due) = told.due.filter(|told| *told != due) {
            self.take(
                today,
                Event::DueChanged {
                    invoice: id,
                    due: new_due,
                },
            );
        }
        if told.total_cents != amount && told.total_cents.is_positive() {
            self.take(
                today,
                Event::AmountChanged {
                    invoice: id,
                    amount: told.total_cents,
                },
            );
        }
        self.books_paid(id, told, today);
        self.facts.len() > before
    }

    fn books_paid(&mut self, id: InvoiceId, told: &formats::Invoice, today: Date) {
        let paid = told.total_cents - told.open_cents;
        let known = self
            .after
            .dossier
            .invoice(id)
            .map_or(Cents::ZERO, |invoice| invoice.paid + invoice.credited);
        if paid > known {
            self.take(today, Event::BooksPaid { invoice: id, paid });
        }
    }

    /// What happened before us: nobody starts with a clean slate.
    fn history(&mut self, id: InvoiceId, history: &History, currency: Currency, today: Date) {
        if let (Some(on), step) = (history.last_contact, history.step)
            && on <= today
        {
            let step = step.unwrap_or(Step::FriendlyReminder);
            let call = step.is_call();
            let acted = Acted {
                kind: if call {
                    ActKind::Task
                } else {
                    ActKind::Message
                },
                step: Some(step),
                task: None,
                approves: None,
                channel: (!call).then_some(Channel::Email),
                to: None,
                invoices: vec![id],
                done: vec![(id, step)],
                because: Because::from(Why::StillOpen),
            };
            self.take(on, Event::Acted(Box::new(acted)));
        }
        if let Some(until) = history.promise {
            self.take(
                today,
                Event::Promise {
                    invoices: vec![id],
                    until,
                    amount: None,
                },
            );
        }
        if let Some(dispute) = &history.dispute {
            let reason = dispute.reason.clone().unwrap_or_default();
            self.take(
                today,
                Event::DisputeOpened {
                    invoice: id,
                    amount: dispute.amount_cents,
                    reason,
                },
            );
        }
        if let Some(arrangement) = &history.arrangement {
            if arrangement.terms.is_empty() {
                self.take(today, held_because(&arrangement.text, id));
            } else {
                let terms = arrangement.terms.clone();
                self.take(
                    today,
                    Event::Arrangement {
                        invoices: vec![id],
                        terms,
                    },
                );
            }
        }
        if let Some(handed_over) = &history.handed_over {
            let to = handed_over
                .to
                .clone()
                .unwrap_or_else(|| "uit handen gegeven".to_owned());
            self.take(today, held_because(&to, id));
        }
        let _ = currency;
    }
}

fn names_of(told: &formats::Customer) -> Vec<String> {
    let plain = |text: &String| {
        text.chars()
            .filter(|letter| letter.is_alphanumeric())
            .collect::<String>()
            .to_lowercase()
    };
    let kvk = told.kvk.as_ref().map(|kvk| format!("kvk:{}", plain(kvk)));
    let vat = told.vat.as_ref().map(|vat| format!("vat:{}", plain(vat)));
    let name = told
        .name
        .as_ref()
        .map(|name| format!("name:{}", plain(name)));
    [kvk, vat, name].into_iter().flatten().collect()
}

fn address_of(told: &formats::Customer) -> Option<String> {
    let street = told.street.clone()?;
    let place = [told.postal_code.clone(), told.city.clone()]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    let lines = [street, place, told.country.clone().unwrap_or_default()];
    Some(
        lines
            .into_iter()
            .filter(|line| !line.is_empty())
            .collect::<Vec<_>>()
            .join("\n"),
    )
}
