//! Whose table it is, and which column means what: by its header, else by the shape of its rows.
//!
//! Not here: reading the rows (`row`).

use domain::Currency;

use super::cells::Cells;
use super::profiles::{self, Profile, Role};
use super::refused;
use crate::refusal::Refusal;

/// The header stands within so many lines.
const HEADER_WITHIN: usize = 15;
const DELIMITERS: [u8; 3] = [b';', b',', b'\t'];

/// How a table of a bank is read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Layout {
    pub(super) bank: Bank,
    pub(super) delimiter: u8,
    pub(super) quote: u8,
    /// Lines before the first row.
    pub(super) above: u64,
    /// Cells that a whole row has at least.
    pub(super) cells: usize,
    /// Cells of the header, or of the first row: a last line that has fewer was cut.
    pub(super) width: usize,
    /// For what the rows do not say.
    pub(super) currency: Currency,
    columns: Vec<(Role, usize)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Bank {
    AbnAmro,
    Asn,
    Bunq,
    Ing,
    Knab,
    Rabobank,
    Triodos,
}

impl Bank {
    /// The word in `--json`, behind `csv-bank-`.
    pub(super) fn word(self) -> &'static str {
        match self {
            Bank::AbnAmro => "csv-bank-abnamro",
            Bank::Asn => "csv-bank-asn",
            Bank::Bunq => "csv-bank-bunq",
            Bank::Ing => "csv-bank-ing",
            Bank::Knab => "csv-bank-knab",
            Bank::Rabobank => "csv-bank-rabobank",
            Bank::Triodos => "csv-bank-triodos",
        }
    }
}

/// What a table is, if it is one of a bank.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Found {
    Layout(Layout),
    Refused(Refusal),
    Nothing,
}

pub(crate) fn recognise(beginning: &str) -> Found {
    // A lone carriage return ends the lines of old files.
    let end = if beginning.contains('\n') { '\n' } else { '\r' };
    let lines: Vec<&str> = beginning.split(end).take(HEADER_WITHIN + 3).collect();
    for (at, line) in lines.iter().enumerate().take(HEADER_WITHIN) {
        for delimiter in DELIMITERS {
            let names = names(line, delimiter);
            if names.len() < 3 {
                continue;
            }
            if let Some(refusal) = refused::by_header(&names, &lines[at + 1..], delimiter) {
                return Found::Refused(refusal);
            }
            if let Some(profile) = profiles::by_header(&names) {
                return Found::Layout(with_header(profile, &names, delimiter, at));
            }
        }
    }
    without_header(&lines)
}

impl Layout {
    pub(super) fn column(&self, role: Role) -> Option<usize> {
        self.columns.iter().find(|(own, _)| *own == role).map(|(_, at)| *at)
    }

    /// All columns of a text, in their order.
    pub(super) fn columns(&self, role: Role) -> Vec<usize> {
        self.columns.iter().filter(|(own, _)| *own == role).map(|(_, at)| *at).collect()
    }
}

/// The names of a header in lower case, spaces made one.
fn names(line: &str, delimiter: u8) -> Vec<String> {
    let mut cells = Cells::default();
    let line = line.trim_end_matches('\r');
    cells.split(line, delimiter, b'"');
    let name = |at: usize| {
        let lower = cells.get(line, at).trim_matches(['\'', '"', '\u{feff}']).to_lowercase();
        lower.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    (0..cells.len()).map(name).collect()
}

fn with_header(profile: &Profile, names: &[String], delimiter: u8, at: usize) -> Layout {
    let columns = profile.columns(names);
    let needed = columns.iter().filter(|(role, _)| role.is_needed()).map(|(_, at)| at + 1).max();
    let in_header =
        names.iter().find_map(|name| name.strip_prefix("bedrag (").or(name.strip_prefix("amount (")));
    let currency = in_header.and_then(|rest| rest.trim_end_matches(')').parse().ok()).unwrap_or_default();
    Layout {
        bank: profile.bank,
        delimiter,
        quote: quote_of(profile.bank, delimiter, b'"'),
        above: at as u64 + 1,
        cells: needed.unwrap_or(names.len()),
        width: names.iter().rposition(|name| !name.is_empty()).map_or(0, |last| last + 1),
        currency,
        columns,
    }
}

/// ASN and SNS write single quotes where they write commas, also when the first row has none.
fn quote_of(bank: Bank, delimiter: u8, seen: u8) -> u8 {
    match (bank, delimiter) {
        (Bank::Asn, b',') => b'\'',
        _ => seen,
    }
}

/// Tables that begin with their first row.
fn without_header(lines: &[&str]) -> Found {
    let Some(first) = lines.iter().map(|line| line.trim_end_matches('\r')).find(|line| !line.is_empty())
    else {
        return Found::Nothing;
    };
    for delimiter in DELIMITERS {
        for quote in [b'"', b'\''] {
            let mut cells = Cells::default();
            cells.split(first, delimiter, quote);
            let row: Vec<&str> = (0..cells.len()).map(|at| cells.get(first, at)).collect();
            if let Some((bank, columns)) = profiles::by_shape(&row) {
                let quote = quote_of(bank, delimiter, quote);
                let columns: Vec<(Role, usize)> = columns.to_vec();
                let cells = columns.iter().filter(|(role, _)| role.is_needed()).map(|(_, at)| at + 1).max();
                return Found::Layout(Layout {
                    bank,
                    delimiter,
                    quote,
                    above: 0,
                    cells: cells.unwrap_or(row.len()),
                    width: row.len(),
                    currency: Currency::EUR,
                    columns,
                });
            }
        }
    }
    Found::Nothing
}
