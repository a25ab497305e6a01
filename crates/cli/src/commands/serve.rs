//! `bondig serve`: the web application, with the run on its daily schedule.
//!
//! The schedule asks once a minute whether the run of today has been; it is the same use case as
//! `bondig run`, so a missed minute, hour or day needs no other code.

use std::collections::BTreeMap;
use std::io::Write;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use app::bookkeeping::{Answer, Books};
use app::deliver::DeliveryReport;
use app::{AppError, Client, Connection};
use domain::{ClientId, Date};
use web::server::{Connections, Post, Server};

use crate::clock::{Patient, SystemClock, today};
use crate::commands::watch::Looks;
use crate::commands::{link, run, sync, watch};
use crate::office::{Office, Where};

/// Somebody looks at a page and waits.
const SHORTLY: Patient = Patient(20);

#[derive(clap::Args)]
pub struct Serve {
    /// Address and port; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<String>,
    /// Only the pages, no daily run
    #[arg(long)]
    no_schedule: bool,
}

pub fn run(command: &Serve, place: &Where, out: &mut impl Write) -> Result<()> {
    let mut office = Office::open(&place.config)?;
    if let Some(listen) = &command.listen {
        office.config.web.listen.clone_from(listen);
    }
    serve(office, !command.no_schedule, false, out)
}

/// Serves until it is interrupted. With `with_link` a one-time login link is printed too.
pub fn serve(mut office: Office, schedule: bool, with_link: bool, out: &mut impl Write) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let wanted = office.config.web.listen.clone();
    let listener = runtime.block_on(tokio::net::TcpListener::bind(&wanted)).with_context(|| {
        format!("{wanted} cannot be used; another program may have it. Choose one with --listen")
    })?;
    office.config.web.listen = listener.local_addr()?.to_string();
    let address =
        office.config.web.address.clone().unwrap_or_else(|| format!("http://{}", office.config.web.listen));
    writeln!(out, "Bondig is at {address} (Ctrl-C stops it)")?;
    if with_link {
        writeln!(out, "Log in once, within half an hour:\n\n    {}\n", link::make(&office, None)?)?;
    }
    out.flush()?;
    let zone = office.config.time_zone()?;
    let https = address.starts_with("https://");
    let office = Arc::new(office);
    let server = Server {
        app: office.app.clone(),
        clock: Arc::new(SystemClock),
        zone,
        https,
        post: Arc::new(OwnPost(office.clone())),
    };
    let router = web::routes::router(server);
    runtime.block_on(async {
        if schedule {
            tokio::spawn(keep_schedule(office.clone()));
        }
        web::server::serve(listener, router, async {
            let _ = tokio::signal::ctrl_c().await;
        })
        .await
    })?;
    // Pages that are still being made are not waited for long: everything is saved as it happens.
    runtime.shutdown_timeout(Duration::from_secs(5));
    Ok(())
}

/// Asks every minute what there is to do.
async fn keep_schedule(office: Arc<Office>) {
    let mut minutes = tokio::time::interval(Duration::from_secs(60));
    let done_before = Arc::new(Mutex::new(Done::new()));
    let looks = Arc::new(Mutex::new(Looks::default()));
    loop {
        minutes.tick().await;
        let (office, done_before, looks) = (office.clone(), done_before.clone(), looks.clone());
        let work = move || {
            let mut done = done_before.lock().unwrap_or_else(PoisonError::into_inner);
            minute(&office, &mut done, &mut looks.lock().unwrap_or_else(PoisonError::into_inner))
        };
        let done = tokio::task::spawn_blocking(work).await;
        match done {
            Ok(Ok(())) => {}
            Ok(Err(error)) => eprintln!("bondig: the daily run waits: {error:#}"),
            Err(_) => eprintln!("bondig: the daily run stopped unexpectedly; it is tried again"),
        }
    }
}

/// For which day and with bank data through which day the run of a client was carried through. Kept
/// by this process only: after a restart the run of today goes on where it stopped, and fresh bank
/// data runs it once more.
type Done = BTreeMap<ClientId, (Date, Option<Date>)>;

fn minute(office: &Office, done: &mut Done, watched: &mut Looks) -> Result<()> {
    let now = office.now();
    let zone = office.config.time_zone()?;
    let day = today(now, &zone);
    watch::on_schedule(office, watched, day, now);
    sync::on_schedule(office, day, now, now.to_zoned(zone.clone()).time() >= office.config.run_time()?);
    if now.to_zoned(zone).time() < office.config.run_time()? {
        return Ok(());
    }
    for client in office.app.store.clients()? {
        let wanted = (day, client.bank_through);
        if done.get(&client.id) != Some(&wanted) {
            match app::run::morning_run(&office.app, client.id, day, now, &mut |_| {}) {
                Ok(_) | Err(AppError::NewerRunExists { .. }) => {}
                Err(error) => return Err(error.into()),
            }
            done.insert(client.id, wanted);
        }
        run::send(office, &client, day)?;
    }
    Ok(())
}

/// The mail server of this installation, for pages that send something now.
struct OwnPost(Arc<Office>);

/// The connections with bookkeeping packages, for pages.
impl Connections for OwnPost {
    fn open(&self, connection: &Connection) -> Answer<Box<dyn Books>> {
        sync::open(&self.0, connection, &SHORTLY)
    }

    fn is_from(&self, connection: &Connection, signature: &str, body: &[u8]) -> Option<bool> {
        sync::is_from(&self.0, connection, signature, body)
    }
}

impl Post for OwnPost {
    fn send(&self, client: &Client, today: Date) -> Result<DeliveryReport, String> {
        run::send(&self.0, client, today).map_err(|error| format!("{error:#}"))
    }

    fn connections(&self) -> Option<&dyn Connections> {
        Some(self)
    }
}
