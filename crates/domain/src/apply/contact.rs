//! How and by whom the customer wants to be spoken to, visits, and what is taken back.

use crate::agreement::PauseKind;
use crate::date::Date;
use crate::dossier::{Dossier, PlannedVisit};
use crate::event::{Event, TakenBack};
use crate::ids::InvoiceId;
use crate::invoice::Progress;
use crate::step::{Step, TaskKind};

impl Dossier {
    /// Facts of contact; `false` when it is another kind of fact.
    pub(super) fn contact_fact(&mut self, on: Date, event: &Event) -> bool {
        match event {
            Event::BestTime { words } => {
                let words = words.trim();
                self.profile.preference.best_time = (!words.is_empty()).then(|| words.to_owned());
            }
            Event::Pinned { text } => self.state.pinned.clone_from(text),
            Event::FirstChoice { person } => self.state.first_choice = Some(person.clone()),
            Event::VisitPlanned { day, by, preparation } => {
                self.end_visit();
                self.pause(PauseKind::VisitPlanned, None, on, Some(*day), "");
                self.state.visit = Some(PlannedVisit {
                    day: *day,
                    by: by.clone(),
                    preparation: preparation.clone(),
                    given: false,
                });
            }
            Event::VisitCancelled => self.end_visit(),
            Event::TakenBack(before) => self.take_back(before),
            Event::CareContact { .. } | Event::Learned { .. } => {}
            _ => return false,
        }
        true
    }

    /// How he wants his invoices changes the making of invoices too: who makes them is told (4.11).
    pub(super) fn tell_invoicing(&mut self, on: Date) {
        self.close_tasks(TaskKind::TellInvoicing);
        self.want(TaskKind::TellInvoicing, Vec::new(), on);
    }

    /// Nobody comes by any more: the pause ends, and the work with it.
    pub(super) fn end_visit(&mut self) {
        if self.state.visit.take().is_some() {
            self.state.pauses.retain(|pause| pause.kind != PauseKind::VisitPlanned);
            self.state.todos.retain(|todo| !matches!(todo.kind, crate::dossier::TodoKind::Visit(_)));
        }
    }

    /// We spoke and nothing is wrong: whether it arrived well need not be asked any more, and the
    /// first word after this is that of the due date. What is late was asked about with it.
    pub(super) fn all_is_well(&mut self, on: Date, about: &[InvoiceId]) {
        for id in about {
            let Some(invoice) = self.invoice_mut(*id) else {
                continue;
            };
            invoice.track.receipt_checked = true;
            let asked = Progress { step: Step::ReasonCall, on };
            let further = invoice.track.progress.filter(|progress| progress.step >= asked.step);
            if invoice.due <= on {
                invoice.track.progress = Some(further.unwrap_or(asked));
            }
        }
    }

    fn take_back(&mut self, before: &TakenBack) {
        // A number that was given once is not given again.
        let next_todo = self.state.next_todo.max(before.state.next_todo);
        self.profile = before.profile.clone();
        self.state = before.state.clone();
        self.state.next_todo = next_todo;
        for was in &before.invoices {
            if let Some(invoice) = self.invoice_mut(was.invoice) {
                invoice.credited = was.credited;
                invoice.let_go = was.let_go;
                invoice.settled_on = was.settled_on;
                invoice.track = was.track.clone();
            }
        }
    }
}
