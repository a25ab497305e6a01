//! The watched folder: what is put in it is imported by itself, once, and moved to `done` or
//! `refused`, there with a text beside it that says why.
//!
//! Not here: what a file says (`formats`), what is done with it (`app::import`).
//! Invariant: a file is moved only after it was imported, and importing twice changes nothing; so a
//! crash in between loses nothing and doubles nothing.

use std::collections::BTreeMap;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use app::import::{self, File, FileOutcome, Importer, Mode};
use app::{Client, StoreError};
use books::Patience;
use domain::{Date, Language};
use formats::Mappings;
use jiff::Timestamp;
use text::Words;

use crate::clock::Patient;
use crate::office::Office;

const DONE: &str = "done";
const REFUSED: &str = "refused";

/// What others write to until they are ready.
const NOT_READY: [&str; 6] = [".part", ".tmp", ".crdownload", ".filepart", ".download", "~"];

/// How each file was at the last look: whoever is still writing makes it larger.
#[derive(Default)]
pub struct Looks(BTreeMap<PathBuf, Look>);

type Look = (u64, Option<std::time::SystemTime>);

/// A file that was taken.
pub struct Taken {
    pub name: String,
    pub refused: bool,
    pub outcomes: Vec<FileOutcome>,
}

/// Every minute of `serve`. What goes wrong is told once a look and tried again at the next.
pub fn on_schedule(office: &Office, looks: &mut Looks, today: Date, now: Timestamp) {
    if office.config.watch.folder.is_none() {
        return;
    }
    match look(office, looks, today, now) {
        Ok(taken) if !taken.is_empty() => {
            let refused = taken.iter().filter(|one| one.refused).count();
            eprintln!("bondig: the watched folder: {} files taken, {refused} refused", taken.len());
        }
        Ok(_) => {}
        Err(error) => eprintln!("bondig: the watched folder waits: {error:#}"),
    }
}

/// `bondig import --watch-once`: two looks, a second apart.
pub fn once(office: &Office, today: Date, as_json: bool, out: &mut impl Write) -> Result<()> {
    if office.config.watch.folder.is_none() {
        bail!("no folder is watched; set watch.folder in bondig.toml");
    }
    let mut looks = Looks::default();
    look(office, &mut looks, today, office.now())?;
    Patient(1).wait(1);
    let taken = look(office, &mut looks, today, office.now())?;
    for one in &taken {
        let to = if one.refused { REFUSED } else { DONE };
        match as_json {
            true => {
                let told = serde_json::json!({ "file": one.name, "to": to, "outcomes": one.outcomes });
                writeln!(out, "{told}")?;
            }
            false => writeln!(out, "{}: moved to {to}", one.name)?,
        }
    }
    if taken.is_empty() && !as_json {
        writeln!(out, "Nothing new that is complete.")?;
    }
    Ok(())
}

/// Takes what has not changed since the last look.
pub fn look(office: &Office, looks: &mut Looks, today: Date, now: Timestamp) -> Result<Vec<Taken>> {
    let Some(folder) = &office.config.watch.folder else { return Ok(Vec::new()) };
    let clients = office.app.store.clients()?;
    let mut taken = Vec::new();
    let mut seen = BTreeMap::new();
    for client in &clients {
        let own = match clients.len() {
            1 => folder.clone(),
            _ => folder.join(client.id.to_string()),
        };
        fs::create_dir_all(&own).with_context(|| format!("{} cannot be made", own.display()))?;
        for (path, look) in files(&own)? {
            if looks.0.get(&path) == Some(&look) {
                taken.extend(take(office, client, &path, today, now)?);
            } else {
                seen.insert(path, look);
            }
        }
    }
    looks.0 = seen;
    Ok(taken)
}

/// The files that may be ready, in the order of their names.
fn files(folder: &Path) -> Result<BTreeMap<PathBuf, Look>> {
    let mut files = BTreeMap::new();
    let entries = fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().to_lowercase();
        let unready = NOT_READY.iter().any(|ending| name.ends_with(ending));
        if unready || name.starts_with(['.', '~']) {
            continue;
        }
        // Gone between the list and the look: somebody took it away.
        let Ok(about) = entry.metadata() else { continue };
        if about.is_file() {
            files.insert(entry.path(), (about.len(), about.modified().ok()));
        }
    }
    Ok(files)
}

fn take(office: &Office, client: &Client, path: &Path, today: Date, now: Timestamp) -> Result<Option<Taken>> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        // It stays where it is: somebody has to give us the right to read it.
        Err(error) => {
            eprintln!("bondig: a file in the watched folder cannot be read: {}", error.kind());
            return Ok(None);
        }
    };
    let language = client.settings.language;
    let mappings = mappings(client);
    let importer = Importer { by: "import", today, now, language, mappings: &mappings };
    let file = File { name: &name, bytes: &bytes };
    let outcomes = match import::import(&office.app, client.id, &file, &importer, Mode::Store, &mut |_, _| {})
    {
        Ok(outcomes) => outcomes,
        Err(app::AppError::Store(StoreError::Busy | StoreError::Conflict)) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let refused = !outcomes.is_empty() && outcomes.iter().all(|outcome| outcome.refused.is_some());
    let to = path.parent().unwrap_or(Path::new("")).join(if refused { REFUSED } else { DONE });
    fs::create_dir_all(&to).with_context(|| format!("{} cannot be made", to.display()))?;
    let place = free_place(&to, &name);
    // The reason first: a file that is moved always has it beside it.
    if let Some(reason) = reason(&outcomes, language, today) {
        let beside =
            place.with_file_name(format!("{}.txt", place.file_name().unwrap_or_default().to_string_lossy()));
        fs::write(&beside, reason).with_context(|| format!("{} cannot be written", beside.display()))?;
    }
    fs::rename(path, &place).with_context(|| format!("{} cannot be moved", path.display()))?;
    Ok(Some(Taken { name, refused, outcomes }))
}

/// `name`, or `name (2)`: nothing that was put there is written over.
fn free_place(folder: &Path, name: &str) -> PathBuf {
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() => (stem, format!(".{ending}")),
        _ => (name, String::new()),
    };
    let numbered = (2..).map(|number| format!("{stem} ({number}){ending}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names
        .find_map(|name| Some(folder.join(name)).filter(|place| !place.exists()))
        .expect("numbers do not end")
}

/// Why it was refused, or what of it was not understood. `None`: everything was.
fn reason(outcomes: &[FileOutcome], language: Language, today: Date) -> Option<String> {
    let words = Words::of(language);
    let mut lines = Vec::new();
    for outcome in outcomes {
        if let Some(refused) = &outcome.refused {
            lines.push(format!("{}: {refused}", outcome.file));
        }
        for problem in &outcome.problems {
            let line = problem.line.map_or(String::new(), |line| {
                words.t_args("watch-line", &[("line", i64::try_from(line).unwrap_or_default().into())])
            });
            lines.push(format!("{}: {line} {} {}", outcome.file, problem.what, problem.advice));
        }
    }
    if lines.is_empty() {
        return None;
    }
    let all = outcomes.iter().all(|outcome| outcome.refused.is_some());
    let head = words.t(if all { "watch-refused" } else { "watch-partly" });
    let day = text::date_with_weekday(today, language);
    Some(format!("{head}\n{day}\n\n{}\n", lines.join("\n")))
}

fn mappings(client: &Client) -> Mappings {
    let known = client.settings.mappings.iter();
    known
        .filter_map(|(fingerprint, text)| Some((fingerprint.clone(), serde_json::from_str(text).ok()?)))
        .collect()
}
