//! What must not happen by accident: sending after the stop, and anything by stray keys.

use crate::desk::at_a_desk;

#[test]
fn the_stop_button_closes_sending_and_says_so_on_every_page_until_it_is_released() {
    at_a_desk(async |desk| {
        desk.log_in().await;
        desk.goto("/outbox").await;
        desk.click("button[name=scope][value=client]").await;
        desk.until("the banner", "document.querySelector('.banner form[action=\"/sending/resume\"]')").await;
        let sent = desk.house.mail().len();
        for page in ["/today", "/customers", "/customers/1", "/payments"] {
            desk.goto(page).await;
            let banner = desk.text(".banner").await;
            assert!(
                banner.contains("staat stil") || banner.contains("Noodstop") || banner.contains("stil"),
                "{page}: {banner}"
            );
        }
        assert_eq!(desk.house.mail().len(), sent);
        desk.click(".banner form[action=\"/sending/resume\"] button").await;
        desk.until("no banner", "!document.querySelector('.banner form[action=\"/sending/resume\"]') && document.querySelector('.notice')").await;
        desk.goto("/outbox").await;
        desk.until("sending to be open", "document.querySelector('form[action=\"/sending/stop\"]')").await;
        assert_eq!(desk.browser.console_errors().await, Vec::<String>::new());
    });
}

#[test]
fn letters_typed_outside_the_list_change_nothing() {
    at_a_desk(async |desk| {
        desk.log_in().await;
        for page in ["/today", "/today?split=approve", "/payments", "/outbox", "/customers/1"] {
            desk.goto(page).await;
            let before = desk.ask("document.querySelector('#main').innerText").await;
            desk.ask("document.activeElement.blur()").await;
            for letter in "abcdefgijlmnopqrstuvwxyzGXEZ".chars() {
                desk.type_word(&letter.to_string()).await;
            }
            assert_eq!(desk.here().await, page);
            assert_eq!(desk.ask("document.querySelector('#main').innerText").await, before, "{page}");
            assert_eq!(desk.ask("!!document.querySelector('.act, .notice')").await, false, "{page}");
        }
        // Typing in the search field is typing.
        desk.goto("/today").await;
        desk.press_with_control("k").await;
        desk.type_word("ceg").await;
        assert_eq!(desk.ask("document.querySelector('#q').value").await, "ceg");
        assert_eq!(desk.ask("!!document.querySelector('.act, .notice')").await, false);
        let mut counts = Vec::new();
        for _ in 0..2 {
            desk.goto("/today").await;
            counts.push(desk.text(".splits").await);
        }
        assert_eq!(counts[0], counts[1]);
    });
}
