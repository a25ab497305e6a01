//! The thin layer over both databases: one SQL text, sync transactions, rows read in place.
//!
//! Why our own, and not sqlx as `dependencies.md` proposes first: measured there (§1), this shape
//! is two to four times faster on SQLite, needs half the crates and a fifth of the rebuild, and the
//! figures of the morning run are not reached otherwise. It is no abstraction of databases: it
//! turns `$1` into `?1`, keeps prepared statements, and says in `StoreError` what went wrong.
//!
//! Invariants: every statement runs inside a transaction, a transaction that is not committed is
//! rolled back however its work ends, and each transaction says whose rows it is about (`Scope`).

mod error;
mod postgres;
mod row;
mod sqlite;
mod statement;
mod value;

use app::StoreError;
use domain::ClientId;

pub(crate) use row::Row;
pub(crate) use sqlite::close_for_good;
pub(crate) use statement::{Statement, statements};
pub(crate) use value::{Value, read_time, time_text};

pub(crate) type Result<T> = std::result::Result<T, StoreError>;

/// Whose rows a transaction is about. PostgreSQL holds it to that (row level security).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    Client(ClientId),
    /// The installation and its users; copying and migrating.
    All,
}

impl From<ClientId> for Scope {
    fn from(client: ClientId) -> Scope {
        Scope::Client(client)
    }
}

/// A database that is open: a file or a server.
#[derive(Debug)]
pub(crate) enum Db {
    Sqlite(sqlite::Sqlite),
    Postgres(postgres::Postgres),
}

/// Where a database is, as told in the config or on the command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    File(std::path::PathBuf),
    Server(String),
}

impl Place {
    pub(crate) fn of(url: &str) -> Place {
        if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            return Place::Server(url.to_owned());
        }
        let path = url.strip_prefix("sqlite:").unwrap_or(url);
        Place::File(path.strip_prefix("//").unwrap_or(path).into())
    }
}

impl Db {
    /// Connects to what is there.
    pub(crate) fn open(place: &Place) -> Result<Db> {
        match place {
            Place::File(path) => sqlite::Sqlite::open(path).map(Db::Sqlite),
            Place::Server(url) => postgres::Postgres::open(url).map(Db::Postgres),
        }
    }

    /// Connects, and makes an empty file where there is none.
    pub(crate) fn create(place: &Place) -> Result<Db> {
        match place {
            Place::File(path) => sqlite::Sqlite::create(path).map(Db::Sqlite),
            Place::Server(url) => postgres::Postgres::open(url).map(Db::Postgres),
        }
    }

    /// Reads on one snapshot: what is read together belongs together.
    pub(crate) fn read<T>(
        &self,
        scope: impl Into<Scope>,
        work: impl FnOnce(&mut Transaction) -> Result<T>,
    ) -> Result<T> {
        match self {
            Db::Sqlite(db) => db.read(|connection| work(&mut Transaction::Sqlite(connection))),
            Db::Postgres(db) => {
                db.read(scope.into(), |connection| work(&mut Transaction::Postgres(connection)))
            }
        }
    }

    /// All of the work, or nothing of it.
    pub(crate) fn write<T>(
        &self,
        scope: impl Into<Scope>,
        work: impl FnOnce(&mut Transaction) -> Result<T>,
    ) -> Result<T> {
        match self {
            Db::Sqlite(db) => db.write(|connection| work(&mut Transaction::Sqlite(connection))),
            Db::Postgres(db) => {
                db.write(scope.into(), |connection| work(&mut Transaction::Postgres(connection)))
            }
        }
    }
}

/// A running transaction.
pub(crate) enum Transaction<'db> {
    Sqlite(&'db rusqlite::Connection),
    Postgres(&'db mut postgres::Connection),
}

impl Transaction<'_> {
    /// Runs a statement that changes rows, and says how many.
    pub(crate) fn execute(&mut self, statement: &Statement, values: &[Value]) -> Result<u64> {
        statement.blame(match self {
            Transaction::Sqlite(connection) => sqlite::execute(connection, statement.for_sqlite(), values),
            Transaction::Postgres(connection) => connection.execute(statement.text(), values),
        })
    }

    /// Hands over the rows one by one, without keeping them.
    pub(crate) fn each(
        &mut self,
        statement: &Statement,
        values: &[Value],
        take: &mut dyn FnMut(&Row) -> Result<()>,
    ) -> Result<()> {
        statement.blame(match self {
            Transaction::Sqlite(connection) => sqlite::each(connection, statement.for_sqlite(), values, take),
            Transaction::Postgres(connection) => connection.each(statement.text(), values, take),
        })
    }

    pub(crate) fn all<T>(
        &mut self,
        statement: &Statement,
        values: &[Value],
        mut read: impl FnMut(&Row) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut found = Vec::new();
        self.each(statement, values, &mut |row| {
            found.push(read(row)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// The row, or `None` where there is none.
    pub(crate) fn one<T>(
        &mut self,
        statement: &Statement,
        values: &[Value],
        mut read: impl FnMut(&Row) -> Result<T>,
    ) -> Result<Option<T>> {
        let mut found = None;
        self.each(statement, values, &mut |row| {
            found = Some(read(row)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// A statement whose text ends a list with `..` (`id IN ($2..)`): `list` takes its place, in as
    /// many turns as it needs.
    pub(crate) fn all_of_list<T>(
        &mut self,
        statement: &Statement,
        values: &[Value],
        list: &[Value],
        mut read: impl FnMut(&Row) -> Result<T>,
    ) -> Result<Vec<T>> {
        let mut found = Vec::new();
        for part in list.chunks(statement::LIST_MAX) {
            let long = statement::list_length(part.len());
            let text = statement.with_list(long);
            let last = part.last().copied().into_iter();
            let padding = last.cycle().take(long - part.len());
            let values: Vec<Value> = values.iter().chain(part).copied().chain(padding).collect();
            let mut take = |row: &Row| {
                found.push(read(row)?);
                Ok(())
            };
            match self {
                Transaction::Sqlite(connection) => {
                    let text = statement::for_sqlite(&text);
                    sqlite::each(connection, &text, &values, &mut take)?;
                }
                Transaction::Postgres(connection) => connection.each(&text, &values, &mut take)?,
            }
        }
        Ok(found)
    }

    /// Inserts many rows: one by one where that is fastest, many at a time over a wire. `rows` holds
    /// the values of all rows, one after the other.
    pub(crate) fn insert_many(&mut self, statement: &Statement, width: usize, rows: &[Value]) -> Result<()> {
        match self {
            Transaction::Sqlite(connection) => {
                statement.blame(sqlite::execute_each(connection, statement.for_sqlite(), width, rows))
            }
            Transaction::Postgres(connection) => {
                let mut left = rows;
                while !left.is_empty() {
                    let many = statement::rows_at_once(left.len() / width);
                    let (part, rest) = left.split_at(many * width);
                    statement.blame(connection.execute(&statement.with_rows(many), part))?;
                    left = rest;
                }
                Ok(())
            }
        }
    }

    /// Several statements without values: migrations.
    pub(crate) fn script(&mut self, text: &str) -> Result<()> {
        match self {
            Transaction::Sqlite(connection) => sqlite::script(connection, text),
            Transaction::Postgres(connection) => connection.script(text),
        }
    }

    /// Prepares without running, and names the columns of the answer: for copying, and for the test
    /// that prepares everything.
    pub(crate) fn columns(&mut self, text: &str) -> Result<Vec<String>> {
        match self {
            Transaction::Sqlite(connection) => sqlite::columns(connection, &statement::for_sqlite(text)),
            Transaction::Postgres(connection) => connection.columns(text),
        }
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        matches!(self, Transaction::Sqlite(_))
    }
}
