//! A folder of `.eml` files: the demo's mailer, and what every mail program can open.
//!
//! Nobody receives anything. Not a queue: nothing reads the folder back to send it.
//! Invariants: a file appears whole or not at all; a message that is there is never written again,
//! over or beside it, so handing over twice is as good as once.
//! It does not force the disk: after a power cut the newest files may be missing. The proof of what
//! was written is in the database, not here.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use jiff::civil::Date;
use jiff::fmt::rfc2822::DateTimeParser;

use crate::mailer::{Delivery, Mailer};
use crate::public_id;

/// Writes each message as `<date>-<public id>.eml`. Lanes share what is known to be there.
#[derive(Debug, Clone)]
pub struct FolderMailer {
    folder: PathBuf,
    name: String,
    present: Arc<Mutex<HashSet<String>>>,
}

/// Why the folder cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the folder {} for messages cannot be used: {source}", folder.display())]
pub struct FolderProblem {
    pub folder: PathBuf,
    pub source: io::Error,
}

impl FolderMailer {
    /// Makes the folder where it is not there yet, and looks what it holds.
    pub fn try_new(folder: &Path) -> Result<FolderMailer, FolderProblem> {
        let present = fs::create_dir_all(folder).and_then(|()| public_ids_in(folder));
        let present = present.map_err(|source| FolderProblem { folder: folder.to_owned(), source })?;
        Ok(FolderMailer {
            folder: folder.to_owned(),
            name: format!("folder {}", folder.display()),
            present: Arc::new(Mutex::new(present)),
        })
    }

    fn present(&self) -> MutexGuard<'_, HashSet<String>> {
        self.present.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self, label: &Label<'_>, bytes: &[u8]) -> io::Result<PathBuf> {
        let whole = self.folder.join(label.file_name());
        // The process in the name: two programs never write in one draft.
        let draft = format!(".{}.{}.draft", label.public_id, std::process::id());
        let draft = self.folder.join(draft);
        let written = File::create(&draft)
            .and_then(|mut file| file.write_all(bytes))
            .and_then(|()| place(&draft, &whole));
        if let Err(problem) = written {
            // Best effort: a draft is no message, and the problem itself is what counts.
            let _ = fs::remove_file(&draft);
            return Err(problem);
        }
        Ok(whole)
    }
}

impl Mailer for FolderMailer {
    fn deliver(&self, _from: &str, _to: &str, bytes: &[u8]) -> Delivery {
        let Some(label) = Label::of(bytes) else {
            return Delivery::refused_for_good("the message has no date or no public id of ours");
        };
        if !self.present().insert(label.public_id.to_owned()) {
            return Delivery::accepted(format!("already there: {}", label.public_id));
        }
        match self.write(&label, bytes) {
            Ok(path) => Delivery::accepted(path.display().to_string()),
            Err(problem) if problem.kind() == ErrorKind::AlreadyExists => {
                Delivery::accepted(format!("already there: {}", label.file_name()))
            }
            Err(problem) => {
                self.present().remove(label.public_id);
                Delivery::refused_for_now(format!("not written: {problem}"))
            }
        }
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn keeps_everything(&self) -> bool {
        true
    }

    fn lane(&self) -> Box<dyn Mailer> {
        Box::new(self.clone())
    }
}

/// What a message is called in the folder, read from its own headers.
struct Label<'a> {
    public_id: &'a str,
    date: Date,
}

impl<'a> Label<'a> {
    fn of(bytes: &'a [u8]) -> Option<Label<'a>> {
        let mut public_id = None;
        let mut date = None;
        for line in bytes.split(|byte| *byte == b'\n') {
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            if line.is_empty() {
                break;
            }
            if let Some(value) = line.strip_prefix(b"Message-ID: <") {
                public_id = std::str::from_utf8(value).ok()?.split('@').next();
            } else if let Some(value) = line.strip_prefix(b"Date: ") {
                date = Some(DateTimeParser::new().parse_zoned(value).ok()?.date());
            }
        }
        Some(Label {
            // Plain, so that no id can be a path out of the folder.
            public_id: public_id.filter(|id| public_id::is_plain(id))?,
            date: date?,
        })
    }

    fn file_name(&self) -> String {
        format!("{}-{}.eml", self.date, self.public_id)
    }
}

/// Gives the finished draft its name, in one step that fails where the name is taken.
fn place(draft: &Path, whole: &Path) -> io::Result<()> {
    match fs::hard_link(draft, whole) {
        Ok(()) => fs::remove_file(draft),
        Err(taken) if taken.kind() == ErrorKind::AlreadyExists => Err(taken),
        // Some file systems know no second name for a file: there, look first and move.
        Err(_) if whole.exists() => Err(ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(draft, whole),
    }
}

fn public_ids_in(folder: &Path) -> io::Result<HashSet<String>> {
    let mut present = HashSet::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        // `2026-03-05-<public id>.eml`: ten characters of date and a dash.
        let id = name.to_str().and_then(|name| {
            let name = name.strip_suffix(".eml")?;
            let (date, rest) = name.split_at_checked(10)?;
            date.parse::<Date>().ok()?;
            rest.strip_prefix('-')
        });
        present.extend(id.map(str::to_owned));
    }
    Ok(present)
}
