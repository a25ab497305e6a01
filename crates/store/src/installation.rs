//! The installation and its clients: settings, the stop buttons, the runner's number.

use app::{Client, ClientSettings, Sending, StoreError};
use domain::{ClientId, CustomerId, Date};

use crate::commit;
use crate::db::{Result, Row, Transaction, Value};
use crate::kept::json;
use crate::statements::{customers, installation as statements};
use crate::{lists, load, numbers};

/// A restored installation counts on from here, past every runner that the backup does not know.
const FENCE_AFTER_RESTORE: i64 = 1_000_000;

pub(crate) fn clients(transaction: &mut Transaction) -> Result<Vec<Client>> {
    transaction.all(&statements::CLIENTS, &[], read)
}

pub(crate) fn client(transaction: &mut Transaction, client: ClientId) -> Result<Option<Client>> {
    transaction.one(&statements::CLIENT, &[client.into()], read)
}

pub(crate) fn add_client(
    transaction: &mut Transaction,
    name: &str,
    settings: &ClientSettings,
    sending: Sending,
) -> Result<ClientId> {
    let id = transaction.one(&statements::NEXT_CLIENT, &[], |row| row.client(0))?;
    let id = id.ok_or_else(no_installation)?;
    let settings = json(settings);
    let values = [id.into(), name.into(), (&settings).into(), word(sending).into()];
    transaction.execute(&statements::ADD_CLIENT, &values)?;
    transaction.execute(&statements::ADD_COUNTER, &[id.into()])?;
    Ok(id)
}

/// A new strategy may move due dates; the lists follow in the same transaction.
pub(crate) fn save_settings(
    transaction: &mut Transaction,
    client: ClientId,
    settings: &ClientSettings,
) -> Result<()> {
    numbers::lock(transaction, client)?;
    let was = commit::strategy(transaction, client)?;
    let text = json(settings);
    transaction.execute(&statements::SAVE_SETTINGS, &[client.into(), (&text).into()])?;
    let days = |strategy: &domain::Strategy| strategy.agreements.due_after_dispute_days;
    if days(&was) != days(&settings.strategy) {
        move_due_dates(transaction, client, &settings.strategy)?;
    }
    Ok(())
}

fn move_due_dates(
    transaction: &mut Transaction,
    client: ClientId,
    strategy: &domain::Strategy,
) -> Result<()> {
    let mut after = CustomerId(0);
    loop {
        let page = load::customers_after(transaction, client, after, 200)?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        after = last.id;
        for customer in &page {
            let mut oldest = None::<Date>;
            let mut moved = 0;
            for invoice in &customer.dossier.invoices {
                let due = domain::standing::effective_due(invoice, &customer.dossier, strategy).date;
                if invoice.is_open() {
                    oldest = Some(oldest.map_or(due, |known| known.min(due)));
                }
                let values = [client.into(), customer.id.into(), invoice.id.into(), due.into()];
                moved += transaction.execute(&customers::SAVE_EFFECTIVE_DUE, &values)?;
            }
            if moved > 0 {
                let values =
                    [client.into(), customer.id.into(), oldest.unwrap_or(lists::NOTHING_OPEN).into()];
                transaction.execute(&customers::SAVE_OLDEST_DUE, &values)?;
            }
        }
    }
}

/// Waits for claims that are running; after it, none begins that has not seen the button (G19).
pub(crate) fn set_sending(transaction: &mut Transaction, client: ClientId, sending: Sending) -> Result<()> {
    numbers::lock(transaction, client)?;
    transaction.execute(&statements::SET_SENDING, &[client.into(), word(sending).into()])?;
    Ok(())
}

pub(crate) fn all_stopped(transaction: &mut Transaction) -> Result<bool> {
    let stopped = transaction.one(&statements::ALL_STOPPED, &[], |row| row.flag(0))?;
    stopped.ok_or_else(no_installation)
}

pub(crate) fn set_all_stopped(transaction: &mut Transaction, stopped: bool) -> Result<()> {
    transaction.execute(&statements::SET_ALL_STOPPED, &[stopped.into()])?;
    Ok(())
}

pub(crate) fn bank_seen_through(transaction: &mut Transaction, client: ClientId, date: Date) -> Result<()> {
    transaction.execute(&statements::BANK_SEEN_THROUGH, &[client.into(), date.into()])?;
    Ok(())
}

pub(crate) fn begin_run(transaction: &mut Transaction, client: ClientId, date: Date) -> Result<bool> {
    let begun = transaction.execute(&statements::BEGIN_RUN, &[client.into(), date.into()])?;
    Ok(begun == 1)
}

pub(crate) fn next_fence(transaction: &mut Transaction) -> Result<i64> {
    let fence = transaction.one(&statements::ADD_TO_FENCE, &[Value::Int(1)], |row| row.int(0))?;
    fence.ok_or_else(no_installation)
}

/// After a restore nothing leaves until a person has compared and released (G14).
pub(crate) fn close_after_restore(transaction: &mut Transaction) -> Result<()> {
    transaction.execute(&statements::CLOSE_ALL_SENDING, &[word(Sending::Restored).into()])?;
    let more = [Value::Int(FENCE_AFTER_RESTORE)];
    transaction.one(&statements::ADD_TO_FENCE, &more, |row| row.int(0))?;
    Ok(())
}

fn read(row: &Row) -> Result<Client> {
    Ok(Client {
        id: row.client(0)?,
        name: row.string(1)?,
        settings: row.json(2)?,
        sending: sending(row.text(3)?)?,
        bank_through: row.date_or_none(4)?,
        last_run: row.date_or_none(5)?,
        run_before: row.date_or_none(6)?,
    })
}

const fn word(sending: Sending) -> &'static str {
    match sending {
        Sending::FirstDayCheck => "first_day_check",
        Sending::Open => "open",
        Sending::Stopped => "stopped",
        Sending::Restored => "restored",
    }
}

fn sending(text: &str) -> Result<Sending> {
    [Sending::FirstDayCheck, Sending::Open, Sending::Stopped, Sending::Restored]
        .into_iter()
        .find(|sending| word(*sending) == text)
        .ok_or_else(|| StoreError::Corrupt(format!("“{text}” is no state of sending")))
}

fn no_installation() -> StoreError {
    StoreError::Corrupt("the row of the installation is missing".to_owned())
}
