//! The contract with bookkeeping packages: what every connection can be asked.
//!
//! Implemented in the room `books`, once for each package, and held by one conformance suite there.
//! Not here: HTTP, keys, JSON; what is done with the answers (`sync`).
//! Invariants: asking again from the same cursor gives the same facts or newer ones; nothing is
//! written in the bookkeeping but by the three methods that say so.

use domain::{Channel, Date};
use formats::Reading;
use jiff::Timestamp;

use crate::records::{Document, Package, Person};

/// Something a package answered with instead of what was asked. Each has one word, which leads to
/// what a person can do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    /// The key opens nothing (any more): 401, also after it was renewed.
    #[error("the key is not accepted (any more)")]
    KeyRefused,
    /// The key opens less than we need.
    #[error("the key does not give access to {what}")]
    NotAllowed { what: String },
    #[error("too many requests; it may be tried again from {until}")]
    TooBusy { until: Timestamp },
    /// Cut connections, time-outs, 5xx.
    #[error("the package cannot be reached: {what}")]
    Away { what: String },
    #[error("the answer is not understood: {what}")]
    NotUnderstood { what: String },
    #[error("the package does not know {what}")]
    NotThere { what: String },
    /// The package has no way to do this, or not as things stand there.
    #[error("the package cannot do this: {what}")]
    Cannot { what: String },
    /// A secret is missing or cannot be read here.
    #[error("there is no key: {what}")]
    NoKey { what: String },
}

impl Trouble {
    pub fn word(&self) -> &'static str {
        match self {
            Trouble::KeyRefused => "key-refused",
            Trouble::NotAllowed { .. } => "not-allowed",
            Trouble::TooBusy { .. } => "too-busy",
            Trouble::Away { .. } => "away",
            Trouble::NotUnderstood { .. } => "not-understood",
            Trouble::NotThere { .. } => "not-there",
            Trouble::Cannot { .. } => "cannot",
            Trouble::NoKey { .. } => "no-key",
        }
    }

    /// As it is kept: the word and what more is known.
    pub fn line(&self) -> String {
        let more = match self {
            Trouble::KeyRefused => String::new(),
            Trouble::TooBusy { until } => until.to_string(),
            Trouble::NotAllowed { what }
            | Trouble::Away { what }
            | Trouble::NotUnderstood { what }
            | Trouble::NotThere { what }
            | Trouble::Cannot { what }
            | Trouble::NoKey { what } => what.clone(),
        };
        format!("{} {more}", self.word()).trim_end().to_owned()
    }
}

pub type Answer<T> = Result<T, Trouble>;

/// An administration that a key opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Administration {
    pub id: String,
    pub name: String,
}

/// A part of what changed. Facts and cursor belong together: the cursor is kept after the facts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Changes {
    /// Invoices and credit notes, each with its customer, as they are now.
    pub reading: Reading,
    /// Cards that changed without an invoice. Only who is a customer of ours already is looked at:
    /// suppliers stand among them.
    pub cards: Vec<formats::Customer>,
    /// The people at a customer, by its number.
    pub persons: Vec<(String, Vec<Person>)>,
    /// Numbers of invoices that are not there any more.
    pub gone: Vec<String>,
    /// Numbers of invoices that the bookkeeping has given up.
    pub uncollectible: Vec<String>,
    /// Numbers of invoices whose amounts cannot be read exactly: they are not taken.
    pub unreadable: Vec<String>,
    /// Numbers of open invoices about which the package would send reminders of its own.
    pub reminding: Vec<String>,
    /// The answers as they came, for whoever wants to read them again.
    pub source: Vec<u8>,
    pub cursor: String,
    /// Whether there is another part.
    pub more: bool,
}

impl Changes {
    pub fn is_empty(&self) -> bool {
        self.reading.invoices.is_empty()
            && self.cards.is_empty()
            && self.gone.is_empty()
            && self.uncollectible.is_empty()
    }
}

/// Something about the package itself that a person should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Remark {
    /// It sends reminders of its own for these invoices (a workflow).
    OwnReminders { workflow: String },
    /// Whether it sends reminders of its own cannot be asked: a person has to look.
    OwnRemindersUnseen,
    /// Money came in that nobody there has given a place: until then the bank counts through the
    /// day before.
    UnprocessedMoney { count: i64, since: Date },
}

impl Remark {
    pub fn line(&self) -> String {
        match self {
            Remark::OwnReminders { workflow } => format!("own-reminders {workflow}"),
            Remark::OwnRemindersUnseen => "own-reminders-unseen".to_owned(),
            Remark::UnprocessedMoney { count, since } => format!("unprocessed-money {count} {since}"),
        }
    }
}

/// One administration in a bookkeeping package.
pub trait Books: Send {
    fn package(&self) -> Package;

    /// What the key opens: also the test whether it is right.
    fn administrations(&mut self) -> Answer<Vec<Administration>>;

    /// The next part of what changed since the cursor; an empty cursor asks for everything.
    fn changes(&mut self, since: &str) -> Answer<Changes>;

    /// Whether an invoice that is open here was settled there before we were connected; after the
    /// changes were asked for. Only for packages whose changes do not begin with all invoices.
    ///
    /// # Errors
    /// As all questions.
    fn was_settled(&mut self, _number: &str) -> Answer<bool> {
        Ok(false)
    }

    /// The invoice itself as it was sent (PDF), where the package has it.
    fn document(&mut self, number: &str) -> Answer<Option<Document>>;

    /// Through which day the package knows the bank, where it does; and what to say about it.
    fn bank_through(&mut self, today: Date) -> Answer<(Option<Date>, Vec<Remark>)>;

    /// What else a person should know about how the package is set.
    fn remarks(&mut self) -> Answer<Vec<Remark>>;

    /// Writes: the package does not remind about this invoice by itself any more.
    fn pause_reminders(&mut self, number: &str) -> Answer<()>;

    /// Writes: this many days to pay on the customer's card. Returns the days that stand there now.
    fn set_term(&mut self, customer: &str, days: i32) -> Answer<i32>;

    /// Writes: how the customer gets his invoices from now on.
    fn set_delivery(&mut self, customer: &str, way: Channel) -> Answer<()>;
}
