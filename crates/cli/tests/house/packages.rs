//! Files of bookkeeping packages: audit files, Twinfield, e-Boekhouden and workbooks come in as
//! customers, invoices and what is paid by the books, each once.

use std::path::Path;

use crate::bookkeeping::{customers, open};
use crate::house::House;

/// One of the synthetic samples of the room `formats`.
fn sample(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../formats/tests/own").join(name);
    path.display().to_string()
}

/// Imports the samples, twice each. A hidden sheet is told as not taken, so the answer may be a failure.
fn imported(names: &[&str]) -> House {
    let house = House::new();
    for name in names.iter().chain(names) {
        house.say(&["import", "--date", "2026-11-21", &sample(name)]);
    }
    house.is_sound();
    house
}

fn pairs(expected: &[(&str, i64)]) -> Vec<(String, i64)> {
    let mut pairs: Vec<(String, i64)> =
        expected.iter().map(|(number, open)| ((*number).to_owned(), *open)).collect();
    pairs.sort();
    pairs
}

#[test]
fn an_audit_file_tells_what_is_open_and_what_was_paid() {
    let house = imported(&["syn_xaf_subledgers.xml"]);
    let expected = [
        ("2025-090", 0),
        ("2025-091", 25_000),
        ("2026-001", 121_000),
        ("2026-002", 0),
        ("2026-003", 0),
        ("2026-004", 30_250),
        ("2026-006", 108_000),
    ];
    assert_eq!(open(&house), pairs(&expected));
    let cards: Vec<(String, String)> =
        customers(&house).into_iter().map(|customer| (customer.card.number, customer.card.name)).collect();
    let expected = [("1001", "Bakkerij De Zwaluw B.V."), ("1002", "Café Zoë"), ("1003", "Schilders & Zn.")];
    assert_eq!(cards, expected.map(|(number, name)| (number.to_owned(), name.to_owned())));
}

#[test]
fn answers_of_twinfield_come_in_with_what_is_open() {
    let house = imported(&["syn_twinfield_mutaties.xml"]);
    assert_eq!(open(&house), pairs(&[("2026-0041", 81_000)]));
}

#[test]
fn a_payment_in_the_books_settles_an_invoice_of_before() {
    let house = House::new();
    let table = "Factuurnummer;Relatiecode;Relatie;Datum;Vervaldatum;Bedrag;Openstaand\n\
                 F00017;BAK01;Bakkerij De Zwaluw B.V.;01-12-2025;31-12-2025;302,50;302,50\n";
    let before = house.write("vorig-jaar.csv", table);
    house.import("2026-01-05", &[before]);
    assert_eq!(open(&house), pairs(&[("F00017", 30_250)]));
    for _ in 0..2 {
        house.import("2026-11-21", &[sample("syn_eboekhouden_mutaties.csv")]);
    }
    let expected = [("F00017", 0), ("F00041", 121_000), ("F00042", 40_500)];
    assert_eq!(open(&house), pairs(&expected));
    house.is_sound();
}

#[test]
fn workbooks_are_tables() {
    let house = imported(&["syn_openstaand.xlsx"]);
    let expected = [("2026-0041", 121_010), ("2026-0042", 108_900), ("2026-0044", 30_250)];
    assert_eq!(open(&house), pairs(&expected));
    let anna = customers(&house).into_iter().find(|customer| customer.card.number == "1001").unwrap();
    assert_eq!(anna.card.email.as_deref(), Some("anna@dezwaluw.example"), "from the sheet of customers");

    let house = imported(&["syn_openstaand.ods", "syn_eboekhouden_per_relatie.xlsx"]);
    let expected = [
        ("2026-0041", 121_010),
        ("2026-0042", 108_900),
        ("2026-0044", 30_250),
        ("F00041", 121_000),
        ("F00045", 9_075),
        ("F00042", 40_500),
    ];
    assert_eq!(open(&house), pairs(&expected));
}

#[test]
fn an_audit_file_of_version_4_says_what_to_export_instead() {
    let house = House::new();
    let file = sample("syn_xaf_4.xml");
    let told = house.command(&["import", "--date", "2026-11-21", &file, "--json"]).output().unwrap();
    assert!(!told.status.success(), "a file that was not taken is a failure");
    let words = String::from_utf8_lossy(&told.stdout);
    assert!(words.contains("4.0") && words.contains("openstaande posten"), "{words}");
    assert_eq!(open(&house), []);
}
