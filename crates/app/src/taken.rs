//! What was decided, as facts, messages and one transaction for each customer. The run and what
//! people enter both end here.
//!
//! Invariant: a message is planned once for what it is about (its key), whoever decides at the
//! same moment.

use domain::decide::Decision;
use domain::{ClientId, CustomerId, Date, Day, Event, Fact, Step};

use crate::records::{Change, Client, Customer, MessageState, NewMessage};
use crate::store::{MessageFilter, StoreError};
use crate::{App, Result};
use crate::{confirm, disputes};

/// Saves the change of one customer; `false` when somebody else was faster: load and decide again.
///
/// A message that came back or was withdrawn today may be planned once more today: its key is
/// taken, so the new one is numbered. A message that is on its way is not planned beside itself.
pub(crate) fn commit_one(app: &App, client: ClientId, change: &mut Change) -> Result<bool> {
    let mut result = app.store.commit(client, std::slice::from_ref(change));
    if let Err(StoreError::AlreadyDone) = result
        && number_keys(app, client, change)?
    {
        result = app.store.commit(client, std::slice::from_ref(change));
    }
    match result {
        Ok(()) => Ok(true),
        Err(StoreError::Conflict | StoreError::AlreadyDone) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Whether a key was taken, and is free now.
fn number_keys(app: &App, client: ClientId, change: &mut Change) -> Result<bool> {
    let filter = MessageFilter { customer: Some(change.before.id), ..MessageFilter::default() };
    let known = app.store.messages(client, &filter, 0, 1000)?;
    let state_of = |key: &str| {
        let of_key = |message: &&crate::Message| message.new.key == key;
        known.iter().find(of_key).map(|message| message.state)
    };
    let before = change.messages.clone();
    change.messages.retain_mut(|message| {
        let bare = message.key.clone();
        let mut number = 1;
        while let Some(state) = state_of(&message.key) {
            if !matches!(state, MessageState::Cancelled | MessageState::Failed) {
                return false;
            }
            number += 1;
            message.key = format!("{bare}/{number}");
        }
        true
    });
    Ok(change.messages != before)
}

/// Decides, takes the acts that `wanted` lets through, then the rests that follow; gives the whole
/// decision and the messages to plan.
pub(crate) fn decide_and_take(
    app: &App,
    client: &Client,
    day: &Day,
    customer: &mut Customer,
    facts: &mut Vec<Fact>,
    wanted: impl Fn(&domain::Act) -> bool,
) -> (Decision, Vec<NewMessage>) {
    let strategy = &client.settings.strategy;
    let mut decision = domain::decide(&customer.dossier, strategy, day);
    decision.acts.retain(|act| wanted(act));
    let mut messages = Vec::new();
    for act in &decision.acts {
        let approved = act.step.is_some_and(|step| customer.dossier.state.approved.contains(&step));
        take(customer, facts, day.date, act.fact());
        let note = confirm::beside_task(client, customer, act)
            .or_else(|| disputes::notes::beside_task(app, client, customer, act));
        if let Some(note) = note {
            messages.push(confirm::write(app, customer, facts, day.date, note, &act.invoices));
        }
        if !act.is_for_people() {
            messages.extend(plan_message(app, customer.id, day.date, act, approved));
        }
    }
    // Acts change what rests; without acts the first answer stands.
    let after_acts = match decision.acts.is_empty() {
        true => decision.clone(),
        false => domain::decide(&customer.dossier, strategy, day),
    };
    for rest in &after_acts.rests {
        take(customer, facts, day.date, rest.fact());
    }
    decision.rests = after_acts.rests;
    decision.look_again = after_acts.look_again;
    // When the bank's file comes in later today, the run of today looks once more (N2).
    customer.look_on = decision.look_again.map(|next| if day.bank_fresh { next } else { day.date });
    (decision, messages)
}

pub(crate) fn take(customer: &mut Customer, facts: &mut Vec<Fact>, on: Date, event: Event) {
    let fact = Fact { on, event };
    customer.dossier.apply(&fact);
    facts.push(fact);
}

/// The durable intent of a message: its key says what it is about, so it cannot be planned twice.
fn plan_message(
    app: &App,
    customer: CustomerId,
    on: Date,
    act: &domain::Act,
    approved: bool,
) -> Option<NewMessage> {
    let step: Step = act.step?;
    let channel = act.channel?;
    let first = act.invoices.iter().min().map_or(0, |invoice| invoice.0);
    Some(NewMessage {
        key: format!("{customer}/{step}/{on}/{channel}/{first}"),
        public_id: app.ids.public_id(),
        planned_on: on,
        step,
        channel,
        registered: act.registered,
        invoices: act.invoices.clone(),
        from: act.from.clone(),
        because: act.because,
        approved,
        note: None,
    })
}
