//! Saving: all or nothing, only on what was loaded, and nothing that happened can be changed.

use app::{Store, StoreError};
use domain::{Event, Fact};

use crate::told_to_both;
use crate::world::{World, happens, new_message, payment};

told_to_both! {
    saving_on_an_old_version_is_a_conflict_and_leaves_nothing
    a_message_is_planned_once_and_a_second_plan_saves_nothing
    one_conflict_in_a_page_saves_nothing_of_the_page
    a_customer_number_is_given_once
    reserved_numbers_are_never_given_twice
    what_happened_cannot_be_changed_or_deleted
}

fn note(text: &str) -> Event {
    Event::Note { text: text.to_owned() }
}

fn saving_on_an_old_version_is_a_conflict_and_leaves_nothing(world: &World) {
    let (customer, invoice) = world.owing("K1");
    world.happen(customer.id, vec![payment(invoice, 2_500)]);
    let facts = world.store.facts(world.client, customer.id).unwrap();

    let mut late = happens(customer.clone(), vec![note("te laat")]);
    late.messages.push(new_message("late", invoice));
    let answer = world.store.commit(world.client, &[late]);

    assert!(matches!(answer, Err(StoreError::Conflict)), "{answer:?}");
    assert_eq!(world.store.facts(world.client, customer.id).unwrap(), facts);
    assert_eq!(world.store.messages_to_send(world.client, 10).unwrap(), []);
    assert_eq!(world.load(customer.id).version, 2);
}

fn a_message_is_planned_once_and_a_second_plan_saves_nothing(world: &World) {
    let (customer, invoice) = world.owing("K1");
    world.plan(customer.id, invoice, "K1 friendly 1");
    let before = world.load(customer.id);

    let mut again = happens(before.clone(), vec![note("nog eens")]);
    again.messages.push(new_message("K1 friendly 1", invoice));
    let answer = world.store.commit(world.client, &[again]);

    assert!(matches!(answer, Err(StoreError::AlreadyDone)), "{answer:?}");
    assert_eq!(world.load(customer.id), before);
    assert_eq!(world.store.messages_to_send(world.client, 10).unwrap().len(), 1);
}

fn one_conflict_in_a_page_saves_nothing_of_the_page(world: &World) {
    let (first, invoice) = world.owing("K1");
    let (second, _) = world.owing("K2");
    world.happen(second.id, vec![note("gebeld")]);
    let page = [happens(first.clone(), vec![payment(invoice, 10_000)]), happens(second, vec![note("oud")])];
    let answer = world.store.commit(world.client, &page);
    assert!(matches!(answer, Err(StoreError::Conflict)), "{answer:?}");
    assert_eq!(world.load(first.id), first);
}

fn a_customer_number_is_given_once(world: &World) {
    world.customer("K1", Vec::new());
    let other = world.customer("K2", Vec::new());
    let mut change = happens(other.clone(), Vec::new());
    change.after.card.number = "K1".to_owned();
    let answer = world.store.commit(world.client, &[change]);
    assert!(matches!(answer, Err(StoreError::AlreadyDone)), "{answer:?}");
    assert_eq!(world.load(other.id), other);
    // Who has no number in the bookkeeping stands in nobody's way.
    world.customer("", Vec::new());
    world.customer("", Vec::new());
}

fn reserved_numbers_are_never_given_twice(world: &World) {
    let take = || (0..20).map(|_| world.store.reserve_ids(world.client, 3, 2).unwrap()).collect::<Vec<_>>();
    let (mut one, two) = std::thread::scope(|scope| {
        let other = scope.spawn(take);
        (take(), other.join().unwrap())
    });
    one.extend(two);
    one.sort();
    let expected: Vec<(i64, i64)> = (0..40).map(|turn| (1 + turn * 3, 1 + turn * 2)).collect();
    assert_eq!(one, expected);
}

fn what_happened_cannot_be_changed_or_deleted(world: &World) {
    let (customer, _) = world.owing("K1");
    let facts: Vec<Fact> =
        world.store.facts(world.client, customer.id).unwrap().into_iter().map(|row| row.fact).collect();
    for statement in [
        "UPDATE timeline SET source = 'x'",
        "DELETE FROM timeline",
        "UPDATE posting SET amount = 1",
        "DELETE FROM posting",
    ] {
        let answer = raw(&world.url, statement);
        assert!(answer.as_ref().is_err_and(|said| said.contains("append-only")), "{statement}: {answer:?}");
    }
    let now = world.store.facts(world.client, customer.id).unwrap();
    assert!(now.iter().map(|row| &row.fact).eq(&facts));
}

/// What somebody with a database tool would do.
fn raw(url: &str, statement: &str) -> Result<(), String> {
    if url.starts_with("postgres") {
        let mut client = postgres::Client::connect(url, postgres::NoTls).unwrap();
        let answer = client.batch_execute(statement);
        answer.map_err(|problem| {
            problem.as_db_error().map_or_else(String::new, |said| said.message().to_owned())
        })
    } else {
        let file = rusqlite::Connection::open(url).unwrap();
        file.execute_batch(statement).map_err(|problem| problem.to_string())
    }
}
