//! What a package answers when it does not answer.

use std::sync::atomic::Ordering;

use books::stub::Fault;
use domain::Cents;

use crate::told_to_both;
use crate::world::{Desk, word};

told_to_both! {
    too_many_requests_are_waited_for
    later_may_be_a_moment_too
    who_has_to_wait_too_long_goes_on_another_time
    a_fault_that_passes_is_not_noticed
    a_package_that_is_away_loses_nothing
    half_an_answer_is_asked_for_again_and_never_believed
    a_key_that_is_refused_is_said_plainly
    nothing_secret_stands_in_what_went_wrong
}

fn some(desk: &Desk) {
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    desk.world().invoice("F1", jansen, 5_000);
}

fn too_many_requests_are_waited_for(desk: &Desk) {
    some(desk);
    desk.server.faults(&[Fault::Busy(30), Fault::Fine, Fault::Busy(60)]);
    desk.sync();
    assert_eq!(desk.clock.waited.load(Ordering::Relaxed), 90);
    assert_eq!(desk.open("F1"), Cents(5_000));
}

fn later_may_be_a_moment_too(desk: &Desk) {
    some(desk);
    let in_two_minutes = desk.doing().now.as_second() + 120;
    desk.server.faults(&[Fault::BusyUntil(in_two_minutes)]);
    desk.sync();
    assert_eq!(desk.clock.waited.load(Ordering::Relaxed), 120);
}

fn who_has_to_wait_too_long_goes_on_another_time(desk: &Desk) {
    some(desk);
    desk.server.faults(&[Fault::Fine, Fault::Busy(3_000)]);
    let report = desk.try_sync();
    assert_eq!(word(&report), "too-busy");
    let connection = desk.connection();
    assert_eq!(connection.last_synced, None);
    assert!(connection.trouble.unwrap().starts_with("too-busy 2026-03-12T08:50:00"));
    desk.sync();
    assert_eq!(desk.connection().trouble, None);
}

fn a_fault_that_passes_is_not_noticed(desk: &Desk) {
    some(desk);
    desk.server.faults(&[
        Fault::Status(503),
        Fault::Fine,
        Fault::Cut,
        Fault::CutInTheMiddle,
        Fault::Fine,
        Fault::Status(500),
        Fault::Half,
    ]);
    desk.sync();
    assert_eq!(desk.open("F1"), Cents(5_000));
}

fn a_package_that_is_away_loses_nothing(desk: &Desk) {
    some(desk);
    desk.sync();
    let state = desk.state();
    desk.server.dies_after(0);
    let report = desk.try_sync();
    assert_eq!(word(&report), "away");
    assert_eq!(desk.state(), state);
    assert!(desk.connection().last_synced.is_some(), "the last good one stays known");
    desk.server.lives();
    desk.sync();
}

fn half_an_answer_is_asked_for_again_and_never_believed(desk: &Desk) {
    some(desk);
    desk.sync();
    let state = desk.state();
    desk.server.faults(&[Fault::Half; 4]);
    let report = desk.try_sync();
    assert_eq!(word(&report), "not-understood");
    assert_eq!(desk.state(), state);
    desk.sync();
    assert_eq!(desk.state(), state);
}

fn a_key_that_is_refused_is_said_plainly(desk: &Desk) {
    some(desk);
    desk.sync();
    let state = desk.state();
    desk.world().key = "een andere".to_owned();
    desk.world().renewed += 7;
    let report = desk.try_sync();
    assert_eq!(word(&report), "key-refused");
    assert_eq!(desk.state(), state);
}

fn nothing_secret_stands_in_what_went_wrong(desk: &Desk) {
    some(desk);
    for fault in [Fault::Status(500), Fault::Status(403), Fault::Status(418), Fault::Half, Fault::Cut] {
        desk.server.faults(&[fault; 4]);
        let line = desk.try_sync().trouble.unwrap();
        for secret in ["sleutel", "sessie", "127.0.0.1", "http", "Jansen"] {
            assert!(!line.contains(secret), "{line}");
        }
        desk.server.lives();
    }
}
