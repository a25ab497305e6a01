//! `cargo xtask samples DIR`: reads every file of a folder and holds what was read against a second,
//! deliberately simple way of looking at the same bytes.
//!
//! A file is *read right* when counts and sums are those of the simple way, and, where a person looked
//! at what was read of it (`samples/reviewed.txt`), when it still reads as it did then. It is *refused
//! rightly* when it is none of our formats and the refusal says what it is, or when it is damaged and the
//! refusal says so. Everything else is *wrong*, by name and with why.
//!
//! Not here: reading (`formats`). The simple way shares no code with it on purpose.

mod bank;
mod books;
mod cut;
mod guess;
mod reviewed;
mod verdict;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, ensure};

use guess::Guess;
use reviewed::{Review, Reviewed};
use verdict::Verdict;

/// What was found about one file.
pub(crate) struct Judged {
    pub(crate) name: String,
    guess: Guess,
    verdict: Verdict,
    review: Review,
}

pub fn run(folder: &str, rest: &[&str]) -> anyhow::Result<ExitCode> {
    let folder = Path::new(folder);
    ensure!(folder.exists(), "{} is not there", folder.display());
    match rest {
        [] => {}
        ["--record"] => {
            let lines = reviewed::record(&files(folder)?)?;
            print!("{lines}");
            return Ok(ExitCode::SUCCESS);
        }
        _ => anyhow::bail!("samples DIR [--record]"),
    }
    let judged = judge_all(folder)?;
    print!("{}", table(&judged));
    let wrong = judged.iter().filter(|one| one.is_wrong()).count();
    Ok(if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Every file below the folder, judged.
pub(crate) fn judge_all(folder: &Path) -> anyhow::Result<Vec<Judged>> {
    let reviewed = Reviewed::known();
    files(folder)?.iter().map(|path| judge(folder, path, &reviewed)).collect()
}

fn judge(folder: &Path, path: &Path, reviewed: &Reviewed) -> anyhow::Result<Judged> {
    let bytes = std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let name = path.strip_prefix(folder).unwrap_or(path).display().to_string();
    let guess = Guess::of(&bytes);
    let readings = formats::read("file", &bytes);
    let verdict = verdict::of(&guess, &bytes, &readings);
    let review = reviewed.look(&bytes, &readings);
    Ok(Judged { name, guess, verdict, review })
}

impl Judged {
    pub(crate) fn is_wrong(&self) -> bool {
        matches!(self.verdict, Verdict::Wrong(_)) || self.review == Review::ReadsDifferently
    }

    /// Why it is wrong; empty when it is not.
    pub(crate) fn reasons(&self) -> Vec<String> {
        let mut reasons = match &self.verdict {
            Verdict::Wrong(reasons) => reasons.clone(),
            Verdict::Read | Verdict::Refused(_) => Vec::new(),
        };
        if self.review == Review::ReadsDifferently {
            reasons.push("it reads differently from what was reviewed".to_owned());
        }
        reasons
    }
}

/// The files below a folder, in order; the folder itself may be one file.
fn files(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    if folder.is_file() {
        return Ok(vec![folder.to_owned()]);
    }
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        let entries =
            std::fs::read_dir(&next).with_context(|| format!("{} cannot be read", next.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() { open.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

/// The table by format, the refusals with their words, and each wrong file with why.
fn table(judged: &[Judged]) -> String {
    let mut rows: BTreeMap<&str, [usize; 5]> = BTreeMap::new();
    let mut all = [0; 5];
    for one in judged {
        let row = rows.entry(one.guess.word()).or_default();
        let verdict = match &one.verdict {
            _ if one.is_wrong() => 2,
            Verdict::Read => 0,
            _ => 1,
        };
        for sums in [row, &mut all] {
            sums[verdict] += 1;
            sums[3] += usize::from(one.review == Review::AsReviewed);
            sums[4] += 1;
        }
    }
    let line = |word: &str, [read, refused, wrong, reviewed, files]: [usize; 5]| {
        format!("{word:<28} {files:>5} {read:>10} {refused:>15} {wrong:>5} {reviewed:>9}\n")
    };
    let mut text = format!(
        "{:<28} {:>5} {:>10} {:>15} {:>5} {:>9}\n",
        "format", "files", "read right", "refused rightly", "wrong", "reviewed"
    );
    for (word, counts) in &rows {
        text.push_str(&line(word, *counts));
    }
    text.push_str(&line("all", all));
    let not_yet: Vec<&str> =
        judged.iter().filter(|one| one.review == Review::NotYet).map(|one| one.name.as_str()).collect();
    if !not_yet.is_empty() {
        text.push_str(&format!("\nnot reviewed yet: {}\n", not_yet.join(", ")));
    }
    for one in judged {
        if let (Verdict::Refused(words), false) = (&one.verdict, one.is_wrong()) {
            text.push_str(&format!("\nrefused: {}: {words}", one.name));
        }
    }
    for one in judged.iter().filter(|one| one.is_wrong()) {
        text.push_str(&format!("\nWRONG: {}: {}", one.name, one.reasons().join("; ")));
    }
    text.trim_end().to_owned() + "\n"
}

#[cfg(test)]
mod tests;
