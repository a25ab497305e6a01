//! Complaints over all customers, for the board and its list.
//!
//! Not here: the words of columns and reasons (web). Invariant: what is not disputed of an invoice
//! is told beside what is (the rest is talked about, never chased).

use std::collections::HashMap;

use domain::agreement::Dispute;
use domain::dispute::{Ending, Stage};
use domain::{Cents, Currency, CustomerId, Date, InvoiceId};

use crate::records::{Agreed, AgreedKind, Client, Customer};
use crate::store::Shown;
use crate::{App, Result};

/// So many are read; a client with more has other worries than this list.
const AT_MOST: i64 = 5_000;
/// Solved cases stay on the board for so many days.
const SOLVED_DAYS: i32 = 30;

/// A complaint with what one wants to know of it at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    pub customer: CustomerId,
    pub name: String,
    pub position: i64,
    pub dispute: Dispute,
    pub number: String,
    pub currency: Currency,
    /// What is disputed, and what of the invoice is open and not.
    pub disputed: Cents,
    pub undisputed: Cents,
    pub stage: Stage,
    pub ending: Ending,
    pub age_days: i32,
    /// The customer was promised an answer by this day, and has none yet.
    pub answer_by: Option<Date>,
}

impl CaseRow {
    pub fn is_answer_late(&self, today: Date) -> bool {
        self.answer_by.is_some_and(|by| by < today)
    }
}

/// All open complaints and those of the last weeks, or all there ever were; oldest first.
///
/// # Errors
/// Of the store.
pub fn cases(app: &App, client: &Client, today: Date, shown: Shown) -> Result<Vec<CaseRow>> {
    let rows = app.store.agreed(client.id, AgreedKind::Dispute, Shown::All, 0, AT_MOST)?;
    let wanted = |dispute: &Dispute| {
        let recent = |on: Date| today.days_since(on) <= SOLVED_DAYS;
        shown == Shown::All || dispute.closed.is_none_or(|closed| recent(closed.on))
    };
    let mut found = Vec::new();
    for row in rows {
        if let Agreed::Dispute(dispute) = row.agreed
            && wanted(&dispute)
        {
            found.push((row.customer, row.name, row.position, *dispute));
        }
    }
    let mut ids: Vec<CustomerId> = found.iter().map(|known| known.0).collect();
    ids.sort_unstable();
    ids.dedup();
    let customers = app.store.customers_by_id(client.id, &ids)?;
    let customers: HashMap<CustomerId, &Customer> = customers.iter().map(|one| (one.id, one)).collect();
    let row = |(customer, name, position, dispute): (CustomerId, String, i64, Dispute)| {
        let known = customers.get(&customer)?;
        Some(case_row(client, known, name, position, dispute, today))
    };
    Ok(found.into_iter().filter_map(row).collect())
}

/// One complaint as the board shows it.
pub(super) fn case_row(
    client: &Client,
    customer: &Customer,
    name: String,
    position: i64,
    dispute: Dispute,
    today: Date,
) -> CaseRow {
    let rules = &client.settings.strategy.disputes;
    let calendar = client.calendar();
    let (disputed, undisputed) = parts(customer, &dispute);
    let invoice = customer.dossier.invoice(dispute.invoice);
    let promised = calendar.plus_working_days(dispute.opened, rules.first_answer_working_days);
    let unanswered = dispute.is_open() && dispute.case.first_answer.is_none();
    let until = dispute.closed.map_or(today, |closed| closed.on);
    CaseRow {
        customer: customer.id,
        name,
        position,
        number: invoice.map(|invoice| invoice.number.clone()).unwrap_or_default(),
        currency: invoice.map(|invoice| invoice.currency).unwrap_or_default(),
        disputed,
        undisputed,
        stage: dispute.stage(),
        ending: dispute.ending(today, rules.repeat_days),
        age_days: until.days_since(dispute.opened),
        answer_by: unanswered.then_some(promised),
        dispute,
    }
}

/// What is disputed, and what of the invoice is open beside it.
fn parts(customer: &Customer, dispute: &Dispute) -> (Cents, Cents) {
    let invoice = customer.dossier.invoice(dispute.invoice);
    let (amount, open) =
        invoice.map_or((Cents::ZERO, Cents::ZERO), |invoice| (invoice.amount, invoice.open()));
    let open = Cents(open.0.max(0));
    if !dispute.is_open() {
        return (dispute.amount.unwrap_or(amount), open);
    }
    match dispute.amount {
        Some(part) => (part, Cents((open - part).0.max(0))),
        None => (open, Cents::ZERO),
    }
}

impl CaseRow {
    pub fn invoice(&self) -> InvoiceId {
        self.dispute.invoice
    }
}
