//! What a person does with a payment that waits.
//!
//! Invariant: a person too puts no more on an invoice than is open there, in its own currency, and no
//! more than the payment holds; everything can be undone.

use domain::{Cents, ClientId, CustomerId, InvoiceId};
use text::words::Words;

use super::proposal::{Certainty, Part, Proposal};
use super::reason::{Reason, evidence};
use super::{Open, settle};
use crate::letter::address;
use crate::money;
use crate::records::{BankEntry, Form};
use crate::{App, AppError, Doing, Result};

/// Why money cannot go where somebody wants it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoPlace {
    #[error("there is no such payment")]
    NoSuchPayment,
    #[error("there is no such invoice")]
    NoSuchInvoice,
    #[error("the payment has {left} without a place; {asked} is more")]
    MoreThanIsLeft { left: Cents, asked: Cents },
    #[error("{open} is open on the invoice; {asked} is more")]
    MoreThanIsOpen { open: Cents, asked: Cents },
    #[error("the payment is in another currency than the invoice: put it on the customer's account")]
    OtherCurrency,
    #[error("an amount is more than nothing")]
    Nothing,
}

/// A word to the plausible payer, for a person to look at and send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    pub to: Option<String>,
    pub subject: String,
    pub text: String,
}

/// Where this payment may belong, the best first. For a whole list, [`super::judged`] reads what is
/// open once.
pub fn proposals(app: &App, client: ClientId, entry: i64) -> Result<Vec<Proposal>> {
    let entry = found(app, client, entry)?;
    let mut open = Open::read(app, client)?;
    open.add_credits(app.store.waiting_entries(client, 0, i64::MAX)?.iter());
    Ok(open.all(&entry))
}

/// A proposal as it stands.
pub fn accept(doing: &Doing, entry: i64, proposal: &Proposal) -> Result<()> {
    let waiting = found(doing.app, doing.client, entry)?;
    check(doing, &waiting, &proposal.parts)?;
    let mut reasons = vec![Reason::Person];
    reasons.extend(&proposal.reasons);
    settle::carry_out(doing, &waiting, proposal, &evidence(&reasons))
}

/// Over these invoices and accounts, also of several customers. What is left waits on.
pub fn split(doing: &Doing, entry: i64, parts: &[Part]) -> Result<()> {
    let waiting = found(doing.app, doing.client, entry)?;
    check(doing, &waiting, parts)?;
    let proposal = Proposal {
        certainty: Certainty::Certain,
        parts: parts.to_vec(),
        credits: Vec::new(),
        reasons: vec![Reason::Person],
    };
    settle::carry_out(doing, &waiting, &proposal, &evidence(&proposal.reasons))
}

/// So much on one invoice; the rest waits.
pub fn part(
    doing: &Doing,
    entry: i64,
    customer: CustomerId,
    invoice: InvoiceId,
    amount: Cents,
) -> Result<()> {
    split(doing, entry, &[Part { customer, invoice: Some(invoice), amount }])
}

/// What has no place yet waits on the account of this customer.
pub fn on_account(doing: &Doing, entry: i64, customer: CustomerId) -> Result<()> {
    let waiting = found(doing.app, doing.client, entry)?;
    if waiting.customer == Some(customer) {
        return Ok(());
    }
    split(doing, entry, &[Part { customer, invoice: None, amount: left(&waiting) }])
}

/// Puts the payment on the account of the plausible payer, so that nobody reminds him meanwhile, and
/// gives the words to ask him what it is for.
pub fn ask_customer(doing: &Doing, entry: i64, customer: CustomerId) -> Result<Draft> {
    on_account(doing, entry, customer)?;
    let waiting = found(doing.app, doing.client, entry)?;
    let client = doing.app.client(doing.client)?;
    let asked = doing.app.customer(doing.client, customer)?;
    let language = asked.dossier.profile.language;
    let words = Words::of(language);
    let form = match asked.card.form.unwrap_or(client.settings.form) {
        Form::Je => "je",
        Form::U => "u",
    };
    let told = [
        ("amount", text::money(left(&waiting), waiting.entry.currency, language).into()),
        ("day", text::date_long(waiting.entry.booked, language).into()),
        ("text", waiting.entry.remittance.lines().next().unwrap_or_default().to_owned().into()),
        ("form", form.into()),
        ("signer", client.settings.signer.clone().into()),
    ];
    Ok(Draft {
        to: address(&asked.card),
        subject: words.t_args("ask-payment-subject", &told),
        text: words.t_args("ask-payment-text", &told),
    })
}

/// Takes what this payment paid off its invoices again: a row against each. It waits on the account of
/// the customer, matching leaves it alone, and its payer is not known by it any more.
pub fn undo(doing: &Doing, entry: i64) -> Result<()> {
    let entry = found(doing.app, doing.client, entry)?;
    money::take_back(doing, &entry)
}

/// It is not from a customer.
pub fn set_aside(doing: &Doing, entry: i64, reason: &str) -> Result<()> {
    let entry = found(doing.app, doing.client, entry)?;
    Ok(doing.app.store.set_aside(doing.client, entry.id, reason)?)
}

/// It may be from a customer after all.
pub fn take_from_aside(doing: &Doing, entry: i64) -> Result<()> {
    Ok(doing.app.store.take_from_aside(doing.client, entry)?)
}

fn found(app: &App, client: ClientId, entry: i64) -> Result<BankEntry> {
    app.store.bank_entry(client, entry)?.ok_or(AppError::NoPlace(NoPlace::NoSuchPayment))
}

fn left(waiting: &BankEntry) -> Cents {
    waiting.entry.amount - waiting.allocated
}

fn check(doing: &Doing, waiting: &BankEntry, parts: &[Part]) -> Result<()> {
    let asked: Cents = parts.iter().map(|part| part.amount).sum();
    let left = left(waiting);
    if parts.is_empty() || asked.is_zero() {
        return Err(NoPlace::Nothing.into());
    }
    if asked.abs() > left.abs() {
        return Err(NoPlace::MoreThanIsLeft { left, asked }.into());
    }
    for part in parts {
        if part.amount.is_positive() != left.is_positive() || part.amount.is_zero() {
            return Err(NoPlace::Nothing.into());
        }
        let customer = doing.app.customer(doing.client, part.customer)?;
        let Some(id) = part.invoice else { continue };
        let invoice = customer.dossier.invoice(id).ok_or(NoPlace::NoSuchInvoice)?;
        if invoice.currency != waiting.entry.currency {
            return Err(NoPlace::OtherCurrency.into());
        }
        let room = invoice.open() + invoice.paid_by_books;
        let on_it: Cents =
            parts.iter().filter(|other| other.invoice == Some(id)).map(|other| other.amount).sum();
        if on_it > room {
            return Err(NoPlace::MoreThanIsOpen { open: room.max(Cents::ZERO), asked: on_it }.into());
        }
    }
    Ok(())
}
