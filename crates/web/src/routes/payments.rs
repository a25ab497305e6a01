//! *Koppelen*: money gets its place, is set aside, or is taken back.
//!
//! Invariant: what a person did is undone with one press, from the notice that tells it.

use app::{BankEntry, StoreError, money};
use axum::extract::{Form, Path, Query, State};
use axum::response::{Redirect, Response};
use axum::routing::{get, post};
use domain::{Cents, InvoiceId};

use super::{back_saying, shown};
use crate::desk::frame::frame;
use crate::desk::payments::{self, Asked};
use crate::desk::view::View;
use crate::forms::Fields;
use crate::frame::Place;
use crate::pages::payments::PaymentsPage;
use crate::server::{Server, Signed, blocking};
use crate::{WebError, entry};

type Pairs = Vec<(String, String)>;

const EVIDENCE: &str = "chosen by a person";

pub fn router() -> axum::Router<Server> {
    axum::Router::new()
        .route("/payments", get(list))
        .route("/payments/{entry}/allocate", post(allocate))
        .route("/payments/{entry}/on-account", post(on_account))
        .route("/payments/{entry}/not-ours", post(not_ours))
        .route("/payments/{entry}/undo", post(undo))
}

async fn list(
    signed: Signed,
    State(server): State<Server>,
    Query(pairs): Query<Pairs>,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let fields = Fields(pairs);
        let mut frame = frame(server, &signed, Place::Payments)?;
        if let (Some(notice), Some(done)) = (&mut frame.notice, number(&fields, "done")) {
            notice.undo = Some(format!("/payments/{done}/undo"));
        }
        let asked = Asked {
            searching: number(&fields, "payment"),
            query: fields.text("q").unwrap_or_default(),
            after: number(&fields, "after").unwrap_or(0).clamp(0, 1_000_000),
        };
        let payments = payments::page(&View::of(server, &signed), asked)?;
        Ok(PaymentsPage::new(frame, payments))
    });
    shown(&page.await?)
}

async fn allocate(
    signed: Signed,
    State(server): State<Server>,
    Path(id): Path<i64>,
    Form(pairs): Form<Pairs>,
) -> Result<Redirect, WebError> {
    let done = blocking(&server, move |server| {
        let Some(ticked) = ticked(&Fields(pairs)) else {
            return Ok("not-that-much");
        };
        let waiting = waiting(server, &signed, id)?;
        let view = View::of(server, &signed);
        let chosen = match payments::chosen(&view, &waiting, &ticked)? {
            Ok(chosen) => chosen,
            Err(problem) => return Ok(problem),
        };
        let doing = signed.doing(server);
        for (customer, parts) in chosen {
            let now = self::waiting(server, &signed, id)?;
            money::allocate(&doing, &now, customer, &parts, EVIDENCE)?;
        }
        Ok("allocated")
    });
    told(done.await, id)
}

async fn on_account(
    signed: Signed,
    State(server): State<Server>,
    Path(id): Path<i64>,
    Form(pairs): Form<Pairs>,
) -> Result<Redirect, WebError> {
    let done = blocking(&server, move |server| {
        let fields = Fields(pairs);
        let waiting = waiting(server, &signed, id)?;
        let ticked: Vec<InvoiceId> = ticked(&fields).into_iter().flatten().map(|(id, _)| id).collect();
        let numbers = server.app.store.invoice_numbers(signed.client.id)?;
        let mut owners = ticked
            .iter()
            .filter_map(|id| numbers.iter().find(|(_, _, known)| known == id))
            .map(|(_, customer, _)| *customer);
        let Some(customer) = owners.next().or(waiting.customer) else {
            return Ok("not-chosen");
        };
        if waiting.customer == Some(customer) {
            return Ok("on-account");
        }
        let parts = [(None, payments::left(&waiting))];
        money::allocate(&signed.doing(server), &waiting, customer, &parts, EVIDENCE)?;
        Ok("on-account")
    });
    told(done.await, id)
}

async fn not_ours(
    signed: Signed,
    State(server): State<Server>,
    Path(id): Path<i64>,
    Form(pairs): Form<Pairs>,
) -> Result<Redirect, WebError> {
    blocking(&server, move |server| {
        let waiting = waiting(server, &signed, id)?;
        let typed = Fields(pairs).text("reason");
        let reason = typed.unwrap_or_else(|| signed.say.t("not-ours-reason"));
        Ok(server.app.store.set_aside(signed.client.id, waiting.id, &reason)?)
    })
    .await?;
    Ok(back_saying("/payments", "set-aside"))
}

async fn undo(
    signed: Signed,
    State(server): State<Server>,
    Path(id): Path<i64>,
) -> Result<Redirect, WebError> {
    let done = blocking(&server, move |server| {
        let entry = waiting(server, &signed, id)?;
        money::take_back(&signed.doing(server), &entry)?;
        Ok("taken-back")
    });
    match done.await {
        Ok(said) => Ok(back_saying("/payments", said)),
        Err(WebError::Conflict) => Ok(back_saying("/payments", "not-now")),
        Err(error) => Err(error),
    }
}

fn told(done: Result<&'static str, WebError>, id: i64) -> Result<Redirect, WebError> {
    match done {
        Ok("allocated") => Ok(back_saying(&format!("/payments?done={id}"), "allocated")),
        Ok(said) => Ok(back_saying(&format!("/payments#p{id}"), said)),
        Err(WebError::Conflict) => Ok(back_saying("/payments", "not-now")),
        Err(error) => Err(error),
    }
}

fn waiting(server: &Server, signed: &Signed, id: i64) -> Result<BankEntry, WebError> {
    let found = server.app.store.bank_entry(signed.client.id, id);
    found.map_err(|error: StoreError| WebError::from(error))?.ok_or(WebError::NotFound)
}

/// The ticked invoices and what was typed beside them; `None` when an amount is not understood.
fn ticked(fields: &Fields) -> Option<Vec<(InvoiceId, Option<Cents>)>> {
    let ids = fields.all("invoice").filter_map(|id| id.parse().ok().map(InvoiceId));
    ids.map(|id| match fields.one(&format!("amount-{id}")) {
        None => Some((id, None)),
        Some(typed) => entry::amount(typed).map(|amount| (id, Some(amount))),
    })
    .collect()
}

fn number(fields: &Fields, name: &str) -> Option<i64> {
    fields.one(name)?.parse().ok()
}
