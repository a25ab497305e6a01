//! What came out of a call: an attempt, a talk, or neither.

use crate::agreement::{Heard, PauseKind};
use crate::channel::Channel;
use crate::date::Date;
use crate::dossier::{CallAgain, Dossier};
use crate::event::{CallOutcome, Event};
use crate::ids::InvoiceId;
use crate::invoice::Reason;
use crate::step::Step;

/// How many calls without contact the cap of a week can look back on.
const ATTEMPTS_KEPT: usize = 8;

impl Dossier {
    pub(super) fn call_ended(&mut self, on: Date, event: &Event) {
        let Event::CallOutcome { outcome, until, invoices, amount, reason } = event else {
            return;
        };
        let calls: Vec<_> = self.state.todos.iter().filter(|todo| todo.is_conversation()).cloned().collect();
        let about = invoices.clone().unwrap_or_else(|| self.call_was_about(&calls));
        let about_money =
            calls.is_empty() || calls.iter().any(|call| call.step() != Some(Step::ReceiptCheck));
        self.state.todos.retain(|todo| !todo.is_conversation());
        if self.state.visit.as_ref().is_some_and(|visit| visit.given) {
            self.end_visit();
        }
        self.state.rhythm.called = Some(on);
        if Dossier::is_attempt(*outcome) {
            if about_money {
                self.attempted(on, &about);
            }
            return;
        }
        match outcome {
            CallOutcome::NoAnswer | CallOutcome::Voicemail => {}
            CallOutcome::AllIsWell => {
                self.talked(on);
                self.all_is_well(on, &about);
            }
            CallOutcome::Absent => self.absent(on, about, *until),
            CallOutcome::WrongPerson => self.wrong_person(on, about),
            CallOutcome::CallBack => {
                self.talked(on);
                self.pause(PauseKind::CallBack, Some(about.clone()), on, *until, "");
                self.state.call_again = Some(CallAgain { invoices: about, on, until: *until });
            }
            CallOutcome::Promise => {
                self.talked(on);
                self.give_reason(on, &about, Reason::PromisedToPay);
                // A promise without a day is one for within a week.
                let until = until.unwrap_or(on.plus_days(7));
                let heard = Heard { through: Some(Channel::Phone), ..Heard::default() };
                self.promise(on, about, until, *amount, Some(Box::new(heard)));
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
    pub(super) fn call_was_about(&self, calls: &[crate::dossier::Todo]) -> Vec<InvoiceId> {
        let mut about: Vec<InvoiceId> = calls.iter().flat_map(|call| call.invoices.clone()).collect();
        about.sort();
        about.dedup();
        if about.is_empty() {
            about = self.open_invoices().map(|invoice| invoice.id).collect();
        }
        about
    }

    pub(super) fn attempted(&mut self, on: Date, about: &[InvoiceId]) {
        let rhythm = &mut self.state.rhythm;
        rhythm.attempts += 1;
        rhythm.last_attempt = Some(on);
        rhythm.attempt_days.push(on);
        let surplus = rhythm.attempt_days.len().saturating_sub(ATTEMPTS_KEPT);
        rhythm.attempt_days.drain(..surplus);
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
        rhythm.attempt_days.clear();
        rhythm.last_talk = Some(on);
        rhythm.unanswered = Default::default();
        self.state.call_again = None;
        if let Some(score) = &mut self.state.score {
            score.manual = false;
            score.cared = true;
        }
        for invoice in &mut self.invoices {
            invoice.track.attempted = None;
        }
    }

    /// A message from the customer: the row ends, his channels are not silent any more.
    pub(super) fn heard(&mut self) {
        self.state.rhythm.row = 0;
        self.state.rhythm.attempt_days.clear();
        self.state.rhythm.unanswered = Default::default();
    }

    /// Outcomes that were no contact with the right person.
    pub(crate) fn is_attempt(outcome: CallOutcome) -> bool {
        matches!(outcome, CallOutcome::NoAnswer | CallOutcome::Voicemail)
    }
}
