//! One conversation with one customer about all his invoices.

use insta::assert_snapshot;

use crate::told::play;

#[test]
fn n6_one_message_about_everything_that_is_due() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; invoice F2 200.00 issued 2026-02-16 due 2026-03-02; until 2026-03-05"), @"
    mon 02-16  rest        not due until 03-02  F1 F2
    thu 02-19  email       receipt check  F1 F2
    mon 03-02  email       due day reminder  F1 F2
    mon 03-02  rest        waiting for answer until 03-03  F1 F2
    wed 03-04  email       friendly reminder  F1 F2
    wed 03-04  rest        waiting for answer until 03-08  F1 F2
    ");
}

#[test]
fn the_furthest_step_leads_and_takes_the_others_along() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; invoice F2 200.00 issued 2026-02-18 due 2026-03-09; 03-09 call no_answer; until 2026-03-20"), @"
    mon 02-16  rest        not due until 03-02  F1
    wed 02-18  rest        not due until 03-09  F2
    thu 02-19  email       receipt check  F1 F2
    mon 03-02  email       due day reminder  F1
    mon 03-02  rest        waiting for answer until 03-03  F1
    wed 03-04  email       friendly reminder  F1
    wed 03-04  rest        waiting for answer until 03-08  F1
    mon 03-09  phone       reason call  F1 F2
    mon 03-09  rest        waiting for answer until 03-15  F1
    mon 03-09  rest        waiting for answer until 03-10  F2
    wed 03-11  email       friendly reminder  F1 F2
    wed 03-11  rest        waiting for answer until 03-15  F1 F2
    mon 03-16  phone       second reminder  F1 F2
    mon 03-16  rest        waiting for task  F1 F2
    ");
}

#[test]
fn receipt_checks_of_the_same_days_are_one_question() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-16; invoice F2 100.00 issued 2026-02-18 due 2026-03-18; until 2026-02-26"), @"
    mon 02-16  rest        not due until 03-16  F1
    wed 02-18  rest        not due until 03-18  F2
    thu 02-19  email       receipt check  F1 F2
    ");
}

#[test]
fn what_is_not_due_has_no_place_in_a_talk_about_what_is_late() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-04; invoice F2 100.00 issued 2026-02-16 due 2026-03-08; until 2026-03-10"), @"
    mon 02-16  rest        not due until 03-04  F1
    mon 02-16  rest        not due until 03-08  F2
    thu 02-19  email       receipt check  F1 F2
    wed 03-04  email       due day reminder  F1
    wed 03-04  rest        waiting for answer until 03-05  F1
    fri 03-06  email       friendly reminder  F1
    fri 03-06  rest        waiting for answer until 03-10  F1
    sun 03-08  rest        waiting for answer until 03-09  F2
    tue 03-10  email       friendly reminder  F1 F2
    tue 03-10  rest        waiting for answer until 03-10  F1
    tue 03-10  rest        waiting for answer until 03-12  F2
    ");
}

#[test]
fn b4_5_after_three_reminders_a_person_speaks_first() {
    assert_snapshot!(play("C1 email phone sms; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call no_answer; until 2026-04-10"), @"
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
    mon 03-23  phone       reason call
    mon 03-23  rest        human first
    ");
}

#[test]
fn b4_5_a_message_of_the_customer_ends_the_row() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-02 due 2026-02-16; 02-19 reply question; 02-19 done read_reply; invoice F2 100.00 issued 2026-02-09 due 2026-03-02; until 2026-03-05"), @"
    mon 02-02  rest        not due until 02-16  F1
    thu 02-05  email       receipt check  F1
    mon 02-09  rest        not due until 03-02  F2
    thu 02-12  email       receipt check  F2
    mon 02-16  email       due day reminder  F1
    mon 02-16  rest        waiting for answer until 02-17  F1
    wed 02-18  email       friendly reminder  F1
    wed 02-18  rest        waiting for answer until 02-22  F1
    thu 02-19  task        read reply  F1
    mon 02-23  phone       reason call  F1
    mon 02-23  rest        waiting for task  F1
    mon 03-02  email       due day reminder  F2
    mon 03-02  rest        waiting for answer until 03-03  F2
    wed 03-04  email       friendly reminder  F2
    wed 03-04  rest        waiting for answer until 03-08  F2
    ");
}

#[test]
fn b4_5_without_a_number_somebody_looks_for_it_first() {
    assert_snapshot!(play("C1 email sms whatsapp consents whatsapp; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-26"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  whatsapp    due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  task        find phone number
    mon 03-09  rest        waiting for task
    mon 03-16  sms         second reminder
    mon 03-16  rest        waiting for answer until 03-22
    mon 03-23  rest        human first
    ");
}

#[test]
fn two_customers_are_two_conversations() {
    assert_snapshot!(play("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; C2 email phone style fixed_person; invoice F2 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-04"), @"
    mon 02-16  C1  rest        not due until 03-02  F1
    mon 02-16  C2  rest        not due until 03-02  F2
    thu 02-19  C1  email       receipt check  F1
    thu 02-19  C2  email       receipt check  F2
    mon 03-02  C1  email       due day reminder  F1
    mon 03-02  C1  rest        waiting for answer until 03-03  F1
    mon 03-02  C2  rest        waiting for answer until 03-03  F2
    wed 03-04  C1  email       friendly reminder  F1
    wed 03-04  C1  rest        waiting for answer until 03-08  F1
    wed 03-04  C2  email       friendly reminder  F2
    wed 03-04  C2  rest        waiting for answer until 03-08  F2
    ");
}

#[test]
fn one_contact_a_day_the_thanks_wait_for_nobody() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-25 promises F1 until 03-02; 03-02 payment F1 100.00; invoice F2 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-04"), @"
    mon 02-16  rest        not due until 03-02  F1 F2
    thu 02-19  email       receipt check  F1 F2
    wed 02-25  rest        promised until 03-02  F1
    mon 03-02  email       thank you  F1
    mon 03-02  rest        paid  F1
    mon 03-02  rest        recent contact until 03-02  F2
    tue 03-03  rest        waiting for answer until 03-03  F2
    wed 03-04  email       friendly reminder  F2
    wed 03-04  rest        waiting for answer until 03-08  F2
    ");
}
