//! Agreements with the customer about paying: promises and arrangements. Dutch: *afspraken*.
//!
//! A newer agreement about an invoice takes the place of the older one.

use crate::agreement::{Arrangement, ArrangementState, Heard, PauseKind, Promise, PromiseState};
use crate::date::Date;
use crate::dossier::{CallAgain, Dossier};
use crate::ids::InvoiceId;
use crate::money::Cents;
use crate::step::TaskKind;

/// Days in which the customer may think about a proposal.
const DAYS_TO_ANSWER: i32 = 7;

impl Dossier {
    pub(super) fn promise(
        &mut self,
        on: Date,
        invoices: Vec<InvoiceId>,
        until: Date,
        amount: Option<Cents>,
        heard: Option<Box<Heard>>,
    ) {
        self.heard();
        self.replace_agreements(&invoices);
        self.moot_conversations(&invoices);
        self.state.promises.push(Promise {
            invoices,
            on,
            until,
            amount,
            paid: Cents::ZERO,
            state: PromiseState::Open,
            heard,
        });
    }

    pub(super) fn arrange(
        &mut self,
        on: Date,
        invoices: &[InvoiceId],
        terms: &[(Date, Cents)],
        heard: Option<Box<Heard>>,
    ) {
        self.heard();
        self.replace_agreements(invoices);
        self.moot_conversations(invoices);
        self.close_tasks(TaskKind::ProposeArrangement);
        self.ask_no_more_about_money_trouble();
        let arrangement = Arrangement::new(invoices, on, terms, ArrangementState::Running);
        self.state.arrangements.push(Arrangement { heard, ..arrangement });
    }

    /// Nothing is asked while the customer thinks about it.
    pub(super) fn propose(&mut self, on: Date, invoices: &[InvoiceId], terms: &[(Date, Cents)]) {
        for known in &mut self.state.arrangements {
            let overlaps = known.invoices.iter().any(|id| invoices.contains(id));
            if known.state == ArrangementState::Proposed && overlaps {
                known.state = ArrangementState::Replaced;
            }
        }
        self.state.arrangements.push(Arrangement::new(invoices, on, terms, ArrangementState::Proposed));
        self.close_tasks(TaskKind::ProposeArrangement);
        self.moot_conversations(invoices);
        self.ask_no_more_about_money_trouble();
        let until = Some(on.plus_days(DAYS_TO_ANSWER));
        self.pause(PauseKind::WantsPlan, Some(invoices.to_vec()), on, until, "");
        // Who does not answer in that week is called: no proposal runs out unseen (A2).
        self.state.call_again = Some(CallAgain { invoices: invoices.to_vec(), on, until });
    }

    /// What was proposed about this invoice runs from now on. Without a proposal there is nothing
    /// to accept.
    pub(super) fn accept(&mut self, on: Date, invoice: InvoiceId, heard: Option<Box<Heard>>) {
        let proposed = |known: &Arrangement| {
            known.state == ArrangementState::Proposed && known.invoices.contains(&invoice)
        };
        let Some(place) = self.state.arrangements.iter().rposition(proposed) else {
            return;
        };
        let accepted = self.state.arrangements.remove(place);
        self.arrange(on, &accepted.invoices, &accepted.terms, heard);
    }

    pub(super) fn shift_term(&mut self, on: Date, invoice: InvoiceId, from: Date, to: Date) {
        let running = |known: &&mut Arrangement| {
            known.state == ArrangementState::Running && known.invoices.contains(&invoice)
        };
        if let Some(arrangement) = self.state.arrangements.iter_mut().find(running) {
            let invoices = arrangement.invoices.clone();
            arrangement.shift(on, from, to);
            self.heard();
            self.moot_conversations(&invoices);
        }
    }

    fn ask_no_more_about_money_trouble(&mut self) {
        self.state.pauses.retain(|pause| !matches!(pause.kind, PauseKind::WantsPlan | PauseKind::CannotPay));
    }

    /// A newer agreement about an invoice takes the place of the older ones.
    pub(super) fn replace_agreements(&mut self, invoices: &[InvoiceId]) {
        let overlaps = |other: &[InvoiceId]| other.iter().any(|id| invoices.contains(id));
        for promise in &mut self.state.promises {
            if promise.state == PromiseState::Open && overlaps(&promise.invoices) {
                promise.state = PromiseState::Replaced;
            }
        }
        for arrangement in &mut self.state.arrangements {
            let holds = matches!(arrangement.state, ArrangementState::Running | ArrangementState::Proposed);
            if holds && overlaps(&arrangement.invoices) {
                arrangement.state = ArrangementState::Replaced;
            }
        }
    }
}
