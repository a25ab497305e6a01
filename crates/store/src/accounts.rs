//! What imports gave and changed, and the bank's statements.

use app::import::FileOutcome;
use app::{BankEntry, BankStatement, ImportLine, ImportLineRow, ImportRow, LineKind, NewBankEntry};
use domain::{ClientId, Date, InvoiceId};
use jiff::Timestamp;

use crate::db::{Result, Row, Transaction, Value};
use crate::kept::json;
use crate::ledger::line_kind;
use crate::statements::ledger as statements;
use crate::{imports, money, numbers};

const LINE_COLUMNS: usize = 10;

pub(crate) fn import_row(
    transaction: &mut Transaction,
    client: ClientId,
    import: i64,
) -> Result<Option<ImportRow>> {
    transaction.one(&statements::IMPORT_ROW, &[client.into(), import.into()], imports::import_row)
}

pub(crate) fn keep(
    transaction: &mut Transaction,
    client: ClientId,
    import: i64,
    files: &[FileOutcome],
    lines: &[ImportLine],
) -> Result<()> {
    numbers::lock(transaction, client)?;
    for (place, file) in files.iter().enumerate() {
        let text = json(file);
        let values = [client.into(), import.into(), Value::Int(place as i64), (&text).into()];
        transaction.execute(&statements::KEEP_FILE, &values)?;
    }
    let last =
        transaction.one(&statements::LAST_LINE, &[client.into(), import.into()], |row| row.int_or_none(0))?;
    let next = last.flatten().map_or(0, |last| last + 1);
    let mut values: Vec<Value> = Vec::with_capacity(lines.len() * LINE_COLUMNS);
    for (line, place) in lines.iter().zip(next..) {
        values.extend([
            client.into(),
            import.into(),
            Value::Int(place),
            line.kind.word().into(),
            line.customer.into(),
            line.invoice.into(),
            (&line.number).into(),
            line.was.as_ref().into(),
            line.now.as_ref().into(),
            line.line.map(|line| line as i64).into(),
        ]);
    }
    transaction.insert_many(&statements::ADD_LINE, LINE_COLUMNS, &values)
}

pub(crate) fn files(
    transaction: &mut Transaction,
    client: ClientId,
    import: i64,
) -> Result<Vec<FileOutcome>> {
    transaction.all(&statements::IMPORT_FILES, &[client.into(), import.into()], |row| row.json(0))
}

pub(crate) fn line_counts(
    transaction: &mut Transaction,
    client: ClientId,
    import: i64,
) -> Result<Vec<(LineKind, i64)>> {
    let values = [client.into(), import.into()];
    let mut counts =
        transaction.all(&statements::LINE_COUNTS, &values, |row| Ok((line_kind(row, 0)?, row.int(1)?)))?;
    counts.sort_unstable();
    Ok(counts)
}

pub(crate) fn lines(
    transaction: &mut Transaction,
    client: ClientId,
    import: i64,
    kind: LineKind,
    (offset, limit): (i64, i64),
) -> Result<Vec<ImportLineRow>> {
    let values = [client.into(), import.into(), kind.word().into(), limit.into(), offset.into()];
    transaction.all(&statements::IMPORT_LINES, &values, line_row)
}

pub(crate) fn latest_differences(
    transaction: &mut Transaction,
    client: ClientId,
    offset: i64,
    limit: i64,
) -> Result<Vec<ImportLineRow>> {
    let values = [client.into(), limit.into(), offset.into()];
    transaction.all(&statements::LATEST_DIFFERENCES, &values, line_row)
}

fn line_row(row: &Row) -> Result<ImportLineRow> {
    Ok(ImportLineRow {
        import: row.int(0)?,
        place: row.int(1)?,
        line: ImportLine {
            kind: line_kind(row, 2)?,
            customer: row.int_or_none(3)?.map(domain::CustomerId),
            invoice: row.int_or_none(4)?.map(InvoiceId),
            number: row.string(5)?,
            was: row.string_or_none(6)?,
            now: row.string_or_none(7)?,
            line: row.int_or_none(8)?.map(i64::unsigned_abs),
        },
        customer_name: row.string_or_none(9)?,
    })
}

pub(crate) fn entries_of_import(
    transaction: &mut Transaction,
    client: ClientId,
    import: i64,
    offset: i64,
    limit: i64,
) -> Result<Vec<BankEntry>> {
    let values = [client.into(), import.into(), limit.into(), offset.into()];
    transaction.all(&statements::ENTRIES_OF_IMPORT, &values, money::read)
}

pub(crate) fn read_anew(
    transaction: &mut Transaction,
    client: ClientId,
    entry: i64,
    read: &NewBankEntry,
    at: Timestamp,
) -> Result<()> {
    let values = [
        client.into(),
        entry.into(),
        read.counterparty_name.as_ref().into(),
        read.counterparty_iban.as_ref().into(),
        read.end_to_end_id.as_ref().into(),
        read.mandate_id.as_ref().into(),
        read.structured_reference.as_ref().into(),
        (&read.remittance).into(),
        read.return_reason.as_ref().into(),
        at.into(),
    ];
    transaction.execute(&statements::READ_ANEW, &values)?;
    Ok(())
}

pub(crate) fn add_statements(
    transaction: &mut Transaction,
    client: ClientId,
    added: &[BankStatement],
) -> Result<()> {
    for statement in added {
        let values = [
            client.into(),
            (&statement.key).into(),
            (&statement.account).into(),
            statement.currency.as_ref().map(domain::Currency::code).into(),
            statement.from.into(),
            statement.to.into(),
            statement.number.as_ref().into(),
            statement.opening.into(),
            statement.closing.into(),
            statement.import.into(),
        ];
        transaction.execute(&statements::ADD_STATEMENT, &values)?;
    }
    Ok(())
}

pub(crate) fn statements(transaction: &mut Transaction, client: ClientId) -> Result<Vec<BankStatement>> {
    transaction.all(&statements::BANK_STATEMENTS, &[client.into()], |row| {
        Ok(BankStatement {
            key: row.string(0)?,
            account: row.string(1)?,
            currency: match row.text_or_none(2)? {
                Some(_) => Some(row.word(2)?),
                None => None,
            },
            from: row.date_or_none(3)?,
            to: row.date(4)?,
            number: row.string_or_none(5)?,
            opening: row.int_or_none(6)?.map(domain::Cents),
            closing: row.int_or_none(7)?.map(domain::Cents),
            import: row.int(8)?,
        })
    })
}

pub(crate) fn set_bank_through(
    transaction: &mut Transaction,
    client: ClientId,
    through: Option<Date>,
) -> Result<()> {
    transaction.execute(&statements::SET_BANK_THROUGH, &[client.into(), through.into()])?;
    Ok(())
}
