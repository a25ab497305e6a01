//! A second opinion on every reminder, by the letter of N1 and N2, that shares no code with
//! `decide`: it looks at the facts of the play only.

use crate::agreement::{ArrangementState, PromiseState};
use crate::calendar::Calendar;
use crate::date::Date;
use crate::dossier::Dossier;
use crate::event::Event;
use crate::ids::InvoiceId;
use crate::step::Step;

/// Whether a reminder of that day about that invoice turns out to be wrong.
type Proof<'a> = Box<dyn Fn(&InvoiceId, Date) -> bool + 'a>;

#[derive(Debug, Default)]
pub(super) struct Oracle {
    /// Reminders that were right when they were sent: (day, invoice).
    sent: Vec<(Date, Vec<InvoiceId>)>,
    pub wrongful: usize,
}

impl Oracle {
    /// Judges a reminder of today by what is known today.
    pub fn reminder(
        &mut self,
        on: Date,
        step: Step,
        about: &[InvoiceId],
        dossier: &Dossier,
        calendar: &Calendar,
        bank_fresh: bool,
    ) {
        let wrong = !bank_fresh || about.iter().any(|id| is_wrong(on, step, *id, dossier, calendar));
        if wrong {
            self.wrongful += 1;
        } else {
            self.sent.push((on, about.to_vec()));
        }
    }

    /// A fact that is dated before a reminder may prove it wrong afterwards. Asked after the fact
    /// was applied.
    pub fn learned(&mut self, fact: &Event, dossier: &Dossier) {
        let (since, proves): (Date, Proof) = match fact {
            Event::Payment { invoice: Some(paid), dated: Some(dated), .. } => {
                let paid = *paid;
                let settled = dossier.invoice(paid).is_some_and(|invoice| !invoice.open().is_positive());
                (*dated, Box::new(move |id, _| settled && *id == paid))
            }
            Event::TermApproved { days, from_issued, since: Some(since), .. } => {
                let (days, from) = (*days, *from_issued);
                let covered = move |id: &InvoiceId, sent: Date| {
                    dossier.invoice(*id).is_some_and(|invoice| {
                        from.is_none_or(|from| invoice.issued >= from)
                            && sent < invoice.issued.plus_days(days)
                    })
                };
                (*since, Box::new(covered))
            }
            _ => return,
        };
        let proven =
            |(on, about): &(Date, Vec<InvoiceId>)| since < *on && about.iter().any(|id| proves(id, *on));
        let before = self.sent.len();
        self.sent.retain(|sent| !proven(sent));
        self.wrongful += before - self.sent.len();
    }
}

fn is_wrong(on: Date, step: Step, id: InvoiceId, dossier: &Dossier, calendar: &Calendar) -> bool {
    let Some(invoice) = dossier.invoice(id) else {
        return true;
    };
    let state = &dossier.state;
    let paid = invoice.amount - invoice.paid - invoice.credited <= crate::money::Cents::ZERO;
    let disputed = state.disputes.iter().any(|dispute| dispute.invoice == id && dispute.closed.is_none());
    let promised = state.promises.iter().any(|promise| {
        promise.state == PromiseState::Open
            && promise.invoices.contains(&id)
            && on <= calendar.plus_bank_days(promise.until, 2)
    });
    let arranged = state.arrangements.iter().any(|arrangement| {
        let behind = arrangement.terms.iter().enumerate().any(|(index, (date, _))| {
            calendar.plus_bank_days(*date, 2) < on && arrangement.paid < arrangement.due_through(index)
        });
        arrangement.state == ArrangementState::Running && arrangement.invoices.contains(&id) && !behind
    });
    // A due-day reminder may come on the working day before a due date that is none.
    let from = |due: Date| {
        if step == Step::DueDayReminder { calendar.on_or_before(due) } else { due }
    };
    let agreed = state.terms.iter().rfind(|term| match &term.only {
        Some(only) => only.contains(&id),
        None => term.from_issued.is_none_or(|from| invoice.issued >= from),
    });
    let agreed_too_early = agreed.is_some_and(|term| on < from(invoice.issued.plus_days(term.days)));
    let too_early = on < from(invoice.due) || agreed_too_early;
    paid || disputed || promised || arranged || too_early
}
