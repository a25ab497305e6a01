//! One line of a ledger: a booking on a customer.

use domain::{Cents, Currency, Date};

use crate::key::plausible;
use crate::problem::Place;
use crate::text;

/// What a line does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mutation {
    Invoice,
    Payment,
    /// The file does not say: a debit is owed, a credit is settled.
    Unsaid,
}

/// A booking that names a customer. `amount` is positive for what the customer owes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) mutation: Mutation,
    pub(super) customer: String,
    pub(super) account: Option<String>,
    pub(super) invoice: Option<String>,
    pub(super) document: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) due: Option<Date>,
    pub(super) amount: Cents,
    pub(super) currency: Option<Currency>,
    pub(super) match_key: Option<String>,
    pub(super) text: Option<String>,
    pub(super) place: Place,
    of_sales: bool,
}

impl Line {
    /// In a ledger of customers and suppliers together: whether this one is of sales.
    pub(super) fn is_of_sales(&self) -> bool {
        self.of_sales
    }
}

/// A journal, and the transaction in it that is being read.
#[derive(Debug, Default)]
pub(super) struct Journal {
    pub(super) id: Option<String>,
    /// `S` sales, `P` purchases, `B` bank, `C` cash, `M` memorial.
    pub(super) kind: Option<char>,
    pub(super) offset: Option<String>,
    pub(super) number: Option<String>,
    pub(super) date: Option<Date>,
    pub(super) text: Option<String>,
}

impl Journal {
    pub(super) fn begin_transaction(&mut self) {
        (self.number, self.date, self.text) = (None, None, None);
    }
}

/// A line while it is read.
#[derive(Debug, Default)]
pub(super) struct LineDraft {
    place: Place,
    pub(super) journal: Option<String>,
    transaction: Option<String>,
    account: Option<String>,
    customer: Option<String>,
    invoice: Option<String>,
    document: Option<String>,
    text: Option<String>,
    amount: Option<Cents>,
    is_credit: bool,
    purchase: bool,
    sale: bool,
    date: Option<Date>,
    due: Option<Date>,
    booked: Option<Date>,
    match_key: Option<String>,
    mutation: Option<char>,
    currency: Option<Currency>,
    currency_amount: Option<Cents>,
}

impl LineDraft {
    pub(super) fn new(place: Place) -> LineDraft {
        LineDraft { place, ..LineDraft::default() }
    }

    pub(super) fn take(&mut self, name: &str, value: &str) {
        match name {
            "jrnID" => self.journal = text::some(value),
            "trNr" => self.transaction = text::some(value),
            "accID" => self.account = text::some(value),
            "custSupID" => self.customer = text::some(value),
            "invRef" => self.invoice = number(value),
            "docRef" => self.document = number(value),
            "desc" => self.text = text::some(value),
            "amnt" => self.amount = plausible(value),
            "amntTp" => self.is_credit = value == "C",
            "invPurSalTp" => (self.purchase, self.sale) = (value == "P", value == "S"),
            "invDt" => self.date = day(value),
            "invDueDt" => self.due = day(value),
            "effDate" => self.booked = day(value),
            "matchKeyID" => self.match_key = number(value),
            "mutTp" => self.mutation = value.chars().next(),
            "currency/curCode" => self.currency = value.parse().ok(),
            "currency/curAmnt" => self.currency_amount = plausible(value),
            _ => {}
        }
    }

    /// The amount, below zero for a credit.
    pub(super) fn signed(&self) -> Option<Cents> {
        self.amount.map(|amount| if self.is_credit { -amount } else { amount })
    }

    /// Whether there is money on it and nobody who owes it.
    pub(super) fn is_nameless(&self) -> bool {
        !self.purchase && self.customer.is_none() && self.amount.is_some_and(|amount| !amount.is_zero())
    }

    /// A line of a subledger.
    pub(super) fn item(self, journal: Option<char>, own: Option<Currency>) -> Option<Line> {
        if self.purchase {
            return None;
        }
        let mutation = match (self.mutation, journal) {
            (Some('I'), _) | (_, Some('S')) => Mutation::Invoice,
            (Some('P'), _) | (_, Some('B' | 'C')) => Mutation::Payment,
            _ => Mutation::Unsaid,
        };
        let of_sales = self.sale || journal == Some('S');
        let document = self.document.clone().or(self.transaction.clone());
        let date = self.date;
        self.line(mutation, date, document, of_sales, own)
    }

    /// A booking of a journal, where no subledger tells.
    pub(super) fn booking(self, journal: &Journal, own: Option<Currency>) -> Option<Line> {
        let mutation = match journal.kind {
            Some('P') => return None,
            Some('S') => Mutation::Invoice,
            Some('B' | 'C') => Mutation::Payment,
            _ => Mutation::Unsaid,
        };
        let date = journal.date.or(self.booked);
        let document = self.document.clone().or(journal.number.clone());
        let text = self.text.clone().or(journal.text.clone());
        let draft = LineDraft { text, ..self };
        draft.line(mutation, date, document, true, own)
    }

    fn line(
        self,
        mutation: Mutation,
        date: Option<Date>,
        document: Option<String>,
        of_sales: bool,
        own: Option<Currency>,
    ) -> Option<Line> {
        let signed = self.signed()?;
        let foreign = self.currency.filter(|currency| Some(*currency) != own).zip(self.currency_amount);
        let (currency, amount) = match foreign {
            Some((currency, amount)) if self.is_credit => (Some(currency), -amount.abs()),
            Some((currency, amount)) => (Some(currency), amount.abs()),
            None => (own, signed),
        };
        Some(Line {
            mutation,
            customer: self.customer?,
            account: self.account,
            invoice: self.invoice,
            document,
            date,
            due: self.due,
            amount,
            currency,
            match_key: self.match_key,
            text: self.text,
            place: self.place,
            of_sales,
        })
    }
}

/// A number that says something: packages write `0` where there is none.
fn number(value: &str) -> Option<String> {
    text::some(value).filter(|number| !number.trim_matches('0').is_empty())
}

/// A day of our times: empty fields are filled with the beginning of an era.
pub(super) fn day(value: &str) -> Option<Date> {
    let day: Date = value.get(..10)?.parse().ok()?;
    (1990..=2100).contains(&day.civil().year()).then_some(day)
}
