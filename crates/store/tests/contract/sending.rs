//! Sending: guard and claim in one step, a result only from the runner that has the message, and
//! after a crash a person (guarantees §2).

use app::{Claimed, MessageState, Sending, Store, StoreError, Verdict};
use domain::InvoiceId;

use crate::told_to_both;
use crate::world::{World, at, frozen, yes};

told_to_both! {
    a_message_goes_from_planned_to_accepted_with_its_bytes
    an_older_runner_may_not_record_or_claim
    a_crash_between_claim_and_record_is_a_question_for_a_person
    a_refused_message_is_tried_three_times
    what_the_guard_holds_stays_planned_and_what_it_cancels_does_not_go
    the_stop_buttons_are_seen_by_the_guard
    results_of_several_messages_are_recorded_together_or_not_at_all
    a_guard_that_panics_leaves_the_message_planned
}

const NOW: &str = "2026-03-05T08:00:00Z";
const LATER: &str = "2026-03-05T08:05:00Z";

fn a_message_goes_from_planned_to_accepted_with_its_bytes(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let id = world.plan(customer.id, invoice, "one");
    let fence = world.store.next_fence().unwrap();
    let claimed = world.store.claim(world.client, id, fence, at(NOW), &mut yes).unwrap();
    let Claimed::Send(message, bytes) = claimed else { panic!("{claimed:?}") };
    assert_eq!(message, world.message("one"));
    assert_eq!((message.state, message.attempt, message.fence), (MessageState::Sending, 1, fence));
    assert_eq!(message.claimed_at, Some(at(NOW)));
    assert_eq!(message.recipient.as_deref(), Some(bytes.recipient.as_str()));
    assert_eq!(world.store.message_bytes(world.client, id).unwrap(), Some(bytes.bytes));
    assert_eq!(world.store.messages_to_send(world.client, 9).unwrap(), []);

    let results = [(id, MessageState::Accepted, "250 OK".to_owned())];
    world.store.record(world.client, &results, fence, at(LATER)).unwrap();
    let message = world.message("one");
    assert_eq!((message.state, message.decided_at), (MessageState::Accepted, Some(at(LATER))));
    assert_eq!(message.answer.as_deref(), Some("250 OK"));
    let again = world.store.claim(world.client, id, fence + 1, at(LATER), &mut yes).unwrap();
    assert_eq!(again, Claimed::Gone);
}

fn an_older_runner_may_not_record_or_claim(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let id = world.plan(customer.id, invoice, "one");
    let old = world.store.next_fence().unwrap();
    let new = world.store.next_fence().unwrap();
    assert!(new > old);
    world.store.claim(world.client, id, old, at(NOW), &mut yes).unwrap();
    // The old runner freezes; the new one gives up on it, a person has it sent again.
    let given_up = world.store.give_up_claims(world.client, at(LATER), at(LATER)).unwrap();
    assert_eq!(given_up.iter().map(|message| message.id).collect::<Vec<_>>(), [id]);
    let late = [(id, MessageState::Accepted, "250 OK".to_owned())];
    let answer = world.store.record(world.client, &late, old, at(LATER));
    assert!(matches!(answer, Err(StoreError::Conflict)), "{answer:?}");
    world.store.resolve_uncertain(world.client, id, MessageState::Planned, "not sent", at(LATER)).unwrap();
    world.store.claim(world.client, id, new, at(LATER), &mut yes).unwrap();
    // The old runner wakes up.
    let answer = world.store.record(world.client, &late, old, at(LATER));
    assert!(matches!(answer, Err(StoreError::Conflict)), "{answer:?}");
    assert_eq!(world.message("one").state, MessageState::Sending);
    let failed = [(id, MessageState::Failed, "451".to_owned())];
    world.store.record(world.client, &failed, new, at(LATER)).unwrap();
    let answer = world.store.claim(world.client, id, old, at(LATER), &mut yes).unwrap();
    assert_eq!(answer, Claimed::Gone);
}

fn a_crash_between_claim_and_record_is_a_question_for_a_person(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let id = world.plan(customer.id, invoice, "one");
    world.store.claim(world.client, id, 1, at(NOW), &mut yes).unwrap();
    // The process is gone; another one opens the same installation.
    let after = store::open(&world.url).unwrap();
    assert_eq!(after.messages_to_send(world.client, 9).unwrap(), []);
    assert_eq!(after.give_up_claims(world.client, at(NOW), at(NOW)).unwrap(), []);
    let uncertain = after.give_up_claims(world.client, at(LATER), at(LATER)).unwrap();
    assert_eq!(uncertain, [world.message("one")]);
    assert_eq!(uncertain[0].state, MessageState::Uncertain);
    assert_eq!(after.give_up_claims(world.client, at(LATER), at(LATER)).unwrap(), []);
    assert_eq!(after.claim(world.client, id, 9, at(LATER), &mut yes).unwrap(), Claimed::Gone);

    let resolve = |state| after.resolve_uncertain(world.client, id, state, "gevonden", at(LATER));
    assert!(matches!(resolve(MessageState::Sending), Err(StoreError::Conflict)));
    resolve(MessageState::Accepted).unwrap();
    let message = world.message("one");
    assert_eq!((message.state, message.answer.as_deref()), (MessageState::Accepted, Some("gevonden")));
    assert!(matches!(resolve(MessageState::Planned), Err(StoreError::Conflict)));
}

fn a_refused_message_is_tried_three_times(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let id = world.plan(customer.id, invoice, "one");
    for attempt in 1..=3 {
        assert_eq!(world.store.messages_to_send(world.client, 9).unwrap(), [id]);
        let text = format!("poging {attempt}");
        let mut guard = |_: &_, _: &_, _: &_| Verdict::Send(frozen(&text));
        let claimed = world.store.claim(world.client, id, 1, at(NOW), &mut guard).unwrap();
        assert!(matches!(claimed, Claimed::Send(message, _) if message.attempt == attempt));
        let failed = [(id, MessageState::Failed, "550".to_owned())];
        world.store.record(world.client, &failed, 1, at(NOW)).unwrap();
        assert_eq!(world.store.message_bytes(world.client, id).unwrap(), Some(text.into_bytes()));
    }
    assert_eq!(world.store.messages_to_send(world.client, 9).unwrap(), []);
    assert_eq!(world.store.claim(world.client, id, 1, at(NOW), &mut yes).unwrap(), Claimed::Gone);
}

fn what_the_guard_holds_stays_planned_and_what_it_cancels_does_not_go(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let (other, its_invoice) = world.owing("K2");
    let ids = [
        world.plan(customer.id, invoice, "hold"),
        world.plan(other.id, its_invoice, "cancel"),
        world.plan(customer.id, invoice, "send"),
    ];
    let mut guard = |_: &_, customer: &app::Customer, message: &app::Message| {
        assert_eq!(customer.id, message.customer);
        match message.new.key.as_str() {
            "hold" => Verdict::Hold("bank_stale".to_owned()),
            "cancel" => Verdict::Cancel("disputed".to_owned()),
            _ => Verdict::Send(frozen("ja")),
        }
    };
    let claimed = world.store.claim_many(world.client, &ids, 1, at(NOW), &mut guard).unwrap();
    assert_eq!(claimed[..2], [Claimed::Held("bank_stale".to_owned()), Claimed::Cancelled]);
    assert!(matches!(claimed[2], Claimed::Send(..)));
    let states = ["hold", "cancel", "send"].map(|key| world.message(key).state);
    assert_eq!(states, [MessageState::Planned, MessageState::Cancelled, MessageState::Sending]);
}

fn the_stop_buttons_are_seen_by_the_guard(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let id = world.plan(customer.id, invoice, "one");
    let sending = || {
        let mut seen = None;
        let mut guard = |client: &app::Client, _: &_, _: &_| {
            seen = Some(client.sending);
            Verdict::Hold("look".to_owned())
        };
        world.store.claim(world.client, id, 1, at(NOW), &mut guard).unwrap();
        seen.unwrap()
    };
    assert_eq!(sending(), Sending::Open);
    world.store.set_sending(world.client, Sending::FirstDayCheck).unwrap();
    assert_eq!(sending(), Sending::FirstDayCheck);
    world.store.set_sending(world.client, Sending::Open).unwrap();
    world.store.set_all_stopped(true).unwrap();
    assert!(world.store.all_stopped().unwrap());
    assert_eq!(sending(), Sending::Stopped);
    world.store.set_all_stopped(false).unwrap();
    assert_eq!(sending(), Sending::Open);
}

fn results_of_several_messages_are_recorded_together_or_not_at_all(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let ids = ["one", "two"].map(|key| world.plan(customer.id, invoice, key));
    world.store.claim(world.client, ids[0], 1, at(NOW), &mut yes).unwrap();
    let results = ids.map(|id| (id, MessageState::Accepted, "250".to_owned()));
    let answer = world.store.record(world.client, &results, 1, at(NOW));
    assert!(matches!(answer, Err(StoreError::Conflict)), "{answer:?}");
    assert_eq!(world.message("one").state, MessageState::Sending);
}

fn a_guard_that_panics_leaves_the_message_planned(world: &World) {
    let (customer, invoice): (_, InvoiceId) = world.owing("K1");
    let id = world.plan(customer.id, invoice, "one");
    let broken = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let mut guard = |_: &_, _: &_, _: &_| panic!("a letter that cannot be made");
        world.store.claim(world.client, id, 1, at(NOW), &mut guard)
    }));
    assert!(broken.is_err());
    assert_eq!(world.message("one").state, MessageState::Planned);
    assert!(matches!(world.store.claim(world.client, id, 1, at(NOW), &mut yes).unwrap(), Claimed::Send(..)));
}
