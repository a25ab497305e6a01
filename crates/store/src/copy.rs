//! Whole installations: copying one to another database, backing up, restoring.
//!
//! A copy is read in one snapshot and written in one transaction, then both sides are read again
//! and compared table by table. Invariant: what is restored sends nothing until a person has
//! released it (G14), because the backup does not know what was sent after it.

use std::ffi::OsString;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use app::StoreError;

use crate::db::{Db, Place, Result, Scope, Statement, Transaction, Value, close_for_good};
use crate::migrations::{self, TABLES};
use crate::{Database, installation, open, people, statements};

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
pub fn copy_to(
    from: &Database,
    to: &str,
    told: &mut dyn FnMut(&CopiedTable),
) -> Result<Vec<CopiedTable>> {
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

/// Writes everything to one new file, which `restore` reads. It is complete or it is not there.
///
/// # Errors
/// `CannotOpen` when the file exists or cannot be made; `Full`.
pub fn backup(from: &Database, path: &Path) -> Result<()> {
    if path.exists() {
        return Err(StoreError::CannotOpen(format!(
            "{} exists already",
            path.display()
        )));
    }
    let draft = beside(path, ".part");
    let written = write_draft(from, &draft);
    if written.is_err() {
        remove(&draft);
        return written;
    }
    std::fs::File::open(&draft)
        .and_then(|file| file.sync_all())
        .and_then(|()| std::fs::rename(&draft, path))
        .map_err(|problem| not_written(path, &problem))
}

fn write_draft(from: &Database, draft: &Path) -> Result<()> {
    remove(draft);
    match &from.db {
        Db::Sqlite(file) => file.copy_into(draft),
        Db::Postgres(_) => {
            copy_to(from, plain(draft)?, &mut |_| {})?;
            close_for_good(draft)
        }
    }
}

/// Makes an installation out of a backup, with sending closed for every client.
///
/// A file that is in the way is kept beside it as `….before-restore`; a database on a server must
/// be empty. Gives the path of what was kept.
///
/// # Errors
/// `CannotOpen` when the backup is none of ours or the target cannot be made, `Busy` when another
/// program still has the target open, `TooNew`.
pub fn restore(file: &Path, target: &str) -> Result<Option<PathBuf>> {
    match Place::of(target) {
        Place::Server(url) => {
            let draft = Draft::of(file, &std::env::temp_dir())?;
            copy_to(&draft.open(file)?, &url, &mut |_| {})?;
            close_sending(&open(&url)?)?;
            Ok(None)
        }
        Place::File(path) => {
            let draft = Draft::of(file, path.parent().unwrap_or(Path::new("")))?;
            close_sending(&draft.open(file)?)?;
            let kept = put_aside(&path)?;
            close_for_good(&draft.path)?;
            std::fs::rename(&draft.path, &path).map_err(|problem| not_written(&path, &problem))?;
            Ok(kept)
        }
    }
}

fn close_sending(restored: &Database) -> Result<()> {
    restored
        .db
        .write(Scope::All, installation::close_after_restore)
}

/// The backup itself is never opened, so never written to: a copy beside the target is. It goes
/// when it is not needed any more.
struct Draft {
    path: PathBuf,
}

impl Draft {
    fn of(file: &Path, folder: &Path) -> Result<Draft> {
        if !file.is_file() {
            return Err(StoreError::CannotOpen(format!(
                "there is no file {}",
                file.display()
            )));
        }
        let draft = Draft {
            path: folder.join(format!("bondig-restore-{}.part", std::process::id())),
        };
        remove(&draft.path);
        std::fs::copy(file, &draft.path).map_err(|problem| not_written(&draft.path, &problem))?;
        Ok(draft)
    }

    /// Problems speak of the file that the person knows.
    fn open(&self, file: &Path) -> Result<Database> {
        open(plain(&self.path)?).map_err(|problem| match problem {
            StoreError::CannotOpen(why) => {
                let (draft, file) = (self.path.display().to_string(), file.display().to_string());
                StoreError::CannotOpen(why.replace(&draft, &file))
            }
            other => other,
        })
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        remove(&self.path);
    }
}

fn put_aside(target: &Path) -> Result<Option<PathBuf>> {
    if !target.exists() {
        return Ok(None);
    }
    close_for_good(target)?;
    let mut kept = beside(target, ".before-restore");
    let mut number = 2;
    while kept.exists() {
        kept = beside(target, &format!(".before-restore-{number}"));
        number += 1;
    }
    std::fs::rename(target, &kept).map_err(|problem| not_written(&kept, &problem))?;
    Ok(Some(kept))
}

/// A database in which nobody has made an installation yet may be filled.
fn is_used(target: &Db) -> Result<bool> {
    target.read(Scope::All, |target| {
        Ok(!installation::clients(target)?.is_empty() || !people::users(target)?.is_empty())
    })
}

fn copy_table(
    source: &mut Transaction,
    target: &mut Transaction,
    name: &'static str,
) -> Result<CopiedTable> {
    let columns = columns(source, name)?;
    let width = columns.len();
    let places: Vec<String> = (1..=width).map(|place| format!("${place}")).collect();
    let insert = Statement::made(format!(
        "INSERT INTO {name} ({}) VALUES ({})",
        columns.join(", "),
        places.join(", ")
    ));
    let mut table = CopiedTable {
        name,
        rows: 0,
        hash: 0,
    };
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

fn write(
    target: &mut Transaction,
    insert: &Statement,
    width: usize,
    waiting: &mut Vec<Owned>,
) -> Result<()> {
    let values: Vec<Value> = waiting.iter().map(Owned::value).collect();
    target.insert_many(insert, width, &values)?;
    drop(values);
    waiting.clear();
    Ok(())
}

fn read_table(database: &mut Transaction, name: &'static str) -> Result<CopiedTable> {
    let columns = columns(database, name)?;
    let mut table = CopiedTable {
        name,
        rows: 0,
        hash: 0,
    };
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

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// A draft and its logs; what is not there need not go.
fn remove(draft: &Path) {
    for ending in ["", "-wal", "-shm", "-journal"] {
        let _ = std::fs::remove_file(beside(draft, ending));
    }
}

fn plain(path: &Path) -> Result<&str> {
    path.to_str()
        .ok_or_else(|| StoreError::CannotOpen(format!("{} is not a plain path", path.display())))
}

fn not_written(path: &Path, problem: &std::io::Error) -> StoreError {
    match problem.kind() {
        std::io::ErrorKind::StorageFull => StoreError::Full,
        _ => StoreError::CannotOpen(format!("{} cannot be written: {problem}", path.display())),
    }
}
