//! What does not go by itself (letters, apps) ends as work for people, with its text ready.

use app::letter::Desk;
use app::{Doing, MessageState, Store, by_hand, people};
use domain::{Channel, Event};

use crate::bookkeeping::{OPEN, customers, next_day};
use crate::files::{Paid, statement};
use crate::house::{CLIENT, House, at, day};

/// Two customers who like post best, each with a late invoice.
fn two_by_post() -> House {
    let house = House::new();
    let mut table = "Debiteurnummer;Naam;E-mail;Adres;Postcode;Plaats\n".to_owned();
    let mut invoices = OPEN.to_owned();
    for one in 1..=2 {
        table += &format!("{one};Klant {one};klant{one}@klant.example;Dorpsstraat {one};6711 AA;Ede\n");
        invoices += &format!("2026-000{one};{one};16-02-2026;02-03-2026;10{one},00;10{one},00\n");
    }
    let files = [
        house.write("d.csv", &table),
        house.write("o.csv", &invoices),
        house.write("bank.xml", &statement("2026-03-03", &[])),
    ];
    house.import("2026-02-20", &files);
    let app = house.app();
    for customer in customers(&house) {
        let doing = doing(&app, "2026-02-20");
        let prefers =
            Event::Prefers { reminders: Some(Channel::Post), admin: None, invoices: None, source: None };
        people::record(&doing, customer.id, &[prefers]).unwrap();
    }
    house.ok(&["release"]);
    house
}

fn doing<'a>(app: &'a app::App, date: &str) -> Doing<'a> {
    Doing { app, client: CLIENT, by: "Eva", today: day(date), now: at(date) }
}

#[test]
fn letters_wait_for_a_person_and_leave_their_proof() {
    let house = two_by_post();
    let (delivery, run) = house.run("2026-03-04");
    assert_eq!((&run["letters"], &run["messages"]), (&2.into(), &0.into()));
    assert_eq!(
        (&delivery["by_hand"], &delivery["held"], &delivery["accepted"]),
        (&2.into(), &0.into(), &0.into())
    );
    let app = house.app();
    let desk = Desk::new(&app.client(CLIENT).unwrap(), None);
    let letter = house.messages_in(MessageState::Planned).remove(0);
    assert_eq!(letter.new.channel, Channel::Post);
    assert!(by_hand::sent(&doing(&app, "2026-03-04"), &desk, letter.id).unwrap());
    assert!(!by_hand::sent(&doing(&app, "2026-03-04"), &desk, letter.id).unwrap(), "only once");
    let [sent] = <[_; 1]>::try_from(house.messages_in(MessageState::Accepted)).unwrap();
    assert_eq!(sent.answer.as_deref(), Some("Eva"));
    assert!(sent.recipient.as_deref().unwrap().contains("Dorpsstraat"));
    let text = house.store().message_bytes(CLIENT, sent.id).unwrap().unwrap();
    let text = String::from_utf8(text).unwrap();
    assert!(text.contains("2026-000"), "{text}");
}

#[test]
fn a_letter_about_what_was_paid_is_withdrawn_before_anybody_posts_it() {
    let house = two_by_post();
    house.run("2026-03-04");
    let paid = Paid::new("B1", "2026-03-04", 10_100, "factuur 2026-0001");
    let bank = house.write("paid.xml", &statement("2026-03-04", &[paid]));
    house.import("2026-03-05", &[bank]);
    next_day(&house, "2026-03-05", "2026-03-04");
    let [withdrawn] = <[_; 1]>::try_from(house.messages_in(MessageState::Cancelled)).unwrap();
    assert_eq!(withdrawn.answer.as_deref(), Some("paid"));
    assert_eq!(house.messages_in(MessageState::Planned).len(), 1);
    house.is_sound();
}
