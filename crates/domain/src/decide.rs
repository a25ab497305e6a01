//! What to do for one customer today, and why nothing where nothing is due.
//!
//! Pure: the same dossier, strategy and day give the same decision. After the acts are applied to
//! the dossier, deciding again on that day gives no acts. One conversation a day: a person is
//! spoken to once, about everything (N6).

use crate::because::{Because, Why};
use crate::channel::Channel;
use crate::date::Date;
use crate::dossier::{Dossier, TodoKind};
use crate::event::{ActKind, Acted, Event, Rested};
use crate::ids::InvoiceId;
use crate::invoice::Invoice;
use crate::ripe::{self, Around, Ripe};
use crate::standing::{self, Day, Due, Standing};
use crate::step::{Assignee, Hold, Step, TaskKind};
use crate::strategy::Strategy;

mod aftercare;
mod disputes;
mod followups;
mod look;
mod rests;
mod shape;
mod sums;
mod talk;
mod tasks;
mod visits;

pub use shape::{Speaker, speaker};

/// One thing to do. A message or letter goes out by itself; the rest is for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Act {
    pub kind: ActKind,
    pub step: Option<Step>,
    pub task: Option<TaskKind>,
    /// With an `approve` task: the step that waits for a yes.
    pub approves: Option<Step>,
    pub channel: Option<Channel>,
    pub registered: bool,
    pub to: Option<Assignee>,
    pub invoices: Vec<InvoiceId>,
    /// Who speaks: fixed person, else the specialist of the project, else the account owner.
    pub from: Option<String>,
    /// Whose place that one takes, because he is away.
    pub stands_in_for: Option<String>,
    /// The channel that the customer asked for, when another one is used (1.24).
    pub instead: Option<crate::reach::Instead>,
    /// Invoices of which the own ripe step is hereby done.
    pub done: Vec<(InvoiceId, Step)>,
    pub because: Because,
}

/// Invoices about which nothing is done, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rest {
    pub invoices: Vec<InvoiceId>,
    pub hold: Hold,
    pub until: Option<Date>,
    pub because: Because,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Decision {
    pub acts: Vec<Act>,
    /// Only rests that begin or change today.
    pub rests: Vec<Rest>,
    /// Without new facts nothing changes before this day. `None`: only facts can change anything.
    pub look_again: Option<Date>,
}

impl Act {
    /// The act as a fact of the timeline.
    pub fn fact(&self) -> Event {
        Event::Acted(Box::new(Acted {
            kind: self.kind,
            step: self.step,
            task: self.task,
            approves: self.approves,
            channel: self.channel,
            to: self.to,
            invoices: self.invoices.clone(),
            done: self.done.clone(),
            because: self.because,
            from: self.from.clone(),
            stands_in_for: self.stands_in_for.clone(),
            instead: self.instead,
        }))
    }

    /// What a person has to do, against what goes out by itself.
    pub fn is_for_people(&self) -> bool {
        matches!(self.kind, ActKind::Call | ActKind::Visit | ActKind::Task)
    }
}

impl Rest {
    pub fn fact(&self) -> Event {
        Event::Rested(Rested {
            invoices: self.invoices.clone(),
            hold: self.hold,
            until: self.until,
            because: self.because,
        })
    }
}

/// An open invoice with what today means for it.
struct Seen<'a> {
    invoice: &'a Invoice,
    due: Due,
    standing: Standing,
    /// An open call or task about it, since when.
    waits_for_person: Option<Date>,
    ripe: Option<Ripe>,
    next: Option<Date>,
    /// Money without an invoice covers it: somebody has to find its place.
    money_waits: bool,
    /// So little is open, or would be asked, that nothing is said about it.
    too_little: bool,
}

impl Seen<'_> {
    fn is_free(&self) -> bool {
        self.standing == Standing::Free && self.waits_for_person.is_none()
    }
}

/// A reason that the money talk of today does not happen, told for its invoices.
struct HeldBack {
    hold: Hold,
    until: Option<Date>,
    because: Because,
}

/// What to do for this customer today.
pub fn decide(dossier: &Dossier, strategy: &Strategy, day: &Day) -> Decision {
    let seen = look_at_invoices(dossier, strategy, day);
    let around = Around { dossier, strategy, day, overdue: overdue(&seen, day) };
    let seen = find_ripe_steps(seen, &around);
    let mut acts = Vec::new();
    let mut held_back = None;
    if day.is_working_day() {
        tasks::tasks(&around, &seen, &mut acts);
        if dossier.state.stop.is_none() {
            followups::before_the_talk(&around, &seen, &mut acts);
            visits::visit(&around, &seen, &mut acts);
            held_back = talk::talk(&around, &seen, &mut acts);
            aftercare::after_the_talk(&around, &seen, &mut acts);
        }
        if day.first_day_back && something_was_done(dossier, day) {
            acts.clear();
            held_back = held_back.or(Some(HeldBack {
                hold: Hold::RecentContact,
                until: Some(day.date),
                because: Why::FirstDayBack.into(),
            }));
        } else if day.first_day_back {
            keep_what_fits_today(&mut acts);
        }
    }
    let rests = rests::rests(&around, &seen, &acts, held_back.as_ref());
    let look_again = look::look_again(&around, &seen, &acts, held_back.is_some());
    Decision { acts, rests, look_again }
}

fn look_at_invoices<'a>(dossier: &'a Dossier, strategy: &Strategy, day: &Day) -> Vec<Seen<'a>> {
    let look = |invoice: &'a Invoice| {
        let due = standing::effective_due(invoice, dossier, strategy);
        let standing = standing::standing(invoice, due, dossier, strategy, day);
        let waits_for_person = waits_for_person(invoice, dossier, strategy, day);
        Seen {
            invoice,
            due,
            standing,
            waits_for_person,
            ripe: None,
            next: None,
            money_waits: sums::waits_for_money(&standing),
            too_little: false,
        }
    };
    let mut seen: Vec<Seen> = dossier.open_invoices().map(look).collect();
    sums::hold_what_money_covers(&mut seen, dossier, day);
    sums::leave_small_sums(&mut seen, strategy.gates.open_sum_from);
    seen
}

fn overdue(seen: &[Seen], day: &Day) -> usize {
    let late = |seen: &&Seen| seen.standing == Standing::Free && seen.due.date < day.date;
    seen.iter().filter(late).count()
}

fn find_ripe_steps<'a>(mut seen: Vec<Seen<'a>>, around: &Around) -> Vec<Seen<'a>> {
    for one in &mut seen {
        (one.ripe, one.next) = match one.standing {
            Standing::Free => ripe::ripe(one.invoice, one.due, around),
            Standing::Rest { hold: Hold::NotDue | Hold::AgreedTerm, .. } => before_due(one, around),
            // Whether it arrived is asked about what we collect ourselves too.
            Standing::Rest { hold: Hold::Collected, .. } => ripe::receipt_check(one.invoice, one.due, around),
            Standing::Rest { .. } => (None, None),
        };
    }
    seen
}

/// Before the due date there are two things: the question whether it arrived, and the due-day
/// reminder that comes a little early because the day itself is no working day.
fn before_due(one: &Seen, around: &Around) -> (Option<Ripe>, Option<Date>) {
    let (check, check_on) = ripe::receipt_check(one.invoice, one.due, around);
    if check.is_some() {
        return (check, None);
    }
    let (early, next) = ripe::ripe(one.invoice, one.due, around);
    let next = [check_on, next].into_iter().flatten().min();
    (early.filter(|ripe| ripe.step == Step::DueDayReminder), next)
}

/// Since when a person has something to do about this invoice that holds its later steps.
fn waits_for_person(invoice: &Invoice, dossier: &Dossier, strategy: &Strategy, day: &Day) -> Option<Date> {
    let holds = |todo: &&crate::dossier::Todo| {
        if !todo.invoices.contains(&invoice.id) || todo.step() == Some(Step::ReceiptCheck) {
            return false;
        }
        if todo.is_task(TaskKind::FindPhoneNumber) {
            // Searching for a number does not keep us from writing for ever.
            return second_reminder_on(invoice, strategy, day).is_some_and(|on| day.date < on);
        }
        if todo.kind == TodoKind::Task(TaskKind::Approve, Some(Step::DueDayReminder)) {
            // A due-day reminder is never sent later: the question has lapsed.
            return todo.on == day.date;
        }
        match todo.kind {
            TodoKind::Task(task, _) => holds_later_steps(task),
            TodoKind::Call(..) | TodoKind::Visit(_) => true,
        }
    };
    dossier.state.todos.iter().filter(holds).map(|todo| todo.on).min()
}

/// Questions about a payment term and a moment for a good word keep nobody from the invoices.
fn holds_later_steps(task: TaskKind) -> bool {
    !matches!(
        task,
        TaskKind::AskBookkeeperToChangeTerm
            | TaskKind::AskClientAboutTerm
            | TaskKind::AskClientAboutDispute
            | TaskKind::AmbassadorMoment
            | TaskKind::TellInvoicing
            | TaskKind::TermComplaint
    )
}

fn second_reminder_on(invoice: &Invoice, strategy: &Strategy, day: &Day) -> Option<Date> {
    let rule = strategy.second_reminder.as_ref()?;
    Some(day.calendar.plus_working_days(invoice.track.attempted?, rule.working_days_after_attempt))
}

/// The one act of the first day back was taken already.
fn something_was_done(dossier: &Dossier, day: &Day) -> bool {
    dossier.state.rhythm.acted == Some(day.date)
}

/// After a break nothing is stacked: the one act that fits today. People with a complaint or a
/// question come first, then a talk, then a message.
fn keep_what_fits_today(acts: &mut Vec<Act>) {
    let rank = |act: &Act| match (act.kind, act.task) {
        (
            _,
            Some(TaskKind::FullStop | TaskKind::SolveDispute | TaskKind::ReadReply | TaskKind::TermComplaint),
        ) => 0,
        (ActKind::Call | ActKind::Visit, _) => 1,
        (ActKind::Message | ActKind::Letter, _) => 2,
        (ActKind::Task, _) => 3,
    };
    acts.sort_by_key(rank);
    // A notice in two forms is one contact.
    let first = acts.first().map(|act| (act.step, act.task));
    let mut kept = 0;
    acts.retain(|act| {
        kept += 1;
        let other_form = act.step.is_some_and(Step::is_formal);
        kept == 1 || other_form && Some((act.step, act.task)) == first
    });
}

/// Invoices of which a step's day fell in the break from `from` until the day before `back`: they
/// are seen again as late ones, so that nothing is stacked.
pub fn missed_meanwhile(
    dossier: &Dossier,
    strategy: &Strategy,
    calendar: &crate::calendar::Calendar,
    from: Date,
    back: Date,
) -> Vec<InvoiceId> {
    let step_on = |date: Date, id: InvoiceId| {
        let day = Day::new(date, calendar);
        let around = Around { dossier, strategy, day: &day, overdue: 0 };
        let invoice = dossier.invoice(id)?;
        let due = standing::effective_due(invoice, dossier, strategy);
        ripe::ripe(invoice, due, &around).0.map(|ripe| ripe.step)
    };
    dossier
        .open_invoices()
        .map(|invoice| invoice.id)
        .filter(|id| {
            // A conversation that was already at its call goes on where it was.
            let called = dossier
                .invoice(*id)
                .and_then(|invoice| invoice.track.progress)
                .is_some_and(|progress| progress.step >= Step::ReasonCall);
            let ripe = step_on(back, *id);
            !called && ripe.is_some() && step_on(from.plus_days(-1), *id) != ripe
        })
        .collect()
}
