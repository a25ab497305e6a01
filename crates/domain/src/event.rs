//! Facts: everything that happened to a customer, in the words of `play.md`.
//!
//! The timeline is a list of these with their days; folding it (see `apply`) gives the dossier.
//! Invariant: facts are added, never changed or taken away. What turns out wrong is put right by
//! a new fact.

use serde::{Deserialize, Serialize};

use crate::agreement::{DisputeOutcome, StopWhy};
use crate::because::Because;
use crate::channel::Channel;
use crate::customer::Profile;
use crate::date::Date;
use crate::ids::InvoiceId;
use crate::invoice::Collect;
use crate::money::{Cents, Currency};
use crate::named::named;
use crate::step::{Assignee, Hold, Step, TaskKind};

named! {
    /// What came out of a call.
    CallOutcome, "call outcome" {
        NoAnswer = "no_answer",
        Voicemail = "voicemail",
        CallBack = "call_back",
        Promise = "promise",
        AlreadyPaid = "already_paid",
        Dispute = "dispute",
        WantsPlan = "wants_plan",
        WrongPerson = "wrong_person",
        CannotPay = "cannot_pay",
        Absent = "absent",
    }
}

named! {
    /// What a reply says. A reply may say several things.
    Intent, "intent" {
        AlreadyPaid = "already_paid",
        Forgot = "forgot",
        OutOfOffice = "out_of_office",
        DisputeDelivery = "dispute_delivery",
        DisputeQuality = "dispute_quality",
        DisputePrice = "dispute_price",
        DisputeNotOrdered = "dispute_not_ordered",
        MissingPo = "missing_po",
        WrongAddress = "wrong_address",
        OtherTerms = "other_terms",
        CannotPay = "cannot_pay",
        RequestInstalments = "request_instalments",
        RequestDeferral = "request_deferral",
        Insolvency = "insolvency",
        Deceased = "deceased",
        RequestCopy = "request_copy",
        PromiseToPay = "promise_to_pay",
        VaguePromise = "vague_promise",
        Refuse = "refuse",
        SetOff = "set_off",
        SettlementOffer = "settlement_offer",
        CreditNoteRequest = "credit_note_request",
        RefundRequest = "refund_request",
        LegalThreat = "legal_threat",
        GdprRequest = "gdpr_request",
        LimitationPlea = "limitation_plea",
        DirectDebit = "direct_debit",
        WantsCall = "wants_call",
        ContactPreference = "contact_preference",
        PhishingDoubt = "phishing_doubt",
        Forwarded = "forwarded",
        Question = "question",
        ComplaintTone = "complaint_tone",
        Other = "other",
    }
}

named! {
    /// What a person decided at the end of the road.
    DecidedOutcome, "decision" {
        CallAgain = "call_again",
        Arrangement = "arrangement",
        LetGo = "let_go",
        HandOver = "hand_over",
    }
}

named! {
    /// The shape of an act.
    ActKind, "act" {
        /// Goes out by itself.
        Message = "message",
        Call = "call",
        Visit = "visit",
        Letter = "letter",
        Task = "task",
    }
}

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
    },
    DisputeOpened {
        invoice: InvoiceId,
        amount: Option<Cents>,
        reason: String,
    },
    RemedyAgreed {
        invoice: InvoiceId,
    },
    DisputeClosed {
        invoice: InvoiceId,
        outcome: DisputeOutcome,
        customer_satisfied: Option<bool>,
    },
    Arrangement {
        invoices: Vec<InvoiceId>,
        terms: Vec<(Date, Cents)>,
    },
    TermClaimed {
        days: i32,
    },
    TermApproved {
        days: i32,
        from_issued: Option<Date>,
        since: Option<Date>,
    },
    TermDenied,
    Score {
        nps: u8,
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
    Acted(Box<Acted>),
    Rested(Rested),
}

/// An event with its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    pub on: Date,
    #[serde(flatten)]
    pub event: Event,
}
