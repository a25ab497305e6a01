//! Money as a ledger: statements and ageing that add up, and a doctor who counts them again.

use serde_json::Value;

use crate::bookkeeping::OPEN;
use crate::files::{Bill, Paid, statement};
use crate::house::{CLIENT, House};

/// The account of the first customer, as his card says it.
const MOLEN: &str = "NL91ABNA0417164300";

fn cents(value: &Value) -> i64 {
    value.as_i64().unwrap_or_else(|| panic!("{value} is no amount"))
}

/// Two customers; one paid a part, was credited, paid too much of another invoice and is known to
/// have paid a third by the bookkeeping only.
fn told_house() -> House {
    let house = House::new();
    let table = OPEN.to_owned()
        + "2026-0001;1;16-02-2026;02-03-2026;1000,00;1000,00\n\
           2026-0002;1;10-01-2026;24-01-2026;500,00;500,00\n\
           2026-0003;1;01-12-2025;15-12-2025;250,00;250,00\n\
           2026-0004;2;20-02-2026;06-03-2026;80,00;80,00\n";
    let note = Bill::credit_note("C-1", 10_000, "Bakkerij De Molen", "2026-0001");
    let files = [
        house.write(
            "debiteuren.csv",
            &format!("Debiteurnummer;Naam;IBAN\n1;Bakkerij De Molen;{MOLEN}\n2;Fietsen Wiel;\n"),
        ),
        house.write("openstaand.csv", &table),
        house.write("c.xml", &note.xml()),
        house.write(
            "bank.xml",
            &statement(
                "2026-03-03",
                &[
                    // A part is certain from an account that is known.
                    Paid {
                        iban: Some(MOLEN.to_owned()),
                        ..Paid::new("A", "2026-03-02", 40_000, "factuur 2026-0001")
                    },
                    Paid::new("B", "2026-03-03", 50_000, "factuur 2026-0002"),
                ],
            ),
        ),
        house.write("later.csv", &(OPEN.to_owned() + "2026-0003;1;01-12-2025;15-12-2025;250,00;100,00\n")),
    ];
    house.import("2026-03-04", &files);
    house.is_sound();
    house
}

#[test]
fn a_statement_adds_up_line_by_line() {
    let house = told_house();
    let told = &house.json(&["statement", "--customer", "1", "--through", "2026-03-04"])[0];
    let euro = &told["currencies"][0];
    let lines = euro["lines"].as_array().unwrap();
    let mut balance = cents(&euro["opening_cents"]);
    assert_eq!(balance, 0);
    for line in lines {
        balance += cents(&line["amount_cents"]);
        assert_eq!(cents(&line["balance_cents"]), balance, "{line}");
    }
    assert_eq!(cents(&euro["closing_cents"]), balance);
    assert_eq!(cents(&euro["open_cents"]) - cents(&euro["credit_cents"]), balance);
    let kinds: Vec<&str> = lines.iter().map(|line| line["kind"].as_str().unwrap()).collect();
    for kind in ["invoice", "payment", "books"] {
        assert!(kinds.contains(&kind), "{kind} is not in {kinds:?}");
    }
    // A later beginning: what was before stands in the opening balance.
    let later = ["statement", "--customer", "1", "--from", "2026-03-01", "--through", "2026-03-04"];
    let later = &house.json(&later)[0]["currencies"][0];
    assert_eq!(cents(&later["opening_cents"]), 165_000);
    assert_eq!(later["closing_cents"], euro["closing_cents"]);
}

#[test]
fn all_customers_sum_to_the_ageing_and_to_what_is_open() {
    let house = told_house();
    let all = &house.json(&["statement", "--through", "2026-03-04"])[0]["currencies"][0];
    let total = &all["total"];
    let rows = all["rows"].as_array().unwrap();
    for sum in ["opening_cents", "invoiced_cents", "credited_cents", "received_cents", "closing_cents"] {
        let rows: i64 = rows.iter().map(|row| cents(&row[sum])).sum();
        assert_eq!(rows, cents(&total[sum]), "{sum}");
    }
    let moved: i64 = ["opening_cents", "invoiced_cents", "credited_cents", "received_cents", "let_go_cents"]
        .iter()
        .map(|sum| cents(&total[*sum]))
        .sum();
    assert_eq!(moved, cents(&total["closing_cents"]));
    for by in [&["ageing", "--date", "2026-03-04"][..], &["ageing", "--agreed", "--date", "2026-03-04"]] {
        let ageing = &house.json(by)[0]["currencies"][0];
        let buckets: i64 = ageing["buckets"].as_array().unwrap().iter().map(cents).sum();
        assert_eq!(buckets, cents(&ageing["open_cents"]));
        assert_eq!(ageing["balance_cents"], total["closing_cents"]);
        let open: i64 = crate::bookkeeping::open(&house).iter().map(|(_, open)| *open.max(&0)).sum();
        assert_eq!(buckets, open);
    }
    let books = &house.json(&["ageing", "--date", "2026-03-04"])[0]["currencies"][0]["buckets"];
    // 0001 is due on 2 March; 0003 in December; 0004 on 6 March; 0002 was paid.
    assert_eq!(books, &serde_json::json!([8_000, 50_000, 0, 10_000, 0]));
}

#[test]
fn a_statement_opens_in_excel() {
    let house = told_house();
    let sheet = house.ok(&["statement", "--customer", "1", "--through", "2026-03-04", "--csv"]);
    assert!(sheet.starts_with('\u{feff}'), "{sheet}");
    assert!(sheet.contains("03-03-2026;Betaling;2026-0002;3;;-500,00;"), "{sheet}");
    assert!(sheet.contains("16-02-2026;Creditnota;2026-0001;1;;-100,00;1650,00;EUR"), "{sheet}");
    assert!(sheet.lines().last().unwrap().starts_with("04-03-2026;Eindsaldo;"), "{sheet}");
    let ageing = house.ok(&["ageing", "--csv", "--date", "2026-03-04", "--language", "en"]);
    assert!(ageing.contains(";Total;80,00;500,00;0,00;100,00;0,00;680,00;"), "{ageing}");
    let all = house.ok(&["statement", "--csv", "--through", "2026-03-04"]);
    assert!(all.contains("2;Fietsen Wiel;0,00;80,00;0,00;0,00;0,00;80,00;EUR"), "{all}");
    let nobody = house.say(&["statement", "--customer", "99"]);
    assert_eq!(nobody.code, 1);
    assert!(nobody.err.contains("99"), "{}", nobody.err);
}

#[test]
fn the_doctor_names_what_does_not_add_up() {
    let house = told_house();
    let sound = house.json(&["doctor"]);
    let ledger = &sound[1]["ledger"];
    assert_eq!(ledger["differences"], serde_json::json!([]));
    assert_eq!(ledger["open"]["EUR"], 68_000);
    assert!(cents(&ledger["postings"]) >= 8, "{ledger}");
    // Somebody changes a row with a tool of the database: its invoice, and nothing else, is named.
    let file = rusqlite::Connection::open(&house.database).unwrap();
    let change = "UPDATE invoice SET paid = paid - 1, open_cents = open_cents + 1 WHERE number = '2026-0001'";
    assert_eq!(file.execute(change, []).unwrap(), 1);
    let said = house.say(&["doctor"]);
    assert_eq!(said.code, 1, "{}", said.out);
    assert!(
        said.out.contains("invoice 2026-0001: its row says 500.01, the facts say 500.00"),
        "{}",
        said.out
    );
    assert!(said.out.contains("the ageing in EUR"), "{}", said.out);
    assert!(!said.out.contains("2026-0004"), "{}", said.out);
}

#[test]
fn what_is_taken_off_and_put_back_stays_in_the_ledger() {
    use app::Doing;
    let house = told_house();
    let app = house.app();
    let entry = app.store.bank_entry(CLIENT, 2).unwrap().unwrap();
    let (today, now) = (crate::house::day("2026-03-05"), crate::house::at("2026-03-05"));
    let doing = Doing { app: &app, client: CLIENT, by: "Anna", today, now };
    app::money::take_back(&doing, &entry).unwrap();
    let entry = app.store.bank_entry(CLIENT, entry.id).unwrap().unwrap();
    let owner = entry.customer.unwrap();
    let invoices = app.customer(CLIENT, owner).unwrap().dossier.invoices;
    let invoice = invoices.iter().find(|invoice| invoice.number == "2026-0001").unwrap().id;
    let before = house.json(&["statement", "--customer", "1", "--through", "2026-03-05"]);
    app::money::allocate(&doing, &entry, owner, &[(Some(invoice), entry.entry.amount)], "by hand").unwrap();
    house.is_sound();
    let after = house.json(&["statement", "--customer", "1", "--through", "2026-03-05"]);
    let closing = |told: &[Value]| cents(&told[0]["currencies"][0]["closing_cents"]);
    assert_eq!(closing(&before), closing(&after), "moving money changes no balance");
    let lines = after[0]["currencies"][0]["lines"].as_array().unwrap();
    let moved: Vec<i64> =
        lines.iter().map(|line| cents(&line["moved_cents"])).filter(|sum| *sum != 0).collect();
    assert!(!moved.is_empty() && moved.iter().all(|sum| *sum == entry.entry.amount.0), "{lines:?}");
    assert!(app.store.waiting_entries(CLIENT, 0, 9).unwrap().is_empty());
}
