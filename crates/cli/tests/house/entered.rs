//! What people enter steers at once: between the plan and the mail too (G3).

use app::{Doing, MessageState, Store, people};
use domain::{Channel, CustomerId, Event, InvoiceId, Step, TaskKind};

use crate::bookkeeping::{many_late, next_day};
use crate::house::{CLIENT, House, at, day};

fn entered(house: &House, customer: CustomerId, events: &[Event]) {
    let app = house.app();
    let doing =
        Doing { app: &app, client: CLIENT, by: "Eva", today: day("2026-03-04"), now: at("2026-03-04") };
    people::record(&doing, customer, events).unwrap();
}

/// Reminders to four customers are planned; sending is still closed.
fn planned() -> (House, Vec<(CustomerId, InvoiceId)>) {
    let house = House::new();
    many_late(&house, 4);
    house.run("2026-03-04");
    let mut messages = house.messages_in(MessageState::Planned);
    assert_eq!(messages.len(), 4);
    messages.reverse();
    let about = messages.iter().map(|message| (message.customer, message.new.invoices[0]));
    (house, about.collect())
}

#[test]
fn promise_dispute_and_refusal_withdraw_what_is_planned() {
    let (house, about) = planned();
    let promise =
        Event::Promise { invoices: vec![about[0].1], until: day("2026-03-20"), amount: None, heard: None };
    let dispute =
        Event::DisputeOpened { invoice: about[1].1, amount: None, reason: "niet geleverd".to_owned() };
    let refusal = Event::Refuses { channel: Channel::Email };
    for (place, event) in [promise, dispute, refusal].into_iter().enumerate() {
        entered(&house, about[place].0, &[event]);
    }
    let mut reasons: Vec<String> = house
        .messages_in(MessageState::Cancelled)
        .iter()
        .map(|message| message.answer.clone().unwrap())
        .collect();
    reasons.sort_unstable();
    assert_eq!(reasons, ["disputed", "no_channel", "promised"]);
    house.ok(&["release"]);
    let (delivery, _) = house.run("2026-03-04");
    assert_eq!(delivery["accepted"], 1);
    assert_eq!(house.letters().len(), 1);
    house.is_sound();
}

#[test]
fn a_payment_that_comes_in_before_the_mail_leaves_keeps_it_here() {
    let (house, _) = planned();
    let paid = crate::files::Paid::new("B1", "2026-03-03", 10_100, "betaling 2026-0001 dank");
    let bank = house.write("paid.xml", &crate::files::statement("2026-03-03", &[paid]));
    house.import("2026-03-04", &[bank]);
    house.ok(&["release"]);
    let (delivery, _) = house.run("2026-03-04");
    assert_eq!((&delivery["accepted"], &delivery["cancelled"]), (&3.into(), &1.into()));
    assert_eq!(house.messages_in(MessageState::Cancelled)[0].answer.as_deref(), Some("paid"));
}

#[test]
fn a_new_address_opens_the_channel_again_and_the_step_is_not_lost() {
    let Some(server) = testkit::smtp::server() else {
        return;
    };
    let house = House::with_server(&server);
    many_late(&house, 1);
    house.ok(&["release"]);
    server.refuse("klant1@klant.example");
    house.run("2026-03-04");
    assert_eq!(house.messages_in(MessageState::Failed).len(), 1);
    let app = house.app();
    let customer = house.messages()[0].customer;
    let mut card = app.customer(CLIENT, customer).unwrap().card;
    card.email = Some("nieuw@klant.example".to_owned());
    let doing =
        Doing { app: &app, client: CLIENT, by: "Eva", today: day("2026-03-04"), now: at("2026-03-04") };
    people::change_card(&doing, customer, card).unwrap();
    next_day(&house, "2026-03-05", "2026-03-04");
    let mails = server.wait_for(1);
    assert_eq!(mails[0].to, ["nieuw@klant.example"]);
    let steps: Vec<_> = house.messages().iter().map(|one| one.new.step).collect();
    assert_eq!(steps, [Step::FriendlyReminder, Step::FriendlyReminder]);
    house.is_sound();
}

#[test]
fn a_customer_whose_address_is_gone_is_reached_another_way() {
    let (house, about) = planned();
    let store = house.store();
    let before = store.customer(CLIENT, about[0].0).unwrap().unwrap();
    let mut after = before.clone();
    after.card.email = None;
    let change = app::Change {
        before,
        after,
        facts: Vec::new(),
        source: "test".to_owned(),
        at: at("2026-03-04"),
        messages: Vec::new(),
        withdrawn: Vec::new(),
    };
    store.commit(CLIENT, &[change]).unwrap();
    house.ok(&["release"]);
    let (delivery, _) = house.run("2026-03-04");
    assert_eq!((&delivery["accepted"], &delivery["failed"]), (&3.into(), &1.into()));
    // Nothing is lost silently: the message is withdrawn with its reason, a person gets work.
    assert_eq!(house.messages_in(MessageState::Cancelled).len(), 1);
    let customer = store.customer(CLIENT, about[0].0).unwrap().unwrap();
    assert!(customer.dossier.state.failed.has(Channel::Email));
    next_day(&house, "2026-03-09", "2026-03-06");
    let work = store.work(CLIENT).unwrap();
    let has_work = work.iter().any(|row| {
        row.customer == about[0].0
            && (row.todo.is_conversation() || row.todo.is_task(TaskKind::FindPhoneNumber))
    });
    assert!(has_work, "{work:?}");
}
