//! A customer with what a file changes about it.
//!
//! Who wins per field: numbers, dates and amounts of an invoice and the term on the card are the
//! bookkeeping's; names and addresses fill what is empty here; agreements are ours.

use std::collections::BTreeMap;

use domain::{Cents, CustomerId, Date, Dossier, Event, Fact, InvoiceId, NewInvoice, Profile};
use formats::Collect;

use super::{differences, reachable_by_card};
use crate::records::{Card, Change, Customer, ImportLine, LineKind, Person};

/// Days to pay where nothing was agreed and the bookkeeping says nothing (6:119a BW).
const TERM_DAYS: i32 = 30;

pub(super) struct Pending {
    pub before: Customer,
    pub after: Customer,
    pub facts: Vec<Fact>,
    /// The line of the file that tells of an invoice.
    lines: BTreeMap<InvoiceId, u64>,
}

impl Pending {
    pub fn of(customer: Customer) -> Pending {
        Pending { before: customer.clone(), after: customer, facts: Vec::new(), lines: BTreeMap::new() }
    }

    /// A customer that is new, with this number.
    pub fn new(id: CustomerId, number: String, name: String, today: Date) -> Pending {
        let card = Card { number, name, ..Card::default() };
        let mut pending =
            Pending::of(Customer { id, version: 0, card, dossier: Dossier::default(), look_on: None });
        let profile = Profile { reachable: domain::Channels::NONE, ..Profile::default() };
        pending.know(profile, today);
        pending
    }

    pub fn changes_something(&self) -> bool {
        !self.facts.is_empty() || self.before.card != self.after.card
    }

    /// The change to save. Deciding looks from the oldest open invoice on: a plan may be asked for
    /// any day.
    pub fn into_change(mut self, source: String, today: Date, at: jiff::Timestamp) -> Change {
        let oldest = self.after.dossier.open_invoices().map(|one| one.issued).min();
        let known = [self.after.look_on, oldest, Some(today)];
        self.after.look_on = known.into_iter().flatten().min();
        Change {
            before: self.before,
            after: self.after,
            facts: self.facts,
            source,
            at,
            messages: Vec::new(),
            withdrawn: Vec::new(),
        }
    }

    pub fn told_in(&mut self, invoice: InvoiceId, line: Option<u64>) {
        self.lines.extend(line.map(|line| (invoice, line)));
    }

    /// What changed, thing by thing, beside how it was.
    pub fn lines(&self) -> Vec<ImportLine> {
        differences::of(&self.before, &self.after, &self.facts, &self.lines)
    }

    /// What an older file would change about a known invoice, if it were the newest.
    pub fn would_change(
        &self,
        id: InvoiceId,
        told: &formats::Invoice,
        knows_total: bool,
        today: Date,
    ) -> Vec<ImportLine> {
        let mut trial = Pending::of(self.after.clone());
        trial.update_invoice(id, told, knows_total, today);
        let older = |line| ImportLine { kind: LineKind::Older, line: told.line, ..line };
        trial.lines().into_iter().map(older).collect()
    }

    /// A full list names it as open: what only the bookkeeping called paid is taken back.
    pub fn reopen_when_open(&mut self, id: InvoiceId, told: &formats::Invoice, today: Date) {
        let known = self.after.dossier.invoice(id);
        let is_back = |known: &&domain::Invoice| {
            known.paid_by_books.is_positive() && told.open_cents > known.open().max(Cents::ZERO)
        };
        if known.filter(is_back).is_some() {
            self.happens(today, Event::BooksReopened { invoice: id });
        }
    }

    pub fn has_invoice(&self, number: &str) -> bool {
        self.after.dossier.invoices.iter().any(|known| known.number == number)
    }

    pub fn take(&mut self, fact: Fact) {
        self.after.dossier.apply(&fact);
        self.facts.push(fact);
    }

    fn happens(&mut self, on: Date, event: Event) {
        self.take(Fact { on, event });
    }

    fn know(&mut self, profile: Profile, today: Date) {
        let profile = Box::new(profile);
        self.happens(today, Event::Profile { profile });
    }

    /// Fills what is empty on the card, and takes the bookkeeping's number and term.
    pub fn fill_card(&mut self, told: &formats::Customer, number: Option<String>, today: Date) {
        let card = &mut self.after.card;
        let was_unnamed = card.name == card.number;
        if let Some(number) = number {
            card.number = number;
        }
        if let Some(name) = told.name.as_ref().filter(|_| was_unnamed) {
            card.name.clone_from(name);
        }
        for (place, value) in [
            (&mut card.email, &told.email),
            (&mut card.phone, &told.phone),
            (&mut card.kvk, &told.kvk),
            (&mut card.vat, &told.vat),
            (&mut card.city, &told.city),
            (&mut card.address, &address_of(told)),
        ] {
            if place.is_none() {
                place.clone_from(value);
            }
        }
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
        let mut profile = self.after.dossier.profile.clone();
        reachable_by_card(&self.after.card, &mut profile.reachable);
        if profile != self.after.dossier.profile {
            self.know(profile, today);
        }
        let known = self.after.dossier.state.books_term;
        if let Some(days) = told.term_days.filter(|days| known != Some(*days)) {
            self.happens(today, Event::BooksTerm { days });
        }
    }

    /// A new invoice. `false` when the file says not even from when it is.
    pub fn add_invoice(&mut self, id: InvoiceId, told: &formats::Invoice, today: Date) -> bool {
        let Some(issued) = told.issued.or(told.due) else {
            return false;
        };
        let term = told.customer.term_days;
        let term = term.or(self.after.dossier.state.books_term).unwrap_or(TERM_DAYS);
        let due = told.due.unwrap_or_else(|| issued.plus_days(term));
        let new = new_invoice(id, told, issued, due);
        self.happens(today, Event::Invoice(Box::new(new)));
        self.books_paid(id, told.total_cents - told.open_cents, today);
        true
    }

    /// The bookkeeping's facts about a known invoice: what was not known yet, due date, total, what
    /// it calls paid. `knows_total`: not only what is open.
    pub fn update_invoice(&mut self, id: InvoiceId, told: &formats::Invoice, knows_total: bool, today: Date) {
        let Some(known) = self.after.dossier.invoice(id) else {
            return;
        };
        let (due, amount, paid) = (known.due, known.amount, known.paid);
        let learns = known.reference.is_none() && told.references.payment.is_some()
            || known.project.is_none() && told.project.is_some()
            || known.specialist.is_none() && told.specialist.is_some()
            || known.collect == domain::Collect::Transfer && told.collect == Collect::DirectDebit;
        if learns {
            let again = new_invoice(id, told, known.issued, known.due);
            self.happens(today, Event::Invoice(Box::new(again)));
        }
        if let Some(due) = told.due.filter(|told| *told != due) {
            self.happens(today, Event::DueChanged { invoice: id, due });
        }
        if !knows_total {
            self.books_paid(id, amount - told.open_cents, today);
            return;
        }
        let total = told.total_cents;
        if total != amount && total.is_positive() {
            let amount_changed = Event::AmountChanged { invoice: id, amount: total };
            self.happens(today, amount_changed);
        }
        if told.line.is_none() && total > amount {
            // A table told of what was still open before the invoice itself came: the rest of it
            // was paid.
            let paid = paid + (total - amount);
            self.happens(today, Event::BooksPaid { invoice: id, paid });
        }
        self.books_paid(id, total - told.open_cents, today);
    }

    /// The bookkeeping tells of payments of this much: there may be more that it does not tell of.
    pub fn paid_at_least(&mut self, id: InvoiceId, paid: Cents, today: Date) {
        if let Some(known) = self.after.dossier.invoice(id) {
            self.books_paid(id, paid + known.credited, today);
        }
    }

    /// What the bookkeeping calls settled, payments and credit notes together.
    fn books_paid(&mut self, id: InvoiceId, settled: Cents, today: Date) {
        let Some(known) = self.after.dossier.invoice(id) else {
            return;
        };
        let paid = settled - known.credited;
        if paid > known.paid {
            self.happens(today, Event::BooksPaid { invoice: id, paid });
        }
    }
}

fn new_invoice(id: InvoiceId, told: &formats::Invoice, issued: Date, due: Date) -> NewInvoice {
    NewInvoice {
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
    }
}

fn address_of(told: &formats::Customer) -> Option<String> {
    let street = told.street.clone()?;
    let place = [told.postal_code.clone(), told.city.clone()];
    let place = place.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let lines = [street, place, told.country.clone().unwrap_or_default()];
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    Some(lines.join("\n"))
}
