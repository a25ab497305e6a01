//! The ledger: postings are written with the facts that make them, in the same transaction.
//!
//! Invariant: append-only, and each posting stands under the number of its fact. What they sum to
//! is what the invoices and the account say (`bondig doctor` counts it again from the facts).

use app::store::ledger::Aged;
use app::{
    AgeingRow, BUCKETS, Change, DueBy, InvoiceRow, LineKind, NewAllocation, PostingRow, PostingSum,
    StoreError,
};
use domain::{Cents, ClientId, Currency, CustomerId, Date, InvoiceId, Posting, PostingKind};

use crate::db::{Result, Row, Transaction, Value};
use crate::statements::ledger as statements;
use crate::{lists, money};

const COLUMNS: usize = 12;

/// Writes what these changes do to the ledger. `first`: the number of their first fact;
/// `allocations`: what of the bank they go with, so that each posting names its document.
pub(crate) fn post(
    transaction: &mut Transaction,
    client: ClientId,
    changes: &[Change],
    first: i64,
    allocations: &[NewAllocation],
) -> Result<()> {
    let mut places = Places { left: allocations.iter().collect() };
    let mut rows: Vec<(&Change, i64, i64, Posting, Option<i64>)> = Vec::new();
    let mut seq = first;
    for change in changes {
        let mut last = (0, 0);
        for (fact, mut posting) in domain::ledger::postings(&change.before.dossier, &change.facts) {
            let fact = seq + fact as i64;
            last = if last.0 == fact { (fact, last.1 + 1) } else { (fact, 0) };
            let entry = places.of(change.after.id, &posting);
            if let Some(entry) = entry
                && has_day_of_its_own(posting.kind)
                && let Some(known) = money::entry(transaction, client, entry)?
            {
                posting.day = known.entry.booked;
            }
            rows.push((change, fact, last.1, posting, entry));
        }
        seq += change.facts.len() as i64;
    }
    let mut values: Vec<Value> = Vec::with_capacity(rows.len() * COLUMNS);
    for (change, fact, line, posting, entry) in &rows {
        values.extend([
            client.into(),
            change.after.id.into(),
            Value::Int(*fact),
            Value::Int(*line),
            posting.invoice.into(),
            posting.kind.word().into(),
            posting.amount.into(),
            posting.currency.code().into(),
            posting.day.into(),
            (*entry).into(),
            (&change.source).into(),
            change.at.into(),
        ]);
    }
    transaction.insert_many(&statements::ADD_POSTING, COLUMNS, &values)
}

/// A fact about a payment says its day; these do not, and their document does.
const fn has_day_of_its_own(kind: PostingKind) -> bool {
    matches!(kind, PostingKind::CreditNote | PostingKind::Reversal)
}

/// Which allocation a posting goes with: same customer, same place, same money, each once.
struct Places<'a> {
    left: Vec<&'a NewAllocation>,
}

impl Places<'_> {
    fn of(&mut self, customer: CustomerId, posting: &Posting) -> Option<i64> {
        let by_bank = matches!(
            posting.kind,
            PostingKind::Payment | PostingKind::CreditNote | PostingKind::Allocation | PostingKind::Reversal
        );
        let goes_with = |row: &&NewAllocation| {
            (row.customer, row.invoice, row.amount) == (customer, posting.invoice, -posting.amount)
        };
        let place = self.left.iter().position(goes_with).filter(|_| by_bank)?;
        Some(self.left.remove(place).entry)
    }
}

pub(crate) fn postings(
    transaction: &mut Transaction,
    client: ClientId,
    customer: CustomerId,
) -> Result<Vec<PostingRow>> {
    transaction.all(&statements::POSTINGS, &[client.into(), customer.into()], |row| {
        Ok(PostingRow {
            seq: row.int(0)?,
            line: row.int(1)?,
            posting: Posting {
                invoice: row.int_or_none(2)?.map(InvoiceId),
                kind: row.word(3)?,
                amount: row.cents(4)?,
                currency: row.word(5)?,
                day: row.date(6)?,
            },
            entry: row.int_or_none(7)?,
            by: row.string(8)?,
            at: row.time(9)?,
            number: row.string_or_none(10)?,
        })
    })
}

pub(crate) fn sums(
    transaction: &mut Transaction,
    client: ClientId,
    from: Date,
    through: Date,
) -> Result<Vec<PostingSum>> {
    let values = [client.into(), from.into(), through.into()];
    transaction.all(&statements::POSTING_SUMS, &values, |row| {
        Ok(PostingSum {
            customer: row.customer(0)?,
            number: row.string(1)?,
            name: row.string(2)?,
            currency: row.word(3)?,
            kind: row.word(4)?,
            before: row.cents(5)?,
            within: row.cents(6)?,
        })
    })
}

/// Days late at which a bucket ends.
const ENDS: [i32; 3] = [30, 60, 90];

pub(crate) fn ageing(
    transaction: &mut Transaction,
    client: ClientId,
    by: DueBy,
    today: Date,
) -> Result<Vec<AgeingRow>> {
    let statement = match by {
        DueBy::Books => &statements::AGEING_BY_BOOKS,
        DueBy::Agreed => &statements::AGEING_BY_AGREED,
    };
    let [first, second, third] = ENDS.map(|days| today.plus_days(-days).into());
    let values = [client.into(), today.into(), first, second, third];
    let mut rows = transaction.all(statement, &values, |row| {
        let mut buckets = [Cents::ZERO; BUCKETS];
        for (place, bucket) in buckets.iter_mut().enumerate() {
            *bucket = row.cents(4 + place)?;
        }
        let (customer, currency) = (row.customer(0)?, row.word(3)?);
        let (number, name) = (row.string(1)?, row.string(2)?);
        Ok(AgeingRow { customer, number, name, currency, buckets, balance: Cents::ZERO })
    })?;
    let key = |row: &AgeingRow| (row.customer, row.currency);
    rows.sort_by_key(key);
    let mut only_balance = Vec::new();
    transaction.each(&statements::BALANCES, &[client.into()], &mut |row| {
        let (customer, currency): (_, Currency) = (row.customer(0)?, row.word(3)?);
        let balance = row.cents(4)?;
        match rows.binary_search_by_key(&(customer, currency), key) {
            Ok(place) => rows[place].balance = balance,
            Err(_) => {
                let (number, name) = (row.string(1)?, row.string(2)?);
                let buckets = [Cents::ZERO; BUCKETS];
                only_balance.push(AgeingRow { customer, number, name, currency, buckets, balance });
            }
        }
        Ok(())
    })?;
    rows.append(&mut only_balance);
    rows.sort_by(|one, other| {
        (&one.name, one.customer, one.currency).cmp(&(&other.name, other.customer, other.currency))
    });
    Ok(rows)
}

pub(crate) fn aged_invoices(
    transaction: &mut Transaction,
    client: ClientId,
    aged: &Aged,
    offset: i64,
    limit: i64,
) -> Result<Vec<InvoiceRow>> {
    let statement = match aged.by {
        DueBy::Books => &statements::AGED_BY_BOOKS,
        DueBy::Agreed => &statements::AGED_BY_AGREED,
    };
    let values = [
        client.into(),
        aged.currency.code().into(),
        aged.from.into(),
        aged.through.into(),
        aged.customer.into(),
        limit.into(),
        offset.into(),
    ];
    transaction.all(statement, &values, lists::invoice_row)
}

pub(crate) fn open_numbers(
    transaction: &mut Transaction,
    client: ClientId,
) -> Result<Vec<(String, CustomerId, InvoiceId, Date)>> {
    transaction.all(&statements::OPEN_NUMBERS, &[client.into()], |row| {
        Ok((row.string(0)?, row.customer(1)?, row.invoice(2)?, row.date(3)?))
    })
}

/// The kind of a line, as it stands in its column.
pub(crate) fn line_kind(row: &Row, column: usize) -> Result<LineKind> {
    let word = row.text(column)?;
    LineKind::from_word(word)
        .ok_or_else(|| StoreError::Corrupt(format!("“{word}” is no kind of line of an import")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::{Db, Place, Scope};
    use crate::migrations::{migrate, migrate_through};

    /// An invoice of 100 with 30 by the bank, 20 by a credit note and 5 by the bookkeeping; one that
    /// was let go; and money on account.
    const OLD: &str = "
        INSERT INTO client (id, name, settings, sending) VALUES (1, 'A', '{}', 'open');
        INSERT INTO customer (client, id, version, number, name, search, ibans, open_cents, open_sums, open_invoices, oldest_due, card, profile, state)
        VALUES (1, 1, 1, 'K1', 'B', 'b', '', 4500, '[]', 1, '2026-03-02', '{}', '{}', '{}');
        INSERT INTO invoice (client, customer, id, number, amount, currency, issued, sent, due, effective_due, collect, ordinal, paid, paid_by_books, credited, let_go, open_cents, hangs)
        VALUES (1, 1, 1, 'F1', 10000, 'EUR', '2026-02-16', '2026-02-16', '2026-03-02', '2026-03-02', 'transfer', 1, 3500, 500, 2000, 0, 4500, 1),
               (1, 1, 2, 'F2', 7000, 'EUR', '2026-02-16', '2026-02-16', '2026-03-02', '2026-03-02', 'transfer', 2, 0, 0, 0, 1, 0, 1);
        INSERT INTO import (client, id, file, sha256, format, recorded_at, source, outcome)
        VALUES (1, 1, 'a', 'h', 'f', '2026-03-04T00:00:00.000000000Z', 'import', '');
        INSERT INTO bank_entry (client, id, entry_key, account, booked, amount, currency, reversal, remittance, raw, import)
        VALUES (1, 1, 'a', 'NL', '2026-03-03', 3900, 'EUR', 0, '', '', 1),
               (1, 2, 'b', 'creditnote', '2026-02-20', 2000, 'EUR', 0, '', '', 1);
        INSERT INTO allocation (client, id, entry, customer, invoice, amount, evidence, source, recorded_at)
        VALUES (1, 1, 1, 1, 1, 3000, '', 'import', '2026-03-04T00:00:00.000000000Z'),
               (1, 2, 1, 1, NULL, 900, '', 'import', '2026-03-04T00:00:00.000000000Z'),
               (1, 3, 2, 1, 1, 2000, '', 'import', '2026-03-04T00:00:00.000000000Z');";

    fn what_stood_before_the_ledger_is_in_it(place: &Place) {
        let db = Db::create(place).unwrap();
        migrate_through(&db, 2).unwrap();
        db.write(Scope::All, |transaction| transaction.script(OLD)).unwrap();
        migrate(&db).unwrap();
        let client = ClientId(1);
        let rows = db.read(client, |transaction| postings(transaction, client, CustomerId(1))).unwrap();
        let sum = |invoice: Option<i64>| -> i64 {
            let own = rows.iter().filter(|row| row.posting.invoice == invoice.map(InvoiceId));
            own.map(|row| row.posting.amount.0).sum()
        };
        assert_eq!([sum(Some(1)), sum(Some(2)), sum(None)], [4_500, 0, -900], "{rows:?}");
        let kinds: Vec<(PostingKind, i64)> =
            rows.iter().map(|row| (row.posting.kind, row.posting.amount.0)).collect();
        for expected in [
            (PostingKind::Payment, -3_000),
            (PostingKind::CreditNote, -2_000),
            (PostingKind::Books, -500),
            (PostingKind::WriteOff, -7_000),
        ] {
            assert!(kinds.contains(&expected), "{expected:?} is not in {kinds:?}");
        }
    }

    #[test]
    fn sqlite_knows_what_stood_before_the_ledger() {
        let folder = testkit::Folder::create("before-ledger");
        what_stood_before_the_ledger_is_in_it(&Place::File(folder.join("bondig.db")));
    }

    #[test]
    fn postgresql_knows_what_stood_before_the_ledger() {
        if let Some(database) = testkit::postgres::database() {
            what_stood_before_the_ledger_is_in_it(&Place::of(database.url()));
        }
    }
}
