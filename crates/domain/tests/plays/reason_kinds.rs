//! Reasons as people hear them: each has its own treatment and its own effect on the calendar.

use domain::Date;
use insta::assert_snapshot;

use crate::told::{play, reasons};

#[test]
fn b0_12_forgotten_is_reminded_in_writing_after_the_usual_time() {
    assert_snapshot!(play("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 reason forgotten; until 2026-03-17"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  rest        waiting for answer until 03-15
    mon 03-16  email       second reminder
    mon 03-16  rest        waiting for answer until 03-22
    ");
}

#[test]
fn b0_12_absent_holds_until_the_return() {
    assert_snapshot!(play("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 reason absent until 03-18; until 2026-03-20"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  rest        held until 03-18
    thu 03-19  phone       reason call
    thu 03-19  rest        waiting for task
    ");
}

#[test]
fn b0_12_a_substitute_is_called_at_once() {
    assert_snapshot!(play("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-06 reason absent until 03-18 substitute Kees; until 2026-03-10"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    fri 03-06  phone       reason call
    fri 03-06  rest        waiting for task
    ");
}

#[test]
fn b0_12_another_term_is_a_claim() {
    assert_snapshot!(play("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 reason other_term days 30; until 2026-03-13"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  task        ask client about term (to the client)
    mon 03-09  rest        term claim
    ");
}

#[test]
fn b4_09_a_copy_is_sent_in_the_conversation_and_rests_a_few_days() {
    assert_snapshot!(play("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 reason administration_not_in_order fault not_received; until 2026-03-16"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  rest        held until 03-12
    fri 03-13  phone       reason call
    fri 03-13  rest        waiting for task
    ");
}

#[test]
fn b4_09_an_order_number_that_is_told_is_put_right_at_once() {
    assert_snapshot!(play("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 reason administration_not_in_order fault missing_order_number correct PO-77; until 2026-03-16"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  rest        held until 03-12
    fri 03-13  phone       reason call
    fri 03-13  rest        waiting for task
    ");
}

#[test]
fn b4_09_what_is_not_known_yet_is_found_first() {
    assert_snapshot!(play("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 reason administration_not_in_order fault wrong_entity; 03-18 done fix_administration; until 2026-03-24"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  task        fix administration
    mon 03-09  rest        held
    wed 03-18  rest        held until 03-23
    tue 03-24  phone       reason call
    tue 03-24  rest        waiting for task
    ");
}

#[test]
fn b4_12_who_cannot_pay_is_proposed_an_arrangement() {
    assert_snapshot!(play("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 reason cannot_pay; until 2026-04-10"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  task        propose arrangement
    mon 03-09  rest        held
    ");
}

#[test]
fn b0_14_who_will_not_pay_is_for_a_person_and_nothing_goes_by_itself() {
    assert_snapshot!(play("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 reason will_not; until 2026-05-01"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  task        person decides
    mon 03-09  rest        held
    ");
}

#[test]
fn b0_14_after_the_decision_the_calendar_goes_on() {
    assert_snapshot!(play("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 reason will_not; 03-12 decided call_again; until 2026-03-17"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  task        person decides
    mon 03-09  rest        held
    fri 03-13  phone       reason call
    fri 03-13  rest        waiting for task
    ");
}

#[test]
fn b4_12_dissatisfied_is_a_complaint_to_solve() {
    assert_snapshot!(play("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 reason dissatisfied; until 2026-03-09"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  task        solve dispute
    mon 03-09  rest        disputed
    ");
}

#[test]
fn b0_12_paid_already_is_searched_first() {
    assert_snapshot!(play("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 reason says_paid; until 2026-03-17"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  task        search payment
    mon 03-09  rest        waiting for answer until 03-16
    tue 03-17  rest        waiting for task
    ");
}

#[test]
fn b1_07_not_received_before_the_due_date_is_known_by_the_later_steps() {
    assert_snapshot!(play("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-27 reason administration_not_in_order fault not_received; until 2026-03-06"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    fri 02-27  rest        held until 03-04
    thu 03-05  email       friendly reminder
    thu 03-05  rest        waiting for answer until 03-08
    ");
}

#[test]
fn a3_each_treatment_says_why() {
    assert_snapshot!(reasons("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 reason will_not; 03-10 decided call_again; 03-12 reason forgotten; until 2026-03-20"), @"
    mon 02-16  It is not due until 2026-03-02. (2.18)
    thu 02-19  Sent on 2026-02-16: ask whether it arrived well. (1.4)
    mon 03-02  It is due today. (1.5)
    mon 03-02  The customer is given time until 2026-03-03. (0.10)
    wed 03-04  It is 2 days late; often it was only forgotten. (4.7)
    wed 03-04  The customer is given time until 2026-03-08. (0.10)
    mon 03-09  The customer says that he will not pay: a person decides. (0.14)
    mon 03-09  The customer will not pay; nothing goes by itself. (0.14)
    wed 03-11  A person decided to call again. (1.6)
    wed 03-11  A person still has something to do about it, since 2026-03-11. (1.8)
    thu 03-12  The customer is given time until 2026-03-18. (0.10)
    thu 03-19  It was forgotten, he said on 2026-03-12, and it is still open. (0.12)
    thu 03-19  The customer is given time until 2026-03-25. (0.10)
    ");
}

#[test]
fn b0_14_a_full_stop_for_each_kind_of_insolvency() {
    for why in ["bankruptcy", "suspension_of_payments", "debt_help", "insolvency", "deceased"] {
        let told =
            format!("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-03 stop {why}; until 2026-04-20");
        let after: Vec<String> =
            play(&told).lines().filter(|line| line.contains("03-0")).map(str::to_owned).collect();
        let acts: Vec<&String> = after.iter().filter(|line| line.contains("03-03")).collect();
        assert!(acts.iter().any(|line| line.contains("full stop")), "{why}: {after:?}");
        assert!(!play(&told).lines().any(|line| line.contains("04-") || line.contains("03-1")), "{why}");
    }
}

#[test]
fn b4_04_the_clock_of_the_reason_stops_when_it_is_first_known() {
    let mut dossier = domain::Dossier::default();
    let day = |text: &str| -> Date { text.parse().unwrap() };
    let id = domain::InvoiceId(1);
    let new = domain::NewInvoice {
        invoice: id,
        number: "F1".to_owned(),
        amount: domain::Cents(10_000),
        currency: domain::Currency::EUR,
        issued: day("2026-02-16"),
        sent: day("2026-02-16"),
        due: day("2026-03-02"),
        project: None,
        specialist: None,
        collect: domain::Collect::Transfer,
        reference: None,
    };
    let mut told = |on: &str, event| dossier.apply(&domain::Fact { on: day(on), event });
    told("2026-02-16", domain::Event::Invoice(Box::new(new)));
    let given = |reason| domain::Event::ReasonGiven(Box::new(domain::ReasonGiven::new(vec![id], reason)));
    told("2026-03-09", given(domain::Reason::Forgotten));
    told("2026-03-20", given(domain::Reason::CannotPay));
    let track = &dossier.invoice(id).unwrap().track;
    assert_eq!(
        (track.reason_known, track.reason),
        (Some(day("2026-03-09")), Some(domain::Reason::CannotPay))
    );
}
