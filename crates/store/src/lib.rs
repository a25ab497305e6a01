//! The store: the only room that knows SQL. SQLite by default, PostgreSQL for who has a server;
//! one text per statement for both.
//!
//! It keeps and finds; it decides nothing. Rows that lists search, join and sum are columns; trees
//! that are always read and written whole (the state of a dossier, a fact, a card, settings) are
//! JSON texts in a column, which is why this room speaks JSON.
//!
//! Invariants:
//! - Every method of `app::Store` is one transaction: all of it is saved, or nothing.
//! - Every key begins with the client, every statement about a client's rows names the client, and
//!   on PostgreSQL row level security holds each transaction to it a second time.
//! - Timeline, bank entries, allocations and the bytes of messages are append-only; triggers in the
//!   database refuse everything else.
//! - A customer that is loaded whole equals the fold of his timeline (`bondig doctor --replay`).
//!
//! On PostgreSQL the methods block on a small runtime of the client's own: from async code they are
//! called in `spawn_blocking`.

mod accounts;
mod agreed;
mod backup;
mod commit;
mod connections;
mod copy;
mod db;
mod hangs;
mod imports;
mod improvements;
mod installation;
mod kept;
mod ledger;
mod lists;
mod load;
mod matching;
mod messages;
mod migrations;
mod money;
mod numbers;
mod people;
mod sending;
mod statements;
mod store;

use app::StoreError;

pub use backup::{backup, restore};
pub use copy::{CopiedTable, copy_to};

use db::{Db, Place, Result};

/// An open installation. Share it: every method takes `&self`.
#[derive(Debug)]
pub struct Database {
    db: Db,
}

/// Opens an installation that is there, and brings it to the form of this version.
///
/// `url` is the path of a file (`bondig.db`, `sqlite:bondig.db`), or `postgres://…`.
///
/// # Errors
/// `CannotOpen` with the reason where there is none; `TooNew`, `Busy`, `Full`.
pub fn open(url: &str) -> Result<Database> {
    let place = Place::of(url);
    let db = Db::open(&place)?;
    if migrations::is_empty(&db)? {
        let sentence = match place {
            Place::File(path) => format!("{} is empty; make an installation first", path.display()),
            Place::Server(_) => "the database on the server is empty; make an installation first".to_owned(),
        };
        return Err(StoreError::CannotOpen(sentence));
    }
    migrations::migrate(&db)?;
    Ok(Database { db })
}

/// Makes an empty installation, or opens the one that is there.
///
/// # Errors
/// As [`open`].
pub fn create(url: &str) -> Result<Database> {
    let db = Db::create(&Place::of(url))?;
    migrations::migrate(&db)?;
    Ok(Database { db })
}

/// As [`create`], for what can be made again (the demo): SQLite does not wait for the disk, so a
/// power cut may lose all of it. Open it anew for real work.
///
/// # Errors
/// As [`open`].
pub fn create_without_sync(url: &str) -> Result<Database> {
    let database = create(url)?;
    if let Db::Sqlite(db) = &database.db {
        db.stop_waiting_for_the_disk()?;
    }
    Ok(database)
}
