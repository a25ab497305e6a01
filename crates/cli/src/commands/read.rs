//! `bondig read FILE…`: what files say, without a database.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result};
use domain::Language;
use formats::Reading;

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
                tell(&reading, language, out)?;
            }
        }
    }
    (unreadable == 0)
        .then_some(())
        .with_context(|| format!("{unreadable} files could not be opened; the others were read"))
}

fn tell(reading: &Reading, language: Language, out: &mut impl Write) -> Result<()> {
    let format = reading.format.as_ref().map_or("?", |format| format.word());
    if let Some(refused) = &reading.refused {
        writeln!(out, "{}: {}", reading.file, refused.render(language))?;
        return Ok(());
    }
    let entries: usize = reading.statements.iter().map(|statement| statement.entries.len()).sum();
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
