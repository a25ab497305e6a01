//! Importing files: facts of bookkeeping and bank become facts of dossiers.
//!
//! The same file twice, or overlapping files in any order, changes nothing: invoices are known by
//! number, bank entries by key, and matching looks at everything that waits, not at one file.
//! Agreements are never touched (G4): there is no way from here to them, except what a table of
//! open invoices tells about the time before us.

mod bank;
mod books;
mod credit_notes;
mod history;
mod outcome;
mod pending;
mod register;

use domain::{Channel, Channels, ClientId, Date, Language};
use formats::{Mappings, Reading};
use jiff::Timestamp;

pub(crate) use credit_notes::{CREDIT_NOTES, credited_customer};
pub use outcome::{FileOutcome, Found, Trouble};

use crate::letter::{address, sha256};
use crate::matching;
use crate::records::{Card, Client, NewImport};
use crate::store::StoreError;
use crate::{App, AppError, Doing, Result};
use books::Books;

/// The outcome of an import that was not carried through: the same file again stores the rest.
const BEGUN: &str = "begun";

/// Whether the import is stored or only told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    DryRun,
    Store,
}

/// A file to import.
pub struct File<'a> {
    pub name: &'a str,
    pub bytes: &'a [u8],
}

/// Who imports, when.
pub struct Importer<'a> {
    pub by: &'a str,
    pub today: Date,
    pub now: Timestamp,
    pub language: Language,
    pub mappings: &'a Mappings,
}

/// Reads one file (a zip: several) and stores what is new.
pub fn import(
    app: &App,
    client: ClientId,
    file: &File,
    importer: &Importer,
    mode: Mode,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Vec<FileOutcome>> {
    let readings = formats::read_with(file.name, file.bytes, importer.mappings);
    let hash = fingerprint(file, &readings, importer.mappings);
    let known = app.store.import_by_hash(client, &hash)?;
    if known.is_some_and(|known| known.outcome != BEGUN) {
        return Ok(vec![FileOutcome::known_file(file.name)]);
    }
    let understood = readings.iter().any(|reading| reading.refused.is_none());
    // The file comes first, so that every bank entry can name it. Interrupted halfway, the same
    // file again stores the rest: nothing below happens twice.
    let import = match mode {
        Mode::Store if understood => {
            let new = new_import(file, hash, &readings, importer);
            app.store.add_import(client, &new)?
        }
        _ => 0,
    };
    let owner = app.client(client)?;
    let one = One { app, client: &owner, importer, mode, import };
    let mut outcomes = Vec::new();
    for reading in &readings {
        outcomes.push(one.take(reading, progress)?);
    }
    if import != 0 {
        let outcome = outcome::summary(&outcomes);
        app.store.finish_import(client, import, &outcome)?;
    }
    Ok(outcomes)
}

/// What a file is known by: its bytes, and how a person chose to read its columns.
fn fingerprint(file: &File, readings: &[Reading], mappings: &Mappings) -> String {
    let hash = sha256(file.bytes);
    let chosen: Vec<String> = readings
        .iter()
        .filter_map(|reading| mappings.get(&reading.table.as_ref()?.fingerprint))
        .map(|mapping| format!("{mapping:?}"))
        .collect();
    if chosen.is_empty() {
        return hash;
    }
    sha256((hash + &chosen.concat()).as_bytes())
}

fn new_import(file: &File, sha256: String, readings: &[Reading], importer: &Importer) -> NewImport {
    let formats = readings.iter().filter_map(|reading| reading.format.as_ref());
    let formats: Vec<&str> = formats.map(formats::Format::word).collect();
    NewImport {
        file: file.name.to_owned(),
        sha256,
        format: formats.join(" "),
        bytes: file.bytes.to_vec(),
        at: importer.now,
        by: importer.by.to_owned(),
        outcome: BEGUN.to_owned(),
    }
}

/// One file on its way in.
struct One<'a> {
    app: &'a App,
    client: &'a Client,
    importer: &'a Importer<'a>,
    mode: Mode,
    import: i64,
}

impl One<'_> {
    fn take(&self, reading: &Reading, progress: &mut dyn FnMut(u64, u64)) -> Result<FileOutcome> {
        let One { app, importer, .. } = *self;
        let client = self.client.id;
        let mut outcome = FileOutcome::of(reading, importer.language);
        if reading.refused.is_some() {
            return Ok(outcome);
        }
        self.take_books(reading, &mut outcome, progress)?;
        let entries = bank::entries(reading, self.import);
        bank::take(app, client, entries, self.mode, &mut outcome.payments)?;
        if self.mode == Mode::Store {
            if let Some(through) = bank::through(reading) {
                app.store.bank_seen_through(client, through)?;
            }
            let matched = matching::match_waiting(&Doing {
                app,
                client,
                by: importer.by,
                today: importer.today,
                now: importer.now,
            })?;
            outcome.allocated = matched.allocated;
            outcome.waiting = matched.waiting;
        }
        Ok(outcome)
    }

    /// Invoices and customers. When somebody changes the same customers meanwhile, the file is held
    /// against what is there now, from the start: what was stored is known by then.
    fn take_books(
        &self,
        reading: &Reading,
        outcome: &mut FileOutcome,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<()> {
        if reading.invoices.is_empty() && reading.customers.is_empty() {
            return Ok(());
        }
        let mut tries = 0;
        loop {
            let mut found = outcome.clone();
            let mut books = Books::open(self.app, self.client, self.mode)?;
            let stored = books.take(reading, self.importer, &mut found).and_then(|()| match self.mode {
                Mode::Store => books.store(self.importer, progress),
                Mode::DryRun => Ok(()),
            });
            tries += 1;
            let conflict =
                matches!(stored, Err(AppError::Store(StoreError::Conflict | StoreError::AlreadyDone)));
            if conflict && tries < 5 {
                continue;
            }
            stored?;
            let notes = books.credit_notes(self.import);
            bank::take(self.app, self.client.id, notes, self.mode, &mut found.credit_notes)?;
            *outcome = found;
            return Ok(());
        }
    }
}

/// What a card makes reachable; refusals stand elsewhere and win.
pub fn reachable_by_card(card: &Card, reachable: &mut Channels) {
    let phones = card.phone.is_some() || card.persons.iter().any(|person| person.phone.is_some());
    for (channel, known) in [
        (Channel::Email, address(card).is_some()),
        (Channel::Phone, phones),
        (Channel::Post, card.address.is_some()),
    ] {
        if known {
            reachable.add(channel);
        } else {
            reachable.remove(channel);
        }
    }
}
