//! What follows an agreement or a feeling: broken and kept promises, terms of arrangements, low
//! scores, thanks, apologies. What comes after a complaint stands in `aftercare`.

use super::shape::{contact, saying, task};
use super::{Act, ActKind, Around, Assignee, Seen, Standing, TaskKind};
use crate::agreement::{Arrangement, ArrangementState, Promise, PromiseState};
use crate::because::{Because, Why};
use crate::channel::Channel;
use crate::date::Date;
use crate::dossier::{Owing, Todo};
use crate::ids::InvoiceId;
use crate::money::Cents;
use crate::reach;
use crate::standing::missed_term;
use crate::step::{Hold, Step};

/// What comes before the talk about money, and may take its place.
pub(super) fn before_the_talk(around: &Around, seen: &[Seen], acts: &mut Vec<Act>) {
    apology(around, acts);
    if !called_today(around, acts) {
        broken_promise(around, seen, acts);
    }
    if !called_today(around, acts) {
        missed_arrangement(around, seen, acts);
    }
    if !called_today(around, acts) {
        low_score(around, acts);
    }
    if !called_today(around, acts) {
        super::disputes::keep_in_touch(around, acts);
    }
    coming_term(around, seen, acts);
    thanks(around, acts);
}

pub(super) fn called_today(around: &Around, acts: &[Act]) -> bool {
    let talks = |act: &Act| matches!(act.kind, ActKind::Call | ActKind::Visit);
    around.dossier.state.rhythm.called == Some(around.day.date) || acts.iter().any(talks)
}

pub(super) fn messaged_today(around: &Around, acts: &[Act]) -> bool {
    let writes = |act: &Act| matches!(act.kind, ActKind::Message | ActKind::Letter);
    around.dossier.state.rhythm.messaged == Some(around.day.date) || acts.iter().any(writes)
}

fn apology(around: &Around, acts: &mut Vec<Act>) {
    if messaged_today(around, acts) {
        return;
    }
    let owed = around.dossier.state.owed.iter().find_map(|owed| match owed.what {
        Owing::Apology { reminded } => Some((owed, reminded)),
        _ => None,
    });
    if let Some((owed, reminded)) = owed {
        let because = Why::WronglyReminded.until(reminded);
        push_contact(around, Step::Apology, owed.invoices.clone(), because, acts);
    }
}

fn thanks(around: &Around, acts: &mut Vec<Act>) {
    if messaged_today(around, acts) {
        return;
    }
    let owed = around.dossier.state.owed.iter().find(|owed| !matches!(owed.what, Owing::Apology { .. }));
    if let Some(owed) = owed {
        let why = match owed.what {
            Owing::ThanksForArrangement => Why::ArrangementFinished,
            _ => Why::PromiseKept,
        };
        push_contact(around, Step::ThankYou, owed.invoices.clone(), why.into(), acts);
    }
}

/// The day after the grace of a promise that was not kept. The money may be in bank data that we
/// have not seen, so with old bank data we wait.
fn broken_promise(around: &Around, seen: &[Seen], acts: &mut Vec<Act>) {
    let state = &around.dossier.state;
    let grace = around.strategy.agreements.promise_grace_bank_days;
    let passed = |until: Date| around.day.date > around.day.calendar.plus_bank_days(until, grace);
    let broken = |promise: &&Promise| {
        promise.state == PromiseState::Open
            && passed(promise.until)
            && seen.iter().any(|one| free_among(one, &promise.invoices))
    };
    let broken: Vec<&Promise> = state.promises.iter().filter(broken).collect();
    let first = broken.iter().map(|promise| promise.until).min();
    if let Some(until) = first.filter(|_| around.day.bank_fresh) {
        // One talk about all of them.
        let promised: Vec<InvoiceId> = broken.iter().flat_map(|promise| promise.invoices.clone()).collect();
        let because = Why::PromiseBroken.until(until);
        ask_what_happened(around, Step::PromiseFollowUp, seen, &promised, because, acts);
    }
}

fn missed_arrangement(around: &Around, seen: &[Seen], acts: &mut Vec<Act>) {
    let missed = |arrangement: &Arrangement| {
        let running = arrangement.state == ArrangementState::Running;
        let term = missed_term(arrangement, around.strategy, around.day).filter(|_| running)?;
        let free = seen.iter().any(|one| free_among(one, &arrangement.invoices));
        (term >= arrangement.missed && free).then(|| arrangement.terms[term].0)
    };
    let arrangements = &around.dossier.state.arrangements;
    let first = arrangements.iter().filter_map(missed).min();
    if let Some(date) = first.filter(|_| around.day.bank_fresh) {
        let arranged: Vec<InvoiceId> = arrangements
            .iter()
            .filter(|arrangement| missed(arrangement).is_some())
            .flat_map(|arrangement| arrangement.invoices.clone())
            .collect();
        let because = Why::TermMissed.until(date);
        ask_what_happened(around, Step::ArrangementMissed, seen, &arranged, because, acts);
    }
}

fn free_among(one: &Seen, about: &[InvoiceId]) -> bool {
    one.is_free() && about.contains(&one.invoice.id)
}

/// The call after an agreement that was not kept. It asks for the reason, so the reason call is
/// done with it.
fn ask_what_happened(
    around: &Around,
    step: Step,
    seen: &[Seen],
    agreed: &[InvoiceId],
    because: Because,
    acts: &mut Vec<Act>,
) {
    let about: Vec<&Seen> = seen.iter().filter(|one| free_among(one, agreed)).collect();
    let not_called = |one: &&&Seen| {
        let progress = one.invoice.track.progress;
        progress.is_none_or(|progress| progress.step < Step::ReasonCall)
    };
    let done = about.iter().filter(not_called).map(|one| (one.invoice.id, Step::ReasonCall)).collect();
    let ids = about.iter().map(|one| one.invoice.id).collect();
    let before = acts.len();
    call_or_find_phone(around, step, ids, because, acts);
    if let Some(act) = acts.get_mut(before) {
        act.done = done;
    }
}

/// "Not or hardly recommends": a conversation the same day, before anything is late (3.7).
fn low_score(around: &Around, acts: &mut Vec<Act>) {
    if let Some(score) = around.dossier.state.score.filter(|score| !score.cared) {
        let because = Why::LowScore.days(i32::from(score.nps));
        call_or_find_phone(around, Step::CareCall, Vec::new(), because, acts);
    }
}

fn coming_term(around: &Around, seen: &[Seen], acts: &mut Vec<Act>) {
    if messaged_today(around, acts) || !around.day.bank_fresh {
        return;
    }
    let coming = around.dossier.state.arrangements.iter().find_map(|arrangement| {
        let running = arrangement.state == ArrangementState::Running;
        let kept = missed_term(arrangement, around.strategy, around.day).is_none();
        let date = term_to_remind(arrangement, around).filter(|_| running && kept)?;
        Some((arrangement, date))
    });
    if let Some((arrangement, date)) = coming {
        let paying = |one: &&Seen| {
            let arranged = matches!(one.standing, Standing::Rest { hold: Hold::Arrangement, .. });
            arranged && arrangement.invoices.contains(&one.invoice.id)
        };
        let about: Vec<InvoiceId> = seen.iter().filter(paying).map(|one| one.invoice.id).collect();
        if about.is_empty() {
            return;
        }
        push_contact(around, Step::ArrangementReminder, about, Why::TermComing.until(date), acts);
    }
}

/// The next term, when its reminder day has come, it has not passed and is not paid already.
fn term_to_remind(arrangement: &Arrangement, around: &Around) -> Option<Date> {
    let today = around.day.date;
    let ahead = around.strategy.agreements.arrangement_reminder_working_days;
    let index = arrangement.terms.iter().position(|(date, _)| *date >= today)?;
    let (date, amount) = arrangement.terms[index];
    let reminded = arrangement.reminded > index;
    let paid = arrangement.paid >= arrangement.due_through(index) || amount == Cents::ZERO;
    let reminder_day = around.day.calendar.minus_working_days(date, ahead);
    // What was agreed today needs no reminder yet: its confirmation says the day.
    let time = reminder_day <= today && reminder_day > arrangement.on;
    (time && !reminded && !paid).then_some(date)
}

pub(super) fn push_contact(
    around: &Around,
    step: Step,
    about: Vec<InvoiceId>,
    because: Because,
    acts: &mut Vec<Act>,
) {
    let channel = reach::channel(saying(around, step, &about), around.dossier, around.strategy);
    // Nobody is called twice on one day.
    let again = matches!(channel, Some(Channel::Phone | Channel::Visit)) && called_today(around, acts);
    if let Some(channel) = channel.filter(|_| !again) {
        acts.push(contact(around, step, channel, about, because));
    }
}

/// A person searches already, for all of these.
fn number_is_searched(around: &Around, about: &[InvoiceId]) -> bool {
    let searches: Vec<&Todo> =
        around.dossier.state.todos.iter().filter(|todo| todo.is_task(TaskKind::FindPhoneNumber)).collect();
    let known = |id: &InvoiceId| searches.iter().any(|todo| todo.invoices.contains(id));
    !searches.is_empty() && about.iter().all(known)
}

/// A call, or the search for a number where we have none.
pub(super) fn call_or_find_phone(
    around: &Around,
    step: Step,
    about: Vec<InvoiceId>,
    because: Because,
    acts: &mut Vec<Act>,
) {
    if around.dossier.may_use(Channel::Phone) {
        acts.push(contact(around, step, Channel::Phone, about, because));
    } else if !number_is_searched(around, &about) {
        acts.push(task(TaskKind::FindPhoneNumber, Assignee::CreditManager, about, Why::NoPhone.into()));
    }
}

pub(super) fn sum_of(around: &Around, about: &[InvoiceId]) -> Cents {
    about.iter().filter_map(|id| around.dossier.invoice(*id)).map(|invoice| invoice.open()).sum()
}
