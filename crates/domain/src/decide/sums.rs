//! Sums that make a conversation needless: so little is open that it can wait, or money came in
//! that covers it and has no invoice yet.
//!
//! Invariant: sums never mix currencies.

use super::Seen;
use crate::because::Why;
use crate::dossier::Dossier;
use crate::money::{Cents, Currency};
use crate::standing::{Day, Standing};
use crate::step::Hold;

pub(super) fn waits_for_money(standing: &Standing) -> bool {
    matches!(standing, Standing::Rest { because, .. } if because.why == Why::MoneyWaits)
}

/// Below the threshold nothing is asked, per currency: sums never mix. It looks at what is open,
/// and at what we would ask for: nobody is called about four euro because a new invoice came.
pub(super) fn leave_small_sums(seen: &mut [Seen], from: Cents) {
    let mut sums: Vec<(Currency, Cents, Cents)> = Vec::with_capacity(1);
    for one in seen.iter() {
        let currency = one.invoice.currency;
        let place = sums.iter().position(|(known, ..)| *known == currency).unwrap_or_else(|| {
            sums.push((currency, Cents::ZERO, Cents::ZERO));
            sums.len() - 1
        });
        sums[place].1 += one.invoice.open();
        if one.standing == Standing::Free {
            sums[place].2 += one.invoice.open();
        }
    }
    for one in seen {
        let of_currency = |(known, ..): &&(Currency, Cents, Cents)| *known == one.invoice.currency;
        let Some((_, open, asked)) = sums.iter().find(of_currency) else {
            continue;
        };
        let own = match one.standing {
            Standing::Free => Cents::ZERO,
            Standing::Rest { .. } => one.invoice.open(),
        };
        one.too_little = *open < from || *asked + own < from;
    }
}

/// Money without an invoice that covers all that is open, or all that we would ask for: first it
/// finds its place. It comes after agreements and before everything that only waits for a date.
pub(super) fn hold_what_money_covers(seen: &mut [Seen], dossier: &Dossier, day: &Day) {
    for (currency, waiting) in &dossier.state.unallocated {
        let in_currency = |one: &&Seen| one.invoice.currency == *currency;
        let asked = |one: &Seen| one.standing == Standing::Free && one.due.date <= day.date;
        let open: Cents = seen.iter().filter(in_currency).map(|one| one.invoice.open()).sum();
        let due: Cents =
            seen.iter().filter(in_currency).filter(|one| asked(one)).map(|one| one.invoice.open()).sum();
        let everything = open.is_positive() && *waiting >= open;
        let covers_due = due.is_positive() && *waiting >= due;
        if !everything && !covers_due {
            continue;
        }
        for one in seen.iter_mut() {
            let waits = match one.standing {
                Standing::Free => asked(one) || everything,
                Standing::Rest { hold, .. } => {
                    let only_a_date =
                        matches!(hold, Hold::Collected | Hold::TermClaim | Hold::AgreedTerm | Hold::NotDue);
                    everything && only_a_date
                }
            };
            if one.invoice.currency != *currency {
                continue;
            }
            one.money_waits |= everything;
            if waits {
                one.money_waits = true;
                one.standing =
                    Standing::Rest { hold: Hold::Held, until: None, because: Why::MoneyWaits.into() };
            }
        }
    }
}
