//! What the mail server says: no for good, not now, nothing at all.

use std::sync::atomic::AtomicBool;

use app::deliver::{self, DeliveryReport, Sender};
use app::letter::Desk;
use app::{MessageState, Store};
use channels::{Mailer, Security, SmtpMailer, SmtpSettings};
use domain::Channel;
use testkit::smtp::Server;

use crate::bookkeeping::{many_late, next_day};
use crate::house::{CLIENT, House, day};

fn with_late(count: usize) -> Option<(Server, House)> {
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

/// Delivers at this moment of 2026-03-04, as the schedule of `serve` does every minute.
fn deliver_at(house: &House, server: &Server, time: &str) -> DeliveryReport {
    let app = house.app();
    let client = app.client(CLIENT).unwrap();
    let mailer = SmtpMailer::try_new(SmtpSettings {
        host: server.host().to_owned(),
        port: server.port(),
        security: Security::None,
        login: None,
        timeout: std::time::Duration::from_secs(10),
        hello: "voorbeeld.example".to_owned(),
        trusted_certificate: None,
    });
    let desk = Desk::new(&client, None);
    let clock = Stands(format!("2026-03-04T{time}:00Z").parse().unwrap());
    let sender = Sender { app: &app, client: CLIENT, today: day("2026-03-04"), desk: &desk, clock: &clock };
    let lanes: Vec<Box<dyn Mailer>> = vec![Box::new(mailer.unwrap())];
    deliver::deliver(&sender, &lanes, &AtomicBool::new(false)).unwrap()
}

/// A clock that stands still.
struct Stands(jiff::Timestamp);

impl deliver::Clock for Stands {
    fn now(&self) -> jiff::Timestamp {
        self.0
    }
}

#[test]
fn put_off_is_tried_three_times_with_rests_and_then_seen_by_a_person() {
    let Some((server, house)) = with_late(1) else { return };
    server.defer("klant1@klant.example");
    house.ok(&["run", "--date", "2026-03-04", "--no-send"]);
    for (time, attempt) in [("08:00", 1), ("08:01", 1), ("08:14", 1), ("08:16", 2), ("09:00", 2)] {
        deliver_at(&house, &server, time);
        let planned = house.messages_in(MessageState::Planned);
        assert_eq!((planned.len(), planned[0].attempt), (1, attempt), "at {time}");
        assert!(planned[0].answer.as_deref().unwrap().starts_with("451"));
    }
    let report = deliver_at(&house, &server, "10:17");
    assert_eq!((report.failed, report.held), (1, 0));
    server.accept("klant1@klant.example");
    deliver_at(&house, &server, "18:00");
    let [failed] = <[_; 1]>::try_from(house.messages_in(MessageState::Failed)).unwrap();
    assert_eq!(failed.attempt, 3);
    assert!(server.received().is_empty());
}

#[test]
fn put_off_once_goes_the_next_time() {
    let Some((server, house)) = with_late(1) else { return };
    server.defer("klant1@klant.example");
    house.ok(&["run", "--date", "2026-03-04", "--no-send"]);
    deliver_at(&house, &server, "08:00");
    server.accept("klant1@klant.example");
    deliver_at(&house, &server, "08:20");
    let [sent] = <[_; 1]>::try_from(house.messages_in(MessageState::Accepted)).unwrap();
    assert_eq!(sent.attempt, 2);
    assert_eq!(server.received().len(), 1);
}

#[test]
fn a_claim_without_a_result_is_given_up_after_a_minute_and_its_runner_comes_too_late() {
    let Some((server, house)) = with_late(1) else { return };
    house.ok(&["run", "--date", "2026-03-04", "--no-send"]);
    let store = house.store();
    let claim = |fence: i64, time: &str| {
        let now = format!("2026-03-04T{time}:00Z").parse().unwrap();
        let id = house.messages()[0].id;
        let frozen = app::Frozen {
            recipient: "klant1@klant.example".to_owned(),
            subject: "x".to_owned(),
            bytes: b"x".to_vec(),
            sha256: "x".to_owned(),
        };
        store.claim(CLIENT, id, fence, now, &mut |_, _, _| app::Verdict::Send(frozen.clone())).unwrap()
    };
    let fence = store.next_fence().unwrap();
    let app::Claimed::Send(message, _) = claim(fence, "08:00") else { panic!("it is free") };
    // Half a minute later it is still in the hands of the first.
    assert_eq!(deliver_at(&house, &server, "08:00").uncertain, 0);
    assert_eq!(house.messages_in(MessageState::Sending).len(), 1);
    assert_eq!(deliver_at(&house, &server, "08:02").uncertain, 1);
    let late = [(message.id, MessageState::Accepted, "250".to_owned())];
    let now = "2026-03-04T08:03:00Z".parse().unwrap();
    assert!(store.record(CLIENT, &late, fence, now).is_err());
    assert_eq!(house.messages_in(MessageState::Uncertain).len(), 1);
    assert!(server.received().is_empty());
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
