//! Both languages have the same keys, and every word of the domain has words.

use std::collections::BTreeSet;

use domain::{Because, Date, Why};

use super::*;
use crate::{Call, Letter, Placeholder, Voice};

fn keys(files: &[(&str, &'static str)]) -> BTreeSet<&'static str> {
    let lines = files.iter().flat_map(|(_, source)| source.lines());
    let keys = lines.filter_map(|line| line.split_once('=').map(|(key, _)| key.trim_end()));
    keys.filter(|key| key.starts_with(|first: char| first.is_ascii_lowercase())).collect()
}

/// The variables that each message names.
fn variables(files: &[(&str, &'static str)]) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for (_, source) in files {
        let mut key = "";
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) =
                line.split_once('=').filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
            {
                key = name.trim_end();
            }
            for piece in line.split('$').skip(1) {
                let name: String =
                    piece.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
                found.insert((key.to_owned(), name));
            }
        }
    }
    found
}

#[test]
fn both_languages_are_read_without_a_problem() {
    for language in [Language::Nl, Language::En] {
        let problems = Words::load(language).err().unwrap_or_default();
        assert_eq!(problems, [], "{language}");
    }
}

#[test]
fn both_languages_have_the_same_keys_and_variables() {
    let (dutch, english) = (keys(NL), keys(EN));
    let apart: Vec<_> = dutch.symmetric_difference(&english).collect();
    assert!(apart.is_empty(), "only in one language: {apart:?}");
    assert!(dutch.len() > 300);
    let (dutch, english) = (variables(NL), variables(EN));
    let apart: Vec<_> = dutch.symmetric_difference(&english).collect();
    assert!(apart.is_empty(), "variables only in one language: {apart:?}");
}

#[test]
fn every_word_of_the_domain_has_words() {
    use domain::agreement::{ArrangementState, DisputeOutcome, PauseKind, PromiseState, StopWhy};
    fn prefixed(kind: &str, words: impl Iterator<Item = &'static str>) -> Vec<String> {
        words.map(|word| format!("{kind}-{word}")).collect()
    }
    macro_rules! all {
        ($kind:literal, $name:ty) => {
            prefixed($kind, <$name>::ALL.iter().map(|value| value.word()))
        };
    }
    let wanted = [
        all!("step", Step),
        all!("hold", Hold),
        all!("task", TaskKind),
        all!("channel", Channel),
        all!("assignee", Assignee),
        all!("because", Why),
        all!("outcome", domain::CallOutcome),
        all!("intent", domain::Intent),
        all!("decided", domain::DecidedOutcome),
        all!("acted", domain::ActKind),
        all!("reason", domain::Reason),
        all!("pause", PauseKind),
        all!("promise", PromiseState),
        all!("arrangement", ArrangementState),
        all!("dispute-outcome", DisputeOutcome),
        all!("process", domain::dispute::ProcessStep),
        all!("department", domain::dispute::Department),
        all!("remedy", domain::dispute::RemedyKind),
        all!("verdict", domain::dispute::Verdict),
        all!("satisfaction", domain::dispute::Satisfaction),
        all!("asked", domain::dispute::Asked),
        all!("side", domain::dispute::Side),
        all!("stage", domain::dispute::Stage),
        all!("ending", domain::dispute::Ending),
        all!("stop", StopWhy),
        all!("style", domain::Style),
        all!("closeness", domain::Closeness),
        all!("kind", domain::CustomerKind),
        all!("collect", domain::Collect),
        all!("language", Language),
        all!("letter", Letter),
        all!("conversation", Call),
        all!("placeholder", Placeholder),
        all!("voice", Voice),
    ];
    for language in [Language::Nl, Language::En] {
        let words = Words::of(language);
        let missing: Vec<&String> = wanted.iter().flatten().filter(|key| !words.has(key)).collect();
        assert!(missing.is_empty(), "{language}: {missing:?}");
    }
    let letters: Vec<String> =
        Letter::ALL.iter().flat_map(|letter| letter.blocks()).map(str::to_owned).collect();
    for block in letters {
        let key = format!("block-{}", block.trim_matches(['[', ']']));
        assert!(Words::of(Language::Nl).has(&key), "{key}");
    }
}

#[test]
fn every_reason_is_a_sentence_with_its_facts() {
    let today: Date = "2026-03-12".parse().unwrap();
    for why in Why::ALL {
        for count in [1, 3] {
            let because = Because { why: *why, date: Some(today.plus_days(1)), count: Some(count) };
            for language in [Language::Nl, Language::En] {
                let sentence = Words::of(language).because(&because, today);
                assert!(sentence.ends_with('.') && !sentence.contains(['{', '⟨', '$']), "{sentence}");
            }
        }
    }
    let promised = Words::of(Language::Nl).because(&Why::Promised.until(today.plus_days(1)), today);
    assert_eq!(promised, "Beloofd voor vrijdag 13 maart.");
    let late = Words::of(Language::Nl).because(&Why::StillOpen.days(1), today);
    assert_eq!(late, "1 dag te laat; vaak is het gewoon vergeten.");
}

#[test]
fn a_missing_word_shows_itself_and_nothing_breaks() {
    assert_eq!(Words::of(Language::Nl).t("no-such-key"), "⟨no-such-key⟩");
    let five = Words::of(Language::Nl).t_args("count-days", &[("count", 5.into())]);
    assert_eq!(five, "5 dagen");
}
