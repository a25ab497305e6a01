//! The rows that are shown, with names, reasons and the message that waits for a yes.

use std::collections::HashMap;

use app::letter::Desk;
use app::{BankEntry, Customer, Message, MessageState, OpenWork};
use domain::{Currency, CustomerId, TaskKind, TodoKind};

use super::{OfSplit, kind_of};
use crate::WebError;
use crate::desk::look::{Look, mood};
use crate::desk::view::View;
use crate::desk::{disputes, dossier, preview};
use crate::pages::today::{Draft, RowKind, Split, TodayRow};

pub(super) fn rows(
    view: View<'_>,
    of: &OfSplit<'_>,
    after: usize,
    limit: usize,
) -> Result<Vec<TodayRow>, WebError> {
    let mut rows: Vec<TodayRow> = Vec::new();
    rows.extend(of.messages.iter().map(|message| of_message(view, message)));
    rows.extend(of.payments.iter().map(|entry| of_payment(view, entry)));
    let before = rows.len();
    let mut rows: Vec<TodayRow> = rows.into_iter().skip(after).take(limit).collect();
    let todos: Vec<&OpenWork> =
        of.todos.iter().copied().skip(after.saturating_sub(before)).take(limit - rows.len()).collect();
    let ids: Vec<CustomerId> = todos.iter().map(|work| work.customer).collect();
    let customers = view.app.store.customers_by_id(view.client.id, &ids)?;
    let customers: HashMap<CustomerId, &Customer> =
        customers.iter().map(|customer| (customer.id, customer)).collect();
    let desk = (of.split == Split::Approve).then(|| dossier::desk(view));
    rows.extend(todos.into_iter().filter_map(|work| {
        let customer = customers.get(&work.customer)?;
        Some(of_todo(view, work, customer, desk.as_ref()))
    }));
    Ok(rows)
}

fn of_todo(view: View<'_>, work: &OpenWork, customer: &Customer, desk: Option<&Desk>) -> TodayRow {
    let say = view.say;
    let look =
        Look { view, customer, decision: domain::Decision::default(), calendar: view.client.calendar() };
    let mut kind = kind_of(work);
    let what = look.todo_words(&work.todo);
    let proposal = match kind {
        RowKind::Dispute => say.t("proposal-dispute"),
        RowKind::Reply => say.t("proposal-reply"),
        RowKind::Approve => say.t("proposal-approve"),
        RowKind::Call | RowKind::Visit | RowKind::BrokenPromise | RowKind::MissedTerm => {
            say.with("proposal-call", "what", what.to_lowercase())
        }
        _ => say.with("proposal-task", "what", what),
    };
    let draft = desk.and_then(|desk| draft(view, work, customer, desk));
    if kind == RowKind::Approve && draft.is_none() {
        kind = RowKind::Task;
    }
    let mood = mood(customer);
    let pressing = super::pressing(view, work);
    let relation = if mood == "strained" { 4 } else { pressing.relation };
    let payments = work.todo.is_task(TaskKind::AllocatePayment).then(|| "/payments".to_owned());
    let to_allocate = payments.is_some();
    let elsewhere = payments.or_else(|| disputes::address_of(customer, &work.todo));
    TodayRow {
        todo: Some(work.todo.id.0),
        customer: customer.id,
        name: customer.card.name.clone(),
        person: dossier::first_person(customer).map(|person| person.name.clone()),
        phone: dossier::phone(customer),
        kind: if to_allocate { RowKind::Allocate } else { kind },
        open: work.open,
        currency: Currency::EUR,
        days_late: work.oldest_due.map(|due| view.today.days_since(due)).filter(|days| *days > 0),
        prefers: customer.dossier.profile.preference.reminders,
        prefers_when: customer.dossier.profile.preference.best_time.clone(),
        why: say.because(&work.todo.because, view.today),
        proposal,
        rule: Some(work.todo.because.rule().to_owned()),
        weight: [pressing.cash, pressing.haste, relation],
        order: order_words(view, work, pressing, mood),
        from: work.todo.from.clone(),
        mood,
        draft,
        elsewhere,
        later: work.snoozed_until.filter(|until| *until > view.today),
    }
}

/// Why it stands where it stands, in a sentence (4.6).
fn order_words(view: View<'_>, work: &OpenWork, pressing: domain::Priority, mood: &str) -> String {
    let say = view.say;
    let loyal = work.profile.relation.is_loyal(&view.client.settings.strategy, view.today);
    let relation = match mood {
        "strained" => say.t("order-strained"),
        _ if loyal => say.n("order-loyal", work.profile.relation.years(view.today)),
        "good" => say.t("order-good"),
        _ => say.t("order-usual"),
    };
    let cash = say.name("order-cash", pressing.cash);
    let haste = say.name("order-haste", pressing.haste);
    say.with2("order-is", "cash", cash, "haste", format!("{haste}, {relation}"))
}

fn draft(view: View<'_>, work: &OpenWork, customer: &Customer, desk: &Desk) -> Option<Draft> {
    let TodoKind::Task(TaskKind::Approve, Some(step)) = work.todo.kind else {
        return None;
    };
    let shown = preview::preview(view, desk, customer, step);
    let body = shown.body?;
    Some(Draft {
        contact: format!("{}-{}", customer.id, work.todo.id),
        channel: shown.channel?,
        subject: shown.subject?,
        opening: opening(&body),
    })
}

/// The first words after the salutation.
fn opening(body: &str) -> String {
    let paragraphs = body.split("\n\n").map(|text| text.replace('\n', " "));
    let words = paragraphs.skip(1).find(|text| !text.trim().is_empty()).unwrap_or_default();
    match words.char_indices().nth(160) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words,
    }
}

fn of_message(view: View<'_>, message: &Message) -> TodayRow {
    let say = view.say;
    let uncertain = message.state == MessageState::Uncertain;
    let why =
        if uncertain { say.t("outbox-uncertain-why") } else { say.because(&message.new.because, view.today) };
    TodayRow {
        proposal: say.with("proposal-task", "what", say.name("step", message.new.step)),
        elsewhere: Some(format!("/outbox/{}", message.id.0)),
        kind: match message.state {
            MessageState::ToPost => RowKind::Letter,
            _ => RowKind::Uncertain,
        },
        ..blank(-message.id.0, message.customer_name.clone(), why)
    }
}

fn of_payment(view: View<'_>, waiting: &BankEntry) -> TodayRow {
    let entry = &waiting.entry;
    let name = entry.counterparty_name.clone().unwrap_or_else(|| view.say.t("row-allocate"));
    let why = view.say.because(&domain::Why::MoneyWaits.into(), view.today);
    TodayRow {
        open: entry.amount - waiting.allocated,
        currency: entry.currency,
        kind: RowKind::Allocate,
        elsewhere: Some(format!("/payments?payment={}", waiting.id)),
        proposal: entry.remittance.clone(),
        ..blank(-waiting.id, name, why)
    }
}

/// A row that is no task of a customer. Its number only keeps anchors apart.
fn blank(number: i64, name: String, why: String) -> TodayRow {
    TodayRow {
        todo: None,
        customer: CustomerId(number),
        name,
        person: None,
        phone: None,
        kind: RowKind::Task,
        open: domain::Cents::ZERO,
        currency: Currency::EUR,
        days_late: None,
        prefers: None,
        prefers_when: None,
        why,
        proposal: String::new(),
        rule: None,
        weight: [2, 3, 2],
        order: String::new(),
        from: None,
        mood: "normal",
        draft: None,
        elsewhere: None,
        later: None,
    }
}
