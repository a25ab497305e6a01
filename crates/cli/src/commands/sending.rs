//! `bondig release` and `bondig stop`: opens sending after the first-day check or a restore, and
//! closes it.

use std::io::Write;

use anyhow::Result;
use app::Sending;
use app::letter::Desk;
use domain::Date;

use crate::office::{Office, Where};

#[derive(clap::Args)]
pub struct Stop {
    /// For all clients
    #[arg(long)]
    all: bool,
}

#[derive(clap::Args)]
pub struct Release {
    /// Take back the stop button for all clients; each client's own stays as it is
    #[arg(long)]
    all: bool,
    /// The day; today when not given
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

pub fn release(command: &Release, place: &Where, out: &mut impl Write) -> Result<()> {
    let office = Office::open(&place.config)?;
    if command.all {
        office.app.store.set_all_stopped(false)?;
        return tell(place, out, "all_open", "The stop button for all clients is taken back.");
    }
    let client = office.client(place.client)?;
    let today = office.day(command.date)?;
    let desk = Desk::new(&client, office.config.mail.redirect_to.clone());
    let compare = app::release::release(&office.doing(client.id, "command line", today), &desk)?;
    if place.json {
        writeln!(out, "{}", serde_json::json!({ "sending": "open", "uncertain": compare }))?;
        return Ok(());
    }
    writeln!(out, "Sending is open for “{}”.", client.name)?;
    if compare > 0 {
        writeln!(
            out,
            "{compare} messages may have been sent after the backup was made. They wait as uncertain: compare them with \
             what your mail server sent, and say for each whether it went."
        )?;
    }
    if office.app.store.all_stopped()? {
        writeln!(
            out,
            "The stop button for all clients is still pressed; to take it back: bondig release --all"
        )?;
    }
    Ok(())
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
