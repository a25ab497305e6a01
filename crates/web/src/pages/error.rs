//! What a person sees when something does not work: what happened, what is kept, what to do.
//!
//! Invariant: never a cause from inside, never somebody's data; a number by which it can be found
//! in the log.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use domain::Language;

use crate::say::Say;

#[derive(Template)]
#[template(path = "error.html")]
pub struct ErrorPage {
    pub say: Say,
    pub status: u16,
    /// Number in the log; only where there is something in the log.
    pub id: Option<String>,
}

impl ErrorPage {
    /// The key of its words: each status that has words of its own, else `500`.
    pub fn key(&self) -> &'static str {
        match self.status {
            400 | 422 => "400",
            401 => "401",
            403 => "403",
            404 | 405 => "404",
            409 => "409",
            413 => "413",
            429 => "429",
            503 => "503",
            _ => "500",
        }
    }
}

/// A way in which a request ends that is no page.
#[derive(Debug, thiserror::Error)]
pub enum WebError {
    #[error("not found")]
    NotFound,
    #[error("not allowed")]
    Forbidden,
    #[error("nobody is logged in")]
    LoginFirst,
    #[error("somebody changed it meanwhile")]
    Conflict,
    #[error("too many tries")]
    TooMany,
    #[error("not understood")]
    NotUnderstood,
    #[error("failed, number {id} in the log")]
    Failed { id: String },
    #[error("a template did not render")]
    Template(#[from] askama::Error),
}

impl WebError {
    pub fn status(&self) -> StatusCode {
        match self {
            WebError::NotFound => StatusCode::NOT_FOUND,
            WebError::Forbidden => StatusCode::FORBIDDEN,
            WebError::LoginFirst => StatusCode::UNAUTHORIZED,
            WebError::Conflict => StatusCode::CONFLICT,
            WebError::TooMany => StatusCode::TOO_MANY_REQUESTS,
            WebError::NotUnderstood => StatusCode::BAD_REQUEST,
            WebError::Failed { .. } | WebError::Template(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    pub fn page(&self, language: Language) -> ErrorPage {
        let id = match self {
            WebError::Failed { id } => Some(id.clone()),
            _ => None,
        };
        ErrorPage { say: Say::new(language), status: self.status().as_u16(), id }
    }
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        let status = self.status();
        match self.page(Language::Nl).render() {
            Ok(html) => (status, Html(html)).into_response(),
            Err(_) => status.into_response(),
        }
    }
}
