//! What an import found, for people and for `--json`.

use domain::{Cents, Date, Language};
use formats::Reading;
use serde::{Deserialize, Serialize};

use super::statements::Gap;
use crate::records::{Client, ImportLine};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Found {
    pub new: u64,
    pub changed: u64,
    pub known: u64,
}

/// Something that was not understood: where, what, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    pub line: Option<u64>,
    pub column: Option<u64>,
    pub what: String,
    #[serde(rename = "do")]
    pub advice: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FileOutcome {
    pub file: String,
    pub format: String,
    /// Why nothing of it was taken.
    pub refused: Option<String>,
    /// The same bytes were imported before.
    pub same_file: bool,
    pub customers: Found,
    pub invoices: Found,
    pub credit_notes: Found,
    pub payments: Found,
    /// Payments that found their invoice by themselves, and payments that wait for a person.
    pub allocated: u64,
    pub waiting: u64,
    /// Lines of the bank that concern no customer: what the client himself paid.
    #[serde(default)]
    pub left_out: u64,
    /// Invoices that are open here and not in this list: shown only, or closed by a full list.
    #[serde(default)]
    pub gone: u64,
    #[serde(default)]
    pub gone_paid: u64,
    /// What it changed, thing by thing; to machines only what was not merely new.
    #[serde(rename = "differences", serialize_with = "only_differences", skip_deserializing)]
    pub lines: Vec<ImportLine>,
    /// The statements in it.
    #[serde(default)]
    pub statements: Vec<StatementTold>,
    /// Stretches that are missing between the statements that are known now.
    #[serde(default)]
    pub gaps: Vec<Gap>,
    pub problems: Vec<Trouble>,
    /// How the columns of a table were understood: (heading, meaning).
    pub columns: Vec<(String, Option<String>)>,
    pub fingerprint: Option<String>,
    /// The same choice of columns in the form that `--mapping` reads.
    pub mapping: Option<formats::Mapping>,
}

/// A statement as the file has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatementTold {
    pub account: String,
    pub from: Option<Date>,
    pub to: Option<Date>,
    pub number: Option<String>,
    pub opening_cents: Option<Cents>,
    pub closing_cents: Option<Cents>,
    pub entries: u64,
    /// Whether its entries sum to the difference of its balances; `None` where it has no two.
    pub adds_up: Option<bool>,
}

fn only_differences<S: serde::Serializer>(lines: &[ImportLine], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(lines.iter().filter(|line| !line.kind.is_merely_new()))
}

impl Trouble {
    /// An invoice that says neither from when it is nor when it is due.
    pub(super) fn no_dates(told: &formats::Invoice, language: Language) -> Trouble {
        let number = &told.number;
        let (what, advice) = match language {
            Language::Nl => (
                format!("Factuur {number} heeft geen datum en is niet overgenomen."),
                "Vul de factuurdatum of de vervaldatum in.",
            ),
            Language::En => (
                format!("Invoice {number} has no date and was not taken over."),
                "Fill in the invoice date or the due date.",
            ),
        };
        Trouble::about(told, what, advice)
    }

    /// A new invoice that came without the term that was agreed (2.16).
    pub(super) fn old_term(told: &formats::Invoice, days: i32, language: Language) -> Trouble {
        let number = &told.number;
        let (what, advice) = match language {
            Language::Nl => (
                format!(
                    "Factuur {number} heeft nog de oude termijn; afgesproken is {days} dagen. Bondig houdt {days} dagen aan."
                ),
                "Laat de klantkaart en deze factuur in de boekhouding aanpassen. Bondig vraagt de boekhouding erom.",
            ),
            Language::En => (
                format!(
                    "Invoice {number} still has the old term; {days} days were agreed. Bondig keeps to {days} days."
                ),
                "Have the customer card and this invoice changed in the books. Bondig asks the bookkeeper for it.",
            ),
        };
        Trouble::about(told, what, advice)
    }

    fn about(told: &formats::Invoice, what: String, advice: &str) -> Trouble {
        Trouble { line: told.line, column: None, what, advice: advice.to_owned() }
    }
}

/// An invoice that plainly another company made: one that the client has to pay himself. Reminding
/// about it would be a disgrace, so it is not taken.
pub(super) fn of_another_company(
    client: &Client,
    told: &formats::Invoice,
    language: Language,
) -> Option<Trouble> {
    let supplier = told.supplier.as_ref()?;
    let own = &client.settings;
    let pairs = [(&own.kvk, &supplier.kvk), (&own.vat, &supplier.vat)];
    let known =
        pairs.into_iter().filter_map(|(own, other)| Some((plain(own.as_ref()?), plain(other.as_ref()?))));
    let (same, other): (Vec<_>, Vec<_>) = known.partition(|(own, other)| own == other);
    if other.is_empty() || !same.is_empty() {
        return None;
    }
    let number = &told.number;
    let name = supplier.name.as_deref().unwrap_or("?");
    let (what, advice) = match language {
        Language::Nl => (
            format!("Factuur {number} is van {name}, niet van u, en is niet overgenomen."),
            "Is dit een inkoopfactuur? Dan hoort ze hier niet. Anders: verbeter uw KvK- of btw-nummer bij Instellingen.",
        ),
        Language::En => (
            format!("Invoice {number} was made by {name}, not by you, and was not taken over."),
            "If it is a bill that you have to pay, it does not belong here. Else put your KvK or VAT number right in the settings.",
        ),
    };
    Some(Trouble::about(told, what, advice))
}

fn plain(number: &str) -> String {
    let letters = number.chars().filter(char::is_ascii_alphanumeric);
    letters.collect::<String>().to_uppercase()
}

impl FileOutcome {
    pub(super) fn known_file(name: &str) -> FileOutcome {
        FileOutcome { file: name.to_owned(), same_file: true, ..FileOutcome::default() }
    }

    pub(super) fn of(reading: &Reading, language: Language) -> FileOutcome {
        let problems = reading.problems.iter().map(|problem| {
            let (what, advice) = problem.render(language);
            Trouble { line: problem.place.line, column: problem.place.column, what, advice }
        });
        FileOutcome {
            file: reading.file.clone(),
            format: reading.format.as_ref().map(|format| format.word().to_owned()).unwrap_or_default(),
            refused: reading.refused.as_ref().map(|refusal| refusal.render(language)),
            problems: problems.collect(),
            columns: reading.table.iter().flat_map(columns).collect(),
            fingerprint: reading.table.as_ref().map(|table| table.fingerprint.clone()),
            mapping: reading.table.as_ref().map(|table| table.mapping.clone()),
            ..FileOutcome::default()
        }
    }

    /// What it changed that was not merely new.
    pub fn differences(&self) -> impl Iterator<Item = &ImportLine> {
        self.lines.iter().filter(|line| !line.kind.is_merely_new())
    }
}

fn columns(table: &formats::TableRead) -> Vec<(String, Option<String>)> {
    let of = |column: &formats::table::MappedColumn| {
        (column.column.clone(), column.field.map(|field| format!("{field:?}")))
    };
    table.mapping.columns.iter().map(of).collect()
}

/// One line about all files of an import, kept with it.
pub(super) fn summary(outcomes: &[FileOutcome]) -> String {
    let count = |of: fn(&FileOutcome) -> u64| outcomes.iter().map(of).sum::<u64>();
    format!(
        "customers {} invoices {} credit_notes {} payments {} known {} problems {}",
        count(|one| one.customers.new),
        count(|one| one.invoices.new),
        count(|one| one.credit_notes.new),
        count(|one| one.payments.new),
        count(|one| one.invoices.known + one.payments.known + one.customers.known),
        outcomes.iter().map(|one| one.problems.len()).sum::<usize>(),
    )
}
