//! The acts a person can do for a customer: one form each, opened beside the list, in the dossier,
//! or as a page of its own. What was typed comes back with its problems; nothing is lost.
//!
//! Not here: what an act means (room `app`); the reading of dates and amounts (`entry`).

use std::collections::BTreeMap;

use askama::Template;
use domain::{Cents, Channel, CustomerId, Date, InvoiceId};

use crate::frame::Frame;
use crate::say::Say;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    Call,
    Reply,
    Promise,
    Hold,
    HoldEnd,
    Dispute,
    Remedy,
    DisputeClose,
    Arrangement,
    Accept,
    Shift,
    Term,
    Why,
    Start,
    Expectation,
    Preference,
    Channel,
    Relation,
    Person,
    Money,
    Score,
    Failed,
    Decide,
    Stop,
    StopEnd,
    Note,
    Send,
    Later,
    Care,
    Learned,
}

impl Act {
    pub const ALL: [Act; 30] = [
        Act::Call,
        Act::Reply,
        Act::Promise,
        Act::Hold,
        Act::HoldEnd,
        Act::Dispute,
        Act::Remedy,
        Act::DisputeClose,
        Act::Arrangement,
        Act::Accept,
        Act::Shift,
        Act::Term,
        Act::Why,
        Act::Start,
        Act::Expectation,
        Act::Preference,
        Act::Channel,
        Act::Relation,
        Act::Person,
        Act::Money,
        Act::Score,
        Act::Failed,
        Act::Decide,
        Act::Stop,
        Act::StopEnd,
        Act::Note,
        Act::Send,
        Act::Later,
        Act::Care,
        Act::Learned,
    ];

    /// Its word in addresses (`/customers/{id}/acts/{word}`) and keys (`act-{word}`).
    pub const fn word(&self) -> &'static str {
        match self {
            Act::Call => "call",
            Act::Reply => "reply",
            Act::Promise => "promise",
            Act::Hold => "hold",
            Act::HoldEnd => "hold-end",
            Act::Dispute => "dispute",
            Act::Remedy => "remedy",
            Act::DisputeClose => "dispute-close",
            Act::Arrangement => "arrangement",
            Act::Accept => "accept",
            Act::Shift => "shift",
            Act::Term => "term",
            Act::Why => "why",
            Act::Start => "start",
            Act::Expectation => "expectation",
            Act::Preference => "preference",
            Act::Channel => "channel",
            Act::Relation => "relation",
            Act::Person => "person",
            Act::Money => "money",
            Act::Score => "score",
            Act::Failed => "failed",
            Act::Decide => "decide",
            Act::Stop => "stop",
            Act::StopEnd => "stop-end",
            Act::Note => "note",
            Act::Send => "send",
            Act::Later => "later",
            Act::Care => "care",
            Act::Learned => "learned",
        }
    }

    pub fn from_word(word: &str) -> Option<Act> {
        Act::ALL.into_iter().find(|act| act.word() == word)
    }

    pub const fn icon(&self) -> &'static str {
        match self {
            Act::Call => "phone",
            Act::Reply => "message",
            Act::Promise => "heart-handshake",
            Act::Hold => "player-pause",
            Act::HoldEnd | Act::StopEnd => "player-play",
            Act::Dispute | Act::Remedy | Act::DisputeClose => "message-exclamation",
            Act::Arrangement | Act::Accept | Act::Shift => "calendar-repeat",
            Act::Term | Act::Start => "calendar-due",
            Act::Why => "zoom-question",
            Act::Expectation => "note",
            Act::Preference => "adjustments",
            Act::Channel => "ban",
            Act::Relation => "users",
            Act::Person => "user-plus",
            Act::Money => "cash",
            Act::Score => "star",
            Act::Failed => "alert-triangle",
            Act::Decide => "scale",
            Act::Stop => "hand-stop",
            Act::Note => "note",
            Act::Send => "send",
            Act::Later => "clock",
            Act::Care => "mood-smile",
            Act::Learned => "building-store",
        }
    }
}

/// An open invoice to tick.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TickInvoice {
    pub id: InvoiceId,
    pub number: String,
    pub open: Cents,
    pub due: Date,
    pub days_late: i32,
    pub ticked: bool,
}

/// A choice in a list: its value and its words.
pub type Choice = (String, String);

/// What would go out, or what would be agreed: shown before it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActPreview {
    pub channel: Option<Channel>,
    pub to: Option<String>,
    pub subject: Option<String>,
    pub body: Option<String>,
    /// Of an arrangement: each term and what is open after it.
    pub terms: Vec<(Date, Cents, Cents)>,
    /// Gates that would hold it; the form can't be confirmed while there is one.
    pub held_by: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActForm {
    pub act: Act,
    pub customer: CustomerId,
    pub name: String,
    pub phone: Option<String>,
    /// The work that this answers.
    pub todo: Option<i64>,
    /// Where to go afterwards.
    pub back: String,
    pub invoices: Vec<TickInvoice>,
    /// Persons, letters, open disputes: what the act lets one choose from.
    pub choices: Vec<Choice>,
    /// What stands in the fields.
    pub values: BTreeMap<String, Vec<String>>,
    /// Problems by field, in words that say what to do.
    pub errors: BTreeMap<String, String>,
    pub preview: Option<ActPreview>,
    /// Of an arrangement, before it is filled in: so many times, how much each time, until when.
    pub plans: Vec<(i64, Cents, Date)>,
}

impl ActForm {
    pub fn value(&self, field: &str) -> &str {
        self.values.get(field).and_then(|values| values.first()).map_or("", String::as_str)
    }

    /// Whether a check box, radio or option stands on this value.
    pub fn has(&self, field: &str, value: impl AsRef<str>) -> bool {
        let value = value.as_ref();
        self.values.get(field).is_some_and(|values| values.iter().any(|known| known == value))
    }

    pub fn error(&self, field: &str) -> Option<&String> {
        self.errors.get(field)
    }

    pub fn action(&self) -> String {
        format!("/customers/{}/acts/{}", self.customer, self.act.word())
    }

    pub fn total(&self) -> Cents {
        self.invoices.iter().map(|invoice| invoice.open).sum()
    }
}

/// `GET /customers/{id}/acts/{act}`: a page of its own, of which htmx takes `.act`.
#[derive(Template)]
#[template(path = "act.html", blocks = ["form"])]
pub struct ActPage {
    pub frame: Frame,
    pub say: Say,
    pub form: ActForm,
}

impl ActPage {
    pub fn new(frame: Frame, form: ActForm) -> ActPage {
        ActPage { say: frame.say, frame, form }
    }
}

/// What a date or amount that is being typed will be taken for: `GET /entry/date`, `/entry/amount`.
#[derive(Template)]
#[template(path = "echo.html")]
pub struct Echo {
    pub understood: Option<String>,
    pub not_understood: String,
}
