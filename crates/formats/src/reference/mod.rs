//! Numbers with a check: the Dutch *betalingskenmerk*, the RF reference of ISO 11649, the Belgian
//! OGM, and the IBAN.
//!
//! Not here: finding the invoice that a reference belongs to. A valid betalingskenmerk is a weak
//! proof (two of eleven remainders share digits): never match on its check alone.

mod betalingskenmerk;
mod iban;
mod ogm;
mod rf;

pub use betalingskenmerk::{betalingskenmerk_for, is_betalingskenmerk};
pub use iban::{iban_form, is_iban};
pub use ogm::{is_ogm, ogm_for};
pub use rf::{is_rf, rf_for};

/// A payment reference whose check is right.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reference {
    /// Digits only.
    Betalingskenmerk(String),
    /// Upper case, without spaces.
    Rf(String),
    /// Twelve digits.
    Ogm(String),
}

/// What a whole text is, when it is a reference and nothing else. An RF reference and an OGM are
/// told by their form; any other digits count as betalingskenmerk when their check is right.
pub fn recognise(text: &str) -> Option<Reference> {
    let compact = crate::text::compact(text);
    if is_rf(&compact) {
        return Some(Reference::Rf(compact));
    }
    if text.trim().starts_with(['+', '*']) && is_ogm(text) {
        return Some(Reference::Ogm(compact));
    }
    let only_digits = text.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '.' | '-'));
    (only_digits && is_betalingskenmerk(&compact)).then_some(Reference::Betalingskenmerk(compact))
}

/// Every reference in a text whose form leaves little doubt: RF references, OGMs between `+++`,
/// and betalingskenmerken of sixteen digits, alone or in four groups.
pub fn find(text: &str) -> Vec<Reference> {
    // Slashes part words, except inside an OGM.
    let words: Vec<&str> = text
        .split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '+' | '*' | '/'))
        .flat_map(|word| match word.starts_with(['+', '*']) {
            true => vec![word],
            false => word.split('/').collect(),
        })
        .filter(|word| !word.is_empty())
        .collect();
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        if is_rf(word) {
            found.push(Reference::Rf(crate::text::compact(word)));
        } else if word.starts_with(['+', '*']) && is_ogm(word) {
            found.push(Reference::Ogm(crate::text::compact(word)));
        } else if word.len() == 16 && is_betalingskenmerk(word) {
            found.push(Reference::Betalingskenmerk((*word).to_owned()));
        } else if let Some(group) = words.get(index..index + 4)
            && group.iter().all(|part| part.len() == 4)
            && is_betalingskenmerk(&group.concat())
        {
            found.push(Reference::Betalingskenmerk(group.concat()));
        }
    }
    found.extend(spaced_rf(&words));
    found.sort();
    found.dedup();
    found
}

/// `RF18 5390 0754 7034`: groups of four behind an `RF` with its check digits.
fn spaced_rf(words: &[&str]) -> Vec<Reference> {
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        if word.len() != 4 || !word.to_ascii_uppercase().starts_with("RF") {
            continue;
        }
        let mut whole = (*word).to_owned();
        let mut longest = None;
        for next in words.iter().skip(index + 1).take_while(|next| next.len() <= 4).take(6) {
            whole.push_str(next);
            if is_rf(&whole) {
                longest = Some(whole.to_ascii_uppercase());
            }
        }
        found.extend(longest.map(Reference::Rf));
    }
    found
}

/// The remainder of a long decimal number.
fn remainder(digits: &str, by: u32) -> u32 {
    digits.bytes().fold(0, |rest, digit| (rest * 10 + u32::from(digit - b'0')) % by)
}

/// The remainder by 97 with letters as 10 to 35 (ISO 7064).
fn remainder_97(text: &str) -> Option<u32> {
    text.chars().try_fold(0_u32, |rest, letter| {
        let value = letter.to_digit(36)?;
        Some(if value < 10 { (rest * 10 + value) % 97 } else { (rest * 100 + value) % 97 })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_found_in_what_payers_write() {
        let cases = [
            ("fact 2026-17 RF18539007547034", vec![Reference::Rf("RF18539007547034".into())]),
            ("rf18 5390 0754 7034", vec![Reference::Rf("RF18539007547034".into())]),
            ("/REMI/5000056789012345/X", vec![Reference::Betalingskenmerk("5000056789012345".into())]),
            ("5000 0567 8901 2345 dank", vec![Reference::Betalingskenmerk("5000056789012345".into())]),
            ("+++123/4567/89002+++", vec![Reference::Ogm("123456789002".into())]),
            ("factuur 20260042, 1210,00", vec![]),
        ];
        for (text, expected) in cases {
            assert_eq!(find(text), expected, "{text}");
        }
    }

    #[test]
    fn a_whole_text_is_recognised() {
        assert!(matches!(recognise("5000 0567 8901 2345"), Some(Reference::Betalingskenmerk(_))));
        assert!(matches!(recognise("RF18 5390 0754 7034"), Some(Reference::Rf(_))));
        assert!(matches!(recognise("+++000/0000/00101+++"), Some(Reference::Ogm(_))));
        assert_eq!(recognise("2015 0483 0000 0000"), None);
        assert_eq!(recognise("Deb. 10202 / Fact. 12115118"), None);
    }
}
