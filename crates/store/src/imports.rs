//! Files that came in: imports with their original bytes, and documents of invoices.

use app::{Document, ImportRow, NewImport};
use domain::{ClientId, InvoiceId};

use crate::db::{Result, Row, Transaction, Value};
use crate::numbers::{self, Numbers};
use crate::statements::money as statements;

pub(crate) fn import_by_hash(
    transaction: &mut Transaction,
    client: ClientId,
    sha256: &str,
) -> Result<Option<ImportRow>> {
    transaction.one(&statements::IMPORT_BY_HASH, &[client.into(), sha256.into()], import_row)
}

pub(crate) fn imports(transaction: &mut Transaction, client: ClientId, limit: i64) -> Result<Vec<ImportRow>> {
    transaction.all(&statements::IMPORTS, &[client.into(), limit.into()], import_row)
}

pub(crate) fn add_import(transaction: &mut Transaction, client: ClientId, import: &NewImport) -> Result<i64> {
    let wanted = Numbers { import: 1, ..Numbers::default() };
    let id = numbers::take(transaction, client, wanted)?.import;
    let values = [
        client.into(),
        id.into(),
        (&import.file).into(),
        (&import.sha256).into(),
        (&import.format).into(),
        import.at.into(),
        (&import.by).into(),
        (&import.outcome).into(),
    ];
    transaction.execute(&statements::ADD_IMPORT, &values)?;
    let bytes = import.bytes.as_slice();
    transaction.execute(&statements::ADD_IMPORT_BYTES, &[client.into(), id.into(), bytes.into()])?;
    Ok(id)
}

pub(crate) fn finish_import(
    transaction: &mut Transaction,
    client: ClientId,
    import: i64,
    outcome: &str,
) -> Result<()> {
    let values = [client.into(), import.into(), outcome.into()];
    transaction.execute(&statements::FINISH_IMPORT, &values)?;
    Ok(())
}

pub(crate) fn import_bytes(
    transaction: &mut Transaction,
    client: ClientId,
    import: i64,
) -> Result<Option<Vec<u8>>> {
    let values = [client.into(), import.into()];
    transaction.one(&statements::IMPORT_BYTES, &values, |row| Ok(row.blob(0)?.to_vec()))
}

pub(crate) fn add_document(
    transaction: &mut Transaction,
    client: ClientId,
    invoice: InvoiceId,
    document: &Document,
) -> Result<()> {
    let values = [
        client.into(),
        invoice.into(),
        (&document.name).into(),
        (&document.mime).into(),
        document.bytes.as_slice().into(),
    ];
    transaction.execute(&statements::ADD_DOCUMENT, &values)?;
    Ok(())
}

pub(crate) fn with_document(
    transaction: &mut Transaction,
    client: ClientId,
    invoices: &[InvoiceId],
) -> Result<Vec<InvoiceId>> {
    let list: Vec<Value> = invoices.iter().map(|invoice| (*invoice).into()).collect();
    transaction.all_of_list(&statements::WITH_DOCUMENT, &[client.into()], &list, |row| row.invoice(0))
}

pub(crate) fn documents(
    transaction: &mut Transaction,
    client: ClientId,
    invoice: InvoiceId,
) -> Result<Vec<Document>> {
    transaction.all(&statements::DOCUMENTS, &[client.into(), invoice.into()], |row| {
        Ok(Document { name: row.string(0)?, mime: row.string(1)?, bytes: row.blob(2)?.to_vec() })
    })
}

pub(crate) fn import_row(row: &Row) -> Result<ImportRow> {
    Ok(ImportRow {
        id: row.int(0)?,
        file: row.string(1)?,
        sha256: row.string(2)?,
        format: row.string(3)?,
        at: row.time(4)?,
        by: row.string(5)?,
        outcome: row.string(6)?,
    })
}
