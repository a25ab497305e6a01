//! Imports, bank entries, allocations, documents.

use app::{Document, NewAllocation, NewBankEntry, NewImport, Store, StoreError};
use domain::{Cents, Currency, CustomerId, InvoiceId};

use crate::told_to_both;
use crate::world::{World, at, day, happens, payment};

told_to_both! {
    an_imported_file_is_kept_with_its_bytes
    entries_are_added_once
    money_waits_until_it_has_an_invoice
    money_on_account_waits_with_its_customer
    no_more_is_allocated_than_came_in
    an_allocation_and_its_facts_are_saved_together
    a_return_finds_what_it_takes_back
    documents_are_kept_by_name
}

pub fn new_import(sha256: &str) -> NewImport {
    NewImport {
        file: "bank.xml".to_owned(),
        sha256: sha256.to_owned(),
        format: "camt.053.001.08".to_owned(),
        bytes: vec![0, 159, 146, 150],
        at: at("2026-03-05T06:00:00Z"),
        by: "import".to_owned(),
        outcome: "{}".to_owned(),
    }
}

pub fn entry(world: &World, key: &str, cents: i64) -> NewBankEntry {
    let known = world.store.import_by_hash(world.client, "h").unwrap().map(|import| import.id);
    let import = known.unwrap_or_else(|| world.store.add_import(world.client, &new_import("h")).unwrap());
    NewBankEntry {
        key: key.to_owned(),
        account: "NL91ABNA0417164300".to_owned(),
        booked: day("2026-03-04"),
        amount: Cents(cents),
        currency: Currency::EUR,
        reversal: false,
        counterparty_name: Some("Bakkerij".to_owned()),
        counterparty_iban: None,
        end_to_end_id: Some(format!("e2e {key}")),
        mandate_id: None,
        structured_reference: None,
        remittance: "factuur 2026-0001".to_owned(),
        return_reason: None,
        raw: "<Ntry/>".to_owned(),
        import,
    }
}

pub fn allocation(entry: i64, customer: CustomerId, invoice: Option<InvoiceId>, cents: i64) -> NewAllocation {
    NewAllocation {
        entry,
        customer,
        invoice,
        amount: Cents(cents),
        evidence: "invoice number in the text".to_owned(),
        by: "import".to_owned(),
        at: at("2026-03-05T06:00:00Z"),
    }
}

fn add(world: &World, key: &str, cents: i64) -> i64 {
    let entry = entry(world, key, cents);
    world.store.add_bank_entries(world.client, &[entry]).unwrap()[0].1
}

fn waiting(world: &World) -> Vec<i64> {
    let waiting = world.store.waiting_entries(world.client, 0, 10).unwrap();
    waiting.iter().map(|entry| entry.id).collect()
}

fn an_imported_file_is_kept_with_its_bytes(world: &World) {
    let first = world.store.add_import(world.client, &new_import("h1")).unwrap();
    let second = world.store.add_import(world.client, &new_import("h2")).unwrap();
    let import = world.store.import_by_hash(world.client, "h1").unwrap().unwrap();
    assert_eq!((import.id, import.file.as_str(), import.at), (first, "bank.xml", new_import("h1").at));
    assert_eq!(world.store.import_by_hash(world.client, "h3").unwrap(), None);
    let all = world.store.imports(world.client, 10).unwrap();
    assert_eq!(all.iter().map(|import| import.id).collect::<Vec<_>>(), [second, first]);
    assert_eq!(world.store.import_bytes(world.client, first).unwrap(), Some(new_import("h1").bytes));
    world.store.finish_import(world.client, first, "{\"new\":3}").unwrap();
    let import = world.store.import_by_hash(world.client, "h1").unwrap().unwrap();
    assert_eq!(import.outcome, "{\"new\":3}");
}

fn entries_are_added_once(world: &World) {
    let entries = [entry(world, "a", 100), entry(world, "b", 200), entry(world, "a", 100)];
    let added = world.store.add_bank_entries(world.client, &entries).unwrap();
    assert_eq!(added.iter().map(|(place, _)| *place).collect::<Vec<_>>(), [0, 1]);
    let more = [entry(world, "b", 200), entry(world, "c", 300)];
    let added_more = world.store.add_bank_entries(world.client, &more).unwrap();
    assert_eq!(added_more.iter().map(|(place, _)| *place).collect::<Vec<_>>(), [1]);
    let known = world.store.known_bank_keys(world.client, &["c", "x", "a"].map(str::to_owned)).unwrap();
    assert_eq!(known.len(), 2);
    let stored = world.store.bank_entry(world.client, added[1].1).unwrap().unwrap();
    assert_eq!(stored.entry, entries[1]);
    assert_eq!((stored.allocated, stored.set_aside, stored.customer), (Cents::ZERO, None, None));
    assert_eq!(world.store.bank_entry(world.client, 99).unwrap(), None);
}

fn money_waits_until_it_has_an_invoice(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let (part, rest, aside) =
        (add(world, "part", 10_000), add(world, "later", 500), add(world, "aside", 700));
    let own_payment = add(world, "paid by us", -5_000);
    assert_eq!(waiting(world), [part, rest, aside]);
    assert!(world.store.bank_entry(world.client, own_payment).unwrap().is_some());

    let allocate = |cents| {
        let rows = [allocation(part, customer.id, Some(invoice), cents)];
        world.store.allocate(world.client, &rows, &[]).unwrap();
    };
    allocate(4_000);
    let first = world.store.waiting_entries(world.client, 0, 1).unwrap().remove(0);
    assert_eq!((first.id, first.allocated), (part, Cents(4_000)));
    allocate(6_000);
    world.store.set_aside(world.client, aside, "rente").unwrap();
    assert_eq!(waiting(world), [rest]);
    let set_aside = world.store.bank_entry(world.client, aside).unwrap().unwrap().set_aside;
    assert_eq!(set_aside.as_deref(), Some("rente"));
    allocate(-6_000);
    assert_eq!(waiting(world), [part, rest]);
    let amounts = world.store.allocations_of(world.client, part).unwrap();
    assert_eq!(amounts.iter().map(|row| row.amount.0).collect::<Vec<_>>(), [4_000, 6_000, -6_000]);
}

fn money_on_account_waits_with_its_customer(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let id = add(world, "a", 10_000);
    let on_account = allocation(id, customer.id, None, 10_000);
    world.store.allocate(world.client, std::slice::from_ref(&on_account), &[]).unwrap();
    let entry = world.store.waiting_entries(world.client, 0, 9).unwrap().remove(0);
    assert_eq!((entry.customer, entry.allocated), (Some(customer.id), Cents::ZERO));
    let rows =
        [allocation(id, customer.id, None, -10_000), allocation(id, customer.id, Some(invoice), 10_000)];
    world.store.allocate(world.client, &rows, &[]).unwrap();
    assert_eq!(waiting(world), [0; 0]);
    let entry = world.store.bank_entry(world.client, id).unwrap().unwrap();
    assert_eq!((entry.customer, entry.allocated), (None, Cents(10_000)));
    assert_eq!(
        world.store.allocations_of(world.client, id).unwrap(),
        [on_account, rows[0].clone(), rows[1].clone()]
    );
}

fn no_more_is_allocated_than_came_in(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let (income, back) = (add(world, "a", 500), add(world, "b", -500));
    let refused = |entry, cents| {
        let rows = [allocation(entry, customer.id, Some(invoice), cents)];
        let answer = world.store.allocate(world.client, &rows, &[]);
        assert!(matches!(answer, Err(StoreError::Conflict)), "{cents}: {answer:?}");
        assert_eq!(world.store.allocations_of(world.client, entry).unwrap(), []);
    };
    refused(income, 501);
    refused(income, -1);
    refused(back, -501);
    refused(back, 1);
}

fn an_allocation_and_its_facts_are_saved_together(world: &World) {
    let (customer, invoice) = world.owing("K1");
    let id = add(world, "a", 10_000);
    let rows = [allocation(id, customer.id, Some(invoice), 10_000)];
    let change = happens(world.load(customer.id), vec![payment(invoice, 10_000)]);
    world.store.allocate(world.client, &rows, std::slice::from_ref(&change)).unwrap();
    assert_eq!(world.load(customer.id).dossier, change.after.dossier);
    let twice = world.store.allocate(world.client, &rows, &[change]);
    assert!(matches!(twice, Err(StoreError::Conflict)), "{twice:?}");
    assert_eq!(world.store.allocations_of(world.client, id).unwrap(), rows);
}

fn a_return_finds_what_it_takes_back(world: &World) {
    let original = add(world, "a", 500);
    let mut mandate = entry(world, "b", 900);
    mandate.mandate_id = Some("M-1".to_owned());
    let by_mandate = world.store.add_bank_entries(world.client, &[mandate]).unwrap()[0].1;
    let find = |reference: &str| {
        let found = world.store.entries_by_reference(world.client, reference).unwrap();
        found.iter().map(|entry| entry.id).collect::<Vec<_>>()
    };
    assert_eq!((find("e2e a"), find("M-1"), find("nothing")), (vec![original], vec![by_mandate], vec![]));
    let mut storno = entry(world, "c", -500);
    storno.return_reason = Some("MD06".to_owned());
    let storno = world.store.add_bank_entries(world.client, &[storno]).unwrap()[0].1;
    assert!(waiting(world).contains(&storno));
}

fn documents_are_kept_by_name(world: &World) {
    let (_, invoice) = world.owing("K1");
    let document = |name: &str, bytes: &[u8]| Document {
        name: name.to_owned(),
        mime: "application/pdf".to_owned(),
        bytes: bytes.to_vec(),
    };
    for (name, bytes) in [("b.pdf", &b"1"[..]), ("a.pdf", b"2"), ("b.pdf", b"3")] {
        world.store.add_document(world.client, invoice, &document(name, bytes)).unwrap();
    }
    let kept = world.store.documents(world.client, invoice).unwrap();
    assert_eq!(kept, [document("a.pdf", b"2"), document("b.pdf", b"3")]);
    assert_eq!(world.store.documents(world.client, InvoiceId(99)).unwrap(), []);
}
