//! *Afspraken*: what is promised and what is paid in parts, over all customers; how often it is
//! kept.

use app::agreements::{ArrangementRow, Kept, PromiseRow};
use askama::Template;
use domain::{Cents, Date};

use crate::frame::Frame;
use crate::say::Say;

/// When a promise is expected, seen from today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// `late`, `today`, `soon` or `later`: key under `expected-`.
    pub when: &'static str,
    pub sum: Cents,
    pub rows: Vec<PromiseRow>,
}

/// What the list shows: `?show=`.
pub const SHOWS: [&str; 2] = ["promises", "arrangements"];

#[derive(Clone)]
pub struct Agreements {
    /// One of [`SHOWS`].
    pub show: &'static str,
    pub promises: Vec<Expected>,
    pub arrangements: Vec<ArrangementRow>,
    pub kept: Kept,
    pub today: Date,
}

impl Agreements {
    pub fn is_empty(&self) -> bool {
        self.promises.iter().all(|group| group.rows.is_empty()) && self.arrangements.is_empty()
    }

    /// How many have come to an end.
    pub fn ended(&self) -> i64 {
        self.kept.ended()
    }

    /// The width of a part of the bar, in percents: `kept`, `partly` or `broken`.
    pub fn share(&self, part: &str) -> i64 {
        let part = match part {
            "kept" => self.kept.kept,
            "partly" => self.kept.partly,
            _ => self.kept.broken,
        };
        100 * part / self.kept.ended().max(1)
    }
}

#[derive(Template)]
#[template(path = "agreements.html")]
pub struct AgreementsPage {
    pub frame: Frame,
    pub say: Say,
    pub agreements: Agreements,
}

impl AgreementsPage {
    pub fn new(frame: Frame, agreements: Agreements) -> AgreementsPage {
        AgreementsPage { say: frame.say, frame, agreements }
    }
}

/// `GET /answer/arrangement`: what is proposed to the customer, in plain words, and his yes.
#[derive(Template)]
#[template(path = "answer_plan.html")]
pub struct PlanAskedPage {
    pub say: Say,
    pub client: String,
    pub numbers: String,
    pub terms: Vec<(Date, Cents)>,
    pub total: Cents,
    /// The proposal still waits for his yes.
    pub waits: bool,
    pub thanks: bool,
}

/// A link for somebody without an account, shown once.
#[derive(Template)]
#[template(path = "agreement_link.html")]
pub struct LinkMadePage {
    pub frame: Frame,
    pub say: Say,
    pub name: String,
    pub address: String,
    pub title: String,
    pub lead: String,
    /// A mail that is ready to be sent by the person himself.
    pub mail: Option<String>,
    pub back: String,
}
