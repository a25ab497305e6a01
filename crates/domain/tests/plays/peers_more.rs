//! The second half of what other programs' tests say; see `peers` for what is left out and why.

use domain::Strategy;
use domain::strategy::{FirmReminder, StrategyProblem};
use insta::assert_snapshot;

use crate::told::{play, play_with};

#[test]
fn peer_erp_04_one_conversation_about_two_invoices() {
    assert_snapshot!(play("invoice F1 100.00 issued 2025-12-15 due 2026-01-01; invoice F2 300.00 issued 2025-12-15 due 2026-01-01; until 2026-01-06"), @"
    mon 12-15  rest        not due until 01-01  F1 F2
    thu 12-18  email       receipt check  F1 F2
    wed 12-31  email       due day reminder  F1 F2
    thu 01-01  rest        waiting for answer until 01-04  F1 F2
    mon 01-05  email       friendly reminder  F1 F2
    mon 01-05  rest        waiting for answer until 01-07  F1 F2
    ");
}

#[test]
fn peer_erp_05_only_the_term_that_has_passed_is_asked_about() {
    assert_snapshot!(play("invoice F1 100.00 issued 2025-12-15 due 2026-01-01; 12-20 arrangement F1 01-05=50.00 01-30=50.00; until 2026-01-12"), @"
    mon 12-15  rest        not due until 01-01
    thu 12-18  email       receipt check
    sat 12-20  rest        arrangement until 01-30
    wed 12-31  email       arrangement reminder
    thu 01-08  phone       arrangement missed
    thu 01-08  rest        waiting for task
    ");
}

#[test]
fn peer_erp_06_paying_the_term_is_enough() {
    assert_snapshot!(play("invoice F1 100.00 issued 2025-12-15 due 2026-01-01; 12-20 arrangement F1 01-05=50.00 01-30=50.00; 01-05 payment F1 50.00; until 2026-01-12"), @"
    mon 12-15  rest        not due until 01-01
    thu 12-18  email       receipt check
    sat 12-20  rest        arrangement until 01-30
    wed 12-31  email       arrangement reminder
    ");
}

#[test]
fn peer_erp_09_a_smaller_credit_that_stands_alone_settles_nothing() {
    assert_snapshot!(play("invoice F1 100.00 issued 2025-12-15 due 2026-01-01; 12-30 credit 40.00; until 2026-01-06"), @"
    mon 12-15  rest        not due until 01-01
    thu 12-18  email       receipt check
    wed 12-31  email       due day reminder
    thu 01-01  rest        waiting for answer until 01-04
    mon 01-05  email       friendly reminder
    mon 01-05  rest        waiting for answer until 01-07
    ");
}

#[test]
fn peer_erp_10_paying_one_of_two_leaves_the_other() {
    assert_snapshot!(play("invoice F1 100.00 issued 2025-12-15 due 2026-01-01; invoice F2 50.00 issued 2025-12-15 due 2026-01-01; 01-06 payment F2 50.00; until 2026-01-09"), @"
    mon 12-15  rest        not due until 01-01  F1 F2
    thu 12-18  email       receipt check  F1 F2
    wed 12-31  email       due day reminder  F1 F2
    thu 01-01  rest        waiting for answer until 01-04  F1 F2
    mon 01-05  email       friendly reminder  F1 F2
    mon 01-05  rest        waiting for answer until 01-07  F1 F2
    tue 01-06  rest        paid  F2
    thu 01-08  phone       reason call  F1
    thu 01-08  rest        waiting for task  F1
    ");
}

#[test]
fn peer_lag_02_below_the_threshold_nothing_goes_out() {
    assert_snapshot!(play("invoice F1 4.00 issued 2025-12-15 due 2026-01-01; until 2026-01-31"), @"
    mon 12-15  rest        not due until 01-01
    thu 12-18  email       receipt check
    thu 01-01  rest        below threshold
    ");
}

#[test]
fn peer_lag_03_after_the_last_of_a_row_a_person() {
    assert_snapshot!(play("C1 email phone sms; invoice F1 100.00 issued 2025-12-15 due 2026-01-01; 01-09 call no_answer; until 2026-01-31"), @"
    mon 12-15  rest        not due until 01-01
    thu 12-18  email       receipt check
    wed 12-31  email       due day reminder
    thu 01-01  rest        waiting for answer until 01-04
    mon 01-05  email       friendly reminder
    mon 01-05  rest        waiting for answer until 01-07
    thu 01-08  phone       reason call
    thu 01-08  rest        waiting for task
    fri 01-09  rest        waiting for answer until 01-15
    fri 01-16  sms         second reminder
    fri 01-16  rest        waiting for answer until 01-21
    thu 01-22  phone       reason call
    thu 01-22  rest        human first
    ");
}

#[test]
fn peer_lag_04_the_distance_is_kept() {
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
fn peer_lag_05_an_exclusion_beats_the_strategy() {
    assert_snapshot!(play("invoice F1 100.00 issued 2025-12-15 due 2026-01-01; 12-16 hold important_customer; until 2026-04-30"), @"
    mon 12-15  rest        not due until 01-01
    tue 12-16  rest        held
    ");
}

#[test]
fn peer_lag_07_currencies_are_counted_apart() {
    assert_snapshot!(play("invoice F1 50.00 USD issued 2025-12-15 due 2026-01-01; invoice F2 4.00 EUR issued 2025-12-15 due 2026-01-01; until 2026-01-05"), @"
    mon 12-15  rest        not due until 01-01  F1 F2
    thu 12-18  email       receipt check  F1 F2
    wed 12-31  email       due day reminder  F1
    thu 01-01  rest        waiting for answer until 01-04  F1
    thu 01-01  rest        below threshold  F2
    mon 01-05  email       friendly reminder  F1
    mon 01-05  rest        waiting for answer until 01-07  F1
    ");
}

#[test]
fn peer_met_02_the_distance_counts_its_last_day() {
    assert_snapshot!(play("invoice F1 100.00 issued 2025-12-15 due 2026-01-01; 01-09 call already_paid; 01-16 done search_payment; until 2026-01-26"), @"
    mon 12-15  rest        not due until 01-01
    thu 12-18  email       receipt check
    wed 12-31  email       due day reminder
    thu 01-01  rest        waiting for answer until 01-04
    mon 01-05  email       friendly reminder
    mon 01-05  rest        waiting for answer until 01-07
    thu 01-08  phone       reason call
    thu 01-08  rest        waiting for task
    fri 01-09  task        search payment
    fri 01-09  rest        waiting for answer until 01-16
    fri 01-16  rest        waiting for answer until 01-22
    fri 01-23  email       firm reminder
    fri 01-23  rest        waiting for answer until 02-04
    ");
}

#[test]
fn peer_met_03_the_last_day_of_a_pause_counts() {
    assert_snapshot!(play("invoice F1 100.00 issued 2025-12-15 due 2026-01-01; 12-30 hold F1 until 01-08; until 2026-01-09"), @"
    mon 12-15  rest        not due until 01-01
    thu 12-18  email       receipt check
    tue 12-30  rest        held until 01-08
    fri 01-09  phone       reason call
    fri 01-09  rest        waiting for task
    ");
}

#[test]
fn peer_met_05_a_step_is_never_taken_twice() {
    assert_snapshot!(play("invoice F1 100.00 issued 2025-12-15 due 2026-01-01; until 2026-01-09"), @"
    mon 12-15  rest        not due until 01-01
    thu 12-18  email       receipt check
    wed 12-31  email       due day reminder
    thu 01-01  rest        waiting for answer until 01-04
    mon 01-05  email       friendly reminder
    mon 01-05  rest        waiting for answer until 01-07
    thu 01-08  phone       reason call
    thu 01-08  rest        waiting for task
    ");
}

#[test]
fn peer_kb_01_the_oldest_invoice_says_how_far_we_are() {
    assert_snapshot!(play("from 2026-02-02; invoice F1 100.00 issued 2025-12-15 due 2026-01-01; invoice F2 100.00 issued 2026-01-15 due 2026-02-02; until 2026-02-03"), @"
    mon 02-02  phone       reason call  F1 F2
    mon 02-02  rest        waiting for task  F1 F2
    ");
}

#[test]
fn peer_kb_02_without_anything_open_all_is_clear() {
    assert_snapshot!(play("invoice F1 100.00 issued 2025-12-15 due 2026-01-01; 12-16 payment F1 100.00; until 2026-02-28"), @"
    mon 12-15  rest        not due until 01-01
    tue 12-16  rest        paid
    ");
}

#[test]
fn peer_in_01_a_friendly_word_before_the_due_date() {
    assert_snapshot!(play("invoice F1 100.00 issued 2024-03-01 due 2024-03-15; until 2024-03-25"), @"
    fri 03-01  rest        not due until 03-15
    wed 03-06  email       receipt check
    fri 03-15  email       due day reminder
    fri 03-15  rest        waiting for answer until 03-17
    mon 03-18  rest        recent contact until 03-18
    tue 03-19  email       friendly reminder
    tue 03-19  rest        waiting for answer until 03-21
    fri 03-22  phone       reason call
    fri 03-22  rest        waiting for task
    ");
}

#[test]
fn peer_in_04_a_day_that_was_missed_is_caught_up() {
    assert_snapshot!(play("invoice F1 100.00 issued 2025-12-21 due 2026-01-04; 01-06 downtime until 01-08; until 2026-01-09"), @"
    sun 12-21  rest        not due until 01-04
    wed 12-24  email       receipt check
    fri 01-02  email       due day reminder
    sun 01-04  rest        waiting for answer until 01-05
    thu 01-08  email       friendly reminder
    thu 01-08  rest        waiting for answer until 01-08
    fri 01-09  phone       reason call
    fri 01-09  rest        waiting for task
    ");
}

#[test]
fn peer_mah_01_old_enough_for_the_third_step_but_the_second_was_never_taken() {
    assert_snapshot!(play("invoice F1 100.00 issued 2025-12-15 due 2026-01-01; 01-05 hold F1 until 01-25; until 2026-01-28"), @"
    mon 12-15  rest        not due until 01-01
    thu 12-18  email       receipt check
    wed 12-31  email       due day reminder
    thu 01-01  rest        waiting for answer until 01-04
    mon 01-05  rest        held until 01-25
    mon 01-26  phone       reason call
    mon 01-26  rest        waiting for task
    ");
}

#[test]
fn peer_mah_02_a_late_start_keeps_the_gaps() {
    assert_snapshot!(play("C1 email phone sms; from 2026-01-15; invoice F1 100.00 issued 2025-12-15 due 2026-01-01; 01-15 call no_answer; until 2026-01-23"), @"
    thu 01-15  phone       reason call
    thu 01-15  rest        waiting for answer until 01-21
    thu 01-22  sms         second reminder
    thu 01-22  rest        waiting for answer until 02-11
    ");
}

#[test]
fn peer_mah_05_the_last_day_of_a_block_counts() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-01-19 due 2026-02-05; 02-02 hold until 02-10; until 2026-02-11"), @"
    mon 01-19  rest        not due until 02-05
    thu 01-22  email       receipt check
    mon 02-02  rest        held until 02-10
    wed 02-11  email       friendly reminder
    wed 02-11  rest        waiting for answer until 02-11
    ");
}

#[test]
fn peer_mtr_01_the_same_return_twice_is_one_talk() {
    assert_snapshot!(play("invoice F1 100.00 issued 2025-12-15 due 2026-01-01 direct-debit; 01-02 payment F1 100.00; 01-07 reversed F1 100.00; 01-07 failed email; 01-07 failed email; until 2026-01-12"), @"
    mon 12-15  rest        collected until 01-05
    thu 12-18  email       receipt check
    fri 01-02  rest        paid
    wed 01-07  phone       friendly reminder
    wed 01-07  rest        waiting for task
    ");
}

#[test]
fn peer_mtr_02_what_is_paid_in_between_is_not_sent() {
    assert_snapshot!(play("C1 email phone style fixed_person; invoice F1 100.00 issued 2025-12-15 due 2026-01-01; 01-09 call no_answer; 02-06 payment F1 100.00; 02-06 approves final_notice; until 2026-02-28"), @"
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
    fri 02-06  rest        paid
    ");
}

#[test]
fn peer_oca_06_a_second_reminder_without_the_call_before_it_is_refused() {
    let strategy = Strategy { reason_call: None, ..Strategy::default() };
    assert_eq!(strategy.problems(), [StrategyProblem::SecondWithoutCall]);
}

#[test]
fn peer_lag_06_a_strategy_of_the_customer_s_own_overrides_the_default() {
    let patient = Strategy {
        due_day_reminder: None,
        firm_reminder: Some(FirmReminder { days_after_due: 60, ..FirmReminder::default() }),
        ..Strategy::default()
    };
    assert_snapshot!(play_with(&patient, "invoice F1 100.00 issued 2025-12-15 due 2026-01-01; until 2026-01-09"), @"
    mon 12-15  rest        not due until 01-01
    thu 12-18  email       receipt check
    thu 01-01  rest        waiting for answer until 01-04
    mon 01-05  email       friendly reminder
    mon 01-05  rest        waiting for answer until 01-07
    thu 01-08  phone       reason call
    thu 01-08  rest        waiting for task
    ");
}
