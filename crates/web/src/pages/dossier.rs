//! *Klantdossier*: who this is, what happens now and next and why, what was said and paid, and
//! every act a person can do about it.
//!
//! Invariant: every fact that deciding knows can be entered from here.

use askama::Template;
use domain::{Cents, CustomerId, Date};

use crate::frame::Frame;
use crate::pages::dossier_side::{Agreement, Behaviour, OpenInvoice, OpenTask, PersonCard, PreferenceCard};
use crate::pages::peek::NowLine;
use crate::pages::term_card::AgreedPart;
use crate::pages::timeline::Timeline;
use crate::say::Say;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    pub customer: CustomerId,
    pub name: String,
    /// The number in the bookkeeping.
    pub number: Option<String>,
    pub place: Option<String>,
    /// `business` or `consumer`.
    pub kind: &'static str,
    pub since: Option<Date>,
    /// `good`, `normal` or `strained`.
    pub mood: &'static str,
    /// `close`, `normal` or `distant`.
    pub closeness: &'static str,
    pub last_score: Option<u8>,
    pub owner: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub line: NowLine,
    /// What could be sent at once by hand: address of the preview, when anything may be.
    pub can_send: bool,
    /// Waits for a person's decision now.
    pub to_decide: bool,
    pub tasks: Vec<OpenTask>,
    pub open: Cents,
    pub late: Cents,
    /// Money that came in but has no invoice yet.
    pub unallocated: Cents,
    pub invoices: Vec<OpenInvoice>,
    pub agreements: Vec<Agreement>,
    pub preference: PreferenceCard,
    pub persons: Vec<PersonCard>,
    pub behaviour: Behaviour,
    pub agreed: AgreedPart,
    pub timeline: Timeline,
}

impl Dossier {
    pub fn act(&self, act: &str) -> String {
        format!("/customers/{}/acts/{act}?back=/customers/{}", self.customer, self.customer)
    }

    pub fn dial(&self) -> String {
        let phone = self.phone.as_deref().unwrap_or("");
        phone.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect()
    }
}

#[derive(Template)]
#[template(path = "dossier.html", blocks = ["timeline"])]
pub struct DossierPage {
    pub frame: Frame,
    pub say: Say,
    pub dossier: Dossier,
}

impl DossierPage {
    pub fn new(frame: Frame, mut dossier: Dossier) -> DossierPage {
        dossier.timeline.arrange();
        DossierPage { say: frame.say, frame, dossier }
    }
}
