//! Paying in parts, or later: proposed, accepted, kept, shifted once. Dutch: *betalingsregeling*;
//! to the customer always *in delen betalen*. Waiting until one later day is the simplest of them.
//!
//! Not here: how a total is divided (`split`), what is due on a day (`standing::missed_term`).
//! Invariant: the terms add up to what was arranged, also after a shift.

use serde::{Deserialize, Serialize};

use crate::agreement::Heard;
use crate::date::Date;
use crate::ids::InvoiceId;
use crate::money::Cents;
use crate::named::named;

named! {
    ArrangementState, "state of an arrangement" {
        /// Waits for the customer's yes; nothing is asked of him meanwhile.
        Proposed = "proposed",
        Running = "running",
        Finished = "finished",
        Replaced = "replaced",
    }
}

/// A term that was moved once, at the customer's wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shift {
    pub on: Date,
    pub from: Date,
    pub to: Date,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrangement {
    pub invoices: Vec<InvoiceId>,
    pub on: Date,
    pub terms: Vec<(Date, Cents)>,
    pub paid: Cents,
    /// Terms reminded of and terms whose miss was followed up, counted from the first.
    pub reminded: usize,
    pub missed: usize,
    pub state: ArrangementState,
    /// Who said yes, to whom, how.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heard: Option<Box<Heard>>,
    /// The one free shift, once it was used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shifted: Option<Shift>,
}

/// Why a term cannot be moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotShift {
    #[error("there is no running arrangement with a term on {from}")]
    NoSuchTerm { from: Date },
    #[error("a term of this arrangement was moved before, from {from} to {to}; make a new arrangement")]
    ShiftUsed { from: Date, to: Date },
    #[error("a term moves to a later day before the next term ({next}), not to {to}")]
    NotBetween { to: Date, next: Date },
}

impl Arrangement {
    pub fn new(invoices: &[InvoiceId], on: Date, terms: &[(Date, Cents)], state: ArrangementState) -> Self {
        let mut terms = terms.to_vec();
        terms.sort();
        Arrangement {
            invoices: invoices.to_vec(),
            on,
            terms,
            paid: Cents::ZERO,
            reminded: 0,
            missed: 0,
            state,
            heard: None,
            shifted: None,
        }
    }

    pub fn total(&self) -> Cents {
        self.terms.iter().map(|(_, amount)| *amount).sum()
    }

    /// What should have been paid when term `index` (from 0) has passed.
    pub fn due_through(&self, index: usize) -> Cents {
        self.terms[..=index].iter().map(|(_, amount)| *amount).sum()
    }

    /// The next term that is not paid in full.
    pub fn next_term(&self) -> Option<(Date, Cents)> {
        let place = (0..self.terms.len()).find(|place| self.due_through(*place) > self.paid)?;
        Some((self.terms[place].0, self.due_through(place) - self.paid))
    }

    /// Paid to the end without a term whose miss had to be asked about.
    pub fn was_kept(&self) -> bool {
        self.state == ArrangementState::Finished && self.missed == 0
    }

    /// Waiting until one later day.
    pub fn is_deferral(&self) -> bool {
        self.terms.len() == 1
    }

    /// # Errors
    /// [`CannotShift`] when there is no such term, the free shift was used, or the day is not
    /// between the term and the next one.
    pub fn may_shift(&self, from: Date, to: Date) -> Result<(), CannotShift> {
        let place = self.terms.iter().position(|(date, _)| *date == from);
        let running = self.state == ArrangementState::Running;
        let Some(place) = place.filter(|_| running) else {
            return Err(CannotShift::NoSuchTerm { from });
        };
        if let Some(Shift { from, to, .. }) = self.shifted {
            return Err(CannotShift::ShiftUsed { from, to });
        }
        // The last term may wait as long as a month.
        let next = self.terms.get(place + 1).map_or(from.plus_days(31), |(date, _)| *date);
        if to <= from || to >= next {
            return Err(CannotShift::NotBetween { to, next });
        }
        Ok(())
    }

    /// Moves the term; what was said and asked about it is open again.
    pub(crate) fn shift(&mut self, on: Date, from: Date, to: Date) {
        if let Some(place) = self.terms.iter().position(|(date, _)| *date == from) {
            self.terms[place].0 = to;
            self.reminded = self.reminded.min(place);
            self.missed = self.missed.min(place);
            self.shifted = Some(Shift { on, from, to });
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rhythm {
    Month,
    TwoWeeks,
    Week,
}

impl Rhythm {
    fn day(self, first: Date, index: i32) -> Date {
        match self {
            Rhythm::Week => first.plus_days(7 * index),
            Rhythm::TwoWeeks => first.plus_days(14 * index),
            Rhythm::Month => {
                let months = jiff::Span::new().months(index);
                Date::from(first.civil().saturating_add(months))
            }
        }
    }
}

/// More terms than this are no arrangement but a loan.
const TERMS_AT_MOST: i32 = 60;

/// Splits `total` in terms from `first` on: `times` of them, or as many of `each` as needed. The
/// last takes what is left, so that the sum is exactly the total. `None` when neither is given, a
/// term would be nothing, or it would take more than 60 terms.
pub fn split(
    total: Cents,
    times: Option<i32>,
    each: Option<Cents>,
    first: Date,
    rhythm: Rhythm,
) -> Option<Vec<(Date, Cents)>> {
    let fits = |times: &i32| (1..=TERMS_AT_MOST).contains(times);
    let (times, each) = match (times, each) {
        (Some(times), _) if fits(&times) => (times, Cents(total.0 / i64::from(times))),
        (None, Some(each)) if each.is_positive() => {
            let needed = total.0.saturating_add(each.0 - 1) / each.0;
            (i32::try_from(needed).ok().filter(fits)?, each)
        }
        _ => return None,
    };
    let before_last = Cents(each.0 * i64::from(times - 1));
    let amount = |index| {
        if index == times - 1 { total - before_last } else { each }
    };
    let terms: Vec<_> = (0..times).map(|index| (rhythm.day(first, index), amount(index))).collect();
    terms.iter().all(|(_, amount)| amount.is_positive()).then_some(terms)
}

/// What a client agrees to without asking further. Dutch: *grenzen*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    pub terms_most: u32,
    /// The least of a term, in cents.
    pub term_least: Cents,
    /// From today to the last term, in days.
    pub days_most: i32,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { terms_most: 12, term_least: Cents(2_500), days_most: 366 }
    }
}

/// What of an arrangement goes beyond the client's limits. Somebody of the client may still say yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OverLimits {
    #[error("{terms} terms; without approval at most {most}")]
    TooManyTerms { terms: u32, most: u32 },
    #[error("a term of {least} is less than {at_least}")]
    TooLittle { least: Cents, at_least: Cents },
    #[error("the last term is {days} days away; without approval at most {most}")]
    TooLong { days: i32, most: i32 },
}

impl Limits {
    /// # Errors
    /// [`OverLimits`]: the first limit that the terms go beyond. The last term may be small.
    pub fn allow(&self, terms: &[(Date, Cents)], today: Date) -> Result<(), OverLimits> {
        let count = terms.len() as u32;
        if count > self.terms_most {
            return Err(OverLimits::TooManyTerms { terms: count, most: self.terms_most });
        }
        let before_last = &terms[..terms.len().saturating_sub(1)];
        if let Some(least) = before_last.iter().map(|(_, amount)| *amount).min()
            && least < self.term_least
        {
            return Err(OverLimits::TooLittle { least, at_least: self.term_least });
        }
        let days = terms.iter().map(|(date, _)| date.days_since(today)).max().unwrap_or(0);
        if days > self.days_most {
            return Err(OverLimits::TooLong { days, most: self.days_most });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn no_cent_is_lost_and_months_keep_their_day() {
        let first = day("2026-01-31");
        for (total, times, each) in
            [(209_500, Some(3), None), (100, Some(7), None), (209_500, None, Some(Cents(70_000)))]
        {
            let terms = split(Cents(total), times, each, first, Rhythm::Month).unwrap();
            assert_eq!(terms.iter().map(|(_, amount)| *amount).sum::<Cents>(), Cents(total));
        }
        let three = split(Cents(300), Some(3), None, first, Rhythm::Month).unwrap();
        let days: Vec<_> = three.iter().map(|(day, _)| day.to_string()).collect();
        assert_eq!(days, ["2026-01-31", "2026-02-28", "2026-03-31"]);
    }

    #[test]
    fn what_makes_no_sense_gives_nothing() {
        let first = day("2026-01-31");
        assert_eq!(split(Cents(100), None, None, first, Rhythm::Week), None);
        assert_eq!(split(Cents(100), Some(0), None, first, Rhythm::Week), None);
        assert_eq!(split(Cents(2), Some(3), None, first, Rhythm::Week), None);
        assert_eq!(split(Cents(1_000_000), None, Some(Cents(1)), first, Rhythm::Week), None);
    }

    #[test]
    fn limits_look_at_number_size_and_length() {
        let (limits, today) = (Limits::default(), day("2026-01-05"));
        let terms =
            |times, rhythm| split(Cents(120_000), Some(times), None, day("2026-02-01"), rhythm).unwrap();
        assert_eq!(limits.allow(&terms(12, Rhythm::Month), today), Ok(()));
        assert_eq!(
            limits.allow(&terms(13, Rhythm::Week), today),
            Err(OverLimits::TooManyTerms { terms: 13, most: 12 })
        );
        let small = split(Cents(10_000), Some(12), None, day("2026-02-01"), Rhythm::Week).unwrap();
        let least = OverLimits::TooLittle { least: Cents(833), at_least: Cents(2_500) };
        assert_eq!(limits.allow(&small, today), Err(least));
        let late = [(day("2027-03-01"), Cents(120_000))];
        assert_eq!(limits.allow(&late, today), Err(OverLimits::TooLong { days: 420, most: 366 }));
    }

    #[test]
    fn one_term_moves_once_and_stays_before_the_next() {
        let terms = split(Cents(300), Some(3), None, day("2026-02-01"), Rhythm::Month).unwrap();
        let mut arrangement = Arrangement::new(&[], day("2026-01-05"), &terms, ArrangementState::Running);
        let (from, to, next) = (day("2026-02-01"), day("2026-02-15"), day("2026-03-01"));
        assert_eq!(arrangement.may_shift(from, next), Err(CannotShift::NotBetween { to: next, next }));
        assert_eq!(arrangement.may_shift(to, next), Err(CannotShift::NoSuchTerm { from: to }));
        assert_eq!(arrangement.may_shift(from, to), Ok(()));
        arrangement.shift(day("2026-01-30"), from, to);
        assert_eq!((arrangement.terms[0].0, arrangement.total()), (to, Cents(300)));
        assert_eq!(arrangement.may_shift(next, day("2026-03-10")), Err(CannotShift::ShiftUsed { from, to }));
    }
}
