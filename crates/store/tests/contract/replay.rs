//! What is stored is the fold of what happened (`bondig doctor --replay`), for histories that
//! nobody thought of.
//!
//! Each step is saved on a dossier that was loaded again: whole for the facts of people and books,
//! and as the run sees it for the run's own facts.

use app::{Customer, Store};
use domain::agreement::{DisputeOutcome, StopWhy};
use domain::event::{Acted, Rested};
use domain::{
    ActKind, Because, CallOutcome, Cents, Channel, Currency, CustomerId, Dossier, Event, Hold, Intent,
    InvoiceId, Step, TaskKind, Why,
};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use crate::world::{World, day, happens, new_invoice};

#[derive(Debug, Clone)]
enum Turn {
    People(Vec<Told>),
    Run(Vec<Told>),
}

/// One fact in short: what kind, about which invoice, how much, when.
type Told = (u8, u8, i64, i32);

#[test]
fn sqlite_keeps_what_folding_gives() {
    replay(&World::on_sqlite(), 256);
}

#[test]
fn postgresql_keeps_what_folding_gives() {
    if let Some(world) = World::on_postgresql() {
        replay(&world, 32);
    }
}

fn replay(world: &World, cases: u32) {
    let told = || (any::<u8>(), 0..4u8, 1..6_000i64, -20..40i32);
    let step = prop_oneof![
        prop::collection::vec(told(), 1..4).prop_map(Turn::People),
        prop::collection::vec(told(), 1..4).prop_map(Turn::Run),
    ];
    let history = prop::collection::vec(step, 1..12);
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let mut number = 0;
    let number = std::cell::RefCell::new(&mut number);
    let done = TestRunner::new(config).run(&history, |history| {
        **number.borrow_mut() += 1;
        let told = format!("K{}", **number.borrow());
        play(world, &told, &history)
    });
    done.unwrap_or_else(|problem| panic!("{problem}"));
}

fn play(world: &World, number: &str, history: &[Turn]) -> Result<(), TestCaseError> {
    let (_, first) = world.store.reserve_ids(world.client, 0, 4).unwrap();
    let customer =
        world.customer(number, vec![Event::Invoice(Box::new(new_invoice(InvoiceId(first), 5_000)))]);
    let mut folded = customer.dossier.clone();
    for step in history {
        let change = match step {
            Turn::People(told) => {
                let events = told.iter().map(|told| by_people(*told, first)).collect();
                happens(world.load(customer.id), events)
            }
            Turn::Run(told) => {
                let seen = seen_by_run(world, customer.id);
                let events = told.iter().filter_map(|told| by_run(*told, &seen)).collect();
                happens(seen, events)
            }
        };
        world.save(&change);
        change.facts.iter().for_each(|fact| folded.apply(fact));
        let stored = world.load(customer.id);
        prop_assert_eq!(&stored.dossier, &folded);
        let seen = seen_by_run(world, customer.id);
        prop_assert_eq!(&seen.dossier.state, &folded.state);
        prop_assert!(seen.dossier.open_invoices().eq(folded.open_invoices()));
    }
    let mut again = Dossier::default();
    let facts = world.store.facts(world.client, customer.id).unwrap();
    facts.iter().for_each(|row| again.apply(&row.fact));
    prop_assert_eq!(again, folded);
    Ok(())
}

fn seen_by_run(world: &World, id: CustomerId) -> Customer {
    let before = CustomerId(id.0 - 1);
    let mut page = world.store.customers_to_look_at(world.client, day("2026-03-05"), before, 1).unwrap();
    page.pop().unwrap()
}

fn by_run((kind, which, _, days): Told, seen: &Customer) -> Option<Event> {
    let invoices = &seen.dossier.invoices;
    let id = invoices.get(usize::from(which) % invoices.len().max(1))?.id;
    let because = Because::from(Why::StillOpen);
    let act = |kind, step, task, channel| {
        Event::Acted(Box::new(Acted {
            kind,
            step,
            task,
            approves: None,
            channel,
            to: None,
            invoices: vec![id],
            done: step.map(|step| (id, step)).into_iter().collect(),
            because,
            from: None,
            stands_in_for: None,
            instead: None,
        }))
    };
    let rest = |hold, until| Event::Rested(Rested { invoices: vec![id], hold, until, because });
    Some(match kind % 8 {
        0 => act(ActKind::Message, Some(Step::FriendlyReminder), None, Some(Channel::Email)),
        1 => act(ActKind::Call, Some(Step::ReasonCall), None, Some(Channel::Phone)),
        2 => act(ActKind::Task, None, Some(TaskKind::FindPhoneNumber), None),
        3 => act(ActKind::Message, Some(Step::ThankYou), None, Some(Channel::Email)),
        4 => Event::SeenAgain { invoices: vec![id] },
        5 => rest(Hold::WaitingForAnswer, Some(day("2026-03-05").plus_days(days))),
        _ => rest(Hold::Paid, None),
    })
}

fn by_people((kind, which, cents, days): Told, first: i64) -> Event {
    let invoice = InvoiceId(first + i64::from(which));
    let (amount, currency, invoices) = (Cents(cents), Currency::EUR, vec![invoice]);
    let date = day("2026-03-05").plus_days(days);
    match kind % 22 {
        0..=2 => Event::Invoice(Box::new(new_invoice(invoice, cents))),
        3..=5 => Event::Payment {
            invoice: Some(invoice),
            // Every other payment settles, whatever is open.
            amount: if cents % 2 == 0 { Cents(10_000) } else { amount },
            currency,
            dated: Some(date),
        },
        6 => Event::PaymentReversed { invoice, amount },
        7 => Event::CreditNote { invoice: Some(invoice), amount, currency },
        8 => Event::Payment { invoice: None, amount, currency, dated: None },
        9 => Event::Promise { invoices, until: date, amount: None, heard: None },
        10 => Event::DisputeOpened { invoice, amount: Some(amount), reason: "prijs".to_owned() },
        11 => Event::DisputeClosed { invoice, outcome: DisputeOutcome::LetGo, customer_satisfied: None },
        12 => Event::Arrangement {
            invoices,
            terms: vec![(date, amount), (date.plus_days(30), amount)],
            heard: None,
        },
        13 => {
            Event::TermApproved { days: days.abs(), from_issued: None, since: None, only: None, said: None }
        }
        14 => Event::CallOutcome {
            outcome: CallOutcome::ALL[which as usize * 2],
            until: Some(date),
            invoices: None,
            amount: None,
            reason: None,
        },
        15 => Event::Reply {
            channel: Channel::Email,
            intents: vec![Intent::ALL[cents as usize % Intent::ALL.len()]],
            until: Some(date),
            days: Some(days),
            invoices: None,
            amount: None,
        },
        16 => Event::DueChanged { invoice, due: date },
        17 => Event::AmountChanged { invoice, amount },
        18 => Event::Hold { invoices: Some(invoices), why: "vakantie".to_owned(), until: Some(date) },
        19 => Event::Score { nps: which * 3, said: None },
        20 => Event::MessageFailed { channel: Channel::Email },
        _ if cents % 2 == 0 => Event::Stop { why: StopWhy::Insolvency },
        _ => Event::StopEnded,
    }
}
