//! The statement line (`:61:`), balances (`:60F:`, `:62F:`) and the account (`:25:`).

use domain::{Cents, Currency, Date};

use crate::figure;
use crate::reference;
use crate::text;

/// `:61:` value date, entry date, mark, amount, code, reference of the customer, of the bank.
#[derive(Debug, PartialEq)]
pub(super) struct StatementLine<'t> {
    pub(super) valued: Option<Date>,
    pub(super) booked: Option<Date>,
    /// Signed: money that came in is positive.
    pub(super) amount: Cents,
    /// The bank takes an earlier entry back (`RC`, `RD`).
    pub(super) reversal: bool,
    pub(super) code: &'t str,
    pub(super) reference: &'t str,
    pub(super) bank_reference: &'t str,
}

/// `None` when there is no amount with its mark in it.
pub(super) fn statement_line(value: &str) -> Option<StatementLine<'_>> {
    let value = value.trim_start();
    let digits = value.bytes().take(10).take_while(u8::is_ascii_digit).count();
    let rest = value.get(digits..).filter(|_| matches!(digits, 6 | 10))?;
    let valued = figure::short_day(value);
    let booked = valued.filter(|_| digits == 10).and_then(|day| figure::nearest_day(&value[6..10], day));
    let (reversal, incoming, rest) = mark(rest)?;
    // The third letter of the currency may stand here.
    let rest = rest.trim_start_matches(|letter: char| letter.is_ascii_uppercase()).trim_start();
    let end = rest.bytes().take_while(|byte| byte.is_ascii_digit() || matches!(byte, b',' | b'.')).count();
    let amount = figure::cents(&rest[..end])?;
    let (code, references) = code(&rest[end..]);
    let (reference, bank_reference) = references.split_once("//").unwrap_or((references, ""));
    Some(StatementLine {
        valued,
        booked: booked.or(valued),
        amount: if incoming { amount } else { -amount },
        reversal,
        code,
        reference: reference.trim(),
        bank_reference: bank_reference.trim(),
    })
}

/// Whether it is a reversal, whether money came in, and what stands behind it.
fn mark(text: &str) -> Option<(bool, bool, &str)> {
    let marks = [
        ("RC", true, false),
        ("RD", true, true),
        ("EC", false, true),
        ("ED", false, false),
        ("C", false, true),
        ("D", false, false),
    ];
    marks.iter().find_map(|(mark, reversal, incoming)| Some((*reversal, *incoming, text.strip_prefix(mark)?)))
}

/// `NTRF`, `N192`, `NOV ` of old files of ING: a letter and three more.
fn code(text: &str) -> (&str, &str) {
    let is_code = text.starts_with(['N', 'F', 'S']);
    match text.get(..4).filter(|_| is_code) {
        Some(code) => (code.trim_end(), &text[4..]),
        None => ("", text),
    }
}

/// `C260305EUR1234,56`.
pub(super) fn balance(value: &str) -> Option<(Date, Currency, Cents)> {
    let incoming = match value.as_bytes().first()? {
        b'C' => true,
        b'D' => false,
        _ => return None,
    };
    let day = figure::short_day(value.get(1..7)?)?;
    let currency = value.get(7..10)?.parse().ok()?;
    let amount = figure::cents(value.get(10..)?)?;
    Some((day, currency, if incoming { amount } else { -amount }))
}

/// `NL50RABO0123456789`, with a currency behind it, behind the name of a bank, or a German bank
/// code and number.
pub(super) fn account(value: &str) -> (Option<String>, Option<Currency>) {
    let value = value.trim();
    let (number, currency) = match value.char_indices().rev().nth(2) {
        Some((at, _)) if ends_with_currency(value, at) => (&value[..at], value[at..].parse().ok()),
        _ => (value, None),
    };
    let number = number.trim();
    let number = match number.split_once('/') {
        Some((bank, own)) if bank.bytes().all(|byte| byte.is_ascii_alphabetic()) => own.trim(),
        _ => number,
    };
    (reference::iban_form(number).or_else(|| text::some(number)), currency)
}

fn ends_with_currency(value: &str, at: usize) -> bool {
    let before = value[..at].chars().next_back();
    value[at..].bytes().all(|byte| byte.is_ascii_uppercase())
        && before.is_some_and(|letter| letter.is_ascii_digit() || letter == ' ')
}

/// `19321/1`; noughts are no number.
pub(super) fn number(value: &str) -> Option<String> {
    let told = text::some(value)?;
    told.bytes().any(|byte| matches!(byte, b'1'..=b'9')).then_some(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_several_banks() {
        let told = |value| {
            let line: StatementLine<'_> = statement_line(value).unwrap();
            let days = [line.valued, line.booked].map(|day| day.unwrap().to_string());
            (days, line.amount.0, line.reversal, line.code, line.reference, line.bank_reference)
        };
        let days = |one: &str, two: &str| [one.to_owned(), two.to_owned()];
        assert_eq!(
            told("1401011229C15000,00NOVBNL11RABO0987654321"),
            (days("2014-01-01", "2013-12-29"), 1_500_000, false, "NOVB", "NL11RABO0987654321", "")
        );
        assert_eq!(
            told("0709040904RCR204,88NRTINONREF//R7"),
            (days("2007-09-04", "2007-09-04"), -20_488, true, "NRTI", "NONREF", "R7")
        );
        assert_eq!(
            told("100722D1,11NGT TMG TANGO"),
            (days("2010-07-22", "2010-07-22"), -111, false, "NGT", "TMG TANGO", "")
        );
        assert_eq!(
            told("2603050305RD7,5N192NONREF"),
            (days("2026-03-05", "2026-03-05"), 750, true, "N192", "NONREF", "")
        );
        for bad in ["", "x", "260305", "260305C", "260305C,N", "260305X1,00", "2603C1,00", "é60305C1"] {
            assert_eq!(statement_line(bad), None, "{bad}");
        }
    }

    #[test]
    fn balances_accounts_and_numbers() {
        let (day, currency, amount) = balance("D121123EUR01000,").unwrap();
        assert_eq!((day.to_string().as_str(), currency.code(), amount.0), ("2012-11-23", "EUR", -100_000));
        let told = |value| account(value).0.unwrap();
        assert_eq!(told("NL62INGB0006868686EUR"), "NL62INGB0006868686");
        assert_eq!(told("NL34RABO0142623393 EUR"), "NL34RABO0142623393");
        assert_eq!(told("TRIODOSBANK/0666666666"), "0666666666");
        assert_eq!(told("51210600/9223382012EUR"), "51210600/9223382012");
        assert_eq!(account("123456789USD").1.unwrap().code(), "USD");
        assert_eq!(account(" ").0, None);
        assert_eq!((number("00004/00001").as_deref(), number("00000")), (Some("00004/00001"), None));
    }
}
