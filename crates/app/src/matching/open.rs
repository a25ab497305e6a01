//! What is known when a payment is looked at: invoices, who pays from where, and credit notes that
//! wait.
//!
//! Settled invoices are here too: who pays one twice is known by it. Not here: what follows from a
//! payment's words (`judge`).
//! Invariant: what one payment takes is gone for the next, also before anything is stored.

use std::collections::{BTreeMap, HashMap};

use domain::{Cents, ClientId, Collect, Currency, CustomerId, Date, InvoiceId};

use super::named::{figures, full_name, plain, plain_name};
use super::proposal::{Credit, Part, Proposal};
use crate::import::credited_customer;
use crate::records::{BankEntry, Customer};
use crate::{App, Result};

/// A name that a bank cut off is still somebody's from this length on.
const CUT_NAME: usize = 14;

#[derive(Default)]
pub struct Open {
    pub(super) invoices: Vec<OpenInvoice>,
    by_id: HashMap<InvoiceId, usize>,
    pub(super) by_number: HashMap<String, Vec<usize>>,
    pub(super) by_reference: HashMap<String, Vec<usize>>,
    pub(super) by_amount: HashMap<(Currency, Cents), Vec<usize>>,
    pub(super) of_customer: HashMap<CustomerId, Vec<usize>>,
    pub(super) collected: Vec<usize>,
    /// Accounts on cards.
    accounts: HashMap<String, Vec<CustomerId>>,
    /// Accounts and names that paid for a customer before.
    payers: HashMap<String, Vec<CustomerId>>,
    names: BTreeMap<String, Vec<CustomerId>>,
    pub(super) by_customer_number: HashMap<String, CustomerId>,
    /// Credit notes and money on account.
    pub(super) credits: HashMap<CustomerId, Vec<Credit>>,
    /// Payments without a place, by account: their day and id.
    waiting: HashMap<String, Vec<(Date, i64)>>,
    pub(super) shortest: usize,
    pub(super) longest: usize,
}

pub(super) struct OpenInvoice {
    pub customer: CustomerId,
    pub id: InvoiceId,
    /// Capital letters and figures.
    pub number: String,
    pub figures: String,
    pub amount: Cents,
    pub open: Cents,
    /// What no bank entry and no credit note covers: also what only the bookkeeping calls paid.
    pub uncovered: Cents,
    pub currency: Currency,
    pub issued: Date,
    pub due: Date,
    /// A collection of it came back.
    pub came_back: bool,
}

impl OpenInvoice {
    /// What a payment of it would be.
    pub fn wants(&self) -> Cents {
        if self.open.is_positive() { self.open } else { self.uncovered }
    }
}

impl Open {
    /// Everything of a client.
    pub fn read(app: &App, client: ClientId) -> Result<Open> {
        let mut open = Open { shortest: usize::MAX, ..Open::default() };
        let mut after = CustomerId(0);
        loop {
            let page = app.store.customers_after(client, after, 500)?;
            let Some(last) = page.last() else {
                break;
            };
            after = last.id;
            page.iter().for_each(|customer| open.add(customer));
        }
        for (payer, customer) in app.store.known_payers(client)? {
            open.learn(payer, customer);
        }
        Ok(open)
    }

    /// These customers, as they are.
    pub fn of(customers: &[Customer]) -> Open {
        let mut open = Open { shortest: usize::MAX, ..Open::default() };
        customers.iter().for_each(|customer| open.add(customer));
        open
    }

    /// Credit notes that wait.
    pub(super) fn add_credits<'a>(&mut self, waiting: impl Iterator<Item = &'a BankEntry>) {
        for entry in waiting {
            let rest = entry.entry.amount - entry.allocated;
            let owner = credited_customer(&entry.entry);
            if let Some(customer) = owner.filter(|_| rest.is_positive()) {
                let known = self.credits.entry(customer).or_default();
                if !known.iter().any(|credit| credit.entry == entry.id) {
                    known.push(Credit {
                        entry: entry.id,
                        customer,
                        about: entry.entry.remittance.lines().map(plain).collect(),
                        rest,
                        booked: entry.entry.booked,
                    });
                }
            }
        }
    }

    /// As if this credit note had not come yet.
    pub(super) fn put_back(&mut self, invoice: InvoiceId, amount: Cents) {
        if let Some(place) = self.by_id.get(&invoice) {
            let invoice = &mut self.invoices[*place];
            invoice.open += amount;
            invoice.uncovered += amount;
            if invoice.open.is_positive() {
                self.by_amount.entry((invoice.currency, invoice.open)).or_default().push(*place);
            }
        }
    }

    /// What of a credit note is left, when it is one.
    pub(super) fn credit_left(&self, entry: &BankEntry) -> Option<Cents> {
        let own = self.credits.get(&credited_customer(&entry.entry)?)?;
        own.iter().find(|credit| credit.entry == entry.id).map(|credit| credit.rest)
    }

    fn add(&mut self, customer: &Customer) {
        for iban in &customer.card.ibans {
            push(self.accounts.entry(plain(iban)).or_default(), customer.id);
        }
        for name in [full_name(&customer.card.name), plain_name(&customer.card.name)] {
            if name.len() >= 5 {
                push(self.names.entry(name).or_default(), customer.id);
            }
        }
        let number = plain(&customer.card.number);
        if number.len() >= 4 {
            self.by_customer_number.insert(number, customer.id);
        }
        for invoice in &customer.dossier.invoices {
            self.add_invoice(customer.id, invoice);
        }
    }

    fn add_invoice(&mut self, customer: CustomerId, invoice: &domain::Invoice) {
        let place = self.invoices.len();
        let number = plain(&invoice.number);
        let figures = figures(&invoice.number);
        let open = if invoice.is_open() { invoice.open() } else { Cents::ZERO };
        let books = if invoice.let_go { Cents::ZERO } else { invoice.paid_by_books };
        self.by_id.insert(invoice.id, place);
        self.shortest = self.shortest.min(figures.len().max(3));
        self.longest = self.longest.max(number.len());
        if figures != number && figures.len() >= 4 {
            self.by_number.entry(figures.clone()).or_default().push(place);
        }
        self.by_number.entry(number.clone()).or_default().push(place);
        if let Some(reference) = &invoice.reference {
            self.by_reference.entry(plain(reference)).or_default().push(place);
        }
        if open.is_positive() {
            self.by_amount.entry((invoice.currency, open)).or_default().push(place);
        }
        self.of_customer.entry(customer).or_default().push(place);
        if invoice.collect == Collect::DirectDebit {
            self.collected.push(place);
        }
        self.invoices.push(OpenInvoice {
            customer,
            id: invoice.id,
            number,
            figures,
            amount: invoice.amount,
            open,
            uncovered: open + books,
            currency: invoice.currency,
            issued: invoice.issued,
            due: invoice.due,
            came_back: invoice.track.returned,
        });
    }

    /// From now on this payer (an account, or a name) is known to pay for this customer.
    pub(super) fn learn(&mut self, payer: String, customer: CustomerId) {
        push(self.payers.entry(payer).or_default(), customer);
    }

    pub(super) fn card_owners(&self, account: &str) -> &[CustomerId] {
        self.accounts.get(account).map_or(&[], Vec::as_slice)
    }

    pub(super) fn known_payer(&self, payer: &str) -> &[CustomerId] {
        self.payers.get(payer).map_or(&[], Vec::as_slice)
    }

    /// The customers of this name: with its form, else without, else as a bank cut it off.
    pub(super) fn by_name(&self, name: &str) -> Vec<CustomerId> {
        let (full, plain) = (full_name(name), plain_name(name));
        for name in [&full, &plain] {
            if let Some(owners) = self.names.get(name) {
                return owners.clone();
            }
        }
        if full.len() < CUT_NAME {
            return Vec::new();
        }
        let longer = self.names.range(full.clone()..).take_while(|(name, _)| name.starts_with(&full));
        let mut owners: Vec<CustomerId> = longer.flat_map(|(_, owners)| owners.iter().copied()).collect();
        owners.sort_unstable();
        owners.dedup();
        owners
    }

    pub(super) fn is_uncovered(&self, place: usize, currency: Currency) -> bool {
        let invoice = &self.invoices[place];
        invoice.currency == currency && invoice.uncovered.is_positive()
    }

    /// What a payment of this invoice would be.
    pub(super) fn wanted(&self, invoice: InvoiceId) -> Option<Cents> {
        self.by_id.get(&invoice).map(|place| self.invoices[*place].wants())
    }

    /// What is open with a customer on a day, the oldest due date first.
    pub(super) fn own(&self, customer: CustomerId, currency: Currency, booked: Date) -> Vec<usize> {
        let all = self.of_customer.get(&customer).into_iter().flatten().copied();
        let mut own: Vec<usize> = all
            .filter(|place| self.is_uncovered(*place, currency))
            // Nobody pays the exact amount of an invoice before it is there.
            .filter(|place| self.invoices[*place].issued <= booked)
            .collect();
        own.sort_by_key(|place| (self.invoices[*place].due, self.invoices[*place].id));
        own
    }

    pub(super) fn sum(&self, places: &[usize]) -> Cents {
        places.iter().map(|place| self.invoices[*place].wants()).sum()
    }

    /// Payments that wait, by the account that they come from.
    pub(super) fn note_waiting(&mut self, left: &[BankEntry]) {
        self.waiting.clear();
        for entry in left {
            if let Some(account) = &entry.entry.counterparty_iban {
                self.waiting.entry(plain(account)).or_default().push((entry.entry.booked, entry.id));
            }
        }
    }

    /// Whether an earlier payment from the same account waits: then the oldest debt may be its.
    pub(super) fn waits_before(&self, told: &super::told::Told) -> bool {
        let own = told.account.as_ref().and_then(|account| self.waiting.get(account));
        own.into_iter().flatten().any(|(booked, id)| (*booked, *id) < (told.booked, told.id))
    }

    /// What this match takes is not there for the next; whoever paid is known from now on.
    pub(super) fn take(&mut self, waiting: &BankEntry, proposal: &Proposal) {
        proposal.parts.iter().for_each(|part| self.take_part(part));
        if let Some(account) = &waiting.entry.counterparty_iban {
            self.waiting.entry(plain(account)).or_default().retain(|(_, id)| *id != waiting.id);
        }
        for used in &proposal.credits {
            let part = Part { customer: used.customer, invoice: Some(used.invoice), amount: used.amount };
            self.take_part(&part);
            for credit in self.credits.entry(used.customer).or_default() {
                if credit.entry == used.entry {
                    credit.rest -= used.amount;
                }
            }
        }
        if let Some(owner) = credited_customer(&waiting.entry) {
            let used: Cents = proposal.invoices().map(|(.., amount)| amount).sum();
            for credit in self.credits.entry(owner).or_default() {
                if credit.entry == waiting.id {
                    credit.rest -= used;
                }
            }
        }
        if waiting.entry.amount.is_positive() && credited_customer(&waiting.entry).is_none() {
            let paid: Vec<CustomerId> = proposal.parts.iter().map(|part| part.customer).collect();
            for payer in payers_of(&waiting.entry) {
                paid.iter().for_each(|customer| self.learn(payer.clone(), *customer));
            }
        }
    }

    fn take_part(&mut self, part: &Part) {
        let Some(place) = part.invoice.and_then(|id| self.by_id.get(&id)) else {
            return;
        };
        let invoice = &mut self.invoices[*place];
        let books = (invoice.uncovered - invoice.open).max(Cents::ZERO);
        invoice.uncovered -= part.amount;
        invoice.open -= part.amount - books.min(part.amount).max(Cents::ZERO);
        if part.amount.0 < 0 {
            invoice.came_back = true;
            self.by_amount.entry((invoice.currency, invoice.open)).or_default().push(*place);
        }
    }
}

/// By what a payer is known again: his account, else his name. One sum of many payers is nobody's.
pub fn payers_of(entry: &crate::records::NewBankEntry) -> Vec<String> {
    let account = entry.counterparty_iban.as_deref().map(plain).filter(|account| !account.is_empty());
    let name = entry.counterparty_name.as_deref().map(full_name).filter(|name| name.len() >= 5);
    account.into_iter().chain(name.map(|name| format!("name:{name}"))).collect()
}

fn push(list: &mut Vec<CustomerId>, customer: CustomerId) {
    if !list.contains(&customer) {
        list.push(customer);
    }
}
