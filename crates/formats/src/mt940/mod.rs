//! Bank statements in MT940 (and MT942, of the unfinished day), as Dutch and German banks write
//! them: with and without headers, terminators, balances, and with their dialects of `:86:`.
//!
//! A stream of lines. Not here: what stands in a text (`remark`), matching payments (`app`).
//!
//! Invariants: one line that is not understood costs itself, and is told. Cut the file anywhere,
//! and what comes out is a prefix of its entries: an entry counts when what comes behind it shows
//! that it is whole.

mod entry;
mod free;
mod line;
mod tags;

use crate::problem::{Place, ProblemKind, Problems};
use crate::reading::{Format, Reading};
use crate::refusal::Refusal;
use crate::running::{Entries, Running};
use crate::statement::Statement;
use crate::stream::{Feed, Lines};
use crate::text;

use entry::EntryDraft;
use tags::Tag;

/// Whether the first lines are those of such a statement, after at most a few header lines.
pub(crate) fn is_mt940(beginning: &str) -> bool {
    // A lone carriage return ends the lines of old files.
    let lines = beginning.split(['\n', '\r']);
    let mut lines = lines.filter(|line| !line.trim().is_empty()).take(40);
    let first = lines.clone().next().unwrap_or_default().trim_start();
    if first.starts_with("{1:F") || first.starts_with(":940:") || first.starts_with(":942:") {
        return true;
    }
    if tags::tag_of(first, false).is_some() {
        return true;
    }
    lines.any(|line| {
        let sure = tags::tag_of(line, true);
        sure.is_some_and(|(tag, _)| matches!(tag, Tag::Entry | Tag::Opening | Tag::Closing))
    })
}

/// Reads statements line by line; see [`Feed`].
pub(crate) struct Mt940Reader<'h> {
    lines: Lines,
    entries: Entries<'h>,
    statements: Vec<Statement>,
    problems: Problems,
    open: Option<Open>,
    entry: EntryDraft,
    /// The open entry collects lines.
    in_entry: bool,
    /// A hyphen alone stood inside a text: the next line tells what it was.
    hyphen: bool,
    /// The colon of a tag that was cut in two.
    colon: bool,
    interim: bool,
}

/// The statement that is read now.
#[derive(Default)]
struct Open {
    running: Running,
    line: u64,
    has_account: bool,
    has_opening: bool,
    has_closing: bool,
}

impl<'h> Mt940Reader<'h> {
    pub(crate) fn new(entries: Entries<'h>) -> Mt940Reader<'h> {
        Mt940Reader {
            lines: Lines::new(),
            entries,
            statements: Vec::new(),
            problems: Problems::default(),
            open: None,
            entry: EntryDraft::default(),
            in_entry: false,
            hyphen: false,
            colon: false,
            interim: false,
        }
    }

    pub(crate) fn finish(mut self, name: &str) -> Reading {
        self.end_of_file();
        let mut reading = Reading::new(name);
        let has_opening = self.statements.iter().any(|statement| statement.opening_cents.is_some());
        let interim = self.interim && !has_opening;
        reading.format = Some(if interim { Format::Mt942 } else { Format::Mt940 });
        let says_something = self
            .statements
            .iter()
            .any(|statement| statement.opening_cents.is_some() || statement.closing_cents.is_some());
        if !says_something && self.entry.count == 0 {
            return reading.refuse(Refusal::NoStatement);
        }
        reading.statements = self.statements;
        reading.with_problems(self.problems)
    }

    fn take(&mut self, line: &str, number: u64) {
        let line = line.trim_end_matches('\u{1a}');
        if self.colon {
            self.colon = false;
            let whole = format!(":{line}");
            return self.take_line(&whole, number);
        }
        if self.in_entry && line.trim() == ":" {
            self.colon = true;
            return;
        }
        self.take_line(line, number);
    }

    fn take_line(&mut self, line: &str, number: u64) {
        let tag = tags::tag_of(line, self.in_entry);
        if self.hyphen && !line.trim().is_empty() {
            self.hyphen = false;
            match tag {
                Some((Tag::Entry | Tag::Closing | Tag::Information, _)) => self.entry.push_text("-"),
                _ => self.end_message(),
            }
        }
        match tag {
            Some((tag, value)) => self.take_tag(tag, value, line, number),
            None if self.in_entry && tags::is_hyphen(line) => self.hyphen = true,
            None if tags::is_end(line) || tags::is_hyphen(line) => self.end_message(),
            None if self.in_entry && !line.is_empty() => self.entry.push_text(line),
            None => {}
        }
    }

    fn take_tag(&mut self, tag: Tag, value: &str, line: &str, number: u64) {
        match tag {
            Tag::Information if self.in_entry => return self.entry.push_information(line, value),
            Tag::Information => return,
            _ => self.end_entry(),
        }
        match tag {
            Tag::Reference => {
                self.end_statement();
                self.statement(number).running.facts.id = text::some(value);
            }
            Tag::Account => {
                if self.open.as_ref().is_some_and(Open::has_begun) {
                    self.end_statement();
                }
                let open = self.statement(number);
                let (account, currency) = line::account(value);
                open.has_account = true;
                open.running.facts.account = account;
                open.running.facts.currency = currency;
            }
            Tag::Number => self.statement(number).running.facts.sequence = line::number(value),
            Tag::Opening => self.take_opening(value, number),
            Tag::Closing => self.take_closing(value, number),
            Tag::Entry => {
                self.statement(number);
                self.entry.begin(line, value, number);
                self.in_entry = true;
            }
            Tag::Interim => {
                self.interim = true;
                self.statement(number);
            }
            Tag::Information | Tag::Other => {}
        }
    }

    /// The open statement; a new one where there is none.
    fn statement(&mut self, number: u64) -> &mut Open {
        self.open.get_or_insert_with(|| Open { line: number, ..Open::default() })
    }

    fn take_opening(&mut self, value: &str, number: u64) {
        if let Some(open) = self.open.as_ref().filter(|open| open.has_opening || open.running.count > 0) {
            // The next page of the same account, without a head of its own.
            let (account, currency) = (open.running.facts.account.clone(), open.running.facts.currency);
            self.end_statement();
            let open = self.statement(number);
            open.has_account = account.is_some();
            open.running.facts.account = account;
            open.running.facts.currency = currency;
        }
        let Some((day, currency, amount)) = line::balance(value) else {
            let given = text::quote(value);
            return self.problems.add(Place::line(number), ProblemKind::BalanceNotUnderstood { given });
        };
        let open = self.statement(number);
        open.has_opening = true;
        open.running.facts.currency = Some(currency);
        open.running.facts.opening_cents = Some(amount);
        open.running.facts.opening_on = Some(day);
    }

    fn take_closing(&mut self, value: &str, number: u64) {
        let balance = line::balance(value);
        if balance.is_none() {
            let given = text::quote(value);
            self.problems.add(Place::line(number), ProblemKind::BalanceNotUnderstood { given });
        }
        let open = self.statement(number);
        open.has_closing = true;
        if let Some((day, currency, amount)) = balance {
            let facts = &mut open.running.facts;
            // A closing balance in another currency than the opening one is not ours to add up.
            if *facts.currency.get_or_insert(currency) == currency {
                facts.closing_cents = Some(amount);
            }
            facts.closing_on = Some(day);
        }
    }

    fn end_message(&mut self) {
        self.end_entry();
        self.end_statement();
    }

    /// The entry is whole: something else begins.
    fn end_entry(&mut self) {
        if !std::mem::take(&mut self.in_entry) {
            return;
        }
        let Some(open) = &mut self.open else { return };
        let line = self.entry.line;
        let currency = open.running.facts.currency;
        match self.entry.finish(currency.unwrap_or_default()) {
            Ok(entry) => {
                if entry.booked.is_none() {
                    self.problems.add(Place::line(line), ProblemKind::EntryWithoutDate);
                }
                open.running.add(entry, self.statements.len(), &mut self.entries);
            }
            Err(kind) => self.problems.add(Place::line(line), kind),
        }
    }

    fn end_statement(&mut self) {
        let Some(mut open) = self.open.take() else { return };
        open.settle(&mut self.problems);
        for kind in open.running.complete() {
            self.problems.add(Place::line(open.line), kind);
        }
        self.statements.push(open.running.facts);
    }

    /// Without a closing balance or a terminator the file was cut off: an entry that may be half is
    /// left out. A fragment that never had a balance keeps its last entry.
    fn end_of_file(&mut self) {
        if self.hyphen {
            self.end_message();
        }
        let Some(open) = &self.open else { return };
        if open.has_closing {
            return self.end_message();
        }
        let last = Place::line(self.lines.number.saturating_sub(1));
        self.problems.add(last, ProblemKind::CutOff);
        match open.has_opening {
            true => self.in_entry = false,
            false => self.end_entry(),
        }
        if let Some(mut open) = self.open.take()
            && (open.has_opening || open.running.count > 0 || open.has_account)
        {
            open.settle(&mut self.problems);
            open.running.cut_off();
            self.statements.push(open.running.facts);
        }
    }
}

impl Open {
    /// More than its head was read.
    fn has_begun(&self) -> bool {
        self.has_account && (self.has_opening || self.has_closing || self.running.count > 0)
    }

    fn settle(&mut self, problems: &mut Problems) {
        let met = self.running.met_currency();
        let facts = &mut self.running.facts;
        facts.currency = facts.currency.or(met);
        if facts.account.is_none() {
            problems.add(Place::line(self.line), ProblemKind::StatementWithoutAccount);
        }
    }
}

impl Feed for Mt940Reader<'_> {
    fn feed(&mut self, window: &str, last: bool) -> usize {
        let mut done = 0;
        loop {
            let number = self.lines.number;
            let Some((line, taken)) = self.lines.next(&window[done..], last) else { return done };
            self.take(line, number);
            done += taken;
        }
    }
}

#[cfg(test)]
mod tests;
