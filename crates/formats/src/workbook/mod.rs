//! Workbooks of Excel (`.xlsx`) and LibreOffice (`.ods`): each sheet becomes the text of a table
//! and is read as any other table is.
//!
//! Not here: what columns mean (`table`); the old binary kinds (`.xls`, `.xlsb`), which are refused
//! by name. Formulas are not worked out: the value that was saved with them counts.
//!
//! Own readers and no library: a workbook of one kilobyte can claim a hundred million cells, and
//! money has to come out as it was written, not as a rounded fraction (ARCHITECTURE.md).
//!
//! Invariants: a line of the text is a row of the sheet, so that problems name the row that people
//! see. What a workbook claims never takes more memory than [`grid::BYTES_MAX`].

mod cell;
mod grid;
mod ods;
mod xlsx;

use std::io::Cursor;

use zip::ZipArchive;

use crate::archive;
use crate::reading::{Format, Reading};
use crate::refusal::Refusal;
use crate::table::{self, Mapping, TableKind};
use crate::xml::Fault;
use crate::{Mappings, encoding};

use grid::Grid;

/// A zip with these files in it.
pub(crate) type Zip<'a> = ZipArchive<Cursor<&'a [u8]>>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Xlsx,
    Ods,
}

/// One sheet of a workbook.
struct Sheet {
    name: String,
    is_hidden: bool,
    grid: Grid,
}

/// What kind of workbook a zip is, or why it is none that we read. `None`: a plain zip.
pub(crate) fn kind_of(names: &[String]) -> Option<Result<Kind, Refusal>> {
    let has = |wanted: &str| names.iter().any(|name| name.eq_ignore_ascii_case(wanted));
    let is_below = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    if has("[Content_Types].xml") {
        return Some(match () {
            () if has("xl/workbook.bin") => Err(Refusal::Excel),
            () if is_below("xl/") => Ok(Kind::Xlsx),
            () => Err(Refusal::OfficeDocument),
        });
    }
    (has("content.xml") && has("META-INF/manifest.xml")).then_some(Ok(Kind::Ods))
}

/// A reading for each sheet that has something in it.
pub(crate) fn read(name: &str, zip: &mut Zip<'_>, kind: Kind, mappings: &Mappings) -> Vec<Reading> {
    let sheets = match sheets(zip, kind) {
        Ok(sheets) => sheets,
        Err(refusal) => return vec![Reading::refused(name, refusal)],
    };
    let several = sheets.len() > 1;
    let named = |sheet: &Sheet| if several { format!("{name}/{}", sheet.name) } else { name.to_owned() };
    let readings = sheets.iter().map(|sheet| {
        if sheet.is_hidden {
            return Reading::refused(&named(sheet), Refusal::HiddenSheet);
        }
        with_format(table::read_text(&named(sheet), &sheet.grid.to_text(), mappings), kind)
    });
    let readings: Vec<Reading> = readings.collect();
    if readings.is_empty() { vec![Reading::refused(name, Refusal::Empty)] } else { readings }
}

/// A workbook inside a zip; `None` when it is another zip.
pub(crate) fn read_inner(name: &str, bytes: &[u8], mappings: &Mappings) -> Option<Vec<Reading>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    Some(match kind_of(&names(&zip))? {
        Ok(kind) => read(name, &mut zip, kind, mappings),
        Err(refusal) => vec![Reading::refused(name, refusal)],
    })
}

/// Reads the sheet whose header a choice of columns was made for; `None` when it is no workbook.
pub(crate) fn read_chosen(name: &str, bytes: &[u8], mapping: &Mapping) -> Option<Reading> {
    let mut zip = archive::is_zip(bytes).then(|| ZipArchive::new(Cursor::new(bytes)).ok()).flatten()?;
    let kind = kind_of(&names(&zip))?.ok()?;
    let sheets = match sheets(&mut zip, kind) {
        Ok(sheets) => sheets,
        Err(refusal) => return Some(Reading::refused(name, refusal)),
    };
    let visible = sheets.iter().filter(|sheet| !sheet.is_hidden);
    let read = |sheet: &Sheet| with_format(table::read_text_by(name, &sheet.grid.to_text(), mapping), kind);
    let mut readings: Vec<Reading> = visible.map(read).collect();
    let of_header = |reading: &Reading| {
        let header: Vec<String> = mapping.columns.iter().map(|column| column.column.clone()).collect();
        reading.table.as_ref().is_some_and(|told| told.fingerprint == table::fingerprint(&header))
    };
    let at = readings.iter().position(of_header).or_else(|| (!readings.is_empty()).then_some(0));
    Some(at.map_or_else(|| Reading::refused(name, Refusal::Empty), |at| readings.swap_remove(at)))
}

/// The sheets that have something in them.
fn sheets(zip: &mut Zip<'_>, kind: Kind) -> Result<Vec<Sheet>, Refusal> {
    let mut left = archive::ALL_BYTES_MAX;
    let sheets = match kind {
        Kind::Xlsx => xlsx::read(zip, &mut left)?,
        Kind::Ods => ods::read(zip, &mut left)?,
    };
    Ok(sheets.into_iter().filter(|sheet| !sheet.grid.is_empty()).collect())
}

/// Says in which kind of file the table stood.
fn with_format(mut reading: Reading, kind: Kind) -> Reading {
    let rows = match reading.format {
        Some(Format::CsvCustomers) => TableKind::Customers,
        Some(Format::CsvOpenInvoices) => TableKind::OpenInvoices,
        Some(Format::CsvMutations) => TableKind::Mutations,
        _ => return reading,
    };
    reading.format = Some(match kind {
        Kind::Xlsx => Format::Xlsx(rows),
        Kind::Ods => Format::Ods(rows),
    });
    reading
}

/// The names in a zip, in its order.
pub(crate) fn names(zip: &Zip<'_>) -> Vec<String> {
    let name = |at| zip.name_for_index(at).and_then(Result::ok).map(|name| name.into_owned());
    (0..zip.len()).map(|at| name(at).unwrap_or_default()).collect()
}

/// The text of one part of a workbook; `None` when it is not there.
fn part(zip: &mut Zip<'_>, name: &str, left: &mut u64) -> Result<Option<String>, Refusal> {
    let wanted = name.trim_start_matches('/');
    let Some(found) = names(zip).iter().position(|name| name.eq_ignore_ascii_case(wanted)) else {
        return Ok(None);
    };
    let file = zip.by_index(found).map_err(|error| match error {
        zip::result::ZipError::UnsupportedArchive(_) => Refusal::LockedZip,
        _ => Refusal::BrokenZip,
    })?;
    let bytes = archive::unpack(file, left)?;
    Ok(Some(encoding::xml(&bytes).text.into_owned()))
}

/// A workbook is read whole or refused.
fn refusal(fault: Fault) -> Refusal {
    match fault {
        Fault::Danger(refusal) => refusal,
        Fault::CutOff { .. } | Fault::Malformed { .. } => Refusal::BrokenZip,
    }
}
