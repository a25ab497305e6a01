//! *Importeren*: drop files, see what they would do, then let them in. Nothing is stored before a
//! person has seen the dry run, and nothing is sent because of it.
//!
//! Invariant: a bad line is shown with its file, its place and what to do; it never hides the rest.

use askama::Template;

use crate::frame::Frame;
use crate::say::Say;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileProblem {
    /// "regel 17, kolom 4".
    pub place: String,
    pub what: String,
    pub what_to_do: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappedColumn {
    /// Its position in the file, from 0; the form field is `column-{index}`.
    pub index: usize,
    pub header: String,
    /// The first values, to recognise it by.
    pub examples: Vec<String>,
    /// Word of what we take it for; empty: not used.
    pub meaning: String,
    /// Whether we recognised it ourselves (else a person said so, or it is remembered).
    pub recognised: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    pub columns: Vec<MappedColumn>,
    /// Words that a column can mean, under `column-…`.
    pub meanings: Vec<String>,
    pub remembered: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counted {
    pub new: i64,
    pub changed: i64,
    pub known: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedFile {
    pub id: i64,
    pub name: String,
    /// "camt.053.001.08", "UBL-factuur", "CSV, puntkomma, windows-1252".
    pub format: String,
    /// Why the whole file was refused.
    pub refused: Option<String>,
    pub customers: Counted,
    pub invoices: Counted,
    pub payments: Counted,
    /// "1 t/m 5 maart 2026, NL00 TEST …, saldo klopt".
    pub about: Option<String>,
    pub mapping: Option<Mapping>,
    pub problems: Vec<FileProblem>,
    pub problems_more: i64,
}

impl CheckedFile {
    pub fn sums(&self) -> [(&'static str, &Counted); 3] {
        [("customers", &self.customers), ("invoices", &self.invoices), ("payments", &self.payments)]
    }
}

/// What it will mean for what goes out, told before confirming.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consequence {
    /// "12 facturen worden betaald gemeld; voor 9 daarvan gaat een geplande herinnering niet door."
    pub words: String,
    pub icon: &'static str,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastImport {
    /// The number of its page.
    pub id: i64,
    pub at: String,
    pub by: String,
    pub files: String,
    pub words: String,
    pub problems: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stage {
    Start,
    /// Read but not stored: `POST /import/{id}/confirm` stores it.
    Checked {
        import: String,
        files: Vec<CheckedFile>,
        consequences: Vec<Consequence>,
        /// A table of open items: a person may say that it names everything.
        may_be_full: bool,
    },
    Running {
        import: String,
        done: i64,
        of: i64,
        words: String,
    },
    Done {
        words: Vec<String>,
        problems: i64,
    },
}

#[derive(Clone)]
pub struct Import {
    pub stage: Stage,
    pub past: Vec<PastImport>,
}

#[derive(Template)]
#[template(path = "import.html", blocks = ["stage"])]
pub struct ImportPage {
    pub frame: Frame,
    pub say: Say,
    pub import: Import,
}

impl ImportPage {
    pub fn new(frame: Frame, import: Import) -> ImportPage {
        ImportPage { say: frame.say, frame, import }
    }
}
