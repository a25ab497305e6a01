//! What every group of replies does.

use insta::assert_snapshot;

use crate::told::play;

#[test]
fn a_reply_says_it_is_paid() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-05 reply already_paid; until 2026-03-17"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    thu 03-05  task        search payment
    thu 03-05  rest        waiting for answer until 03-12
    fri 03-13  rest        waiting for task
    ");
}

#[test]
fn a_reply_promises_a_day() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-05 reply promise_to_pay until 03-12; until 2026-03-18"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    thu 03-05  rest        promised until 03-12
    tue 03-17  phone       promise follow up
    tue 03-17  rest        waiting for task
    ");
}

#[test]
fn a_reply_promises_no_day_and_is_read() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-05 reply vague_promise; until 2026-03-10"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    thu 03-05  task        read reply
    thu 03-05  rest        waiting for answer
    ");
}

#[test]
fn somebody_is_out_of_office() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-03 reply out_of_office until 03-13; until 2026-03-18"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    tue 03-03  rest        held until 03-13
    mon 03-16  phone       reason call
    mon 03-16  rest        waiting for task
    ");
}

#[test]
fn a_reply_complains() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-05 reply dispute_quality; until 2026-03-10"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    thu 03-05  task        solve dispute
    thu 03-05  rest        disputed
    ");
}

#[test]
fn b1_7_the_invoice_went_to_the_wrong_address() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-20 reply wrong_address; 02-24 done find_right_person; until 2026-03-03"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-20  task        find right person
    fri 02-20  rest        held
    tue 02-24  rest        not due until 03-02
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    ");
}

#[test]
fn b2_10_a_reply_says_thirty_days() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-05 reply other_terms days 30; until 2026-03-19"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    thu 03-05  task        ask client about term (to the client)
    thu 03-05  rest        term claim
    wed 03-18  email       due day reminder
    wed 03-18  rest        waiting for answer until 03-19
    ");
}

#[test]
fn other_terms_without_days_are_read() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-05 reply other_terms; until 2026-03-06"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    thu 03-05  task        read reply
    thu 03-05  rest        waiting for answer
    ");
}

#[test]
fn a_reply_cannot_pay() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-05 reply cannot_pay; until 2026-03-10"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    thu 03-05  task        propose arrangement
    thu 03-05  rest        held
    ");
}

#[test]
fn a_reply_asks_for_instalments() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-05 reply request_instalments; until 2026-03-10"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    thu 03-05  task        propose arrangement
    thu 03-05  rest        held
    ");
}

#[test]
fn a_reply_asks_for_time() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-05 reply request_deferral; until 2026-03-10"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    thu 03-05  task        propose arrangement
    thu 03-05  rest        held
    ");
}

#[test]
fn a_reply_tells_of_insolvency() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-05 reply insolvency; until 2026-03-20"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    thu 03-05  task        full stop
    thu 03-05  rest        full stop
    ");
}

#[test]
fn b4_9_a_reply_asks_for_a_copy() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-05 reply request_copy; until 2026-03-12"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    thu 03-05  rest        held until 03-10
    wed 03-11  phone       reason call
    wed 03-11  rest        waiting for task
    ");
}

#[test]
fn a_reply_wants_a_call() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-05 reply wants_call; until 2026-03-10"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    thu 03-05  rest        waiting for answer until 03-06
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    ");
}

#[test]
fn a_reply_forgot_and_promises() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-05 reply forgot,promise_to_pay until 03-12; until 2026-03-10"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    thu 03-05  rest        promised until 03-12
    ");
}

#[test]
fn what_has_no_rule_is_read_by_a_person() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-05 reply question; 03-06 done read_reply; until 2026-03-10"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    thu 03-05  task        read reply
    thu 03-05  rest        waiting for answer
    fri 03-06  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for task
    ");
}

#[test]
fn a_threat_with_a_lawyer_is_read_by_a_person() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-05 reply legal_threat; until 2026-03-20"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    thu 03-05  task        read reply
    thu 03-05  rest        waiting for answer
    ");
}

#[test]
fn doubt_about_the_message_is_read_by_a_person() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-03 reply phishing_doubt; until 2026-03-10"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    tue 03-03  task        read reply
    tue 03-03  rest        waiting for answer
    ");
}

#[test]
fn a_missing_order_number_is_a_reason_and_is_read() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-05 reply missing_po; 03-06 done read_reply; 03-09 call no_answer; until 2026-03-18"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    thu 03-05  task        read reply
    thu 03-05  rest        waiting for answer
    fri 03-06  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 04-06
    ");
}
