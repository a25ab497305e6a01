//! A connection with a bookkeeping package: what is kept about it. Its keys are not among that.

use domain::ClientId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The packages that we speak with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Package {
    #[serde(rename = "moneybird")]
    Moneybird,
    #[serde(rename = "e-boekhouden")]
    EBoekhouden,
}

impl Package {
    pub const ALL: [Package; 2] = [Package::Moneybird, Package::EBoekhouden];

    pub fn word(&self) -> &'static str {
        match self {
            Package::Moneybird => "moneybird",
            Package::EBoekhouden => "e-boekhouden",
        }
    }

    /// As its maker writes it.
    pub fn name(&self) -> &'static str {
        match self {
            Package::Moneybird => "Moneybird",
            Package::EBoekhouden => "e-Boekhouden",
        }
    }
}

impl std::fmt::Display for Package {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.word())
    }
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a package that Bondig speaks with: moneybird or e-boekhouden")]
pub struct UnknownPackage(pub String);

impl std::str::FromStr for Package {
    type Err = UnknownPackage;
    fn from_str(text: &str) -> Result<Package, UnknownPackage> {
        let found = Package::ALL.into_iter().find(|package| package.word() == text);
        found.ok_or_else(|| UnknownPackage(text.to_owned()))
    }
}

/// What a person chose about a connection. No keys: those stand in a file of their own.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ConnectionSettings {
    /// The administration in the package, by its number there and its name.
    pub administration: String,
    pub name: String,
    /// Where the package is reached, when it is not where it always is.
    pub address: Option<String>,
    /// The bank is linked in the package and looked after there: its day counts as ours (N2).
    pub bank_from_books: bool,
    /// The package's own reminders are paused for what we look after.
    pub pause_reminders: bool,
    /// The last part of the address on which the package tells that something changed.
    pub hook: Option<String>,
}

/// A connection as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Connection {
    pub client: ClientId,
    pub package: Package,
    pub settings: ConnectionSettings,
    /// How far we are, in words of the room `books`. Empty: nothing was taken over yet.
    pub cursor: String,
    pub last_tried: Option<Timestamp>,
    /// The last time that everything was taken over.
    pub last_synced: Option<Timestamp>,
    /// Why the last try did not succeed: a word and what more is known, separated by a space.
    pub trouble: Option<String>,
    /// What the package says about itself that a person should know: a word a line, with facts.
    pub remarks: String,
    /// The package told that something changed.
    pub wanted: Option<Timestamp>,
    /// Invoices up to this id were asked for their document.
    pub documents_through: i64,
}

impl Connection {
    pub fn new(client: ClientId, package: Package, settings: ConnectionSettings) -> Connection {
        Connection {
            client,
            package,
            settings,
            cursor: String::new(),
            last_tried: None,
            last_synced: None,
            trouble: None,
            remarks: String::new(),
            wanted: None,
            documents_through: 0,
        }
    }
}
