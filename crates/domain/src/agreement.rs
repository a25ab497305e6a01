//! What was agreed or is being settled with the customer: terms, promises, holds, disputes,
//! arrangements, the full stop. Dutch: *afspraken*.
//!
//! Invariant (G4): nothing that comes from the bookkeeping changes an agreement.

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::ids::InvoiceId;
use crate::money::Cents;
use crate::named::named;

named! {
    /// Why everything stops and a person takes over.
    StopWhy, "reason to stop" {
        Insolvency = "insolvency",
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
        HandedOver = "handed_over",
        CallBack = "call_back",
        SaysPaid = "says_paid",
        ReplyToRead = "reply_to_read",
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
}

impl Dispute {
    pub fn is_open(&self) -> bool {
        self.closed.is_none()
    }
}

named! {
    ArrangementState, "state of an arrangement" {
        Running = "running",
        Finished = "finished",
        Replaced = "replaced",
    }
}

/// Dutch: *betalingsregeling*; to the customer *in delen betalen*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrangement {
    pub invoices: Vec<InvoiceId>,
    pub on: Date,
    pub terms: Vec<(Date, Cents)>,
    pub paid: Cents,
    /// Terms reminded of and terms whose miss was followed up, counted from the first.
    pub reminded: usize,
    pub missed: usize,
    pub state: ArrangementState,
}

impl Arrangement {
    pub fn total(&self) -> Cents {
        self.terms.iter().map(|(_, amount)| *amount).sum()
    }

    /// What should have been paid when term `index` (from 0) has passed.
    pub fn due_through(&self, index: usize) -> Cents {
        self.terms[..=index].iter().map(|(_, amount)| *amount).sum()
    }
}

/// "Wij hanteren altijd 30 dagen": said by the customer, not yet answered by the client (2.10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermClaim {
    pub days: i32,
    pub on: Date,
}

/// A payment term that holds, whatever the bookkeeping says (2.12). Dutch: *afgesproken termijn*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedTerm {
    pub days: i32,
    pub on: Date,
    /// Holds for invoices issued on or after this day. `None`: for all.
    pub from_issued: Option<Date>,
    /// Days on which the bookkeeper was asked about the customer card.
    pub asked: Vec<Date>,
    pub client_asked: Option<Date>,
    /// New invoices that came with the old term and that the bookkeeper was not asked about yet.
    pub old_term_on: Vec<InvoiceId>,
}

impl AgreedTerm {
    pub fn holds_for(&self, issued: Date) -> bool {
        self.from_issued.is_none_or(|from| issued >= from)
    }
}
