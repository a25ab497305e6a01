//! The road of the README: init, import, plan, run, release, run; and the mail that arrives.

use app::{MessageState, Store};

use crate::files::{Bill, statement};
use crate::house::{CLIENT, House};

/// One late invoice of a bakery, and a bank that is fresh on 2026-03-04.
fn import_one_late_invoice(house: &House) {
    let bill = Bill { pdf: true, ..Bill::new("2026-0017", 12_100, "Bakkerij De Molen") };
    let table = "Debiteurnummer;Naam;Telefoon;Betaaltermijn\n1001;Bakkerij De Molen;0318-123456;14\n";
    let files = [
        house.write("2026-0017.xml", &bill.xml()),
        house.write("debiteuren.csv", table),
        house.write("bank.xml", &statement("2026-03-03", &[])),
    ];
    let told = house.import("2026-02-20", &files);
    assert_eq!(told.len(), 3);
    assert_eq!(told[0]["invoices"]["new"], 1);
    // The table gives the customer its number; it is no second customer.
    assert_eq!(told[1]["customers"]["new"], 0);
    assert_eq!(told[1]["customers"]["changed"], 1);
}

fn walk_the_road(house: &House) {
    import_one_late_invoice(house);
    let plan = house.json(&["plan", "--date", "2026-03-04"]);
    let act = plan.iter().find(|line| line["act"] == "message").unwrap();
    assert_eq!(act["step"], "friendly_reminder");
    assert_eq!((&act["channel"], &act["customer"]), (&"email".into(), &"1001".into()));
    assert!(act["because"].as_str().unwrap().len() > 5);
    // The first-day check: a person sees first who would get what.
    let (delivery, run) = house.run("2026-03-04");
    assert_eq!((&run["messages"], &delivery["held"]), (&1.into(), &1.into()));
    assert_eq!(delivery["accepted"], 0);
    house.ok(&["release"]);
    let (delivery, run) = house.run("2026-03-04");
    assert_eq!((&run["messages"], &delivery["accepted"]), (&0.into(), &1.into()));
    let (delivery, _) = house.run("2026-03-04");
    assert_eq!(delivery["accepted"], 0);
    house.is_sound();
}

#[test]
fn b1_20_from_files_to_a_mail_at_the_server_with_its_proof() {
    let Some(server) = testkit::smtp::server() else {
        return;
    };
    let house = House::with_server(&server);
    walk_the_road(&house);
    let mails = server.wait_for(1);
    let [mail] = mails.as_slice() else {
        panic!("{} mails", mails.len());
    };
    assert_eq!(mail.to, ["bakkerij.de.molen@klant.example"]);
    assert_eq!(mail.from, "administratie@voorbeeld.example");
    let [message] = <[_; 1]>::try_from(house.messages_in(MessageState::Accepted)).unwrap();
    let message_id = mail.header("Message-ID").unwrap();
    assert!(message_id.contains(&message.new.public_id), "{message_id}");
    assert!(mail.text().contains("factuur.pdf"));
    assert!(mail.header("X-Bondig-Trial").is_none());
    // The proof: the bytes that left, their hash, and what the server said.
    let proof = house.store().message_bytes(CLIENT, message.id).unwrap().unwrap();
    assert_eq!(proof, mail.bytes);
    assert_eq!(message.sha256.as_deref(), Some(app::letter::sha256(&proof).as_str()));
    assert!(message.answer.as_deref().unwrap().contains("kept as"));
    assert_eq!(message.attempt, 1);
}

#[test]
fn the_same_road_on_postgresql() {
    let Some(house) = House::on_postgresql() else {
        return;
    };
    walk_the_road(&house);
    assert_eq!(house.letters().len(), 1);
    assert_eq!(house.messages_in(MessageState::Accepted).len(), 1);
}

#[test]
fn a_plan_saves_and_sends_nothing() {
    let house = House::new();
    import_one_late_invoice(&house);
    let facts = |house: &House| {
        let store = house.store();
        let customers = store.customers_after(CLIENT, domain::CustomerId(0), 10).unwrap();
        let facts = |customer: &app::Customer| store.facts(CLIENT, customer.id).unwrap().len();
        customers.iter().map(facts).sum::<usize>()
    };
    let before = facts(&house);
    let first = house.ok(&["plan", "--date", "2026-03-04"]);
    assert_eq!(house.ok(&["plan", "--date", "2026-03-04"]), first);
    assert_eq!(facts(&house), before);
    assert!(house.messages().is_empty());
    // What the plan says is what the run does.
    let planned = house.json(&["plan", "--date", "2026-03-04"]);
    let acts = planned.iter().filter(|line| line.get("act").is_some()).count();
    let (_, run) = house.run("2026-03-04");
    assert_eq!(run["acts"], acts);
}

#[test]
fn files_that_were_imported_later_than_the_day_of_the_plan_are_seen() {
    let house = House::new();
    let bill = Bill::new("2026-0017", 12_100, "Bakkerij De Molen");
    let files = [house.write("f.xml", &bill.xml()), house.write("bank.xml", &statement("2026-03-03", &[]))];
    house.import("2026-11-21", &files);
    let plan = house.json(&["plan", "--date", "2026-03-04"]);
    assert!(plan.iter().any(|line| line["step"] == "friendly_reminder"), "{plan:?}");
}
