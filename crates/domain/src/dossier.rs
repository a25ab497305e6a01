//! The dossier: everything that deciding needs to know about one customer of one client.
//!
//! It is the fold of the customer's timeline (`apply`), and the store keeps it as rows.
//! Not here: names, addresses, texts, money of the bank that is not this customer's.

use serde::{Deserialize, Serialize};

use crate::agreement::{
    AgreedTerm, Arrangement, Dispute, Incident, Pause, Promise, Said, Stop, TermClaim, TermDenial,
};
use crate::because::Because;
use crate::care::Care;
use crate::channel::{Channel, Channels};
use crate::customer::Profile;
use crate::date::Date;
use crate::ids::{InvoiceId, TodoId};
use crate::invoice::Invoice;
use crate::money::{Cents, Currency};
use crate::step::{Assignee, Step, TaskKind};

/// The rhythm of contact: what the caps look at.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Rhythm {
    /// Automatic reminders in a row without a talk (N4).
    pub row: u32,
    /// Days of the latest reminders, oldest first; only as many as the cap looks at.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reminders: Vec<Date>,
    /// The last automatic message about money.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_message: Option<Date>,
    /// The last message of any kind, and the last call or visit put on a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub messaged: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub called: Option<Date>,
    /// The last day on which anything was done or asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acted: Option<Date>,
    /// Calls without contact since the last talk.
    pub attempts: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_attempt: Option<Date>,
    /// Days of the latest calls without contact, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attempt_days: Vec<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_talk: Option<Date>,
    /// After cannot_pay, wants_plan, wrong_person or absent no firm reminder follows.
    pub no_firm: bool,
    /// Channels on which we wrote about money and heard nothing.
    pub unanswered: Channels,
    /// The last message, in case it comes back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_sent: Option<Sent>,
}

/// A message that went out, as far as its coming back matters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sent {
    pub on: Date,
    pub step: Step,
    pub channel: Channel,
    pub invoices: Vec<InvoiceId>,
}

/// What an open call, visit or task is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TodoKind {
    Call(Step, Channel),
    Visit(Step),
    /// With an approval: the step that waits for a yes.
    Task(TaskKind, Option<Step>),
}

/// Something a person was asked to do and has not done yet. Dutch: *taak*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Todo {
    pub id: TodoId,
    pub kind: TodoKind,
    pub to: Assignee,
    pub invoices: Vec<InvoiceId>,
    pub on: Date,
    pub because: Because,
    /// Whose conversation it is; `None`: anybody's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}

impl Todo {
    pub fn is_conversation(&self) -> bool {
        matches!(self.kind, TodoKind::Call(..) | TodoKind::Visit(..))
    }

    pub fn is_task(&self, kind: TaskKind) -> bool {
        matches!(self.kind, TodoKind::Task(task, _) if task == kind)
    }

    pub fn step(&self) -> Option<Step> {
        match self.kind {
            TodoKind::Call(step, _) | TodoKind::Visit(step) => Some(step),
            TodoKind::Task(..) => None,
        }
    }
}

/// A task that facts asked for and that was not handed to a person yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wanted {
    pub task: TaskKind,
    pub invoices: Vec<InvoiceId>,
    pub on: Date,
}

/// Why a word of thanks or apology is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owing {
    ThanksForPromise,
    ThanksForArrangement,
    /// A reminder of that day was wrong.
    Apology {
        reminded: Date,
    },
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owed {
    pub what: Owing,
    pub invoices: Vec<InvoiceId>,
    pub on: Date,
}

/// A call that has to be made again, from that day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallAgain {
    pub invoices: Vec<InvoiceId>,
    pub on: Date,
    /// The day until which the customer asked us to wait; `None`: the next working day.
    pub until: Option<Date>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    pub nps: u8,
    pub on: Date,
    /// A care call about it was put on a person's list.
    pub cared: bool,
    /// Until a talk, reminders wait for a person's yes.
    pub manual: bool,
}

/// A visit that is planned: prepared before, reported after (1.22).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedVisit {
    pub day: Date,
    pub by: Option<String>,
    pub preparation: String,
    /// It was put on that person's list.
    pub given: bool,
}

fn is_zero(count: &u32) -> bool {
    *count == 0
}

/// Everything about a customer that is no invoice and no profile.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stop: Option<Stop>,
    pub stop_told: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<Pause>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub promises: Vec<Promise>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub disputes: Vec<Dispute>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub arrangements: Vec<Arrangement>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claim: Option<TermClaim>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<AgreedTerm>,
    /// The last claim that the client said no to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub denied: Option<TermDenial>,
    /// Reminders that turned out to be wrong (2.19).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub incidents: Vec<Incident>,
    /// What was promised when the relation began, and after (0.6), each with its day.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub expectations: Vec<(Date, Said)>,
    /// The term on the bookkeeping's customer card.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub books_term: Option<i32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unallocated: Vec<(Currency, Cents)>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Score>,
    #[serde(skip_serializing_if = "Care::is_empty")]
    pub care: Care,
    pub rhythm: Rhythm,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub todos: Vec<Todo>,
    pub next_todo: i64,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub wanted: Vec<Wanted>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub owed: Vec<Owed>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call_again: Option<CallAgain>,
    /// Steps to which a person said yes, not yet taken.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub approved: Vec<Step>,
    /// Only these invoices, of a step to which a person said yes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub approved_about: Vec<(Step, Vec<InvoiceId>)>,
    /// Somebody comes by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visit: Option<PlannedVisit>,
    /// Invoices that were paid after their day, ever (1.17).
    #[serde(skip_serializing_if = "is_zero")]
    pub lates: u32,
    /// What colleagues have to see first. Dutch: *vastgepind*.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pinned: Option<String>,
    /// Whom we speak first, of the persons on the card.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_choice: Option<String>,
    /// Channels on which a message came back.
    pub failed: Channels,
    pub invoices_seen: u32,
}

/// One customer of one client, complete enough to decide about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Dossier {
    pub profile: Profile,
    pub state: State,
    /// Open invoices, and settled ones that something still hangs on; oldest first.
    pub invoices: Vec<Invoice>,
}

impl Dossier {
    pub fn invoice(&self, id: InvoiceId) -> Option<&Invoice> {
        self.invoices.iter().find(|invoice| invoice.id == id)
    }

    pub fn invoice_mut(&mut self, id: InvoiceId) -> Option<&mut Invoice> {
        self.invoices.iter_mut().find(|invoice| invoice.id == id)
    }

    pub fn open_invoices(&self) -> impl Iterator<Item = &Invoice> {
        self.invoices.iter().filter(|invoice| invoice.is_open())
    }

    pub fn open_sum(&self, currency: Currency) -> Cents {
        let in_currency = self.open_invoices().filter(|invoice| invoice.currency == currency);
        in_currency.map(Invoice::open).sum()
    }

    pub fn unallocated(&self, currency: Currency) -> Cents {
        let of = |(known, amount): &(Currency, Cents)| (*known == currency).then_some(*amount);
        self.state.unallocated.iter().find_map(of).unwrap_or_default()
    }

    pub fn has_open_task(&self, kind: TaskKind) -> bool {
        self.state.todos.iter().any(|todo| todo.is_task(kind))
    }

    pub fn open_dispute(&self, invoice: InvoiceId) -> Option<&Dispute> {
        self.state.disputes.iter().find(|dispute| dispute.invoice == invoice && dispute.is_open())
    }

    /// Whether the customer can and may be reached through this channel. WhatsApp needs consent
    /// (N3); a channel on which messages came back is not reachable.
    pub fn may_use(&self, channel: Channel) -> bool {
        let profile = &self.profile;
        profile.reachable.has(channel)
            && !profile.refused.has(channel)
            && !self.state.failed.has(channel)
            && (channel != Channel::Whatsapp || profile.consent.has(channel))
    }
}
