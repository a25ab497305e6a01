//! Sending that is closed: the stop buttons, days on which nobody was there, days without bank data.

use app::MessageState;

use crate::bookkeeping::many_late;
use crate::files::{Bill, statement};
use crate::house::House;

/// Each mailer has so many lanes; each may be in the middle of one message.
const LANES: usize = 4;

#[test]
fn the_stop_button_works_during_a_run() {
    let Some(server) = testkit::smtp::server() else {
        return;
    };
    let house = House::with_server(&server);
    many_late(&house, 120);
    house.ok(&["release"]);
    let mut run = house.start(&["run", "--date", "2026-03-04"]);
    server.wait_for(1);
    house.ok(&["stop"]);
    let at_the_stop = server.received().len();
    assert!(run.wait().unwrap().success());
    let at_the_end = server.received().len();
    assert!(at_the_end <= at_the_stop + LANES, "{at_the_stop} and then {at_the_end}");
    assert!(at_the_end < 120, "the button came too late to show anything");
    // It survives a restart; after it is taken back the rest goes, and nothing twice.
    let (delivery, _) = house.run("2026-03-04");
    assert_eq!(delivery["accepted"], 0);
    house.ok(&["release"]);
    house.run("2026-03-04");
    assert_eq!(server.received().len(), 120);
    assert_eq!(house.messages_in(MessageState::Accepted).len(), 120);
}

#[test]
fn the_button_for_all_clients_is_not_taken_back_by_releasing_one() {
    let house = House::new();
    many_late(&house, 3);
    house.ok(&["stop", "--all"]);
    assert!(house.ok(&["release"]).contains("release --all"));
    let (delivery, _) = house.run("2026-03-04");
    assert_eq!((&delivery["accepted"], &delivery["held"]), (&0.into(), &3.into()));
    house.ok(&["release", "--all"]);
    let (delivery, _) = house.run("2026-03-04");
    assert_eq!(delivery["accepted"], 3);
}

#[test]
fn after_a_week_away_everybody_gets_one_thing_at_most() {
    let house = House::new();
    many_late(&house, 10);
    house.ok(&["release"]);
    house.run("2026-03-03");
    let bank = house.write("bank2.xml", &statement("2026-03-16", &[]));
    house.import("2026-03-17", &[bank]);
    let plan = house.json(&["plan", "--date", "2026-03-17"]);
    let mut customers: Vec<&str> = plan
        .iter()
        .filter(|line| line.get("act").is_some())
        .map(|line| line["customer"].as_str().unwrap())
        .collect();
    let acts = customers.len();
    customers.sort_unstable();
    customers.dedup();
    assert_eq!(customers.len(), acts, "{plan:?}");
    assert!(acts > 0);
    let (_, run) = house.run("2026-03-17");
    assert_eq!(run["acts"], acts);
    let (_, again) = house.run("2026-03-17");
    assert_eq!(again["acts"], 0);
}

#[test]
fn a_run_that_was_cut_short_after_a_break_stays_the_first_day_back() {
    let house = House::new();
    many_late(&house, 4);
    house.ok(&["release"]);
    house.run("2026-03-03");
    let bank = house.write("bank2.xml", &statement("2026-03-16", &[]));
    house.import("2026-03-17", &[bank]);
    let plan = |house: &House| house.json(&["plan", "--date", "2026-03-17"]);
    let before = plan(&house);
    // The run of that day began and ended at once, as after a power cut.
    let store = house.store();
    assert!(app::Store::begin_run(&store, crate::house::CLIENT, crate::house::day("2026-03-17")).unwrap());
    assert_eq!(plan(&house), before);
}

#[test]
fn without_fresh_bank_data_nobody_is_reminded_and_the_same_day_goes_on_when_it_comes() {
    let house = House::new();
    let bill = Bill::new("2026-0017", 12_100, "Bakkerij De Molen");
    let file = house.write("f.xml", &bill.xml());
    house.import("2026-02-20", &[file]);
    house.ok(&["release"]);
    let (delivery, run) = house.run("2026-03-04");
    assert_eq!((&run["messages"], &delivery["accepted"]), (&0.into(), &0.into()));
    assert!(house.ok(&["run", "--date", "2026-03-04"]).contains("Bank data"));
    let bank = house.write("bank.xml", &statement("2026-03-03", &[]));
    house.import("2026-03-04", &[bank]);
    let (delivery, run) = house.run("2026-03-04");
    assert_eq!((&run["messages"], &delivery["accepted"]), (&1.into(), &1.into()));
    house.is_sound();
}

#[test]
fn what_waited_for_the_button_is_not_said_twice_when_it_opens() {
    let house = House::new();
    many_late(&house, 3);
    house.ok(&["release"]);
    house.ok(&["stop"]);
    // Due-day and friendly reminder are both planned while nothing may leave.
    house.run("2026-03-02");
    house.run("2026-03-04");
    assert_eq!(house.messages_in(MessageState::Planned).len(), 6);
    house.ok(&["release"]);
    let (delivery, _) = house.run("2026-03-04");
    assert_eq!((&delivery["accepted"], &delivery["cancelled"]), (&3.into(), &3.into()));
}

#[test]
fn nothing_leaves_on_a_sunday() {
    let house = House::new();
    many_late(&house, 2);
    house.run("2026-03-04");
    house.ok(&["release"]);
    let (delivery, _) = house.run("2026-03-08");
    assert_eq!((&delivery["accepted"], &delivery["held"]), (&0.into(), &2.into()));
    assert!(house.ok(&["run", "--date", "2026-03-08"]).contains("no working day"));
}
