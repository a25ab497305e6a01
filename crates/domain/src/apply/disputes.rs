//! Disputes: opened, closed, and what that does to the invoice. Dutch: *dispuut*.

use crate::agreement::{Aftercare, Dispute, DisputeClosing, DisputeOutcome};
use crate::date::Date;
use crate::dispute::{Case, News, Remedy, Satisfaction, Side, Stage, Verdict};
use crate::dossier::Dossier;
use crate::ids::InvoiceId;
use crate::money::Cents;
use crate::step::TaskKind;

impl Dossier {
    pub(super) fn open_dispute_about(
        &mut self,
        on: Date,
        invoice: InvoiceId,
        amount: Option<Cents>,
        reason: &str,
    ) {
        if self.open_dispute(invoice).is_some() {
            return;
        }
        self.heard();
        self.moot_conversations(&[invoice]);
        self.give_reason(on, &[invoice], crate::invoice::Reason::Dissatisfied);
        self.want(TaskKind::SolveDispute, vec![invoice], on);
        self.state.disputes.push(Dispute {
            invoice,
            opened: on,
            amount,
            reason: reason.to_owned(),
            remedy_agreed: None,
            closed: None,
            after: Aftercare::default(),
            case: Box::default(),
        });
    }

    pub(super) fn close_dispute(&mut self, on: Date, id: InvoiceId, closing: DisputeClosing) {
        let mut left = None;
        for dispute in self.open_disputes_mut(id) {
            let told = dispute.case.felt.map(|(felt, _)| felt != Satisfaction::NotYet);
            let customer_satisfied = closing.customer_satisfied.or(told);
            dispute.closed = Some(DisputeClosing { customer_satisfied, ..closing });
            left = Some(dispute.amount);
        }
        let Some(disputed) = left else { return };
        for task in [TaskKind::SolveDispute, TaskKind::AnswerDispute, TaskKind::AskClientAboutDispute] {
            self.close_tasks_about(task, id);
        }
        if let Some(invoice) = self.invoice_mut(id) {
            if closing.outcome == DisputeOutcome::LetGo {
                match disputed {
                    Some(part) => invoice.credited += part.min(invoice.open()),
                    None => invoice.let_go = true,
                }
            }
            // The complaint was the reason; it is solved.
            invoice.track.reason = None;
            // How much later it is due is the strategy's; the day of closing is the fact.
            invoice.track.dispute_closed = Some(on);
        }
        self.settle_if_paid(on, id);
    }

    /// News is about the open dispute of this invoice, else about the last one.
    pub(super) fn dispute_news(&mut self, on: Date, id: InvoiceId, news: &News) {
        let disputes = &mut self.state.disputes;
        let about = |dispute: &Dispute| dispute.invoice == id;
        let place = disputes.iter().rposition(|dispute| about(dispute) && dispute.is_open());
        let Some(place) = place.or_else(|| disputes.iter().rposition(about)) else {
            return;
        };
        let dispute = &mut disputes[place];
        let is_open = dispute.is_open();
        let case = &mut *dispute.case;
        match news {
            News::Told { words, step, why, wish, owner } => {
                case.words = words.clone().or(case.words.take());
                case.step = step.or(case.step);
                case.why = why.clone().or(case.why.take());
                case.wish = wish.clone().or(case.wish.take());
                case.owner = owner.clone().or(case.owner.take());
            }
            News::PassedOn { to } => {
                case.counterpart = Some(to.clone());
                case.passed_on = Some(on);
                case.answered = None;
                case.client_asked = None;
                case.stage = Some(Stage::Waiting);
            }
            News::Answered { .. } => {
                case.answered = Some(on);
                case.move_on(Stage::Investigating);
                self.close_tasks_about(TaskKind::AskClientAboutDispute, id);
            }
            News::Said { side, .. } => {
                case.move_on(Stage::Investigating);
                match side {
                    Side::Us => {
                        case.first_answer = case.first_answer.or(Some(on));
                        case.last_contact = Some(on);
                        self.close_tasks_about(TaskKind::AnswerDispute, id);
                    }
                    Side::Customer => case.last_contact = Some(on),
                    Side::Client => {}
                }
            }
            News::Proposed { kind, words, amount, cost, approver, by } => {
                case.remedies.push(Remedy {
                    kind: *kind,
                    words: words.clone(),
                    amount: *amount,
                    cost: *cost,
                    approver: approver.clone(),
                    by: by.clone(),
                    on,
                    verdict: None,
                });
                case.stage = Some(Stage::Proposed);
            }
            News::Judged { remedy, verdict, words, amount, .. } => {
                case.answered = case.answered.or(case.passed_on.map(|_| on));
                if let Some(known) = case.remedies.get_mut(*remedy) {
                    known.verdict = Some(*verdict);
                    if *verdict == Verdict::Changed {
                        known.words = words.clone().unwrap_or_else(|| std::mem::take(&mut known.words));
                        known.amount = amount.or(known.amount);
                    }
                }
                self.close_tasks_about(TaskKind::AskClientAboutDispute, id);
            }
            News::Agreed { remedy } => {
                case.agreed = Some(*remedy).filter(|index| *index < case.remedies.len());
                case.last_contact = Some(on);
                case.first_answer = case.first_answer.or(Some(on));
                dispute.remedy_agreed = Some(on);
                let to_do = dispute.waits_for_doing();
                self.close_tasks_about(TaskKind::AnswerDispute, id);
                if to_do {
                    self.want(TaskKind::FollowUpRemedy, vec![id], on);
                }
            }
            News::Felt { satisfaction, .. } => {
                case.felt = Some((*satisfaction, on));
                case.last_contact = Some(on);
                if let Some(closed) = &mut dispute.closed {
                    closed.customer_satisfied = Some(*satisfaction != Satisfaction::NotYet);
                }
            }
            News::FollowedUp { .. } => {
                case.followed_up = Some(on);
                self.close_tasks_about(TaskKind::FollowUpRemedy, id);
            }
            News::Found { cause } => case.cause = Some(cause.clone()),
            News::LeftIt { why } => case.left_because = Some(why.clone()),
            News::Moved { stage } => case.stage = Some(*stage).filter(|_| is_open),
        }
    }

    /// A credit note on a disputed invoice is what was agreed, when that was a credit.
    pub(super) fn credit_for_dispute(&mut self, on: Date, id: InvoiceId, amount: Cents) {
        let Some(dispute) = self.state.disputes.iter_mut().rfind(|dispute| dispute.invoice == id) else {
            return;
        };
        dispute.case.credited += amount;
        if dispute.agreed_remedy().is_some_and(|remedy| remedy.kind.is_credit()) {
            dispute.case.followed_up = dispute.case.followed_up.or(Some(on));
            self.close_tasks_about(TaskKind::FollowUpRemedy, id);
        }
    }

    /// A new order after a solved complaint: he came back (2.9).
    pub(super) fn ordered_again(&mut self, issued: Date) {
        for dispute in &mut self.state.disputes {
            let after = dispute.closed.is_some_and(|closed| closed.on <= issued);
            if after && dispute.case.new_order.is_none() {
                dispute.case.new_order = Some(issued);
            }
        }
    }

    fn close_tasks_about(&mut self, task: TaskKind, id: InvoiceId) {
        self.state.wanted.retain(|wanted| !(wanted.task == task && wanted.invoices.contains(&id)));
        self.state.todos.retain(|todo| !(todo.is_task(task) && todo.invoices.contains(&id)));
    }

    /// A clock put something on a list, or somebody finished what it put there.
    pub(super) fn dispute_clock_given(&mut self, on: Date, task: TaskKind, about: &[InvoiceId]) {
        let cases = self.state.disputes.iter_mut().filter(|dispute| about.contains(&dispute.invoice));
        for dispute in cases.filter(|dispute| dispute.is_open()) {
            match task {
                TaskKind::AnswerDispute => dispute.case.answer_asked = Some(on),
                TaskKind::AskClientAboutDispute => dispute.case.client_asked = Some(on),
                _ => {}
            }
        }
    }

    pub(super) fn dispute_task_done(&mut self, on: Date, task: TaskKind) {
        let about: Vec<InvoiceId> = self
            .state
            .todos
            .iter()
            .filter(|todo| todo.is_task(task))
            .flat_map(|todo| todo.invoices.clone())
            .collect();
        for dispute in self.state.disputes.iter_mut().filter(|dispute| about.contains(&dispute.invoice)) {
            match task {
                TaskKind::AnswerDispute => {
                    dispute.case.first_answer = dispute.case.first_answer.or(Some(on));
                    dispute.case.last_contact = Some(on);
                }
                TaskKind::FollowUpRemedy => dispute.case.followed_up = Some(on),
                _ => {}
            }
        }
    }

    pub(super) fn open_disputes_mut(&mut self, id: InvoiceId) -> impl Iterator<Item = &mut Dispute> {
        self.state.disputes.iter_mut().filter(move |dispute| dispute.invoice == id && dispute.is_open())
    }
}

impl Case {
    /// Forward only: words do not bring a proposal back to the beginning.
    fn move_on(&mut self, stage: Stage) {
        let later = self.stage.is_none_or(|known| known < stage || known == Stage::Waiting);
        if later {
            self.stage = Some(stage);
        }
    }
}
