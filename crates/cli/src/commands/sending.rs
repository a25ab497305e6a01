//! `bondig release` and `bondig stop`: opens sending after the first-day check or a restore, and
//! closes it.

use std::io::Write;

use anyhow::Result;
use app::Sending;

use crate::office::{Office, Where};

#[derive(clap::Args)]
pub struct Stop {
    /// For all clients
    #[arg(long)]
    all: bool,
}

pub fn release(place: &Where, out: &mut impl Write) -> Result<()> {
    let office = Office::open(&place.config)?;
    let client = office.client(place.client)?;
    office.app.store.set_all_stopped(false)?;
    office.app.store.set_sending(client.id, Sending::Open)?;
    tell(place, out, "open", &format!("Sending is open for “{}”.", client.name))
}

pub fn stop(command: &Stop, place: &Where, out: &mut impl Write) -> Result<()> {
    let office = Office::open(&place.config)?;
    if command.all {
        office.app.store.set_all_stopped(true)?;
        return tell(place, out, "all_stopped", "Nothing goes out any more, for any client.");
    }
    let client = office.client(place.client)?;
    office.app.store.set_sending(client.id, Sending::Stopped)?;
    tell(place, out, "stopped", &format!("Nothing goes out any more for “{}”.", client.name))
}

fn tell(place: &Where, out: &mut impl Write, word: &str, sentence: &str) -> Result<()> {
    match place.json {
        true => writeln!(out, "{}", serde_json::json!({ "sending": word }))?,
        false => writeln!(out, "{sentence}")?,
    }
    Ok(())
}
