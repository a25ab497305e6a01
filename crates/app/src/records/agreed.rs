//! What was agreed with customers, as rows of lists over all of them; and links for people who
//! have no account.

use domain::agreement::{
    AgreedTerm, Arrangement, ArrangementState, Dispute, Incident, Promise, PromiseState, TermClaim,
};
use domain::{Cents, ClientId, CustomerId, Date, InvoiceId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// One agreement of one customer. Dutch: *afspraak*.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Agreed {
    Promise(Promise),
    Dispute(Box<Dispute>),
    Arrangement(Arrangement),
    Claim(TermClaim),
    Term(AgreedTerm),
    Incident(Incident),
}

/// What kind of agreement a list is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgreedKind {
    Promise,
    Dispute,
    Arrangement,
    Claim,
    Term,
    Incident,
}

/// An agreement with its customer, for boards and lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreedRow {
    pub customer: CustomerId,
    pub number: String,
    pub name: String,
    /// Its place among the customer's agreements of this kind, from 0.
    pub position: i64,
    pub is_open: bool,
    pub agreed: Agreed,
}

impl AgreedKind {
    pub const ALL: [AgreedKind; 6] = [
        AgreedKind::Promise,
        AgreedKind::Dispute,
        AgreedKind::Arrangement,
        AgreedKind::Claim,
        AgreedKind::Term,
        AgreedKind::Incident,
    ];

    pub fn word(self) -> &'static str {
        match self {
            AgreedKind::Promise => "promise",
            AgreedKind::Dispute => "dispute",
            AgreedKind::Arrangement => "arrangement",
            AgreedKind::Claim => "claim",
            AgreedKind::Term => "term",
            AgreedKind::Incident => "incident",
        }
    }
}

impl Agreed {
    pub fn is_open(&self) -> bool {
        match self {
            Agreed::Promise(promise) => promise.state == PromiseState::Open,
            Agreed::Dispute(dispute) => dispute.is_open(),
            Agreed::Arrangement(arrangement) => arrangement.state == ArrangementState::Running,
            // A claim is taken out of the state when it is answered; an agreed term holds.
            Agreed::Claim(_) | Agreed::Term(_) => true,
            Agreed::Incident(incident) => incident.apologised.is_none(),
        }
    }

    pub fn opened_on(&self) -> Date {
        match self {
            Agreed::Promise(promise) => promise.on,
            Agreed::Dispute(dispute) => dispute.opened,
            Agreed::Arrangement(arrangement) => arrangement.on,
            Agreed::Claim(claim) => claim.on,
            Agreed::Term(term) => term.on,
            Agreed::Incident(incident) => incident.on,
        }
    }

    /// The day on which it has to have come about, where it names one.
    pub fn next_on(&self) -> Option<Date> {
        match self {
            Agreed::Promise(promise) => Some(promise.until),
            Agreed::Arrangement(arrangement) => {
                let unpaid = |place: &usize| arrangement.due_through(*place) > arrangement.paid;
                let next = (0..arrangement.terms.len()).find(unpaid);
                next.map(|place| arrangement.terms[place].0)
            }
            Agreed::Dispute(_) | Agreed::Claim(_) | Agreed::Term(_) | Agreed::Incident(_) => None,
        }
    }

    pub fn closed_on(&self) -> Option<Date> {
        match self {
            Agreed::Dispute(dispute) => dispute.closed.as_ref().map(|closing| closing.on),
            Agreed::Incident(incident) => incident.apologised,
            _ => None,
        }
    }

    pub fn amount(&self) -> Option<Cents> {
        match self {
            Agreed::Promise(promise) => promise.amount,
            Agreed::Dispute(dispute) => dispute.amount,
            Agreed::Arrangement(arrangement) => Some(arrangement.total()),
            Agreed::Claim(_) | Agreed::Term(_) | Agreed::Incident(_) => None,
        }
    }
}

/// What somebody without an account is asked through a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    pub client: ClientId,
    pub customer: CustomerId,
    /// Which page: `dispute_answer`, `client_answer`, `satisfaction`, `specialist`, `arrangement`.
    pub kind: String,
    pub subject: Subject,
    /// Who made it; stands beside what comes of it.
    pub by: String,
    pub created: Timestamp,
    pub expires: Timestamp,
    pub used: Option<Timestamp>,
}

/// What an invitation is about.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Subject {
    pub invoices: Vec<InvoiceId>,
    /// A number of a kind's own: the place of a remedy, the case of a survey.
    pub number: Option<i64>,
    /// Who was invited, as the client writes him; stands beside his answer.
    pub who: String,
}
