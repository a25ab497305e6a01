//! Tables of a bank that hold no payments of customers: cards, balances, and banks whose tables we
//! do not read. A person should hear which file it is.

use super::cells::Cells;
use crate::figure;
use crate::reference;
use crate::refusal::Refusal;

/// Words in a column that only the table of a card has.
const CARD: [&str; 12] = [
    "creditcard",
    "credit card",
    "kaartnummer",
    "card number",
    "naam op kaart",
    "card member",
    "cardholder",
    "kaarthouder",
    "card holder",
    "kaartnaam",
    "pasnummer",
    "laatste 4 cijfers",
];

const DAYS: [&str; 3] = ["datum", "date", "dag"];
const AMOUNTS: [&str; 10] =
    ["bedrag", "amount", "debet", "credit", "af", "bij", "mutatie", "af bij", "debit", "creditdebet"];
const BALANCES: [&str; 6] = ["saldo", "boeksaldo", "eindsaldo", "balance", "closing balance", "valutasaldo"];
const ACCOUNTS: [&str; 8] = [
    "rekening",
    "rekeningnummer",
    "iban",
    "account",
    "account number",
    "iban/bban",
    "accountnumber",
    "rekening iban",
];

/// Columns that only this bank's table has.
const BANKS: [(&str, &[&str]); 5] = [
    ("Revolut", &["type", "product", "started date", "completed date"]),
    ("Wise", &["transferwise id"]),
    ("PayPal", &["tijdzone", "naam", "type", "status", "valuta"]),
    ("PayPal", &["timezone", "name", "type", "status", "currency"]),
    ("N26", &["payee", "transaction type", "payment reference", "amount (eur)"]),
];

pub(super) fn by_header(names: &[String], below: &[&str], delimiter: u8) -> Option<Refusal> {
    let begins = |words: &[&str]| names.iter().any(|name| words.iter().any(|word| name.starts_with(word)));
    let is = |words: &[&str]| names.iter().any(|name| words.contains(&name.as_str()));
    let holds = |words: &[&str]| names.iter().any(|name| words.iter().any(|word| name.contains(word)));
    if holds(&CARD)
        && holds(&DAYS)
        && begins(&AMOUNTS)
        && !holds(&["factuur", "invoice", "tegenrekening iban/"])
    {
        return Some(Refusal::CreditCardTable);
    }
    let has = |columns: &[&str]| columns.iter().all(|column| names.iter().any(|name| name == column));
    if let Some((bank, _)) = BANKS.iter().find(|(_, columns)| has(columns)) {
        return Some(Refusal::BankTable { bank: Some(bank) });
    }
    let balances = begins(&BALANCES) && is(&ACCOUNTS) && !begins(&AMOUNTS);
    (balances && first_row_is_balance(names, below, delimiter)).then_some(Refusal::BalanceList)
}

/// An account and an amount in the columns that promise them: no header of something else.
fn first_row_is_balance(names: &[String], below: &[&str], delimiter: u8) -> bool {
    let Some(row) = below.iter().find(|line| !line.trim().is_empty()) else { return false };
    let mut cells = Cells::default();
    cells.split(row, delimiter, b'"');
    let holds = |words: &[&str], test: fn(&str) -> bool| {
        names
            .iter()
            .enumerate()
            .any(|(at, name)| words.iter().any(|word| name.starts_with(word)) && test(cells.get(row, at)))
    };
    holds(&ACCOUNTS, |cell| reference::iban_form(cell).is_some())
        && holds(&BALANCES, |cell| figure::cents(cell).is_some())
}
