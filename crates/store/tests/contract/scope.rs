//! No client sees or changes anything of another (G7): every method, asked by the wrong client.

use app::{MessageFilter, MessageState, Sending, Store};
use domain::{Cents, ClientId, CustomerId, TodoId};

use crate::told_to_both;
use crate::world::{World, at, day, happens, payment, settings, yes};

told_to_both! {
    n8_another_client_sees_nothing
    another_client_changes_nothing
    ids_of_one_client_are_no_ids_of_another
}

const NOW: &str = "2026-03-05T08:00:00Z";

/// A client with something of everything, and a stranger.
fn two_clients(world: &World) -> (CustomerId, i64, ClientId) {
    let (customer, invoice) = world.owing("K1");
    world.plan(customer.id, invoice, "one");
    let entry = crate::money::entry(world, "a", 500);
    let entry = world.store.add_bank_entries(world.client, &[entry]).unwrap()[0].1;
    let rows = [crate::money::allocation(entry, customer.id, Some(invoice), 100)];
    world.store.allocate(world.client, &rows, &[]).unwrap();
    let document = app::Document { name: "a.pdf".to_owned(), mime: String::new(), bytes: vec![1] };
    world.store.add_document(world.client, invoice, &document).unwrap();
    let stranger = world.store.add_client("Ander BV", &settings(), Sending::Open).unwrap();
    (customer.id, entry, stranger)
}

fn n8_another_client_sees_nothing(world: &World) {
    let (customer, entry, stranger) = two_clients(world);
    let (store, today) = (&world.store, day("2026-03-05"));
    let message = world.message("one").id;
    let invoice = world.load(customer).dossier.invoices[0].id;
    assert_eq!(store.customer(stranger, customer).unwrap(), None);
    assert_eq!(store.customers_by_id(stranger, &[customer]).unwrap(), []);
    assert_eq!(store.customers_after(stranger, CustomerId(0), 9).unwrap(), []);
    assert_eq!(store.customers_to_look_at(stranger, today, CustomerId(0), 9).unwrap(), []);
    assert_eq!(store.customer_numbers(stranger).unwrap(), []);
    assert_eq!(store.invoice_numbers(stranger).unwrap(), []);
    assert_eq!(store.known_ibans(stranger).unwrap(), []);
    assert_eq!(store.timeline(stranger, customer, None, 9).unwrap(), []);
    assert_eq!(store.facts(stranger, customer).unwrap(), []);
    assert_eq!(store.work(stranger).unwrap(), []);
    assert_eq!(store.list_customers(stranger, "", today, 0, 9).unwrap(), []);
    assert_eq!(store.list_invoices(stranger, "", true, 0, 9).unwrap(), []);
    assert_eq!(store.list_invoices(stranger, "", false, 0, 9).unwrap(), []);
    assert_eq!(store.totals(stranger, today).unwrap(), (Cents::ZERO, Cents::ZERO, 0));
    assert_eq!(store.messages(stranger, &MessageFilter::default(), 0, 9).unwrap(), []);
    assert_eq!(store.message(stranger, message).unwrap(), None);
    assert_eq!(store.message_counts(stranger, today).unwrap(), []);
    assert_eq!(store.messages_to_send(stranger, 9).unwrap(), []);
    assert_eq!(store.import_by_hash(stranger, "h").unwrap(), None);
    assert_eq!(store.imports(stranger, 9).unwrap(), []);
    assert_eq!(store.import_bytes(stranger, 1).unwrap(), None);
    assert_eq!(store.known_bank_keys(stranger, &["a".to_owned()]).unwrap(), [""; 0]);
    assert_eq!(store.waiting_entries(stranger, 0, 9).unwrap(), []);
    assert_eq!(store.bank_entry(stranger, entry).unwrap(), None);
    assert_eq!(store.entries_by_reference(stranger, "e2e a").unwrap(), []);
    assert_eq!(store.allocations_of(stranger, entry).unwrap(), []);
    assert_eq!(store.documents(stranger, invoice).unwrap(), []);
    store.claim(world.client, message, 1, at(NOW), &mut yes).unwrap();
    assert_eq!(store.message_bytes(stranger, message).unwrap(), None);
    assert_eq!(store.give_up_claims(stranger, at("2026-03-06T08:00:00Z"), at(NOW)).unwrap(), []);
}

fn another_client_changes_nothing(world: &World) {
    let (customer, entry, stranger) = two_clients(world);
    let store = &world.store;
    let before = world.load(customer);
    let planned = world.message("one");
    let id = planned.id;

    assert!(
        store
            .commit(stranger, &[happens(before.clone(), vec![payment(before.dossier.invoices[0].id, 1)])])
            .is_err()
    );
    assert!(store.snooze(stranger, customer, TodoId(1), None).is_err());
    let claimed = store.claim(stranger, id, 9, at(NOW), &mut yes).unwrap();
    assert_eq!(claimed, app::Claimed::Gone);
    store.withdraw(stranger, &[id], "x", at(NOW)).unwrap();
    assert_eq!(world.message("one"), planned);
    store.claim(world.client, id, 1, at(NOW), &mut yes).unwrap();
    assert!(store.record(stranger, &[(id, MessageState::Accepted, String::new())], 1, at(NOW)).is_err());
    assert!(store.resolve_uncertain(stranger, id, MessageState::Accepted, "", at(NOW)).is_err());
    assert_eq!(world.message("one").state, MessageState::Sending);
    let row = crate::money::allocation(entry, customer, None, 1);
    assert!(store.allocate(stranger, &[row], &[]).is_err());
    assert!(store.set_aside(stranger, entry, "x").is_err());
    let document = app::Document { name: "b.pdf".to_owned(), mime: String::new(), bytes: vec![2] };
    assert!(store.add_document(stranger, before.dossier.invoices[0].id, &document).is_err());
    store.set_sending(stranger, Sending::Stopped).unwrap();
    store.begin_run(stranger, day("2026-03-05")).unwrap();
    store.bank_seen_through(stranger, day("2026-03-05")).unwrap();

    let own = store.client(world.client).unwrap().unwrap();
    assert_eq!((own.sending, own.last_run, own.bank_through), (Sending::Open, None, None));
    assert_eq!(world.load(customer), before);
    assert_eq!(store.waiting_entries(world.client, 0, 9).unwrap().len(), 1);
    assert_eq!(store.allocations_of(world.client, entry).unwrap().len(), 1);
}

fn ids_of_one_client_are_no_ids_of_another(world: &World) {
    let (customer, _, stranger) = two_clients(world);
    assert_eq!(world.store.reserve_ids(stranger, 1, 1).unwrap(), (1, 1));
    let mut own = world.load(customer);
    (own.version, own.dossier) = (0, domain::Dossier::default());
    own.id = CustomerId(1);
    world.store.commit(stranger, &[happens(own, Vec::new())]).unwrap();
    assert_eq!(world.store.customer_numbers(stranger).unwrap(), [("K1".to_owned(), CustomerId(1))]);
    assert_eq!(world.load(customer).dossier.invoices.len(), 1);
}
