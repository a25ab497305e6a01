//! A3: every act and every rest says why in one plain sentence, with the behaviour it follows.

use insta::assert_snapshot;

use crate::told::reasons;

#[test]
fn a3_each_line_says_why() {
    assert_snapshot!(reasons("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 03-09 call promise until 03-20; until 2026-03-25"), @"
    mon 02-16  It is not due until 2026-03-02. (2.18)
    thu 02-19  Sent on 2026-02-16: ask whether it arrived well. (1.4)
    mon 03-02  It is due today. (1.5)
    mon 03-02  The customer is given time until 2026-03-03. (0.10)
    wed 03-04  It is 2 days late; often it was only forgotten. (4.7)
    wed 03-04  The customer is given time until 2026-03-08. (0.10)
    mon 03-09  It is 7 days late and we do not know why: ask. (1.6)
    mon 03-09  Promised for 2026-03-20. (1.27)
    wed 03-25  The promise for 2026-03-20 was not kept: ask what happened. (1.27)
    wed 03-25  A person still has something to do about it, since 2026-03-25. (1.8)
    ");
}

#[test]
fn a3_the_road_of_an_agreed_term_says_why() {
    assert_snapshot!(reasons("invoice F1 100.00 issued 2026-02-16 due 2026-03-02; 02-24 claims 30; 02-26 approved 30 from F1; until 2026-03-13"), @"
    mon 02-16  It is not due until 2026-03-02. (2.18)
    thu 02-19  Sent on 2026-02-16: ask whether it arrived well. (1.4)
    tue 02-24  The customer says that he has 30 days: ask the client. (2.11)
    tue 02-24  The customer says that he has 30 days; the client is asked. (2.12)
    thu 02-26  30 days were agreed; the bookkeeping does not know yet. (2.13)
    thu 02-26  30 days were agreed, so it is due on 2026-03-18. (2.18)
    thu 03-05  The agreed 30 days are still not in the bookkeeping. (2.15)
    thu 03-12  The agreed 30 days are still not in the bookkeeping. (2.15)
    ");
}

#[test]
fn a3_what_is_held_says_why() {
    assert_snapshot!(reasons("C1 email phone sms; invoice F1 100.00 issued 2026-02-13 due 2026-02-27; 03-06 call no_answer; 03-16 stale until 03-17; 03-31 disputes F1; until 2026-03-31"), @"
    fri 02-13  It is not due until 2026-02-27. (2.18)
    wed 02-18  Sent on 2026-02-13: ask whether it arrived well. (1.4)
    fri 02-27  It is due today. (1.5)
    fri 02-27  The customer is given time until 2026-03-01. (0.10)
    mon 03-02  We wrote recently; not before 2026-03-03. (N6)
    tue 03-03  It is 4 days late; often it was only forgotten. (4.7)
    tue 03-03  The customer is given time until 2026-03-05. (0.10)
    fri 03-06  It is 7 days late and we do not know why: ask. (1.6)
    fri 03-06  The customer is given time until 2026-03-12. (0.10)
    fri 03-13  No contact since the attempt of 2026-03-06: try another way. (1.9)
    fri 03-13  The customer is given time until 2026-03-19. (0.10)
    fri 03-20  3 reminders without a talk: speak first. (4.5)
    fri 03-20  3 reminders in a row: first a talk. (4.5)
    tue 03-31  The customer has a complaint: solve it with him. (0.14)
    tue 03-31  Disputed since 2026-03-31: first the solution. (2.7)
    ");
}
