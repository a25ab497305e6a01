//! *Koppelingen*: fetching now, writing what was agreed; and the address on which a package tells
//! that something changed.
//!
//! Invariants: a call from outside changes nothing but that we ask; writing is a press of a button
//! behind another one.

use app::bookkeeping::Trouble;
use app::sync::{self, Refused};
use app::{AppError, Package};
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Redirect, Response};
use axum::routing::{get, post};
use domain::CustomerId;

use super::{back_saying, shown};
use crate::WebError;
use crate::desk::connections;
use crate::desk::frame::frame;
use crate::desk::view::View;
use crate::frame::Place;
use crate::pages::connections::ConnectionsPage;
use crate::server::{Server, Signed, blocking, failed};

const PAGE: &str = "/settings/connections";

pub fn router() -> axum::Router<Server> {
    axum::Router::new()
        .route(PAGE, get(page))
        .route("/settings/connections/{package}/fetch", post(fetch))
        .route("/settings/connections/{package}/term/{customer}", post(write_term))
        .route("/settings/connections/{package}/delivery/{customer}", post(write_delivery))
}

/// What is not behind the login: only who knows the last part is listened to, and only whose
/// signature fits is believed.
pub fn outside() -> axum::Router<Server> {
    axum::Router::new().route("/hooks/{package}/{hook}", post(told))
}

async fn page(signed: Signed, State(server): State<Server>) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let frame = frame(server, &signed, Place::Settings)?;
        Ok(ConnectionsPage::new(frame, connections::page(&View::of(server, &signed))?))
    });
    shown(&page.await?)
}

async fn fetch(
    signed: Signed,
    State(server): State<Server>,
    Path(package): Path<String>,
) -> Result<Redirect, WebError> {
    let said = blocking(&server, move |server| {
        let package: Package = package.parse().map_err(|_| WebError::NotFound)?;
        let doing = signed.doing(server);
        let connection = known(server, &signed, package)?;
        let report = match open(server, &connection) {
            Ok(mut books) => sync::sync(&doing, &connection, &mut *books)?,
            Err(trouble) => sync::not_opened(&doing, &connection, &trouble)?,
        };
        Ok(if report.trouble.is_none() { "connect-fetched" } else { "not-fetched" })
    });
    Ok(back_saying(PAGE, said.await?))
}

async fn write_term(
    signed: Signed,
    State(server): State<Server>,
    Path((package, customer)): Path<(String, i64)>,
) -> Result<Redirect, WebError> {
    write(signed, server, package, customer, |doing, books, customer| {
        sync::write_term(doing, books, customer).map(drop)
    })
    .await
}

async fn write_delivery(
    signed: Signed,
    State(server): State<Server>,
    Path((package, customer)): Path<(String, i64)>,
) -> Result<Redirect, WebError> {
    write(signed, server, package, customer, |doing, books, customer| {
        sync::write_delivery(doing, books, customer).map(drop)
    })
    .await
}

type Writing = fn(&app::Doing, &mut dyn app::bookkeeping::Books, CustomerId) -> Result<(), Refused>;

async fn write(
    signed: Signed,
    server: Server,
    package: String,
    customer: i64,
    writing: Writing,
) -> Result<Redirect, WebError> {
    let said = blocking(&server, move |server| {
        let package: Package = package.parse().map_err(|_| WebError::NotFound)?;
        let connection = known(server, &signed, package)?;
        // Whose customer it is comes first: a foreign one is not there.
        server.app.customer(signed.client.id, CustomerId(customer))?;
        let mut books = match open(server, &connection) {
            Ok(books) => books,
            Err(_) => return Ok("not-written-no-key"),
        };
        Ok(match writing(&signed.doing(server), &mut *books, CustomerId(customer)) {
            Ok(()) => "connect-written",
            Err(Refused::NothingToWrite) => "not-written-nothing",
            Err(Refused::Package(Trouble::Cannot { .. })) => "not-written-cannot",
            Err(Refused::Package(Trouble::NotThere { .. })) => "not-written-unknown",
            Err(Refused::Package(trouble)) => {
                failed(&format!("writing in {}: {trouble}", package.name()));
                "not-written-away"
            }
            Err(Refused::Ours(error)) => return Err(error.into()),
        })
    });
    Ok(back_saying(PAGE, said.await?))
}

/// Answered as the package wants it; what it tells is not read.
async fn told(
    State(server): State<Server>,
    Path((package, hook)): Path<(String, String)>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<StatusCode, WebError> {
    let signature = headers.get("moneybird-signature").and_then(|value| value.to_str().ok());
    let signature = signature.unwrap_or_default().to_owned();
    blocking(&server, move |server| {
        let found = server.app.store.connection_by_hook(&hook)?;
        let Some(connection) = found.filter(|known| known.package.word() == package) else {
            return Ok(StatusCode::NOT_FOUND);
        };
        let from = server.post.connections().and_then(|ours| ours.is_from(&connection, &signature, &body));
        Ok(match from {
            Some(true) => {
                server.app.store.want_sync(connection.client, connection.package, server.now())?;
                StatusCode::OK
            }
            Some(false) => StatusCode::UNAUTHORIZED,
            // It tries the address before there is a secret.
            None => StatusCode::OK,
        })
    })
    .await
}

fn known(server: &Server, signed: &Signed, package: Package) -> Result<app::Connection, WebError> {
    match sync::connection(&server.app, signed.client.id, package) {
        Err(AppError::NotConnected { .. }) => Err(WebError::NotFound),
        other => Ok(other?),
    }
}

fn open(
    server: &Server,
    connection: &app::Connection,
) -> app::bookkeeping::Answer<Box<dyn app::bookkeeping::Books>> {
    let ours = server.post.connections();
    let ours = ours.ok_or_else(|| Trouble::NoKey { what: "no connections are possible here".to_owned() })?;
    ours.open(connection)
}
