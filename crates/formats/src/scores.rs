//! Scores that were asked elsewhere: a table with a customer, a score from 0 to 10 and, where they
//! are there, a day, words, a person and the name of the survey.
//!
//! Columns are found by their header, Dutch or English. A row that is not understood is told with
//! its line; the others count.

use domain::Date;

use crate::encoding;
use crate::table::{DateOrder, read_date};

/// One row: who gave what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scored {
    /// The customer's number, else his name.
    pub customer: String,
    /// 0 to 10.
    pub score: u8,
    pub given: Option<Date>,
    pub words: Option<String>,
    pub person: Option<String>,
    pub survey: Option<String>,
}

/// What a table of scores says; lines that were not understood, by their number.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScoreTable {
    pub rows: Vec<Scored>,
    pub lost: Vec<u64>,
}

const CUSTOMER: &[&str] = &[
    "klantnummer",
    "debiteurnummer",
    "klantnr",
    "debiteurnr",
    "klant",
    "debiteur",
    "customer",
    "customer number",
    "bedrijf",
    "company",
];
const SCORE: &[&str] = &["score", "nps", "cijfer", "nps score", "nps-score", "rating"];
const GIVEN: &[&str] = &["datum", "date", "gegeven op", "ingevuld op", "response date"];
const WORDS: &[&str] = &["opmerking", "toelichting", "reden", "comment", "comments", "feedback", "waarom"];
const PERSON: &[&str] = &["naam", "contactpersoon", "persoon", "name", "contact", "respondent"];
const SURVEY: &[&str] = &["enquete", "enquête", "vragenlijst", "onderzoek", "survey"];

/// Reads the table. `None`: it has no column for a customer or none for a score.
pub fn read(bytes: &[u8]) -> Option<ScoreTable> {
    let text = encoding::table(bytes);
    let first = text.lines().next().unwrap_or_default();
    let most = |letter: &&u8| first.bytes().filter(|known| known == *letter).count();
    let delimiter = [b';', b',', b'\t'].iter().max_by_key(most).copied().unwrap_or(b';');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let header: Vec<String> = reader
        .headers()
        .ok()?
        .iter()
        .map(|cell| cell.trim().trim_matches('\u{feff}').to_lowercase())
        .collect();
    let column = |names: &[&str]| names.iter().find_map(|name| header.iter().position(|cell| cell == name));
    let (customer, score) = (column(CUSTOMER)?, column(SCORE)?);
    let (given, words) = (column(GIVEN), column(WORDS));
    let (person, survey) = (column(PERSON), column(SURVEY));
    let mut table = ScoreTable::default();
    for record in reader.records() {
        let line = record.as_ref().ok().and_then(|row| row.position()).map_or(0, csv::Position::line);
        let Ok(row) = record else {
            table.lost.push(line);
            continue;
        };
        let cell = |place: Option<usize>| {
            let cell = place.and_then(|place| row.get(place)).map(str::trim);
            cell.filter(|cell| !cell.is_empty()).map(str::to_owned)
        };
        let number = cell(Some(score)).and_then(|cell| cell.parse::<u8>().ok()).filter(|score| *score <= 10);
        match (cell(Some(customer)), number) {
            (Some(customer), Some(score)) => table.rows.push(Scored {
                customer,
                score,
                given: cell(given).and_then(|cell| read_date(&cell, DateOrder::default())),
                words: cell(words),
                person: cell(person),
                survey: cell(survey),
            }),
            _ => table.lost.push(line),
        }
    }
    Some(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b3_06_a_table_of_scores_is_read_and_odd_lines_are_told() {
        let text =
            "Klantnummer;Score;Datum;Toelichting\nK1;9;05-03-2026;Snel geholpen\nK2;elf;;\n;4;;\nK3;0;;\n";
        let table = read(text.as_bytes()).unwrap();
        let told: Vec<(&str, u8)> = table.rows.iter().map(|row| (row.customer.as_str(), row.score)).collect();
        assert_eq!(told, [("K1", 9), ("K3", 0)]);
        assert_eq!(table.lost, [3, 4]);
        assert_eq!(table.rows[0].given, Some("2026-03-05".parse().unwrap()));
        assert_eq!(table.rows[0].words.as_deref(), Some("Snel geholpen"));
    }

    #[test]
    fn a_table_without_scores_is_none() {
        assert_eq!(read(b"Factuurnummer;Bedrag\nF1;100,00\n"), None);
        assert_eq!(read(b""), None);
    }
}
