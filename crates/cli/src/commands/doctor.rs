//! `bondig doctor`: does what is stored follow from what happened, does the money add up, and is
//! anything of the bank missing?

use std::io::Write;

use anyhow::{Result, bail};
use app::doctor::{self, LedgerCount};
use app::import::statements::{self, Gap};
use domain::{ClientId, Date};
use serde_json::json;

use crate::office::{Office, Where};
use crate::progress;

#[derive(clap::Args)]
pub struct Doctor {
    /// Also fold every timeline again and hold it against what is stored
    #[arg(long)]
    replay: bool,
}

pub fn run(command: &Doctor, place: &Where, out: &mut impl Write) -> Result<()> {
    let office = Office::open(&place.config)?;
    let client = office.client(place.client)?;
    let today = office.day(None)?;
    if command.replay {
        replay(&office, client.id, place, out)?;
    } else {
        tell_state(&office, client.id, today, place, out)?;
    }
    let bar = progress::bar("customers", 0, place.json);
    let count = doctor::ledger(&office.app, client.id, today, &mut |done| bar.set_position(done))?;
    bar.finish_and_clear();
    let accounts = statements::accounts(&office.app, client.id)?;
    let gaps: Vec<&Gap> = accounts.iter().flat_map(|account| &account.gaps).collect();
    if place.json {
        let differences: Vec<_> = count
            .differences
            .iter()
            .map(|one| json!({"customer": one.customer, "entry": one.entry, "what": one.what}))
            .collect();
        let told = json!({
            "ledger": {
                "customers": count.customers, "postings": count.postings, "entries": count.entries,
                "open": count.open, "credit": count.credit, "differences": differences,
            },
            "accounts": accounts,
        });
        writeln!(out, "{told}")?;
    } else {
        tell_ledger(&count, &gaps, out)?;
    }
    if count.differences.is_empty() {
        Ok(())
    } else {
        bail!("the money does not add up; keep a copy and report this")
    }
}

fn tell_ledger(count: &LedgerCount, gaps: &[&Gap], out: &mut impl Write) -> Result<()> {
    for one in &count.differences {
        let about = match (one.customer, one.entry) {
            (Some(customer), _) => format!("customer {customer}: "),
            (None, Some(entry)) => format!("bank entry {entry}: "),
            (None, None) => String::new(),
        };
        writeln!(out, "{about}{}", one.what)?;
    }
    let sums: Vec<String> = count.open.iter().map(|(currency, sum)| format!("{sum} {currency}")).collect();
    let open = if sums.is_empty() { "nothing".to_owned() } else { sums.join(", ") };
    writeln!(
        out,
        "Ledger: {} customers, {} postings and {} bank entries counted again; {open} open; {} differ.",
        count.customers,
        count.postings,
        count.entries,
        count.differences.len()
    )?;
    for gap in gaps {
        let missing = match (&gap.missing_cents, &gap.numbers) {
            (Some(cents), _) => format!(" (the balance changed by {cents} in it)"),
            (None, Some((from, through))) => format!(" (numbers {from} to {through})"),
            (None, None) => String::new(),
        };
        let (account, after, before) = (&gap.account, gap.after, gap.before);
        writeln!(out, "Bank statements of {account} are missing between {after} and {before}{missing}.")?;
    }
    Ok(())
}

fn tell_state(
    office: &Office,
    client: ClientId,
    today: Date,
    place: &Where,
    out: &mut impl Write,
) -> Result<()> {
    let counts = office.app.store.message_counts(client, today)?;
    if place.json {
        let counts: serde_json::Map<String, serde_json::Value> =
            counts.iter().map(|(state, count)| (state.word().to_owned(), (*count).into())).collect();
        writeln!(out, "{}", json!({"date": today, "messages": counts}))?;
        return Ok(());
    }
    if !domain::Calendar::knows(today.plus_days(365)) {
        writeln!(out, "The table of public holidays ends within a year: install a newer version.")?;
    }
    let counts: Vec<String> =
        counts.iter().map(|(state, count)| format!("{} {count}", state.word())).collect();
    let counts = if counts.is_empty() { "none".to_owned() } else { counts.join(", ") };
    Ok(writeln!(out, "Database opened; messages of today: {counts}.")?)
}

fn replay(office: &Office, client: ClientId, place: &Where, out: &mut impl Write) -> Result<()> {
    let bar = progress::bar("customers", 0, place.json);
    let (count, differences) = doctor::replay(&office.app, client, &mut |done| bar.set_position(done))?;
    bar.finish_and_clear();
    if place.json {
        let rows: Vec<_> =
            differences.iter().map(|one| json!({"customer": one.customer, "what": one.what})).collect();
        writeln!(out, "{}", json!({"customers": count, "differences": rows}))?;
    } else {
        for one in &differences {
            writeln!(out, "customer {}: {} differs", one.customer, one.what)?;
        }
        writeln!(out, "{count} customers replayed, {} differ", differences.len())?;
    }
    if differences.is_empty() {
        return Ok(());
    }
    bail!("stored rows do not follow from the timeline; keep a copy and report this")
}
