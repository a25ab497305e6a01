//! The doctor and the ledger: counts again, from the facts and from the bank's entries, what every
//! customer owes, and holds the postings, the rows, the statements and the ageing against it.
//!
//! It shares no arithmetic with the ledger (`domain::ledger`) or the fold: three sums an invoice,
//! added up by another hand (`count`). Only what people let go is taken from the fold, because what
//! a decision was about stands nowhere else.

mod count;

use std::collections::BTreeMap;

use domain::{Cents, ClientId, Currency, CustomerId, Date, Dossier, InvoiceId};

use crate::ledger::{Period, statement};
use crate::records::{BankEntry, Customer, DueBy, PostingRow};
use crate::{App, Result};
use count::Count;

/// Something that does not add up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unbalanced {
    pub customer: Option<CustomerId>,
    pub entry: Option<i64>,
    pub what: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LedgerCount {
    pub customers: u64,
    pub postings: u64,
    pub entries: u64,
    /// What all customers owe by the facts: open, and what waits for them.
    pub open: BTreeMap<Currency, Cents>,
    pub credit: BTreeMap<Currency, Cents>,
    pub differences: Vec<Unbalanced>,
}

/// Counts everything again.
///
/// # Errors
/// Of the store.
pub fn ledger(
    app: &App,
    client: ClientId,
    today: Date,
    progress: &mut dyn FnMut(u64),
) -> Result<LedgerCount> {
    let mut found = LedgerCount::default();
    let mut owed: BTreeMap<(CustomerId, Currency), Cents> = BTreeMap::new();
    let mut after = CustomerId(0);
    loop {
        let page = app.store.customers_after(client, after, 100)?;
        let Some(last) = page.last() else { break };
        after = last.id;
        for customer in &page {
            of_customer(app, client, customer, &mut found, &mut owed)?;
            found.customers += 1;
        }
        progress(found.customers);
    }
    of_bank(app, client, &mut found)?;
    of_ageing(app, client, today, &owed, &mut found)?;
    Ok(found)
}

fn of_customer(
    app: &App,
    client: ClientId,
    customer: &Customer,
    found: &mut LedgerCount,
    owed: &mut BTreeMap<(CustomerId, Currency), Cents>,
) -> Result<()> {
    let mut folded = Dossier::default();
    let mut count = Count::default();
    for row in app.store.facts(client, customer.id)? {
        folded.apply(&row.fact);
        count.add(&row.fact.event);
    }
    let postings = app.store.postings(client, customer.id)?;
    found.postings += postings.len() as u64;
    let mut differences = Vec::new();
    for invoice in &folded.invoices {
        let expected = count.owed(invoice);
        let booked = sum(&postings, |row| row.posting.invoice == Some(invoice.id));
        let stored = customer.dossier.invoice(invoice.id).map(domain::ledger::balance);
        let number = &invoice.number;
        if booked != expected {
            differences.push(format!("invoice {number}: the ledger says {booked}, the facts say {expected}"));
        }
        if stored != Some(expected) {
            let stored = stored.map_or("nothing".to_owned(), |stored| stored.to_string());
            differences.push(format!("invoice {number}: its row says {stored}, the facts say {expected}"));
        }
        *owed.entry((customer.id, invoice.currency)).or_default() += expected;
        let (sums, amount) = match expected.is_positive() {
            true => (&mut found.open, expected),
            false => (&mut found.credit, -expected),
        };
        *sums.entry(invoice.currency).or_default() += amount;
    }
    for (currency, expected) in count.on_account() {
        let booked = sum(&postings, |row| row.posting.invoice.is_none() && row.posting.currency == currency);
        if booked != -expected {
            differences.push(format!(
                "on account in {currency}: the ledger says {}, the facts say {expected}",
                -booked
            ));
        }
        *owed.entry((customer.id, currency)).or_default() += -expected;
        *found.credit.entry(currency).or_default() += expected;
    }
    differences.extend(of_allocations(app, client, customer.id, &postings)?);
    differences.extend(of_statement(app, client, customer.id, owed)?);
    let about = |what| Unbalanced { customer: Some(customer.id), entry: None, what };
    found.differences.extend(differences.into_iter().map(about));
    Ok(())
}

/// What the bank's money lies on, by the allocations and by the ledger.
fn of_allocations(
    app: &App,
    client: ClientId,
    customer: CustomerId,
    postings: &[PostingRow],
) -> Result<Vec<String>> {
    let mut places: BTreeMap<(i64, Option<InvoiceId>), (Cents, Cents)> = BTreeMap::new();
    for row in app.store.allocations_for(client, customer)? {
        places.entry((row.entry, row.invoice)).or_default().0 += row.amount;
    }
    for row in postings {
        if let Some(entry) = row.entry {
            places.entry((entry, row.posting.invoice)).or_default().1 += -row.posting.amount;
        }
    }
    let differ = places.into_iter().filter(|(_, (allocated, booked))| allocated != booked);
    let told = |((entry, invoice), (allocated, booked)): ((i64, Option<InvoiceId>), (Cents, Cents))| {
        let place = invoice.map_or("the account".to_owned(), |id| format!("invoice {id}"));
        format!("bank entry {entry} on {place}: allocated {allocated}, in the ledger {booked}")
    };
    Ok(differ.map(told).collect())
}

/// A statement adds up, line by line, to what is owed.
fn of_statement(
    app: &App,
    client: ClientId,
    customer: CustomerId,
    owed: &BTreeMap<(CustomerId, Currency), Cents>,
) -> Result<Vec<String>> {
    let period = Period { from: None, through: Date::from_days(2_900_000) };
    let told = statement(app, client, customer, period)?;
    let mut differences = Vec::new();
    for one in &told.currencies {
        let lines: Cents = one.lines.iter().map(|line| line.amount_cents).sum();
        let expected = owed.get(&(customer, one.currency)).copied().unwrap_or_default();
        let closes = [one.opening_cents + lines, one.open_cents - one.credit_cents, expected];
        if closes.iter().any(|sum| *sum != one.closing_cents) {
            differences.push(format!(
                "the statement in {}: lines sum to {}, it closes with {}, the facts say {expected}",
                one.currency, closes[0], one.closing_cents
            ));
        }
    }
    Ok(differences)
}

/// No bank entry gave more than it brought, and what has no place yet waits.
fn of_bank(app: &App, client: ClientId, found: &mut LedgerCount) -> Result<()> {
    let mut after = 0;
    loop {
        let page = app.store.bank_entries_after(client, after, 500)?;
        let Some(last) = page.last() else { return Ok(()) };
        after = last.id;
        for entry in &page {
            found.entries += 1;
            if let Some(what) = of_entry(app, client, entry)? {
                found.differences.push(Unbalanced { customer: None, entry: Some(entry.id), what });
            }
        }
    }
}

fn of_entry(app: &App, client: ClientId, entry: &BankEntry) -> Result<Option<String>> {
    let rows = app.store.allocations_of(client, entry.id)?;
    let on_invoices: Cents = rows.iter().filter(|row| row.invoice.is_some()).map(|row| row.amount).sum();
    let all: Cents = rows.iter().map(|row| row.amount).sum();
    let amount = entry.entry.amount;
    let (least, most) = (amount.min(Cents::ZERO), amount.max(Cents::ZERO));
    if on_invoices != entry.allocated {
        return Ok(Some(format!("allocated {on_invoices}, its row says {}", entry.allocated)));
    }
    let too_much = all < least || all > most;
    Ok(too_much.then(|| format!("holds {amount}, and {all} of it was given a place")))
}

/// Both ageings sum to what is open, customer by customer.
fn of_ageing(
    app: &App,
    client: ClientId,
    today: Date,
    owed: &BTreeMap<(CustomerId, Currency), Cents>,
    found: &mut LedgerCount,
) -> Result<()> {
    for by in [DueBy::Books, DueBy::Agreed] {
        let told = crate::ledger::ageing(app, client, by, today)?;
        let mut balances: BTreeMap<(CustomerId, Currency), Cents> = BTreeMap::new();
        for one in &told.currencies {
            let expected = found.open.get(&one.currency).copied().unwrap_or_default();
            if one.open_cents != expected {
                let what = format!(
                    "the ageing in {}: sums to {}, the facts say {expected} is open",
                    one.currency, one.open_cents
                );
                found.differences.push(Unbalanced { customer: None, entry: None, what });
            }
            balances.extend(one.rows.iter().map(|row| ((row.customer, one.currency), row.balance)));
        }
        for (key, expected) in owed {
            let balance = balances.get(key).copied().unwrap_or_default();
            if balance != *expected {
                let what = format!("the ageing in {}: owes {balance}, the facts say {expected}", key.1);
                found.differences.push(Unbalanced { customer: Some(key.0), entry: None, what });
            }
        }
    }
    Ok(())
}

fn sum(postings: &[PostingRow], of: impl Fn(&PostingRow) -> bool) -> Cents {
    postings.iter().filter(|row| of(row)).map(|row| row.posting.amount).sum()
}
