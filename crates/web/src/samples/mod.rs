//! Samples of every context: what the tests render in every language, and what
//! `cargo run -p web --example look` shows. All people and companies are invented.

mod acts;
mod agreements;
pub mod all;
mod contact;
mod disputes;
mod dossier;
mod ledger;
mod lists;
mod office;
mod outbox;
mod relations;
mod reports;
mod timeline;
mod today;

use domain::{Cents, Date};

pub(crate) fn date(text: &str) -> Date {
    text.parse().expect("a day in a sample")
}

pub(crate) fn euro(cents: i64) -> Cents {
    Cents(cents)
}

pub(crate) fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}
