//! Invoices and customers from files: who is who, which file came first, whose invoice it is.

use app::Store;
use domain::{Cents, CustomerId};

use crate::files::{Bill, Paid, komma, statement};
use crate::house::{CLIENT, House, day};

/// So many customers with one late invoice each (klant1 owes 101 euro by 2026-0001, …), known by
/// tables, and a bank that is fresh on 2026-03-04.
pub fn many_late(house: &House, count: usize) {
    let mut customers = "Debiteurnummer;Naam;E-mail\n".to_owned();
    let mut invoices = OPEN.to_owned();
    for one in 1..=count {
        customers += &format!("{one};Klant {one};klant{one}@klant.example\n");
        let amount = komma(10_000 + 100 * one as i64);
        invoices += &format!("2026-{one:04};{one};16-02-2026;02-03-2026;{amount};{amount}\n");
    }
    let files = [
        house.write("debiteuren.csv", &customers),
        house.write("openstaand.csv", &invoices),
        house.write("bank.xml", &statement("2026-03-03", &[])),
    ];
    let told = house.import("2026-02-20", &files);
    assert_eq!(told[1]["invoices"]["new"], count);
}

/// Imports a bank statement through this day, and runs.
pub fn next_day(house: &House, date: &str, bank_through: &str) {
    let name = format!("bank-{bank_through}.xml");
    let bank = house.write(&name, &statement(bank_through, &[]));
    house.import(date, &[bank]);
    house.run(date);
}

pub const OPEN: &str = "Factuurnummer;Debiteurnummer;Factuurdatum;Vervaldatum;Bedrag;Openstaand\n";

pub fn customers(house: &House) -> Vec<app::Customer> {
    house.store().customers_after(CLIENT, CustomerId(0), 1000).unwrap()
}

/// What is open of each invoice, by number; and what waits on the customers' accounts.
pub fn open(house: &House) -> Vec<(String, i64)> {
    let mut all = Vec::new();
    for customer in customers(house) {
        for invoice in &customer.dossier.invoices {
            all.push((invoice.number.clone(), invoice.open().0));
        }
        for (_, waiting) in &customer.dossier.state.unallocated {
            all.push((format!("op rekening {}", customer.card.name), waiting.0));
        }
    }
    all.sort();
    all
}

/// Imports each file by itself, in this order; the answers of all.
fn in_order(files: &[(&str, String)]) -> House {
    let house = House::new();
    for (name, text) in files {
        let file = house.write(name, text);
        house.import("2026-03-04", &[file]);
    }
    house.is_sound();
    house
}

fn pair(number: &str, cents: i64) -> (String, i64) {
    (number.to_owned(), cents)
}

#[test]
fn a_credit_note_finds_its_invoice_whichever_comes_first() {
    let bill = ("a.xml", Bill::new("2026-0017", 12_100, "Bakkerij De Molen").xml());
    let note = ("c.xml", Bill::credit_note("C-0001", 2_100, "Bakkerij De Molen", "2026-0017").xml());
    for files in [[bill.clone(), note.clone()], [note, bill]] {
        let house = in_order(&files);
        assert_eq!(open(&house), [pair("2026-0017", 10_000)]);
        assert_eq!(customers(&house).len(), 1);
        assert!(house.store().waiting_entries(CLIENT, 0, 10).unwrap().is_empty());
    }
}

#[test]
fn what_the_table_calls_paid_and_what_the_bank_tells_is_one_payment() {
    let bill = ("a.xml", Bill::new("2026-0017", 12_100, "Bakkerij De Molen").xml());
    let note = ("c.xml", Bill::credit_note("C-0001", 2_100, "Bakkerij De Molen", "2026-0017").xml());
    let table = format!("{OPEN}2026-0017;1001;16-02-2026;02-03-2026;121,00;50,00\n");
    let table =
        ("openstaand.csv", table.replace("Debiteurnummer", "Naam").replace("1001", "Bakkerij De Molen"));
    let paid = Paid::new("B1", "2026-03-02", 5_000, "fact. 2026-0017 deel");
    let bank = ("bank.xml", statement("2026-03-03", &[paid]));
    let files = [bill, note, table, bank];
    for order in orders(4) {
        let files: Vec<_> = order.iter().map(|place| files[*place].clone()).collect();
        let house = in_order(&files);
        assert_eq!(open(&house), [pair("2026-0017", 5_000)], "in the order {order:?}");
    }
}

#[test]
fn a_customer_seen_first_by_invoice_gets_its_number_from_the_table() {
    let bill =
        Bill { kvk: Some("22222222".to_owned()), ..Bill::new("2026-0017", 12_100, "Bakkerij De Molen") };
    let bill = ("a.xml", bill.xml());
    let table = ("d.csv", "Debiteurnummer;Naam;KvK\n1001;De Molen B.V.;22222222\n".to_owned());
    let open_items = ("o.csv", format!("{OPEN}2026-0017;1001;16-02-2026;02-03-2026;121,00;121,00\n"));
    for files in [
        vec![bill.clone(), table.clone()],
        vec![table.clone(), bill.clone()],
        vec![bill.clone(), open_items.clone()],
        vec![bill.clone(), open_items.clone(), table.clone()],
        vec![table, bill, open_items],
    ] {
        let house = in_order(&files);
        let all = customers(&house);
        assert_eq!(all.len(), 1, "{:?}", files.iter().map(|file| file.0).collect::<Vec<_>>());
        assert_eq!(all[0].card.number, "1001");
        assert_eq!(all[0].card.kvk.as_deref(), Some("22222222"));
    }
}

#[test]
fn companies_of_one_name_with_other_numbers_stay_two() {
    let of = |number: &str, kvk: &str| Bill {
        kvk: Some(kvk.to_owned()),
        ..Bill::new(number, 12_100, "Bakkerij De Molen")
    };
    let files = [
        ("a.xml", of("2026-0017", "22222222").xml()),
        ("b.xml", of("2026-0018", "33333333").xml()),
        ("d.csv", "Debiteurnummer;Naam;Plaats\n1;Klaver;Ede\n2;Klaver;Hoorn\n".to_owned()),
    ];
    assert_eq!(customers(&in_order(&files)).len(), 4);
}

#[test]
fn an_invoice_that_another_company_made_is_not_taken() {
    let house = House::new();
    let purchase = Bill { supplier_kvk: "99999999", ..Bill::new("INK-1", 12_100, "Voorbeeld") };
    let file = house.write("inkoop.xml", &purchase.xml());
    let told = house.import("2026-03-04", &[file]);
    let problem = &told[0]["problems"][0];
    assert!(problem["what"].as_str().unwrap().contains("INK-1"), "{problem}");
    assert!(problem["do"].as_str().unwrap().contains("inkoopfactuur"));
    assert!(customers(&house).is_empty());
}

#[test]
fn a_later_file_adds_the_document_and_the_reference() {
    let bill = Bill {
        pdf: true,
        reference: Some("RF18539007547034".to_owned()),
        ..Bill::new("2026-0017", 12_100, "Bakkerij De Molen")
    };
    let table = OPEN.replace("Debiteurnummer", "Naam")
        + "2026-0017;Bakkerij De Molen;16-02-2026;02-03-2026;121,00;121,00\n";
    let house = in_order(&[("o.csv", table), ("a.xml", bill.xml())]);
    let customer = customers(&house).remove(0);
    let invoice = &customer.dossier.invoices[0];
    assert_eq!(invoice.reference.as_deref(), Some("RF18539007547034"));
    let documents = house.store().documents(CLIENT, invoice.id).unwrap();
    assert_eq!(documents.len(), 1);
}

#[test]
fn without_a_due_date_there_are_thirty_days() {
    let text = Bill::new("2026-0017", 12_100, "Bakkerij De Molen").xml();
    let text = text.replace("<cbc:DueDate>2026-03-02</cbc:DueDate>", "");
    let house = in_order(&[("a.xml", text)]);
    assert_eq!(customers(&house)[0].dossier.invoices[0].due, day("2026-03-18"));
}

#[test]
fn the_agreed_term_of_the_bookkeeping_and_its_changes_come_in() {
    let table = |due: &str, total: &str| format!("{OPEN}2026-0017;1001;16-02-2026;{due};{total};{total}\n");
    let house = in_order(&[
        ("d.csv", "Debiteurnummer;Naam;Betaaltermijn\n1001;De Molen;14\n".to_owned()),
        ("o1.csv", table("02-03-2026", "121,00")),
        ("o2.csv", table("18-03-2026", "100,00")),
    ]);
    let customer = customers(&house).remove(0);
    assert_eq!(customer.dossier.state.books_term, Some(14));
    let invoice = &customer.dossier.invoices[0];
    assert_eq!((invoice.due, invoice.amount), (day("2026-03-18"), Cents(10_000)));
    // The older table once more: it was read before, and says nothing new.
    let again = house.write("o1-again.csv", &table("02-03-2026", "121,00"));
    assert_eq!(house.import("2026-03-05", &[again])[0]["same_file"], true);
    assert_eq!(customers(&house)[0].dossier.invoices[0].due, day("2026-03-18"));
}

#[test]
fn a_dry_run_stores_nothing() {
    let house = House::new();
    let bill = house.write("a.xml", &Bill::new("2026-0017", 12_100, "Bakkerij De Molen").xml());
    let told = house.json(&["import", "--dry-run", &bill]);
    assert_eq!((&told[0]["invoices"]["new"], &told[0]["customers"]["new"]), (&1.into(), &1.into()));
    assert!(customers(&house).is_empty());
    assert!(house.store().imports(CLIENT, 10).unwrap().is_empty());
    assert_eq!(house.import("2026-03-04", &[bill])[0]["invoices"]["new"], 1);
}

#[test]
fn columns_that_a_person_chose_are_remembered() {
    let house = House::new();
    let table =
        |number: u32| format!("Kolom A;Naam;Wanneer;Hoeveel\n2026-00{number};De Molen;02-03-2026;121,00\n");
    let first = house.write("vreemd.csv", &table(17));
    let said = house.say(&["import", "--dry-run", "--json", &first]);
    let told = crate::house::json_lines(&said.out);
    let mut mapping = told[0]["mapping"].clone();
    for (place, field) in ["invoice_number", "customer_name", "due", "open"].iter().enumerate() {
        mapping["columns"][place]["field"] = (*field).into();
    }
    house.write("kolommen.json", &mapping.to_string());
    let told = house.json(&["import", "--mapping", "kolommen.json", "--date", "2026-03-04", &first]);
    assert_eq!(told[0]["invoices"]["new"], 1);
    let second = house.write("vreemd2.csv", &table(18));
    assert_eq!(house.import("2026-03-04", &[second])[0]["invoices"]["new"], 1);
    assert_eq!(open(&house), [pair("2026-0017", 12_100), pair("2026-0018", 12_100)]);
}

/// All orders of so many files.
fn orders(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for shorter in orders(count - 1) {
        for place in 0..count {
            let mut order = shorter.clone();
            order.insert(place, count - 1);
            all.push(order);
        }
    }
    all
}
