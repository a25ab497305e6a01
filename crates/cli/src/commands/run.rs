//! `bondig run`: decide, save, send what may go by itself, put the rest on people's lists.

use std::io::Write;
use std::sync::atomic::AtomicBool;

use anyhow::Result;
use app::deliver::{self, DeliveryReport, Sender};
use app::letter::Desk;
use app::run::morning_run;
use app::{Client, Sending};
use domain::Date;

use crate::clock::SystemClock;
use crate::interrupt::Interrupt;
use crate::office::{Office, Where};
use crate::progress;

#[derive(clap::Args)]
pub struct Run {
    /// The day; today when not given
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// Decide and save, send nothing
    #[arg(long)]
    no_send: bool,
}

pub fn run(command: &Run, place: &Where, out: &mut impl Write) -> Result<()> {
    let office = Office::open(&place.config)?;
    let client = office.client(place.client)?;
    let today = office.day(command.date)?;
    let interrupt = Interrupt::listen();
    let bar = progress::bar("customers", 0, place.json);
    let report =
        morning_run(&office.app, client.id, today, office.now(), &mut |done| bar.set_position(done))?;
    bar.finish_and_clear();
    let sent = match command.no_send {
        true => DeliveryReport::default(),
        false => interrupt.in_order(|stop| deliver_now(&office, &client, today, stop))?,
    };
    if place.json {
        writeln!(out, "{}", serde_json::json!({ "delivery": sent }))?;
        writeln!(out, "{}", serde_json::to_string(&report)?)?;
        return Ok(());
    }
    writeln!(
        out,
        "{today}: {} customers, {} messages, {} letters, {} calls, {} tasks, {} invoices at rest",
        report.customers, report.messages, report.letters, report.calls, report.tasks, report.rests
    )?;
    if !command.no_send {
        writeln!(
            out,
            "Sent {}, failed {}, withdrawn {}, waiting {}, uncertain {}, to send by hand {}",
            sent.accepted, sent.failed, sent.cancelled, sent.held, sent.uncertain, sent.by_hand
        )?;
        for (trouble, count) in &sent.troubles {
            writeln!(out, "  {count} wait: {trouble}")?;
        }
    }
    explain_waiting(&client, today, sent.held, out)?;
    if interrupt.came() {
        writeln!(out, "Interrupted: what waits goes out with the next run.")?;
    }
    Ok(())
}

/// Sends what may go now. Also used by the schedule of `serve`.
pub fn send(office: &Office, client: &Client, today: Date) -> Result<DeliveryReport> {
    deliver_now(office, client, today, &AtomicBool::new(false))
}

fn deliver_now(office: &Office, client: &Client, today: Date, stop: &AtomicBool) -> Result<DeliveryReport> {
    let desk = Desk::new(client, office.config.mail.redirect_to.clone());
    let lanes = office.config.mailers()?;
    let sender = Sender { app: &office.app, client: client.id, today, desk: &desk, clock: &SystemClock };
    Ok(deliver::deliver(&sender, &lanes, stop)?)
}

fn explain_waiting(client: &Client, today: Date, held: u64, out: &mut impl Write) -> Result<()> {
    match client.sending {
        Sending::FirstDayCheck if held > 0 => writeln!(
            out,
            "Nothing goes out yet: first look at who would get what (bondig serve, or bondig plan), then: bondig release"
        )?,
        Sending::Stopped => {
            writeln!(out, "The stop button is pressed: nothing goes out. To go on: bondig release")?
        }
        Sending::Restored => writeln!(
            out,
            "This was restored from a backup: nothing goes out until somebody compared it. Then: bondig release"
        )?,
        _ => {}
    }
    if held > 0 && client.sending == Sending::Open && !client.calendar().is_working_day(today) {
        writeln!(out, "{today} is no working day: what waits goes out on the next one.")?;
    }
    if !client.bank_is_fresh(today, &client.calendar()) {
        let through = client.bank_through.map_or("no day yet".to_owned(), |day| day.to_string());
        writeln!(
            out,
            "Bank data through {through}: reminders wait. Import the latest statement and run again."
        )?;
    }
    Ok(())
}
