//! What a client changes in his own process because of complaints.

use app::{Improvement, Store};
use domain::Cents;
use domain::dispute::ProcessStep;

use crate::told_to_both;
use crate::world::{World, day, settings};

told_to_both! {
    an_improvement_is_kept_and_marked_as_done
    improvements_are_the_clients_own
}

fn improvement(what: &str) -> Improvement {
    Improvement {
        id: 0,
        step: ProcessStep::Delivery,
        what: what.to_owned(),
        owner: "Bram".to_owned(),
        due: day("2026-04-01"),
        expected: Some(Cents(250_000)),
        effect: "Half zoveel schade".to_owned(),
        made_on: day("2026-03-01"),
        done_on: None,
    }
}

fn an_improvement_is_kept_and_marked_as_done(world: &World) {
    let first = world.store.save_improvement(world.client, &improvement("Hoeken beschermen")).unwrap();
    let second = world.store.save_improvement(world.client, &improvement("Eerder laden")).unwrap();
    assert_ne!(first, second);
    let kept = world.store.improvements(world.client).unwrap();
    assert_eq!(kept.iter().map(|one| one.id).collect::<Vec<_>>(), [second, first], "newest first");
    let done = Improvement { done_on: Some(day("2026-03-20")), ..kept[1].clone() };
    assert_eq!(world.store.save_improvement(world.client, &done).unwrap(), first);
    let kept = world.store.improvements(world.client).unwrap();
    assert_eq!((kept.len(), &kept[1]), (2, &done));
}

fn improvements_are_the_clients_own(world: &World) {
    let other = world.store.add_client("Ander BV", &settings(), app::Sending::Open).unwrap();
    world.store.save_improvement(world.client, &improvement("Hoeken beschermen")).unwrap();
    assert_eq!(world.store.improvements(other).unwrap(), []);
    let theirs = world.store.save_improvement(other, &improvement("Eerder laden")).unwrap();
    assert_eq!(theirs, 1, "each client counts for himself");
}
