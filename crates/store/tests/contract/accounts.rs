//! What imports gave and changed, and the bank's statements.

use app::import::FileOutcome;
use app::store::ledger::LedgerStore;
use app::{BankStatement, ImportLine, LineKind, Store};
use domain::{Cents, Currency, InvoiceId};

use crate::money::{entry, new_import};
use crate::told_to_both;
use crate::world::{World, at, day, settings};

told_to_both! {
    the_account_of_an_import_is_kept
    the_latest_differences_come_first
    statements_are_added_once
    the_bank_data_may_be_older_than_it_seemed
    an_entry_is_read_anew_and_stays_as_it_came
    full_lists_are_remembered_by_their_headings
    another_client_sees_no_accounts
}

fn line(kind: LineKind, number: &str) -> ImportLine {
    ImportLine {
        kind,
        customer: None,
        invoice: Some(InvoiceId(7)),
        number: number.to_owned(),
        was: Some("2026-03-02".to_owned()),
        now: None,
        line: Some(17),
    }
}

fn the_account_of_an_import_is_kept(world: &World) {
    let (customer, _) = world.owing("K1");
    let import = world.store.add_import(world.client, &new_import("h1")).unwrap();
    let file = |invoices| FileOutcome {
        file: "open.csv".to_owned(),
        invoices: app::import::Found { new: invoices, changed: 1, known: 0 },
        ..FileOutcome::default()
    };
    let mut first = line(LineKind::DueChanged, "2026-0001");
    first.customer = Some(customer.id);
    let lines = [first.clone(), line(LineKind::Gone, "A"), line(LineKind::Gone, "B")];
    world.store.keep_account(world.client, import, &[file(3)], &lines).unwrap();
    world.store.keep_account(world.client, import, &[], &[line(LineKind::GonePaid, "A")]).unwrap();
    assert_eq!(world.store.import_files(world.client, import).unwrap(), [file(3)]);
    let counts = world.store.import_line_counts(world.client, import).unwrap();
    assert_eq!(counts, [(LineKind::DueChanged, 1), (LineKind::Gone, 2), (LineKind::GonePaid, 1)]);
    let found = world.store.import_lines(world.client, import, LineKind::DueChanged, 0, 9).unwrap();
    assert_eq!((&found[0].line, found[0].customer_name.as_deref()), (&first, Some("Bakkerij K1")));
    let second = world.store.import_lines(world.client, import, LineKind::Gone, 1, 9).unwrap();
    assert_eq!(second[0].line.number, "B");
    let row = world.store.import_row(world.client, import).unwrap().unwrap();
    assert_eq!((row.id, row.sha256.as_str()), (import, "h1"));
    world.store.keep_account(world.client, import, &[file(4)], &[]).unwrap();
    assert_eq!(world.store.import_files(world.client, import).unwrap(), [file(4)]);
}

fn the_latest_differences_come_first(world: &World) {
    for (hash, number) in [("h1", "old"), ("h2", "new")] {
        let import = world.store.add_import(world.client, &new_import(hash)).unwrap();
        let lines = [line(LineKind::NewInvoice, "merely new"), line(LineKind::AmountChanged, number)];
        world.store.keep_account(world.client, import, &[], &lines).unwrap();
    }
    let found = world.store.latest_differences(world.client, 0, 9).unwrap();
    assert_eq!(found.iter().map(|row| row.line.number.as_str()).collect::<Vec<_>>(), ["new", "old"]);
}

fn statement(world: &World, key: &str, to: &str) -> BankStatement {
    let import = world.store.import_by_hash(world.client, "h").unwrap().map(|row| row.id);
    BankStatement {
        key: key.to_owned(),
        account: "NL91ABNA0417164300".to_owned(),
        currency: Some(Currency::EUR),
        from: None,
        to: day(to),
        number: Some("17".to_owned()),
        opening: Some(Cents(-5)),
        closing: None,
        import: import.unwrap_or_else(|| world.store.add_import(world.client, &new_import("h")).unwrap()),
    }
}

fn statements_are_added_once(world: &World) {
    let (first, second) = (statement(world, "a", "2026-03-05"), statement(world, "b", "2026-03-04"));
    world.store.add_statements(world.client, &[first.clone(), second.clone(), first.clone()]).unwrap();
    world.store.add_statements(world.client, std::slice::from_ref(&first)).unwrap();
    assert_eq!(world.store.statements(world.client).unwrap(), [second, first]);
}

fn the_bank_data_may_be_older_than_it_seemed(world: &World) {
    let through = || world.store.client(world.client).unwrap().unwrap().bank_through;
    world.store.set_bank_through(world.client, Some(day("2026-03-05"))).unwrap();
    world.store.set_bank_through(world.client, Some(day("2026-03-01"))).unwrap();
    assert_eq!(through(), Some(day("2026-03-01")));
    world.store.set_bank_through(world.client, None).unwrap();
    assert_eq!(through(), None);
    let out = |account: &str| world.store.leave_account_out(world.client, account).unwrap();
    ["B", "A", "A"].into_iter().for_each(out);
    world.store.count_account_again(world.client, "B").unwrap();
    assert_eq!(world.store.accounts_left_out(world.client).unwrap(), ["A"]);
}

fn an_entry_is_read_anew_and_stays_as_it_came(world: &World) {
    let came = entry(world, "a", 500);
    let id = world.store.add_bank_entries(world.client, std::slice::from_ref(&came)).unwrap()[0].1;
    let mut anew = came.clone();
    anew.counterparty_iban = Some("NL02ABNA0123456789".to_owned());
    (anew.end_to_end_id, anew.remittance) = (None, "factuur 2026-17".to_owned());
    for _ in 0..2 {
        world.store.read_anew(world.client, id, &anew, at("2026-03-06T06:00:00Z")).unwrap();
    }
    anew.raw = "something else".to_owned();
    world.store.read_anew(world.client, id, &anew, at("2026-03-07T06:00:00Z")).unwrap();
    anew.raw = came.raw;
    assert_eq!(world.store.bank_entry(world.client, id).unwrap().unwrap().entry, anew);
    assert_eq!(world.store.waiting_entries(world.client, 0, 9).unwrap()[0].entry, anew);
    assert_eq!(world.store.entries_of_import(world.client, anew.import, 0, 9).unwrap()[0].entry, anew);
    let all = world.store.bank_entries_after(world.client, 0, 9).unwrap();
    assert_eq!((all.len(), &all[0].entry), (1, &anew));
    assert_eq!(world.store.bank_entries_after(world.client, id, 9).unwrap(), []);
}

fn full_lists_are_remembered_by_their_headings(world: &World) {
    for fingerprint in ["b", "a", "b"] {
        world.store.remember_full_list(world.client, fingerprint).unwrap();
    }
    assert_eq!(world.store.full_lists(world.client).unwrap(), ["a", "b"]);
    world.store.forget_full_list(world.client, "b").unwrap();
    assert_eq!(world.store.full_lists(world.client).unwrap(), ["a"]);
}

fn another_client_sees_no_accounts(world: &World) {
    let import = world.store.add_import(world.client, &new_import("h")).unwrap();
    world
        .store
        .keep_account(world.client, import, &[FileOutcome::default()], &[line(LineKind::Gone, "A")])
        .unwrap();
    world.store.add_statements(world.client, &[statement(world, "a", "2026-03-05")]).unwrap();
    world.store.leave_account_out(world.client, "A").unwrap();
    world.store.remember_full_list(world.client, "a").unwrap();
    let came = entry(world, "a", 500);
    world.store.add_bank_entries(world.client, &[came]).unwrap();
    let stranger = world.store.add_client("Ander BV", &settings(), app::Sending::Open).unwrap();
    let store = &world.store;
    assert_eq!(store.import_row(stranger, import).unwrap(), None);
    assert_eq!(store.import_files(stranger, import).unwrap(), []);
    assert_eq!(store.import_line_counts(stranger, import).unwrap(), []);
    assert_eq!(store.import_lines(stranger, import, LineKind::Gone, 0, 9).unwrap(), []);
    assert_eq!(store.latest_differences(stranger, 0, 9).unwrap(), []);
    assert_eq!(store.entries_of_import(stranger, import, 0, 9).unwrap(), []);
    assert_eq!(store.statements(stranger).unwrap(), []);
    assert_eq!(store.accounts_left_out(stranger).unwrap(), [""; 0]);
    assert_eq!(store.full_lists(stranger).unwrap(), [""; 0]);
    let kept = store.keep_account(stranger, import, &[FileOutcome::default()], &[]);
    assert!(kept.is_err(), "an account belongs to an import of one's own");
}
