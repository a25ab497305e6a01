//! What is open, by how late it is.

use domain::{Cents, ClientId, Currency, Date};
use serde::Serialize;

use crate::records::{AgeingRow, BUCKETS, DueBy};
use crate::{App, Result};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ageing {
    pub by: DueBy,
    pub today: Date,
    /// One for each currency; euro first.
    pub currencies: Vec<AgeingOf>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AgeingOf {
    pub currency: Currency,
    /// Not due yet, 1–30 days late, 31–60, 61–90, more.
    pub buckets: [Cents; BUCKETS],
    /// Their sum.
    pub open_cents: Cents,
    /// What was paid too much or waits on account; open less this is the balance.
    pub credit_cents: Cents,
    pub balance_cents: Cents,
    pub rows: Vec<AgeingRow>,
}

impl AgeingRow {
    pub fn open(&self) -> Cents {
        self.buckets.iter().copied().sum()
    }

    /// What was paid too much or waits on account.
    pub fn credit(&self) -> Cents {
        self.open() - self.balance
    }
}

/// The ageing of a client on a day: by the bookkeeping's due dates it equals the bookkeeping's own.
///
/// # Errors
/// Of the store.
pub fn ageing(app: &App, client: ClientId, by: DueBy, today: Date) -> Result<Ageing> {
    let mut currencies: Vec<AgeingOf> = Vec::new();
    for row in app.store.ageing(client, by, today)? {
        let place = currencies.iter().position(|known| known.currency == row.currency);
        let place = place.unwrap_or_else(|| {
            currencies.push(AgeingOf::nothing(row.currency));
            currencies.len() - 1
        });
        currencies[place].add(row);
    }
    currencies.sort_by_key(|one| (one.currency != Currency::EUR, one.currency));
    Ok(Ageing { by, today, currencies })
}

/// The due days that a bucket holds: the lines behind its figure.
pub fn days_of_bucket(bucket: usize, today: Date) -> (Date, Date) {
    let days = |from: i32, through: i32| (today.plus_days(-through), today.plus_days(-from));
    let (first, last) = (Date::from_days(-700_000), Date::from_days(2_900_000));
    match bucket {
        0 => (today, last),
        1 => days(1, 30),
        2 => days(31, 60),
        3 => days(61, 90),
        4 => (first, today.plus_days(-91)),
        _ => (first, last),
    }
}

impl AgeingOf {
    fn nothing(currency: Currency) -> AgeingOf {
        AgeingOf {
            currency,
            buckets: [Cents::ZERO; BUCKETS],
            open_cents: Cents::ZERO,
            credit_cents: Cents::ZERO,
            balance_cents: Cents::ZERO,
            rows: Vec::new(),
        }
    }

    fn add(&mut self, row: AgeingRow) {
        for (sum, bucket) in self.buckets.iter_mut().zip(row.buckets) {
            *sum += bucket;
        }
        self.open_cents += row.open();
        self.credit_cents += row.credit();
        self.balance_cents += row.balance;
        self.rows.push(row);
    }
}
