//! Random histories of one customer: who he is, what he was invoiced, what happens on which day.
//!
//! An event is drawn as four small numbers and gets its meaning on its day (`happening.rs`), so that
//! a failing history shrinks to the few events that matter.

use domain::{
    Channel, Channels, Closeness, Collect, Currency, CustomerKind, Date, Preference, Profile, Relation, Style,
};
use proptest::prelude::*;

/// The first day of every history, a Monday.
pub const FIRST_DAY: &str = "2026-02-02";
/// Nothing happens after day 104: in the days that follow everything has to find its end.
pub const DAYS: i32 = 150;

#[derive(Debug, Clone)]
pub struct History {
    pub profile: Profile,
    pub invoices: Vec<Drawn>,
    pub happenings: Vec<Happening>,
    /// Days without bank data: first day and length.
    pub stale: Vec<(u8, u8)>,
    /// Days on which we were not there.
    pub down: Option<(u8, u8)>,
    pub closed: Option<u8>,
}

#[derive(Debug, Clone)]
pub struct Drawn {
    /// Day of issue, from forty days before the first day.
    pub issued: u8,
    pub term: i32,
    pub cents: i64,
    pub currency: Currency,
    pub collect: Collect,
}

/// Something that happens, with numbers that choose among what is possible on that day.
#[derive(Debug, Clone, Copy)]
pub struct Happening {
    pub day: u8,
    pub kind: u8,
    pub which: u8,
    pub how: u8,
}

pub fn first_day() -> Date {
    FIRST_DAY.parse().expect("a date")
}

pub fn history() -> impl Strategy<Value = History> {
    histories(drawn(), 6, happening(any::<u8>().boxed()))
}

/// Much is promised, arranged, claimed, complained about and approved.
pub fn history_of_agreements() -> impl Strategy<Value = History> {
    let kinds = vec![0, 8, 17, 18, 19, 22, 23, 24, 25, 30, 192, 194, 196, 203, 206, 207];
    histories(drawn(), 6, happening(prop::sample::select(kinds).boxed()))
}

/// A complaint that is solved and paid in the first weeks, and now and then something else: what a
/// good word needs before it may be asked.
pub fn history_of_a_solved_complaint() -> impl Strategy<Value = History> {
    let early = drawn().prop_map(|drawn| Drawn { issued: drawn.issued % 40, ..drawn });
    (histories(early, 2, happening(any::<u8>().boxed())), 35..50u8).prop_map(|(mut history, day)| {
        history.happenings.truncate(4);
        history.down = None;
        let happens = |day, kind| Happening { day, kind, which: 0, how: 0 };
        history.happenings.extend([
            happens(day, 19),
            happens(day + 3, 20),
            happens(day + 5, 11),
            happens(day + 6, 11),
        ]);
        history.happenings.sort_by_key(|happening| happening.day);
        history
    })
}

fn histories(
    drawn: impl Strategy<Value = Drawn>,
    invoices: usize,
    happening: impl Strategy<Value = Happening>,
) -> impl Strategy<Value = History> {
    (
        profile(),
        prop::collection::vec(drawn, 1..=invoices),
        prop::collection::vec(happening, 0..=14),
        prop::collection::vec((0..100u8, 1..6u8), 0..=2),
        prop::option::weighted(0.3, (5..90u8, 1..20u8)),
        prop::option::weighted(0.3, 0..100u8),
    )
        .prop_map(|(profile, invoices, happenings, stale, down, closed)| History {
            profile,
            invoices,
            happenings,
            stale,
            down,
            closed,
        })
}

fn profile() -> impl Strategy<Value = Profile> {
    let channel = || prop::option::weighted(0.3, prop::sample::select(Channel::ALL.to_vec()));
    let channels = |chance: f64| {
        prop::collection::vec(prop::bool::weighted(chance), 7).prop_map(|drawn| {
            let chosen = Channel::ALL.iter().zip(drawn).filter(|(_, yes)| *yes);
            Channels::of(&chosen.map(|(channel, _)| *channel).collect::<Vec<_>>())
        })
    };
    let closeness = prop::sample::select(Closeness::ALL.to_vec());
    let style = prop::sample::select(Style::ALL.to_vec());
    (
        (closeness, prop::bool::ANY, prop::bool::ANY, style),
        (channel(), channel()),
        (channels(0.6), channels(0.1), channels(0.4)),
        prop::bool::ANY,
    )
        .prop_map(|(who, prefers, (reachable, refused, consent), consumer)| Profile {
            kind: if consumer { CustomerKind::Consumer } else { CustomerKind::Business },
            relation: Relation {
                closeness: who.0,
                strained: who.1,
                good_payer: who.2,
                ..Relation::default()
            },
            preference: Preference { reminders: prefers.0, admin: prefers.1, ..Preference::default() },
            style: who.3,
            reachable,
            refused,
            consent,
            ..Profile::default()
        })
}

fn drawn() -> impl Strategy<Value = Drawn> {
    let currency = prop_oneof![9 => Just("EUR"), 1 => Just("USD")];
    let collect = prop_oneof![9 => Just(Collect::Transfer), 1 => Just(Collect::DirectDebit)];
    let cents = prop_oneof![1 => 100..600i64, 8 => 1_000..90_000i64, 1 => 200_000..2_000_000i64];
    (0..110u8, prop::sample::select(vec![0, 8, 14, 30]), cents, currency, collect).prop_map(
        |(issued, term, cents, currency, collect)| Drawn {
            issued,
            term,
            cents,
            currency: currency.parse().expect("a currency"),
            collect,
        },
    )
}

fn happening(kinds: BoxedStrategy<u8>) -> impl Strategy<Value = Happening> {
    (0..105u8, kinds, any::<u8>(), any::<u8>()).prop_map(|(day, kind, which, how)| Happening {
        day,
        kind,
        which,
        how,
    })
}
