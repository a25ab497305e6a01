//! *Klanten*: everybody, findable in a few letters, each with what is open and what happens next.

use askama::Template;
use domain::{Cents, CustomerId};

use crate::frame::Frame;
use crate::say::Say;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerRow {
    pub customer: CustomerId,
    pub name: String,
    pub number: Option<String>,
    pub place: Option<String>,
    pub person: Option<String>,
    pub mood: &'static str,
    pub invoices: i64,
    pub open: Cents,
    pub late: Cents,
    pub days_late: Option<i32>,
    /// Tone, icon and words of what holds now: `("promise", "heart-handshake", "belofte t/m vr 13 mrt")`.
    pub standing: Option<(&'static str, &'static str, String)>,
    /// What comes next, in a few words.
    pub next: String,
}

/// What the list shows: `?show=`.
pub const SHOWS: [&str; 5] = ["open", "late", "agreements", "no-agreement", "all"];

#[derive(Clone)]
pub struct Customers {
    pub query: String,
    /// One of [`SHOWS`].
    pub show: &'static str,
    /// `late`, `open` or `name`.
    pub sort: &'static str,
    pub total: i64,
    pub rows: Vec<CustomerRow>,
    pub next: Option<String>,
}

#[derive(Template)]
#[template(path = "customers.html", blocks = ["list"])]
pub struct CustomersPage {
    pub frame: Frame,
    pub say: Say,
    pub customers: Customers,
}

impl CustomersPage {
    pub fn new(frame: Frame, customers: Customers) -> CustomersPage {
        CustomersPage { say: frame.say, frame, customers }
    }
}

/// One thing that a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    pub address: String,
    /// `users`, `file-invoice` …
    pub icon: &'static str,
    pub title: String,
    pub detail: String,
}

/// `GET /search?q=`: what stands under the search field while typing.
#[derive(Template)]
#[template(path = "found.html")]
pub struct FoundList {
    pub say: Say,
    pub query: String,
    pub found: Vec<Found>,
}
