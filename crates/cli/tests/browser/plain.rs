//! Without JavaScript everything can be done too, with links and forms.

use crate::desk::at_a_desk;

#[test]
fn without_scripts_one_logs_in_and_records_a_promise() {
    at_a_desk(async |desk| {
        desk.browser.scripts_off().await;
        let token = desk.house.token();
        desk.goto("/login/link").await;
        desk.click("#token").await;
        desk.type_word(&token).await;
        desk.click("form button").await;
        desk.until("Vandaag", "location.pathname === '/today'").await;
        assert_eq!(desk.ask("document.documentElement.classList.contains('js')").await, false);

        desk.goto("/today?split=call").await;
        let dossier = desk.ask("document.querySelector('.row-link').getAttribute('href')").await;
        let dossier = dossier.as_str().expect("a name is a link").to_owned();
        desk.click(".row-link").await;
        desk.until("the dossier", &format!("location.pathname === {dossier:?}")).await;
        desk.click(".acts a[href*=\"/acts/promise\"]").await;
        desk.until("the form", "document.querySelector('form.act-promise')").await;

        // A day that is no day comes back with what was typed.
        desk.click("#f-until").await;
        desk.type_word("ooit").await;
        desk.press(&["Enter"]).await;
        desk.until("what is wrong", "document.querySelector('.error-summary')").await;
        assert_eq!(desk.ask("document.querySelector('#f-until').value").await, "ooit");
        desk.click("#f-until").await;
        desk.ask("document.querySelector('#f-until').select()").await;
        desk.type_word("vr").await;
        desk.press(&["Enter"]).await;
        desk.until(
            "that it is recorded",
            "document.querySelector('.notice')?.innerText.includes('Belofte vastgelegd')",
        )
        .await;
        desk.goto(&dossier).await;
        let agreed = desk.text("[aria-labelledby=side-agreements]").await;
        assert!(agreed.contains("Belofte"), "{agreed}");
    });
}
