//! The rests of today: for every open invoice about which nothing is done, why. Only what begins or
//! changes is told (A3).

use super::talk::enough_open;
use super::{Act, Around, HeldBack, InvoiceId, Rest, Seen, Standing};
use crate::because::{Because, Why};
use crate::date::Date;
use crate::invoice::Told;
use crate::step::{Hold, Step, TaskKind};

type Resting = (Hold, Option<Date>, Because);

pub(super) fn rests(
    around: &Around,
    seen: &[Seen],
    acts: &[Act],
    held_back: Option<&HeldBack>,
) -> Vec<Rest> {
    let mut rests: Vec<Rest> = Vec::new();
    let mut tell = |id: InvoiceId, told: Option<Told>, (hold, until, because): Resting| {
        if told == Some(Told { hold, until }) {
            return;
        }
        match rests
            .iter_mut()
            .find(|rest| rest.hold == hold && rest.until == until)
        {
            Some(rest) => rest.invoices.push(id),
            None => rests.push(Rest {
                invoices: vec![id],
                hold,
                until,
                because,
            }),
        }
    };
    for settled in around
        .dossier
        .invoices
        .iter()
        .filter(|invoice| !invoice.is_open())
    {
        let why = if settled.let_go {
            Why::LetGo
        } else {
            Why::Paid
        };
        tell(
            settled.id,
            settled.track.told,
            (Hold::Paid, None, why.into()),
        );
    }
    for one in seen {
        let human_first = held_back.is_some_and(|held| held.hold == Hold::HumanFirst);
        if acted_on(one, acts) && !human_first {
            continue;
        }
        if let Some(resting) = resting(around, one, acts, held_back) {
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
    one: &Seen,
    acts: &[Act],
    held_back: Option<&HeldBack>,
) -> Option<Resting> {
    let today = around.day.date;
    if let Standing::Rest {
        hold,
        until,
        because,
    } = one.standing
    {
        return Some((hold, until, because));
    }
    if !enough_open(around, one.invoice.currency) {
        return Some((Hold::BelowThreshold, None, Why::SmallSum.into()));
    }
    if let Some(held) =
        held_back.filter(|_| one.waits_for_person.is_none() && speaks_of(one, around))
    {
        return Some((held.hold, held.until, held.because));
    }
    if let Some(since) = one.waits_for_person {
        // A call of the third reminder on keeps its own name: a person first.
        let row = around.dossier.state.rhythm.row >= around.strategy.gates.reminders_in_a_row;
        if row && waits_for_call(one, around) {
            let row = around.dossier.state.rhythm.row as i32;
            return Some((Hold::HumanFirst, None, Why::HumanFirst.days(row)));
        }
        return (since < today).then(|| (Hold::WaitingForTask, None, Why::TaskOpen.until(since)));
    }
    if spoken_today(one, today)
        || acts
            .iter()
            .any(|act| act.invoices.contains(&one.invoice.id))
    {
        return None;
    }
    if let Some(since) = number_wanted(one, around).filter(|_| one.next.is_none()) {
        return Some((Hold::WaitingForTask, None, Why::TaskOpen.until(since)));
    }
    let until = one
        .next
        .map(|next| next.plus_days(-1))
        .filter(|until| *until >= today);
    let because = until.map_or(Because::from(Why::GivenTime), |until| {
        Why::GivenTime.until(until)
    });
    Some((Hold::WaitingForAnswer, until, because))
}

fn speaks_of(one: &Seen, around: &Around) -> bool {
    one.ripe.is_some() || one.due.date <= around.day.date
}

fn waits_for_call(one: &Seen, around: &Around) -> bool {
    around.dossier.state.todos.iter().any(|todo| {
        todo.invoices.contains(&one.invoice.id)
            && (todo.is_conversation() || todo.is_task(TaskKind::FindPhoneNumber))
    })
}

fn number_wanted(one: &Seen, around: &Around) -> Option<Date> {
    let wanted = |todo: &&crate::dossier::Todo| {
        todo.is_task(TaskKind::FindPhoneNumber) && todo.invoices.contains(&one.invoice.id)
    };
    around
        .dossier
        .state
        .todos
        .iter()
        .find(wanted)
        .map(|todo| todo.on)
}

fn spoken_today(one: &Seen, today: Date) -> bool {
    one.invoice.track.reminded == Some(today)
        || one
            .invoice
            .track
            .progress
            .is_some_and(|progress| progress.on == today)
}
