//! Eight at once: two cron jobs, a deploy, a person. The effects are those of one run (G16).

use std::process::Child;

use app::{MessageState, Store};
use domain::CustomerId;

use crate::bookkeeping::many_late;
use crate::house::{CLIENT, House};

const STARTERS: usize = 8;
const CUSTOMERS: usize = 60;

/// What happened to each customer, without moments.
fn timelines(house: &House) -> Vec<String> {
    let store = house.store();
    let customers = store.customers_after(CLIENT, CustomerId(0), 1000).unwrap();
    let told = |customer: &app::Customer| {
        let facts = store.facts(CLIENT, customer.id).unwrap();
        let facts: Vec<String> = facts.iter().map(|row| format!("{:?}", row.fact)).collect();
        facts.join("\n")
    };
    customers.iter().map(told).collect()
}

fn eight_at_once(house: &House) {
    many_late(house, CUSTOMERS);
    house.ok(&["release"]);
    let starters: Vec<Child> = (0..STARTERS).map(|_| house.start(&["run", "--date", "2026-03-04"])).collect();
    let mut done = 0;
    for mut starter in starters {
        let code = starter.wait().unwrap().code();
        // 4: it waited long for the database and gave up; nothing is lost by that.
        assert!(matches!(code, Some(0 | 4)), "{code:?}");
        done += usize::from(code == Some(0));
    }
    assert!(done > 0);
    house.run("2026-03-04");
    assert_eq!(house.messages().len(), CUSTOMERS);
    assert_eq!(house.messages_in(MessageState::Accepted).len(), CUSTOMERS);
    assert_eq!(house.letters().len(), CUSTOMERS);
    house.is_sound();
}

#[test]
fn eight_starters_of_one_day_do_what_one_does() {
    let house = House::new();
    eight_at_once(&house);
    let alone = House::new();
    many_late(&alone, CUSTOMERS);
    alone.ok(&["release"]);
    alone.run("2026-03-04");
    assert_eq!(timelines(&house), timelines(&alone));
}

#[test]
fn eight_starters_on_postgresql() {
    let Some(house) = House::on_postgresql() else {
        return;
    };
    eight_at_once(&house);
}

#[test]
fn the_same_files_imported_by_four_at_once_are_there_once() {
    let house = House::new();
    let source = House::new();
    many_late(&source, 400);
    for name in ["debiteuren.csv", "openstaand.csv", "bank.xml"] {
        std::fs::copy(source.folder.join(name), house.folder.join(name)).unwrap();
    }
    let files = ["import", "--date", "2026-02-20", "debiteuren.csv", "openstaand.csv", "bank.xml"];
    let importers: Vec<Child> = (0..4).map(|_| house.start(&files)).collect();
    for mut importer in importers {
        importer.wait().unwrap();
    }
    house.ok(&files);
    assert_eq!(crate::bookkeeping::open(&house), crate::bookkeeping::open(&source));
    house.is_sound();
}

#[test]
fn an_earlier_day_is_refused_and_the_same_day_is_not() {
    let house = House::new();
    many_late(&house, 2);
    house.run("2026-03-05");
    house.run("2026-03-05");
    let said = house.say(&["run", "--date", "2026-03-04"]);
    assert_eq!(said.code, 3);
    assert!(said.err.contains("2026-03-05") && said.err.lines().count() == 1, "{}", said.err);
}
