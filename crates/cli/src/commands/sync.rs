//! `bondig sync`: takes over what changed in the bookkeeping; and the same on the schedule of
//! `serve`.

use std::io::Write;
use std::sync::Arc;

use anyhow::{Result, bail};
use app::Connection;
use app::bookkeeping::{Answer, Books, Trouble};
use app::sync::{self, SyncReport};
use books::{KeyChain, KeyFile, Keys};
use domain::{ClientId, Date};
use jiff::{SignedDuration, Timestamp};

use crate::clock::Patient;
use crate::config::Config;
use crate::office::{Office, Where};

/// Nobody looks at the screen: five minutes is how long Moneybird may let us wait.
const LONG: Patient = Patient(330);

/// After trouble it is tried again; and what a package tells is not asked after more often than this.
const AGAIN_AFTER: SignedDuration = SignedDuration::from_mins(60);
const TOLD_AGAIN_AFTER: SignedDuration = SignedDuration::from_mins(2);

#[derive(clap::Args)]
pub struct Sync {
    /// Only with this package; all that are connected when not given
    package: Option<app::Package>,
    /// The day; today when not given
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
}

pub fn run(command: &Sync, place: &Where, out: &mut impl Write) -> Result<()> {
    let office = Office::open(&place.config)?;
    let client = office.client(place.client)?;
    let today = office.day(command.date)?;
    let mut connections = office.app.store.connections(client.id)?;
    connections.retain(|known| command.package.is_none_or(|package| package == known.package));
    if connections.is_empty() {
        bail!("nothing is connected; begin with “bondig connect moneybird” or “bondig connect e-boekhouden”");
    }
    let mut failed = 0;
    for connection in &connections {
        let report = carry_out(&office, connection, today, office.now(), "command line")?;
        failed += usize::from(report.trouble.is_some());
        match place.json {
            true => writeln!(out, "{}", serde_json::to_string(&report)?)?,
            false => tell(connection, &report, out)?,
        }
    }
    if failed > 0 {
        bail!("{failed} of {} connections did not come through; what came before stays", connections.len());
    }
    Ok(())
}

/// One round, with trouble kept and told.
pub fn carry_out(
    office: &Office,
    connection: &Connection,
    today: Date,
    now: Timestamp,
    by: &str,
) -> Result<SyncReport> {
    let doing = app::Doing { app: &office.app, client: connection.client, by, today, now };
    match open(office, connection, &LONG) {
        Ok(mut books) => Ok(sync::sync(&doing, connection, &mut *books)?),
        Err(trouble) => Ok(sync::not_opened(&doing, connection, &trouble)?),
    }
}

/// Before the run of a day, when a package told that something changed, and again after trouble.
/// What goes wrong here keeps nobody from his work: it stands at the connection.
pub fn on_schedule(office: &Office, today: Date, now: Timestamp, is_time: bool) {
    let Ok(clients) = office.app.store.clients() else { return };
    for client in clients {
        let Ok(connections) = office.app.store.connections(client.id) else { continue };
        for connection in connections.iter().filter(|known| is_due(office, known, today, now, is_time)) {
            match carry_out(office, connection, today, now, "run") {
                Ok(report) => log(connection, report.trouble.as_deref()),
                Err(error) => log(connection, Some(&format!("{error:#}"))),
            }
        }
    }
}

fn log(connection: &Connection, trouble: Option<&str>) {
    if let Some(trouble) = trouble {
        eprintln!("bondig: {} of client {}: {trouble}", connection.package.name(), connection.client);
    }
}

fn is_due(office: &Office, known: &Connection, today: Date, now: Timestamp, is_time: bool) -> bool {
    let Ok(zone) = office.config.time_zone() else { return false };
    let ago = |since: Timestamp, long: SignedDuration| now.duration_since(since) >= long;
    let Some(tried) = known.last_tried else { return is_time };
    if known.wanted.is_some() && ago(tried, TOLD_AGAIN_AFTER) {
        return true;
    }
    if known.trouble.is_some() {
        return is_time && ago(tried, AGAIN_AFTER);
    }
    is_time && crate::clock::today(tried, &zone) < today
}

/// A connection with its keys.
pub fn open(office: &Office, connection: &Connection, patience: &Patient) -> Answer<Box<dyn Books>> {
    let keys = Box::new(chain(office, connection.client, connection.package));
    books::open(connection.package, &connection.settings, keys, Arc::new(Patient(patience.0)))
}

/// Whether a call was signed with the secret of this connection; `None` while there is none.
pub fn is_from(office: &Office, connection: &Connection, signature: &str, body: &[u8]) -> Option<bool> {
    let keys = chain(office, connection.client, connection.package).keys().ok()?;
    let secret = keys.hook_secret?;
    Some(books::is_from_moneybird(&secret, signature, body, office.now()))
}

/// Where the keys of a connection are: in the environment, else in a file of their own.
pub struct Chain {
    file: KeyFile,
    given: Option<String>,
}

pub fn chain(office: &Office, client: ClientId, package: app::Package) -> Chain {
    let name = format!("{client}-{package}.json");
    Chain {
        file: KeyFile::new(office.config.connections.keys.join(name)),
        given: Config::key_from_environment(package),
    }
}

impl KeyChain for Chain {
    fn keys(&self) -> Answer<Keys> {
        match &self.given {
            // What else is known, like the secret of a webhook, stands in the file.
            Some(token) => Ok(Keys { token: token.clone(), ..self.file.keys().unwrap_or_default() }),
            None => self.file.keys(),
        }
    }

    fn keep(&mut self, keys: &Keys) -> Answer<()> {
        self.file.keep(keys)
    }
}

impl Chain {
    pub fn path(&self) -> &std::path::Path {
        self.file.path()
    }
}

pub fn tell(connection: &Connection, report: &SyncReport, out: &mut impl Write) -> Result<()> {
    let name = connection.package.name();
    let outcome = &report.outcome;
    writeln!(
        out,
        "{name} ({}): customers: {} new, {} changed; invoices: {} new, {} changed; credit notes: {} new; documents: {}",
        connection.settings.name,
        outcome.customers.new,
        outcome.customers.changed,
        outcome.invoices.new,
        outcome.invoices.changed,
        outcome.credit_notes.new,
        report.documents
    )?;
    for line in outcome.differences() {
        let (was, now) = (line.was.as_deref().unwrap_or("—"), line.now.as_deref().unwrap_or("—"));
        writeln!(out, "  {} {}: {was} → {now}", line.kind.word(), line.number)?;
    }
    for (count, what) in [
        (report.gone, "invoices were deleted there; nobody is asked for them any more"),
        (report.taken_back, "payments were taken back there; those invoices are open again"),
        (report.given_up, "invoices were given up there; they rest here"),
        (report.silenced, "invoices: its own reminders are paused"),
    ] {
        if count > 0 {
            writeln!(out, "  {count} {what}")?;
        }
    }
    for problem in &outcome.problems {
        writeln!(out, "  {} {}", problem.what, problem.advice)?;
    }
    for remark in &report.remarks {
        writeln!(out, "  {}", remark_words(name, remark))?;
    }
    if let Some(trouble) = &report.trouble {
        writeln!(out, "  it ended early: {trouble}")?;
    }
    Ok(())
}

fn remark_words(package: &str, line: &str) -> String {
    let words = text::Words::of(domain::Language::En);
    let (word, more) = line.split_once(' ').unwrap_or((line, ""));
    words.t_args(&format!("connect-remark-{word}"), &[("package", package.into()), ("more", more.into())])
}

/// The trouble with what to do about it, for who sits at the command line.
pub fn said(package: app::Package, trouble: &Trouble) -> anyhow::Error {
    let words = text::Words::of(domain::Language::En);
    let command = format!("bondig connect {package}");
    let values = [("package", package.name().into()), ("command", command.into())];
    let advice = words.t_args(&format!("connect-advice-{}", trouble.word()), &values);
    anyhow::anyhow!("{}: {trouble}. {advice}", package.name())
}
