//! What only e-Boekhouden has.

use domain::Cents;

use crate::world::{Desk, day};

#[test]
fn a_session_that_ended_is_begun_again() {
    let desk = Desk::at_eboekhouden();
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    desk.world().invoice("F1", jansen, 5_000);
    let mut books = desk.books();
    books.administrations().unwrap();
    // Somebody else began one: ours is over.
    desk.world().renewed += 1;
    let changes = books.changes("").unwrap();
    assert_eq!(changes.reading.invoices.len(), 1);
    assert_eq!(desk.count("/v1/session"), 2);
}

#[test]
fn what_is_outstanding_no_more_was_paid_and_asked_after() {
    let desk = Desk::at_eboekhouden();
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    desk.world().invoice("F1", jansen, 5_000);
    desk.sync();
    desk.world().pay("F1", "2026-03-10", 5_000);
    desk.sync();
    assert_eq!(desk.open("F1"), Cents::ZERO);
    assert!(desk.connection().cursor.lines().all(|line| line.starts_with("at ")), "nothing is open there");
}

#[test]
fn the_bank_counts_through_the_newest_payment() {
    let desk = Desk::at_eboekhouden();
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    desk.world().invoice("F1", jansen, 5_000);
    desk.world().pay("F1", "2026-03-10", 1_000);
    desk.connect(|settings| settings.bank_from_books = true);
    desk.sync();
    assert_eq!(desk.app.client(desk.client).unwrap().bank_through, Some(day("2026-03-10")));
}

#[test]
fn whether_it_reminds_by_itself_a_person_has_to_see() {
    let desk = Desk::at_eboekhouden();
    assert_eq!(desk.sync().remarks, ["own-reminders-unseen"]);
    desk.connect(|settings| settings.pause_reminders = true);
    assert_eq!(desk.sync().remarks, [""; 0], "a person said so");
}
