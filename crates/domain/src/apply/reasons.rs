//! What a call and a reply have in common: somebody is away, has paid, cannot pay, has a complaint.

use crate::agreement::{PauseKind, Stop, StopWhy};
use crate::date::Date;
use crate::dossier::Dossier;
use crate::ids::InvoiceId;
use crate::invoice::{Progress, Reason};
use crate::money::Cents;
use crate::step::{Step, TaskKind};

impl Dossier {
    /// Everything stops: nobody calls any more, and nothing waits for a yes.
    pub(super) fn stop_for(&mut self, on: Date, why: StopWhy) {
        self.state.stop = Some(Stop { why, on });
        self.state.stop_told = false;
        self.state.todos.retain(|todo| !todo.is_conversation() && !todo.is_task(TaskKind::Approve));
    }

    pub(super) fn absent(&mut self, on: Date, about: Vec<InvoiceId>, until: Option<Date>) {
        self.give_reason(&about, Reason::Absent);
        self.not_reached(&about);
        self.pause(PauseKind::Absent, Some(about), on, until, "");
    }

    pub(super) fn wrong_person(&mut self, on: Date, about: Vec<InvoiceId>) {
        self.give_reason(&about, Reason::AdministrationNotInOrder);
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
        self.give_reason(&about, Reason::SaysPaid);
        self.moot_conversations(&about);
        self.want(TaskKind::SearchPayment, about.clone(), on);
        self.pause(PauseKind::SaysPaid, Some(about), on, None, "");
    }

    pub(super) fn cannot_pay(&mut self, on: Date, about: Vec<InvoiceId>, wants_plan: bool) {
        let kind = if wants_plan { PauseKind::WantsPlan } else { PauseKind::CannotPay };
        self.state.rhythm.no_firm = true;
        self.give_reason(&about, Reason::CannotPay);
        self.moot_conversations(&about);
        self.want(TaskKind::ProposeArrangement, about.clone(), on);
        self.pause(kind, Some(about), on, None, "");
    }

    pub(super) fn dispute_all(&mut self, on: Date, about: &[InvoiceId], amount: Option<Cents>, reason: &str) {
        for id in about {
            self.open_dispute_about(on, *id, amount, reason);
        }
    }

    pub(super) fn give_reason(&mut self, about: &[InvoiceId], reason: Reason) {
        for id in about {
            if let Some(invoice) = self.invoice_mut(*id) {
                invoice.track.reason = Some(reason);
            }
        }
    }
}
