//! One statement, report or notification, while it is read.

use domain::{Cents, Currency, Date};

use super::detail::{Direction, money};
use super::entry::{EntryDraft, set_day};
use super::tag::Tag;
use super::{Leaf, moment};
use crate::problem::{Place, ProblemKind};
use crate::remark::provided;
use crate::running::{Entries, Running};
use crate::statement::Statement;
use crate::text;

#[derive(Debug, Default)]
pub(super) struct StatementDraft {
    pub(super) place: Place,
    running: Running,
    currency: Option<Currency>,
    balances: Vec<Balance>,
}

#[derive(Debug, Default)]
struct Balance {
    sort: Option<String>,
    amount: Option<(Cents, Currency)>,
    direction: Option<Direction>,
    day: Option<Date>,
}

impl StatementDraft {
    pub(super) fn new(place: Place) -> StatementDraft {
        StatementDraft { place, ..StatementDraft::default() }
    }

    pub(super) fn begin_balance(&mut self) {
        self.balances.push(Balance::default());
    }

    /// Takes a fact; tells what could not be understood.
    pub(super) fn take(&mut self, leaf: &Leaf<'_>) -> Option<ProblemKind> {
        use Tag as T;
        let facts = &mut self.running.facts;
        match (leaf.parent, leaf.tag) {
            (T::Stmt | T::Rpt | T::Ntfctn, T::Id) => facts.id = text::some(leaf.text),
            (T::Stmt | T::Rpt | T::Ntfctn, T::ElctrncSeqNb) => {
                facts.sequence = provided(leaf.text);
            }
            (T::Stmt | T::Rpt | T::Ntfctn, T::LglSeqNb) => {
                facts.sequence = facts.sequence.take().or(provided(leaf.text));
            }
            (T::FrToDt, T::FrDtTm) => return set_day(&mut facts.from, leaf.text),
            (T::FrToDt, T::ToDtTm) => facts.to = moment::last_day(leaf.text),
            (T::Id, T::Iban) if leaf.above == T::Acct => {
                facts.account = Some(text::compact(leaf.text));
            }
            (T::Othr, T::Id) if leaf.top == T::Acct => facts.account = account(leaf.text),
            (T::Acct, T::Ccy) => self.currency = leaf.text.parse().ok(),
            _ => return self.take_balance(leaf),
        }
        None
    }

    fn take_balance(&mut self, leaf: &Leaf<'_>) -> Option<ProblemKind> {
        use Tag as T;
        let balance = self.balances.last_mut()?;
        match (leaf.parent, leaf.tag) {
            (T::CdOrPrtry, T::Cd | T::Prtry) if leaf.above == T::Tp && leaf.top == T::Bal => {
                balance.sort = text::some(leaf.text);
            }
            (T::Bal, T::Amt) => balance.amount = money(leaf),
            (T::Bal, T::CdtDbtInd) => balance.direction = Direction::of(leaf.text),
            (T::Dt, T::Dt | T::DtTm) if leaf.above == T::Bal => {
                return set_day(&mut balance.day, leaf.text);
            }
            _ => {}
        }
        None
    }

    pub(super) fn add_entry(
        &mut self,
        draft: EntryDraft,
        raw: &str,
        at: usize,
        entries: &mut Entries<'_>,
    ) -> Vec<ProblemKind> {
        if !draft.is_booked() {
            self.running.facts.pending += 1;
            return Vec::new();
        }
        match draft.finish(self.running.facts.account.as_deref(), raw) {
            Ok((entry, problems)) => {
                self.running.add(entry, at, entries);
                problems
            }
            Err(problem) => vec![problem],
        }
    }

    pub(super) fn is_worth_keeping(&self) -> bool {
        self.running.facts.account.is_some() || self.running.count > 0
    }

    pub(super) fn finish_complete(mut self) -> (Statement, Vec<ProblemKind>) {
        let mut problems = self.settle();
        problems.extend(self.running.complete());
        (self.running.facts, problems)
    }

    /// Up to which day it goes is not known, nor the closing balance of what was read.
    pub(super) fn finish_cut_off(mut self) -> Statement {
        self.settle();
        self.running.cut_off();
        self.running.facts
    }

    /// Currency and balances.
    fn settle(&mut self) -> Vec<ProblemKind> {
        let mut problems = Vec::new();
        if self.running.facts.account.is_none() {
            problems.push(ProblemKind::StatementWithoutAccount);
        }
        let of_balance = || self.balances.iter().find_map(|balance| Some(balance.amount?.1));
        let currency = self.currency.or_else(|| self.running.met_currency()).or_else(of_balance);
        let (opening, closing) = (self.balance(&OPENING, currency), self.balance(&CLOSING, currency));
        let strange = |found: Option<&Balance>, sorts: &[&str]| {
            found.is_none() && self.balances.iter().any(|balance| balance.is_of(sorts))
        };
        if strange(opening, &OPENING) || strange(closing, &CLOSING) {
            problems.push(ProblemKind::BalanceInOtherCurrency);
        }
        let value = |found: Option<&Balance>| {
            let balance = found?;
            Some((balance.direction?.sign(balance.amount?.0), balance.day))
        };
        let (opening, closing) = (value(opening), value(closing));
        let facts = &mut self.running.facts;
        facts.currency = currency;
        facts.opening_cents = opening.map(|(amount, _)| amount);
        facts.opening_on = opening.and_then(|(_, day)| day);
        facts.closing_cents = closing.map(|(amount, _)| amount);
        facts.closing_on = closing.and_then(|(_, day)| day);
        problems
    }

    /// The balance of the first of these sorts that the statement has, in its own currency.
    fn balance(&self, sorts: &[&str], currency: Option<Currency>) -> Option<&Balance> {
        let of = |sort: &str| {
            let sort = [sort];
            self.balances.iter().find(|balance| {
                balance.is_of(&sort) && balance.amount.is_some_and(|(_, own)| Some(own) == currency)
            })
        };
        sorts.iter().find_map(|sort| of(sort))
    }
}

impl Balance {
    fn is_of(&self, sorts: &[&str]) -> bool {
        self.sort.as_deref().is_some_and(|sort| sorts.contains(&sort))
    }
}

/// Opening booked, else previously closed booked.
const OPENING: [&str; 2] = ["OPBD", "PRCD"];
const CLOSING: [&str; 1] = ["CLBD"];

/// An account that is not given as IBAN: it may be one all the same.
fn account(number: &str) -> Option<String> {
    crate::reference::iban_form(number).or_else(|| text::some(number))
}
