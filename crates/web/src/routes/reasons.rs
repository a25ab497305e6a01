//! *Redenen* and *Incidenten*.

use app::{reasons, terms};
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use std::collections::BTreeMap;

use super::shown;
use crate::WebError;
use crate::desk::frame::frame;
use crate::frame::Place;
use crate::pages::reasons::{IncidentRow, IncidentsPage, KnownRow, Reasons, ReasonsPage, WaitingRow};
use crate::server::{Server, Signed, blocking};

/// The figures look back so many days.
const LOOKED_BACK: i32 = 90;
const ROWS: usize = 200;
const LATEST: usize = 20;

pub fn router() -> Router<Server> {
    Router::new().route("/reasons", get(reasons_page)).route("/incidents", get(incidents_page))
}

async fn reasons_page(State(server): State<Server>, signed: Signed) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let filled = filled(server, &signed)?;
        let frame = frame(server, &signed, Place::Agreements)?;
        Ok(ReasonsPage { say: frame.say, frame, reasons: filled })
    });
    shown(&page.await?)
}

fn filled(server: &Server, signed: &Signed) -> Result<Reasons, WebError> {
    let (say, today, client) = (signed.say, server.today(), &signed.client);
    let known = reasons::times(&server.app, client.id, today.plus_days(-LOOKED_BACK), today)?;
    let mut days: Vec<i32> = known.iter().map(|one| one.days).collect();
    days.sort_unstable();
    let mut kinds: BTreeMap<&'static str, i64> = BTreeMap::new();
    for one in &known {
        *kinds.entry(one.reason.word()).or_default() += 1;
    }
    let mut kinds: Vec<(String, i64)> =
        kinds.into_iter().map(|(word, count)| (say.name("reason", word), count)).collect();
    kinds.sort_by_key(|(_, count)| -count);
    let waiting = reasons::unknown(&server.app, client, today)?;
    let latest: Vec<&reasons::Known> = known.iter().rev().take(LATEST).collect();
    let ids: Vec<domain::CustomerId> = latest.iter().map(|one| one.customer).collect();
    let customers = server.app.store.customers_by_id(client.id, &ids)?;
    let name = |id| {
        let known = customers.iter().find(|customer| customer.id == id);
        known.map(|customer| customer.card.name.clone()).unwrap_or_default()
    };
    let known_row = |one: &&reasons::Known| KnownRow {
        customer: one.customer,
        name: name(one.customer),
        reason: say.name("reason", one.reason),
        on: one.on,
        days: one.days,
    };
    let waiting_row = |one: &reasons::Unknown| WaitingRow {
        customer: one.customer,
        name: one.name.clone(),
        number: one.number.clone(),
        open: one.open,
        since: one.overdue_since,
        days: one.days,
        asked: one.asked,
    };
    Ok(Reasons {
        median: days.get(days.len() / 2).copied(),
        known_count: known.len() as i64,
        waiting_count: waiting.len() as i64,
        waiting: waiting.iter().take(ROWS).map(waiting_row).collect(),
        known: latest.iter().map(known_row).collect(),
        kinds,
    })
}

async fn incidents_page(State(server): State<Server>, signed: Signed) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let found = terms::incidents(&server.app, signed.client.id)?;
        let year = server.today().civil().year();
        let counts =
            |row: &&terms::IncidentRow| row.incident.counts() && row.incident.on.civil().year() == year;
        let count = found.iter().filter(counts).count() as i64;
        let row = |row: terms::IncidentRow| IncidentRow {
            customer: row.customer,
            name: row.name,
            found: row.incident.on,
            reminded: row.incident.reminded,
            invoices: row.incident.invoices.len() as i64,
            why: signed.say.name("incident", row.incident.why),
            counts: row.incident.counts(),
            apologised: row.incident.apologised,
        };
        let rows = found.into_iter().take(ROWS).map(row).collect();
        let frame = frame(server, &signed, Place::Agreements)?;
        Ok(IncidentsPage { say: frame.say, frame, count, rows })
    });
    shown(&page.await?)
}
