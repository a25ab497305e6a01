//! An invoice that names two accounts: a part of it goes to a blocked account (*G-rekening*), as in
//! building and temporary work, where the one who pays answers for the tax of the one who works.
//!
//! Two forms are read: the extension of SI-UBL (a payment means with the name `GACCOUNT`, and
//! payment terms with the amount of each), and plain words in the notes, which most packages
//! write. Two accounts without a word about parts are two accounts to choose from.

use domain::Cents;

use super::means::MeansDraft;
use crate::facts::Part;
use crate::table::amount_in_words;
use crate::text;

/// The name that SI-UBL gives the payment means of the blocked account.
const BLOCKED: &str = "GACCOUNT";
const WORDS: [&str; 5] = ["g-rekening", "g rekening", "g-rek.", "geblokkeerde rekening", "blocked account"];
/// How far behind the word its account and amount stand.
const NEAR: usize = 160;

/// Payment terms: words, and in a split invoice the amount that goes one way.
#[derive(Debug, Default)]
pub(super) struct TermsDraft {
    pub(super) note: Option<String>,
    means: Option<String>,
    amount: Option<Cents>,
}

impl TermsDraft {
    pub(super) fn take(&mut self, path: &str, given: &str) {
        match path {
            "Note" => {
                let note = text::some(given);
                self.note = match (self.note.take(), note) {
                    (Some(before), Some(note)) => Some(format!("{before}\n{note}")),
                    (before, note) => note.or(before),
                };
            }
            "PaymentMeansID" => self.means = text::some(given),
            "Amount" => self.amount = crate::key::plausible(given),
            _ => {}
        }
    }
}

/// The parts of an invoice, empty when it is paid in one.
pub(super) fn parts(means: &[MeansDraft], terms: &[TermsDraft], notes: &[String]) -> Vec<Part> {
    let is_blocked =
        |means: &MeansDraft| means.id.as_deref().is_some_and(|id| id.eq_ignore_ascii_case(BLOCKED));
    let amount_for = |means: &MeansDraft| {
        let id = means.id.as_ref()?;
        terms.iter().find(|terms| terms.means.as_ref() == Some(id))?.amount
    };
    let told = means.iter().any(|one| is_blocked(one) || amount_for(one).is_some());
    if told && means.len() > 1 {
        let part = |one: &MeansDraft| {
            let account = one.account.clone()?;
            Some(Part { account, amount_cents: amount_for(one), blocked: is_blocked(one) })
        };
        return means.iter().filter_map(part).collect();
    }
    let words = notes.iter().chain(terms.iter().filter_map(|terms| terms.note.as_ref()));
    words.filter_map(|words| blocked_in_words(words)).take(1).collect()
}

/// What goes to the other account, where words tell only of the blocked one.
pub(super) fn rest(parts: &[Part], account: Option<&str>, payable: Option<Cents>) -> Option<Part> {
    let [only] = parts else { return None };
    let left = payable? - only.amount_cents.filter(|_| only.blocked)?;
    left.is_positive()
        .then(|| Part {
            account: account.unwrap_or_default().to_owned(),
            amount_cents: Some(left),
            blocked: false,
        })
        .filter(|part| !part.account.is_empty())
}

/// `Waarvan € 300,00 op G-rekening NL…`: the account, and the amount when only one stands near it.
fn blocked_in_words(words: &str) -> Option<Part> {
    let lower = words.to_ascii_lowercase();
    let at = WORDS.iter().filter_map(|word| lower.find(word)).min()?;
    let near: String = words[at..].chars().take(NEAR).collect();
    let account = iban_in(&near)?;
    let before: String = words[..at].chars().rev().take(40).collect();
    let before: String = before.chars().rev().collect();
    let mut amounts = amount_in_words(&near);
    amounts.extend(amount_in_words(&before));
    let amount_cents = match amounts.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    Some(Part { account, amount_cents, blocked: true })
}

/// The first Dutch IBAN, with or without spaces.
fn iban_in(words: &str) -> Option<String> {
    let mut from = 0;
    while let Some(found) = words[from..].find("NL") {
        let rest = &words[from + found..];
        let letters: String = rest.chars().filter(|c| !matches!(c, ' ' | '.' | '\u{a0}')).take(18).collect();
        if let Some(iban) = crate::reference::iban_form(&letters) {
            return Some(iban);
        }
        from += found + 2;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_blocked_account_in_words() {
        let part = |words: &str| blocked_in_words(words).map(|part| (part.account, part.amount_cents));
        let iban = || "NL12INGB0990000001".to_owned();
        let cases = [
            ("G-rekening: NL12 INGB 0990 0000 01, € 300,00", Some((iban(), Some(Cents(30_000))))),
            ("Waarvan € 300,00 op onze G-rekening NL12INGB0990000001.", Some((iban(), Some(Cents(30_000))))),
            ("G-rekening NL12INGB0990000001: € 300,00, rest € 910,00", Some((iban(), None))),
            ("G-rekening op aanvraag", None),
            ("Rekening NL12INGB0990000001", None),
            ("é G-rekening NL é NL12INGB0990000001", Some((iban(), None))),
        ];
        for (words, expected) in cases {
            assert_eq!(part(words), expected, "{words}");
        }
    }
}
