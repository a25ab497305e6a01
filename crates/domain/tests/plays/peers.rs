//! What other programs' tests say, told as plays: the cases of `peers/cases.json` that apply.
//!
//! Not as plays, and why:
//! - fees, interest and their currencies (TRY-13, TRY-14, OCA-13, OCA-14, OCA-15, ERP-01, ERP-03,
//!   ERP-12, IN-03, MET-04): nothing is charged before the room `law` has work;
//! - credit limits and blocking orders (TRY-17): we do not decide about sales;
//! - the state of a draft (TRY-04, OCA-10) and a run dated before the newest (OCA-03, MET-06): the
//!   run and the outbox, rooms `app` and `store`;
//! - a ladder whose first step depends on an earlier one (OCA-06) and a ladder per customer
//!   (LAG-06): below, as strategies;
//! - counters per currency (LAG-08, LAG-09): we count conversations with a person, not demands per
//!   currency; the row of LAG-03 is our cap;
//! - the previous level is missing (MET-01): MAH-01 says the same;
//! - the earliest trigger wins (IN-02): steps follow each other here, the latest ripe one counts.

use insta::assert_snapshot;

use crate::told::play;

#[test]
fn peer_try_02_a_step_comes_on_its_day_and_not_after_it() {
    assert_snapshot!(play("invoice F1 100.00 issued 2025-12-15 due 2026-01-01; until 2026-01-06"), @"
    mon 12-15  rest        not due until 01-01
    thu 12-18  email       receipt check
    wed 12-31  email       due day reminder
    thu 01-01  rest        waiting for answer until 01-04
    mon 01-05  email       friendly reminder
    mon 01-05  rest        waiting for answer until 01-07
    ");
}

#[test]
fn peer_try_03_an_unsent_step_is_not_overtaken_by_the_calendar() {
    assert_snapshot!(play("C1 email phone style fixed_person; invoice F1 100.00 issued 2025-12-15 due 2026-01-01; 01-09 call no_answer; until 2026-03-31"), @"
    mon 12-15  rest        not due until 01-01
    thu 12-18  email       receipt check
    thu 01-01  rest        waiting for answer until 01-04
    mon 01-05  email       friendly reminder
    mon 01-05  rest        waiting for answer until 01-07
    thu 01-08  phone       reason call
    thu 01-08  rest        waiting for task
    fri 01-09  rest        waiting for answer until 01-15
    fri 01-16  phone       second reminder
    fri 01-16  rest        waiting for task
    ");
}

#[test]
fn peer_try_05_a_block_freezes_the_ladder() {
    assert_snapshot!(play("invoice F1 100.00 issued 2025-12-15 due 2026-01-01; 01-05 hold; until 2026-01-31"), @"
    mon 12-15  rest        not due until 01-01
    thu 12-18  email       receipt check
    wed 12-31  email       due day reminder
    thu 01-01  rest        waiting for answer until 01-04
    mon 01-05  rest        held
    ");
}

#[test]
fn peer_try_08_only_the_open_invoice_of_two() {
    assert_snapshot!(play("invoice F1 100.00 issued 2025-12-15 due 2026-01-01; invoice F2 100.00 issued 2025-12-15 due 2026-01-01; 12-30 payment F2 100.00; until 2026-01-06"), @"
    mon 12-15  rest        not due until 01-01  F1 F2
    thu 12-18  email       receipt check  F1 F2
    tue 12-30  rest        paid  F2
    wed 12-31  email       due day reminder  F1
    thu 01-01  rest        waiting for answer until 01-04  F1
    mon 01-05  email       friendly reminder  F1
    mon 01-05  rest        waiting for answer until 01-07  F1
    ");
}

#[test]
fn peer_try_09_the_ladder_ends_with_a_person() {
    assert_snapshot!(play("C1 email phone post style fixed_person; invoice F1 100.00 issued 2025-12-15 due 2026-01-01; 01-09 call no_answer; 02-05 approves final_notice; until 2026-03-31"), @"
    mon 12-15  rest        not due until 01-01
    thu 12-18  email       receipt check
    thu 01-01  rest        waiting for answer until 01-04
    mon 01-05  email       friendly reminder
    mon 01-05  rest        waiting for answer until 01-07
    thu 01-08  phone       reason call
    thu 01-08  rest        waiting for task
    fri 01-09  rest        waiting for answer until 01-15
    fri 01-16  post        second reminder
    fri 01-16  rest        waiting for answer until 02-04
    thu 02-05  task        approve: final notice
    thu 02-05  email       final notice
    thu 02-05  registered  final notice
    thu 02-05  rest        waiting for answer until 02-18
    thu 02-19  task        person decides
    thu 02-19  rest        waiting for task
    ");
}

#[test]
fn peer_try_10_half_of_it_unallocated_is_no_reason_to_wait() {
    assert_snapshot!(play("invoice F1 100.00 issued 2025-12-15 due 2026-01-01; 12-30 payment 50.00; until 2026-01-06"), @"
    mon 12-15  rest        not due until 01-01
    thu 12-18  email       receipt check
    wed 12-31  email       due day reminder
    thu 01-01  rest        waiting for answer until 01-04
    mon 01-05  email       friendly reminder
    mon 01-05  rest        waiting for answer until 01-07
    ");
}

#[test]
fn peer_try_11_one_letter_for_the_customer() {
    assert_snapshot!(play("C1 post; invoice F1 100.00 issued 2025-12-15 due 2026-01-01; invoice F2 80.00 issued 2025-12-15 due 2026-01-01; 12-30 payment 50.00; until 2026-01-06"), @"
    mon 12-15  rest        not due until 01-01  F1 F2
    thu 12-18  post        receipt check  F1 F2
    wed 12-31  post        due day reminder  F1 F2
    thu 01-01  rest        waiting for answer until 01-04  F1 F2
    mon 01-05  post        friendly reminder  F1 F2
    mon 01-05  rest        waiting for answer until 01-07  F1 F2
    ");
}

#[test]
fn peer_try_12_money_that_covers_it_holds_everything() {
    assert_snapshot!(play("invoice F1 100.00 issued 2025-12-15 due 2026-01-01; 12-30 payment 100.00; until 2026-01-31"), @"
    mon 12-15  rest        not due until 01-01
    thu 12-18  email       receipt check
    tue 12-30  task        allocate payment
    tue 12-30  rest        held
    ");
}

#[test]
fn peer_try_16_a_very_old_invoice_starts_at_the_beginning() {
    assert_snapshot!(play("from 2026-04-11; invoice F1 100.00 issued 2025-12-15 due 2026-01-01; until 2026-04-14"), @"
    sat 04-11  rest        quiet hours until 04-12
    mon 04-13  phone       reason call
    mon 04-13  rest        waiting for task
    ");
}

#[test]
fn peer_try_18_a_message_that_did_not_leave_is_said_again() {
    assert_snapshot!(play("C1 email sms; invoice F1 100.00 issued 2025-12-15 due 2026-01-01; 01-06 failed email; 01-07 consents email; until 2026-01-08"), @"
    mon 12-15  rest        not due until 01-01
    thu 12-18  email       receipt check
    wed 12-31  email       due day reminder
    thu 01-01  rest        waiting for answer until 01-04
    mon 01-05  email       friendly reminder
    mon 01-05  rest        waiting for answer until 01-07
    tue 01-06  rest        no channel
    wed 01-07  email       friendly reminder
    wed 01-07  rest        waiting for answer until 01-07
    thu 01-08  task        find phone number
    thu 01-08  rest        waiting for task
    ");
}

#[test]
fn peer_oca_02_nothing_advances_while_nothing_is_sent() {
    assert_snapshot!(play("C1 email phone style fixed_person; invoice F1 500.00 issued 2025-11-07 due 2025-11-21; 12-01 call no_answer; until 2026-11-21"), @"
    fri 11-07  rest        not due until 11-21
    wed 11-12  email       receipt check
    fri 11-21  rest        waiting for answer until 11-23
    mon 11-24  email       friendly reminder
    mon 11-24  rest        waiting for answer until 11-27
    fri 11-28  phone       reason call
    fri 11-28  rest        waiting for task
    mon 12-01  rest        waiting for answer until 12-07
    mon 12-08  phone       second reminder
    mon 12-08  rest        waiting for task
    ");
}

#[test]
fn peer_oca_07_ten_cents_more_or_less_is_the_threshold() {
    assert_snapshot!(play("invoice F1 4.99 issued 2025-12-15 due 2026-01-01; invoice F2 5.00 USD issued 2025-12-15 due 2026-01-01; until 2026-01-06"), @"
    mon 12-15  rest        not due until 01-01  F1 F2
    thu 12-18  email       receipt check  F1 F2
    wed 12-31  email       due day reminder  F2
    thu 01-01  rest        below threshold  F1
    thu 01-01  rest        waiting for answer until 01-04  F2
    mon 01-05  email       friendly reminder  F2
    mon 01-05  rest        waiting for answer until 01-07  F2
    ");
}

#[test]
fn peer_oca_08_without_an_address_it_goes_by_post() {
    assert_snapshot!(play("C1 post; invoice F1 100.00 issued 2025-12-15 due 2026-01-01; until 2026-01-06"), @"
    mon 12-15  rest        not due until 01-01
    thu 12-18  post        receipt check
    wed 12-31  post        due day reminder
    thu 01-01  rest        waiting for answer until 01-04
    mon 01-05  post        friendly reminder
    mon 01-05  rest        waiting for answer until 01-07
    ");
}

#[test]
fn peer_oca_11_what_waits_for_a_yes_vanishes_with_the_invoice() {
    assert_snapshot!(play("C1 email phone style fixed_person; invoice F1 100.00 issued 2025-12-15 due 2026-01-01; 01-09 call no_answer; 02-10 credit F1 100.00; until 2026-03-31"), @"
    mon 12-15  rest        not due until 01-01
    thu 12-18  email       receipt check
    thu 01-01  rest        waiting for answer until 01-04
    mon 01-05  email       friendly reminder
    mon 01-05  rest        waiting for answer until 01-07
    thu 01-08  phone       reason call
    thu 01-08  rest        waiting for task
    fri 01-09  rest        waiting for answer until 01-15
    fri 01-16  phone       second reminder
    fri 01-16  rest        waiting for task
    tue 02-10  rest        paid
    ");
}

#[test]
fn peer_oca_12_a_person_may_choose_another_step() {
    assert_snapshot!(play("C1 email phone style fixed_person; invoice F1 100.00 issued 2025-12-15 due 2026-01-01; 01-12 hold; 02-02 call no_answer; 02-03 hold_ended; 02-05 approves final_notice; until 2026-02-06"), @"
    mon 12-15  rest        not due until 01-01
    thu 12-18  email       receipt check
    thu 01-01  rest        waiting for answer until 01-04
    mon 01-05  email       friendly reminder
    mon 01-05  rest        waiting for answer until 01-07
    thu 01-08  phone       reason call
    thu 01-08  rest        waiting for task
    mon 01-12  rest        held
    tue 02-03  rest        waiting for answer until 02-04
    thu 02-05  task        approve: final notice
    thu 02-05  email       final notice
    thu 02-05  registered  final notice
    thu 02-05  rest        waiting for answer until 02-18
    ");
}

#[test]
fn peer_oca_17_the_oldest_invoice_leads_and_due_today_is_named_too() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-01-12 due 2026-02-03; invoice F2 100.00 issued 2026-01-12 due 2026-02-14; invoice F3 100.00 issued 2026-01-12 due 2026-02-15; from 2026-02-15; until 2026-02-16"), @"
    sun 02-15  rest        quiet hours until 02-15  F1 F2 F3
    mon 02-16  phone       reason call  F1 F2 F3
    mon 02-16  rest        waiting for task  F1 F2 F3
    ");
}

#[test]
fn peer_oca_19_a_cap_never_locks_a_person_out() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-02 due 2026-03-02; invoice F2 100.00 issued 2026-02-02 due 2026-03-03; 03-03 approves due_day_reminder; until 2026-03-03"), @"
    mon 02-02  rest        not due until 03-02  F1
    mon 02-02  rest        not due until 03-03  F2
    thu 02-05  email       receipt check  F1 F2
    mon 03-02  email       due day reminder  F1
    mon 03-02  rest        waiting for answer until 03-03  F1
    tue 03-03  email       due day reminder  F1 F2
    tue 03-03  rest        waiting for answer until 03-03  F1
    tue 03-03  rest        waiting for answer until 03-04  F2
    ");
}
