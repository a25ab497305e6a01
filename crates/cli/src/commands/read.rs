//! `bondig read FILE…`: what files say, without a database.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use domain::Language;
use formats::Reading;

/// Larger files are read as a stream, twice: a statement may be larger than memory.
const IN_MEMORY_BYTES_MAX: u64 = 32 * 1024 * 1024;

#[derive(clap::Args)]
pub struct Read {
    /// Invoices (UBL), bank statements (camt, MT940, CSV), audit files (XAF), answers of Twinfield,
    /// tables (CSV, XLSX, ODS), or zip files of them
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// The language of problems
    #[arg(long, default_value = "nl", value_parser = ["nl", "en"])]
    language: String,
}

pub fn run(command: &Read, json: bool, out: &mut impl Write) -> Result<()> {
    let language: Language = command.language.parse()?;
    let mut unreadable = 0;
    for path in &command.files {
        let name = path.display().to_string();
        if std::fs::metadata(path).is_ok_and(|file| file.len() > IN_MEMORY_BYTES_MAX) {
            read_large(path, &name, language, json, out)?;
            continue;
        }
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("bondig: {name} cannot be read: {error}");
                unreadable += 1;
                continue;
            }
        };
        for reading in formats::read(&name, &bytes) {
            if json {
                writeln!(out, "{}", formats::to_json(&reading, language))?;
            } else {
                let entries = reading.statements.iter().map(|statement| statement.entries.len()).sum();
                tell(&reading, entries, language, out)?;
            }
        }
    }
    (unreadable == 0)
        .then_some(())
        .with_context(|| format!("{unreadable} files could not be opened; the others were read"))
}

/// A file of which the entries do not stay in memory.
fn read_large(path: &Path, name: &str, language: Language, json: bool, out: &mut impl Write) -> Result<()> {
    let file = std::fs::File::open(path).with_context(|| format!("{name} cannot be read"))?;
    if json {
        let mut out = std::io::BufWriter::new(out);
        formats::write_json(name, file, language, &mut out)?;
        return Ok(out.flush()?);
    }
    let mut counts: Vec<usize> = Vec::new();
    let mut count = |position: formats::Position, _| {
        counts.resize(counts.len().max(position.reading + 1), 0);
        counts[position.reading] += 1;
    };
    let readings = formats::stream(name, file, &formats::Mappings::new(), &mut count)?;
    for (number, reading) in readings.iter().enumerate() {
        tell(reading, counts.get(number).copied().unwrap_or_default(), language, out)?;
    }
    Ok(())
}

fn tell(reading: &Reading, entries: usize, language: Language, out: &mut impl Write) -> Result<()> {
    let format = reading.format.as_ref().map_or("?", |format| format.word());
    if let Some(refused) = &reading.refused {
        writeln!(out, "{}: {}", reading.file, refused.render(language))?;
        return Ok(());
    }
    writeln!(
        out,
        "{} ({format}): {} invoices, {} customers, {} payments, {} statements with {entries} entries",
        reading.file,
        reading.invoices.len(),
        reading.customers.len(),
        reading.payments.len(),
        reading.statements.len(),
    )?;
    for problem in &reading.problems {
        let (what, advice) = problem.render(language);
        let line = problem.place.line.map(|line| format!("line {line}: ")).unwrap_or_default();
        writeln!(out, "  {line}{what} {advice}")?;
    }
    Ok(())
}
