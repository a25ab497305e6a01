//! One statement, report or notification, while it is read.

use domain::{Cents, Currency, Date};

use super::detail::{Direction, money, provided};
use super::entry::{EntryDraft, set_day};
use super::tag::Tag;
use super::{Leaf, moment};
use crate::key::Keys;
use crate::problem::ProblemKind;
use crate::statement::Statement;
use crate::text;

#[derive(Debug, Default)]
pub(super) struct StatementDraft {
    pub(super) start: usize,
    facts: Statement,
    currency: Option<Currency>,
    balances: Vec<Balance>,
    keys: Keys,
}

#[derive(Debug, Default)]
struct Balance {
    sort: Option<String>,
    amount: Option<(Cents, Currency)>,
    direction: Option<Direction>,
    day: Option<Date>,
}

impl StatementDraft {
    pub(super) fn new(start: usize) -> StatementDraft {
        StatementDraft { start, ..StatementDraft::default() }
    }

    pub(super) fn begin_balance(&mut self) {
        self.balances.push(Balance::default());
    }

    /// Takes a fact; tells what could not be understood.
    pub(super) fn take(&mut self, leaf: &Leaf<'_>) -> Option<ProblemKind> {
        use Tag as T;
        let facts = &mut self.facts;
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

    pub(super) fn add_entry(&mut self, draft: EntryDraft, raw: &str) -> Vec<ProblemKind> {
        if !draft.is_booked() {
            self.facts.pending += 1;
            return Vec::new();
        }
        match draft.finish(self.facts.account.as_deref(), raw) {
            Ok((mut entry, problems)) => {
                entry.key = self.keys.next(self.facts.account.as_deref(), &entry);
                self.facts.entries.push(entry);
                problems
            }
            Err(problem) => vec![problem],
        }
    }

    pub(super) fn is_worth_keeping(&self) -> bool {
        self.facts.account.is_some() || !self.facts.entries.is_empty()
    }

    pub(super) fn finish_complete(mut self) -> (Statement, Vec<ProblemKind>) {
        let mut problems = self.settle();
        self.facts.complete = true;
        let first = self.facts.entries.iter().filter_map(|entry| entry.booked).min();
        let last = self.facts.entries.iter().filter_map(|entry| entry.booked).max();
        self.facts.from = self.facts.from.or(self.balance_day(&OPENING)).or(first);
        self.facts.to = self.facts.to.or(self.balance_day(&CLOSING)).or(last);
        if self.facts.pending > 0 {
            problems.push(ProblemKind::Pending { count: self.facts.pending });
        }
        problems.extend(self.check_sum());
        (self.facts, problems)
    }

    /// Up to which day it goes is not known, nor the closing balance of what was read.
    pub(super) fn finish_cut_off(mut self) -> Statement {
        self.settle();
        self.facts.to = None;
        self.facts
    }

    /// Currency and balances.
    fn settle(&mut self) -> Vec<ProblemKind> {
        let mut problems = Vec::new();
        if self.facts.account.is_none() {
            problems.push(ProblemKind::StatementWithoutAccount);
        }
        let of_balance = || self.balances.iter().find_map(|balance| Some(balance.amount?.1));
        let of_entry = || self.facts.entries.first().map(|entry| entry.currency);
        self.facts.currency = self.currency.or_else(of_balance).or_else(of_entry);
        let mut strange = false;
        let mut value = |sorts: &[&str]| {
            let balance = self.balance(sorts)?;
            let (amount, currency) = balance.amount?;
            if Some(currency) != self.facts.currency {
                strange = true;
                return None;
            }
            Some(balance.direction?.sign(amount))
        };
        let (opening, closing) = (value(&OPENING), value(&CLOSING));
        self.facts.opening_cents = opening;
        self.facts.closing_cents = closing;
        self.facts.opening_on = opening.and(self.balance_day(&OPENING));
        self.facts.closing_on = closing.and(self.balance_day(&CLOSING));
        if strange {
            problems.push(ProblemKind::BalanceInOtherCurrency);
        }
        problems
    }

    /// The balance of the first of these sorts that the statement has.
    fn balance(&self, sorts: &[&str]) -> Option<&Balance> {
        sorts
            .iter()
            .find_map(|sort| self.balances.iter().find(|balance| balance.sort.as_deref() == Some(*sort)))
    }

    fn balance_day(&self, sorts: &[&str]) -> Option<Date> {
        self.balance(sorts)?.day
    }

    /// A warning only: real files break it.
    fn check_sum(&self) -> Option<ProblemKind> {
        let facts = &self.facts;
        let (opening, closing) = (facts.opening_cents?, facts.closing_cents?);
        let own = facts.entries.iter().filter(|entry| Some(entry.currency) == facts.currency);
        let booked: i128 = own.map(|entry| i128::from(entry.amount_cents.0)).sum();
        let difference = i128::from(opening.0) + booked - i128::from(closing.0);
        let difference = Cents(i64::try_from(difference).unwrap_or(i64::MAX));
        (!difference.is_zero()).then_some(ProblemKind::BalancesDoNotAddUp { difference })
    }
}

/// Opening booked, else previously closed booked.
const OPENING: [&str; 2] = ["OPBD", "PRCD"];
const CLOSING: [&str; 1] = ["CLBD"];

/// An account that is not given as IBAN: it may be one all the same.
fn account(number: &str) -> Option<String> {
    crate::reference::iban_form(number).or_else(|| text::some(number))
}
