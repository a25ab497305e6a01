//! Scores: a low one is a conversation the same day, and a person looks at every reminder.

use insta::assert_snapshot;

use crate::told::play;

#[test]
fn b3_7_a_low_score_is_a_call_the_same_day() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-20 score 3; until 2026-02-23"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-20  phone       care call
    ");
}

#[test]
fn b3_7_a_low_score_on_saturday_is_a_call_on_monday() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-21 score 6; until 2026-02-24"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 02-23  phone       care call
    ");
}

#[test]
fn b3_7_until_a_talk_a_person_looks_at_each_reminder() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-20 score 3; 03-02 approves due_day_reminder; 03-05 approves friendly_reminder; until 2026-03-10"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-20  phone       care call
    mon 03-02  task        approve: due day reminder
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  task        approve: friendly reminder
    wed 03-04  rest        waiting for task
    thu 03-05  email       friendly reminder
    thu 03-05  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    ");
}

#[test]
fn b3_7_a_due_day_reminder_that_nobody_looked_at_lapses() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-20 score 3; until 2026-03-05"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-20  phone       care call
    mon 03-02  task        approve: due day reminder
    mon 03-02  rest        waiting for task
    tue 03-03  rest        waiting for answer until 03-03
    wed 03-04  task        approve: friendly reminder
    wed 03-04  rest        waiting for task
    ");
}

#[test]
fn b3_7_a_talk_ends_it() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-20 score 3; 02-20 call call_back until 02-23; 02-24 call promise F1 until 03-03; until 2026-03-10"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-20  phone       care call
    fri 02-20  rest        waiting for answer until 02-23
    tue 02-24  phone       reason call
    tue 02-24  rest        promised until 03-03
    fri 03-06  phone       promise follow up
    fri 03-06  rest        waiting for task
    ");
}

#[test]
fn b3_7_a_low_score_without_a_number_starts_the_search() {
    assert_snapshot!(play("C1 email; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-20 score 3; until 2026-02-24"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-20  task        find phone number
    ");
}

#[test]
fn a_seven_changes_nothing() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-20 score 7; until 2026-03-03"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    ");
}
