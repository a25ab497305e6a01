//! Payments of generated years, held against the truth: how many find their invoices by themselves,
//! and how many wrongly; and how long a hundred thousand take.
//!
//! Counted are payments that belong to invoices which were there when they came: collections,
//! returns, parts and halves too; prepayments, strangers and refunds not. A certain match is right
//! when its invoices and amounts are those of the truth (only the invoices, where a credit note could
//! fall on either). A match of part of a payment, or with anything else, is wrong.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::Value;

use super::{empty, measured};

const SEEDS: [&str; 6] = ["1", "2", "3", "4", "5", "6"];

#[derive(Default)]
struct Score {
    belong: u64,
    right: u64,
    certain: u64,
    wrong: u64,
}

pub fn measure(binary: &Path, folder: &Path) -> Result<()> {
    let mut all = Score::default();
    for seed in SEEDS {
        let place = empty(folder)?;
        let _ = measured(binary, &place, &["generate", "--bank", "--seed", seed, "--json"])?;
        let files = import(binary, &place)?;
        let _ = matched(binary, &place, &files)?;
        let score = score(&place)?;
        println!("matching, seed {seed}: {}", told(&score));
        all.belong += score.belong;
        all.right += score.right;
        all.certain += score.certain;
        all.wrong += score.wrong;
    }
    println!("matching, all seeds: {}", told(&all));
    let place = empty(folder)?;
    let year = ["generate", "--bank", "--customers", "10000", "--payments", "100000", "--json"];
    let _ = measured(binary, &place, &year)?;
    let files = import(binary, &place)?;
    let cost = matched(binary, &place, &files)?;
    let lines = fs::read_to_string(place.join("out.jsonl"))?.lines().count();
    println!(
        "bondig match, {lines} payments of files against all open invoices, reading and printing included: {:.2} CPU-s, {:.0} MB",
        cost.cpu_seconds, cost.peak_megabytes
    );
    Ok(())
}

fn told(score: &Score) -> String {
    format!(
        "{} belong to invoices, {} matched without a person ({:.2} %); {} certain, {} wrong",
        score.belong,
        score.right,
        100.0 * score.right as f64 / score.belong as f64,
        score.certain,
        score.wrong
    )
}

/// Stores customers and invoices; gives the names of the bank's files.
fn import(binary: &Path, place: &Path) -> Result<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    for file in fs::read_dir(place)? {
        names.push(file?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    let books = names.iter().filter(|name| name.ends_with(".csv")).map(String::as_str);
    let words: Vec<&str> = ["import", "--json"].into_iter().chain(books).collect();
    let _ = measured(binary, place, &words)?;
    Ok(names.into_iter().filter(|name| name.ends_with(".xml")).collect())
}

fn matched(binary: &Path, place: &Path, files: &[String]) -> Result<super::Cost> {
    let files = files.iter().map(String::as_str);
    let words: Vec<&str> = ["match", "--json", "--into", "out.jsonl"].into_iter().chain(files).collect();
    measured(binary, place, &words)
}

fn score(place: &Path) -> Result<Score> {
    let truth: Value = serde_json::from_str(&fs::read_to_string(place.join("truth.json"))?)?;
    let mut found: BTreeMap<String, Value> = BTreeMap::new();
    for line in fs::read_to_string(place.join("out.jsonl"))?.lines() {
        let one: Value = serde_json::from_str(line)?;
        let key = one["payment"]["key"].as_str().context("each payment has a key")?;
        found.insert(key.to_owned(), one);
    }
    let mut score = Score::default();
    for payment in truth["payments"].as_array().context("truth.json lists payments")? {
        let wanted = invoices(&payment["invoices"]);
        let belongs = !wanted.is_empty() && payment["kind"] != "prepaid";
        score.belong += u64::from(belongs);
        let one = found.get(payment["key"].as_str().unwrap_or_default());
        let Some(one) = one.filter(|one| one["match"] == "certain") else { continue };
        score.certain += 1;
        let is_right = is_right(payment, &wanted, &invoices(&one["invoices"]));
        score.right += u64::from(is_right && belongs);
        score.wrong += u64::from(!is_right);
    }
    Ok(score)
}

fn is_right(payment: &Value, wanted: &BTreeMap<String, i64>, given: &BTreeMap<String, i64>) -> bool {
    if payment["spread"] == true {
        return wanted.keys().eq(given.keys());
    }
    let other = payment["or"].as_str().map(|other| {
        let cents = wanted.values().sum();
        BTreeMap::from([(other.to_owned(), cents)])
    });
    given == wanted || other.as_ref() == Some(given)
}

fn invoices(list: &Value) -> BTreeMap<String, i64> {
    let pair = |one: &Value| Some((one["number"].as_str()?.to_owned(), one["cents"].as_i64()?));
    list.as_array().into_iter().flatten().filter_map(pair).collect()
}
