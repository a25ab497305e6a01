//! Brings a database to the form that this version knows: expand first, contract later.
//!
//! One text for both databases with three words changed for PostgreSQL, and beside it what only one
//! of them can (triggers, row level security). A version never changes once it was released.

use app::StoreError;

use crate::db::{Db, Result, Scope, Transaction};
use crate::statements::installation as statements;

struct Migration {
    version: i64,
    name: &'static str,
    both: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

const MIGRATIONS: &[Migration] = &[
    Migration {
        version: 1,
        name: "house",
        both: include_str!("../migrations/0001_house.sql"),
        sqlite: include_str!("../migrations/0001_house_sqlite.sql"),
        postgres: include_str!("../migrations/0001_house_postgres.sql"),
    },
    Migration {
        version: 2,
        name: "agreed",
        both: include_str!("../migrations/0002_agreed.sql"),
        sqlite: include_str!("../migrations/0002_agreed_sqlite.sql"),
        postgres: include_str!("../migrations/0002_agreed_postgres.sql"),
    },
    Migration {
        version: 3,
        name: "ledger",
        both: include_str!("../migrations/0003_ledger.sql"),
        sqlite: include_str!("../migrations/0003_ledger_sqlite.sql"),
        postgres: include_str!("../migrations/0003_ledger_postgres.sql"),
    },
    Migration {
        version: 4,
        name: "connection",
        both: include_str!("../migrations/0004_connection.sql"),
        sqlite: include_str!("../migrations/0004_connection_sqlite.sql"),
        postgres: include_str!("../migrations/0004_connection_postgres.sql"),
    },
    Migration {
        version: 5,
        name: "improvement",
        both: include_str!("../migrations/0005_improvement.sql"),
        sqlite: include_str!("../migrations/0005_improvement_sqlite.sql"),
        postgres: include_str!("../migrations/0005_improvement_postgres.sql"),
    },
    Migration {
        version: 6,
        name: "note",
        both: include_str!("../migrations/0006_note.sql"),
        sqlite: include_str!("../migrations/0006_note_sqlite.sql"),
        postgres: include_str!("../migrations/0006_note_postgres.sql"),
    },
    Migration {
        version: 7,
        name: "payer",
        both: include_str!("../migrations/0007_payer.sql"),
        sqlite: include_str!("../migrations/0007_payer_sqlite.sql"),
        postgres: include_str!("../migrations/0007_payer_postgres.sql"),
    },
];

/// All tables in an order in which each comes after those it refers to.
pub(crate) const TABLES: &[&str] = &[
    "installation",
    "client",
    "counter",
    "customer",
    "invoice",
    "timeline",
    "todo",
    "agreed",
    "invitation",
    "message",
    "message_bytes",
    "import",
    "import_bytes",
    "bank_entry",
    "allocation",
    "set_aside",
    "payer",
    "bank_waiting",
    "posting",
    "import_file",
    "import_line",
    "bank_statement",
    "account_left_out",
    "full_list",
    "entry_reading",
    "document",
    "connection",
    "improvement",
    "user_account",
    "user_client",
    "session",
    "login_link",
];

/// Whether there is anything of ours yet.
pub(crate) fn is_empty(db: &Db) -> Result<bool> {
    db.read(Scope::All, |transaction| Ok(!has_table(transaction, "migration")?))
}

/// Carries out what is missing, each version in a transaction of its own.
pub(crate) fn migrate(db: &Db) -> Result<()> {
    let known = MIGRATIONS.last().map_or(0, |migration| migration.version);
    let newest = db.read(Scope::All, newest)?;
    if newest > known {
        return Err(StoreError::TooNew);
    }
    for migration in MIGRATIONS.iter().filter(|migration| migration.version > newest) {
        db.write(Scope::All, |transaction| carry_out(transaction, migration))?;
    }
    Ok(())
}

/// Only the first versions: what older installations look like.
#[cfg(test)]
pub(crate) fn migrate_through(db: &Db, version: i64) -> Result<()> {
    for migration in MIGRATIONS.iter().filter(|migration| migration.version <= version) {
        db.write(Scope::All, |transaction| carry_out(transaction, migration))?;
    }
    Ok(())
}

fn carry_out(transaction: &mut Transaction, migration: &Migration) -> Result<()> {
    if !transaction.is_sqlite() {
        // Two programs that start at once: the second waits here and then finds nothing to do.
        transaction.script("SELECT pg_advisory_xact_lock(1114599012)")?;
    }
    if newest(transaction)? >= migration.version {
        return Ok(());
    }
    if migration.version == 1 {
        transaction.script(&for_postgres_unless_sqlite(
            "CREATE TABLE migration (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT;",
            transaction,
        ))?;
    }
    transaction.script(&for_postgres_unless_sqlite(migration.both, transaction))?;
    transaction.script(if transaction.is_sqlite() { migration.sqlite } else { migration.postgres })?;
    transaction.execute(&statements::ADD_MIGRATION, &[migration.version.into(), migration.name.into()])?;
    Ok(())
}

fn newest(transaction: &mut Transaction) -> Result<i64> {
    if !has_table(transaction, "migration")? {
        return Ok(0);
    }
    let versions = transaction.all(&statements::MIGRATIONS, &[], |row| row.int(0))?;
    Ok(versions.last().copied().unwrap_or(0))
}

fn has_table(transaction: &mut Transaction, table: &str) -> Result<bool> {
    let catalogue = if transaction.is_sqlite() {
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = $1"
    } else {
        "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema() AND tablename = CAST($1 AS TEXT)"
    };
    let catalogue = crate::db::Statement::made(catalogue.to_owned());
    let found = transaction.one(&catalogue, &[table.into()], |row| row.string(0))?;
    Ok(found.is_some())
}

/// The three words. SQLite's `INTEGER` has 64 bits, PostgreSQL's has 32.
fn for_postgres_unless_sqlite(text: &str, transaction: &Transaction) -> String {
    if transaction.is_sqlite() {
        return text.to_owned();
    }
    text.replace(" INTEGER", " BIGINT")
        .replace(" BLOB", " BYTEA")
        .replace(") STRICT, WITHOUT ROWID;", ");")
        .replace(") STRICT;", ");")
}
