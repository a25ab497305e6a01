//! The key by which a bank entry is known again, in whatever file it comes.
//!
//! A key is made of account, day, amount, currency and the bank's reference; without a reference
//! that means something, of all texts instead. Equal entries of one statement are numbered: two
//! genuine equal payments stay two, and the same statement read twice gives the same two keys.
//!
//! A bare small number (`0001`) is no reference: some banks count from one in every statement.
//!
//! Invariant: a key depends on the entry and its equals in the statement only, not on the file,
//! its version, its order of statements or its white space. A key, once given, never changes: it
//! stands in databases.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use domain::Cents;

use crate::statement::{Detail, Entry};

/// Numbers the equal entries of one statement. A set of small prints and a list of the repeated
/// ones: a statement of a million entries takes some twenty megabytes here, not a hundred.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    seen: HashSet<u64, BuildHasherDefault<Print>>,
    repeated: HashMap<u128, u32>,
}

/// A print is a hash already.
#[derive(Debug, Default)]
struct Print(u64);

impl Hasher for Print {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.0 = (self.0 << 8) | u64::from(*byte));
    }

    fn write_u64(&mut self, print: u64) {
        self.0 = print;
    }
}

/// What tells entries without a reference apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Witness {
    /// All that is said about it.
    Text,
    /// The balance after it: for tables whose text may be cut.
    Balance(Cents),
}

impl Keys {
    pub(crate) fn next(&mut self, account: Option<&str>, entry: &Entry, witness: Witness) -> String {
        let mut hash = Hash::new();
        hash.add(account.unwrap_or_default());
        hash.number(entry.booked.map_or(i64::MIN, |day| i64::from(day.days_since_1970())));
        hash.number(entry.amount_cents.0);
        hash.add(entry.currency.code());
        match (entry.reference.as_deref().filter(|reference| is_telling(reference)), witness) {
            (Some(reference), _) => {
                hash.add("reference");
                hash.add(reference);
            }
            (None, Witness::Balance(after)) => {
                hash.add("balance");
                hash.number(after.0);
            }
            (None, Witness::Text) => {
                hash.add("text");
                add_texts(&mut hash, entry);
            }
        }
        let ordinal = self.ordinal(hash.finish());
        hash.number(i64::from(ordinal));
        hex(hash.finish())
    }

    fn ordinal(&mut self, print: u128) -> u32 {
        if self.seen.insert(print as u64) {
            return 1;
        }
        let ordinal = self.repeated.entry(print).or_insert(1);
        *ordinal += 1;
        *ordinal
    }
}

/// An amount with a decimal point that money can have; what is beyond a hundred thousand million
/// is a mistake, and sums of it would not fit.
pub(crate) fn plausible(text: &str) -> Option<Cents> {
    const CENTS_MAX: i64 = 10_000_000_000_000;
    if let Some(cents) = usual(text.as_bytes()) {
        return Some(cents);
    }
    Cents::try_from_decimal(text).ok().filter(|amount| amount.0.abs() <= CENTS_MAX)
}

/// `1234.56`: at most ten digits, a point, two digits.
fn usual(text: &[u8]) -> Option<Cents> {
    let at = text.len().checked_sub(3).filter(|at| (1..=10).contains(at) && text[*at] == b'.')?;
    let digits = text[..at].iter().chain(&text[at + 1..]);
    let cents = digits
        .copied()
        .try_fold(0_i64, |sum, byte| byte.is_ascii_digit().then(|| sum * 10 + i64::from(byte - b'0')));
    cents.map(Cents)
}

fn is_telling(reference: &str) -> bool {
    let significant = reference.trim_start_matches('0');
    significant.len() > 6 || significant.bytes().any(|byte| !byte.is_ascii_digit())
}

fn add_texts(hash: &mut Hash, entry: &Entry) {
    hash.add(entry.additional.as_deref().unwrap_or_default());
    if entry.details.is_empty() {
        let party = &entry.counterparty;
        let texts = [
            &party.name,
            &party.iban,
            &party.account,
            &party.ultimate,
            &entry.end_to_end_id,
            &entry.mandate_id,
            &entry.return_reason,
            &entry.structured_reference,
            &entry.remittance,
        ];
        texts.into_iter().for_each(|text| hash.add(text.as_deref().unwrap_or_default()));
    }
    for detail in &entry.details {
        hash.number(detail.amount_cents.map_or(i64::MIN, |amount| amount.0));
        for text in texts(detail) {
            hash.add(text);
        }
    }
}

fn texts(detail: &Detail) -> impl Iterator<Item = &str> {
    let party = &detail.counterparty;
    let single = [
        &party.name,
        &party.iban,
        &party.account,
        &party.ultimate,
        &detail.end_to_end_id,
        &detail.mandate_id,
        &detail.transaction_id,
        &detail.return_reason,
        &detail.additional,
    ];
    let single = single.into_iter().map(|text| text.as_deref().unwrap_or_default());
    let lists = detail.structured_references.iter().chain(&detail.remittance_parts);
    single.chain(lists.map(String::as_str))
}

/// Two multiplying lanes over letters and digits, eight at a time, with a mark between values.
/// Not for secrets: a payer who could make two of his own payments look equal would only hide his
/// own payment.
struct Hash {
    lanes: (u64, u64),
}

impl Hash {
    const fn new() -> Hash {
        Hash { lanes: (0x6c62_272e_07bb_0142, 0x62b8_2175_6295_c58d) }
    }

    fn add(&mut self, text: &str) {
        let (mut word, mut filled) = (0_u64, 0_u32);
        for byte in text.bytes() {
            let letter = TELLING[usize::from(byte)];
            word |= u64::from(letter) << filled;
            filled += u32::from(letter != 0) * 8;
            if filled == 64 {
                self.mix(word);
                (word, filled) = (0, 0);
            }
        }
        // The mark: how much of the last word is filled, in a byte that a letter never has.
        self.mix(word);
        self.mix(0xff00 | u64::from(filled));
    }

    fn number(&mut self, number: i64) {
        self.mix(number as u64);
    }

    fn mix(&mut self, word: u64) {
        let (one, two) = self.lanes;
        let one = (one ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let two = two.wrapping_add(word).wrapping_mul(0xd6e8_feb8_6659_fd93);
        self.lanes = (one ^ (one >> 32), two.rotate_left(29));
    }

    fn finish(&self) -> u128 {
        let (one, two) = self.lanes;
        let last = |lane: u64| (lane ^ (lane >> 31)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (u128::from(last(one)) << 64) | u128::from(last(two))
    }
}

/// What counts of a text: letters as capitals, digits, and everything that is not ASCII. White
/// space and signs are nothing.
const TELLING: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        let letter = byte as u8;
        if letter.is_ascii_alphanumeric() || letter > 0x7f {
            table[byte] = letter.to_ascii_uppercase();
        }
        byte += 1;
    }
    table
};

/// Thirty-two digits.
fn hex(number: u128) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut digits = [0; 32];
    for (byte, pair) in number.to_be_bytes().into_iter().zip(digits.chunks_exact_mut(2)) {
        pair[0] = DIGITS[usize::from(byte >> 4)];
        pair[1] = DIGITS[usize::from(byte & 15)];
    }
    String::from_utf8_lossy(&digits).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(reference: Option<&str>, text: &str) -> Entry {
        let detail = Detail { remittance_parts: vec![text.into()], ..Detail::default() };
        Entry {
            booked: "2026-03-05".parse().ok(),
            amount_cents: Cents(121_000),
            reference: reference.map(str::to_owned),
            details: vec![detail],
            ..Entry::default()
        }
    }

    fn keys(entries: &[Entry]) -> Vec<String> {
        let mut keys = Keys::default();
        entries.iter().map(|entry| keys.next(Some("NL44RABO0123456789"), entry, Witness::Text)).collect()
    }

    #[test]
    fn equal_entries_of_one_statement_stay_two_and_are_known_again() {
        let both = [entry(None, "huur"), entry(None, "huur")];
        let first = keys(&both);
        assert_ne!(first[0], first[1]);
        assert_eq!(keys(&both), first);
        assert_eq!(keys(&both[..1]), first[..1]);
    }

    #[test]
    fn the_banks_reference_wins_over_the_text() {
        let key = |reference, text| keys(&[entry(Some(reference), text)]).remove(0);
        assert_eq!(key("20260125-137113", "a"), key("20260125-137113", "b"));
        assert_ne!(key("20260125-137113", "a"), key("20260125-137114", "a"));
        // Counted from one in every statement: says nothing.
        assert_ne!(key("0001", "a"), key("0001", "b"));
        assert_eq!(key("0001", "a"), key("0002", "a"));
    }

    #[test]
    fn white_space_and_case_are_no_difference() {
        let one = keys(&[entry(None, "Factuur 2026-17")]);
        assert_eq!(one, keys(&[entry(None, "FACTUUR  2026-17")]));
    }

    #[test]
    fn a_key_never_changes() {
        assert_eq!(keys(&[entry(None, "huur")])[0], "f83865a536c2f38fb91595e1d095f26d");
    }
}
