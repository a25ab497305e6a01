//! What every outcome of a call does.

use insta::assert_snapshot;

use crate::told::play;

#[test]
fn no_answer_is_an_attempt() {
    assert_snapshot!(play("C1 email phone sms; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call no_answer; until 2026-03-17"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 03-15
    mon 03-16  sms         second reminder
    mon 03-16  rest        waiting for answer until 03-22
    ");
}

#[test]
fn voicemail_is_an_attempt() {
    assert_snapshot!(play("C1 email phone sms; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call voicemail; until 2026-03-17"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 03-15
    mon 03-16  sms         second reminder
    mon 03-16  rest        waiting for answer until 03-22
    ");
}

#[test]
fn call_back_waits_for_the_day_and_calls() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call call_back until 03-13; until 2026-03-18"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 03-13
    mon 03-16  phone       reason call
    mon 03-16  rest        waiting for task
    ");
}

#[test]
fn call_back_without_a_day_gets_the_next_working_day() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call call_back; until 2026-03-12"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 03-10
    wed 03-11  phone       reason call
    wed 03-11  rest        waiting for task
    ");
}

#[test]
fn b1_27_a_promise_on_the_phone_stops_everything_until_it_is_broken() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call promise until 03-20; until 2026-03-26"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        promised until 03-20
    wed 03-25  phone       promise follow up
    wed 03-25  rest        waiting for task
    ");
}

#[test]
fn a_promise_without_a_day_is_one_for_within_a_week() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call promise; until 2026-03-20"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        promised until 03-16
    thu 03-19  phone       promise follow up
    thu 03-19  rest        waiting for task
    ");
}

#[test]
fn already_paid_is_searched_for() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call already_paid; 03-11 done search_payment; until 2026-03-24"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  task        search payment
    mon 03-09  rest        waiting for answer until 03-16
    wed 03-11  rest        waiting for answer until 03-22
    mon 03-23  email       firm reminder
    mon 03-23  rest        waiting for answer until 04-06
    ");
}

#[test]
fn already_paid_stays_with_the_person_who_searches() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call already_paid; until 2026-03-24"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  task        search payment
    mon 03-09  rest        waiting for answer until 03-16
    tue 03-17  rest        waiting for task
    ");
}

#[test]
fn b0_14_a_dispute_is_for_a_person() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call dispute because delivery; until 2026-03-24"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  task        solve dispute
    mon 03-09  rest        disputed
    ");
}

#[test]
fn b1_27_who_wants_a_plan_is_proposed_one() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call wants_plan; 03-10 done propose_arrangement; until 2026-03-20"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  task        propose arrangement
    mon 03-09  rest        held
    tue 03-10  rest        held until 03-17
    wed 03-18  rest        waiting for answer until 04-06
    ");
}

#[test]
fn b1_27_who_cannot_pay_is_proposed_a_plan_and_never_spoken_to_firmly() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call cannot_pay; 03-10 done propose_arrangement; until 2026-04-08"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  task        propose arrangement
    mon 03-09  rest        held
    tue 03-10  rest        held until 03-17
    wed 03-18  rest        waiting for answer until 04-06
    tue 04-07  task        approve: final notice
    tue 04-07  rest        waiting for task
    ");
}

#[test]
fn b4_9_the_wrong_person_is_not_the_customer() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call wrong_person; 03-11 done find_right_person; until 2026-03-13"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  task        find right person
    mon 03-09  rest        held
    thu 03-12  phone       reason call
    thu 03-12  rest        waiting for task
    ");
}

#[test]
fn b0_12_who_is_away_is_called_when_he_is_back() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call absent until 03-20; until 2026-03-24"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        held until 03-20
    mon 03-23  phone       reason call
    mon 03-23  rest        waiting for task
    ");
}

#[test]
fn b0_12_who_is_away_without_a_date_gets_a_working_week() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call absent; until 2026-03-18"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        held until 03-16
    tue 03-17  phone       reason call
    tue 03-17  rest        waiting for task
    ");
}

#[test]
fn a_call_that_nobody_reports_on_holds_the_later_steps() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-04-30"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    ");
}
