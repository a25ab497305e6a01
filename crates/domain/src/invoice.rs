//! An invoice as deciding sees it: the bookkeeping's facts, what was paid, and how far the
//! conversation about it is. Dutch: *factuur*.
//!
//! Invariant: `paid` and `credited` only change by facts (payment, reversal, credit note), never
//! by import of a new total.

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::ids::InvoiceId;
use crate::money::{Cents, Currency};
use crate::named::named;
use crate::step::{Hold, Step};

named! {
    /// How it is paid. Dutch: *incasso* is `direct_debit`.
    Collect, "way of collecting" {
        Transfer = "transfer",
        DirectDebit = "direct_debit",
    }
}

named! {
    /// Why it is not paid yet (0.11). Dutch: *reden*.
    Reason, "reason" {
        Forgotten = "forgotten",
        Absent = "absent",
        AdministrationNotInOrder = "administration_not_in_order",
        OtherTerm = "other_term",
        CannotPay = "cannot_pay",
        Dissatisfied = "dissatisfied",
        SaysPaid = "says_paid",
        PromisedToPay = "promised",
        /// He can pay and says that he will not (0.14).
        WillNot = "will_not",
        Other = "other",
    }
}

/// The furthest step about this invoice that was taken, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    pub step: Step,
    pub on: Date,
}

/// The rest that was last told about this invoice; told again only when it changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub hold: Hold,
    pub until: Option<Date>,
}

/// How far the conversation about an invoice is. Everything here is ours, nothing the bookkeeping's.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Track {
    /// The day on which we first saw it, or saw it again after a downtime or a return.
    pub seen: Date,
    /// A direct debit came back, or a payment was reversed: it is ours to ask again.
    #[serde(skip_serializing_if = "is_false")]
    pub returned: bool,
    /// The day on which a dispute about it was closed: it is due some time after that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dispute_closed: Option<Date>,
    #[serde(skip_serializing_if = "is_false")]
    pub receipt_checked: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub progress: Option<Progress>,
    /// The last call about it without contact, or the day on which a number was searched for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attempted: Option<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reminded: Option<Date>,
    /// The days of all reminders about it, oldest first; only as many as anybody asks about.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reminders: Vec<Date>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// The day on which we first knew why it is not paid: the clock of the reason stops (4.4).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason_known: Option<Date>,
    /// The customer's order number, told after the invoice was made (4.9). Dutch: *inkoopnummer*.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub told: Option<Told>,
}

fn is_false(flag: &bool) -> bool {
    !*flag
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invoice {
    pub id: InvoiceId,
    pub number: String,
    /// What was invoiced, tax included. Positive.
    pub amount: Cents,
    pub currency: Currency,
    pub issued: Date,
    pub sent: Date,
    /// The due date in the bookkeeping. What counts is `standing::effective_due`.
    pub due: Date,
    pub project: Option<String>,
    pub specialist: Option<String>,
    pub collect: Collect,
    /// What the payer was asked to name: a *betalingskenmerk*, an RF reference, free text.
    pub reference: Option<String>,
    /// First, second, third … invoice of this customer, from 1.
    pub ordinal: u32,
    pub paid: Cents,
    /// The part of `paid` that only the bookkeeping told us of. When the bank tells of the same
    /// money, it takes this place: the two are views of one payment, not two payments.
    pub paid_by_books: Cents,
    pub credited: Cents,
    /// The client decided to leave it (0.20): written off or credited, with a reason.
    pub let_go: bool,
    pub settled_on: Option<Date>,
    pub track: Track,
}

impl Invoice {
    /// Another file tells of the same invoice: what was not known yet is known now.
    pub(crate) fn learn(&mut self, told: &crate::event::NewInvoice) {
        for (place, value) in [
            (&mut self.project, &told.project),
            (&mut self.specialist, &told.specialist),
            (&mut self.reference, &told.reference),
        ] {
            if place.is_none() {
                place.clone_from(value);
            }
        }
        if told.collect == Collect::DirectDebit {
            self.collect = told.collect;
        }
    }

    /// What is still open. Negative when too much was paid.
    pub fn open(&self) -> Cents {
        self.amount - self.paid - self.credited
    }

    pub fn is_open(&self) -> bool {
        !self.let_go && self.open().is_positive()
    }
}
