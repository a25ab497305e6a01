//! What people answer: outcomes of calls, replies, tasks that were done, a yes to a step.

use super::{CallAgain, CallOutcome, Cents, Date, Dossier, Event, InvoiceId, PauseKind, TaskKind};
use crate::agreement::{Stop, StopWhy};
use crate::channel::Channel;
use crate::event::Intent;
use crate::invoice::{Progress, Reason};
use crate::step::Step;

impl Dossier {
    pub(super) fn call_ended(&mut self, on: Date, event: &Event) {
        let Event::CallOutcome {
            outcome,
            until,
            invoices,
            amount,
            reason,
        } = event
        else {
            return;
        };
        let calls: Vec<_> = self
            .state
            .todos
            .iter()
            .filter(|todo| todo.is_conversation())
            .cloned()
            .collect();
        let about = invoices
            .clone()
            .unwrap_or_else(|| self.call_was_about(&calls));
        let about_money = calls.is_empty()
            || calls
                .iter()
                .any(|call| call.step() != Some(Step::ReceiptCheck));
        self.state.todos.retain(|todo| !todo.is_conversation());
        self.state.rhythm.called = Some(on);
        if Dossier::is_attempt(*outcome) {
            if about_money {
                self.attempted(on, &about);
            }
            return;
        }
        match outcome {
            CallOutcome::NoAnswer | CallOutcome::Voicemail => {}
            CallOutcome::Absent => self.absent(on, about, *until),
            CallOutcome::WrongPerson => self.wrong_person(on, about),
            CallOutcome::CallBack => {
                self.talked(on);
                self.pause(PauseKind::CallBack, Some(about.clone()), on, *until, "");
                self.state.call_again = Some(CallAgain {
                    invoices: about,
                    on,
                    until: *until,
                });
            }
            CallOutcome::Promise => {
                self.talked(on);
                self.give_reason(&about, Reason::PromisedToPay);
                if let Some(until) = until {
                    self.promise(on, about, *until, *amount);
                }
            }
            CallOutcome::AlreadyPaid => {
                self.talked(on);
                self.says_paid(on, about);
            }
            CallOutcome::Dispute => {
                self.talked(on);
                self.dispute_all(on, &about, *amount, reason.as_deref().unwrap_or(""));
            }
            CallOutcome::WantsPlan | CallOutcome::CannotPay => {
                self.talked(on);
                self.cannot_pay(on, about, *outcome == CallOutcome::WantsPlan);
            }
        }
    }

    /// Without a list: what the open calls were about, else everything that is open and due.
    fn call_was_about(&self, calls: &[crate::dossier::Todo]) -> Vec<InvoiceId> {
        let mut about: Vec<InvoiceId> = calls
            .iter()
            .flat_map(|call| call.invoices.clone())
            .collect();
        about.sort();
        about.dedup();
        if about.is_empty() {
            about = self.open_invoices().map(|invoice| invoice.id).collect();
        }
        about
    }

    pub(super) fn replied(&mut self, on: Date, event: &Event) {
        let Event::Reply {
            intents,
            until,
            days,
            invoices,
            amount,
            ..
        } = event
        else {
            return;
        };
        let about = invoices.clone().unwrap_or_else(|| self.reply_is_about());
        if intents.iter().all(|intent| *intent == Intent::OutOfOffice) && !intents.is_empty() {
            self.absent(on, about, *until);
            return;
        }
        self.heard();
        let mut understood = false;
        let mut asks_a_person = false;
        for intent in intents {
            let known = self.intent(on, *intent, &about, *until, *days, *amount);
            understood |= known;
            asks_a_person |= !known && *intent != Intent::Forgot;
        }
        if asks_a_person || !understood {
            self.pause(PauseKind::ReplyToRead, None, on, None, "");
            self.want(TaskKind::ReadReply, Vec::new(), on);
        }
    }

    /// Does what one intent asks; `false` when a person has to read it.
    fn intent(
        &mut self,
        on: Date,
        intent: Intent,
        about: &[InvoiceId],
        until: Option<Date>,
        days: Option<i32>,
        amount: Option<Cents>,
    ) -> bool {
        let about = about.to_vec();
        match intent {
            Intent::AlreadyPaid => self.says_paid(on, about),
            Intent::OutOfOffice => self.absent(on, about, until),
            Intent::DisputeDelivery
            | Intent::DisputeQuality
            | Intent::DisputePrice
            | Intent::DisputeNotOrdered => {
                let reason = intent.word().trim_start_matches("dispute_");
                self.dispute_all(on, &about, amount, reason);
            }
            Intent::WrongAddress => self.wrong_person(on, about),
            Intent::OtherTerms => match days {
                Some(days) => self.claim_term(on, days),
                None => return false,
            },
            Intent::CannotPay => self.cannot_pay(on, about, false),
            Intent::RequestInstalments | Intent::RequestDeferral => {
                self.cannot_pay(on, about, true)
            }
            Intent::Insolvency => self.stop_for(on, StopWhy::Insolvency),
            Intent::Deceased => self.stop_for(on, StopWhy::Deceased),
            Intent::RequestCopy => {
                self.give_reason(&about, Reason::AdministrationNotInOrder);
                self.pause(PauseKind::CopyRequested, Some(about), on, None, "");
            }
            Intent::PromiseToPay => match until {
                Some(until) => {
                    self.give_reason(&about, Reason::PromisedToPay);
                    self.promise(on, about, until, amount);
                }
                None => return false,
            },
            Intent::WantsCall => {
                self.pause(PauseKind::CallBack, Some(about.clone()), on, until, "");
                self.state.call_again = Some(CallAgain {
                    invoices: about,
                    on,
                    until,
                });
            }
            Intent::Forgot => {
                self.give_reason(&about, Reason::Forgotten);
                return false;
            }
            Intent::MissingPo => {
                self.give_reason(&about, Reason::AdministrationNotInOrder);
                return false;
            }
            _ => return false,
        }
        true
    }

    /// A reply without a list is about what was reminded or asked; else about everything open.
    fn reply_is_about(&self) -> Vec<InvoiceId> {
        let spoken = |invoice: &&crate::invoice::Invoice| invoice.track.progress.is_some();
        let about: Vec<InvoiceId> = self
            .open_invoices()
            .filter(spoken)
            .map(|invoice| invoice.id)
            .collect();
        if about.is_empty() {
            self.open_invoices().map(|invoice| invoice.id).collect()
        } else {
            about
        }
    }

    fn stop_for(&mut self, on: Date, why: StopWhy) {
        self.state.stop = Some(Stop { why, on });
        self.state.stop_told = false;
    }

    fn absent(&mut self, on: Date, about: Vec<InvoiceId>, until: Option<Date>) {
        self.give_reason(&about, Reason::Absent);
        self.not_reached(&about);
        self.pause(PauseKind::Absent, Some(about), on, until, "");
    }

    fn wrong_person(&mut self, on: Date, about: Vec<InvoiceId>) {
        self.give_reason(&about, Reason::AdministrationNotInOrder);
        self.not_reached(&about);
        self.want(TaskKind::FindRightPerson, about.clone(), on);
        self.pause(PauseKind::WrongPerson, Some(about), on, None, "");
    }

    /// The call did not reach who it was for: it is still to be made.
    fn not_reached(&mut self, about: &[InvoiceId]) {
        self.state.rhythm.no_firm = true;
        for id in about {
            if let Some(invoice) = self.invoice_mut(*id)
                && let Some(progress) = invoice.track.progress
                && matches!(progress.step, Step::CareCall | Step::ReasonCall)
            {
                invoice.track.progress = Some(Progress {
                    step: Step::FriendlyReminder,
                    on: progress.on,
                });
            }
        }
    }

    fn says_paid(&mut self, on: Date, about: Vec<InvoiceId>) {
        self.give_reason(&about, Reason::SaysPaid);
        self.moot_conversations(&about);
        self.want(TaskKind::SearchPayment, about.clone(), on);
        self.pause(PauseKind::SaysPaid, Some(about), on, None, "");
    }

    fn cannot_pay(&mut self, on: Date, about: Vec<InvoiceId>, wants_plan: bool) {
        let kind = if wants_plan {
            PauseKind::WantsPlan
        } else {
            PauseKind::CannotPay
        };
        self.state.rhythm.no_firm = true;
        self.give_reason(&about, Reason::CannotPay);
        self.moot_conversations(&about);
        self.want(TaskKind::ProposeArrangement, about.clone(), on);
        self.pause(kind, Some(about), on, None, "");
    }

    fn dispute_all(&mut self, on: Date, about: &[InvoiceId], amount: Option<Cents>, reason: &str) {
        for id in about {
            self.open_dispute_about(on, *id, amount, reason);
        }
    }

    fn attempted(&mut self, on: Date, about: &[InvoiceId]) {
        let rhythm = &mut self.state.rhythm;
        rhythm.attempts += 1;
        rhythm.last_attempt = Some(on);
        for id in about {
            if let Some(invoice) = self.invoice_mut(*id) {
                invoice.track.attempted = Some(on);
            }
        }
    }

    /// A talk ends the row, and what was manual until a talk is so no longer.
    pub(super) fn talked(&mut self, on: Date) {
        let rhythm = &mut self.state.rhythm;
        rhythm.row = 0;
        rhythm.attempts = 0;
        rhythm.last_attempt = None;
        rhythm.last_talk = Some(on);
        rhythm.unanswered = Default::default();
        if let Some(score) = &mut self.state.score {
            score.manual = false;
            score.cared = true;
        }
        for invoice in &mut self.invoices {
            invoice.track.attempted = None;
        }
    }

    /// A message from the customer: the row ends, his channels are not silent any more.
    fn heard(&mut self) {
        self.state.rhythm.row = 0;
        self.state.rhythm.unanswered = Default::default();
    }

    pub(super) fn give_reason(&mut self, about: &[InvoiceId], reason: Reason) {
        for id in about {
            if let Some(invoice) = self.invoice_mut(*id) {
                invoice.track.reason = Some(reason);
            }
        }
    }

    pub(super) fn task_done(&mut self, task: TaskKind) {
        self.close_tasks(task);
        let ends = |kind: PauseKind| match task {
            TaskKind::ReadReply => kind == PauseKind::ReplyToRead,
            TaskKind::FindRightPerson => kind == PauseKind::WrongPerson,
            TaskKind::ProposeArrangement => {
                matches!(kind, PauseKind::WantsPlan | PauseKind::CannotPay)
            }
            TaskKind::SearchPayment => kind == PauseKind::SaysPaid,
            _ => false,
        };
        self.state.pauses.retain(|pause| !ends(pause.kind));
    }

    pub(super) fn approve(&mut self, step: Step) {
        let waits = |todo: &crate::dossier::Todo| {
            todo.kind == crate::dossier::TodoKind::Task(TaskKind::Approve, Some(step))
        };
        self.state.todos.retain(|todo| !waits(todo));
        if !self.state.approved.contains(&step) {
            self.state.approved.push(step);
        }
    }

    /// A message came back: that channel is closed until somebody mends it, and what went out on
    /// it last did not reach the customer.
    pub(super) fn message_failed(&mut self, channel: Channel) {
        self.state.failed.add(channel);
        let Some(last) = self.state.rhythm.last_message else {
            return;
        };
        for invoice in &mut self.invoices {
            if let Some(progress) = invoice.track.progress
                && progress.on == last
                && progress.step.is_reminder()
            {
                invoice.track.progress =
                    step_before(progress.step).map(|step| Progress { step, on: last });
            }
        }
        self.state.rhythm.row = self.state.rhythm.row.saturating_sub(1);
        self.state.rhythm.reminders.retain(|day| *day != last);
        self.state.rhythm.last_message = None;
    }

    pub(super) fn close_tasks(&mut self, task: TaskKind) {
        self.state.todos.retain(|todo| !todo.is_task(task));
        self.state.wanted.retain(|wanted| wanted.task != task);
    }

    /// An agreement about these invoices makes the calls about only them needless.
    pub(super) fn moot_conversations(&mut self, agreed: &[InvoiceId]) {
        self.state.todos.retain(|todo| {
            let asks = todo.is_conversation() || todo.is_task(TaskKind::Approve);
            let about_others =
                todo.invoices.is_empty() || todo.invoices.iter().any(|id| !agreed.contains(id));
            !asks || about_others
        });
    }

    pub(super) fn moot_all_conversations(&mut self) {
        let all: Vec<InvoiceId> = self.invoices.iter().map(|invoice| invoice.id).collect();
        self.moot_conversations(&all);
    }
}

fn step_before(step: Step) -> Option<Step> {
    match step {
        Step::FirmReminder => Some(Step::SecondReminder),
        Step::SecondReminder => Some(Step::ReasonCall),
        Step::FriendlyReminder => Some(Step::DueDayReminder),
        _ => None,
    }
}
