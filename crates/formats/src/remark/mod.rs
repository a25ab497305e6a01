//! What banks write beside an entry, in their dialects: `/CODE/` fields, `?20` subfields, labels,
//! fixed blocks, free text.
//!
//! Not here: the files in which it stands (`mt940`, `bank_csv`), references of the payer
//! (`reference`).
//!
//! Invariant: nothing is lost. What a dialect does not understand is the remittance.

mod blocks;
mod joined;
mod labels;
mod returned;
mod slash;
mod subfields;

pub(crate) use joined::Joined;
pub(crate) use returned::{is_returned, reason_in};

use domain::Date;

use crate::reference::{self, Reference};
use crate::statement::{Counterparty, Entry};
use crate::text;

/// What a text beside an entry says.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Remark {
    pub(crate) name: Option<String>,
    /// IBAN or other number, as it stands.
    pub(crate) account: Option<String>,
    pub(crate) ultimate: Option<String>,
    pub(crate) end_to_end_id: Option<String>,
    pub(crate) mandate_id: Option<String>,
    pub(crate) structured_reference: Option<String>,
    pub(crate) remittance: Option<String>,
    /// The remittance as the bank cut it, when it did.
    pub(crate) parts: Vec<String>,
    pub(crate) return_reason: Option<String>,
    /// The bank says that it took something back or could not carry it out.
    pub(crate) returned: bool,
    pub(crate) batch_count: Option<u32>,
    pub(crate) valued: Option<Date>,
    /// What kind of payment it is, in the words of the bank.
    pub(crate) kind: Option<String>,
}

/// Reads a text that is in one piece: a cell of a table, or lines that were joined.
pub(crate) fn read(joined: &Joined) -> Remark {
    let text = joined.text.trim_start();
    if slash::is_slash(text) {
        return slash::read(joined);
    }
    if subfields::is_subfields(text) {
        return subfields::read(text);
    }
    if labels::is_labelled(text) {
        return labels::read(text);
    }
    Remark { remittance: text::some(text), parts: joined.parts(0..joined.text.len()), ..Remark::default() }
}

/// Reads the fixed columns of ABN AMRO, if it is that.
pub(crate) fn read_blocks(lines: &[&str]) -> Option<Remark> {
    blocks::read(lines)
}

/// Whether a text has subfields: then its lines are joined as they stand.
pub(crate) fn has_subfields(text: &str) -> bool {
    subfields::is_subfields(text)
}

pub(crate) fn has_codes(text: &str) -> bool {
    slash::is_slash(text)
}

impl Remark {
    /// Puts what it says into an entry. What the entry knows already from a field of its own stays.
    pub(crate) fn tell(self, entry: &mut Entry) {
        let party = &mut entry.counterparty;
        party.name = party.name.take().or(self.name);
        party.ultimate = party.ultimate.take().or(self.ultimate);
        if let Some(account) = self.account.filter(|_| party.iban.is_none()) {
            set_account(party, &account);
        }
        entry.end_to_end_id = self.end_to_end_id.or(entry.end_to_end_id.take());
        entry.mandate_id = entry.mandate_id.take().or(self.mandate_id);
        entry.structured_reference = self.structured_reference.or(entry.structured_reference.take());
        entry.remittance = self.remittance;
        entry.remittance_parts = self.parts;
        entry.return_reason = entry.return_reason.take().or(self.return_reason);
        entry.reversal |= self.returned || entry.return_reason.is_some();
        entry.valued = entry.valued.or(self.valued);
        entry.batch_count = entry.batch_count.or(self.batch_count);
        entry.additional = entry.additional.take().or(self.kind);
    }
}

/// An account number becomes an IBAN where it has the form of one; noughts are none.
pub(crate) fn set_account(party: &mut Counterparty, number: &str) {
    if let Some(iban) = reference::iban_form(number) {
        party.iban = Some(iban);
        party.account = None;
    } else if number.bytes().any(|byte| byte != b'0' && byte.is_ascii_alphanumeric()) {
        party.account = text::some(number);
    }
}

/// A reference that the payer or bank gave; `NOTPROVIDED` is none.
pub(crate) fn provided(given: &str) -> Option<String> {
    const NOTHING: [&str; 8] =
        ["NOTPROVIDED", "NOT PROVIDED", "NONREF", "EREF", "PREF", "MARF", "NIET OPGEGEVEN", "-"];
    let given = given.trim_ascii().trim_matches('/').trim_ascii();
    if given.is_empty() || NOTHING.iter().any(|word| given.eq_ignore_ascii_case(word)) {
        return None;
    }
    text::some(given).filter(|given| given.bytes().any(|byte| byte != b'0'))
}

/// The one reference that stands in a free text beyond doubt of form; `None` when there are
/// several, because then only matching can tell which is meant.
pub(crate) fn reference_in(text: &str) -> Option<String> {
    if !may_hold_reference(text) {
        return None;
    }
    let mut found = reference::find(text);
    found.retain(
        |reference| !matches!(reference, Reference::Betalingskenmerk(digits) if is_no_reference(digits)),
    );
    if found.len() != 1 {
        return None;
    }
    Some(match found.remove(0) {
        Reference::Betalingskenmerk(digits) | Reference::Rf(digits) | Reference::Ogm(digits) => digits,
    })
}

/// Noughts that were written over something, and the numbers of iDEAL payments (`0030…`), of which
/// one in eleven has a right check.
fn is_no_reference(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    bytes.iter().all(|byte| *byte == b'0')
        || (digits.starts_with("00") && bytes.get(2) != Some(&b'0') && bytes.get(3) == Some(&b'0'))
}

/// A quick look: twelve digits, or `RF` with a digit behind it.
fn may_hold_reference(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let is_rf = |pair: &[u8]| pair[0].eq_ignore_ascii_case(&b'R') && pair[1].eq_ignore_ascii_case(&b'F');
    digits >= 12 || (digits >= 2 && text.as_bytes().windows(2).any(is_rf))
}

#[cfg(test)]
mod tests;
