//! Money facts: payments, reversals, credit notes, and what they mean for agreements.

use crate::agreement::{ArrangementState, IncidentWhy, PromiseState};
use crate::date::Date;
use crate::dossier::{Dossier, Owed, Owing, Rhythm, TodoKind};
use crate::ids::InvoiceId;
use crate::money::{Cents, Currency};
use crate::step::TaskKind;

impl Dossier {
    pub(super) fn pay(&mut self, on: Date, id: InvoiceId, amount: Cents, dated: Option<Date>) {
        let Some(invoice) = self.invoice_mut(id) else {
            return;
        };
        let known = if amount.is_positive() { invoice.paid_by_books.min(amount) } else { Cents::ZERO };
        invoice.paid_by_books -= known;
        let amount = amount - known;
        invoice.paid += amount;
        if invoice.is_open() {
            invoice.settled_on = None;
        }
        let late_news = invoice.track.reminded.filter(|reminded| dated.is_some_and(|came| came < *reminded));
        let wrong: Vec<Date> = match dated {
            Some(came) => invoice.track.reminders.iter().copied().filter(|day| came < *day).collect(),
            None => Vec::new(),
        };
        if let Some(reminded) = late_news
            && !invoice.is_open()
        {
            self.owe_apology(on, id, reminded);
            for day in wrong {
                self.note_incident(on, id, day, IncidentWhy::PaidBefore);
            }
        }
        self.count_for_agreements(on, id, amount);
        self.settle_if_paid(on, id);
    }

    /// What the bookkeeping knows beyond the bank counts as paid; what it does not know yet does
    /// not undo what the bank told us.
    pub(super) fn books_paid(&mut self, on: Date, id: InvoiceId, paid: Cents) {
        let Some(invoice) = self.invoice_mut(id) else {
            return;
        };
        let more = paid - invoice.paid;
        if more.is_positive() {
            let known = std::mem::take(&mut invoice.paid_by_books);
            self.pay(on, id, more, None);
            if let Some(invoice) = self.invoice_mut(id) {
                invoice.paid_by_books = known + more;
            }
        }
    }

    /// What only the bookkeeping called paid, and calls paid no more, is open again. What the bank
    /// told us stays: the bookkeeping has no say in that.
    pub(super) fn books_took_back(&mut self, on: Date, id: InvoiceId, paid: Cents) {
        let Some(invoice) = self.invoice_mut(id) else {
            return;
        };
        let less = (invoice.paid - paid).min(invoice.paid_by_books);
        if less.is_positive() {
            invoice.paid_by_books -= less;
            self.reverse(on, id, less);
        }
    }

    /// Only the bookkeeping's own word is taken back; what the bank told stays paid. The conversation
    /// begins anew, as with an invoice that is seen late.
    pub(super) fn books_reopened(&mut self, on: Date, id: InvoiceId) {
        let Some(invoice) = self.invoice_mut(id) else {
            return;
        };
        let amount = std::mem::take(&mut invoice.paid_by_books);
        if amount.is_zero() {
            return;
        }
        invoice.paid -= amount;
        if invoice.is_open() {
            invoice.settled_on = None;
            invoice.track.seen = on;
            invoice.track.progress = None;
            invoice.track.attempted = None;
        }
        self.take_back_from_agreements(id, amount);
    }

    pub(super) fn credit(&mut self, on: Date, id: InvoiceId, amount: Cents) {
        let Some(invoice) = self.invoice_mut(id) else {
            return;
        };
        // What the bookkeeping called settled was this credit note, as far as it goes.
        let known = invoice.paid_by_books.min(amount).max(Cents::ZERO);
        invoice.paid_by_books -= known;
        invoice.paid -= known;
        invoice.credited += amount;
        self.credit_for_dispute(on, id, amount);
        // What is credited need not be paid any more, in an arrangement either.
        for arrangement in &mut self.state.arrangements {
            if arrangement.state == ArrangementState::Running && arrangement.invoices.contains(&id) {
                arrangement.paid += amount - known;
            }
        }
        self.finish_paid_agreements(on, id);
        self.settle_if_paid(on, id);
    }

    pub(super) fn change_amount(&mut self, on: Date, id: InvoiceId, amount: Cents) {
        let Some(invoice) = self.invoice_mut(id) else {
            return;
        };
        invoice.amount = amount;
        self.finish_paid_agreements(on, id);
        self.settle_if_paid(on, id);
    }

    /// A storno or a return: the invoice is open again, and the conversation begins anew as with
    /// an invoice that is seen late.
    pub(super) fn reverse(&mut self, on: Date, id: InvoiceId, amount: Cents) {
        let Some(invoice) = self.invoice_mut(id) else {
            return;
        };
        invoice.paid -= amount;
        invoice.track.returned = true;
        if invoice.settled_on.take().is_some() || invoice.due < on {
            invoice.track.seen = on;
            invoice.track.progress = None;
            invoice.track.attempted = None;
        }
        self.take_back_from_agreements(id, amount);
        for dispute in &mut self.state.disputes {
            if dispute.invoice == id && dispute.after.cared.is_none() {
                dispute.after.settled = None;
            }
        }
    }

    /// What had kept an agreement was taken back: it runs again, and nobody is thanked.
    fn take_back_from_agreements(&mut self, id: InvoiceId, amount: Cents) {
        for promise in &mut self.state.promises {
            let counted = matches!(promise.state, PromiseState::Open | PromiseState::Kept);
            if counted && promise.invoices.contains(&id) {
                promise.paid -= amount;
                promise.state = PromiseState::Open;
            }
        }
        for arrangement in &mut self.state.arrangements {
            if !matches!(arrangement.state, ArrangementState::Replaced | ArrangementState::Proposed)
                && arrangement.invoices.contains(&id)
            {
                arrangement.paid -= amount;
                arrangement.state = ArrangementState::Running;
            }
        }
        self.state
            .owed
            .retain(|owed| matches!(owed.what, Owing::Apology { .. }) || !owed.invoices.contains(&id));
    }

    fn count_for_agreements(&mut self, on: Date, id: InvoiceId, amount: Cents) {
        for promise in &mut self.state.promises {
            if promise.state == PromiseState::Open && promise.invoices.contains(&id) {
                promise.paid += amount;
            }
        }
        for arrangement in &mut self.state.arrangements {
            if arrangement.state == ArrangementState::Running && arrangement.invoices.contains(&id) {
                arrangement.paid += amount;
            }
        }
        self.finish_paid_agreements(on, id);
    }

    /// Promises and arrangements that this invoice's money has fulfilled are thanked for.
    fn finish_paid_agreements(&mut self, on: Date, id: InvoiceId) {
        let open: Vec<InvoiceId> = self.open_invoices().map(|invoice| invoice.id).collect();
        let nothing_open = |ids: &[InvoiceId]| !ids.iter().any(|id| open.contains(id));
        let mut owed = Vec::new();
        for promise in &mut self.state.promises {
            let enough = promise.amount.is_some_and(|amount| promise.paid >= amount);
            let about = promise.state == PromiseState::Open && promise.invoices.contains(&id);
            if about && (enough || nothing_open(&promise.invoices)) {
                promise.state = PromiseState::Kept;
                let thanks = promise.paid.is_positive();
                owed.extend(thanks.then(|| (Owing::ThanksForPromise, promise.invoices.clone())));
            }
        }
        for arrangement in &mut self.state.arrangements {
            let about = arrangement.state == ArrangementState::Running && arrangement.invoices.contains(&id);
            let all = arrangement.paid >= arrangement.total() || nothing_open(&arrangement.invoices);
            if about && all {
                arrangement.state = ArrangementState::Finished;
                owed.push((Owing::ThanksForArrangement, arrangement.invoices.clone()));
            }
        }
        self.state.owed.extend(owed.into_iter().map(|(what, invoices)| Owed { what, invoices, on }));
    }

    /// When an invoice is settled, what hung on it is too.
    pub(super) fn settle_if_paid(&mut self, on: Date, id: InvoiceId) {
        let Some(invoice) = self.invoice_mut(id) else {
            return;
        };
        if invoice.is_open() {
            return;
        }
        let was_late = invoice.settled_on.is_none() && invoice.due < on;
        invoice.settled_on = invoice.settled_on.or(Some(on));
        self.state.lates += u32::from(was_late);
        for dispute in &mut self.state.disputes {
            if dispute.invoice == id && !dispute.is_open() && dispute.after.settled.is_none() {
                dispute.after.settled = Some(on);
            }
        }
        for term in &mut self.state.terms {
            term.old_term_on.retain(|waiting| *waiting != id);
        }
        self.drop_moot();
        self.end_row_when_nothing_reminded_is_open();
    }

    fn end_row_when_nothing_reminded_is_open(&mut self) {
        if self
            .open_invoices()
            .any(|invoice| invoice.track.reminded.is_some() || invoice.track.attempted.is_some())
        {
            return;
        }
        let rhythm = &mut self.state.rhythm;
        *rhythm = Rhythm {
            reminders: std::mem::take(&mut rhythm.reminders),
            last_message: rhythm.last_message,
            messaged: rhythm.messaged,
            called: rhythm.called,
            acted: rhythm.acted,
            last_sent: rhythm.last_sent.take(),
            ..Rhythm::default()
        };
    }

    /// Conversations and tasks of which no invoice is open any more need nobody.
    pub(super) fn drop_moot(&mut self) {
        let open: Vec<InvoiceId> = self.open_invoices().map(|invoice| invoice.id).collect();
        let still = |ids: &[InvoiceId]| ids.is_empty() || ids.iter().any(|id| open.contains(id));
        // What the customer said still wants an answer, paid or not.
        let wants_answer = |task: TaskKind| {
            matches!(
                task,
                TaskKind::SolveDispute
                    | TaskKind::AnswerDispute
                    | TaskKind::AskClientAboutDispute
                    | TaskKind::FollowUpRemedy
                    | TaskKind::AmbassadorMoment
                    | TaskKind::AskClientAboutTerm
                    | TaskKind::AskBookkeeperToChangeTerm
                    | TaskKind::ReadReply
                    | TaskKind::FullStop
            )
        };
        self.state.todos.retain(|todo| {
            let answers = matches!(todo.kind, TodoKind::Task(task, _) if wants_answer(task));
            answers || still(&todo.invoices)
        });
        self.state.wanted.retain(|wanted| wants_answer(wanted.task) || still(&wanted.invoices));
        if self.state.call_again.as_ref().is_some_and(|again| !still(&again.invoices)) {
            self.state.call_again = None;
        }
        if open.is_empty() {
            self.state.approved.clear();
            self.state.pauses.retain(|pause| {
                pause.kind == crate::agreement::PauseKind::Manual && pause.invoices.is_none()
            });
        }
    }

    pub(super) fn add_unallocated(&mut self, currency: Currency, amount: Cents) {
        match self.state.unallocated.iter_mut().find(|(known, _)| *known == currency) {
            Some((_, total)) => *total += amount,
            None => self.state.unallocated.push((currency, amount)),
        }
        self.state.unallocated.retain(|(_, total)| !total.is_zero());
        if self.state.unallocated.is_empty() {
            self.close_tasks(TaskKind::AllocatePayment);
        }
    }
}
