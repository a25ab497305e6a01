//! Every page, in both languages, wide and on a phone, light and dark: nothing that axe finds,
//! nothing wider than the screen, no error in the console, no missing word.

use crate::desk::{Desk, at_a_desk};

const ACTS: [&str; 25] = [
    "call",
    "reply",
    "promise",
    "hold",
    "hold-end",
    "dispute",
    "remedy",
    "dispute-close",
    "arrangement",
    "term",
    "preference",
    "channel",
    "relation",
    "person",
    "money",
    "score",
    "failed",
    "decide",
    "stop",
    "stop-end",
    "note",
    "send",
    "later",
    "care",
    "learned",
];

#[test]
fn every_page_in_dutch_can_be_used_by_everybody() {
    at_a_desk(async |desk| every_page(desk, "nl").await);
}

#[test]
fn every_page_in_english_can_be_used_by_everybody() {
    at_a_desk(async |desk| every_page(desk, "en").await);
}

async fn every_page(desk: &mut Desk, language: &str) {
    let mut wrong = Vec::new();
    for path in ["/login", "/login/link"] {
        desk.goto(path).await;
        look(desk, &format!("{language} {path}"), &mut wrong).await;
    }
    desk.log_in().await;
    if language == "en" {
        let switch = "document.querySelector('form[action=\"/language\"] button').click()";
        desk.ask(switch).await;
        desk.until("English", "document.documentElement.lang === 'en'").await;
    }
    let paths = paths(desk).await;
    // Pairs of each width with each colour over the two languages together.
    let looks = match language {
        "nl" => [(1440, false), (360, true)],
        _ => [(360, false), (1440, true)],
    };
    for (width, dark) in looks {
        desk.browser.screen(width, if width < 600 { 740 } else { 900 }).await;
        match dark {
            true => desk.browser.dark().await,
            false => desk.browser.light().await,
        }
        for path in &paths {
            desk.goto(path).await;
            let colour = if dark { "dark" } else { "light" };
            look(desk, &format!("{language} {width} {colour} {path}"), &mut wrong).await;
        }
    }
    assert!(wrong.is_empty(), "{} things are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

async fn look(desk: &Desk, name: &str, wrong: &mut Vec<String>) {
    for violation in testkit::axe::axe(&desk.browser.client).await {
        wrong.push(format!("{name}: {violation}"));
    }
    let wide = "document.documentElement.scrollWidth - innerWidth";
    if let Some(over) = desk.ask(wide).await.as_i64().filter(|over| *over > 0) {
        let widest = "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > innerWidth + 1)
            .slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(' | ')";
        wrong.push(format!("{name}: {over} px wider than the screen: {}", desk.ask(widest).await));
    }
    let words = desk.text("body").await;
    if words.contains('⟨') || words.contains("{$") {
        wrong.push(format!("{name}: a word is missing"));
    }
    for error in desk.browser.console_errors().await {
        // The browser itself reports the page that is not there.
        if !(name.contains("nowhere") && error.contains("404")) {
            wrong.push(format!("{name}: {error}"));
        }
    }
    let file: String =
        name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
    desk.browser.screenshot(&file).await;
}

/// Addresses of everything that can be seen, with the demo's own customers and messages.
async fn paths(desk: &Desk) -> Vec<String> {
    let mut paths: Vec<String> = ["first", "call", "approve", "allocate", "relation", "later"]
        .map(|split| format!("/today?split={split}"))
        .to_vec();
    desk.goto("/today?split=call").await;
    let dossier = attribute(desk, ".row-link", "data-dossier").await;
    desk.goto("/today?split=first").await;
    let busy =
        attribute(desk, "[data-row]:has(.tone-late, [data-key=o]) .row-link[data-dossier]", "data-dossier")
            .await;
    paths.extend([dossier.clone(), busy, format!("{dossier}/peek")]);
    paths.extend(ACTS.map(|act| format!("{dossier}/acts/{act}")));
    let plain = [
        "/customers",
        "/customers?q=bakker",
        "/invoices",
        "/import",
        "/payments",
        "/outbox",
        "/release",
        "/letters",
        "/letters/friendly_reminder/nl/informal",
        "/settings",
        "/help",
        "/more",
        "/nowhere",
    ];
    paths.extend(plain.map(str::to_owned));
    desk.goto("/outbox").await;
    let mut previous = attribute(desk, ".day-nav a[rel=prev]", "href").await;
    if previous.is_empty() {
        previous = "/outbox".to_owned();
    }
    desk.goto(&previous).await;
    paths.push(attribute(desk, "tr[data-row] .row-link", "href").await);
    paths.push(previous);
    paths.retain(|path| !path.is_empty());
    paths
}

async fn attribute(desk: &Desk, selector: &str, name: &str) -> String {
    let found =
        desk.ask(&format!("document.querySelector({selector:?})?.getAttribute({name:?}) ?? ''")).await;
    found.as_str().unwrap_or_default().to_owned()
}
