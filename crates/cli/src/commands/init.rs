//! `bondig init`: makes bondig.toml, the database, the client and the first user.

use std::fs;
use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use app::{App, ClientSettings, Form, Sending, User, login};
use domain::{Jurisdiction, Language, Strategy};

use crate::clock::RandomIds;
use crate::config::{Config, Connections, Mail, MailBy, Run, Watch, Web};
use crate::office::Where;

/// Everything that is not given is asked, where somebody can answer.
#[derive(clap::Args)]
pub struct Init {
    /// The name of the client: whose invoices they are
    #[arg(long)]
    name: Option<String>,
    /// The address that mail is sent from
    #[arg(long)]
    email: Option<String>,
    /// The account to pay to
    #[arg(long)]
    iban: Option<String>,
    /// The KvK number: invoices of other companies are told apart by it
    #[arg(long)]
    kvk: Option<String>,
    /// The VAT number
    #[arg(long)]
    vat: Option<String>,
    /// The telephone number in letters
    #[arg(long)]
    phone: Option<String>,
    /// Who signs the letters; also the first user
    #[arg(long)]
    signer: Option<String>,
    /// The e-mail address with which the first user logs in
    #[arg(long)]
    user: Option<String>,
    /// A file with the first user's password (else a one-time link is made by “bondig link”)
    #[arg(long)]
    password_file: Option<PathBuf>,
    /// Customers are spoken to with je or u
    #[arg(long, value_parser = ["je", "u"])]
    form: Option<String>,
    /// SQLite file or postgres:// address
    #[arg(long, default_value = "bondig.db")]
    database: String,
    /// Write mail as .eml files into this folder instead of sending it
    #[arg(long, value_name = "FOLDER")]
    mail_folder: Option<PathBuf>,
    /// Send mail through this server
    #[arg(long, value_name = "HOST")]
    smtp_host: Option<String>,
}

pub fn run(command: &Init, place: &Where, out: &mut impl Write) -> Result<()> {
    let path = &place.config;
    if path.exists() {
        bail!("{} is there already; this installation was made before", path.display());
    }
    let name = ask(&command.name, "Name of your business")?;
    let email = ask(&command.email, "E-mail address that letters are sent from")?;
    let signer = ask(&command.signer, "Who signs the letters (first and last name)")?;
    let user = command.user.clone().unwrap_or_else(|| email.clone());
    if !email.contains('@') || !user.contains('@') {
        bail!("an e-mail address has an @; give --email and --user again");
    }
    if command.iban.as_ref().is_some_and(|iban| !formats::reference::is_iban(iban)) {
        bail!("the IBAN is not right: its check digits do not fit; look at --iban again");
    }
    let password = match &command.password_file {
        Some(file) => {
            Some(fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?)
        }
        None => None,
    };
    let password = password.map(|text| text.trim_end().to_owned());
    if let Some(password) = &password {
        login::check_password(password)?;
    }
    let config = Config {
        database: command.database.clone(),
        production: false,
        mail: mail(command),
        web: Web::default(),
        run: Run::default(),
        connections: Connections::default(),
        watch: Watch::default(),
    };
    let database = match command.database.contains("://") {
        true => command.database.clone(),
        false => path.with_file_name(&command.database).display().to_string(),
    };
    let app = App { store: Arc::new(store::create(&database)?), ids: Arc::new(RandomIds) };
    let client = app.store.add_client(&name, &settings(command, &email, &signer), Sending::FirstDayCheck)?;
    app.store.add_user(&User {
        id: 0,
        email: user.trim().to_lowercase(),
        name: signer,
        password: password.as_deref().map(login::hash_password),
        language: Language::Nl,
        disabled: false,
        clients: vec![client],
    })?;
    fs::write(path, written(&config)?).with_context(|| format!("{} cannot be written", path.display()))?;
    if place.json {
        writeln!(out, "{}", serde_json::json!({"config": path, "database": database, "client": client}))?;
    } else {
        writeln!(out, "Made {} and {database}, with client “{name}” and user {user}.", path.display())?;
        writeln!(out, "Next: bondig import FILE…, then bondig plan, then bondig serve.")?;
    }
    Ok(())
}

fn mail(command: &Init) -> Mail {
    let by = if command.smtp_host.is_some() { MailBy::Smtp } else { MailBy::Folder };
    let folder = command.mail_folder.clone().unwrap_or_else(|| PathBuf::from("uit"));
    Mail {
        by,
        folder: (by == MailBy::Folder).then_some(folder),
        folder_in_production: false,
        host: command.smtp_host.clone(),
        port: None,
        security: None,
        user: None,
        password_file: None,
        hello: None,
        trusted_certificate: None,
        redirect_to: None,
    }
}

fn settings(command: &Init, email: &str, signer: &str) -> ClientSettings {
    ClientSettings {
        jurisdiction: Jurisdiction::Nl,
        language: Language::Nl,
        form: if command.form.as_deref() == Some("je") { Form::Je } else { Form::U },
        email: email.to_owned(),
        phone: command.phone.clone(),
        address: None,
        website: None,
        iban: command.iban.as_ref().map(|iban| iban.replace(' ', "")),
        kvk: command.kvk.clone(),
        vat: command.vat.clone(),
        signer: signer.to_owned(),
        signer_phone: command.phone.clone(),
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

/// The settings with a word of explanation.
fn written(config: &Config) -> Result<String> {
    let head = "# Settings of Bondig. Unknown keys are refused. Secrets do not stand here:\n\
                # set mail.password_file, or BONDIG_SMTP_PASSWORD in the environment.\n\n";
    Ok(head.to_owned() + &toml::to_string(config)?)
}

fn ask(given: &Option<String>, question: &str) -> Result<String> {
    if let Some(given) = given {
        return Ok(given.clone());
    }
    let input = std::io::stdin();
    if !input.is_terminal() {
        bail!("{question}: nobody is here to answer; give it on the command line (bondig init --help)");
    }
    eprint!("{question}: ");
    let mut answer = String::new();
    input.lock().read_line(&mut answer)?;
    match answer.trim() {
        "" => bail!("{question}: this is needed"),
        answer => Ok(answer.to_owned()),
    }
}
