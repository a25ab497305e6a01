//! Backing up to one file, and restoring from it.
//!
//! Invariants: a backup is complete or it is not there; what is restored sends nothing until a
//! person has released it (G14), because the backup does not know what was sent after it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use app::StoreError;

use crate::db::{Db, Place, Result, Scope, close_for_good};
use crate::{Database, copy_to, installation, open};

/// Writes everything to one new file, which `restore` reads. It is complete or it is not there.
///
/// # Errors
/// `CannotOpen` when the file exists or cannot be made; `Full`.
pub fn backup(from: &Database, path: &Path) -> Result<()> {
    if path.exists() {
        return Err(StoreError::CannotOpen(format!("{} exists already", path.display())));
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
    restored.db.write(Scope::All, installation::close_after_restore)
}

/// The backup itself is never opened, so never written to: a copy beside the target is. It goes
/// when it is not needed any more.
struct Draft {
    path: PathBuf,
}

impl Draft {
    fn of(file: &Path, folder: &Path) -> Result<Draft> {
        if !file.is_file() {
            return Err(StoreError::CannotOpen(format!("there is no file {}", file.display())));
        }
        let draft = Draft { path: folder.join(format!("bondig-restore-{}.part", std::process::id())) };
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
    path.to_str().ok_or_else(|| StoreError::CannotOpen(format!("{} is not a plain path", path.display())))
}

fn not_written(path: &Path, problem: &std::io::Error) -> StoreError {
    match problem.kind() {
        std::io::ErrorKind::StorageFull => StoreError::Full,
        _ => StoreError::CannotOpen(format!("{} cannot be written: {problem}", path.display())),
    }
}
