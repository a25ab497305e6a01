//! Agreements with the customer: promises, arrangements, payment terms. Dutch: *afspraken*.
//!
//! A newer agreement about an invoice takes the place of the older one.

use crate::agreement::{
    AgreedTerm, Arrangement, ArrangementState, PauseKind, Promise, PromiseState, TermClaim,
};
use crate::date::Date;
use crate::dossier::Dossier;
use crate::ids::InvoiceId;
use crate::money::Cents;
use crate::step::TaskKind;

impl Dossier {
    pub(super) fn promise(&mut self, on: Date, invoices: Vec<InvoiceId>, until: Date, amount: Option<Cents>) {
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
        });
    }

    pub(super) fn arrange(&mut self, on: Date, invoices: &[InvoiceId], terms: &[(Date, Cents)]) {
        self.heard();
        self.replace_agreements(invoices);
        self.moot_conversations(invoices);
        self.close_tasks(TaskKind::ProposeArrangement);
        self.state.pauses.retain(|pause| !matches!(pause.kind, PauseKind::WantsPlan | PauseKind::CannotPay));
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
    pub(super) fn replace_agreements(&mut self, invoices: &[InvoiceId]) {
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

    pub(super) fn claim_term(&mut self, on: Date, days: i32) {
        self.state.claim = Some(TermClaim { days, on });
        self.heard();
        let open = self.open_invoices().map(|invoice| invoice.id).collect();
        self.want(TaskKind::AskClientAboutTerm, open, on);
        self.moot_what_a_term_moves(on, days);
    }

    pub(super) fn approve_term(
        &mut self,
        on: Date,
        days: i32,
        from_issued: Option<Date>,
        since: Option<Date>,
    ) {
        self.state.claim = None;
        self.close_tasks(TaskKind::AskClientAboutTerm);
        self.moot_what_a_term_moves(on, days);
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
            .filter_map(|invoice| Some((invoice.id, invoice.track.reminded?, invoice.issued.plus_days(days))))
            .filter(|(_, reminded, due)| reminded < due && since.is_none_or(|since| since <= *reminded))
            .map(|(id, reminded, _)| (id, reminded))
            .collect();
        for (id, reminded) in wronged {
            self.owe_apology(on, id, reminded);
        }
    }

    /// The due date under the agreed term, where one holds for this invoice.
    pub fn agreed_due(&self, id: InvoiceId) -> Option<Date> {
        let invoice = self.invoice(id)?;
        let term = self.state.terms.iter().rfind(|term| term.holds_for(invoice.issued))?;
        Some(invoice.issued.plus_days(term.days))
    }

    /// A term that gives more time makes calls about those invoices needless; what is overdue
    /// under it too stays to be called about.
    fn moot_what_a_term_moves(&mut self, on: Date, days: i32) {
        let moved: Vec<InvoiceId> = self
            .invoices
            .iter()
            .filter(|invoice| !invoice.is_open() || invoice.issued.plus_days(days) > on)
            .map(|invoice| invoice.id)
            .collect();
        self.moot_conversations(&moved);
    }
}
