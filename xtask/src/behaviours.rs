//! `docs/behaviours.md`: what of the behaviours works, told by the tests that show it.
//!
//! A test shows a behaviour by its name: `b2_14_…` shows 2.14, `n1_…` shows N1. One row a behaviour:
//! *works* when a test shows it and nothing is missing, *partly* when something is (said which),
//! *not* when no test shows it. Whether those tests pass is for the suite to say: the page is checked
//! in the same run, so a page that stands has tests that pass.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, ensure};
use testkit::without;

/// Number, a few words, and what is still missing where something is.
const TABLE: &str = include_str!("behaviours/table.csv");
const PAGE: &str = "docs/behaviours.md";

/// Writes the page.
pub fn run() -> anyhow::Result<ExitCode> {
    let root = without::root();
    let page = page(&root)?;
    std::fs::write(root.join(PAGE), &page)?;
    println!("{}", page.lines().nth(2).unwrap_or_default());
    Ok(ExitCode::SUCCESS)
}

/// Whether the page says what the tests say.
pub fn check() -> anyhow::Result<ExitCode> {
    let root = without::root();
    let written = std::fs::read_to_string(root.join(PAGE)).unwrap_or_default();
    if written == page(&root)? {
        println!("{PAGE}: as the tests say");
        return Ok(ExitCode::SUCCESS);
    }
    println!("{PAGE}: not as the tests say; run “cargo xtask behaviours” and commit it");
    Ok(ExitCode::FAILURE)
}

struct Row {
    number: &'static str,
    words: &'static str,
    missing: &'static str,
    tests: Vec<String>,
}

impl Row {
    fn state(&self) -> &'static str {
        match (self.tests.is_empty(), self.missing.is_empty()) {
            (true, true) => "not",
            (false, true) => "works",
            (_, false) => "partly",
        }
    }
}

fn page(root: &Path) -> anyhow::Result<String> {
    let mut shown = tests(root)?;
    let mut rows = Vec::new();
    for line in TABLE.lines() {
        let mut parts = line.splitn(3, ';');
        let (number, words, missing) = (parts.next(), parts.next(), parts.next());
        let (Some(number), Some(words), Some(missing)) = (number, words, missing) else {
            anyhow::bail!("a line of behaviours/table.csv has not three parts: {line}");
        };
        rows.push(Row { number, words, missing, tests: shown.remove(number).unwrap_or_default() });
    }
    let strangers: Vec<&String> = shown.keys().collect();
    ensure!(strangers.is_empty(), "tests are named after behaviours that do not exist: {strangers:?}");
    told(&rows)
}

fn told(rows: &[Row]) -> anyhow::Result<String> {
    let (numbered, letters): (Vec<&Row>, Vec<&Row>) =
        rows.iter().partition(|row| row.number.starts_with(|first: char| first.is_ascii_digit()));
    let count = |state: &str| numbered.iter().filter(|row| row.state() == state).count();
    let mut page = String::from("# What works, behaviour by behaviour\n\n");
    writeln!(
        page,
        "Of {} behaviours {} work, {} work partly, {} do not work yet.\n",
        numbered.len(),
        count("works"),
        count("partly"),
        count("not")
    )?;
    page.push_str(
        "Made by `cargo xtask behaviours` from the names of the tests; `./test` runs them, and refuses a\n\
         page that says anything else. The plays among them are in `crates/domain/tests/plays`.\n\n",
    );
    for (title, rows) in [("Behaviours", &numbered), ("The nevers and the always", &letters)] {
        writeln!(page, "## {title}\n\n| | what | state | tests |\n|---|---|---|---|")?;
        for row in rows {
            let missing = if row.missing.is_empty() { String::new() } else { format!(": {}", row.missing) };
            let tests: Vec<String> = row.tests.iter().map(|test| format!("`{test}`")).collect();
            writeln!(
                page,
                "| {} | {} | {}{missing} | {} |",
                row.number,
                row.words,
                row.state(),
                tests.join(" ")
            )?;
        }
        page.push('\n');
    }
    Ok(page.trim_end().to_owned() + "\n")
}

/// The tests by the behaviour that they show.
fn tests(root: &Path) -> anyhow::Result<BTreeMap<String, Vec<String>>> {
    let mut shown: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in sources(&root.join("crates"))? {
        let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        for name in text.split_whitespace().filter_map(test_name) {
            if let Some(number) = number(name) {
                shown.entry(number).or_default().push(name.to_owned());
            }
        }
    }
    for names in shown.values_mut() {
        names.sort();
        names.dedup();
    }
    Ok(shown)
}

/// A word that could be the name of a test: as it stands after `fn`, or in the table of a macro.
fn test_name(word: &str) -> Option<&str> {
    let end = word.find(|letter: char| !(letter.is_ascii_alphanumeric() || letter == '_'));
    let (name, rest) = word.split_at(end.unwrap_or(word.len()));
    (rest.is_empty() || rest.starts_with('(')).then_some(name)
}

/// `b2_14_a_sync_…` → `2.14`; `n1_…` → `N1`.
fn number(name: &str) -> Option<String> {
    let mut parts = name.split('_');
    let first = parts.next()?;
    let (letter, digits) = first.split_at_checked(1)?;
    let plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !plain(digits) {
        return None;
    }
    match letter {
        "b" => {
            let second = parts.next().filter(|second| second.len() == 2 && plain(second))?;
            parts.next()?;
            Some(format!("{digits}.{}", second.parse::<u32>().ok()?))
        }
        "n" | "a" => {
            parts.next()?;
            Some(first.to_uppercase())
        }
        _ => None,
    }
}

fn sources(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::{TABLE, number, test_name};

    #[test]
    fn a_name_tells_its_behaviour() {
        assert_eq!(number("b2_14_a_sync_checks_the_card").as_deref(), Some("2.14"));
        assert_eq!(number("b0_02_a_fixed_person_speaks").as_deref(), Some("0.2"));
        assert_eq!(number("n1_what_is_paid").as_deref(), Some("N1"));
        assert_eq!(number("a3_each_line_says_why").as_deref(), Some("A3"));
        for name in ["b2", "b2_14", "b2_x_y", "a_person", "n_1", "number"] {
            assert_eq!(number(name), None, "{name}");
        }
        assert_eq!(test_name("b2_14_a_sync()"), Some("b2_14_a_sync"));
        assert_eq!(test_name("b2_14_a_sync;"), None);
    }

    #[test]
    fn the_table_names_each_behaviour_once() {
        let numbers: Vec<&str> = TABLE.lines().filter_map(|line| line.split(';').next()).collect();
        let behaviours = numbers.iter().filter(|number| number.contains('.')).count();
        assert_eq!((behaviours, numbers.len()), (108, 120));
        let mut once = numbers.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), numbers.len());
    }
}
