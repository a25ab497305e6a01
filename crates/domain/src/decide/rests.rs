//! The rests of today: for every open invoice about which nothing is done, why. Only what begins or
//! changes is told (A3).

use super::{Act, Around, HeldBack, InvoiceId, Rest, Seen, Standing};
use crate::agreement::{Arrangement, ArrangementState, Promise, PromiseState};
use crate::because::{Because, Why};
use crate::date::Date;
use crate::dossier::CallAgain;
use crate::invoice::Told;
use crate::step::{Hold, Step, TaskKind};

type Resting = (Hold, Option<Date>, Because);

pub(super) fn rests(around: &Around, seen: &[Seen], acts: &[Act], held_back: Option<&HeldBack>) -> Vec<Rest> {
    let mut rests: Vec<Rest> = Vec::new();
    let mut tell = |id: InvoiceId, told: Option<Told>, (hold, until, because): Resting| {
        if told == Some(Told { hold, until }) {
            return;
        }
        match rests.iter_mut().find(|rest| rest.hold == hold && rest.until == until) {
            Some(rest) => rest.invoices.push(id),
            None => rests.push(Rest { invoices: vec![id], hold, until, because }),
        }
    };
    for settled in around.dossier.invoices.iter().filter(|invoice| !invoice.is_open()) {
        let why = if settled.let_go { Why::LetGo } else { Why::Paid };
        tell(settled.id, settled.track.told, (Hold::Paid, None, why.into()));
    }
    for one in seen {
        // While acts of today are still to be taken, their invoices are not at rest: the rests are
        // asked for again when the acts have become facts.
        let human_first = held_back.is_some_and(|held| held.hold == Hold::HumanFirst);
        if acted_on(one, acts) && !human_first {
            // A call that a person just asked for is made tomorrow; what was never told rests till then.
            let asked_for = |act: &Act| act.because.why == Why::PersonWantsCall;
            if one.invoice.track.told.is_none() && acts.iter().any(asked_for) {
                let waits = (Hold::WaitingForTask, None, Why::TaskOpen.until(around.day.date));
                tell(one.invoice.id, None, waits);
            }
            continue;
        }
        if let Some(resting) = resting(around, seen, one, acts, held_back) {
            tell(one.invoice.id, one.invoice.track.told, resting);
        }
    }
    rests
}

fn acted_on(one: &Seen, acts: &[Act]) -> bool {
    let about = |act: &Act| {
        act.invoices.contains(&one.invoice.id)
            && (act.step.is_some_and(|step| step != Step::ReceiptCheck)
                || act.approves.is_some()
                || act.task == Some(TaskKind::FindPhoneNumber))
    };
    one.standing == Standing::Free && acts.iter().any(about)
}

fn resting(
    around: &Around,
    seen: &[Seen],
    one: &Seen,
    acts: &[Act],
    held_back: Option<&HeldBack>,
) -> Option<Resting> {
    let today = around.day.date;
    if let Standing::Rest { hold, until, because } = one.standing {
        return Some((hold, until, because));
    }
    if one.too_little {
        return Some((Hold::BelowThreshold, None, Why::SmallSum.into()));
    }
    if let Some(since) = one.waits_for_person {
        return waiting_for_person(around, one, since);
    }
    if let Some(held) = held_back.filter(|_| speaks_of(one, around)) {
        let today_is_enough = matches!(held.because.why, Why::SpokenToday | Why::FirstDayBack);
        let spoken =
            today_is_enough && (spoken_today(one, today) || one.invoice.track.attempted == Some(today));
        let row = around.dossier.state.rhythm.row;
        if spoken && row >= around.strategy.gates.reminders_in_a_row {
            return Some((Hold::HumanFirst, None, Why::HumanFirst.days(row as i32)));
        }
        // What today's words were about waits for its answer, not for another day.
        if !spoken {
            return Some((held.hold, held.until, held.because));
        }
    }
    if !around.day.is_working_day() && comes_next_working_day(around, seen, one) {
        return closed_today(around, one);
    }
    if acts.iter().any(|act| act.invoices.contains(&one.invoice.id)) {
        return None;
    }
    if let Some(since) = number_wanted(one, around).filter(|_| one.next.is_none()) {
        return Some((Hold::WaitingForTask, None, Why::TaskOpen.until(since)));
    }
    let until = one.next.map(|next| next.plus_days(-1)).filter(|until| *until >= today);
    let because = until.map_or(Because::from(Why::GivenTime), |until| Why::GivenTime.until(until));
    Some((Hold::WaitingForAnswer, until, because))
}

/// The call that comes after a row of reminders keeps its own name: a person first.
fn waiting_for_person(around: &Around, one: &Seen, since: Date) -> Option<Resting> {
    let row = around.dossier.state.rhythm.row;
    let told_before = |told: Told| told.hold == Hold::HumanFirst;
    let called_first = one.invoice.track.told.is_some_and(told_before) || waits_for_call(one, around);
    if row >= around.strategy.gates.reminders_in_a_row && called_first {
        return Some((Hold::HumanFirst, None, Why::HumanFirst.days(row as i32)));
    }
    // Told on the day of the act itself: that is when the rest begins. So nobody has to look at
    // this customer again tomorrow only to say that the task is still there.
    Some((Hold::WaitingForTask, None, Why::TaskOpen.until(since)))
}

/// Something would be said today, if people worked today.
fn comes_next_working_day(around: &Around, seen: &[Seen], one: &Seen) -> bool {
    let state = &around.dossier.state;
    let id = one.invoice.id;
    let promised = |promise: &Promise| promise.state == PromiseState::Open && promise.invoices.contains(&id);
    let arranged = |arrangement: &Arrangement| {
        arrangement.state == ArrangementState::Running && arrangement.invoices.contains(&id)
    };
    let again = |again: &CallAgain| again.invoices.contains(&id);
    // One conversation: what is ripe for one is spoken of for every one that is due.
    let talk = || seen.iter().any(|one| one.is_free() && one.ripe.is_some());
    one.ripe.is_some()
        || speaks_of(one, around) && talk()
        || state.call_again.as_ref().is_some_and(again)
        || state.promises.iter().any(promised)
        || state.arrangements.iter().any(arranged)
}

/// On a day without acts the rest that was told goes on until the next working day.
fn closed_today(around: &Around, one: &Seen) -> Option<Resting> {
    let next = around.day.calendar.on_or_after(around.day.date);
    let until = next.plus_days(-1);
    let untold = one.invoice.track.told.is_none() && !spoken_today(one, around.day.date);
    untold.then(|| (Hold::QuietHours, Some(until), Why::GivenTime.until(until)))
}

fn speaks_of(one: &Seen, around: &Around) -> bool {
    one.ripe.is_some() || one.due.date <= around.day.date
}

fn waits_for_call(one: &Seen, around: &Around) -> bool {
    around
        .dossier
        .state
        .todos
        .iter()
        .any(|todo| todo.invoices.contains(&one.invoice.id) && todo.because.why == Why::AskReasonAgain)
}

fn number_wanted(one: &Seen, around: &Around) -> Option<Date> {
    let wanted = |todo: &&crate::dossier::Todo| {
        todo.is_task(TaskKind::FindPhoneNumber) && todo.invoices.contains(&one.invoice.id)
    };
    around.dossier.state.todos.iter().find(wanted).map(|todo| todo.on)
}

fn spoken_today(one: &Seen, today: Date) -> bool {
    one.invoice.track.reminded == Some(today)
        || one.invoice.track.progress.is_some_and(|progress| progress.on == today)
}
