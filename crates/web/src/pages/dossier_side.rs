//! The right column of the dossier: open invoices with why each rests, agreements, preferences,
//! persons, payment behaviour.
//!
//! Invariant: every invoice shows its standing in words (A3: doing nothing has a reason too).

use domain::{Cents, Channel, Currency, Date, Hold, InvoiceId, Step};

use crate::look;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenInvoice {
    pub id: InvoiceId,
    pub number: String,
    pub issued: Date,
    /// The bookkeeping's due date.
    pub due: Date,
    /// What counts, when an agreement moved it.
    pub due_agreed: Option<Date>,
    pub amount: Cents,
    pub open: Cents,
    pub currency: Currency,
    /// Against the date that counts; negative: not yet due.
    pub days_late: i32,
    /// Why it rests; `None`: it is free and `step` comes.
    pub hold: Option<Hold>,
    pub step: Option<Step>,
    /// The chip: "belofte t/m vr 13 mrt", "rust: nog niet te laat".
    pub standing: String,
    pub project: Option<String>,
    pub specialist: Option<String>,
    /// Why it is not paid yet, when we know it, in words.
    pub reason: Option<String>,
    pub has_document: bool,
}

impl OpenInvoice {
    pub fn tone(&self) -> &'static str {
        match &self.hold {
            Some(hold) => look::hold_tone(hold),
            None if self.days_late > 0 => "late",
            None => "calm",
        }
    }

    pub fn icon(&self) -> &'static str {
        match (&self.hold, &self.step) {
            (Some(hold), _) => look::hold_icon(hold),
            (None, Some(step)) => look::step_icon(step),
            (None, None) => "clock",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgreementKind {
    Promise,
    Dispute,
    Arrangement,
    Hold,
    TermClaim,
    AgreedTerm,
    FullStop,
}

impl AgreementKind {
    pub const fn word(&self) -> &'static str {
        match self {
            AgreementKind::Promise => "promise",
            AgreementKind::Dispute => "dispute",
            AgreementKind::Arrangement => "arrangement",
            AgreementKind::Hold => "hold",
            AgreementKind::TermClaim => "term-claim",
            AgreementKind::AgreedTerm => "agreed-term",
            AgreementKind::FullStop => "full-stop",
        }
    }

    /// Colour and pattern of its band.
    pub const fn tone(&self) -> &'static str {
        match self {
            AgreementKind::Promise => "promise",
            AgreementKind::Dispute => "dispute",
            AgreementKind::Arrangement => "plan",
            AgreementKind::Hold => "calm",
            AgreementKind::TermClaim | AgreementKind::AgreedTerm => "term",
            AgreementKind::FullStop => "late",
        }
    }

    pub const fn icon(&self) -> &'static str {
        match self {
            AgreementKind::Promise => "heart-handshake",
            AgreementKind::Dispute => "message-exclamation",
            AgreementKind::Arrangement => "calendar-repeat",
            AgreementKind::Hold => "player-pause",
            AgreementKind::TermClaim | AgreementKind::AgreedTerm => "calendar-due",
            AgreementKind::FullStop => "hand-stop",
        }
    }
}

/// A link to the act that changes an agreement: `acts/{act}?…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementAct {
    /// Key of its word, under `act-…`.
    pub act: &'static str,
    /// Query that prefills the form, without `?`.
    pub query: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    pub kind: AgreementKind,
    /// "Betaalt € 1.980,00 uiterlijk vrijdag 13 maart".
    pub words: String,
    /// Who agreed it, when, for which invoices.
    pub source: String,
    /// "Boekhouding zegt nog 14 dagen. Gevraagd op 16-2 en 23-2."
    pub conflict: Option<String>,
    /// A page of its own, where it has one.
    pub page: Option<String>,
    pub acts: Vec<AgreementAct>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreferenceCard {
    pub reminders: Option<Channel>,
    pub admin: Option<Channel>,
    pub invoices: Option<Channel>,
    pub when: Option<String>,
    /// `formal` or `informal`.
    pub form: &'static str,
    pub language: domain::Language,
    /// `product`, `service` or `fixed_person`.
    pub style: &'static str,
    pub fixed_person: Option<String>,
    pub order_number_wanted: bool,
    pub refused: Vec<Channel>,
    pub consent: Vec<Channel>,
    pub source: Option<String>,
    pub on: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonCard {
    /// Its number within the customer.
    pub id: i64,
    pub name: String,
    pub role: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub first_choice: bool,
}

impl PersonCard {
    pub fn dial(&self) -> String {
        let phone = self.phone.as_deref().unwrap_or("");
        phone.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect()
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behaviour {
    /// "Betaalt gemiddeld 6 dagen na de vervaldatum."
    pub summary: String,
    /// "Houdt zich 9 van de 10 keer aan afspraken."
    pub promises: Option<String>,
    /// Days late of the last paid invoices, oldest first; at most 24.
    pub days_late: Vec<i32>,
    pub paid_invoices: i64,
    pub last_score: Option<u8>,
    /// Contacts that were not about money, beside reminders (0.25).
    pub care_share: Option<String>,
    /// How soon he shows that he read us, by channel.
    pub responses: Vec<String>,
}

impl Behaviour {
    /// Bars of the sparkline: x, y, height in a box of 24 units high, the base line at 18.
    pub fn bars(&self) -> Vec<(usize, i32, i32, bool)> {
        let tallest = self.days_late.iter().map(|days| days.abs()).max().unwrap_or(1).max(1);
        let bar = |(index, days): (usize, &i32)| {
            let height = (days.abs() * if *days > 0 { 17 } else { 5 } / tallest).max(1);
            let top = if *days > 0 { 18 - height } else { 18 };
            (index * 8, top, height, *days > 0)
        };
        self.days_late.iter().enumerate().map(bar).collect()
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenTask {
    pub todo: i64,
    pub icon: &'static str,
    pub words: String,
    pub why: String,
    pub since: Date,
}
