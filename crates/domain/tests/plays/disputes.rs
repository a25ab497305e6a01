//! Disputes: the talk runs, the solution counts, and what comes after it.

use insta::assert_snapshot;

use crate::told::play;

#[test]
fn b2_7_a_dispute_stops_the_reminders() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-27 disputes F1 because quality; until 2026-04-30"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-27  task        solve dispute
    fri 02-27  rest        disputed
    ");
}

#[test]
fn b2_7_an_invoice_that_is_partly_disputed_rests_as_a_whole() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-27 disputes F1 40.00; until 2026-03-10"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-27  task        solve dispute
    fri 02-27  rest        disputed
    ");
}

#[test]
fn the_other_invoices_of_the_customer_are_still_spoken_about() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; invoice F2 100.00 issued 2026-02-16 due 2026-03-02; 02-27 disputes F1; until 2026-03-05"), @"
    mon 02-16  rest        not due until 03-02  F1 F2
    thu 02-19  email       receipt check  F1 F2
    fri 02-27  task        solve dispute  F1
    fri 02-27  rest        disputed  F1
    mon 03-02  email       due day reminder  F2
    mon 03-02  rest        waiting for answer until 03-03  F2
    wed 03-04  email       friendly reminder  F2
    wed 03-04  rest        waiting for answer until 03-08  F2
    ");
}

#[test]
fn a_remedy_that_is_agreed_is_no_end_yet() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-27 disputes F1; 03-03 remedy F1; until 2026-03-20"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-27  task        solve dispute
    fri 02-27  rest        disputed
    ");
}

#[test]
fn a_closed_dispute_gives_fourteen_days() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-27 disputes F1; 03-05 closes F1 agree; until 2026-03-27"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-27  task        solve dispute
    fri 02-27  rest        disputed
    thu 03-05  rest        not due until 03-19
    thu 03-19  email       due day reminder
    thu 03-19  rest        waiting for answer until 03-22
    mon 03-23  email       friendly reminder
    mon 03-23  rest        waiting for answer until 03-25
    thu 03-26  phone       reason call
    thu 03-26  rest        waiting for task
    ");
}

#[test]
fn a_dispute_closed_before_the_due_date_never_shortens_the_term() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-04-15; 02-27 disputes F1; 03-05 closes F1 disagree_but_solved; until 2026-04-15"), @"
    mon 02-16  rest        not due until 04-15
    thu 02-19  email       receipt check
    fri 02-27  task        solve dispute
    fri 02-27  rest        disputed
    thu 03-05  rest        not due until 04-15
    wed 04-15  email       due day reminder
    wed 04-15  rest        waiting for answer until 04-16
    ");
}

#[test]
fn b0_20_a_dispute_that_is_let_go_leaves_nothing_open() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-27 disputes F1; 03-05 closes F1 let_go; until 2026-03-06"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-27  task        solve dispute
    fri 02-27  rest        disputed
    thu 03-05  rest        paid
    ");
}

#[test]
fn a_part_that_is_let_go_leaves_the_rest() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-27 disputes F1 40.00; 03-05 closes F1 let_go; until 2026-03-20"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-27  task        solve dispute
    fri 02-27  rest        disputed
    thu 03-05  rest        not due until 03-19
    thu 03-19  email       due day reminder
    thu 03-19  rest        waiting for answer until 03-22
    ");
}

#[test]
fn a_credit_note_settles_the_agreed_part() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-27 disputes F1 40.00; 03-05 credit F1 40.00; 03-05 closes F1 partly; 03-12 payment F1 60.00; until 2026-03-20"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-27  task        solve dispute
    fri 02-27  rest        disputed
    thu 03-05  rest        not due until 03-19
    thu 03-12  rest        paid
    thu 03-19  email       after care
    ");
}

#[test]
fn b0_22_after_care_the_question_and_the_ambassador_moment() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-27 disputes F1; 03-05 closes F1 agree satisfied; 03-10 payment F1 100.00; until 2026-04-30"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-27  task        solve dispute
    fri 02-27  rest        disputed
    thu 03-05  rest        not due until 03-19
    tue 03-10  rest        paid
    tue 03-17  email       after care
    tue 03-24  email       satisfaction question
    thu 04-09  task        ambassador moment
    ");
}

#[test]
fn b0_22_who_was_not_satisfied_is_not_asked_for_a_good_word() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-27 disputes F1; 03-05 closes F1 disagree_but_solved unsatisfied; 03-10 payment F1 100.00; until 2026-04-30"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-27  task        solve dispute
    fri 02-27  rest        disputed
    thu 03-05  rest        not due until 03-19
    tue 03-10  rest        paid
    tue 03-17  email       after care
    tue 03-24  email       satisfaction question
    ");
}

#[test]
fn n7_no_good_word_is_asked_while_anything_is_open() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-27 disputes F1; 03-05 closes F1 agree satisfied; 03-10 payment F1 100.00; invoice F2 100.00 issued 2026-04-01 due 2026-04-30; 04-20 payment F2 100.00; until 2026-04-30"), @"
    mon 02-16  rest        not due until 03-02  F1
    thu 02-19  email       receipt check  F1
    fri 02-27  task        solve dispute  F1
    fri 02-27  rest        disputed  F1
    thu 03-05  rest        not due until 03-19  F1
    tue 03-10  rest        paid  F1
    tue 03-17  email       after care  F1
    tue 03-24  email       satisfaction question  F1
    wed 04-01  rest        not due until 04-30  F2
    wed 04-08  email       receipt check  F2
    mon 04-20  task        ambassador moment  F1
    mon 04-20  rest        paid  F2
    ");
}

#[test]
fn a_storno_after_the_solution_waits_with_after_care() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-27 disputes F1; 03-05 closes F1 agree satisfied; 03-10 payment F1 100.00; 03-12 reversed F1 100.00; until 2026-03-24"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-27  task        solve dispute
    fri 02-27  rest        disputed
    thu 03-05  rest        not due until 03-19
    tue 03-10  rest        paid
    thu 03-12  rest        not due until 03-19
    thu 03-19  email       due day reminder
    thu 03-19  rest        waiting for answer until 03-22
    mon 03-23  email       friendly reminder
    mon 03-23  rest        waiting for answer until 03-25
    ");
}
