//! What a call and a reply have in common: somebody is away, has paid, cannot pay, has a complaint.

use crate::agreement::{PauseKind, Stop, StopWhy};
use crate::date::Date;
use crate::dossier::{CallAgain, Dossier};
use crate::ids::InvoiceId;
use crate::invoice::{Progress, Reason};
use crate::money::Cents;
use crate::reason::{Fault, ReasonGiven};
use crate::step::{Step, TaskKind};

impl Dossier {
    /// Everything stops: nobody calls any more, and nothing waits for a yes.
    pub(super) fn stop_for(&mut self, on: Date, why: StopWhy) {
        self.state.stop = Some(Stop { why, on });
        self.state.stop_told = false;
        self.state.todos.retain(|todo| !todo.is_conversation() && !todo.is_task(TaskKind::Approve));
    }

    pub(super) fn absent(&mut self, on: Date, about: Vec<InvoiceId>, until: Option<Date>) {
        self.give_reason(on, &about, Reason::Absent);
        self.not_reached(&about);
        self.pause(PauseKind::Absent, Some(about), on, until, "");
    }

    pub(super) fn wrong_person(&mut self, on: Date, about: Vec<InvoiceId>) {
        self.give_reason(on, &about, Reason::AdministrationNotInOrder);
        self.not_reached(&about);
        self.want(TaskKind::FindRightPerson, about.clone(), on);
        self.pause(PauseKind::WrongPerson, Some(about), on, None, "");
    }

    /// The call did not reach who it was for: it is still to be made.
    pub(super) fn not_reached(&mut self, about: &[InvoiceId]) {
        self.state.rhythm.no_firm = true;
        for id in about {
            if let Some(invoice) = self.invoice_mut(*id)
                && let Some(progress) = invoice.track.progress
                && matches!(progress.step, Step::CareCall | Step::ReasonCall)
            {
                invoice.track.progress = Some(Progress { step: Step::FriendlyReminder, on: progress.on });
            }
        }
    }

    pub(super) fn says_paid(&mut self, on: Date, about: Vec<InvoiceId>) {
        self.give_reason(on, &about, Reason::SaysPaid);
        self.moot_conversations(&about);
        self.want(TaskKind::SearchPayment, about.clone(), on);
        self.pause(PauseKind::SaysPaid, Some(about), on, None, "");
    }

    pub(super) fn cannot_pay(&mut self, on: Date, about: Vec<InvoiceId>, wants_plan: bool) {
        let kind = if wants_plan { PauseKind::WantsPlan } else { PauseKind::CannotPay };
        self.state.rhythm.no_firm = true;
        self.give_reason(on, &about, Reason::CannotPay);
        self.moot_conversations(&about);
        self.want(TaskKind::ProposeArrangement, about.clone(), on);
        self.pause(kind, Some(about), on, None, "");
    }

    pub(super) fn dispute_all(&mut self, on: Date, about: &[InvoiceId], amount: Option<Cents>, reason: &str) {
        for id in about {
            self.open_dispute_about(on, *id, amount, reason);
        }
    }

    pub(super) fn give_reason(&mut self, on: Date, about: &[InvoiceId], reason: Reason) {
        for id in about {
            if let Some(invoice) = self.invoice_mut(*id) {
                invoice.track.reason = Some(reason);
                invoice.track.reason_known = invoice.track.reason_known.or(Some(on));
            }
        }
    }

    /// The reason as a person heard it: each has its own treatment (0.12).
    pub(super) fn reason_given(&mut self, on: Date, given: &ReasonGiven) {
        let about = given.invoices.clone();
        if given.reason == Reason::Absent && given.substitute.is_none() {
            self.absent(on, about, given.until);
            return;
        }
        self.heard();
        self.talked(on);
        let words = given.said.as_ref().and_then(|said| said.words.clone()).unwrap_or_default();
        match given.reason {
            Reason::CannotPay => self.cannot_pay(on, about, false),
            Reason::SaysPaid => self.says_paid(on, about),
            Reason::Dissatisfied => self.dispute_all(on, &about, None, &words),
            Reason::AdministrationNotInOrder => self.administration(on, about, given),
            reason => {
                self.give_reason(on, &about, reason);
                self.moot_conversations(&about);
                self.treat(on, about, given);
            }
        }
    }

    fn treat(&mut self, on: Date, about: Vec<InvoiceId>, given: &ReasonGiven) {
        match given.reason {
            Reason::Absent => {
                self.state.call_again = Some(CallAgain { invoices: about, on, until: Some(on) });
            }
            Reason::Forgotten => {
                // He knows now. The written reminder comes after the usual time for an answer.
                for id in about {
                    if let Some(invoice) = self.invoice_mut(id) {
                        invoice.track.attempted = Some(on);
                        let asked = Progress { step: Step::ReasonCall, on };
                        let further = invoice.track.progress.filter(|known| known.step > Step::ReasonCall);
                        invoice.track.progress = further.or(Some(asked));
                    }
                }
            }
            Reason::OtherTerm => {
                if let Some(days) = given.days {
                    self.claim_term(on, days, given.said.clone());
                }
            }
            Reason::WillNot => {
                self.want(TaskKind::PersonDecides, about.clone(), on);
                self.pause(PauseKind::Refused, Some(about), on, None, "");
            }
            _ => {}
        }
    }

    /// Put right in the conversation, it rests a few days so that he can look at it; else somebody
    /// here has something to do first (4.9).
    fn administration(&mut self, on: Date, about: Vec<InvoiceId>, given: &ReasonGiven) {
        if given.fault == Some(Fault::WrongPerson) && given.correct.is_none() {
            self.wrong_person(on, about);
            return;
        }
        self.give_reason(on, &about, Reason::AdministrationNotInOrder);
        self.moot_conversations(&about);
        let fixed = given.correct.is_some() || given.fault.is_some_and(Fault::is_sent_again);
        if fixed {
            self.payable_from(on, &about);
            self.pause(PauseKind::CopyRequested, Some(about), on, None, "");
        } else {
            self.want(TaskKind::FixAdministration, about.clone(), on);
            self.pause(PauseKind::Administration, Some(about), on, None, "");
        }
    }

    pub(super) fn administration_fixed(&mut self, on: Date) {
        let mut fixed = Vec::new();
        for pause in &mut self.state.pauses {
            if pause.kind == PauseKind::Administration {
                pause.kind = PauseKind::CopyRequested;
                pause.from = on;
                fixed.extend(pause.invoices.iter().flatten().copied());
            }
        }
        self.payable_from(on, &fixed);
    }

    /// Only now he can pay it: the firm steps keep their distance to this day.
    fn payable_from(&mut self, on: Date, about: &[InvoiceId]) {
        for id in about {
            if let Some(invoice) = self.invoice_mut(*id) {
                invoice.track.seen = invoice.track.seen.max(on);
            }
        }
    }

    pub(super) fn corrected(&mut self, invoices: &[InvoiceId], fault: Fault, correct: &str) {
        for id in invoices {
            let Some(invoice) = self.invoice_mut(*id) else { continue };
            match fault {
                Fault::MissingOrderNumber => invoice.track.order_number = Some(correct.to_owned()),
                Fault::MissingProject => invoice.project = Some(correct.to_owned()),
                _ => {}
            }
        }
    }
}
