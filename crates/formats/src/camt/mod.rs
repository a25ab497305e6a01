//! Bank statements in ISO 20022: camt.053 (statement), camt.052 (report) and camt.054
//! (notification), versions 02 to 08 and what comes after, since only known elements are read.
//!
//! A stream: the file is walked once, window by window, and never built as a tree. Names are
//! matched without their name space prefix. Not here: matching payments with invoices (`app`).
//!
//! Invariant: cut the file anywhere, and what comes out is a prefix of its entries.

mod detail;
mod entry;
mod moment;
mod statement;
mod tag;

use quick_xml::events::BytesStart;

use crate::problem::{Place, Places, ProblemKind, Problems};
use crate::reading::{Format, Reading};
use crate::refusal::Refusal;
use crate::running::Entries;
use crate::statement::Statement;
use crate::stream::Feed;
use crate::xml::{Fault, Held, Scanner, Token};

use entry::EntryDraft;
use statement::StatementDraft;
use tag::Tag;

/// Whether this element holds the statements of a message.
pub(crate) fn is_message(name: &str) -> bool {
    message_of(name).is_some()
}

/// Reads a message, window by window; see [`Feed`].
pub(crate) struct CamtReader<'h> {
    walk: Walk<'h>,
    held: Option<Held>,
    danger: Option<Refusal>,
    ended: bool,
}

impl<'h> CamtReader<'h> {
    pub(crate) fn new(entries: Entries<'h>) -> CamtReader<'h> {
        CamtReader { walk: Walk::new(entries), held: Some(Held::new()), danger: None, ended: false }
    }

    pub(crate) fn finish(mut self, name: &str, mistaken: bool) -> Reading {
        self.walk.stop_inside();
        if mistaken {
            self.walk.problems.add(Place::line(1), ProblemKind::OtherEncoding);
        }
        let mut reading = Reading::new(name);
        reading.format = self.walk.message.map(Format::Camt);
        if let Some(refusal) = self.danger {
            return reading.refuse(refusal);
        }
        reading.statements = self.walk.statements;
        reading.with_problems(self.walk.problems)
    }

    fn end(&mut self, window: &str, fault: Option<Fault>) {
        self.ended = true;
        match fault {
            Some(Fault::Danger(refusal)) => self.danger = Some(refusal),
            Some(Fault::CutOff { offset }) => self.walk.problem(window, offset, ProblemKind::CutOff),
            Some(Fault::Malformed { offset, detail }) => {
                self.walk.problem(window, offset, ProblemKind::Malformed { detail });
            }
            None => {}
        }
    }
}

impl Feed for CamtReader<'_> {
    fn feed(&mut self, window: &str, last: bool) -> usize {
        let Some(held) = self.held.take() else { return window.len() };
        let mut scanner = Scanner::resume(window, last, held);
        match self.walk.run(window, &mut scanner) {
            Err(Fault::CutOff { .. }) if !last => {
                let (held, done) = scanner.hold();
                self.walk.leave(window, done);
                self.held = Some(held);
                done
            }
            ended => {
                self.end(window, ended.err());
                window.len()
            }
        }
    }

    fn is_done(&self) -> bool {
        self.ended
    }
}

/// The state of the walk: what is open now, and what was read so far.
struct Walk<'h> {
    places: Places,
    path: Vec<Tag>,
    message: Option<String>,
    statement: Option<StatementDraft>,
    entry: Option<EntryDraft>,
    currency: String,
    statements: Vec<Statement>,
    entries: Entries<'h>,
    problems: Problems,
}

/// A leaf that was closed: its own name, those of the three elements around it, and its text.
pub(crate) struct Leaf<'t> {
    pub(crate) tag: Tag,
    pub(crate) parent: Tag,
    pub(crate) above: Tag,
    pub(crate) top: Tag,
    pub(crate) text: &'t str,
    /// The currency attribute of the last amount.
    pub(crate) currency: &'t str,
}

impl<'h> Walk<'h> {
    fn new(entries: Entries<'h>) -> Walk<'h> {
        Walk {
            places: Places::new(),
            path: Vec::with_capacity(16),
            message: None,
            statement: None,
            entry: None,
            currency: String::new(),
            statements: Vec::new(),
            entries,
            problems: Problems::default(),
        }
    }

    fn run(&mut self, window: &str, scanner: &mut Scanner<'_>) -> Result<(), Fault> {
        loop {
            match scanner.next()? {
                Token::Open(element) => self.open(&element, window, scanner),
                Token::Close => self.close(window, scanner),
                Token::End => return Ok(()),
            }
        }
    }

    /// The window ends: what belongs to the open entry is kept.
    fn leave(&mut self, window: &str, done: usize) {
        if let Some(entry) = &mut self.entry {
            entry.raw.push_str(window.get(entry.start..done).unwrap_or_default());
            entry.start = 0;
        }
        self.places.leave(window, done);
    }

    fn open(&mut self, element: &BytesStart<'_>, window: &str, scanner: &Scanner<'_>) {
        let tag = Tag::of(element.local_name().into_inner());
        match tag {
            Tag::Amt => self.note_currency(element),
            Tag::TxDtls => {
                if let Some(entry) = &mut self.entry {
                    entry.begin_detail();
                }
            }
            Tag::Ntry if self.statement.is_some() => {
                let start = scanner.token_start();
                self.entry = Some(EntryDraft::new(start, self.places.place(window, start)));
            }
            Tag::Stmt | Tag::Rpt | Tag::Ntfctn if self.path.len() == 2 => {
                let place = self.places.place(window, scanner.token_start());
                self.statement = Some(StatementDraft::new(place));
            }
            Tag::Bal => {
                if let Some(statement) = &mut self.statement {
                    statement.begin_balance();
                }
            }
            Tag::Other if self.path.len() < 2 => self.note_message(element),
            _ => {}
        }
        self.path.push(tag);
    }

    fn close(&mut self, window: &str, scanner: &Scanner<'_>) {
        let Some(tag) = self.path.pop() else { return };
        match tag {
            Tag::Other => {}
            Tag::Ntry => self.close_entry(window, scanner),
            Tag::TxDtls => {
                if let Some(entry) = &mut self.entry {
                    entry.end_detail();
                }
            }
            Tag::Stmt | Tag::Rpt | Tag::Ntfctn if self.path.len() == 2 => self.close_statement(),
            _ => self.close_leaf(tag, window, scanner),
        }
    }

    fn close_leaf(&mut self, tag: Tag, window: &str, scanner: &Scanner<'_>) {
        let text = scanner.value().trim();
        if text.is_empty() {
            return;
        }
        let above =
            |steps: usize| self.path.len().checked_sub(steps).map_or(Tag::Other, |index| self.path[index]);
        let leaf =
            Leaf { tag, parent: above(1), above: above(2), top: above(3), text, currency: &self.currency };
        let not_understood = match (&mut self.entry, &mut self.statement) {
            (Some(entry), _) => entry.take(&leaf),
            (None, Some(statement)) => statement.take(&leaf),
            (None, None) => None,
        };
        if let Some(kind) = not_understood {
            self.problem(window, scanner.token_start(), kind);
        }
    }

    fn close_entry(&mut self, window: &str, scanner: &Scanner<'_>) {
        let (Some(draft), Some(statement)) = (self.entry.take(), &mut self.statement) else {
            return;
        };
        let place = draft.place;
        let raw = scanner.since(draft.start);
        let at = self.statements.len();
        for kind in statement.add_entry(draft, raw, at, &mut self.entries) {
            self.problems.add(place, kind);
        }
        // Keeps the walk of the places short.
        self.places.place(window, scanner.token_start());
    }

    fn close_statement(&mut self) {
        if let Some(draft) = self.statement.take() {
            let place = draft.place;
            let (statement, kinds) = draft.finish_complete();
            self.statements.push(statement);
            for kind in kinds {
                self.problems.add(place, kind);
            }
        }
    }

    /// The file ended inside a statement: its entries count, the open entry does not.
    fn stop_inside(&mut self) {
        self.entry = None;
        if let Some(draft) = self.statement.take()
            && draft.is_worth_keeping()
        {
            self.statements.push(draft.finish_cut_off());
        }
    }

    /// The message name, from the name space of the document or from its first element.
    fn note_message(&mut self, element: &BytesStart<'_>) {
        let mut attributes = element.attributes();
        let spaces = attributes
            .with_checks(false)
            .filter_map(Result::ok)
            .filter(|attribute| attribute.key.0.starts_with("xmlns"));
        let declared = spaces.into_iter().find_map(|attribute| {
            let (_, message) = attribute.value.split_once("iso:20022:tech:xsd:")?;
            message.starts_with("camt.05").then(|| crate::text::quote(message))
        });
        let named = || message_of(element.local_name().into_inner()).map(str::to_owned);
        self.message = self.message.take().or(declared).or_else(named);
    }

    fn note_currency(&mut self, element: &BytesStart<'_>) {
        self.currency.clear();
        let mut attributes = element.attributes();
        let found =
            attributes.with_checks(false).filter_map(Result::ok).find(|attribute| attribute.key.0 == "Ccy");
        if let Some(attribute) = found {
            self.currency.push_str(&attribute.value);
        }
    }

    fn problem(&mut self, window: &str, offset: usize, kind: ProblemKind) {
        let place = match self.problems.is_full() {
            true => Place::default(),
            false => self.places.place(window, offset),
        };
        self.problems.add(place, kind);
    }
}

/// The message that an element belongs to, for files without a name space.
fn message_of(name: &str) -> Option<&'static str> {
    match name {
        "BkToCstmrStmt" => Some("camt.053"),
        "BkToCstmrAcctRpt" => Some("camt.052"),
        "BkToCstmrDbtCdtNtfctn" => Some("camt.054"),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
