//! The second story of the article, as people click it: a customer says that he always uses thirty
//! days; the client agrees through a link; the bookkeeper is asked and the books follow; the next
//! invoice has the old term again and is caught. Not one reminder goes out that is wrong under it.

use crate::desk::{Desk, at_a_desk};

const NAME: &str = "Bakkerij De Dertig";

#[test]
fn b2_10_story_2_the_thirty_day_term_from_phone_call_to_books_that_follow() {
    at_a_desk(async |desk| {
        desk.log_in().await;
        colleagues_have_addresses(desk).await;
        let invoice = table(desk, "DD-1", 14, 14).await;
        take_in(desk, "open.csv", &invoice).await;
        let dossier = find(desk).await;
        he_says_thirty_days(desk, &dossier).await;
        let link = the_client_is_asked(desk).await;
        the_client_says_yes(desk, &link).await;
        everybody_has_it_in_writing(desk, &dossier).await;
        let followed = table(desk, "DD-1", 30, 30).await;
        take_in(desk, "followed.csv", &followed).await;
        the_ticks_are(desk, &dossier, ["klopt", "klopt", "nog niet gezien"]).await;
        let next = table(desk, "DD-2", 14, 30).await;
        take_in(desk, "next.csv", &next).await;
        the_old_term_is_caught(desk, &dossier).await;
        no_reminder_was_wrong(desk).await;
        assert_eq!(desk.browser.console_errors().await, Vec::<String>::new());
    });
}

async fn colleagues_have_addresses(desk: &mut Desk) {
    desk.goto("/settings").await;
    for (field, value) in [
        ("bookkeeper_email", "boekhouding@voorbeeld.example"),
        ("approver", "Sanne"),
        ("approver_email", "sanne@voorbeeld.example"),
        ("link_address", &desk.house.address.clone()),
    ] {
        desk.ask(&format!("document.querySelector('[name={field}]').value = {value:?}")).await;
    }
    desk.click("form[action='/settings/client'] button.primary").await;
    desk.until("the settings to be kept", "location.search.includes('said=saved')").await;
}

/// A list of the bookkeeping: one invoice, with this term on it and that one on the customer card.
async fn table(desk: &Desk, number: &str, term: i64, card: i64) -> String {
    let day = async |offset: i64| {
        let day = format!(
            "new Date(Date.now() + {offset} * 864e5).toLocaleDateString('nl-NL', {{ day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'Europe/Amsterdam' }})"
        );
        desk.ask(&day).await.as_str().expect("a day").to_owned()
    };
    let (issued, due) = (day(0).await, day(term).await);
    format!(
        "Debiteurnummer;Naam;E-mail;Betaaltermijn;Factuurnummer;Factuurdatum;Vervaldatum;Bedrag;Openstaand\n\
         9030;{NAME};dertig@klant.example;{card};{number};{issued};{due};121,00;121,00\n"
    )
}

async fn take_in(desk: &mut Desk, name: &str, text: &str) {
    let file = desk.house.write(name, text);
    desk.goto("/import").await;
    desk.choose_files("#files", &[&file]).await;
    desk.until("the look at the file", "document.querySelector('form[action$=\"/confirm\"]')").await;
    desk.click("form[action$=\"/confirm\"] .act-foot .primary").await;
    desk.until("the end of the import", "document.querySelector('#stage .done')").await;
}

async fn find(desk: &mut Desk) -> String {
    desk.goto("/customers?show=all&q=dertig").await;
    let link = desk.ask("document.querySelector('tr[data-row] .row-link')?.getAttribute('href')").await;
    link.as_str().expect("the customer of the list").to_owned()
}

async fn he_says_thirty_days(desk: &mut Desk, dossier: &str) {
    desk.goto(&format!("{dossier}/acts/term")).await;
    desk.click("input[name=what][value=claimed]").await;
    desk.click("#f-days").await;
    desk.type_word("30").await;
    desk.click("#f-by").await;
    desk.type_word("Wim").await;
    desk.click("#f-said").await;
    desk.type_word("wij betalen altijd na dertig dagen").await;
    desk.press(&["Enter"]).await;
    desk.until("the dossier again", "document.querySelector('.term-card')").await;
    let card = desk.text(".term-card").await;
    assert!(card.contains("Klant vraagt 30 dagen") && card.contains("Wim"), "{card}");
    assert!(card.contains("dertig dagen"), "his own words: {card}");
    let invoices = desk.text("[aria-labelledby=side-invoices]").await;
    assert!(invoices.contains("Termijn gevraagd"), "it rests from that second: {invoices}");
}

/// Gives the link of the mail to the client.
async fn the_client_is_asked(desk: &mut Desk) -> String {
    desk.goto("/outbox").await;
    let rows = desk.ask("[...document.querySelectorAll('tr[data-row]')].filter(row => row.innerText.includes('De Dertig')).map(row => row.querySelector('.row-link').getAttribute('href'))").await;
    let rows: Vec<String> =
        rows.as_array().expect("rows").iter().filter_map(|row| row.as_str().map(str::to_owned)).collect();
    assert_eq!(rows.len(), 2, "one to the customer, one to the client");
    for path in rows {
        desk.goto(&path).await;
        let letter = desk.text("main").await;
        if let Some((_, link)) = letter.split_once("/answer#") {
            let token: String = link.chars().take_while(char::is_ascii_alphanumeric).collect();
            return format!("/answer#{token}");
        }
    }
    panic!("no message has the link");
}

async fn the_client_says_yes(desk: &mut Desk, link: &str) {
    // Another fragment alone would be the same page.
    desk.goto("/help").await;
    desk.goto(link).await;
    desk.until("the question", "location.pathname === '/answer/client-answer'").await;
    let question = desk.text("main").await;
    assert!(question.contains(NAME) && question.contains("30 dagen"), "{question}");
    desk.click("input[name=answer][value=yes]").await;
    desk.click("form button.primary").await;
    desk.until("the thanks", "document.body.innerText.includes('Dank je wel')").await;
}

async fn everybody_has_it_in_writing(desk: &mut Desk, dossier: &str) {
    desk.goto(dossier).await;
    let card = desk.text(".term-card").await;
    assert!(card.contains("Afgesproken: 30 dagen") && card.contains("Sanne"), "{card}");
    the_ticks_are(desk, dossier, ["nog 14 dagen", "1 nog niet", "nog niet gezien"]).await;
    let timeline = desk.text(".dossier-main").await;
    assert!(timeline.contains("Betaaltermijn afgesproken (aan de klant)"), "{timeline}");
    let weekday = "![0, 6].includes(new Date().getDay())";
    if desk.ask(weekday).await == true && timeline.contains("Boekhouding vragen") {
        assert!(timeline.contains("Aan de boekhouding: termijn aanpassen"), "{timeline}");
    }
    let invoices = desk.text("[aria-labelledby=side-invoices]").await;
    assert!(invoices.contains("Afgesproken termijn"), "{invoices}");
}

async fn the_ticks_are(desk: &mut Desk, dossier: &str, words: [&str; 3]) {
    desk.goto(dossier).await;
    let ticks = desk.ask("[...document.querySelectorAll('.ticks-row li')].map(tick => tick.innerText)").await;
    let ticks: Vec<&str> = ticks.as_array().expect("ticks").iter().filter_map(|tick| tick.as_str()).collect();
    assert_eq!(ticks.len(), 3, "{ticks:?}");
    for (tick, word) in ticks.iter().zip(words) {
        assert!(tick.contains(word), "{word} in {ticks:?}");
    }
}

async fn the_old_term_is_caught(desk: &mut Desk, dossier: &str) {
    let said = desk.text("#stage").await;
    assert!(said.contains("probleem"), "at the import: {said}");
    the_ticks_are(desk, dossier, ["klopt", "1 nog niet", "oude termijn"]).await;
    let card = desk.text(".term-card").await;
    assert!(card.contains("DD-2"), "which invoice to correct: {card}");
}

async fn no_reminder_was_wrong(desk: &mut Desk) {
    desk.goto("/incidents").await;
    let page = desk.text("main").await;
    assert!(!page.contains("De Dertig"), "{page}");
    desk.goto("/outbox").await;
    let reminders = desk.ask("[...document.querySelectorAll('tr[data-row]')].filter(row => row.innerText.includes('De Dertig') && /herinnering/i.test(row.innerText)).length").await;
    assert_eq!(reminders, 0);
}
