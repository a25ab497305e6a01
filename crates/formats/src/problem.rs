//! What could not be understood in a file: where, what, and what to do about it.
//!
//! A problem carries facts, not sentences; [`Problem::render`] says them in Dutch or English.
//! Not here: why a whole file was refused (`refusal`).

use domain::{Cents, Date, Language};

mod words;

/// One thing in a file that a person may have to look at.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    pub place: Place,
    pub kind: ProblemKind,
}

/// Where in the file, both counted from 1. In XML the column counts characters of the line, in a
/// table the column is the column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Place {
    pub line: Option<u64>,
    pub column: Option<u64>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Good to know; nothing to do.
    Note,
    /// Read, but a person should look at it.
    Warning,
    /// Something of the file was not taken over.
    Error,
}

/// A column of a table, by its own header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column(pub String);

/// What a cell or element should have held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    Amount,
    Date,
    Days,
    Currency,
    Iban,
    Email,
}

#[derive(Debug, Clone, PartialEq)]
pub enum ProblemKind {
    // Any file.
    /// The file says UTF-8 and is not; read as Windows-1252.
    OtherEncoding,
    /// More problems than are listed.
    More {
        count: usize,
    },

    // XML.
    Malformed {
        detail: String,
    },
    CutOff,

    // Bank statements.
    EntryWithoutAmount {
        given: Option<String>,
    },
    EntryWithoutDirection,
    EntryWithoutDate,
    NotADate {
        given: String,
    },
    StatementWithoutAccount,
    BalancesDoNotAddUp {
        difference: Cents,
    },
    BalanceInOtherCurrency,
    BalanceNotUnderstood {
        given: String,
    },
    BankRowTooShort {
        cells: usize,
        columns: usize,
    },
    DetailsDoNotAddUp {
        entry: Cents,
        details: Cents,
    },
    Pending {
        count: u32,
    },

    // Invoices.
    DueUnknown {
        number: String,
        terms: Option<String>,
    },
    DueBeforeIssued {
        number: String,
        issued: Date,
        due: Date,
    },
    IssuedUnknown {
        number: String,
    },
    CustomerUnnamed {
        number: String,
    },
    CurrencyAssumed {
        number: String,
    },
    OverpaidInvoice {
        number: String,
        open: Cents,
    },
    NegativeCreditNote {
        number: String,
    },
    AttachmentUnreadable {
        name: String,
    },

    // Exports of bookkeeping.
    /// A ledger whose lines are not what it says they are together.
    LedgerDoesNotAddUp {
        difference: Cents,
    },
    NoOpenItems,
    SuppliersSkipped {
        count: usize,
    },
    /// Bookings on debtors that name no customer or no number.
    NamelessBookings {
        count: usize,
    },
    OtherBookingsSkipped {
        count: usize,
    },
    /// The bookkeeping itself says that this part went wrong.
    ItemFailed {
        message: String,
    },

    // Tables.
    CellNotUnderstood {
        column: Column,
        given: String,
        expected: Expected,
    },
    RowWithoutNumber,
    RowWithoutAmount {
        number: String,
    },
    RowWithoutName,
    RowTooLong {
        cells: usize,
        columns: usize,
    },
    BrokenQuotes,
    DuplicateInvoice {
        number: String,
        first_line: u64,
    },
    DuplicateCustomer {
        number: String,
        first_line: u64,
    },
    NoInvoice {
        number: String,
        sort: String,
    },
    /// Rows that only name the customer of the rows below them.
    CustomerRows {
        count: usize,
    },
    TotalsSkipped {
        count: usize,
    },
    EmptyRowsSkipped {
        count: usize,
    },
}

impl Problem {
    pub fn severity(&self) -> Severity {
        use ProblemKind as P;
        match self.kind {
            P::TotalsSkipped { .. }
            | P::EmptyRowsSkipped { .. }
            | P::Pending { .. }
            | P::NoInvoice { .. }
            | P::NoOpenItems
            | P::OtherBookingsSkipped { .. }
            | P::CustomerRows { .. }
            | P::SuppliersSkipped { .. }
            | P::OtherEncoding => Severity::Note,
            P::Malformed { .. }
            | P::CutOff
            | P::EntryWithoutAmount { .. }
            | P::EntryWithoutDirection
            | P::BankRowTooShort { .. }
            | P::RowWithoutNumber
            | P::RowWithoutAmount { .. }
            | P::RowWithoutName
            | P::ItemFailed { .. }
            | P::NamelessBookings { .. }
            | P::DuplicateInvoice { .. } => Severity::Error,
            _ => Severity::Warning,
        }
    }

    /// What is wrong and what to do, as two sentences for a bookkeeper.
    pub fn render(&self, language: Language) -> (String, String) {
        words::render(&self.kind, language)
    }
}

/// The problems of one file: a hopeless file does not fill the memory with its complaints.
#[derive(Debug, Default)]
pub(crate) struct Problems {
    list: Vec<Problem>,
    left_out: usize,
}

impl Problems {
    const LISTED: usize = 1_000;

    pub(crate) fn add(&mut self, place: Place, kind: ProblemKind) {
        if self.list.len() < Problems::LISTED {
            self.list.push(Problem { place, kind });
        } else {
            self.left_out += 1;
        }
    }

    /// Further problems are counted only; their place need not be worked out.
    pub(crate) fn is_full(&self) -> bool {
        self.list.len() >= Problems::LISTED
    }

    pub(crate) fn into_list(mut self) -> Vec<Problem> {
        self.list.sort_by_key(|problem| (problem.place.line.is_none(), problem.place));
        if self.left_out > 0 {
            let kind = ProblemKind::More { count: self.left_out };
            self.list.push(Problem { place: Place::default(), kind });
        }
        self.list
    }
}

impl Place {
    pub(crate) fn line(line: u64) -> Place {
        Place { line: Some(line), column: None }
    }

    pub(crate) fn cell(line: u64, column: usize) -> Place {
        Place { line: Some(line), column: Some(column as u64 + 1) }
    }
}

/// Turns bytes of a text into lines and columns, walking on from the last place: problems come in
/// the order of the file.
pub(crate) struct Lines<'a> {
    source: &'a str,
    offset: usize,
    line: u64,
    column: u64,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(source: &'a str) -> Lines<'a> {
        Lines { source, offset: 0, line: 1, column: 1 }
    }

    pub(crate) fn place(&mut self, offset: usize) -> Place {
        let mut offset = offset.min(self.source.len());
        while !self.source.is_char_boundary(offset) {
            offset -= 1;
        }
        if offset < self.offset {
            *self = Lines::new(self.source);
        }
        for letter in self.source[self.offset..offset].chars() {
            if letter == '\n' {
                self.line += 1;
                self.column = 0;
            }
            self.column += 1;
        }
        self.offset = offset;
        Place { line: Some(self.line), column: Some(self.column) }
    }
}

/// As [`Lines`], for a text that comes window by window.
pub(crate) struct Places {
    /// Where the walk is, in bytes of the window.
    offset: usize,
    line: u64,
    column: u64,
}

impl Places {
    pub(crate) fn new() -> Places {
        Places { offset: 0, line: 1, column: 1 }
    }

    /// The place of a byte of this window, not before the last one that was asked for.
    pub(crate) fn place(&mut self, window: &str, offset: usize) -> Place {
        let mut offset = offset.min(window.len());
        while !window.is_char_boundary(offset) {
            offset -= 1;
        }
        if let Some(passed) = window.get(self.offset..offset) {
            let letters = |text: &str| text.chars().count() as u64;
            match memchr::memrchr(b'\n', passed.as_bytes()) {
                Some(last) => {
                    self.line += memchr::memchr_iter(b'\n', passed.as_bytes()).count() as u64;
                    self.column = 1 + letters(&passed[last + 1..]);
                }
                None => self.column += letters(passed),
            }
            self.offset = offset;
        }
        Place { line: Some(self.line), column: Some(self.column) }
    }

    /// So many bytes of the window are done with.
    pub(crate) fn leave(&mut self, window: &str, done: usize) {
        self.place(window, done);
        self.offset = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_counts_lines_and_characters_from_one() {
        let text = "één\ntwee drie";
        let mut lines = Lines::new(text);
        for _ in 0..2 {
            let place = lines.place(text.find("drie").unwrap());
            assert_eq!((place.line, place.column), (Some(2), Some(6)));
            let place = lines.place(4);
            assert_eq!((place.line, place.column), (Some(1), Some(3)));
        }
        let mut places = Places::new();
        places.leave(&text[..6], 6);
        let place = places.place(&text[6..], 5);
        assert_eq!((place.line, place.column), (Some(2), Some(6)));
    }

    #[test]
    fn a_hopeless_file_has_a_list_with_an_end() {
        let mut problems = Problems::default();
        for line in 0..5_000 {
            problems.add(Place::line(line), ProblemKind::RowWithoutNumber);
        }
        let list = problems.into_list();
        assert_eq!(list.len(), 1_001);
        assert_eq!(list[1_000].kind, ProblemKind::More { count: 4_000 });
    }
}
