//! Tables of bank transactions in CSV: ING, Rabobank, ABN AMRO (TAB), bunq, Knab, ASN, SNS,
//! RegioBank and Triodos, each by its columns.
//!
//! A stream of lines. Not here: tables of customers and invoices (`table`), what stands in a
//! description (`remark`).
//!
//! Invariants: a row that is not understood costs itself, and is told. A row that the end of the
//! file cut in two is left out.

mod cells;
mod chain;
mod layout;
mod profiles;
mod refused;
mod row;

use std::collections::HashMap;

use crate::key::Witness;
use crate::problem::{Place, ProblemKind, Problems};
use crate::reading::{Format, Reading};
use crate::reference;
use crate::refusal::Refusal;
use crate::running::{Entries, Running};
use crate::statement::Statement;
use crate::stream::{Feed, Lines};
use crate::text;

use cells::Cells;
use chain::Chain;
use layout::Bank;
use row::Rows;

pub(crate) use layout::{Found, Layout, recognise};

/// A cell may have so many lines; a quote that is open for longer was never meant as one.
const CELL_LINES_MAX: usize = 12;

/// Reads rows line by line; see [`Feed`].
pub(crate) struct CsvReader<'h> {
    layout: Layout,
    lines: Lines,
    entries: Entries<'h>,
    rows: Rows,
    cells: Cells,
    accounts: Vec<Account>,
    /// The number of an account, by its cell.
    known: HashMap<String, usize>,
    last: Option<usize>,
    /// Lines of a row whose cell has line ends.
    waiting: Vec<(u64, String)>,
    problems: Problems,
    met_rows: u64,
}

/// The rows of one account are a statement.
struct Account {
    cell: String,
    running: Running,
    chain: Chain,
    line: u64,
}

impl<'h> CsvReader<'h> {
    pub(crate) fn new(layout: Layout, entries: Entries<'h>) -> CsvReader<'h> {
        CsvReader {
            rows: Rows::new(&layout),
            layout,
            lines: Lines::new(),
            entries,
            cells: Cells::default(),
            accounts: Vec::new(),
            known: HashMap::new(),
            last: None,
            waiting: Vec::new(),
            problems: Problems::default(),
            met_rows: 0,
        }
    }

    pub(crate) fn finish(mut self, name: &str) -> Reading {
        let mut reading = Reading::new(name);
        reading.format = Some(Format::CsvBank(self.layout.bank.word()));
        let waiting = std::mem::take(&mut self.waiting);
        if let Some((line, _)) = waiting.first() {
            // The file ended inside a cell.
            self.problems.add(Place::line(*line), ProblemKind::CutOff);
        }
        if self.met_rows == 0 && waiting.is_empty() {
            return reading.refuse(Refusal::NoRows);
        }
        reading.statements =
            self.accounts.into_iter().map(|account| account.finish(&mut self.problems)).collect();
        reading.with_problems(self.problems)
    }

    fn take(&mut self, line: &str, number: u64, is_end: bool) {
        if number <= self.layout.above {
            return;
        }
        let line = line.trim_end_matches('\u{1a}');
        if self.waiting.is_empty() {
            if !line.trim().is_empty() {
                self.take_row(line, number, is_end);
            }
            return;
        }
        self.waiting.push((number, line.to_owned()));
        let width = if is_end { self.layout.width } else { self.layout.cells };
        let whole = self.waiting.iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>().join("\n");
        self.cells.split(&whole, self.layout.delimiter, self.layout.quote);
        if !self.cells.is_open && self.cells.len() >= width {
            let first = self.waiting[0].0;
            self.waiting.clear();
            return self.take_cells(&whole, first);
        }
        if self.waiting.len() > CELL_LINES_MAX {
            // No cell is that long: every line stands for itself after all.
            for (number, line) in std::mem::take(&mut self.waiting) {
                self.cells.split(&line, self.layout.delimiter, self.layout.quote);
                self.take_cells(&line, number);
            }
        }
    }

    fn take_row(&mut self, line: &str, number: u64, is_end: bool) {
        self.cells.split(line, self.layout.delimiter, self.layout.quote);
        if self.cells.is_open {
            return self.waiting.push((number, line.to_owned()));
        }
        if is_end && self.cells.len() < self.layout.width {
            return self.problems.add(Place::line(number), ProblemKind::CutOff);
        }
        self.take_cells(line, number);
    }

    fn take_cells(&mut self, line: &str, number: u64) {
        self.met_rows += 1;
        let (cells, columns) = (self.cells.len(), self.layout.cells);
        if cells < columns {
            let kind = ProblemKind::BankRowTooShort { cells, columns };
            return self.problems.add(Place::line(number), kind);
        }
        let row = match self.rows.read(&self.cells, line, line) {
            Ok(row) => row,
            Err(kind) => return self.problems.add(Place::line(number), kind),
        };
        if row.no_date {
            self.problems.add(Place::line(number), ProblemKind::EntryWithoutDate);
        }
        let at = self.account(line, number);
        let account = &mut self.accounts[at];
        account.running.facts.currency.get_or_insert(row.entry.currency);
        let witness = match (self.layout.bank, row.balances) {
            // Its text stands last and without quotes: a file that was cut must not change the key.
            (Bank::AbnAmro, Some((_, after))) => Witness::Balance(after),
            _ => Witness::Text,
        };
        if let Some((before, after)) = row.balances {
            account.chain.add(before, after);
        }
        account.running.add_known_by(row.entry, witness, at, &mut self.entries);
    }

    /// The number of the account of this row; a new one where it is met first.
    fn account(&mut self, line: &str, number: u64) -> usize {
        let cell = self.rows.account(&self.cells, line);
        if let Some(last) = self.last.filter(|last| self.accounts[*last].cell == cell) {
            return last;
        }
        let at = match self.known.get(cell) {
            Some(at) => *at,
            None => {
                let at = self.accounts.len();
                self.known.insert(cell.to_owned(), at);
                self.accounts.push(Account::new(cell, number));
                at
            }
        };
        self.last = Some(at);
        at
    }
}

impl Account {
    fn new(cell: &str, line: u64) -> Account {
        let mut running = Running::default();
        running.facts.account = reference::iban_form(cell).or_else(|| text::some(cell));
        Account { cell: cell.to_owned(), running, chain: Chain::default(), line }
    }

    fn finish(mut self, problems: &mut Problems) -> Statement {
        if self.running.facts.account.is_none() {
            problems.add(Place::line(self.line), ProblemKind::StatementWithoutAccount);
        }
        if let Some((opening, closing)) = self.chain.ends() {
            self.running.facts.opening_cents = Some(opening);
            self.running.facts.closing_cents = Some(closing);
        }
        for kind in self.running.complete() {
            problems.add(Place::line(self.line), kind);
        }
        self.running.facts
    }
}

impl Feed for CsvReader<'_> {
    fn feed(&mut self, window: &str, last: bool) -> usize {
        let mut done = 0;
        loop {
            let number = self.lines.number;
            let Some((line, taken)) = self.lines.next(&window[done..], last) else { return done };
            done += taken;
            let is_end = last && done == window.len() && line.len() == taken;
            self.take(line, number, is_end);
        }
    }
}

#[cfg(test)]
mod tests;
