//! Every step of the strategy "persoonlijk", on its day, one customer with one invoice.

use insta::assert_snapshot;

use crate::told::play;

#[test]
fn an_invoice_that_is_paid_in_time_meets_two_friendly_words() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-03 payment F1 100.00; until 2026-03-10"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    tue 03-03  rest        paid
    ");
}

#[test]
fn b1_4_a_few_days_after_sending_we_ask_whether_it_arrived() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-02-20"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    ");
}

#[test]
fn b1_4_the_days_count_from_sending_and_not_from_the_invoice_date() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 sent 2026-02-20 due 2026-03-16; until 2026-02-26"), @"
    mon 02-16  rest        not due until 03-16
    wed 02-25  email       receipt check
    ");
}

#[test]
fn b1_4_a_fourth_invoice_is_not_asked_about_unless_it_is_large() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-01-05 due 2026-02-04; invoice F2 100.00 issued 2026-01-12 due 2026-02-11; invoice F3 100.00 issued 2026-01-19 due 2026-02-18; invoice F4 100.00 issued 2026-01-26 due 2026-02-25; invoice F5 2500.00 issued 2026-01-26 due 2026-02-25; until 2026-02-02"), @"
    mon 01-05  rest        not due until 02-04  F1
    thu 01-08  email       receipt check  F1
    mon 01-12  rest        not due until 02-11  F2
    thu 01-15  email       receipt check  F2
    mon 01-19  rest        not due until 02-18  F3
    thu 01-22  email       receipt check  F3
    mon 01-26  rest        not due until 02-25  F4 F5
    thu 01-29  email       receipt check  F5
    ");
}

#[test]
fn b1_4_close_customers_are_called_about_it() {
    assert_snapshot!(play("C1 email phone close; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-02-20"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  phone       receipt check
    ");
}

#[test]
fn b1_7_the_question_whether_it_arrived_holds_nothing() {
    assert_snapshot!(play("C1 email phone admin phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-05"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  phone       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    ");
}

#[test]
fn b1_5_on_the_due_date_a_short_reminder() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-02"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    ");
}

#[test]
fn b1_5_a_due_date_on_sunday_is_reminded_of_on_friday() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-08; until 2026-03-11"), @"
    mon 02-16  rest        not due until 03-08
    thu 02-19  email       receipt check
    fri 03-06  email       due day reminder
    sun 03-08  rest        waiting for answer until 03-09
    tue 03-10  email       friendly reminder
    tue 03-10  rest        waiting for answer until 03-12
    ");
}

#[test]
fn b1_5_a_fixed_person_customer_gets_no_due_day_reminder() {
    assert_snapshot!(play("C1 email phone style fixed_person person Joost; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-05"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check (from Joost)
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder (from Joost)
    wed 03-04  rest        waiting for answer until 03-08
    ");
}

#[test]
fn b4_7_two_days_later_a_friendly_reminder() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-05"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    ");
}

#[test]
fn b3_10_a_good_payer_is_called_with_care_instead_of_reminded() {
    assert_snapshot!(play("C1 email phone good-payer; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-06"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-04
    thu 03-05  phone       care call
    thu 03-05  rest        waiting for task
    ");
}

#[test]
fn b3_10_a_good_payer_with_something_else_overdue_is_reminded_as_usual() {
    assert_snapshot!(play("C1 email phone good-payer; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; invoice F2 100.00 issued 2026-02-16 due 2026-03-03; until 2026-03-06"), @"
    mon 02-16  rest        not due until 03-02  F1
    mon 02-16  rest        not due until 03-03  F2
    thu 02-19  email       receipt check  F1 F2
    mon 03-02  email       due day reminder  F1
    mon 03-02  rest        waiting for answer until 03-04  F1
    tue 03-03  rest        recent contact until 03-03  F1 F2
    wed 03-04  email       friendly reminder  F1 F2
    wed 03-04  rest        waiting for answer until 03-08  F1
    wed 03-04  rest        waiting for answer until 03-04  F2
    thu 03-05  rest        recent contact until 03-05  F1 F2
    fri 03-06  email       friendly reminder  F1 F2
    fri 03-06  rest        waiting for answer until 03-08  F1
    fri 03-06  rest        waiting for answer until 03-09  F2
    ");
}

#[test]
fn b3_10_a_good_payer_without_a_phone_is_reminded_as_usual() {
    assert_snapshot!(play("C1 email good-payer; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-06"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    ");
}

#[test]
fn b1_6_after_five_working_days_a_call_for_the_reason() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-12"), @"
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

#[test]
fn b1_6_without_a_phone_number_somebody_looks_for_one() {
    assert_snapshot!(play("C1 email sms; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-20"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  task        find phone number
    mon 03-09  rest        waiting for task
    mon 03-16  sms         second reminder
    mon 03-16  rest        waiting for answer until 03-22
    ");
}

#[test]
fn b1_6_a_number_that_is_found_is_called() {
    assert_snapshot!(play("C1 email; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-11 reachable phone; until 2026-03-13"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  task        find phone number
    mon 03-09  rest        waiting for task
    wed 03-11  phone       reason call
    wed 03-11  rest        waiting for task
    ");
}

#[test]
fn after_a_call_without_contact_a_second_reminder_through_another_channel() {
    assert_snapshot!(play("C1 email phone sms; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call no_answer; until 2026-03-18"), @"
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
fn after_a_call_without_contact_a_call_where_no_other_channel_is_left() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call voicemail; until 2026-03-18"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 03-15
    mon 03-16  phone       second reminder
    mon 03-16  rest        waiting for task
    ");
}

#[test]
fn no_second_reminder_where_the_reason_is_known() {
    assert_snapshot!(play("C1 email phone sms; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-06 reply forgot; 03-06 done read_reply; 03-09 call no_answer; until 2026-03-24"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    fri 03-06  task        read reply
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 04-06
    ");
}

#[test]
fn ten_working_days_after_a_talk_a_firm_reminder() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call promise until 03-10; 03-13 call no_answer; until 2026-03-26"), @"
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
    fri 03-20  email       second reminder
    fri 03-20  rest        waiting for answer until 03-22
    mon 03-23  rest        recent contact until 03-23
    tue 03-24  email       firm reminder
    tue 03-24  rest        waiting for answer until 04-06
    ");
}

#[test]
fn b4_5_the_whole_road_without_any_answer() {
    assert_snapshot!(play("C1 email phone sms post; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call no_answer; 03-23 call no_answer; 03-25 approves firm_reminder; 04-07 call no_answer; 04-09 approves final_notice; 04-24 decided let_go; until 2026-04-30"), @"
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
    tue 03-24  task        approve: firm reminder
    tue 03-24  rest        waiting for task
    wed 03-25  email       firm reminder
    wed 03-25  rest        waiting for answer until 04-06
    tue 04-07  phone       reason call
    tue 04-07  rest        human first
    wed 04-08  task        approve: final notice
    wed 04-08  rest        waiting for task
    thu 04-09  email       final notice
    thu 04-09  registered  final notice
    thu 04-09  rest        waiting for answer until 04-22
    thu 04-23  task        person decides
    thu 04-23  rest        waiting for task
    fri 04-24  rest        paid
    ");
}
