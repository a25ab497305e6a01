//! `bondig connect`: makes a connection with a bookkeeping package. The key is tried first, and the
//! administration is named, before anything is kept.

use std::fs;
use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use app::bookkeeping::Administration;
use app::{ConnectionSettings, Package};
use books::{KeyChain, Keys, Moneybird};

use crate::clock::Patient;
use crate::commands::sync;
use crate::office::{Office, Where};

/// Somebody waits for an answer.
const SHORTLY: Patient = Patient(30);

#[derive(clap::Args)]
pub struct Connect {
    /// moneybird or e-boekhouden
    package: Package,
    /// A file with the key (a personal API token); asked for when not given
    #[arg(long, value_name = "FILE")]
    token_file: Option<PathBuf>,
    /// Moneybird: by OAuth, as an application of your own
    #[arg(long, requires_all = ["client_id", "client_secret_file"])]
    oauth: bool,
    #[arg(long, value_name = "ID")]
    client_id: Option<String>,
    #[arg(long, value_name = "FILE")]
    client_secret_file: Option<PathBuf>,
    /// With --oauth: the code that Moneybird showed; asked for when not given
    #[arg(long, value_name = "CODE")]
    code: Option<String>,
    /// Which administration, when the key opens several
    #[arg(long, value_name = "NUMBER")]
    administration: Option<String>,
    /// The bank is linked in the package and looked after there: its payments are enough
    #[arg(long)]
    bank: bool,
    /// Pause the package's own reminders for what Bondig looks after (e-boekhouden: you switched them
    /// off yourself)
    #[arg(long)]
    pause_reminders: bool,
    /// Let Moneybird tell at once that something changed; needs web.address in bondig.toml
    #[arg(long)]
    hook: bool,
    /// End the connection; what came from it stays
    #[arg(long, conflicts_with_all = ["token_file", "oauth", "hook"])]
    remove: bool,
    /// Where the package is reached, when it is not where it always is
    #[arg(long, value_name = "ADDRESS", hide = true)]
    address: Option<String>,
}

pub fn run(command: &Connect, place: &Where, out: &mut impl Write) -> Result<()> {
    let office = Office::open(&place.config)?;
    let client = office.client(place.client)?;
    let package = command.package;
    if command.remove {
        return remove(&office, &client, package, out);
    }
    let known = office.app.store.connections(client.id)?.into_iter().find(|known| known.package == package);
    let known = known.map(|known| known.settings).unwrap_or_default();
    let mut settings = ConnectionSettings {
        address: command.address.clone().or(known.address.clone()),
        bank_from_books: command.bank || known.bank_from_books,
        pause_reminders: command.pause_reminders || known.pause_reminders,
        hook: known.hook.clone(),
        ..ConnectionSettings::default()
    };
    // In memory until the key has opened something.
    let keys = Memory::default();
    keys.set(new_keys(command, &settings, out)?);
    let mut books = books::open(package, &settings, Box::new(keys.clone()), Arc::new(SHORTLY))
        .map_err(|trouble| sync::said(package, &trouble))?;
    let administrations = books.administrations().map_err(|trouble| sync::said(package, &trouble))?;
    let wanted = command.administration.as_ref().or(Some(&known.administration).filter(|id| !id.is_empty()));
    let administration = choose(administrations, wanted)?;
    settings.administration.clone_from(&administration.id);
    settings.name.clone_from(&administration.name);
    let mut chain = sync::chain(&office, client.id, package);
    let old = chain.keys().unwrap_or_default();
    chain
        .keep(&Keys { hook_secret: old.hook_secret, ..keys.get() })
        .map_err(|trouble| sync::said(package, &trouble))?;
    office.app.store.save_connection(client.id, package, &settings)?;
    if command.hook {
        make_hook(&office, client.id, &mut settings)?;
    }
    if place.json {
        let told = serde_json::json!({ "package": package, "administration": administration.id, "name": administration.name });
        writeln!(out, "{told}")?;
        return Ok(());
    }
    writeln!(
        out,
        "Connected with {}: administration “{}” ({}).",
        package.name(),
        administration.name,
        administration.id
    )?;
    writeln!(
        out,
        "The key stands in {}, for its owner only; keep it out of copies and backups.",
        chain.path().display()
    )?;
    if !settings.bank_from_books {
        writeln!(
            out,
            "Reminders wait for bank statements. Is the bank looked after in {0}? Then: bondig connect {package} --bank",
            package.name()
        )?;
    }
    writeln!(out, "Next: bondig sync")?;
    Ok(())
}

fn remove(office: &Office, client: &app::Client, package: Package, out: &mut impl Write) -> Result<()> {
    office.app.store.remove_connection(client.id, package)?;
    let chain = sync::chain(office, client.id, package);
    match fs::remove_file(chain.path()) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            bail!("{} cannot be removed: {error}", chain.path().display())
        }
        _ => {}
    }
    writeln!(
        out,
        "The connection with {} was ended, its key removed here. Also withdraw the key in {0} itself.",
        package.name()
    )?;
    Ok(())
}

fn new_keys(command: &Connect, settings: &ConnectionSettings, out: &mut impl Write) -> Result<Keys> {
    if command.oauth {
        return by_oauth(command, settings, out);
    }
    let token = match (&command.token_file, crate::config::Config::key_from_environment(command.package)) {
        (Some(file), _) => secret(file)?,
        (None, Some(token)) => token,
        (None, None) => ask(&format!("The key (API token) of {}", command.package.name()))?,
    };
    Ok(Keys { token, ..Keys::default() })
}

/// The code flow, with the code pasted: a program at home has no address to be sent back to.
fn by_oauth(command: &Connect, settings: &ConnectionSettings, out: &mut impl Write) -> Result<Keys> {
    let package = command.package;
    if package != Package::Moneybird {
        bail!("{} has no OAuth; use a token", package.name());
    }
    let client_id = command.client_id.clone().context("--client-id is needed")?;
    let client_secret =
        secret(command.client_secret_file.as_deref().context("--client-secret-file is needed")?)?;
    let keys = Memory::default();
    keys.set(Keys {
        client_id: Some(client_id.clone()),
        client_secret: Some(client_secret),
        ..Keys::default()
    });
    let code = match &command.code {
        Some(code) => code.clone(),
        None => {
            let address = books::authorize_address(settings.address.as_deref(), &client_id);
            writeln!(
                out,
                "Open this in a browser, allow Bondig in, and paste the code that is shown:\n\n    {address}\n"
            )?;
            out.flush()?;
            ask("The code")?
        }
    };
    let mut books = Moneybird::open(settings, Box::new(keys), Arc::new(SHORTLY))
        .map_err(|trouble| sync::said(package, &trouble))?;
    books.keys_for_code(code.trim()).map_err(|trouble| sync::said(package, &trouble))
}

fn choose(administrations: Vec<Administration>, wanted: Option<&String>) -> Result<Administration> {
    let list = || {
        let named = administrations.iter().map(|one| format!("{} ({})", one.id, one.name));
        named.collect::<Vec<_>>().join(", ")
    };
    if let Some(wanted) = wanted {
        let found = administrations.iter().find(|one| one.id == *wanted).cloned();
        return found
            .with_context(|| format!("the key does not open administration {wanted}; it opens: {}", list()));
    }
    match administrations.as_slice() {
        [only] => Ok(only.clone()),
        [] => bail!("the key opens no administration"),
        _ => bail!("the key opens several administrations; choose one with --administration: {}", list()),
    }
}

fn make_hook(office: &Office, client: domain::ClientId, settings: &mut ConnectionSettings) -> Result<()> {
    let package = Package::Moneybird;
    let base = office.config.web.address.clone().filter(|address| address.starts_with("https://"));
    let base = base.context(
        "--hook needs web.address in bondig.toml, beginning with https://: Moneybird has to reach it",
    )?;
    // Known before it is made: Moneybird tries the address at once.
    let hook = settings.hook.clone().unwrap_or_else(|| office.app.ids.public_id());
    settings.hook = Some(hook.clone());
    office.app.store.save_connection(client, Package::Moneybird, settings)?;
    let chain = Box::new(sync::chain(office, client, Package::Moneybird));
    let mut books = Moneybird::open(settings, chain, Arc::new(SHORTLY))
        .map_err(|trouble| sync::said(package, &trouble))?;
    let address = format!("{}/hooks/moneybird/{hook}", base.trim_end_matches('/'));
    books.make_hook(&address).map(drop).map_err(|trouble| {
        sync::said(package, &trouble).context("the connection stands, but Moneybird does not tell yet; is “bondig serve” running and reachable?")
    })
}

fn secret(file: &Path) -> Result<String> {
    let text = fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
    match text.trim() {
        "" => bail!("{} is empty", file.display()),
        text => Ok(text.to_owned()),
    }
}

fn ask(question: &str) -> Result<String> {
    let input = std::io::stdin();
    if !input.is_terminal() {
        bail!("{question}: nobody is here to answer; give it as a file (bondig connect --help)");
    }
    eprint!("{question}: ");
    let mut answer = String::new();
    input.lock().read_line(&mut answer)?;
    match answer.trim() {
        "" => bail!("{question}: this is needed"),
        answer => Ok(answer.to_owned()),
    }
}

/// Keys that are kept nowhere yet.
#[derive(Clone, Default)]
struct Memory(Arc<std::sync::Mutex<Keys>>);

impl Memory {
    fn get(&self) -> Keys {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    fn set(&self, keys: Keys) {
        *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = keys;
    }
}

impl KeyChain for Memory {
    fn keys(&self) -> app::bookkeeping::Answer<Keys> {
        Ok(self.get())
    }

    fn keep(&mut self, keys: &Keys) -> app::bookkeeping::Answer<()> {
        self.set(keys.clone());
        Ok(())
    }
}
