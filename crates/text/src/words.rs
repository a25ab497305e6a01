//! The words of the interface, in Fluent: `locales/<language>/*.ftl`.
//!
//! Not here: what customers receive (letters). Invariants: both languages have the same keys, and
//! no key stands in two files (tests hold both). A key that does not exist shows itself between
//! `⟨ ⟩`: a page with a missing word still works.

use std::sync::OnceLock;

use domain::{Assignee, Because, Channel, Date, Hold, Language, Step, TaskKind};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use crate::forms::date_near;

/// A value for `{ $name }` in a word: `"text".into()`, `3.into()`, `count.into()`.
pub use fluent_bundle::FluentValue as WordValue;

/// Files of one language, in the order in which they are read: (name, content).
const NL: &[(&str, &str)] = &[
    ("core.ftl", include_str!("../locales/nl/core.ftl")),
    ("letters.ftl", include_str!("../locales/nl/letters.ftl")),
    ("because.ftl", include_str!("../locales/nl/because.ftl")),
    ("web.ftl", include_str!("../locales/nl/web.ftl")),
    ("matching.ftl", include_str!("../locales/nl/matching.ftl")),
    ("ledger.ftl", include_str!("../locales/nl/ledger.ftl")),
    ("disputes.ftl", include_str!("../locales/nl/disputes.ftl")),
    ("connect.ftl", include_str!("../locales/nl/connect.ftl")),
    ("answer.ftl", include_str!("../locales/nl/answer.ftl")),
    ("arrangements.ftl", include_str!("../locales/nl/arrangements.ftl")),
    ("care.ftl", include_str!("../locales/nl/care.ftl")),
    ("reports.ftl", include_str!("../locales/nl/reports.ftl")),
    ("agreements.ftl", include_str!("../locales/nl/agreements.ftl")),
    ("contact.ftl", include_str!("../locales/nl/contact.ftl")),
];
const EN: &[(&str, &str)] = &[
    ("core.ftl", include_str!("../locales/en/core.ftl")),
    ("letters.ftl", include_str!("../locales/en/letters.ftl")),
    ("because.ftl", include_str!("../locales/en/because.ftl")),
    ("web.ftl", include_str!("../locales/en/web.ftl")),
    ("matching.ftl", include_str!("../locales/en/matching.ftl")),
    ("ledger.ftl", include_str!("../locales/en/ledger.ftl")),
    ("disputes.ftl", include_str!("../locales/en/disputes.ftl")),
    ("connect.ftl", include_str!("../locales/en/connect.ftl")),
    ("answer.ftl", include_str!("../locales/en/answer.ftl")),
    ("arrangements.ftl", include_str!("../locales/en/arrangements.ftl")),
    ("care.ftl", include_str!("../locales/en/care.ftl")),
    ("reports.ftl", include_str!("../locales/en/reports.ftl")),
    ("agreements.ftl", include_str!("../locales/en/agreements.ftl")),
    ("contact.ftl", include_str!("../locales/en/contact.ftl")),
];

/// All words of one language. `Send + Sync`.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

/// Something wrong in a file of words. The tests refuse it; at run time the rest still works.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {what}")]
pub struct WordsProblem {
    pub file: &'static str,
    pub what: String,
}

impl Words {
    /// Reads the words of a language anew.
    ///
    /// # Errors
    /// Every line that cannot be read and every key that stands there twice.
    pub fn load(language: Language) -> Result<Words, Vec<WordsProblem>> {
        let (words, problems) = read(language);
        if problems.is_empty() { Ok(words) } else { Err(problems) }
    }

    /// The words of a language, read once.
    pub fn of(language: Language) -> &'static Words {
        static DUTCH: OnceLock<Words> = OnceLock::new();
        static ENGLISH: OnceLock<Words> = OnceLock::new();
        let place = match language {
            Language::Nl => &DUTCH,
            Language::En => &ENGLISH,
        };
        place.get_or_init(|| read(language).0)
    }

    pub fn language(&self) -> Language {
        self.language
    }

    /// The words of a key.
    pub fn t(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The words of a key with values in them.
    pub fn t_args(&self, key: &str, values: &[(&str, WordValue<'_>)]) -> String {
        let mut args = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            args.set((*name).to_owned(), value.clone());
        }
        self.format(key, Some(&args))
    }

    pub fn has(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    pub fn step(&self, step: Step) -> String {
        self.named("step", step.word())
    }

    pub fn hold(&self, hold: Hold) -> String {
        self.named("hold", hold.word())
    }

    pub fn task(&self, task: TaskKind) -> String {
        self.named("task", task.word())
    }

    pub fn channel(&self, channel: Channel) -> String {
        self.named("channel", channel.word())
    }

    pub fn assignee(&self, assignee: Assignee) -> String {
        self.named("assignee", assignee.word())
    }

    /// Why something is done or not done, in one sentence.
    pub fn because(&self, because: &Because, today: Date) -> String {
        let date = because.date.map(|date| date_near(date, today, self.language)).unwrap_or_default();
        let count = because.count.unwrap_or_default();
        let key = format!("because-{}", because.why.word());
        // Some reasons can stand without a day; they have words for that.
        let undated = format!("{key}-undated");
        let key = if because.date.is_none() && self.has(&undated) { undated } else { key };
        self.t_args(&key, &[("date", date.into()), ("count", count.into())])
    }

    /// The word for a value of an enumeration: `named("outcome", "no_answer")`.
    pub fn named(&self, kind: &str, word: &str) -> String {
        self.t(&format!("{kind}-{word}"))
    }

    fn format(&self, key: &str, args: Option<&FluentArgs>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("⟨{key}⟩");
        };
        self.bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned()
    }
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

fn read(language: Language) -> (Words, Vec<WordsProblem>) {
    let (code, files) = match language {
        Language::Nl => ("nl-NL", NL),
        Language::En => ("en-GB", EN),
    };
    let locale: LanguageIdentifier = code.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // The marks that isolate the direction of values would show up in copied text.
    bundle.set_use_isolating(false);
    let mut problems = Vec::new();
    for (file, source) in files {
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, errors)| {
            problems.extend(errors.iter().map(|error| WordsProblem { file, what: error.to_string() }));
            resource
        });
        if let Err(errors) = bundle.add_resource(resource) {
            problems.extend(errors.iter().map(|error| WordsProblem { file, what: error.to_string() }));
        }
    }
    (Words { language, bundle }, problems)
}

#[cfg(test)]
#[path = "words/tests.rs"]
mod tests;
