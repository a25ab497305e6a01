//! Customers: names, timeline, what one transaction changes, and the rows of lists about them.

use domain::{Cents, Currency, CustomerId, Date, Dossier, Fact, InvoiceId, Todo};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::client::Form;
use super::message::{MessageId, NewMessage};

/// Names and addresses of a customer. Deciding never sees them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Card {
    /// The customer's number in the bookkeeping; unique within the client.
    pub number: String,
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub address: Option<String>,
    pub city: Option<String>,
    pub kvk: Option<String>,
    pub vat: Option<String>,
    /// Accounts that this customer pays from, normalised without spaces.
    pub ibans: Vec<String>,
    /// `None`: the client's form.
    pub form: Option<Form>,
    pub persons: Vec<Person>,
    /// Wishes for invoices (1.11): project number on them, address for invoices.
    pub wants_project_number: Option<bool>,
    pub invoice_address: Option<String>,
    pub note: Option<String>,
}

/// Somebody at the customer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Person {
    pub name: String,
    /// "administratie", "directie", "projectleider" …
    pub role: String,
    pub email: Option<String>,
    pub phone: Option<String>,
}

/// A customer as loaded: everything needed to decide, write and save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Customer {
    pub id: CustomerId,
    /// Counts up with every change; saving with an old one is a conflict.
    pub version: i64,
    pub card: Card,
    pub dossier: Dossier,
    /// The first day on which deciding may find something; `None`: only after new facts.
    pub look_on: Option<Date>,
}

/// Who or what brought a fact: "run", "import", or the name of a user.
pub type Source = String;

/// A line of the timeline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimelineRow {
    pub seq: i64,
    pub at: Timestamp,
    pub source: Source,
    pub fact: Fact,
}

/// One customer's part of a transaction.
#[derive(Debug, Clone)]
pub struct Change {
    /// As loaded. For a new customer: `version` 0 and an empty dossier; the store gives the id
    /// that `Store::new_customer_ids` reserved.
    pub before: Customer,
    /// The card, dossier and `look_on` after the facts. `id` equals `before.id`.
    pub after: Customer,
    pub facts: Vec<Fact>,
    pub source: Source,
    pub at: Timestamp,
    /// Messages that are planned by this change.
    pub messages: Vec<NewMessage>,
    /// Planned messages of this customer that are withdrawn, with the reason.
    pub withdrawn: Vec<(MessageId, String)>,
}

/// One open call, visit or task with its customer, for work lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkRow {
    pub customer: CustomerId,
    pub todo: Todo,
    pub card: Card,
    pub open: Vec<(Currency, Cents)>,
    /// The earliest effective due date of what it is about.
    pub oldest_due: Option<Date>,
    /// A person put it off until this day. Dutch: *later*.
    pub snoozed_until: Option<Date>,
    /// Who took it.
    pub owner: Option<String>,
}

/// Open work without its customer's names: enough to sort and count thousands of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenWork {
    pub customer: CustomerId,
    pub todo: Todo,
    pub oldest_due: Option<Date>,
    pub snoozed_until: Option<Date>,
    /// What is open with the customer, in euro cents.
    pub open: Cents,
    /// Who he is to us: part of how pressing it is.
    pub profile: domain::Profile,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerRow {
    pub id: CustomerId,
    pub number: String,
    pub name: String,
    pub city: Option<String>,
    pub open: Cents,
    pub overdue: Cents,
    pub oldest_due: Option<Date>,
    pub open_invoices: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceRow {
    pub customer: CustomerId,
    pub customer_name: String,
    pub id: InvoiceId,
    pub number: String,
    pub issued: Date,
    pub due: Date,
    pub effective_due: Date,
    pub amount: Cents,
    pub open: Cents,
    pub currency: Currency,
}
