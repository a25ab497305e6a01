//! A folder of a test's own, gone when the test is.
//!
//! It stands directly under the system's temporary folder: the path of a PostgreSQL socket may not
//! be longer than 107 bytes, and another user (`postgres`) must be able to reach it.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

static MADE: AtomicU32 = AtomicU32::new(0);

/// A new, empty folder, removed with everything in it on drop.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Makes the folder; `label` is a short word that tells a person whose it is.
    pub fn create(label: &str) -> Folder {
        Folder { path: create_lasting(label) }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The path of something in the folder, whether it exists or not.
    pub fn join(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What can't be removed is left to the system's cleaning: a test has nothing to say about it.
        let _ = std::fs::remove_dir_all(&self.path);
    }
}

/// Makes a folder that somebody else removes: the warden of the process that lives in it.
pub(crate) fn create_lasting(label: &str) -> PathBuf {
    let parent = std::env::temp_dir();
    loop {
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let path = parent.join(format!("bondig-{label}-{}-{number}", std::process::id()));
        match std::fs::create_dir(&path) {
            Ok(()) => return path,
            // A process with our number left it behind after a power cut: take the next name.
            Err(problem) if problem.kind() == std::io::ErrorKind::AlreadyExists => continue,
            Err(problem) => panic!("no folder {} can be made: {problem}", path.display()),
        }
    }
}
