//! Who speaks and how: colleagues, the new customer, the intake of his wishes, visits, the link for
//! a specialist, and what sales should know.
//!
//! Not here: the call itself (`call`), the preference card in the dossier (`dossier_side`).

use std::collections::BTreeMap;

use askama::Template;
use domain::{Channel, CustomerId, Date};

use crate::frame::Frame;
use crate::pages::peek::LastContact;
use crate::say::Say;

/// Ways in which a person can be reached, in the order in which they are offered.
pub const WAYS: [Channel; 7] = [
    Channel::Email,
    Channel::Phone,
    Channel::Whatsapp,
    Channel::Sms,
    Channel::Post,
    Channel::Visit,
    Channel::Portal,
];

/// What stands in the fields of a form, and what is wrong with them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    pub values: BTreeMap<String, String>,
    pub errors: BTreeMap<String, String>,
}

impl Typed {
    pub fn value(&self, field: &str) -> &str {
        self.values.get(field).map_or("", String::as_str)
    }

    pub fn has(&self, field: &str, value: impl AsRef<str>) -> bool {
        self.value(field) == value.as_ref()
    }

    pub fn error(&self, field: &str) -> Option<&String> {
        self.errors.get(field)
    }

    pub fn put(&mut self, field: &str, value: impl Into<String>) {
        self.values.insert(field.to_owned(), value.into());
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColleagueRow {
    /// His place in the list; names him in addresses.
    pub place: usize,
    pub name: String,
    pub function: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    /// "weg t/m vr 13 mrt", today or soon.
    pub away: Option<String>,
    pub is_away_now: bool,
    pub substitute: Option<String>,
}

/// *Collega's*: `GET /settings/colleagues`.
#[derive(Template)]
#[template(path = "colleagues.html")]
pub struct ColleaguesPage {
    pub frame: Frame,
    pub say: Say,
    pub rows: Vec<ColleagueRow>,
    /// The one that is changed; `None`: a new one.
    pub place: Option<usize>,
    pub form: Typed,
    /// Between which hours customers are called.
    pub hours: Typed,
}

/// *Nieuwe klant*: `GET /customers/new`.
#[derive(Template)]
#[template(path = "newcomer.html")]
pub struct NewcomerPage {
    pub frame: Frame,
    pub say: Say,
    pub form: Typed,
    pub colleagues: Vec<String>,
}

/// What a project has of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProjectRow {
    pub project: String,
    pub words: String,
}

/// *Intake*: `GET /customers/{id}/intake`, the questions of the first order.
#[derive(Template)]
#[template(path = "intake.html")]
pub struct IntakePage {
    pub frame: Frame,
    pub say: Say,
    pub customer: CustomerId,
    pub name: String,
    pub form: Typed,
    /// "Gevraagd bij eerste order, 4 januari 2026."
    pub asked: Option<String>,
    pub projects: Vec<ProjectRow>,
    pub colleagues: Vec<String>,
}

/// `GET /customers/wishes`: the same for many customers, from a table.
#[derive(Template)]
#[template(path = "wishes.html")]
pub struct WishesPage {
    pub frame: Frame,
    pub say: Say,
    pub text: String,
    /// What came of it: how many customers, which lines were not understood.
    pub done: Option<(usize, String)>,
}

/// Everything that somebody needs who speaks with this customer for once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Essence {
    pub name: String,
    pub person: Option<String>,
    pub phone: Option<String>,
    pub open: String,
    pub late: String,
    /// What is promised, disputed, arranged or paused, in words.
    pub agreements: Vec<String>,
    pub invoices: Vec<String>,
    pub contacts: Vec<LastContact>,
    pub best_time: Option<String>,
    pub tone: String,
}

/// *Bezoek*: `GET /customers/{id}/visit`.
#[derive(Template)]
#[template(path = "visit.html")]
pub struct VisitPage {
    pub frame: Frame,
    pub say: Say,
    pub customer: CustomerId,
    pub essence: Essence,
    /// Whether somebody may come by; else why not is said.
    pub fits: bool,
    pub planned: Option<PlannedVisit>,
    pub form: Typed,
    pub colleagues: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedVisit {
    pub day: Date,
    pub by: String,
    pub preparation: String,
}

/// *Link voor een specialist*: `GET /customers/{id}/specialist`.
#[derive(Template)]
#[template(path = "specialist.html")]
pub struct SpecialistPage {
    pub frame: Frame,
    pub say: Say,
    pub customer: CustomerId,
    pub name: String,
    pub form: Typed,
    /// Who did the work, by the invoices, and who else there is.
    pub candidates: Vec<String>,
    /// The new link, told once.
    pub link: Option<String>,
}

/// `GET /answer/specialist`: the essence and one question, for somebody without an account.
#[derive(Template)]
#[template(path = "answer_specialist.html")]
pub struct AnswerSpecialistPage {
    pub say: Say,
    pub client: String,
    pub who: String,
    pub essence: Essence,
    pub form: Typed,
    /// Told once: it was recorded.
    pub said: Option<String>,
}

/// *Voor verkoop*: `GET /learned`, with its twin `/learned.csv`.
#[derive(Template)]
#[template(path = "learned.html")]
pub struct LearnedPage {
    pub frame: Frame,
    pub say: Say,
    pub rows: Vec<LearnedRow>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LearnedRow {
    pub customer: CustomerId,
    pub number: String,
    pub name: String,
    pub on: Date,
    pub by: String,
    pub text: String,
}
