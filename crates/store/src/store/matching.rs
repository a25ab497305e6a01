//! The contract about matching, one line a method.

use app::store::matching::MatchingStore;
use domain::{Cents, ClientId, CustomerId, Date, InvoiceId};

use crate::db::Result;
use crate::{Database, matching};

#[rustfmt::skip]
impl MatchingStore for Database {
    fn known_payers(&self, client: ClientId) -> Result<Vec<(String, CustomerId)>> {
        self.db.read(client, |transaction| matching::known_payers(transaction, client))
    }
    fn credit_notes_from(&self, client: ClientId, from: Date) -> Result<Vec<(i64, InvoiceId, Cents)>> {
        self.db.read(client, |transaction| matching::credit_notes_from(transaction, client, from))
    }
    fn take_from_aside(&self, client: ClientId, entry: i64) -> Result<()> {
        self.db.write(client, |transaction| matching::take_from_aside(transaction, client, entry))
    }
}
