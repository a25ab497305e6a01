//! Relations: who needs care, scores asked and read, good words at the right moment.

use axum::http::StatusCode;
use domain::Event;
use domain::care::GoodWord;

use crate::world::World;

fn record(world: &World, customer: domain::CustomerId, event: Event) {
    let doing = app::Doing {
        app: &world.app,
        client: world.client,
        by: "Eva",
        today: world.today(),
        now: world.now(),
    };
    app::people::record(&doing, customer, &[event]).unwrap();
}

fn paid(world: &World, invoice: domain::InvoiceId) -> Event {
    let _ = world;
    Event::Payment {
        invoice: Some(invoice),
        amount: domain::Cents(198_000),
        currency: domain::Currency::EUR,
        dated: None,
    }
}

#[tokio::test]
async fn b3_07_a_low_score_is_on_the_list_at_once_with_its_day() {
    let world = World::new("web-low-score");
    let (customer, _) = world.owing(world.client, "Bakkerij Jansen");
    let cookie = world.session();
    let calm = world.get("/relations", Some(&cookie)).await;
    assert!(calm.text.contains("Niemand heeft nu extra aandacht nodig"), "{}", calm.text);
    record(&world, customer, Event::Score { nps: 4, said: None });
    let listed = world.get("/relations", Some(&cookie)).await;
    assert!(listed.text.contains("Gaf een 4"), "{}", listed.text);
    assert!(listed.text.contains("vr 13 mrt"), "one working day: {}", listed.text);
}

#[tokio::test]
async fn b3_09_a_talk_records_the_pain_until_it_is_solved() {
    let world = World::new("web-care-talk");
    let (customer, _) = world.owing(world.client, "Bakkerij Jansen");
    let cookie = world.session();
    record(&world, customer, Event::Score { nps: 4, said: None });
    let path = format!("/customers/{customer}/relation/talk");
    let talk =
        "pain=Te+laat+geleverd&improvement=Vaste+dag&owner=Joost&by=2026-03-20&extra=Extra+rit&cost=45";
    let unapproved = world.post(&path, Some(&cookie), talk).await;
    assert!(unapproved.header("location").contains("said=not-understood"), "extra work needs a name");
    let talk = format!("{talk}&approved_by=Bram");
    let told = world.post(&path, Some(&cookie), &talk).await;
    assert!(told.header("location").contains("said=care-talk"), "{}", told.header("location"));
    let listed = world.get("/relations", Some(&cookie)).await;
    assert!(
        listed.text.contains("Te laat geleverd") && !listed.text.contains("Gaf een 4"),
        "{}",
        listed.text
    );
    let solved = format!("/customers/{customer}/relation/solved");
    world.post(&solved, Some(&cookie), "place=0").await;
    let calm = world.get("/relations", Some(&cookie)).await;
    assert!(calm.text.contains("Niemand heeft nu extra aandacht nodig"), "{}", calm.text);
}

#[tokio::test]
async fn b3_06_a_score_is_given_through_a_link_once() {
    let world = World::new("web-score-link");
    let (customer, invoice) = world.owing(world.client, "Bakkerij Jansen");
    let cookie = world.session();
    record(&world, customer, paid(&world, invoice));
    let made = world.post(&format!("/customers/{customer}/relation/score-link"), Some(&cookie), "").await;
    assert_eq!(made.status, StatusCode::OK, "{}", made.text);
    let token = made.text.split("/answer#").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let opened = world.post("/answer/open", None, &format!("token={token}")).await;
    assert_eq!(opened.header("location"), "/answer/score");
    let invited = opened.header("set-cookie").split(';').next().unwrap().to_owned();
    let asked = world.get("/answer/score", Some(&invited)).await;
    assert!(asked.text.contains("Zou u"), "{}", asked.text);
    let nothing = world.post("/answer/score", Some(&invited), "words=Fijn").await;
    assert!(nothing.header("location").contains("not-answered"));
    for _ in 0..2 {
        let thanks = world.post("/answer/score", Some(&invited), "nps=9&ease=6&words=Fijn").await;
        assert!(thanks.header("location").contains("said=thanks"));
    }
    let known = world.app.customer(world.client, customer).unwrap();
    let scores: Vec<u8> = known.dossier.state.care.scores.iter().map(|(_, nps)| *nps).collect();
    assert_eq!(scores, [9], "the same answer twice is one");
    let page = world.get(&format!("/customers/{customer}/relation"), Some(&cookie)).await;
    assert!(page.text.contains("Hooguit één keer per half jaar"), "{}", page.text);
}

#[tokio::test]
async fn b0_22_a_good_word_is_refused_until_everything_is_right() {
    let world = World::new("web-good-word");
    let (customer, invoice) = world.owing(world.client, "Bakkerij Jansen");
    let cookie = world.session();
    let path = format!("/customers/{customer}/relation/good-word");
    let ask = "what=review&moment=person&how=asked";
    let refused = world.post(&path, Some(&cookie), ask).await;
    assert!(refused.header("location").contains("said=not-now"), "late: {}", refused.header("location"));
    record(&world, customer, paid(&world, invoice));
    let asked = world.post(&path, Some(&cookie), ask).await;
    assert!(asked.header("location").contains("said=good-word"), "{}", asked.header("location"));
    world.post(&path, Some(&cookie), "what=review&how=given&words=Vijf+sterren").await;
    let known = world.app.customer(world.client, customer).unwrap();
    let moments = &known.dossier.state.care.moments;
    assert!(known.dossier.state.care.is_ambassador());
    assert_eq!((moments.len(), moments[0].what), (1, GoodWord::Review));
    let listed = world.get("/relations?show=ambassadors", Some(&cookie)).await;
    assert!(listed.text.contains("Bakkerij Jansen"), "{}", listed.text);
}

#[tokio::test]
async fn b3_12_satisfaction_stands_beside_money_without_claims() {
    let world = World::new("web-scores");
    let (low, _) = world.owing(world.client, "Bakkerij Jansen");
    let (high, _) = world.owing_due(world.client, "Fietsen Blom", "2026-03-30");
    record(&world, low, Event::Score { nps: 3, said: None });
    record(&world, high, Event::Score { nps: 10, said: None });
    let cookie = world.session();
    let page = world.get("/relations?show=scores", Some(&cookie)).await;
    assert!(page.text.contains("NPS 0"), "{}", page.text);
    assert!(page.text.contains("te weinig scores"), "two scores claim nothing");
}

#[tokio::test]
async fn b3_03_a_relation_is_told_in_four_parts_with_their_evidence() {
    let world = World::new("web-relation");
    let (customer, _) = world.owing(world.client, "Bakkerij Jansen");
    let cookie = world.session();
    let page = world.get(&format!("/customers/{customer}/relation"), Some(&cookie)).await;
    assert_eq!(page.status, StatusCode::OK);
    for words in ["Betalen", "Toon en antwoorden", "Klachten", "Tevredenheid", "7 dagen te laat"] {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
}
