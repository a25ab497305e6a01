//! A kept file is read once more, by today's rules: what they see that the first reading did not is
//! taken over, and nothing is doubled.
//!
//! A bank line is the same line by its key; where the rules for keys have changed, by its raw text,
//! day, account and amount. What a line says by today's rules is kept beside what the bank sent
//! (`Store::read_anew`), and matching sees it. What newer files of the bookkeeping told since wins.

use std::collections::BTreeMap;

use domain::{Cents, Date};

use super::bank::Line;
use super::one::{One, Reads};
use super::{BEGUN, FileOutcome, Importer, Mode};
use crate::records::{BankEntry, ImportLine, LineKind, NewBankEntry};
use crate::{App, AppError, Result};

/// Reads the kept file of an import again. `None`: there is no such import.
///
/// # Errors
/// Of the store.
pub fn import_again(
    app: &App,
    client: domain::ClientId,
    import: i64,
    importer: &Importer,
    mode: Mode,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Option<Vec<FileOutcome>>> {
    let store = &app.store;
    let Some((row, bytes)) = store.import_row(client, import)?.zip(store.import_bytes(client, import)?)
    else {
        return Ok(None);
    };
    let readings = formats::read_with(&row.file, &bytes, importer.mappings);
    let newer = store.imports(client, i64::MAX)?;
    let mut newer = newer.into_iter().filter(|other| other.id > import && other.outcome != BEGUN);
    let told_books = newer.try_fold(false, |told, other| {
        let files = store.import_files(client, other.id)?;
        let of_books = |file: &FileOutcome| {
            let found = [file.invoices, file.customers];
            found.iter().any(|found| found.new + found.changed + found.known > 0)
        };
        Ok::<bool, AppError>(told || files.iter().any(of_books))
    })?;
    let reads = if told_books { Reads::AgainAsOlder } else { Reads::AgainAsNewest };
    let owner = app.client(client)?;
    let one = One { app, client: &owner, importer, mode, import, reads };
    one.take_all(&readings, progress).map(Some)
}

/// Holds the bank lines against what the first reading stored; leaves only what is really new.
pub(super) fn compare(one: &One, lines: &mut Vec<Line>, outcome: &mut FileOutcome) -> Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let stored = stored(one)?;
    let by_key: BTreeMap<&str, &BankEntry> =
        stored.iter().map(|entry| (entry.entry.key.as_str(), entry)).collect();
    let mut by_raw: BTreeMap<SameLine, u64> = BTreeMap::new();
    for entry in &stored {
        *by_raw.entry(same_line(&entry.entry)).or_default() += 1;
    }
    let mut kept = Vec::new();
    for line in lines.drain(..) {
        let known: Vec<Option<&&BankEntry>> =
            line.parts().iter().map(|part| by_key.get(part.key.as_str())).collect();
        for (part, known) in line.parts().iter().zip(&known) {
            if let (Some(_), Some(left)) = (known, by_raw.get_mut(&same_line(part))) {
                *left = left.saturating_sub(1);
            }
            if let Some(known) = known.filter(|known| reads_differently(&known.entry, part)) {
                outcome.lines.push(read_anew(known, part));
                if one.mode == Mode::Store {
                    one.app.store.read_anew(one.client.id, known.id, part, one.importer.now)?;
                }
            }
        }
        let by_another_key = known.iter().all(Option::is_none)
            && line.parts().iter().all(|part| {
                !part.raw.is_empty() && by_raw.get(&same_line(part)).is_some_and(|left| *left > 0)
            });
        if by_another_key {
            for part in line.parts() {
                if let Some(left) = by_raw.get_mut(&same_line(part)) {
                    *left = left.saturating_sub(1);
                }
            }
            outcome.payments.known += line.parts().len() as u64;
            continue;
        }
        kept.push(line);
    }
    *lines = kept;
    Ok(())
}

fn stored(one: &One) -> Result<Vec<BankEntry>> {
    let mut all: Vec<BankEntry> = Vec::new();
    loop {
        let page = one.app.store.entries_of_import(one.client.id, one.import, all.len() as i64, 1_000)?;
        if page.is_empty() {
            return Ok(all);
        }
        all.extend(page);
    }
}

/// Raw text, account, day and amount.
type SameLine = (String, String, Date, Cents);

fn same_line(entry: &NewBankEntry) -> SameLine {
    (entry.raw.clone(), entry.account.clone(), entry.booked, entry.amount)
}

/// What rules read out of a line; its money and its day are the bank's.
fn reads_differently(stored: &NewBankEntry, now: &NewBankEntry) -> bool {
    let read = |entry: &NewBankEntry| {
        (
            entry.counterparty_name.clone(),
            entry.counterparty_iban.clone(),
            entry.end_to_end_id.clone(),
            entry.mandate_id.clone(),
            entry.structured_reference.clone(),
            entry.remittance.clone(),
            entry.return_reason.clone(),
        )
    };
    read(stored) != read(now)
}

fn read_anew(stored: &BankEntry, now: &NewBankEntry) -> ImportLine {
    let words = |entry: &NewBankEntry| {
        let parts = [
            entry.counterparty_name.as_ref(),
            entry.counterparty_iban.as_ref(),
            entry.structured_reference.as_ref(),
            entry.return_reason.as_ref(),
            Some(&entry.remittance),
        ];
        let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        parts.join(" · ").replace('\n', " ")
    };
    ImportLine {
        kind: LineKind::ReadAnew,
        customer: stored.customer,
        invoice: None,
        number: stored.id.to_string(),
        was: Some(words(&stored.entry)),
        now: Some(words(now)),
        line: None,
    }
}
