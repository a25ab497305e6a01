//! All addresses of the application, and what stands around every answer: security headers,
//! the refusal of posts from other sites, a bound on what is read.
//!
//! Invariant: what is not in `outside` is behind the login (`server::signed::Signed`).

mod acts;
mod agreements;
mod answer;
mod call;
mod client_answer;
mod connections;
mod contact;
mod customers;
mod dispute_links;
mod disputes;
mod files;
mod import;
mod ledger;
mod letters;
mod login;
mod outbox;
mod payments;
mod reasons;
mod relations;
mod release;
mod reports;
mod settings;
mod small;
mod specialist;
mod work;

use std::sync::Arc;

use askama::Template;
use axum::extract::DefaultBodyLimit;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Extension, Router, middleware};
use domain::CustomerId;
use tower_http::csrf::CsrfLayer;

use crate::server::limits::Limits;
use crate::server::{Server, Signed};
use crate::{WebError, assets, headers};

/// Forms are small; a bound for each. What takes files has a bound of its own.
const FORM_BYTES: usize = 1024 * 1024;

/// The whole application.
pub fn router(server: Server) -> Router {
    outside()
        .merge(login::router())
        .merge(answer::router())
        .merge(client_answer::router())
        .merge(specialist::outside())
        .merge(agreements::outside())
        .merge(relations::outside())
        .merge(dispute_links::router())
        .merge(inside())
        .fallback(nowhere)
        .layer(Extension(Arc::new(Limits::default())))
        .layer(DefaultBodyLimit::max(FORM_BYTES))
        .layer(CsrfLayer::new())
        .layer(middleware::from_fn(headers::secure))
        .with_state(server)
}

fn inside() -> Router<Server> {
    Router::new()
        .route("/", get(|_: Signed| async { Redirect::to("/today") }))
        .merge(login::inside())
        .merge(work::router())
        .merge(customers::router())
        .merge(agreements::router())
        .merge(relations::router())
        .merge(reports::router())
        .merge(disputes::router())
        .merge(acts::router())
        .merge(call::router())
        .merge(contact::router())
        .merge(specialist::router())
        .merge(small::router())
        .merge(files::router())
        .merge(import::router())
        .merge(ledger::router())
        .merge(letters::router())
        .merge(outbox::router())
        .merge(payments::router())
        .merge(reasons::router())
        .merge(release::router())
        .merge(settings::router())
        .merge(connections::router())
}

fn outside() -> Router<Server> {
    Router::new()
        .route("/health", get(|| async { "ok" }))
        .route("/assets/{version}/{name}", get(assets::serve))
        .merge(connections::outside())
}

/// Strangers are sent to the login for any address, so that they learn nothing about addresses.
async fn nowhere(_: Signed) -> WebError {
    WebError::NotFound
}

/// A rendered page.
pub(crate) fn shown(page: &impl Template) -> Result<Response, WebError> {
    Ok(Html(page.render()?).into_response())
}

/// A path of ours to go to, else the work of today.
pub(crate) fn own_path(wished: Option<&str>) -> String {
    let ours =
        |path: &&str| path.starts_with('/') && !path.starts_with("//") && !path.contains(['\\', '\r', '\n']);
    wished.filter(ours).unwrap_or("/today").to_owned()
}

/// Where the page can offer to take back what was just entered.
pub(crate) fn undo_of(doing: &app::Doing, customer: CustomerId) -> Result<Option<String>, WebError> {
    let seq = app::undo::offer(doing, customer)?;
    Ok(seq.map(|seq| format!("{customer}-{seq}")))
}

/// As `back_saying`, offering to take it back.
pub(crate) fn back_undoable(path: &str, said: &str, undo: Option<String>) -> Redirect {
    let (path, anchor) = path.split_once('#').unwrap_or((path, ""));
    let anchor = if anchor.is_empty() { String::new() } else { format!("#{anchor}") };
    let Some(undo) = undo else {
        return back_saying(&format!("{path}{anchor}"), said);
    };
    let mark = if path.contains('?') { '&' } else { '?' };
    Redirect::to(&format!("{path}{mark}said={said}&undo={undo}{anchor}"))
}

/// Back to a path of ours, telling there what was done: the key `said-{said}`.
pub(crate) fn back_saying(path: &str, said: &str) -> Redirect {
    let (path, anchor) = path.split_once('#').unwrap_or((path, ""));
    let mark = if path.contains('?') { '&' } else { '?' };
    let anchor = if anchor.is_empty() { String::new() } else { format!("#{anchor}") };
    Redirect::to(&format!("{path}{mark}said={said}{anchor}"))
}
