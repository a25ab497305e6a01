//! Keys of connections: a file of its own for each, that only its owner can read.
//!
//! Not in the database: a copy or a backup of it would carry the key to somebody's bookkeeping, and
//! a database that encrypts it would need the same kind of file for its own key. A token that was
//! renewed is kept before it is used, the whole file or the old one.

use std::fmt;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use app::bookkeeping::{Answer, Trouble};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What opens an administration.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Keys {
    /// A personal token, or the access token that OAuth gave.
    pub token: String,
    /// With OAuth: what renews the token, and who we are to the package.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires: Option<Timestamp>,
    /// With what the package signs its calls to us.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hook_secret: Option<String>,
}

/// Nothing of it is ever printed.
impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(…)")
    }
}

/// Where the keys of one connection are.
pub trait KeyChain: Send {
    /// # Errors
    /// `NoKey` with where it was looked for.
    fn keys(&self) -> Answer<Keys>;

    /// # Errors
    /// `NoKey` with why it cannot be kept.
    fn keep(&mut self, keys: &Keys) -> Answer<()>;
}

/// The usual place: a file of JSON.
#[derive(Debug, Clone)]
pub struct KeyFile {
    path: PathBuf,
}

impl KeyFile {
    pub fn new(path: PathBuf) -> KeyFile {
        KeyFile { path }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    fn trouble(&self, what: &str) -> Trouble {
        Trouble::NoKey { what: format!("{} {what}", self.path.display()) }
    }

    fn write(&self, bytes: &[u8]) -> std::io::Result<()> {
        if let Some(folder) = self.path.parent() {
            fs::create_dir_all(folder)?;
        }
        let beside = self.path.with_extension("new");
        let mut options = fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, &self.path)
    }
}

impl KeyChain for KeyFile {
    fn keys(&self) -> Answer<Keys> {
        let text = fs::read_to_string(&self.path).map_err(|_| self.trouble("cannot be read"))?;
        // What the reader says could quote the key: only the place is told.
        serde_json::from_str(&text).map_err(|_| self.trouble("is not a file of keys"))
    }

    fn keep(&mut self, keys: &Keys) -> Answer<()> {
        let text = serde_json::to_vec_pretty(keys).expect("keys always have a form");
        self.write(&text).map_err(|_| self.trouble("cannot be written"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_kept_for_their_owner_only_and_never_printed() {
        let folder = testkit::Folder::create("keys");
        let mut file = KeyFile::new(folder.join("secrets").join("1-moneybird.json"));
        assert!(matches!(file.keys(), Err(Trouble::NoKey { .. })));
        let keys = Keys { token: "heel geheim".to_owned(), ..Keys::default() };
        file.keep(&keys).unwrap();
        assert_eq!(file.keys().unwrap(), keys);
        assert!(!format!("{keys:?}").contains("geheim"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(file.path()).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
        fs::write(file.path(), "{\"token\": 7, heel geheim").unwrap();
        let said = file.keys().unwrap_err().to_string();
        assert!(said.contains("is not a file of keys") && !said.contains("geheim"), "{said}");
    }
}
