//! The demo: an installation with an invented Dutch administration that was really lived. Nothing
//! is written beside the use cases; fourteen months are run day by day from a seed.
//!
//! Invariants: the same seed and day give the same messages; every e-mail address ends in
//! `.example`; a folder that is no demo is never touched.

mod bank;
pub(crate) mod cast;
mod colleagues;
mod habits;
mod intake;
mod life;
mod papers;
mod pdf;
mod post;
mod postman;
mod sales;
mod script;
mod stage;
mod stories;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use app::{ClientSettings, Form, Sending, User};
use domain::{ClientId, Date, Jurisdiction, Language, Strategy};

use crate::clock::SeededIds;
use crate::commands::generate::folder_mail;
use crate::config::{Config, Connections, Run, Watch, Web};
use crate::dice::Dice;
use life::Life;
use script::Script;
use stage::Stage;

const SEED: u64 = 20_260;
/// Says that this folder is a demo, and whether it was finished.
const SIGN: &str = "LEES-MIJ-demo.txt";
const FINISHED: &str = "Deze demo is af.";

/// A demo in this folder, for this day: the one that is there, else a new one. Gives the path of
/// its settings and whether it was made now. `progress` hears how many days of how many are lived.
///
/// # Errors
/// When the folder holds something else than a demo.
pub fn prepare(
    folder: &Path,
    today: Date,
    fresh: bool,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<(PathBuf, bool)> {
    let config = folder.join("bondig.toml");
    let sign = folder.join(SIGN);
    if folder.exists() && fs::read_dir(folder)?.next().is_some() {
        let Ok(said) = fs::read_to_string(&sign) else {
            bail!("{} holds something else than a demo; choose another with --folder", folder.display());
        };
        if said.contains(FINISHED) && !fresh {
            return Ok((config, false));
        }
        clear(folder)?;
    }
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    fs::write(&sign, about(today))?;
    fs::write(&config, toml::to_string(&settings_file())?)?;
    live(folder, today, progress)?;
    // Nothing waited for the disk so far; what says that it is finished comes after it.
    fs::File::open(folder.join("bondig.db"))?.sync_all()?;
    fs::write(&sign, about(today) + FINISHED + "\n")?;
    Ok((config, true))
}

/// Takes away what a demo has made, and nothing else.
fn clear(folder: &Path) -> Result<()> {
    for name in ["bondig.db", "bondig.db-wal", "bondig.db-shm", "bondig.toml"] {
        let file = folder.join(name);
        if file.exists() {
            fs::remove_file(&file).with_context(|| format!("{} cannot be removed", file.display()))?;
        }
    }
    let mail = folder.join("uit");
    if mail.exists() {
        fs::remove_dir_all(&mail).with_context(|| format!("{} cannot be removed", mail.display()))?;
    }
    Ok(())
}

fn about(today: Date) -> String {
    format!(
        "Dit is een demo van Bondig, gemaakt voor {today}. Alle namen, adressen, nummers en bedragen zijn verzonnen;\n\
         elke gelijkenis is toeval.\n\
         Er is niets verstuurd: de berichten staan als .eml-bestanden in de map uit.\n\
         De map mag weg, en bondig demo --fresh maakt haar opnieuw.\n"
    )
}

fn settings_file() -> Config {
    Config {
        database: "bondig.db".to_owned(),
        production: false,
        mail: folder_mail(),
        web: Web::default(),
        run: Run::default(),
        connections: Connections::default(),
        watch: Watch::default(),
    }
}

fn live(folder: &Path, today: Date, progress: &mut dyn FnMut(u64, u64)) -> Result<()> {
    let database = folder.join("bondig.db");
    let app =
        life::app_with(store::create_without_sync(&database.display().to_string())?, SeededIds::new(SEED));
    let client = app.store.add_client(cast::CLIENT, &settings(), Sending::FirstDayCheck)?;
    add_users(&app, client)?;
    let mut dice = Dice::new(SEED);
    let stage = Stage::try_new(today)?;
    let (from, opening) = (stage.from, stage.before(56));
    let mut script = Script::new(stage, cast::cast(&mut dice));
    sales::plan(&mut script, &mut dice);
    stories::plan(&mut script);
    script.number_sales();
    let mut life = Life::begin(app, client, script, dice, &folder.join("uit"))?;
    let days = u64::try_from(today.days_since(from)).unwrap_or(0);
    let mut day = from;
    while day <= today {
        if day == opening {
            life.close_the_past(day);
        }
        life.day(day)?;
        day = day.plus_days(1);
        progress(u64::try_from(day.days_since(from)).unwrap_or(0), days);
    }
    Ok(())
}

fn add_users(app: &app::App, client: ClientId) -> Result<()> {
    for (name, email) in
        [(cast::JOOST, "joost@rijsveld.example"), (cast::MARIEKE, "marieke@rijsveld.example")]
    {
        app.store.add_user(&User {
            id: 0,
            email: email.to_owned(),
            name: name.to_owned(),
            password: None,
            language: Language::Nl,
            disabled: false,
            clients: vec![client],
        })?;
    }
    Ok(())
}

fn settings() -> ClientSettings {
    ClientSettings {
        jurisdiction: Jurisdiction::Nl,
        language: Language::Nl,
        form: Form::Je,
        email: "administratie@rijsveld.example".to_owned(),
        phone: Some("038-555 01 00".to_owned()),
        address: Some("Ambachtsweg 12\n8000 AA Zwolle".to_owned()),
        website: Some("https://rijsveld.example".to_owned()),
        iban: Some(papers::ACCOUNT.to_owned()),
        kvk: None,
        vat: None,
        signer: cast::JOOST.to_owned(),
        signer_phone: Some("038-555 01 24".to_owned()),
        bookkeeper_email: Some("boekhouding@rijsveld.example".to_owned()),
        office: app::Office::default(),
        closed: Vec::new(),
        strategy: Strategy::default(),
        letters: Vec::new(),
        mappings: Vec::new(),
        colleagues: Vec::new(),
        call_hours: Default::default(),
    }
}
