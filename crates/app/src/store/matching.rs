//! The part of the store's contract that only matching needs.

use domain::{Cents, ClientId, CustomerId, Date, InvoiceId};

use super::Result;

pub trait MatchingStore: Send + Sync {
    /// Accounts and names (see `matching::payers_of`) of payments that lie on invoices of a customer.
    /// Known from the allocation on, forgotten when it is taken back.
    fn known_payers(&self, client: ClientId) -> Result<Vec<(String, CustomerId)>>;
    /// Credit notes from this day on with what of them lies on which invoice.
    fn credit_notes_from(&self, client: ClientId, from: Date) -> Result<Vec<(i64, InvoiceId, Cents)>>;
    /// A payment that was set aside waits again.
    fn take_from_aside(&self, client: ClientId, entry: i64) -> Result<()>;
}
