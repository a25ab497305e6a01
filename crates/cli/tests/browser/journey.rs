//! A morning at *Vandaag* with the keyboard alone, with the keys counted against what ux.md allows.

use crate::desk::{Desk, at_a_desk};

#[test]
fn a_morning_goes_by_keyboard_from_the_first_call_to_the_last_message() {
    at_a_desk(async |desk| {
        the_link_works_once(desk).await;
        every_row_says_why(desk).await;
        a_customer_opens_with_enter(desk).await;
        let promised = a_call_becomes_a_promise(desk).await;
        the_promise_rests_the_customer(desk, &promised).await;
        a_pause_begins_and_ends(desk, &promised).await;
        a_dispute_takes_few_keys(desk).await;
        a_row_is_put_off(desk).await;
        a_task_is_finished(desk).await;
        assert_eq!(desk.browser.console_errors().await, Vec::<String>::new());
    });
}

#[test]
fn what_a_person_approves_goes_out_as_it_was_read() {
    at_a_desk(async |desk| {
        desk.log_in().await;
        desk.goto("/today?split=approve").await;
        desk.until("work to approve", "document.querySelector('[data-row]')").await;
        let may_go = desk.ask("!!document.querySelector('[data-row] input[name=contact]')").await == true;
        if !may_go {
            // A weekend or a holiday by the real clock: nothing may go, and the form says so.
            nothing_goes_today(desk).await;
            return;
        }
        let customer = desk.text("[data-row] .row-link").await;
        let before = desk.house.mail();
        desk.count_anew();
        desk.until("the first row in focus", "document.activeElement?.matches('.row-link')").await;
        desk.press(&["g"]).await;
        desk.until(
            "the word that it is approved",
            "document.querySelector('.notice')?.innerText.includes('Goedgekeurd')",
        )
        .await;
        assert!(desk.keys <= 3, "{} keys", desk.keys);

        desk.goto("/outbox").await;
        let row = format!(
            "[...document.querySelectorAll('tr[data-row]')].find(row => row.innerText.includes({customer:?}))"
        );
        desk.until("the message in the log", &row).await;
        let link = desk.ask(&format!("{row}.querySelector('.row-link').getAttribute('href')")).await;
        let link = link.as_str().expect("a message has a page");
        desk.goto(link).await;
        let bytes = desk.ask_later(&format!("fetch('{link}/bytes').then(answer => answer.text())")).await;
        let new: Vec<_> = desk.house.mail().into_iter().filter(|file| !before.contains(file)).collect();
        assert_eq!(new.len(), 1, "{new:?}");
        let sent = std::fs::read_to_string(&new[0]).expect("mail is text");
        assert_eq!(bytes, sent.as_str(), "the log keeps the exact bytes");
        let shown = desk.text("section.letter").await;
        let greeting = shown.lines().next().unwrap_or_default();
        assert!(!greeting.is_empty() && sent.contains(greeting), "{shown}");
        assert!(sent.contains("To: ") && sent.contains(".example"), "{sent}");
    });
}

async fn nothing_goes_today(desk: &mut Desk) {
    let before = desk.house.mail();
    let dossier = desk.ask("document.querySelector('[data-row] .row-link').dataset.dossier").await;
    let dossier = dossier.as_str().expect("a row knows its dossier").to_owned();
    desk.goto(&format!("{dossier}/acts/send")).await;
    let said = desk.text(".preview .field-error").await;
    assert!(!said.is_empty(), "why it can't go now");
    assert_eq!(desk.ask("document.querySelector('.act-foot .primary').disabled").await, true);
    assert_eq!(desk.house.mail(), before);
}

async fn the_link_works_once(desk: &mut Desk) {
    let token = desk.house.token();
    desk.goto(&format!("/login/link#{token}")).await;
    assert_eq!(desk.ask("location.hash").await, "", "the token leaves the address");
    desk.click("form button").await;
    desk.until("Vandaag", "location.pathname === '/today'").await;
    desk.browser.client.delete_all_cookies().await.expect("cookies can go");
    desk.goto("/login").await;
    desk.goto(&format!("/login/link#{token}")).await;
    desk.click("form button").await;
    desk.until("the refusal of an old link", "document.querySelector('a[href=\"/login\"]')").await;
    // The browser reports the refusal itself.
    let refused = desk.browser.console_errors().await;
    assert!(refused.iter().all(|line| line.contains("401")), "{refused:?}");
    desk.log_in().await;
}

async fn every_row_says_why(desk: &mut Desk) {
    let splits = desk.ask("document.querySelectorAll('[data-split] b').length").await;
    assert!(splits.as_u64().unwrap_or(0) >= 4, "splits with counts: {splits}");
    for split in ["first", "call", "approve", "allocate", "relation", "later"] {
        desk.goto(&format!("/today?split={split}")).await;
        let counted =
            desk.ask("Number(document.querySelector('[data-split][aria-current] b')?.innerText ?? 0)").await;
        let rows = desk.ask("document.querySelectorAll('[data-row]').length").await;
        assert_eq!(counted, rows, "{split}");
        let silent = "[...document.querySelectorAll('[data-row]')].filter(row => !(row.querySelector('.why')?.innerText.length > 12)).length";
        assert_eq!(desk.ask(silent).await, 0, "{split} has a row without a reason");
    }
}

async fn a_customer_opens_with_enter(desk: &mut Desk) {
    first_of(desk, "call").await;
    desk.count_anew();
    desk.press(&["Enter"]).await;
    desk.until("everything for the call beside the list", "document.querySelector('#panel .panel .dial')")
        .await;
    desk.press(&["Enter"]).await;
    desk.until("the dossier", "document.querySelector('.dossier .now')").await;
    assert_eq!(desk.keys, 2);
}

/// Gives the address of the dossier.
async fn a_call_becomes_a_promise(desk: &mut Desk) -> String {
    first_of(desk, "call").await;
    // Somebody who only has to be called: a proposal that waits stays on the list after a promise.
    let other = "[...document.querySelectorAll('[data-row]')].find(row => !/regeling|nummer/i.test(row.querySelector('.why, .proposal').innerText + row.querySelector('.proposal').innerText))";
    desk.ask(&format!("{other}.querySelector('.row-link').focus()")).await;
    let dossier = desk.ask("document.activeElement.dataset.dossier").await;
    let dossier = dossier.as_str().expect("a row knows its dossier").to_owned();
    desk.press(&["c"]).await;
    desk.until("the form of the call", "document.querySelector('#panel .act-call')").await;
    desk.count_anew();
    desk.press(&["4"]).await;
    desk.until("the field for the day", "document.activeElement?.name === 'until'").await;
    desk.type_word("vr").await;
    desk.press(&["Enter"]).await;
    said(desk, "Gesprek vastgelegd").await;
    // The outcome itself is one key; the day of a promise has two letters.
    assert!(desk.keys <= 4, "{} keys after hanging up", desk.keys);
    dossier
}

async fn the_promise_rests_the_customer(desk: &mut Desk, dossier: &str) {
    desk.goto(dossier).await;
    let now = desk.text(".now").await;
    assert!(now.contains("belo") || now.contains("Belo"), "{now}");
    assert!(now.contains("vr"), "{now}");
    let side = desk.text("[aria-labelledby=side-agreements]").await;
    assert!(side.contains("Belofte"), "{side}");
    desk.goto("/today?split=call").await;
    let gone = format!("!document.querySelector('[data-dossier=\"{dossier}\"]')");
    desk.until("nothing to do for who promised", &gone).await;
}

async fn a_pause_begins_and_ends(desk: &mut Desk, dossier: &str) {
    desk.goto(&format!("{dossier}/acts/hold")).await;
    desk.click("#f-until").await;
    desk.type_word("over 2 wk").await;
    desk.click("#f-why").await;
    desk.type_word("op vakantie").await;
    desk.press(&["Enter"]).await;
    said(desk, "Pauze vastgelegd").await;
    desk.goto(dossier).await;
    let side = desk.text("[aria-labelledby=side-agreements]").await;
    assert!(side.contains("Pauze") || side.contains("op vakantie"), "{side}");
    desk.goto(&format!("{dossier}/acts/hold-end")).await;
    desk.click(".act-foot button").await;
    said(desk, "De pauze is voorbij").await;
}

async fn a_dispute_takes_few_keys(desk: &mut Desk) {
    first_of(desk, "call").await;
    let dossier = desk.ask("document.activeElement.dataset.dossier").await;
    desk.count_anew();
    desk.press(&["d"]).await;
    desk.until("the form of the dispute", "document.activeElement?.closest('.act-dispute')").await;
    desk.press(&[" ", "Tab"]).await;
    desk.until("the reason in focus", "document.activeElement?.name === 'reason'").await;
    desk.press(&["ArrowDown"]).await;
    desk.until("a reason", "document.activeElement.value !== ''").await;
    desk.press_with_control("Enter").await;
    said(desk, "Klacht vastgelegd").await;
    assert!(desk.keys <= 8, "{} keys", desk.keys);
    desk.goto(dossier.as_str().expect("a row knows its dossier")).await;
    let side = desk.text("[aria-labelledby=side-agreements]").await;
    assert!(
        !side.is_empty() && desk.text("[aria-labelledby=side-invoices]").await.contains("acht"),
        "{side}"
    );
}

async fn a_row_is_put_off(desk: &mut Desk) {
    let later = "Number(document.querySelector('a[href=\"/today?split=later\"] b')?.innerText ?? 0)";
    first_of(desk, "first").await;
    let before = desk.ask(later).await.as_u64().unwrap_or(0);
    // The first that can wait: a message that may have gone out cannot.
    desk.ask("document.querySelector('[data-row]:has([data-key=h]) .row-link').focus()").await;
    desk.count_anew();
    desk.press(&["h"]).await;
    desk.until("the field for the day", "document.activeElement?.name === 'until'").await;
    desk.type_word("vr").await;
    desk.press(&["Enter"]).await;
    said(desk, "Komt die dag terug").await;
    assert!(desk.keys <= 4, "{} keys", desk.keys);
    desk.goto("/today?split=later").await;
    assert_eq!(desk.ask(later).await, before + 1);
}

async fn a_task_is_finished(desk: &mut Desk) {
    first_of(desk, "relation").await;
    desk.ask("document.querySelector('[data-row]:has([data-key=e]) .row-link').focus()").await;
    let row = desk.ask("document.activeElement.closest('[data-row]').id").await;
    let row = row.as_str().expect("a row has a name").to_owned();
    desk.press(&["e"]).await;
    said(desk, "Afgerond").await;
    desk.until("the row to be gone", &format!("!document.getElementById({row:?})")).await;
}

/// The first row of a split, in focus as it is when the page opens.
async fn first_of(desk: &mut Desk, split: &str) {
    desk.goto(&format!("/today?split={split}")).await;
    desk.until("the first row in focus", "document.activeElement?.matches('.row-link')").await;
}

async fn said(desk: &Desk, words: &str) {
    let notice = format!("document.querySelector('.notice')?.innerText.includes({words:?})");
    desk.until(&format!("“{words}”"), &notice).await;
}
