//! What a person entered in an act, read into the facts of the domain. Pure: a form, the day and
//! what is known of the customer give events, or problems by field.
//!
//! Not here: whether a fact can be true now (`app::people` refuses), storing it.
//! Invariant: nothing is guessed; a field that is not understood is a problem with words, and
//! everything else that was typed stays.

mod agreements;
mod complaints;
mod plans;
mod read;
mod reasons;

use std::collections::BTreeMap;

use domain::customer::Profile;
use domain::{Cents, Channel, Date, Event, InvoiceId, Language, Step};

use crate::entry;

pub use read::read;

/// The pairs of a submitted form, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fields(pub Vec<(String, String)>);

/// The key of the words of a problem, by field: `until` → `field-date`.
pub type Problems = BTreeMap<String, &'static str>;

/// What the reading needs to know of the customer.
#[derive(Debug, Clone)]
pub struct Knows<'a> {
    pub today: Date,
    /// Open invoices: id, what is open, day of issue.
    pub open: &'a [(InvoiceId, Cents, Date)],
    pub profile: &'a Profile,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonEntered {
    /// Place in the card's list; `None`: a new person.
    pub index: Option<usize>,
    pub name: String,
    pub role: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub first_choice: bool,
}

/// What was meant.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Entered {
    /// In the order in which they are recorded.
    pub events: Vec<Event>,
    /// Put the work off until this day.
    pub later: Option<Date>,
    /// Send this step now, about these invoices.
    pub send: Option<(Step, Vec<InvoiceId>)>,
    pub person: Option<PersonEntered>,
    /// Of the card: u (`true`) or je, order number wanted, best time to reach.
    pub formal: Option<bool>,
    pub order_number_wanted: Option<bool>,
    pub best_time: Option<String>,
    /// The person knows that the term is longer than the law gives.
    pub knows_law: bool,
    /// A note that stays on top of the timeline.
    pub pinned: bool,
    /// Only show what would happen.
    pub preview: bool,
}

impl Fields {
    /// What stands in a field, trimmed; `None` when it is empty or absent.
    pub fn one(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(field, _)| field == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, value)| value.trim())
    }

    pub fn is_ticked(&self, name: &str) -> bool {
        self.one(name) == Some("yes")
    }

    pub fn text(&self, name: &str) -> Option<String> {
        self.one(name).map(str::to_owned)
    }

    /// For showing the form again with what was typed.
    pub fn values(&self) -> BTreeMap<String, Vec<String>> {
        let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (field, value) in &self.0 {
            values.entry(field.clone()).or_default().push(value.clone());
        }
        values
    }
}

/// Reads fields one by one and keeps what is wrong with each.
pub(crate) struct Reader<'a> {
    pub fields: &'a Fields,
    pub knows: &'a Knows<'a>,
    pub problems: Problems,
}

impl Reader<'_> {
    pub fn wrong(&mut self, field: &str, key: &'static str) {
        self.problems.entry(field.to_owned()).or_insert(key);
    }

    pub fn needed(&mut self, field: &str) -> String {
        let found = self.fields.text(field);
        if found.is_none() {
            self.wrong(field, "field-needed");
        }
        found.unwrap_or_default()
    }

    pub fn date(&mut self, field: &str) -> Option<Date> {
        let typed = self.fields.one(field)?;
        let read = entry::day(typed, self.knows.today);
        if read.is_none() {
            self.wrong(field, "field-date");
        }
        read
    }

    pub fn date_needed(&mut self, field: &str) -> Date {
        if self.fields.one(field).is_none() {
            self.wrong(field, "field-needed");
        }
        self.date(field).unwrap_or(self.knows.today)
    }

    pub fn amount(&mut self, field: &str) -> Option<Cents> {
        let typed = self.fields.one(field)?;
        let read = entry::amount(typed);
        if read.is_none() {
            self.wrong(field, "field-amount");
        }
        read
    }

    /// A value of one of the domain's enumerations; `None` with a problem when it is missing.
    pub fn choice<T: std::str::FromStr>(&mut self, field: &str) -> Option<T> {
        let read = self.fields.one(field).and_then(|word| word.parse().ok());
        if read.is_none() {
            self.wrong(field, "field-choose");
        }
        read
    }

    pub fn channel(&self, field: &str) -> Option<Channel> {
        self.fields.one(field).and_then(|word| word.parse().ok())
    }

    pub fn language(&self) -> Option<Language> {
        self.fields.one("language").and_then(|word| word.parse().ok())
    }

    /// The ticked invoices that are the customer's and open; a foreign number is no invoice.
    pub fn invoices(&self) -> Vec<InvoiceId> {
        let ticked = self.fields.all("invoice").filter_map(|id| id.parse().ok().map(InvoiceId));
        let is_known = |id: &InvoiceId| self.knows.open.iter().any(|(open, _, _)| open == id);
        ticked.filter(is_known).collect()
    }

    pub fn invoices_needed(&mut self) -> Vec<InvoiceId> {
        let ticked = self.invoices();
        if ticked.is_empty() {
            self.wrong("invoice", "field-invoice");
        }
        ticked
    }

    /// `None`: all of the customer's, when all or none are ticked.
    pub fn some_invoices(&self) -> Option<Vec<InvoiceId>> {
        let ticked = self.invoices();
        (!ticked.is_empty() && ticked.len() < self.knows.open.len()).then_some(ticked)
    }
}
