//! A payment held against one customer whose invoices it names.
//!
//! Not here: a payer who names nothing (`known`).

use domain::{Cents, CustomerId};

use super::judge::{RARE, has_certain};
use super::open::Open;
use super::proposal::{Certainty, Part, Proposal, UsedCredit};
use super::reason::Reason;
use super::sums::{Choice, choose};
use super::told::Told;

pub(super) const SOME_CENTS: Cents = Cents(10);
const LESS_THAN_A_EURO: Cents = Cents(99);
const BANK_COSTS: Cents = Cents(3_500);

/// One customer (and whoever pays with him): his invoices and what of the evidence speaks for him.
pub(super) struct View<'a> {
    pub open: &'a Open,
    pub told: &'a Told,
    pub customer: CustomerId,
    pub witness: Option<Reason>,
    /// His open invoices, the oldest due date first.
    pub own: Vec<usize>,
}

impl View<'_> {
    pub(super) fn fill(&self, places: &[usize], certainty: Certainty, reasons: &[Reason]) -> Proposal {
        let mut reasons = reasons.to_vec();
        reasons.extend(self.witness.filter(|witness| !reasons.contains(witness)));
        self.open.fill(self.told, places, certainty, &reasons)
    }

    pub(super) fn certain(&self, places: &[usize], reasons: &[Reason]) -> Vec<Proposal> {
        vec![self.fill(places, Certainty::Certain, reasons)]
    }

    pub(super) fn wants(&self, place: usize) -> Cents {
        self.open.invoices[place].wants()
    }

    pub(super) fn on_account(&self, reasons: &[Reason]) -> Proposal {
        let part = Part { customer: self.customer, invoice: None, amount: self.told.rest };
        let mut reasons = reasons.to_vec();
        reasons.extend(self.witness.filter(|witness| !reasons.contains(witness)));
        Proposal { certainty: Certainty::Likely, parts: vec![part], credits: Vec::new(), reasons }
    }

    pub(super) fn exact(&self, among: &[usize]) -> Vec<usize> {
        among.iter().copied().filter(|place| self.wants(*place) == self.told.rest).collect()
    }

    /// He names open invoices of this customer.
    pub(super) fn named(&self, named: &[usize]) -> Vec<Proposal> {
        let mut followed = named.to_vec();
        followed.extend(self.told.followers(self.open));
        if followed.len() > named.len() {
            let mut found = self.listed(&followed);
            found.iter_mut().for_each(|one| one.reasons.insert(1, Reason::EndOfNumber));
            if has_certain(&found) {
                return found;
            }
        }
        self.listed(named)
    }

    pub(super) fn listed(&self, named: &[usize]) -> Vec<Proposal> {
        let (open, rest) = (self.open, self.told.rest);
        let sum = open.sum(named);
        if sum == rest {
            let amount = if named.len() == 1 { Reason::Amount } else { Reason::Sum };
            return self.certain(named, &[Reason::Number, amount]);
        }
        let others: Vec<usize> = self.own.iter().copied().filter(|place| !named.contains(place)).collect();
        let mut ends = named.to_vec();
        ends.extend(self.told.ends(open, &others));
        if ends.len() > named.len() && open.sum(&ends) == rest {
            return self.certain(&ends, &[Reason::Number, Reason::EndOfNumber, Reason::Sum]);
        }
        if let Some(range) = self.range(&others) {
            return self.certain(&range, &[Reason::Range, Reason::Sum]);
        }
        if let Some(slip) = self.one_with_a_slip(named, rest - sum) {
            return self.certain(&slip, &[Reason::Number, Reason::AlmostNumber, Reason::Sum]);
        }
        if let Some(found) = self.with_credit(named, &[Reason::Number]) {
            return vec![found];
        }
        let exact = self.exact(&others);
        if !exact.is_empty() {
            // The number of one and the amount of another: one of them is a mistake.
            let mut both =
                vec![self.fill(&exact[..1], Certainty::Likely, &[Reason::Amount, Reason::Ambiguous])];
            both.push(self.fill(named, Certainty::Likely, &[Reason::Number, Reason::Ambiguous]));
            return both;
        }
        if named.len() > 1
            && let Some(found) = self.choice(named, rest, &[], &[Reason::Number, Reason::Sum])
        {
            return vec![found];
        }
        if rest > sum {
            return self.more_than_named(named, &others, sum);
        }
        self.other_amount(named, Reason::Number, self.witness.is_some())
    }

    /// A list with a slip of the pen: the rest is exactly an invoice that is almost named.
    pub(super) fn one_with_a_slip(&self, named: &[usize], rest: Cents) -> Option<Vec<usize>> {
        let owing = self.open.by_amount.get(&(self.told.currency, rest))?;
        let meant = |place: &&usize| {
            let open = self.open.is_uncovered(**place, self.told.currency) && self.wants(**place) == rest;
            open && !named.contains(*place) && self.told.is_almost(self.open, **place)
        };
        let mut meant: Vec<usize> = owing.iter().filter(meant).copied().collect();
        meant.sort_unstable();
        meant.dedup();
        let [only] = meant.as_slice() else {
            return None;
        };
        Some(named.iter().copied().chain([*only]).collect())
    }

    /// Named invoices, and others that make up the rest: a list that was cut off.
    pub(super) fn more_than_named(&self, named: &[usize], others: &[usize], sum: Cents) -> Vec<Proposal> {
        let over = self.told.rest - sum;
        let mut all = named.to_vec();
        all.extend(others);
        let whole: Cents = named.iter().map(|place| self.open.invoices[*place].amount).sum();
        if whole == self.told.rest {
            // What it was before a credit note that he did not see.
            return self.other_amount(named, Reason::Number, true);
        }
        if over <= LESS_THAN_A_EURO {
            return self.other_amount(named, Reason::Number, true);
        }
        if !others.is_empty() && self.open.sum(others) == over {
            return self.certain(&all, &[Reason::Number, Reason::AllOpen]);
        }
        if let Some(found) = self.choice(others, over, named, &[Reason::Number, Reason::CutOff, Reason::Sum])
        {
            return vec![found];
        }
        if let Some(found) = self.with_credit(&all, &[Reason::Number, Reason::AllOpen]) {
            return vec![found];
        }
        let settled_too = self.told.named.iter().any(|place| !named.contains(place));
        let clear = !self.told.is_cut && !settled_too && self.told.unexplained(self.open).next().is_none();
        self.other_amount(named, Reason::Number, self.witness.is_some() && clear)
    }

    /// These invoices by `name`, with another amount. `known`: it is beyond doubt that they are meant.
    pub(super) fn other_amount(&self, named: &[usize], name: Reason, known: bool) -> Vec<Proposal> {
        let (rest, sum) = (self.told.rest, self.open.sum(named));
        let (less, over) = (sum - rest, rest - sum);
        let whole: Cents = named.iter().map(|place| self.open.invoices[*place].amount).sum();
        let foreign = self.told.currency != domain::Currency::EUR;
        let (reason, certain) = match () {
            () if less.abs() <= SOME_CENTS => (Reason::Cents, true),
            () if over.is_positive() && over <= LESS_THAN_A_EURO => (Reason::Cents, true),
            // What was open before a credit note that he did not see.
            () if over.is_positive() && whole == rest => (Reason::MoreThanOpen, true),
            () if over.is_positive() => (Reason::MoreThanOpen, known),
            () if is_discount(sum, rest) => (Reason::Discount, true),
            () if less <= BANK_COSTS && foreign => (Reason::BankCosts, known),
            () if named.len() == 1 => (Reason::Part, known),
            () => (Reason::Ambiguous, false),
        };
        let certainty = if certain { Certainty::Certain } else { Certainty::Likely };
        vec![self.fill(named, certainty, &[name, reason])]
    }

    /// The only choice that makes the sum, when chance would hardly meet it.
    pub(super) fn choice(
        &self,
        among: &[usize],
        sum: Cents,
        beside: &[usize],
        reasons: &[Reason],
    ) -> Option<Proposal> {
        let wants: Vec<Cents> = among.iter().map(|place| self.wants(*place)).collect();
        let Choice::One { places, by_chance } = choose(&wants, sum) else {
            return None;
        };
        let mut chosen = beside.to_vec();
        chosen.extend(places.iter().map(|place| among[*place]));
        let certainty = if by_chance >= RARE { Certainty::Certain } else { Certainty::Likely };
        Some(self.fill(&chosen, certainty, reasons))
    }

    /// `2025-0101 t/m 2025-0104`: his invoices between the first and the last that are named.
    pub(super) fn range(&self, others: &[usize]) -> Option<Vec<usize>> {
        let value = |place: usize| self.open.invoices[place].figures.parse::<u64>().ok();
        let own = |place: &&usize| self.open.invoices[**place].customer == self.customer;
        let named: Vec<u64> = self.told.named.iter().filter(own).filter_map(|place| value(*place)).collect();
        let (first, last) = (*named.iter().min()?, *named.iter().max()?);
        if first == last || last - first > 200 {
            return None;
        }
        let between = |place: &usize| value(*place).is_some_and(|value| first <= value && value <= last);
        let mut range: Vec<usize> = self.own.iter().copied().filter(between).collect();
        range.sort_unstable();
        let more = range.iter().any(|place| others.contains(place));
        (more && self.open.sum(&range) == self.told.rest).then_some(range)
    }

    /// With his credit notes taken off.
    pub(super) fn with_credit(&self, places: &[usize], reasons: &[Reason]) -> Option<Proposal> {
        let credits = self.open.credits.get(&self.customer)?;
        let usable: Vec<_> = credits
            .iter()
            .filter(|credit| credit.rest.is_positive() && credit.booked <= self.told.booked)
            .collect();
        let less = self.open.sum(places) - self.told.rest;
        let all: Cents = usable.iter().map(|credit| credit.rest).sum();
        let used: Vec<_> = match usable.iter().find(|credit| credit.rest == less) {
            Some(one) => vec![*one],
            None if all == less && less.is_positive() => usable,
            None => return None,
        };
        let mut reasons = reasons.to_vec();
        reasons.extend([Reason::CreditNote, Reason::Sum]);
        let mut room: Vec<(usize, Cents)> = places.iter().map(|place| (*place, self.wants(*place))).collect();
        let mut uses = Vec::new();
        for credit in used {
            let mut rest = credit.rest;
            // First what it is about, then whatever can take all of it.
            room.sort_by_key(|(place, room)| {
                (!credit.about.contains(&self.open.invoices[*place].number), *room < rest)
            });
            for (place, room) in &mut room {
                let amount = rest.min(*room);
                if amount.is_positive() {
                    *room -= amount;
                    rest -= amount;
                    let invoice = self.open.invoices[*place].id;
                    uses.push(UsedCredit { entry: credit.entry, customer: credit.customer, invoice, amount });
                }
            }
        }
        let part = |(place, amount): &(usize, Cents)| {
            let invoice = &self.open.invoices[*place];
            Part { customer: invoice.customer, invoice: Some(invoice.id), amount: *amount }
        };
        room.sort_by_key(|(place, _)| places.iter().position(|known| known == place));
        let mut proposal = self.fill(places, Certainty::Certain, &reasons);
        proposal.parts = room.iter().filter(|(_, amount)| amount.is_positive()).map(part).collect();
        proposal.credits = uses;
        Some(proposal)
    }
}

/// A discount as people take it: one to five percent, by halves.
pub(super) fn is_discount(sum: Cents, paid: Cents) -> bool {
    (2..=10).any(|halves| {
        let discount = (sum.0 * halves + 100) / 200;
        (sum.0 - discount - paid.0).abs() <= 1
    })
}
