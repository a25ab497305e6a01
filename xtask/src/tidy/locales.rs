//! Each language says everything: the same files, and in them the same keys.
//!
//! A folder of locales is one that holds folders named after languages with Fluent files in them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::{Finding, files};

/// Keys of one Fluent file, each with its line.
type Keys = BTreeMap<String, usize>;

pub fn check(root: &Path) -> anyhow::Result<Vec<Finding>> {
    // Folder of locales → file name → language → keys.
    let mut locales: BTreeMap<PathBuf, BTreeMap<String, BTreeMap<String, Keys>>> = BTreeMap::new();
    let mut languages: BTreeMap<PathBuf, BTreeSet<String>> = BTreeMap::new();
    for file in files(root, "crates")? {
        if file.extension().is_none_or(|ending| ending != "ftl") {
            continue;
        }
        let Some((folder, language, name)) = parts(&file) else {
            continue;
        };
        let keys = keys(&std::fs::read_to_string(root.join(&file))?);
        languages.entry(folder.clone()).or_default().insert(language.clone());
        locales.entry(folder).or_default().entry(name).or_default().insert(language, keys);
    }
    let mut findings = Vec::new();
    for (folder, files) in &locales {
        for (name, said) in files {
            findings.extend(compare(folder, name, &languages[folder], said));
        }
    }
    Ok(findings)
}

fn compare(
    folder: &Path,
    name: &str,
    languages: &BTreeSet<String>,
    said: &BTreeMap<String, Keys>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let place = |language: &str| folder.join(language).join(name).display().to_string();
    for language in languages {
        let Some(keys) = said.get(language) else {
            findings.push(Finding::fault(
                place(language),
                "is not there",
                "write it: other languages have this file",
            ));
            continue;
        };
        for (other, others) in said {
            let missing = others.iter().filter(|(key, _)| !keys.contains_key(*key));
            findings.extend(missing.map(|(key, line)| {
                Finding::fault(
                    place(language),
                    format!("`{key}` is missing"),
                    format!("say it as {}:{line} does", place(other)),
                )
            }));
        }
    }
    findings
}

/// `…/locales/nl/letters.ftl` is the folder, the language and the file's name.
fn parts(file: &Path) -> Option<(PathBuf, String, String)> {
    let name = file.file_name()?.to_str()?.to_owned();
    let language = file.parent()?;
    Some((language.parent()?.to_path_buf(), language.file_name()?.to_str()?.to_owned(), name))
}

/// Messages, terms and their attributes (`key.attribute`).
fn keys(text: &str) -> Keys {
    let mut keys = Keys::new();
    let mut message = String::new();
    for (number, line) in text.lines().enumerate() {
        let Some((name, _)) = line.split_once('=') else {
            continue;
        };
        let name = name.trim_end();
        let attribute = name.trim_start().strip_prefix('.').filter(|_| name.starts_with(' '));
        if let Some(attribute) = attribute.filter(|attribute| is_name(attribute)) {
            keys.insert(format!("{message}.{attribute}"), number + 1);
        } else if is_name(name.strip_prefix('-').unwrap_or(name)) {
            message = name.to_owned();
            keys.insert(message.clone(), number + 1);
        }
    }
    keys
}

fn is_name(word: &str) -> bool {
    word.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && word.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_')
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::path::Path;

    use super::{compare, keys, parts};

    #[test]
    fn keys_are_messages_terms_and_attributes() {
        let text = "# a = b\nhello = Dag\n    .title = Titel = ja\n-brand = Bondig\nlong =\n    a line with x = y\n    { $count ->\n        [one] één\n       *[other] meer\n    }\n";
        let keys: Vec<String> = keys(text).into_keys().collect();
        assert_eq!(keys, ["-brand", "hello", "hello.title", "long"]);
    }

    #[test]
    fn what_one_language_says_the_other_says_too() {
        let languages = BTreeSet::from(["en".to_owned(), "nl".to_owned()]);
        let said =
            BTreeMap::from([("en".to_owned(), keys("a = 1\nb = 2\n")), ("nl".to_owned(), keys("a = 1\n"))]);
        let found = compare(Path::new("locales"), "desk.ftl", &languages, &said);
        assert_eq!(found.len(), 1);
        assert_eq!(
            found[0].to_string(),
            "locales/nl/desk.ftl: `b` is missing: say it as locales/en/desk.ftl:2 does"
        );
        let only = BTreeMap::from([("nl".to_owned(), keys("a = 1\n"))]);
        assert!(
            compare(Path::new("locales"), "desk.ftl", &languages, &only)[0]
                .to_string()
                .starts_with("locales/en/desk.ftl: is not there")
        );
    }

    #[test]
    fn the_folder_names_the_language() {
        let (folder, language, name) =
            parts(Path::new("crates/text/locales/nl/desk.ftl")).expect("a whole path");
        assert_eq!(
            (folder.as_path(), language.as_str(), name.as_str()),
            (Path::new("crates/text/locales"), "nl", "desk.ftl")
        );
    }
}
