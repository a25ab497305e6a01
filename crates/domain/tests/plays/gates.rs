//! What holds a message back: distance, number, a low score.

use insta::assert_snapshot;

use crate::told::play;

#[test]
fn monday_to_wednesday_is_enough_distance() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-04"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    ");
}

#[test]
fn friday_to_monday_is_too_short() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-13 due 2026-02-27; until 2026-03-03"), @"
    fri 02-13  rest        not due until 02-27
    wed 02-18  email       receipt check
    fri 02-27  email       due day reminder
    fri 02-27  rest        waiting for answer until 03-01
    mon 03-02  rest        recent contact until 03-02
    tue 03-03  email       friendly reminder
    tue 03-03  rest        waiting for answer until 03-05
    ");
}

#[test]
fn at_most_three_reminders_in_ten_working_days() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-02 due 2026-03-02; invoice F2 100.00 issued 2026-02-02 due 2026-03-06; 03-05 reply question; 03-05 done read_reply; 03-09 reply question; 03-09 done read_reply; invoice F3 100.00 issued 2026-02-02 due 2026-03-12; until 2026-03-20"), @"
    mon 02-02  rest        not due until 03-02  F1
    mon 02-02  rest        not due until 03-06  F2
    mon 02-02  rest        not due until 03-12  F3
    thu 02-05  email       receipt check  F1 F2 F3
    mon 03-02  email       due day reminder  F1
    mon 03-02  rest        waiting for answer until 03-03  F1
    wed 03-04  email       friendly reminder  F1
    wed 03-04  rest        waiting for answer until 03-08  F1
    thu 03-05  task        read reply  F1
    fri 03-06  email       due day reminder  F1 F2
    fri 03-06  rest        waiting for answer until 03-08  F1 F2
    mon 03-09  task        read reply  F1 F2
    tue 03-10  phone       reason call  F1 F2
    tue 03-10  rest        waiting for task  F1 F2
    thu 03-12  rest        recent contact until 03-15  F3
    fri 03-13  rest        waiting for answer until 03-15  F3
    mon 03-16  email       friendly reminder  F3
    mon 03-16  rest        waiting for answer until 03-18  F3
    thu 03-19  phone       reason call  F3
    thu 03-19  rest        waiting for task  F3
    ");
}

#[test]
fn a_due_day_reminder_that_is_held_is_not_sent_later() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-02 due 2026-03-02; invoice F2 100.00 issued 2026-02-02 due 2026-03-03; until 2026-03-05"), @"
    mon 02-02  rest        not due until 03-02  F1
    mon 02-02  rest        not due until 03-03  F2
    thu 02-05  email       receipt check  F1 F2
    mon 03-02  email       due day reminder  F1
    mon 03-02  rest        waiting for answer until 03-03  F1
    tue 03-03  rest        recent contact until 03-03  F1 F2
    wed 03-04  email       friendly reminder  F1 F2
    wed 03-04  rest        waiting for answer until 03-08  F1
    wed 03-04  rest        waiting for answer until 03-04  F2
    thu 03-05  rest        recent contact until 03-05  F1 F2
    ");
}

#[test]
fn calls_are_not_held_by_the_distance() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-02 due 2026-03-02; invoice F2 100.00 issued 2026-02-02 due 2026-03-06; until 2026-03-10"), @"
    mon 02-02  rest        not due until 03-02  F1
    mon 02-02  rest        not due until 03-06  F2
    thu 02-05  email       receipt check  F1 F2
    mon 03-02  email       due day reminder  F1
    mon 03-02  rest        waiting for answer until 03-03  F1
    wed 03-04  email       friendly reminder  F1
    wed 03-04  rest        waiting for answer until 03-08  F1
    fri 03-06  email       due day reminder  F1 F2
    fri 03-06  rest        waiting for answer until 03-08  F1 F2
    mon 03-09  phone       reason call  F1 F2
    mon 03-09  rest        waiting for task  F1 F2
    ");
}
