//! Another hand: what facts say that is owed, in three sums an invoice.

use std::collections::BTreeMap;

use domain::{Cents, Currency, Event, Invoice, InvoiceId};

#[derive(Default)]
pub(super) struct Count {
    invoices: BTreeMap<InvoiceId, Sums>,
    account: BTreeMap<Currency, Cents>,
    /// Somebody let something go: how much, only the fold knows.
    let_go: bool,
}

#[derive(Default, Clone, Copy)]
struct Sums {
    billed: Cents,
    /// By the bank and by people.
    received: Cents,
    /// What the bookkeeping calls paid beyond that.
    by_books: Cents,
    credited: Cents,
}

impl Count {
    pub fn add(&mut self, event: &Event) {
        match event {
            Event::Invoice(new) => {
                let first = Sums { billed: new.amount, ..Sums::default() };
                self.invoices.entry(new.invoice).or_insert(first);
            }
            Event::Payment { invoice: None, amount, currency, .. }
            | Event::CreditNote { invoice: None, amount, currency } => {
                *self.account.entry(*currency).or_default() += *amount;
            }
            Event::Allocated { invoice, amount, currency, .. } => {
                *self.account.entry(*currency).or_default() += -*amount;
                self.with(*invoice, |sums| sums.receive(*amount));
            }
            Event::Payment { invoice: Some(invoice), amount, .. } => {
                self.with(*invoice, |sums| sums.receive(*amount));
            }
            Event::CreditNote { invoice: Some(invoice), amount, .. } => {
                self.with(*invoice, |sums| {
                    sums.by_books -= sums.by_books.min(*amount).max(Cents::ZERO);
                    sums.credited += *amount;
                });
            }
            Event::PaymentReversed { invoice, amount } => {
                self.with(*invoice, |sums| sums.received -= *amount);
            }
            Event::AmountChanged { invoice, amount } => self.with(*invoice, |sums| sums.billed = *amount),
            Event::BooksPaid { invoice, paid } => {
                self.with(*invoice, |sums| {
                    sums.by_books = sums.by_books.max(*paid - sums.received);
                });
            }
            Event::BooksReopened { invoice } => self.with(*invoice, |sums| sums.by_books = Cents::ZERO),
            Event::Decided { .. } | Event::DisputeClosed { .. } => self.let_go = true,
            _ => {}
        }
    }

    /// What is owed on this invoice; of the fold only what people let go.
    pub fn owed(&self, folded: &Invoice) -> Cents {
        let sums = self.invoices.get(&folded.id).copied().unwrap_or_default();
        let credited = if self.let_go { folded.credited } else { sums.credited };
        let owed = sums.billed - sums.received - sums.by_books - credited;
        if folded.let_go { owed.min(Cents::ZERO) } else { owed }
    }

    pub fn on_account(&self) -> impl Iterator<Item = (Currency, Cents)> + '_ {
        self.account.iter().map(|(currency, amount)| (*currency, *amount))
    }

    fn with(&mut self, invoice: InvoiceId, change: impl FnOnce(&mut Sums)) {
        if let Some(sums) = self.invoices.get_mut(&invoice) {
            change(sums);
        }
    }
}

impl Sums {
    /// Money takes the place of what the bookkeeping called paid.
    fn receive(&mut self, amount: Cents) {
        if amount.is_positive() {
            self.by_books -= self.by_books.min(amount);
        }
        self.received += amount;
    }
}
