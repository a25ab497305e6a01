//! When to look again: the first later day on which, without new facts, something may change.
//! Too early costs a look; too late would lose a day, so every date that any rule compares with
//! stands here.

use super::{Act, Around, Seen};
use crate::agreement::{ArrangementState, PromiseState};
use crate::date::Date;
use crate::dossier::TodoKind;
use crate::ripe::Ripe;
use crate::standing::{last_day, missed_term};
use crate::step::{Step, TaskKind};

pub(super) fn look_again(around: &Around, seen: &[Seen], acts: &[Act], held_back: bool) -> Option<Date> {
    let today = around.day.date;
    let calendar = around.day.calendar;
    let tomorrow = today.plus_days(1);
    let mut first: Option<Date> = None;
    let mut at = |date: Date| {
        if date > today {
            first = Some(first.map_or(date, |known| known.min(date)));
        }
    };
    // What is ripe and was not said today, because the day is free or something else was said.
    let unsaid = |one: &Seen| {
        let said = |act: &Act| act.done.iter().any(|(id, _)| *id == one.invoice.id);
        // While a person has something to do about it, only a fact can change anything; whether
        // it arrived is asked all the same.
        let asked = |ripe: Ripe| ripe.step == Step::ReceiptCheck || one.waits_for_person.is_none();
        one.ripe.is_some_and(asked) && !acts.iter().any(said)
    };
    let pending = seen.iter().any(unsaid)
        || !around.dossier.state.owed.is_empty()
        || !around.dossier.state.wanted.is_empty();
    let uncared = around.dossier.state.score.is_some_and(|score| !score.cared);
    let free_day = !around.day.is_working_day();
    if held_back {
        at(tomorrow);
    }
    // The question whether a due-day reminder may go lapses with its day.
    let lapses = TodoKind::Task(TaskKind::Approve, Some(Step::DueDayReminder));
    let todos = &around.dossier.state.todos;
    if todos.iter().any(|todo| todo.kind == lapses && todo.on == today) {
        at(tomorrow);
    }
    if pending || uncared || free_day || around.day.first_day_back {
        at(calendar.on_or_after(tomorrow));
    }
    // Acts that are not taken yet may leave something for tomorrow.
    if !acts.is_empty() {
        at(tomorrow);
    }
    for one in seen {
        one.next.into_iter().for_each(&mut at);
        at(one.due.date);
        at(calendar.on_or_before(one.due.date));
        // Another invoice that becomes overdue turns the care for a good payer into a reminder.
        if crate::ripe::cares_for(around) {
            at(one.due.date.plus_days(1));
        }
        let grace = around.strategy.agreements.direct_debit_grace_bank_days;
        if crate::dossier::Dossier::is_collected(one.invoice) {
            at(calendar.plus_bank_days(one.due.date, grace).plus_days(1));
        }
        if let Some(rule) = &around.strategy.second_reminder
            && let Some(attempted) = one.invoice.track.attempted
        {
            at(calendar.plus_working_days(attempted, rule.working_days_after_attempt));
        }
    }
    agreements(around, &mut at);
    if let Some(visit) = around.dossier.state.visit.as_ref().filter(|visit| !visit.given) {
        // Another talk of its day may put it off.
        at(calendar.on_or_after(visit.day).max(calendar.on_or_after(tomorrow)));
    }
    if !around.day.bank_fresh {
        at(tomorrow);
    }
    first
}

fn agreements(around: &Around, at: &mut impl FnMut(Date)) {
    let state = &around.dossier.state;
    let rule = &around.strategy.agreements;
    let calendar = around.day.calendar;
    let after = |date: Date, count| calendar.plus_working_days(date, count);
    let next = calendar.on_or_after(around.day.date.plus_days(1));
    for pause in &state.pauses {
        at(pause.from);
        if let Some(last) = last_day(pause, around.strategy, calendar) {
            at(last.plus_days(1));
        }
    }
    for promise in state.promises.iter().filter(|promise| promise.state == PromiseState::Open) {
        let passed = calendar.plus_bank_days(promise.until, rule.promise_grace_bank_days).plus_days(1);
        at(passed);
        // The call about it may be put off by another one.
        at(calendar.on_or_after(passed).max(next));
    }
    for arrangement in state.arrangements.iter().filter(|one| one.state == ArrangementState::Running) {
        for (date, _) in &arrangement.terms {
            let reminder = calendar.minus_working_days(*date, rule.arrangement_reminder_working_days);
            // Another message of its day may put it off.
            at(if *date > around.day.date { reminder.max(next) } else { reminder });
            let passed = calendar.plus_bank_days(*date, rule.arrangement_grace_bank_days).plus_days(1);
            at(passed);
            at(calendar.on_or_after(passed));
        }
        let missed = missed_term(arrangement, around.strategy, around.day);
        if missed.is_some_and(|term| term >= arrangement.missed) {
            at(next);
        }
    }
    for term in &state.terms {
        if term.asked.is_empty() || !term.old_term_on.is_empty() {
            at(calendar.on_or_after(around.day.date.plus_days(1)));
        }
        if let Some(first) = term.asked.first() {
            at(after(*first, rule.ask_bookkeeper_again_working_days));
            at(after(*first, rule.ask_client_working_days));
        }
    }
    for dispute in &state.disputes {
        let settled = dispute.after.settled.filter(|_| dispute.after.cared.is_none());
        let cared = dispute.after.cared.filter(|_| dispute.after.asked.is_none());
        // These two may be put off by another message of their day.
        if let Some(settled) = settled {
            at(after(settled, rule.after_care_working_days).max(next));
        }
        if let Some(cared) = cared {
            at(after(cared, rule.satisfaction_question_working_days).max(next));
        }
        if let Some(asked) = dispute.after.asked {
            at(after(asked, rule.ambassador_moment_working_days));
        }
    }
    super::disputes::look(around, at);
    if let Some(again) = &state.call_again {
        let asked = again.until.unwrap_or_else(|| after(again.on, 1));
        // Another call of its day may put it off.
        at(calendar.on_or_after(asked.plus_days(1)).max(next));
    }
}
