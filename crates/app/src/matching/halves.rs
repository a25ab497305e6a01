//! One invoice in two payments: on the usual account and on the blocked one (*G-rekening*), or on one
//! account twice. Each by itself is a part; together they are the invoice.

use std::collections::BTreeMap;

use domain::{Cents, CustomerId, InvoiceId};

use super::named::plain;
use super::open::Open;
use super::proposal::{Certainty, Part, Proposal};
use super::reason::Reason;
use crate::import::credited_customer;
use crate::records::BankEntry;

/// Days between two halves.
const DAYS: i32 = 10;

/// Pairs of waiting payments that are an invoice together: the place of each and its match.
pub(super) fn pairs(open: &Open, left: &[BankEntry]) -> Vec<[(usize, Proposal); 2]> {
    let mut pairs = by_number(open, left);
    if pairs.is_empty() {
        pairs = by_account(open, left);
    }
    // What two pairs want, the first has.
    let mut used: Vec<usize> = Vec::new();
    let mut paid: Vec<InvoiceId> = Vec::new();
    pairs.retain(|[(one, match_of_one), (other, _)]| {
        let invoice = match_of_one.parts[0].invoice;
        let is_free = ![one, other].iter().any(|place| used.contains(place));
        let is_free = is_free && !invoice.is_some_and(|invoice| paid.contains(&invoice));
        if is_free {
            used.extend([*one, *other]);
            paid.extend(invoice);
        }
        is_free
    });
    pairs
}

/// Both name the same invoice.
fn by_number(open: &Open, left: &[BankEntry]) -> Vec<[(usize, Proposal); 2]> {
    let mut parts_of: BTreeMap<InvoiceId, Vec<(usize, Part)>> = BTreeMap::new();
    for (place, entry) in left.iter().enumerate().filter(|(_, entry)| is_payment(entry)) {
        for proposal in open.judge(entry) {
            let named = [Reason::Number, Reason::Reference, Reason::EndOfNumber];
            let names = proposal.reasons.first().is_some_and(|first| named.contains(first));
            if let ([part], true) = (proposal.parts.as_slice(), names)
                && let Some(invoice) = part.invoice
            {
                parts_of.entry(invoice).or_default().push((place, *part));
            }
        }
    }
    let mut pairs = Vec::new();
    for parts in parts_of.values() {
        let wanted = parts[0].1.invoice.and_then(|id| open.wanted(id)).unwrap_or_default();
        for (at, one) in parts.iter().enumerate() {
            let fits = |other: &&(usize, Part)| {
                one.1.amount + other.1.amount == wanted && are_near(&left[one.0], &left[other.0])
            };
            if let Some(other) = parts[at + 1..].iter().find(fits) {
                pairs.push([one, other].map(|(place, part)| (*place, half(*part, Reason::Number))));
                break;
            }
        }
    }
    pairs
}

/// From one payer, on two of our accounts, together exactly one of his invoices.
fn by_account(open: &Open, left: &[BankEntry]) -> Vec<[(usize, Proposal); 2]> {
    let mut by_payer: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, entry) in left.iter().enumerate().filter(|(_, entry)| is_payment(entry)) {
        if let Some(account) = entry.entry.counterparty_iban.as_deref() {
            by_payer.entry(plain(account)).or_default().push(place);
        }
    }
    let mut pairs = Vec::new();
    for (account, places) in &by_payer {
        let customers: Vec<CustomerId> =
            open.card_owners(account).iter().chain(open.known_payer(account)).copied().collect();
        let Some(customer) = customers.first().filter(|first| customers.iter().all(|one| one == *first))
        else {
            continue;
        };
        for (at, one) in places.iter().enumerate() {
            for other in &places[at + 1..] {
                let (first, second) = (&left[*one], &left[*other]);
                if first.entry.account == second.entry.account || !are_near(first, second) {
                    continue;
                }
                let together = rest(first) + rest(second);
                let own =
                    open.own(*customer, first.entry.currency, first.entry.booked.min(second.entry.booked));
                let exact: Vec<usize> =
                    own.into_iter().filter(|place| open.invoices[*place].wants() == together).collect();
                if let [only] = exact.as_slice() {
                    let invoice = Some(open.invoices[*only].id);
                    pairs.push([(one, first), (other, second)].map(|(place, entry)| {
                        let part = Part { customer: *customer, invoice, amount: rest(entry) };
                        (*place, half(part, Reason::KnownPayer))
                    }));
                }
            }
        }
    }
    pairs
}

fn half(part: Part, reason: Reason) -> Proposal {
    Proposal {
        certainty: Certainty::Certain,
        parts: vec![part],
        credits: Vec::new(),
        reasons: vec![reason, Reason::TwoHalves, Reason::Sum],
    }
}

fn is_payment(entry: &BankEntry) -> bool {
    rest(entry).is_positive() && credited_customer(&entry.entry).is_none()
}

fn are_near(one: &BankEntry, other: &BankEntry) -> bool {
    one.entry.currency == other.entry.currency
        && one.entry.booked.days_since(other.entry.booked).abs() <= DAYS
}

fn rest(entry: &BankEntry) -> Cents {
    entry.entry.amount - entry.allocated
}
