//! The clocks of complaints: the first answer to the customer, the client's answer to us, a word to
//! the customer while it lasts, and what a complaint means for reminders about other invoices.
//!
//! Only a case with an owner has clocks; a dispute without one stays on the list as `solve_dispute`.
//! Invariant: no case expires in silence (A2): as long as it is open, one of these comes again.

use super::followups::call_or_find_phone;
use super::shape::task;
use super::{Act, Around, Assignee, TaskKind};
use crate::agreement::Dispute;
use crate::because::{Because, Why};
use crate::channel::Channel;
use crate::date::Date;
use crate::dispute::RemedyKind;
use crate::dossier::Todo;
use crate::ids::InvoiceId;
use crate::step::Step;
use crate::strategy::Attention;

/// A clock that runs: when it strikes, and what it then puts on whose list.
struct Clock {
    strikes: Date,
    task: TaskKind,
    to: Assignee,
    because: Because,
}

/// What the clocks of the open cases put on a list today.
pub(super) fn clocks(around: &Around, acts: &mut Vec<Act>) {
    for dispute in owned(around) {
        let struck = running(around, dispute).into_iter().filter(|clock| clock.strikes <= around.day.date);
        // The client is asked once a day, for the most pressing reason.
        let mut asked: Vec<TaskKind> = Vec::new();
        for clock in struck {
            if !asked.contains(&clock.task) {
                asked.push(clock.task);
                acts.push(task(clock.task, clock.to, vec![dispute.invoice], clock.because));
            }
        }
    }
}

/// A word to the customer when nobody spoke with him for some days: how it goes, and what is not
/// disputed (0.15).
pub(super) fn keep_in_touch(around: &Around, acts: &mut Vec<Act>) {
    let today = around.day.date;
    let due: Vec<&Dispute> = owned(around).filter(|dispute| contact_due(around, dispute) <= today).collect();
    let Some(since) = due.iter().map(|dispute| dispute.opened).min() else {
        return;
    };
    let callable = around.dossier.may_use(Channel::Phone);
    if callable && !around.dossier.state.todos.iter().any(Todo::is_conversation) {
        let about: Vec<InvoiceId> = due.iter().map(|dispute| dispute.invoice).collect();
        call_or_find_phone(around, Step::CareCall, about, Why::DisputeCare.until(since), acts);
    }
}

/// Whether a reminder of this step waits for a person's yes because a complaint is open.
pub(super) fn needs_yes(around: &Around, step: Step) -> bool {
    let friendly = matches!(step, Step::DueDayReminder | Step::FriendlyReminder);
    owned(around).next().is_some()
        && match around.strategy.disputes.attention {
            Attention::Off => false,
            Attention::Gentle => !friendly,
            Attention::Manual => true,
        }
}

/// Who does what was agreed with the customer.
pub(super) fn who_does_it(around: &Around, about: &[InvoiceId]) -> (Assignee, Because) {
    let case = around.dossier.state.disputes.iter().rfind(|dispute| about.contains(&dispute.invoice));
    let to = match case.and_then(Dispute::agreed_remedy).map(|remedy| remedy.kind) {
        Some(kind) if kind.is_credit() => Assignee::Bookkeeper,
        Some(RemedyKind::Rework | RemedyKind::Replacement | RemedyKind::ExtraWork) => Assignee::Specialist,
        _ => Assignee::CreditManager,
    };
    (to, Why::RemedyToDo.into())
}

/// When a clock may strike, for `look_again`.
pub(super) fn look(around: &Around, at: &mut impl FnMut(Date)) {
    let next = around.day.calendar.on_or_after(around.day.date.plus_days(1));
    for dispute in owned(around) {
        for clock in running(around, dispute) {
            at(clock.strikes);
        }
        // Another call of its day may put it off.
        at(contact_due(around, dispute).max(next));
    }
}

fn owned<'a>(around: &Around<'a>) -> impl Iterator<Item = &'a Dispute> + use<'a> {
    let disputes = around.dossier.state.disputes.iter();
    disputes.filter(|dispute| dispute.is_open() && dispute.case.owner.is_some())
}

fn running(around: &Around, dispute: &Dispute) -> Vec<Clock> {
    let rule = &around.strategy.disputes;
    let case = &dispute.case;
    let after = |from: Date, count: i32| around.day.calendar.plus_working_days(from, count);
    let mut clocks = Vec::new();
    if case.first_answer.is_none() && case.answer_asked.is_none() {
        let promised = after(dispute.opened, rule.first_answer_working_days);
        clocks.push(Clock {
            strikes: after(promised, 1),
            task: TaskKind::AnswerDispute,
            to: Assignee::CreditManager,
            because: Why::AnswerPromised.until(promised),
        });
    }
    let ask = |strikes, because| Clock {
        strikes,
        task: TaskKind::AskClientAboutDispute,
        to: Assignee::Client,
        because,
    };
    if let (Some(passed_on), None) = (case.passed_on, case.answered) {
        clocks.push(match case.client_asked {
            None => ask(passed_on, Why::ClientHasStory.into()),
            Some(asked) => {
                ask(after(asked, rule.ask_client_again_working_days), Why::ClientSilent.until(passed_on))
            }
        });
    }
    if dispute.remedy_agreed.is_none() {
        let last = case.client_asked.unwrap_or(dispute.opened).max(dispute.opened);
        clocks
            .push(ask(after(last, rule.escalate_working_days), Why::DisputeTakesLong.until(dispute.opened)));
    }
    clocks
}

fn contact_due(around: &Around, dispute: &Dispute) -> Date {
    let spoken = around.dossier.state.rhythm.last_talk;
    let called = around.dossier.state.rhythm.called;
    let last = [Some(dispute.opened), dispute.case.last_contact, spoken, called].into_iter().flatten().max();
    let last = last.unwrap_or(dispute.opened);
    around.day.calendar.plus_working_days(last, around.strategy.disputes.contact_working_days)
}
