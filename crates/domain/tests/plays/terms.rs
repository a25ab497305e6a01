//! Payment terms: claimed, approved, denied, and the bookkeeping that has to take them over.

use insta::assert_snapshot;

use crate::told::play;

#[test]
fn b2_12_a_claimed_term_holds_from_the_claim() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-24 claims 30; until 2026-03-19"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    tue 02-24  task        ask client about term (to the client)
    tue 02-24  rest        term claim
    wed 03-18  email       due day reminder
    wed 03-18  rest        waiting for answer until 03-19
    ");
}

#[test]
fn b2_11_the_client_is_asked_and_his_approval_holds() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-24 claims 30; 02-26 approved 30 from F1; 03-02 books C1=30 F1=2026-03-18; until 2026-03-19"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    tue 02-24  task        ask client about term (to the client)
    tue 02-24  rest        term claim
    thu 02-26  task        ask bookkeeper to change term (to the bookkeeper)
    thu 02-26  rest        agreed term until 03-18
    mon 03-02  rest        not due until 03-18
    wed 03-18  email       due day reminder
    wed 03-18  rest        waiting for answer until 03-19
    ");
}

#[test]
fn a_denied_claim_gives_the_old_term_back() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-24 claims 30; 03-04 denied; until 2026-03-06"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    tue 02-24  task        ask client about term (to the client)
    tue 02-24  rest        term claim
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    ");
}

#[test]
fn b2_13_the_bookkeeper_is_asked_again_and_then_the_client() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-18 approved 60; until 2026-04-20"), @"
    mon 02-16  rest        not due until 03-02
    wed 02-18  task        ask bookkeeper to change term (to the bookkeeper)
    wed 02-18  rest        agreed term until 04-17
    thu 02-19  email       receipt check
    wed 02-25  task        ask bookkeeper to change term (to the bookkeeper)
    wed 03-04  task        ask client about term (to the client)
    fri 04-17  email       due day reminder
    fri 04-17  rest        waiting for answer until 04-19
    mon 04-20  rest        recent contact until 04-20
    ");
}

#[test]
fn b2_15_a_sync_that_shows_the_term_closes_the_question() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-18 approved 60; 02-24 books C1=60; until 2026-04-20"), @"
    mon 02-16  rest        not due until 03-02
    wed 02-18  task        ask bookkeeper to change term (to the bookkeeper)
    wed 02-18  rest        agreed term until 04-17
    thu 02-19  email       receipt check
    fri 04-17  email       due day reminder
    fri 04-17  rest        waiting for answer until 04-19
    mon 04-20  rest        recent contact until 04-20
    ");
}

#[test]
fn b2_16_a_new_invoice_with_the_old_term_is_asked_about_at_once() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-01-05 due 2026-01-19; 01-08 approved 30 from F1; 01-12 books C1=30 F1=2026-02-04; invoice F2 100.00 issued 2026-02-02 due 2026-02-16; until 2026-03-04"), @"
    mon 01-05  rest        not due until 01-19  F1
    thu 01-08  task        ask bookkeeper to change term (to the bookkeeper)  F1
    thu 01-08  email       receipt check  F1
    thu 01-08  rest        agreed term until 02-04  F1
    mon 01-12  rest        not due until 02-04  F1
    mon 02-02  task        ask bookkeeper to change term (to the bookkeeper)  F2
    mon 02-02  rest        agreed term until 03-04  F2
    wed 02-04  email       due day reminder  F1
    wed 02-04  rest        waiting for answer until 02-05  F1
    thu 02-05  email       receipt check  F2
    fri 02-06  email       friendly reminder  F1
    fri 02-06  rest        waiting for answer until 02-10  F1
    wed 02-11  phone       reason call  F1
    wed 02-11  rest        waiting for task  F1
    wed 03-04  email       due day reminder  F2
    wed 03-04  rest        waiting for answer until 03-05  F2
    ");
}

#[test]
fn b2_18_the_steps_run_from_the_new_due_date() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-24 approved 30 from F1; 02-25 books C1=30 F1=2026-03-18; until 2026-03-26"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    tue 02-24  task        ask bookkeeper to change term (to the bookkeeper)
    tue 02-24  rest        agreed term until 03-18
    wed 02-25  rest        not due until 03-18
    wed 03-18  email       due day reminder
    wed 03-18  rest        waiting for answer until 03-19
    fri 03-20  email       friendly reminder
    fri 03-20  rest        waiting for answer until 03-24
    wed 03-25  phone       reason call
    wed 03-25  rest        waiting for task
    ");
}

#[test]
fn b2_19_a_reminder_against_the_agreement_is_followed_by_an_apology() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-05 claims 30; 03-06 approved 30 from F1; until 2026-03-19"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    thu 03-05  task        ask client about term (to the client)
    thu 03-05  rest        term claim
    fri 03-06  task        ask bookkeeper to change term (to the bookkeeper)
    fri 03-06  email       apology
    fri 03-06  rest        agreed term until 03-18
    fri 03-13  task        ask bookkeeper to change term (to the bookkeeper)
    wed 03-18  email       due day reminder
    wed 03-18  rest        waiting for answer until 03-19
    ");
}

#[test]
fn b2_19_an_agreement_that_is_older_than_the_reminder_makes_it_wrongful() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-06 approved 30 from F1 since 2026-01-01; until 2026-03-10"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    fri 03-06  task        ask bookkeeper to change term (to the bookkeeper)
    fri 03-06  email       apology
    fri 03-06  rest        agreed term until 03-18
    wrongful: 2
    ");
}

#[test]
fn b2_17_a_due_date_that_the_books_move_is_apologised_for() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-05 books F1=2026-03-31; until 2026-03-09"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    thu 03-05  email       apology
    thu 03-05  rest        not due until 03-31
    ");
}

#[test]
fn an_approved_term_does_not_hold_for_older_invoices() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-02 due 2026-02-16; invoice F2 100.00 issued 2026-02-09 due 2026-02-23; 02-10 approved 30 from F2; 02-11 books C1=30; until 2026-02-24"), @"
    mon 02-02  rest        not due until 02-16  F1
    thu 02-05  email       receipt check  F1
    mon 02-09  rest        not due until 02-23  F2
    tue 02-10  task        ask bookkeeper to change term (to the bookkeeper)  F2
    tue 02-10  rest        agreed term until 03-11  F2
    thu 02-12  email       receipt check  F2
    mon 02-16  email       due day reminder  F1
    mon 02-16  rest        waiting for answer until 02-17  F1
    wed 02-18  email       friendly reminder  F1
    wed 02-18  rest        waiting for answer until 02-22  F1
    mon 02-23  phone       reason call  F1
    mon 02-23  rest        waiting for task  F1
    ");
}

#[test]
fn the_later_of_bookkeeping_and_agreement_counts() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-02 due 2026-03-30; 02-10 approved 30 from F1; until 2026-03-31"), @"
    mon 02-02  rest        not due until 03-30
    thu 02-05  email       receipt check
    mon 03-30  email       due day reminder
    mon 03-30  rest        waiting for answer until 03-31
    ");
}

#[test]
fn b2_20_a_claim_that_nobody_answered_lapses_with_its_own_date() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-02 due 2026-02-16; 02-10 claims 21; until 2026-02-26"), @"
    mon 02-02  rest        not due until 02-16
    thu 02-05  email       receipt check
    tue 02-10  task        ask client about term (to the client)
    tue 02-10  rest        term claim
    mon 02-23  email       due day reminder
    mon 02-23  rest        waiting for answer until 02-24
    wed 02-25  email       friendly reminder
    wed 02-25  rest        waiting for answer until 03-01
    ");
}

#[test]
fn an_apology_follows_money_that_was_there_before_the_reminder() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-05 payment F1 100.00 dated 02-27; until 2026-03-09"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    thu 03-05  email       apology
    thu 03-05  rest        paid
    wrongful: 2
    ");
}
