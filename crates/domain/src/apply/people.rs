//! What people in the office do: decide, say yes, finish tasks, ask us to wait.

use crate::agreement::{Dispute, Pause, PauseKind};
use crate::channel::Channel;
use crate::customer::Profile;
use crate::date::Date;
use crate::dossier::{CallAgain, Dossier, Owed, Owing, TodoKind, Wanted};
use crate::event::DecidedOutcome;
use crate::ids::InvoiceId;
use crate::invoice::Progress;
use crate::step::{Step, TaskKind};

impl Dossier {
    pub(super) fn decided(&mut self, on: Date, outcome: DecidedOutcome) {
        let about = self.decided_about();
        self.close_tasks(TaskKind::PersonDecides);
        self.state.pauses.retain(|pause| pause.kind != PauseKind::Refused);
        match outcome {
            DecidedOutcome::CallAgain => {
                self.state.call_again = Some(CallAgain { invoices: about, on, until: Some(on) });
            }
            DecidedOutcome::Arrangement => {
                self.pause(PauseKind::WantsPlan, Some(about.clone()), on, None, "");
                self.want(TaskKind::ProposeArrangement, about, on);
            }
            DecidedOutcome::LetGo => {
                for id in about {
                    if let Some(invoice) = self.invoice_mut(id) {
                        invoice.let_go = true;
                    }
                    self.settle_if_paid(on, id);
                }
            }
            DecidedOutcome::HandOver => {
                self.moot_conversations(&about);
                self.pause(PauseKind::HandedOver, Some(about), on, None, "");
            }
        }
    }

    /// What a decision is about: the invoices of the open question, else everything open.
    pub(super) fn decided_about(&self) -> Vec<InvoiceId> {
        let question = self.state.todos.iter().find(|todo| todo.is_task(TaskKind::PersonDecides));
        question.map_or_else(
            || self.open_invoices().map(|invoice| invoice.id).collect(),
            |todo| todo.invoices.clone(),
        )
    }

    pub(super) fn approve(&mut self, step: Step, only: Option<&[InvoiceId]>) {
        self.state.approved_about.retain(|(approved, _)| *approved != step);
        self.state.approved_about.extend(only.map(|only| (step, only.to_vec())));
        let waits = |todo: &crate::dossier::Todo| todo.kind == TodoKind::Task(TaskKind::Approve, Some(step));
        self.state.todos.retain(|todo| !waits(todo));
        if !self.state.approved.contains(&step) {
            self.state.approved.push(step);
        }
    }

    /// An approval that was closed without a yes: the step is skipped for good.
    fn said_no(&mut self, on: Date) {
        let asked: Vec<(Step, Vec<InvoiceId>)> = self
            .state
            .todos
            .iter()
            .filter_map(|todo| match todo.kind {
                TodoKind::Task(TaskKind::Approve, Some(step)) => Some((step, todo.invoices.clone())),
                _ => None,
            })
            .collect();
        for (step, about) in asked {
            for id in about {
                if let Some(invoice) = self.invoice_mut(id) {
                    invoice.track.progress = Some(Progress { step, on });
                }
            }
        }
    }

    pub(super) fn task_done(&mut self, on: Date, task: TaskKind) {
        match task {
            // Only a decision answers the question what to do.
            TaskKind::PersonDecides => return,
            // Only an answer ends a claim, only a closing a complaint without an owner (A2).
            TaskKind::AskClientAboutTerm if self.state.claim.is_some() => return,
            TaskKind::SolveDispute => return self.done_where_closed(task),
            TaskKind::Approve => self.said_no(on),
            TaskKind::AnswerDispute | TaskKind::FollowUpRemedy => self.dispute_task_done(on, task),
            TaskKind::FindPhoneNumber if self.has_open_task(task) => {
                // A person tried to reach the customer.
                self.state.rhythm.attempts += 1;
                self.state.rhythm.last_attempt = Some(on);
            }
            _ => {}
        }
        if task == TaskKind::FixAdministration {
            self.administration_fixed(on);
        }
        self.close_tasks(task);
        let ends = |kind: PauseKind| match task {
            TaskKind::ReadReply => kind == PauseKind::ReplyToRead,
            TaskKind::FindRightPerson => kind == PauseKind::WrongPerson,
            TaskKind::SearchPayment => kind == PauseKind::SaysPaid,
            _ => false,
        };
        self.state.pauses.retain(|pause| !ends(pause.kind));
        if task == TaskKind::ProposeArrangement {
            // The proposal is with the customer: he gets a week to answer.
            for pause in &mut self.state.pauses {
                if matches!(pause.kind, PauseKind::WantsPlan | PauseKind::CannotPay) {
                    pause.until = pause.until.or(Some(on.plus_days(7)));
                }
            }
            self.call_who_does_not_answer(on);
        }
    }

    /// After the last step nothing else comes: who does not answer in that week is called (A2).
    fn call_who_does_not_answer(&mut self, on: Date) {
        let at_the_end = |invoice: &&crate::invoice::Invoice| {
            invoice.track.progress.is_some_and(|progress| progress.step == Step::PersonDecides)
        };
        let about: Vec<InvoiceId> =
            self.open_invoices().filter(at_the_end).map(|invoice| invoice.id).collect();
        if !about.is_empty() && self.state.call_again.is_none() {
            self.state.call_again = Some(CallAgain { invoices: about, on, until: Some(on.plus_days(7)) });
        }
    }

    /// A complaint that is still open and has no clocks of its own keeps its task.
    fn done_where_closed(&mut self, task: TaskKind) {
        let disputes = &self.state.disputes;
        let waits = |id: &InvoiceId| {
            let no_clock = |dispute: &Dispute| dispute.is_open() && dispute.case.owner.is_none();
            disputes.iter().any(|dispute| dispute.invoice == *id && no_clock(dispute))
        };
        self.state.todos.retain(|todo| !todo.is_task(task) || todo.invoices.iter().any(waits));
        self.state.wanted.retain(|wanted| wanted.task != task || wanted.invoices.iter().any(waits));
    }

    pub(crate) fn pause(
        &mut self,
        kind: PauseKind,
        invoices: Option<Vec<InvoiceId>>,
        from: Date,
        until: Option<Date>,
        why: &str,
    ) {
        if kind == PauseKind::ReplyToRead && self.state.pauses.iter().any(|pause| pause.kind == kind) {
            return;
        }
        self.state.pauses.push(Pause { kind, invoices, from, until, why: why.to_owned() });
    }

    pub(crate) fn want(&mut self, task: TaskKind, invoices: Vec<InvoiceId>, on: Date) {
        let same = |wanted: &Wanted| wanted.task == task && wanted.invoices == invoices;
        if !self.state.wanted.iter().any(same) {
            self.state.wanted.push(Wanted { task, invoices, on });
        }
    }

    pub(crate) fn owe_apology(&mut self, on: Date, id: InvoiceId, reminded: Date) {
        let what = Owing::Apology { reminded };
        match self.state.owed.iter_mut().find(|owed| matches!(owed.what, Owing::Apology { .. })) {
            Some(owed) if owed.invoices.contains(&id) => {}
            Some(owed) => owed.invoices.push(id),
            None => self.state.owed.push(Owed { what, invoices: vec![id], on }),
        }
    }

    pub(super) fn close_tasks(&mut self, task: TaskKind) {
        self.state.todos.retain(|todo| !todo.is_task(task));
        self.state.wanted.retain(|wanted| wanted.task != task);
    }

    /// An agreement about these invoices makes the calls about only them needless.
    pub(super) fn moot_conversations(&mut self, agreed: &[InvoiceId]) {
        let only_agreed = |again: &mut CallAgain| again.invoices.iter().all(|id| agreed.contains(id));
        self.state.call_again.take_if(only_agreed);
        self.state.todos.retain(|todo| {
            let asks = todo.is_conversation() || todo.is_task(TaskKind::Approve);
            let about_others =
                todo.invoices.is_empty() || todo.invoices.iter().any(|id| !agreed.contains(id));
            !asks || about_others
        });
    }

    /// Who the customer is to us. A number that was searched for and is there now is called.
    pub(super) fn know_profile(&mut self, profile: &Profile) {
        let could_call = self.may_use(Channel::Phone);
        for channel in profile.reachable.iter() {
            if !self.profile.reachable.has(channel) {
                self.state.failed.remove(channel);
            }
        }
        self.profile = profile.clone();
        if !could_call && self.may_use(Channel::Phone) {
            self.number_found();
        }
    }

    fn number_found(&mut self) {
        self.close_tasks(TaskKind::FindPhoneNumber);
        for invoice in &mut self.invoices {
            let searched = invoice.track.attempted.is_some();
            let only_searched = |progress: &Progress| progress.step == Step::ReasonCall;
            if let Some(progress) = invoice.track.progress.filter(only_searched)
                && searched
            {
                invoice.track.attempted = None;
                invoice.track.progress = Some(Progress { step: Step::FriendlyReminder, ..progress });
            }
        }
    }
}
