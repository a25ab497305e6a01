//! *Koppelen*: money that came in and waits for its invoice. It holds reminders to everyone who
//! may have paid it, so it is work of today.

use askama::Template;
use domain::{Cents, Currency, CustomerId, Date, InvoiceId};

use crate::frame::Frame;
use crate::say::Say;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub invoice: InvoiceId,
    pub number: String,
    pub customer: CustomerId,
    pub name: String,
    pub open: Cents,
    pub due: Date,
    /// "bedrag klopt, naam lijkt op de rekeninghouder".
    pub reason: String,
    /// `sure`, `likely` or `possible`.
    pub confidence: &'static str,
    pub ticked: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingPayment {
    pub id: i64,
    pub on: Date,
    pub amount: Cents,
    /// What of it has no invoice yet.
    pub left: Cents,
    pub currency: Currency,
    pub payer: String,
    pub iban: Option<String>,
    pub description: String,
    /// Why it could not be allocated with certainty.
    pub why: String,
    /// How many customers rest because of it.
    pub holds: i64,
    pub candidates: Vec<Candidate>,
}

#[derive(Clone)]
pub struct Payments {
    pub waiting: Vec<WaitingPayment>,
    /// Search for another invoice or customer, for the payment in `searching`.
    pub searching: Option<i64>,
    pub query: String,
    pub total: Cents,
    pub next: Option<String>,
}

impl Payments {
    pub fn searches(&self, payment: &i64) -> bool {
        self.searching.as_ref() == Some(payment)
    }
}

#[derive(Template)]
#[template(path = "payments.html", blocks = ["list"])]
pub struct PaymentsPage {
    pub frame: Frame,
    pub say: Say,
    pub payments: Payments,
}

impl PaymentsPage {
    pub fn new(frame: Frame, payments: Payments) -> PaymentsPage {
        PaymentsPage { say: frame.say, frame, payments }
    }
}
