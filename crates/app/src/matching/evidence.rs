//! What a payment says about where it belongs, from the strongest evidence to the weakest.

use domain::{Cents, CustomerId};

use super::named::{candidates, plain};
use super::open::OpenInvoice;
use super::{Match, Open};
use crate::import::credited_customer;
use crate::records::BankEntry;

impl Open {
    /// Where this payment belongs: by structured reference, by invoice numbers in the text, or by
    /// the exact amount from a known account.
    pub fn find(&self, waiting: &BankEntry) -> Match {
        [self.by_name(waiting), self.by_amount(waiting)]
            .into_iter()
            .find(|found| *found != Match::Nobody)
            .unwrap_or(Match::Nobody)
    }

    /// By a structured reference or invoice numbers in its texts.
    pub(super) fn by_name(&self, waiting: &BankEntry) -> Match {
        self.by_structured_reference(waiting).or_else(|| self.by_numbers(waiting)).unwrap_or(Match::Nobody)
    }

    /// By the account that it comes from, and its amount.
    pub(super) fn by_amount(&self, waiting: &BankEntry) -> Match {
        self.by_account(waiting).unwrap_or(Match::Nobody)
    }

    fn by_structured_reference(&self, waiting: &BankEntry) -> Option<Match> {
        let entry = &waiting.entry;
        let reference = entry.structured_reference.as_ref()?;
        let places = self.by_reference.get(&plain(reference))?;
        let evidence = format!("reference {reference}");
        let mut open: Vec<usize> =
            places.iter().copied().filter(|place| self.is_uncovered(*place, entry.currency)).collect();
        if open.len() > 1 {
            // A reference that is the customer's own: the amount says which invoice.
            open.retain(|place| self.is_exactly(*place, rest(waiting)));
        }
        match open.as_slice() {
            [only] => Some(self.fill(&[*only], rest(waiting), evidence)),
            _ => None,
        }
    }

    fn by_numbers(&self, waiting: &BankEntry) -> Option<Match> {
        let entry = &waiting.entry;
        let texts =
            [Some(&entry.remittance), entry.structured_reference.as_ref(), entry.end_to_end_id.as_ref()];
        let words = texts.into_iter().flatten().flat_map(|text| candidates(text));
        let mut named: Vec<usize> = words
            .filter_map(|word| self.by_number.get(&word))
            .flatten()
            .copied()
            .filter(|place| self.invoices[*place].currency == entry.currency)
            .collect();
        named.sort_unstable();
        named.dedup();
        if let Some(owner) = credited_customer(entry) {
            named.retain(|place| self.invoices[*place].customer == owner);
        }
        let open: Vec<usize> =
            named.iter().copied().filter(|place| self.is_uncovered(*place, entry.currency)).collect();
        let evidence = "invoice number in the text";
        let Some(customer) = self.only_customer(&open) else {
            // Nothing of what it names is open: perhaps it was paid before.
            let customer = self.only_customer(&named).filter(|_| open.is_empty())?;
            return Some(Match::Customer { customer, evidence: format!("{evidence}, nothing open") });
        };
        let rest = rest(waiting);
        let uncovered: Cents = self.sum(&open, |invoice| invoice.uncovered);
        match open.as_slice() {
            _ if rest == uncovered || rest == self.sum(&open, |invoice| invoice.open) => {
                Some(self.fill(&open, rest, evidence.to_owned()))
            }
            _ if rest > uncovered => Some(self.fill(&open, rest, format!("{evidence}, more than is open"))),
            [only] if self.may_pay_part(*only, waiting) => {
                Some(self.fill(&[*only], rest, format!("{evidence}, part payment")))
            }
            _ => Some(Match::Customer { customer, evidence: format!("{evidence}, another amount") }),
        }
    }

    /// Part of an invoice is paid by who names it beyond doubt, or is known to be its customer.
    fn may_pay_part(&self, place: usize, waiting: &BankEntry) -> bool {
        let invoice = &self.invoices[place];
        invoice.telling
            || credited_customer(&waiting.entry).is_some()
            || self.payer(waiting) == Some(invoice.customer)
    }

    fn by_account(&self, waiting: &BankEntry) -> Option<Match> {
        let entry = &waiting.entry;
        if let Some(customer) = credited_customer(entry) {
            return Some(Match::Customer { customer, evidence: "credit note".to_owned() });
        }
        let customer = self.payer(waiting)?;
        let own: Vec<usize> = self
            .of_customer
            .get(&customer)
            .into_iter()
            .flatten()
            .copied()
            .filter(|place| self.is_uncovered(*place, entry.currency))
            // Nobody pays the exact amount of an invoice before it is there.
            .filter(|place| self.invoices[*place].issued <= entry.booked)
            .collect();
        let amount = rest(waiting);
        let exact: Vec<usize> = own.iter().copied().filter(|place| self.is_exactly(*place, amount)).collect();
        let all = self.sum(&own, |invoice| invoice.open);
        if exact.len() == 1 {
            let evidence = "exact amount from a known account";
            return Some(self.fill(&exact, amount, evidence.to_owned()));
        }
        if exact.is_empty() && all == amount && !own.is_empty() {
            let evidence = "everything open, from a known account";
            return Some(self.fill(&own, amount, evidence.to_owned()));
        }
        Some(Match::Customer { customer, evidence: "known account".to_owned() })
    }

    /// The only customer who is known to pay from this account.
    fn payer(&self, waiting: &BankEntry) -> Option<CustomerId> {
        let iban = waiting.entry.counterparty_iban.as_ref()?;
        match self.ibans.get(&plain(iban))?.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// The amount is what is open, or what the bookkeeping already calls paid.
    fn is_exactly(&self, place: usize, amount: Cents) -> bool {
        let invoice = &self.invoices[place];
        invoice.open == amount || invoice.open.is_zero() && invoice.uncovered == amount
    }

    fn sum(&self, places: &[usize], of: impl Fn(&OpenInvoice) -> Cents) -> Cents {
        places.iter().map(|place| of(&self.invoices[*place])).sum()
    }

    /// As much on each invoice as is open, then as much as only the bookkeeping calls paid, until
    /// the money is spent.
    fn fill(&self, places: &[usize], amount: Cents, evidence: String) -> Match {
        let mut over = amount;
        let mut parts = Vec::with_capacity(places.len());
        for place in places {
            let part = self.invoices[*place].open.min(over);
            over -= part;
            parts.push((self.invoices[*place].id, part));
        }
        for (place, (_, part)) in places.iter().zip(&mut parts) {
            let more = (self.invoices[*place].uncovered - *part).min(over);
            over -= more;
            *part += more;
        }
        parts.retain(|(_, part)| part.is_positive());
        Match::Invoices { customer: self.invoices[places[0]].customer, parts, over, evidence }
    }
}

/// What of the entry has no invoice yet.
fn rest(waiting: &BankEntry) -> Cents {
    waiting.entry.amount - waiting.allocated
}
