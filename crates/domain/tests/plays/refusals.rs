//! A play that contradicts itself is refused, with its place in the file.

use insta::assert_snapshot;

use crate::told::refusal;

const F1: &str = "invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-10; ";

fn refused(event: &str) -> String {
    refusal(&format!("{F1}{event}"))
}

#[test]
fn an_unknown_invoice() {
    assert_snapshot!(refused("03-02 payment F9 100.00"), @"events[0]: there is no invoice “F9”");
}

#[test]
fn an_unknown_customer() {
    assert_snapshot!(refused("03-02 C9 score 3"), @"events[0]: there is no customer “C9”");
}

#[test]
fn an_unknown_type_of_event() {
    assert_snapshot!(refused("03-02 waits"), @"
    events[0]: “waits” is not a type of event; known are: term_claimed, term_approved, term_denied, reason_given, books_synced, payment, payment_reversed, credit_note, call_outcome, reply, promise, dispute_opened, remedy_agreed, dispute_news, dispute_closed, arrangement, arrangement_proposed, arrangement_accepted, term_shifted, score, prefers, refuses, consents, reachable, message_failed, hold, hold_ended, stop, stop_ended, approve, task_done, decided, downtime, bank_stale, visit_planned, visit_cancelled, note
    ");
}

#[test]
fn an_unknown_word() {
    assert_snapshot!(refused("03-02 call maybe"), @"
    events[0].outcome: “maybe” is not a call outcome; known are: no_answer, voicemail, call_back, promise, already_paid, dispute, wants_plan, wrong_person, cannot_pay, absent, all_is_well
    ");
}

#[test]
fn a_key_that_the_type_does_not_know() {
    assert_snapshot!(refused("03-02 score 3 until 03-10"), @"events[0]: “score” has no key “until”");
}

#[test]
fn a_key_that_is_missing() {
    assert_snapshot!(refused("03-02 promises F1"), @"events[0]: “promise” needs “until”");
}

#[test]
fn an_amount_that_is_none() {
    assert_snapshot!(refused("03-02 payment F1 1,50"), @"events[0]: “1,50” is not an amount: write it like 1210.00, with at most two decimals");
}

#[test]
fn a_score_that_is_none() {
    assert_snapshot!(refused("03-02 score 11"), @"events[0]: a score is 0 to 10, not 11");
}

#[test]
fn a_break_without_an_end() {
    assert_snapshot!(refused("03-02 downtime"), @"events[0]: “downtime” needs “until”");
}

#[test]
fn a_play_that_ends_before_it_begins() {
    assert_snapshot!(refusal("from 2026-04-01; invoice F1 100.00 issued 2026-02-16 due 2026-03-02; until 2026-03-10"), @"to: the play ends before it begins");
}

#[test]
fn an_invoice_that_stands_there_twice() {
    assert_snapshot!(refused("invoice F1 100.00 issued 2026-02-16 due 2026-03-02"), @"invoices[1]: invoice “F1” stands here twice");
}
