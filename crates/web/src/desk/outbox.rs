//! *Verzendlog*, filled: what went out on a day, what did not and why; one message with its proof.
//!
//! Invariant: what is shown of a message that left is read from its frozen bytes, never made again.

use app::letter::{self, Desk};
use app::{Message as Kept, MessageFilter, MessageId, MessageState, Result};
use domain::{Cents, Channel, CustomerId, Date, Event, InvoiceId, Why};

use super::mail_text;
use super::view::View;
use crate::frame::Sending;
use crate::pages::outbox::{GuardCheck, Message, NotSent, Outbox, OutboxRow, SendState};

const ROWS: i64 = 100;
const RESTS: i64 = 50;
/// More than this of one day is not counted.
const AT_MOST: i64 = 2_000;

/// What somebody asked to see.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    pub day: Option<Date>,
    pub state: Option<SendState>,
    pub query: String,
    pub after: i64,
    pub rests_after: i64,
}

/// The page of a day; with a search, of all days.
///
/// # Errors
/// Of the store.
pub fn page(view: &View, asked: Asked, sending: Sending) -> Result<Outbox> {
    let day = asked.day.unwrap_or(view.today);
    let counts = counts(view, day)?;
    let mut rows = rows(view, &asked, day)?;
    let more = rows.len() as i64 > ROWS;
    rows.truncate(ROWS as usize);
    let rests = view.app.store.rests_on(view.client.id, day, 0, AT_MOST)?;
    let total = rests.len() as i64;
    let shown: Vec<_> = rests.iter().skip(asked.rests_after as usize).take(RESTS as usize).collect();
    let not_sent = not_sent(view, &shown)?;
    let state = asked.state.map_or("", |state| state.word());
    let next = |name: &str, from: i64| format!("/outbox?day={day}&state={state}&{name}={from}");
    let rests_next = asked.rests_after + RESTS;
    Ok(Outbox {
        day,
        previous: Some(day.plus_days(-1)),
        following: Some(day.plus_days(1)).filter(|_| day < view.today),
        query: asked.query,
        state: asked.state,
        counts,
        rows,
        next: more.then(|| next("after", asked.after + ROWS)),
        not_sent,
        not_sent_total: total,
        not_sent_next: (rests_next < total).then(|| next("rests-after", rests_next)),
        sending,
    })
}

/// One message: what was or would be said, to whom, why, and the proof.
///
/// # Errors
/// Of the store; `None` where there is no such message.
pub fn message(view: &View, id: MessageId) -> Result<Option<Message>> {
    let store = &view.app.store;
    let Some(kept) = store.message(view.client.id, id)? else {
        return Ok(None);
    };
    let customer = view.app.customer(view.client.id, kept.customer)?;
    let bytes = store.message_bytes(view.client.id, id)?;
    let about = letter::still_right(view.client, &customer, &kept.new, view.today);
    let mut row = row(view, &kept);
    let is_open = kept.state == MessageState::Planned || kept.state == MessageState::Failed;
    let (body, attachments, from) = match &bytes {
        Some(bytes) if !is_open => {
            (mail_text::plain_text(bytes), mail_text::attachments(bytes), mail_text::header(bytes, "from"))
        }
        _ => {
            let desk = Desk::new(view.client, None);
            let ids = about.clone().unwrap_or_else(|_| kept.new.invoices.clone());
            match desk.render(view.client, &customer, &kept.new, &ids, view.today) {
                Ok(rendered) => {
                    row.subject = rendered.subject;
                    (rendered.text, Vec::new(), None)
                }
                Err(problem) => (problem.to_string(), Vec::new(), None),
            }
        }
    };
    let guard = match is_open {
        true => guard(view, about.as_ref().err().map(|because| because.why)),
        false => Vec::new(),
    };
    if row.to.is_empty() {
        row.to = letter::address(&customer.card).unwrap_or_else(|| customer.card.name.clone());
    }
    let speaker = kept.new.from.clone().unwrap_or_else(|| view.client.settings.signer.clone());
    let invoices = kept.new.invoices.iter().filter_map(|id| {
        let invoice = customer.dossier.invoice(*id)?;
        Some((invoice.number.clone(), invoice.open()))
    });
    Ok(Some(Message {
        by_hand: is_open && kept.new.channel != Channel::Email,
        from: from.unwrap_or_else(|| format!("{speaker} <{}>", view.client.settings.email)),
        language: customer.dossier.profile.language,
        body,
        attachments,
        invoices: invoices.collect(),
        why: view.words().because(&kept.new.because, view.today),
        rule: Some(kept.new.because.why.rule().to_owned()).filter(|rule| !rule.is_empty()),
        guard,
        message_id: bytes.as_deref().and_then(|bytes| mail_text::header(bytes, "message-id")),
        server_answer: kept.answer.clone().filter(|_| kept.state == MessageState::Accepted),
        sha256: kept.sha256.clone(),
        history: history(view, &kept),
        row,
    }))
}

fn rows(view: &View, asked: &Asked, day: Date) -> Result<Vec<OutboxRow>> {
    let store = &view.app.store;
    let client = view.client.id;
    let searched = !asked.query.trim().is_empty();
    let filter = MessageFilter {
        on: Some(day).filter(|_| !searched),
        states: states(asked.state),
        search: Some(asked.query.clone()).filter(|_| searched),
        ..MessageFilter::default()
    };
    let mut kept = Vec::new();
    if !searched && day == view.today && asked.after == 0 {
        // What still waits from other days is work of today.
        let waiting = MessageFilter {
            states: vec![MessageState::Uncertain, MessageState::Planned, MessageState::Sending],
            ..MessageFilter::default()
        };
        kept = store.messages(client, &waiting, 0, ROWS)?;
        kept.retain(|message| message.new.planned_on != day);
    }
    kept.extend(store.messages(client, &filter, asked.after, ROWS + 1)?);
    let mut rows: Vec<OutboxRow> = kept.iter().map(|message| row(view, message)).collect();
    rows.retain(|row| asked.state.is_none_or(|state| row.state == state));
    Ok(rows)
}

fn states(state: Option<SendState>) -> Vec<MessageState> {
    match state {
        None => Vec::new(),
        Some(SendState::Planned) => vec![MessageState::Planned, MessageState::Sending],
        Some(SendState::Waiting) => vec![MessageState::Planned, MessageState::ToPost],
        Some(SendState::Sent) => vec![MessageState::Accepted],
        Some(SendState::Stopped) => vec![MessageState::Cancelled],
        Some(SendState::Failed) => vec![MessageState::Failed],
        Some(SendState::Uncertain) => vec![MessageState::Uncertain],
    }
}

fn row(view: &View, kept: &Kept) -> OutboxRow {
    let state = state_of(kept);
    let note = kept.new.note.as_ref();
    let step = match note {
        Some(note) => view.say.name("letter", &note.letter),
        None => view.words().step(kept.new.step),
    };
    let colleague = note.filter(|note| !note.to.is_customer());
    let to = || colleague.map(|note| view.say.name("addressee", note.to.word()));
    OutboxRow {
        contact: kept.id.0.to_string(),
        customer: kept.customer,
        name: kept.customer_name.clone(),
        to: kept.recipient.clone().or_else(to).unwrap_or_default(),
        channel: kept.new.channel,
        step: kept.new.step,
        subject: kept.subject.clone().unwrap_or(step),
        at: match kept.decided_at.or(kept.claimed_at) {
            Some(at) => Some(view.moment(at)),
            None => Some(view.say.day(kept.new.planned_on)),
        },
        state,
        reason: reason(view, kept, state),
    }
}

fn state_of(kept: &Kept) -> SendState {
    match kept.state {
        MessageState::Planned if kept.new.channel != Channel::Email => SendState::Waiting,
        MessageState::Planned | MessageState::Sending => SendState::Planned,
        MessageState::ToPost => SendState::Waiting,
        MessageState::Accepted => SendState::Sent,
        MessageState::Failed => SendState::Failed,
        MessageState::Cancelled => SendState::Stopped,
        MessageState::Uncertain => SendState::Uncertain,
    }
}

fn reason(view: &View, kept: &Kept, state: SendState) -> Option<String> {
    match state {
        SendState::Stopped => kept.answer.as_deref().map(|answer| stopped_because(view, answer)),
        SendState::Failed => kept.answer.clone(),
        SendState::Uncertain => Some(view.say.t("outbox-no-answer")),
        SendState::Waiting => Some(view.say.t("outbox-by-hand")),
        SendState::Planned | SendState::Sent => None,
    }
}

/// The stored reason in words: a word of the domain, or what somebody wrote.
pub fn stopped_because(view: &View, answer: &str) -> String {
    let words = view.words();
    for kind in ["gone", "because"] {
        let key = format!("{kind}-{answer}");
        if words.has(&key) {
            return words.t(&key);
        }
    }
    answer.to_owned()
}

fn counts(view: &View, day: Date) -> Result<[i64; 6]> {
    let store = &view.app.store;
    let filter =
        MessageFilter { on: Some(day), states: vec![MessageState::Planned], ..MessageFilter::default() };
    let planned = store.messages(view.client.id, &filter, 0, AT_MOST)?;
    let by_hand = planned.iter().filter(|one| state_of(one) == SendState::Waiting).count() as i64;
    let counted = store.message_counts(view.client.id, day)?;
    let count = |states: &[MessageState]| -> i64 {
        let of = counted.iter().filter(|(state, _)| states.contains(state));
        of.map(|(_, count)| count).sum()
    };
    Ok(SendState::ALL.map(|state| match state {
        SendState::Planned => count(&[MessageState::Planned, MessageState::Sending]) - by_hand,
        SendState::Waiting => count(&[MessageState::ToPost]) + by_hand,
        other => count(&states(Some(other))),
    }))
}

fn not_sent(view: &View, rests: &[&(CustomerId, app::TimelineRow)]) -> Result<Vec<NotSent>> {
    let mut ids: Vec<CustomerId> = rests.iter().map(|(customer, _)| *customer).collect();
    ids.dedup();
    let customers = view.app.store.customers_by_id(view.client.id, &ids)?;
    let told = rests.iter().filter_map(|(id, row)| {
        let Event::Rested(rested) = &row.fact.event else {
            return None;
        };
        let customer = customers.iter().find(|customer| customer.id == *id)?;
        let open = |id: &InvoiceId| customer.dossier.invoice(*id).map(domain::Invoice::open);
        Some(NotSent {
            customer: *id,
            name: customer.card.name.clone(),
            invoices: rested.invoices.len() as i64,
            open: rested.invoices.iter().filter_map(open).sum::<Cents>(),
            hold: rested.hold,
            because: view.words().because(&rested.because, view.today),
        })
    });
    Ok(told.collect())
}

/// What the guard would say now.
fn guard(view: &View, gone: Option<Why>) -> Vec<GuardCheck> {
    let check = |key: &str, passed| GuardCheck { words: view.say.t(key), passed };
    let fresh = view.client.bank_is_fresh(view.today, &view.client.calendar());
    let mut checks = vec![check("guard-bank", fresh)];
    checks.push(check("guard-sending", view.client.sending == app::Sending::Open));
    match gone {
        None => checks.push(check("guard-right", true)),
        Some(why) => checks.push(GuardCheck { words: stopped_because(view, why.word()), passed: false }),
    }
    checks
}

fn history(view: &View, kept: &Kept) -> Vec<(String, String)> {
    let say = view.say;
    let mut lines = vec![(say.day(kept.new.planned_on), say.t("history-planned"))];
    if let Some(at) = kept.claimed_at {
        lines.push((view.moment(at), say.with("history-claimed", "n", kept.attempt)));
    }
    if let Some(at) = kept.decided_at {
        lines.push((view.moment(at), say.name("history", kept.state.word())));
    }
    lines
}
