//! What follows from a payment: where it certainly belongs, or where it may.
//!
//! Certain takes two witnesses that do not hang together: a number and its amount, a known payer and
//! an amount that only one invoice has, a reference with a check. One witness is a proposal.
//! Invariant: it is the debtor's word that counts (6:43 BW); a match never goes against a number that
//! he names and that is open.

use domain::{Cents, CustomerId};

use super::open::Open;
use super::proposal::{Certainty, Part, Proposal, UsedCredit};
use super::reason::Reason;
use super::sums::{Choice, choose};
use super::told::Told;
use crate::import::credited_customer;
use crate::records::BankEntry;

/// A choice of invoices is certain when chance meets such a sum less often than once in so many.
const RARE: u64 = 500;
/// Proposals that a person is shown.
const SHOWN: usize = 5;
const SOME_CENTS: Cents = Cents(10);
const LESS_THAN_A_EURO: Cents = Cents(99);
const BANK_COSTS: Cents = Cents(3_500);

/// Who is looked at: the invoices and what of the evidence speaks for them.
struct View<'a> {
    open: &'a Open,
    told: &'a Told,
    customer: CustomerId,
    witness: Option<Reason>,
    /// His open invoices, the oldest due date first.
    own: Vec<usize>,
}

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

    /// Without a number that leads anywhere: by who paid.
    fn by_payer(&self, told: &Told) -> Vec<Proposal> {
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

    fn of_a_group(&self, told: &Told, payers: &[(CustomerId, Reason)]) -> Vec<Proposal> {
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
    fn by_amount_only(&self, told: &Told) -> Vec<Proposal> {
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
    fn owes_alone(&self, told: &Told, place: usize) -> bool {
        let owing = self.by_amount.get(&(told.currency, told.rest)).map_or(&[][..], Vec::as_slice);
        let owes = |other: usize| {
            self.is_uncovered(other, told.currency) && self.invoices[other].wants() == told.rest
        };
        owing.iter().all(|other| *other == place || !owes(*other))
    }

    fn view<'a>(&'a self, told: &'a Told, customer: CustomerId) -> View<'a> {
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

fn has_certain(all: &[Proposal]) -> bool {
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

impl View<'_> {
    fn fill(&self, places: &[usize], certainty: Certainty, reasons: &[Reason]) -> Proposal {
        let mut reasons = reasons.to_vec();
        reasons.extend(self.witness.filter(|witness| !reasons.contains(witness)));
        self.open.fill(self.told, places, certainty, &reasons)
    }

    fn certain(&self, places: &[usize], reasons: &[Reason]) -> Vec<Proposal> {
        vec![self.fill(places, Certainty::Certain, reasons)]
    }

    fn wants(&self, place: usize) -> Cents {
        self.open.invoices[place].wants()
    }

    fn on_account(&self, reasons: &[Reason]) -> Proposal {
        let part = Part { customer: self.customer, invoice: None, amount: self.told.rest };
        let mut reasons = reasons.to_vec();
        reasons.extend(self.witness.filter(|witness| !reasons.contains(witness)));
        Proposal { certainty: Certainty::Likely, parts: vec![part], credits: Vec::new(), reasons }
    }

    fn exact(&self, among: &[usize]) -> Vec<usize> {
        among.iter().copied().filter(|place| self.wants(*place) == self.told.rest).collect()
    }

    /// He names open invoices of this customer.
    fn named(&self, named: &[usize]) -> Vec<Proposal> {
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

    fn listed(&self, named: &[usize]) -> Vec<Proposal> {
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
    fn one_with_a_slip(&self, named: &[usize], rest: Cents) -> Option<Vec<usize>> {
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
    fn more_than_named(&self, named: &[usize], others: &[usize], sum: Cents) -> Vec<Proposal> {
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
    fn other_amount(&self, named: &[usize], name: Reason, known: bool) -> Vec<Proposal> {
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
    fn choice(&self, among: &[usize], sum: Cents, beside: &[usize], reasons: &[Reason]) -> Option<Proposal> {
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
    fn range(&self, others: &[usize]) -> Option<Vec<usize>> {
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
    fn with_credit(&self, places: &[usize], reasons: &[Reason]) -> Option<Proposal> {
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

    /// A known payer without a number that leads to an invoice.
    fn without_numbers(&self) -> Vec<Proposal> {
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

    fn by_amounts(&self) -> Vec<Proposal> {
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
    fn by_ends(&self, ends: &[usize]) -> Option<Proposal> {
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
    fn with_a_slip(&self) -> Vec<Proposal> {
        let exact = self.exact(&self.own);
        let almost: Vec<usize> =
            exact.iter().copied().filter(|place| self.told.is_almost(self.open, *place)).collect();
        let told = self.told.named.iter().any(|place| self.open.invoices[*place].amount == self.told.rest);
        match almost.as_slice() {
            // He names another one with this amount: then that is meant, and paid twice.
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
    fn instead_of_settled(&self) -> Vec<Proposal> {
        if self.witness.is_none() {
            return Vec::new();
        }
        self.with_a_slip()
    }

    /// Equal debts and no word about which: the oldest is paid first (6:43 lid 2 BW).
    fn one_of_equals(&self, exact: &[usize], witness: Reason) -> Vec<Proposal> {
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

    fn by_sums(&self, witness: Reason) -> Vec<Proposal> {
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

    fn is_only_choice(&self, among: &[usize]) -> bool {
        let wants: Vec<Cents> = among.iter().map(|place| self.wants(*place)).collect();
        choose(&wants, self.told.rest) != Choice::Several
    }

    /// He names, by its end, what he paid before with the same amount.
    fn names_what_is_settled(&self) -> bool {
        let all = self.open.of_customer.get(&self.customer).into_iter().flatten().copied();
        let settled: Vec<usize> = all
            .filter(|place| {
                let invoice = &self.open.invoices[*place];
                !invoice.uncovered.is_positive() && invoice.amount == self.told.rest
            })
            .collect();
        !self.told.ends(self.open, &settled).is_empty()
    }

    fn is_known_account(&self) -> bool {
        matches!(
            self.witness,
            Some(Reason::Account | Reason::KnownPayer | Reason::CustomerNumber | Reason::Reference)
        )
    }

    /// The only invoice with the amount is meant: he is known, he did not just pay the same, and names
    /// no other number. Known by name alone, nobody else may owe the same.
    fn is_certainly(&self, place: usize) -> bool {
        let (told, open) = (self.told, self.open);
        // He names something else: an order, an offer, an invoice of before.
        let other = told.unexplained(open).any(|number| number.len() >= 5);
        if other || self.names_what_is_settled() {
            return false;
        }
        // Who pays for another pays perhaps for a third.
        let is_himself = told.called.is_empty() || told.called.contains(&self.customer);
        (self.is_known_account() && (is_himself || self.witness != Some(Reason::KnownPayer)))
            || open.owes_alone(told, place)
    }
}

/// A discount as people take it: one to five percent, by halves.
fn is_discount(sum: Cents, paid: Cents) -> bool {
    (2..=10).any(|halves| {
        let discount = (sum.0 * halves + 100) / 200;
        (sum.0 - discount - paid.0).abs() <= 1
    })
}
