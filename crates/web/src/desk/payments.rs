//! *Koppelen*, filled: money that waits, with the invoices that it may be for and why we think so.
//!
//! Not here: what is certain (that is allocated by itself, `app::matching`).
//! Invariant: nothing is ticked that a person has not reason to tick: only the exact amount is.

use app::{BankEntry, Customer, InvoiceRow, Result, matching};
use domain::{Cents, CustomerId, Invoice, InvoiceId};

use super::view::View;
use crate::pages::payments::{Candidate, Payments, WaitingPayment};

const PAGE: i64 = 25;
/// So many invoices one can still choose from.
const CANDIDATES: usize = 8;

/// What somebody asked to see.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    /// Search for another invoice or customer for this payment.
    pub searching: Option<i64>,
    pub query: String,
    pub after: i64,
}

/// # Errors
/// Of the store.
pub fn page(view: &View, asked: Asked) -> Result<Payments> {
    let store = &view.app.store;
    let mut entries = store.waiting_entries(view.client.id, asked.after, PAGE + 1)?;
    let more = entries.len() as i64 > PAGE;
    entries.truncate(PAGE as usize);
    let ibans = store.known_ibans(view.client.id)?;
    let mut waiting = Vec::new();
    for entry in &entries {
        let query = Some(asked.query.as_str()).filter(|_| asked.searching == Some(entry.id));
        waiting.push(payment(view, entry, &ibans, query)?);
    }
    let total = entries.iter().map(left).sum();
    Ok(Payments {
        waiting,
        searching: asked.searching,
        query: asked.query,
        total,
        next: more.then(|| format!("/payments?after={}", asked.after + PAGE)),
    })
}

/// What of an entry has no invoice yet.
pub fn left(entry: &BankEntry) -> Cents {
    entry.entry.amount - entry.allocated
}

fn payment(
    view: &View,
    entry: &BankEntry,
    ibans: &[(String, CustomerId)],
    query: Option<&str>,
) -> Result<WaitingPayment> {
    let payers = payers(entry, ibans);
    let candidates = match query.map(str::trim).filter(|query| !query.is_empty()) {
        Some(query) => searched(view, entry, query)?,
        None => likely(view, entry, &payers)?,
    };
    let told = &entry.entry;
    let name = told.counterparty_name.clone().unwrap_or_default();
    Ok(WaitingPayment {
        id: entry.id,
        on: told.booked,
        amount: told.amount,
        left: left(entry),
        currency: told.currency,
        payer: if name.is_empty() { view.say.t("payer-unknown") } else { name },
        iban: told.counterparty_iban.as_deref().map(text::iban_in_fours),
        description: told.remittance.clone(),
        why: view.say.t(why(entry, &payers, &candidates)),
        holds: i64::from(entry.customer.is_some()),
        candidates,
    })
}

fn why(entry: &BankEntry, payers: &[CustomerId], candidates: &[Candidate]) -> &'static str {
    match (entry.entry.amount.is_positive(), entry.customer, payers) {
        (false, ..) => "waits-return",
        (true, Some(_), _) => "waits-on-account",
        (true, None, [_, _, ..]) => "waits-shared-account",
        _ if candidates.iter().filter(|one| one.open == left(entry)).count() > 1 => "waits-same-amount",
        (true, None, [_]) => "waits-other-amount",
        _ => "waits-unknown-payer",
    }
}

/// The customers who are known to pay from this account; first whoever the money waits for.
fn payers(entry: &BankEntry, ibans: &[(String, CustomerId)]) -> Vec<CustomerId> {
    let mut payers: Vec<CustomerId> = entry.customer.into_iter().collect();
    if let Some(account) = &entry.entry.counterparty_iban {
        let account = matching::plain(account);
        let known = ibans.iter().filter(|(iban, _)| matching::plain(iban) == account);
        payers.extend(known.map(|(_, customer)| *customer));
    }
    payers.dedup();
    payers
}

fn likely(view: &View, entry: &BankEntry, payers: &[CustomerId]) -> Result<Vec<Candidate>> {
    let mut found = Vec::new();
    for customer in view.app.store.customers_by_id(view.client.id, payers)? {
        let open = customer.dossier.open_invoices();
        let reason = view.say.t("match-account");
        found.extend(open.map(|invoice| of_customer(view, entry, &customer, invoice, &reason)));
    }
    for word in told_words(entry) {
        let rows = view.app.store.list_invoices(view.client.id, &word, true, 0, CANDIDATES as i64)?;
        let reason = view.say.with("match-word", "word", &word);
        for row in rows {
            let known =
                found.iter().any(|one: &Candidate| (one.customer, one.invoice) == (row.customer, row.id));
            if !known && row.currency == entry.entry.currency {
                found.push(of_row(view, entry, row, &reason));
            }
        }
    }
    // The exact amount first, then whoever is known to pay from here, the oldest first.
    found.sort_by_key(|one| (one.open != left(entry), !payers.contains(&one.customer), one.due));
    found.truncate(CANDIDATES);
    let exact = found.iter().filter(|one| one.open == left(entry)).count();
    for one in &mut found {
        one.ticked = exact == 1 && one.open == left(entry);
    }
    Ok(found)
}

fn searched(view: &View, entry: &BankEntry, query: &str) -> Result<Vec<Candidate>> {
    let rows = view.app.store.list_invoices(view.client.id, query, true, 0, 3 * CANDIDATES as i64)?;
    let reason = view.say.t("match-searched");
    let same = rows.into_iter().filter(|row| row.currency == entry.entry.currency);
    Ok(same.map(|row| of_row(view, entry, row, &reason)).collect())
}

/// Words of the payment that can lead to an invoice or customer: figures of a number, the longest
/// words of the name.
fn told_words(entry: &BankEntry) -> Vec<String> {
    let told = &entry.entry;
    let figures = told.remittance.split(|letter: char| !letter.is_alphanumeric() && letter != '-');
    let figures = figures.filter(|word| word.chars().filter(char::is_ascii_digit).count() >= 4);
    let mut words: Vec<String> = figures.take(4).map(str::to_owned).collect();
    let name = told.counterparty_name.as_deref().unwrap_or_default();
    let mut of_name: Vec<&str> = name.split_whitespace().filter(|word| word.chars().count() >= 4).collect();
    of_name.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words.extend(of_name.into_iter().take(2).map(str::to_owned));
    words
}

fn of_customer(
    view: &View,
    entry: &BankEntry,
    customer: &Customer,
    invoice: &Invoice,
    reason: &str,
) -> Candidate {
    let row = InvoiceRow {
        customer: customer.id,
        customer_name: customer.card.name.clone(),
        id: invoice.id,
        number: invoice.number.clone(),
        issued: invoice.issued,
        due: invoice.due,
        effective_due: invoice.due,
        amount: invoice.amount,
        open: invoice.open(),
        currency: invoice.currency,
    };
    let mut candidate = of_row(view, entry, row, reason);
    if candidate.open == left(entry) {
        candidate.confidence = "likely";
    }
    candidate
}

fn of_row(view: &View, entry: &BankEntry, row: InvoiceRow, reason: &str) -> Candidate {
    let exact = row.open == left(entry);
    let amount = view.say.t("match-amount");
    Candidate {
        invoice: row.id,
        number: row.number,
        customer: row.customer,
        name: row.customer_name,
        open: row.open,
        due: row.effective_due,
        reason: if exact { format!("{amount}, {reason}") } else { reason.to_owned() },
        confidence: if exact { "likely" } else { "possible" },
        ticked: false,
    }
}

/// Ticked invoices with what goes on each: what was typed, else as much as is open and left.
///
/// # Errors
/// Of the store; `Ok(Err(..))` with the key of what a person should put right.
pub fn chosen(
    view: &View,
    entry: &BankEntry,
    ticked: &[(InvoiceId, Option<Cents>)],
) -> Result<std::result::Result<Vec<Chosen>, &'static str>> {
    let mut left_over = left(entry);
    let mut chosen: Vec<Chosen> = Vec::new();
    let numbers = view.app.store.invoice_numbers(view.client.id)?;
    for (invoice, typed) in ticked {
        let Some((_, customer, _)) = numbers.iter().find(|(_, _, id)| id == invoice) else {
            return Ok(Err("not-chosen"));
        };
        let open = view.app.customer(view.client.id, *customer)?;
        let Some(open) = open.dossier.invoice(*invoice).map(Invoice::open) else {
            return Ok(Err("not-chosen"));
        };
        let amount = typed.unwrap_or_else(|| open.min(left_over));
        if amount > open || amount > left_over || !amount.is_positive() {
            return Ok(Err("not-that-much"));
        }
        left_over -= amount;
        match chosen.iter_mut().find(|(known, _)| known == customer) {
            Some((_, parts)) => parts.push((Some(*invoice), amount)),
            None => chosen.push((*customer, vec![(Some(*invoice), amount)])),
        }
    }
    Ok(if chosen.is_empty() { Err("not-chosen") } else { Ok(chosen) })
}

/// A customer with what goes on his invoices.
pub type Chosen = (CustomerId, Vec<(Option<InvoiceId>, Cents)>);
