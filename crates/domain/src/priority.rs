//! How pressing work is, in three parts that can be shown: money, haste, relation (4.2, 4.6).
//!
//! Not here: in which list work stands. Pure. Invariant: with everything else equal, older is never
//! less pressing (the longer unpaid, the harder).

use crate::customer::{Closeness, Profile};
use crate::date::Date;
use crate::dossier::TodoKind;
use crate::money::Cents;
use crate::step::{Step, TaskKind};
use crate::strategy::Strategy;

/// Each part is 0 to 4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Priority {
    pub cash: u8,
    pub haste: u8,
    pub relation: u8,
}

impl Priority {
    /// One number to sort by; the parts are what is shown.
    pub fn total(self) -> u32 {
        let part = |value: u8| u32::from(value) + 1;
        part(self.cash) * part(self.haste) * part(self.relation)
    }
}

/// How pressing it is to do this about a customer with so much open, of which the oldest is so many
/// days late.
pub fn priority(
    kind: TodoKind,
    open: Cents,
    days_late: i32,
    profile: &Profile,
    strategy: &Strategy,
    on: Date,
) -> Priority {
    Priority {
        cash: cash(open),
        haste: if comes_first(kind) { 4 } else { haste(days_late) },
        relation: relation(kind, profile, strategy, on),
    }
}

fn cash(open: Cents) -> u8 {
    match open.0 / 100 {
        ..250 => 0,
        250..1_000 => 1,
        1_000..5_000 => 2,
        5_000..20_000 => 3,
        _ => 4,
    }
}

fn haste(days_late: i32) -> u8 {
    match days_late {
        45.. => 4,
        21.. => 3,
        8.. => 2,
        1.. => 1,
        _ => 0,
    }
}

/// The customer waits for us, or an agreement broke.
fn comes_first(kind: TodoKind) -> bool {
    match kind {
        TodoKind::Call(step, _) | TodoKind::Visit(step) => {
            matches!(step, Step::PromiseFollowUp | Step::ArrangementMissed)
        }
        TodoKind::Task(task, _) => matches!(
            task,
            TaskKind::FindRightPerson
                | TaskKind::SearchPayment
                | TaskKind::SolveDispute
                | TaskKind::ReadReply
                | TaskKind::FullStop
        ),
    }
}

/// What is at stake besides the money: somebody who has been with us for long, who is close, or
/// who is not happy.
fn relation(kind: TodoKind, profile: &Profile, strategy: &Strategy, on: Date) -> u8 {
    let care = matches!(kind, TodoKind::Call(Step::CareCall | Step::AfterCare, _) | TodoKind::Visit(_));
    let relation = &profile.relation;
    let mut weight = if care || comes_first(kind) { 3 } else { 2 };
    if relation.is_loyal(strategy, on) || relation.strained {
        weight += 1;
    }
    if relation.closeness == Closeness::Close && relation.good_payer {
        weight += 1;
    }
    weight.min(4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channel::Channel;

    fn of(open: i64, late: i32, profile: &Profile) -> Priority {
        let kind = TodoKind::Call(Step::ReasonCall, Channel::Phone);
        let on = "2026-03-12".parse().expect("a day");
        priority(kind, Cents(open), late, profile, &Strategy::default(), on)
    }

    #[test]
    fn b4_06_the_longer_unpaid_the_more_pressing() {
        let profile = Profile::default();
        for open in [0, 30_000, 2_500_000] {
            let totals: Vec<u32> = (0..120).map(|late| of(open, late, &profile).total()).collect();
            assert!(totals.is_sorted(), "{open}");
            assert!(totals[119] > totals[0], "{open}");
        }
    }

    #[test]
    fn b4_02_a_customer_of_years_weighs_more() {
        let mut loyal = Profile::default();
        loyal.relation.since = Some("2015-01-01".parse().expect("a day"));
        loyal.relation.product_types = Some(3);
        assert!(of(100_000, 10, &loyal).total() > of(100_000, 10, &Profile::default()).total());
    }
}
