//! The timeline of the dossier: people and money, newest first, agreements as bands over it,
//! system events folded.
//!
//! Invariant: what was sent can be opened to exactly what was sent.

use domain::{Channel, Date};

use crate::pages::dossier_side::AgreementKind;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemKind {
    CallOut,
    CallIn,
    Visit,
    MessageOut,
    MessageIn,
    Invoice,
    Payment,
    Reversal,
    CreditNote,
    Agreement,
    AgreementEnded,
    Note,
    Score,
    Change,
}

impl ItemKind {
    pub const fn word(&self) -> &'static str {
        match self {
            ItemKind::CallOut => "call-out",
            ItemKind::CallIn => "call-in",
            ItemKind::Visit => "visit",
            ItemKind::MessageOut => "message-out",
            ItemKind::MessageIn => "message-in",
            ItemKind::Invoice => "invoice",
            ItemKind::Payment => "payment",
            ItemKind::Reversal => "reversal",
            ItemKind::CreditNote => "credit-note",
            ItemKind::Agreement => "agreement",
            ItemKind::AgreementEnded => "agreement-ended",
            ItemKind::Note => "note",
            ItemKind::Score => "score",
            ItemKind::Change => "change",
        }
    }

    pub const fn icon(&self) -> &'static str {
        match self {
            ItemKind::CallOut | ItemKind::CallIn => "phone",
            ItemKind::Visit => "walk",
            ItemKind::MessageOut => "send",
            ItemKind::MessageIn => "message",
            ItemKind::Invoice => "file-invoice",
            ItemKind::Payment => "coin",
            ItemKind::Reversal => "receipt-refund",
            ItemKind::CreditNote => "receipt",
            ItemKind::Agreement => "heart-handshake",
            ItemKind::AgreementEnded => "check",
            ItemKind::Note => "note",
            ItemKind::Score => "star",
            ItemKind::Change => "adjustments",
        }
    }

    /// `talk`, `message`, `money` or `system`: what the filters show.
    pub const fn group(&self) -> &'static str {
        match self {
            ItemKind::CallOut | ItemKind::CallIn | ItemKind::Visit | ItemKind::Note => "talk",
            ItemKind::MessageOut | ItemKind::MessageIn => "message",
            ItemKind::Invoice | ItemKind::Payment | ItemKind::Reversal | ItemKind::CreditNote => "money",
            ItemKind::Agreement | ItemKind::AgreementEnded | ItemKind::Score => "talk",
            ItemKind::Change => "system",
        }
    }
}

/// A message as it went out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentText {
    pub contact: String,
    pub channel: Channel,
    pub subject: String,
    pub body: String,
    pub language: domain::Language,
    /// "Verzonden 09:02, aangenomen door mail.jansen.nl".
    pub state: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub on: Date,
    pub at: Option<String>,
    pub kind: ItemKind,
    /// One line: who did what.
    pub title: String,
    /// The customer's words or ours; may be long.
    pub body: Option<String>,
    pub amount: Option<domain::Cents>,
    pub sent: Option<SentText>,
    /// Why it was done or sent (A3).
    pub why: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    pub kind: AgreementKind,
    /// "Belofte: betaalt vrijdag 13 maart".
    pub words: String,
    pub from: Date,
    pub until: Option<Date>,
    /// Still holds today.
    pub running: bool,
    /// Its column among the stripes, and whether a newer stretch already says its words; both are
    /// set by [`Timeline::arrange`].
    pub lane: usize,
    pub named_above: bool,
}

/// A piece of the timeline inside the same agreements.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// The agreements that hold over it; empty: none. At most three are drawn.
    pub bands: Vec<Band>,
    pub entries: Vec<Entry>,
}

impl Stretch {
    /// The bands by column, with holes, so that a band keeps its place over the whole timeline.
    pub fn lanes(&self, count: usize) -> Vec<Option<&Band>> {
        (0..count).map(|lane| self.bands.iter().find(|band| band.lane == lane)).collect()
    }
}

/// One line of the list: something people did, or a fold of what the system did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    Item(Box<Item>),
    Folded(Vec<Item>),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Timeline {
    /// `all`, `talk`, `message`, `money` or `system`.
    pub filter: &'static str,
    pub pinned: Option<String>,
    pub stretches: Vec<Stretch>,
    pub next: Option<String>,
}

impl Timeline {
    /// Gives each band one column and lets only the newest stretch say its words. Longest-lived
    /// first (on the outside), so that stripes don't cross.
    pub fn arrange(&mut self) {
        let mut order: Vec<(Date, AgreementKind, String)> = Vec::new();
        for band in self.stretches.iter().flat_map(|stretch| &stretch.bands) {
            let name = (band.from, band.kind, band.words.clone());
            if !order.contains(&name) {
                order.push(name);
            }
        }
        order.sort_by_key(|(from, _, _)| *from);
        let mut named = Vec::new();
        for band in self.stretches.iter_mut().flat_map(|stretch| &mut stretch.bands) {
            let name = (band.from, band.kind, band.words.clone());
            band.lane = order.iter().position(|known| *known == name).unwrap_or(0).min(2);
            band.named_above = named.contains(&name);
            named.push(name);
        }
    }

    pub fn lanes(&self) -> usize {
        let bands = self.stretches.iter().flat_map(|stretch| &stretch.bands);
        bands.map(|band| band.lane + 1).max().unwrap_or(0)
    }

    pub const FILTERS: [&'static str; 5] = ["all", "talk", "message", "money", "system"];
}
