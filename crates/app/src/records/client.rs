//! Clients with their settings, and the people who work for them.

use domain::{Calendar, ClientId, Date, Day, Jurisdiction, Language, Strategy};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Whether messages may leave (G14, G19, the first-day check).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sending {
    /// After a first import: nothing goes out until a person has seen who would get what.
    FirstDayCheck,
    Open,
    /// The stop button.
    Stopped,
    /// After a restore: closed until a person has compared and released (G14).
    Restored,
}

/// How the client speaks to customers when they have no form of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    Je,
    U,
}

/// Dutch: *opdrachtgever*, *administratie*. Stored as one row; `settings` as one JSON text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Client {
    pub id: ClientId,
    pub name: String,
    pub settings: ClientSettings,
    pub sending: Sending,
    /// The last day that the bank data covers, per the newest statement.
    pub bank_through: Option<Date>,
    /// The last day that was run: a run may not be dated before it.
    pub last_run: Option<Date>,
    /// The day that was run before `last_run`.
    pub run_before: Option<Date>,
}

impl Client {
    pub fn calendar(&self) -> Calendar {
        Calendar::new(self.settings.jurisdiction).with_closed(&self.settings.closed)
    }

    /// Whether the bank data covers the previous bank day (N2).
    pub fn bank_is_fresh(&self, today: Date, calendar: &Calendar) -> bool {
        self.bank_through.is_some_and(|through| through >= calendar.previous_bank_day(today))
    }

    /// The day as deciding sees it.
    pub fn day<'a>(&'a self, today: Date, calendar: &'a Calendar) -> Day<'a> {
        Day {
            bank_fresh: self.bank_is_fresh(today, calendar),
            first_day_back: self.back_from(today, calendar).is_some(),
            team: &self.settings.colleagues,
            ..Day::new(today, calendar)
        }
    }

    /// The first day on which nobody was there, when the run before that of today was more than a
    /// working day ago. It stays so all day, also after the run of today was cut short (G9).
    pub fn back_from(&self, today: Date, calendar: &Calendar) -> Option<Date> {
        let last = match self.last_run {
            Some(last) if last == today => self.run_before,
            other => other,
        };
        let last = last.filter(|last| *last < today)?;
        let expected = calendar.plus_working_days(last, 1);
        (expected < today).then(|| last.plus_days(1))
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClientSettings {
    pub jurisdiction: Jurisdiction,
    pub language: Language,
    pub form: Form,
    pub email: String,
    pub phone: Option<String>,
    pub address: Option<String>,
    pub website: Option<String>,
    pub iban: Option<String>,
    pub kvk: Option<String>,
    pub vat: Option<String>,
    /// Who signs when nobody else does.
    pub signer: String,
    pub signer_phone: Option<String>,
    /// The role mailbox that is asked to change a term in the bookkeeping (2.13).
    pub bookkeeper_email: Option<String>,
    /// Who else works for the client, and where their links open.
    #[serde(default)]
    pub office: Office,
    /// The client's own closing days.
    #[serde(default)]
    pub closed: Vec<Date>,
    #[serde(default)]
    pub strategy: Strategy,
    /// Own letters: (letter word, language, form) → template source.
    #[serde(default)]
    pub letters: Vec<OwnLetter>,
    /// Who speaks with customers, with their absences and substitutes (0.2).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub colleagues: Vec<domain::Colleague>,
    /// Between which hours customers are called.
    #[serde(default)]
    pub call_hours: crate::calling::CallHours,
    /// Remembered column mappings of tables: header fingerprint → mapping as JSON text.
    #[serde(default)]
    pub mappings: Vec<(String, String)>,
}

/// Who at the client is asked what, and what the law asks about the client.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Office {
    /// Who says yes or no to a payment term (2.11).
    pub approver: Option<String>,
    pub approver_email: Option<String>,
    /// Who makes the invoices, when that is not the bookkeeper (4.11).
    pub invoicing_email: Option<String>,
    /// Where this installation is reached, for links in mail: `https://…`.
    pub address: Option<String>,
    /// Not a small or middle-sized business: then a large buyer may have 60 days (6:119a lid 6 BW).
    pub is_large: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnLetter {
    pub letter: String,
    pub language: Language,
    pub form: Form,
    pub source: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct User {
    pub id: i64,
    pub email: String,
    pub name: String,
    /// PHC string (argon2id). `None`: only by one-time link.
    pub password: Option<String>,
    pub language: Language,
    pub disabled: bool,
    /// Clients this user may see.
    pub clients: Vec<ClientId>,
}

/// A server-side session; only the hash of its token is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    pub token_hash: String,
    pub user: i64,
    pub csrf: String,
    pub created: Timestamp,
    pub seen: Timestamp,
}
