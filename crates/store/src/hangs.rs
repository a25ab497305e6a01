//! Which invoices something still hangs on: those that deciding has to see.
//!
//! The run loads only these. An invoice hangs while it is open, while it was not told yet that it
//! is settled, and while anything of the customer's state names it. Of all others the run decides
//! nothing and changes nothing: its own facts (acts, rests, seen again) touch only invoices that
//! they name. Facts of people and of the bookkeeping may touch any invoice, and so their use cases
//! load customers whole (`customer`, `customers_by_id`, `customers_after`).
//!
//! Invariant: nothing is lost by it. The track of an invoice on which nothing hangs stands in the
//! invoice's own row, so a customer that is loaded whole is exactly the fold of his timeline.

use domain::agreement::{ArrangementState, PromiseState};
use domain::{Dossier, Hold, Invoice, InvoiceId, State};

/// The answer for one dossier: what its state names is gathered once, and only when needed.
pub(crate) struct Hanging<'a> {
    state: &'a State,
    named: Option<Vec<InvoiceId>>,
}

impl<'a> Hanging<'a> {
    pub(crate) fn of(dossier: &'a Dossier) -> Hanging<'a> {
        Hanging { state: &dossier.state, named: None }
    }

    pub(crate) fn on(&mut self, invoice: &Invoice) -> bool {
        let told_settled = |invoice: &Invoice| {
            let told = invoice.track.told;
            told.is_some_and(|told| told.hold == Hold::Paid && told.until.is_none())
        };
        invoice.is_open() || !told_settled(invoice) || self.is_named(invoice.id)
    }

    fn is_named(&mut self, id: InvoiceId) -> bool {
        let state = self.state;
        let named = self.named.get_or_insert_with(|| named(state));
        named.binary_search(&id).is_ok()
    }
}

/// Every invoice that the state names, in order. Agreements that are over name nothing any more.
fn named(state: &State) -> Vec<InvoiceId> {
    let mut named: Vec<InvoiceId> = Vec::new();
    for promise in &state.promises {
        if promise.state == PromiseState::Open {
            named.extend(&promise.invoices);
        }
    }
    for arrangement in &state.arrangements {
        if arrangement.state == ArrangementState::Running {
            named.extend(&arrangement.invoices);
        }
    }
    named.extend(state.disputes.iter().map(|dispute| dispute.invoice));
    named.extend(state.terms.iter().flat_map(|term| &term.old_term_on));
    named.extend(state.pauses.iter().flat_map(|pause| &pause.invoices).flatten());
    named.extend(state.todos.iter().flat_map(|todo| &todo.invoices));
    named.extend(state.wanted.iter().flat_map(|wanted| &wanted.invoices));
    named.extend(state.owed.iter().flat_map(|owed| &owed.invoices));
    named.extend(state.call_again.iter().flat_map(|again| &again.invoices));
    named.sort_unstable();
    named
}
