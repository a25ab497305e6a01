//! What customers owe, told so that it adds up: statements and ageing. Dutch: *rekeningoverzicht*,
//! *ouderdomsanalyse*.
//!
//! Everything here is a reading of the postings and the open invoices; nothing is changed.
//! Invariants: opening and lines sum to closing; the buckets of an ageing sum to what is open, and
//! less what waits for the customer that is the closing balance of his statement. Currencies stand
//! beside each other and are never added up.

mod ageing;
mod client;
pub mod export;

use std::collections::BTreeMap;

use domain::{Cents, ClientId, Currency, CustomerId, Date, InvoiceId, PostingKind};
use serde::Serialize;

use crate::records::PostingRow;
use crate::{App, Result};

pub use ageing::{Ageing, AgeingOf, ageing, days_of_bucket};
pub use client::{ClientRow, ClientStatement, ClientStatementOf, client_statement};

/// A stretch of days, both ends included. Without a beginning: from the first posting on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Period {
    pub from: Option<Date>,
    pub through: Date,
}

/// What one customer owes, and how it came so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Statement {
    pub customer: CustomerId,
    pub number: String,
    pub name: String,
    pub period: Period,
    /// One for each currency; euro first.
    pub currencies: Vec<StatementOf>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatementOf {
    pub currency: Currency,
    pub opening_cents: Cents,
    pub lines: Vec<StatementLine>,
    pub closing_cents: Cents,
    /// At the end: what is open on invoices, and what waits for him (paid too much, on account).
    /// The one less the other is the closing balance.
    pub open_cents: Cents,
    pub credit_cents: Cents,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct StatementLine {
    pub day: Date,
    pub kind: PostingKind,
    /// The invoice that it is about; `None`: the customer's account.
    pub invoice: Option<InvoiceId>,
    pub number: Option<String>,
    /// The bank entry or credit note that brought the money.
    pub entry: Option<i64>,
    /// Positive: he owes more.
    pub amount_cents: Cents,
    /// Money that went from the account to an invoice: nothing more or less is owed.
    pub moved_cents: Cents,
    pub balance_cents: Cents,
    pub by: String,
}

/// The statement of a customer over a period.
///
/// # Errors
/// `NoSuchCustomer`, or of the store.
pub fn statement(app: &App, client: ClientId, customer: CustomerId, period: Period) -> Result<Statement> {
    let known = app.customer(client, customer)?;
    let postings = app.store.postings(client, customer)?;
    let mut currencies: Vec<Currency> = postings.iter().map(|row| row.posting.currency).collect();
    currencies.sort_unstable_by_key(|currency| (*currency != Currency::EUR, *currency));
    currencies.dedup();
    Ok(Statement {
        customer,
        number: known.card.number,
        name: known.card.name,
        period,
        currencies: currencies.into_iter().map(|currency| of_currency(&postings, currency, period)).collect(),
    })
}

fn of_currency(postings: &[PostingRow], currency: Currency, period: Period) -> StatementOf {
    let mut told = StatementOf {
        currency,
        opening_cents: Cents::ZERO,
        lines: Vec::new(),
        closing_cents: Cents::ZERO,
        open_cents: Cents::ZERO,
        credit_cents: Cents::ZERO,
    };
    let mut by_place: BTreeMap<Option<InvoiceId>, Cents> = BTreeMap::new();
    let own = postings.iter().filter(|row| row.posting.currency == currency);
    for row in own.filter(|row| row.posting.day <= period.through) {
        let posting = row.posting;
        *by_place.entry(posting.invoice).or_default() += posting.amount;
        told.closing_cents += posting.amount;
        if period.from.is_some_and(|from| posting.day < from) {
            told.opening_cents += posting.amount;
            continue;
        }
        add_line(&mut told.lines, row, told.closing_cents);
    }
    for (place, amount) in by_place {
        if place.is_some() && amount.is_positive() {
            told.open_cents += amount;
        } else {
            told.credit_cents += -amount;
        }
    }
    told
}

/// What goes from the account to an invoice is two postings, and one line.
fn add_line(lines: &mut Vec<StatementLine>, row: &PostingRow, balance: Cents) {
    let posting = row.posting;
    let goes_with = |last: &&mut StatementLine| {
        let both = [last.kind, posting.kind] == [PostingKind::Allocation; 2];
        both && last.moved_cents.is_zero() && last.amount_cents == -posting.amount && last.day == posting.day
    };
    if let Some(last) = lines.last_mut().filter(goes_with) {
        last.moved_cents = posting.amount.abs();
        last.amount_cents = Cents::ZERO;
        last.balance_cents = balance;
        if posting.invoice.is_some() {
            last.invoice = posting.invoice;
            last.number.clone_from(&row.number);
        }
        return;
    }
    lines.push(StatementLine {
        day: posting.day,
        kind: posting.kind,
        invoice: posting.invoice,
        number: row.number.clone(),
        entry: row.entry,
        amount_cents: posting.amount,
        moved_cents: Cents::ZERO,
        balance_cents: balance,
        by: row.by.clone(),
    });
}
