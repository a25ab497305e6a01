//! What was agreed, listed over all customers; facts of one kind; links without an account.

use app::{Agreed, AgreedKind, Invitation, Shown, Store, Subject};
use domain::agreement::{DisputeOutcome, PromiseState};
use domain::{Event, InvoiceId};

use crate::told_to_both;
use crate::world::{World, at, day, payment};

told_to_both! {
    an_agreement_is_listed_until_it_is_over
    each_kind_has_its_own_list
    facts_of_a_kind_are_found_by_day
    a_link_is_answered_once
    links_of_one_client_are_not_anothers
}

fn promise(invoice: InvoiceId) -> Event {
    Event::Promise { invoices: vec![invoice], until: day("2026-03-10"), amount: None, heard: None }
}

fn an_agreement_is_listed_until_it_is_over(world: &World) {
    let (customer, invoice) = world.owing("K1");
    world.happen(customer.id, vec![promise(invoice)]);
    let listed = |shown| world.store.agreed(world.client, AgreedKind::Promise, shown, 0, 10).unwrap();
    let rows = listed(Shown::Open);
    let [row] = rows.as_slice() else { panic!("{rows:?}") };
    assert_eq!((row.customer, row.number.as_str(), row.is_open), (customer.id, "K1", true));
    let Agreed::Promise(promise) = &row.agreed else { panic!("{row:?}") };
    assert_eq!((promise.until, promise.state), (day("2026-03-10"), PromiseState::Open));

    world.happen(customer.id, vec![payment(invoice, 10_000)]);
    assert_eq!(listed(Shown::Open), []);
    let rows = listed(Shown::All);
    let Agreed::Promise(promise) = &rows[0].agreed else { panic!("{rows:?}") };
    assert_eq!((promise.state, rows[0].is_open), (PromiseState::Kept, false));
}

fn each_kind_has_its_own_list(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let (other, disputed) = world.owing("K2");
    let opened = Event::DisputeOpened { invoice: disputed, amount: None, reason: "delivery".to_owned() };
    world.happen(customer.id, vec![Event::TermClaimed { days: 30, said: None }, promise(invoice)]);
    world.happen(other.id, vec![opened]);
    let count = |kind| world.store.agreed(world.client, kind, Shown::Open, 0, 10).unwrap().len();
    assert_eq!(AgreedKind::ALL.map(count), [1, 1, 0, 1, 0, 0]);

    let closed = Event::DisputeClosed {
        invoice: disputed,
        outcome: DisputeOutcome::Agree,
        customer_satisfied: Some(true),
    };
    world.happen(other.id, vec![closed]);
    world.happen(customer.id, vec![Event::TermDenied { said: None }]);
    assert_eq!(AgreedKind::ALL.map(count), [1, 0, 0, 0, 0, 0]);
    let elsewhere =
        world.store.add_client("Ander BV", &crate::world::settings(), app::Sending::Open).unwrap();
    assert_eq!(world.store.agreed(elsewhere, AgreedKind::Promise, Shown::All, 0, 10).unwrap(), []);
}

fn facts_of_a_kind_are_found_by_day(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let (other, second) = world.owing("K2");
    world.happen(customer.id, vec![promise(invoice), Event::TermDenied { said: None }]);
    world.happen(other.id, vec![promise(second)]);
    let found = |from, through, offset| {
        let (from, through) = (day(from), day(through));
        world.store.facts_between(world.client, "promise", from, through, offset, 10).unwrap()
    };
    let promises = found("2026-03-05", "2026-03-05", 0);
    let of: Vec<_> = promises.iter().map(|(customer, row)| (*customer, row.fact.event.clone())).collect();
    assert_eq!(of, [(customer.id, promise(invoice)), (other.id, promise(second))]);
    assert_eq!(found("2026-03-05", "2026-03-05", 1).len(), 1);
    assert_eq!(found("2026-03-06", "2026-12-31", 0), []);
    assert_eq!(found("2026-01-01", "2026-03-04", 0), []);
}

fn invitation(world: &World) -> Invitation {
    let (customer, invoice) = world.owing("K1");
    Invitation {
        client: world.client,
        customer: customer.id,
        kind: "dispute_answer".to_owned(),
        subject: Subject { invoices: vec![invoice], number: Some(2), who: "Kees van Dam".to_owned() },
        by: "Anna de Vries".to_owned(),
        created: at("2026-03-05T08:00:00Z"),
        expires: at("2026-04-05T08:00:00Z"),
        used: None,
    }
}

fn a_link_is_answered_once(world: &World) {
    let mut wanted = invitation(world);
    world.store.add_invitation("hash", &wanted).unwrap();
    assert_eq!(world.store.invitation("hash").unwrap().as_ref(), Some(&wanted));
    assert_eq!(world.store.invitation("other").unwrap(), None);
    let now = at("2026-03-06T08:00:00Z");
    assert!(world.store.use_invitation("hash", now).unwrap());
    assert!(!world.store.use_invitation("hash", at("2026-03-07T08:00:00Z")).unwrap());
    wanted.used = Some(now);
    assert_eq!(world.store.invitation("hash").unwrap(), Some(wanted));
}

fn links_of_one_client_are_not_anothers(world: &World) {
    let mut wanted = invitation(world);
    wanted.client =
        world.store.add_client("Ander BV", &crate::world::settings(), app::Sending::Open).unwrap();
    // The customer is the first client's: the database refuses a link that crosses.
    assert!(world.store.add_invitation("hash", &wanted).is_err());
    assert_eq!(world.store.invitation("hash").unwrap(), None);
}
