//! PostgreSQL: a small pool of connections, each with its prepared statements.
//!
//! Reached over a unix socket or a network that is trusted: this build has no TLS, and an address
//! that demands it (`sslmode=require`) is refused rather than served without.
//! The client blocks: it may not be used on a thread of an async runtime, only in
//! `spawn_blocking`.

use std::collections::HashMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use app::StoreError;
use bytes::BytesMut;
use postgres::config::SslMode;
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, Config, NoTls};

use super::error::{from_postgres, on_connecting};
use super::{Result, Row, Scope, Value, time_text};

const CONNECTIONS_MAX: usize = 8;

pub(crate) struct Postgres {
    config: Config,
    pool: Mutex<Pool>,
    returned: Condvar,
}

#[derive(Default)]
struct Pool {
    idle: Vec<Connection>,
    /// Idle and in use.
    open: usize,
}

impl std::fmt::Debug for Postgres {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The config holds a password.
        f.write_str("Postgres")
    }
}

impl Postgres {
    pub(super) fn open(url: &str) -> Result<Postgres> {
        let mut config: Config = url.parse().map_err(|_| {
            StoreError::CannotOpen("the address is not written like postgres://user@host/database".to_owned())
        })?;
        if config.get_ssl_mode() == SslMode::Require {
            let sentence = "this build speaks no TLS to PostgreSQL: use a unix socket, a trusted network or a tunnel, and leave sslmode=require out";
            return Err(StoreError::CannotOpen(sentence.to_owned()));
        }
        config.application_name("bondig");
        let postgres = Postgres { config, pool: Mutex::default(), returned: Condvar::new() };
        postgres.with_connection(|_| Ok(()))?;
        Ok(postgres)
    }

    pub(super) fn read<T>(&self, scope: Scope, work: impl FnOnce(&mut Connection) -> Result<T>) -> Result<T> {
        self.in_transaction("ISOLATION LEVEL REPEATABLE READ READ ONLY", scope, work)
    }

    /// Read committed is enough: who writes for a client first takes the client's row in `counter`,
    /// and reads after that.
    pub(super) fn write<T>(
        &self,
        scope: Scope,
        work: impl FnOnce(&mut Connection) -> Result<T>,
    ) -> Result<T> {
        self.in_transaction("ISOLATION LEVEL READ COMMITTED", scope, work)
    }

    fn in_transaction<T>(
        &self,
        kind: &str,
        scope: Scope,
        work: impl FnOnce(&mut Connection) -> Result<T>,
    ) -> Result<T> {
        let scope = match scope {
            Scope::Client(client) => client.to_string(),
            Scope::All => "all".to_owned(),
        };
        self.with_connection(|connection| {
            let mut open = Open { connection, committed: false };
            open.connection.script(&format!("BEGIN {kind}; SET LOCAL bondig.client = '{scope}'"))?;
            let done = work(open.connection)?;
            open.connection.script("COMMIT")?;
            open.committed = true;
            Ok(done)
        })
    }

    fn with_connection<T>(&self, work: impl FnOnce(&mut Connection) -> Result<T>) -> Result<T> {
        let mut lent = Lent { pool: self, connection: Some(self.take()?) };
        match &mut lent.connection {
            Some(connection) => work(connection),
            None => Err(StoreError::Busy),
        }
    }

    fn take(&self) -> Result<Connection> {
        let mut pool = self.lock();
        loop {
            match pool.idle.pop() {
                Some(connection) if !connection.client.is_closed() => return Ok(connection),
                Some(closed) => {
                    pool.open -= 1;
                    drop_elsewhere(vec![closed]);
                }
                None if pool.open < CONNECTIONS_MAX => break,
                None => {
                    pool = self.returned.wait(pool).unwrap_or_else(PoisonError::into_inner);
                }
            }
        }
        pool.open += 1;
        drop(pool);
        let connected = self.connect();
        if connected.is_err() {
            self.lock().open -= 1;
            self.returned.notify_one();
        }
        connected
    }

    fn connect(&self) -> Result<Connection> {
        let mut client = self.config.connect(NoTls).map_err(on_connecting)?;
        client
            .batch_execute("SET lock_timeout = '5s'; SET client_min_messages = warning; SET TIME ZONE 'UTC'")
            .map_err(on_connecting)?;
        Ok(Connection { client, prepared: HashMap::new() })
    }

    fn lock(&self) -> MutexGuard<'_, Pool> {
        self.pool.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop_elsewhere(std::mem::take(&mut self.lock().idle));
    }
}

/// The client brings a small runtime of its own, which may not end inside another one.
fn drop_elsewhere(connections: Vec<Connection>) {
    if !connections.is_empty() {
        let _ = std::thread::spawn(move || drop(connections)).join();
    }
}

/// Gives the connection back, however the work ends.
struct Lent<'pool> {
    pool: &'pool Postgres,
    connection: Option<Connection>,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let mut pool = self.pool.lock();
        match self.connection.take() {
            Some(connection) if !connection.client.is_closed() => pool.idle.push(connection),
            closed => {
                pool.open -= 1;
                drop_elsewhere(closed.into_iter().collect());
            }
        }
        drop(pool);
        self.pool.returned.notify_one();
    }
}

/// Rolls back what was not committed, however the work ends.
struct Open<'connection> {
    connection: &'connection mut Connection,
    committed: bool,
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        if !self.committed {
            // A connection that is lost has rolled back already.
            let _ = self.connection.script("ROLLBACK");
        }
    }
}

pub(crate) struct Connection {
    client: Client,
    prepared: HashMap<Box<str>, postgres::Statement>,
}

impl Connection {
    pub(super) fn execute(&mut self, text: &str, values: &[Value]) -> Result<u64> {
        let statement = self.prepare(text)?;
        let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        self.client.execute(&statement, &values).map_err(from_postgres)
    }

    pub(super) fn each(
        &mut self,
        text: &str,
        values: &[Value],
        take: &mut dyn FnMut(&Row) -> Result<()>,
    ) -> Result<()> {
        let statement = self.prepare(text)?;
        let values = values.iter().map(|value| value as &(dyn ToSql + Sync));
        let mut rows = self.client.query_raw(&statement, values).map_err(from_postgres)?;
        while let Some(row) = rows.next().map_err(from_postgres)? {
            take(&Row::Postgres(&row))?;
        }
        Ok(())
    }

    pub(super) fn script(&mut self, text: &str) -> Result<()> {
        self.client.batch_execute(text).map_err(from_postgres)
    }

    pub(super) fn columns(&mut self, text: &str) -> Result<Vec<String>> {
        let statement = self.client.prepare(text).map_err(from_postgres)?;
        Ok(statement.columns().iter().map(|column| column.name().to_owned()).collect())
    }

    fn prepare(&mut self, text: &str) -> Result<postgres::Statement> {
        if let Some(statement) = self.prepared.get(text) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(text).map_err(from_postgres)?;
        self.prepared.insert(text.into(), statement.clone());
        Ok(statement)
    }
}

impl ToSql for Value<'_> {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(number) => number.to_sql(kind, out),
            Value::Text(text) => text.to_sql(kind, out),
            Value::Blob(bytes) => bytes.to_sql(kind, out),
            Value::Date(date) => std::str::from_utf8(&date.digits())?.to_sql(kind, out),
            Value::Time(time) => time_text(*time).to_sql(kind, out),
        }
    }

    /// A number for a text would be sent as it is and refused by the server: the test that runs
    /// every statement sees it.
    fn accepts(kind: &Type) -> bool {
        matches!(*kind, Type::INT8 | Type::TEXT | Type::VARCHAR | Type::BYTEA)
    }

    to_sql_checked!();
}
