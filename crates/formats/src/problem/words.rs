//! The sentences of problems, in Dutch and English: what is wrong, and what to do.

mod dutch;
mod english;

use domain::{Cents, Language};

use super::ProblemKind;

pub(super) fn render(kind: &ProblemKind, language: Language) -> (String, String) {
    match language {
        Language::Nl => dutch::sentences(kind),
        Language::En => english::sentences(kind),
    }
}

/// An amount without its currency: these sentences stand beside the entry that has it.
fn money(amount: Cents) -> String {
    amount.to_decimal()
}

fn many(count: usize, one: &str, more: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {more}") }
}
