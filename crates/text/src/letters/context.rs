//! What a letter can say: the facts about one creditor, one customer and what is between them.
//!
//! Not here: rules. `due` is the effective day (an agreed term beats the bookkeeping), `open` what
//! is really asked (without a disputed part), both worked out by the caller.
//! Invariant: amounts of different currencies are never added.

use std::sync::Arc;

use domain::{Cents, Currency, Date, Language};

use super::NextStep;
use crate::forms::{list, money};
use crate::voice::Voice;

/// Everything that letters, short messages and call scripts can name. Facts that a letter needs
/// and that are absent make it refuse ([`super::RenderProblem::MissingFact`]), never guess.
#[derive(Debug, Clone)]
pub struct LetterContext {
    pub today: Date,
    pub creditor: Arc<Creditor>,
    pub debtor: Debtor,
    /// The invoices that this conversation is about.
    pub invoices: Vec<InvoiceLine>,
    /// Received from this customer, but not yet linked to an invoice.
    pub unallocated: Vec<Amount>,
    pub payment_reference: Option<String>,
    pub pay_link: Option<String>,
    /// What we do next if we hear nothing, and when.
    pub next_step: Option<NextStep>,
    /// The last day to pay that this letter names. Never in a fourteen-day letter.
    pub last_day: Option<Date>,
    pub costs: Option<CollectionCosts>,
    pub arrangement: Option<Arrangement>,
    pub promise: Option<Promise>,
    pub dispute: Option<Dispute>,
    pub term: Option<AgreedTerm>,
    pub hold_until: Option<Date>,
    /// What came in: for thanks.
    pub paid: Vec<Amount>,
    /// Where a score of 0 to 10 can be given; `?score=N` is added for each number.
    pub score_link: Option<String>,
    /// What went wrong on our side, for an apology: a sentence without its full stop.
    pub happened: Option<String>,
    /// Where a colleague can answer without an account.
    pub answer_link: Option<String>,
    /// What was put right, or what the law says: a sentence or a part of one.
    pub correction: Option<String>,
}

/// Who is owed the money, and who signs.
#[derive(Debug, Clone, Default)]
pub struct Creditor {
    pub name: String,
    pub iban: String,
    pub phone: String,
    pub email: String,
    pub address: String,
    pub signer: Signer,
}

/// A person with a name and a telephone number: no letter is signed by a department.
#[derive(Debug, Clone, Default)]
pub struct Signer {
    pub name: String,
    pub function: String,
    pub phone: String,
}

#[derive(Debug, Clone)]
pub struct Debtor {
    /// The company, or the consumer.
    pub name: String,
    pub contact: Option<Contact>,
    pub voice: Voice,
    pub kind: DebtorKind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    pub first_name: Option<String>,
    pub full_name: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DebtorKind {
    #[default]
    Business,
    Consumer,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceLine {
    pub number: String,
    pub project: Option<String>,
    pub issued: Date,
    pub due: Date,
    pub amount: Cents,
    pub open: Cents,
    /// Zero or negative when it is not late.
    pub days_late: i32,
    pub currency: Currency,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    pub cents: Cents,
    pub currency: Currency,
}

/// What paying late will cost: see [`crate::collection_costs`]. `vat` only for a creditor who
/// cannot deduct it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CollectionCosts {
    pub costs: Amount,
    pub vat: Option<Cents>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrangement {
    pub terms: Vec<PlannedTerm>,
    /// Which of the terms this letter is about, counted from 0.
    pub current: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlannedTerm {
    pub on: Date,
    pub amount: Amount,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise {
    pub until: Date,
    pub amount: Option<Amount>,
}

/// A question or complaint in the customer's own words, and who answers it when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dispute {
    pub words: String,
    pub owner: String,
    pub answer_by: Date,
    /// What was agreed, once it is.
    pub solution: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreedTerm {
    /// What the bookkeeping says, where that is known.
    pub days_before: Option<i32>,
    pub days: i32,
    /// Who agreed to it at the creditor's.
    pub agreed_by: Option<String>,
    pub from_invoice: Option<String>,
}

impl LetterContext {
    /// A context with the facts that every letter needs; the others are fields to set.
    pub fn new(today: Date, creditor: Arc<Creditor>, debtor: Debtor) -> LetterContext {
        LetterContext {
            today,
            creditor,
            debtor,
            invoices: Vec::new(),
            unallocated: Vec::new(),
            payment_reference: None,
            pay_link: None,
            next_step: None,
            last_day: None,
            costs: None,
            arrangement: None,
            promise: None,
            dispute: None,
            term: None,
            hold_until: None,
            paid: Vec::new(),
            score_link: None,
            happened: None,
            answer_link: None,
            correction: None,
        }
    }

    pub(crate) fn language(&self) -> Language {
        self.debtor.voice.language()
    }

    /// What is open, one sum per currency, in the order in which the currencies first appear.
    pub fn totals_open(&self) -> Vec<Amount> {
        totals(self.invoices.iter().map(|line| Amount { cents: line.open, currency: line.currency }))
    }
}

impl Amount {
    pub const fn euro(cents: i64) -> Amount {
        Amount { cents: Cents(cents), currency: Currency::EUR }
    }

    pub(crate) fn in_words(self, language: Language) -> String {
        money(self.cents, self.currency, language)
    }
}

pub(crate) fn totals(amounts: impl Iterator<Item = Amount>) -> Vec<Amount> {
    let mut sums: Vec<Amount> = Vec::new();
    for amount in amounts {
        match sums.iter_mut().find(|sum| sum.currency == amount.currency) {
            Some(sum) => sum.cents += amount.cents,
            None => sums.push(amount),
        }
    }
    sums
}

/// `€ 10,00 en £ 5,00`; `None` when there is nothing.
pub(crate) fn amounts_in_words(amounts: &[Amount], language: Language) -> Option<String> {
    match amounts {
        [] => None,
        [only] => Some(only.in_words(language)),
        several => {
            let words: Vec<String> = several.iter().map(|amount| amount.in_words(language)).collect();
            Some(list(&words, language))
        }
    }
}
