//! What the day brought, told when nothing is left: counted from the facts of today.
//!
//! Invariant: no figure that has no facts behind it.

use app::store::Shown;
use app::{Agreed, AgreedKind, MessageFilter, MessageState};
use domain::{Event, Hold};

use crate::WebError;
use crate::desk::view::View;
use crate::pages::today::DayDone;

/// Facts of one day that are counted; more is no number that people read.
const COUNTED: i64 = 1_000;

pub(super) fn day_done(view: View<'_>) -> Result<DayDone, WebError> {
    let count = |kind: &str| -> Result<usize, WebError> { Ok(facts(view, kind)?.len()) };
    let calls = facts(view, "call_outcome")?;
    let promised =
        |event: &Event| matches!(event, Event::CallOutcome { outcome: domain::CallOutcome::Promise, .. });
    let promises = calls.iter().filter(|event| promised(event)).count() + count("promise")?;
    let tomorrow = view.client.calendar().on_or_after(view.today.plus_days(1));
    Ok(DayDone {
        calls: calls.len() as i64,
        promises: promises as i64,
        questions_solved: (count("dispute_closed")? + count("task_done")?) as i64,
        reminders_avoided: avoided(view)?,
        calls_tomorrow: calls_tomorrow(view, tomorrow)?,
        payments_expected_tomorrow: expected(view, tomorrow)?,
    })
}

fn facts(view: View<'_>, kind: &str) -> Result<Vec<Event>, WebError> {
    let store = &view.app.store;
    let rows = store.facts_between(view.client.id, kind, view.today, view.today, 0, COUNTED)?;
    Ok(rows.into_iter().map(|(_, row)| row.fact.event).collect())
}

/// Messages that were withdrawn today, and rests that began today because something was agreed.
fn avoided(view: View<'_>) -> Result<i64, WebError> {
    let store = &view.app.store;
    let filter = MessageFilter {
        on: Some(view.today),
        states: vec![MessageState::Cancelled],
        ..MessageFilter::default()
    };
    let withdrawn = store.messages(view.client.id, &filter, 0, COUNTED)?.len();
    let agreed = |event: &Event| match event {
        Event::Rested(rested) => matches!(
            rested.hold,
            Hold::Promised
                | Hold::Disputed
                | Hold::Arrangement
                | Hold::AgreedTerm
                | Hold::TermClaim
                | Hold::Held
        ),
        _ => false,
    };
    let rests = store.rests_on(view.client.id, view.today, 0, COUNTED)?;
    let rests = rests.iter().filter(|(_, row)| agreed(&row.fact.event)).count();
    Ok((withdrawn + rests) as i64)
}

/// What deciding would put on the list tomorrow; nothing is saved.
fn calls_tomorrow(view: View<'_>, tomorrow: domain::Date) -> Result<i64, WebError> {
    let mut calls = 0;
    app::plan::plan(view.app, view.client.id, tomorrow, &mut |_, decision| {
        calls += decision.acts.iter().filter(|act| act.kind == domain::ActKind::Call).count();
    })?;
    Ok(calls as i64)
}

/// Promises for tomorrow that nobody paid yet.
fn expected(view: View<'_>, tomorrow: domain::Date) -> Result<i64, WebError> {
    let rows = view.app.store.agreed(view.client.id, AgreedKind::Promise, Shown::Open, 0, COUNTED)?;
    let due =
        |row: &&app::AgreedRow| matches!(&row.agreed, Agreed::Promise(promise) if promise.until == tomorrow);
    Ok(rows.iter().filter(due).count() as i64)
}
