//! Promises and arrangements over all customers: what is expected when, what is late, and how
//! often what was agreed is kept. Dutch: *afspraken*.
//!
//! Nothing is decided here: an agreement runs, is kept or broken by facts (domain). Not here:
//! disputes (`disputes`) and payment terms.

use std::collections::HashMap;

use domain::agreement::{Promise, PromiseResult};
use domain::arrangement::{Arrangement, ArrangementState};
use domain::{Cents, ClientId, CustomerId, Date, Dossier, InvoiceId};

use crate::records::{Agreed, AgreedKind, AgreedRow};
use crate::store::Shown;
use crate::{App, Result};

/// So many at a time: a client with more agreements than this in one list is read in pieces.
const PAGE: i64 = 1_000;

/// A promise as it stands today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseRow {
    pub customer: CustomerId,
    pub name: String,
    pub promise: Promise,
    /// What has still to come for it to be kept.
    pub expected: Cents,
    pub invoices: Vec<String>,
}

/// An arrangement as it stands today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArrangementRow {
    pub customer: CustomerId,
    pub name: String,
    pub arrangement: Arrangement,
    pub course: Course,
    pub invoices: Vec<String>,
}

/// How an arrangement goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    Proposed,
    OnCourse,
    /// A term has passed, grace included, and is not paid.
    Behind,
    Finished,
    Replaced,
}

impl Course {
    pub fn word(self) -> &'static str {
        match self {
            Course::Proposed => "proposed",
            Course::OnCourse => "on-course",
            Course::Behind => "behind",
            Course::Finished => "finished",
            Course::Replaced => "replaced",
        }
    }
}

/// How many agreements that came to an end were kept. Agreements that a newer one replaced are
/// counted nowhere: nobody broke them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Kept {
    pub kept: i64,
    /// Of promises: some of the money came.
    pub partly: i64,
    pub broken: i64,
}

impl Kept {
    pub fn ended(self) -> i64 {
        self.kept + self.partly + self.broken
    }

    /// In whole percents; `None` while none has ended.
    pub fn percent(self) -> Option<i64> {
        (self.ended() > 0).then(|| (100 * self.kept + self.ended() / 2) / self.ended())
    }
}

/// Open promises, by the day on which they are expected; and how promises were kept so far.
///
/// # Errors
/// Of the store.
pub fn promises(app: &App, client: ClientId) -> Result<(Vec<PromiseRow>, Kept)> {
    let all = listed(app, client, AgreedKind::Promise)?;
    let mut kept = Kept::default();
    for row in &all {
        if let Agreed::Promise(promise) = &row.agreed {
            match promise.result() {
                PromiseResult::Kept => kept.kept += 1,
                PromiseResult::Partly => kept.partly += 1,
                PromiseResult::Broken => kept.broken += 1,
                PromiseResult::Open | PromiseResult::Replaced => {}
            }
        }
    }
    let open: Vec<AgreedRow> = all.into_iter().filter(|row| row.is_open).collect();
    let dossiers = dossiers(app, client, &open)?;
    let mut rows = Vec::new();
    for row in open {
        let (Agreed::Promise(promise), Some(dossier)) = (row.agreed, dossiers.get(&row.customer)) else {
            continue;
        };
        let open: Cents = invoices(dossier, &promise.invoices).map(domain::Invoice::open).sum();
        let expected = promise.amount.map_or(open, |amount| open.min(amount - promise.paid));
        let invoices = numbers(dossier, &promise.invoices);
        rows.push(PromiseRow { customer: row.customer, name: row.name, promise, expected, invoices });
    }
    rows.sort_by_key(|row| (row.promise.until, row.customer));
    Ok((rows, kept))
}

/// Arrangements, those that wait or are behind first; and how they were kept so far. An arrangement
/// of which a term was missed counts as not kept, also when it was finished later.
///
/// # Errors
/// Of the store; no such client.
pub fn arrangements(app: &App, client: ClientId, today: Date) -> Result<(Vec<ArrangementRow>, Kept)> {
    let all = listed(app, client, AgreedKind::Arrangement)?;
    let dossiers = dossiers(app, client, &all)?;
    let client = app.client(client)?;
    let calendar = client.calendar();
    let day = client.day(today, &calendar);
    let mut kept = Kept::default();
    let mut rows = Vec::new();
    for row in all {
        let (Agreed::Arrangement(arrangement), Some(dossier)) = (row.agreed, dossiers.get(&row.customer))
        else {
            continue;
        };
        let missed =
            || domain::standing::missed_term(&arrangement, &client.settings.strategy, &day).is_some();
        let course = match arrangement.state {
            ArrangementState::Proposed => Course::Proposed,
            ArrangementState::Running if missed() => Course::Behind,
            ArrangementState::Running => Course::OnCourse,
            ArrangementState::Finished => Course::Finished,
            ArrangementState::Replaced => Course::Replaced,
        };
        match course {
            Course::Finished if arrangement.was_kept() => kept.kept += 1,
            Course::Finished | Course::Behind => kept.broken += 1,
            Course::Replaced if arrangement.missed > 0 => kept.broken += 1,
            Course::Proposed | Course::OnCourse | Course::Replaced => {}
        }
        let invoices = numbers(dossier, &arrangement.invoices);
        rows.push(ArrangementRow { customer: row.customer, name: row.name, arrangement, course, invoices });
    }
    rows.sort_by_key(|row| {
        (urgency(row.course), row.arrangement.next_term().map(|term| term.0), row.customer)
    });
    Ok((rows, kept))
}

fn urgency(course: Course) -> u8 {
    match course {
        Course::Behind => 0,
        Course::Proposed => 1,
        Course::OnCourse => 2,
        Course::Finished => 3,
        Course::Replaced => 4,
    }
}

fn listed(app: &App, client: ClientId, kind: AgreedKind) -> Result<Vec<AgreedRow>> {
    let mut rows = Vec::new();
    loop {
        let page = app.store.agreed(client, kind, Shown::All, rows.len() as i64, PAGE)?;
        let ended = (page.len() as i64) < PAGE;
        rows.extend(page);
        if ended {
            return Ok(rows);
        }
    }
}

fn dossiers(app: &App, client: ClientId, rows: &[AgreedRow]) -> Result<HashMap<CustomerId, Dossier>> {
    let mut ids: Vec<CustomerId> = rows.iter().map(|row| row.customer).collect();
    ids.sort_unstable();
    ids.dedup();
    let customers = app.store.customers_by_id(client, &ids)?;
    Ok(customers.into_iter().map(|customer| (customer.id, customer.dossier)).collect())
}

fn invoices<'a>(
    dossier: &'a Dossier,
    ids: &'a [InvoiceId],
) -> impl Iterator<Item = &'a domain::Invoice> + 'a {
    ids.iter().filter_map(|id| dossier.invoice(*id))
}

fn numbers(dossier: &Dossier, ids: &[InvoiceId]) -> Vec<String> {
    invoices(dossier, ids).map(|invoice| invoice.number.clone()).collect()
}
