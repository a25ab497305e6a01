//! Messages as people see them: lists, counts, withdrawing.

use app::{MessageFilter, MessageState, Store};
use domain::Event;

use crate::told_to_both;
use crate::world::{World, at, day, happens, new_message, yes};

told_to_both! {
    lists_are_filtered_and_newest_first
    planned_messages_are_withdrawn_with_the_reason
    a_change_withdraws_only_messages_of_its_customer
    what_was_planned_is_told_exactly
}

fn lists_are_filtered_and_newest_first(world: &World) {
    let (first, one) = world.owing("K1");
    let (second, two) = world.owing("K2");
    world.plan(first.id, one, "a");
    let sent = world.plan(second.id, two, "b");
    let mut change = happens(world.load(first.id), Vec::new());
    change.messages.push(app::NewMessage { planned_on: day("2026-03-06"), ..new_message("c", one) });
    world.save(&change);
    world.store.claim(world.client, sent, 1, at("2026-03-05T08:00:00Z"), &mut yes).unwrap();

    let keys = |filter: MessageFilter| {
        let list = world.store.messages(world.client, &filter, 0, 10).unwrap();
        list.iter().map(|message| message.new.key.clone()).collect::<Vec<_>>().join(" ")
    };
    let all = MessageFilter::default;
    assert_eq!(keys(all()), "c b a");
    assert_eq!(keys(MessageFilter { on: Some(day("2026-03-05")), ..all() }), "b a");
    assert_eq!(keys(MessageFilter { customer: Some(first.id), ..all() }), "c a");
    assert_eq!(keys(MessageFilter { states: vec![MessageState::Planned], ..all() }), "c a");
    let both = vec![MessageState::Sending, MessageState::Failed];
    assert_eq!(keys(MessageFilter { states: both, ..all() }), "b");
    assert_eq!(keys(MessageFilter { search: Some("bakkerij K2".to_owned()), ..all() }), "b");
    assert_eq!(keys(MessageFilter { search: Some("UW FACTUUR".to_owned()), ..all() }), "b");
    let page = world.store.messages(world.client, &all(), 1, 1).unwrap();
    assert_eq!(page[0].new.key, "b");
    let counts = world.store.message_counts(world.client, day("2026-03-05")).unwrap();
    assert_eq!(counts, [(MessageState::Planned, 1), (MessageState::Sending, 1)]);
    assert_eq!(world.store.messages_to_send(world.client, 1).unwrap(), [world.message("a").id]);
}

fn planned_messages_are_withdrawn_with_the_reason(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let ids = ["gone", "left"].map(|key| world.plan(customer.id, invoice, key));
    let now = at("2026-03-05T08:00:00Z");
    world.store.claim(world.client, ids[1], 1, now, &mut yes).unwrap();
    world.store.withdraw(world.client, &ids, "belegd", now).unwrap();
    let gone = world.message("gone");
    assert_eq!((gone.state, gone.answer.as_deref()), (MessageState::Cancelled, Some("belegd")));
    assert_eq!(world.message("left").state, MessageState::Sending);
}

fn a_change_withdraws_only_messages_of_its_customer(world: &World) {
    let (first, one) = world.owing("K1");
    let (second, two) = world.owing("K2");
    let ids = [world.plan(first.id, one, "his"), world.plan(second.id, two, "hers")];
    let mut change = happens(world.load(first.id), vec![Event::Note { text: "belt".to_owned() }]);
    change.withdrawn = ids.map(|id| (id, "promised".to_owned())).to_vec();
    world.save(&change);
    assert_eq!(world.message("his").state, MessageState::Cancelled);
    assert_eq!(world.message("hers").state, MessageState::Planned);
}

fn what_was_planned_is_told_exactly(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let id = world.plan(customer.id, invoice, "one");
    let message = world.store.message(world.client, id).unwrap().unwrap();
    assert_eq!(message.new, new_message("one", invoice));
    assert_eq!((message.client, message.customer, message.id), (world.client, customer.id, id));
    assert_eq!((message.state, message.attempt), (MessageState::Planned, 0));
    assert_eq!(message.customer_name, "Bakkerij K1");
    assert_eq!(world.store.message_bytes(world.client, id).unwrap(), None);
    assert_eq!(world.store.message(world.client, app::MessageId(99)).unwrap(), None);
}
