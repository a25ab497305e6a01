//! A payment held against one customer who is known as its payer and names no invoice in full.
//!
//! Invariant: of equal debts without a word about which, the oldest is paid (6:43 lid 2 BW), and only
//! when no earlier payment of the same payer waits.

use domain::Cents;

use super::judge::{SHOWN, has_certain};
use super::proposal::{Certainty, Proposal};
use super::reason::Reason;
use super::sums::{Choice, choose};
use super::view::{SOME_CENTS, View, is_discount};

impl View<'_> {
    /// A known payer without a number that leads to an invoice.
    pub(super) fn without_numbers(&self) -> Vec<Proposal> {
        let ends = self.told.ends(self.open, &self.own);
        if let Some(found) = self.by_ends(&ends) {
            return vec![found];
        }
        let slips = self.with_a_slip();
        if has_certain(&slips) {
            return slips;
        }
        let mut found = self.by_amounts();
        if ends.iter().any(|place| self.told.ends_long(self.open, *place)) {
            // He may name another one.
            found.iter_mut().for_each(|one| one.certainty = Certainty::Likely);
        }
        found
    }

    pub(super) fn by_amounts(&self) -> Vec<Proposal> {
        let witness = self.witness.unwrap_or(Reason::Name);
        let exact = self.exact(&self.own);
        if let [only] = exact.as_slice() {
            let certainty = if self.is_certainly(*only) { Certainty::Certain } else { Certainty::Likely };
            return vec![self.fill(&[*only], certainty, &[witness, Reason::Amount])];
        }
        if !exact.is_empty() {
            return self.one_of_equals(&exact, witness);
        }
        let mut found = self.by_sums(witness);
        if !has_certain(&found) {
            found.push(self.on_account(&[witness]));
        }
        found
    }

    /// The last figures of numbers, from a known payer.
    pub(super) fn by_ends(&self, ends: &[usize]) -> Option<Proposal> {
        let rest = self.told.rest;
        if ends.is_empty() {
            return None;
        }
        if self.open.sum(ends) == rest {
            return Some(self.fill(ends, Certainty::Certain, &[Reason::EndOfNumber, Reason::Sum]));
        }
        if let [only] = self.exact(ends).as_slice() {
            return Some(self.fill(&[*only], Certainty::Certain, &[Reason::EndOfNumber, Reason::Amount]));
        }
        if ends.len() > 1
            && let Some(found) = self.choice(ends, rest, &[], &[Reason::EndOfNumber, Reason::Sum])
        {
            return Some(found);
        }
        if let [only] = ends
            && self.exact(&self.own).is_empty()
            && self.open.invoices[*only].wants() > rest
        {
            return self.other_amount(&[*only], Reason::EndOfNumber, self.is_known_account()).pop();
        }
        None
    }

    /// An amount that only one of his invoices has, and a number that is almost its number.
    pub(super) fn with_a_slip(&self) -> Vec<Proposal> {
        let exact = self.exact(&self.own);
        let almost: Vec<usize> =
            exact.iter().copied().filter(|place| self.told.is_almost(self.open, *place)).collect();
        let speaks_against = |place: &usize| {
            let invoice = &self.open.invoices[*place];
            let is_open = invoice.customer == self.customer && invoice.uncovered.is_positive();
            is_open || invoice.amount == self.told.rest
        };
        let told = self.told.named.iter().any(speaks_against);
        match almost.as_slice() {
            // He names another that is open, or had this amount: it may be meant.
            _ if told => Vec::new(),
            [only] => self.certain(&[*only], &[Reason::AlmostNumber, Reason::Amount]),
            _ if self.told.named.is_empty() => Vec::new(),
            _ => exact
                .iter()
                .take(2)
                .map(|place| self.fill(&[*place], Certainty::Likely, &[Reason::Amount, Reason::Ambiguous]))
                .collect(),
        }
    }

    /// He names what is settled, and pays what another one is.
    pub(super) fn instead_of_settled(&self) -> Vec<Proposal> {
        if self.witness.is_none() {
            return Vec::new();
        }
        self.with_a_slip()
    }

    /// Equal debts and no word about which: the oldest is paid first (6:43 lid 2 BW).
    pub(super) fn one_of_equals(&self, exact: &[usize], witness: Reason) -> Vec<Proposal> {
        let first = !self.open.waits_before(self.told);
        if first && self.is_known_account() && self.is_certainly(exact[0]) {
            return self.certain(&exact[..1], &[witness, Reason::Amount, Reason::Oldest]);
        }
        let likely = exact.iter().take(SHOWN);
        likely
            .map(|place| {
                self.fill(&[*place], Certainty::Likely, &[witness, Reason::Amount, Reason::Ambiguous])
            })
            .collect()
    }

    pub(super) fn by_sums(&self, witness: Reason) -> Vec<Proposal> {
        let rest = self.told.rest;
        let sure = self.is_known_account();
        if self.own.len() > 1 && self.open.sum(&self.own) == rest {
            return self.certain(&self.own, &[witness, Reason::AllOpen]);
        }
        let mut sum = Cents::ZERO;
        for (place, invoice) in self.own.iter().enumerate() {
            sum += self.wants(*invoice);
            if sum == rest && sure && self.is_only_choice(&self.own) {
                return self.certain(&self.own[..=place], &[witness, Reason::Sum]);
            }
        }
        if let Some(found) = self.with_credit(&self.own, &[witness]).filter(|_| sure) {
            return vec![found];
        }
        let fits: Vec<Proposal> =
            self.own.iter().filter_map(|place| self.with_credit(&[*place], &[witness])).collect();
        if fits.len() == 1 && sure {
            return fits;
        }
        if let Some(mut found) = self.choice(&self.own, rest, &[], &[witness, Reason::Sum]) {
            if !sure {
                found.certainty = Certainty::Likely;
            }
            return vec![found];
        }
        let near = |place: &usize| {
            let less = self.wants(*place) - rest;
            less.abs() <= SOME_CENTS || is_discount(self.wants(*place), rest)
        };
        let near: Vec<usize> = self.own.iter().copied().filter(near).collect();
        let mut likely: Vec<Proposal> = Vec::new();
        for place in near.iter().take(SHOWN) {
            likely.extend(self.other_amount(&[*place], witness, false).into_iter().map(|mut one| {
                one.certainty = Certainty::Likely;
                one
            }));
        }
        likely
    }

    pub(super) fn is_only_choice(&self, among: &[usize]) -> bool {
        let wants: Vec<Cents> = among.iter().map(|place| self.wants(*place)).collect();
        choose(&wants, self.told.rest) != Choice::Several
    }

    /// He names, by its end, what he paid before with the same amount.
    pub(super) fn names_what_is_settled(&self) -> bool {
        let all = self.open.of_customer.get(&self.customer).into_iter().flatten().copied();
        let settled: Vec<usize> = all
            .filter(|place| {
                let invoice = &self.open.invoices[*place];
                !invoice.uncovered.is_positive() && invoice.amount == self.told.rest
            })
            .collect();
        !self.told.ends(self.open, &settled).is_empty()
    }

    pub(super) fn is_known_account(&self) -> bool {
        matches!(
            self.witness,
            Some(Reason::Account | Reason::KnownPayer | Reason::CustomerNumber | Reason::Reference)
        )
    }

    /// The only invoice with the amount is meant: he is known, he did not just pay the same, and names
    /// no other number. Known by name alone, nobody else may owe the same.
    pub(super) fn is_certainly(&self, place: usize) -> bool {
        let (told, open) = (self.told, self.open);
        // He names something else: an order, an offer, an invoice of before.
        let other = told.unexplained(open).any(|number| number.len() >= 5);
        if other || self.names_what_is_settled() {
            return false;
        }
        // Another was for this amount before something was taken off it: he may not know.
        let whole = |other: &usize| {
            let invoice = &open.invoices[*other];
            invoice.amount == told.rest && invoice.wants() != told.rest
        };
        if self.own.iter().any(whole) {
            return false;
        }
        // Who pays for another pays perhaps for a third.
        let is_himself = told.called.is_empty() || told.called.contains(&self.customer);
        (self.is_known_account() && (is_himself || self.witness != Some(Reason::KnownPayer)))
            || open.owes_alone(told, place)
    }
}
