//! One file on its way in: what it says about the books, then what it says about the bank, then
//! what of the bank finds its invoice.

use formats::Reading;

use super::books::Books;
use super::{FileOutcome, Importer, Mode, again, bank, list, outcome, statements};
use crate::matching;
use crate::records::{Client, ImportLine};
use crate::store::StoreError;
use crate::{App, AppError, Doing, Result};

/// How a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reads {
    /// For the first time.
    Anew,
    /// For the first time, and a person says that it names everything that is open.
    FullList,
    /// Once more, by today's rules, and the bookkeeping told nothing newer since.
    AgainAsNewest,
    /// Once more, and newer files of the bookkeeping came since: they win.
    AgainAsOlder,
}

/// Whether what only the bookkeeping called paid is open again when a file names it as open: a full
/// list is the bookkeeping's last word, another file may be older than what we know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reopens {
    Yes,
    No,
}

impl Reads {
    pub fn is_again(self) -> bool {
        matches!(self, Reads::AgainAsNewest | Reads::AgainAsOlder)
    }
}

pub(super) struct One<'a> {
    pub app: &'a App,
    pub client: &'a Client,
    pub importer: &'a Importer<'a>,
    pub mode: Mode,
    pub import: i64,
    pub reads: Reads,
}

impl One<'_> {
    pub fn take_all(
        &self,
        readings: &[Reading],
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<Vec<FileOutcome>> {
        let mut outcomes = Vec::new();
        for reading in readings {
            outcomes.push(self.take(reading, progress)?);
        }
        if self.import != 0 && self.mode == Mode::Store {
            self.finish(&outcomes)?;
        }
        Ok(outcomes)
    }

    /// Keeps what came of it. Read again, the first account of the file stays beside what is new.
    pub fn finish(&self, outcomes: &[FileOutcome]) -> Result<()> {
        let (store, client) = (&self.app.store, self.client.id);
        let lines: Vec<ImportLine> = outcomes.iter().flat_map(|one| one.lines.iter().cloned()).collect();
        let bare = |one: &FileOutcome| FileOutcome { lines: Vec::new(), ..one.clone() };
        let files: Vec<FileOutcome> = match self.reads.is_again() {
            true => Vec::new(),
            false => outcomes.iter().map(bare).collect(),
        };
        store.keep_account(client, self.import, &files, &lines)?;
        if !self.reads.is_again() {
            store.finish_import(client, self.import, &outcome::summary(outcomes))?;
        }
        Ok(())
    }

    pub fn take(&self, reading: &Reading, progress: &mut dyn FnMut(u64, u64)) -> Result<FileOutcome> {
        let One { app, importer, .. } = *self;
        let client = self.client.id;
        let mut outcome = FileOutcome::of(reading, importer.language);
        if reading.refused.is_some() {
            return Ok(outcome);
        }
        let gone = list::gone(self, reading)?;
        self.take_books(reading, gone.reopens(), &mut outcome, progress)?;
        gone.close(self, &mut outcome)?;
        let mut entries = bank::entries(reading, self.import);
        outcome.left_out = bank::left_out(reading);
        if self.reads.is_again() {
            again::compare(self, &mut entries, &mut outcome)?;
        }
        bank::take(app, client, entries, self.mode, &mut outcome.payments)?;
        statements::note(self, reading, &mut outcome)?;
        if self.mode == Mode::Store {
            let matched = matching::match_waiting(&self.doing())?;
            outcome.allocated = matched.allocated;
            outcome.waiting = matched.waiting;
        }
        Ok(outcome)
    }

    pub fn doing(&self) -> Doing<'_> {
        Doing {
            app: self.app,
            client: self.client.id,
            by: self.importer.by,
            today: self.importer.today,
            now: self.importer.now,
        }
    }

    /// Invoices and customers. When somebody changes the same customers meanwhile, the file is held
    /// against what is there now, from the start: what was stored is known by then.
    fn take_books(
        &self,
        reading: &Reading,
        reopens: Reopens,
        outcome: &mut FileOutcome,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<()> {
        if reading.invoices.is_empty() && reading.customers.is_empty() {
            return Ok(());
        }
        let mut tries = 0;
        loop {
            let mut found = outcome.clone();
            let mut books = Books::open(self, reopens)?;
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
            let told = notes.iter().map(|(note, line)| (note.key().to_owned(), line.clone()));
            let told: Vec<(String, ImportLine)> = told.collect();
            let lines = notes.into_iter().map(|(note, _)| note).collect();
            let new = bank::take(self.app, self.client.id, lines, self.mode, &mut found.credit_notes)?;
            let is_new = |(key, _): &(String, ImportLine)| new.contains(key);
            found.lines.extend(told.into_iter().filter(is_new).map(|(_, line)| line));
            *outcome = found;
            return Ok(());
        }
    }
}
