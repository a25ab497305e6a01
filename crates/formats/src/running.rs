//! A statement while it is read: its facts so far, the sum of its entries and their days.
//!
//! Entries are kept in the statement, or handed over one by one for files that are larger than
//! memory. Not here: what a format looks like (`camt`, `mt940`, `bank_csv`).
//!
//! Invariant: a statement that was cut off has no last day, so it never makes the bank look fresh.

use domain::{Cents, Currency, Date};

use crate::key::{Keys, Witness};
use crate::problem::ProblemKind;
use crate::statement::{Entry, Statement};

/// Where entries go.
pub(crate) enum Entries<'h> {
    /// Into their statement.
    Keep,
    /// To somebody else, with the number of their statement in the file.
    Hand(&'h mut dyn FnMut(usize, Entry)),
}

#[derive(Debug, Default)]
pub(crate) struct Running {
    pub(crate) facts: Statement,
    /// How many entries there were, kept or handed over.
    pub(crate) count: u64,
    /// One for each currency that was met; mostly one.
    sums: Vec<(Currency, i128)>,
    first: Option<Date>,
    last: Option<Date>,
    keys: Keys,
}

impl Running {
    /// Gives the entry its key and counts it. `at` is the number of this statement in the file.
    pub(crate) fn add(&mut self, entry: Entry, at: usize, entries: &mut Entries<'_>) {
        self.add_known_by(entry, Witness::Text, at, entries);
    }

    /// As [`Running::add`], for tables whose rows are told apart by something else.
    pub(crate) fn add_known_by(
        &mut self,
        mut entry: Entry,
        witness: Witness,
        at: usize,
        entries: &mut Entries<'_>,
    ) {
        entry.key = self.keys.next(self.facts.account.as_deref(), &entry, witness);
        self.count += 1;
        let amount = i128::from(entry.amount_cents.0);
        match self.sums.iter_mut().find(|(currency, _)| *currency == entry.currency) {
            Some((_, sum)) => *sum += amount,
            None => self.sums.push((entry.currency, amount)),
        }
        if let Some(day) = entry.booked {
            self.first = Some(self.first.map_or(day, |first| first.min(day)));
            self.last = Some(self.last.map_or(day, |last| last.max(day)));
        }
        match entries {
            Entries::Keep => self.facts.entries.push(entry),
            Entries::Hand(hand) => hand(at, entry),
        }
    }

    /// The currency of the first entry.
    pub(crate) fn met_currency(&self) -> Option<Currency> {
        self.sums.first().map(|(currency, _)| *currency)
    }

    /// The statement was read to its end: its days are those that it says, else those of its
    /// balances, else of its entries.
    pub(crate) fn complete(&mut self) -> Vec<ProblemKind> {
        let facts = &mut self.facts;
        facts.complete = true;
        facts.opening_on = facts.opening_on.or(facts.opening_cents.and(self.first));
        facts.closing_on = facts.closing_on.or(facts.closing_cents.and(self.last));
        facts.from = facts.from.or(facts.opening_on).or(self.first);
        facts.to = facts.to.or(facts.closing_on).or(self.last);
        let mut problems = Vec::new();
        if facts.pending > 0 {
            problems.push(ProblemKind::Pending { count: facts.pending });
        }
        problems.extend(self.check_sum());
        problems
    }

    /// Up to which day it goes is not known.
    pub(crate) fn cut_off(&mut self) {
        self.facts.to = None;
        self.facts.complete = false;
    }

    /// A warning only: real files break it.
    fn check_sum(&self) -> Option<ProblemKind> {
        let facts = &self.facts;
        let (opening, closing) = (facts.opening_cents?, facts.closing_cents?);
        let own = self.sums.iter().find(|(currency, _)| Some(*currency) == facts.currency);
        let booked = own.map_or(0, |(_, sum)| *sum);
        let difference = i128::from(opening.0) + booked - i128::from(closing.0);
        let difference = Cents(i64::try_from(difference).unwrap_or(i64::MAX));
        (!difference.is_zero()).then_some(ProblemKind::BalancesDoNotAddUp { difference })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(day: &str, cents: i64) -> Entry {
        Entry { booked: day.parse().ok(), amount_cents: Cents(cents), ..Entry::default() }
    }

    fn statement(closing: i64) -> Running {
        let mut running = Running::default();
        running.facts.currency = Some(Currency::EUR);
        running.facts.opening_cents = Some(Cents(1_000));
        running.facts.closing_cents = Some(Cents(closing));
        running
    }

    #[test]
    fn entries_are_kept_or_handed_over_with_the_same_keys() {
        let both = [entry("2026-03-06", 500), entry("2026-03-05", -200), entry("2026-03-05", -200)];
        let mut kept = statement(1_100);
        let mut handed = statement(1_100);
        let mut keys = Vec::new();
        for entry in both {
            kept.add(entry.clone(), 0, &mut Entries::Keep);
            let mut hand = |at: usize, entry: Entry| keys.push((at, entry.key));
            handed.add(entry, 7, &mut Entries::Hand(&mut hand));
        }
        let expected: Vec<_> = kept.facts.entries.iter().map(|entry| (7, entry.key.clone())).collect();
        assert_eq!(keys, expected);
        assert_eq!((kept.complete(), handed.complete()), (vec![], vec![]));
        assert_eq!((handed.count, handed.facts.entries.len()), (3, 0));
        assert_eq!(handed.facts.from.unwrap().to_string(), "2026-03-05");
        assert_eq!(handed.facts.to.unwrap().to_string(), "2026-03-06");
    }

    #[test]
    fn a_sum_that_differs_is_told_and_other_currencies_are_left_out_of_it() {
        let mut running = statement(1_400);
        running.add(entry("2026-03-05", 500), 0, &mut Entries::Keep);
        let dollars = Entry { currency: "USD".parse().unwrap(), ..entry("2026-03-05", 9_999) };
        running.add(dollars, 0, &mut Entries::Keep);
        assert_eq!(running.complete(), [ProblemKind::BalancesDoNotAddUp { difference: Cents(100) }]);
    }
}
