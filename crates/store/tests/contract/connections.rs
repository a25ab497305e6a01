//! Connections with bookkeeping packages: what was chosen, how far we are, how the last try ended.

use app::{ConnectionSettings, Document, Package, Sending, Store};
use domain::InvoiceId;

use crate::told_to_both;
use crate::world::{World, at, payment, settings};

told_to_both! {
    a_connection_is_kept_as_it_was_chosen
    how_far_we_are_outlives_a_change_of_name_but_not_of_administration
    a_try_that_failed_keeps_the_last_good_one
    what_is_wanted_is_done_with_a_good_try_only
    an_address_leads_to_one_connection
    open_invoices_without_a_document_are_found_by_id
    another_client_has_none_of_it
}

const ONE: &str = "2026-03-05T08:00:00Z";
const TWO: &str = "2026-03-05T09:00:00Z";

fn chosen(hook: Option<&str>) -> ConnectionSettings {
    ConnectionSettings {
        administration: "123".to_owned(),
        name: "Parkietje B.V.".to_owned(),
        pause_reminders: true,
        hook: hook.map(str::to_owned),
        ..ConnectionSettings::default()
    }
}

fn one(world: &World) -> app::Connection {
    world.store.connections(world.client).unwrap().remove(0)
}

fn a_connection_is_kept_as_it_was_chosen(world: &World) {
    assert_eq!(world.store.connections(world.client).unwrap(), []);
    world.store.save_connection(world.client, Package::Moneybird, &chosen(Some("h1"))).unwrap();
    world.store.save_connection(world.client, Package::EBoekhouden, &chosen(None)).unwrap();
    let all = world.store.connections(world.client).unwrap();
    assert_eq!(
        all.iter().map(|known| known.package).collect::<Vec<_>>(),
        [Package::EBoekhouden, Package::Moneybird]
    );
    assert_eq!(all[1], app::Connection::new(world.client, Package::Moneybird, chosen(Some("h1"))));
    world.store.remove_connection(world.client, Package::EBoekhouden).unwrap();
    assert_eq!(world.store.connections(world.client).unwrap().len(), 1);
}

fn how_far_we_are_outlives_a_change_of_name_but_not_of_administration(world: &World) {
    let (store, client) = (&world.store, world.client);
    store.save_connection(client, Package::Moneybird, &chosen(None)).unwrap();
    store.save_cursor(client, Package::Moneybird, "i 1 2 F1\n").unwrap();
    store.documents_asked(client, Package::Moneybird, InvoiceId(9)).unwrap();
    store.documents_asked(client, Package::Moneybird, InvoiceId(4)).unwrap();
    store.record_sync(client, Package::Moneybird, at(ONE), None, "").unwrap();
    let renamed = ConnectionSettings { name: "Anders".to_owned(), ..chosen(None) };
    store.save_connection(client, Package::Moneybird, &renamed).unwrap();
    let known = one(world);
    assert_eq!((known.cursor.as_str(), known.documents_through), ("i 1 2 F1\n", 9));
    assert_eq!((known.settings.name.as_str(), known.last_synced), ("Anders", Some(at(ONE))));
    let moved = ConnectionSettings { administration: "124".to_owned(), ..chosen(None) };
    store.save_connection(client, Package::Moneybird, &moved).unwrap();
    let known = one(world);
    assert_eq!((known.cursor.as_str(), known.documents_through, known.last_synced), ("", 0, None));
}

fn a_try_that_failed_keeps_the_last_good_one(world: &World) {
    let (store, client) = (&world.store, world.client);
    store.save_connection(client, Package::Moneybird, &chosen(None)).unwrap();
    store.record_sync(client, Package::Moneybird, at(ONE), None, "own-reminders Standaard").unwrap();
    store.record_sync(client, Package::Moneybird, at(TWO), Some("key-refused"), "").unwrap();
    let known = one(world);
    assert_eq!((known.last_tried, known.last_synced), (Some(at(TWO)), Some(at(ONE))));
    assert_eq!(known.trouble.as_deref(), Some("key-refused"));
    store.record_sync(client, Package::Moneybird, at(TWO), None, "").unwrap();
    let known = one(world);
    assert_eq!((known.last_synced, known.trouble), (Some(at(TWO)), None));
}

fn what_is_wanted_is_done_with_a_good_try_only(world: &World) {
    let (store, client) = (&world.store, world.client);
    store.save_connection(client, Package::Moneybird, &chosen(None)).unwrap();
    store.want_sync(client, Package::Moneybird, at(ONE)).unwrap();
    store.record_sync(client, Package::Moneybird, at(TWO), Some("away"), "").unwrap();
    assert_eq!(one(world).wanted, Some(at(ONE)));
    store.record_sync(client, Package::Moneybird, at(TWO), None, "").unwrap();
    assert_eq!(one(world).wanted, None);
    // What was told while it ran waits for the next.
    store.want_sync(client, Package::Moneybird, at(TWO)).unwrap();
    store.record_sync(client, Package::Moneybird, at(ONE), None, "").unwrap();
    assert_eq!(one(world).wanted, Some(at(TWO)));
}

fn an_address_leads_to_one_connection(world: &World) {
    let (store, client) = (&world.store, world.client);
    store.save_connection(client, Package::Moneybird, &chosen(Some("h1"))).unwrap();
    assert_eq!(store.connection_by_hook("h1").unwrap().unwrap().client, client);
    assert_eq!(store.connection_by_hook("h2").unwrap(), None);
    let other = store.add_client("Ander BV", &settings(), Sending::Open).unwrap();
    assert!(store.save_connection(other, Package::Moneybird, &chosen(Some("h1"))).is_err(), "not twice");
    store.save_connection(client, Package::Moneybird, &chosen(None)).unwrap();
    assert_eq!(store.connection_by_hook("h1").unwrap(), None);
}

fn open_invoices_without_a_document_are_found_by_id(world: &World) {
    let (store, client) = (&world.store, world.client);
    let (_, first) = world.owing("K1");
    let (settled, second) = world.owing("K2");
    let (_, third) = world.owing("K3");
    world.happen(settled.id, vec![payment(second, 10_000)]);
    let found = |after| -> Vec<InvoiceId> {
        let rows = store.invoices_without_document(client, InvoiceId(after), 9).unwrap();
        rows.into_iter().map(|(id, _)| id).collect()
    };
    assert_eq!(found(0), [first, third]);
    assert_eq!(found(first.0), [third]);
    let document = Document { name: "a.pdf".to_owned(), mime: "application/pdf".to_owned(), bytes: vec![1] };
    store.add_document(client, first, &document).unwrap();
    assert_eq!(found(0), [third]);
}

fn another_client_has_none_of_it(world: &World) {
    let (store, client) = (&world.store, world.client);
    store.save_connection(client, Package::Moneybird, &chosen(None)).unwrap();
    world.owing("K1");
    let stranger = store.add_client("Ander BV", &settings(), Sending::Open).unwrap();
    assert_eq!(store.connections(stranger).unwrap(), []);
    assert_eq!(store.invoices_without_document(stranger, InvoiceId(0), 9).unwrap(), []);
    store.save_cursor(stranger, Package::Moneybird, "x").unwrap();
    store.record_sync(stranger, Package::Moneybird, at(ONE), Some("away"), "").unwrap();
    store.want_sync(stranger, Package::Moneybird, at(ONE)).unwrap();
    store.remove_connection(stranger, Package::Moneybird).unwrap();
    assert_eq!(one(world), app::Connection::new(client, Package::Moneybird, chosen(None)));
}
