//! How pages speak: every word, amount and date on a page comes through [`Say`].
//!
//! Not here: letters and messages to customers (room `text`); the reading of what people type
//! (module `entry`).
//! Invariant: no template holds a word of a language itself, and no page mixes two languages.

use std::fmt::Display;
use std::sync::LazyLock;

use crate::given::{Count, Given};
use domain::{Cents, Channel, Currency, Date, Language};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

type Words = FluentBundle<FluentResource>;

static DUTCH: LazyLock<Words> =
    LazyLock::new(|| load("nl-NL", include_str!("../../text/locales/nl/web.ftl")));
static ENGLISH: LazyLock<Words> =
    LazyLock::new(|| load("en-GB", include_str!("../../text/locales/en/web.ftl")));

/// The voice of one page, in the language of the person who reads it.
#[derive(Clone, Copy)]
pub struct Say {
    words: &'static Words,
    pub language: Language,
}

impl Say {
    pub fn new(language: Language) -> Say {
        let words = match language {
            Language::Nl => &*DUTCH,
            Language::En => &*ENGLISH,
        };
        Say { words, language }
    }

    /// The words under a key. An unknown key shows itself; a test finds each of them.
    pub fn t(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// The words under a key that depend on a number, `{ $n }`.
    pub fn n(&self, key: &str, n: impl Count) -> String {
        let mut args = FluentArgs::new();
        args.set("n", FluentValue::from(n.count()));
        self.format(key, Some(&args))
    }

    /// The words under a key with one value filled in.
    pub fn with(&self, key: &str, name: &'static str, value: impl Display) -> String {
        let mut args = FluentArgs::new();
        args.set(name, value.to_string());
        self.format(key, Some(&args))
    }

    /// The words under a key with two values filled in.
    pub fn with2(
        &self,
        key: &str,
        name: &'static str,
        value: impl Display,
        name2: &'static str,
        value2: impl Display,
    ) -> String {
        let mut args = FluentArgs::new();
        args.set(name, value.to_string());
        args.set(name2, value2.to_string());
        self.format(key, Some(&args))
    }

    /// The word for a value of one of the domain's enumerations, under `what-word`.
    pub fn name(&self, what: &str, word: impl Display) -> String {
        self.t(&format!("{what}-{word}"))
    }

    pub fn channel(&self, channel: impl Given<Channel>) -> String {
        self.name("channel", channel.given())
    }

    /// `€ 1.234,56` or `€1,234.56`, with a space that does not break.
    pub fn money(&self, amount: impl Given<Cents>) -> String {
        self.money_in(amount, Currency::EUR)
    }

    pub fn money_in(&self, amount: impl Given<Cents>, currency: impl Given<Currency>) -> String {
        let (amount, currency) = (amount.given(), currency.given());
        let sign = if amount.0 < 0 { "-" } else { "" };
        let cents = amount.0.unsigned_abs();
        let (thousands, decimals) = match self.language {
            Language::Nl => ('.', ','),
            Language::En => (',', '.'),
        };
        let figures = format!(
            "{}{decimals}{:02}",
            grouped(cents / 100, thousands),
            cents % 100
        );
        let symbol = if currency == Currency::EUR {
            "€"
        } else {
            currency.code()
        };
        match self.language {
            Language::Nl => format!("{symbol}\u{a0}{sign}{figures}"),
            Language::En if symbol == "€" => format!("{sign}€{figures}"),
            Language::En => format!("{symbol}\u{a0}{sign}{figures}"),
        }
    }

    /// For tables: `07-03-2026`; English `7 Mar 2026`.
    pub fn date(&self, date: impl Given<Date>) -> String {
        let date = date.given();
        let civil = date.civil();
        match self.language {
            Language::Nl => {
                format!(
                    "{:02}-{:02}-{:04}",
                    civil.day(),
                    civil.month(),
                    civil.year()
                )
            }
            Language::En => {
                format!(
                    "{}\u{a0}{}\u{a0}{}",
                    civil.day(),
                    self.month_short(date),
                    civil.year()
                )
            }
        }
    }

    /// For lists: `za 7 mrt`.
    pub fn day(&self, date: impl Given<Date>) -> String {
        let date = date.given();
        let weekday = self.t(&format!("weekday-short-{}", date.weekday() as u8 + 1));
        format!(
            "{weekday}\u{a0}{}\u{a0}{}",
            date.civil().day(),
            self.month_short(date)
        )
    }

    /// For deadlines and headings: `vrijdag 13 maart 2026`.
    pub fn long_day(&self, date: impl Given<Date>) -> String {
        let date = date.given();
        let civil = date.civil();
        let weekday = self.t(&format!("weekday-{}", date.weekday() as u8 + 1));
        let month = self.t(&format!("month-{}", civil.month()));
        format!("{weekday} {} {month} {}", civil.day(), civil.year())
    }

    fn month_short(&self, date: Date) -> String {
        self.t(&format!("month-short-{}", date.civil().month()))
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self
            .words
            .get_message(key)
            .and_then(|message| message.value())
        else {
            return format!("[{key}]");
        };
        self.words
            .format_pattern(pattern, args, &mut Vec::new())
            .into_owned()
    }
}

fn grouped(units: u64, separator: char) -> String {
    let digits = units.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

fn load(tag: &str, source: &str) -> Words {
    let resource =
        FluentResource::try_new(source.to_owned()).unwrap_or_else(|(partial, _)| partial);
    let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().expect("a fixed tag")]);
    bundle.set_use_isolating(false);
    bundle.add_resource_overriding(resource);
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_and_days_are_written_as_the_reader_writes_them() {
        let (dutch, english) = (Say::new(Language::Nl), Say::new(Language::En));
        let day: Date = "2026-03-07".parse().unwrap();
        assert_eq!(dutch.money(Cents(123_456)), "€\u{a0}1.234,56");
        assert_eq!(dutch.money(Cents(-1_250)), "€\u{a0}-12,50");
        assert_eq!(english.money(Cents(123_456_789)), "€1,234,567.89");
        assert_eq!(dutch.date(day), "07-03-2026");
        assert_eq!(dutch.day(day), "za\u{a0}7\u{a0}mrt");
        assert_eq!(dutch.long_day(day), "zaterdag 7 maart 2026");
        assert_eq!(english.long_day(day), "Saturday 7 March 2026");
    }

    #[test]
    fn both_languages_have_the_same_keys() {
        let keys = |source: &str| -> std::collections::BTreeSet<String> {
            let is_key = |line: &&str| {
                line.contains(" =") && line.starts_with(|c: char| c.is_ascii_lowercase())
            };
            source
                .lines()
                .filter(is_key)
                .map(|line| line.split(" =").next().unwrap_or("").to_owned())
                .collect()
        };
        let dutch = keys(include_str!("../../text/locales/nl/web.ftl"));
        let english = keys(include_str!("../../text/locales/en/web.ftl"));
        let only_dutch: Vec<_> = dutch.difference(&english).collect();
        let only_english: Vec<_> = english.difference(&dutch).collect();
        assert!(
            only_dutch.is_empty() && only_english.is_empty(),
            "{only_dutch:?} {only_english:?}"
        );
    }
}
