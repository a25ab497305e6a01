//! *Verzendlog*: what went out on a day, what did not and why, what is uncertain; and of each
//! message exactly what was sent, with the proof.
//!
//! Invariant: what was *not* sent has its reason here too (A3).

use askama::Template;
use domain::{Cents, Channel, CustomerId, Date, Hold, Step};

use crate::frame::{Frame, Sending};
use crate::say::Say;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SendState {
    Planned,
    /// Waits for a person's yes.
    Waiting,
    Sent,
    Stopped,
    Failed,
    Uncertain,
}

impl SendState {
    pub const ALL: [SendState; 6] = [
        SendState::Uncertain,
        SendState::Planned,
        SendState::Waiting,
        SendState::Sent,
        SendState::Stopped,
        SendState::Failed,
    ];

    pub const fn word(&self) -> &'static str {
        match self {
            SendState::Planned => "planned",
            SendState::Waiting => "waiting",
            SendState::Sent => "sent",
            SendState::Stopped => "stopped",
            SendState::Failed => "failed",
            SendState::Uncertain => "uncertain",
        }
    }

    pub const fn icon(&self) -> &'static str {
        match self {
            SendState::Planned => "clock",
            SendState::Waiting => "eye",
            SendState::Sent => "checks",
            SendState::Stopped => "hand-stop",
            SendState::Failed => "alert-triangle",
            SendState::Uncertain => "help",
        }
    }

    pub const fn tone(&self) -> &'static str {
        match self {
            SendState::Planned | SendState::Waiting => "calm",
            SendState::Sent => "good",
            SendState::Stopped => "term",
            SendState::Failed => "late",
            SendState::Uncertain => "warn",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxRow {
    /// Public id of the contact: `/outbox/{contact}`.
    pub contact: String,
    pub customer: CustomerId,
    pub name: String,
    pub to: String,
    pub channel: Channel,
    pub step: Step,
    pub subject: String,
    pub at: Option<String>,
    pub state: SendState,
    /// Why it was stopped, failed or waits.
    pub reason: Option<String>,
}

/// A customer about whom nothing went out, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotSent {
    pub customer: CustomerId,
    pub name: String,
    pub invoices: i64,
    pub open: Cents,
    pub hold: Hold,
    pub because: String,
}

#[derive(Clone)]
pub struct Outbox {
    pub day: Date,
    pub previous: Option<Date>,
    pub following: Option<Date>,
    pub query: String,
    /// `None`: all.
    pub state: Option<SendState>,
    /// In the order of [`SendState::ALL`].
    pub counts: [i64; 6],
    pub rows: Vec<OutboxRow>,
    pub next: Option<String>,
    pub not_sent: Vec<NotSent>,
    pub not_sent_total: i64,
    pub not_sent_next: Option<String>,
    pub sending: Sending,
}

impl Outbox {
    pub fn count(&self, state: &SendState) -> i64 {
        SendState::ALL.iter().position(|known| known == state).map_or(0, |index| self.counts[index])
    }

    /// Whether the list is filtered to this state.
    pub fn shows(&self, state: &SendState) -> bool {
        self.state.as_ref() == Some(state)
    }

    pub fn is_stopped(&self) -> bool {
        matches!(self.sending, Sending::StoppedHere { .. } | Sending::StoppedEverywhere { .. })
    }
}

#[derive(Template)]
#[template(path = "outbox.html", blocks = ["list"])]
pub struct OutboxPage {
    pub frame: Frame,
    pub say: Say,
    pub outbox: Outbox,
}

impl OutboxPage {
    pub fn new(frame: Frame, outbox: Outbox) -> OutboxPage {
        OutboxPage { say: frame.say, frame, outbox }
    }
}

/// One check of the guard at the moment of claiming.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GuardCheck {
    pub words: String,
    pub passed: bool,
}

/// One message: exactly what was sent, to whom, why, and the proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    pub row: OutboxRow,
    /// A person sends it himself: to print and post, or by app.
    pub by_hand: bool,
    pub from: String,
    pub language: domain::Language,
    pub body: String,
    pub attachments: Vec<String>,
    pub invoices: Vec<(String, Cents)>,
    pub why: String,
    pub rule: Option<String>,
    pub guard: Vec<GuardCheck>,
    pub message_id: Option<String>,
    pub server_answer: Option<String>,
    pub sha256: Option<String>,
    /// What happened to it, oldest first: moment and words.
    pub history: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "message.html", blocks = ["panel"])]
pub struct MessagePage {
    pub frame: Frame,
    pub say: Say,
    pub message: Message,
}

impl MessagePage {
    pub fn new(frame: Frame, message: Message) -> MessagePage {
        MessagePage { say: frame.say, frame, message }
    }
}
