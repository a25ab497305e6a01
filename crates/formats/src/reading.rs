//! What one file says. The form that `bondig read --json` prints, one object a file.
//!
//! Not here: how to write it (`json`), what the facts mean to the books (`app`).

use crate::facts::{Customer, Invoice, Payment};
use crate::problem::{Problem, ProblemKind, Problems};
use crate::refusal::Refusal;
use crate::statement::Statement;
use crate::table::{Mapping, TableKind};

/// What one file says, and what could not be understood.
///
/// A refused file has no facts. A file that is not refused can still have problems.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// As given; inside a zip `x.zip/inner.xml`.
    pub file: String,
    pub format: Option<Format>,
    /// Why nothing of this file was taken over.
    pub refused: Option<Refusal>,
    pub invoices: Vec<Invoice>,
    pub customers: Vec<Customer>,
    /// What the bookkeeping calls paid.
    pub payments: Vec<Payment>,
    pub statements: Vec<Statement>,
    /// In the order of the file.
    pub problems: Vec<Problem>,
    /// How the columns of a table were understood; also there when the table was refused because
    /// its columns say too little, so that a person can choose.
    pub table: Option<TableRead>,
}

/// The columns of a table as they were read, to be shown, changed and remembered.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRead {
    /// Under which the choice of columns is remembered.
    pub fingerprint: String,
    pub mapping: Mapping,
    /// The first rows under the header, as they stand in the file.
    pub sample: Vec<Vec<String>>,
    /// Data rows in the file, understood or not.
    pub rows: usize,
}

/// The kinds of file that this room understands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Format {
    /// The message name of ISO 20022, like `camt.053.001.08`.
    Camt(String),
    Mt940,
    /// Of an unfinished day.
    Mt942,
    /// A table of a bank's transactions, by the word for its bank.
    CsvBank(&'static str),
    UblInvoice,
    UblCreditNote,
    CsvCustomers,
    CsvOpenInvoices,
    /// Bookings of every kind, as e-Boekhouden exports them.
    CsvMutations,
    /// A sheet of an Excel workbook.
    Xlsx(TableKind),
    /// A sheet of an OpenDocument workbook.
    Ods(TableKind),
    /// XAF, version 3.
    AuditFile,
    /// An answer of Twinfield: customers, invoices, transactions or matches.
    Twinfield,
}

impl Format {
    /// The word in `--json`.
    pub fn word(&self) -> &str {
        match self {
            Format::Camt(message) => message,
            Format::Mt940 => "mt940",
            Format::Mt942 => "mt942",
            Format::CsvBank(word) => word,
            Format::UblInvoice => "ubl-invoice",
            Format::UblCreditNote => "ubl-creditnote",
            Format::CsvCustomers => "csv-customers",
            Format::CsvOpenInvoices => "csv-open-invoices",
            Format::CsvMutations => "csv-mutations",
            Format::Xlsx(TableKind::Customers) => "xlsx-customers",
            Format::Xlsx(TableKind::OpenInvoices) => "xlsx-open-invoices",
            Format::Xlsx(TableKind::Mutations) => "xlsx-mutations",
            Format::Ods(TableKind::Customers) => "ods-customers",
            Format::Ods(TableKind::OpenInvoices) => "ods-open-invoices",
            Format::Ods(TableKind::Mutations) => "ods-mutations",
            Format::AuditFile => "xaf",
            Format::Twinfield => "twinfield",
        }
    }

    /// Whether it may name everything that is open: other files tell of some invoices only.
    pub fn is_list_of_open_items(&self) -> bool {
        matches!(
            self,
            Format::CsvOpenInvoices
                | Format::Xlsx(TableKind::OpenInvoices)
                | Format::Ods(TableKind::OpenInvoices)
        )
    }

    /// Whether it is a whole bank statement: the only kind that says how fresh the bank is. A
    /// camt.052 and an MT942 are of an unfinished day, a camt.054 tells of single entries.
    pub fn is_bank_statement(&self) -> bool {
        match self {
            Format::Camt(message) => message.starts_with("camt.053"),
            Format::Mt940 | Format::CsvBank(_) => true,
            _ => false,
        }
    }
}

impl Reading {
    pub(crate) fn new(file: &str) -> Reading {
        Reading { file: crate::text::clean(file), ..Reading::default() }
    }

    pub(crate) fn refused(file: &str, refusal: Refusal) -> Reading {
        Reading { refused: Some(refusal), ..Reading::new(file) }
    }

    /// Takes back every fact: nothing of a refused file may be used.
    pub(crate) fn refuse(mut self, refusal: Refusal) -> Reading {
        self.refused = Some(refusal);
        self.invoices.clear();
        self.customers.clear();
        self.payments.clear();
        self.statements.clear();
        self
    }

    pub(crate) fn with_problems(mut self, problems: Problems) -> Reading {
        self.problems = problems.into_list();
        self
    }

    /// Whether something of the file was left out that a person should know about.
    pub fn is_complete(&self) -> bool {
        let left_out = |problem: &Problem| {
            problem.severity() == crate::Severity::Error || matches!(problem.kind, ProblemKind::CutOff)
        };
        self.refused.is_none() && !self.problems.iter().any(left_out)
    }
}
