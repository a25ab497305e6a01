//! *Vandaag*: the work of today in splits, each row with who, how much, why and what to do.
//!
//! Not here: the order of the rows (the use case gives them in order, with the three weights that
//! explain it).
//! Invariant: no row without a reason.

use askama::Template;
use domain::{Cents, Channel, Currency, CustomerId, Date};

use crate::frame::Frame;
use crate::pages::peek::Peek;
use crate::say::Say;

/// The splits, in the order in which they are worked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Split {
    /// Replies, new disputes, broken promises, missed terms, bounces, uncertain sendings.
    First,
    Call,
    Approve,
    Allocate,
    Relation,
    Later,
}

impl Split {
    pub const ALL: [Split; 6] =
        [Split::First, Split::Call, Split::Approve, Split::Allocate, Split::Relation, Split::Later];

    /// The word in the address: `/today?split=call`.
    pub const fn word(&self) -> &'static str {
        match self {
            Split::First => "first",
            Split::Call => "call",
            Split::Approve => "approve",
            Split::Allocate => "allocate",
            Split::Relation => "relation",
            Split::Later => "later",
        }
    }

    pub const fn icon(&self) -> &'static str {
        match self {
            Split::First => "bolt",
            Split::Call => "phone",
            Split::Approve => "eye",
            Split::Allocate => "arrows-join-2",
            Split::Relation => "heart-handshake",
            Split::Later => "clock",
        }
    }
}

/// What kind of work a row is: decides its icon, its word and its first button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    Reply,
    BrokenPromise,
    Dispute,
    MissedTerm,
    Bounced,
    Uncertain,
    Call,
    Visit,
    Approve,
    Allocate,
    Task,
    Relation,
    Letter,
}

impl RowKind {
    pub const fn word(&self) -> &'static str {
        match self {
            RowKind::Reply => "reply",
            RowKind::BrokenPromise => "broken-promise",
            RowKind::Dispute => "dispute",
            RowKind::MissedTerm => "missed-term",
            RowKind::Bounced => "bounced",
            RowKind::Uncertain => "uncertain",
            RowKind::Call => "call",
            RowKind::Visit => "visit",
            RowKind::Approve => "approve",
            RowKind::Allocate => "allocate",
            RowKind::Task => "task",
            RowKind::Relation => "relation",
            RowKind::Letter => "letter",
        }
    }

    pub const fn icon(&self) -> &'static str {
        match self {
            RowKind::Reply => "message",
            RowKind::BrokenPromise => "heart-handshake",
            RowKind::Dispute => "message-exclamation",
            RowKind::MissedTerm => "calendar-repeat",
            RowKind::Bounced => "alert-triangle",
            RowKind::Uncertain => "help",
            RowKind::Call => "phone",
            RowKind::Visit => "walk",
            RowKind::Approve => "eye",
            RowKind::Allocate => "arrows-join-2",
            RowKind::Task => "list-check",
            RowKind::Relation => "star",
            RowKind::Letter => "mailbox",
        }
    }

    pub const fn tone(&self) -> &'static str {
        match self {
            RowKind::BrokenPromise | RowKind::MissedTerm | RowKind::Bounced => "late",
            RowKind::Uncertain => "warn",
            RowKind::Dispute => "dispute",
            RowKind::Reply | RowKind::Call | RowKind::Visit => "promise",
            RowKind::Relation => "plan",
            RowKind::Allocate => "term",
            RowKind::Approve | RowKind::Task | RowKind::Letter => "calm",
        }
    }
}

/// The message that waits for a yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Public id of the contact; the value of its check box.
    pub contact: String,
    pub channel: Channel,
    pub subject: String,
    pub opening: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TodayRow {
    /// Within the customer; together they name the work: `/tasks/{customer}/{todo}/…`. `None`:
    /// the row is no task of its own (a payment that waits, an uncertain sending).
    pub todo: Option<i64>,
    pub customer: CustomerId,
    pub name: String,
    pub person: Option<String>,
    pub phone: Option<String>,
    pub kind: RowKind,
    pub open: Cents,
    pub currency: Currency,
    pub days_late: Option<i32>,
    pub prefers: Option<Channel>,
    /// "ma–do vóór 11:00".
    pub prefers_when: Option<String>,
    /// *Waarom*: one or two sentences in the reader's language, the planner's own.
    pub why: String,
    /// *Voorstel*: what we would do, in a few words.
    pub proposal: String,
    /// Number of the behaviour, shown small beside the reason.
    pub rule: Option<String>,
    /// Expected effect on cash, urgency and weight of the relation: 0 to 4 each.
    pub weight: [u8; 3],
    /// Why it stands where it stands, in a sentence.
    pub order: String,
    /// Who speaks; `None`: anybody.
    pub from: Option<String>,
    /// `good`, `normal` or `strained`.
    pub mood: &'static str,
    pub draft: Option<Draft>,
    /// A waiting payment or an uncertain message: where its page is.
    pub elsewhere: Option<String>,
    /// In *Later*: until when.
    pub later: Option<Date>,
}

impl TodayRow {
    /// The anchor of the row, so that coming back lands on it.
    pub fn anchor(&self) -> String {
        format!("c{}-{}", self.customer, self.todo.unwrap_or(0))
    }

    /// Address of the work itself, for *done* and *later*.
    pub fn task(&self) -> Option<String> {
        self.todo.map(|todo| format!("/tasks/{}/{todo}", self.customer))
    }

    /// Address of an act for this customer that answers this work.
    pub fn act(&self, act: &str) -> String {
        match self.todo {
            Some(todo) => format!("/customers/{}/acts/{act}?todo={todo}&back=/today", self.customer),
            None => format!("/customers/{}/acts/{act}?back=/today", self.customer),
        }
    }

    pub fn is_conversation(&self) -> bool {
        !matches!(self.kind, RowKind::Approve | RowKind::Allocate | RowKind::Uncertain)
    }
}

/// What the day brought, told when it is done: no streaks, no scores.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayDone {
    pub calls: i64,
    pub promises: i64,
    pub questions_solved: i64,
    pub reminders_avoided: i64,
    pub calls_tomorrow: i64,
    pub payments_expected_tomorrow: i64,
}

#[derive(Clone)]
pub struct Today {
    pub split: Split,
    /// Rows per split, in the order of [`Split::ALL`].
    pub counts: [i64; 6],
    pub rows: Vec<TodayRow>,
    /// Address of the next page of rows.
    pub next: Option<String>,
    /// The row that is open beside the list.
    pub peek: Option<Peek>,
    /// Given when nothing is left in any split but *Later*.
    pub done: Option<DayDone>,
    /// Only what the reader speaks about; so many rows of others are hidden.
    pub mine: bool,
    pub hidden: i64,
}

impl Today {
    pub fn count(&self, split: &Split) -> i64 {
        Split::ALL.iter().position(|known| known == split).map_or(0, |index| self.counts[index])
    }
}

#[derive(Template)]
#[template(path = "today.html", blocks = ["list"])]
pub struct TodayPage {
    pub frame: Frame,
    pub say: Say,
    pub today: Today,
}

impl TodayPage {
    pub fn new(frame: Frame, today: Today) -> TodayPage {
        TodayPage { say: frame.say, frame, today }
    }
}
