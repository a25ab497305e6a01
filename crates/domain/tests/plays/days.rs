//! Weekends, holidays, closing days, late starts, breaks.

use insta::assert_snapshot;

use crate::told::play;

#[test]
fn a_step_on_a_weekend_moves_to_monday() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-05; until 2026-03-10"), @"
    mon 02-16  rest        not due until 03-05
    thu 02-19  email       receipt check
    thu 03-05  email       due day reminder
    thu 03-05  rest        waiting for answer until 03-08
    mon 03-09  email       friendly reminder
    mon 03-09  rest        waiting for answer until 03-11
    ");
}

#[test]
fn easter_moves_the_steps() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-03-16 due 2026-04-03; until 2026-04-15"), @"
    mon 03-16  rest        not due until 04-03
    thu 03-19  email       receipt check
    thu 04-02  email       due day reminder
    fri 04-03  rest        waiting for answer until 04-06
    tue 04-07  rest        recent contact until 04-07
    wed 04-08  email       friendly reminder
    wed 04-08  rest        waiting for answer until 04-12
    mon 04-13  phone       reason call
    mon 04-13  rest        waiting for task
    ");
}

#[test]
fn king_s_day_is_no_working_day() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-04-13 due 2026-04-27; until 2026-04-30"), @"
    mon 04-13  rest        not due until 04-27
    thu 04-16  email       receipt check
    fri 04-24  email       due day reminder
    mon 04-27  rest        waiting for answer until 04-28
    wed 04-29  email       friendly reminder
    wed 04-29  rest        waiting for answer until 05-03
    ");
}

#[test]
fn a_closing_day_of_the_client_is_no_working_day() {
    assert_snapshot!(play("C1 email phone closed 2026-03-02 closed 2026-03-04; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-06"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-27  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-04
    thu 03-05  email       friendly reminder
    thu 03-05  rest        waiting for answer until 03-09
    ");
}

#[test]
fn a_late_start_begins_with_the_friendly_reminder() {
    assert_snapshot!(play("from 2026-03-05; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-11"), @"
    thu 03-05  email       friendly reminder
    thu 03-05  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    ");
}

#[test]
fn a_later_start_begins_with_the_call() {
    assert_snapshot!(play("from 2026-03-25; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-27"), @"
    wed 03-25  phone       reason call
    wed 03-25  rest        waiting for task
    ");
}

#[test]
fn a_very_late_start_keeps_the_distance_of_the_later_steps() {
    assert_snapshot!(play("C1 email phone sms; from 2026-05-04; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 05-04 call no_answer; 05-18 call no_answer; until 2026-05-29"), @"
    mon 05-04  phone       reason call
    mon 05-04  rest        waiting for answer until 05-11
    tue 05-12  sms         second reminder
    tue 05-12  rest        waiting for answer until 05-31
    tue 05-19  task        approve: firm reminder
    tue 05-19  rest        waiting for task
    ");
}

#[test]
fn a_start_on_saturday_waits_for_monday() {
    assert_snapshot!(play("from 2026-03-07; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-10"), @"
    sat 03-07  rest        quiet hours until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    ");
}

#[test]
fn g9_after_a_break_nothing_is_stacked() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; invoice F2 100.00 issued 2026-03-02 due 2026-03-16; invoice F3 2600.00 issued 2026-03-04 due 2026-04-10; 03-03 downtime until 03-17; until 2026-03-19"), @"
    mon 02-16  rest        not due until 03-02  F1
    thu 02-19  email       receipt check  F1
    mon 03-02  email       due day reminder  F1
    mon 03-02  rest        waiting for answer until 03-03  F1
    mon 03-02  rest        not due until 03-16  F2
    tue 03-17  phone       reason call  F1 F2
    tue 03-17  rest        waiting for task  F1 F2
    tue 03-17  rest        not due until 04-10  F3
    ");
}

#[test]
fn g9_a_break_of_a_day_loses_nothing() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-04 downtime until 03-05; until 2026-03-06"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    thu 03-05  email       friendly reminder
    thu 03-05  rest        waiting for answer until 03-08
    ");
}

#[test]
fn g9_the_first_day_back_on_a_weekend_is_monday() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-03 downtime until 03-14; until 2026-03-18"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    mon 03-16  phone       reason call
    mon 03-16  rest        waiting for task
    ");
}

#[test]
fn g9_a_talk_that_was_at_its_firm_reminder_goes_on_there() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call promise until 03-10; 03-13 call no_answer; 03-20 downtime until 04-01; until 2026-04-02"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        promised until 03-10
    fri 03-13  phone       promise follow up
    fri 03-13  rest        waiting for answer until 03-19
    wed 04-01  email       firm reminder
    wed 04-01  rest        waiting for answer until 04-06
    ");
}

#[test]
fn g9_what_was_told_during_the_break_counts() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-03 downtime until 03-17; 03-10 promises F1 until 03-20; 03-16 payment F1 100.00; until 2026-03-18"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    tue 03-17  email       thank you
    tue 03-17  rest        paid
    ");
}
