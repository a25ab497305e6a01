//! Bringing ourselves in step with a bookkeeping package: what changed there comes in by the way of
//! files, part by part, and how far we are is kept after each part.
//!
//! Not here: what a package is asked how (room `books`), what a fact means (`import`, `domain`).
//! Invariants: interrupted anywhere and begun again, the same state is reached; nothing about an
//! agreement is changed by what the package says (G4); what the package answered that was not an
//! answer is kept as trouble with one word, never as facts.

mod parts;
mod write_back;

use domain::{ClientId, Date, InvoiceId, Language};
use formats::Mappings;
use serde::Serialize;
use text::Words;

use crate::bookkeeping::{Books, Changes, Remark, Trouble};
use crate::import::{self, File, FileOutcome, Importer};
use crate::records::{Connection, Package};
use crate::{App, AppError, Doing, Result};

pub use write_back::{Refused, delivery_note, write_delivery, write_term};

/// Documents that are fetched in one go: facts come first, and a package lets nobody ask without
/// end.
const DOCUMENTS: i64 = 40;

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SyncReport {
    pub package: String,
    /// Counted as an import is, over all parts.
    pub outcome: FileOutcome,
    /// Invoices that the package does not know any more, payments that it took back, invoices that
    /// it has given up, and documents that came.
    pub gone: u64,
    pub taken_back: u64,
    pub given_up: u64,
    pub documents: u64,
    /// Invoices about which the package keeps silent from now on.
    pub silenced: u64,
    /// Why it ended early: a word and what more is known. What came before stays.
    pub trouble: Option<String>,
    pub remarks: Vec<String>,
}

/// Takes over what changed since the last time.
///
/// # Errors
/// Of the store. What goes wrong with the package is in the report, and kept with the connection.
pub fn sync(doing: &Doing, connection: &Connection, books: &mut dyn Books) -> Result<SyncReport> {
    let mut report = SyncReport { package: connection.package.word().to_owned(), ..SyncReport::default() };
    report.outcome.file = connection.package.name().to_owned();
    report.outcome.format = connection.package.word().to_owned();
    let said = carry_out(doing, connection, books, &mut report)?;
    report.trouble = said.err().map(|trouble| trouble.line());
    let remarks = match report.trouble {
        // What was not asked is as it was.
        Some(_) => connection.remarks.clone(),
        None => report.remarks.join("\n"),
    };
    let store = &doing.app.store;
    store.record_sync(doing.client, connection.package, doing.now, report.trouble.as_deref(), &remarks)?;
    Ok(report)
}

/// Notes a try that did not even begin: there was no key.
///
/// # Errors
/// Of the store.
pub fn not_opened(doing: &Doing, connection: &Connection, trouble: &Trouble) -> Result<SyncReport> {
    let line = trouble.line();
    let store = &doing.app.store;
    store.record_sync(doing.client, connection.package, doing.now, Some(&line), &connection.remarks)?;
    let package = connection.package.word().to_owned();
    Ok(SyncReport { package, trouble: Some(line), ..SyncReport::default() })
}

/// The inner answer is the package's, the outer one is ours.
fn carry_out(
    doing: &Doing,
    connection: &Connection,
    books: &mut dyn Books,
    report: &mut SyncReport,
) -> Result<std::result::Result<(), Trouble>> {
    let mut cursor = connection.cursor.clone();
    loop {
        let changes = match books.changes(&cursor) {
            Ok(changes) => changes,
            Err(trouble) => return Ok(Err(trouble)),
        };
        take(doing, connection.package, &changes, report)?;
        if connection.settings.pause_reminders {
            for number in &changes.reminding {
                match books.pause_reminders(number) {
                    Ok(()) => report.silenced += 1,
                    Err(Trouble::NotThere { .. } | Trouble::Cannot { .. }) => {}
                    Err(trouble) => return Ok(Err(trouble)),
                }
            }
        }
        if changes.cursor != cursor {
            cursor.clone_from(&changes.cursor);
            doing.app.store.save_cursor(doing.client, connection.package, &cursor)?;
        }
        if !changes.more {
            break;
        }
    }
    if connection.last_synced.is_none()
        && let Err(trouble) = parts::settled_before(doing, connection.package, books)?
    {
        return Ok(Err(trouble));
    }
    if let Err(trouble) = look_around(doing, connection, books, report)? {
        return Ok(Err(trouble));
    }
    fetch_documents(doing, connection, books, report)
}

fn take(doing: &Doing, package: Package, changes: &Changes, report: &mut SyncReport) -> Result<()> {
    let words = Words::of(language(doing.app, doing.client)?);
    report.outcome.problems.extend(changes.unreadable.iter().map(|number| import::Trouble {
        line: None,
        column: None,
        what: words.t_args("connect-unreadable", &[("number", number.clone().into())]),
        advice: words.t("connect-unreadable-advice"),
    }));
    if changes.is_empty() {
        return Ok(());
    }
    let mut reading = changes.reading.clone();
    reading.customers.extend(parts::cards_of_customers(doing, changes)?);
    if !reading.invoices.is_empty() || !reading.customers.is_empty() {
        let source = File { name: package.name(), bytes: &changes.source };
        let mappings = Mappings::new();
        let importer = Importer {
            by: package.word(),
            today: doing.today,
            now: doing.now,
            language: language(doing.app, doing.client)?,
            mappings: &mappings,
        };
        let outcome =
            import::take_told(doing.app, doing.client, &source, package.word(), &reading, &importer)?;
        add(&mut report.outcome, outcome);
    }
    parts::take_rest(doing, package, changes, report)
}

/// How fresh the bank is, and what a person should know about the package.
fn look_around(
    doing: &Doing,
    connection: &Connection,
    books: &mut dyn Books,
    report: &mut SyncReport,
) -> Result<std::result::Result<(), Trouble>> {
    let mut remarks = match books.remarks() {
        Ok(remarks) => remarks,
        Err(trouble) => return Ok(Err(trouble)),
    };
    // A person has looked, or they are paused one by one.
    if connection.settings.pause_reminders {
        remarks.retain(|remark| !matches!(remark, Remark::OwnReminders { .. } | Remark::OwnRemindersUnseen));
    }
    if connection.settings.bank_from_books {
        match books.bank_through(doing.today) {
            Ok((through, more)) => {
                remarks.extend(more);
                seen_through(doing, through)?;
            }
            Err(trouble) => return Ok(Err(trouble)),
        }
    }
    report.remarks = remarks.iter().map(Remark::line).collect();
    Ok(Ok(()))
}

fn seen_through(doing: &Doing, through: Option<Date>) -> Result<()> {
    match through {
        Some(through) => Ok(doing.app.store.bank_seen_through(doing.client, through.min(doing.today))?),
        None => Ok(()),
    }
}

fn fetch_documents(
    doing: &Doing,
    connection: &Connection,
    books: &mut dyn Books,
    report: &mut SyncReport,
) -> Result<std::result::Result<(), Trouble>> {
    let store = &doing.app.store;
    let after = InvoiceId(connection.documents_through);
    for (invoice, number) in store.invoices_without_document(doing.client, after, DOCUMENTS)? {
        match books.document(&number) {
            Ok(Some(document)) => {
                store.add_document(doing.client, invoice, &document)?;
                report.documents += 1;
            }
            Ok(None) | Err(Trouble::NotThere { .. } | Trouble::Cannot { .. }) => {}
            Err(trouble) => return Ok(Err(trouble)),
        }
        store.documents_asked(doing.client, connection.package, invoice)?;
    }
    Ok(Ok(()))
}

fn language(app: &App, client: ClientId) -> Result<Language> {
    Ok(app.client(client)?.settings.language)
}

/// The counts of one more part.
fn add(sum: &mut FileOutcome, part: FileOutcome) {
    for (sum, part) in [
        (&mut sum.customers, part.customers),
        (&mut sum.invoices, part.invoices),
        (&mut sum.credit_notes, part.credit_notes),
        (&mut sum.payments, part.payments),
    ] {
        sum.new += part.new;
        sum.changed += part.changed;
        sum.known += part.known;
    }
    sum.allocated += part.allocated;
    sum.waiting = part.waiting;
    sum.lines.extend(part.lines);
    sum.problems.extend(part.problems);
}

/// The connection of this client with this package.
///
/// # Errors
/// `NotConnected` when there is none.
pub fn connection(app: &App, client: ClientId, package: Package) -> Result<Connection> {
    let found = app.store.connections(client)?.into_iter().find(|known| known.package == package);
    found.ok_or(AppError::NotConnected { package })
}
