//! Copying a whole installation to another database, of either kind.
//!
//! The original is read in one snapshot and the copy is written in one transaction; then the copy
//! is read back and compared table by table before it stays.

use std::hash::{DefaultHasher, Hash, Hasher};

use app::StoreError;

use crate::db::{Db, Place, Result, Scope, Statement, Transaction, Value};
use crate::migrations::{self, TABLES};
use crate::{Database, installation, people, statements};

/// So many values are kept before they are written.
const VALUES_AT_ONCE: usize = 2_000;

/// And so many bytes: documents and messages are large.
const BYTES_AT_ONCE: usize = 4_000_000;

/// One table of a copy, as it was counted on both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopiedTable {
    pub name: &'static str,
    pub rows: u64,
    hash: u64,
}

/// Copies everything to an empty database and verifies it: each table has as many rows with the
/// same contents on both sides. `told` hears of each table when it is done.
///
/// # Errors
/// `CannotOpen` when the target is not empty, `Corrupt` when the copy differs from the original;
/// in both cases the target is as it was or holds nothing that may be used.
pub fn copy_to(from: &Database, to: &str, told: &mut dyn FnMut(&CopiedTable)) -> Result<Vec<CopiedTable>> {
    let target = Db::create(&Place::of(to))?;
    migrations::migrate(&target)?;
    if is_used(&target)? {
        let sentence = "the target is not empty: a copy needs a new file or an empty database";
        return Err(StoreError::CannotOpen(sentence.to_owned()));
    }
    target.write(Scope::All, |target| {
        from.db.read(Scope::All, |source| {
            target.execute(&statements::installation::CLEAR_INSTALLATION, &[])?;
            let mut tables = Vec::with_capacity(TABLES.len());
            for name in TABLES {
                let original = copy_table(source, target, name)?;
                let copy = read_table(target, name)?;
                if original != copy {
                    let sentence = format!("the copy of “{name}” differs from the original");
                    return Err(StoreError::Corrupt(sentence));
                }
                told(&copy);
                tables.push(copy);
            }
            Ok(tables)
        })
    })
}

/// A database in which nobody has made an installation yet may be filled.
fn is_used(target: &Db) -> Result<bool> {
    target.read(Scope::All, |target| {
        Ok(!installation::clients(target)?.is_empty() || !people::users(target)?.is_empty())
    })
}

fn copy_table(source: &mut Transaction, target: &mut Transaction, name: &'static str) -> Result<CopiedTable> {
    let columns = columns(source, name)?;
    let width = columns.len();
    let places: Vec<String> = (1..=width).map(|place| format!("${place}")).collect();
    let insert = Statement::made(format!(
        "INSERT INTO {name} ({}) VALUES ({})",
        columns.join(", "),
        places.join(", ")
    ));
    let mut table = CopiedTable { name, rows: 0, hash: 0 };
    let mut waiting: Vec<Owned> = Vec::new();
    let mut bytes = 0;
    source.each(&select(name, &columns), &[], &mut |row| {
        let first = waiting.len();
        for column in 0..width {
            waiting.push(Owned::of(row.value(column)?));
        }
        bytes += waiting[first..].iter().map(Owned::size).sum::<usize>();
        table.add(&waiting[first..]);
        if waiting.len() >= VALUES_AT_ONCE || bytes >= BYTES_AT_ONCE {
            write(target, &insert, width, &mut waiting)?;
            bytes = 0;
        }
        Ok(())
    })?;
    write(target, &insert, width, &mut waiting)?;
    Ok(table)
}

fn write(target: &mut Transaction, insert: &Statement, width: usize, waiting: &mut Vec<Owned>) -> Result<()> {
    let values: Vec<Value> = waiting.iter().map(Owned::value).collect();
    target.insert_many(insert, width, &values)?;
    drop(values);
    waiting.clear();
    Ok(())
}

fn read_table(database: &mut Transaction, name: &'static str) -> Result<CopiedTable> {
    let columns = columns(database, name)?;
    let mut table = CopiedTable { name, rows: 0, hash: 0 };
    let mut row_values = Vec::with_capacity(columns.len());
    database.each(&select(name, &columns), &[], &mut |row| {
        row_values.clear();
        for column in 0..columns.len() {
            row_values.push(Owned::of(row.value(column)?));
        }
        table.add(&row_values);
        Ok(())
    })?;
    Ok(table)
}

fn columns(database: &mut Transaction, name: &str) -> Result<Vec<String>> {
    let mut columns = database.columns(&format!("SELECT * FROM {name}"))?;
    columns.sort_unstable();
    Ok(columns)
}

fn select(name: &str, columns: &[String]) -> Statement {
    Statement::made(format!("SELECT {} FROM {name}", columns.join(", ")))
}

impl CopiedTable {
    /// The order of rows differs between databases, so the hash of a table is a sum.
    fn add(&mut self, row: &[Owned]) {
        let mut hasher = DefaultHasher::new();
        row.hash(&mut hasher);
        self.rows += 1;
        self.hash = self.hash.wrapping_add(hasher.finish());
    }
}

/// A value on its way from one database to the other.
#[derive(Hash)]
enum Owned {
    Null,
    Int(i64),
    Text(String),
    Blob(Vec<u8>),
}

impl Owned {
    /// Rows hold no dates of their own: those are texts.
    fn of(value: Value) -> Owned {
        match value {
            Value::Int(number) => Owned::Int(number),
            Value::Text(text) => Owned::Text(text.to_owned()),
            Value::Blob(bytes) => Owned::Blob(bytes.to_vec()),
            Value::Null | Value::Date(_) | Value::Time(_) => Owned::Null,
        }
    }

    fn value(&self) -> Value<'_> {
        match self {
            Owned::Null => Value::Null,
            Owned::Int(number) => Value::Int(*number),
            Owned::Text(text) => Value::Text(text),
            Owned::Blob(bytes) => Value::Blob(bytes),
        }
    }

    fn size(&self) -> usize {
        match self {
            Owned::Null | Owned::Int(_) => 8,
            Owned::Text(text) => text.len(),
            Owned::Blob(bytes) => bytes.len(),
        }
    }
}
