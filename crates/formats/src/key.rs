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

use std::collections::HashMap;

use domain::Cents;

use crate::statement::{Detail, Entry};

/// Numbers the equal entries of one statement.
#[derive(Debug, Default)]
pub(crate) struct Keys {
    seen: HashMap<u128, u32>,
}

impl Keys {
    pub(crate) fn next(&mut self, account: Option<&str>, entry: &Entry) -> String {
        let mut hash = Hash::new();
        hash.add(account.unwrap_or_default());
        hash.number(entry.booked.map_or(i64::MIN, |day| i64::from(day.days_since_1970())));
        hash.number(entry.amount_cents.0);
        hash.add(entry.currency.code());
        match entry.reference.as_deref().filter(|reference| is_telling(reference)) {
            Some(reference) => {
                hash.add("reference");
                hash.add(reference);
            }
            None => {
                hash.add("text");
                add_texts(&mut hash, entry);
            }
        }
        let ordinal = self.seen.entry(hash.0).or_insert(0);
        *ordinal += 1;
        hash.number(i64::from(*ordinal));
        format!("{:032x}", hash.0)
    }
}

/// An amount with a decimal point that money can have; what is beyond a hundred thousand million
/// is a mistake, and sums of it would not fit.
pub(crate) fn plausible(text: &str) -> Option<Cents> {
    const CENTS_MAX: i64 = 10_000_000_000_000;
    Cents::try_from_decimal(text).ok().filter(|amount| amount.0.abs() <= CENTS_MAX)
}

fn is_telling(reference: &str) -> bool {
    let significant = reference.trim_start_matches('0');
    significant.len() > 6 || significant.bytes().any(|byte| !byte.is_ascii_digit())
}

fn add_texts(hash: &mut Hash, entry: &Entry) {
    hash.add(entry.additional.as_deref().unwrap_or_default());
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

/// FNV-1a of 128 bits over letters and digits, with a mark between values. Not for secrets: a
/// payer who could make two of his own payments look equal would only hide his own payment.
struct Hash(u128);

impl Hash {
    const fn new() -> Hash {
        Hash(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }

    fn add(&mut self, text: &str) {
        for byte in text.bytes().filter(|byte| byte.is_ascii_alphanumeric() || *byte > 0x7f) {
            self.byte(byte.to_ascii_uppercase());
        }
        self.byte(0);
    }

    fn number(&mut self, number: i64) {
        number.to_be_bytes().into_iter().for_each(|byte| self.byte(byte));
    }

    fn byte(&mut self, byte: u8) {
        self.0 = (self.0 ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
    }
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
        entries.iter().map(|entry| keys.next(Some("NL44RABO0123456789"), entry)).collect()
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
        assert_eq!(keys(&[entry(None, "huur")])[0], "cb686073c5e7a4b27c3aa7235f74b166");
    }
}
