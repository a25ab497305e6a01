//! The statement of a client: a line for each customer, and their sums.

use domain::{Cents, ClientId, Currency, CustomerId, Date, PostingKind};
use serde::Serialize;

use super::Period;
use crate::records::PostingSum;
use crate::{App, Result};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClientStatement {
    pub period: Period,
    /// One for each currency; euro first.
    pub currencies: Vec<ClientStatementOf>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClientStatementOf {
    pub currency: Currency,
    pub rows: Vec<ClientRow>,
    /// All rows together; without a customer.
    pub total: ClientRow,
}

/// Opening, invoiced, credited, received and let go sum to closing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ClientRow {
    pub customer: Option<CustomerId>,
    pub number: String,
    pub name: String,
    pub opening_cents: Cents,
    /// Invoices and corrections of them.
    pub invoiced_cents: Cents,
    pub credited_cents: Cents,
    /// Payments and what was taken back of them, by the bank or by the bookkeeping's word.
    pub received_cents: Cents,
    pub let_go_cents: Cents,
    pub closing_cents: Cents,
}

/// What all customers of a client owe, and how it came so.
///
/// # Errors
/// Of the store.
pub fn client_statement(app: &App, client: ClientId, period: Period) -> Result<ClientStatement> {
    let from = period.from.unwrap_or(Date::from_days(-700_000));
    let mut currencies: Vec<ClientStatementOf> = Vec::new();
    for sum in app.store.posting_sums(client, from, period.through)? {
        let place = currencies.iter().position(|known| known.currency == sum.currency);
        let place = place.unwrap_or_else(|| {
            let nothing = (Vec::new(), ClientRow::default());
            currencies.push(ClientStatementOf { currency: sum.currency, rows: nothing.0, total: nothing.1 });
            currencies.len() - 1
        });
        currencies[place].add(&sum);
    }
    for one in &mut currencies {
        one.rows.retain(ClientRow::tells_something);
    }
    currencies.sort_by_key(|one| (one.currency != Currency::EUR, one.currency));
    Ok(ClientStatement { period, currencies })
}

impl ClientStatementOf {
    /// Sums come customer by customer.
    fn add(&mut self, sum: &PostingSum) {
        if self.rows.last().is_none_or(|row| row.customer != Some(sum.customer)) {
            self.rows.push(ClientRow {
                customer: Some(sum.customer),
                number: sum.number.clone(),
                name: sum.name.clone(),
                ..ClientRow::default()
            });
        }
        if let Some(row) = self.rows.last_mut() {
            row.add(sum);
        }
        self.total.add(sum);
    }
}

impl ClientRow {
    fn add(&mut self, sum: &PostingSum) {
        self.opening_cents += sum.before;
        *(match sum.kind {
            PostingKind::Invoice | PostingKind::Correction => &mut self.invoiced_cents,
            PostingKind::CreditNote => &mut self.credited_cents,
            PostingKind::WriteOff => &mut self.let_go_cents,
            PostingKind::Payment | PostingKind::Allocation | PostingKind::Reversal | PostingKind::Books => {
                &mut self.received_cents
            }
        }) += sum.within;
        self.closing_cents += sum.before + sum.within;
    }

    fn tells_something(&self) -> bool {
        let sums = [
            self.opening_cents,
            self.invoiced_cents,
            self.credited_cents,
            self.received_cents,
            self.let_go_cents,
        ];
        sums.iter().any(|sum| !sum.is_zero())
    }
}
