//! `bondig doctor`: does what is stored follow from what happened?

use std::io::Write;

use anyhow::{Result, bail};

use crate::office::{Office, Where};
use crate::progress;

#[derive(clap::Args)]
pub struct Doctor {
    /// Fold every timeline again and hold it against what is stored
    #[arg(long)]
    replay: bool,
}

pub fn run(command: &Doctor, place: &Where, out: &mut impl Write) -> Result<()> {
    let office = Office::open(&place.config)?;
    let client = office.client(place.client)?;
    let today = office.day(None)?;
    if !place.json && !domain::Calendar::knows(today.plus_days(365)) {
        writeln!(out, "The table of public holidays ends within a year: install a newer version.")?;
    }
    if !command.replay {
        let counts = office.app.store.message_counts(client.id, today)?;
        if place.json {
            let counts: serde_json::Map<String, serde_json::Value> =
                counts.iter().map(|(state, count)| (state.word().to_owned(), (*count).into())).collect();
            writeln!(out, "{}", serde_json::json!({"date": today, "messages": counts}))?;
            return Ok(());
        }
        let counts: Vec<String> =
            counts.iter().map(|(state, count)| format!("{} {count}", state.word())).collect();
        writeln!(
            out,
            "Database opened; messages of today: {}.",
            if counts.is_empty() { "none".to_owned() } else { counts.join(", ") }
        )?;
        return Ok(());
    }
    let bar = progress::bar("customers", 0, place.json);
    let (count, differences) =
        app::doctor::replay(&office.app, client.id, &mut |done| bar.set_position(done))?;
    bar.finish_and_clear();
    if place.json {
        let rows: Vec<_> = differences
            .iter()
            .map(|one| serde_json::json!({"customer": one.customer, "what": one.what}))
            .collect();
        writeln!(out, "{}", serde_json::json!({"customers": count, "differences": rows}))?;
    } else {
        differences
            .iter()
            .try_for_each(|one| writeln!(out, "customer {}: {} differs", one.customer, one.what))?;
        writeln!(out, "{count} customers replayed, {} differ", differences.len())?;
    }
    if differences.is_empty() {
        Ok(())
    } else {
        bail!("stored rows do not follow from the timeline; keep a copy and report this")
    }
}
