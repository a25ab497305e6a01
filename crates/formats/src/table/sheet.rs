//! From text to rows: the delimiter, the header row, and rows with their lines.
//!
//! Invariant: a quote that is opened and never closed costs its own line, not the rest of the
//! table.

use csv::{ReaderBuilder, StringRecord};

use super::field::Field;
use super::headers;
use super::mapping::Mapping;

const DELIMITERS: [u8; 4] = [b';', b'\t', b',', b'|'];
/// Titles and dates that packages put above the header.
const HEADER_WITHIN: usize = 15;
/// No cell of a customer or invoice has more lines than this.
const CELL_LINES_MAX: usize = 12;

pub(crate) struct Sheet {
    pub(crate) header: Vec<String>,
    /// Fields that the header shows by itself.
    pub(crate) recognised: usize,
    /// The rows above the header and the header itself, for telling what else it is.
    pub(crate) top: Vec<Vec<String>>,
    pub(crate) rows: Vec<Row>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    pub(crate) line: u64,
    pub(crate) cells: Vec<String>,
    pub(crate) broken_quotes: bool,
}

/// Where the header is, and how cells are parted.
struct Layout {
    delimiter: u8,
    header_at: usize,
    header: Vec<String>,
    recognised: usize,
}

impl Sheet {
    /// Finds the header by what its columns mean. `None` when there is no row at all.
    pub(crate) fn open(text: &str) -> Option<Sheet> {
        let score = |row: &[String]| {
            if row.len() < 2 {
                return 0;
            }
            headers::recognise(row).columns.iter().flat_map(|c| c.field).count()
        };
        Sheet::by(text, score)
    }

    /// Finds the header that a choice of columns was made for.
    pub(crate) fn open_for(text: &str, mapping: &Mapping) -> Option<Sheet> {
        let wanted = headers::fingerprint(
            &mapping.columns.iter().map(|column| column.column.clone()).collect::<Vec<_>>(),
        );
        let score = |row: &[String]| match headers::fingerprint(row) == wanted {
            true => usize::MAX,
            false => headers::recognise(row).columns.iter().flat_map(|c| c.field).count(),
        };
        Sheet::by(text, score)
    }

    fn by(text: &str, score: impl Fn(&[String]) -> usize) -> Option<Sheet> {
        let (skipped_line, text, forced) = excel_hint(text);
        let layout = layout(text, forced, score)?;
        let mut rows = parse(text, layout.delimiter, layout.header.len());
        rows.iter_mut().for_each(|row| row.line += skipped_line);
        let below = rows.split_off((layout.header_at + 1).min(rows.len()));
        let top = rows.into_iter().map(|row| row.cells).collect();
        Some(Sheet { header: layout.header, recognised: layout.recognised, top, rows: below })
    }
}

impl Row {
    pub(crate) fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    /// A row with a total: its first words say so, and it has no invoice number.
    pub(crate) fn is_total(&self, mapping: &Mapping) -> bool {
        const WORDS: [&str; 8] =
            ["totaal", "total", "subtotaal", "subtotal", "eindtotaal", "grand total", "som ", "totalen"];
        let first = self.cells.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty());
        let first = first.unwrap_or_default().to_lowercase();
        let says_so = WORDS.iter().any(|word| first.starts_with(word.trim_end()))
            && !first.starts_with("totalenergies");
        let number = mapping.position(Field::InvoiceNumber).and_then(|at| self.cells.get(at));
        let number = number.map(|cell| cell.trim().to_lowercase()).unwrap_or_default();
        says_so && (number.is_empty() || number == first) && self.cells.len() > 1
    }
}

/// The first line `sep=;` that Excel writes for itself.
fn excel_hint(text: &str) -> (u64, &str, Option<u8>) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    match first.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter]) => (1, rest, Some(*delimiter)),
        _ => (0, text, None),
    }
}

fn layout(text: &str, forced: Option<u8>, score: impl Fn(&[String]) -> usize) -> Option<Layout> {
    let beginning = beginning(text);
    let mut best: Option<(usize, usize, Layout)> = None;
    for delimiter in DELIMITERS.into_iter().filter(|each| forced.is_none_or(|it| it == *each)) {
        let rows = parse(beginning, delimiter, 0);
        for (header_at, row) in rows.into_iter().take(HEADER_WITHIN).enumerate() {
            if row.is_empty() {
                continue;
            }
            let header = trimmed(row.cells);
            let recognised = score(&header);
            let better = match &best {
                None => true,
                Some((found, _, _)) if recognised != *found => recognised > *found,
                // Nothing recognised in either: the first row with the most columns.
                Some((_, columns, _)) => header.len() > *columns,
            };
            if better {
                let columns = header.len();
                best = Some((recognised, columns, Layout { delimiter, header_at, header, recognised }));
            }
        }
    }
    best.map(|(_, _, layout)| layout)
}

/// The first lines: enough to find the header in.
fn beginning(text: &str) -> &str {
    let newlines = text.match_indices('\n').nth(40);
    newlines.map_or(text, |(at, _)| &text[..at])
}

/// Header cells without the empty ones that a trailing delimiter makes.
fn trimmed(cells: Vec<String>) -> Vec<String> {
    let mut cells: Vec<String> = cells.iter().map(|cell| crate::text::clean(cell)).collect();
    while cells.len() > 1 && cells.last().is_some_and(String::is_empty) {
        cells.pop();
    }
    cells
}

fn parse(text: &str, delimiter: u8, columns: usize) -> Vec<Row> {
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = StringRecord::new();
    let mut lines = LineCount { text, at: 0, line: 1 };
    while let Ok(true) = reader.read_record(&mut record) {
        let start = record.position().map_or(0, |position| position.byte() as usize);
        let line = lines.line_at(start);
        if columns > 0 && has_open_quote(&record, delimiter, columns) {
            // Then every line stands for itself.
            return parse_lines(text, delimiter);
        }
        let cells = record.iter().map(str::to_owned).collect();
        rows.push(Row { line, cells, broken_quotes: false });
    }
    rows
}

/// Whether a quote was left open: a cell over many lines, a row of many lines with too few or too
/// many cells, or a cell that swallowed a row.
fn has_open_quote(record: &StringRecord, delimiter: u8, columns: usize) -> bool {
    let newlines = |cell: &str| cell.bytes().filter(|byte| *byte == b'\n').count();
    let lines: usize = record.iter().map(newlines).sum();
    if lines == 0 {
        return false;
    }
    let delimiters = |line: &str| line.bytes().filter(|byte| *byte == delimiter).count();
    let mut inside = record.iter().filter(|cell| cell.contains('\n')).flat_map(str::lines);
    let swallowed = columns > 2 && inside.any(|line| delimiters(line) >= columns - 1);
    lines > CELL_LINES_MAX || record.len() != columns || swallowed
}

/// Counts lines itself: the reader of records counts an empty line or a line end with the record
/// behind it.
struct LineCount<'t> {
    text: &'t str,
    at: usize,
    line: u64,
}

impl LineCount<'_> {
    fn line_at(&mut self, start: usize) -> u64 {
        let bytes = self.text.as_bytes();
        let ends = |byte: &u8| matches!(byte, b'\n' | b'\r');
        let blank = bytes.get(start..).unwrap_or_default().iter().take_while(|byte| ends(byte)).count();
        for at in self.at..(start + blank).min(bytes.len()) {
            let is_end = bytes[at] == b'\n' || bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
            self.line += u64::from(is_end);
        }
        self.at = start + blank;
        self.line
    }
}

/// Every line is a row; where its quotes do not match they are letters.
fn parse_lines(text: &str, delimiter: u8) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut record = StringRecord::new();
    for (line, content) in (1..).zip(text.lines()) {
        let broken_quotes = content.matches('"').count() % 2 == 1;
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .quoting(!broken_quotes)
            .buffer_capacity(content.len().max(64))
            .from_reader(content.as_bytes());
        if let Ok(true) = reader.read_record(&mut record) {
            let unquoted = |cell: &str| match broken_quotes {
                true => cell.trim_matches('"').to_owned(),
                false => cell.to_owned(),
            };
            rows.push(Row { line, cells: record.iter().map(unquoted).collect(), broken_quotes });
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_found_under_titles_and_with_any_delimiter() {
        for delimiter in [";", ",", "\t", "|"] {
            let text = ["Openstaande posten", "", "Naam;Factuurnummer;Bedrag", "A, B.V.;F1;1,00"]
                .join("\r\n")
                .replace(", B.V.", " B.V.")
                .replace("1,00", "100")
                .replace(';', delimiter);
            let sheet = Sheet::open(&text).unwrap();
            assert_eq!(sheet.header, ["Naam", "Factuurnummer", "Bedrag"]);
            assert_eq!(sheet.rows[0].cells, ["A B.V.", "F1", "100"]);
            assert_eq!(sheet.rows[0].line, 4, "{delimiter}");
        }
        let sheet = Sheet::open("sep=;\nNaam;Factuur\nA;F1\n").unwrap();
        assert_eq!((sheet.rows[0].line, sheet.rows[0].cells.len()), (3, 2));
    }

    #[test]
    fn an_open_quote_costs_its_own_line() {
        let mut text = "Naam;Factuur;Bedrag\nA;F1;1\n\"B;F2;2\n".to_owned();
        (3..60).for_each(|number| text.push_str(&format!("\"C\";F{number};3\n")));
        let sheet = Sheet::open(&text).unwrap();
        assert_eq!(sheet.rows.len(), 59);
        assert_eq!(sheet.rows[1].cells, ["B", "F2", "2"]);
        assert!(sheet.rows[1].broken_quotes && !sheet.rows[2].broken_quotes);
    }

    #[test]
    fn a_cell_may_have_lines() {
        let sheet = Sheet::open("Naam;Factuur\n\"A\nB\";F1\nC;F2\n").unwrap();
        assert_eq!(sheet.rows[0].cells, ["A\nB", "F1"]);
        assert_eq!(sheet.rows[1].line, 4);
    }
}
