//! From a request to the use cases, which wait for the database, and back.
//!
//! Invariant: what goes wrong inside is logged with a number, without personal data; the person
//! sees the number only.

use std::sync::atomic::{AtomicU64, Ordering};

use app::{AppError, StoreError};

use super::Server;
use crate::WebError;

/// Does work that waits (database, hashing) beside the requests.
///
/// # Errors
/// What the work says; a panic in it is a failure with a number.
pub async fn blocking<T: Send + 'static>(
    server: &Server,
    work: impl FnOnce(&Server) -> Result<T, WebError> + Send + 'static,
) -> Result<T, WebError> {
    let server = server.clone();
    let done = tokio::task::spawn_blocking(move || work(&server)).await;
    done.unwrap_or_else(|_| Err(failed("a request ended in a panic")))
}

/// Logs what went wrong and gives the number to show.
pub fn failed(what: &str) -> WebError {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    let id = format!("{:x}-{count}", std::process::id());
    eprintln!("error {id}: {what}");
    WebError::Failed { id }
}

impl From<StoreError> for WebError {
    fn from(error: StoreError) -> WebError {
        match error {
            StoreError::Conflict | StoreError::AlreadyDone => WebError::Conflict,
            other => failed(&other.to_string()),
        }
    }
}

impl From<AppError> for WebError {
    fn from(error: AppError) -> WebError {
        match error {
            AppError::Store(error) => error.into(),
            AppError::NoSuchClient | AppError::NoSuchCustomer => WebError::NotFound,
            AppError::Refused(_) => WebError::NotUnderstood,
            other => failed(&other.to_string()),
        }
    }
}
