//! Interrupted at any question and begun again: the same state.

use crate::told_to_both;
use crate::world::Desk;

told_to_both! {
    interrupted_anywhere_and_begun_again_is_the_same
    the_same_parts_again_change_nothing
    another_administration_begins_anew
}

/// Something of everything, then changes of everything.
fn first(desk: &Desk) {
    let mut world = desk.world();
    let jansen = world.customer("D-1", "Bakkerij Jansen");
    let pieters = world.customer("D-2", "Slagerij Pieters");
    let original = world.invoice("F1", jansen, 5_000);
    world.invoice("F2", jansen, 7_000);
    world.invoice("F3", pieters, 9_000);
    world.invoice("F4", pieters, 11_000);
    world.invoice("C1", jansen, -1_000);
    world.change("C1", |invoice| invoice.credits = Some(original));
    world.pay("F3", "2026-03-03", 9_000);
    world.pay("F4", "2026-03-03", 4_000);
}

fn then(desk: &Desk) {
    let mut world = desk.world();
    world.take_back("F4");
    world.remove("F2");
    world.change("F1", |invoice| invoice.due = crate::world::day("2026-03-20"));
    world.change_customer("D-2", |customer| customer.days = 30);
    let new = world.customer("D-3", "Kapper Knip");
    world.invoice("F5", new, 2_500);
}

fn interrupted_anywhere_and_begun_again_is_the_same(desk: &Desk) {
    first(desk);
    desk.sync();
    then(desk);
    desk.sync();
    let wanted = desk.state();
    for questions in 0..40 {
        let other = match desk.package {
            app::Package::Moneybird => Desk::at_moneybird(),
            app::Package::EBoekhouden => Desk::at_eboekhouden(),
        };
        first(&other);
        other.server.dies_after(questions);
        let early = other.try_sync();
        other.server.lives();
        other.sync();
        then(&other);
        other.server.dies_after(questions);
        let late = other.try_sync();
        other.server.lives();
        other.sync();
        assert_eq!(other.state(), wanted, "interrupted after {questions} questions");
        other.is_sound();
        if early.trouble.is_none() && late.trouble.is_none() {
            assert!(questions > 5, "a round asks more than {questions} questions");
            return;
        }
    }
    panic!("a round of so few things asks fewer than 40 questions");
}

/// The power fails after the facts were stored and before it was noted how far we are.
fn the_same_parts_again_change_nothing(desk: &Desk) {
    first(desk);
    desk.sync();
    let (state, before) = (desk.state(), desk.connection().cursor);
    then(desk);
    desk.sync();
    let after = desk.state();
    desk.app.store.save_cursor(desk.client, desk.package, &before).unwrap();
    desk.sync();
    assert_eq!(desk.state(), after);
    assert_ne!(state, after);
    desk.is_sound();
}

fn another_administration_begins_anew(desk: &Desk) {
    first(desk);
    desk.sync();
    assert!(!desk.connection().cursor.is_empty());
    desk.connect(|settings| settings.name = "Een andere naam".to_owned());
    assert!(!desk.connection().cursor.is_empty(), "another name is the same administration");
    desk.connect(|settings| settings.administration = "124".to_owned());
    let connection = desk.connection();
    assert_eq!((connection.cursor.as_str(), connection.last_synced), ("", None));
    desk.app.store.remove_connection(desk.client, desk.package).unwrap();
    assert_eq!(desk.app.store.connections(desk.client).unwrap(), []);
}
