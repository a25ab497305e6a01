//! Which invoice a payment pays. What is certain is allocated by itself, with its evidence; the
//! rest waits where people see it.
//!
//! It looks at everything that waits, not at one file, so the order of imports does not matter.

use std::collections::{BTreeMap, HashMap};

use domain::{Cents, ClientId, Currency, CustomerId, InvoiceId};

use crate::import::CREDIT_NOTES;
use crate::money::allocate;
use crate::records::{BankEntry, Customer};
use crate::{App, Doing, Result};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Matched {
    pub allocated: u64,
    pub waiting: u64,
}

/// What is open and how it can be named.
#[derive(Default)]
pub struct Open {
    invoices: Vec<OpenInvoice>,
    by_number: HashMap<String, usize>,
    by_reference: HashMap<String, Vec<usize>>,
    of_customer: BTreeMap<CustomerId, Vec<usize>>,
    ibans: HashMap<String, Vec<CustomerId>>,
    numbers: HashMap<String, CustomerId>,
}

struct OpenInvoice {
    customer: CustomerId,
    id: InvoiceId,
    open: Cents,
    currency: Currency,
}

/// Where a payment belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// Certain: these invoices, with these amounts, because of this.
    Invoices {
        customer: CustomerId,
        parts: Vec<(InvoiceId, Cents)>,
        evidence: String,
    },
    /// The customer is certain, the invoice is not.
    Customer {
        customer: CustomerId,
        evidence: String,
    },
    Nobody,
}

/// Allocates what is certain among everything that waits.
pub fn match_waiting(doing: &Doing) -> Result<Matched> {
    let Doing { app, client, .. } = *doing;
    let mut result = Matched::default();
    let mut offset = 0;
    let mut open: Option<Open> = None;
    loop {
        let page = app.store.waiting_entries(client, offset, 500)?;
        if page.is_empty() {
            return Ok(result);
        }
        let known = match &mut open {
            Some(open) => open,
            None => open.insert(Open::read(app, client)?),
        };
        for waiting in &page {
            let found = if waiting.entry.amount.0 < 0 {
                taken_back(app, client, waiting)?
            } else {
                known.find(waiting)
            };
            if settle(doing, waiting, &found, known)? {
                result.allocated += 1;
            } else {
                result.waiting += 1;
                offset += 1;
            }
        }
    }
}

/// Allocates as this match says; `true` when nothing of the entry waits any more.
fn settle(doing: &Doing, waiting: &BankEntry, found: &Match, open: &mut Open) -> Result<bool> {
    match found {
        Match::Nobody => Ok(false),
        Match::Customer { .. } if waiting.customer.is_some() => Ok(false),
        Match::Customer { customer, evidence } => {
            let parts = [(None, waiting.entry.amount)];
            allocate(doing, waiting, *customer, &parts, evidence)?;
            Ok(false)
        }
        Match::Invoices {
            customer,
            parts,
            evidence,
        } => {
            let parts: Vec<_> = parts
                .iter()
                .map(|(id, amount)| (Some(*id), *amount))
                .collect();
            allocate(doing, waiting, *customer, &parts, evidence)?;
            for (id, amount) in &parts {
                open.paid(id.expect("a part has its invoice"), *amount);
            }
            Ok(true)
        }
    }
}

/// A return or storno takes back what the entry with the same reference paid.
fn taken_back(app: &App, client: ClientId, waiting: &BankEntry) -> Result<Match> {
    let references = [&waiting.entry.end_to_end_id, &waiting.entry.mandate_id];
    for reference in references
        .into_iter()
        .flatten()
        .filter(|text| *text != "NOTPROVIDED")
    {
        for original in app.store.entries_by_reference(client, reference)? {
            let whole = original.entry.amount == -waiting.entry.amount && original.id != waiting.id;
            let allocations = app.store.allocations_of(client, original.id)?;
            let on_invoices: Vec<_> = allocations
                .iter()
                .filter_map(|row| Some((row.invoice?, row.amount, row.customer)))
                .collect();
            let sum: Cents = on_invoices.iter().map(|(_, amount, _)| *amount).sum();
            if whole
                && sum == original.entry.amount
                && let Some((_, _, customer)) = on_invoices.first().copied()
            {
                let parts = on_invoices
                    .iter()
                    .map(|(invoice, amount, _)| (*invoice, -*amount))
                    .collect();
                return Ok(Match::Invoices {
                    customer,
                    parts,
                    evidence: format!("taken back: {reference}"),
                });
            }
        }
    }
    Ok(Match::Nobody)
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

    fn add(&mut self, customer: &Customer) {
        self.numbers
            .insert(customer.card.number.clone(), customer.id);
        for iban in &customer.card.ibans {
            self.ibans.entry(plain(iban)).or_default().push(customer.id);
        }
        for invoice in customer.dossier.open_invoices() {
            let place = self.invoices.len();
            self.by_number.insert(plain(&invoice.number), place);
            if let Some(reference) = &invoice.reference {
                self.by_reference
                    .entry(plain(reference))
                    .or_default()
                    .push(place);
            }
            self.of_customer.entry(customer.id).or_default().push(place);
            self.invoices.push(OpenInvoice {
                customer: customer.id,
                id: invoice.id,
                open: invoice.open(),
                currency: invoice.currency,
            });
        }
    }

    fn paid(&mut self, id: InvoiceId, amount: Cents) {
        if let Some(invoice) = self.invoices.iter_mut().find(|invoice| invoice.id == id) {
            invoice.open -= amount;
        }
    }

    /// Where this payment belongs: by structured reference, by invoice numbers in the text, or by
    /// the exact amount from a known account.
    pub fn find(&self, waiting: &BankEntry) -> Match {
        let entry = &waiting.entry;
        let rest = entry.amount - waiting.allocated;
        let amount = if waiting.customer.is_some() {
            entry.amount
        } else {
            rest
        };
        self.by_structured_reference(waiting, amount)
            .or_else(|| self.by_numbers(waiting, amount))
            .or_else(|| self.by_account(waiting, amount))
            .unwrap_or(Match::Nobody)
    }

    /// A reference and the exact open amount: two witnesses.
    fn by_structured_reference(&self, waiting: &BankEntry, amount: Cents) -> Option<Match> {
        let reference = waiting.entry.structured_reference.as_ref()?;
        let places = self.by_reference.get(&plain(reference))?;
        let fits = |place: &&usize| {
            let invoice = &self.invoices[**place];
            invoice.open == amount && invoice.currency == waiting.entry.currency
        };
        let mut fitting = places.iter().filter(fits);
        let (place, other) = (fitting.next()?, fitting.next());
        other
            .is_none()
            .then(|| self.certain(&[*place], amount, format!("reference {reference}")))
    }

    fn by_numbers(&self, waiting: &BankEntry, amount: Cents) -> Option<Match> {
        let entry = &waiting.entry;
        let texts = [
            Some(&entry.remittance),
            entry.structured_reference.as_ref(),
            entry.end_to_end_id.as_ref(),
        ];
        let mut places: Vec<usize> = Vec::new();
        for text in texts.into_iter().flatten() {
            places.extend(
                candidates(text)
                    .into_iter()
                    .filter_map(|word| self.by_number.get(&word)),
            );
        }
        places.retain(|place| {
            let invoice = &self.invoices[*place];
            invoice.currency == entry.currency && invoice.open.is_positive()
        });
        places.sort_unstable();
        places.dedup();
        let customer = self.invoices[*places.first()?].customer;
        if places
            .iter()
            .any(|place| self.invoices[*place].customer != customer)
        {
            return None;
        }
        let credit_note_of = entry.account == CREDIT_NOTES;
        if credit_note_of
            && entry
                .counterparty_name
                .as_ref()
                .and_then(|number| self.numbers.get(number))
                != Some(&customer)
        {
            return None;
        }
        let asked: Cents = places.iter().map(|place| self.invoices[*place].open).sum();
        let evidence = "invoice number in the text".to_owned();
        if asked == amount {
            return Some(self.certain(&places, amount, evidence));
        }
        if let [only] = places.as_slice()
            && amount < self.invoices[*only].open
        {
            let parts = vec![(self.invoices[*only].id, amount)];
            return Some(Match::Invoices {
                customer,
                parts,
                evidence: format!("{evidence}, part payment"),
            });
        }
        Some(Match::Customer {
            customer,
            evidence: format!("{evidence}, another amount"),
        })
    }

    fn by_account(&self, waiting: &BankEntry, amount: Cents) -> Option<Match> {
        let entry = &waiting.entry;
        if entry.account == CREDIT_NOTES {
            let customer = *self.numbers.get(entry.counterparty_name.as_ref()?)?;
            return Some(Match::Customer {
                customer,
                evidence: "credit note".to_owned(),
            });
        }
        let owners = self.ibans.get(&plain(entry.counterparty_iban.as_ref()?))?;
        let [customer] = owners.as_slice() else {
            return None;
        };
        let own: Vec<usize> = self
            .of_customer
            .get(customer)
            .into_iter()
            .flatten()
            .copied()
            .filter(|place| {
                let invoice = &self.invoices[*place];
                invoice.currency == entry.currency && invoice.open.is_positive()
            })
            .collect();
        let exact: Vec<usize> = own
            .iter()
            .copied()
            .filter(|place| self.invoices[*place].open == amount)
            .collect();
        let all: Cents = own.iter().map(|place| self.invoices[*place].open).sum();
        if let [only] = exact.as_slice() {
            return Some(self.certain(
                &[*only],
                amount,
                "exact amount from a known account".to_owned(),
            ));
        }
        if exact.is_empty() && all == amount && !own.is_empty() {
            return Some(self.certain(
                &own,
                amount,
                "everything open, from a known account".to_owned(),
            ));
        }
        Some(Match::Customer {
            customer: *customer,
            evidence: "known account".to_owned(),
        })
    }

    fn certain(&self, places: &[usize], amount: Cents, evidence: String) -> Match {
        let parts = places
            .iter()
            .map(|place| (self.invoices[*place].id, self.invoices[*place].open))
            .collect();
        let _ = amount;
        Match::Invoices {
            customer: self.invoices[places[0]].customer,
            parts,
            evidence,
        }
    }
}

/// Capital letters and digits only: how numbers are compared.
pub fn plain(text: &str) -> String {
    text.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_uppercase())
        .collect()
}

/// Everything in a text that could be an invoice number: words, words without a prefix like
/// "factuur", and two or three words together, because banks and people cut numbers.
fn candidates(text: &str) -> Vec<String> {
    let words: Vec<String> = text
        .split(|letter: char| {
            letter.is_whitespace() || matches!(letter, ',' | ';' | ':' | '+' | '&' | '(' | ')')
        })
        .map(plain)
        .filter(|word| !word.is_empty())
        .collect();
    let mut all = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let mut joined = String::new();
        for part in words[place..].iter().take(3) {
            joined.push_str(part);
            add(&mut all, &joined);
        }
        for prefix in [
            "FACTUURNUMMER",
            "FACTUURNR",
            "FACTUUR",
            "FACTNR",
            "FACT",
            "FCT",
            "INVOICE",
            "INV",
            "NR",
            "NO",
        ] {
            if let Some(rest) = word.strip_prefix(prefix) {
                add(&mut all, rest);
            }
        }
    }
    // "2026-17/2026-18": numbers with a slash between them.
    for part in text.split(['/', '\n', ',', ' ']) {
        add(&mut all, &plain(part));
    }
    all
}

/// A number worth looking up: not a year or an amount of three digits.
fn add(all: &mut Vec<String>, word: &str) {
    if word.len() >= 4 && word.chars().any(|letter| letter.is_ascii_digit()) {
        all.push(word.to_owned());
    }
}
