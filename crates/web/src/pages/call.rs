//! *Belmodus*: one customer on the whole screen, who he is, what to say, what is agreed; and the
//! next one when it is done.
//!
//! Invariant: number, last promise and open lines are there without a click; one key is one outcome.

use askama::Template;
use domain::{Cents, CustomerId};

use crate::frame::Frame;
use crate::pages::acts::TickInvoice;
use crate::pages::contact::{Essence, Typed};
use crate::pages::peek::NowLine;
use crate::say::Say;

/// A block of the script, with what to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// `open`, `ask`, `listen`, `agree`.
    pub word: &'static str,
    pub text: String,
}

/// What the customer may answer, and which outcome that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Branch {
    pub outcome: &'static str,
    pub key: &'static str,
}

/// Where the conversation goes, by what the customer says.
pub const BRANCHES: [Branch; 6] = [
    Branch { outcome: "promise", key: "4" },
    Branch { outcome: "already_paid", key: "5" },
    Branch { outcome: "dispute", key: "6" },
    Branch { outcome: "wants_plan", key: "7" },
    Branch { outcome: "cannot_pay", key: "9" },
    Branch { outcome: "all_is_well", key: "+" },
];

/// The day that an outcome mostly means: filled in, to be changed with one key.
pub fn usual_day(outcome: &str) -> Option<&'static str> {
    match outcome {
        "promise" => Some("quick-2-value"),
        "call_back" => Some("quick-1-value"),
        "absent" => Some("quick-3-value"),
        _ => None,
    }
}

/// A complaint has a reason; until it is chosen, it is another one.
pub fn wants_reason(outcome: &str) -> bool {
    outcome == "dispute"
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    pub customer: CustomerId,
    pub todo: Option<i64>,
    pub essence: Essence,
    pub role: Option<String>,
    pub mood: &'static str,
    pub line: NowLine,
    /// Who calls: the speaker, and whose place he takes.
    pub speaker: Option<String>,
    pub refused: Vec<domain::Channel>,
    pub script: Vec<Block>,
    pub invoices: Vec<TickInvoice>,
    pub open: Cents,
    /// "2e poging deze week, hoogstens 3".
    pub attempts: Option<String>,
    /// Why nobody is called now, in words.
    pub not_now: Option<String>,
    /// Whether this is a good moment for him: words, and whether it is.
    pub best_now: Option<(String, bool)>,
    /// The next call: its address and the customer's name.
    pub next: Option<(String, String)>,
    /// How many calls there are today, this one included.
    pub left: usize,
    pub form: Typed,
}

impl Call {
    pub fn dial(&self) -> String {
        let phone = self.essence.phone.as_deref().unwrap_or("");
        phone.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect()
    }
}

/// `GET /call/{customer}`.
#[derive(Template)]
#[template(path = "call.html")]
pub struct CallPage {
    pub frame: Frame,
    pub say: Say,
    pub call: Call,
}

/// `GET /call` when nobody has to be called: the calm end.
#[derive(Template)]
#[template(path = "call_done.html")]
pub struct CallDonePage {
    pub frame: Frame,
    pub say: Say,
}
