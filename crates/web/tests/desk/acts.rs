//! What people enter steers at once, and what they typed is never lost.

use std::sync::atomic::Ordering;

use app::{Doing, people};
use axum::http::StatusCode;
use domain::agreement::PromiseState;
use domain::{CallOutcome, Channel, Event, Intent};

use crate::world::{World, date};

#[tokio::test]
async fn a_promise_rests_the_invoice_and_is_shown() {
    let world = World::new("web-promise");
    let (customer, invoice) = world.owing(world.client, "Bakkerij Jansen");
    let cookie = world.session();
    let form = world.get(&format!("/customers/{customer}/acts/promise"), Some(&cookie)).await;
    assert!(form.text.contains(&format!("value=\"{invoice}\"")), "{}", form.text);

    let path = format!("/customers/{customer}/acts/promise");
    let entered = format!("until=eind+mnd&invoice={invoice}&back=/customers/{customer}");
    let answer = world.post(&path, Some(&cookie), &entered).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let back = format!("/customers/{customer}?said=promise&undo={customer}-");
    assert!(answer.header("location").starts_with(&back), "{}", answer.header("location"));

    let known = world.app.customer(world.client, customer).unwrap();
    let promise = &known.dossier.state.promises[0];
    assert_eq!((promise.until, promise.state), (date("2026-03-31"), PromiseState::Open));
    let dossier = world.get(answer.header("location"), Some(&cookie)).await;
    assert!(dossier.text.contains("Belofte vastgelegd"), "the notice");
    assert!(dossier.text.contains("dinsdag 31 maart"), "the agreement");
    assert!(dossier.text.contains("Belofte t/m"), "the standing of the invoice");
}

#[tokio::test]
async fn what_is_not_understood_comes_back_with_what_was_typed() {
    let world = World::new("web-problems");
    let (customer, invoice) = world.owing(world.client, "Bakkerij Jansen");
    let cookie = world.session();
    let path = format!("/customers/{customer}/acts/promise");
    let form = format!("until=ooit+een+keer&invoice={invoice}&note=hij+was+vriendelijk");
    let answer = world.post(&path, Some(&cookie), &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("ooit een keer") && answer.text.contains("hij was vriendelijk"));
    assert!(answer.text.contains("Deze datum begrijp ik niet"));

    let past = format!("until=2026-03-01&invoice={invoice}");
    let answer = world.post(&path, Some(&cookie), &past).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text.contains("Kies een dag"), "a promise lies ahead");
    let known = world.app.customer(world.client, customer).unwrap();
    assert_eq!(known.dossier.state.promises, []);
}

#[tokio::test]
async fn every_act_opens_and_a_call_and_a_note_stand_in_the_timeline() {
    let world = World::new("web-acts");
    let (customer, _) = world.owing(world.client, "Bakkerij Jansen");
    let cookie = world.session();
    for act in web::pages::acts::Act::ALL {
        let path = format!("/customers/{customer}/acts/{}", act.word());
        let answer = world.get(&path, Some(&cookie)).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert!(!answer.text.contains('⟨'), "{path}");
    }
    let path = format!("/customers/{customer}/acts/call");
    let answer = world.post(&path, Some(&cookie), "outcome=voicemail&note=ingesproken+bij+Petra").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let dossier = world.get(&format!("/customers/{customer}"), Some(&cookie)).await;
    assert!(dossier.text.contains("Eva Voorbeeld sprak de klant: Voicemail"), "{}", dossier.text);
    assert!(dossier.text.contains("ingesproken bij Petra"));
}

#[tokio::test]
async fn a_reply_to_read_is_work_and_done_when_it_is_processed() {
    let world = World::new("web-work");
    let (customer, _) = world.owing(world.client, "Bakkerij Jansen");
    let doing = Doing {
        app: &world.app,
        client: world.client,
        by: "mail",
        today: date("2026-03-12"),
        now: world.now(),
    };
    let reply = Event::Reply {
        channel: Channel::Email,
        intents: vec![Intent::Question],
        until: None,
        days: None,
        invoices: None,
        amount: None,
    };
    people::record(&doing, customer, &[reply]).unwrap();
    let known = world.app.customer(world.client, customer).unwrap();
    let todo = known.dossier.state.todos[0].id;
    let cookie = world.session();
    let today = world.get("/today", Some(&cookie)).await;
    assert!(today.text.contains("Bakkerij Jansen") && today.text.contains("Antwoord"), "{}", today.text);
    let done = world.post(&format!("/tasks/{customer}/{todo}/done"), Some(&cookie), "back=/today").await;
    assert_eq!(done.header("location"), "/today?said=done");
    let known = world.app.customer(world.client, customer).unwrap();
    assert!(known.dossier.state.todos.iter().all(|open| open.id != todo));
}

#[tokio::test]
async fn work_that_is_put_off_waits_in_later() {
    let world = World::new("web-later");
    let (customer, _) = world.owing(world.client, "Bakkerij Jansen");
    let doing = Doing {
        app: &world.app,
        client: world.client,
        by: "Eva Voorbeeld",
        today: date("2026-03-12"),
        now: world.now(),
    };
    let outcome = Event::CallOutcome {
        outcome: CallOutcome::WantsPlan,
        until: None,
        invoices: None,
        amount: None,
        reason: None,
    };
    people::record(&doing, customer, &[outcome]).unwrap();
    let known = world.app.customer(world.client, customer).unwrap();
    let todo = known.dossier.state.todos[0].id;
    let cookie = world.session();
    let form = format!("until=over+2+wk&todo={todo}&back=/today");
    let answer = world.post(&format!("/customers/{customer}/acts/later"), Some(&cookie), &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let today = world.get("/today", Some(&cookie)).await;
    assert!(!today.text.contains("Bakkerij Jansen"), "it is not for today");
    let later = world.get("/today?split=later", Some(&cookie)).await;
    assert!(later.text.contains("Bakkerij Jansen"));
}

#[tokio::test]
async fn a_message_is_shown_before_it_is_sent_and_sent_after_a_yes() {
    let world = World::new("web-send");
    // Three days late: time for a friendly reminder, not yet for a call.
    let (customer, _) = world.owing_due(world.client, "Bakkerij Jansen", "2026-03-09");
    world.app.store.begin_run(world.client, date("2026-03-12")).unwrap();
    let cookie = world.session();
    let path = format!("/customers/{customer}/acts/send");
    let form = world.get(&path, Some(&cookie)).await;
    assert!(form.text.contains("friendly_reminder"), "{}", form.text);
    assert!(form.text.contains("2026-0001"), "the message itself is shown");
    let answer = world.post(&path, Some(&cookie), "step=friendly_reminder&confirm=yes").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let planned = world.app.store.messages_to_send(world.client, 10).unwrap();
    assert_eq!(planned.len(), 1);
    assert!(world.posted.load(Ordering::Relaxed) <= 1);
}
