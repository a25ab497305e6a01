//! The four reasons of the first article, as people click them: forgotten, away, another term, not
//! satisfied. Each is told in the dossier, and each goes its own way in the days after.

use std::fmt::Write as _;

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::desk::{Desk, at_a_desk};

const FORGOTTEN: &str = "Fietsen Vergeten";
const AWAY: &str = "Fietsen Vakantie";
const SUBSTITUTE: &str = "Fietsen Vervanger";
const OTHER_TERM: &str = "Fietsen Termijn";
const DISSATISFIED: &str = "Fietsen Ontevreden";
const ALL: [&str; 5] = [FORGOTTEN, AWAY, SUBSTITUTE, OTHER_TERM, DISSATISFIED];

/// He is back so many days from now.
const BACK: i64 = 12;

#[test]
fn b0_11_the_four_reasons_are_told_in_the_dossier_and_steer_from_that_second() {
    at_a_desk(async |desk| {
        desk.log_in().await;
        let today = today(desk).await;
        everybody_is_late(desk, today);
        everybody_says_why(desk, today).await;

        the_dossier(desk, FORGOTTEN).await;
        has(desk, "[aria-labelledby=side-invoices]", &["reden: vergeten"]).await;
        has(desk, ".now", &["Tweede herinnering"]).await;
        has(desk, "[aria-labelledby=side-agreements]", &["Nog geen afspraak vastgelegd"]).await;

        the_dossier(desk, AWAY).await;
        has(desk, "[aria-labelledby=side-invoices]", &["Pauze t/m", "reden: iemand is afwezig"]).await;
        has(desk, "[aria-labelledby=side-agreements]", &["de contactpersoon is afwezig t/m"]).await;

        the_dossier(desk, SUBSTITUTE).await;
        has(desk, "main", &["Kees Bos", "vervanger"]).await;
        has(desk, ".now", &["Bellen: wat is de reden?"]).await;
        assert!(!desk.text("main").await.contains("Pauze t/m"), "there is somebody to speak with");

        the_dossier(desk, OTHER_TERM).await;
        has(desk, ".term-card", &["Klant vraagt 45 dagen", "Wacht op antwoord van de opdrachtgever"]).await;
        has(desk, ".term-card", &["wij betalen altijd na 45 dagen"]).await;
        has(desk, "[aria-labelledby=side-invoices]", &["Termijn gevraagd"]).await;

        the_dossier(desk, DISSATISFIED).await;
        has(desk, "[aria-labelledby=side-invoices]", &["Vraag of klacht", "reden: niet tevreden"]).await;
        has(desk, ".now", &["Vraag of klacht"]).await;
        desk.goto("/disputes").await;
        has(desk, "[data-stage=new]", &[DISSATISFIED, "de helft ontbrak"]).await;

        desk.goto("/reasons").await;
        has(desk, "[aria-labelledby=latest]", &ALL).await;
        let waiting = desk.text("[aria-labelledby=waiting]").await;
        assert!(!waiting.contains("Fietsen"), "A1: each has a reason: {waiting}");
        assert_eq!(desk.browser.console_errors().await, Vec::<String>::new());
    });
}

#[test]
fn b0_12_each_reason_goes_its_own_way_in_the_days_after() {
    at_a_desk(async |desk| {
        desk.log_in().await;
        let today = today(desk).await;
        everybody_is_late(desk, today);
        everybody_says_why(desk, today).await;
        the_bank_is_known(desk, today);

        days_pass(desk, today, 7);
        for (name, reminders) in ALL.into_iter().zip([1, 0, 0, 0, 0]) {
            assert_eq!(reminders_to(desk, name).await, reminders, "reminders to {name}");
        }
        the_dossier(desk, AWAY).await;
        has(desk, "[aria-labelledby=side-invoices]", &["Pauze t/m"]).await;
        assert_eq!(desk.text(".todo").await, "", "nobody is asked for before he is back");
        the_dossier(desk, SUBSTITUTE).await;
        has(desk, ".todo", &["Bellen: wat is de reden?"]).await;
        the_dossier(desk, OTHER_TERM).await;
        has(desk, ".todo", &["Opdrachtgever vragen of de termijn mag"]).await;
        has(desk, ".dossier-main", &["Gevraagde termijn ontvangen (aan de klant)"]).await;
        the_dossier(desk, DISSATISFIED).await;
        has(desk, ".todo", &["Vraag of klacht oplossen"]).await;

        days_pass(desk, today, BACK + 1);
        the_dossier(desk, AWAY).await;
        has(desk, ".todo", &["Bellen: wat is de reden?"]).await;
        for name in [AWAY, SUBSTITUTE, OTHER_TERM, DISSATISFIED] {
            assert_eq!(reminders_to(desk, name).await, 0, "reminders to {name}");
        }
        assert_eq!(desk.browser.console_errors().await, Vec::<String>::new());
    });
}

/// Today by the clock of the program.
async fn today(desk: &mut Desk) -> Date {
    let day = desk.ask("new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' })").await;
    day.as_str().expect("a day").parse().expect("a day")
}

/// One invoice each, ten days late.
fn everybody_is_late(desk: &Desk, today: Date) {
    let (issued, due) = (today.saturating_sub(24.days()), today.saturating_sub(10.days()));
    let mut table =
        "Factuurnummer;Klantnummer;Klant;E-mail;Telefoon;Factuurdatum;Vervaldatum;Bedrag;Openstaand\n"
            .to_owned();
    for (place, name) in ALL.into_iter().enumerate() {
        writeln!(table, "R-{place};R{place};{name};r{place}@fietsen.example;0512-10020{place};{issued};{due};121,00;121,00")
            .expect("a text takes a line");
    }
    let file = desk.house.write("te-laat.csv", &table);
    let told = desk.house.command(&["import", file.to_str().expect("a path"), "--json"]);
    assert!(told.contains(r#""invoices":{"new":5"#), "{told}");
}

async fn everybody_says_why(desk: &mut Desk, today: Date) {
    let back = today.saturating_add(BACK.days()).to_string();
    says(desk, FORGOTTEN, "forgotten", &[]).await;
    says(desk, AWAY, "absent", &[("until", &back)]).await;
    says(desk, SUBSTITUTE, "absent", &[("until", &back), ("substitute", "Kees Bos")]).await;
    let term = [("days", "45"), ("said", "wij betalen altijd na 45 dagen")];
    says(desk, OTHER_TERM, "other_term", &term).await;
    says(desk, DISSATISFIED, "dissatisfied", &[("said", "de helft ontbrak")]).await;
}

/// *Waarom?* in the dossier: its key, the reason, what belongs to it, and the button.
async fn says(desk: &mut Desk, name: &str, reason: &str, more: &[(&str, &str)]) {
    the_dossier(desk, name).await;
    desk.click("a[href*='/acts/why']").await;
    desk.until("the form", "document.querySelector('form.act-why')").await;
    desk.click(&format!("input[name=reason][value={reason}]")).await;
    for (field, words) in more {
        let shown = format!("document.querySelector('#f-{field}').offsetParent");
        desk.until(&format!("{field}, for this reason alone"), &shown).await;
        desk.click(&format!("#f-{field}")).await;
        desk.type_word(words).await;
    }
    desk.click("form.act-why .act-foot button.primary").await;
    let said = "document.querySelector('.notice')?.innerText.includes('Reden vastgelegd')";
    desk.until(&format!("“Reden vastgelegd” for {name}"), said).await;
}

/// A statement of the bank without a payment, of all days that this test looks at.
fn the_bank_is_known(desk: &Desk, today: Date) {
    let (from, to) = (today.saturating_sub(5.days()), today.saturating_add(30.days()));
    let statement = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
<GrpHdr><MsgId>R1</MsgId><CreDtTm>{to}T08:00:00</CreDtTm></GrpHdr>
<Stmt><Id>R1</Id><CreDtTm>{to}T08:00:00</CreDtTm><FrToDt><FrDtTm>{from}T00:00:00</FrDtTm><ToDtTm>{to}T23:59:59</ToDtTm></FrToDt>
<Acct><Id><IBAN>NL85DEMO0417164300</IBAN></Id><Ccy>EUR</Ccy></Acct></Stmt></BkToCstmrStmt></Document>"#
    );
    let file = desk.house.write("bank.xml", &statement);
    let told = desk.house.command(&["import", file.to_str().expect("a path"), "--json"]);
    assert!(told.contains(&to.to_string()), "{told}");
}

/// Five days from that many days on: some of them are working days.
fn days_pass(desk: &Desk, today: Date, days: i64) {
    for more in 0..5 {
        let day = today.saturating_add((days + more).days()).to_string();
        desk.house.command(&["run", "--date", &day, "--json"]);
    }
}

async fn the_dossier(desk: &mut Desk, name: &str) {
    desk.goto(&format!("/customers?show=all&q={}", name.replace(' ', "+"))).await;
    let link = format!(
        "[...document.querySelectorAll('[data-row] .row-link')].find(link => link.innerText.includes({name:?}))"
    );
    desk.until(name, &link).await;
    let path = desk.ask(&format!("{link}.getAttribute('href')")).await;
    desk.goto(path.as_str().expect("a customer has a page")).await;
}

/// How many reminders to this customer wait or went out, on whatever day.
async fn reminders_to(desk: &mut Desk, name: &str) -> u64 {
    desk.goto(&format!("/outbox?q={}", name.replace(' ', "+"))).await;
    let rows = format!(
        "[...document.querySelectorAll('tr[data-row]')].filter(row => row.innerText.includes({name:?}) && /herinnering/i.test(row.innerText)).length"
    );
    desk.ask(&rows).await.as_u64().expect("a number")
}

async fn has(desk: &mut Desk, part: &str, words: &[&str]) {
    let text = desk.text(part).await;
    for word in words {
        assert!(text.contains(word), "{word} in {part}: {text}");
    }
}
