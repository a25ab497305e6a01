//! One entry (`:61:` with its `:86:`), while its lines come.

use domain::Currency;

use super::free;
use super::line::{StatementLine, statement_line};
use crate::problem::ProblemKind;
use crate::reference;
use crate::remark::{self, Joined, provided, set_account};
use crate::statement::Entry;
use crate::text;

/// The lines of the open entry. The room for them is used again for the next one.
#[derive(Default)]
pub(super) struct EntryDraft {
    pub(super) line: u64,
    /// Entries that were whole.
    pub(super) count: u64,
    /// All lines as they stand.
    raw: String,
    pieces: Vec<Piece>,
    joined: Joined,
}

/// A line without its tag, as bytes of the raw text.
#[derive(Clone, Copy)]
struct Piece {
    kind: Kind,
    start: usize,
    end: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Statement,
    Information,
}

impl EntryDraft {
    pub(super) fn begin(&mut self, line: &str, value: &str, number: u64) {
        self.line = number;
        self.raw.clear();
        self.pieces.clear();
        self.push(Kind::Statement, line, value.len());
    }

    pub(super) fn push_information(&mut self, line: &str, value: &str) {
        self.push(Kind::Information, line, value.len());
    }

    /// A line without a tag goes on with what the line before it was.
    pub(super) fn push_text(&mut self, line: &str) {
        let kind = self.pieces.last().map_or(Kind::Statement, |piece| piece.kind);
        self.push(kind, line, line.len());
    }

    fn push(&mut self, kind: Kind, line: &str, value: usize) {
        if !self.raw.is_empty() {
            self.raw.push('\n');
        }
        self.raw.push_str(line);
        let end = self.raw.len();
        self.pieces.push(Piece { kind, start: end - value, end });
    }

    /// The entry without its key.
    pub(super) fn finish(&mut self, currency: Currency) -> Result<Entry, ProblemKind> {
        let of = |kind: Kind| {
            let chosen = self.pieces.iter().filter(move |piece| piece.kind == kind);
            chosen.map(|piece| &self.raw[piece.start..piece.end])
        };
        let mut own = of(Kind::Statement);
        let first = own.next().unwrap_or_default();
        let glued;
        let (line, more): (_, Vec<&str>) = match statement_line(first) {
            Some(line) => (Some(line), own.collect()),
            // The line itself was cut in two.
            None => {
                glued = [first, own.next().unwrap_or_default()].concat();
                (statement_line(&glued), own.collect())
            }
        };
        let Some(line) = line else {
            return Err(ProblemKind::EntryWithoutAmount { given: Some(text::quote(first)) });
        };
        let information: Vec<&str> = of(Kind::Information).collect();
        let mut entry = Entry {
            booked: line.booked,
            valued: line.valued,
            amount_cents: line.amount,
            currency,
            reversal: line.reversal || line.code.ends_with("RTI") || line.code.ends_with("STO"),
            transaction_code: text::some(line.code),
            reference: provided(line.bank_reference),
            ..Entry::default()
        };
        free::read(&information, &mut self.joined).tell(&mut entry);
        take_supplement(&mut entry, &more);
        take_reference(&mut entry, &line);
        if entry.reversal && entry.return_reason.is_none() {
            entry.return_reason = remark::reason_in(&self.joined.text);
        }
        if entry.structured_reference.is_none() {
            entry.structured_reference = entry.remittance.as_deref().and_then(remark::reference_in);
        }
        entry.raw = text::keep_lines(&self.raw).into_owned();
        self.count += 1;
        Ok(entry)
    }
}

/// What stands between the line and its text: the account of Rabobank, the code of ING, the name
/// of SNS and ASN.
fn take_supplement(entry: &mut Entry, lines: &[&str]) {
    for line in lines.iter().map(|line| line.trim()) {
        let party = &mut entry.counterparty;
        if let Some(code) = line.strip_prefix("/TRCD/") {
            let code = code.trim_end_matches('/');
            let own = entry.transaction_code.take().unwrap_or_default();
            entry.transaction_code = text::some(&format!("{own}/{code}"));
        } else if is_account(line) {
            if party.iban.is_none() && party.account.is_none() {
                set_account(party, line);
            }
        } else if party.name.is_none() && !line.starts_with('/') {
            party.name = text::some(line);
        }
    }
}

/// The reference of the customer: an account, a betalingskenmerk, or what the payer gave.
fn take_reference(entry: &mut Entry, line: &StatementLine<'_>) {
    let Some(given) = provided(line.reference) else { return };
    let party = &mut entry.counterparty;
    if is_account(&given) {
        if party.iban.is_none() && party.account.is_none() {
            set_account(party, &given);
        }
    } else if is_betalingskenmerk(&given) || reference::recognise(&given).is_some() {
        entry.structured_reference = entry.structured_reference.take().or(Some(given));
    } else if given.chars().any(|letter| letter.is_ascii_alphanumeric()) && !given.ends_with('+') {
        entry.end_to_end_id = entry.end_to_end_id.take().or(Some(given));
    }
}

/// Sixteen digits: ING puts nothing else there, whether its check is right or not.
fn is_betalingskenmerk(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// An IBAN, an old number of ten digits, or a giro number with its `P`.
fn is_account(text: &str) -> bool {
    let number = text.strip_prefix('P').unwrap_or(text);
    let old = matches!(number.len(), 9 | 10) && number.bytes().all(|byte| byte.is_ascii_digit());
    old || reference::iban_form(text).is_some()
}
