//! Zip files: each file in it is read by itself.
//!
//! Invariant: no zip takes unreasonable memory or time, whatever its directory claims: sizes are
//! counted while unpacking. Nothing is written to disk, so a name can do no harm; odd names are
//! refused all the same.

use std::io::{Cursor, Read, Seek};

use zip::ZipArchive;
use zip::read::ZipFile;

use crate::reading::Reading;
use crate::refusal::Refusal;
use crate::statement::Entry;
use crate::stream::WINDOW_BYTES;
use crate::{Mappings, Position, large, read_one, workbook};

const FILES_MAX: usize = 1_000;
const FILE_BYTES_MAX: u64 = 200 * 1024 * 1024;
pub(crate) const ALL_BYTES_MAX: u64 = 1024 * 1024 * 1024;
const RATIO_MAX: u64 = 100;
/// What a stream may become: it takes time, but no memory.
const STREAMED_BYTES_MAX: u64 = 8 * 1024 * 1024 * 1024;
/// Small files may shrink as much as they like: a statement of zeros is no bomb.
const SMALL_BYTES: u64 = 4 * 1024 * 1024;

pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

pub(crate) fn read(name: &str, bytes: &[u8], mappings: &Mappings) -> Vec<Reading> {
    let refuse = |refusal| vec![Reading::refused(name, refusal)];
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else {
        return refuse(Refusal::BrokenZip);
    };
    if archive.len() > FILES_MAX {
        return refuse(Refusal::TooManyFilesInZip { limit: FILES_MAX });
    }
    match workbook::kind_of(&workbook::names(&archive)) {
        Some(Ok(kind)) => return workbook::read(name, &mut archive, kind, mappings),
        Some(Err(refusal)) => return refuse(refusal),
        None => {}
    }
    let mut readings = Vec::new();
    let mut left = ALL_BYTES_MAX;
    for index in 0..archive.len() {
        readings.extend(read_inner(name, &mut archive, index, &mut left, mappings));
    }
    if readings.is_empty() { refuse(Refusal::Empty) } else { readings }
}

/// One file of the zip, a workbook in it by its sheets; nothing for folders and what macOS puts beside the files.
fn read_inner(
    outer: &str,
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    left: &mut u64,
    mappings: &Mappings,
) -> Vec<Reading> {
    let (name, file) = match inner(outer, archive, index) {
        None => return Vec::new(),
        Some(Err(refused)) => return vec![refused],
        Some(Ok(found)) => found,
    };
    match unpack(file, left) {
        Ok(bytes) if is_zip(&bytes) => zip_inside(&name, &bytes, mappings),
        Ok(bytes) => vec![read_one(&name, &bytes, mappings)],
        Err(refusal) => vec![Reading::refused(&name, refusal)],
    }
}

/// As [`read`], from a source of any size: the files of a bank in it are read as streams. `None`
/// when it is no zip of files but a workbook, or not a zip after all.
pub(crate) fn stream<R: Read + Seek>(
    name: &str,
    source: R,
    mappings: &Mappings,
    hand: &mut dyn FnMut(Position, Entry),
) -> Option<Vec<Reading>> {
    let mut archive = ZipArchive::new(source).ok()?;
    let names: Vec<String> = (0..archive.len())
        .filter_map(|index| Some(archive.name_for_index(index)?.ok()?.into_owned()))
        .collect();
    if archive.len() > FILES_MAX || workbook::kind_of(&names).is_some() {
        return None;
    }
    let mut readings = Vec::new();
    for index in 0..archive.len() {
        let (name, file) = match inner(name, &mut archive, index) {
            None => continue,
            Some(Err(refused)) => {
                readings.push(refused);
                continue;
            }
            Some(Ok(found)) => found,
        };
        let own = readings.len();
        let mut hand = |statement, entry| hand(Position { reading: own, statement }, entry);
        readings.extend(stream_inner(&name, file, mappings, &mut hand));
    }
    (!readings.is_empty()).then_some(readings)
}

fn stream_inner<R: Read>(
    name: &str,
    file: ZipFile<'_, R>,
    mappings: &Mappings,
    hand: &mut dyn FnMut(usize, Entry),
) -> Vec<Reading> {
    let limit = file.compressed_size().saturating_mul(RATIO_MAX).clamp(SMALL_BYTES, STREAMED_BYTES_MAX);
    let mut source = file.take(limit + 1);
    let read = large::beginning(&mut source).and_then(|beginning| {
        if is_zip(&beginning) {
            let mut bytes = beginning;
            source.by_ref().take(FILE_BYTES_MAX).read_to_end(&mut bytes)?;
            return Ok(zip_inside(name, &bytes, mappings));
        }
        let reading = large::stream_one(name, &beginning, &mut source, mappings, hand, WINDOW_BYTES)?;
        Ok(vec![reading])
    });
    match read {
        Ok(readings) if source.limit() == 0 => {
            readings.into_iter().map(|reading| reading.refuse(Refusal::ZipBomb)).collect()
        }
        Ok(readings) => readings,
        Err(_) => vec![Reading::refused(name, Refusal::BrokenZip)],
    }
}

/// A workbook in a zip is read by its sheets; any other zip in it is refused.
fn zip_inside(name: &str, bytes: &[u8], mappings: &Mappings) -> Vec<Reading> {
    let sheets = workbook::read_inner(name, bytes, mappings);
    sheets.unwrap_or_else(|| vec![Reading::refused(name, Refusal::ZipInZip)])
}

/// The name and content of one file in the zip, or why it is refused.
fn inner<'z, R: Read + Seek>(
    outer: &str,
    archive: &'z mut ZipArchive<R>,
    index: usize,
) -> Option<Result<(String, ZipFile<'z, R>), Reading>> {
    let named = archive.name_for_index(index).and_then(Result::ok).map(|name| name.into_owned());
    let inner = named.unwrap_or_else(|| index.to_string());
    let name = format!("{outer}/{inner}");
    let file = match archive.by_index(index) {
        Ok(file) => file,
        Err(error) => {
            let locked = matches!(error, zip::result::ZipError::UnsupportedArchive(_));
            let refusal = if locked { Refusal::LockedZip } else { Refusal::BrokenZip };
            return Some(Err(Reading::refused(&name, refusal)));
        }
    };
    if file.is_dir() || inner.starts_with("__MACOSX/") || inner.ends_with(".DS_Store") {
        return None;
    }
    if file.is_symlink() || file.enclosed_name().is_none() {
        return Some(Err(Reading::refused(&name, Refusal::UnsafeName)));
    }
    Some(Ok((name, file)))
}

/// The bytes of one file, counted while they come.
pub(crate) fn unpack<R: Read>(file: ZipFile<'_, R>, left: &mut u64) -> Result<Vec<u8>, Refusal> {
    let by_ratio = file.compressed_size().saturating_mul(RATIO_MAX).max(SMALL_BYTES);
    let limit = by_ratio.min(FILE_BYTES_MAX).min(*left);
    let mut bytes = Vec::new();
    let read = file.take(limit + 1).read_to_end(&mut bytes);
    *left = left.saturating_sub(bytes.len() as u64);
    if bytes.len() as u64 > limit {
        return Err(Refusal::ZipBomb);
    }
    read.map_err(|_| Refusal::BrokenZip)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::{SimpleFileOptions, ZipWriter};

    use super::*;

    fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn refusals(bytes: &[u8]) -> Vec<Option<Refusal>> {
        read("x.zip", bytes, &Mappings::new()).into_iter().map(|reading| reading.refused).collect()
    }

    #[test]
    fn each_file_is_read_by_itself() {
        let table = b"Naam;E-mail\nA;a@example.org\n";
        let zip = zip_of(&[("a.csv", table), ("map/b.pdf", b"%PDF-1.4"), ("__MACOSX/a.csv", b"x")]);
        let readings = read("x.zip", &zip, &Mappings::new());
        let names: Vec<&str> = readings.iter().map(|reading| reading.file.as_str()).collect();
        assert_eq!(names, ["x.zip/a.csv", "x.zip/map/b.pdf"]);
        assert_eq!(readings[0].customers.len(), 1);
        assert_eq!(readings[1].refused, Some(Refusal::Pdf));
    }

    #[test]
    fn bombs_and_tricks_are_refused() {
        let zeros = vec![b' '; 6 * 1024 * 1024];
        assert_eq!(refusals(&zip_of(&[("a.xml", &zeros)])), [Some(Refusal::ZipBomb)]);
        let inner = zip_of(&[("a.txt", b"x")]);
        assert_eq!(refusals(&zip_of(&[("b.zip", &inner)])), [Some(Refusal::ZipInZip)]);
        assert_eq!(refusals(&zip_of(&[("../a.csv", b"x")])), [Some(Refusal::UnsafeName)]);
        assert_eq!(refusals(&zip_of(&[("[Content_Types].xml", b"x")])), [Some(Refusal::OfficeDocument)]);
        assert_eq!(refusals(b"PK\x03\x04 not a zip"), [Some(Refusal::BrokenZip)]);
        let names: Vec<String> = (0..1_001).map(|number| format!("{number}.xml")).collect();
        let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
        let refusal = Refusal::TooManyFilesInZip { limit: FILES_MAX };
        assert_eq!(refusals(&zip_of(&many)), [Some(refusal)]);
    }
}
