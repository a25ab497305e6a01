//! What people see: open work, customers, invoices, the sums at the head of the day.

use app::{CustomerRow, InvoiceRow, OpenWork, Source, StoreError, TimelineRow, WorkRow};
use domain::{Cents, ClientId, CustomerId, Date, TodoId};

use crate::db::{Result, Row, Transaction};
use crate::statements::{customers, lists as statements};

/// The earliest due date of a customer with whom nothing is open: 9999-12-31, so that he comes last.
pub(crate) const NOTHING_OPEN: Date = Date::from_days(2_932_896);

pub(crate) fn work(transaction: &mut Transaction, client: ClientId) -> Result<Vec<WorkRow>> {
    transaction.all(&statements::WORK, &[client.into()], |row| {
        Ok(WorkRow {
            customer: row.customer(0)?,
            todo: row.json(1)?,
            oldest_due: row.date_or_none(2)?,
            snoozed_until: row.date_or_none(3)?,
            owner: row.string_or_none(4)?,
            card: row.json(5)?,
            open: row.json(6)?,
        })
    })
}

pub(crate) fn open_work(transaction: &mut Transaction, client: ClientId) -> Result<Vec<OpenWork>> {
    transaction.all(&statements::OPEN_WORK, &[client.into()], |row| {
        Ok(OpenWork {
            customer: row.customer(0)?,
            todo: row.json(1)?,
            oldest_due: row.date_or_none(2)?,
            snoozed_until: row.date_or_none(3)?,
            open: row.cents(4)?,
            profile: row.json(5)?,
        })
    })
}

pub(crate) fn work_count(transaction: &mut Transaction, client: ClientId, today: Date) -> Result<i64> {
    let values = [client.into(), today.into()];
    let count = transaction.one(&statements::WORK_COUNT, &values, |row| row.int(0))?;
    Ok(count.unwrap_or_default())
}

pub(crate) fn snooze(
    transaction: &mut Transaction,
    client: ClientId,
    customer: CustomerId,
    todo: TodoId,
    until: Option<Date>,
) -> Result<()> {
    let values = [client.into(), customer.into(), todo.into(), until.into()];
    if transaction.execute(&customers::SNOOZE, &values)? == 0 {
        // Somebody finished it in the meantime.
        return Err(StoreError::Conflict);
    }
    Ok(())
}

pub(crate) fn customers(
    transaction: &mut Transaction,
    client: ClientId,
    search: &str,
    today: Date,
    offset: i64,
    limit: i64,
) -> Result<Vec<CustomerRow>> {
    let search = pattern(search);
    let values = [client.into(), (&search).into(), today.into(), limit.into(), offset.into()];
    transaction.all(&statements::LIST_CUSTOMERS, &values, |row| {
        Ok(CustomerRow {
            id: row.customer(0)?,
            number: row.string(1)?,
            name: row.string(2)?,
            city: row.string_or_none(3)?,
            open: row.cents(4)?,
            oldest_due: Some(row.date(5)?).filter(|due| *due != NOTHING_OPEN),
            open_invoices: row.int(6)?,
            overdue: row.cents(7)?,
        })
    })
}

pub(crate) fn open_invoices(
    transaction: &mut Transaction,
    client: ClientId,
    search: &str,
    offset: i64,
    limit: i64,
) -> Result<Vec<InvoiceRow>> {
    let search = pattern(search);
    let values = [client.into(), (&search).into(), limit.into(), offset.into()];
    transaction.all(&statements::LIST_OPEN_INVOICES, &values, invoice_row)
}

pub(crate) fn all_invoices(
    transaction: &mut Transaction,
    client: ClientId,
    search: &str,
    offset: i64,
    limit: i64,
) -> Result<Vec<InvoiceRow>> {
    let search = pattern(search);
    let values = [client.into(), (&search).into(), limit.into(), offset.into()];
    transaction.all(&statements::LIST_INVOICES, &values, invoice_row)
}

pub(crate) fn totals(
    transaction: &mut Transaction,
    client: ClientId,
    today: Date,
) -> Result<(Cents, Cents, i64)> {
    let totals = transaction.one(&statements::TOTALS, &[client.into(), today.into()], |row| {
        Ok((row.cents(0)?, row.cents(1)?, row.int(2)?))
    })?;
    Ok(totals.unwrap_or_default())
}

/// Newest first.
pub(crate) fn timeline(
    transaction: &mut Transaction,
    client: ClientId,
    customer: CustomerId,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<TimelineRow>> {
    let before = before.unwrap_or(i64::MAX);
    let values = [client.into(), customer.into(), before.into(), limit.into()];
    transaction.all(&customers::TIMELINE, &values, timeline_row)
}

pub(crate) fn rests_on(
    transaction: &mut Transaction,
    client: ClientId,
    on: Date,
    offset: i64,
    limit: i64,
) -> Result<Vec<(CustomerId, TimelineRow)>> {
    let values = [client.into(), on.into(), limit.into(), offset.into()];
    transaction.all(&customers::RESTS_ON, &values, |row| Ok((row.customer(4)?, timeline_row(row)?)))
}

/// By day, and in the order in which they came.
pub(crate) fn facts_between(
    transaction: &mut Transaction,
    client: ClientId,
    kind: &str,
    (from, through): (Date, Date),
    offset: i64,
    limit: i64,
) -> Result<Vec<(CustomerId, TimelineRow)>> {
    let values = [client.into(), kind.into(), from.into(), through.into(), limit.into(), offset.into()];
    transaction.all(&customers::FACTS_BETWEEN, &values, |row| Ok((row.customer(4)?, timeline_row(row)?)))
}

/// Oldest first.
pub(crate) fn facts(
    transaction: &mut Transaction,
    client: ClientId,
    customer: CustomerId,
) -> Result<Vec<TimelineRow>> {
    transaction.all(&customers::FACTS, &[client.into(), customer.into()], timeline_row)
}

/// What a person typed, as a pattern for LIKE: anywhere in the text, nothing of it special.
pub(crate) fn pattern(search: &str) -> String {
    let mut pattern = String::from("%");
    for letter in search.trim().to_lowercase().chars() {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    if pattern.len() > 1 {
        pattern.push('%');
    }
    pattern
}

pub(crate) fn invoice_row(row: &Row) -> Result<InvoiceRow> {
    Ok(InvoiceRow {
        customer: row.customer(0)?,
        customer_name: row.string(1)?,
        id: row.invoice(2)?,
        number: row.string(3)?,
        issued: row.date(4)?,
        due: row.date(5)?,
        effective_due: row.date(6)?,
        amount: row.cents(7)?,
        open: row.cents(8)?,
        currency: row.word(9)?,
    })
}

fn timeline_row(row: &Row) -> Result<TimelineRow> {
    Ok(TimelineRow {
        seq: row.int(0)?,
        at: row.time(1)?,
        source: Source::from(row.text(2)?),
        fact: row.json(3)?,
    })
}
