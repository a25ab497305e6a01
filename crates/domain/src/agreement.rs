//! What was agreed or is being settled with the customer: terms, promises, holds, disputes,
//! arrangements, the full stop. Dutch: *afspraken*.
//!
//! Invariant (G4): nothing that comes from the bookkeeping changes an agreement.

use serde::{Deserialize, Serialize};

use crate::channel::Channel;
use crate::date::Date;
use crate::dispute::Case;
use crate::ids::InvoiceId;
use crate::money::Cents;
use crate::named::named;

pub use crate::arrangement::{Arrangement, ArrangementState, Shift};
pub use crate::term::{AgreedTerm, BooksCheck, Incident, IncidentWhy, Said, TermClaim, TermDenial};

named! {
    /// Why everything stops and a person takes over.
    StopWhy, "reason to stop" {
        Insolvency = "insolvency",
        /// *Faillissement*: the claim goes to the curator.
        Bankruptcy = "bankruptcy",
        /// *Surseance van betaling*.
        SuspensionOfPayments = "suspension_of_payments",
        /// *WSNP*, *schuldhulp*, *bewind*: only the helper is written to.
        DebtHelp = "debt_help",
        Deceased = "deceased",
        WrongPerson = "wrong_person",
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stop {
    pub why: StopWhy,
    pub on: Date,
}

named! {
    /// What makes us wait. The first group rests as `held`, the second as `waiting_for_answer`.
    PauseKind, "kind of pause" {
        /// A person asked for it.
        Manual = "manual",
        Absent = "absent",
        CannotPay = "cannot_pay",
        WantsPlan = "wants_plan",
        WrongPerson = "wrong_person",
        CopyRequested = "copy_requested",
        /// Something about the invoice has to be put right by us first.
        Administration = "administration",
        /// The customer says that he will not pay: a person decides.
        Refused = "refused",
        HandedOver = "handed_over",
        CallBack = "call_back",
        SaysPaid = "says_paid",
        ReplyToRead = "reply_to_read",
        /// Somebody comes by on a day that is planned; until then nothing is asked.
        VisitPlanned = "visit_planned",
    }
}

/// A pause for some invoices, or for all of the customer. Dutch: *pauze*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pause {
    pub kind: PauseKind,
    /// `None`: all of the customer's invoices.
    pub invoices: Option<Vec<InvoiceId>>,
    pub from: Date,
    /// The last day. `None`: as long as the strategy says for this kind, or until a fact ends it.
    pub until: Option<Date>,
    pub why: String,
}

impl Pause {
    pub fn covers(&self, invoice: InvoiceId) -> bool {
        self.invoices.as_ref().is_none_or(|list| list.contains(&invoice))
    }
}

named! {
    PromiseState, "state of a promise" {
        Open = "open",
        Kept = "kept",
        /// The follow-up call about it was made a task.
        Broken = "broken",
        /// Replaced by a newer agreement about the same invoices.
        Replaced = "replaced",
    }
}

/// Dutch: *betaalbelofte*, *toezegging*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    pub invoices: Vec<InvoiceId>,
    pub on: Date,
    /// Last day on which the customer said he would pay; grace comes on top.
    pub until: Date,
    /// `None`: everything open on these invoices.
    pub amount: Option<Cents>,
    pub paid: Cents,
    pub state: PromiseState,
    /// Who said it, to whom, how.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heard: Option<Box<Heard>>,
}

/// What became of a promise, judged from the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromiseResult {
    Open,
    Kept,
    /// Broken, but some of it came.
    Partly,
    Broken,
    Replaced,
}

impl Promise {
    pub fn result(&self) -> PromiseResult {
        match self.state {
            PromiseState::Open => PromiseResult::Open,
            PromiseState::Kept => PromiseResult::Kept,
            PromiseState::Broken if self.paid.is_positive() => PromiseResult::Partly,
            PromiseState::Broken => PromiseResult::Broken,
            PromiseState::Replaced => PromiseResult::Replaced,
        }
    }
}

/// Who of the customer said something, to whom of us, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Heard {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub through: Option<Channel>,
    /// Who of the client approved what is beyond his limits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approved: Option<String>,
}

named! {
    /// How a dispute ended (0.19, 0.20).
    DisputeOutcome, "outcome of a dispute" {
        Agree = "agree",
        Partly = "partly",
        DisagreeButSolved = "disagree_but_solved",
        LetGo = "let_go",
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeClosing {
    pub on: Date,
    pub outcome: DisputeOutcome,
    pub customer_satisfied: Option<bool>,
}

/// What happened after a dispute was closed and paid, each with its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Aftercare {
    pub settled: Option<Date>,
    pub cared: Option<Date>,
    pub asked: Option<Date>,
    pub ambassador: Option<Date>,
}

/// Dutch: *dispuut*; to the customer always *vraag of klacht*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    pub invoice: InvoiceId,
    pub opened: Date,
    /// The disputed part. `None`: the whole invoice.
    pub amount: Option<Cents>,
    pub reason: String,
    pub remedy_agreed: Option<Date>,
    pub closed: Option<DisputeClosing>,
    pub after: Aftercare,
    /// The story, the clocks, the remedies.
    #[serde(default, skip_serializing_if = "Case::is_empty")]
    pub case: Box<Case>,
}

impl Dispute {
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }
}
