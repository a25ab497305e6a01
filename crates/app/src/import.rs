//! Importing files: facts of bookkeeping and bank become facts of dossiers.
//!
//! What wins where bookkeeping, bank and people say different things stands in `docs/books.md`.
//! The same file twice, or overlapping files in any order, changes nothing: invoices are known by
//! number, bank entries by key, and matching looks at everything that waits, not at one file.
//! Agreements are never touched (G4): there is no way from here to them, except what a table of
//! open invoices tells about the time before us.

mod again;
mod bank;
mod books;
mod credit_notes;
mod differences;
mod history;
mod list;
mod one;
mod outcome;
mod paid;
mod pending;
mod register;
pub mod statements;

use domain::{Channel, Channels, ClientId, Date, Language};
use formats::{Mappings, Reading};
use jiff::Timestamp;

pub use again::import_again;
pub(crate) use bank::payments_of;
pub(crate) use credit_notes::{CREDIT_NOTES, credited_customer};
pub use list::{reopen, treat_as_full_list};
pub use outcome::{FileOutcome, Found, StatementTold, Trouble};

use crate::letter::{address, sha256};
use crate::records::{Card, NewImport};
use crate::{App, Result};
use one::{One, Reads};

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
    take_file(app, client, file, importer, mode, Reads::Anew, progress)
}

/// The same for a table of which a person says that it names everything that is open: what it does
/// not name is paid, says the bookkeeping. Remembered for tables with the same headings.
pub fn import_full_list(
    app: &App,
    client: ClientId,
    file: &File,
    importer: &Importer,
    mode: Mode,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Vec<FileOutcome>> {
    take_file(app, client, file, importer, mode, Reads::FullList, progress)
}

fn take_file(
    app: &App,
    client: ClientId,
    file: &File,
    importer: &Importer,
    mode: Mode,
    reads: Reads,
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
    One { app, client: &owner, importer, mode, import, reads }.take_all(&readings, progress)
}

/// What a connection told, as a reading: it takes the same way as a file, so that one invoice is one
/// invoice, whoever told of it first. The answers as they came are kept, as the bytes of files are.
pub(crate) fn take_told(
    app: &App,
    client: ClientId,
    source: &File,
    format: &str,
    reading: &Reading,
    importer: &Importer,
) -> Result<FileOutcome> {
    let new = NewImport {
        file: source.name.to_owned(),
        sha256: sha256(source.bytes),
        format: format.to_owned(),
        bytes: source.bytes.to_vec(),
        at: importer.now,
        by: importer.by.to_owned(),
        outcome: BEGUN.to_owned(),
    };
    let import = app.store.add_import(client, &new)?;
    let owner = app.client(client)?;
    let one = One { app, client: &owner, importer, mode: Mode::Store, import, reads: Reads::Anew };
    let mut outcome = one.take(reading, &mut |_, _| {})?;
    outcome.file = source.name.to_owned();
    outcome.format = format.to_owned();
    one.finish(std::slice::from_ref(&outcome))?;
    Ok(outcome)
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
