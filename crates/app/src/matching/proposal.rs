//! Where a payment may belong, as people and machines see it.

use domain::{Cents, CustomerId, Date, InvoiceId};

use super::reason::Reason;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// By itself.
    Certain,
    /// A person says yes.
    Likely,
}

impl Certainty {
    pub fn word(self) -> &'static str {
        match self {
            Certainty::Certain => "certain",
            Certainty::Likely => "likely",
        }
    }
}

/// So much for this invoice, or on the account of the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    pub customer: CustomerId,
    pub invoice: Option<InvoiceId>,
    /// Negative when money was taken back.
    pub amount: Cents,
}

/// A credit note that this payment took off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsedCredit {
    pub entry: i64,
    pub customer: CustomerId,
    pub invoice: InvoiceId,
    pub amount: Cents,
}

/// One answer to where a payment belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub certainty: Certainty,
    /// They add up to what of the payment has no place yet.
    pub parts: Vec<Part>,
    pub credits: Vec<UsedCredit>,
    /// The strongest first.
    pub reasons: Vec<Reason>,
}

impl Proposal {
    pub fn is_certain(&self) -> bool {
        self.certainty == Certainty::Certain
    }

    /// The invoices with their amounts.
    pub fn invoices(&self) -> impl Iterator<Item = (CustomerId, InvoiceId, Cents)> {
        self.parts.iter().filter_map(|part| Some((part.customer, part.invoice?, part.amount)))
    }

    /// What stays on somebody's account.
    pub fn on_account(&self) -> Option<Part> {
        self.parts.iter().copied().find(|part| part.invoice.is_none())
    }
}

/// A credit note that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Credit {
    pub entry: i64,
    pub customer: CustomerId,
    /// The numbers of the invoices that it names.
    pub about: Vec<String>,
    pub rest: Cents,
    pub booked: Date,
}
