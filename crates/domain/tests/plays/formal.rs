//! The formal steps: a person says yes, one message and one letter, then a person decides.

use insta::assert_snapshot;

use crate::told::play;

#[test]
fn b1_25_a_final_notice_waits_for_a_yes() {
    assert_snapshot!(play("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call no_answer; 03-16 call no_answer; 03-23 done approve; until 2026-04-10"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 03-15
    mon 03-16  phone       second reminder
    mon 03-16  rest        waiting for answer until 03-22
    mon 03-23  task        approve: firm reminder
    mon 03-23  rest        waiting for answer until 04-06
    tue 04-07  task        approve: final notice
    tue 04-07  rest        waiting for task
    ");
}

#[test]
fn the_yes_sends_a_message_and_a_registered_letter_that_day() {
    assert_snapshot!(play("C1 email phone post style fixed_person; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call no_answer; 04-08 approves final_notice; until 2026-04-24"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 03-15
    mon 03-16  post        second reminder
    mon 03-16  rest        waiting for answer until 04-06
    tue 04-07  task        approve: final notice
    tue 04-07  rest        waiting for task
    wed 04-08  email       final notice
    wed 04-08  registered  final notice
    wed 04-08  rest        waiting for answer until 04-21
    wed 04-22  task        person decides
    wed 04-22  rest        waiting for task
    ");
}

#[test]
fn a_consumer_gets_a_fourteen_day_letter_and_fifteen_days_after_delivery() {
    assert_snapshot!(play("C1 consumer email phone post style fixed_person; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call no_answer; 04-08 approves fourteen_day_letter; until 2026-05-01"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 03-15
    mon 03-16  post        second reminder
    mon 03-16  rest        waiting for answer until 04-06
    tue 04-07  task        approve: fourteen day letter
    tue 04-07  rest        waiting for task
    wed 04-08  email       fourteen day letter
    wed 04-08  post        fourteen day letter
    wed 04-08  rest        waiting for answer until 04-27
    tue 04-28  task        person decides
    tue 04-28  rest        waiting for task
    ");
}

#[test]
fn without_post_in_the_file_the_letter_goes_out_all_the_same() {
    assert_snapshot!(play("C1 email phone sms style fixed_person; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call no_answer; 04-08 approves final_notice; until 2026-04-10"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 03-15
    mon 03-16  sms         second reminder
    mon 03-16  rest        waiting for answer until 04-06
    tue 04-07  task        approve: final notice
    tue 04-07  rest        waiting for task
    wed 04-08  email       final notice
    wed 04-08  registered  final notice
    wed 04-08  rest        waiting for answer until 04-21
    ");
}

#[test]
fn post_that_is_refused_leaves_the_message() {
    assert_snapshot!(play("C1 email phone sms style fixed_person refuses post; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call no_answer; 04-08 approves final_notice; until 2026-04-10"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 03-15
    mon 03-16  sms         second reminder
    mon 03-16  rest        waiting for answer until 04-06
    tue 04-07  task        approve: final notice
    tue 04-07  rest        waiting for task
    wed 04-08  email       final notice
    wed 04-08  rest        waiting for answer until 04-21
    ");
}

#[test]
fn a_yes_given_on_a_weekend_goes_out_on_monday() {
    assert_snapshot!(play("C1 email phone post style fixed_person; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call no_answer; 04-11 approves final_notice; until 2026-04-14"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 03-15
    mon 03-16  post        second reminder
    mon 03-16  rest        waiting for answer until 04-06
    tue 04-07  task        approve: final notice
    tue 04-07  rest        waiting for task
    mon 04-13  email       final notice
    mon 04-13  registered  final notice
    mon 04-13  rest        waiting for answer until 04-27
    ");
}

#[test]
fn a_yes_goes_out_although_somebody_called_that_day() {
    assert_snapshot!(play("C1 email phone post style fixed_person; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call no_answer; 04-08 call no_answer; 04-08 approves final_notice; until 2026-04-09"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 03-15
    mon 03-16  post        second reminder
    mon 03-16  rest        waiting for answer until 04-06
    tue 04-07  task        approve: final notice
    tue 04-07  rest        waiting for task
    wed 04-08  email       final notice
    wed 04-08  registered  final notice
    wed 04-08  rest        waiting for answer until 04-21
    ");
}

#[test]
fn a_no_skips_the_step() {
    assert_snapshot!(play("C1 email phone post style fixed_person; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call no_answer; 04-08 done approve; until 2026-04-30"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 03-15
    mon 03-16  post        second reminder
    mon 03-16  rest        waiting for answer until 04-06
    tue 04-07  task        approve: final notice
    tue 04-07  rest        waiting for task
    wed 04-08  rest        waiting for answer until 04-21
    wed 04-22  task        person decides
    wed 04-22  rest        waiting for task
    ");
}

#[test]
fn paying_makes_the_question_needless() {
    assert_snapshot!(play("C1 email phone post style fixed_person; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call no_answer; 04-08 payment F1 100.00; until 2026-04-30"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 03-15
    mon 03-16  post        second reminder
    mon 03-16  rest        waiting for answer until 04-06
    tue 04-07  task        approve: final notice
    tue 04-07  rest        waiting for task
    wed 04-08  rest        paid
    ");
}

#[test]
fn n5_no_formal_demand_before_a_personal_attempt() {
    assert_snapshot!(play("C1 email; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-05-01"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  task        find phone number
    mon 03-09  rest        waiting for task
    mon 03-16  rest        no channel
    tue 04-07  rest        human first
    ");
}

#[test]
fn n5_a_search_for_a_number_is_a_personal_attempt() {
    assert_snapshot!(play("C1 email; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-18 done find_phone_number; until 2026-04-08"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  task        find phone number
    mon 03-09  rest        waiting for task
    mon 03-16  rest        no channel
    tue 04-07  task        approve: final notice
    tue 04-07  rest        waiting for task
    ");
}

#[test]
fn b0_20_a_person_decides_to_call_again() {
    assert_snapshot!(play("C1 email phone post style fixed_person; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call no_answer; 04-08 approves final_notice; 04-23 decided call_again; until 2026-04-30"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 03-15
    mon 03-16  post        second reminder
    mon 03-16  rest        waiting for answer until 04-06
    tue 04-07  task        approve: final notice
    tue 04-07  rest        waiting for task
    wed 04-08  email       final notice
    wed 04-08  registered  final notice
    wed 04-08  rest        waiting for answer until 04-21
    wed 04-22  task        person decides
    wed 04-22  rest        waiting for task
    fri 04-24  phone       reason call
    fri 04-24  rest        waiting for task
    ");
}

#[test]
fn b0_20_a_person_decides_on_an_arrangement() {
    assert_snapshot!(play("C1 email phone post style fixed_person; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call no_answer; 04-08 approves final_notice; 04-23 decided arrangement; until 2026-04-30"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 03-15
    mon 03-16  post        second reminder
    mon 03-16  rest        waiting for answer until 04-06
    tue 04-07  task        approve: final notice
    tue 04-07  rest        waiting for task
    wed 04-08  email       final notice
    wed 04-08  registered  final notice
    wed 04-08  rest        waiting for answer until 04-21
    wed 04-22  task        person decides
    wed 04-22  rest        waiting for task
    thu 04-23  task        propose arrangement
    thu 04-23  rest        held
    ");
}

#[test]
fn b0_20_a_person_decides_to_let_it_go() {
    assert_snapshot!(play("C1 email phone post style fixed_person; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call no_answer; 04-08 approves final_notice; 04-23 decided let_go; until 2026-04-30"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 03-15
    mon 03-16  post        second reminder
    mon 03-16  rest        waiting for answer until 04-06
    tue 04-07  task        approve: final notice
    tue 04-07  rest        waiting for task
    wed 04-08  email       final notice
    wed 04-08  registered  final notice
    wed 04-08  rest        waiting for answer until 04-21
    wed 04-22  task        person decides
    wed 04-22  rest        waiting for task
    thu 04-23  rest        paid
    ");
}

#[test]
fn b0_20_a_person_decides_to_hand_it_over() {
    assert_snapshot!(play("C1 email phone post style fixed_person; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call no_answer; 04-08 approves final_notice; 04-23 decided hand_over; until 2026-04-30"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 03-15
    mon 03-16  post        second reminder
    mon 03-16  rest        waiting for answer until 04-06
    tue 04-07  task        approve: final notice
    tue 04-07  rest        waiting for task
    wed 04-08  email       final notice
    wed 04-08  registered  final notice
    wed 04-08  rest        waiting for answer until 04-21
    wed 04-22  task        person decides
    wed 04-22  rest        waiting for task
    thu 04-23  rest        held
    ");
}
