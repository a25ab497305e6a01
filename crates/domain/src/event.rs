//! Facts: everything that happened to a customer, in the words of `play.md`.
//!
//! The timeline is a list of these with their days; folding it (see `apply`) gives the dossier.
//! Invariant: facts are added, never changed or taken away. What turns out wrong is put right by
//! a new fact.

use serde::{Deserialize, Serialize};

use crate::agreement::{DisputeOutcome, Heard, Said, StopWhy};
use crate::because::Because;
use crate::care::{CareTalk, GoodWord, Moment, ScoreSaid};
use crate::channel::Channel;
use crate::customer::Profile;
use crate::date::Date;
use crate::dispute::News;
use crate::dossier::State;
use crate::ids::InvoiceId;
use crate::invoice::{Collect, Reason, Track};
use crate::money::{Cents, Currency};
use crate::reach::Instead;
use crate::reason::{Fault, ReasonGiven};
use crate::step::{Assignee, Hold, Step, TaskKind};

mod words;

pub use words::{ActKind, CallOutcome, CareKind, DecidedOutcome, Intent};

/// An act that was taken: put in the outbox, or put on a person's list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acted {
    pub kind: ActKind,
    pub step: Option<Step>,
    pub task: Option<TaskKind>,
    /// With an `approve` task: the step that waits for a yes.
    #[serde(rename = "for", default, skip_serializing_if = "Option::is_none")]
    pub approves: Option<Step>,
    pub channel: Option<Channel>,
    pub to: Option<Assignee>,
    pub invoices: Vec<InvoiceId>,
    /// Invoices of which the own ripe step is hereby done, with that step.
    pub done: Vec<(InvoiceId, Step)>,
    pub because: Because,
    /// Who speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Whose place he takes, because that one is away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands_in_for: Option<String>,
    /// The channel that the customer asked for, when another one is used.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<Instead>,
}

/// A rest that began or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rested {
    pub invoices: Vec<InvoiceId>,
    pub hold: Hold,
    pub until: Option<Date>,
    pub because: Because,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewInvoice {
    pub invoice: InvoiceId,
    pub number: String,
    pub amount: Cents,
    pub currency: Currency,
    pub issued: Date,
    pub sent: Date,
    pub due: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub project: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub specialist: Option<String>,
    pub collect: Collect,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Event {
    /// Who the customer is to us, as known from now on.
    Profile {
        profile: Box<Profile>,
    },
    Invoice(Box<NewInvoice>),
    /// The bookkeeping's due date of an open invoice changed.
    DueChanged {
        invoice: InvoiceId,
        due: Date,
    },
    /// The bookkeeping's total of an invoice changed (a correction that is no credit note).
    AmountChanged {
        invoice: InvoiceId,
        amount: Cents,
    },
    /// The bookkeeping says that so much of the invoice is paid, the bank or not.
    BooksPaid {
        invoice: InvoiceId,
        paid: Cents,
    },
    /// The bookkeeping took a payment back: it says that no more than so much is paid now.
    BooksTookBack {
        invoice: InvoiceId,
        paid: Cents,
    },
    /// What only the bookkeeping called paid is open after all: it names the invoice as open again,
    /// or a person says so.
    BooksReopened {
        invoice: InvoiceId,
    },
    /// The payment term on the customer card of the bookkeeping.
    BooksTerm {
        days: i32,
    },
    /// Money on an invoice, or of the customer but not yet on an invoice. `dated`: when the money
    /// came, if that was before the day on which we heard of it.
    Payment {
        invoice: Option<InvoiceId>,
        amount: Cents,
        currency: Currency,
        dated: Option<Date>,
    },
    /// Money that waited without an invoice got its invoice, or was taken off it again
    /// (negative).
    Allocated {
        invoice: InvoiceId,
        amount: Cents,
        currency: Currency,
        dated: Option<Date>,
    },
    PaymentReversed {
        invoice: InvoiceId,
        amount: Cents,
    },
    CreditNote {
        invoice: Option<InvoiceId>,
        amount: Cents,
        currency: Currency,
    },
    CallOutcome {
        outcome: CallOutcome,
        until: Option<Date>,
        invoices: Option<Vec<InvoiceId>>,
        amount: Option<Cents>,
        reason: Option<String>,
    },
    Reply {
        channel: Channel,
        intents: Vec<Intent>,
        until: Option<Date>,
        days: Option<i32>,
        invoices: Option<Vec<InvoiceId>>,
        amount: Option<Cents>,
    },
    Promise {
        invoices: Vec<InvoiceId>,
        until: Date,
        amount: Option<Cents>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        heard: Option<Box<Heard>>,
    },
    DisputeOpened {
        invoice: InvoiceId,
        amount: Option<Cents>,
        reason: String,
    },
    RemedyAgreed {
        invoice: InvoiceId,
    },
    /// What happens in a dispute between opening and closing, and after it.
    DisputeNews {
        invoice: InvoiceId,
        #[serde(flatten)]
        news: Box<News>,
    },
    DisputeClosed {
        invoice: InvoiceId,
        outcome: DisputeOutcome,
        customer_satisfied: Option<bool>,
    },
    /// Agreed: it runs from now on.
    Arrangement {
        invoices: Vec<InvoiceId>,
        terms: Vec<(Date, Cents)>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        heard: Option<Box<Heard>>,
    },
    /// Proposed to the customer, or by him; nothing is asked until he has had a week to answer.
    ArrangementProposed {
        invoices: Vec<InvoiceId>,
        terms: Vec<(Date, Cents)>,
    },
    /// The customer says yes to what was proposed about this invoice.
    ArrangementAccepted {
        invoice: InvoiceId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        heard: Option<Box<Heard>>,
    },
    /// One term is paid later, at the customer's wish; once in an arrangement.
    TermShifted {
        invoice: InvoiceId,
        from: Date,
        to: Date,
    },
    /// The customer says that he has this term (2.10).
    TermClaimed {
        days: i32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        said: Option<Box<Said>>,
    },
    /// The client agrees (2.11). `since`: from when it held, if that was earlier.
    TermApproved {
        days: i32,
        from_issued: Option<Date>,
        since: Option<Date>,
        /// For these invoices only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        only: Option<Vec<InvoiceId>>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        said: Option<Box<Said>>,
    },
    TermDenied {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        said: Option<Box<Said>>,
    },
    /// The payment agreement with which the relation began (0.8).
    StartAgreed {
        days: i32,
        said: Box<Said>,
    },
    /// What we can and will do, as it was promised (0.6).
    Expectation {
        said: Box<Said>,
    },
    /// Why it is not paid, as a person heard it (0.11).
    ReasonGiven(Box<ReasonGiven>),
    /// Something was told in writing that is no step: to the customer, or to a colleague (2.13, 2.21).
    Wrote {
        letter: String,
        to: String,
        channel: Channel,
        invoices: Vec<InvoiceId>,
    },
    /// Something about invoices was put right in the conversation (1.7, 4.9).
    Corrected {
        invoices: Vec<InvoiceId>,
        fault: Fault,
        correct: String,
    },
    /// The clock of the reason stopped: known so many days after the first overdue day (4.4).
    ReasonKnown {
        invoice: InvoiceId,
        reason: Reason,
        overdue_since: Date,
        days: i32,
    },
    Score {
        nps: u8,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        said: Option<Box<ScoreSaid>>,
    },
    /// He was asked how satisfied he is.
    ScoreAsked {
        survey: String,
    },
    /// What a caring conversation brought (3.9); its own day is the fact's.
    CareTalk(Box<CareTalk>),
    /// What hurt, the talk on that place, is better.
    PainSolved {
        place: usize,
    },
    /// He was asked for a good word, or thanked (0.22).
    GoodWordAsked {
        what: GoodWord,
        moment: Moment,
    },
    /// He gave it, or would rather not.
    GoodWordAnswered {
        what: GoodWord,
        given: bool,
        words: Option<String>,
    },
    Prefers {
        reminders: Option<Channel>,
        admin: Option<Channel>,
        invoices: Option<Channel>,
        source: Option<String>,
    },
    Refuses {
        channel: Channel,
    },
    Consents {
        channel: Channel,
    },
    Hold {
        invoices: Option<Vec<InvoiceId>>,
        why: String,
        until: Option<Date>,
    },
    HoldEnded,
    Stop {
        why: StopWhy,
    },
    StopEnded,
    MessageFailed {
        channel: Channel,
    },
    Approve {
        step: Step,
        /// Only about these; `None`: about everything that the step is about.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        invoices: Option<Vec<InvoiceId>>,
    },
    TaskDone {
        task: TaskKind,
    },
    Decided {
        outcome: DecidedOutcome,
    },
    /// Steps of these invoices fell in days on which we were not there.
    SeenAgain {
        invoices: Vec<InvoiceId>,
    },
    /// What people wrote down; changes nothing by itself.
    Note {
        text: String,
    },
    /// When the customer is best reached, in his words; empty: whenever.
    BestTime {
        words: String,
    },
    /// A note that stands on top for everybody; `None`: not any more.
    Pinned {
        text: Option<String>,
    },
    /// The person at the customer's whom we speak first.
    FirstChoice {
        person: String,
    },
    /// Somebody comes by on that day, prepared (1.22).
    VisitPlanned {
        day: Date,
        by: Option<String>,
        preparation: String,
    },
    VisitCancelled,
    /// A contact that was not about debt (0.25).
    CareContact {
        channel: Channel,
        kind: CareKind,
    },
    /// What a conversation taught us that sales should know (4.3). Never in a message.
    Learned {
        text: String,
    },
    /// What was just entered is withdrawn: the customer is again as he was before it.
    TakenBack(Box<TakenBack>),
    Acted(Box<Acted>),
    Rested(Rested),
}

/// The customer as he was before what is taken back. Money is not among it: that has its own way
/// back (`Allocated` with less than nothing, `PaymentReversed`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenBack {
    /// The kinds of the facts that are withdrawn, in their order.
    pub what: Vec<String>,
    pub profile: Profile,
    pub state: State,
    pub invoices: Vec<InvoiceBefore>,
}

/// What people can change about an invoice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceBefore {
    pub invoice: InvoiceId,
    pub credited: Cents,
    pub let_go: bool,
    pub settled_on: Option<Date>,
    pub track: Track,
}

/// An event with its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    pub on: Date,
    #[serde(flatten)]
    pub event: Event,
}
