//! Lists of bank transactions and of credit cards, told by their columns: they are no customers
//! and no invoices, and a person should hear which file it is.
//!
//! Not here: reading them.

use super::sheet::Sheet;
use crate::refusal::Refusal;

/// Columns that only this bank's list has, in lower case.
const BANKS: [(&str, &[&str]); 8] = [
    ("ING", &["naam / omschrijving", "af bij"]),
    ("Rabobank", &["iban/bban", "volgnr"]),
    ("bunq", &["datum", "bedrag", "rekening", "tegenrekening", "naam", "omschrijving"]),
    ("bunq", &["date", "amount", "account", "counterparty", "name", "description"]),
    ("Knab", &["transactiedatum", "creditdebet", "tegenrekeningnummer"]),
    ("ABN AMRO", &["accountnumber", "mutationcode", "transactiondate"]),
    ("Revolut", &["type", "product", "started date", "completed date"]),
    ("Wise", &["transferwise id"]),
];

const CARD: [&[&str]; 3] =
    [&["card member"], &["kaartnummer", "transactiedatum"], &["creditcard", "transactiedatum"]];

/// Columns that any list of transactions can have and ours never.
const TRANSACTIONS: [&str; 10] = [
    "tegenrekening",
    "tegenrekening iban",
    "tegenrekening iban/bban",
    "tegenrekeningnummer",
    "naam tegenpartij",
    "af/bij",
    "saldo na mutatie",
    "saldo na trn",
    "counterparty account",
    "counterparty iban",
];

pub(super) fn recognise(sheet: &Sheet) -> Option<Refusal> {
    let rows = sheet.top.iter().chain(sheet.rows.iter().take(3).map(|row| &row.cells));
    for row in rows {
        let names: Vec<String> = row.iter().map(|cell| cell.trim().to_lowercase()).collect();
        let has = |columns: &[&str]| columns.iter().all(|column| names.iter().any(|it| it == column));
        if let Some((bank, _)) = BANKS.iter().find(|(_, columns)| has(columns)) {
            return Some(Refusal::BankTable { bank: Some(bank) });
        }
        if CARD.iter().any(|columns| has(columns)) {
            return Some(Refusal::CreditCardTable);
        }
        if TRANSACTIONS.iter().any(|column| has(&[column])) {
            return Some(Refusal::BankTable { bank: None });
        }
    }
    let first = sheet.top.first().or_else(|| sheet.rows.first().map(|row| &row.cells))?;
    without_header(first).map(|bank| Refusal::BankTable { bank: Some(bank) })
}

/// ABN AMRO's TAB and the list of ASN, SNS and RegioBank have no header.
fn without_header(cells: &[String]) -> Option<&'static str> {
    let cell = |index: usize| cells.get(index).map_or("", |cell| cell.trim());
    let is_digits =
        |text: &str, length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_currency = |text: &str| text.parse::<domain::Currency>().is_ok();
    if cells.len() == 8 && is_currency(cell(1)) && is_digits(cell(2), 8) && is_digits(cell(5), 8) {
        return Some("ABN AMRO");
    }
    let day = super::read_date(cell(0), super::DateOrder::DayFirst);
    let own = crate::reference::iban_form(cell(1));
    (cells.len() >= 17 && day.is_some() && own.is_some()).then_some("ASN, SNS of RegioBank")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<Refusal> {
        recognise(&Sheet::open(text).unwrap())
    }

    #[test]
    fn lists_of_transactions_are_told() {
        let bank = |bank| Some(Refusal::BankTable { bank });
        let ing = "\"Datum\";\"Naam / Omschrijving\";\"Rekening\";\"Tegenrekening\";\"Code\";\"Af Bij\"\n";
        assert_eq!(told(ing), bank(Some("ING")));
        assert_eq!(
            told("KNAB EXPORT;;\nRekeningnummer;Transactiedatum;CreditDebet;Tegenrekeningnummer\n"),
            bank(Some("Knab"))
        );
        assert_eq!(
            told("123456789\tEUR\t20261118\t1000,00\t2210,00\t20261118\t1210,00\tx\n"),
            bank(Some("ABN AMRO"))
        );
        assert_eq!(told("Datum;Tegenrekening;Bedrag\n"), bank(None));
        assert_eq!(told("Kaartnummer;Transactiedatum;Bedrag\n"), Some(Refusal::CreditCardTable));
        assert_eq!(told("Naam;Factuurnummer;Bedrag;IBAN\n"), None);
    }
}
