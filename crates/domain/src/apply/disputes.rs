//! Disputes: opened, closed, and what that does to the invoice. Dutch: *dispuut*.

use crate::agreement::{Aftercare, Dispute, DisputeClosing, DisputeOutcome};
use crate::date::Date;
use crate::dossier::Dossier;
use crate::ids::InvoiceId;
use crate::money::Cents;
use crate::step::TaskKind;

impl Dossier {
    pub(super) fn open_dispute_about(
        &mut self,
        on: Date,
        invoice: InvoiceId,
        amount: Option<Cents>,
        reason: &str,
    ) {
        if self.open_dispute(invoice).is_some() {
            return;
        }
        self.heard();
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

    pub(super) fn close_dispute(&mut self, on: Date, id: InvoiceId, closing: DisputeClosing) {
        let mut left = None;
        for dispute in self.open_disputes_mut(id) {
            dispute.closed = Some(closing);
            left = Some(dispute.amount);
        }
        let Some(disputed) = left else { return };
        self.state
            .wanted
            .retain(|wanted| !(wanted.task == TaskKind::SolveDispute && wanted.invoices.contains(&id)));
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
            // The complaint was the reason; it is solved.
            invoice.track.reason = None;
            // How much later it is due is the strategy's; the day of closing is the fact.
            invoice.track.dispute_closed = Some(on);
        }
        self.settle_if_paid(on, id);
    }

    pub(super) fn open_disputes_mut(&mut self, id: InvoiceId) -> impl Iterator<Item = &mut Dispute> {
        self.state.disputes.iter_mut().filter(move |dispute| dispute.invoice == id && dispute.is_open())
    }
}
