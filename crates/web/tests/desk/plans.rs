//! Promises and paying in parts, from the list to the customer's own yes.

use app::{Doing, people};
use axum::http::StatusCode;
use domain::Event;
use domain::arrangement::ArrangementState;

use crate::world::{World, date};

const YES: &str = "/answer/arrangement";

#[tokio::test]
async fn b4_13_a_proposal_is_accepted_through_a_link() {
    let world = World::new("web-plan-link");
    let (customer, invoice) = world.owing(world.client, "Bakkerij Jansen");
    let cookie = world.session();
    let path = format!("/customers/{customer}/acts/arrangement");
    let form = format!("how=proposed&times=3&first=2026-04-01&rhythm=month&invoice={invoice}");
    let answer = world.post(&path, Some(&cookie), &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let state = |world: &World| {
        let known = world.app.customer(world.client, customer).unwrap();
        known.dossier.state.arrangements.last().map(|known| known.state)
    };
    assert_eq!(state(&world), Some(ArrangementState::Proposed));
    let dossier = world.get(&format!("/customers/{customer}"), Some(&cookie)).await;
    assert!(dossier.text.contains("Wacht op een ja van de klant"), "the proposal is on the side");

    let link = format!("/customers/{customer}/arrangement-link?invoice={invoice}");
    let made = world.post(&link, Some(&cookie), "").await;
    assert_eq!(made.status, StatusCode::OK);
    let token = made.text.split("/answer#").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let opened = world.post("/answer/open", None, &format!("token={token}")).await;
    let invited = opened.header("set-cookie").split(';').next().unwrap().to_owned();
    let asked = world.get(YES, Some(&invited)).await;
    assert_eq!(asked.status, StatusCode::OK);
    assert!(asked.text.contains("660,00") && asked.text.contains("woensdag 1 april"), "{}", asked.text);
    for _ in 0..2 {
        let yes = world.post(YES, Some(&invited), "").await;
        assert_eq!(yes.status, StatusCode::SEE_OTHER);
    }
    let known = world.app.customer(world.client, customer).unwrap();
    let arrangements = &known.dossier.state.arrangements;
    assert_eq!(arrangements.len(), 1, "the same yes twice is one yes");
    assert_eq!(arrangements[0].state, ArrangementState::Running);
    let from = arrangements[0].heard.as_ref().and_then(|heard| heard.from.clone());
    assert_eq!(from.as_deref(), Some("Bakkerij Jansen"));
    let thanks = world.get("/answer/arrangement?said=thanks", Some(&invited)).await;
    assert!(thanks.text.contains("Dank u wel"), "{}", thanks.text);
}

#[tokio::test]
async fn what_goes_beyond_the_limits_needs_a_name() {
    let world = World::new("web-plan-limits");
    let (customer, invoice) = world.owing(world.client, "Bakkerij Jansen");
    let cookie = world.session();
    let path = format!("/customers/{customer}/acts/arrangement");
    let form = format!("how=agreed&times=20&first=2026-04-01&rhythm=week&invoice={invoice}");
    let refused = world.post(&path, Some(&cookie), &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("grenzen"), "{}", refused.text);
    let approved = world.post(&path, Some(&cookie), &format!("{form}&approved=Bram+Visser")).await;
    assert_eq!(approved.status, StatusCode::SEE_OTHER, "{}", approved.text);
    let known = world.app.customer(world.client, customer).unwrap();
    let arrangement = &known.dossier.state.arrangements[0];
    assert_eq!((arrangement.terms.len(), arrangement.total().0), (20, 198_000));
}

#[tokio::test]
async fn b4_13_one_term_moves_once() {
    let world = World::new("web-plan-shift");
    let (customer, invoice) = world.owing(world.client, "Bakkerij Jansen");
    let cookie = world.session();
    let path = |act: &str| format!("/customers/{customer}/acts/{act}");
    let form = format!("how=agreed&times=3&first=2026-04-01&rhythm=month&invoice={invoice}");
    world.post(&path("arrangement"), Some(&cookie), &form).await;
    let opened = world.get(&format!("{}?invoice={invoice}", path("shift")), Some(&cookie)).await;
    assert!(opened.text.contains("2026-05-01"), "{}", opened.text);
    let shift = |to: &str| format!("invoice={invoice}&from=2026-04-01&until={to}");
    let past_next = world.post(&path("shift"), Some(&cookie), &shift("2026-05-10")).await;
    assert_eq!(past_next.status, StatusCode::UNPROCESSABLE_ENTITY);
    let moved = world.post(&path("shift"), Some(&cookie), &shift("2026-04-15")).await;
    assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.text);
    let again = format!("invoice={invoice}&from=2026-04-15&until=2026-04-20");
    let again = world.post(&path("shift"), Some(&cookie), &again).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    let known = world.app.customer(world.client, customer).unwrap();
    let terms = &known.dossier.state.arrangements[0].terms;
    assert_eq!((terms[0].0, terms[1].0), (date("2026-04-15"), date("2026-05-01")));
}

#[tokio::test]
async fn a2_each_promise_stands_in_the_list_with_its_day_and_its_sum() {
    let world = World::new("web-agreements");
    let (customer, invoice) = world.owing(world.client, "Bakkerij Jansen");
    let cookie = world.session();
    let empty = world.get("/agreements", Some(&cookie)).await;
    assert!(empty.text.contains("Er loopt nu niets"), "{}", empty.text);
    let form = format!("until=2026-03-20&amount=500&invoice={invoice}&heard_from=Petra+Jansen");
    world.post(&format!("/customers/{customer}/acts/promise"), Some(&cookie), &form).await;
    let listed = world.get("/agreements?show=promises", Some(&cookie)).await;
    for words in ["Bakkerij Jansen", "Petra Jansen", "500,00", "Komende 14 dagen", "vr 20 mrt"] {
        assert!(listed.text.contains(words), "{words}: {}", listed.text);
    }
    let doing =
        Doing { app: &world.app, client: world.client, by: "bank", today: world.today(), now: world.now() };
    let money = Event::Payment {
        invoice: Some(invoice),
        amount: domain::Cents(50_000),
        currency: domain::Currency::EUR,
        dated: None,
    };
    people::record(&doing, customer, &[money]).unwrap();
    let kept = world.get("/agreements", Some(&cookie)).await;
    assert!(kept.text.contains("1 van de 1 beloften gehouden"), "{}", kept.text);
}
