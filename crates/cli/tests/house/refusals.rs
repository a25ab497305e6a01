//! What the mail server says: no for good, not now, nothing at all.

use app::{MessageState, Store};
use domain::Channel;

use crate::bookkeeping::{many_late, next_day};
use crate::house::{CLIENT, House};

fn with_late(count: usize) -> Option<(testkit::smtp::Server, House)> {
    let server = testkit::smtp::server()?;
    let house = House::with_server(&server);
    many_late(&house, count);
    house.ok(&["release"]);
    Some((server, house))
}

#[test]
fn refused_for_good_is_never_tried_again_and_the_strategy_falls_back() {
    let Some((server, house)) = with_late(3) else {
        return;
    };
    server.refuse("klant2@klant.example");
    let (delivery, _) = house.run("2026-03-04");
    assert_eq!((&delivery["accepted"], &delivery["failed"]), (&2.into(), &1.into()));
    let [failed] = <[_; 1]>::try_from(house.messages_in(MessageState::Failed)).unwrap();
    assert!(failed.answer.as_deref().unwrap().contains("550 5.1.1"), "{failed:?}");
    let customer = house.store().customer(CLIENT, failed.customer).unwrap().unwrap();
    assert!(customer.dossier.state.failed.has(Channel::Email));
    // The mailbox is there again; but what was refused for good stays a matter for a person.
    server.accept("klant2@klant.example");
    house.run("2026-03-04");
    house.run("2026-03-05");
    assert_eq!(server.received().len(), 2);
    assert_eq!(house.messages_in(MessageState::Failed).len(), 1);
    // Another way: with a phone number it becomes a call, without one the search for it.
    next_day(&house, "2026-03-09", "2026-03-06");
    let work = house.store().work(CLIENT).unwrap();
    assert!(work.iter().any(|row| row.customer == failed.customer), "{work:?}");
    house.is_sound();
}

#[test]
fn put_off_is_tried_three_times_and_then_seen_by_a_person() {
    let Some((server, house)) = with_late(2) else {
        return;
    };
    server.defer("klant1@klant.example");
    for attempt in 1..=2 {
        house.run("2026-03-04");
        let planned = house.messages_in(MessageState::Planned);
        assert_eq!((planned.len(), planned[0].attempt), (1, attempt));
        assert!(planned[0].answer.as_deref().unwrap().contains("451"));
    }
    let (delivery, _) = house.run("2026-03-04");
    assert_eq!(delivery["failed"], 1);
    server.accept("klant1@klant.example");
    house.run("2026-03-04");
    let [failed] = <[_; 1]>::try_from(house.messages_in(MessageState::Failed)).unwrap();
    assert_eq!(failed.attempt, 3);
    assert_eq!(server.received().len(), 1);
}

#[test]
fn put_off_once_goes_the_next_time() {
    let Some((server, house)) = with_late(1) else {
        return;
    };
    server.defer("klant1@klant.example");
    house.run("2026-03-04");
    server.accept("klant1@klant.example");
    house.run("2026-03-04");
    let [sent] = <[_; 1]>::try_from(house.messages_in(MessageState::Accepted)).unwrap();
    assert_eq!(sent.attempt, 2);
    assert_eq!(server.received().len(), 1);
}

#[test]
fn a_lost_answer_is_uncertain_and_never_sent_again() {
    let Some((server, house)) = with_late(2) else {
        return;
    };
    server.lose_answer("klant1@klant.example");
    let (delivery, _) = house.run("2026-03-04");
    assert_eq!((&delivery["accepted"], &delivery["uncertain"]), (&1.into(), &1.into()));
    server.accept("klant1@klant.example");
    for date in ["2026-03-04", "2026-03-05", "2026-03-06"] {
        house.run(date);
    }
    assert_eq!(server.received().len(), 2);
    assert_eq!(house.messages_in(MessageState::Uncertain).len(), 1);
}

#[test]
fn a_server_that_is_away_closes_nobodys_channel() {
    let house = House::with(&["--smtp-host", "127.0.0.1"]);
    // Nobody listens there.
    house.change_config("by = \"smtp\"", "by = \"smtp\"\nport = 1\nsecurity = \"none\"");
    many_late(&house, 8);
    house.ok(&["release"]);
    for _ in 0..4 {
        let (delivery, _) = house.run("2026-03-04");
        assert_eq!((&delivery["failed"], &delivery["held"]), (&0.into(), &8.into()));
        assert!(!delivery["troubles"].as_object().unwrap().is_empty(), "{delivery}");
    }
    let planned = house.messages_in(MessageState::Planned);
    assert_eq!(planned.len(), 8);
    let customer = house.store().customer(CLIENT, planned[0].customer).unwrap().unwrap();
    assert!(!customer.dossier.state.failed.has(Channel::Email));
}
