//! In step with the bookkeeping: differences, lists that are full, files read again, statements that
//! are missing.

use app::{NewBankEntry, NewImport, Store};
use domain::Cents;
use serde_json::Value;

use crate::bookkeeping::{OPEN, open};
use crate::files::{Paid, komma, statement};
use crate::house::{CLIENT, House, at, day};

/// A list of open items, one line each: number, due, total.
fn list(rows: &[(&str, &str, i64)]) -> String {
    let line = |(number, due, total): &(&str, &str, i64)| {
        format!("{number};1;16-02-2026;{due};{};{}\n", komma(*total), komma(*total))
    };
    OPEN.to_owned() + &rows.iter().map(line).collect::<String>()
}

const FIRST: [(&str, &str, i64); 4] = [
    ("2026-0101", "02-03-2026", 10_000),
    ("2026-0102", "02-03-2026", 20_000),
    ("2026-0103", "02-03-2026", 30_000),
    ("2026-0104", "02-03-2026", 40_000),
];

fn imported(house: &House, name: &str, text: &str, more: &[&str]) -> Value {
    let file = house.write(name, text);
    let told = house.json(&[&["import", "--date", "2026-03-04", &file], more].concat());
    house.is_sound();
    told[0].clone()
}

/// Kind and number of each difference.
fn differences(told: &Value) -> Vec<(String, String)> {
    let lines = told["differences"].as_array().unwrap();
    let word = |line: &Value, key: &str| line[key].as_str().unwrap().to_owned();
    lines.iter().map(|line| (word(line, "kind"), word(line, "number"))).collect()
}

fn pair(kind: &str, number: &str) -> (String, String) {
    (kind.to_owned(), number.to_owned())
}

#[test]
fn what_changed_since_the_last_list_is_told_beside_how_it_was() {
    let house = House::new();
    let first = imported(&house, "1.csv", &list(&FIRST), &[]);
    assert_eq!(differences(&first), [], "what is merely new is no difference");
    let second = OPEN.to_owned()
        + "2026-0101;1;16-02-2026;18-03-2026;100,00;100,00\n\
           2026-0102;1;16-02-2026;02-03-2026;250,00;250,00\n\
           2026-0103;1;16-02-2026;02-03-2026;300,00;50,00\n\
           2026-0105;1;17-02-2026;03-03-2026;60,00;60,00\n";
    let told = imported(&house, "2.csv", &second, &[]);
    let expected = [
        pair("due_changed", "2026-0101"),
        pair("amount_changed", "2026-0102"),
        pair("paid_elsewhere", "2026-0103"),
        pair("gone", "2026-0104"),
    ];
    assert_eq!(differences(&told), expected);
    let due = &told["differences"][0];
    assert_eq!((due["was"].as_str(), due["now"].as_str()), (Some("2026-03-02"), Some("2026-03-18")));
    assert_eq!(due["line"], 2);
    let paid = &told["differences"][2];
    assert_eq!((paid["was"].as_str(), paid["now"].as_str()), (Some("300.00"), Some("50.00")));
    // Gone is shown, and nothing is closed: nobody said that the list is whole.
    assert_eq!((told["gone"].as_i64(), told["gone_paid"].as_i64()), (Some(1), Some(0)));
    assert!(open(&house).contains(&("2026-0104".to_owned(), 40_000)));
    let spoken = house.say(&["import", "--date", "2026-03-04", "--again", "1", "--dry-run"]);
    assert_eq!(spoken.code, 0, "{}", spoken.err);
    assert!(spoken.out.contains("older 2026-0101: 2026-03-18 → 2026-03-02"), "{}", spoken.out);
}

#[test]
fn a_full_list_closes_what_it_does_not_name_and_a_person_undoes_it() {
    let house = House::new();
    imported(&house, "1.csv", &list(&FIRST), &[]);
    let told = imported(&house, "2.csv", &list(&FIRST[..3]), &["--full-list"]);
    assert_eq!(told["gone_paid"], 1);
    assert!(open(&house).contains(&("2026-0104".to_owned(), 0)), "{:?}", open(&house));
    // The bank tells of the same money later: it is one payment.
    let bank = statement("2026-03-03", &[Paid::new("A", "2026-03-03", 40_000, "2026-0104")]);
    imported(&house, "bank.xml", &bank, &[]);
    assert!(open(&house).contains(&("2026-0104".to_owned(), 0)));
    // Remembered for lists with the same headings.
    let told = imported(&house, "3.csv", &list(&FIRST[..2]), &[]);
    assert_eq!(differences(&told), [pair("gone_paid", "2026-0103")]);
    let app = house.app();
    let customer = app.store.invoice_numbers(CLIENT).unwrap();
    let (_, customer, invoice) = customer.into_iter().find(|(number, ..)| number == "2026-0103").unwrap();
    let (today, now) = (day("2026-03-05"), at("2026-03-05"));
    let doing = app::Doing { app: &app, client: CLIENT, by: "Anna", today, now };
    assert!(app::import::reopen(&doing, Some(4), customer, invoice).unwrap());
    assert!(!app::import::reopen(&doing, Some(4), customer, invoice).unwrap(), "only once");
    assert!(open(&house).contains(&("2026-0103".to_owned(), 30_000)));
    house.is_sound();
    // What the bank paid is not opened by anybody's word about the bookkeeping.
    let (_, _, fourth) = app
        .store
        .invoice_numbers(CLIENT)
        .unwrap()
        .into_iter()
        .find(|(number, ..)| number == "2026-0104")
        .unwrap();
    assert!(!app::import::reopen(&doing, None, customer, fourth).unwrap());
}

#[test]
fn a_full_list_that_names_it_again_opens_it_again() {
    let house = House::new();
    imported(&house, "1.csv", &list(&FIRST), &[]);
    imported(&house, "2.csv", &list(&FIRST[..3]), &["--full-list"]);
    let again = list(&FIRST).replace("02-03-2026", "03-03-2026");
    let told = imported(&house, "3.csv", &again, &[]);
    assert!(differences(&told).contains(&pair("reopened", "2026-0104")), "{told}");
    assert!(open(&house).contains(&("2026-0104".to_owned(), 40_000)));
}

#[test]
fn a_part_of_the_list_never_closes_anything() {
    let house = House::new();
    let many: Vec<(String, i64)> = (1..=12).map(|one| (format!("2026-01{one:02}"), 1_000 * one)).collect();
    let rows = |of: &[(String, i64)]| {
        let rows: Vec<(&str, &str, i64)> =
            of.iter().map(|(number, total)| (number.as_str(), "02-03-2026", *total)).collect();
        list(&rows)
    };
    imported(&house, "1.csv", &rows(&many), &["--full-list"]);
    // Of these headings a person said that they are full; but most of what is open is not here.
    let told = imported(&house, "2.csv", &rows(&many[..4]), &[]);
    assert_eq!((told["gone_paid"].as_i64(), told["gone"].as_i64()), (Some(0), Some(8)));
    // A line that was not understood: who knows what it named.
    let broken = rows(&many[..11])
        .replace("2026-0103;1;16-02-2026;02-03-2026;30,00;30,00", "2026-0103;1;16-02-2026;02-03-2026;;");
    let told = imported(&house, "3.csv", &broken, &[]);
    assert_eq!((told["gone_paid"].as_i64(), told["gone"].as_i64()), (Some(0), Some(0)), "{told}");
    assert!(open(&house).iter().all(|(_, open)| *open > 0));
    // Other headings say nothing about the whole either.
    let other = rows(&many[..11]).replace("Bedrag;", "Factuurbedrag;");
    let told = imported(&house, "4.csv", &other, &[]);
    assert_eq!((told["gone_paid"].as_i64(), told["gone"].as_i64()), (Some(0), Some(1)), "{told}");
    let app = house.app();
    let (today, now) = (day("2026-03-05"), at("2026-03-05"));
    let doing = app::Doing { app: &app, client: CLIENT, by: "Anna", today, now };
    // Said afterwards, of that very file.
    assert_eq!(app::import::treat_as_full_list(&doing, 4).unwrap(), 1);
    assert_eq!(open(&house).iter().filter(|(_, open)| *open == 0).count(), 1);
    house.is_sound();
}

#[test]
fn a_kept_file_is_read_again_by_todays_rules_and_nothing_is_doubled() {
    let house = House::new();
    imported(&house, "1.csv", &list(&FIRST), &[]);
    // As an older Bondig stored it: the text of the payment was not read.
    let bank = statement("2026-03-03", &[Paid::new("A", "2026-03-03", 10_000, "factuur 2026-0101")]);
    let app = house.app();
    let new = NewImport {
        file: "bank.xml".to_owned(),
        sha256: "as it was".to_owned(),
        format: "camt.053.001.08".to_owned(),
        bytes: bank.clone().into_bytes(),
        at: at("2026-03-04"),
        by: "test".to_owned(),
        outcome: "payments 1".to_owned(),
    };
    let import = app.store.add_import(CLIENT, &new).unwrap();
    let readings = formats::read("bank.xml", bank.as_bytes());
    let line = &readings[0].statements[0].entries[0];
    let poor = NewBankEntry {
        key: line.key.clone(),
        account: "NL02ABNA0123456789".to_owned(),
        booked: day("2026-03-03"),
        amount: Cents(10_000),
        currency: domain::Currency::EUR,
        reversal: false,
        counterparty_name: None,
        counterparty_iban: None,
        end_to_end_id: None,
        mandate_id: None,
        structured_reference: None,
        remittance: String::new(),
        return_reason: None,
        raw: line.raw.clone(),
        import,
    };
    app.store.add_bank_entries(CLIENT, &[poor]).unwrap();
    let again = ["import", "--date", "2026-03-04", "--again", &import.to_string()];
    let dry = &house.json(&[&again[..], &["--dry-run"]].concat())[0];
    assert_eq!(differences(dry), [pair("read_anew", "1")]);
    assert!(open(&house).contains(&("2026-0101".to_owned(), 10_000)), "a look changes nothing");
    let told = &house.json(&again)[0];
    assert_eq!((told["payments"]["new"].as_i64(), told["allocated"].as_i64()), (Some(0), Some(1)), "{told}");
    assert!(open(&house).contains(&("2026-0101".to_owned(), 0)));
    let third = &house.json(&again)[0];
    assert_eq!((differences(third), third["allocated"].as_i64()), (Vec::new(), Some(0)), "{third}");
    assert_eq!(app.store.bank_entries_after(CLIENT, 0, 9).unwrap().len(), 1);
    assert_eq!(app.store.import_bytes(CLIENT, import).unwrap(), Some(bank.into_bytes()));
    house.is_sound();
    assert_eq!(house.say(&["import", "--again", "99"]).code, 1);
    assert!(house.ok(&["import", "--list"]).contains("bank.xml"));
}

/// A statement of one day of an account, with its balances.
fn balanced(account: &str, on: &str, opening: i64, closing: i64) -> String {
    let balance = |code: &str, cents: i64| {
        format!(
            "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{}</Amt>\
             <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{on}</Dt></Dt></Bal>",
            crate::files::euros(cents)
        )
    };
    let entry = Paid::new(&format!("{account}{on}"), on, closing - opening, "iets");
    let text = statement(on, &[entry]).replace("NL02ABNA0123456789", account);
    let balances = balance("OPBD", opening) + &balance("CLBD", closing);
    text.replace("</Acct><Ntry>", &format!("</Acct>{balances}<Ntry>"))
}

const ACCOUNTS: [&str; 2] = ["NL02ABNA0123456789", "NL91ABNA0417164300"];

#[test]
fn statements_that_do_not_follow_on_each_other_are_noticed() {
    let house = House::new();
    imported(&house, "2.xml", &balanced(ACCOUNTS[0], "2026-03-03", 12_000, 15_000), &[]);
    let told = imported(&house, "4.xml", &balanced(ACCOUNTS[0], "2026-03-05", 19_000, 20_000), &[]);
    let gap = &told["gaps"][0];
    assert_eq!((gap["after"].as_str(), gap["before"].as_str()), (Some("2026-03-03"), Some("2026-03-05")));
    assert_eq!(gap["missing_cents"], 4_000);
    let doctor = house.ok(&["doctor"]);
    assert!(doctor.contains("missing between 2026-03-03 and 2026-03-05"), "{doctor}");
    // In whatever order they come; and the last one closes the gap.
    let told = imported(&house, "1.xml", &balanced(ACCOUNTS[0], "2026-03-02", 11_000, 12_000), &[]);
    assert_eq!(told["gaps"].as_array().unwrap().len(), 1, "{told}");
    let told = imported(&house, "3.xml", &balanced(ACCOUNTS[0], "2026-03-04", 15_000, 19_000), &[]);
    assert_eq!(told["gaps"].as_array().unwrap().len(), 0, "{told}");
    assert_eq!(told["statements"][0]["adds_up"], true);
}

#[test]
fn the_bank_is_as_old_as_the_oldest_account_in_use() {
    let house = House::new();
    let through = || house.store().client(CLIENT).unwrap().unwrap().bank_through.map(|day| day.to_string());
    imported(&house, "a.xml", &balanced(ACCOUNTS[0], "2026-03-03", 12_000, 15_000), &[]);
    assert_eq!(through().as_deref(), Some("2026-03-03"));
    imported(&house, "b.xml", &balanced(ACCOUNTS[1], "2026-02-20", 500, 700), &[]);
    assert_eq!(through().as_deref(), Some("2026-02-20"), "the other account was not read since");
    let app = house.app();
    app::import::statements::leave_out(&app, CLIENT, ACCOUNTS[1]).unwrap();
    assert_eq!(through().as_deref(), Some("2026-03-03"));
    app::import::statements::count_again(&app, CLIENT, ACCOUNTS[1]).unwrap();
    assert_eq!(through().as_deref(), Some("2026-02-20"));
    // After sixty days without anything it counts no more.
    imported(&house, "c.xml", &balanced(ACCOUNTS[0], "2026-04-28", 15_000, 16_000), &[]);
    assert_eq!(through().as_deref(), Some("2026-04-28"));
}
