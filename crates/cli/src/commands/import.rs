//! `bondig import FILE…`: stores what is new in files of bookkeeping and bank.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use app::import::{self, File, FileOutcome, Importer, Mode};
use domain::{Date, Language};
use formats::Mappings;

use crate::office::{Office, Where};
use crate::progress;

#[derive(clap::Args)]
pub struct Import {
    /// Invoices (UBL), tables of customers or open invoices (CSV), bank statements (camt), zip files
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Only tell what would be new, known and not understood
    #[arg(long)]
    dry_run: bool,
    /// The day of the import; today when not given
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// A file with the choice of columns of a table: the “mapping” of “--dry-run --json”; remembered
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
}

pub fn run(command: &Import, place: &Where, out: &mut impl Write) -> Result<()> {
    let office = Office::open(&place.config)?;
    let client = office.client(place.client)?;
    let mappings = mappings(command, &client.settings.mappings)?;
    let importer = Importer {
        by: "command line",
        today: office.day(command.date)?,
        now: office.now(),
        language: Language::Nl,
        mappings: &mappings,
    };
    let mode = if command.dry_run { Mode::DryRun } else { Mode::Store };
    let mut refused = 0;
    for path in &command.files {
        let name = path.display().to_string();
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                eprintln!("bondig: {name} cannot be read: {error}; the other files are imported");
                refused += 1;
                continue;
            }
        };
        let bar = progress::bar("customers", 0, place.json);
        let file = File { name: &name, bytes: &bytes };
        let outcomes = import::import(&office.app, client.id, &file, &importer, mode, &mut |done, total| {
            bar.set_length(total);
            bar.set_position(done);
        })?;
        bar.finish_and_clear();
        for outcome in &outcomes {
            refused += usize::from(outcome.refused.is_some());
            match place.json {
                true => writeln!(out, "{}", serde_json::to_string(outcome)?)?,
                false => tell(outcome, command.dry_run, out)?,
            }
        }
    }
    if mode == Mode::Store && command.mapping.is_some() {
        remember(&office, client, &mappings)?;
    }
    if refused > 0 {
        bail!("{refused} files were not taken; the others were");
    }
    Ok(())
}

fn mappings(command: &Import, remembered: &[(String, String)]) -> Result<Mappings> {
    let mut mappings = Mappings::new();
    for (fingerprint, text) in remembered {
        if let Ok(mapping) = serde_json::from_str(text) {
            mappings.insert(fingerprint.clone(), mapping);
        }
    }
    if let Some(path) = &command.mapping {
        let text =
            std::fs::read_to_string(path).with_context(|| format!("{} cannot be read", path.display()))?;
        let mapping: formats::Mapping = serde_json::from_str(&text)
            .with_context(|| format!("{} is not a choice of columns", path.display()))?;
        let header: Vec<String> = mapping.columns.iter().map(|column| column.column.clone()).collect();
        mappings.insert(formats::table::fingerprint(&header), mapping);
    }
    Ok(mappings)
}

/// The choice of columns serves the next table with the same headings.
fn remember(office: &Office, client: app::Client, mappings: &Mappings) -> Result<()> {
    let mut settings = client.settings;
    settings.mappings.clear();
    for (fingerprint, mapping) in mappings {
        settings.mappings.push((fingerprint.clone(), serde_json::to_string(mapping)?));
    }
    Ok(office.app.store.save_settings(client.id, &settings)?)
}

fn tell(outcome: &FileOutcome, dry_run: bool, out: &mut impl Write) -> Result<()> {
    if let Some(refused) = &outcome.refused {
        writeln!(out, "{}: {refused}", outcome.file)?;
        return Ok(());
    }
    if outcome.same_file {
        writeln!(out, "{}: imported before, nothing changed", outcome.file)?;
        return Ok(());
    }
    let would = if dry_run { "would be new" } else { "new" };
    let parts = [
        ("customers", outcome.customers),
        ("invoices", outcome.invoices),
        ("credit notes", outcome.credit_notes),
        ("payments", outcome.payments),
    ];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(_, found)| found.new + found.changed + found.known > 0)
        .map(|(what, found)| match found.changed {
            0 => format!("{what}: {} {would}, {} known", found.new, found.known),
            changed => format!("{what}: {} {would}, {changed} changed, {} known", found.new, found.known),
        })
        .collect();
    writeln!(out, "{} ({}): {}", outcome.file, outcome.format, parts.join("; "))?;
    if outcome.allocated + outcome.waiting > 0 {
        writeln!(out, "  {} payments found their invoice, {} wait", outcome.allocated, outcome.waiting)?;
    }
    for (heading, meaning) in &outcome.columns {
        let meaning = meaning.as_deref().unwrap_or("not used");
        if dry_run {
            writeln!(out, "  column “{heading}”: {meaning}")?;
        }
    }
    for problem in &outcome.problems {
        let line = problem.line.map(|line| format!("line {line}: ")).unwrap_or_default();
        writeln!(out, "  {line}{} {}", problem.what, problem.advice)?;
    }
    Ok(())
}
