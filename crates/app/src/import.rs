//! Importing files: facts of bookkeeping and bank become facts of dossiers.
//!
//! The same file twice, or overlapping files in any order, changes nothing: invoices are known by
//! number, bank entries by key, and matching looks at everything that waits, not at one file.
//! Agreements are never touched (G4): there is no way from here to them, except what a table of
//! open invoices tells about the time before us.

mod books;
mod outcome;

use domain::{Channel, Channels, ClientId, Date, Event, Language};
use formats::{Mappings, Reading};
use jiff::Timestamp;

pub use books::CREDIT_NOTES;
pub use outcome::{FileOutcome, Found, Trouble};

use crate::letter::sha256;
use crate::matching;
use crate::records::{Card, NewBankEntry, NewImport};
use crate::{App, Doing, Result};
use books::Books;

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
    let hash = sha256(file.bytes);
    let readings = formats::read_with(file.name, file.bytes, importer.mappings);
    let known = app.store.import_by_hash(client, &hash)?;
    let understood = readings.iter().any(|reading| reading.refused.is_none());
    // The file comes first, so that every bank entry can name it. Interrupted halfway, the same
    // file again stores the rest: nothing below happens twice.
    let import = match &known {
        Some(known) => known.id,
        None if mode == Mode::Store && understood => {
            let new = new_import(file, hash, &readings, importer);
            app.store.add_import(client, &new)?
        }
        None => 0,
    };
    let mut outcomes = Vec::new();
    for reading in &readings {
        let mut outcome = import_reading(app, client, (reading, import), importer, mode, progress)?;
        outcome.same_file = known.is_some() && outcome.is_nothing_new();
        outcomes.push(outcome);
    }
    Ok(outcomes)
}

fn new_import(file: &File, sha256: String, readings: &[Reading], importer: &Importer) -> NewImport {
    let formats = readings
        .iter()
        .filter_map(|reading| reading.format.as_ref());
    let formats: Vec<&str> = formats.map(formats::Format::word).collect();
    NewImport {
        file: file.name.to_owned(),
        sha256,
        format: formats.join(" "),
        bytes: file.bytes.to_vec(),
        at: importer.now,
        by: importer.by.to_owned(),
        outcome: outcome::summary(readings),
    }
}

fn import_reading(
    app: &App,
    client: ClientId,
    (reading, import): (&Reading, i64),
    importer: &Importer,
    mode: Mode,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<FileOutcome> {
    let mut outcome = FileOutcome::of(reading, importer.language);
    if reading.refused.is_some() {
        return Ok(outcome);
    }
    if !reading.invoices.is_empty() || !reading.customers.is_empty() {
        let mut books = Books::open(app, client)?;
        books.take(reading, importer, &mut outcome)?;
        if mode == Mode::Store {
            books.store(importer, progress)?;
        }
        let credit_notes = of_import(books.credit_notes(), import);
        take_entries(app, client, &credit_notes, mode, &mut outcome.credit_notes)?;
    }
    let entries = of_import(bank_entries(reading), import);
    take_entries(app, client, &entries, mode, &mut outcome.payments)?;
    if mode == Mode::Store {
        if let Some(through) = bank_through(reading) {
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

fn of_import(mut entries: Vec<NewBankEntry>, import: i64) -> Vec<NewBankEntry> {
    entries.iter_mut().for_each(|entry| entry.import = import);
    entries
}

fn take_entries(
    app: &App,
    client: ClientId,
    entries: &[NewBankEntry],
    mode: Mode,
    found: &mut Found,
) -> Result<()> {
    let keys: Vec<String> = entries.iter().map(|entry| entry.key.clone()).collect();
    let known = app.store.known_bank_keys(client, &keys)?;
    found.known += known.len() as u64;
    found.new += (keys.len() - known.len()) as u64;
    if mode == Mode::Store {
        app.store.add_bank_entries(client, entries)?;
    }
    Ok(())
}

/// Money that came in, one entry a payment, and payments that were taken back. What the client
/// himself paid is nobody's receivable.
fn bank_entries(reading: &Reading) -> Vec<NewBankEntry> {
    let mut all = Vec::new();
    for statement in &reading.statements {
        for entry in &statement.entries {
            let payments = entry.payments();
            let sum: domain::Cents = payments
                .iter()
                .filter_map(|payment| payment.amount_cents)
                .sum();
            let split = payments.len() > 1 && sum == entry.amount_cents;
            let returned = entry.reversal || entry.return_reason.is_some();
            if entry.amount_cents.0 < 0
                && !returned
                && payments
                    .iter()
                    .all(|payment| payment.return_reason.is_none())
            {
                continue;
            }
            let parts = if split { payments } else { vec![whole(entry)] };
            for (place, part) in parts.iter().enumerate() {
                all.push(NewBankEntry {
                    key: if split {
                        format!("{}#{place}", entry.key)
                    } else {
                        entry.key.clone()
                    },
                    account: statement.account.clone().unwrap_or_default(),
                    booked: entry
                        .booked
                        .or(entry.valued)
                        .or(statement.to)
                        .unwrap_or_default(),
                    amount: part.amount_cents.unwrap_or(entry.amount_cents),
                    currency: entry.currency,
                    reversal: entry.reversal,
                    counterparty_name: part.counterparty.name.clone(),
                    counterparty_iban: part.counterparty.iban.clone(),
                    end_to_end_id: part.end_to_end_id.clone(),
                    mandate_id: part.mandate_id.clone(),
                    structured_reference: part.structured_reference.clone(),
                    remittance: if split {
                        part.search_texts().join("\n")
                    } else {
                        entry.search_texts().join("\n")
                    },
                    return_reason: part.return_reason.clone().or(entry.return_reason.clone()),
                    raw: entry.raw.clone(),
                    import: 0,
                });
            }
        }
    }
    all
}

/// The entry as one payment: also a batch whose parts do not add up waits as a whole.
fn whole(entry: &formats::Entry) -> formats::Detail {
    let mut bare = entry.clone();
    bare.details.clear();
    bare.payments().remove(0)
}

/// The last day that a whole statement covers.
fn bank_through(reading: &Reading) -> Option<Date> {
    let whole = reading
        .format
        .as_ref()
        .is_some_and(formats::Format::is_bank_statement);
    let last = reading
        .statements
        .iter()
        .filter(|statement| statement.complete)
        .filter_map(|statement| {
            statement.to.or_else(|| {
                statement
                    .entries
                    .iter()
                    .filter_map(|entry| entry.booked)
                    .max()
            })
        });
    last.max().filter(|_| whole)
}

/// What a card makes reachable; refusals stand elsewhere and win.
pub fn reachable_by_card(card: &Card, reachable: &mut Channels) {
    let phones = card.phone.is_some() || card.persons.iter().any(|person| person.phone.is_some());
    let mails = card.email.is_some() || card.persons.iter().any(|person| person.email.is_some());
    for (channel, known) in [
        (Channel::Email, mails),
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

/// An event that a table of open invoices tells about the time before us.
pub(crate) fn held_because(why: &str, invoice: domain::InvoiceId) -> Event {
    Event::Hold {
        invoices: Some(vec![invoice]),
        why: why.to_owned(),
        until: None,
    }
}
