//! The call mode with keys alone, and what ux.md allows for each act: promise six keys, later four,
//! complaint eight, a call three after hanging up, fifty messages three, a customer six letters.

use crate::desk::{Desk, at_a_desk};

#[test]
fn n4_a_row_of_calls_takes_three_keys_each_after_hanging_up() {
    at_a_desk(async |desk| {
        desk.log_in().await;
        desk.goto("/call").await;
        desk.until("the notes in focus", "document.activeElement?.matches('[data-notes]')").await;
        everything_for_the_call_is_there(desk).await;
        let first = desk.here().await;
        desk.type_word("ze was vriendelijk 4x").await;
        assert_eq!(
            desk.ask("document.querySelector('[name=outcome]:checked')").await,
            serde_json::Value::Null
        );
        desk.count_anew();
        desk.press(&["Escape", "2", "Enter"]).await;
        said(desk, "Gesprek vastgelegd").await;
        assert!(desk.keys <= 3, "{} keys for a voicemail", desk.keys);
        desk.until("the next call", &format!("location.pathname !== {:?}", path_of(&first))).await;
        desk.browser.screenshot("belmodus").await;

        desk.until("the notes in focus", "document.activeElement?.matches('[data-notes]')").await;
        let second = desk.here().await;
        desk.count_anew();
        desk.press(&["Escape", "4", "Enter"]).await;
        desk.until("the call after it", &format!("location.pathname !== {:?}", path_of(&second))).await;
        said(desk, "Gesprek vastgelegd").await;
        assert!(desk.keys <= 3, "{} keys for a promise with the usual day", desk.keys);
        the_last_act_is_taken_back(desk).await;
        assert_eq!(desk.browser.console_errors().await, Vec::<String>::new());
    });
}

#[test]
fn a_customer_is_found_within_six_letters_and_a_promise_takes_six_keys() {
    at_a_desk(async |desk| {
        desk.log_in().await;
        desk.goto("/customers").await;
        let name = desk.text("[data-row] .row-link").await;
        let letters: String = name.chars().take(6).collect();
        desk.press_with_control("k").await;
        desk.type_word(&letters).await;
        let found = format!(
            "[...document.querySelectorAll('#found a')].some(link => link.innerText.includes({name:?}))"
        );
        desk.until("the customer among what is found", &found).await;

        desk.goto("/today?split=call").await;
        desk.until("the first row in focus", "document.activeElement?.matches('.row-link')").await;
        desk.count_anew();
        desk.press(&["b"]).await;
        desk.until("the field for the day", "document.activeElement?.name === 'until'").await;
        desk.type_word("vr").await;
        desk.press(&["Enter"]).await;
        said(desk, "Belofte vastgelegd").await;
        assert!(desk.keys <= 6, "{} keys for a promise", desk.keys);
        desk.count_anew();
        desk.until("the list in focus again", "document.activeElement?.closest('[data-keys]')").await;
        desk.press(&["z"]).await;
        said(desk, "Teruggenomen").await;
        assert_eq!(desk.keys, 1, "one key takes it back");
    });
}

#[test]
fn all_waiting_messages_are_ticked_with_one_key() {
    at_a_desk(async |desk| {
        desk.log_in().await;
        desk.goto("/today?split=approve").await;
        desk.until("the first row in focus", "document.activeElement?.matches('.row-link')").await;
        let boxes = desk.ask("document.querySelectorAll('[data-row] input[name=contact]').length").await;
        desk.count_anew();
        desk.press_with_control("a").await;
        let ticked = "document.querySelectorAll('[data-row] input[name=contact]:checked').length";
        desk.until("every message ticked", &format!("{ticked} === {boxes}")).await;
        desk.press_with_control("Enter").await;
        desk.until("an answer", "document.querySelector('.notice')").await;
        assert!(desk.keys <= 3, "{} keys for {boxes} messages", desk.keys);
    });
}

#[test]
fn the_pages_of_contact_fit_a_phone() {
    at_a_desk(async |desk| {
        desk.log_in().await;
        desk.goto("/call").await;
        let call = desk.here().await;
        let customer = path_of(&call).rsplit('/').next().unwrap_or_default().to_owned();
        let pages = [
            call.clone(),
            "/settings/colleagues".to_owned(),
            "/customers/new".to_owned(),
            format!("/customers/{customer}/intake"),
            format!("/customers/{customer}/visit"),
            format!("/customers/{customer}/specialist"),
            "/customers/wishes".to_owned(),
            "/learned".to_owned(),
        ];
        let mut wrong = Vec::new();
        for width in [390, 1440] {
            desk.browser.screen(width, 900).await;
            for page in &pages {
                desk.goto(page).await;
                for violation in testkit::axe::axe(&desk.browser.client).await {
                    wrong.push(format!("{width} {page}: {violation}"));
                }
                let over = desk.ask("document.documentElement.scrollWidth - innerWidth").await;
                if over.as_i64().unwrap_or(0) > 0 {
                    wrong.push(format!("{width} {page}: {over} px too wide"));
                }
                if desk.text("body").await.contains('⟨') {
                    wrong.push(format!("{width} {page}: a word is missing"));
                }
                let name: String =
                    page.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
                desk.browser.screenshot(&format!("contact-{width}{name}")).await;
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

/// From “next” to the number, the last promise and the open lines: no click.
async fn everything_for_the_call_is_there(desk: &mut Desk) {
    let shown = "['.call-who .dial', '.call-script li p', '[data-digits]', '.call-agree button.primary']
        .every(part => document.querySelector(part)?.getBoundingClientRect().height > 0)";
    assert_eq!(desk.ask(shown).await, true);
    let blocks = desk.ask("document.querySelectorAll('.call-script ol li').length").await;
    assert_eq!(blocks, 4, "four short blocks");
    let outcomes = desk.ask("document.querySelectorAll('[name=outcome]').length").await;
    assert_eq!(outcomes, 11);
}

async fn the_last_act_is_taken_back(desk: &mut Desk) {
    let undo = desk.ask("document.querySelector('.notice form').getAttribute('action')").await;
    let undo = undo.as_str().expect("a notice can be taken back");
    let customer = undo.split('/').nth(2).expect("it names the customer").to_owned();
    desk.click(".notice form button").await;
    said(desk, "Teruggenomen").await;
    desk.goto(&format!("/customers/{customer}")).await;
    let timeline = desk.text("#timeline").await;
    assert!(timeline.contains("Teruggenomen"), "both stand in the timeline: {timeline}");
}

async fn said(desk: &mut Desk, words: &str) {
    let notice = format!("document.querySelector('.notice')?.innerText.includes({words:?})");
    desk.until(&format!("“{words}”"), &notice).await;
}

fn path_of(here: &str) -> &str {
    here.split('?').next().unwrap_or_default()
}
