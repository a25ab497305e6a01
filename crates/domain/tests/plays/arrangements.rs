//! Paying in parts: proposed, accepted, shifted once; promises that are partly kept.

use insta::assert_snapshot;

use crate::told::play;

const F1: &str = "invoice F1 100.00 issued 2026-02-16 due 2026-03-02; from 2026-03-09;";

#[test]
fn b4_13_nothing_is_asked_while_a_proposal_waits() {
    assert_snapshot!(play(&format!("{F1} 03-09 call wants_plan; 03-10 proposes F1 03-20=50.00 04-20=50.00; until 2026-03-20")), @"
    mon 03-09  phone       reason call
    mon 03-09  task        propose arrangement
    mon 03-09  rest        held
    tue 03-10  rest        held until 03-17
    wed 03-18  phone       reason call
    wed 03-18  rest        waiting for task
    ");
}

#[test]
fn b4_13_an_accepted_proposal_runs_from_that_day() {
    assert_snapshot!(play(&format!("{F1} 03-09 call wants_plan; 03-10 proposes F1 03-20=50.00 04-20=50.00; 03-12 accepts F1; 03-20 payment F1 50.00; 04-20 payment F1 50.00; until 2026-04-24")), @"
    mon 03-09  phone       reason call
    mon 03-09  task        propose arrangement
    mon 03-09  rest        held
    tue 03-10  rest        held until 03-17
    thu 03-12  rest        arrangement until 04-20
    wed 03-18  email       arrangement reminder
    thu 04-16  email       arrangement reminder
    mon 04-20  email       thank you
    mon 04-20  rest        paid
    ");
}

#[test]
fn b4_13_a_shifted_term_is_reminded_of_on_its_new_day() {
    assert_snapshot!(play(&format!("{F1} 03-10 arrangement F1 03-20=50.00 04-20=50.00; 03-19 shifts F1 dated 03-20 until 03-31; 03-31 payment F1 50.00; until 2026-04-17")), @"
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    tue 03-10  rest        arrangement until 04-20
    wed 03-18  email       arrangement reminder
    fri 03-27  email       arrangement reminder
    thu 04-16  email       arrangement reminder
    ");
}

#[test]
fn b4_13_a_shift_after_the_call_lets_it_run_again() {
    assert_snapshot!(play(&format!("{F1} 03-10 arrangement F1 03-20=50.00 04-20=50.00; 03-25 shifts F1 dated 03-20 until 03-31; until 2026-04-07")), @"
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    tue 03-10  rest        arrangement until 04-20
    wed 03-18  email       arrangement reminder
    fri 03-27  email       arrangement reminder
    tue 04-07  phone       arrangement missed
    tue 04-07  rest        waiting for task
    ");
}

#[test]
fn b1_27_waiting_until_one_later_day_is_an_arrangement() {
    assert_snapshot!(play(&format!("{F1} 03-09 call cannot_pay; 03-10 arrangement F1 04-10=100.00; 04-09 payment F1 100.00; until 2026-04-14")), @"
    mon 03-09  phone       reason call
    mon 03-09  task        propose arrangement
    mon 03-09  rest        held
    tue 03-10  rest        arrangement until 04-10
    wed 04-08  email       arrangement reminder
    thu 04-09  email       thank you
    thu 04-09  rest        paid
    ");
}

#[test]
fn b4_13_a_new_arrangement_takes_the_place_of_a_proposal() {
    assert_snapshot!(play(&format!("{F1} 03-10 proposes F1 03-20=50.00 04-20=50.00; 03-11 arrangement F1 03-25=100.00; 03-12 accepts F1; until 2026-03-31")), @"
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    tue 03-10  rest        held until 03-17
    wed 03-11  rest        arrangement until 03-25
    mon 03-23  email       arrangement reminder
    mon 03-30  phone       arrangement missed
    mon 03-30  rest        waiting for task
    ");
}

#[test]
fn a_partly_kept_promise_asks_about_the_rest() {
    assert_snapshot!(play(&format!("{F1} 03-10 promises F1 until 03-13; 03-12 payment F1 60.00; until 2026-03-19")), @"
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    tue 03-10  rest        promised until 03-13
    wed 03-18  phone       promise follow up
    wed 03-18  rest        waiting for task
    ");
}
