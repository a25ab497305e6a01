//! Taking back what was just entered: a compensating fact puts the customer back as he was.
//!
//! Nothing is deleted: the act and its withdrawal both stand in the timeline. It can be done for half
//! a minute, by who did it, as long as nothing happened after it and nothing of it left the house.
//! Not here: money; that has its own way back (`money`, a storno).

use domain::event::{InvoiceBefore, TakenBack};
use domain::{ActKind, CustomerId, Dossier, Event};

use crate::people::{Refusal, react};
use crate::records::{Customer, Message, MessageId, MessageState, NewMessage, TimelineRow};
use crate::store::{MessageFilter, StoreError};
use crate::taken::commit_one;
use crate::{App, AppError, Doing, Result};

/// How long what was entered can be taken back.
pub const SECONDS: i64 = 30;
/// Written beside messages that go no more because what planned them is taken back.
const REASON: &str = "taken_back";

/// The number of the last fact, when it ends something that this person can still take back.
pub fn offer(doing: &Doing, customer: CustomerId) -> Result<Option<i64>> {
    let rows = doing.app.store.timeline(doing.client, customer, None, 40)?;
    let mut rows: Vec<TimelineRow> = rows;
    rows.reverse();
    Ok(last_act(&rows, doing).and_then(|act| Some(act.last()?.seq)))
}

/// Withdraws the act that ended with this fact.
///
/// # Errors
/// [`Refusal::TooLateToUndo`] when something happened since, or a message of it has left.
pub fn take_back(doing: &Doing, customer: CustomerId, seq: i64) -> Result<()> {
    let client = doing.app.client(doing.client)?;
    for _ in 0..3 {
        let before = doing.app.customer(client.id, customer)?;
        let rows = doing.app.store.facts(client.id, customer)?;
        let act = last_act(&rows, doing).filter(|act| act.last().is_some_and(|row| row.seq == seq));
        let act = act.ok_or(Refusal::TooLateToUndo)?;
        let first = rows.len() - act.len();
        let mut was = Dossier::default();
        rows[..first].iter().for_each(|row| was.apply(&row.fact));
        let messages = Messages::of(doing.app, &before, act, client.id)?;
        let fact = Event::TakenBack(Box::new(taken_back(act, was)));
        let mut change = react(doing, &client, before, &[fact])?;
        let known =
            |change: &crate::Change, id: MessageId| change.withdrawn.iter().any(|(one, _)| *one == id);
        for message in messages.planned {
            if !known(&change, message) {
                change.withdrawn.push((message, REASON.to_owned()));
            }
        }
        change.messages.extend(messages.again);
        if commit_one(doing.app, client.id, &mut change)? {
            return Ok(());
        }
    }
    Err(AppError::Store(StoreError::Conflict))
}

/// The facts of the last thing this person did, when they can be taken back.
fn last_act<'a>(rows: &'a [TimelineRow], doing: &Doing) -> Option<&'a [TimelineRow]> {
    let last = rows.last()?;
    let age = doing.now.as_second() - last.at.as_second();
    let mine = last.source == doing.by && (0..=SECONDS).contains(&age);
    let same = |row: &TimelineRow| row.at == last.at && row.source == last.source;
    let count = rows.iter().rev().take_while(|row| same(row)).count();
    let act = &rows[rows.len() - count..];
    let main = act.iter().filter(|row| !follows(&row.fact.event));
    let may =
        main.clone().next().is_some() && main.map(|row| name(&row.fact.event)).all(|name| name.is_some());
    (mine && may).then_some(act)
}

fn taken_back(act: &[TimelineRow], was: Dossier) -> TakenBack {
    let invoices = was.invoices.iter().map(|invoice| InvoiceBefore {
        invoice: invoice.id,
        credited: invoice.credited,
        let_go: invoice.let_go,
        settled_on: invoice.settled_on,
        track: invoice.track.clone(),
    });
    let main = act.iter().filter(|row| !follows(&row.fact.event));
    let mut what: Vec<String> = main.filter_map(|row| name(&row.fact.event)).map(str::to_owned).collect();
    what.dedup();
    TakenBack { what, invoices: invoices.collect(), profile: was.profile, state: was.state }
}

/// What deciding adds by itself.
fn follows(event: &Event) -> bool {
    matches!(event, Event::Acted(_) | Event::Rested(_))
}

/// The word of what people can take back: `None` for money, cards and what has left already.
fn name(event: &Event) -> Option<&'static str> {
    Some(match event {
        Event::CallOutcome { .. } => "call_outcome",
        Event::Reply { .. } => "reply",
        Event::Promise { .. } => "promise",
        Event::DisputeOpened { .. } => "dispute_opened",
        Event::DisputeNews { .. } => "dispute_news",
        Event::RemedyAgreed { .. } => "remedy_agreed",
        Event::DisputeClosed { .. } => "dispute_closed",
        Event::Arrangement { .. } => "arrangement",
        Event::TermClaimed { .. } => "term_claimed",
        Event::TermApproved { .. } => "term_approved",
        Event::TermDenied { .. } => "term_denied",
        Event::ReasonGiven(_) => "reason_given",
        Event::Score { .. } => "score",
        Event::Hold { .. } => "hold",
        Event::HoldEnded => "hold_ended",
        Event::Stop { .. } => "stop",
        Event::StopEnded => "stop_ended",
        Event::Decided { .. } => "decided",
        Event::TaskDone { .. } => "task_done",
        Event::Note { .. } => "note",
        Event::Pinned { .. } => "pinned",
        Event::VisitPlanned { .. } => "visit_planned",
        Event::VisitCancelled => "visit_cancelled",
        Event::CareContact { .. } => "care_contact",
        Event::Learned { .. } => "learned",
        // Money has its own way back; a card and a yes cannot be unsaid.
        Event::Invoice(_)
        | Event::AmountChanged { .. }
        | Event::DueChanged { .. }
        | Event::BooksPaid { .. }
        | Event::Payment { .. }
        | Event::Allocated { .. }
        | Event::PaymentReversed { .. }
        | Event::CreditNote { .. }
        | Event::Profile { .. }
        | Event::Prefers { .. }
        | Event::Approve { .. }
        | Event::MessageFailed { .. }
        | Event::TakenBack(_) => return None,
        _ => "other",
    })
}

/// What the act did to messages.
struct Messages {
    /// Planned by it.
    planned: Vec<MessageId>,
    /// Withdrawn by it: planned anew.
    again: Vec<NewMessage>,
}

impl Messages {
    fn of(app: &App, customer: &Customer, act: &[TimelineRow], client: domain::ClientId) -> Result<Messages> {
        let filter = MessageFilter { customer: Some(customer.id), ..MessageFilter::default() };
        let known = app.store.messages(client, &filter, 0, 200)?;
        let mut messages = Messages { planned: Vec::new(), again: Vec::new() };
        let at = act.first().map(|row| row.at);
        for message in known {
            if planned_by(&message, act) {
                match message.state {
                    MessageState::Planned | MessageState::ToPost => messages.planned.push(message.id),
                    MessageState::Cancelled => {}
                    _ => return Err(Refusal::TooLateToUndo.into()),
                }
            } else if message.state == MessageState::Cancelled && message.decided_at == at {
                let public_id = app.ids.public_id();
                messages.again.push(NewMessage { public_id, ..message.new });
            }
        }
        Ok(messages)
    }
}

fn planned_by(message: &Message, act: &[TimelineRow]) -> bool {
    act.iter().any(|row| match &row.fact.event {
        Event::Acted(acted) => {
            matches!(acted.kind, ActKind::Message | ActKind::Letter)
                && row.fact.on == message.new.planned_on
                && acted.step == Some(message.new.step)
                && acted.channel == Some(message.new.channel)
        }
        _ => false,
    })
}
