//! The JSON form of a file that is larger than memory: the same text as [`crate::to_json`] gives,
//! written while the entries come.
//!
//! The file is read at least twice: what stands before the entries, like a closing balance and
//! whether the file is refused, is known at its end only.

use std::io::{self, Read, Seek, SeekFrom, Write};

use domain::Language;

use crate::json::to_json;
use crate::large::{Position, stream};
use crate::reading::{Format, Reading};
use crate::statement::{Entry, Statement};
use crate::{Mappings, read};

/// Writes one line for each file in it, as `bondig read --json` prints them.
///
/// # Errors
/// The source cannot be read, or the output not be written.
pub fn write_json<R: Read + Seek, W: Write>(
    name: &str,
    mut source: R,
    language: Language,
    out: &mut W,
) -> io::Result<()> {
    let readings = stream(name, &mut source, &Mappings::new(), &mut |_, _| {})?;
    // The rows of several accounts stand between each other: one after the other is then several
    // times the same file.
    let mixed = |reading: &Reading| {
        matches!(reading.format, Some(Format::CsvBank(_))) && reading.statements.len() > 1
    };
    if readings.len() > 1 && readings.iter().any(mixed) {
        source.seek(SeekFrom::Start(0))?;
        let mut bytes = Vec::new();
        source.read_to_end(&mut bytes)?;
        return read(name, &bytes)
            .iter()
            .try_for_each(|reading| writeln!(out, "{}", to_json(reading, language)));
    }
    let passes = if readings.iter().any(mixed) { readings[0].statements.len() } else { 1 };
    let mut writer = Writer { out, readings: &readings, language, at: None, has_entry: false };
    for pass in 0..passes {
        source.seek(SeekFrom::Start(0))?;
        let mut written = Ok(());
        stream(name, &mut source, &Mappings::new(), &mut |position, entry| {
            let is_wanted = passes == 1 || position.statement == pass;
            if is_wanted && written.is_ok() {
                written = writer.entry(position, &entry);
            }
        })?;
        written?;
    }
    writer.finish()
}

struct Writer<'w, W> {
    out: &'w mut W,
    readings: &'w [Reading],
    language: Language,
    /// The statement whose entries are written now.
    at: Option<Position>,
    has_entry: bool,
}

impl<W: Write> Writer<'_, W> {
    fn entry(&mut self, position: Position, entry: &Entry) -> io::Result<()> {
        if self.readings.get(position.reading).is_none_or(|reading| reading.refused.is_some()) {
            return Ok(());
        }
        self.go_to(position)?;
        if std::mem::replace(&mut self.has_entry, true) {
            self.out.write_all(b",")?;
        }
        serde_json::to_writer(&mut *self.out, entry).map_err(io::Error::from)
    }

    /// Writes everything up to the entries of this statement.
    fn go_to(&mut self, wanted: Position) -> io::Result<()> {
        while self.at.is_none_or(|at| at < wanted) {
            self.close()?;
            let next = match self.at {
                None => Position { reading: 0, statement: 0 },
                Some(Position { reading, statement })
                    if statement + 1 < self.readings[reading].statements.len() =>
                {
                    Position { reading, statement: statement + 1 }
                }
                Some(at) => Position { reading: at.reading + 1, statement: 0 },
            };
            self.at = Some(next);
            self.open(next)?;
        }
        Ok(())
    }

    fn open(&mut self, at: Position) -> io::Result<()> {
        let Some(reading) = self.readings.get(at.reading) else { return Ok(()) };
        if at.statement == 0 {
            self.out.write_all(around(reading, self.language).0.as_bytes())?;
        } else {
            self.out.write_all(b",")?;
        }
        match reading.statements.get(at.statement) {
            Some(statement) => self.out.write_all(within(statement)?.0.as_bytes()),
            None => Ok(()),
        }
    }

    fn close(&mut self) -> io::Result<()> {
        self.has_entry = false;
        let Some(at) = self.at else { return Ok(()) };
        let Some(reading) = self.readings.get(at.reading) else { return Ok(()) };
        if let Some(statement) = reading.statements.get(at.statement) {
            self.out.write_all(within(statement)?.1.as_bytes())?;
        }
        if at.statement + 1 >= reading.statements.len() {
            self.out.write_all(around(reading, self.language).1.as_bytes())?;
            self.out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn finish(mut self) -> io::Result<()> {
        self.go_to(Position { reading: self.readings.len(), statement: 0 })
    }
}

/// What stands before and behind the statements of a reading.
fn around(reading: &Reading, language: Language) -> (String, String) {
    let bare = Reading { statements: Vec::new(), ..reading.clone() };
    cut(to_json(&bare, language), "\"statements\":[")
}

/// What stands before and behind the entries of a statement that has none.
fn within(statement: &Statement) -> io::Result<(String, String)> {
    Ok(cut(serde_json::to_string(statement)?, "\"entries\":["))
}

/// The text up to an opening that is ours, and the rest. A text of a file cannot hold it: quotes
/// inside of it are escaped.
fn cut(mut text: String, opening: &str) -> (String, String) {
    let at = text.find(opening).map_or(text.len(), |at| at + opening.len());
    let rest = text.split_off(at);
    (text, rest)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn both(bytes: &[u8]) -> (String, String) {
        let mut written = Vec::new();
        write_json("x", Cursor::new(bytes), Language::En, &mut written).unwrap();
        let whole: String =
            read("x", bytes).iter().map(|reading| to_json(reading, Language::En) + "\n").collect();
        (String::from_utf8(written).unwrap(), whole)
    }

    #[test]
    fn it_is_the_same_text() {
        let statement = |day: u32, entries: &str| {
            format!(
                ":20:\"entries\":[\n:25:1\n:60F:C26030{day}EUR0,00\n{entries}:62F:C26030{day}EUR1,00\n-\n"
            )
        };
        let entry = ":61:260305C1,00NTRFNONREF\n:86:\"x\"\n";
        let two = format!("{entry}{entry}");
        let mt940 =
            [statement(1, ""), statement(2, &two), statement(3, ""), statement(4, entry), statement(5, "")];
        let ing = "Datum;Naam / Omschrijving;Rekening;Tegenrekening;Code;Af Bij;Bedrag (EUR);Mutatiesoort;Mededelingen\n\
                   20260305;A;1;;OV;Bij;1,00;x;a\n20260305;A;2;;OV;Bij;1,00;x;b\n20260305;A;1;;OV;Af;1,00;x;c\n";
        let danger = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt>\
                      <Ntry><Amt Ccy=\"EUR\">1</Amt><CdtDbtInd>CRDT</CdtDbtInd></Ntry><x>&lol;</x></Stmt></BkToCstmrStmt></Document>";
        let invoices = "Factuurnummer;Naam;Vervaldatum;Openstaand\nF1;A;05-03-2026;1,00\n";
        for source in [mt940.concat().as_str(), ing, danger, invoices, "", "%PDF-1.7"] {
            let (written, whole) = both(source.as_bytes());
            assert_eq!(written, whole);
        }
    }
}
