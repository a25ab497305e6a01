//! Figures: each opens to the lines that sum to it, and goes along as a table.

use axum::http::StatusCode;
use domain::care::GoodWord;
use domain::{Cents, Currency, CustomerId, Event, InvoiceId};

use crate::world::World;

fn record(world: &World, customer: CustomerId, event: Event) {
    let doing = app::Doing {
        app: &world.app,
        client: world.client,
        by: "Eva",
        today: world.today(),
        now: world.now(),
    };
    app::people::record(&doing, customer, &[event]).unwrap();
}

fn pays(invoice: InvoiceId) -> Event {
    Event::Payment { invoice: Some(invoice), amount: Cents(198_000), currency: Currency::EUR, dated: None }
}

fn figures(world: &World) -> Vec<app::figures::Figure> {
    let today = world.today();
    let period = app::figures::Period { from: today.plus_days(-89), through: today };
    app::figures::figures(&world.app, world.client, period, today).unwrap()
}

fn one(world: &World, key: &str) -> app::figures::Figure {
    figures(world).into_iter().find(|figure| figure.key == key).unwrap()
}

#[tokio::test]
async fn b1_28_relation_and_money_stand_beside_each_other_and_open_to_their_lines() {
    let world = World::new("web-reports");
    let (customer, invoice) = world.owing(world.client, "Bakkerij Jansen");
    record(&world, customer, pays(invoice));
    let cookie = world.session();
    let page = world.get("/reports", Some(&cookie)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    for words in ["De relatie", "Het geld", "Foute herinneringen", "DSO", "Hoe berekend?"] {
        assert!(page.text.contains(words), "{words}");
    }
    assert!(!page.text.contains('⟨'), "words are missing: {}", page.text);
    for figure in figures(&world) {
        let lines = world.get(&format!("/reports/{}", figure.key), Some(&cookie)).await;
        assert_eq!(lines.status, StatusCode::OK, "{}", figure.key);
        let table = world.get(&format!("/reports/{}/table.csv", figure.key), Some(&cookie)).await;
        let last = table.text.lines().last().unwrap_or_default().to_owned();
        assert!(last.ends_with(&format!(";{};{}", figure.top(), figure.bottom())), "{}: {last}", figure.key);
    }
    let late = one(&world, "days-late");
    assert_eq!((late.top(), late.bottom(), late.value), (7, 1, Some(70)), "a week late");
}

#[tokio::test]
async fn b2_22_a_ladder_would_have_reminded_while_a_promise_held() {
    let world = World::new("web-avoided");
    let (customer, invoice) = world.owing_due(world.client, "Bakkerij Jansen", "2026-03-10");
    let until = world.today().plus_days(8);
    let promise = Event::Promise { invoices: vec![invoice], until, amount: None, heard: None };
    assert_eq!(one(&world, "avoided").top(), 0);
    record(&world, customer, promise);
    let rested = domain::event::Rested {
        invoices: vec![invoice],
        hold: domain::Hold::Promised,
        until: Some(until),
        because: domain::Because::from(domain::Why::Promised),
    };
    record(&world, customer, Event::Rested(rested));
    // Two days after the due date is today: the ladder's first day.
    let today = world.today().plus_days(1);
    let period = app::figures::Period { from: today.plus_days(-89), through: today };
    let figures = app::figures::figures(&world.app, world.client, period, today).unwrap();
    let avoided = figures.iter().find(|figure| figure.key == "avoided").unwrap();
    assert_eq!((avoided.value, avoided.lines[0].on), (Some(10), world.today()));
}

#[tokio::test]
async fn b2_23_who_bought_before_and_bought_again_stayed() {
    let world = World::new("web-retention");
    world.owing(world.client, "Bakkerij Jansen");
    assert_eq!(one(&world, "retention").value, None, "nobody bought in the year before");
}

#[tokio::test]
async fn b3_01_what_was_given_up_is_a_share_of_what_was_sold() {
    let world = World::new("web-given-up");
    let (customer, invoice) = world.owing(world.client, "Bakkerij Jansen");
    world.owing(world.client, "Fietsen Blom");
    let opened = Event::DisputeOpened { invoice, amount: None, reason: "quality".to_owned() };
    record(&world, customer, opened);
    let known = world.app.customer(world.client, customer).unwrap();
    assert!(known.dossier.open_dispute(invoice).is_some());
    let closing = Event::Decided { outcome: domain::DecidedOutcome::LetGo };
    record(&world, customer, closing);
    let given_up = one(&world, "given-up");
    assert_eq!((given_up.top(), given_up.bottom()), (198_000, 396_000));
    assert_eq!(given_up.value, Some(500), "half of it");
}

#[tokio::test]
async fn b0_04_three_outcomes_pays_comes_back_promotes() {
    let world = World::new("web-outcomes");
    let (customer, invoice) = world.owing(world.client, "Bakkerij Jansen");
    record(&world, customer, pays(invoice));
    record(&world, customer, Event::GoodWordAnswered { what: GoodWord::Review, given: true, words: None });
    assert_eq!(one(&world, "in-time").value, Some(0), "it was late");
    assert_eq!(one(&world, "ambassadors").value, Some(10), "one good word");
    assert_eq!(one(&world, "retention").bottom(), 0);
}

#[tokio::test]
async fn b3_11_the_time_until_a_small_matter_is_solved_is_measured() {
    let world = World::new("web-pain-time");
    let (customer, _) = world.owing(world.client, "Bakkerij Jansen");
    let talk = domain::care::CareTalk {
        on: world.today(),
        pain: "Te laat geleverd".to_owned(),
        improvement: "Vaste dag".to_owned(),
        owner: "Joost".to_owned(),
        by: world.today().plus_days(-1),
        extra_work: None,
        solved: None,
    };
    record(&world, customer, Event::CareTalk(Box::new(talk)));
    let signals = app::care::signals(&world.app, world.client, world.today()).unwrap();
    assert!(signals[0].is_late, "it should have been better yesterday");
    record(&world, customer, Event::PainSolved { place: 0 });
    assert_eq!(one(&world, "pain-time").value, Some(0));
    assert_eq!(app::care::signals(&world.app, world.client, world.today()).unwrap(), []);
}

#[tokio::test]
async fn b3_13_a_critic_becomes_an_ambassador_and_it_shows() {
    let world = World::new("web-critic");
    let (customer, invoice) = world.owing(world.client, "Bakkerij Jansen");
    record(&world, customer, Event::Score { nps: 4, said: None });
    record(&world, customer, pays(invoice));
    let ask = || Event::GoodWordAsked { what: GoodWord::Review, moment: domain::care::Moment::Person };
    let doing = app::Doing {
        app: &world.app,
        client: world.client,
        by: "Eva",
        today: world.today(),
        now: world.now(),
    };
    assert!(app::people::record(&doing, customer, &[ask()]).is_err(), "a critic is not asked");
    record(&world, customer, Event::Score { nps: 9, said: None });
    record(&world, customer, ask());
    record(&world, customer, Event::GoodWordAnswered { what: GoodWord::Review, given: true, words: None });
    let year = (world.today().plus_days(-365), world.today());
    let found = app::care::ambassadors(&world.app, world.client, year.0, year.1).unwrap();
    assert_eq!(found.who.len(), 1);
    let known = world.app.customer(world.client, customer).unwrap();
    let scores: Vec<u8> = known.dossier.state.care.scores.iter().map(|(_, nps)| *nps).collect();
    assert_eq!(scores, [4, 9]);
}

#[tokio::test]
async fn b4_16_the_work_of_people_and_needless_reminders_are_measured() {
    let world = World::new("web-workload");
    world.owing(world.client, "Bakkerij Jansen");
    let (workload, needless) = (one(&world, "workload"), one(&world, "needless"));
    assert_eq!((workload.value, workload.lines.len()), (Some(0), 0));
    assert_eq!(needless.value, None, "no reminder went out");
}
