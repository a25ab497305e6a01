//! *Instellingen*: the client as its customers see it, how mail goes out, who may log in.

use std::collections::BTreeMap;

use askama::Template;

use crate::frame::Frame;
use crate::say::Say;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserRow {
    pub id: i64,
    pub name: String,
    pub email: String,
    pub last_seen: Option<String>,
    pub is_self: bool,
    pub active: bool,
}

/// What stands in `bondig.toml`; shown, not changed here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailFacts {
    /// "SMTP mail.example.nl:587, TLS" or ".eml-bestanden in ./uit".
    pub way: String,
    pub from: String,
    pub redirect_to: Option<String>,
    pub last_answer: Option<String>,
}

#[derive(Clone)]
pub struct Settings {
    /// `name`, `iban`, `account_name`, `phone`, `sign_off`, `hours`, `form`, `closed`.
    pub client: BTreeMap<String, String>,
    pub errors: BTreeMap<String, String>,
    pub mail: MailFacts,
    pub users: Vec<UserRow>,
    /// When the run starts each day, when it last ran and how that ended.
    pub run: String,
}

impl Settings {
    pub fn value(&self, field: &str) -> &str {
        self.client.get(field).map_or("", String::as_str)
    }

    pub fn has(&self, field: &str, value: impl AsRef<str>) -> bool {
        self.value(field) == value.as_ref()
    }

    pub fn error(&self, field: &str) -> Option<&String> {
        self.errors.get(field)
    }
}

#[derive(Template)]
#[template(path = "settings.html")]
pub struct SettingsPage {
    pub frame: Frame,
    pub say: Say,
    pub settings: Settings,
}

impl SettingsPage {
    pub fn new(frame: Frame, settings: Settings) -> SettingsPage {
        SettingsPage { say: frame.say, frame, settings }
    }
}
