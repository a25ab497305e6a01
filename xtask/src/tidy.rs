//! The laws of the house that no compiler knows.
//!
//! Each finding is one line: where, what, and what to do. A law that needs an exception gets it here,
//! in the table of the law, with its reason; there is no comment that switches a law off.

use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, ensure};
use testkit::without;

mod edges;
mod locales;
mod rooms;
mod sources;
mod tracked;

/// Something to mend.
#[derive(Debug, PartialEq, Eq)]
pub struct Finding {
    /// The file below the root, and the line where there is one.
    place: String,
    what: String,
    remedy: String,
    weight: Weight,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Weight {
    /// Must be mended.
    Fault,
    /// Is said, and no more.
    Remark,
}

pub fn run() -> anyhow::Result<ExitCode> {
    let root = without::root();
    let mut findings = edges::check(&root, &metadata(&root)?)?;
    findings.extend(rooms::check(&root)?);
    findings.extend(sources::check(&root)?);
    findings.extend(locales::check(&root)?);
    findings.extend(tracked::check(&root)?);
    findings.iter().for_each(|finding| println!("{finding}"));
    let faults = findings.iter().filter(|finding| finding.weight == Weight::Fault).count();
    if faults > 0 {
        println!("tidy: {faults} to mend");
        return Ok(ExitCode::FAILURE);
    }
    println!("tidy: in order");
    Ok(ExitCode::SUCCESS)
}

impl Finding {
    fn fault(place: impl fmt::Display, what: impl Into<String>, remedy: impl Into<String>) -> Finding {
        Finding { place: place.to_string(), what: what.into(), remedy: remedy.into(), weight: Weight::Fault }
    }

    fn remark(place: impl fmt::Display, what: impl Into<String>, remedy: impl Into<String>) -> Finding {
        Finding { weight: Weight::Remark, ..Finding::fault(place, what, remedy) }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = match self.weight {
            Weight::Fault => "",
            Weight::Remark => "(remark) ",
        };
        write!(formatter, "{}: {mark}{}: {}", self.place, self.what, self.remedy)
    }
}

fn metadata(root: &Path) -> anyhow::Result<serde_json::Value> {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(root).args(["metadata", "--format-version", "1", "--no-deps", "--locked"]);
    let output = cargo.output().context("cargo does not start")?;
    ensure!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// All files below a folder, in order, as paths below the root. What is built is none of ours.
fn files(root: &Path, below: &str) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![root.join(below)];
    while let Some(folder) = folders.pop() {
        for entry in
            std::fs::read_dir(&folder).with_context(|| format!("{} can't be read", folder.display()))?
        {
            let path = entry?.path();
            if path.is_dir() {
                if path.file_name().is_some_and(|name| name != "target" && name != "node_modules") {
                    folders.push(path);
                }
            } else if let Ok(path) = path.strip_prefix(root) {
                found.push(path.to_path_buf());
            }
        }
    }
    found.sort();
    Ok(found)
}
