//! `bondig demo`: makes the demo, or takes the one that is there, and shows it.

use std::io::Write;
use std::path::PathBuf;

use anyhow::Result;
use app::deliver::Clock;
use domain::Date;
use jiff::tz::TimeZone;

use crate::clock::{SystemClock, today};
use crate::commands::serve;
use crate::office::Office;
use crate::{demo, progress};

#[derive(clap::Args)]
pub struct Demo {
    /// Where the demo is, or will be made
    #[arg(long, default_value = "demo", value_name = "FOLDER")]
    folder: PathBuf,
    /// Make it anew, for today
    #[arg(long)]
    fresh: bool,
    /// The day that the demo takes for today
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// Make it and stop there
    #[arg(long)]
    no_serve: bool,
    /// Address and port of the web application; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<String>,
}

pub fn run(command: &Demo, json: bool, out: &mut impl Write) -> Result<()> {
    let now = SystemClock.now();
    let day = command.date.unwrap_or(today(now, &TimeZone::get("Europe/Amsterdam")?));
    let bar = progress::bar("days", 0, json);
    let (config, made) = demo::prepare(&command.folder, day, command.fresh, &mut |lived, days| {
        bar.set_length(days);
        bar.set_position(lived);
    })?;
    bar.finish_and_clear();
    let mut office = Office::open(&config)?;
    tell(&office, &config, made, json, out)?;
    if command.no_serve {
        return Ok(());
    }
    if let Some(listen) = &command.listen {
        office.config.web.listen.clone_from(listen);
    }
    // A demo of another day stays as it is: the daily run would belong to today.
    serve::serve(office, command.date.is_none(), true, out)
}

fn tell(
    office: &Office,
    config: &std::path::Path,
    made: bool,
    json: bool,
    out: &mut impl Write,
) -> Result<()> {
    let client = office.client(None)?;
    let customers = office.app.store.customer_numbers(client.id)?.len();
    let invoices = office.app.store.invoice_numbers(client.id)?.len();
    let work = office.app.store.work(client.id)?.len();
    let day = client.last_run.map_or_else(String::new, |day| day.to_string());
    if json {
        let told = serde_json::json!({
            "config": config, "made": made, "day": day, "customers": customers, "invoices": invoices, "work": work,
        });
        writeln!(out, "{told}")?;
        return Ok(());
    }
    if !made {
        writeln!(out, "The demo of {day} is still there; --fresh makes it anew, for today.")?;
    }
    writeln!(
        out,
        "{}: {customers} customers, {invoices} invoices, fourteen months up to {day}.",
        client.name
    )?;
    writeln!(
        out,
        "{work} things wait for a person. Nothing was sent: what went out is in {}.",
        mail_folder(office)
    )?;
    writeln!(out, "Everything is invented.")?;
    Ok(())
}

fn mail_folder(office: &Office) -> String {
    office.config.mail.folder.as_ref().map_or_else(String::new, |folder| folder.display().to_string())
}
