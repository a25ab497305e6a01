//! What stands around every page: whose data it is, where we are, whether sending is open, what
//! just happened. One value, made once per request.
//!
//! Invariant: the client's name is always in sight, and a closed outbox can't be overlooked.

use domain::{Date, Language};

use crate::say::Say;

/// The places of the rail, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Today,
    Customers,
    Invoices,
    Disputes,
    Agreements,
    Relations,
    Reports,
    Payments,
    Import,
    Outbox,
    Letters,
    Settings,
    Elsewhere,
}

impl Place {
    pub const RAIL: [Place; 12] = [
        Place::Today,
        Place::Customers,
        Place::Invoices,
        Place::Disputes,
        Place::Agreements,
        Place::Relations,
        Place::Payments,
        Place::Outbox,
        Place::Import,
        Place::Letters,
        Place::Reports,
        Place::Settings,
    ];

    pub const fn path(&self) -> &'static str {
        match self {
            Place::Today => "/today",
            Place::Customers => "/customers",
            Place::Invoices => "/invoices",
            Place::Disputes => "/disputes",
            Place::Agreements => "/agreements",
            Place::Relations => "/relations",
            Place::Reports => "/reports",
            Place::Payments => "/payments",
            Place::Import => "/import",
            Place::Outbox => "/outbox",
            Place::Letters => "/letters",
            Place::Settings => "/settings",
            Place::Elsewhere => "/",
        }
    }

    pub const fn key(&self) -> &'static str {
        match self {
            Place::Today => "nav-today",
            Place::Customers => "nav-customers",
            Place::Invoices => "nav-invoices",
            Place::Disputes => "nav-disputes",
            Place::Agreements => "nav-agreements",
            Place::Relations => "nav-relations",
            Place::Reports => "nav-reports",
            Place::Payments => "nav-payments",
            Place::Import => "nav-import",
            Place::Outbox => "nav-outbox",
            Place::Letters => "nav-letters",
            Place::Settings => "nav-settings",
            Place::Elsewhere => "nav-elsewhere",
        }
    }

    pub const fn icon(&self) -> &'static str {
        match self {
            Place::Today => "sun-high",
            Place::Customers => "users",
            Place::Invoices => "file-invoice",
            Place::Disputes => "message-exclamation",
            Place::Agreements => "heart-handshake",
            Place::Relations => "mood-smile",
            Place::Reports => "scale",
            Place::Payments => "arrows-join-2",
            Place::Import => "file-import",
            Place::Outbox => "send",
            Place::Letters => "writing",
            Place::Settings => "settings",
            Place::Elsewhere => "help",
        }
    }

    /// The places in the bar of a phone; the others stand behind "more".
    pub const fn is_thumb(&self) -> bool {
        matches!(self, Place::Today | Place::Customers | Place::Payments | Place::Outbox)
    }
}

/// Whether anything may go out, and if not, why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sending {
    Open,
    /// The stop button of this client (G19).
    StoppedHere {
        by: String,
        since: String,
    },
    /// The stop button of the whole installation.
    StoppedEverywhere {
        by: String,
        since: String,
    },
    /// After a restore (G14).
    Recovery {
        restored: String,
    },
    /// After the first import: a person has to see who would get what.
    FirstDay {
        waiting: i64,
    },
    /// Everything goes to one own address.
    Trial {
        to: String,
    },
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bank {
    Fresh,
    /// Reminders wait until newer statements are in (N2).
    Stale {
        through: Date,
    },
    /// No statement was ever read.
    Never,
}

/// The newest stretch of which the bank's statements are missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    pub account: String,
    pub after: Date,
    pub before: Date,
}

/// What just happened, said once, with a way back where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    pub words: String,
    /// Address to which a form posts to take it back.
    pub undo: Option<String>,
    pub problem: bool,
}

#[derive(Clone)]
pub struct Frame {
    pub say: Say,
    pub place: Place,
    pub today: Date,
    /// Who is logged in.
    pub person: String,
    pub client: String,
    /// 1 to 6: each client its own strip beside its name.
    pub client_colour: u8,
    pub sending: Sending,
    pub bank: Bank,
    /// A stretch that is missing between the bank's statements; looked for on *Vandaag*.
    pub gap: Option<Gap>,
    pub notice: Option<Notice>,
    /// Numbers in the rail; a zero is not shown.
    pub work_today: i64,
    pub payments_waiting: i64,
    pub messages_uncertain: i64,
    /// Path and query of this page: where a form comes back to.
    pub here: String,
}

impl Frame {
    pub fn count(&self, place: &Place) -> i64 {
        match place {
            Place::Today => self.work_today,
            Place::Payments => self.payments_waiting,
            Place::Outbox => self.messages_uncertain,
            _ => 0,
        }
    }

    pub fn lang(&self) -> &'static str {
        self.say.language.word()
    }

    pub fn gap_words(&self, gap: &Gap) -> String {
        let (after, before) = (self.say.date(gap.after), self.say.date(gap.before));
        let account = &gap.account;
        self.say.with3("gaps-bar-explained", [("account", account), ("after", &after), ("before", &before)])
    }

    pub fn initials(&self) -> String {
        self.person.split_whitespace().filter_map(|part| part.chars().next()).take(2).collect()
    }

    pub fn sample(language: Language, place: Place) -> Frame {
        Frame {
            say: Say::new(language),
            place,
            today: "2026-03-12".parse().expect("a day"),
            person: "Joost Veenstra".to_owned(),
            client: "Bakkerijservice Noord".to_owned(),
            client_colour: 2,
            sending: Sending::Open,
            bank: Bank::Fresh,
            gap: None,
            notice: None,
            work_today: 57,
            payments_waiting: 4,
            messages_uncertain: 1,
            here: place.path().to_owned(),
        }
    }
}
