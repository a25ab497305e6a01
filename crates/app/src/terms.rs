//! The agreement about a payment term, from claim to bookkeeping: what the law says of it, the
//! client's answer, the wrong reminders that it brought to light (2.10–2.20).
//!
//! Not here: what a term does (`domain`), what is written about it (`confirm`).

use domain::agreement::Said;
use domain::term_law::{self, TermRemark};
use domain::{ClientId, CustomerId, Date, Event, InvoiceId};

use crate::records::{Agreed, AgreedKind, Client, Customer};
use crate::store::Shown;
use crate::{App, Doing, Result, people};

/// What is to be said about a term of so many days for this customer.
pub fn remark(client: &Client, customer: &Customer, days: i32) -> Option<TermRemark> {
    let profile = &customer.dossier.profile;
    let settings = &client.settings;
    term_law::remark(days, profile.kind, profile.size, !settings.office.is_large, settings.jurisdiction)
}

/// For which invoices the client agrees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Extent {
    /// Everything that is open and everything to come.
    All,
    /// From invoices of this day on.
    FromIssued(Date),
    /// These, and no coming ones.
    Only(Vec<InvoiceId>),
}

/// The client's answer to a claim, by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    Approved { days: i32, extent: Extent, since: Option<Date>, said: Said },
    Denied { said: Said },
}

impl Answer {
    pub fn event(self) -> Event {
        match self {
            Answer::Denied { said } => Event::TermDenied { said: Some(Box::new(said)) },
            Answer::Approved { days, extent, since, said } => {
                let (from_issued, only) = match extent {
                    Extent::All => (None, None),
                    Extent::FromIssued(from) => (Some(from), None),
                    Extent::Only(invoices) => (None, Some(invoices)),
                };
                Event::TermApproved { days, from_issued, since, only, said: Some(Box::new(said)) }
            }
        }
    }
}

/// Records the client's answer; it steers, and is told in writing, from the same second.
///
/// # Errors
/// As [`people::record`].
pub fn answer(doing: &Doing, customer: CustomerId, answer: Answer) -> Result<()> {
    people::record(doing, customer, &[answer.event()])
}

/// A reminder against an agreement, with its customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncidentRow {
    pub customer: CustomerId,
    pub name: String,
    pub incident: domain::agreement::Incident,
}

/// All incidents, newest first. The target is none (2.19).
///
/// # Errors
/// Of the store.
pub fn incidents(app: &App, client: ClientId) -> Result<Vec<IncidentRow>> {
    let mut rows = Vec::new();
    loop {
        let page = app.store.agreed(client, AgreedKind::Incident, Shown::All, rows.len() as i64, 500)?;
        if page.is_empty() {
            break;
        }
        rows.extend(page);
    }
    let mut found: Vec<IncidentRow> = rows
        .into_iter()
        .filter_map(|row| match row.agreed {
            Agreed::Incident(incident) => {
                Some(IncidentRow { customer: row.customer, name: row.name, incident })
            }
            _ => None,
        })
        .collect();
    found.sort_by_key(|row| (std::cmp::Reverse(row.incident.on), std::cmp::Reverse(row.incident.reminded)));
    Ok(found)
}
