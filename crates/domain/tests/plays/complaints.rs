//! Complaints that somebody owns: the clocks, the client, the remedy, and what comes after it.
//! A customer, Ineke who hears him, and a colleague of the client who knows what happened.

use insta::assert_snapshot;

use crate::told::{play, play_with, reasons};

const OWED: &str = "invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-27 disputes F1 because quality; 02-27 case F1 told owner Ineke;";

fn told(more: &str) -> String {
    play(&format!("{OWED} {more}"))
}

/// Story 1 of the article, as it should go.
#[test]
fn b2_06_story_1_from_complaint_to_ambassador() {
    assert_snapshot!(told("02-27 case F1 passed_on who Bram; 02-27 case F1 said who us; 03-02 case F1 answered who Bram; 03-02 case F1 proposed credit_part 40.00; 03-02 case F1 judged accepted; 03-03 case F1 agreed; 03-03 case F1 felt better; 03-04 credit F1 40.00; 03-04 closes F1 agree; 03-09 payment F1 60.00; invoice F2 80.00 issued 2026-03-23 due 2026-04-06; 04-03 payment F2 80.00; until 2026-04-30"), @"
    mon 02-16  rest        not due until 03-02  F1
    thu 02-19  email       receipt check  F1
    fri 02-27  task        solve dispute  F1
    fri 02-27  task        ask client about dispute (to the client)  F1
    fri 02-27  rest        disputed  F1
    tue 03-03  task        follow up remedy (to the bookkeeper)  F1
    wed 03-04  rest        not due until 03-18  F1
    mon 03-09  rest        paid  F1
    mon 03-16  email       after care  F1
    mon 03-23  email       satisfaction question  F1
    mon 03-23  rest        not due until 04-06  F2
    thu 03-26  email       receipt check  F2
    thu 04-02  email       due day reminder  F2
    fri 04-03  rest        paid  F2
    wed 04-08  task        ambassador moment  F1
    ");
}

#[test]
fn b2_04_a_client_who_is_silent_is_asked_again_every_working_day() {
    assert_snapshot!(told("02-27 case F1 passed_on who Bram; 02-27 case F1 said who us; until 2026-03-04"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-27  task        solve dispute
    fri 02-27  task        ask client about dispute (to the client)
    fri 02-27  rest        disputed
    mon 03-02  task        ask client about dispute (to the client)
    tue 03-03  task        ask client about dispute (to the client)
    wed 03-04  task        ask client about dispute (to the client)
    wed 03-04  phone       care call
    wed 03-04  rest        disputed
    ");
}

#[test]
fn b0_18_the_first_answer_to_the_customer_has_a_clock() {
    assert_snapshot!(told("until 2026-03-04"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-27  task        solve dispute
    fri 02-27  rest        disputed
    tue 03-03  task        answer dispute
    wed 03-04  phone       care call
    wed 03-04  rest        disputed
    ");
}

#[test]
fn a2_a_complaint_that_nobody_solves_comes_back_to_the_client() {
    assert_snapshot!(told("02-27 case F1 said who us; until 2026-03-24"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-27  task        solve dispute
    fri 02-27  rest        disputed
    wed 03-04  phone       care call
    wed 03-04  rest        disputed
    fri 03-06  task        ask client about dispute (to the client)
    fri 03-13  task        ask client about dispute (to the client)
    fri 03-20  task        ask client about dispute (to the client)
    ");
}

#[test]
fn b0_15_the_customer_hears_from_us_while_it_lasts() {
    assert_snapshot!(told("02-27 case F1 said who us; 03-04 call call_back; until 2026-03-11"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-27  task        solve dispute
    fri 02-27  rest        disputed
    wed 03-04  phone       care call
    wed 03-04  rest        disputed
    fri 03-06  task        ask client about dispute (to the client)
    mon 03-09  phone       care call
    mon 03-09  rest        disputed
    ");
}

#[test]
fn b0_15_an_open_complaint_makes_firmer_reminders_about_other_invoices_wait_for_a_yes() {
    let other = "C1 email; invoice F1 100.00 issued 2026-01-05 due 2026-04-30; invoice F2 100.00 issued 2026-01-05 due 2026-01-19; 01-28 disputes F1; 01-28 case F1 told owner Ineke; 01-28 case F1 said who us; from 2026-01-20; until 2026-02-09";
    assert_snapshot!(play(other), @"
    tue 01-20  email       receipt check  F1
    tue 01-20  rest        not due until 04-30  F1
    tue 01-20  rest        waiting for answer until 01-20  F2
    wed 01-21  email       friendly reminder  F2
    wed 01-21  rest        waiting for answer until 01-25  F2
    mon 01-26  task        find phone number  F2
    mon 01-26  rest        waiting for task  F2
    wed 01-28  task        solve dispute  F1
    wed 01-28  rest        disputed  F1
    mon 02-02  task        approve: second reminder  F2
    mon 02-02  rest        waiting for task  F2
    wed 02-04  task        ask client about dispute (to the client)  F1
    ");
}

#[test]
fn b0_15_attention_is_the_strategys() {
    let mut strategy = domain::Strategy::default();
    strategy.disputes.attention = domain::strategy::Attention::Manual;
    let other = "C1 email; invoice F1 100.00 issued 2026-02-16 due 2026-03-30; invoice F2 100.00 issued 2026-02-16 due 2026-03-02; 02-27 disputes F1; 02-27 case F1 told owner Ineke; 02-27 case F1 said who us; until 2026-03-05";
    assert_snapshot!(play_with(&strategy, other), @"
    mon 02-16  rest        not due until 03-30  F1
    mon 02-16  rest        not due until 03-02  F2
    thu 02-19  email       receipt check  F1 F2
    fri 02-27  task        solve dispute  F1
    fri 02-27  rest        disputed  F1
    mon 03-02  task        approve: due day reminder  F2
    mon 03-02  rest        waiting for task  F2
    tue 03-03  rest        waiting for answer until 03-03  F2
    wed 03-04  task        approve: friendly reminder  F2
    wed 03-04  rest        waiting for task  F2
    ");
    strategy.disputes.attention = domain::strategy::Attention::Off;
    assert_snapshot!(play_with(&strategy, other), @"
    mon 02-16  rest        not due until 03-30  F1
    mon 02-16  rest        not due until 03-02  F2
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
fn b2_05_what_was_agreed_is_done_by_somebody() {
    assert_snapshot!(told("02-27 case F1 said who us; 03-02 case F1 proposed rework; 03-03 case F1 agreed; 03-04 closes F1 agree satisfied; 03-09 case F1 followed_up; until 2026-03-20"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-27  task        solve dispute
    fri 02-27  rest        disputed
    tue 03-03  task        follow up remedy (to the specialist)
    wed 03-04  rest        not due until 03-18
    wed 03-18  email       due day reminder
    wed 03-18  rest        waiting for answer until 03-19
    fri 03-20  email       friendly reminder
    fri 03-20  rest        waiting for answer until 03-24
    ");
}

#[test]
fn b3_09_extra_work_goes_to_the_specialist() {
    assert_snapshot!(reasons(&format!("{OWED} 02-27 case F1 said who us; 03-02 case F1 proposed extra_work 0.00; 03-02 case F1 judged accepted; 03-03 case F1 agreed; until 2026-03-03")), @"
    mon 02-16  It is not due until 2026-03-02. (2.18)
    thu 02-19  Sent on 2026-02-16: ask whether it arrived well. (1.4)
    fri 02-27  The customer has a complaint: solve it with him. (0.14)
    fri 02-27  Disputed since 2026-02-27: first the solution. (2.7)
    tue 03-03  The customer agreed to a solution: now do it. (0.16)
    ");
}

#[test]
fn b4_14_after_a_solution_that_disappointed_no_good_word_is_asked() {
    assert_snapshot!(told("02-27 case F1 said who us; 03-02 case F1 proposed explanation; 03-03 case F1 agreed; 03-04 closes F1 disagree_but_solved; 03-05 case F1 felt not_yet; 03-06 payment F1 100.00; until 2026-04-15"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-27  task        solve dispute
    fri 02-27  rest        disputed
    wed 03-04  rest        not due until 03-18
    fri 03-06  rest        paid
    fri 03-13  email       after care
    fri 03-20  email       satisfaction question
    ");
}
