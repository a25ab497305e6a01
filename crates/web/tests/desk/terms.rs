//! The loop of a payment term as people walk through it: claim, law, the client's answer with and
//! without an account, what is written to whom, the three ticks, incidents.

use app::{Addressee, Message, MessageFilter, MessageState};
use axum::http::StatusCode;
use domain::{ActKind, BuyerSize, Channel, CustomerId, Event, InvoiceId, Step, Why};

use crate::world::{World, date, settings};

/// A client whose colleagues have addresses.
fn with_colleagues(name: &str) -> World {
    let world = World::new(name);
    let mut settings = settings();
    settings.bookkeeper_email = Some("boekhouding@voorbeeld.example".to_owned());
    settings.office.approver = Some("Sanne Vermeer".to_owned());
    settings.office.approver_email = Some("sanne@voorbeeld.example".to_owned());
    settings.office.address = Some("https://bondig.voorbeeld.example".to_owned());
    world.app.store.save_settings(world.client, &settings).unwrap();
    world
}

fn record(world: &World, customer: CustomerId, events: &[Event]) {
    let (today, now) = (date("2026-03-12"), world.now());
    let doing = app::Doing { app: &world.app, client: world.client, by: "Eva Voorbeeld", today, now };
    app::people::record(&doing, customer, events).unwrap();
}

fn notes(world: &World) -> Vec<(String, Addressee, MessageState)> {
    let all = world.app.store.messages(world.client, &MessageFilter::default(), 0, 100).unwrap();
    let note = |message: &Message| {
        let note = message.new.note.clone()?;
        Some((note.letter, note.to, message.state))
    };
    let mut notes: Vec<_> = all.iter().filter_map(note).collect();
    notes.sort_by(|one, other| one.0.cmp(&other.0));
    notes
}

fn letters(world: &World) -> Vec<String> {
    notes(world).into_iter().map(|(letter, ..)| letter).collect()
}

/// The text that would go out.
fn text_of(world: &World, letter: &str) -> String {
    let all = world.app.store.messages(world.client, &MessageFilter::default(), 0, 100).unwrap();
    let of = |message: &&Message| message.new.note.as_ref().is_some_and(|note| note.letter == letter);
    let message = all.iter().find(of).unwrap_or_else(|| panic!("{letter} is planned"));
    let client = world.app.client(world.client).unwrap();
    let customer = world.app.customer(world.client, message.customer).unwrap();
    let desk = app::letter::Desk::new(&client, None);
    let rendered = desk.render(&client, &customer, &message.new, &message.new.invoices, date("2026-03-12"));
    let rendered = rendered.unwrap();
    format!("{}\n{}", rendered.subject, rendered.text)
}

#[tokio::test]
async fn b2_10_a_claim_is_recorded_with_who_since_when_words_and_proof_and_asked_at_once() {
    let world = with_colleagues("web-term-claim");
    let (customer, _) = world.owing(world.client, "Bakkerij Jansen");
    let cookie = world.session();
    let path = format!("/customers/{customer}/acts/term");
    let form = "what=claimed&days=40&by=Petra&since=2026-01-01&said=Wij+hanteren+altijd+40+dagen&proof=mail+van+12+maart";
    let answer = world.post(&path, Some(&cookie), form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let known = world.app.customer(world.client, customer).unwrap();
    let claim = known.dossier.state.claim.clone().unwrap();
    let said = claim.said.unwrap();
    assert_eq!((claim.days, said.by.as_deref(), said.since), (40, Some("Petra"), Some(date("2026-01-01"))));
    assert_eq!(letters(&world), ["ask_client_about_term", "term_claim_received"]);
    let asked = text_of(&world, "ask_client_about_term");
    assert!(asked.contains("https://bondig.voorbeeld.example/answer#"), "{asked}");
    assert!(asked.contains("6:119a lid 6 BW"), "the size of the buyer is not known: {asked}");
    let dossier = world.get(&format!("/customers/{customer}"), Some(&cookie)).await;
    assert!(dossier.text.contains("Klant vraagt 40 dagen"), "2.20: seen at once");
    assert!(dossier.text.contains("Wij hanteren altijd 40 dagen"));
}

#[tokio::test]
async fn b2_21_the_approval_goes_to_the_customer_and_the_bookkeeper_in_writing() {
    let world = with_colleagues("web-term-approve");
    let (customer, _) = world.owing(world.client, "Bakkerij Jansen");
    record(&world, customer, &[Event::BooksTerm { days: 14 }]);
    let cookie = world.session();
    let path = format!("/customers/{customer}/acts/term");
    let answer = world.post(&path, Some(&cookie), "what=approved&days=45&by=Sanne&extent=all").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let told = notes(&world);
    let to: Vec<(&str, Addressee)> = told.iter().map(|(letter, to, _)| (letter.as_str(), *to)).collect();
    assert_eq!(to, [("ask_bookkeeper", Addressee::Bookkeeper), ("term_agreed", Addressee::Customer)]);
    let asked = text_of(&world, "ask_bookkeeper");
    for part in ["Bakkerij Jansen", "45 dagen", "14", "Sanne"] {
        assert!(asked.contains(part), "customer, old term, new term, agreement: {asked}");
    }
    let agreed = text_of(&world, "term_agreed");
    assert!(agreed.contains("45 dagen") && agreed.contains("Sanne"), "2.21: {agreed}");
    let dossier = world.get(&format!("/customers/{customer}"), Some(&cookie)).await;
    for part in
        ["Afgesproken: 45 dagen", "Klantkaart", "nog 14 dagen", "Volgende nieuwe factuur", "nog niet gezien"]
    {
        assert!(dossier.text.contains(part), "{part}");
    }
}

#[tokio::test]
async fn b2_12_a_planned_reminder_is_withdrawn_by_the_claim() {
    let world = with_colleagues("web-term-withdrawn");
    let (customer, invoice) = world.owing_due(world.client, "Bakkerij Jansen", "2026-03-10");
    app::run::morning_run(&world.app, world.client, date("2026-03-12"), world.now(), &mut |_| {}).unwrap();
    let all = world.app.store.messages(world.client, &MessageFilter::default(), 0, 10).unwrap();
    assert_eq!((all[0].new.step, all[0].state), (Step::FriendlyReminder, MessageState::Planned));
    record(&world, customer, &[Event::TermClaimed { days: 60, said: None }]);
    let now = world.app.store.message(world.client, all[0].id).unwrap().unwrap();
    assert_eq!((now.state, now.answer.as_deref()), (MessageState::Cancelled, Some("term_claimed")));
    assert_eq!(now.new.invoices, [invoice]);
}

#[tokio::test]
async fn b2_11_a_term_over_what_the_law_gives_is_pointed_out_with_its_article() {
    let world = with_colleagues("web-term-law");
    let (customer, _) = world.owing(world.client, "Groot Handel");
    let known = world.app.customer(world.client, customer).unwrap();
    let profile = domain::Profile { size: BuyerSize::Large, ..known.dossier.profile };
    record(&world, customer, &[Event::Profile { profile: Box::new(profile) }]);
    let cookie = world.session();
    let path = format!("/customers/{customer}/acts/term");
    let refused = world.post(&path, Some(&cookie), "what=approved&days=60&by=Sanne").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("6:119a lid 6 BW") && refused.text.contains("name=\"anyway\""));
    assert!(world.app.customer(world.client, customer).unwrap().dossier.state.terms.is_empty());
    let known = world.post(&path, Some(&cookie), "what=approved&days=60&by=Sanne&anyway=yes").await;
    assert_eq!(known.status, StatusCode::SEE_OTHER, "{}", known.text);
}

#[tokio::test]
async fn b2_11_the_client_answers_through_a_link_without_an_account() {
    let world = with_colleagues("web-term-link");
    let (customer, _) = world.owing(world.client, "Bakkerij Jansen");
    record(&world, customer, &[Event::TermClaimed { days: 30, said: None }]);
    let stranger = world.get("/answer/client-answer", None).await;
    assert_eq!((stranger.status, stranger.header("location")), (StatusCode::SEE_OTHER, "/answer"));

    let all = world.app.store.messages(world.client, &MessageFilter::default(), 0, 10).unwrap();
    let token = all.iter().find_map(|message| message.new.note.as_ref()?.token.clone()).unwrap();
    let opened = world.post("/answer/open", None, &format!("token={token}")).await;
    assert_eq!(opened.header("location"), "/answer/client-answer");
    let cookie = opened.header("set-cookie").split(';').next().unwrap().to_owned();
    let page = world.get("/answer/client-answer", Some(&cookie)).await;
    assert!(page.text.contains("Bakkerij Jansen") && page.text.contains("30 dagen"), "{}", page.text);
    assert!(!page.text.contains("1.980"), "no more than the question needs");

    let answered = world.post("/answer/client-answer", Some(&cookie), "answer=yes&by=Sanne+Vermeer").await;
    assert_eq!(answered.status, StatusCode::SEE_OTHER, "{}", answered.text);
    let known = world.app.customer(world.client, customer).unwrap();
    let term = known.dossier.state.terms.last().unwrap();
    assert_eq!((term.days, term.said.as_ref().unwrap().by.as_deref()), (30, Some("Sanne Vermeer")));
    let thanks = world.get(answered.header("location"), Some(&cookie)).await;
    assert!(thanks.text.contains("vastgelegd"));
    let again = world.post("/answer/client-answer", Some(&cookie), "answer=no&by=Sanne").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "it is given once");
    assert!(letters(&world).contains(&"term_agreed".to_owned()));
}

#[tokio::test]
async fn b2_18_a_denial_is_explained_to_the_customer_kindly() {
    let world = with_colleagues("web-term-denied");
    let (customer, _) = world.owing(world.client, "Bakkerij Jansen");
    record(&world, customer, &[Event::TermClaimed { days: 30, said: None }]);
    let cookie = world.session();
    let path = format!("/customers/{customer}/acts/term");
    let answer = world.post(&path, Some(&cookie), "what=denied&by=Sanne&said=liquiditeit").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let told = notes(&world);
    let withdrawn = |letter: &str| told.iter().any(|one| one.0 == letter && one.2 == MessageState::Cancelled);
    assert!(withdrawn("term_claim_received") && withdrawn("ask_client_about_term"), "{told:?}");
    let text = text_of(&world, "term_denied");
    assert!(text.contains("in delen betalen") && !text.contains("liquiditeit"), "{text}");
}

#[tokio::test]
async fn b2_19_a_reminder_against_an_agreement_is_an_incident_on_its_page_and_apologised_for() {
    let world = with_colleagues("web-incidents");
    let (customer, _) = world.owing_due(world.client, "Bakkerij Jansen", "2026-03-10");
    let cookie = world.session();
    let none = world.get("/incidents", Some(&cookie)).await;
    assert!(none.text.contains("Geen enkele herinnering"), "{}", none.text);
    reminded(&world, customer);
    let since = Event::TermApproved {
        days: 60,
        from_issued: None,
        since: Some(date("2026-01-01")),
        only: None,
        said: None,
    };
    record(&world, customer, &[since]);
    let page = world.get("/incidents", Some(&cookie)).await;
    assert!(
        page.text.contains("Bakkerij Jansen") && page.text.contains("toen al afgesproken"),
        "{}",
        page.text
    );
    let found = app::terms::incidents(&world.app, world.client).unwrap();
    assert_eq!(found.len(), 1);
    assert!(found[0].incident.counts());
    app::run::morning_run(&world.app, world.client, date("2026-03-12"), world.now(), &mut |_| {}).unwrap();
    let found = app::terms::incidents(&world.app, world.client).unwrap();
    assert_eq!(found[0].incident.apologised, Some(date("2026-03-12")), "sorry was said");
    let dossier = world.get(&format!("/customers/{customer}"), Some(&cookie)).await;
    assert!(dossier.text.contains("waren niet terecht"), "{}", dossier.text);
}

/// A reminder that went out yesterday, as the timeline knows it.
fn reminded(world: &World, customer: CustomerId) {
    let before = world.app.customer(world.client, customer).unwrap();
    let invoice: InvoiceId = before.dossier.invoices[0].id;
    let client = world.app.client(world.client).unwrap();
    let calendar = client.calendar();
    let day = domain::Day::new(date("2026-03-12"), &calendar);
    let decision = domain::decide(&before.dossier, &client.settings.strategy, &day);
    let act = decision.acts.iter().find(|act| act.kind == ActKind::Message).expect("it is late");
    assert_eq!((act.step, act.channel), (Some(Step::FriendlyReminder), Some(Channel::Email)));
    assert_eq!((act.invoices.as_slice(), act.because.why), ([invoice].as_slice(), Why::StillOpen));
    let fact = domain::Fact { on: date("2026-03-11"), event: act.fact() };
    let mut after = before.clone();
    after.dossier.apply(&fact);
    let change = app::Change {
        before,
        after,
        facts: vec![fact],
        source: "run".to_owned(),
        at: world.now(),
        messages: Vec::new(),
        withdrawn: Vec::new(),
    };
    world.app.store.commit(world.client, &[change]).unwrap();
}

#[tokio::test]
async fn b0_09_customers_without_a_recorded_agreement_are_found() {
    let world = World::new("web-agreement-start");
    let (with, _) = world.owing(world.client, "Bakkerij Jansen");
    world.owing(world.client, "Slagerij Pietersen");
    let cookie = world.session();
    let path = format!("/customers/{with}/acts/start");
    let form = "days=30&by=Petra+Jansen&on=2026-02-01&proof=offerte+12";
    let answer = world.post(&path, Some(&cookie), form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let known = world.app.customer(world.client, with).unwrap();
    let term = &known.dossier.state.terms[0];
    assert!(term.at_start && term.said.as_ref().unwrap().proof.as_deref() == Some("offerte 12"));
    let list = world.get("/customers?show=no-agreement", Some(&cookie)).await;
    assert!(
        list.text.contains("Slagerij Pietersen") && !list.text.contains("Bakkerij Jansen"),
        "{}",
        list.text
    );
    assert!(letters(&world).is_empty(), "both sides were there: nobody has to be written to");
}

#[tokio::test]
async fn b0_06_what_was_promised_stands_in_the_dossier() {
    let world = World::new("web-expectation");
    let (customer, _) = world.owing(world.client, "Bakkerij Jansen");
    let cookie = world.session();
    let path = format!("/customers/{customer}/acts/expectation");
    let answer = world.post(&path, Some(&cookie), "words=Levering+binnen+twee+dagen&by=Joost").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    let dossier = world.get(&format!("/customers/{customer}"), Some(&cookie)).await;
    assert!(dossier.text.contains("Levering binnen twee dagen (Joost)"), "{}", dossier.text);
}
