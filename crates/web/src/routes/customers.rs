//! Customers: the list, the dossier, the panel beside a list, the search, and invoices.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::{CustomerId, InvoiceId};

use super::shown;
use crate::WebError;
use crate::desk::frame::frame;
use crate::desk::view::View;
use crate::desk::{dossier, lists};
use crate::frame::Place;
use crate::pages::customers::{CustomersPage, FoundList};
use crate::pages::dossier::DossierPage;
use crate::pages::invoices::InvoicesPage;
use crate::pages::peek::PeekPage;
use crate::server::{Server, Signed, blocking};

pub fn router() -> Router<Server> {
    Router::new()
        .route("/customers", get(list))
        .route("/customers/{customer}", get(show))
        .route("/customers/{customer}/peek", get(peek))
        .route("/search", get(search))
        .route("/invoices", get(invoices))
        .route("/invoices/{invoice}/document", get(document))
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct Asked {
    q: String,
    show: String,
    sort: String,
    after: i64,
    before: Option<i64>,
    todo: Option<i64>,
}

async fn list(
    State(server): State<Server>,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let view = View::of(server, &signed);
        let filled = lists::customers(view, &asked.q, &asked.show, &asked.sort, asked.after.max(0))?;
        Ok(CustomersPage::new(frame(server, &signed, Place::Customers)?, filled))
    });
    shown(&page.await?)
}

async fn show(
    State(server): State<Server>,
    signed: Signed,
    Path(customer): Path<i64>,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let customer = server.app.customer(signed.client.id, CustomerId(customer))?;
        let view = View::of(server, &signed);
        let filled = dossier::dossier(view, &customer, &asked.show, asked.before)?;
        Ok(DossierPage::new(frame(server, &signed, Place::Customers)?, filled))
    });
    shown(&page.await?)
}

async fn peek(
    State(server): State<Server>,
    signed: Signed,
    Path(customer): Path<i64>,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let customer = server.app.customer(signed.client.id, CustomerId(customer))?;
        let filled = dossier::peek(View::of(server, &signed), &customer, asked.todo)?;
        Ok(PeekPage::new(frame(server, &signed, Place::Today)?, filled))
    });
    shown(&page.await?)
}

async fn search(
    State(server): State<Server>,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let found = lists::found(View::of(server, &signed), &asked.q)?;
        Ok(FoundList { say: signed.say, query: asked.q, found })
    });
    shown(&page.await?)
}

async fn invoices(
    State(server): State<Server>,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let view = View::of(server, &signed);
        let filled = lists::invoices(view, &asked.q, &asked.show, &asked.sort, asked.after.max(0))?;
        Ok(InvoicesPage::new(frame(server, &signed, Place::Invoices)?, filled))
    });
    shown(&page.await?)
}

/// The invoice's own document, as it was imported: saved by the browser, never opened inside ours.
async fn document(
    State(server): State<Server>,
    signed: Signed,
    Path(invoice): Path<i64>,
) -> Result<Response, WebError> {
    let found = blocking(&server, move |server| {
        let documents = server.app.store.documents(signed.client.id, InvoiceId(invoice))?;
        documents.into_iter().next().ok_or(WebError::NotFound)
    });
    let document = found.await?;
    let plain = |letter: char| letter.is_ascii_alphanumeric() || ".-_".contains(letter);
    let name: String = document.name.chars().filter(|letter| plain(*letter)).collect();
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, document.bytes).into_response())
}
