//! The office side over HTTP: importing, giving money its place, the stop button, letters, settings.
//!
//! Each test has its own installation and logs in as a person would be: with a session's cookie.

mod ledger;
mod world;

use axum::http::StatusCode;
use world::{CSV, World};

#[tokio::test]
async fn an_import_is_looked_at_before_it_is_stored() {
    let world = World::new();
    let at = world.drop_file("openstaand.csv", CSV).await;
    let looked = world.get(&at).await;
    assert!(looked.body.contains("openstaand.csv"), "{}", looked.body);
    assert!(looked.body.contains("1 nieuw") || looked.body.contains("2 nieuw"), "{}", looked.body);
    assert!(looked.body.contains("name=\"column-0-0\""), "the columns can be changed");
    assert!(world.customers().is_empty(), "nothing is stored before the yes");

    let other = world.colleague().get(&at).await;
    assert_eq!(other.status, StatusCode::SEE_OTHER, "it belongs to who brought it");

    let begun = world.post(&format!("{at}/confirm"), &[]).await;
    assert_eq!(begun.location.as_deref(), Some(at.as_str()));
    let done = world.until_done(&at).await;
    assert!(done.contains("Ingelezen"), "{done}");
    assert_eq!(world.customers(), ["Bakkerij De Molen", "Fietsenmaker Wiel"]);
    let again = world.get("/import").await;
    assert!(again.body.contains("openstaand.csv"), "earlier imports are told");
}

#[tokio::test]
async fn a_column_that_a_person_chose_is_read_so_and_remembered() {
    let world = World::new();
    let table = "Nr;Wie;Uiterlijk;Nog\n2026-17;Bakkerij De Molen;05-03-2026;1.210,00\n";
    let at = world.drop_file("lijst.csv", table).await;
    let fields = [
        ("column-0-0", "invoice_number"),
        ("column-0-1", "customer_name"),
        ("column-0-2", "due"),
        ("column-0-3", "open"),
    ];
    world.post(&format!("{at}/mapping"), &fields).await;
    let looked = world.get(&at).await;
    assert!(!looked.body.contains("class=\"refused"), "{}", looked.body);
    world.post(&format!("{at}/confirm"), &fields).await;
    world.until_done(&at).await;
    assert_eq!(world.customers(), ["Bakkerij De Molen"]);
    assert_eq!(world.client().settings.mappings.len(), 1);
    let later = world.drop_file("later.csv", &table.replace("2026-17", "2026-18")).await;
    assert!(world.get(&later).await.body.contains("1 nieuw"));
}

#[tokio::test]
async fn a_payment_finds_its_invoice_and_is_taken_back() {
    let world = World::new();
    let (invoice, entry) = world.owing_and_paying(121_000, 100_000);
    let list = world.get("/payments").await;
    assert!(list.body.contains(&format!("/payments/{entry}/allocate")), "{}", list.body);
    let found = world.get(&format!("/payments?payment={entry}&q=Molen")).await;
    assert!(found.body.contains("2026-17"), "{}", found.body);

    let chosen = invoice.to_string();
    let too_much = world
        .post(
            &format!("/payments/{entry}/allocate"),
            &[("invoice", &chosen), (&format!("amount-{chosen}"), "2.000,00")],
        )
        .await;
    assert!(too_much.location.unwrap().contains("said=not-that-much"));

    let path = format!("/payments/{entry}/allocate");
    let done = world.post(&path, &[("invoice", &chosen)]).await;
    let told = done.location.unwrap();
    assert!(told.contains("said=allocated"), "{told}");
    assert_eq!(world.open(invoice), 21_000);
    let page = world.get(&told).await;
    assert!(page.body.contains(&format!("/payments/{entry}/undo")), "it can be undone from the notice");

    world.post(&format!("/payments/{entry}/undo"), &[]).await;
    assert_eq!(world.open(invoice), 121_000);
}

#[tokio::test]
async fn money_of_others_is_set_aside() {
    let world = World::new();
    let (_, entry) = world.owing_and_paying(121_000, 100_000);
    world.post(&format!("/payments/{entry}/not-ours"), &[("reason", "rente")]).await;
    let list = world.get("/payments").await;
    assert!(!list.body.contains(&format!("/payments/{entry}/allocate")));
}

#[tokio::test]
async fn the_stop_button_closes_sending_and_keeps_a_check_closed() {
    let world = World::new();
    world.post("/sending/stop", &[("scope", "client")]).await;
    assert_eq!(world.client().sending, app::Sending::Stopped);
    assert!(world.get("/outbox").await.body.contains("Verzenden staat stil"));
    world.post("/sending/resume", &[]).await;
    assert_eq!(world.client().sending, app::Sending::Open);

    world.post("/sending/stop", &[("scope", "all")]).await;
    assert!(world.app().store.all_stopped().unwrap());
    world.post("/sending/resume", &[]).await;

    world.app().store.set_sending(world.client().id, app::Sending::FirstDayCheck).unwrap();
    world.post("/sending/stop", &[("scope", "client")]).await;
    world.post("/sending/resume", &[]).await;
    assert_eq!(world.client().sending, app::Sending::FirstDayCheck);
}

#[tokio::test]
async fn only_the_list_that_was_seen_is_released() {
    let world = World::new();
    world.owing_and_paying(121_000, 1);
    world.app().store.set_sending(world.client().id, app::Sending::FirstDayCheck).unwrap();
    let page = world.get("/release").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    let refused = world.post("/release", &[("list", "another")]).await;
    assert!(refused.location.unwrap().contains("not-the-same-list"));
    assert_eq!(world.client().sending, app::Sending::FirstDayCheck);
    let version = page.body.split("name=\"list\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    world.post("/release", &[("list", version)]).await;
    assert_eq!(world.client().sending, app::Sending::Open);
}

#[tokio::test]
async fn a_letter_with_an_unknown_word_is_shown_and_not_saved() {
    let world = World::new();
    let address = "/letters/friendly_reminder/nl/informal";
    let page = world.get(address).await;
    assert!(page.body.contains("{{ total_open }}"), "{}", page.body);
    let wrong = [("subject", "Hallo"), ("body", "Beste {{ persoon_naam }},\n\nDag.")];
    for path in [format!("{address}/preview"), address.to_owned()] {
        let told = world.post(&path, &wrong).await;
        assert!(told.body.contains("persoon_naam") && told.body.contains("field-error"), "{}", told.body);
    }
    assert!(world.client().settings.letters.is_empty());

    let letter = text::Letter::FriendlyReminder;
    let source = letter.default_source(text::Voice::NlJe, text::Size::Full).unwrap();
    let body = source.split_once('\n').unwrap().1.replace("Misschien is het", "Het is misschien");
    let saved = world.post(address, &[("subject", "{{ creditor }}: {{ invoices }}"), ("body", &body)]).await;
    assert!(saved.location.is_some(), "{}", saved.body);
    assert_eq!(world.client().settings.letters.len(), 1);
    world.post(&format!("{address}/reset"), &[]).await;
    assert!(world.client().settings.letters.is_empty());
}

#[tokio::test]
async fn settings_are_saved_whole_or_not_at_all() {
    let world = World::new();
    let fields = |iban| {
        [
            ("sign_off", "Sanne Vermeer"),
            ("email", "sanne@noord.example"),
            ("iban", iban),
            ("closed", "2026-12-28"),
        ]
    };
    let refused = world.post("/settings/client", &fields("NL02 ABNA 0123 4567 98")).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("geen geldig rekeningnummer"), "{}", refused.body);
    assert_eq!(world.client().settings.signer, "Joost Veenstra");
    world.post("/settings/client", &fields("NL02 ABNA 0123 4567 89")).await;
    let settings = world.client().settings;
    assert_eq!((settings.signer.as_str(), settings.closed.len()), ("Sanne Vermeer", 1));
    assert_eq!(settings.iban.as_deref(), Some("NL02ABNA0123456789"));
    let page = world.get("/settings").await;
    assert!(page.body.contains("Sanne Vermeer"), "{}", page.body);
}

#[tokio::test]
async fn a_message_is_shown_as_it_would_go_and_an_empty_day_is_calm() {
    let world = World::new();
    world.owing_and_paying(121_000, 1);
    world.run();
    let day = world.get("/outbox").await;
    assert_eq!(day.status, StatusCode::OK, "{}", day.body);
    for message in world.messages() {
        let page = world.get(&format!("/outbox/{}", message.id.0)).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        assert!(page.body.contains("2026-17"), "{}", page.body);
    }
    assert_eq!(world.get("/outbox/999").await.status, StatusCode::NOT_FOUND);
    let calm = world.get("/outbox?day=2025-01-01").await;
    assert_eq!(calm.status, StatusCode::OK);
}
