//! Complaints over HTTP: what is recorded, who answers through a link, how a case ends, and that
//! nobody sees more than his link is about.

use axum::http::StatusCode;
use domain::agreement::Dispute;
use domain::dispute::{Satisfaction, Stage, Verdict};
use domain::{Cents, CustomerId};

use crate::world::{Answer, World};

struct Told {
    world: World,
    customer: CustomerId,
    cookie: String,
}

impl Told {
    /// A customer who is not satisfied about a part of his invoice.
    async fn new(name: &str) -> Told {
        let world = World::new(name);
        let (customer, invoice) = world.owing(world.client, "Bakkerij Jansen");
        let cookie = world.session();
        let told = Told { world, customer, cookie };
        let entered = format!(
            "invoice={invoice}&reason=delivery&amount=640&story=Twee+platen+waren+krom.&step=delivery&why=Hij+stond+stil&wish=Nieuwe+platen"
        );
        let path = format!("/customers/{customer}/acts/dispute");
        let answer = told.world.post(&path, Some(&told.cookie), &entered).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
        told
    }

    fn dispute(&self) -> Dispute {
        let known = self.world.app.customer(self.world.client, self.customer).unwrap();
        known.dossier.state.disputes[0].clone()
    }

    fn path(&self, what: &str) -> String {
        format!("/disputes/{}/0{what}", self.customer)
    }

    async fn post(&self, what: &str, form: &str) -> Answer {
        self.world.post(&self.path(what), Some(&self.cookie), form).await
    }

    async fn page(&self) -> String {
        self.world.get(&self.path(""), Some(&self.cookie)).await.text
    }

    /// The cookie behind the link that a page showed.
    async fn through_the_link(&self, page: &str) -> String {
        let token = page.split("/answer#").nth(1).expect("a link").split('<').next().unwrap().to_owned();
        let opened = self.world.post("/answer/open", None, &format!("token={token}")).await;
        assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.text);
        opened.header("set-cookie").split(';').next().unwrap().to_owned()
    }
}

#[tokio::test]
async fn b0_16_a_complaint_answers_the_four_questions_and_has_an_owner() {
    let told = Told::new("web-complaint").await;
    let dispute = told.dispute();
    assert_eq!(dispute.amount, Some(Cents(64_000)));
    assert_eq!(dispute.case.words.as_deref(), Some("Twee platen waren krom."));
    assert_eq!(dispute.case.step.map(|step| step.word()), Some("delivery"));
    assert_eq!(dispute.case.why.as_deref(), Some("Hij stond stil"));
    assert_eq!(dispute.case.wish.as_deref(), Some("Nieuwe platen"));
    assert_eq!(dispute.case.owner.as_deref(), Some("Eva Voorbeeld"));
    let page = told.page().await;
    assert!(page.contains("Twee platen waren krom.") && page.contains("Nieuwe platen"), "{page}");
    let board = told.world.get("/disputes", Some(&told.cookie)).await.text;
    assert!(board.contains("Bakkerij Jansen") && board.contains("640,00"), "{board}");
    assert!(board.contains("1.340,00"), "the undisputed rest is in sight");
    assert!(board.contains("antwoord beloofd"), "{board}");
    let list = told.world.get("/disputes?view=list", Some(&told.cookie)).await.text;
    assert!(list.contains("<caption") && list.contains("Levering"), "{list}");
}

#[tokio::test]
async fn b2_04_a_colleague_answers_through_a_link_without_an_account() {
    let told = Told::new("web-complaint-link").await;
    let passed = told.post("/pass", "name=Bram+de+Boer&email=bram%40voorbeeld.example").await;
    assert_eq!(passed.status, StatusCode::OK, "{}", passed.text);
    assert_eq!(told.dispute().stage(), Stage::Waiting);
    let filter = app::MessageFilter { customer: Some(told.customer), ..app::MessageFilter::default() };
    let messages = told.world.app.store.messages(told.world.client, &filter, 0, 50).unwrap();
    let to_bram = messages.iter().filter_map(|message| message.new.note.as_ref());
    let to_bram = to_bram.filter(|note| note.email.as_deref() == Some("bram@voorbeeld.example"));
    assert_eq!(to_bram.count(), 1, "the question goes by mail at once");

    let bram = told.through_the_link(&passed.text).await;
    let page = told.world.get("/answer/dispute-answer", Some(&bram)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    for seen in ["Bakkerij Jansen", "Twee platen waren krom.", "640,00", "Eva Voorbeeld"] {
        assert!(page.text.contains(seen), "{seen}: {}", page.text);
    }
    let nothing = told.world.post("/answer/dispute-answer", Some(&bram), "words=").await;
    assert!(nothing.header("location").contains("not-answered"));
    let form = "words=Slecht+verpakt.&kind=credit_part&proposal=Twee+platen+crediteren&amount=640";
    let answered = told.world.post("/answer/dispute-answer", Some(&bram), form).await;
    assert!(answered.header("location").contains("thanks"), "{}", answered.text);
    let dispute = told.dispute();
    assert!(dispute.case.answered.is_some());
    let remedy = &dispute.case.remedies[0];
    assert_eq!((remedy.by.as_str(), remedy.amount), ("Bram de Boer", Some(Cents(64_000))));
    assert_eq!(remedy.verdict, Some(Verdict::Accepted), "he may say yes and proposed it himself");
    assert!(told.page().await.contains("Slecht verpakt."), "one thread");
    let elsewhere = told.world.get("/answer/satisfaction", Some(&bram)).await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND, "a link opens its own page only");
}

#[tokio::test]
async fn b2_08_an_answer_that_only_points_at_the_terms_is_pointed_out() {
    let told = Told::new("web-complaint-terms").await;
    let passed = told.post("/pass", "name=Bram").await;
    let bram = told.through_the_link(&passed.text).await;
    let form = "words=Hij+heeft+onze+voorwaarden+geaccepteerd.";
    told.world.post("/answer/dispute-answer", Some(&bram), form).await;
    let seen = told.world.get("/answer/dispute-answer", Some(&bram)).await.text;
    assert!(seen.contains("wijst alleen op de voorwaarden"), "{seen}");
    assert!(told.page().await.contains("wijst alleen op de voorwaarden"));
}

#[tokio::test]
async fn b0_20_a_case_ends_with_what_the_customer_agreed_to_or_with_a_reason() {
    let told = Told::new("web-complaint-end").await;
    let close = "outcome=agree&step=delivery&department=logistics";
    let refused = told.post("/close", close).await;
    assert!(refused.header("location").contains("said=not-agreed-yet"), "{:?}", refused.headers);
    let notice = told.world.get(refused.header("location"), Some(&told.cookie)).await.text;
    assert!(notice.contains("nog geen oplossing afgesproken"), "{notice}");
    let let_go = told.post("/close", "outcome=let_go&step=delivery&department=logistics").await;
    assert!(let_go.header("location").contains("not-without-why"));
    assert!(told.dispute().is_open(), "nothing was closed");

    told.post("/propose", "kind=credit_part&words=Twee+platen+crediteren&amount=640").await;
    told.post("/judge", "remedy=0&verdict=accepted").await;
    told.post("/agree", "remedy=0").await;
    told.post("/feel", "felt=better&words=Zo+snel%21").await;
    let closed = told.post("/close", &format!("{close}&learned=Beter+inpakken")).await;
    assert!(closed.header("location").contains("case-closed"), "{:?}", closed.headers);
    let dispute = told.dispute();
    assert_eq!(dispute.closed.unwrap().customer_satisfied, Some(true), "asked, not guessed");
    let cause = dispute.case.cause.unwrap();
    assert_eq!((cause.step.word(), cause.learned.as_deref()), ("delivery", Some("Beter inpakken")));
    assert_eq!(dispute.case.felt.unwrap().0, Satisfaction::Better);
    let known = told.world.app.customer(told.world.client, told.customer).unwrap();
    assert!(known.dossier.has_open_task(domain::TaskKind::FollowUpRemedy), "the credit note is a task");
}

#[tokio::test]
async fn b0_20_an_invoice_is_left_with_a_reason() {
    let told = Told::new("web-complaint-left").await;
    let form = "outcome=let_go&step=work&department=operations&left_because=We+hadden+ongelijk";
    told.post("/close", form).await;
    let dispute = told.dispute();
    assert!(!dispute.is_open());
    assert_eq!(dispute.case.left_because.as_deref(), Some("We hadden ongelijk"));
}

#[tokio::test]
async fn b0_21_the_customer_says_himself_whether_it_was_solved_well() {
    let told = Told::new("web-complaint-felt").await;
    told.post("/propose", "kind=rework&words=Donderdag+nieuwe+platen").await;
    told.post("/agree", "remedy=0").await;
    let asked = told.post("/ask", "").await;
    let customer = told.through_the_link(&asked.text).await;
    let page = told.world.get("/answer/satisfaction", Some(&customer)).await;
    assert!(page.text.contains("Donderdag nieuwe platen"), "{}", page.text);
    let given = told.world.post("/answer/satisfaction", Some(&customer), "felt=not_yet&words=Te+laat").await;
    assert!(given.header("location").contains("thanks"));
    assert_eq!(told.dispute().case.felt.map(|felt| felt.0), Some(Satisfaction::NotYet));
    assert!(told.page().await.contains("Te laat"));
    let other = told.world.get("/answer/dispute-answer", Some(&customer)).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND, "the customer sees no inside");
}

#[tokio::test]
async fn b2_03_a_quarrel_with_somebody_stands_behind_a_click() {
    let world = World::new("web-complaint-staff");
    let (customer, invoice) = world.owing(world.client, "Hotel De Vuurtoren");
    let cookie = world.session();
    let path = format!("/customers/{customer}/acts/dispute");
    world.post(&path, Some(&cookie), &format!("invoice={invoice}&reason=staff&story=Hij+schold")).await;
    for view in ["board", "list"] {
        let page = world.get(&format!("/disputes?view={view}"), Some(&cookie)).await.text;
        let tact =
            page.split("class=\"tact\"").nth(1).expect("a summary").split("</details>").next().unwrap();
        assert!(tact.contains("Persoonlijk") && tact.contains("Contact met een medewerker"), "{tact}");
        let outside = page.replace(tact, "");
        assert!(!outside.contains("Contact met een medewerker") && !outside.contains("schold"), "{view}");
    }
}

#[tokio::test]
async fn a_card_moves_and_reaches_the_last_column_by_closing_only() {
    let told = Told::new("web-complaint-move").await;
    let moved = told.post("/move", "stage=proposed&back=%2Fdisputes").await;
    assert_eq!(moved.header("location"), "/disputes?said=case-moved");
    assert_eq!(told.dispute().stage(), Stage::Proposed);
    let refused = told.post("/move", "stage=solved").await;
    assert!(refused.header("location").contains("not-agreed-yet"));
    let board = told.world.get("/disputes", Some(&told.cookie)).await.text;
    assert!(board.contains("data-move=\"waiting\"") && board.contains("#close"), "by menu too");
}

#[tokio::test]
async fn b0_17_causes_add_up_and_an_improvement_is_followed() {
    let told = Told::new("web-complaint-causes").await;
    let page = told.world.get("/disputes/causes?months=3", Some(&told.cookie)).await.text;
    assert!(page.contains("Levering") && page.contains("640,00") && page.contains("100 %"), "{page}");
    let form =
        "step=delivery&owner=Bram&due=eind+mnd&what=Hoeken+beschermen&effect=Minder+schade&expected=500";
    let made = told.world.post("/disputes/causes", Some(&told.cookie), form).await;
    assert_eq!(made.header("location"), "/disputes/causes?said=improvement");
    let kept = told.world.app.store.improvements(told.world.client).unwrap();
    assert_eq!((kept[0].owner.as_str(), kept[0].expected), ("Bram", Some(Cents(50_000))));
    told.world.post(&format!("/disputes/causes/{}/done", kept[0].id), Some(&told.cookie), "").await;
    let kept = told.world.app.store.improvements(told.world.client).unwrap();
    assert_eq!(kept[0].done_on.map(|on| on.to_string()).as_deref(), Some("2026-03-12"));
    let page = told.world.get("/disputes/causes", Some(&told.cookie)).await.text;
    assert!(page.contains("Vandaag ingevoerd"), "{page}");
}

#[tokio::test]
async fn another_clients_complaint_is_not_there() {
    let told = Told::new("web-complaint-foreign").await;
    let store = &told.world.app.store;
    let other = store.add_client("Ander BV", &crate::world::settings(), app::Sending::Open).unwrap();
    told.world.owing(other, "Kapper Vreemd");
    assert_eq!(told.post("/said", "words=hoi").await.status, StatusCode::SEE_OTHER);
    for path in ["/disputes/99/0", "/disputes/1/7"] {
        let answer = told.world.get(path, Some(&told.cookie)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
    }
    let stranger = told.world.get("/answer/dispute-answer", None).await;
    assert_eq!((stranger.status, stranger.header("location")), (StatusCode::SEE_OTHER, "/answer"));
}
