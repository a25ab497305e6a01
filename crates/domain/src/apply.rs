//! Folding facts into a dossier. Total: history already happened, so nothing is refused here;
//! commands refuse before they make a fact.
//!
//! Invariant: no clock, no calendar, no strategy. Folding the same facts gives the same dossier
//! whatever was changed in the settings since (`bondig doctor --replay` counts on it).

use crate::agreement::{
    Aftercare, AgreedTerm, Arrangement, ArrangementState, Dispute, DisputeClosing, DisputeOutcome,
    Pause, PauseKind, Promise, PromiseState, Stop, TermClaim,
};
use crate::date::Date;
use crate::dossier::{CallAgain, Dossier, Owed, Owing, Score, Wanted};
use crate::event::{CallOutcome, DecidedOutcome, Event, Fact, NewInvoice};
use crate::ids::InvoiceId;
use crate::invoice::{Collect, Invoice, Told, Track};
use crate::money::{Cents, Currency};
use crate::step::TaskKind;

mod acts;
mod answers;
mod money;

impl Dossier {
    /// The dossier after this fact.
    pub fn apply(&mut self, fact: &Fact) {
        let on = fact.on;
        match &fact.event {
            Event::Profile { profile } => self.profile = profile.as_ref().clone(),
            Event::Invoice(new) => self.add_invoice(on, new),
            Event::DueChanged { invoice, due } => self.change_due(on, *invoice, *due),
            Event::AmountChanged { invoice, amount } => self.change_amount(on, *invoice, *amount),
            Event::BooksPaid { invoice, paid } => self.books_paid(on, *invoice, *paid),
            Event::BooksTerm { days } => self.state.books_term = Some(*days),
            Event::Payment {
                invoice: Some(invoice),
                amount,
                dated,
                ..
            }
            | Event::Allocated {
                invoice,
                amount,
                dated,
                ..
            } => {
                if let Event::Allocated { currency, .. } = &fact.event {
                    self.add_unallocated(*currency, -*amount);
                }
                self.pay(on, *invoice, *amount, *dated);
            }
            Event::Payment {
                invoice: None,
                amount,
                currency,
                ..
            }
            | Event::CreditNote {
                invoice: None,
                amount,
                currency,
            } => {
                self.add_unallocated(*currency, *amount);
            }
            Event::PaymentReversed { invoice, amount } => self.reverse(on, *invoice, *amount),
            Event::CreditNote {
                invoice: Some(invoice),
                amount,
                ..
            } => {
                self.credit(on, *invoice, *amount);
            }
            Event::CallOutcome { .. } => self.call_ended(on, &fact.event),
            Event::Reply { .. } => self.replied(on, &fact.event),
            Event::Promise {
                invoices,
                until,
                amount,
            } => {
                self.promise(on, invoices.clone(), *until, *amount);
            }
            Event::DisputeOpened {
                invoice,
                amount,
                reason,
            } => {
                self.open_dispute_about(on, *invoice, *amount, reason);
            }
            Event::RemedyAgreed { invoice } => {
                for dispute in self.open_disputes_mut(*invoice) {
                    dispute.remedy_agreed = Some(on);
                }
            }
            Event::DisputeClosed {
                invoice,
                outcome,
                customer_satisfied,
            } => {
                let closing = DisputeClosing {
                    on,
                    outcome: *outcome,
                    customer_satisfied: *customer_satisfied,
                };
                self.close_dispute(on, *invoice, closing);
            }
            Event::Arrangement { invoices, terms } => self.arrange(on, invoices, terms),
            Event::TermClaimed { days } => self.claim_term(on, *days),
            Event::TermApproved {
                days,
                from_issued,
                since,
            } => {
                self.approve_term(on, *days, *from_issued, *since);
            }
            Event::TermDenied => {
                self.state.claim = None;
                self.close_tasks(TaskKind::AskClientAboutTerm);
            }
            Event::Score { nps } => {
                let low = *nps <= 6;
                self.state.score = Some(Score {
                    nps: *nps,
                    on,
                    cared: !low,
                    manual: low,
                });
            }
            Event::Prefers {
                reminders,
                admin,
                invoices,
                source,
            } => {
                let preference = &mut self.profile.preference;
                preference.reminders = reminders.or(preference.reminders);
                preference.admin = admin.or(preference.admin);
                preference.invoices = invoices.or(preference.invoices);
                preference.source = source.clone().or(preference.source.take());
                preference.on = Some(on);
            }
            Event::Refuses { channel } => {
                self.profile.refused.add(*channel);
                self.profile.consent.remove(*channel);
            }
            Event::Consents { channel } => {
                self.profile.refused.remove(*channel);
                self.profile.consent.add(*channel);
            }
            Event::Hold {
                invoices,
                why,
                until,
            } => {
                self.pause(PauseKind::Manual, invoices.clone(), on, *until, why);
            }
            Event::HoldEnded => self
                .state
                .pauses
                .retain(|pause| pause.kind != PauseKind::Manual),
            Event::Stop { why } => {
                self.state.stop = Some(Stop { why: *why, on });
                self.state.stop_told = false;
            }
            Event::StopEnded => {
                self.state.stop = None;
                self.close_tasks(TaskKind::FullStop);
            }
            Event::MessageFailed { channel } => self.message_failed(*channel),
            Event::Approve { step } => self.approve(*step),
            Event::TaskDone { task } => self.task_done(*task),
            Event::Decided { outcome } => self.decided(on, *outcome),
            Event::SeenAgain { invoices } => {
                for id in invoices {
                    if let Some(invoice) = self.invoice_mut(*id) {
                        invoice.track.seen = on;
                    }
                }
            }
            Event::Note { .. } => {}
            Event::Acted(acted) => self.acted(on, acted),
            Event::Rested(rested) => {
                let told = Told {
                    hold: rested.hold,
                    until: rested.until,
                };
                for id in &rested.invoices {
                    if let Some(invoice) = self.invoice_mut(*id) {
                        invoice.track.told = Some(told);
                    }
                }
            }
        }
    }

    fn add_invoice(&mut self, on: Date, new: &NewInvoice) {
        if self.invoice(new.invoice).is_some() {
            return;
        }
        self.state.invoices_seen += 1;
        for term in &mut self.state.terms {
            let shown = new.due >= new.issued.plus_days(term.days);
            if term.holds_for(new.issued) && new.issued >= term.on && !shown {
                term.old_term_on.push(new.invoice);
            }
        }
        let place = self
            .invoices
            .partition_point(|known| known.issued <= new.issued);
        self.invoices.insert(
            place,
            Invoice {
                id: new.invoice,
                number: new.number.clone(),
                amount: new.amount,
                currency: new.currency,
                issued: new.issued,
                sent: new.sent,
                due: new.due,
                project: new.project.clone(),
                specialist: new.specialist.clone(),
                collect: new.collect,
                reference: new.reference.clone(),
                ordinal: self.state.invoices_seen,
                paid: Cents::ZERO,
                paid_by_books: Cents::ZERO,
                credited: Cents::ZERO,
                let_go: false,
                settled_on: None,
                track: Track {
                    seen: on,
                    ..Track::default()
                },
            },
        );
    }

    fn change_due(&mut self, on: Date, id: InvoiceId, due: Date) {
        let Some(invoice) = self.invoice_mut(id) else {
            return;
        };
        let was = std::mem::replace(&mut invoice.due, due);
        let wrongly = invoice
            .track
            .reminded
            .filter(|day| invoice.is_open() && due > was && *day < due);
        if let Some(reminded) = wrongly
            && self.agreed_due(id).is_none_or(|agreed| agreed < due)
        {
            self.owe_apology(on, id, reminded);
        }
    }

    fn promise(&mut self, on: Date, invoices: Vec<InvoiceId>, until: Date, amount: Option<Cents>) {
        self.replace_agreements(&invoices);
        self.moot_conversations(&invoices);
        self.state.promises.push(Promise {
            invoices,
            on,
            until,
            amount,
            paid: Cents::ZERO,
            state: PromiseState::Open,
        });
    }

    fn arrange(&mut self, on: Date, invoices: &[InvoiceId], terms: &[(Date, Cents)]) {
        self.replace_agreements(invoices);
        self.moot_conversations(invoices);
        self.close_tasks(TaskKind::ProposeArrangement);
        self.state
            .pauses
            .retain(|pause| !matches!(pause.kind, PauseKind::WantsPlan | PauseKind::CannotPay));
        let mut terms = terms.to_vec();
        terms.sort();
        self.state.arrangements.push(Arrangement {
            invoices: invoices.to_vec(),
            on,
            terms,
            paid: Cents::ZERO,
            reminded: 0,
            missed: 0,
            state: ArrangementState::Running,
        });
    }

    /// A newer agreement about an invoice takes the place of the older ones.
    fn replace_agreements(&mut self, invoices: &[InvoiceId]) {
        let overlaps = |other: &[InvoiceId]| other.iter().any(|id| invoices.contains(id));
        for promise in &mut self.state.promises {
            if promise.state == PromiseState::Open && overlaps(&promise.invoices) {
                promise.state = PromiseState::Replaced;
            }
        }
        for arrangement in &mut self.state.arrangements {
            if arrangement.state == ArrangementState::Running && overlaps(&arrangement.invoices) {
                arrangement.state = ArrangementState::Replaced;
            }
        }
    }

    fn claim_term(&mut self, on: Date, days: i32) {
        self.state.claim = Some(TermClaim { days, on });
        self.want(TaskKind::AskClientAboutTerm, Vec::new(), on);
        self.moot_all_conversations();
    }

    fn approve_term(
        &mut self,
        on: Date,
        days: i32,
        from_issued: Option<Date>,
        since: Option<Date>,
    ) {
        self.state.claim = None;
        self.close_tasks(TaskKind::AskClientAboutTerm);
        self.moot_all_conversations();
        self.state.terms.push(AgreedTerm {
            days,
            on,
            from_issued,
            asked: Vec::new(),
            client_asked: None,
            old_term_on: Vec::new(),
        });
        let wronged: Vec<(InvoiceId, Date)> = self
            .open_invoices()
            .filter(|invoice| from_issued.is_none_or(|from| invoice.issued >= from))
            .filter_map(|invoice| {
                Some((
                    invoice.id,
                    invoice.track.reminded?,
                    invoice.issued.plus_days(days),
                ))
            })
            .filter(|(_, reminded, due)| {
                reminded < due && since.is_none_or(|since| since <= *reminded)
            })
            .map(|(id, reminded, _)| (id, reminded))
            .collect();
        for (id, reminded) in wronged {
            self.owe_apology(on, id, reminded);
        }
    }

    /// The due date under the agreed term, where one holds for this invoice.
    pub fn agreed_due(&self, id: InvoiceId) -> Option<Date> {
        let invoice = self.invoice(id)?;
        let term = self
            .state
            .terms
            .iter()
            .rfind(|term| term.holds_for(invoice.issued))?;
        Some(invoice.issued.plus_days(term.days))
    }

    fn open_dispute_about(
        &mut self,
        on: Date,
        invoice: InvoiceId,
        amount: Option<Cents>,
        reason: &str,
    ) {
        if self.open_dispute(invoice).is_some() {
            return;
        }
        self.moot_conversations(&[invoice]);
        self.give_reason(&[invoice], crate::invoice::Reason::Dissatisfied);
        self.want(TaskKind::SolveDispute, vec![invoice], on);
        self.state.disputes.push(Dispute {
            invoice,
            opened: on,
            amount,
            reason: reason.to_owned(),
            remedy_agreed: None,
            closed: None,
            after: Aftercare::default(),
        });
    }

    fn close_dispute(&mut self, on: Date, id: InvoiceId, closing: DisputeClosing) {
        let mut left = None;
        for dispute in self.open_disputes_mut(id) {
            dispute.closed = Some(closing);
            left = Some(dispute.amount);
        }
        let Some(disputed) = left else { return };
        self.state.wanted.retain(|wanted| {
            !(wanted.task == TaskKind::SolveDispute && wanted.invoices.contains(&id))
        });
        self.state
            .todos
            .retain(|todo| !(todo.is_task(TaskKind::SolveDispute) && todo.invoices.contains(&id)));
        if let Some(invoice) = self.invoice_mut(id) {
            if closing.outcome == DisputeOutcome::LetGo {
                match disputed {
                    Some(part) => invoice.credited += part.min(invoice.open()),
                    None => invoice.let_go = true,
                }
            }
            // How much later it is due is the strategy's; the day of closing is the fact.
            invoice.track.dispute_closed = Some(on);
        }
        self.settle_if_paid(on, id);
    }

    fn open_disputes_mut(&mut self, id: InvoiceId) -> impl Iterator<Item = &mut Dispute> {
        self.state
            .disputes
            .iter_mut()
            .filter(move |dispute| dispute.invoice == id && dispute.is_open())
    }

    fn decided(&mut self, on: Date, outcome: DecidedOutcome) {
        let about = self.decided_about();
        self.close_tasks(TaskKind::PersonDecides);
        match outcome {
            DecidedOutcome::CallAgain => {
                self.state.call_again = Some(CallAgain {
                    invoices: about,
                    on,
                    until: Some(on),
                });
            }
            DecidedOutcome::Arrangement => {
                self.pause(PauseKind::WantsPlan, Some(about.clone()), on, None, "");
                self.want(TaskKind::ProposeArrangement, about, on);
            }
            DecidedOutcome::LetGo => {
                for id in about {
                    if let Some(invoice) = self.invoice_mut(id) {
                        invoice.let_go = true;
                        invoice.settled_on = Some(on);
                    }
                }
            }
            DecidedOutcome::HandOver => {
                self.moot_conversations(&about);
                self.pause(PauseKind::HandedOver, Some(about), on, None, "");
            }
        }
    }

    /// What a decision is about: the invoices of the open question, else everything open.
    fn decided_about(&self) -> Vec<InvoiceId> {
        let question = self
            .state
            .todos
            .iter()
            .find(|todo| todo.is_task(TaskKind::PersonDecides));
        question.map_or_else(
            || self.open_invoices().map(|invoice| invoice.id).collect(),
            |todo| todo.invoices.clone(),
        )
    }

    pub(crate) fn pause(
        &mut self,
        kind: PauseKind,
        invoices: Option<Vec<InvoiceId>>,
        from: Date,
        until: Option<Date>,
        why: &str,
    ) {
        if kind == PauseKind::ReplyToRead
            && self.state.pauses.iter().any(|pause| pause.kind == kind)
        {
            return;
        }
        self.state.pauses.push(Pause {
            kind,
            invoices,
            from,
            until,
            why: why.to_owned(),
        });
    }

    pub(crate) fn want(&mut self, task: TaskKind, invoices: Vec<InvoiceId>, on: Date) {
        let same = |wanted: &Wanted| wanted.task == task && wanted.invoices == invoices;
        if !self.state.wanted.iter().any(same) {
            self.state.wanted.push(Wanted { task, invoices, on });
        }
    }

    pub(crate) fn owe_apology(&mut self, on: Date, id: InvoiceId, reminded: Date) {
        let what = Owing::Apology { reminded };
        match self
            .state
            .owed
            .iter_mut()
            .find(|owed| matches!(owed.what, Owing::Apology { .. }))
        {
            Some(owed) if owed.invoices.contains(&id) => {}
            Some(owed) => owed.invoices.push(id),
            None => self.state.owed.push(Owed {
                what,
                invoices: vec![id],
                on,
            }),
        }
    }

    fn add_unallocated(&mut self, currency: Currency, amount: Cents) {
        match self
            .state
            .unallocated
            .iter_mut()
            .find(|(known, _)| *known == currency)
        {
            Some((_, total)) => *total += amount,
            None => self.state.unallocated.push((currency, amount)),
        }
        self.state.unallocated.retain(|(_, total)| !total.is_zero());
        if self.state.unallocated.is_empty() {
            self.close_tasks(TaskKind::AllocatePayment);
        }
    }

    /// Whether the invoice is paid by direct debit and none came back.
    pub fn is_collected(invoice: &Invoice) -> bool {
        invoice.collect == Collect::DirectDebit && !invoice.track.returned
    }

    /// Outcomes that were no contact with the right person.
    pub(crate) fn is_attempt(outcome: CallOutcome) -> bool {
        matches!(outcome, CallOutcome::NoAnswer | CallOutcome::Voicemail)
    }
}
