//! Reasons as people record them: each has its treatment at once, its clock, and what is written.

use app::{Addressee, MessageFilter, NewBankEntry, NewImport};
use axum::http::StatusCode;
use domain::agreement::PauseKind;
use domain::{Cents, Currency, CustomerId, Reason, TaskKind};

use crate::world::{World, date};

async fn why(world: &World, customer: CustomerId, form: &str) {
    let cookie = world.session();
    let path = format!("/customers/{customer}/acts/why");
    let invoice = world.app.customer(world.client, customer).unwrap().dossier.invoices[0].id;
    let answer = world.post(&path, Some(&cookie), &format!("{form}&invoice={invoice}")).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
}

fn written(world: &World) -> Vec<(String, Addressee)> {
    let all = world.app.store.messages(world.client, &MessageFilter::default(), 0, 100).unwrap();
    let mut notes: Vec<_> = all
        .iter()
        .filter_map(|message| message.new.note.as_ref().map(|note| (note.letter.clone(), note.to)))
        .collect();
    notes.sort_by(|one, other| one.0.cmp(&other.0));
    notes
}

#[tokio::test]
async fn b0_11_each_reason_can_be_told_and_steers() {
    for (word, form) in [
        ("forgotten", ""),
        ("absent", "&until=2026-03-20"),
        ("administration_not_in_order", "&fault=wrong_entity"),
        ("other_term", "&days=60"),
        ("cannot_pay", ""),
        ("dissatisfied", "&said=niet+compleet"),
        ("says_paid", ""),
        ("will_not", ""),
        ("other", ""),
    ] {
        let world = World::new(&format!("web-why-{word}"));
        let (customer, invoice) = world.owing(world.client, "Bakkerij Jansen");
        why(&world, customer, &format!("reason={word}{form}")).await;
        let known = world.app.customer(world.client, customer).unwrap();
        let track = &known.dossier.invoice(invoice).unwrap().track;
        assert_eq!(track.reason.map(Reason::word), Some(word), "A1");
        assert_eq!(track.reason_known, Some(date("2026-03-12")), "{word}");
        let tasks = |kind| known.dossier.has_open_task(kind);
        match word {
            "cannot_pay" => assert!(tasks(TaskKind::ProposeArrangement)),
            "says_paid" => assert!(tasks(TaskKind::SearchPayment)),
            "will_not" => assert!(tasks(TaskKind::PersonDecides), "0.14: a human task"),
            "other_term" => assert!(tasks(TaskKind::AskClientAboutTerm)),
            "administration_not_in_order" => assert!(tasks(TaskKind::FixAdministration)),
            "dissatisfied" => assert!(known.dossier.open_dispute(invoice).is_some()),
            _ => {}
        }
    }
}

#[tokio::test]
async fn b4_09_an_order_number_is_put_right_in_the_conversation_and_invoicing_is_told() {
    let world = World::new("web-why-po");
    let mut settings = crate::world::settings();
    settings.office.invoicing_email = Some("facturen@voorbeeld.example".to_owned());
    world.app.store.save_settings(world.client, &settings).unwrap();
    let (customer, invoice) = world.owing(world.client, "Bakkerij Jansen");
    why(&world, customer, "reason=administration_not_in_order&fault=missing_order_number&correct=PO-77")
        .await;
    let known = world.app.customer(world.client, customer).unwrap();
    let track = &known.dossier.invoice(invoice).unwrap().track;
    assert_eq!(track.order_number.as_deref(), Some("PO-77"));
    assert!(known.dossier.state.pauses.iter().any(|pause| pause.kind == PauseKind::CopyRequested));
    let expected = [
        ("details_corrected".to_owned(), Addressee::Customer),
        ("tell_invoicing".to_owned(), Addressee::Invoicing),
    ];
    assert_eq!(written(&world), expected, "4.11: the next invoice is right too");
}

#[tokio::test]
async fn b1_07_a_copy_is_sent_at_once_with_the_invoice_itself_where_we_have_it() {
    let world = World::new("web-why-copy");
    let (customer, invoice) = world.owing(world.client, "Bakkerij Jansen");
    why(&world, customer, "reason=administration_not_in_order&fault=not_received").await;
    assert_eq!(written(&world), [("statement".to_owned(), Addressee::Customer)], "no document is known");
    let document = app::Document {
        name: "factuur.pdf".to_owned(),
        mime: "application/pdf".to_owned(),
        bytes: b"%PDF-1.4".to_vec(),
    };
    world.app.store.add_document(world.client, invoice, &document).unwrap();
    why(&world, customer, "reason=administration_not_in_order&fault=copy_wanted").await;
    let letters: Vec<String> = written(&world).into_iter().map(|(letter, _)| letter).collect();
    assert_eq!(letters, ["copy_sent", "statement"]);
    let all = world.app.store.messages(world.client, &MessageFilter::default(), 0, 10).unwrap();
    assert!(all[0].new.note.as_ref().unwrap().with_documents);
}

#[tokio::test]
async fn b0_12_who_says_that_he_paid_is_shown_the_payments_that_may_be_his() {
    let world = World::new("web-why-paid");
    let (customer, _) = world.owing(world.client, "Bakkerij Jansen");
    let import = NewImport {
        file: "bank.xml".to_owned(),
        sha256: "00".to_owned(),
        format: "camt".to_owned(),
        bytes: Vec::new(),
        at: world.now(),
        by: "Eva".to_owned(),
        outcome: String::new(),
    };
    let import = world.app.store.add_import(world.client, &import).unwrap();
    let entry = |key: &str, cents, name: &str, text: &str| NewBankEntry {
        key: key.to_owned(),
        account: "NL02ABNA0123456789".to_owned(),
        booked: date("2026-03-10"),
        amount: Cents(cents),
        currency: Currency::EUR,
        reversal: false,
        counterparty_name: Some(name.to_owned()),
        counterparty_iban: None,
        end_to_end_id: None,
        mandate_id: None,
        structured_reference: None,
        remittance: text.to_owned(),
        return_reason: None,
        raw: String::new(),
        import,
    };
    let entries =
        [entry("1", 198_000, "JANSEN BAKKERIJ", "betaling"), entry("2", 5_000, "Garage Vreemd", "apk")];
    world.app.store.add_bank_entries(world.client, &entries).unwrap();
    why(&world, customer, "reason=says_paid").await;
    let dossier = world.get(&format!("/customers/{customer}"), Some(&world.session())).await;
    assert!(dossier.text.contains("JANSEN BAKKERIJ"), "{}", dossier.text);
    assert!(dossier.text.contains("naam en bedrag kloppen"));
    assert!(!dossier.text.contains("Garage Vreemd"), "what cannot be his is not shown");
}

#[tokio::test]
async fn b4_04_the_time_until_the_reason_is_known_is_measured() {
    let world = World::new("web-reason-clock");
    let (customer, _) = world.owing(world.client, "Bakkerij Jansen");
    let cookie = world.session();
    let before = world.get("/reasons", Some(&cookie)).await;
    assert!(before.text.contains("Bakkerij Jansen"), "A1: it waits for a reason");
    why(&world, customer, "reason=forgotten").await;
    let known =
        app::reasons::times(&world.app, world.client, date("2026-03-01"), date("2026-03-31")).unwrap();
    let measured: Vec<_> = known.iter().map(|one| (one.overdue_since, one.days, one.reason)).collect();
    assert_eq!(measured, [(date("2026-03-06"), 6, Reason::Forgotten)]);
    why(&world, customer, "reason=cannot_pay").await;
    let again =
        app::reasons::times(&world.app, world.client, date("2026-03-01"), date("2026-03-31")).unwrap();
    assert_eq!(again.len(), 1, "the clock stops once");
    let client = world.app.client(world.client).unwrap();
    assert!(app::reasons::unknown(&world.app, &client, date("2026-03-12")).unwrap().is_empty());
    let page = world.get("/reasons", Some(&cookie)).await;
    assert!(page.text.contains("Van elke te late factuur is de reden bekend"), "{}", page.text);
}

#[tokio::test]
async fn b0_14_every_kind_of_insolvency_stops_everything() {
    for why in ["bankruptcy", "suspension_of_payments", "debt_help", "deceased"] {
        let world = World::new(&format!("web-stop-{why}"));
        let (customer, _) = world.owing(world.client, "Bakkerij Jansen");
        let path = format!("/customers/{customer}/acts/stop");
        let answer = world.post(&path, Some(&world.session()), &format!("why={why}")).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        let known = world.app.customer(world.client, customer).unwrap();
        assert!(known.dossier.state.stop.is_some() && known.dossier.has_open_task(TaskKind::FullStop));
    }
}
