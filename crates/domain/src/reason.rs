//! Why an invoice is not paid, as a person heard it, and what is wrong with the administration where
//! that is the reason (0.11, 4.9). Dutch: *reden*.
//!
//! Not here: what follows from it (`apply::reasons`). The reason is benign until told otherwise (0.10).

use serde::{Deserialize, Serialize};

use crate::agreement::Said;
use crate::date::Date;
use crate::ids::InvoiceId;
use crate::invoice::Reason;
use crate::named::named;

named! {
    /// What is not in order between our invoice and the customer's administration (1.7, 4.9).
    Fault, "fault in the administration" {
        NotReceived = "not_received",
        CopyWanted = "copy_wanted",
        StatementWanted = "statement_wanted",
        MissingOrderNumber = "missing_order_number",
        MissingProject = "missing_project",
        WrongAddress = "wrong_address",
        WrongEntity = "wrong_entity",
        WrongPerson = "wrong_person",
    }
}

impl Fault {
    /// Sending it again is the whole remedy.
    pub const fn is_sent_again(self) -> bool {
        matches!(self, Fault::NotReceived | Fault::CopyWanted | Fault::StatementWanted)
    }

    /// The invoicing side has to know, or the next invoice has it too (4.11).
    pub const fn is_for_invoicing(self) -> bool {
        matches!(
            self,
            Fault::MissingOrderNumber | Fault::MissingProject | Fault::WrongAddress | Fault::WrongEntity
        )
    }
}

/// The reason, with what its treatment needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReasonGiven {
    pub invoices: Vec<InvoiceId>,
    pub reason: Reason,
    /// With `administration_not_in_order`: what is wrong.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fault: Option<Fault>,
    /// With a fault: what it has to be, when that is known: put right in the conversation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correct: Option<String>,
    /// With `absent`: the day before the return.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// With `absent`: who can be spoken instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub substitute: Option<String>,
    /// With `other_term`: the days that the customer uses.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<i32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<Box<Said>>,
}

impl ReasonGiven {
    pub fn new(invoices: Vec<InvoiceId>, reason: Reason) -> ReasonGiven {
        ReasonGiven {
            invoices,
            reason,
            fault: None,
            correct: None,
            until: None,
            substitute: None,
            days: None,
            said: None,
        }
    }
}
