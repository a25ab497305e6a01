//! The bank's statements: which follow on which, where a stretch is missing, and through which day
//! the bank data goes.
//!
//! Balances decide: the opening of a statement is the closing of one before it. Where there are no
//! balances the bank's own numbers do. Statements that overlap (a week beside its days) are no gap.
//! Invariant: the bank data is as old as the oldest account that is still in use; an account on
//! which nothing came for sixty days, or that a person left out, does not count.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Cents, ClientId, Date};
use formats::Reading;
use serde::{Deserialize, Serialize};

use super::one::One;
use super::{FileOutcome, Mode, StatementTold};
use crate::records::BankStatement;
use crate::{App, Result};

/// An account on which nothing came for so many days counts no more.
const IN_USE_DAYS: i32 = 60;

/// A stretch that is missing between two statements of an account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    pub account: String,
    /// The last day of the statement before it, and the first of the one after it.
    pub after: Date,
    pub before: Date,
    /// What came in (or went out) in it, where the balances tell.
    pub missing_cents: Option<Cents>,
    /// Numbers of the bank that are missing, where the numbers tell.
    pub numbers: Option<(String, String)>,
}

/// An account of the client, as its statements tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Account {
    pub account: String,
    pub through: Date,
    pub statements: u64,
    /// In use, and not left out: it says how old the bank data is.
    pub counts: bool,
    pub left_out: bool,
    pub gaps: Vec<Gap>,
}

/// All accounts of a client, by their numbers.
///
/// # Errors
/// Of the store.
pub fn accounts(app: &App, client: ClientId) -> Result<Vec<Account>> {
    let left_out: BTreeSet<String> = app.store.accounts_left_out(client)?.into_iter().collect();
    Ok(of_statements(&app.store.statements(client)?, &left_out))
}

/// Leaves an account out, or counts it again, and works out anew how old the bank data is.
///
/// # Errors
/// Of the store.
pub fn leave_out(app: &App, client: ClientId, account: &str) -> Result<()> {
    app.store.leave_account_out(client, account)?;
    renew(app, client).map(drop)
}

/// # Errors
/// Of the store.
pub fn count_again(app: &App, client: ClientId, account: &str) -> Result<()> {
    app.store.count_account_again(client, account)?;
    renew(app, client).map(drop)
}

/// Keeps the statements of a file, and tells of the gaps that are left.
pub(super) fn note(one: &One, reading: &Reading, outcome: &mut FileOutcome) -> Result<()> {
    outcome.statements = reading.statements.iter().map(told).collect();
    let is_statement = |format: &formats::Format| format.is_bank_statement();
    if !reading.format.as_ref().is_some_and(is_statement) {
        return Ok(());
    }
    let new: Vec<BankStatement> =
        reading.statements.iter().filter_map(|statement| kept(statement, one.import)).collect();
    if new.is_empty() {
        return Ok(());
    }
    let concerned: BTreeSet<String> = new.iter().map(|statement| statement.account.clone()).collect();
    let accounts = match one.mode {
        Mode::Store => {
            one.app.store.add_statements(one.client.id, &new)?;
            renew(one.app, one.client.id)?
        }
        Mode::DryRun => {
            let mut all = one.app.store.statements(one.client.id)?;
            all.extend(new);
            of_statements(&all, &BTreeSet::new())
        }
    };
    let own = accounts.into_iter().filter(|account| concerned.contains(&account.account));
    outcome.gaps = own.flat_map(|account| account.gaps).collect();
    Ok(())
}

fn renew(app: &App, client: ClientId) -> Result<Vec<Account>> {
    let accounts = accounts(app, client)?;
    let counting = accounts.iter().filter(|account| account.counts);
    let through = counting.map(|account| account.through).min();
    app.store.set_bank_through(client, through)?;
    Ok(accounts)
}

fn told(statement: &formats::Statement) -> StatementTold {
    let entries: Cents = statement.entries.iter().map(|entry| entry.amount_cents).sum();
    let balances = statement.opening_cents.zip(statement.closing_cents);
    StatementTold {
        account: statement.account.clone().unwrap_or_default(),
        from: statement.from,
        to: statement.to,
        number: statement.sequence.clone(),
        opening_cents: statement.opening_cents,
        closing_cents: statement.closing_cents,
        entries: statement.entries.len() as u64,
        adds_up: balances.map(|(opening, closing)| opening + entries == closing),
    }
}

/// A whole statement; one that was cut off says nothing about its days.
fn kept(statement: &formats::Statement, import: i64) -> Option<BankStatement> {
    let days = || statement.entries.iter().filter_map(|entry| entry.booked);
    let to = statement.to.or_else(|| days().max()).filter(|_| statement.complete)?;
    let from = statement.from.or_else(|| days().min());
    let account = statement.account.clone().unwrap_or_default();
    let cents = |amount: Option<Cents>| amount.map(|amount| amount.0);
    let key = format!(
        "{account}|{from:?}|{to}|{:?}|{:?}|{:?}|{:?}",
        statement.currency,
        statement.sequence,
        cents(statement.opening_cents),
        cents(statement.closing_cents)
    );
    Some(BankStatement {
        key,
        account,
        currency: statement.currency,
        from,
        to,
        number: statement.sequence.clone(),
        opening: statement.opening_cents,
        closing: statement.closing_cents,
        import,
    })
}

fn of_statements(statements: &[BankStatement], left_out: &BTreeSet<String>) -> Vec<Account> {
    let mut by_account: BTreeMap<&str, Vec<&BankStatement>> = BTreeMap::new();
    for statement in statements {
        by_account.entry(&statement.account).or_default().push(statement);
    }
    let newest = statements.iter().map(|statement| statement.to).max();
    let of = |(account, own): (&str, Vec<&BankStatement>)| {
        let through = own.iter().map(|statement| statement.to).max()?;
        let in_use = newest.is_some_and(|newest| newest.days_since(through) <= IN_USE_DAYS);
        let is_out = left_out.contains(account);
        Some(Account {
            account: account.to_owned(),
            through,
            statements: own.len() as u64,
            counts: in_use && !is_out,
            left_out: is_out,
            gaps: gaps(account, own),
        })
    };
    by_account.into_iter().filter_map(of).collect()
}

/// Where a statement does not follow on what came before it, oldest first. Each currency of an
/// account has balances of its own.
fn gaps(account: &str, statements: Vec<&BankStatement>) -> Vec<Gap> {
    let mut by_currency: BTreeMap<_, Vec<&BankStatement>> = BTreeMap::new();
    for statement in statements {
        by_currency.entry(statement.currency).or_default().push(statement);
    }
    let mut found = Vec::new();
    for own in by_currency.into_values() {
        found.extend(own.iter().filter_map(|statement| gap_before(account, statement, &own)));
    }
    found.sort_by_key(|gap| gap.before);
    found.dedup();
    found
}

fn gap_before(account: &str, statement: &BankStatement, all: &[&BankStatement]) -> Option<Gap> {
    let first = statement.from.unwrap_or(statement.to);
    let others = || all.iter().filter(|other| other.key != statement.key);
    let last_day = others().map(|other| other.to).filter(|to| *to < first).max()?;
    // A statement of a week beside those of its days.
    let covers = |other: &BankStatement| other.from.unwrap_or(other.to) < first && other.to >= first;
    if others().any(|other| covers(other)) {
        return None;
    }
    // Several statements of one day follow on each other in any order.
    let near = || others().filter(|other| other.to >= last_day && other.to <= statement.to);
    let last = || others().filter(|other| other.to == last_day);
    if let Some(opening) = statement.opening
        && let Some(closing) = last().find_map(|other| other.closing)
    {
        let follows = near().any(|other| other.closing == Some(opening));
        return (!follows).then(|| gap(account, last_day, first, Some(opening - closing), None));
    }
    let number = |text: &Option<String>| text.as_ref().and_then(|text| text.parse::<u64>().ok());
    let own = number(&statement.number)?;
    let before = near().filter_map(|other| number(&other.number)).filter(|other| *other < own).max()?;
    let numbers = ((before + 1).to_string(), (own - 1).to_string());
    (own > before + 1).then(|| gap(account, last_day, first, None, Some(numbers)))
}

fn gap(
    account: &str,
    after: Date,
    before: Date,
    missing_cents: Option<Cents>,
    numbers: Option<(String, String)>,
) -> Gap {
    Gap { account: account.to_owned(), after, before, missing_cents, numbers }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From, through, number, opening, closing.
    type Told<'a> = (&'a str, &'a str, Option<&'a str>, Option<i64>, Option<i64>);

    fn gaps_of(told: &[Told]) -> Vec<(String, String)> {
        let statement = |(place, one): (usize, &Told)| BankStatement {
            key: place.to_string(),
            account: "A".to_owned(),
            currency: None,
            from: Some(one.0.parse().unwrap()),
            to: one.1.parse().unwrap(),
            number: one.2.map(str::to_owned),
            opening: one.3.map(Cents),
            closing: one.4.map(Cents),
            import: 1,
        };
        let all: Vec<BankStatement> = told.iter().enumerate().map(statement).collect();
        let accounts = of_statements(&all, &BTreeSet::new());
        accounts[0].gaps.iter().map(|gap| (gap.after.to_string(), gap.before.to_string())).collect()
    }

    #[test]
    fn balances_that_follow_leave_no_gap_whatever_the_days() {
        let days = [
            ("2026-03-02", "2026-03-02", None, Some(0), Some(10)),
            ("2026-03-05", "2026-03-05", None, Some(10), Some(30)),
            ("2026-03-09", "2026-03-09", None, Some(30), Some(30)),
        ];
        assert_eq!(gaps_of(&days), []);
    }

    #[test]
    fn two_statements_of_one_day_follow_on_each_other() {
        let days = [
            ("2026-03-02", "2026-03-02", None, Some(0), Some(10)),
            ("2026-03-03", "2026-03-03", None, Some(40), Some(70)),
            ("2026-03-03", "2026-03-03", None, Some(10), Some(40)),
        ];
        assert_eq!(gaps_of(&days), []);
    }

    #[test]
    fn a_week_beside_its_days_is_no_gap() {
        let days = [
            ("2026-03-02", "2026-03-02", None, Some(0), Some(10)),
            ("2026-03-02", "2026-03-06", None, Some(0), Some(50)),
            ("2026-03-05", "2026-03-05", None, Some(30), Some(40)),
            ("2026-03-09", "2026-03-09", None, Some(50), Some(60)),
        ];
        assert_eq!(gaps_of(&days), []);
    }

    #[test]
    fn a_balance_or_a_number_that_is_missing_is_a_gap() {
        let balances = [
            ("2026-03-02", "2026-03-02", None, Some(0), Some(10)),
            ("2026-03-05", "2026-03-05", None, Some(15), Some(30)),
        ];
        let gap = ("2026-03-02".to_owned(), "2026-03-05".to_owned());
        assert_eq!(gaps_of(&balances), std::slice::from_ref(&gap));
        let numbers = |second| {
            [
                ("2026-03-02", "2026-03-02", Some("17"), None, None),
                ("2026-03-05", "2026-03-05", Some(second), None, None),
            ]
        };
        assert_eq!(gaps_of(&numbers("18")), []);
        assert_eq!(gaps_of(&numbers("20")), [gap]);
        assert_eq!(gaps_of(&numbers("1")), [], "numbers begin again with the year");
    }
}
