//! What an import found, for people and for `--json`.

use domain::Language;
use formats::Reading;
use serde::Serialize;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Found {
    pub new: u64,
    pub changed: u64,
    pub known: u64,
}

/// Something that was not understood: where, what, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Trouble {
    pub line: Option<u64>,
    pub column: Option<u64>,
    pub what: String,
    #[serde(rename = "do")]
    pub advice: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
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
    pub problems: Vec<Trouble>,
    /// How the columns of a table were understood: (heading, meaning).
    pub columns: Vec<(String, Option<String>)>,
    pub fingerprint: Option<String>,
}

impl FileOutcome {
    /// Everything in it was known.
    pub(super) fn is_nothing_new(&self) -> bool {
        let all = [
            self.customers,
            self.invoices,
            self.credit_notes,
            self.payments,
        ];
        all.iter().all(|found| found.new + found.changed == 0)
    }

    pub(super) fn of(reading: &Reading, language: Language) -> FileOutcome {
        let problems = reading.problems.iter().map(|problem| {
            let (what, advice) = problem.render(language);
            Trouble {
                line: problem.place.line,
                column: problem.place.column,
                what,
                advice,
            }
        });
        FileOutcome {
            file: reading.file.clone(),
            format: reading
                .format
                .as_ref()
                .map(|format| format.word().to_owned())
                .unwrap_or_default(),
            refused: reading
                .refused
                .as_ref()
                .map(|refusal| refusal.render(language)),
            problems: problems.collect(),
            columns: reading.table.iter().flat_map(columns).collect(),
            fingerprint: reading
                .table
                .as_ref()
                .map(|table| table.fingerprint.clone()),
            ..FileOutcome::default()
        }
    }
}

fn columns(table: &formats::TableRead) -> Vec<(String, Option<String>)> {
    let of = |column: &formats::table::MappedColumn| {
        (
            column.column.clone(),
            column.field.map(|field| format!("{field:?}")),
        )
    };
    table.mapping.columns.iter().map(of).collect()
}

/// One line about what is in the files of an import, kept with it.
pub(super) fn summary(readings: &[Reading]) -> String {
    let count = |of: fn(&Reading) -> usize| readings.iter().map(of).sum::<usize>();
    format!(
        "customers {} invoices {} payments {} problems {}",
        count(|one| one.customers.len()),
        count(|one| one.invoices.len()),
        count(|one| one
            .statements
            .iter()
            .map(|statement| statement.entries.len())
            .sum()),
        count(|one| one.problems.len()),
    )
}
