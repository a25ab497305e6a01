//! What the bookkeeping says: invoices, due dates, terms on the customer card.
//!
//! Invariant (G4): nothing here changes an agreement that people made.

use crate::agreement::{AgreedTerm, IncidentWhy};
use crate::date::Date;
use crate::dossier::Dossier;
use crate::event::NewInvoice;
use crate::ids::InvoiceId;
use crate::invoice::{Collect, Invoice, Track};
use crate::money::Cents;
use crate::step::TaskKind;

impl Dossier {
    pub(super) fn add_invoice(&mut self, on: Date, new: &NewInvoice) {
        if let Some(known) = self.invoice_mut(new.invoice) {
            known.learn(new);
            return;
        }
        self.state.invoices_seen += 1;
        self.ordered_again(new.issued);
        for term in &mut self.state.terms {
            let shown = new.due >= new.issued.plus_days(term.days);
            if term.holds_for(new.issued) && new.issued >= term.on {
                term.newest = Some((new.invoice, shown));
                if !shown {
                    term.old_term_on.push(new.invoice);
                }
            }
        }
        let place = self.invoices.partition_point(|known| known.issued <= new.issued);
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
                track: Track { seen: on, ..Track::default() },
            },
        );
    }

    pub(super) fn change_due(&mut self, on: Date, id: InvoiceId, due: Date) {
        let Some(invoice) = self.invoice_mut(id) else {
            return;
        };
        let was = std::mem::replace(&mut invoice.due, due);
        let wrongly = invoice.track.reminded.filter(|day| invoice.is_open() && due > was && *day < due);
        let early = || invoice.track.reminders.iter().copied().filter(|day| *day >= was && *day < due);
        let wrong: Vec<Date> = wrongly.map(|_| early().collect()).unwrap_or_default();
        if let Some(reminded) = wrongly
            && self.agreed_due(id).is_none_or(|agreed| agreed < due)
        {
            self.owe_apology(on, id, reminded);
            for day in wrong {
                self.note_incident(on, id, day, IncidentWhy::BooksMovedDue);
            }
        }
        self.note_correction(id);
        self.close_term_tasks_when_shown();
    }

    /// The new invoice that came with the old term was put right.
    fn note_correction(&mut self, id: InvoiceId) {
        let Some(invoice) = self.invoice(id) else { return };
        let (issued, due) = (invoice.issued, invoice.due);
        for term in &mut self.state.terms {
            let shown = due >= issued.plus_days(term.days);
            if let Some(newest) = term.newest.as_mut().filter(|newest| newest.0 == id) {
                newest.1 = shown;
            }
            term.old_term_on.retain(|old| *old != id || !shown);
        }
    }

    /// Whether the invoice is paid by direct debit and none came back.
    pub fn is_collected(invoice: &Invoice) -> bool {
        invoice.collect == Collect::DirectDebit && !invoice.track.returned
    }

    pub(super) fn books_term(&mut self, days: i32) {
        self.state.books_term = Some(days);
        self.close_term_tasks_when_shown();
    }

    /// The bookkeeping took the agreement over: nobody has to ask any more (2.15).
    pub(super) fn close_term_tasks_when_shown(&mut self) {
        let shown = self.state.terms.last().is_some_and(|term| self.books_show(term));
        if shown {
            self.close_tasks(TaskKind::AskBookkeeperToChangeTerm);
            self.close_tasks(TaskKind::TermComplaint);
            if self.state.claim.is_none() {
                self.close_tasks(TaskKind::AskClientAboutTerm);
            }
        }
    }

    /// Whether the bookkeeping shows the agreed term: on the customer card, or, where no card was
    /// ever read, on every open invoice under the agreement.
    pub fn books_show(&self, term: &AgreedTerm) -> bool {
        if let Some(days) = self.state.books_term.filter(|_| term.only.is_none()) {
            return days == term.days;
        }
        let covered = |invoice: &&Invoice| term.covers(invoice.id, invoice.issued);
        let mut under = self.open_invoices().filter(covered).peekable();
        under.peek().is_some() && under.all(|invoice| invoice.due >= invoice.issued.plus_days(term.days))
    }
}
