//! Connections with bookkeeping packages, as rows. Their keys are never here.

use app::{Connection, ConnectionSettings, Package, StoreError};
use domain::{ClientId, InvoiceId};
use jiff::Timestamp;

use crate::db::{Result, Row, Transaction};
use crate::kept::json;
use crate::numbers;
use crate::statements::connections as statements;

pub(crate) fn list(transaction: &mut Transaction, client: ClientId) -> Result<Vec<Connection>> {
    transaction.all(&statements::CONNECTIONS, &[client.into()], read)
}

pub(crate) fn by_hook(transaction: &mut Transaction, hook: &str) -> Result<Option<Connection>> {
    transaction.one(&statements::CONNECTION_BY_HOOK, &[hook.into()], read)
}

pub(crate) fn save(
    transaction: &mut Transaction,
    client: ClientId,
    package: Package,
    settings: &ConnectionSettings,
) -> Result<()> {
    numbers::lock(transaction, client)?;
    let known = list(transaction, client)?.into_iter().find(|known| known.package == package);
    let text = json(settings);
    let values = [client.into(), package.word().into(), (&text).into(), settings.hook.as_deref().into()];
    transaction.execute(&statements::SAVE_CONNECTION, &values)?;
    if known.is_some_and(|known| known.settings.administration != settings.administration) {
        transaction.execute(&statements::BEGIN_ANEW, &[client.into(), package.word().into()])?;
    }
    Ok(())
}

pub(crate) fn remove(transaction: &mut Transaction, client: ClientId, package: Package) -> Result<()> {
    transaction.execute(&statements::REMOVE_CONNECTION, &[client.into(), package.word().into()])?;
    Ok(())
}

pub(crate) fn save_cursor(
    transaction: &mut Transaction,
    client: ClientId,
    package: Package,
    cursor: &str,
) -> Result<()> {
    let values = [client.into(), package.word().into(), cursor.into()];
    transaction.execute(&statements::SAVE_REACHED, &values)?;
    Ok(())
}

pub(crate) fn documents_asked(
    transaction: &mut Transaction,
    client: ClientId,
    package: Package,
    through: InvoiceId,
) -> Result<()> {
    let values = [client.into(), package.word().into(), through.into()];
    transaction.execute(&statements::DOCUMENTS_ASKED, &values)?;
    Ok(())
}

pub(crate) fn record(
    transaction: &mut Transaction,
    client: ClientId,
    package: Package,
    at: Timestamp,
    trouble: Option<&str>,
    remarks: &str,
) -> Result<()> {
    let values =
        [client.into(), package.word().into(), at.into(), trouble.unwrap_or_default().into(), remarks.into()];
    transaction.execute(&statements::RECORD_SYNC, &values)?;
    Ok(())
}

pub(crate) fn want(
    transaction: &mut Transaction,
    client: ClientId,
    package: Package,
    at: Timestamp,
) -> Result<()> {
    transaction.execute(&statements::WANT_SYNC, &[client.into(), package.word().into(), at.into()])?;
    Ok(())
}

pub(crate) fn without_document(
    transaction: &mut Transaction,
    client: ClientId,
    after: InvoiceId,
    limit: i64,
) -> Result<Vec<(InvoiceId, String)>> {
    let values = [client.into(), after.into(), limit.into()];
    transaction.all(&statements::WITHOUT_DOCUMENT, &values, |row| Ok((row.invoice(0)?, row.string(1)?)))
}

fn read(row: &Row) -> Result<Connection> {
    let package = row.text(1)?;
    let package = package
        .parse()
        .map_err(|_| StoreError::Corrupt(format!("the package of a connection: {package}")))?;
    Ok(Connection {
        client: row.client(0)?,
        package,
        settings: row.json(2)?,
        cursor: row.string(3)?,
        last_tried: row.time_or_none(4)?,
        last_synced: row.time_or_none(5)?,
        trouble: row.string_or_none(6)?,
        remarks: row.string(7)?,
        wanted: row.time_or_none(8)?,
        documents_through: row.int(9)?,
    })
}
