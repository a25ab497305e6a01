//! How pages speak: every word, amount and date on a page comes through [`Say`].
//!
//! Not here: the words themselves and their forms (room `text`); the reading of what people type
//! (module `entry`).
//! Invariant: no template holds a word of a language itself, and no page mixes two languages.

use std::fmt::Display;

use domain::{Because, Cents, Channel, Currency, Date, Language};
use text::Words;

use crate::given::{Count, Given};

/// The voice of one page, in the language of the person who reads it.
#[derive(Clone, Copy)]
pub struct Say {
    words: &'static Words,
    pub language: Language,
}

impl Say {
    pub fn new(language: Language) -> Say {
        Say { words: Words::of(language), language }
    }

    /// Nobody is known yet: the language that the browser asks for first.
    pub fn of_headers(headers: &axum::http::HeaderMap) -> Say {
        let asked = headers.get(axum::http::header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Say::new(match asked {
            Some(asked) if asked.starts_with("en") => Language::En,
            _ => Language::Nl,
        })
    }

    /// The words under a key. An unknown key shows itself; a test finds each of them.
    pub fn t(&self, key: &str) -> String {
        self.words.t(key)
    }

    /// The words under a key that depend on a number, `{ $n }`.
    pub fn n(&self, key: &str, n: impl Count) -> String {
        self.words.t_args(key, &[("n", n.count().into())])
    }

    /// The words under a key with one value filled in.
    pub fn with(&self, key: &str, name: &'static str, value: impl Display) -> String {
        self.words.t_args(key, &[(name, value.to_string().into())])
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
        let values = [(name, value.to_string().into()), (name2, value2.to_string().into())];
        self.words.t_args(key, &values)
    }

    /// The words under a key with three values filled in.
    pub fn with3(&self, key: &str, values: [(&'static str, &str); 3]) -> String {
        let values = values.map(|(name, value)| (name, value.into()));
        self.words.t_args(key, &values)
    }

    /// The word for a value of one of the domain's enumerations, under `what-word`.
    pub fn name(&self, what: &str, word: impl Display) -> String {
        self.t(&format!("{what}-{word}"))
    }

    pub fn channel(&self, channel: impl Given<Channel>) -> String {
        self.words.channel(channel.given())
    }

    /// Why something is done or not done, in one sentence.
    pub fn because(&self, because: &Because, today: Date) -> String {
        self.words.because(because, today)
    }

    /// `€ 1.234,56` or `€1,234.56`, with a space that does not break.
    pub fn money(&self, amount: impl Given<Cents>) -> String {
        self.money_in(amount, Currency::EUR)
    }

    pub fn money_in(&self, amount: impl Given<Cents>, currency: impl Given<Currency>) -> String {
        text::money(amount.given(), currency.given(), self.language)
    }

    /// For tables: `07-03-2026`.
    pub fn date(&self, date: impl Given<Date>) -> String {
        text::date_digits(date.given(), self.language)
    }

    /// For lists: `za 7 mrt`.
    pub fn day(&self, date: impl Given<Date>) -> String {
        text::date_short(date.given(), self.language)
    }

    /// For deadlines and headings: `vrijdag 13 maart 2026`.
    pub fn long_day(&self, date: impl Given<Date>) -> String {
        text::date_with_weekday(date.given(), self.language)
    }
}
