//! Story 1 of the second article, as people click it: a call, a complaint, a colleague who answers
//! through a link, a solution that the customer agrees to and is happy with, a credit note, the
//! money, a new order, after-care and the moment for a good word.

use jiff::civil::Date;

use crate::desk::{Desk, at_a_desk};

const NAME: &str = "Bakkerij De Proef";
const HEAD: &str =
    "Factuurnummer;Klantnummer;Klant;E-mail;Telefoon;Factuurdatum;Vervaldatum;Bedrag;Openstaand\n";

#[test]
fn b2_09_from_a_complaint_to_an_ambassador() {
    at_a_desk(async |desk| {
        desk.log_in().await;
        let today = today(desk).await;
        owes(desk, "P-2026-1", today.saturating_sub(jiff::Span::new().days(40)), "1.980,00");
        let dossier = the_dossier(desk).await;
        a_call_tells_what_is_wrong(desk, &dossier).await;
        let case = the_card_opens_its_page(desk).await;
        a_colleague_answers_through_a_link(desk, &case).await;
        the_customer_agrees_and_says_how_he_feels(desk, &case).await;
        the_case_is_closed_with_its_cause(desk, &case).await;
        money(desk, &dossier, "credit_note", "640").await;
        money(desk, &dossier, "payment", "1340").await;
        owes(desk, "P-2026-2", today, "250,00");
        money(desk, &dossier, "payment", "250").await;
        he_ordered_again(desk, &case).await;
        for weeks in [2, 4, 7] {
            days_pass(desk, today, weeks * 7);
        }
        the_moment_has_come(desk, &dossier).await;
        assert_eq!(desk.browser.console_errors().await, Vec::<String>::new());
    });
}

/// Today by the clock of the program.
async fn today(desk: &mut Desk) -> Date {
    let day = desk.ask("new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' })").await;
    day.as_str().expect("a day").parse().expect("a day")
}

fn owes(desk: &Desk, number: &str, issued: Date, amount: &str) {
    let due = issued.saturating_add(jiff::Span::new().days(14));
    let line =
        format!("{number};P1;{NAME};proef@bakkerij.example;0512-100 200;{issued};{due};{amount};{amount}\n");
    let file = desk.house.write(&format!("{number}.csv"), &format!("{HEAD}{line}"));
    let told = desk.house.command(&["import", file.to_str().expect("a path"), "--json"]);
    assert!(told.contains("\"new\":1") || told.contains("\"new\": 1"), "{told}");
}

async fn the_dossier(desk: &mut Desk) -> String {
    desk.goto("/customers?show=all&q=De+Proef").await;
    desk.until("the new customer", "document.querySelector('[data-row] .row-link')").await;
    let link = desk.ask("document.querySelector('[data-row] .row-link').getAttribute('href')").await;
    link.as_str().expect("a customer has a page").to_owned()
}

async fn a_call_tells_what_is_wrong(desk: &mut Desk, dossier: &str) {
    desk.goto(&format!("{dossier}/acts/call")).await;
    desk.click("input[name=outcome][value=dispute]").await;
    desk.until("the reason to choose", "document.querySelector('#f-reason').offsetParent").await;
    desk.ask("document.querySelector('#f-reason').value = 'delivery'").await;
    desk.click("#f-amount").await;
    desk.type_word("640").await;
    desk.click("#f-note").await;
    desk.type_word("Twee platen kwamen krom aan").await;
    desk.click(".act-foot button.primary").await;
    said(desk, "Gesprek vastgelegd").await;
}

async fn the_card_opens_its_page(desk: &mut Desk) -> String {
    desk.goto("/disputes").await;
    let card = format!(
        "[...document.querySelectorAll('.case-card')].find(card => card.innerText.includes({NAME:?}))"
    );
    desk.until("the card on the board", &card).await;
    let words = desk.ask(&format!("{card}.innerText")).await;
    let words = words.as_str().expect("a card has words");
    assert!(words.contains("640,00") && words.contains("1.340,00"), "{words}");
    let link = desk.ask(&format!("{card}.querySelector('.row-link').getAttribute('href')")).await;
    let case = link.as_str().expect("a card opens its page").to_owned();
    desk.goto(&case).await;
    let story = desk.text(".words").await;
    assert!(story.contains("krom"), "{story}");
    case
}

async fn a_colleague_answers_through_a_link(desk: &mut Desk, case: &str) {
    desk.click("#pass summary").await;
    desk.click("#pass-name").await;
    desk.type_word("Bram de Boer").await;
    desk.press(&["Enter"]).await;
    let link = made_link(desk).await;
    desk.goto(&link).await;
    desk.until("what Bram is asked", "document.querySelector('form[action=\"/answer/dispute-answer\"]')")
        .await;
    let asked = desk.text("main").await;
    assert!(asked.contains(NAME) && asked.contains("640,00") && asked.contains("krom"), "{asked}");
    desk.click("#words").await;
    desk.type_word("Slecht verpakt door ons").await;
    desk.ask("document.querySelector('#kind').value = 'credit_part'").await;
    desk.click("#proposal").await;
    desk.type_word("Twee platen crediteren").await;
    desk.click("#amount").await;
    desk.type_word("640").await;
    desk.click("form button.primary").await;
    desk.until("the thanks", "document.querySelector('[role=status]')").await;
    desk.goto(case).await;
    let thread = desk.text(".thread").await;
    assert!(thread.contains("Slecht verpakt"), "{thread}");
}

async fn the_customer_agrees_and_says_how_he_feels(desk: &mut Desk, case: &str) {
    desk.click("[data-agree]").await;
    said(desk, "de klant is akkoord").await;
    desk.click("[data-ask]").await;
    let link = made_link(desk).await;
    desk.goto(&link).await;
    desk.until("the question", "document.querySelector('form[action=\"/answer/satisfaction\"]')").await;
    assert!(desk.text("main").await.contains("Twee platen crediteren"));
    desk.click("input[value=better]").await;
    desk.click("form button.primary").await;
    desk.until("the thanks", "document.querySelector('[role=status]')").await;
    desk.goto(case).await;
    assert!(desk.text("#feel").await.contains("beter dan verwacht"));
}

async fn the_case_is_closed_with_its_cause(desk: &mut Desk, case: &str) {
    desk.goto(case).await;
    desk.click("#close input[value=agree]").await;
    desk.ask("document.querySelector('#c-step').value = 'delivery'").await;
    desk.ask("document.querySelector('#c-department').value = 'logistics'").await;
    desk.click("#close button").await;
    said(desk, "Klacht afgesloten").await;
}

async fn money(desk: &mut Desk, dossier: &str, what: &str, amount: &str) {
    desk.goto(&format!("{dossier}/acts/money")).await;
    desk.click(&format!("input[name=what][value={what}]")).await;
    desk.click("#f-amount").await;
    desk.type_word(amount).await;
    let newest = "document.querySelector('#f-invoice').selectedIndex = 1";
    desk.ask(newest).await;
    desk.click(".act-foot button.primary").await;
    desk.until("that it was noted", "location.search.includes('said=money')").await;
}

async fn he_ordered_again(desk: &mut Desk, case: &str) {
    desk.goto(case).await;
    let head = desk.text(".page-head").await;
    assert!(head.contains("weer besteld"), "{head}");
    desk.goto("/disputes/causes").await;
    let causes = desk.text(".table").await;
    assert!(causes.contains("Levering"), "{causes}");
}

/// Some days around that day, so that one of them is a working day.
fn days_pass(desk: &Desk, today: Date, days: i64) {
    for more in 0..5 {
        let day = today.saturating_add(jiff::Span::new().days(days + more)).to_string();
        desk.house.command(&["run", "--date", &day, "--json"]);
    }
}

async fn the_moment_has_come(desk: &mut Desk, dossier: &str) {
    desk.goto(dossier).await;
    let page = desk.text("main").await;
    for done in ["Nazorg", "Een goed moment om te bedanken"] {
        assert!(page.contains(done), "{done}: {page}");
    }
}

async fn made_link(desk: &mut Desk) -> String {
    desk.until("the link", "document.querySelector('[data-link-made]')").await;
    let link = desk.text("[data-link-made]").await;
    let path = link.find("/answer#").expect("a link to answer");
    link[path..].trim().to_owned()
}

async fn said(desk: &Desk, words: &str) {
    let notice = format!("document.querySelector('.notice')?.innerText.includes({words:?})");
    desk.until(&format!("“{words}”"), &notice).await;
}
