//! Credit notes stand among the bank entries: each waits until it finds its invoice, whichever of
//! the two came first.

use domain::{CustomerId, Date};

use crate::records::NewBankEntry;

/// The account under which credit notes stand among the bank entries.
pub(crate) const CREDIT_NOTES: &str = "creditnote";

pub(super) fn entry(customer: CustomerId, told: &formats::Invoice, today: Date, import: i64) -> NewBankEntry {
    NewBankEntry {
        key: format!("{CREDIT_NOTES}:{}", told.number),
        account: CREDIT_NOTES.to_owned(),
        booked: told.issued.unwrap_or(today),
        amount: told.total_cents,
        currency: told.currency,
        reversal: false,
        counterparty_name: told.customer.name.clone(),
        counterparty_iban: None,
        end_to_end_id: None,
        mandate_id: None,
        structured_reference: Some(told.number.clone()),
        remittance: told.credits.join("\n"),
        return_reason: None,
        // Ours: the number of a customer may change in the bookkeeping, this does not.
        raw: format!("customer {customer}"),
        import,
    }
}

/// Whose credit note this entry is.
pub(crate) fn credited_customer(entry: &NewBankEntry) -> Option<CustomerId> {
    if entry.account != CREDIT_NOTES {
        return None;
    }
    let id = entry.raw.strip_prefix("customer ")?;
    id.parse().ok().map(CustomerId)
}
