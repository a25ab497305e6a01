//! Filling the call mode: the customer, the script, what may be agreed, and who is next.
//!
//! Not here: what an outcome does (`forms`, `app`). Invariant: the script names only invoices that
//! may be spoken about: nothing that is disputed, promised or paid.

use std::collections::BTreeMap;

use app::calling::{self, BestTime, Moment, NotNow};
use app::{Customer, NewMessage, OpenWork};
use domain::decide::speaker;
use domain::{Because, Channel, Hold, InvoiceId, Step, TodoId, TodoKind, Why};
use jiff::Timestamp;

use super::look::Look;
use super::view::View;
use super::{contact, dossier};
use crate::WebError;
use crate::pages::acts::TickInvoice;
use crate::pages::call::{Block, Call};
use crate::pages::contact::Typed;

/// The customer on the whole screen. `calls` is the work of today that is a call, in its order.
pub fn call(
    view: View<'_>,
    customer: &Customer,
    todo: Option<i64>,
    calls: &[OpenWork],
    now: Timestamp,
) -> Result<Call, WebError> {
    let say = view.say;
    let look = Look::new(view, customer);
    let todos = &customer.dossier.state.todos;
    let work = todos.iter().find(|known| Some(known.id) == todo.map(TodoId));
    let work = work.or_else(|| todos.iter().find(|known| known.is_conversation()));
    let step = work.and_then(|work| work.step()).unwrap_or(usual_step(&look));
    let about = may_be_named(&look, work.map(|work| work.invoices.as_slice()));
    let day = view.client.day(view.today, &look.calendar);
    let speaker = speaker(&customer.dossier, &about, &day);
    let moment = moment(view, now);
    let best = customer.dossier.profile.preference.best_time.as_ref();
    let strategy = &view.client.settings.strategy;
    let hours = view.client.settings.call_hours;
    let not_now = calling::may_call(hours, &look.calendar, strategy, &customer.dossier, moment).err();
    let tried = calling::attempts_this_week(&customer.dossier, view.today).len();
    let others: Vec<&OpenWork> = calls.iter().filter(|work| work.customer != customer.id).collect();
    let place = calls.iter().position(|work| work.customer == customer.id).unwrap_or(0);
    let next = others.iter().find(|work| calls[place.min(calls.len() - 1)..].contains(work));
    let next = next.or_else(|| others.first()).copied();
    let tick = |row: crate::pages::dossier_side::OpenInvoice| TickInvoice {
        ticked: about.is_empty() || about.contains(&row.id),
        id: row.id,
        number: row.number,
        open: row.open,
        due: row.due_agreed.unwrap_or(row.due),
        days_late: row.days_late,
    };
    Ok(Call {
        customer: customer.id,
        todo: work.map(|work| work.id.0),
        essence: contact::essence(view, customer)?,
        role: dossier::first_person(customer)
            .map(|person| person.role.clone())
            .filter(|role| !role.is_empty()),
        mood: look.mood(),
        line: look.line(),
        speaker: speaker.map(|speaker| match speaker.stands_in_for {
            Some(absent) => say.with2("stands-in-for", "name", speaker.name, "absent", absent),
            None => speaker.name,
        }),
        refused: customer.dossier.profile.refused.iter().collect(),
        script: script(view, customer, step, about.clone()),
        invoices: look.invoices().into_iter().map(tick).collect(),
        open: customer.dossier.open_sum(domain::Currency::EUR),
        attempts: (tried > 0).then(|| {
            say.with2("attempts-this-week", "n", tried, "most", strategy.gates.call_attempts_in_a_week)
        }),
        not_now: not_now.map(|why| not_now_words(view, why)),
        best_now: best.map(|words| {
            let fits = BestTime::of(words).is_none_or(|best| best.is_now(moment));
            (words.clone(), fits)
        }),
        next: next.map(|work| next_call(view, work)).transpose()?,
        left: others.len() + 1,
        form: Typed::default(),
    })
}

/// Address of a call.
pub fn address(work: &OpenWork) -> String {
    format!("/call/{}?todo={}", work.customer, work.todo.id)
}

/// What to say: four blocks, in the voice of the customer.
pub fn script(view: View<'_>, customer: &Customer, step: Step, about: Vec<InvoiceId>) -> Vec<Block> {
    let day_of = view.client.calendar();
    let day = view.client.day(view.today, &day_of);
    let message = NewMessage {
        key: String::new(),
        public_id: String::new(),
        planned_on: view.today,
        step,
        channel: Channel::Phone,
        registered: false,
        from: speaker(&customer.dossier, &about, &day).map(|speaker| speaker.name),
        invoices: about,
        because: Because::from(Why::AskReason),
        approved: false,
        note: None,
    };
    let desk = dossier::desk(view);
    let mut context = desk.context(view.client, customer, &message, &message.invoices, view.today);
    if context.promise.is_none() {
        let promised = customer.dossier.state.promises.last();
        context.promise = promised.map(|promise| text::Promise { until: promise.until, amount: None });
    }
    let script = text::Call::for_step(step).script(&context);
    let blocks =
        [("open", script.open), ("ask", script.ask), ("listen", script.listen), ("agree", script.agree)];
    blocks.into_iter().filter(|(_, text)| !text.is_empty()).map(|(word, text)| Block { word, text }).collect()
}

/// What is asked when nobody put a call on the list.
fn usual_step(look: &Look<'_>) -> Step {
    if look.late().is_positive() { Step::ReasonCall } else { Step::ReceiptCheck }
}

/// What the call may be about: not what rests by an agreement.
fn may_be_named(look: &Look<'_>, wanted: Option<&[InvoiceId]>) -> Vec<InvoiceId> {
    let agreed = |hold: &Hold| {
        matches!(
            hold,
            Hold::FullStop
                | Hold::Disputed
                | Hold::Arrangement
                | Hold::Promised
                | Hold::Paid
                | Hold::TermClaim
        )
    };
    let open = look.invoices();
    let free = open.iter().filter(|row| !row.hold.as_ref().is_some_and(agreed)).map(|row| row.id);
    match wanted.filter(|wanted| !wanted.is_empty()) {
        Some(wanted) => free.filter(|id| wanted.contains(id)).collect(),
        None => {
            let late = open.iter().any(|row| row.days_late > 0);
            let free: Vec<InvoiceId> = free.collect();
            let is_late = |id: &InvoiceId| open.iter().any(|row| row.id == *id && row.days_late > 0);
            if late { free.into_iter().filter(is_late).collect() } else { free }
        }
    }
}

fn moment(view: View<'_>, now: Timestamp) -> Moment {
    let at = now.to_zoned(view.zone.clone());
    Moment { day: view.today, minute: i32::from(at.hour()) * 60 + i32::from(at.minute()) }
}

fn not_now_words(view: View<'_>, why: NotNow) -> String {
    let say = view.say;
    match why {
        NotNow::FreeDay => say.t("call-not-free-day"),
        NotNow::OutsideHours(hours) => say.with2("call-not-hours", "from", hours.from, "until", hours.until),
        NotNow::OftenThisWeek { times, from } => {
            say.with2("call-not-often", "n", times, "day", say.long_day(from))
        }
    }
}

fn next_call(view: View<'_>, work: &OpenWork) -> Result<(String, String), WebError> {
    let next = view.app.customer(view.client.id, work.customer)?;
    Ok((address(work), next.card.name))
}

/// Calls and visits of today, as far as they are conversations with somebody.
pub fn is_call(work: &OpenWork) -> bool {
    matches!(work.todo.kind, TodoKind::Call(..))
}

/// What was typed comes back with its problems.
pub fn again(
    view: View<'_>,
    call: &mut Call,
    values: &BTreeMap<String, Vec<String>>,
    problems: crate::forms::Problems,
) {
    for (field, value) in values {
        call.form.put(field, value.first().cloned().unwrap_or_default());
    }
    let ticked = values.get("invoice");
    for invoice in &mut call.invoices {
        invoice.ticked = ticked.is_some_and(|ids| ids.contains(&invoice.id.to_string()));
    }
    call.form.errors = problems.into_iter().map(|(field, key)| (field, view.say.t(key))).collect();
}
