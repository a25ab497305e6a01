//! Payments: each taken once, whatever file tells of it; what is certain finds its invoice.

use app::{Doing, Store, money};
use domain::{Cents, Event};

use crate::bookkeeping::{OPEN, customers, many_late, open};
use crate::files::{Bill, Paid, bare_statement, notification, statement};
use crate::house::{CLIENT, House, at, day};

const IBAN: &str = "NL91ABNA0417164300";

/// One customer with the account above and these open invoices.
fn owing(invoices: &[(&str, &str)]) -> House {
    let house = House::new();
    let table = format!("Debiteurnummer;Naam;E-mail;IBAN\n1;De Molen;molen@klant.example;{IBAN}\n");
    let mut rows = OPEN.to_owned();
    for (number, amount) in invoices {
        rows += &format!("{number};1;16-02-2026;02-03-2026;{amount};{amount}\n");
    }
    let files = [house.write("d.csv", &table), house.write("o.csv", &rows)];
    house.import("2026-02-20", &files);
    house
}

fn bank(house: &House, name: &str, text: &str) -> serde_json::Value {
    let file = house.write(name, text);
    house.import("2026-03-05", &[file]).remove(0)
}

fn pair(number: &str, cents: i64) -> (String, i64) {
    (number.to_owned(), cents)
}

fn waiting(house: &House) -> Vec<i64> {
    let entries = house.store().waiting_entries(CLIENT, 0, 100).unwrap();
    entries.iter().map(|entry| (entry.entry.amount - entry.allocated).0).collect()
}

#[test]
fn two_equal_payments_stay_two_and_the_same_file_twice_changes_nothing() {
    let house = owing(&[("2026-0001", "100,00"), ("2026-0002", "100,00")]);
    let paid = |id: &str| Paid::new(id, "2026-03-04", 10_000, "betaling");
    // Without a reference of the bank that tells them apart.
    let both = [paid("1"), paid("2")];
    assert_eq!(bank(&house, "b.xml", &statement("2026-03-04", &both))["payments"]["new"], 2);
    assert_eq!(waiting(&house), [10_000, 10_000]);
    assert_eq!(bank(&house, "same.xml", &statement("2026-03-04", &both))["same_file"], true);
    // Another file with the same entries.
    let again = bank(&house, "b2.xml", &statement("2026-03-05", &both));
    assert_eq!((&again["payments"]["new"], &again["payments"]["known"]), (&0.into(), &2.into()));
    assert_eq!(waiting(&house), [10_000, 10_000]);
    house.is_sound();
}

#[test]
fn each_kind_of_evidence_finds_its_invoice() {
    let house = owing(&[("2026-0001", "100,00"), ("2026-0002", "200,00"), ("2026-0003", "300,00")]);
    let by_number = Paid::new("B1", "2026-03-04", 10_000, "factuur 2026 0001");
    let by_account = Paid { iban: Some(IBAN.to_owned()), ..Paid::new("B2", "2026-03-04", 20_000, "dank u") };
    let unknown = Paid::new("B3", "2026-03-04", 30_000, "dank u");
    bank(&house, "b.xml", &statement("2026-03-04", &[by_number, by_account, unknown]));
    assert_eq!(open(&house), [pair("2026-0001", 0), pair("2026-0002", 0), pair("2026-0003", 30_000)]);
    assert_eq!(waiting(&house), [30_000]);
}

#[test]
fn who_names_an_invoice_goes_before_who_only_pays_its_amount() {
    let house = owing(&[("2026-0001", "100,00")]);
    let nameless = Paid { iban: Some(IBAN.to_owned()), ..Paid::new("B1", "2026-03-03", 10_000, "voorschot") };
    let named = Paid::new("B2", "2026-03-04", 10_000, "2026-0001");
    bank(&house, "b.xml", &statement("2026-03-04", &[nameless, named]));
    assert_eq!(open(&house), [pair("2026-0001", 0), pair("op rekening De Molen", 10_000)]);
}

#[test]
fn who_pays_too_much_has_paid_and_the_rest_waits_on_his_account() {
    let house = owing(&[("2026-0001", "100,00"), ("2026-0002", "50,00")]);
    // A known payer, and nothing of his is exactly what is over.
    let known = Some(IBAN.to_owned());
    let paid = Paid { iban: known, ..Paid::new("B1", "2026-03-04", 16_000, "2026-0001 en nog wat") };
    bank(&house, "b.xml", &statement("2026-03-04", &[paid]));
    assert_eq!(
        open(&house),
        [pair("2026-0001", 0), pair("2026-0002", 5_000), pair("op rekening De Molen", 6_000)]
    );
    assert_eq!(waiting(&house), [6_000]);
    // Nobody is reminded of what the waiting money covers.
    let plan = house.json(&["plan", "--date", "2026-03-05"]);
    assert!(!plan.iter().any(|line| line["act"] == "message"), "{plan:?}");
    house.is_sound();
}

#[test]
fn a_statement_before_the_invoices_waits_for_them() {
    let house = House::new();
    let paid = Paid::new("B1", "2026-03-04", 12_100, "factuur 2026-0017");
    bank(&house, "b.xml", &statement("2026-03-04", &[paid]));
    assert_eq!(waiting(&house), [12_100]);
    let bill = house.write("a.xml", &Bill::new("2026-0017", 12_100, "De Molen").xml());
    house.import("2026-03-05", &[bill]);
    assert_eq!(open(&house), [pair("2026-0017", 0)]);
    assert!(waiting(&house).is_empty());
}

#[test]
fn a_batch_is_taken_as_a_whole_or_in_parts_and_never_twice() {
    let batch = Paid {
        parts: vec![(10_000, "2026-0001".to_owned()), (20_000, "2026-0002".to_owned())],
        ..Paid::new("BATCH-77", "2026-03-04", 30_000, "")
    };
    let whole = ("whole.xml", bare_statement("2026-03-04", std::slice::from_ref(&batch)));
    let parts = ("parts.xml", notification("2026-03-04", &[batch]));
    for files in [[&whole, &parts], [&parts, &whole]] {
        let house = owing(&[("2026-0001", "100,00"), ("2026-0002", "200,00")]);
        for (name, text) in files {
            bank(&house, name, text);
        }
        assert_eq!(open(&house), [pair("2026-0001", 0), pair("2026-0002", 0)]);
        assert!(waiting(&house).is_empty());
        house.is_sound();
    }
}

#[test]
fn a_storno_opens_the_invoice_again_once_for_each_month() {
    let house = owing(&[("2026-0001", "100,00"), ("2026-0002", "100,00")]);
    let collected = |id: &str, on: &str, number: &str| Paid {
        mandate: Some("M-1".to_owned()),
        ..Paid::new(id, on, 10_000, number)
    };
    let returned = |id: &str, on: &str| Paid {
        mandate: Some("M-1".to_owned()),
        return_reason: Some("MD06"),
        ..Paid::new(id, on, -10_000, "")
    };
    let first = [collected("B1", "2026-03-02", "2026-0001"), collected("B2", "2026-03-03", "2026-0002")];
    bank(&house, "1.xml", &statement("2026-03-03", &first));
    assert_eq!(open(&house), [pair("2026-0001", 0), pair("2026-0002", 0)]);
    bank(&house, "2.xml", &statement("2026-03-04", &[returned("R1", "2026-03-04")]));
    assert_eq!(open(&house), [pair("2026-0001", 0), pair("2026-0002", 10_000)]);
    bank(&house, "3.xml", &statement("2026-03-05", &[returned("R2", "2026-03-05")]));
    assert_eq!(open(&house), [pair("2026-0001", 10_000), pair("2026-0002", 10_000)]);
    // Nothing is left to take back: a third return waits for a person.
    bank(&house, "4.xml", &statement("2026-03-06", &[returned("R3", "2026-03-06")]));
    assert_eq!(open(&house), [pair("2026-0001", 10_000), pair("2026-0002", 10_000)]);
    assert_eq!(waiting(&house), [-10_000]);
    house.is_sound();
}

#[test]
fn a_payment_without_invoice_that_is_taken_back_leaves_nothing_behind() {
    let paid = |text: &str| Paid {
        iban: Some(IBAN.to_owned()),
        end_to_end: Some("E2E-9".to_owned()),
        ..Paid::new("B1", "2026-03-03", 7_700, text)
    };
    let returned = Paid {
        end_to_end: Some("E2E-9".to_owned()),
        return_reason: Some("AC04"),
        ..Paid::new("R1", "2026-03-04", -7_700, "")
    };
    let house = owing(&[("2026-0001", "100,00")]);
    bank(&house, "1.xml", &statement("2026-03-03", &[paid("voorschot")]));
    assert_eq!(open(&house), [pair("2026-0001", 10_000), pair("op rekening De Molen", 7_700)]);
    bank(&house, "2.xml", &statement("2026-03-04", &[returned]));
    assert_eq!(open(&house), [pair("2026-0001", 10_000)]);
    assert!(waiting(&house).is_empty());
    house.is_sound();
}

#[test]
fn what_a_person_took_off_an_invoice_is_not_put_back_by_itself() {
    let house = owing(&[("2026-0001", "100,00")]);
    let paid = Paid::new("B1", "2026-03-03", 10_000, "2026-0001");
    bank(&house, "1.xml", &statement("2026-03-03", &[paid]));
    let app = house.app();
    let doing =
        Doing { app: &app, client: CLIENT, by: "Eva", today: day("2026-03-05"), now: at("2026-03-05") };
    let entry = app.store.bank_entry(CLIENT, 1).unwrap().unwrap();
    money::take_back(&doing, &entry).unwrap();
    let off = [pair("2026-0001", 10_000), pair("op rekening De Molen", 10_000)];
    assert_eq!(open(&house), off);
    bank(&house, "2.xml", &statement("2026-03-04", &[]));
    assert_eq!(open(&house), off);
    house.is_sound();
}

#[test]
fn money_on_the_wrong_account_moves_to_another_customer_whole() {
    let house = House::new();
    many_late(&house, 2);
    let [first, second] = <[_; 2]>::try_from(customers(&house)).unwrap();
    let paid = Paid::new("B1", "2026-03-03", 10_200, "onbekend");
    bank(&house, "1.xml", &statement("2026-03-03", &[paid]));
    let app = house.app();
    let doing =
        Doing { app: &app, client: CLIENT, by: "Eva", today: day("2026-03-05"), now: at("2026-03-05") };
    let entry = || app.store.bank_entry(CLIENT, 1).unwrap().unwrap();
    money::allocate(&doing, &entry(), first.id, &[(None, Cents(10_200))], "Eva").unwrap();
    assert_eq!(customers(&house)[0].dossier.state.unallocated.len(), 1);
    let invoice = second.dossier.invoices[0].id;
    // Who looked before the money had its first place is told to look again.
    let before = app::BankEntry { customer: None, ..entry() };
    let late = [(Some(invoice), Cents(10_200))];
    assert!(money::allocate(&doing, &before, second.id, &late, "Eva").is_err());
    money::allocate(&doing, &entry(), second.id, &late, "Eva").unwrap();
    assert_eq!(open(&house), [pair("2026-0001", 10_100), pair("2026-0002", 0)]);
    assert!(waiting(&house).is_empty());
    let facts = app.store.facts(CLIENT, first.id).unwrap();
    let left =
        |row: &app::TimelineRow| matches!(row.fact.event, Event::Payment { amount: Cents(-10_200), .. });
    assert!(facts.iter().any(left));
    house.is_sound();
}

#[test]
fn a_small_number_that_may_be_anything_pays_no_part() {
    let house = owing(&[("1210", "500,00")]);
    let paid = Paid::new("B1", "2026-03-03", 12_100, "betaling 1210 euro?");
    bank(&house, "1.xml", &statement("2026-03-03", &[paid]));
    assert_eq!(open(&house)[0], pair("1210", 50_000));
}
