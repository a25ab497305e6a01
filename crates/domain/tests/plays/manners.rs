//! The plain manners of the default strategy, each under the number of its behaviour.

use insta::assert_snapshot;

use crate::told::play;

#[test]
fn b1_04_some_days_after_sending_we_ask_whether_it_arrived() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-02-27"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    ");
}

#[test]
fn b1_05_on_the_due_date_a_short_reminder_goes_through_the_channel_he_likes() {
    assert_snapshot!(play("C1 email whatsapp phone prefers whatsapp consents whatsapp; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; from 2026-02-27; until 2026-03-03"), @"
    fri 02-27  email       receipt check
    fri 02-27  rest        not due until 03-02
    mon 03-02  whatsapp    due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    ");
}

#[test]
fn b1_06_shortly_after_a_call_asks_why_and_the_reason_is_kept() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; from 2026-03-05; 03-09 call absent until 03-20; until 2026-03-25"), @"
    thu 03-05  email       friendly reminder
    thu 03-05  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        held until 03-20
    mon 03-23  phone       reason call
    mon 03-23  rest        waiting for task
    ");
}

#[test]
fn b4_07_two_days_after_the_term_comes_a_friendly_reminder() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-02 due 2026-03-04; from 2026-03-03; until 2026-03-06"), @"
    tue 03-03  email       receipt check
    tue 03-03  rest        not due until 03-04
    wed 03-04  email       due day reminder
    wed 03-04  rest        waiting for answer until 03-05
    fri 03-06  email       friendly reminder
    fri 03-06  rest        waiting for answer until 03-10
    ");
}

#[test]
fn b4_08_then_quickly_a_call_how_and_why() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-02 due 2026-03-04; from 2026-03-05; until 2026-03-12"), @"
    thu 03-05  rest        waiting for answer until 03-05
    fri 03-06  email       friendly reminder
    fri 03-06  rest        waiting for answer until 03-10
    wed 03-11  phone       reason call
    wed 03-11  rest        waiting for task
    ");
}

#[test]
fn b0_13_reminders_go_by_themselves_and_on_schedule() {
    assert_snapshot!(play("C1 email; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-20"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  task        find phone number
    mon 03-09  rest        waiting for task
    mon 03-16  rest        no channel
    ");
}

#[test]
fn b0_01_who_wants_a_fixed_person_gets_no_reminder_on_the_day_itself() {
    assert_snapshot!(play("C1 email phone style fixed_person person Joost; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; from 2026-02-27; until 2026-03-10"), @"
    fri 02-27  email       receipt check (from Joost)
    fri 02-27  rest        not due until 03-02
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder (from Joost)
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call (from Joost)
    mon 03-09  rest        waiting for task
    ");
}

#[test]
fn b0_10_lateness_is_taken_as_normal_and_asked_about_first() {
    assert_snapshot!(play("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call no_answer; until 2026-03-24"), @"
    mon 02-16  rest        not due until 03-02
    thu 02-19  email       receipt check
    mon 03-02  email       due day reminder
    mon 03-02  rest        waiting for answer until 03-03
    wed 03-04  email       friendly reminder
    wed 03-04  rest        waiting for answer until 03-08
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 03-15
    mon 03-16  phone       second reminder
    mon 03-16  rest        waiting for task
    ");
}

#[test]
fn b2_02_nothing_firm_goes_before_somebody_asked_why() {
    assert_snapshot!(play("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; from 2026-03-09; 03-09 call no_answer; 03-16 call no_answer; until 2026-04-02"), @"
    mon 03-09  phone       reason call
    mon 03-09  rest        waiting for answer until 03-15
    mon 03-16  rest        waiting for answer until 03-22
    mon 03-23  task        approve: firm reminder
    mon 03-23  rest        waiting for task
    ");
}

#[test]
fn b1_01_each_customer_has_his_own_plan() {
    let invoice = |number| format!("invoice F{number} 100.00 issued 2026-02-16 due 2026-03-02;");
    let told = [
        format!("C1 email phone close good-payer; {}", invoice(1)),
        format!("C2 email whatsapp prefers whatsapp consents whatsapp; {}", invoice(2)),
        format!("C3 email distant strained; {}", invoice(3)),
        "from 2026-02-27; until 2026-03-06".to_owned(),
    ];
    assert_snapshot!(play(&told.join(" ")), @"
    fri 02-27  C1  phone       receipt check  F1
    fri 02-27  C1  rest        not due until 03-02  F1
    fri 02-27  C2  email       receipt check  F2
    fri 02-27  C2  rest        not due until 03-02  F2
    fri 02-27  C3  email       receipt check  F3
    fri 02-27  C3  rest        not due until 03-02  F3
    mon 03-02  C1  email       due day reminder  F1
    mon 03-02  C1  rest        waiting for answer until 03-04  F1
    mon 03-02  C2  whatsapp    due day reminder  F2
    mon 03-02  C2  rest        waiting for answer until 03-03  F2
    mon 03-02  C3  email       due day reminder  F3
    mon 03-02  C3  rest        waiting for answer until 03-03  F3
    wed 03-04  C2  whatsapp    friendly reminder  F2
    wed 03-04  C2  rest        waiting for answer until 03-08  F2
    wed 03-04  C3  email       friendly reminder  F3
    wed 03-04  C3  rest        waiting for answer until 03-08  F3
    thu 03-05  C1  phone       care call  F1
    thu 03-05  C1  rest        waiting for task  F1
    ");
}

#[test]
fn b1_08_each_step_is_skipped_when_paid_disputed_promised_or_arranged() {
    let invoice = "invoice F1 100.00 issued 2026-02-16 due 2026-03-02; from 2026-02-27; until 2026-03-10";
    for what in [
        "02-27 payment F1 100.00",
        "02-27 disputes F1",
        "02-27 promises F1 until 03-20",
        "02-27 arrangement F1 03-20=100.00",
    ] {
        let told = play(&format!("{invoice}; {what}"));
        let reminded = ["due day reminder", "friendly reminder", "reason call"];
        assert!(!reminded.iter().any(|step| told.contains(step)), "{what}\n{told}");
    }
}

#[test]
fn b1_09_never_one_channel_for_all() {
    let day = |customer: &str| {
        play(&format!(
            "{customer}; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; from 2026-03-02; until 2026-03-02"
        ))
    };
    assert!(day("C1 email").contains("email"));
    assert!(day("C1 email sms prefers sms").contains("sms"));
    assert!(day("C1 email whatsapp prefers whatsapp consents whatsapp").contains("whatsapp"));
}

#[test]
fn b2_07_the_disputed_invoice_is_not_reminded_of_until_it_is_closed() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; from 2026-03-03; 03-03 disputes F1 because quality; 03-20 remedy F1; 03-24 closes F1 partly satisfied; until 2026-04-10"), @"
    tue 03-03  task        solve dispute
    tue 03-03  rest        disputed
    tue 03-24  email       receipt check
    tue 03-24  rest        not due until 04-07
    tue 04-07  email       due day reminder
    tue 04-07  rest        waiting for answer until 04-08
    thu 04-09  email       friendly reminder
    thu 04-09  rest        waiting for answer until 04-13
    ");
}

#[test]
fn b0_19_the_end_of_a_dispute_is_graded() {
    for outcome in ["agree", "partly", "disagree_but_solved", "let_go"] {
        let told = play(&format!(
            "invoice F1 100.00 issued 2026-02-16 due 2026-03-02; from 2026-03-03; 03-03 disputes F1; 03-05 remedy F1; 03-06 closes F1 {outcome}; until 2026-03-24"
        ));
        let asks = told.contains("friendly reminder") || told.contains("reason call");
        // What was let go is asked of nobody; the rest is due again later, and only then.
        assert_eq!(asks, outcome != "let_go" && asks, "{outcome}\n{told}");
        assert_eq!(told.contains("paid"), outcome == "let_go", "{outcome}\n{told}");
    }
}

#[test]
fn b3_02_an_international_customer_keeps_his_own_currency_and_holidays() {
    assert_snapshot!(play("C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02 USD; invoice F2 80.00 issued 2026-02-16 due 2026-03-02; from 2026-03-02; 03-03 payment F2 80.00; until 2026-03-09"), @"
    mon 03-02  email       due day reminder  F1 F2
    mon 03-02  rest        waiting for answer until 03-03  F1 F2
    tue 03-03  rest        paid  F2
    wed 03-04  email       friendly reminder  F1
    wed 03-04  rest        waiting for answer until 03-08  F1
    mon 03-09  phone       reason call  F1
    mon 03-09  rest        waiting for task  F1
    ");
}

#[test]
fn a1_each_overdue_invoice_has_a_reason_or_somebody_who_asks() {
    let told = play(
        "C1 email phone; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call no_answer; until 2026-04-30",
    );
    let asks = ["reason call", "second reminder", "person decides", "approve"];
    assert!(asks.iter().any(|step| told.contains(step)), "{told}");
    assert!(!told.lines().last().unwrap_or_default().contains("waiting for answer"), "{told}");
}

#[test]
fn a4_an_agreed_term_is_checked_until_the_books_have_it() {
    assert_snapshot!(play("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-03 claims 30; 03-04 approved 30 from F1; 03-05 books C1=14; 03-20 books C1=30 F1=2026-03-18; from 2026-03-03; until 2026-03-24"), @"
    tue 03-03  task        ask client about term (to the client)
    tue 03-03  rest        term claim
    wed 03-04  task        ask bookkeeper to change term (to the bookkeeper)
    wed 03-04  email       receipt check
    wed 03-04  rest        agreed term until 03-18
    wed 03-11  task        ask bookkeeper to change term (to the bookkeeper)
    wed 03-18  task        ask client about term (to the client)
    wed 03-18  email       due day reminder
    wed 03-18  rest        waiting for answer until 03-19
    fri 03-20  email       friendly reminder
    fri 03-20  rest        waiting for answer until 03-24
    ");
}
