//! Files of the bank, whole or as a stream: a statement of a gigabyte takes no more memory than
//! one of a megabyte, because its entries are handed over one by one.
//!
//! Not here: what the formats look like (`camt`, `mt940`, `bank_csv`), other kinds of file: these
//! are read whole, up to a limit.
//!
//! Invariant: the entries that are handed over are those that [`crate::read`] gives for the same
//! bytes, in the same order.

use std::io::{self, Read, Seek, SeekFrom};

use crate::bank_csv::{CsvReader, Layout};
use crate::camt::CamtReader;
use crate::kind::{self, Kind};
use crate::mt940::Mt940Reader;
use crate::reading::Reading;
use crate::refusal::Refusal;
use crate::running::Entries;
use crate::statement::Entry;
use crate::stream::{self, Feed, WINDOW_BYTES};
use crate::{Mappings, archive, encoding, xaf};

/// What is looked at to recognise a file.
const BEGINNING_BYTES: u64 = 64 * 1024;
/// What is not a bank's is read whole; more than this is none of ours.
const WHOLE_BYTES_MAX: u64 = 1024 * 1024 * 1024;

/// Where an entry belongs: the number of the file (in a zip there are several), and of the
/// statement in that file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    pub reading: usize,
    pub statement: usize,
}

/// The kinds of file that are streams.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum BankFile {
    Camt,
    Mt940,
    Csv(Layout),
}

/// Reads a file of any size. Each bank entry is handed over as it comes; the statements in the
/// readings are without them. Facts of other kinds of file are in the readings as with
/// [`crate::read`].
///
/// Whether the file is refused is known at its end only: use what was handed over for a reading
/// when its `refused` is `None`.
///
/// # Errors
/// The source cannot be read.
pub fn stream<R: Read + Seek>(
    name: &str,
    mut source: R,
    mappings: &Mappings,
    hand: &mut dyn FnMut(Position, Entry),
) -> io::Result<Vec<Reading>> {
    let beginning = beginning(&mut source)?;
    if archive::is_zip(&beginning) {
        source.seek(SeekFrom::Start(0))?;
        if let Some(readings) = archive::stream(name, &mut source, mappings, hand) {
            return Ok(readings);
        }
        return small_zip(name, &mut source, mappings, hand);
    }
    let mut own = |statement, entry| hand(Position { reading: 0, statement }, entry);
    let reading = stream_one(name, &beginning, &mut source, mappings, &mut own, WINDOW_BYTES)?;
    Ok(vec![reading])
}

/// A workbook, or a zip that is refused: read whole.
fn small_zip<R: Read + Seek>(
    name: &str,
    source: &mut R,
    mappings: &Mappings,
    hand: &mut dyn FnMut(Position, Entry),
) -> io::Result<Vec<Reading>> {
    source.seek(SeekFrom::Start(0))?;
    let mut bytes = Vec::new();
    source.take(WHOLE_BYTES_MAX).read_to_end(&mut bytes)?;
    let mut readings = archive::read(name, &bytes, mappings);
    for (reading, told) in readings.iter_mut().enumerate() {
        for (statement, own) in told.statements.iter_mut().enumerate() {
            std::mem::take(&mut own.entries)
                .into_iter()
                .for_each(|entry| hand(Position { reading, statement }, entry));
        }
    }
    Ok(readings)
}

/// Reads what is not a zip; `beginning` was read from the source before.
pub(crate) fn stream_one(
    name: &str,
    beginning: &[u8],
    source: &mut dyn Read,
    mappings: &Mappings,
    hand: &mut dyn FnMut(usize, Entry),
    window_bytes: usize,
) -> io::Result<Reading> {
    match kind::recognise(beginning) {
        Kind::Bank(file) => {
            let source = Source::Stream { beginning, source, window_bytes };
            read_bank(name, file, source, Entries::Hand(hand))
        }
        Kind::Xaf => xaf::read_stream(name, beginning, source, window_bytes),
        Kind::Refused(refusal) => Ok(Reading::refused(name, refusal)),
        _ => {
            let mut bytes = beginning.to_vec();
            source.take(WHOLE_BYTES_MAX).read_to_end(&mut bytes)?;
            if bytes.len() as u64 > WHOLE_BYTES_MAX {
                let megabytes = WHOLE_BYTES_MAX / 1024 / 1024;
                return Ok(Reading::refused(name, Refusal::TooLarge { megabytes }));
            }
            Ok(crate::read_one(name, &bytes, mappings))
        }
    }
}

/// Reads a bank's file that is in memory.
pub(crate) fn read_whole(name: &str, file: BankFile, bytes: &[u8]) -> Reading {
    let source = Source::Memory(bytes);
    read_bank(name, file, source, Entries::Keep).expect("memory can be read")
}

/// The first bytes, enough to recognise the file by.
pub(crate) fn beginning(source: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(BEGINNING_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

enum Source<'s> {
    Memory(&'s [u8]),
    Stream { beginning: &'s [u8], source: &'s mut dyn Read, window_bytes: usize },
}

fn read_bank(name: &str, file: BankFile, source: Source<'_>, entries: Entries<'_>) -> io::Result<Reading> {
    Ok(match file {
        BankFile::Camt => {
            let mut reader = CamtReader::new(entries);
            let mistaken = source.give(&mut reader)?;
            reader.finish(name, mistaken)
        }
        BankFile::Mt940 => {
            let mut reader = Mt940Reader::new(entries);
            source.give(&mut reader)?;
            reader.finish(name)
        }
        BankFile::Csv(layout) => {
            let mut reader = CsvReader::new(layout, entries);
            source.give(&mut reader)?;
            reader.finish(name)
        }
    })
}

impl Source<'_> {
    /// Gives the text to a reader; says whether it is in another encoding than the file claims.
    fn give(self, reader: &mut impl Feed) -> io::Result<bool> {
        match self {
            Source::Memory(bytes) => {
                let decoded = encoding::xml(bytes);
                reader.feed(&decoded.text, true);
                Ok(decoded.mistaken)
            }
            Source::Stream { beginning, source, window_bytes } => {
                stream::drive(beginning, source, window_bytes, reader)
            }
        }
    }
}

/// For the tests of each reader: windows of this size give what the whole gives.
#[cfg(test)]
pub(crate) fn tests_windows(bytes: &[u8], window: usize) -> Result<(), proptest::test_runner::TestCaseError> {
    use proptest::prop_assert_eq;
    let whole = crate::read_one("x", bytes, &Mappings::new());
    let mut handed: Vec<Vec<Entry>> = vec![Vec::new(); whole.statements.len()];
    let mut hand = |statement: usize, entry| {
        handed.resize_with(handed.len().max(statement + 1), Vec::new);
        handed[statement].push(entry);
    };
    let Kind::Bank(file) = kind::recognise(bytes) else { return Ok(()) };
    let (beginning, mut rest) = bytes.split_at(bytes.len().min(window));
    let source = Source::Stream { beginning, source: &mut rest, window_bytes: window };
    let mut streamed = read_bank("x", file, source, Entries::Hand(&mut hand))
        .map_err(|error| proptest::test_runner::TestCaseError::fail(error.to_string()))?;
    for (statement, entries) in streamed.statements.iter_mut().zip(handed) {
        statement.entries = entries;
    }
    prop_assert_eq!(streamed, whole);
    Ok(())
}
