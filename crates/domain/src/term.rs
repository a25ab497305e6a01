//! Payment terms beside those of the bookkeeping: claimed, agreed, denied; whether the bookkeeping
//! followed; reminders that turned out to be against an agreement. Dutch: *betaaltermijn*.
//!
//! Not here: what the law allows (`term_law`), asking the bookkeeper (`decide::tasks`).
//! Invariant (G4): nothing that comes from the bookkeeping changes an agreement; it only shows
//! whether the bookkeeping knows of it.

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::dossier::Dossier;
use crate::ids::InvoiceId;
use crate::invoice::Invoice;
use crate::named::named;

/// Who said something, since when it holds, in which words, and with what proof: a contract, a
/// mail, a note of a call (0.8, 2.10, 2.11).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Said {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub proof: Option<String>,
}

/// "Wij hanteren altijd 30 dagen": said by the customer, not yet answered by the client (2.10).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermClaim {
    pub days: i32,
    pub on: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Box<Said>>,
    /// Days on which he had to say it again (2.20).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub again: Vec<Date>,
}

/// A payment term that holds, whatever the bookkeeping says (2.12). Dutch: *afgesproken termijn*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedTerm {
    pub days: i32,
    pub on: Date,
    /// Holds for invoices issued on or after this day. `None`: for all.
    pub from_issued: Option<Date>,
    /// Holds for these invoices only, and for no coming ones. `None`: as `from_issued` says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<Vec<InvoiceId>>,
    /// Who approved it at the client's, since when, with what proof.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Box<Said>>,
    /// The bookkeeping's term on the day of the approval, where it was known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days_before: Option<i32>,
    /// Agreed when the relation began, not after a claim (0.8).
    #[serde(default, skip_serializing_if = "is_false")]
    pub at_start: bool,
    /// Days on which the bookkeeper was asked about the customer card.
    pub asked: Vec<Date>,
    pub client_asked: Option<Date>,
    /// New invoices that came with the old term and that the bookkeeper was not asked about yet.
    pub old_term_on: Vec<InvoiceId>,
    /// The latest new invoice since the agreement, and whether it came with the agreed term (2.14).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub newest: Option<(InvoiceId, bool)>,
    /// Days on which the customer had to tell us again what was agreed already (2.20).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub complaints: Vec<Date>,
}

fn is_false(flag: &bool) -> bool {
    !*flag
}

/// The client said no to a claim (2.11).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermDenial {
    pub days: i32,
    pub on: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Box<Said>>,
}

impl AgreedTerm {
    /// Whether it holds for an invoice of that day, invoices named apart left out.
    pub fn holds_for(&self, issued: Date) -> bool {
        self.only.is_none() && self.from_issued.is_none_or(|from| issued >= from)
    }

    pub fn covers(&self, id: InvoiceId, issued: Date) -> bool {
        match &self.only {
            Some(only) => only.contains(&id),
            None => self.holds_for(issued),
        }
    }

    pub fn due(&self, invoice: &Invoice) -> Date {
        invoice.issued.plus_days(self.days)
    }

    fn shows_on(&self, invoice: &Invoice) -> bool {
        invoice.due >= self.due(invoice)
    }
}

/// Whether the bookkeeping follows an agreed term, in its three places (2.14).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BooksCheck {
    /// The customer card. `None`: no card was ever read.
    pub card: Option<bool>,
    /// The open invoices under the agreement, each with whether it shows the agreed day.
    pub open: Vec<(InvoiceId, bool)>,
    /// The next new invoice. `None`: it did not come yet.
    pub next: Option<bool>,
    /// The agreement is about coming invoices too.
    pub about_coming: bool,
}

impl BooksCheck {
    /// Everything that could be seen was seen, and it is right (A4).
    pub fn is_done(&self) -> bool {
        let open = self.open.iter().all(|(_, shown)| *shown);
        let coming = !self.about_coming || self.next == Some(true);
        open && coming && (!self.about_coming || self.card != Some(false))
    }
}

impl Dossier {
    /// The agreed term that holds for this invoice.
    pub fn term_of(&self, invoice: &Invoice) -> Option<&AgreedTerm> {
        self.state.terms.iter().rfind(|term| term.covers(invoice.id, invoice.issued))
    }

    pub fn books_check(&self, term: &AgreedTerm) -> BooksCheck {
        let covered = |invoice: &&Invoice| term.covers(invoice.id, invoice.issued);
        let open = self.open_invoices().filter(covered);
        BooksCheck {
            card: self.state.books_term.map(|days| days == term.days),
            open: open.map(|invoice| (invoice.id, term.shows_on(invoice))).collect(),
            next: term.newest.map(|(_, shown)| shown),
            about_coming: term.only.is_none(),
        }
    }
}

named! {
    /// What shows that a reminder was not right.
    IncidentWhy, "reason of an incident" {
        /// It was sent before the day that was agreed at that time.
        TermAgreed = "term_agreed",
        /// The term was agreed after it: the customer was right, nobody could know it.
        TermAgreedLater = "term_agreed_later",
        /// The bookkeeping moved the due date when the reminder was sent already.
        BooksMovedDue = "books_moved_due",
        /// The money was there before it.
        PaidBefore = "paid_before",
    }
}

/// A reminder against an agreement, or about what was paid (2.19). Dutch: *incident*.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Incident {
    /// When it was found.
    pub on: Date,
    /// When the wrong reminder went out.
    pub reminded: Date,
    pub invoices: Vec<InvoiceId>,
    pub why: IncidentWhy,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apologised: Option<Date>,
}

impl Incident {
    /// Whether it counts: the target is none. What nobody could know is told, and not counted.
    pub fn counts(&self) -> bool {
        self.why != IncidentWhy::TermAgreedLater
    }
}
