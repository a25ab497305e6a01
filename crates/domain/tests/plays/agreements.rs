//! Promises, arrangements, holds: kept, partly kept, broken.

use insta::assert_snapshot;

use crate::told::play;

#[test]
fn b1_27_a_promise_stops_reminders_until_it_is_broken() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-10 promises F1 until 03-20; until 2026-03-26"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    tue 03-10  rest        promised until 03-20
    wed 03-25  phone       promise follow up
    wed 03-25  rest        waiting for task
    ");
}

#[test]
fn a_kept_promise_is_thanked_the_same_day() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-10 promises F1 until 03-20; 03-19 payment F1 100.00; until 2026-03-30"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    tue 03-10  rest        promised until 03-20
    thu 03-19  email       thank you
    thu 03-19  rest        paid
    ");
}

#[test]
fn a_promise_kept_on_saturday_is_thanked_on_monday() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-10 promises F1 until 03-20; 03-21 payment F1 100.00; until 2026-03-30"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    tue 03-10  rest        promised until 03-20
    sat 03-21  rest        paid
    mon 03-23  email       thank you
    ");
}

#[test]
fn a_promise_that_is_partly_kept_is_followed_up() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-10 promises F1 until 03-20; 03-20 payment F1 60.00; until 2026-03-26"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    tue 03-10  rest        promised until 03-20
    wed 03-25  phone       promise follow up
    wed 03-25  rest        waiting for task
    ");
}

#[test]
fn a_promise_of_a_part_is_kept_by_that_part() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-10 promises F1 until 03-20 60.00; 03-20 payment F1 60.00; until 2026-03-24"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    tue 03-10  rest        promised until 03-20
    fri 03-20  email       thank you
    fri 03-20  rest        waiting for answer until 04-06
    ");
}

#[test]
fn the_grace_of_a_promise_is_two_bank_days_over_easter() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-03-02 due 2026-03-16; 03-24 promises F1 until 04-02; until 2026-04-10"), @"
    mon 03-02  rest        not due until 03-16
    thu 03-05  email       receipt check
    mon 03-16  email       due day reminder
    mon 03-16  rest        waiting for answer until 03-17
    wed 03-18  email       friendly reminder
    wed 03-18  rest        waiting for answer until 03-22
    mon 03-23  phone       reason call
    mon 03-23  rest        waiting for task
    tue 03-24  rest        promised until 04-02
    thu 04-09  phone       promise follow up
    thu 04-09  rest        waiting for task
    ");
}

#[test]
fn king_s_day_is_a_bank_day_and_the_first_of_may_is_none() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-03-30 due 2026-04-13; 04-21 promises F1 until 04-24; until 2026-04-29"), @"
    mon 03-30  rest        not due until 04-13
    thu 04-02  email       receipt check
    mon 04-13  email       due day reminder
    mon 04-13  rest        waiting for answer until 04-14
    wed 04-15  email       friendly reminder
    wed 04-15  rest        waiting for answer until 04-19
    mon 04-20  phone       reason call
    mon 04-20  rest        waiting for task
    tue 04-21  rest        promised until 04-24
    wed 04-29  phone       promise follow up
    wed 04-29  rest        waiting for task
    ");
}

#[test]
fn a_follow_up_without_contact_is_followed_by_another_channel() {
    assert_snapshot!(play("C1 email phone sms; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-10 promises F1 until 03-13; 03-18 call no_answer; until 2026-03-30"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    tue 03-10  rest        promised until 03-13
    wed 03-18  phone       promise follow up
    wed 03-18  rest        waiting for answer until 03-24
    wed 03-25  sms         second reminder
    wed 03-25  rest        waiting for answer until 04-06
    ");
}

#[test]
fn a_newer_promise_takes_the_place_of_the_older() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-10 promises F1 until 03-13; 03-12 promises F1 until 03-24; until 2026-03-30"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    tue 03-10  rest        promised until 03-13
    thu 03-12  rest        promised until 03-24
    fri 03-27  phone       promise follow up
    fri 03-27  rest        waiting for task
    ");
}

#[test]
fn money_on_the_account_that_keeps_a_promise_is_allocated_first() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-10 promises F1 until 03-13; 03-16 payment 100.00; 03-20 done allocate_payment; until 2026-03-26"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    tue 03-10  rest        promised until 03-13
    mon 03-16  task        allocate payment
    wed 03-18  rest        held
    fri 03-20  email       thank you
    fri 03-20  rest        paid
    ");
}

#[test]
fn b4_13_an_arrangement_is_reminded_of_kept_and_thanked() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call wants_plan; 03-10 arrangement F1 03-20=50.00 04-20=50.00; 03-20 payment F1 50.00; 04-20 payment F1 50.00; until 2026-04-24"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  task        propose arrangement
    mon 03-09  rest        held
    tue 03-10  rest        arrangement until 04-20
    wed 03-18  email       arrangement reminder
    thu 04-16  email       arrangement reminder
    mon 04-20  email       thank you
    mon 04-20  rest        paid
    ");
}

#[test]
fn b4_13_a_missed_term_is_a_call() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-10 arrangement F1 03-20=50.00 04-20=50.00; until 2026-03-27"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    tue 03-10  rest        arrangement until 04-20
    wed 03-18  email       arrangement reminder
    wed 03-25  phone       arrangement missed
    wed 03-25  rest        waiting for task
    ");
}

#[test]
fn a_missed_term_that_is_caught_up_lets_the_arrangement_run() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-10 arrangement F1 03-20=50.00 04-20=50.00; 03-26 payment F1 50.00; until 2026-04-21"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    tue 03-10  rest        arrangement until 04-20
    wed 03-18  email       arrangement reminder
    wed 03-25  phone       arrangement missed
    wed 03-25  rest        waiting for task
    thu 03-26  rest        arrangement until 04-20
    thu 04-16  email       arrangement reminder
    ");
}

#[test]
fn a_term_that_was_paid_back_is_missed() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-10 arrangement F1 03-20=50.00 04-20=50.00; 03-18 payment F1 50.00; 03-24 reversed F1 50.00; until 2026-03-27"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    tue 03-10  rest        arrangement until 04-20
    wed 03-25  phone       arrangement missed
    wed 03-25  rest        waiting for task
    ");
}

#[test]
fn a_term_that_is_agreed_for_tomorrow_needs_no_reminder() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-10 arrangement F1 03-11=50.00 04-20=50.00; until 2026-03-13"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    tue 03-10  rest        arrangement until 04-20
    ");
}

#[test]
fn a_hold_lasts_through_its_last_day() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-02 hold asked_by_sales until 03-06; until 2026-03-11"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  rest        held until 03-06
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    ");
}

#[test]
fn a_hold_without_a_last_day_lasts_until_somebody_ends_it() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-02 hold asked_by_sales; 04-01 hold_ended; until 2026-04-03"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  rest        held
    wed 04-01  phone       reason call
    wed 04-01  rest        waiting for task
    ");
}

#[test]
fn a_hold_on_one_invoice_leaves_the_other() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; invoice F2 100.00 issued 2026-02-16 due 2026-03-02; 02-27 hold F1 until 03-31; until 2026-03-03"), @"
    mon 02-16  rest        not due until 03-02  F1 F2
    thu 02-19  email       receipt check  F1 F2
    fri 02-27  rest        held until 03-31  F1
    mon 03-02  email       due day reminder  F2
    mon 03-02  rest        waiting for answer until 03-03  F2
    ");
}

#[test]
fn an_insolvency_stops_everything() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-27 stop insolvency; until 2026-04-30"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-27  task        full stop
    fri 02-27  rest        full stop
    ");
}

#[test]
fn a_decease_stops_everything_until_a_person_lifts_it() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-27 stop deceased; 03-05 stop_ended; until 2026-03-06"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-27  task        full stop
    fri 02-27  rest        full stop
    thu 03-05  email       friendly reminder
    thu 03-05  rest        waiting for answer until 03-08
    ");
}
