//! Payment terms: claimed by the customer, approved or denied by the client, agreed at the start.
//!
//! What was agreed holds from the same second. Who has to tell us twice what was agreed already is
//! no claimant but a customer with a complaint, and that is escalated (2.20).

use crate::agreement::{AgreedTerm, Incident, IncidentWhy, Said, TermClaim, TermDenial};
use crate::date::Date;
use crate::dossier::Dossier;
use crate::event::Event;
use crate::ids::InvoiceId;
use crate::invoice::{Invoice, Reason};
use crate::step::TaskKind;

impl Dossier {
    pub(super) fn claim_term(&mut self, on: Date, days: i32, said: Option<Box<Said>>) {
        self.heard();
        self.explain_by_term(on);
        let open: Vec<InvoiceId> = self.open_invoices().map(|invoice| invoice.id).collect();
        if self.is_agreed_already(days) {
            self.complain_about_term(on, open);
            return;
        }
        let mut again = Vec::new();
        if let Some(before) = self.state.claim.take() {
            again = before.again;
            again.push(on);
            self.want(TaskKind::TermComplaint, open.clone(), on);
        }
        self.state.claim = Some(TermClaim { days, on, said, again });
        self.want(TaskKind::AskClientAboutTerm, open, on);
        self.moot_what_a_term_moves(on, days);
    }

    /// The term that he names holds for everything that is open already.
    fn is_agreed_already(&self, days: i32) -> bool {
        let Some(agreed) = self.state.terms.last() else {
            return false;
        };
        let covered = |invoice: &Invoice| agreed.covers(invoice.id, invoice.issued);
        agreed.only.is_none() && agreed.days >= days && self.open_invoices().all(covered)
    }

    fn complain_about_term(&mut self, on: Date, open: Vec<InvoiceId>) {
        let shown = self.state.terms.last().is_some_and(|term| self.books_show(term));
        if let Some(term) = self.state.terms.last_mut() {
            term.complaints.push(on);
        }
        if !shown {
            self.want(TaskKind::AskBookkeeperToChangeTerm, open.clone(), on);
        }
        self.want(TaskKind::TermComplaint, open, on);
    }

    pub(super) fn approve_term(&mut self, on: Date, event: &Event) {
        let Event::TermApproved { days, from_issued, since, only, said } = event else {
            return;
        };
        let since = since.or(said.as_ref().and_then(|said| said.since));
        self.state.claim = None;
        self.close_tasks(TaskKind::AskClientAboutTerm);
        self.close_tasks(TaskKind::TermComplaint);
        self.moot_what_a_term_moves(on, *days);
        let term = AgreedTerm {
            from_issued: *from_issued,
            only: only.clone(),
            said: said.clone(),
            ..self.new_term(on, *days)
        };
        self.state.terms.push(term.clone());
        // What the books show already nobody has to ask for, also not what was agreed before.
        self.close_term_tasks_when_shown();
        let wrongly =
            |reminded: &Date, due: Date| *reminded < due && since.is_none_or(|since| since <= *reminded);
        let wronged: Vec<(InvoiceId, Date, Vec<Date>)> = self
            .open_invoices()
            .filter(|invoice| term.covers(invoice.id, invoice.issued))
            .filter_map(|invoice| {
                let due = term.due(invoice);
                let last = invoice.track.reminded.filter(|day| wrongly(day, due))?;
                let all = invoice.track.reminders.iter().copied().filter(|day| wrongly(day, due));
                Some((invoice.id, last, all.collect()))
            })
            .collect();
        let why = if since.is_some() { IncidentWhy::TermAgreed } else { IncidentWhy::TermAgreedLater };
        for (id, last, all) in wronged {
            self.owe_apology(on, id, last);
            for reminded in all {
                self.note_incident(on, id, reminded, why);
            }
        }
    }

    pub(super) fn deny_term(&mut self, on: Date, said: Option<Box<Said>>) {
        if let Some(claim) = self.state.claim.take() {
            self.state.denied = Some(TermDenial { days: claim.days, on, said });
        }
        self.close_tasks(TaskKind::AskClientAboutTerm);
        self.close_tasks(TaskKind::TermComplaint);
        for invoice in &mut self.invoices {
            invoice.track.reason = invoice.track.reason.filter(|reason| *reason != Reason::OtherTerm);
        }
    }

    /// The agreement of the beginning holds for everything, as one that was approved.
    pub(super) fn agree_at_start(&mut self, on: Date, days: i32, said: &Said) {
        let term =
            AgreedTerm { said: Some(Box::new(said.clone())), at_start: true, ..self.new_term(on, days) };
        self.moot_what_a_term_moves(on, days);
        self.state.terms.push(term);
    }

    fn new_term(&self, on: Date, days: i32) -> AgreedTerm {
        let on_invoice = || self.open_invoices().last().map(|last| last.due.days_since(last.issued));
        AgreedTerm {
            days,
            on,
            from_issued: None,
            only: None,
            said: None,
            days_before: self.state.books_term.or_else(on_invoice),
            at_start: false,
            asked: Vec::new(),
            client_asked: None,
            old_term_on: Vec::new(),
            newest: None,
            complaints: Vec::new(),
        }
    }

    /// The due date under the agreed term, where one holds for this invoice.
    pub fn agreed_due(&self, id: InvoiceId) -> Option<Date> {
        let invoice = self.invoice(id)?;
        Some(self.term_of(invoice)?.due(invoice))
    }

    /// A reminder that was wrong is found: once for its day and what shows it.
    pub(super) fn note_incident(&mut self, on: Date, id: InvoiceId, reminded: Date, why: IncidentWhy) {
        let same = |known: &&mut Incident| known.reminded == reminded && known.why == why;
        match self.state.incidents.iter_mut().find(same) {
            Some(known) if known.invoices.contains(&id) => {}
            Some(known) => known.invoices.push(id),
            None => {
                let incident = Incident { on, reminded, invoices: vec![id], why, apologised: None };
                self.state.incidents.push(incident);
            }
        }
    }

    /// What is reminded of already and has no reason yet is explained by what he says.
    fn explain_by_term(&mut self, on: Date) {
        for invoice in self.invoices.iter_mut().filter(|invoice| invoice.is_open()) {
            if invoice.track.reminded.is_some() && invoice.track.reason.is_none() {
                invoice.track.reason = Some(Reason::OtherTerm);
                invoice.track.reason_known = invoice.track.reason_known.or(Some(on));
            }
        }
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
