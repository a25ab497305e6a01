//! What a table of open invoices tells about the time before us: nobody starts with a clean slate.

use app::{Doing, people};
use domain::agreement::DisputeOutcome;
use domain::{Event, Hold};

use crate::bookkeeping::customers;
use crate::files::{Bill, statement};
use crate::house::{CLIENT, House, at, day};

const TABLE: &str = "\
Factuurnummer;Naam;Factuurdatum;Vervaldatum;Bedrag;Openstaand;Laatste contact;Stap;Toezegging;Regeling;Betwist;Overgedragen
2026-0001;Klant A;02-02-2026;16-02-2026;100,00;100,00;;;20-03-2026;;;
2026-0002;Klant B;02-02-2026;16-02-2026;100,00;100,00;;;;;verkeerde kleur;
2026-0003;Klant C;02-02-2026;16-02-2026;100,00;100,00;;;;01-04-2026 100,00;;
2026-0004;Klant D;02-02-2026;16-02-2026;100,00;100,00;;;;;;incassobureau
2026-0005;Klant E;02-02-2026;16-02-2026;100,00;100,00;27-02-2026;herinnering;;;;
";

fn bills() -> Vec<(String, String)> {
    let names = ["Klant A", "Klant B", "Klant C", "Klant D", "Klant E"];
    let bill = |(place, name): (usize, &&'static str)| {
        let number = format!("2026-000{}", place + 1);
        let bill = Bill {
            issued: "2026-02-02".to_owned(),
            due: "2026-02-16".to_owned(),
            ..Bill::new(&number, 10_000, name)
        };
        (format!("{number}.xml"), bill.xml())
    };
    names.iter().enumerate().map(bill).collect()
}

fn house_of(files: &[(String, String)]) -> House {
    let house = House::new();
    for (name, text) in files {
        let file = house.write(name, text);
        house.import("2026-03-04", &[file]);
    }
    let bank = house.write("bank.xml", &statement("2026-03-03", &[]));
    house.import("2026-03-04", &[bank]);
    house
}

fn holds(house: &House) -> Vec<(String, Hold)> {
    let plan = house.json(&["plan", "--date", "2026-03-04"]);
    let mut holds: Vec<(String, Hold)> = plan
        .iter()
        .filter_map(|line| {
            let hold = line.get("hold")?.as_str()?.parse().unwrap();
            Some((line["name"].as_str()?.to_owned(), hold))
        })
        .collect();
    holds.sort_by(|one, other| one.0.cmp(&other.0));
    holds
}

#[test]
fn promise_dispute_arrangement_and_handing_over_hold_whichever_file_came_first() {
    let table = ("openstaand.csv".to_owned(), TABLE.to_owned());
    let mut bills_first = bills();
    bills_first.push(table.clone());
    let mut table_first = vec![table];
    table_first.extend(bills());
    for files in [bills_first, table_first] {
        let house = house_of(&files);
        let holds = holds(&house);
        let hold_of = |name: &str| holds.iter().find(|(known, _)| known == name).map(|(_, hold)| *hold);
        assert_eq!(hold_of("Klant A"), Some(Hold::Promised), "{holds:?}");
        assert_eq!(hold_of("Klant B"), Some(Hold::Disputed));
        assert_eq!(hold_of("Klant C"), Some(Hold::Arrangement));
        assert_eq!(hold_of("Klant D"), Some(Hold::Held));
        // What was said already is not said again.
        let track = &customers(&house)[4].dossier.invoices[0].track;
        assert_eq!(track.reminded, Some(day("2026-02-27")));
        house.is_sound();
    }
}

#[test]
fn the_same_history_again_adds_nothing_and_what_people_settled_stays_settled() {
    let mut files = bills();
    files.push(("openstaand.csv".to_owned(), TABLE.to_owned()));
    let house = house_of(&files);
    let app = house.app();
    let doing =
        Doing { app: &app, client: CLIENT, by: "Eva", today: day("2026-03-04"), now: at("2026-03-04") };
    let all = customers(&house);
    let invoice = |place: usize| all[place].dossier.invoices[0].id;
    let closed = Event::DisputeClosed {
        invoice: invoice(1),
        outcome: DisputeOutcome::Agree,
        customer_satisfied: Some(true),
    };
    let agreed = Event::RemedyAgreed { invoice: invoice(1) };
    people::record(&doing, all[1].id, &[agreed, closed]).unwrap();
    let later =
        Event::Promise { invoices: vec![invoice(0)], until: day("2026-04-01"), amount: None, heard: None };
    people::record(&doing, all[0].id, &[later]).unwrap();
    people::record(&doing, all[3].id, &[Event::HoldEnded]).unwrap();
    let before: Vec<_> = customers(&house).into_iter().map(|one| one.dossier.state).collect();
    // The export of tomorrow: the same columns, one line more.
    let tomorrow = TABLE.to_owned() + "2026-0006;Klant F;02-02-2026;16-02-2026;100,00;100,00;;;;;;\n";
    let file = house.write("openstaand2.csv", &tomorrow);
    let told = house.import("2026-03-05", &[file]);
    assert_eq!((&told[0]["invoices"]["new"], &told[0]["invoices"]["changed"]), (&1.into(), &0.into()));
    let after: Vec<_> = customers(&house).into_iter().map(|one| one.dossier.state).collect();
    assert_eq!(after[..5], before[..]);
    house.is_sound();
}
