//! Tables in CSV and in workbooks: customers, and open invoices with what happened about them before.
//!
//! Columns are recognised by their headers, Dutch or English. The choice is a [`Mapping`] that can
//! be shown, changed and remembered under the [`fingerprint`] of the header. Lists of bank
//! transactions and of credit cards are told by name and refused.
//!
//! Invariant: a cell that is not understood costs that fact, at worst that row, never the table.

mod amount;
mod bank;
mod customers;
mod date;
mod field;
mod headers;
mod history;
mod invoices;
mod mapping;
mod mutations;
mod row;
mod rows;
mod sheet;

pub(crate) use amount::amount_in_words;
pub(crate) use date::day_of_serial;
pub use date::{DateOrder, read_date};
pub use field::Field;
pub use mapping::{MappedColumn, Mapping, TableKind};

use crate::problem::Problems;
use crate::reading::{Format, Reading, TableRead};
use crate::refusal::Refusal;
use crate::{Mappings, encoding, workbook};

use row::Columns;
use sheet::Sheet;

const BYTES_MAX: usize = 200 * 1024 * 1024;
const SAMPLE_ROWS: usize = 5;

/// Which column means what, as far as the headers tell. Unknown columns have no field.
///
/// ```
/// use formats::table::{Field, recognise};
/// let mapping = recognise(&["Factuurnr.".into(), "Openstaand".into(), "Kleur".into()]);
/// assert_eq!(mapping.columns[0].field, Some(Field::InvoiceNumber));
/// assert_eq!(mapping.unknown().collect::<Vec<_>>(), ["Kleur"]);
/// ```
pub fn recognise(header: &[String]) -> Mapping {
    headers::recognise(header)
}

/// A name for a header, the same for the same columns in the same order, whatever their spaces
/// and capitals: under it the choice of columns is remembered.
pub fn fingerprint(header: &[String]) -> String {
    headers::fingerprint(header)
}

/// Reads a table by a choice of columns that a person made.
pub fn read_table(name: &str, bytes: &[u8], mapping: &Mapping) -> Reading {
    workbook::read_chosen(name, bytes, mapping)
        .unwrap_or_else(|| read_text_by(name, &encoding::table(bytes), mapping))
}

/// Reads the text of a table by a choice of columns that a person made.
pub(crate) fn read_text_by(name: &str, text: &str, mapping: &Mapping) -> Reading {
    let Some(sheet) = Sheet::open_for(text, mapping) else {
        return Reading::refused(name, Refusal::NotRecognised);
    };
    read_sheet(name, &sheet, mapping.clone())
}

/// Reads a table by the choice that was remembered for its header, else by its headers.
pub(crate) fn read_with(name: &str, bytes: &[u8], mappings: &Mappings) -> Reading {
    if bytes.len() > BYTES_MAX {
        let megabytes = (BYTES_MAX / 1024 / 1024) as u64;
        return Reading::refused(name, Refusal::TooLarge { megabytes });
    }
    read_text(name, &encoding::table(bytes), mappings)
}

/// Reads the text of a table, of a file or of a sheet.
pub(crate) fn read_text(name: &str, text: &str, mappings: &Mappings) -> Reading {
    let Some(sheet) = Sheet::open(text) else {
        return Reading::refused(name, Refusal::NotRecognised);
    };
    if let Some(mapping) = mappings.get(&fingerprint(&sheet.header)) {
        return read_sheet(name, &sheet, mapping.clone());
    }
    let mapping = recognise(&sheet.header);
    if mutations::recognise(&sheet, &mapping) {
        return read_sheet(name, &sheet, mapping);
    }
    if let Some(refusal) = bank::recognise(&sheet) {
        return Reading::refused(name, refusal);
    }
    if sheet.header.len() < 2 && sheet.recognised == 0 {
        return Reading::refused(name, Refusal::NotRecognised);
    }
    read_sheet(name, &sheet, mapping)
}

fn read_sheet(name: &str, sheet: &Sheet, mapping: Mapping) -> Reading {
    let mut reading = Reading::new(name);
    let kind = mapping.kind();
    let sample = sheet.rows.iter().take(SAMPLE_ROWS).map(|row| row.cells.clone()).collect();
    reading.table = Some(TableRead {
        fingerprint: fingerprint(&sheet.header),
        mapping: mapping.clone(),
        sample,
        rows: sheet.rows.len(),
    });
    let Some(kind) = kind else {
        return reading.refuse(Refusal::ColumnsNotRecognised { columns: sheet.header.clone() });
    };
    if sheet.rows.is_empty() {
        return reading.refuse(Refusal::NoRows);
    }
    let kind = if mutations::recognise(sheet, &mapping) { TableKind::Mutations } else { kind };
    let mut problems = Problems::default();
    let data = rows::data_rows(sheet, &mapping, kind, &mut problems);
    let rows: Vec<&sheet::Row> = data.iter().map(|data| data.row).collect();
    let columns = Columns::new(sheet, &mapping, &rows);
    match kind {
        TableKind::Customers => {
            reading.format = Some(Format::CsvCustomers);
            reading.customers = customers::read(&columns, &rows, &mut problems);
        }
        TableKind::OpenInvoices => {
            reading.format = Some(Format::CsvOpenInvoices);
            reading.invoices = invoices::read(&columns, &data, &mut problems);
        }
        TableKind::Mutations => {
            reading.format = Some(Format::CsvMutations);
            (reading.invoices, reading.payments) = mutations::read(&columns, &rows, &mut problems);
        }
    }
    reading.with_problems(problems)
}

#[cfg(test)]
mod tests;
