//! Copying, backing up and restoring whole installations.

use app::{Claimed, MessageState, Sending, Store, StoreError};
use domain::CustomerId;
use testkit::Folder;

use crate::told_to_both;
use crate::world::{World, at, day, payment, yes};

told_to_both! {
    a_copy_is_the_same_installation
    a_copy_never_mixes_with_what_is_there
    a_backup_is_one_file_that_is_complete
    what_is_restored_sends_nothing_until_it_is_released
    what_was_in_the_way_is_kept
}

const NOW: &str = "2026-03-05T08:00:00Z";

fn fill(world: &World) -> CustomerId {
    let (customer, invoice) = world.owing("K1");
    world.happen(customer.id, vec![payment(invoice, 2_500)]);
    let sent = world.plan(customer.id, invoice, "sent");
    world.plan(customer.id, invoice, "planned");
    world.store.claim(world.client, sent, 1, at(NOW), &mut yes).unwrap();
    let entry = crate::money::entry(world, "a", 500);
    world.store.add_bank_entries(world.client, &[entry]).unwrap();
    let user = crate::people::user("anna@voorbeeld.example", &[world.client]);
    let user = world.store.add_user(&user).unwrap();
    world.store.add_login_link("link", user, at("2030-01-01T00:00:00Z")).unwrap();
    customer.id
}

fn same(world: &World, copy: &store::Database, customer: CustomerId) {
    assert_eq!(copy.customer(world.client, customer).unwrap(), Some(world.load(customer)));
    assert_eq!(
        copy.facts(world.client, customer).unwrap(),
        world.store.facts(world.client, customer).unwrap()
    );
    let sent = world.message("sent").id;
    assert_eq!(copy.message(world.client, sent).unwrap().unwrap(), world.message("sent"));
    let bytes = |store: &store::Database| store.message_bytes(world.client, sent).unwrap().unwrap();
    assert_eq!(bytes(copy), bytes(&world.store));
    assert_eq!(copy.users().unwrap(), world.store.users().unwrap());
    assert_eq!(
        copy.import_bytes(world.client, 1).unwrap(),
        world.store.import_bytes(world.client, 1).unwrap()
    );
}

fn a_copy_is_the_same_installation(world: &World) {
    let customer = fill(world);
    let folder = Folder::create("copy");
    let file = folder.join("copy.db").to_str().unwrap().to_owned();
    let mut targets = vec![file];
    targets.extend(testkit::postgres::database().map(|database| database.url().to_owned()));
    for target in targets {
        let mut told = Vec::new();
        let tables = store::copy_to(&world.store, &target, &mut |table| told.push(table.clone())).unwrap();
        assert_eq!(tables, told);
        let rows = |name: &str| tables.iter().find(|table| table.name == name).unwrap().rows;
        let counts = ["customer", "timeline", "message", "message_bytes", "session"].map(rows);
        assert_eq!(counts, [1, 2, 2, 1, 0]);
        let copy = store::open(&target).unwrap();
        same(world, &copy, customer);
        // It goes on where the original stopped.
        assert_eq!(
            copy.reserve_ids(world.client, 1, 1).unwrap(),
            world.store.reserve_ids(world.client, 1, 1).unwrap()
        );
        assert_eq!(copy.client(world.client).unwrap(), world.store.client(world.client).unwrap());
    }
}

fn a_copy_never_mixes_with_what_is_there(world: &World) {
    fill(world);
    let other = World::on_sqlite();
    let answer = store::copy_to(&world.store, &other.url, &mut |_| {});
    assert!(matches!(answer, Err(StoreError::CannotOpen(_))), "{answer:?}");
    assert_eq!(other.store.customers_after(other.client, CustomerId(0), 9).unwrap(), []);
}

fn a_backup_is_one_file_that_is_complete(world: &World) {
    let customer = fill(world);
    let folder = Folder::create("backup");
    let file = folder.join("backup.db");
    store::backup(&world.store, &file).unwrap();
    let names = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(names.collect::<Vec<_>>(), ["backup.db"]);
    let answer = store::backup(&world.store, &file);
    assert!(matches!(answer, Err(StoreError::CannotOpen(_))), "{answer:?}");
    let nowhere = store::backup(&world.store, &folder.join("no folder").join("backup.db"));
    assert!(nowhere.is_err(), "{nowhere:?}");
    let copy = store::open(file.to_str().unwrap()).unwrap();
    same(world, &copy, customer);
}

fn what_is_restored_sends_nothing_until_it_is_released(world: &World) {
    let customer = fill(world);
    let folder = Folder::create("restore");
    let file = folder.join("backup.db");
    store::backup(&world.store, &file).unwrap();
    let bytes = std::fs::read(&file).unwrap();
    // After the backup a message goes out that the backup knows as planned.
    let planned = world.message("planned").id;
    let fence = world.store.next_fence().unwrap();
    world.store.claim(world.client, planned, fence, at(NOW), &mut yes).unwrap();

    let new_file = folder.join("restored.db").to_str().unwrap().to_owned();
    let mut targets = vec![new_file];
    targets.extend(testkit::postgres::database().map(|database| database.url().to_owned()));
    for target in targets {
        assert_eq!(store::restore(&file, &target).unwrap(), None);
        let restored = store::open(&target).unwrap();
        assert_eq!(restored.client(world.client).unwrap().unwrap().sending, Sending::Restored);
        let mut seen = None;
        let claimed = restored.claim(world.client, planned, i64::MAX, at(NOW), &mut |client, _, _| {
            seen = Some(client.sending);
            app::Verdict::Hold("closed".to_owned())
        });
        assert_eq!((claimed.unwrap(), seen), (Claimed::Held("closed".to_owned()), Some(Sending::Restored)));
        assert!(restored.next_fence().unwrap() > fence + 1000);
        assert_eq!(restored.message(world.client, planned).unwrap().unwrap().state, MessageState::Planned);
        assert_eq!(restored.customer(world.client, customer).unwrap(), Some(world.load(customer)));
    }
    assert_eq!(std::fs::read(&file).unwrap(), bytes, "the backup itself is not touched");
    let left = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(left.into_iter().all(|name| !name.to_string_lossy().contains(".part")));
}

fn what_was_in_the_way_is_kept(world: &World) {
    fill(world);
    let folder = Folder::create("aside");
    let file = folder.join("backup.db");
    store::backup(&world.store, &file).unwrap();
    let target = folder.join("bondig.db").to_str().unwrap().to_owned();
    let old = store::create(&target).unwrap();
    let client = old.add_client("Oud BV", &crate::world::settings(), Sending::Open).unwrap();
    old.begin_run(client, day("2026-03-01")).unwrap();
    let busy = store::restore(&file, &target);
    assert!(matches!(busy, Err(StoreError::Busy)), "{busy:?}");
    drop(old);
    let kept = store::restore(&file, &target).unwrap().unwrap();
    assert_eq!(store::open(kept.to_str().unwrap()).unwrap().clients().unwrap()[0].name, "Oud BV");
    assert_eq!(store::open(&target).unwrap().clients().unwrap()[0].name, "Voorbeeld BV");
    let again = store::restore(&file, &target).unwrap().unwrap();
    assert_ne!(again, kept);
    let wrong = store::restore(&folder.join("nothing.db"), &target);
    assert!(matches!(wrong, Err(StoreError::CannotOpen(_))), "{wrong:?}");
}
