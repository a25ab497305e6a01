//! Who speaks and how, over the web: colleagues, the intake, visits, links for specialists, the call
//! mode, and taking back.

use app::{Doing, MessageFilter, MessageState, people};
use axum::http::StatusCode;
use domain::agreement::PromiseState;
use domain::{CallOutcome, Channel, Closeness, CustomerId, Event, Profile};

use crate::world::{World, date};

fn doing(world: &World) -> Doing<'_> {
    Doing {
        app: &world.app,
        client: world.client,
        by: "Eva Voorbeeld",
        today: date("2026-03-12"),
        now: world.now(),
    }
}

fn known(world: &World, customer: CustomerId) -> app::Customer {
    world.app.customer(world.client, customer).unwrap()
}

fn change_profile(world: &World, customer: CustomerId, change: impl Fn(&mut Profile)) {
    let mut profile = known(world, customer).dossier.profile;
    change(&mut profile);
    people::record(&doing(world), customer, &[Event::Profile { profile: Box::new(profile) }]).unwrap();
}

#[tokio::test]
async fn b0_02_who_is_away_is_replaced_in_the_letter_with_his_own_number() {
    let world = World::new("web-colleagues");
    let (customer, _) = world.owing_due(world.client, "Bakkerij Jansen", "2026-03-09");
    let cookie = world.session();
    let away =
        "name=Joost&phone=020-555+01+11&absent_from=2026-03-10&absent_until=2026-03-20&substitute=Sanne";
    let there = "name=Sanne&function=debiteuren&phone=020-555+01+22&email=sanne%40voorbeeld.example";
    for form in [away, there] {
        let saved = world.post("/settings/colleagues", Some(&cookie), form).await;
        assert_eq!(saved.header("location"), "/settings/colleagues?said=saved", "{}", saved.text);
    }
    change_profile(&world, customer, |profile| profile.fixed_person = Some("Joost".to_owned()));
    world.app.store.begin_run(world.client, date("2026-03-12")).unwrap();
    let list = world.get("/settings/colleagues", Some(&cookie)).await;
    assert!(list.text.contains("di 10 mrt t/m vr 20 mrt"), "{}", list.text);
    let letter = world.get(&format!("/customers/{customer}/acts/send"), Some(&cookie)).await;
    assert!(
        letter.text.contains("Sanne") && letter.text.contains("020-555 01 22"),
        "{}",
        letter.text.split("class=\"letter\"").nth(1).unwrap_or(&letter.text)
    );
    assert!(!letter.text.contains("020-555 01 11"), "the number of who is away");

    let wrong = world
        .post(
            "/settings/colleagues",
            Some(&cookie),
            "name=Kim&absent_from=2026-03-20&absent_until=2026-03-10",
        )
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("Kim"), "what was typed stays");
    assert_eq!(world.app.client(world.client).unwrap().settings.colleagues.len(), 2);
}

#[tokio::test]
async fn b0_05_a_customer_has_a_record_before_his_first_invoice() {
    let world = World::new("web-newcomer");
    let cookie = world.session();
    let form = "name=Smederij+Vonk&number=K-77&email=info%40vonk.example&phone=0512-11+22+33&style=fixed_person&fixed_person=Eva";
    let added = world.post("/customers/new", Some(&cookie), form).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text);
    assert_eq!(added.header("location"), "/customers/1/intake?said=added");
    let customer = known(&world, CustomerId(1));
    assert_eq!((customer.card.name.as_str(), customer.card.number.as_str()), ("Smederij Vonk", "K-77"));
    let profile = &customer.dossier.profile;
    assert!(profile.reachable.has(Channel::Email) && profile.reachable.has(Channel::Phone));
    assert_eq!(profile.relation.since, Some(date("2026-03-12")));
    let dossier = world.get("/customers/1", Some(&cookie)).await;
    assert!(dossier.text.contains("Smederij Vonk"));

    let again = world.post("/customers/new", Some(&cookie), "name=Ander&number=K-77").await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("heeft dit nummer al") && again.text.contains("Ander"), "{}", again.text);
    let nameless = world.post("/customers/new", Some(&cookie), "name=").await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn b1_11_the_four_questions_are_asked_and_kept_with_date_and_source() {
    let world = World::new("web-intake");
    let (customer, _) = world.owing(world.client, "Bakkerij Jansen");
    let cookie = world.session();
    let path = format!("/customers/{customer}/intake");
    let form = "invoice_address=facturen%40jansen.example&project_numbers=yes&reminders=phone&admin=email\
        &source=eerste+order&when=ma-do+voor+11&days_between=5&style=service&invoices=whatsapp\
        &project=P-7&project_person=Kees";
    let saved = world.post(&path, Some(&cookie), form).await;
    assert_eq!(saved.header("location"), format!("/customers/{customer}?said=preference"));
    let now = known(&world, customer);
    let preference = &now.dossier.profile.preference;
    assert_eq!((preference.reminders, preference.admin), (Some(Channel::Phone), Some(Channel::Email)));
    assert_eq!(preference.source.as_deref(), Some("eerste order"));
    assert_eq!((preference.on, preference.days_between), (Some(date("2026-03-12")), Some(5)));
    assert_eq!(now.card.invoice_address.as_deref(), Some("facturen@jansen.example"));
    assert_eq!(now.card.wants_project_number, Some(true));
    let project = now.dossier.profile.wish_for(Some("P-7")).unwrap();
    assert_eq!(project.person.as_deref(), Some("Kees"));
    let told = now.dossier.state.todos.iter().any(|todo| todo.is_task(domain::TaskKind::TellInvoicing));
    assert!(told, "4.11: who makes the invoices is told");
    let page = world.get(&path, Some(&cookie)).await;
    assert!(page.text.contains("Gevraagd: eerste order, donderdag 12 maart 2026"), "{}", page.text);
    let dossier = world.get(&format!("/customers/{customer}"), Some(&cookie)).await;
    assert!(dossier.text.contains("ma-do voor 11"), "the best time is a fact on the card");
}

#[tokio::test]
async fn b1_12_wishes_come_in_as_a_table_and_a_bad_line_costs_only_itself() {
    let world = World::new("web-wishes");
    let (customer, _) = world.owing(world.client, "Bakkerij Jansen");
    let number = known(&world, customer).card.number;
    let cookie = world.session();
    let table = format!(
        "klantnummer;herinneringen;bron%0A{number};telefoon;CRM%0Aonbekend;mail;CRM%0A{number};postduif;%0A"
    );
    let done = world.post("/customers/wishes", Some(&cookie), &format!("table={table}")).await;
    assert!(done.text.contains("1 klant bijgewerkt") && done.text.contains("regel 3, 4"), "{}", done.text);
    let preference = known(&world, customer).dossier.profile.preference;
    assert_eq!((preference.reminders, preference.source.as_deref()), (Some(Channel::Phone), Some("CRM")));
}

#[tokio::test]
async fn b1_22_a_visit_is_for_a_good_relation_and_rests_everything_until_it_was_made() {
    let world = World::new("web-visit");
    let (customer, invoice) = world.owing(world.client, "Bakkerij Jansen");
    let cookie = world.session();
    let path = format!("/customers/{customer}/visit");
    let page = world.get(&path, Some(&cookie)).await;
    assert!(page.text.contains("Een bezoek past bij"), "{}", page.text);
    let refused = world.post(&path, Some(&cookie), "day=ma&by=Eva").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(known(&world, customer).dossier.state.visit, None);

    change_profile(&world, customer, |profile| profile.relation.closeness = Closeness::Close);
    let planned = world.post(&path, Some(&cookie), "day=ma&by=Eva&preparation=vraag+naar+de+oven").await;
    assert_eq!(planned.status, StatusCode::SEE_OTHER, "{}", planned.text);
    let visit = known(&world, customer).dossier.state.visit.unwrap();
    assert_eq!((visit.day, visit.by.as_deref()), (date("2026-03-16"), Some("Eva")));
    let dossier = world.get(&format!("/customers/{customer}"), Some(&cookie)).await;
    assert!(dossier.text.contains("Bezoek gepland op maandag 16 maart 2026 door Eva"), "{}", dossier.text);
    let calendar = world.app.client(world.client).unwrap().calendar();
    let customer_now = known(&world, customer);
    let client = world.app.client(world.client).unwrap();
    let day = client.day(date("2026-03-13"), &calendar);
    let due = domain::standing::effective_due(
        customer_now.dossier.invoice(invoice).unwrap(),
        &customer_now.dossier,
        &client.settings.strategy,
    );
    let standing = domain::standing::standing(
        customer_now.dossier.invoice(invoice).unwrap(),
        due,
        &customer_now.dossier,
        &client.settings.strategy,
        &day,
    );
    assert!(matches!(standing, domain::standing::Standing::Rest { hold: domain::Hold::Held, .. }));
    let off = world.post(&format!("{path}/cancel"), Some(&cookie), "").await;
    assert!(off.header("location").contains("said=visit-cancelled"));
    assert_eq!(known(&world, customer).dossier.state.visit, None);
}

#[tokio::test]
async fn b3_05_a_specialist_without_an_account_sees_the_essence_and_tells_what_came_of_it() {
    let world = World::new("web-specialist");
    let (customer, _) = world.owing(world.client, "Bakkerij Jansen");
    let cookie = world.session();
    let made =
        world.post(&format!("/customers/{customer}/specialist"), Some(&cookie), "who=Kees+de+Boer").await;
    let token = made.text.split("/answer#").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let stranger = world.get("/answer/specialist", None).await;
    assert_eq!(stranger.header("location"), "/answer", "without the link nobody comes in");
    let opened = world.post("/answer/open", None, &format!("token={token}")).await;
    assert_eq!(opened.header("location"), "/answer/specialist", "{}", opened.text);
    let answer = opened.header("set-cookie").split(';').next().unwrap().to_owned();
    let page = world.get("/answer/specialist", Some(&answer)).await;
    assert!(page.text.contains("Bakkerij Jansen") && page.text.contains("1.980,00"), "{}", page.text);
    assert_eq!(
        world.get("/today", Some(&answer)).await.status,
        StatusCode::SEE_OTHER,
        "no more than that page"
    );

    let wrong = world.post("/answer/specialist", Some(&answer), "outcome=promise&note=hij+lachte").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("hij lachte"));
    let told =
        world.post("/answer/specialist", Some(&answer), "outcome=promise&until=vr&note=hij+lachte").await;
    assert_eq!(told.header("location"), "/answer/specialist?said=specialist-told", "{}", told.text);
    let now = known(&world, customer);
    assert_eq!(now.dossier.state.promises[0].until, date("2026-03-13"));
    let rows = world.app.store.timeline(world.client, customer, None, 20).unwrap();
    let by = rows.iter().find(|row| matches!(row.fact.event, Event::CallOutcome { .. })).unwrap();
    assert_eq!(by.source, "Kees de Boer");
    let dossier = world.get(&format!("/customers/{customer}"), Some(&cookie)).await;
    assert!(dossier.text.contains("Kees de Boer") && dossier.text.contains("hij lachte"));
}

#[tokio::test]
async fn b4_03_what_was_learnt_goes_to_sales_and_never_into_a_message() {
    let world = World::new("web-learned");
    let (customer, _) = world.owing_due(world.client, "Bakkerij Jansen", "2026-03-09");
    world.app.store.begin_run(world.client, date("2026-03-12")).unwrap();
    let cookie = world.session();
    let path = format!("/customers/{customer}/acts/learned");
    let noted = world.post(&path, Some(&cookie), "text=opent+een+tweede+winkel").await;
    assert!(noted.header("location").contains("said=learned"), "{}", noted.text);
    let page = world.get("/learned", Some(&cookie)).await;
    assert!(page.text.contains("opent een tweede winkel") && page.text.contains("Bakkerij Jansen"));
    let table = world.get("/learned.csv", Some(&cookie)).await;
    assert!(
        table.text.contains(
            "\"D1\";\"Bakkerij Jansen\";\"12-03-2026\";\"Eva Voorbeeld\";\"opent een tweede winkel\""
        ),
        "{}",
        table.text
    );
    let letter = world.get(&format!("/customers/{customer}/acts/send"), Some(&cookie)).await;
    assert!(letter.text.contains("2026-0001") && !letter.text.contains("tweede winkel"));
}

#[tokio::test]
async fn b0_25_contacts_not_about_money_stand_beside_reminders() {
    let world = World::new("web-care");
    let (customer, _) = world.owing(world.client, "Bakkerij Jansen");
    let cookie = world.session();
    let path = format!("/customers/{customer}/acts/care");
    let done = world.post(&path, Some(&cookie), "kind=thanks&channel=phone&note=voor+de+taart").await;
    assert!(done.header("location").contains("said=care"), "{}", done.text);
    let dossier = world.get(&format!("/customers/{customer}"), Some(&cookie)).await;
    assert!(
        dossier.text.contains("1 contact dat niet over geld ging naast 0 herinneringen"),
        "{}",
        dossier.text
    );
    assert!(dossier.text.contains("voor de taart"));
}

#[tokio::test]
async fn n4_the_call_mode_records_agreement_hold_and_next_step_in_one_stroke() {
    let world = World::new("web-call-mode");
    let (customer, invoice) = world.owing(world.client, "Bakkerij Jansen");
    let (other, _) = world.owing(world.client, "Hoveniers De Eik");
    for one in [customer, other] {
        let calls_back = Event::Decided { outcome: domain::DecidedOutcome::CallAgain };
        people::record(&doing(&world), one, &[calls_back]).unwrap();
    }
    app::run::morning_run(&world.app, world.client, date("2026-03-12"), world.now(), &mut |_| {}).unwrap();
    let cookie = world.session();
    let first = world.get("/call", Some(&cookie)).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.text);
    let page = world.get(first.header("location"), Some(&cookie)).await;
    assert!(page.text.contains("tel:0512345678") && page.text.contains("data-notes"), "{}", page.text);
    assert!(page.text.contains("2 gesprekken vandaag"), "{}", page.text);
    let called =
        if page.text.contains("id=\"call-name\"><a href=\"/customers/1\"") { customer } else { other };
    let next = if called == customer { other } else { customer };
    let invoice_of = known(&world, called).dossier.open_invoices().next().unwrap().id;
    let entered = format!("outcome=promise&until=vr&invoice={invoice_of}&note=ze+lacht");
    let saved = world.post(&format!("/call/{called}"), Some(&cookie), &entered).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text);
    let onward = saved.header("location").to_owned();
    assert!(onward.starts_with(&format!("/call/{next}?")) && onward.contains("said=call"), "{onward}");
    let state = known(&world, called).dossier.state;
    assert_eq!((state.promises[0].until, state.promises[0].state), (date("2026-03-13"), PromiseState::Open));
    assert!(state.todos.iter().all(|todo| !todo.is_conversation()), "the call is done");

    let shown = world.get(&onward, Some(&cookie)).await;
    let undo = shown.text.split("action=\"").find(|rest| rest.contains("/undo/")).unwrap();
    let undo = undo.split('"').next().unwrap();
    let back = world.post(undo, Some(&cookie), "back=/today").await;
    assert_eq!(back.header("location"), "/today?said=undone", "{}", back.text);
    let state = known(&world, called).dossier.state;
    assert_eq!(state.promises, [], "the promise is withdrawn");
    assert!(state.todos.iter().any(|todo| todo.is_conversation()), "and the call is on the list again");
    let rows = world.app.store.timeline(world.client, called, None, 20).unwrap();
    assert!(rows.iter().any(|row| matches!(row.fact.event, Event::TakenBack(_))), "nothing is deleted");
    assert!(rows.iter().any(|row| matches!(row.fact.event, Event::CallOutcome { .. })));
    let again = world.post(undo, Some(&cookie), "back=/today").await;
    assert_eq!(again.header("location"), "/today?said=not-undone");
    let today = world.get("/today?split=call", Some(&cookie)).await;
    assert!(today.text.contains("Bellen"), "{}", today.text);
    assert!(known(&world, customer).dossier.invoice(invoice).is_some());
}

#[tokio::test]
async fn outside_calling_hours_the_number_cannot_be_dialled_and_the_page_says_why() {
    let world = World::new("web-call-hours");
    let (customer, _) = world.owing(world.client, "Bakkerij Jansen");
    let cookie = world.session();
    let hours = world.post("/settings/call-hours", Some(&cookie), "call_from=10&call_until=17").await;
    assert_eq!(hours.header("location"), "/settings/colleagues?said=saved");
    let page = world.get(&format!("/call/{customer}"), Some(&cookie)).await;
    assert!(page.text.contains("Bellen kan van 10 tot 17 uur"), "{}", page.text);
    assert!(!page.text.contains("class=\"dial\" href=\"tel:"));
    let wrong = world.post("/settings/call-hours", Some(&cookie), "call_from=17&call_until=10").await;
    assert_eq!(wrong.header("location"), "/settings/colleagues?said=not-hours");
    for _ in 0..3 {
        let outcome = Event::CallOutcome {
            outcome: CallOutcome::NoAnswer,
            until: None,
            invoices: None,
            amount: None,
            reason: None,
        };
        people::record(&doing(&world), customer, &[outcome]).unwrap();
    }
    let page = world.get(&format!("/call/{customer}"), Some(&cookie)).await;
    assert!(page.text.contains("Al 3 keer gebeld zonder contact"), "{}", page.text);
}

#[tokio::test]
async fn only_what_was_ticked_is_sent() {
    let world = World::new("web-ticked");
    let (customer, first) = world.owing_due(world.client, "Bakkerij Jansen", "2026-03-09");
    let (_, second) = world.app.store.reserve_ids(world.client, 0, 1).unwrap();
    let second = domain::InvoiceId(second);
    let new = domain::NewInvoice {
        invoice: second,
        number: "2026-0099".to_owned(),
        amount: domain::Cents(50_000),
        currency: domain::Currency::EUR,
        issued: date("2026-02-03"),
        sent: date("2026-02-03"),
        due: date("2026-03-09"),
        project: None,
        specialist: None,
        collect: domain::Collect::Transfer,
        reference: None,
    };
    people::record(&doing(&world), customer, &[Event::Invoice(Box::new(new))]).unwrap();
    world.app.store.begin_run(world.client, date("2026-03-12")).unwrap();
    let cookie = world.session();
    let path = format!("/customers/{customer}/acts/send");
    let form = format!("step=friendly_reminder&confirm=yes&invoice={first}");
    let sent = world.post(&path, Some(&cookie), &form).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text);
    let filter = MessageFilter { states: vec![MessageState::Planned], ..MessageFilter::default() };
    let planned = world.app.store.messages(world.client, &filter, 0, 10).unwrap();
    let about: Vec<_> = planned.iter().map(|message| message.new.invoices.clone()).collect();
    assert_eq!(about, [vec![first]], "not about {second}");
}

#[tokio::test]
async fn b3_04_the_list_can_show_only_what_this_person_speaks_about() {
    let world = World::new("web-mine");
    let (mine, _) = world.owing(world.client, "Bakkerij Jansen");
    let (other, _) = world.owing(world.client, "Hoveniers De Eik");
    change_profile(&world, mine, |profile| profile.fixed_person = Some("Eva Voorbeeld".to_owned()));
    change_profile(&world, other, |profile| profile.fixed_person = Some("Joost".to_owned()));
    app::run::morning_run(&world.app, world.client, date("2026-03-12"), world.now(), &mut |_| {}).unwrap();
    let cookie = world.session();
    let all = world.get("/today?split=call", Some(&cookie)).await;
    assert!(all.text.contains("Bakkerij Jansen") && all.text.contains("Hoveniers De Eik"), "{}", all.text);
    let own = world.get("/today?split=call&mine=yes", Some(&cookie)).await;
    assert!(own.text.contains("Bakkerij Jansen") && !own.text.contains("Hoveniers De Eik"), "{}", own.text);
    assert!(own.text.contains("Alleen van mij, 1 van anderen"));
    assert!(all.text.contains("Flink bedrag, net te laat"), "4.6: the order in a sentence: {}", all.text);
}

#[tokio::test]
async fn a_pinned_note_and_a_first_choice_are_facts() {
    let world = World::new("web-pinned");
    let (customer, _) = world.owing(world.client, "Bakkerij Jansen");
    let cookie = world.session();
    let note = format!("/customers/{customer}/acts/note");
    world.post(&note, Some(&cookie), "text=bel+nooit+op+maandag&pin=yes").await;
    let person = format!("/customers/{customer}/acts/person");
    world.post(&person, Some(&cookie), "name=Petra+Jansen&phone=0512-99+88+77&first_choice=yes").await;
    let state = known(&world, customer).dossier.state;
    assert_eq!(state.pinned.as_deref(), Some("bel nooit op maandag"));
    assert_eq!(state.first_choice.as_deref(), Some("Petra Jansen"));
    let page = world.get(&format!("/call/{customer}"), Some(&cookie)).await;
    assert!(page.text.contains("0512-99 88 77"), "her number is the one to dial: {}", page.text);
}
