//! The panel beside the list: everything one needs to pick up the phone, without leaving the list.
//!
//! Invariant: number, last promise and open lines are visible without a click.

use askama::Template;
use domain::{Cents, Channel, CustomerId, Date};

use crate::frame::Frame;
use crate::pages::dossier_side::OpenInvoice;
use crate::say::Say;

/// NU, HIERNA, WAAROM: three sentences in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NowLine {
    pub now: String,
    pub next: String,
    pub why: String,
    pub rule: Option<String>,
    /// Tone and icon of NU: a full stop looks different from rest.
    pub tone: &'static str,
    pub icon: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastContact {
    pub on: Date,
    pub channel: Channel,
    pub by_customer: bool,
    pub words: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peek {
    pub customer: CustomerId,
    /// The work that is open here, if any.
    pub todo: Option<i64>,
    pub name: String,
    pub place: Option<String>,
    pub person: Option<String>,
    pub role: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub prefers_when: Option<String>,
    /// `formal` or `informal`.
    pub form: &'static str,
    pub mood: &'static str,
    pub line: NowLine,
    pub open: Cents,
    pub late: Cents,
    pub last_promise: Option<String>,
    /// How to open the conversation, one to three short sentences.
    pub opening: Option<String>,
    pub contacts: Vec<LastContact>,
    pub invoices: Vec<OpenInvoice>,
    /// More than are shown.
    pub invoices_more: i64,
    pub can_message: bool,
}

impl Peek {
    pub fn act(&self, act: &str) -> String {
        match self.todo {
            Some(todo) => format!("/customers/{}/acts/{act}?todo={todo}&back=/today", self.customer),
            None => format!("/customers/{}/acts/{act}?back=/today", self.customer),
        }
    }

    /// `tel:` wants digits and a plus.
    pub fn dial(&self) -> String {
        let phone = self.phone.as_deref().unwrap_or("");
        phone.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect()
    }
}

/// `GET /customers/{id}/peek`: the panel alone (htmx), or as a page of its own (without).
#[derive(Template)]
#[template(path = "peek.html", blocks = ["panel"])]
pub struct PeekPage {
    pub frame: Frame,
    pub say: Say,
    pub peek: Peek,
}

impl PeekPage {
    pub fn new(frame: Frame, peek: Peek) -> PeekPage {
        PeekPage { say: frame.say, frame, peek }
    }
}
