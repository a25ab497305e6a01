//! All addresses of the application, and what stands around every answer: security headers,
//! the refusal of posts from other sites, a bound on what is read.
//!
//! Invariant: what is not in `outside` is behind the login (`server::signed::Signed`).

mod acts;
mod customers;
mod import;
mod letters;
mod login;
mod outbox;
mod payments;
mod release;
mod settings;
mod small;
mod work;

use std::sync::Arc;

use askama::Template;
use axum::extract::DefaultBodyLimit;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Extension, Router, middleware};
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
        .merge(acts::router())
        .merge(small::router())
        .merge(import::router())
        .merge(letters::router())
        .merge(outbox::router())
        .merge(payments::router())
        .merge(release::router())
        .merge(settings::router())
}

fn outside() -> Router<Server> {
    Router::new()
        .route("/health", get(|| async { "ok" }))
        .route("/assets/{version}/{name}", get(assets::serve))
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

/// Back to a path of ours, telling there what was done: the key `said-{said}`.
pub(crate) fn back_saying(path: &str, said: &str) -> Redirect {
    let (path, anchor) = path.split_once('#').unwrap_or((path, ""));
    let mark = if path.contains('?') { '&' } else { '?' };
    let anchor = if anchor.is_empty() { String::new() } else { format!("#{anchor}") };
    Redirect::to(&format!("{path}{mark}said={said}{anchor}"))
}
