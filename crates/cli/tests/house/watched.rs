//! The watched folder: what is put in it comes in by itself, once, whatever stops in between.

use std::fs;
use std::path::PathBuf;

use app::Store;

use crate::files::Bill;
use crate::house::{CLIENT, House};

fn house() -> House {
    let house = House::new();
    let path = house.folder.join("bondig.toml");
    let text = fs::read_to_string(&path).unwrap() + "\n[watch]\nfolder = \"inbak\"\n";
    fs::write(path, text).unwrap();
    fs::create_dir_all(house.folder.join("inbak")).unwrap();
    house
}

fn put(house: &House, name: &str, text: &str) -> PathBuf {
    let path = house.folder.join("inbak").join(name);
    fs::write(&path, text).unwrap();
    path
}

/// Names in a folder of the watched folder.
fn names(house: &House, folder: &str) -> Vec<String> {
    let Ok(entries) = fs::read_dir(house.folder.join("inbak").join(folder)) else { return Vec::new() };
    let mut names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn invoices(house: &House) -> usize {
    house.store().invoice_numbers(CLIENT).unwrap().len()
}

#[test]
fn what_is_put_in_it_is_imported_and_moved() {
    let house = house();
    put(&house, "a.xml", &Bill::new("2026-0017", 12_100, "De Molen").xml());
    put(&house, "rommel.pdf", "%PDF-1.4 niets");
    let said = house.ok(&["import", "--watch-once"]);
    assert!(said.contains("a.xml: moved to done"), "{said}");
    assert_eq!(invoices(&house), 1);
    assert_eq!(names(&house, "done"), ["a.xml"]);
    assert_eq!(names(&house, "refused"), ["rommel.pdf", "rommel.pdf.txt"]);
    let why = fs::read_to_string(house.folder.join("inbak/refused/rommel.pdf.txt")).unwrap();
    assert!(why.starts_with("Dit bestand is niet ingelezen."), "{why}");
    assert!(why.contains("rommel.pdf") && !why.contains('⟨'), "{why}");
    assert_eq!(names(&house, ""), ["done", "refused"]);
}

#[test]
fn what_is_still_being_written_waits() {
    let house = house();
    let bill = Bill::new("2026-0017", 12_100, "De Molen").xml();
    for unready in ["a.xml.part", "b.tmp", ".verborgen.xml", "~$c.xlsx", "d.xml~"] {
        put(&house, unready, &bill);
    }
    let said = house.ok(&["import", "--watch-once"]);
    assert!(said.contains("Nothing new"), "{said}");
    assert_eq!((invoices(&house), names(&house, "done").len()), (0, 0));
    let folder = house.folder.join("inbak");
    fs::rename(folder.join("a.xml.part"), folder.join("a.xml")).unwrap();
    house.ok(&["import", "--watch-once"]);
    assert_eq!((invoices(&house), names(&house, "done")), (1, vec!["a.xml".to_owned()]));
}

#[test]
fn the_same_file_again_changes_nothing_and_writes_over_nothing() {
    let house = house();
    let bill = Bill::new("2026-0017", 12_100, "De Molen").xml();
    for _ in 0..3 {
        put(&house, "a.xml", &bill);
        house.ok(&["import", "--watch-once"]);
    }
    assert_eq!(invoices(&house), 1);
    assert_eq!(names(&house, "done"), ["a (2).xml", "a (3).xml", "a.xml"]);
}

/// A crash after importing and before moving: the file is still there, and known.
#[test]
fn a_crash_between_importing_and_moving_loses_and_doubles_nothing() {
    let house = house();
    let bill = Bill::new("2026-0017", 12_100, "De Molen").xml();
    let path = put(&house, "a.xml", &bill);
    house.ok(&["import", path.to_str().unwrap()]);
    assert_eq!((invoices(&house), names(&house, "done").len()), (1, 0));
    house.ok(&["import", "--watch-once"]);
    assert_eq!((invoices(&house), names(&house, "done")), (1, vec!["a.xml".to_owned()]));
    house.is_sound();
}

#[test]
fn a_file_that_is_read_but_for_some_lines_says_which() {
    let house = house();
    let table = "Factuurnummer;Klantnummer;Naam;Factuurdatum;Vervaldatum;Totaal;Openstaand\n\
                 F1;D-1;Bakkerij Jansen;16-02-2026;02-03-2026;363,00;363,00\n\
                 F2;D-1;Bakkerij Jansen;16-02-2026;02-03-2026;veel;veel\n";
    put(&house, "open.csv", table);
    house.ok(&["import", "--watch-once"]);
    assert_eq!(
        (invoices(&house), names(&house, "done")),
        (1, vec!["open.csv".to_owned(), "open.csv.txt".to_owned()])
    );
    let why = fs::read_to_string(house.folder.join("inbak/done/open.csv.txt")).unwrap();
    assert!(why.contains("op deze regels na") && why.contains("regel 3"), "{why}");
}

#[test]
fn without_a_folder_it_says_where_to_name_one() {
    let house = House::new();
    let said = house.say(&["import", "--watch-once"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("watch.folder"), "{}", said.err);
}

#[test]
fn each_of_several_clients_has_a_folder_of_its_own() {
    let house = house();
    let settings = house.store().client(CLIENT).unwrap().unwrap().settings;
    let other = house.store().add_client("Ander BV", &settings, app::Sending::Open).unwrap();
    let own = house.folder.join("inbak").join(other.to_string());
    fs::create_dir_all(&own).unwrap();
    fs::write(own.join("a.xml"), Bill::new("2026-0017", 12_100, "De Molen").xml()).unwrap();
    put(&house, "b.xml", &Bill::new("2026-0018", 12_100, "De Molen").xml());
    house.ok(&["import", "--watch-once", "--client", "1"]);
    assert_eq!(invoices(&house), 0);
    assert_eq!(house.store().invoice_numbers(other).unwrap().len(), 1);
    assert!(house.folder.join("inbak/b.xml").exists(), "whose it is, nobody said");
}
