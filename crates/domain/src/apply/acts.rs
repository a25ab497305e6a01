//! Our own acts as facts: what they move in the rhythm, the invoices and the open work.

use crate::agreement::{ArrangementState, Promise, PromiseState};
use crate::because::Why;
use crate::channel::Channel;
use crate::date::Date;
use crate::dossier::{CallAgain, Dossier, Owing, Sent, Todo, TodoKind};
use crate::event::{ActKind, Acted};
use crate::ids::{InvoiceId, TodoId};
use crate::invoice::{Progress, Reason, Told};
use crate::step::{Assignee, Hold, Step, TaskKind};

/// How many reminder days the cap of the strategy can look back on.
const REMINDERS_KEPT: usize = 8;

impl Dossier {
    pub(super) fn acted(&mut self, on: Date, acted: &Acted) {
        self.state.rhythm.acted = Some(on);
        self.mark_done(on, acted);
        match acted.kind {
            ActKind::Task => self.task_given(on, acted),
            ActKind::Call | ActKind::Visit => self.conversation_given(on, acted),
            ActKind::Message | ActKind::Letter => self.message_given(on, acted),
        }
        if let Some(step) = acted.step {
            if step == Step::FirmReminder || step.is_formal() {
                self.state.care.firm = Some(on);
            }
            if step == Step::SatisfactionQuestion {
                self.state.care.asked = Some(on);
            }
            self.follow_ups_given(on, step, &acted.invoices);
        }
    }

    fn mark_done(&mut self, on: Date, acted: &Acted) {
        for (id, step) in &acted.done {
            let Some(invoice) = self.invoice_mut(*id) else {
                continue;
            };
            match step {
                Step::ReceiptCheck => invoice.track.receipt_checked = true,
                step => invoice.track.progress = Some(Progress { step: *step, on }),
            }
        }
        // After a word about money, the rest that follows is told anew.
        let about_money =
            acted.step.is_some_and(|step| step > Step::ReceiptCheck && step <= Step::PromiseFollowUp)
                || acted.approves.is_some()
                || acted.task == Some(TaskKind::FindPhoneNumber);
        for id in acted.invoices.iter().filter(|_| about_money) {
            // That it is not due yet stays true after a reminder that came a little early.
            let calm = |told: Told| matches!(told.hold, Hold::NotDue | Hold::AgreedTerm);
            if let Some(invoice) = self.invoice_mut(*id) {
                invoice.track.told = invoice.track.told.filter(|told| calm(*told));
            }
        }
    }

    fn task_given(&mut self, on: Date, acted: &Acted) {
        let Some(task) = acted.task else { return };
        self.state.wanted.retain(|wanted| !(wanted.task == task && wanted.invoices == acted.invoices));
        self.dispute_clock_given(on, task, &acted.invoices);
        match task {
            TaskKind::FullStop => self.state.stop_told = true,
            TaskKind::FindPhoneNumber => self.number_wanted(on, &acted.invoices),
            TaskKind::AskBookkeeperToChangeTerm => self.bookkeeper_asked(on, &acted.invoices),
            // Asking whether a claim holds is not asking why the books do not follow.
            TaskKind::AskClientAboutTerm if acted.because.why != Why::TermClaimedAsk => {
                if let Some(term) = self.state.terms.last_mut() {
                    term.client_asked = Some(on);
                }
            }
            _ => {}
        }
        if let (TaskKind::Approve, Some(step)) = (task, acted.approves) {
            self.drop_earlier_approvals(step, &acted.invoices);
        }
        // Asked again is a new line, not a second task.
        let again = |todo: &Todo| {
            todo.kind == TodoKind::Task(task, acted.approves) && todo.invoices == acted.invoices
        };
        self.state.todos.retain(|todo| !again(todo));
        self.add_todo(on, TodoKind::Task(task, acted.approves), acted);
    }

    /// A later step is asked about: the yes to an earlier one came too late.
    fn drop_earlier_approvals(&mut self, asked: Step, about: &[InvoiceId]) {
        self.state.todos.retain(|todo| match todo.kind {
            TodoKind::Task(TaskKind::Approve, Some(step)) => {
                step >= asked || !todo.invoices.iter().any(|id| about.contains(id))
            }
            _ => true,
        });
    }

    /// The call that should be made waits for a number: what asked for it has been acted on.
    fn number_wanted(&mut self, on: Date, about: &[InvoiceId]) {
        for id in about {
            if let Some(invoice) = self.invoice_mut(*id) {
                invoice.track.attempted = Some(on);
            }
        }
        if about.is_empty()
            && let Some(score) = &mut self.state.score
        {
            score.cared = true;
        }
        let past = |promise: &&mut Promise| {
            promise.state == PromiseState::Open
                && promise.until < on
                && promise.invoices.iter().any(|id| about.contains(id))
        };
        for promise in self.state.promises.iter_mut().filter(past) {
            promise.state = PromiseState::Broken;
        }
        self.follow_ups_given(on, Step::ArrangementMissed, about);
    }

    fn bookkeeper_asked(&mut self, on: Date, about: &[InvoiceId]) {
        let Some(term) = self.state.terms.last_mut() else {
            return;
        };
        let about_new = !term.old_term_on.is_empty() && about.iter().all(|id| term.old_term_on.contains(id));
        term.old_term_on.retain(|id| !about.contains(id));
        if !about_new || term.asked.is_empty() {
            term.asked.push(on);
        }
    }

    fn conversation_given(&mut self, on: Date, acted: &Acted) {
        let step = acted.step.unwrap_or(Step::ReasonCall);
        let kind = match acted.kind {
            ActKind::Visit => TodoKind::Visit(step),
            _ => TodoKind::Call(step, acted.channel.unwrap_or(Channel::Phone)),
        };
        if step == Step::CareCall
            && let Some(score) = &mut self.state.score
        {
            score.cared = true;
        }
        if step == Step::ReasonCall {
            // A call about other invoices only does not take its place.
            let about = |again: &mut CallAgain| {
                again.invoices.is_empty() || again.invoices.iter().any(|id| acted.invoices.contains(id))
            };
            self.state.call_again.take_if(about);
        }
        if acted.kind == ActKind::Visit
            && let Some(visit) = &mut self.state.visit
        {
            visit.given = true;
        }
        self.state.rhythm.called = Some(on);
        self.add_todo(on, kind, acted);
    }

    fn message_given(&mut self, on: Date, acted: &Acted) {
        let Some(step) = acted.step else { return };
        if step.is_reminder() || step.is_formal() {
            // A yes to an earlier step has had its day.
            self.state.approved.retain(|approved| *approved > step);
            self.state.approved_about.retain(|(approved, _)| *approved > step);
        }
        let rhythm = &mut self.state.rhythm;
        let already_counted = rhythm.last_message == Some(on);
        rhythm.messaged = Some(on);
        rhythm.last_sent = acted.channel.filter(|_| acted.kind == ActKind::Message).map(|channel| Sent {
            on,
            step,
            channel,
            invoices: acted.invoices.clone(),
        });
        if step.is_reminder() || step.is_formal() {
            if let Some(channel) = acted.channel {
                rhythm.unanswered.add(channel);
            }
            for id in &acted.invoices {
                if let Some(invoice) = self.invoice_mut(*id) {
                    invoice.track.reminded = Some(on);
                    if invoice.track.reminders.last() != Some(&on) {
                        invoice.track.reminders.push(on);
                        let surplus = invoice.track.reminders.len().saturating_sub(REMINDERS_KEPT);
                        invoice.track.reminders.drain(..surplus);
                    }
                }
            }
        }
        let rhythm = &mut self.state.rhythm;
        if step.is_reminder() && !already_counted {
            rhythm.row += 1;
            rhythm.reminders.push(on);
            let surplus = rhythm.reminders.len().saturating_sub(REMINDERS_KEPT);
            rhythm.reminders.drain(..surplus);
        }
        if step.is_reminder() || step.is_formal() || step == Step::ArrangementReminder {
            rhythm.last_message = Some(on);
        }
    }

    /// Steps that follow an agreement: each is done once.
    fn follow_ups_given(&mut self, on: Date, step: Step, about: &[InvoiceId]) {
        let overlaps = |ids: &[InvoiceId]| ids.iter().any(|id| about.contains(id));
        match step {
            Step::ThankYou => self
                .state
                .owed
                .retain(|owed| matches!(owed.what, Owing::Apology { .. }) || !overlaps(&owed.invoices)),
            Step::Apology => {
                self.state.owed.retain(|owed| !matches!(owed.what, Owing::Apology { .. }));
                let mut said: Vec<_> =
                    self.state.incidents.iter_mut().filter(|one| overlaps(&one.invoices)).collect();
                said.iter_mut().for_each(|one| one.apologised = one.apologised.or(Some(on)));
            }
            Step::PromiseFollowUp => {
                for promise in &mut self.state.promises {
                    if promise.state == PromiseState::Open && overlaps(&promise.invoices) {
                        promise.state = PromiseState::Broken;
                    }
                }
                self.forget_promised(about);
            }
            Step::ArrangementReminder | Step::ArrangementMissed => {
                for arrangement in &mut self.state.arrangements {
                    let running = arrangement.state == ArrangementState::Running;
                    if !running || !overlaps(&arrangement.invoices) {
                        continue;
                    }
                    if step == Step::ArrangementReminder {
                        let coming = arrangement.terms.iter().position(|(day, _)| *day >= on);
                        arrangement.reminded = coming.map_or(arrangement.terms.len(), |index| index + 1);
                    } else {
                        arrangement.missed = arrangement.terms.iter().filter(|(day, _)| *day < on).count();
                    }
                }
            }
            Step::AfterCare | Step::SatisfactionQuestion | Step::AmbassadorMoment => {
                let cases = self.state.disputes.iter_mut().filter(|dispute| about.contains(&dispute.invoice));
                for dispute in cases.filter(|dispute| dispute.after.settled.is_some()) {
                    let place = match step {
                        Step::AfterCare => &mut dispute.after.cared,
                        Step::SatisfactionQuestion => &mut dispute.after.asked,
                        _ => &mut dispute.after.ambassador,
                    };
                    *place = place.or(Some(on));
                }
            }
            _ => {}
        }
    }

    /// A promise that was not kept explains nothing any more.
    fn forget_promised(&mut self, about: &[InvoiceId]) {
        for id in about {
            if let Some(invoice) = self.invoice_mut(*id) {
                invoice.track.reason = invoice.track.reason.filter(|reason| *reason != Reason::PromisedToPay);
            }
        }
    }

    fn add_todo(&mut self, on: Date, kind: TodoKind, acted: &Acted) {
        self.state.next_todo += 1;
        self.state.todos.push(Todo {
            id: TodoId(self.state.next_todo),
            kind,
            to: acted.to.unwrap_or(Assignee::CreditManager),
            invoices: acted.invoices.clone(),
            on,
            because: acted.because,
            from: acted.from.clone(),
        });
    }
}
