//! `bondig generate`: an installation of any size in the current, empty folder, to measure with; with
//! `--bank` an empty installation beside the files of a year, to match.
//!
//! All names are invented from two lists of words; the same seed gives the same data.

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Result, bail};
use app::{App, Card, Change, ClientSettings, Customer, Form, Sending};
use domain::{
    Cents, Channel, Channels, Collect, Currency, CustomerId, Date, Dossier, Event, Fact, InvoiceId,
    Jurisdiction, Language, NewInvoice, Preference, Profile, Strategy,
};
use jiff::Timestamp;

use crate::bank_year;
use crate::clock::SeededIds;
use crate::config::{Config, Connections, Mail, MailBy, Run, Watch, Web};
use crate::dice::Dice;
use crate::progress;

#[derive(clap::Args)]
pub struct Generate {
    /// How many customers: 10,000, with --bank 800
    #[arg(long)]
    customers: Option<u32>,
    #[arg(long, default_value_t = 10)]
    invoices_per_customer: u32,
    /// The day that the first run is for
    #[arg(long, value_name = "DATE", required_unless_present = "bank")]
    as_of: Option<Date>,
    /// Files instead: customers and invoices (CSV), a year of bank statements (camt.053), and
    /// truth.json, which says of each payment what it was for
    #[arg(long, conflicts_with_all = ["as_of", "invoices_per_customer", "due_from", "due_to"])]
    bank: bool,
    /// With --bank: about so many payments
    #[arg(long, default_value_t = 10_000, requires = "bank")]
    payments: u32,
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Due dates from so many days before (negative) …
    #[arg(long, default_value_t = -119, allow_negative_numbers = true)]
    due_from: i32,
    /// … to so many days after the day
    #[arg(long, default_value_t = 30, allow_negative_numbers = true)]
    due_to: i32,
}

/// Customers in one transaction.
const PAGE: usize = 500;
const FIRST: [&str; 20] = [
    "Molen", "Haven", "Linde", "Brug", "Anker", "Kade", "Veld", "Duin", "Toren", "Zand", "Beek", "Eik",
    "Horizon", "Polder", "Sluis", "Wolk", "Dijk", "Vuur", "Berg", "Gracht",
];
const SECOND: [&str; 16] = [
    "bouw",
    "techniek",
    "groen",
    "advies",
    "bakkers",
    "transport",
    "installaties",
    "schilders",
    "drukwerk",
    "software",
    "keukens",
    "fietsen",
    "daken",
    "zorg",
    "media",
    "horeca",
];

impl Generate {
    fn customers(&self) -> u32 {
        self.customers.unwrap_or(if self.bank { 800 } else { 10_000 })
    }

    fn as_of(&self) -> Date {
        self.as_of.unwrap_or_default()
    }
}

pub fn run(command: &Generate, json: bool, out: &mut impl Write) -> Result<()> {
    if std::fs::read_dir(".")?.next().is_some() {
        bail!("this folder is not empty; make a new one: mkdir measure && cd measure");
    }
    if command.bank {
        return bank(command, json, out);
    }
    if command.due_to < command.due_from || command.customers() == 0 || command.invoices_per_customer == 0 {
        bail!("at least one customer, one invoice each, and --due-from not after --due-to");
    }
    let app = installation(command)?;
    let client = app.store.add_client("Voorbeeld & Zonen BV", &settings(), Sending::Open)?;
    app.store.bank_seen_through(client, command.as_of())?;
    let at = Timestamp::from_second(i64::from(command.as_of().days_since_1970()) * 86_400)?;
    let mut dice = Dice::new(command.seed);
    let bar = progress::bar("customers", u64::from(command.customers()), json);
    let invoices = i64::from(command.customers()) * i64::from(command.invoices_per_customer);
    let (first_customer, first_invoice) =
        app.store.reserve_ids(client, i64::from(command.customers()), invoices)?;
    let mut page: Vec<Change> = Vec::with_capacity(PAGE);
    for index in 0..command.customers() {
        let first = first_invoice + i64::from(index) * i64::from(command.invoices_per_customer);
        page.push(customer(
            command,
            CustomerId(first_customer + i64::from(index)),
            index,
            first,
            at,
            &mut dice,
        ));
        if page.len() == PAGE || index + 1 == command.customers() {
            app.store.commit(client, &page)?;
            page.clear();
            bar.set_position(u64::from(index) + 1);
        }
    }
    bar.finish_and_clear();
    if json {
        writeln!(out, "{}", serde_json::json!({"customers": command.customers(), "invoices": invoices}))?;
    } else {
        writeln!(
            out,
            "{} customers with {invoices} invoices. Now: bondig run --date {}",
            command.customers(),
            command.as_of()
        )?;
    }
    Ok(())
}

/// The files of a year, beside an installation that has seen none of them.
fn bank(command: &Generate, json: bool, out: &mut impl Write) -> Result<()> {
    let app = installation(command)?;
    app.store.add_client("Voorbeeld & Zonen BV", &settings(), Sending::FirstDayCheck)?;
    let size = bank_year::Size {
        customers: command.customers() as usize,
        payments: command.payments as usize,
        seed: command.seed,
    };
    let written = bank_year::write(Path::new("."), &size)?;
    let (payments, invoices) = (written.payments, written.invoices);
    if json {
        let files = written.files;
        writeln!(out, "{}", serde_json::json!({"payments": payments, "invoices": invoices, "files": files}))?;
    } else {
        writeln!(
            out,
            "{payments} bookings and {invoices} invoices. Now: bondig import customers.csv invoices-*.csv, then \
             bondig match bank*.xml --json, and hold it against truth.json"
        )?;
    }
    Ok(())
}

/// An installation in this folder, without clients.
fn installation(command: &Generate) -> Result<App> {
    let config = Config {
        database: "bondig.db".to_owned(),
        production: false,
        mail: folder_mail(),
        web: Web::default(),
        run: Run::default(),
        connections: Connections::default(),
        watch: Watch::default(),
    };
    std::fs::write("bondig.toml", toml::to_string(&config)?)?;
    Ok(App { store: Arc::new(store::create(&config.database)?), ids: Arc::new(SeededIds::new(command.seed)) })
}

pub fn folder_mail() -> Mail {
    Mail {
        by: MailBy::Folder,
        folder: Some(Path::new("uit").to_owned()),
        folder_in_production: false,
        host: None,
        port: None,
        security: None,
        user: None,
        password_file: None,
        hello: None,
        trusted_certificate: None,
        redirect_to: None,
    }
}

fn settings() -> ClientSettings {
    ClientSettings {
        jurisdiction: Jurisdiction::Nl,
        language: Language::Nl,
        form: Form::U,
        email: "administratie@voorbeeld.example".to_owned(),
        phone: Some("020-555 01 00".to_owned()),
        address: None,
        website: None,
        iban: Some("NL02ABNA0123456789".to_owned()),
        kvk: None,
        vat: None,
        signer: "Eva Voorbeeld".to_owned(),
        signer_phone: None,
        bookkeeper_email: None,
        office: app::Office::default(),
        closed: Vec::new(),
        strategy: Strategy::default(),
        letters: Vec::new(),
        mappings: Vec::new(),
        colleagues: Vec::new(),
        call_hours: Default::default(),
    }
}

fn customer(
    command: &Generate,
    id: CustomerId,
    index: u32,
    first_invoice: i64,
    at: Timestamp,
    dice: &mut Dice,
) -> Change {
    let name = format!("{}{} {index}", dice.one_of(&FIRST), dice.one_of(&SECOND));
    let phone = dice.below(10) < 8;
    let card = Card {
        number: format!("D{:06}", index + 1),
        name,
        email: Some(format!("crediteuren{index}@klant.example")),
        phone: phone
            .then(|| format!("010-{:03} {:02} {:02}", dice.below(1000), dice.below(100), dice.below(100))),
        ..Card::default()
    };
    let before = Customer { id, version: 0, card, dossier: Dossier::default(), look_on: None };
    let mut after = before.clone();
    let mut facts = vec![Fact {
        on: command.as_of().plus_days(-200),
        event: Event::Profile { profile: Box::new(profile(phone, dice)) },
    }];
    let span = u64::try_from(command.due_to - command.due_from + 1).unwrap_or(1);
    for place in 0..command.invoices_per_customer {
        let due = command.as_of().plus_days(command.due_from + dice.below(span) as i32);
        let issued = due.plus_days(-30);
        let new = NewInvoice {
            invoice: InvoiceId(first_invoice + i64::from(place)),
            number: format!("{}-{:06}", 2026, first_invoice + i64::from(place)),
            amount: Cents(1_000 + dice.below(500_000) as i64),
            currency: Currency::EUR,
            issued,
            sent: issued,
            due,
            project: None,
            specialist: None,
            collect: Collect::Transfer,
            reference: None,
        };
        facts.push(Fact { on: issued, event: Event::Invoice(Box::new(new)) });
    }
    facts.sort_by_key(|fact| fact.on);
    facts.iter().for_each(|fact| after.dossier.apply(fact));
    after.look_on = Some(command.as_of());
    Change {
        before,
        after,
        facts,
        source: "generate".to_owned(),
        at,
        messages: Vec::new(),
        withdrawn: Vec::new(),
    }
}

fn profile(phone: bool, dice: &mut Dice) -> Profile {
    let mut reachable = Channels::of(&[Channel::Email, Channel::Post]);
    if phone {
        reachable.add(Channel::Phone);
    }
    let reminders = (dice.below(10) == 0).then_some(Channel::Email);
    Profile {
        reachable,
        preference: Preference { reminders, ..Preference::default() },
        relation: domain::Relation { good_payer: dice.below(3) == 0, ..domain::Relation::default() },
        ..Profile::default()
    }
}
