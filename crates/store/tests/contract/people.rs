//! The installation, its clients, its users and how they come in.

use app::{Sending, Session, Store, StoreError, User};
use domain::{ClientId, Language};

use crate::told_to_both;
use crate::world::{World, at, day, settings};

told_to_both! {
    clients_have_their_own_settings_and_buttons
    days_only_move_forward
    runner_numbers_only_go_up
    users_are_found_by_address_in_any_case
    sessions_end_when_they_should
    a_login_link_works_once_and_in_time
}

pub fn user(email: &str, clients: &[ClientId]) -> User {
    User {
        id: 0,
        email: email.to_owned(),
        name: "Anna de Vries".to_owned(),
        password: None,
        language: Language::Nl,
        disabled: false,
        clients: clients.to_vec(),
    }
}

fn clients_have_their_own_settings_and_buttons(world: &World) {
    let other = world.store.add_client("Ander BV", &settings(), Sending::FirstDayCheck).unwrap();
    world.store.set_sending(world.client, Sending::Stopped).unwrap();
    let mut own = settings();
    own.signer = "Bram".to_owned();
    world.store.save_settings(other, &own).unwrap();
    let clients = world.store.clients().unwrap();
    assert_eq!(clients.iter().map(|client| client.id).collect::<Vec<_>>(), [world.client, other]);
    assert_eq!((clients[0].sending, clients[1].sending), (Sending::Stopped, Sending::FirstDayCheck));
    assert_eq!((&clients[0].settings, &clients[1].settings), (&settings(), &own));
    assert_eq!(world.store.client(other).unwrap().as_ref(), Some(&clients[1]));
    assert_eq!(world.store.client(ClientId(99)).unwrap(), None);
}

fn days_only_move_forward(world: &World) {
    let client = || world.store.client(world.client).unwrap().unwrap();
    for (date, begun) in
        [("2026-03-05", true), ("2026-03-04", false), ("2026-03-05", true), ("2026-03-09", true)]
    {
        assert_eq!(world.store.begin_run(world.client, day(date)).unwrap(), begun, "{date}");
    }
    assert_eq!(client().last_run, Some(day("2026-03-09")));
    assert_eq!(client().run_before, Some(day("2026-03-05")));
    for date in ["2026-03-04", "2026-03-01"] {
        world.store.bank_seen_through(world.client, day(date)).unwrap();
    }
    assert_eq!(client().bank_through, Some(day("2026-03-04")));
}

fn runner_numbers_only_go_up(world: &World) {
    let take = || (0..20).map(|_| world.store.next_fence().unwrap()).collect::<Vec<_>>();
    let (mut one, two) = std::thread::scope(|scope| {
        let other = scope.spawn(take);
        (take(), other.join().unwrap())
    });
    assert!(one.is_sorted() && two.is_sorted());
    one.extend(two);
    one.sort_unstable();
    assert!(one.into_iter().eq(1..=40));
}

fn users_are_found_by_address_in_any_case(world: &World) {
    let id = world.store.add_user(&user("Anna@Voorbeeld.example", &[world.client])).unwrap();
    let taken = world.store.add_user(&user("anna@voorbeeld.EXAMPLE", &[]));
    assert!(matches!(taken, Err(StoreError::AlreadyDone)), "{taken:?}");
    let mut found = world.store.user_by_email(" ANNA@voorbeeld.example ").unwrap().unwrap();
    assert_eq!((found.id, found.clients.as_slice()), (id, &[world.client][..]));
    assert_eq!(world.store.user(id).unwrap().as_ref(), Some(&found));
    (found.password, found.clients) = (Some("$argon2id$…".to_owned()), Vec::new());
    world.store.save_user(&found).unwrap();
    assert_eq!(world.store.users().unwrap(), [found]);
    assert_eq!(world.store.user_by_email("bram@voorbeeld.example").unwrap(), None);
}

fn sessions_end_when_they_should(world: &World) {
    let mut anna = user("anna@voorbeeld.example", &[world.client]);
    anna.id = world.store.add_user(&anna).unwrap();
    let session = |hash: &str| Session {
        token_hash: hash.to_owned(),
        user: anna.id,
        csrf: "c".to_owned(),
        created: at("2026-03-05T08:00:00Z"),
        seen: at("2026-03-05T08:00:00Z"),
    };
    for hash in ["one", "two", "three"] {
        world.store.add_session(&session(hash)).unwrap();
    }
    world.store.touch_session("one", at("2026-03-05T09:00:00Z")).unwrap();
    world.store.touch_session("one", at("2026-03-05T08:30:00Z")).unwrap();
    let seen = world.store.session("one").unwrap().unwrap();
    assert_eq!(seen, Session { seen: at("2026-03-05T09:00:00Z"), ..session("one") });
    world.store.end_session("one").unwrap();
    assert_eq!(world.store.session("one").unwrap(), None);
    assert!(world.store.session("two").unwrap().is_some());
    anna.disabled = true;
    world.store.save_user(&anna).unwrap();
    assert_eq!(world.store.session("two").unwrap(), None);
    world.store.add_session(&session("four")).unwrap();
    world.store.end_sessions_of(anna.id).unwrap();
    assert_eq!(world.store.session("four").unwrap(), None);
}

fn a_login_link_works_once_and_in_time(world: &World) {
    let id = world.store.add_user(&user("anna@voorbeeld.example", &[])).unwrap();
    for hash in ["good", "late"] {
        world.store.add_login_link(hash, id, at("2026-03-05T08:10:00Z")).unwrap();
    }
    let knock = |hash, time| world.store.use_login_link(hash, at(time)).unwrap();
    assert_eq!(knock("good", "2026-03-05T08:09:59.999Z"), Some(id));
    assert_eq!(knock("good", "2026-03-05T08:09:59.999Z"), None);
    assert_eq!(knock("late", "2026-03-05T08:10:00Z"), None);
    assert_eq!(knock("unknown", "2026-03-05T08:00:00Z"), None);
}
