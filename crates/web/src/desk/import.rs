//! *Importeren*, filled: files that were looked at but not let in, one that is running, what came
//! in before.
//!
//! Not here: reading and storing (`app::import`).
//! Invariant: what waits for a yes belongs to the user and the client who brought it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

use app::columns::{Field, Mapping as Chosen, Mappings, tables};
use app::import::{File, FileOutcome, Found, Importer, Mode, Trouble, import, import_full_list};
use app::{Doing, LineKind, Result};
use domain::{ClientId, Language};

use super::view::View;
use crate::Say;
use crate::pages::import::{
    CheckedFile, Consequence, Counted, FileProblem, MappedColumn, Mapping, PastImport, Stage,
};

/// So many problems of one file are shown at once.
const PROBLEMS: usize = 50;
/// What waits for a yes, over all users together.
const BYTES_AT_MOST: usize = 500 * 1024 * 1024;

/// A file as somebody dropped it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Where an import is.
#[derive(Debug, Clone)]
pub enum Progress {
    Checked,
    Running { file: usize, done: u64, of: u64 },
    Done(Vec<FileOutcome>),
    Failed,
}

#[derive(Debug, Clone)]
pub struct Job {
    pub user: i64,
    pub client: ClientId,
    pub files: Arc<Vec<Dropped>>,
    /// What a person chose for columns, by header.
    pub mappings: Mappings,
    /// The headers of which he changed something: remembered when he says yes.
    pub changed: Vec<String>,
    /// He says that the tables name everything that is open.
    pub full_list: bool,
    pub progress: Progress,
}

/// The imports that wait or run, by a random id.
#[derive(Default)]
pub struct Jobs(Mutex<HashMap<String, Job>>);

impl Jobs {
    /// Keeps what was dropped; what the same user left unconfirmed is let go.
    pub fn add(&self, id: String, job: Job) {
        let mut jobs = self.all();
        let waits = |known: &Job| matches!(known.progress, Progress::Checked);
        jobs.retain(|_, known| known.user != job.user || matches!(known.progress, Progress::Running { .. }));
        let size = |job: &Job| job.files.iter().map(|file| file.bytes.len()).sum::<usize>();
        while jobs.values().map(size).sum::<usize>() + size(&job) > BYTES_AT_MOST {
            let Some(oldest) = jobs.iter().find(|(_, known)| waits(known)).map(|(id, _)| id.clone()) else {
                break;
            };
            jobs.remove(&oldest);
        }
        jobs.insert(id, job);
    }

    /// The job of this user for this client.
    pub fn get(&self, id: &str, user: i64, client: ClientId) -> Option<Job> {
        let job = self.all().get(id).cloned();
        job.filter(|job| (job.user, job.client) == (user, client))
    }

    pub fn remove(&self, id: &str) {
        self.all().remove(id);
    }

    pub fn put(&self, id: &str, job: Job) {
        self.all().insert(id.to_owned(), job);
    }

    pub fn progress(&self, id: &str, progress: Progress) {
        if let Some(job) = self.all().get_mut(id) {
            job.progress = progress;
        }
    }

    /// Takes it for storing; `false` when somebody did so already.
    pub fn begin(&self, id: &str) -> bool {
        match self.all().get_mut(id) {
            Some(job) if matches!(job.progress, Progress::Checked) => {
                job.progress = Progress::Running { file: 0, done: 0, of: 0 };
                true
            }
            _ => false,
        }
    }

    /// What this user has running, to come back to.
    pub fn running_of(&self, user: i64, client: ClientId) -> Option<String> {
        let jobs = self.all();
        let runs = |job: &Job| {
            (job.user, job.client) == (user, client) && matches!(job.progress, Progress::Running { .. })
        };
        jobs.iter().find(|(_, job)| runs(job)).map(|(id, _)| id.clone())
    }

    fn all(&self) -> MutexGuard<'_, HashMap<String, Job>> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

/// The choices of columns that this client had remembered.
pub fn remembered(settings: &app::ClientSettings) -> Mappings {
    let read = |(header, text): &(String, String)| {
        let mapping = serde_json::from_str(text).ok()?;
        Some((header.clone(), mapping))
    };
    settings.mappings.iter().filter_map(read).collect()
}

/// Takes over what was chosen for columns: pairs of `column-{file}-{column}` and a word.
pub fn choose(job: &mut Job, pairs: &[(String, String)]) {
    let read: Vec<_> = read_tables(job).into_iter().enumerate().collect();
    for (number, table) in read {
        let mut mapping = table.mapping.clone();
        for (index, column) in table.mapping.columns.iter().enumerate() {
            let name = format!("column-{number}-{index}");
            let Some((_, word)) = pairs.iter().find(|(known, _)| *known == name) else {
                continue;
            };
            let field = field_named(word);
            if field != column.field {
                mapping.choose(index, field);
            }
        }
        if mapping != table.mapping {
            job.changed.push(table.fingerprint.clone());
            job.mappings.insert(table.fingerprint, mapping);
        }
    }
}

/// The settings with the choices that a person made.
pub fn with_choices(mut settings: app::ClientSettings, job: &Job) -> app::ClientSettings {
    for header in &job.changed {
        let Some(text) = job.mappings.get(header).and_then(|chosen| serde_json::to_string(chosen).ok())
        else {
            continue;
        };
        settings.mappings.retain(|(known, _)| known != header);
        settings.mappings.push((header.clone(), text));
    }
    settings
}

/// What the files would do, or storing them. `hear` gets the file's place, done and of.
///
/// # Errors
/// Of the store; what was stored before it stays.
pub fn carry_out(
    doing: &Doing,
    job: &Job,
    language: Language,
    mode: Mode,
    hear: &mut dyn FnMut(usize, u64, u64),
) -> Result<Vec<FileOutcome>> {
    let importer =
        Importer { by: doing.by, today: doing.today, now: doing.now, language, mappings: &job.mappings };
    let mut outcomes = Vec::new();
    for (place, dropped) in job.files.iter().enumerate() {
        let file = File { name: &dropped.name, bytes: &dropped.bytes };
        let mut progress = |done, of| hear(place, done, of);
        let take = if job.full_list { import_full_list } else { import };
        outcomes.extend(take(doing.app, doing.client, &file, &importer, mode, &mut progress)?);
    }
    Ok(outcomes)
}

/// The result of looking at the files, with the columns of their tables.
pub fn checked(view: &View, id: &str, job: &Job, outcomes: &[FileOutcome]) -> Stage {
    let mut read = read_tables(job).into_iter().enumerate();
    let files: Vec<CheckedFile> = outcomes
        .iter()
        .enumerate()
        .map(|(place, outcome)| {
            let table = outcome.fingerprint.as_ref().and_then(|_| read.next());
            let mapping = table.as_ref().map(|(_, table)| columns(table, &remembered(&view.client.settings)));
            // The number of its table, so that the names of its selects lead back to it.
            let id = table.map_or(1_000 + place as i64, |(number, _)| number as i64);
            file(view.say, id, outcome, mapping)
        })
        .collect();
    let payments: i64 = files.iter().map(|file| file.payments.new).sum();
    let mut consequences = Vec::new();
    if payments > 0 {
        consequences
            .push(Consequence { icon: "arrows-join-2", words: view.say.n("import-payments-will", payments) });
    }
    for (icon, key, count) in changes(outcomes) {
        if count > 0 {
            consequences.push(Consequence { icon, words: view.say.n(key, count) });
        }
    }
    let may_be_full =
        outcomes.iter().any(|one| one.fingerprint.is_some() && one.invoices != Found::default());
    Stage::Checked { import: id.to_owned(), files, consequences, may_be_full }
}

/// What is told beside what is new: icon, words, how many.
fn changes(outcomes: &[FileOutcome]) -> [(&'static str, &'static str, i64); 4] {
    let sum = |of: fn(&FileOutcome) -> u64| outcomes.iter().map(of).sum::<u64>() as i64;
    let is_gone = |line: &&app::ImportLine| matches!(line.kind, LineKind::Gone | LineKind::GonePaid);
    let all: usize = outcomes.iter().map(|one| one.differences().count()).sum();
    let gone: usize = outcomes.iter().map(|one| one.differences().filter(is_gone).count()).sum();
    [
        ("refresh", "n-changed-things", (all - gone) as i64),
        ("user-question", "n-gone", sum(|one| one.gone)),
        ("check", "n-gone-paid", sum(|one| one.gone_paid)),
        ("alert-triangle", "n-gaps", sum(|one| one.gaps.len() as u64)),
    ]
}

/// What came of it, in words.
pub fn done(say: Say, outcomes: &[FileOutcome]) -> Stage {
    let sum = |of: fn(&FileOutcome) -> u64| outcomes.iter().map(of).sum::<u64>() as i64;
    let mut words = Vec::new();
    for (what, new, known) in [
        ("customers", sum(|one| one.customers.new), sum(|one| one.customers.known + one.customers.changed)),
        ("invoices", sum(|one| one.invoices.new), sum(|one| one.invoices.known + one.invoices.changed)),
        ("payments", sum(|one| one.payments.new), sum(|one| one.payments.known)),
    ] {
        if new + known > 0 {
            let counted = say.name("counted", what);
            words.push(format!("{counted}: {}, {}", say.n("n-new", new), say.n("n-known", known)));
        }
    }
    let allocated = sum(|one| one.allocated);
    if allocated > 0 {
        words.push(say.n("n-found-invoice", allocated));
    }
    let waiting = outcomes.last().map_or(0, |one| one.waiting as i64);
    if waiting > 0 {
        words.push(say.n("n-waiting", waiting));
    }
    for (_, key, count) in changes(outcomes) {
        if count > 0 {
            words.push(say.n(key, count));
        }
    }
    for refused in outcomes.iter().filter_map(|one| Some(format!("{}: {}", one.file, one.refused.as_ref()?)))
    {
        words.push(refused);
    }
    if words.is_empty() {
        words.push(say.t("import-nothing-new"));
    }
    Stage::Done { words, problems: sum(|one| one.problems.len() as u64) }
}

/// Earlier imports, the newest first.
///
/// # Errors
/// Of the store.
pub fn past(view: &View) -> Result<Vec<PastImport>> {
    let rows = view.app.store.imports(view.client.id, 30)?;
    let row = |row: app::ImportRow| {
        let count = |what: &str| counted(&row.outcome, what);
        let told = [("customers", "customers"), ("invoices", "invoices"), ("payments", "payments")];
        let told = told.iter().filter(|(_, word)| count(word) > 0).map(|(key, word)| {
            format!("{} {}", view.say.name("counted", key), view.say.n("n-new", count(word)))
        });
        let told: Vec<String> = told.collect();
        PastImport {
            id: row.id,
            at: view.moment(row.at),
            by: row.by.clone(),
            files: row.file.clone(),
            words: if told.is_empty() { view.say.t("import-nothing-new") } else { told.join(", ") },
            problems: count("problems"),
        }
    };
    Ok(rows.into_iter().map(row).collect())
}

/// A number of the line that is kept with an import: `… payments 12 …`.
fn counted(outcome: &str, what: &str) -> i64 {
    let mut words = outcome.split_whitespace();
    let found = words.by_ref().any(|word| word == what);
    found.then(|| words.next()?.parse().ok()).flatten().unwrap_or(0)
}

fn read_tables(job: &Job) -> Vec<app::columns::TableRead> {
    let files = job.files.iter();
    files.flat_map(|file| tables(&file.name, &file.bytes, &job.mappings)).collect()
}

fn file(say: Say, id: i64, outcome: &FileOutcome, mapping: Option<Mapping>) -> CheckedFile {
    let problems: Vec<FileProblem> =
        outcome.problems.iter().take(PROBLEMS).map(|one| problem(say, one)).collect();
    let notes = Found {
        new: outcome.invoices.new + outcome.credit_notes.new,
        changed: outcome.invoices.changed + outcome.credit_notes.changed,
        known: outcome.invoices.known + outcome.credit_notes.known,
    };
    CheckedFile {
        id,
        name: outcome.file.clone(),
        format: outcome.format.clone(),
        refused: outcome.refused.clone(),
        customers: found(outcome.customers),
        invoices: found(notes),
        payments: found(outcome.payments),
        about: outcome.same_file.then(|| say.t("import-same-file")),
        mapping,
        problems_more: outcome.problems.len() as i64 - problems.len() as i64,
        problems,
    }
}

pub(super) fn found(found: Found) -> Counted {
    Counted { new: found.new as i64, changed: found.changed as i64, known: found.known as i64 }
}

pub(super) fn problem(say: Say, trouble: &Trouble) -> FileProblem {
    let place = match (trouble.line, trouble.column) {
        (Some(line), Some(column)) => say.with2("place-line-column", "line", line, "column", column),
        (Some(line), None) => say.with("place-line", "line", line),
        _ => say.t("place-whole"),
    };
    FileProblem { place, what: trouble.what.clone(), what_to_do: trouble.advice.clone() }
}

fn columns(table: &app::columns::TableRead, remembered: &Mappings) -> Mapping {
    let column = |(index, column): (usize, &app::columns::MappedColumn)| {
        let examples = table.sample.iter().filter_map(|row| row.get(index));
        let examples = examples.filter(|text| !text.trim().is_empty()).take(2);
        MappedColumn {
            index,
            header: column.column.clone(),
            examples: examples.cloned().collect(),
            meaning: column.field.map(word_of).unwrap_or_default(),
            recognised: column.field.is_some(),
        }
    };
    let chosen: &Chosen = &table.mapping;
    Mapping {
        columns: chosen.columns.iter().enumerate().map(column).collect(),
        meanings: Field::ALL.iter().map(|field| word_of(*field)).collect(),
        remembered: remembered.contains_key(&table.fingerprint),
    }
}

/// The word under which a meaning is remembered.
fn word_of(field: Field) -> String {
    match serde_json::to_value(field) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

fn field_named(word: &str) -> Option<Field> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::say::Say;

    #[test]
    fn every_meaning_of_a_column_has_words_and_comes_back() {
        for language in [Language::Nl, Language::En] {
            let say = Say::new(language);
            for field in Field::ALL {
                let word = word_of(*field);
                assert_eq!(field_named(&word), Some(*field), "{word}");
                assert!(!say.name("column", &word).starts_with('['), "{word}");
            }
        }
        assert_eq!(field_named(""), None);
    }

    #[test]
    fn what_is_kept_with_an_import_is_read_back() {
        let kept = "customers 3 invoices 42 credit_notes 0 payments 12 known 4 problems 1";
        assert_eq!((counted(kept, "payments"), counted(kept, "problems")), (12, 1));
        assert_eq!(counted("begun", "payments"), 0);
    }
}
