//! All addresses of the application, and what stands around every answer: security headers,
//! the refusal of posts from other sites, a bound on what is read.
//!
//! Invariant: what is not in `outside` is behind the login (`server::signed::Signed`).

mod import;
mod letters;
mod outbox;
mod payments;
mod release;
mod settings;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware;
use axum::routing::get;
use tower_http::csrf::CsrfLayer;

use crate::server::Server;
use crate::{assets, headers};

/// Forms are small; a bound for each. What takes files has a bound of its own.
const FORM_BYTES: usize = 1024 * 1024;

/// The whole application.
pub fn router(server: Server) -> Router {
    outside()
        .merge(import::router())
        .merge(letters::router())
        .merge(outbox::router())
        .merge(payments::router())
        .merge(release::router())
        .merge(settings::router())
        .layer(DefaultBodyLimit::max(FORM_BYTES))
        .layer(CsrfLayer::new())
        .layer(middleware::from_fn(headers::secure))
        .with_state(server)
}

fn outside() -> Router<Server> {
    Router::new()
        .route("/health", get(|| async { "ok" }))
        .route("/assets/{version}/{name}", get(assets::serve))
}
