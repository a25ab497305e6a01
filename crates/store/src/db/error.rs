//! What the two databases complain about, as one clear sentence.
//!
//! Never the values of a row: PostgreSQL's details and hints stay out, they hold names.

use std::path::Path;

use app::StoreError;
use postgres::error::SqlState;
use rusqlite::ErrorCode;
use rusqlite::ffi;

/// While working with a file that is open.
pub(super) fn from_sqlite(problem: rusqlite::Error) -> StoreError {
    let rusqlite::Error::SqliteFailure(failure, message) = &problem else {
        return StoreError::Database(problem.to_string());
    };
    match failure.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreError::Busy,
        ErrorCode::DiskFull => StoreError::Full,
        ErrorCode::ConstraintViolation if is_key(failure.extended_code) => StoreError::AlreadyDone,
        ErrorCode::DatabaseCorrupt => {
            StoreError::Corrupt("the database file is damaged; restore the last backup".to_owned())
        }
        ErrorCode::NotADatabase => StoreError::CannotOpen("the file is not a database".to_owned()),
        ErrorCode::ReadOnly | ErrorCode::PermissionDenied => {
            StoreError::CannotOpen("no right to write to the file or its folder".to_owned())
        }
        ErrorCode::CannotOpen => StoreError::CannotOpen("the file cannot be opened".to_owned()),
        _ => StoreError::Database(message.clone().unwrap_or_else(|| problem.to_string())),
    }
}

/// While opening: the sentence names the file.
pub(super) fn on_opening(path: &Path, problem: rusqlite::Error) -> StoreError {
    match from_sqlite(problem) {
        StoreError::CannotOpen(why) => StoreError::CannotOpen(format!("{}: {why}", path.display())),
        other => other,
    }
}

fn is_key(extended_code: i32) -> bool {
    matches!(
        extended_code,
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID
    )
}

/// While working with a server.
pub(super) fn from_postgres(problem: postgres::Error) -> StoreError {
    let Some(said) = problem.as_db_error() else {
        return StoreError::Database(if problem.is_closed() {
            "the connection to the server was lost".to_owned()
        } else {
            problem.to_string()
        });
    };
    match said.code() {
        code if *code == SqlState::UNIQUE_VIOLATION => StoreError::AlreadyDone,
        code if *code == SqlState::T_R_SERIALIZATION_FAILURE || *code == SqlState::T_R_DEADLOCK_DETECTED => {
            StoreError::Conflict
        }
        code if *code == SqlState::LOCK_NOT_AVAILABLE || *code == SqlState::TOO_MANY_CONNECTIONS => {
            StoreError::Busy
        }
        code if *code == SqlState::DISK_FULL => StoreError::Full,
        code if *code == SqlState::INSUFFICIENT_PRIVILEGE => {
            StoreError::CannotOpen(format!("no right on the server: {}", said.message()))
        }
        _ => StoreError::Database(said.message().to_owned()),
    }
}

/// While connecting: never the address with its password.
pub(super) fn on_connecting(problem: postgres::Error) -> StoreError {
    if let Some(said) = problem.as_db_error() {
        if *said.code() == SqlState::TOO_MANY_CONNECTIONS {
            return StoreError::Busy;
        }
        return StoreError::CannotOpen(format!("the server refused: {}", said.message()));
    }
    let cause = std::error::Error::source(&problem).map(ToString::to_string);
    StoreError::CannotOpen(format!(
        "the server does not answer: {}",
        cause.unwrap_or_else(|| problem.to_string())
    ))
}
