//! SQLite: one connection that writes, a few that read.
//!
//! WAL, so that readers never wait for the writer. `synchronous=FULL`, not the usual NORMAL: with
//! NORMAL a power cut may take back the last commits, and a claim that is taken back while its
//! message has left would be sent again (G1). It costs one sync a transaction, and the run writes
//! hundreds of customers in one. Writes begin IMMEDIATE: they wait at the start, never halfway.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use app::StoreError;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::error::{from_sqlite, on_opening};
use super::{Result, Row, Value, time_text};

/// "Bond" in ASCII: tells our files from those of other programs.
const APPLICATION: i64 = 0x426f_6e64;

const BUSY: Duration = Duration::from_secs(5);

/// Readers that are kept; more are opened when more read at once.
const READERS_KEPT: usize = 4;

pub(crate) struct Sqlite {
    path: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

impl std::fmt::Debug for Sqlite {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sqlite").field("path", &self.path).finish()
    }
}

impl Sqlite {
    pub(super) fn open(path: &Path) -> Result<Sqlite> {
        if !path.exists() {
            return Err(StoreError::CannotOpen(format!("there is no file {}", path.display())));
        }
        Sqlite::create(path)
    }

    pub(super) fn create(path: &Path) -> Result<Sqlite> {
        let refuse = |problem| on_opening(path, problem);
        let writer = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
        let number = |pragma: &str| {
            let answer = writer.query_row(&format!("PRAGMA {pragma}"), (), |row| row.get::<_, i64>(0));
            answer.map_err(refuse)
        };
        // A file of another program is left exactly as it is.
        let foreign = number("application_id")? != APPLICATION && number("schema_version")? != 0;
        if foreign {
            let sentence = format!("{} is a database of another program", path.display());
            return Err(StoreError::CannotOpen(sentence));
        }
        if number("application_id")? != APPLICATION {
            writer.execute_batch(&format!("PRAGMA application_id = {APPLICATION}")).map_err(refuse)?;
        }
        let settings = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -16000;";
        writer.execute_batch(settings).map_err(refuse)?;
        Ok(Sqlite { path: path.to_owned(), writer: Mutex::new(writer), readers: Mutex::default() })
    }

    pub(super) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let kept = lock(&self.readers).pop();
        let reader = match kept {
            Some(reader) => reader,
            None => self.new_reader()?,
        };
        let done = in_transaction(&reader, TransactionBehavior::Deferred, work);
        let mut readers = lock(&self.readers);
        if readers.len() < READERS_KEPT {
            readers.push(reader);
        }
        done
    }

    pub(super) fn write<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        in_transaction(&lock(&self.writer), TransactionBehavior::Immediate, work)
    }

    /// Until this is opened again: a crash of ours still loses nothing, a power cut may.
    pub(crate) fn stop_waiting_for_the_disk(&self) -> Result<()> {
        script(&lock(&self.writer), "PRAGMA synchronous = OFF")
    }

    /// A complete, consistent copy in one new file.
    pub(crate) fn copy_into(&self, path: &Path) -> Result<()> {
        let reader = connect(&self.path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let target = path
            .to_str()
            .ok_or_else(|| StoreError::CannotOpen(format!("{} is not a plain path", path.display())))?;
        reader.execute("VACUUM INTO ?1", [target]).map_err(|problem| on_opening(path, problem))?;
        Ok(())
    }

    fn new_reader(&self) -> Result<Connection> {
        let reader = connect(&self.path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        reader
            .execute_batch("PRAGMA query_only = 1; PRAGMA cache_size = -4000;")
            .map_err(|problem| on_opening(&self.path, problem))?;
        Ok(reader)
    }
}

/// Puts the log back into the file, so that the file alone is the database. `Busy` while another
/// program has it open.
pub(crate) fn close_for_good(path: &Path) -> Result<()> {
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let mode: String = connection
        .query_row("PRAGMA journal_mode = DELETE", (), |row| row.get(0))
        .map_err(|problem| on_opening(path, problem))?;
    if mode == "delete" { Ok(()) } else { Err(StoreError::Busy) }
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let refuse = |problem| on_opening(path, problem);
    let connection = Connection::open_with_flags(path, flags).map_err(refuse)?;
    connection.busy_timeout(BUSY).map_err(refuse)?;
    connection.execute_batch("PRAGMA foreign_keys = 1").map_err(refuse)?;
    // A plan follows from the statement alone: the same today and tomorrow, with any value.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(refuse)?;
    connection.set_prepared_statement_cache_capacity(200);
    Ok(connection)
}

/// The transaction rolls back when it is dropped: on an error, and when the work panics.
fn in_transaction<T>(
    connection: &Connection,
    behaviour: TransactionBehavior,
    work: impl FnOnce(&Connection) -> Result<T>,
) -> Result<T> {
    let transaction = rusqlite::Transaction::new_unchecked(connection, behaviour).map_err(from_sqlite)?;
    let done = work(&transaction)?;
    transaction.commit().map_err(from_sqlite)?;
    Ok(done)
}

/// A panic of the work rolled its transaction back; the connection behind the lock is sound.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(super) fn execute(connection: &Connection, text: &str, values: &[Value]) -> Result<u64> {
    let mut statement = connection.prepare_cached(text).map_err(from_sqlite)?;
    bind(&mut statement, values)?;
    let changed = statement.raw_execute().map_err(from_sqlite)?;
    Ok(changed as u64)
}

pub(super) fn execute_each(connection: &Connection, text: &str, width: usize, rows: &[Value]) -> Result<()> {
    let mut statement = connection.prepare_cached(text).map_err(from_sqlite)?;
    for values in rows.chunks(width) {
        bind(&mut statement, values)?;
        statement.raw_execute().map_err(from_sqlite)?;
    }
    Ok(())
}

pub(super) fn each(
    connection: &Connection,
    text: &str,
    values: &[Value],
    take: &mut dyn FnMut(&Row) -> Result<()>,
) -> Result<()> {
    let mut statement = connection.prepare_cached(text).map_err(from_sqlite)?;
    bind(&mut statement, values)?;
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next().map_err(from_sqlite)? {
        take(&Row::Sqlite(row))?;
    }
    Ok(())
}

pub(super) fn script(connection: &Connection, text: &str) -> Result<()> {
    connection.execute_batch(text).map_err(from_sqlite)
}

pub(super) fn columns(connection: &Connection, text: &str) -> Result<Vec<String>> {
    let statement = connection.prepare(text).map_err(from_sqlite)?;
    Ok(statement.column_names().map(str::to_owned).collect())
}

fn bind(statement: &mut rusqlite::Statement, values: &[Value]) -> Result<()> {
    for (place, value) in values.iter().enumerate() {
        let place = place + 1;
        match value {
            Value::Null => statement.raw_bind_parameter(place, rusqlite::types::Null),
            Value::Int(number) => statement.raw_bind_parameter(place, number),
            Value::Text(text) => statement.raw_bind_parameter(place, text),
            Value::Blob(bytes) => statement.raw_bind_parameter(place, bytes),
            Value::Date(date) => {
                let text = date.digits();
                let text = std::str::from_utf8(&text).unwrap_or_default();
                statement.raw_bind_parameter(place, text)
            }
            Value::Time(time) => statement.raw_bind_parameter(place, time_text(*time)),
        }
        .map_err(from_sqlite)?;
    }
    Ok(())
}
