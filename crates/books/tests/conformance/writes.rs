//! The few things that are written, and what comes of them here.

use app::bookkeeping::Trouble;
use app::sync::{Refused, write_term};
use domain::Event;

use crate::told_to_both;
use crate::world::{Desk, approved, trouble};

told_to_both! {
    the_agreed_term_is_written_on_the_card_and_noted
    nothing_is_written_that_nobody_agreed
    a_customer_that_the_package_does_not_know_is_said
    nothing_is_noted_that_the_package_did_not_confirm
}

fn agreed(desk: &Desk) {
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    desk.world().invoice("F1", jansen, 5_000);
    desk.sync();
    app::people::record(&desk.doing(), desk.customer("D-1").id, &[approved(None)]).unwrap();
}

fn notes(desk: &Desk) -> Vec<String> {
    let facts = desk.app.store.facts(desk.client, desk.customer("D-1").id).unwrap();
    let note = |row: app::TimelineRow| match row.fact.event {
        Event::Note { text } => Some(format!("{}: {text}", row.source)),
        _ => None,
    };
    facts.into_iter().filter_map(note).collect()
}

/// 2.13 in one press.
fn the_agreed_term_is_written_on_the_card_and_noted(desk: &Desk) {
    agreed(desk);
    let days = write_term(&desk.doing(), &mut *desk.books(), desk.customer("D-1").id).unwrap();
    assert_eq!(days, 30);
    assert_eq!(desk.world().customers[0].days, 30);
    let customer = desk.customer("D-1");
    assert_eq!(customer.dossier.state.books_term, Some(30));
    let notes = notes(desk);
    assert_eq!(notes.len(), 1, "{notes:?}");
    assert!(notes[0].starts_with("Eva Voorbeeld: ") && notes[0].contains("30"), "{notes:?}");
    let again = write_term(&desk.doing(), &mut *desk.books(), customer.id);
    assert!(matches!(again, Err(Refused::NothingToWrite)));
    desk.sync();
    assert_eq!(desk.customer("D-1").dossier.state.books_term, Some(30));
}

fn nothing_is_written_that_nobody_agreed(desk: &Desk) {
    let jansen = desk.world().customer("D-1", "Bakkerij Jansen");
    desk.world().invoice("F1", jansen, 5_000);
    desk.sync();
    let before = desk.server.asked().len();
    let refused = write_term(&desk.doing(), &mut *desk.books(), desk.customer("D-1").id);
    assert!(matches!(refused, Err(Refused::NothingToWrite)));
    assert_eq!(desk.server.asked().len(), before, "nothing was asked either");
}

fn a_customer_that_the_package_does_not_know_is_said(desk: &Desk) {
    agreed(desk);
    desk.world().customers[0].number = "Z-9".to_owned();
    let refused = write_term(&desk.doing(), &mut *desk.books(), desk.customer("D-1").id);
    let Err(Refused::Package(said)) = refused else { panic!("{refused:?}") };
    assert_eq!(trouble(&said), "not-there");
    assert_eq!(notes(desk), [""; 0]);
}

fn nothing_is_noted_that_the_package_did_not_confirm(desk: &Desk) {
    agreed(desk);
    desk.server.dies_after(2);
    let refused = write_term(&desk.doing(), &mut *desk.books(), desk.customer("D-1").id);
    assert!(matches!(refused, Err(Refused::Package(Trouble::Away { .. }))), "{refused:?}");
    assert_eq!(notes(desk), [""; 0]);
    assert_eq!(desk.customer("D-1").dossier.state.books_term, Some(14));
}
