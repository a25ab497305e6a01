//! The doctor: does what is stored follow from what happened, and does the money add up?
//!
//! `replay` folds every customer's timeline again and holds it against the stored dossier; a
//! difference names the customer and what differs. It changes nothing.

mod ledger;

use domain::{ClientId, CustomerId, Dossier};

use crate::{App, Result};

pub use ledger::{LedgerCount, Unbalanced, ledger};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub customer: CustomerId,
    pub what: String,
}

/// Folds the timelines of all customers; gives how many were looked at and what differs.
pub fn replay(app: &App, client: ClientId, progress: &mut dyn FnMut(u64)) -> Result<(u64, Vec<Difference>)> {
    let mut differences = Vec::new();
    let mut after = CustomerId(0);
    let mut count = 0;
    loop {
        let page = app.store.customers_after(client, after, 100)?;
        let Some(last) = page.last() else {
            return Ok((count, differences));
        };
        after = last.id;
        for customer in &page {
            let mut folded = Dossier::default();
            for row in app.store.facts(client, customer.id)? {
                folded.apply(&row.fact);
            }
            if let Some(what) = difference(&folded, &customer.dossier) {
                differences.push(Difference { customer: customer.id, what });
            }
            count += 1;
        }
        progress(count);
    }
}

/// What differs; invoices that are no longer loaded because nothing hangs on them do not count.
fn difference(folded: &Dossier, stored: &Dossier) -> Option<String> {
    if folded.profile != stored.profile {
        return Some("profile".to_owned());
    }
    if folded.state != stored.state {
        return Some("state".to_owned());
    }
    let differs = |invoice: &&domain::Invoice| folded.invoice(invoice.id) != Some(invoice);
    if let Some(invoice) = stored.invoices.iter().find(differs) {
        return Some(format!("invoice {}", invoice.id));
    }
    let lost = folded.open_invoices().find(|invoice| stored.invoice(invoice.id).is_none());
    lost.map(|invoice| format!("invoice {} is missing", invoice.id))
}
