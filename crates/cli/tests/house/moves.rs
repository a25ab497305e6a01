//! An installation moves, or comes back from a backup: nothing goes out by itself that may have
//! gone before (G14), and the other database decides the same.

use app::{MessageState, Sending, Store};

use crate::bookkeeping::{OPEN, many_late, next_day};
use crate::files::komma;
use crate::house::{CLIENT, House};

/// Customers whose invoices fall due one day after the other, so that every day has its reminder.
fn due_one_by_one(house: &House) {
    let mut customers = "Debiteurnummer;Naam;E-mail\n".to_owned();
    let mut invoices = OPEN.to_owned();
    for (place, due) in ["02", "03", "04", "05", "06", "09", "10"].iter().enumerate() {
        customers += &format!("{place};Klant {place};klant{place}@klant.example\n");
        let amount = komma(10_000 + place as i64);
        invoices += &format!("2026-{place:04};{place};16-02-2026;{due}-03-2026;{amount};{amount}\n");
    }
    let files = [house.write("d.csv", &customers), house.write("o.csv", &invoices)];
    house.import("2026-02-20", &files);
}

#[test]
fn a_restored_backup_sends_nothing_twice() {
    let Some(server) = testkit::smtp::server() else {
        return;
    };
    let house = House::with_server(&server);
    due_one_by_one(&house);
    house.ok(&["release"]);
    next_day(&house, "2026-03-02", "2026-03-01");
    house.ok(&["backup", "kopie.bondig"]);
    let at_the_backup = server.received().len();
    for (date, through) in
        [("2026-03-03", "2026-03-02"), ("2026-03-04", "2026-03-03"), ("2026-03-05", "2026-03-04")]
    {
        next_day(&house, date, through);
    }
    let lost = server.received().len();
    assert!(lost > at_the_backup + 2, "the lost days have their mails");
    house.ok(&["restore", "kopie.bondig"]);
    assert_eq!(house.store().client(CLIENT).unwrap().unwrap().sending, Sending::Restored);
    // Without the payments of the lost days nobody can say who still owes.
    let said = house.say(&["release", "--date", "2026-03-06"]);
    assert_ne!(said.code, 0);
    assert!(said.err.contains("statement"), "{}", said.err);
    next_day(&house, "2026-03-06", "2026-03-05");
    assert_eq!(server.received().len(), lost, "nothing leaves before the release");
    let told = house.json(&["release", "--date", "2026-03-06"]);
    let uncertain = house.messages_in(MessageState::Uncertain).len();
    assert_eq!(told[0]["uncertain"], uncertain);
    assert!(uncertain > 0);
    house.run("2026-03-06");
    for (date, through) in
        [("2026-03-09", "2026-03-08"), ("2026-03-10", "2026-03-09"), ("2026-03-11", "2026-03-10")]
    {
        next_day(&house, date, through);
    }
    assert!(server.received().len() > lost, "life goes on after the release");
    let mut said: Vec<(String, String)> =
        server.received().iter().map(|mail| (mail.to[0].clone(), mail.header("Subject").unwrap())).collect();
    let all = said.len();
    said.sort();
    said.dedup();
    assert_eq!(said.len(), all, "somebody got the same word twice");
    house.is_sound();
}

#[test]
fn what_was_under_way_at_the_backup_is_uncertain_afterwards() {
    let house = House::new();
    many_late(&house, 3);
    house.run("2026-03-04");
    house.ok(&["backup", "kopie.bondig"]);
    house.ok(&["release"]);
    house.run("2026-03-04");
    assert_eq!(house.letters().len(), 3);
    house.ok(&["restore", "kopie.bondig"]);
    house.ok(&["release", "--date", "2026-03-04"]);
    house.run("2026-03-04");
    assert_eq!(house.letters().len(), 3);
    assert_eq!(house.messages_in(MessageState::Uncertain).len(), 3);
}

#[test]
fn on_postgresql_the_same_is_decided() {
    let Some(target) = testkit::postgres::database() else {
        return;
    };
    let mut house = House::new();
    many_late(&house, 20);
    house.ok(&["release"]);
    house.run("2026-03-02");
    let told = house.ok(&["copy-to", target.url()]);
    assert!(told.contains("Copied and compared"), "{told}");
    let plan = house.ok(&["plan", "--date", "2026-03-04", "--json"]);
    let before = house.messages().len();
    house.run("2026-03-04");
    let on_sqlite = house.messages();
    house.change_config("database = \"bondig.db\"", &format!("database = \"{}\"", target.url()));
    target.url().clone_into(&mut house.database);
    house.change_config("folder = \"uit\"", "folder = \"uit2\"");
    assert_eq!(house.ok(&["plan", "--date", "2026-03-04", "--json"]), plan);
    let (delivery, _) = house.run("2026-03-04");
    assert_eq!(delivery["accepted"], on_sqlite.len() - before);
    let keys = |messages: &[app::Message]| -> Vec<(String, MessageState)> {
        messages.iter().map(|one| (one.new.key.clone(), one.state)).collect()
    };
    assert_eq!(keys(&house.messages()), keys(&on_sqlite));
    house.is_sound();
    // A copy never overwrites.
    let said = house.say(&["copy-to", target.url()]);
    assert_eq!(said.code, 4);
    assert!(said.err.contains("not empty"), "{}", said.err);
}

#[test]
fn a_backup_of_postgresql_comes_back_as_sqlite() {
    let Some(mut house) = House::on_postgresql() else {
        return;
    };
    many_late(&house, 3);
    house.run("2026-03-04");
    house.ok(&["backup", "kopie.bondig"]);
    let url = house.database.clone();
    house.change_config(&url, "terug.db");
    house.database = house.folder.join("terug.db").display().to_string();
    house.ok(&["restore", "kopie.bondig"]);
    assert_eq!(house.messages().len(), 3);
    house.is_sound();
}
