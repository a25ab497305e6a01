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
    #[arg(required_unless_present_any = ["again", "list", "watch_once"])]
    files: Vec<PathBuf>,
    /// Take what is complete in the watched folder of bondig.toml, once
    #[arg(long, conflicts_with_all = ["files", "again", "list"])]
    watch_once: bool,
    /// Read a kept file again by today's rules; nothing is doubled. With “--dry-run”: what differs
    #[arg(long, value_name = "NUMBER", conflicts_with = "files")]
    again: Option<i64>,
    /// The files that are kept, with their numbers
    #[arg(long, conflicts_with_all = ["files", "again"])]
    list: bool,
    /// The tables name everything that is open: what they do not name is paid. Remembered for tables
    /// with the same headings
    #[arg(long, requires = "files")]
    full_list: bool,
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
    if command.watch_once {
        return super::watch::once(&office, importer.today, place.json, out);
    }
    let mode = if command.dry_run { Mode::DryRun } else { Mode::Store };
    if command.list {
        return list(&office, client.id, place.json, out);
    }
    if let Some(number) = command.again {
        let mut quiet = |_, _| {};
        let read = import::import_again(&office.app, client.id, number, &importer, mode, &mut quiet)?;
        let outcomes = read.with_context(|| format!("there is no import {number}; see --list"))?;
        return outcomes.iter().try_for_each(|outcome| tell(outcome, command.dry_run, place.json, out));
    }
    let take = if command.full_list { import::import_full_list } else { import::import };
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
        let outcomes = take(&office.app, client.id, &file, &importer, mode, &mut |done, total| {
            bar.set_length(total);
            bar.set_position(done);
        })?;
        bar.finish_and_clear();
        for outcome in &outcomes {
            refused += usize::from(outcome.refused.is_some());
            tell(outcome, command.dry_run, place.json, out)?;
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

fn list(office: &Office, client: domain::ClientId, as_json: bool, out: &mut impl Write) -> Result<()> {
    for row in office.app.store.imports(client, 1_000)? {
        if as_json {
            let told = serde_json::json!({
                "import": row.id, "at": row.at, "by": row.by, "file": row.file, "format": row.format,
                "outcome": row.outcome,
            });
            writeln!(out, "{told}")?;
        } else {
            writeln!(
                out,
                "{:>6}  {:.16}  {} ({}): {}",
                row.id,
                row.at.to_string(),
                row.file,
                row.format,
                row.outcome
            )?;
        }
    }
    Ok(())
}

fn tell(outcome: &FileOutcome, dry_run: bool, as_json: bool, out: &mut impl Write) -> Result<()> {
    if as_json {
        return Ok(writeln!(out, "{}", serde_json::to_string(outcome)?)?);
    }
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
    for line in outcome.differences() {
        let (was, now) = (line.was.as_deref().unwrap_or("—"), line.now.as_deref().unwrap_or("—"));
        match (&line.was, &line.now) {
            (None, None) => writeln!(out, "  {} {}", line.kind.word(), line.number)?,
            _ => writeln!(out, "  {} {}: {was} → {now}", line.kind.word(), line.number)?,
        }
    }
    if outcome.gone > 0 {
        writeln!(
            out,
            "  {} invoices are open here and not in this list: nothing was closed. If it names everything that is open, say --full-list.",
            outcome.gone
        )?;
    }
    for gap in &outcome.gaps {
        writeln!(
            out,
            "  statements of {} are missing between {} and {}",
            gap.account, gap.after, gap.before
        )?;
    }
    for problem in &outcome.problems {
        let line = problem.line.map(|line| format!("line {line}: ")).unwrap_or_default();
        writeln!(out, "  {line}{} {}", problem.what, problem.advice)?;
    }
    Ok(())
}
