//! A generated year at the bank: an administration, what its customers transfer and how they word
//! it, and beside it the truth: which payment is for which invoices.
//!
//! Not here: how payments are matched. The year knows payers, not rules; it was written before the
//! rules and is never fitted to them.
//! Invariant: the same seed and sizes give the same files, byte for byte.

mod adventures;
mod cast;
mod collections;
mod others;
mod papers;
mod payers;
mod sales;
mod texts;
mod truth;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Result, bail};
use domain::Date;

use crate::dice::Dice;
use cast::Payer;
use sales::Bill;

/// The first and the last day on which the bank books.
const FROM: Date = Date::from_days(20_089);
const TO: Date = Date::from_days(20_453);

/// How large a year is.
pub struct Size {
    pub customers: usize,
    /// About so many payments of customers and others.
    pub payments: usize,
    pub seed: u64,
}

/// What was written.
pub struct Written {
    pub files: Vec<String>,
    pub payments: usize,
    pub invoices: usize,
}

/// The accounts of the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Account {
    Main,
    /// The blocked account for taxes of subcontractors. Dutch: *G-rekening*.
    Blocked,
    Dollars,
}

/// A booking of the bank, with the truth about it.
#[derive(Debug, Clone)]
pub struct Line {
    pub account: Account,
    pub booked: Date,
    /// Negative: taken from the account.
    pub cents: i64,
    pub name: String,
    pub iban: Option<String>,
    pub text: String,
    pub structured: Option<String>,
    pub end_to_end: Option<String>,
    pub mandate: Option<String>,
    pub reason: Option<&'static str>,
    /// Collected payments that the bank booked as one sum.
    pub count: Option<usize>,
    /// What happened, in a word, for figures by kind.
    pub kind: &'static str,
    pub who: Option<usize>,
    /// Which bills, with how much of this payment.
    pub pays: Vec<(usize, i64)>,
    /// Which other bill would be as right: the same customer, day and amount, and no word between them.
    pub or: Option<usize>,
    /// A credit note was deducted: how it falls on the invoices is a matter of taste.
    pub spread: bool,
    /// Payments that the bank booked as one sum, with each of them told.
    pub parts: Vec<Line>,
}

impl Line {
    fn new(
        booked: Date,
        cents: i64,
        name: &str,
        iban: Option<&str>,
        text: String,
        kind: &'static str,
    ) -> Line {
        Line {
            account: Account::Main,
            booked,
            cents,
            name: name.to_owned(),
            iban: iban.map(str::to_owned),
            text,
            structured: None,
            end_to_end: None,
            mandate: None,
            reason: None,
            count: None,
            kind,
            who: None,
            pays: Vec::new(),
            or: None,
            spread: false,
            parts: Vec::new(),
        }
    }
}

/// Everything of one year.
pub struct Year {
    pub dice: Dice,
    pub shape: sales::Shape,
    pub customers: Vec<cast::Customer>,
    /// Companies that pay for several customers, with the account they pay from.
    pub groups: Vec<Payer>,
    pub bills: Vec<Bill>,
    /// The invoices of each customer.
    pub bills_of: Vec<Vec<usize>>,
    /// The credit notes of each customer.
    pub notes: BTreeMap<usize, Vec<usize>>,
    pub lines: Vec<Line>,
}

/// Writes a year into this folder.
pub fn write(folder: &Path, size: &Size) -> Result<Written> {
    if size.customers == 0 || size.payments < size.customers {
        bail!("at least one customer, and no fewer payments than customers");
    }
    let mut year = live(size);
    year.lines.sort_by_key(|line| (line.account, line.booked));
    let mut files = Vec::new();
    let mut told = |name: String, text: String| -> Result<String> {
        fs::write(folder.join(&name), &text)?;
        files.push(name);
        Ok(text)
    };
    told("customers.csv".to_owned(), papers::customers(&year))?;
    for (month, table) in papers::invoices(&year) {
        told(format!("invoices-{month}.csv"), table)?;
    }
    let mut payments = Vec::new();
    let statements = papers::statements(&year);
    for statement in &statements {
        let text = told(statement.name.clone(), papers::camt(statement))?;
        payments.extend(truth::of(statement, &text, &year)?);
    }
    let counted = payments.len();
    told("truth.json".to_owned(), truth::text(size.seed, &payments))?;
    Ok(Written { files, payments: counted, invoices: year.bills.len() })
}

fn live(size: &Size) -> Year {
    // Neighbouring seeds of the dice throw the same numbers one place on: these begin far apart.
    let mut dice = Dice::new(Dice::new(size.seed).next());
    let shape = sales::Shape::of(size.seed);
    let (customers, groups) = cast::cast(size, &mut dice);
    let bills = sales::bills(size, shape, &customers, &mut dice);
    let mut notes: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (place, bill) in bills.iter().enumerate().filter(|(_, bill)| bill.cents < 0) {
        notes.entry(bill.who).or_default().push(place);
    }
    let mut bills_of: Vec<Vec<usize>> = vec![Vec::new(); customers.len()];
    bills.iter().enumerate().for_each(|(place, bill)| bills_of[bill.who].push(place));
    let mut year = Year { dice, shape, customers, groups, bills, bills_of, notes, lines: Vec::new() };
    collections::live(&mut year);
    payers::live(&mut year);
    others::live(&mut year, size.payments);
    year.book_some_together();
    year
}

impl Year {
    /// The bank books some payments of a day as one sum and tells of each.
    fn book_some_together(&mut self) {
        self.lines.sort_by_key(|line| (line.account, line.booked));
        let mut together: Vec<Line> = Vec::with_capacity(self.lines.len());
        for line in std::mem::take(&mut self.lines) {
            let plain = |line: &Line| line.account == Account::Main && line.cents > 0 && line.count.is_none();
            let joins = self.dice.below(1000) < 12;
            match together.last_mut() {
                Some(last) if joins && plain(last) && plain(&line) && last.booked == line.booked => {
                    if last.parts.is_empty() {
                        let first = last.clone();
                        last.parts.push(first);
                    }
                    last.cents += line.cents;
                    last.parts.push(line);
                }
                _ => together.push(line),
            }
        }
        self.lines = together;
    }
}

fn bank_day(day: Date) -> Date {
    let calendar = domain::Calendar::new(domain::Jurisdiction::Nl);
    let mut day = day.max(FROM);
    while !calendar.is_bank_day(day) {
        day = day.plus_days(1);
    }
    day
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(name: &str, seed: u64) -> Vec<(String, String)> {
        let folder = testkit::Folder::create(name);
        let size = Size { customers: 60, payments: 600, seed };
        let written = write(folder.path(), &size).unwrap();
        let read = |name: String| (name.clone(), fs::read_to_string(folder.join(&name)).unwrap());
        written.files.into_iter().map(read).collect()
    }

    #[test]
    fn the_same_seed_writes_the_same_year_and_another_seed_another() {
        assert_eq!(written("bank-year-a", 3), written("bank-year-b", 3));
        assert_ne!(written("bank-year-c", 3), written("bank-year-d", 4));
    }

    #[test]
    fn the_truth_knows_every_payment_once_and_gives_none_away() {
        let files = written("bank-year-truth", 5);
        let (_, truth) = files.last().unwrap();
        let truth: serde_json::Value = serde_json::from_str(truth).unwrap();
        let payments = truth["payments"].as_array().unwrap();
        let keys: std::collections::BTreeSet<&str> =
            payments.iter().map(|payment| payment["key"].as_str().unwrap()).collect();
        assert_eq!(keys.len(), payments.len());
        let entries: usize = files
            .iter()
            .filter(|(name, _)| name.ends_with(".xml"))
            .flat_map(|(name, text)| formats::read(name, text.as_bytes()))
            .flat_map(|reading| reading.statements)
            .flat_map(|statement| statement.entries)
            .map(|entry| entry.details.len().max(1))
            .sum();
        assert_eq!(entries, payments.len());
        for payment in payments {
            let invoices = payment["invoices"].as_array().unwrap();
            let sum: i64 = invoices.iter().map(|invoice| invoice["cents"].as_i64().unwrap()).sum();
            let cents = payment["cents"].as_i64().unwrap();
            let converted = payment["kind"] == "dollars_in_euro";
            assert!(sum.abs() <= cents.abs() || converted, "{payment}");
        }
    }
}
