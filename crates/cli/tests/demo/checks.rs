//! What has to be true of a demo, whatever its day.

use std::path::Path;

use app::{App, Client, Message, MessageState, WorkRow};
use domain::agreement::PromiseState;
use domain::{Channel, Dossier, Step, TaskKind, TodoKind, standing};

use crate::made::{messages, messages_in};

pub fn today_shows_each_kind_of_work(app: &App, client: &Client) {
    let rows = app.store.work(client.id).unwrap();
    assert!((15..=26).contains(&rows.len()), "{} rows", rows.len());
    let count = |of: &dyn Fn(&WorkRow) -> bool| rows.iter().filter(|row| of(row)).count();
    let task = |kind: TaskKind| count(&|row| row.todo.is_task(kind));
    let call = |step: Step| count(&|row| matches!(row.todo.kind, TodoKind::Call(known, _) if known == step));
    for (what, found) in [
        ("replies to read", task(TaskKind::ReadReply)),
        ("disputes", task(TaskKind::SolveDispute)),
        ("drafts that wait for a yes", task(TaskKind::Approve)),
        ("payments to allocate", task(TaskKind::AllocatePayment)),
        ("terms that the books do not show", task(TaskKind::AskBookkeeperToChangeTerm)),
        ("ambassador moments", task(TaskKind::AmbassadorMoment)),
        ("broken promises", call(Step::PromiseFollowUp)),
        ("missed terms", call(Step::ArrangementMissed)),
        ("calls for the reason", call(Step::ReasonCall)),
        ("calls with care", call(Step::CareCall)),
        ("questions whether it arrived", call(Step::ReceiptCheck)),
        ("rows for later", count(&|row| row.snoozed_until.is_some())),
    ] {
        assert!(found > 0, "no {what}");
    }
    assert!(app.store.waiting_entries(client.id, 0, 50).unwrap().len() >= 3);
    assert!(messages(app, client, MessageState::Uncertain).len() == 1);
    assert!(messages(app, client, MessageState::Failed).len() == 1);
    // Nothing was forgotten on the way here.
    let last = client.calendar().on_or_before(client.last_run.unwrap());
    let old = messages(app, client, MessageState::Planned)
        .into_iter()
        .filter(|message| message.new.planned_on < last);
    assert_eq!(old.count(), 0);
    // What was withdrawn had a reason in the world, never in the writing.
    for message in messages(app, client, MessageState::Cancelled) {
        assert_eq!(message.answer.as_deref(), Some("money_waits"));
    }
}

pub fn stored_rows_follow_from_the_timeline(app: &App, client: &Client) {
    let (count, differences) = app::doctor::replay(app, client.id, &mut |_| {}).unwrap();
    assert_eq!(count, 60);
    assert_eq!(differences, Vec::new());
}

/// N1, told by the timeline alone: what was known at the moment of sending.
pub fn nobody_was_asked_for_what_was_not_open(app: &App, client: &Client) {
    let strategy = &client.settings.strategy;
    let calendar = client.calendar();
    let mut asked = 0;
    for message in messages(app, client, MessageState::Accepted) {
        let on = message.new.planned_on;
        let dossier = known_at(app, client, &message);
        let asks = message.new.step.is_reminder() || message.new.step.is_formal();
        for id in message.new.invoices.iter().filter(|_| asks) {
            asked += 1;
            let invoice = dossier.invoice(*id).expect("a message is about known invoices");
            let what = format!("{on} {} {}", message.customer_name, invoice.number);
            assert!(invoice.is_open(), "{what} was paid");
            assert!(dossier.open_dispute(*id).is_none(), "{what} was disputed");
            let promised = dossier.state.promises.iter().any(|promise| {
                promise.state == PromiseState::Open && promise.invoices.contains(id) && promise.until >= on
            });
            assert!(!promised, "{what} was promised");
            let due = standing::effective_due(invoice, &dossier, strategy).date;
            let early = message.new.step == Step::DueDayReminder && calendar.on_or_before(due) <= on;
            assert!(due <= on || early, "{what} was not due");
            assert!(dossier.state.stop.is_none(), "{what}: everything had stopped");
            assert!(!dossier.profile.refused.has(message.new.channel), "{what}: channel refused");
        }
    }
    assert!(asked > 200, "only {asked} invoices were asked about");
}

fn known_at(app: &App, client: &Client, message: &Message) -> Dossier {
    let claimed = message.claimed_at.expect("an accepted message was claimed");
    let mut dossier = Dossier::default();
    let facts = app.store.facts(client.id, message.customer).unwrap();
    facts.iter().filter(|row| row.at < claimed).for_each(|row| dossier.apply(&row.fact));
    dossier
}

pub fn every_address_is_an_example(app: &App, client: &Client, folder: &Path) {
    let ids: Vec<_> = app.store.customer_numbers(client.id).unwrap().into_iter().map(|(_, id)| id).collect();
    for customer in app.store.customers_by_id(client.id, &ids).unwrap() {
        let persons = customer.card.persons.iter().filter_map(|person| person.email.clone());
        for email in persons.chain(customer.card.email.clone()) {
            assert!(email.ends_with(".example"), "{email}");
        }
    }
    let letters = messages_in(folder);
    assert!(letters.len() > 400, "{} messages", letters.len());
    for (name, bytes) in letters {
        let text = String::from_utf8_lossy(&bytes).replace("\r\n ", " ");
        let addressed = text.lines().filter(|line| line.starts_with("To: ") || line.starts_with("From: "));
        let addresses: Vec<&str> = addressed.collect();
        assert_eq!(addresses.len(), 2, "{name}");
        assert!(addresses.iter().all(|line| line.ends_with(".example>")), "{name}: {addresses:?}");
    }
}

pub fn the_stories_are_there(app: &App, client: &Client) {
    let dossier = |name: &str| -> Dossier {
        let rows = app.store.list_customers(client.id, name, client.last_run.unwrap(), 0, 5).unwrap();
        assert_eq!(rows.len(), 1, "{name}");
        app.customer(client.id, rows[0].id).unwrap().dossier
    };
    let stopped = dossier("Restaurant De Drie Linden").state;
    assert!(stopped.stop.is_some() && stopped.todos.is_empty());
    let term = dossier("Koffiebranderij Het Anker").state;
    assert_eq!((term.terms[0].days, term.books_term), (30, Some(14)));
    assert!(dossier("Lunchcafé Bij Saar").open_invoices().count() == 1);
    assert!(dossier("Theeschenkerij Buitenlust").profile.refused.has(Channel::Whatsapp));
    assert_eq!(dossier("Nordic Buns").profile.language, domain::Language::En);
    assert_eq!(dossier("Cateraar Van Wijngaarden").state.score.map(|score| score.nps), Some(4));
    assert!(dossier("Conditorei Schavelaar").open_invoices().next().is_none());
    let by_hand = messages(app, client, MessageState::Accepted)
        .into_iter()
        .filter(|message| message.new.channel != Channel::Email);
    assert!(by_hand.count() > 0);
}
