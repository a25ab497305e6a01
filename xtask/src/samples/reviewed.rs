//! What a person looked at, file by file, and found right: digests only, never contents.
//!
//! A line is the digest of the file, the digest of what was read of it, and the name it had. The words
//! of problems are left out of what is compared: they may be put better without a new look.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::PathBuf;

use domain::Language;
use formats::Reading;
use serde_json::Value;
use sha2::{Digest, Sha256};

const REVIEWED: &str = include_str!("reviewed.txt");

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Review {
    AsReviewed,
    ReadsDifferently,
    NotYet,
}

/// By the digest of the file.
pub(super) struct Reviewed(HashMap<&'static str, &'static str>);

impl Reviewed {
    pub(super) fn known() -> Reviewed {
        let pair = |line: &'static str| {
            let mut words = line.split_whitespace();
            Some((words.next()?, words.next()?))
        };
        Reviewed(REVIEWED.lines().filter(|line| !line.starts_with('#')).filter_map(pair).collect())
    }

    pub(super) fn look(&self, bytes: &[u8], readings: &[Reading]) -> Review {
        match self.0.get(digest(bytes).as_str()) {
            None => Review::NotYet,
            Some(reviewed) if *reviewed == digest(canonical(readings).as_bytes()) => Review::AsReviewed,
            Some(_) => Review::ReadsDifferently,
        }
    }
}

/// The lines for these files as they read now, for `reviewed.txt`, after a look at each.
pub(super) fn record(files: &[PathBuf]) -> anyhow::Result<String> {
    let mut lines = String::new();
    for path in files {
        let bytes = std::fs::read(path)?;
        let readings = formats::read("file", &bytes);
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        writeln!(lines, "{} {} {name}", digest(&bytes), digest(canonical(&readings).as_bytes()))?;
    }
    Ok(lines)
}

/// What was read, without the words that people get, in one fixed form.
fn canonical(readings: &[Reading]) -> String {
    let told = readings.iter().map(|reading| {
        let mut value: Value =
            serde_json::from_str(&formats::to_json(reading, Language::Nl)).unwrap_or_default();
        if !value["refused"].is_null() {
            value["refused"] = Value::Bool(true);
        }
        for problem in value["problems"].as_array_mut().into_iter().flatten() {
            for words in ["what", "do"] {
                problem.as_object_mut().map(|problem| problem.remove(words));
            }
        }
        value.to_string()
    });
    told.collect::<Vec<_>>().join("\n")
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}
