//! The columns of each bank, under every name that it has given them over the years.

use super::layout::Bank;
use crate::figure;
use crate::reference;

/// What a column means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Account,
    Currency,
    Booked,
    Valued,
    Amount,
    /// Af or Bij, D or C.
    Direction,
    BalanceBefore,
    BalanceAfter,
    OtherAccount,
    OtherName,
    Ultimate,
    /// A code of the bank, like `GT` or `ei`.
    Code,
    /// What it is in words.
    Kind,
    Mandate,
    EndToEnd,
    Structured,
    /// Several columns may be text.
    Text,
    Reason,
    /// The bank's own number of the entry, unique for the account.
    Reference,
    /// A number that is unique on its day.
    DayReference,
}

impl Role {
    /// A row that lacks it is no row.
    pub(super) fn is_needed(self) -> bool {
        matches!(self, Role::Booked | Role::Amount | Role::Direction | Role::OtherName | Role::Text)
    }
}

pub(super) struct Profile {
    pub(super) bank: Bank,
    /// Any of these sets shows that it is this bank.
    signs: &'static [&'static [&'static str]],
    columns: &'static [(Role, &'static [&'static str])],
}

impl Profile {
    /// Which column means what: of several names for the same, the first that is there; of text
    /// all of them, in the order of the table.
    pub(super) fn columns(&self, names: &[String]) -> Vec<(Role, usize)> {
        let mut columns = Vec::new();
        for (role, own) in self.columns {
            let mut found = own
                .iter()
                .filter_map(|wanted| names.iter().position(|name| name == wanted))
                .collect::<Vec<_>>();
            if *role == Role::Text {
                found.sort_unstable();
            } else {
                found.truncate(1);
            }
            columns.extend(found.into_iter().map(|at| (*role, at)));
        }
        columns
    }
}

pub(super) fn by_header(names: &[String]) -> Option<&'static Profile> {
    let has = |sign: &&[&str]| sign.iter().all(|wanted| names.iter().any(|name| name == wanted));
    PROFILES.iter().find(|profile| profile.signs.iter().any(has))
}

/// By the first row of a table without a header.
pub(super) fn by_shape(row: &[&str]) -> Option<(Bank, &'static [(Role, usize)])> {
    let cell = |at: usize| row.get(at).copied().unwrap_or_default();
    let eight = |at: usize| cell(at).len() == 8 && figure::long_day(cell(at)).is_some();
    let day = |at: usize| cell(at).len() == 10 && figure::long_day(cell(at)).is_some();
    let currency = |at: usize| cell(at).len() == 3 && cell(at).bytes().all(|byte| byte.is_ascii_uppercase());
    let amount = |at: usize| figure::cents(cell(at)).is_some();
    let account = |at: usize| reference::iban_form(cell(at)).is_some();
    if row.len() >= 8 && currency(1) && eight(2) && amount(3) && amount(4) && eight(5) && amount(6) {
        return Some((Bank::AbnAmro, ABN_AMRO));
    }
    if row.len() >= 18 && day(0) && account(1) && currency(7) && currency(9) && amount(10) {
        return Some((Bank::Asn, ASN));
    }
    if row.len() >= 11 && currency(1) && eight(2) && matches!(cell(3), "C" | "D") && amount(4) && eight(7) {
        return Some((Bank::Rabobank, RABOBANK_2013));
    }
    let spoken = matches!(cell(3), "Debet" | "Credit");
    (row.len() >= 8 && day(0) && account(1) && amount(2) && spoken).then_some((Bank::Triodos, TRIODOS))
}

use Role as R;

const ABN_AMRO: &[(Role, usize)] = &[
    (R::Account, 0),
    (R::Currency, 1),
    (R::Booked, 2),
    (R::BalanceBefore, 3),
    (R::BalanceAfter, 4),
    (R::Valued, 5),
    (R::Amount, 6),
    (R::Text, 7),
];

/// ASN, SNS and RegioBank.
const ASN: &[(Role, usize)] = &[
    (R::Booked, 0),
    (R::Account, 1),
    (R::OtherAccount, 2),
    (R::OtherName, 3),
    (R::BalanceBefore, 8),
    (R::Currency, 9),
    (R::Amount, 10),
    (R::Valued, 12),
    (R::Code, 14),
    (R::DayReference, 15),
    (R::Structured, 16),
    (R::Text, 17),
];

const RABOBANK_2013: &[(Role, usize)] = &[
    (R::Account, 0),
    (R::Currency, 1),
    (R::Valued, 2),
    (R::Direction, 3),
    (R::Amount, 4),
    (R::OtherAccount, 5),
    (R::OtherName, 6),
    (R::Booked, 7),
    (R::Code, 8),
    (R::Text, 10),
    (R::Text, 11),
    (R::Text, 12),
    (R::Text, 13),
    (R::Text, 14),
    (R::Text, 15),
    (R::EndToEnd, 16),
    (R::Mandate, 18),
];

const TRIODOS: &[(Role, usize)] = &[
    (R::Booked, 0),
    (R::Account, 1),
    (R::Amount, 2),
    (R::Direction, 3),
    (R::OtherName, 4),
    (R::OtherAccount, 5),
    (R::Code, 6),
    (R::Text, 7),
    (R::BalanceAfter, 8),
];

const PROFILES: &[Profile] = &[
    Profile {
        bank: Bank::Ing,
        signs: &[
            &["naam / omschrijving", "af bij"],
            &["name / description", "debit/credit"],
            &["rekening naam", "af bij"],
            &["account name", "debit/credit"],
        ],
        columns: &[
            (R::Booked, &["datum", "date"]),
            (R::OtherName, &["naam / omschrijving", "name / description"]),
            (R::Account, &["rekening", "account"]),
            (R::OtherAccount, &["tegenrekening", "counterparty"]),
            (R::Code, &["code"]),
            (R::Direction, &["af bij", "debit/credit"]),
            (
                R::Amount,
                &["bedrag (eur)", "amount (eur)", "bedrag", "amount", "bedrag (usd)", "bedrag (gbp)"],
            ),
            (R::Currency, &["valuta", "currency"]),
            (R::Kind, &["mutatiesoort", "transaction type"]),
            (R::Text, &["mededelingen", "notifications", "omschrijving", "description"]),
            (R::BalanceAfter, &["saldo na mutatie", "resulting balance"]),
        ],
    },
    Profile {
        bank: Bank::Rabobank,
        signs: &[
            &["iban/bban", "volgnr"],
            &["iban/bban", "volg nr"],
            &["iban/bban", "saldo na trn"],
            &["iban/bban", "saldo na boeking"],
        ],
        columns: &[
            (R::Account, &["iban/bban"]),
            (R::Currency, &["munt", "valuta"]),
            (R::Reference, &["volgnr", "volg nr"]),
            (R::Booked, &["datum"]),
            (R::Valued, &["rentedatum", "valuta datum"]),
            (R::Amount, &["bedrag"]),
            (R::BalanceAfter, &["saldo na trn", "saldo na boeking"]),
            (R::OtherAccount, &["tegenrekening iban/bban", "iban/bban tegenpartij"]),
            (R::OtherName, &["naam tegenpartij"]),
            (R::Ultimate, &["naam uiteindelijke partij", "naam uiteind begunst"]),
            (R::Code, &["code", "transactie soort"]),
            (R::EndToEnd, &["transactiereferentie"]),
            (R::Mandate, &["machtigingskenmerk"]),
            (R::Structured, &["betalingskenmerk"]),
            (
                R::Text,
                &[
                    "omschrijving-1",
                    "omschrijving-2",
                    "omschrijving-3",
                    "omschrijving - 1",
                    "omschrijving - 2",
                    "omschrijving - 3",
                ],
            ),
            (R::Reason, &["reden retour", "oorzaakscode"]),
        ],
    },
    Profile {
        bank: Bank::Knab,
        signs: &[&["transactiedatum", "creditdebet"]],
        columns: &[
            (R::Account, &["rekeningnummer"]),
            (R::Booked, &["boekdatum", "transactiedatum"]),
            (R::Currency, &["valutacode", "valuta"]),
            (R::Direction, &["creditdebet"]),
            (R::Amount, &["bedrag"]),
            (R::OtherAccount, &["tegenrekeningnummer"]),
            (R::OtherName, &["tegenrekeninghouder"]),
            (R::Valued, &["valutadatum"]),
            (R::Kind, &["betaalwijze"]),
            (R::Text, &["omschrijving"]),
            (R::Mandate, &["machtigingsnummer"]),
            (R::Reference, &["referentie"]),
        ],
    },
    Profile {
        bank: Bank::Triodos,
        signs: &[&["creditdebet", "tegenrekening", "naam", "bedrag"]],
        columns: &[
            (R::Booked, &["datum"]),
            (R::Account, &["rekening"]),
            (R::Amount, &["bedrag"]),
            (R::Direction, &["creditdebet"]),
            (R::OtherName, &["naam"]),
            (R::OtherAccount, &["tegenrekening"]),
            (R::Code, &["code"]),
            (R::Text, &["omschrijving"]),
            (R::BalanceAfter, &["saldo"]),
        ],
    },
    Profile {
        bank: Bank::Asn,
        signs: &[
            &["boekingsdatum", "volgnummer transactie"],
            &["opdrachtgeversrekening", "transactiebedrag"],
            &["je rekening", "van / naar"],
        ],
        columns: &[
            (R::Booked, &["boekingsdatum", "datum"]),
            (R::Account, &["opdrachtgeversrekening", "rekeningnummer", "je rekening"]),
            (R::OtherAccount, &["tegenrekeningnummer", "van / naar"]),
            (R::OtherName, &["naam tegenrekening", "naam tegenpartij", "naam"]),
            (R::BalanceBefore, &["saldo rekening voor mutatie", "saldo voor mutatie"]),
            (R::Currency, &["valutasoort mutatie", "valutasoort bedrag"]),
            (R::Amount, &["transactiebedrag", "bedrag bij/af", "bedrag bij / af"]),
            (R::Valued, &["valutadatum"]),
            (R::Code, &["globale transactiecode"]),
            (R::DayReference, &["volgnummer transactie"]),
            (R::Structured, &["betalingskenmerk"]),
            (R::Text, &["omschrijving"]),
        ],
    },
    Profile {
        bank: Bank::AbnAmro,
        signs: &[&["accountnumber", "transactiondate"], &["rekeningnummer", "muntsoort", "transactiedatum"]],
        columns: &[
            (R::Account, &["accountnumber", "rekeningnummer"]),
            (R::Currency, &["mutationcode", "muntsoort"]),
            (R::Booked, &["transactiondate", "transactiedatum"]),
            (R::Valued, &["valuedate", "rentedatum"]),
            (R::BalanceBefore, &["startsaldo", "beginsaldo"]),
            (R::BalanceAfter, &["endsaldo", "eindsaldo"]),
            (R::Amount, &["amount", "transactiebedrag"]),
            (R::Text, &["description", "omschrijving"]),
        ],
    },
    Profile {
        bank: Bank::Bunq,
        signs: &[
            &["datum", "bedrag", "rekening", "tegenrekening", "naam", "omschrijving"],
            &["date", "amount", "account", "counterparty", "name", "description"],
        ],
        columns: &[
            (R::Booked, &["datum", "date"]),
            (R::Valued, &["rentedatum", "interest date"]),
            (R::Amount, &["bedrag", "amount"]),
            (R::Account, &["rekening", "account"]),
            (R::OtherAccount, &["tegenrekening", "counterparty"]),
            (R::OtherName, &["naam", "name"]),
            (R::Text, &["omschrijving", "description"]),
        ],
    },
];
