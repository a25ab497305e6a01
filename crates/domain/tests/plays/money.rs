//! Money: payments, returns, credit, money without an invoice, small sums, currencies.

use insta::assert_snapshot;

use crate::told::play;

#[test]
fn n1_what_is_paid_is_not_reminded_of() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-25 payment F1 100.00; until 2026-03-10"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    wed 02-25  rest        paid
    ");
}

#[test]
fn a_part_payment_leaves_the_rest() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-25 payment F1 60.00; until 2026-03-05"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    ");
}

#[test]
fn a_payment_that_is_taken_back_begins_the_talk_anew() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-25 payment F1 100.00; 03-11 reversed F1 100.00; until 2026-03-13"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    wed 02-25  rest        paid
    wed 03-11  phone       reason call
    wed 03-11  rest        waiting for task
    ");
}

#[test]
fn money_that_covers_everything_is_allocated_first() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-25 payment 100.00; 03-03 done allocate_payment; until 2026-03-10"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    wed 02-25  task        allocate payment
    wed 02-25  rest        held
    tue 03-03  rest        paid
    ");
}

#[test]
fn money_that_covers_what_is_due_is_allocated_first() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; invoice F2 500.00 issued 2026-02-18 due 2026-03-31; 02-25 payment 100.00; until 2026-03-10"), @"
    mon 02-16  rest        not due until 03-02  F1
    wed 02-18  rest        not due until 03-31  F2
    thu 02-19  email       receipt check  F1 F2
    mon 03-02  task        allocate payment  F1
    mon 03-02  rest        held  F1
    ");
}

#[test]
fn money_that_covers_only_a_part_holds_nothing() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-25 payment 60.00; until 2026-03-05"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    ");
}

#[test]
fn a_credit_note_without_an_invoice_is_money_too() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-25 credit 100.00; until 2026-03-05"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    wed 02-25  task        allocate payment
    wed 02-25  rest        held
    ");
}

#[test]
fn money_in_one_currency_says_nothing_about_another() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; invoice F2 100.00 USD issued 2026-02-16 due 2026-03-02; 02-25 payment 100.00; until 2026-03-05"), @"
    mon 02-16  rest        not due until 03-02  F1 F2
    thu 02-19  email       receipt check  F1 F2
    wed 02-25  task        allocate payment  F1
    wed 02-25  rest        held  F1
    mon 03-02  email       due day reminder  F2
    mon 03-02  rest        waiting for answer until 03-03  F2
    wed 03-04  email       friendly reminder  F2
    wed 03-04  rest        waiting for answer until 03-08  F2
    ");
}

#[test]
fn b1_25_below_five_euro_nothing_is_asked() {
    assert_snapshot!(play("invoice F1 4.99 issued 2026-02-16 due 2026-03-02; until 2026-03-20"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  rest        below threshold
    ");
}

#[test]
fn b1_25_four_euro_are_not_asked_because_a_new_invoice_came() {
    assert_snapshot!(play("invoice F1 4.99 issued 2026-02-16 due 2026-03-02; invoice F2 100.00 issued 2026-03-02 due 2026-03-16; until 2026-03-18"), @"
    mon 02-16  rest        not due until 03-02  F1
    thu 02-19  email       receipt check  F1
    mon 03-02  rest        below threshold  F1
    mon 03-02  rest        not due until 03-16  F2
    thu 03-05  email       receipt check  F2
    mon 03-16  phone       reason call  F1 F2
    mon 03-16  rest        waiting for task  F1 F2
    ");
}

#[test]
fn a_rest_of_some_cents_is_left_in_peace() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-02 payment F1 99.50; until 2026-03-20"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  rest        below threshold
    ");
}

#[test]
fn what_we_collect_ourselves_is_not_reminded_of() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02 direct-debit; 03-03 payment F1 100.00; until 2026-03-10"), @"
    mon 02-16  rest        collected until 03-04
    thu 02-19  email       receipt check
    tue 03-03  rest        paid
    ");
}

#[test]
fn a_direct_debit_that_comes_back_is_asked_about() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02 direct-debit; 03-03 payment F1 100.00; 03-06 reversed F1 100.00; until 2026-03-10"), @"
    mon 02-16  rest        collected until 03-04
    thu 02-19  email       receipt check
    tue 03-03  rest        paid
    fri 03-06  email       friendly reminder
    fri 03-06  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    ");
}

#[test]
fn a_direct_debit_that_never_came_is_reminded_of_after_two_bank_days() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02 direct-debit; until 2026-03-10"), @"
    mon 02-16  rest        collected until 03-04
    thu 02-19  email       receipt check
    thu 03-05  email       friendly reminder
    thu 03-05  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    ");
}

#[test]
fn n2_with_old_bank_data_nothing_asks_for_money() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-02 stale until 03-03; until 2026-03-05"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  rest        bank stale
    tue 03-03  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    ");
}

#[test]
fn n2_nobody_is_called_about_what_may_be_paid() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 stale until 03-11; until 2026-03-13"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  rest        bank stale
    thu 03-12  phone       reason call
    thu 03-12  rest        waiting for task
    ");
}

#[test]
fn n2_whether_it_arrived_may_be_asked_all_the_same() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-19 stale until 02-20; until 2026-02-23"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    ");
}
