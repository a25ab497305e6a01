//! *Disputen*: the board with its list, one complaint, and the causes with what we do about them.
//!
//! Not here: which act is possible (room `domain`), the clocks. Invariant: what somebody said about
//! a person stands behind a click in lists (2.3).

use askama::Template;
use domain::dispute::{Ending, RemedyKind, Satisfaction, Stage, Verdict};
use domain::{Cents, Currency, Date};

use crate::frame::Frame;
use crate::say::Say;

/// What the board and the list show: `?show=`.
pub const SHOWS: [&str; 6] = ["open", "late", "mine", "solved", "lost", "all"];

/// A complaint on the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// `/disputes/{customer}/{position}`.
    pub address: String,
    pub name: String,
    pub number: String,
    pub reason: String,
    pub sensitive: bool,
    pub disputed: Cents,
    pub undisputed: Cents,
    pub currency: Currency,
    pub age_days: i32,
    /// By when an answer was promised, and whether that day has passed. `None`: it was given.
    pub answer: Option<(Date, bool)>,
    pub owner: Option<String>,
    pub counterpart: Option<String>,
    pub stage: Stage,
    pub ending: Ending,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disputes {
    /// `board` or `list`.
    pub view: &'static str,
    /// One of [`SHOWS`].
    pub show: &'static str,
    pub cards: Vec<Card>,
}

impl Disputes {
    pub fn of(&self, stage: &Stage) -> Vec<&Card> {
        self.cards.iter().filter(|card| card.stage == *stage).collect()
    }

    /// What is disputed in euro, of one column.
    pub fn sum(&self, stage: &Stage) -> Cents {
        self.of(stage).iter().filter(|card| card.currency == Currency::EUR).map(|card| card.disputed).sum()
    }

    /// The list and the board side by side: the address of the other.
    pub fn address(&self, view: &str, show: &str) -> String {
        format!("/disputes?view={view}&show={show}")
    }
}

#[derive(Template)]
#[template(path = "disputes.html")]
pub struct DisputesPage {
    pub frame: Frame,
    pub say: Say,
    pub disputes: Disputes,
}

/// A line of the thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub on: Date,
    pub icon: &'static str,
    pub title: String,
    pub words: Option<String>,
    /// The answer only points at the terms (2.8).
    pub only_terms: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub place: usize,
    pub kind: RemedyKind,
    pub words: String,
    pub amount: Option<Cents>,
    pub cost: Option<Cents>,
    pub approver: Option<String>,
    pub by: String,
    pub on: Date,
    pub verdict: Option<Verdict>,
    pub agreed: bool,
}

/// A clock: what, what it says, and `good`, `late` or `calm`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    pub what: String,
    pub says: String,
    pub tone: &'static str,
    pub icon: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    pub card: Card,
    pub customer: i64,
    pub is_open: bool,
    pub opened: Date,
    pub invoiced: Cents,
    pub credited: Cents,
    pub words: Option<String>,
    pub step: Option<&'static str>,
    pub why: Option<String>,
    pub wish: Option<String>,
    pub next: String,
    pub clocks: Vec<Clock>,
    pub thread: Vec<Said>,
    pub proposals: Vec<Proposal>,
    pub is_agreed: bool,
    pub waits_for_doing: bool,
    pub felt: Option<Satisfaction>,
    /// Found at closing: step, department, what was learned.
    pub cause: Option<(String, String, Option<String>)>,
    pub left_because: Option<String>,
    /// A link that was just made: for whom, and its address. Shown once.
    pub link: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "dispute.html")]
pub struct CasePage {
    pub frame: Frame,
    pub say: Say,
    pub case: Case,
}

/// A cause in the chart and its table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CauseRow {
    pub word: &'static str,
    pub money: Cents,
    pub count: usize,
    /// In whole percents, with all that are larger.
    pub share: i64,
    pub count_before: usize,
    /// `rose`, `fell` or `same`.
    pub trend: &'static str,
    pub euro_days: i64,
    pub credited: Cents,
    /// Belongs to the few that make 80 %.
    pub vital: bool,
    pub cases: Vec<Card>,
    /// In the chart: left edge, top and height of the bar, and the height of the line above it.
    pub x: i64,
    pub y: i64,
    pub height: i64,
    pub line_y: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImprovementRow {
    pub id: i64,
    pub step: String,
    pub what: String,
    pub owner: String,
    pub due: Date,
    pub effect: String,
    pub expected: Option<Cents>,
    pub done_on: Option<Date>,
    /// Whether it fell, in words.
    pub followed: String,
    pub tone: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Causes {
    pub months: i32,
    pub from: Date,
    pub through: Date,
    pub rows: Vec<CauseRow>,
    pub vital: usize,
    pub improvements: Vec<ImprovementRow>,
    /// Paid and ordered again, lost, waiting; and how many days one waits.
    pub returned: usize,
    pub lost: Vec<Card>,
    pub waiting: usize,
    pub repeat_days: i32,
    pub better: usize,
    /// Median days to the first answer, the agreement, the end.
    pub times: [Option<i32>; 3],
}

impl Causes {
    /// Width of the chart.
    pub fn width(&self) -> i64 {
        (self.rows.len() as i64).max(3) * 90 + 20
    }

    /// The cumulative line.
    pub fn points(&self) -> String {
        let point = |row: &CauseRow| format!("{},{}", row.x + 35, row.line_y);
        self.rows.iter().map(point).collect::<Vec<_>>().join(" ")
    }
}

#[derive(Template)]
#[template(path = "disputes_causes.html")]
pub struct CausesPage {
    pub frame: Frame,
    pub say: Say,
    pub causes: Causes,
}

/// What a colleague of the client sees behind his link: the story, the invoice, the amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub by: String,
    pub name: String,
    pub number: String,
    pub disputed: Cents,
    pub currency: Currency,
    pub reason: String,
    pub words: Option<String>,
    pub opened: Date,
    pub is_open: bool,
    pub proposals: Vec<Proposal>,
    /// What he answered before.
    pub given: Vec<String>,
    pub only_terms: bool,
    pub thanks: bool,
    pub problem: bool,
}

#[derive(Template)]
#[template(path = "answer_dispute.html")]
pub struct AskedPage {
    pub say: Say,
    pub asked: Asked,
}

/// What the customer sees: what was agreed, and how does he feel about it?
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeltAsked {
    pub client: String,
    pub number: String,
    pub solution: Option<String>,
    pub thanks: bool,
    pub problem: bool,
}

#[derive(Template)]
#[template(path = "answer_satisfaction.html")]
pub struct FeltPage {
    pub say: Say,
    pub felt: FeltAsked,
}
