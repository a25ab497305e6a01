//! Two at once: runners that want the same message, a payment and a claim that meet.

use std::sync::Barrier;

use app::{Claimed, MessageState, Store, Verdict};

use crate::told_to_both;
use crate::world::{World, at, frozen, happens, payment, yes};

told_to_both! {
    of_two_runners_exactly_one_gets_each_message
    the_guard_sees_a_payment_that_was_saved_just_before
    a_payment_and_a_claim_never_pass_each_other_unseen
}

const NOW: &str = "2026-03-05T08:00:00Z";

fn open_sum(customer: &app::Customer) -> i64 {
    customer.dossier.open_invoices().map(|invoice| invoice.open().0).sum()
}

fn of_two_runners_exactly_one_gets_each_message(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let ids: Vec<_> = (0..25).map(|turn| world.plan(customer.id, invoice, &format!("turn {turn}"))).collect();
    let barrier = Barrier::new(2);
    let run = |fence| {
        barrier.wait();
        let claim = |id: &_| world.store.claim(world.client, *id, fence, at(NOW), &mut yes).unwrap();
        ids.iter().map(|id| matches!(claim(id), Claimed::Send(..))).collect::<Vec<bool>>()
    };
    let fence = world.store.next_fence().unwrap();
    let (one, two) = std::thread::scope(|scope| {
        let other = scope.spawn(|| run(fence));
        (run(fence), other.join().unwrap())
    });
    for (turn, (one, two)) in one.into_iter().zip(two).enumerate() {
        assert!(one != two, "turn {turn}: {one} {two}");
        assert_eq!(world.message(&format!("turn {turn}")).attempt, 1);
    }
}

fn the_guard_sees_a_payment_that_was_saved_just_before(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let id = world.plan(customer.id, invoice, "one");
    world.happen(customer.id, vec![payment(invoice, 10_000)]);
    let mut seen = None;
    let claimed = world.store.claim(world.client, id, 1, at(NOW), &mut |client, customer, message| {
        seen = Some((client.clone(), open_sum(customer), message.clone()));
        Verdict::Cancel("paid".to_owned())
    });
    assert_eq!(claimed.unwrap(), Claimed::Cancelled);
    let (client, open, message) = seen.unwrap();
    assert_eq!(Some(client), world.store.client(world.client).unwrap());
    assert_eq!(
        (open, message.state, message.customer_name.as_str()),
        (0, MessageState::Planned, "Bakkerij K1")
    );
    let message = world.message("one");
    assert_eq!((message.state, message.answer.as_deref()), (MessageState::Cancelled, Some("paid")));
    assert_eq!((message.decided_at, message.attempt), (Some(at(NOW)), 0));
}

/// Whatever the threads do: a message that left was claimed while the money was still open, and a
/// claim that comes after the payment sees it.
fn a_payment_and_a_claim_never_pass_each_other_unseen(world: &World) {
    for turn in 0..15 {
        let (customer, invoice) = world.owing(&format!("K{turn}"));
        let key = format!("turn {turn}");
        let id = world.plan(customer.id, invoice, &key);
        let barrier = Barrier::new(2);
        let pay = || {
            let change = happens(world.load(customer.id), vec![payment(invoice, 10_000)]);
            barrier.wait();
            world.store.commit(world.client, &[change]).unwrap();
            world.message(&key).state
        };
        let claim = || {
            barrier.wait();
            let mut guard = |_: &_, customer: &app::Customer, _: &_| match open_sum(customer) {
                0 => Verdict::Cancel("paid".to_owned()),
                _ => Verdict::Send(frozen("nog open")),
            };
            world.store.claim(world.client, id, 1, at(NOW), &mut guard).unwrap()
        };
        let (after_payment, claimed) = std::thread::scope(|scope| {
            let payer = scope.spawn(pay);
            let claimed = claim();
            (payer.join().unwrap(), claimed)
        });
        match claimed {
            // It left before the payment was saved: then whoever saved the payment can see so.
            Claimed::Send(..) => assert_eq!(after_payment, MessageState::Sending, "turn {turn}"),
            Claimed::Cancelled => assert_eq!(world.message(&key).attempt, 0),
            other => panic!("{other:?}"),
        }
    }
}
