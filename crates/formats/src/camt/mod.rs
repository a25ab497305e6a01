//! Bank statements in ISO 20022: camt.053 (statement), camt.052 (report) and camt.054
//! (notification), versions 02 to 08 and what comes after, since only known elements are read.
//!
//! A stream: the file is walked once and never built as a tree. Names are matched without their
//! name space prefix. Not here: matching payments with invoices (`app`).
//!
//! Invariant: cut the file anywhere, and what comes out is a prefix of its entries.

mod detail;
mod entry;
mod moment;
mod statement;
mod tag;

use quick_xml::events::BytesStart;

use crate::encoding;
use crate::problem::{Lines, Place, ProblemKind, Problems};
use crate::reading::{Format, Reading};
use crate::statement::Statement;
use crate::xml::{Fault, Scanner, Token};

use entry::EntryDraft;
use statement::StatementDraft;
use tag::Tag;

/// Whether this element holds the statements of a message.
pub(crate) fn is_message(name: &str) -> bool {
    message_of(name).is_some()
}

pub(crate) fn read(name: &str, bytes: &[u8]) -> Reading {
    let decoded = encoding::xml(bytes);
    let mut walk = Walk::new(&decoded.text);
    if decoded.mistaken {
        walk.problems.add(Place::line(1), ProblemKind::OtherEncoding);
    }
    let fault = walk.run().err();
    walk.stop_inside();
    let mut reading = Reading::new(name);
    reading.format = walk.message.clone().map(Format::Camt);
    match fault {
        Some(Fault::Danger(refusal)) => return reading.refuse(refusal),
        Some(Fault::CutOff { offset }) => walk.problem(offset, ProblemKind::CutOff),
        Some(Fault::Malformed { offset, detail }) => {
            walk.problem(offset, ProblemKind::Malformed { detail });
        }
        None => {}
    }
    reading.statements = walk.statements;
    reading.with_problems(walk.problems)
}

/// The state of the walk: what is open now, and what was read so far.
struct Walk<'a> {
    scanner: Scanner<'a>,
    lines: Lines<'a>,
    path: Vec<Tag>,
    message: Option<String>,
    statement: Option<StatementDraft>,
    entry: Option<EntryDraft>,
    currency: String,
    statements: Vec<Statement>,
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

impl<'a> Walk<'a> {
    fn new(source: &'a str) -> Walk<'a> {
        Walk {
            scanner: Scanner::new(source),
            lines: Lines::new(source),
            path: Vec::with_capacity(16),
            message: None,
            statement: None,
            entry: None,
            currency: String::new(),
            statements: Vec::new(),
            problems: Problems::default(),
        }
    }

    fn run(&mut self) -> Result<(), Fault> {
        loop {
            match self.scanner.next()? {
                Token::Open(element) => self.open(&element),
                Token::Close => self.close(),
                Token::End => return Ok(()),
            }
        }
    }

    fn open(&mut self, element: &BytesStart<'a>) {
        let tag = Tag::of(element.local_name().into_inner());
        match tag {
            Tag::Amt => self.note_currency(element),
            Tag::TxDtls => {
                if let Some(entry) = &mut self.entry {
                    entry.begin_detail();
                }
            }
            Tag::Ntry if self.statement.is_some() => {
                self.entry = Some(EntryDraft::new(self.scanner.token_start()));
            }
            Tag::Stmt | Tag::Rpt | Tag::Ntfctn if self.path.len() == 2 => {
                self.statement = Some(StatementDraft::new(self.scanner.token_start()));
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

    fn close(&mut self) {
        let Some(tag) = self.path.pop() else { return };
        match tag {
            Tag::Other => {}
            Tag::Ntry => self.close_entry(),
            Tag::TxDtls => {
                if let Some(entry) = &mut self.entry {
                    entry.end_detail();
                }
            }
            Tag::Stmt | Tag::Rpt | Tag::Ntfctn if self.path.len() == 2 => self.close_statement(),
            _ => self.close_leaf(tag),
        }
    }

    fn close_leaf(&mut self, tag: Tag) {
        let text = self.scanner.value().trim();
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
            let offset = self.scanner.token_start();
            self.problem(offset, kind);
        }
    }

    fn close_entry(&mut self) {
        let (Some(draft), Some(statement)) = (self.entry.take(), &mut self.statement) else {
            return;
        };
        let start = draft.start;
        let raw = self.scanner.since(start);
        for kind in statement.add_entry(draft, raw) {
            self.problem(start, kind);
        }
    }

    fn close_statement(&mut self) {
        if let Some(draft) = self.statement.take() {
            let start = draft.start;
            let (statement, kinds) = draft.finish_complete();
            self.statements.push(statement);
            for kind in kinds {
                self.problem(start, kind);
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
    fn note_message(&mut self, element: &BytesStart<'a>) {
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

    fn note_currency(&mut self, element: &BytesStart<'a>) {
        self.currency.clear();
        let mut attributes = element.attributes();
        let found =
            attributes.with_checks(false).filter_map(Result::ok).find(|attribute| attribute.key.0 == "Ccy");
        if let Some(attribute) = found {
            self.currency.push_str(&attribute.value);
        }
    }

    fn problem(&mut self, offset: usize, kind: ProblemKind) {
        if self.problems.is_full() {
            self.problems.add(Place::default(), kind);
        } else {
            self.problems.add(self.lines.place(offset), kind);
        }
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
