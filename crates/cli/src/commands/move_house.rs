//! `bondig backup`, `restore`, `copy-to`: an installation moves or comes back.

use std::io::Write;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::config::Config;
use crate::office::Where;

#[derive(clap::Args)]
pub struct Backup {
    /// The file to write; it may not exist yet
    file: PathBuf,
}

#[derive(clap::Args)]
pub struct Restore {
    /// A file that “bondig backup” made
    file: PathBuf,
}

#[derive(clap::Args)]
pub struct CopyTo {
    /// An empty database: postgres://… or a file for SQLite
    target: String,
}

pub fn backup(command: &Backup, place: &Where, out: &mut impl Write) -> Result<()> {
    let config = Config::read(&place.config)?;
    if command.file.exists() {
        bail!(
            "{} is there already; choose another name, a backup overwrites nothing",
            command.file.display()
        );
    }
    store::backup(&store::open(&config.database)?, &command.file)?;
    tell(place, out, "backup", &format!("Everything is in {}.", command.file.display()))
}

pub fn restore(command: &Restore, place: &Where, out: &mut impl Write) -> Result<()> {
    let config = Config::read(&place.config)?;
    store::restore(&command.file, &config.database)?;
    let sentence =
        "Restored. Nothing goes out until somebody compared what was sent since; then: bondig release";
    tell(place, out, "restored", sentence)
}

pub fn copy_to(command: &CopyTo, place: &Where, out: &mut impl Write) -> Result<()> {
    let config = Config::read(&place.config)?;
    let from = store::open(&config.database)?;
    store::copy_to(&from, &command.target, &mut |table| {
        if !place.json {
            eprintln!("  {}: {} rows", table.name, table.rows);
        }
    })?;
    let sentence = format!(
        "Copied and compared. To use it, set in {}:\n  database = \"{}\"",
        place.config.display(),
        command.target
    );
    tell(place, out, "copied", &sentence)
}

fn tell(place: &Where, out: &mut impl Write, word: &str, sentence: &str) -> Result<()> {
    match place.json {
        true => writeln!(out, "{}", serde_json::json!({ "done": word }))?,
        false => writeln!(out, "{sentence}")?,
    }
    Ok(())
}
