//! One way of paying (`PaymentMeans`); an invoice can have several.

use domain::Date;

use super::draft::set_date;
use crate::facts::Collect;
use crate::problem::ProblemKind;
use crate::text;

#[derive(Debug, Clone, Default)]
pub(super) struct MeansDraft {
    /// The name by which payment terms refer to it.
    pub(super) id: Option<String>,
    /// UNCL 4461.
    pub(super) code: Option<String>,
    pub(super) payment_id: Option<String>,
    pub(super) account: Option<String>,
    pub(super) holder: Option<String>,
    pub(super) mandate: Option<String>,
    pub(super) due: Option<Date>,
    payer_account: Option<String>,
}

impl MeansDraft {
    pub(super) fn take(&mut self, path: &str, given: &str) -> Option<ProblemKind> {
        match path {
            "PaymentMeansCode" => self.code = text::some(given),
            "PaymentID" | "InstructionID" if self.payment_id.is_none() => {
                self.payment_id = text::some(given);
            }
            "ID" => self.id = text::some(given),
            "PayeeFinancialAccount/Name" => self.holder = text::some(given),
            "PayeeFinancialAccount/ID" => self.account = text::some(given),
            "PaymentMandate/ID" => self.mandate = text::some(given),
            "PaymentMandate/PayerFinancialAccount/ID" => self.payer_account = text::some(given),
            "PaymentDueDate" => return set_date(&mut self.due, given),
            _ => {}
        }
        None
    }

    /// Direct debit by its code (49, SEPA 59) or because a mandate is named.
    pub(super) fn collect(&self) -> Collect {
        let by_code = matches!(self.code.as_deref(), Some("49" | "59"));
        if by_code || self.mandate.is_some() { Collect::DirectDebit } else { Collect::Transfer }
    }

    pub(super) fn payer_iban(&self) -> Option<String> {
        crate::reference::iban_form(self.payer_account.as_deref()?)
    }
}
