//! What follows from a payment: where it certainly belongs, or where it may.
//!
//! Certain takes two witnesses that do not hang together: a number and its amount, a known payer and
//! an amount that only one invoice has, a reference with a check. One witness is a proposal.
//! Invariant: it is the debtor's word that counts (6:43 BW); a match never goes against a number that
//! he names and that is open.

use domain::{Cents, CustomerId};

use super::open::Open;
use super::proposal::{Certainty, Part, Proposal};
use super::reason::Reason;
use super::sums::{Choice, choose};
use super::told::Told;
use super::view::View;
use crate::import::credited_customer;
use crate::records::BankEntry;

/// A choice of invoices is certain when chance meets such a sum less often than once in so many.
pub(super) const RARE: u64 = 500;
/// Proposals that a person is shown.
pub(super) const SHOWN: usize = 5;

impl Open {
    /// Where this payment may belong, the best first. The first is certain, or none is.
    pub fn judge(&self, waiting: &BankEntry) -> Vec<Proposal> {
        let told = Told::read(self, waiting);
        if told.rest.0 <= 0 {
            return Vec::new();
        }
        let mut all = Vec::new();
        all.extend(self.by_reference(&told));
        if !has_certain(&all) {
            all.extend(self.by_collection(waiting, &told));
        }
        if !has_certain(&all) {
            all.extend(self.by_numbers(&told));
        }
        if !has_certain(&all) && credited_customer(&waiting.entry).is_none() {
            all.extend(self.by_payer(&told));
            if !has_certain(&all) {
                all.extend(self.by_amount_only(&told));
            }
        }
        sorted(all)
    }

    /// Which evidence is by the words of the payment: it goes before what only fits.
    pub(super) fn judge_by_name(&self, waiting: &BankEntry) -> Vec<Proposal> {
        let told = Told::read(self, waiting);
        if told.rest.0 <= 0 {
            return Vec::new();
        }
        let mut all = self.by_reference(&told);
        if !has_certain(&all) {
            all.extend(self.by_numbers(&told));
        }
        sorted(all)
    }

    fn by_reference(&self, told: &Told) -> Vec<Proposal> {
        let mut found = Vec::new();
        for (reference, is_strong) in &told.references {
            let Some(places) = self.by_reference.get(reference) else { continue };
            let open: Vec<usize> =
                places.iter().copied().filter(|place| self.is_uncovered(*place, told.currency)).collect();
            let exact: Vec<usize> =
                open.iter().copied().filter(|place| self.invoices[*place].wants() == told.rest).collect();
            if places.len() > 1 {
                // The customer's own, the same on every invoice: it says who pays.
                let mut view = self.view(told, self.invoices[places[0]].customer);
                view.witness =
                    view.witness.filter(|known| *known != Reason::Name).or(Some(Reason::Reference));
                found.extend(view.without_numbers());
                continue;
            }
            match (open.as_slice(), exact.as_slice()) {
                // A betalingskenmerk has a weak check: the amount is its second witness.
                (_, [only]) => found.push(self.fill(
                    told,
                    &[*only],
                    Certainty::Certain,
                    &[Reason::Reference, Reason::Amount],
                )),
                ([only], []) => {
                    let view = self.view(told, self.invoices[*only].customer);
                    let known = view.witness.is_some() || *is_strong;
                    let meant = view.exact(&view.own);
                    let other = meant.iter().take(1);
                    found.extend(other.map(|place| {
                        view.fill(&[*place], Certainty::Likely, &[Reason::Amount, Reason::Ambiguous])
                    }));
                    found.extend(view.other_amount(&[*only], Reason::Reference, known && meant.is_empty()));
                }
                _ => {}
            }
        }
        found
    }

    fn by_numbers(&self, told: &Told) -> Vec<Proposal> {
        let open: Vec<usize> =
            told.named.iter().copied().filter(|place| self.is_uncovered(*place, told.currency)).collect();
        let mut customers: Vec<CustomerId> =
            open.iter().map(|place| self.invoices[*place].customer).collect();
        customers.sort_unstable();
        customers.dedup();
        match customers.as_slice() {
            [] => self.about_settled(told),
            // A credit note goes to the invoice that it names, whatever else would fit.
            [only] if told.is_credit_note => {
                let view = self.view(told, *only);
                view.other_amount(&open[..1], Reason::Number, true)
            }
            [only] => self.view(told, *only).named(&open),
            several => self.named_of_several(told, &open, several),
        }
    }

    /// One payment that names invoices of several customers.
    fn named_of_several(&self, told: &Told, open: &[usize], customers: &[CustomerId]) -> Vec<Proposal> {
        if self.sum(open) == told.rest {
            return vec![self.fill(
                told,
                open,
                Certainty::Certain,
                &[Reason::Number, Reason::Sum, Reason::Group],
            )];
        }
        // A number of his own that happens to be somebody else's invoice.
        for customer in customers.iter().filter(|customer| told.witness(**customer).is_some()) {
            let own: Vec<usize> =
                open.iter().copied().filter(|place| self.invoices[*place].customer == *customer).collect();
            let certain = self.view(told, *customer).named(&own);
            if has_certain(&certain) {
                return certain;
            }
        }
        let exact: Vec<usize> =
            open.iter().copied().filter(|place| self.invoices[*place].wants() == told.rest).collect();
        if let [only] = exact.as_slice() {
            return vec![self.fill(told, &[*only], Certainty::Certain, &[Reason::Number, Reason::Amount])];
        }
        let wants: Vec<Cents> = open.iter().map(|place| self.invoices[*place].wants()).collect();
        if let Choice::One { places, by_chance } = choose(&wants, told.rest)
            && by_chance >= RARE
        {
            let chosen: Vec<usize> = places.iter().map(|place| open[*place]).collect();
            return vec![self.fill(
                told,
                &chosen,
                Certainty::Certain,
                &[Reason::Number, Reason::Sum, Reason::Group],
            )];
        }
        vec![self.fill(told, open, Certainty::Likely, &[Reason::Number, Reason::Group, Reason::Ambiguous])]
    }

    /// What he names is paid: again, by mistake, or the number of another time.
    fn about_settled(&self, told: &Told) -> Vec<Proposal> {
        let customers: Vec<CustomerId> =
            told.named.iter().map(|place| self.invoices[*place].customer).collect();
        let Some(customer) = customers.first().filter(|first| customers.iter().all(|one| one == *first))
        else {
            return Vec::new();
        };
        let twice = told.named.iter().any(|place| {
            let invoice = &self.invoices[*place];
            invoice.currency == told.currency && invoice.amount == told.rest
        });
        let mut found = Vec::new();
        let view = self.view(told, *customer);
        if !twice {
            found.extend(view.instead_of_settled());
        }
        let elsewhere = told.payers.iter().any(|(payer, _)| payer != customer) && view.witness.is_none();
        if !elsewhere && told.named.iter().all(|place| self.invoices[*place].currency == told.currency) {
            found.push(view.on_account(&[Reason::Number, Reason::NothingOpen]));
        }
        if told.named.iter().any(|place| self.invoices[*place].currency != told.currency) {
            found.push(view.on_account(&[Reason::Number, Reason::Currency]));
        }
        found
    }

    pub(super) fn view<'a>(&'a self, told: &'a Told, customer: CustomerId) -> View<'a> {
        let mut own = self.own(customer, told.currency, told.booked);
        let strong = |reason: &Reason| matches!(reason, Reason::Account | Reason::KnownPayer);
        if told.witness(customer).as_ref().is_some_and(strong) {
            // Who pays for others too may pay for them now.
            let others = told.payers.iter().filter(|(other, reason)| *other != customer && strong(reason));
            own.extend(others.flat_map(|(other, _)| self.own(*other, told.currency, told.booked)));
            own.sort_by_key(|place| (self.invoices[*place].due, self.invoices[*place].id));
        }
        View { open: self, told, customer, witness: told.witness(customer), own }
    }

    /// As much on each invoice as is open, then as much as only the bookkeeping calls paid, until
    /// the money is spent; what is over waits on the account of the first.
    pub(super) fn fill(
        &self,
        told: &Told,
        places: &[usize],
        certainty: Certainty,
        reasons: &[Reason],
    ) -> Proposal {
        let mut over = told.rest;
        let mut amounts = Vec::with_capacity(places.len());
        for place in places {
            let amount = self.invoices[*place].open.min(over);
            over -= amount;
            amounts.push(amount);
        }
        for (place, amount) in places.iter().zip(&mut amounts) {
            let more = (self.invoices[*place].uncovered - *amount).min(over);
            over -= more;
            *amount += more;
        }
        let part = |(place, amount): (&usize, Cents)| {
            let invoice = &self.invoices[*place];
            Part { customer: invoice.customer, invoice: Some(invoice.id), amount }
        };
        let mut parts: Vec<Part> =
            places.iter().zip(amounts).filter(|(_, amount)| amount.is_positive()).map(part).collect();
        if over.is_positive() {
            parts.push(Part { customer: self.invoices[places[0]].customer, invoice: None, amount: over });
        }
        Proposal { certainty, parts, credits: Vec::new(), reasons: reasons.to_vec() }
    }
}

pub(super) fn has_certain(all: &[Proposal]) -> bool {
    all.iter().any(Proposal::is_certain)
}

fn sorted(mut all: Vec<Proposal>) -> Vec<Proposal> {
    all.sort_by_key(|proposal| (proposal.certainty, proposal.invoices().next().is_none()));
    let mut different: Vec<Proposal> = Vec::new();
    for one in all {
        if !different.iter().any(|known| known.parts == one.parts) {
            different.push(one);
        }
    }
    different.truncate(SHOWN);
    different
}
