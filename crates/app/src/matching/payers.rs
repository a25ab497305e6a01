//! Who paid, where no number leads to an invoice: one known payer, one of several, or only an amount.

use domain::{Cents, CustomerId};

use super::judge::{RARE, SHOWN};
use super::open::Open;
use super::proposal::{Certainty, Proposal};
use super::reason::Reason;
use super::sums::{Choice, choose};
use super::told::Told;

impl Open {
    /// Without a number that leads anywhere: by who paid.
    pub(super) fn by_payer(&self, told: &Told) -> Vec<Proposal> {
        let by = |wanted: &[Reason]| -> Vec<(CustomerId, Reason)> {
            told.payers.iter().copied().filter(|(_, reason)| wanted.contains(reason)).collect()
        };
        let mut payers = by(&[Reason::Account, Reason::KnownPayer]);
        for weaker in [Reason::CustomerNumber, Reason::Name] {
            if payers.is_empty() {
                payers = by(&[weaker]);
            }
        }
        match payers.as_slice() {
            [] => Vec::new(),
            [(only, _)] => {
                let view = self.view(told, *only);
                if told.named.is_empty() { view.without_numbers() } else { view.with_a_slip() }
            }
            several => self.of_a_group(told, several),
        }
    }

    pub(super) fn of_a_group(&self, told: &Told, payers: &[(CustomerId, Reason)]) -> Vec<Proposal> {
        let mut own: Vec<usize> =
            payers.iter().flat_map(|(customer, _)| self.own(*customer, told.currency, told.booked)).collect();
        own.sort_by_key(|place| (self.invoices[*place].due, self.invoices[*place].id));
        let named = told.ends(self, &own);
        let reasons = [payers[0].1, Reason::Sum, Reason::Group];
        if !named.is_empty() && self.sum(&named) == told.rest {
            return vec![self.fill(
                told,
                &named,
                Certainty::Certain,
                &[Reason::EndOfNumber, Reason::Sum, Reason::Group],
            )];
        }
        if own.iter().any(|place| told.ends_long(self, *place)) {
            // The end of a number that does not fit: a person looks.
            let likely = payers.iter().take(SHOWN);
            return likely
                .map(|(customer, _)| self.view(told, *customer).on_account(&[payers[0].1]))
                .collect();
        }
        let exact: Vec<usize> =
            own.iter().copied().filter(|place| self.invoices[*place].wants() == told.rest).collect();
        if let [only] = exact.as_slice() {
            let again = payers[0].1 == Reason::Name
                || !told.named.is_empty()
                || !self.owes_alone(told, *only)
                || told.unexplained(self).any(|number| number.len() >= 5);
            let certainty = if again { Certainty::Likely } else { Certainty::Certain };
            return vec![self.fill(told, &[*only], certainty, &[payers[0].1, Reason::Amount])];
        }
        if !exact.is_empty() {
            let likely = exact.iter().take(SHOWN);
            return likely
                .map(|place| {
                    self.fill(
                        told,
                        &[*place],
                        Certainty::Likely,
                        &[payers[0].1, Reason::Amount, Reason::Ambiguous],
                    )
                })
                .collect();
        }
        let mut sum = Cents::ZERO;
        for (place, invoice) in own.iter().enumerate() {
            sum += self.invoices[*invoice].wants();
            let wants: Vec<Cents> = own.iter().map(|place| self.invoices[*place].wants()).collect();
            if sum == told.rest && place > 0 && choose(&wants, told.rest) != Choice::Several {
                return vec![self.fill(told, &own[..=place], Certainty::Certain, &reasons)];
            }
        }
        let wants: Vec<Cents> = own.iter().map(|place| self.invoices[*place].wants()).collect();
        match choose(&wants, told.rest) {
            Choice::One { places, by_chance } => {
                let chosen: Vec<usize> = places.iter().map(|place| own[*place]).collect();
                let certainty = if by_chance >= RARE { Certainty::Certain } else { Certainty::Likely };
                vec![self.fill(told, &chosen, certainty, &reasons)]
            }
            _ => payers
                .iter()
                .take(SHOWN)
                .map(|(customer, _)| self.view(told, *customer).on_account(&[payers[0].1, Reason::Ambiguous]))
                .collect(),
        }
    }

    /// An amount that somebody owes, and perhaps the end of that number, or almost that number.
    pub(super) fn by_amount_only(&self, told: &Told) -> Vec<Proposal> {
        let places = self.by_amount.get(&(told.currency, told.rest)).into_iter().flatten().copied();
        let mut owing: Vec<usize> = places
            .filter(|place| self.is_uncovered(*place, told.currency))
            .filter(|place| self.invoices[*place].wants() == told.rest)
            .filter(|place| self.invoices[*place].issued <= told.booked)
            .collect();
        owing.sort_unstable();
        owing.dedup();
        if told.named.is_empty() {
            let ends: Vec<usize> =
                owing.iter().copied().filter(|place| told.ends_long(self, *place)).collect();
            let almost: Vec<usize> =
                owing.iter().copied().filter(|place| told.is_almost(self, *place)).collect();
            let certain = |place: usize, reason: Reason| {
                vec![self.fill(told, &[place], Certainty::Certain, &[reason, Reason::Amount])]
            };
            match (ends.as_slice(), almost.as_slice()) {
                ([only], _) => return certain(*only, Reason::EndOfNumber),
                ([], [only]) => return certain(*only, Reason::AlmostNumber),
                _ => {}
            }
        }
        let likely = owing.into_iter().take(SHOWN);
        likely.map(|place| self.fill(told, &[place], Certainty::Likely, &[Reason::OnlyAmount])).collect()
    }

    /// Whether nobody else owes this amount.
    pub(super) fn owes_alone(&self, told: &Told, place: usize) -> bool {
        let owing = self.by_amount.get(&(told.currency, told.rest)).map_or(&[][..], Vec::as_slice);
        let owes = |other: usize| {
            self.is_uncovered(other, told.currency) && self.invoices[other].wants() == told.rest
        };
        owing.iter().all(|other| *other == place || !owes(*other))
    }
}
