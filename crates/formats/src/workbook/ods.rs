//! Workbooks of LibreOffice and OpenOffice.

use std::collections::HashSet;

use quick_xml::events::BytesStart;

use crate::refusal::Refusal;
use crate::text;
use crate::xml::{Fault, Scanner, Token, attribute};

use super::grid::Grid;
use super::{Sheet, Zip, cell, part, refusal};

pub(super) fn read(zip: &mut Zip<'_>, left: &mut u64) -> Result<Vec<Sheet>, Refusal> {
    let manifest = part(zip, "META-INF/manifest.xml", left)?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Refusal::LockedZip);
    }
    if !manifest.contains("opendocument.spreadsheet") {
        return Err(Refusal::OfficeDocument);
    }
    let content = part(zip, "content.xml", left)?.ok_or(Refusal::BrokenZip)?;
    let mut walk = Walk { scanner: Scanner::new(&content), sheets: Vec::new(), hidden: HashSet::new() };
    walk.run().map_err(refusal)?;
    Ok(walk.sheets)
}

struct Walk<'a> {
    scanner: Scanner<'a>,
    sheets: Vec<Sheet>,
    /// Styles of tables that are not shown.
    hidden: HashSet<String>,
}

/// Where the walk is inside a table.
#[derive(Default)]
struct Place {
    row: usize,
    column: usize,
    row_repeats: usize,
    /// Cells of the row so far, with where they are: a repeated row has them again.
    cells: Vec<(usize, String)>,
    merged: Vec<(usize, usize, usize)>,
}

#[derive(Default)]
struct CellDraft {
    value: Option<String>,
    text: String,
    repeats: usize,
    rows_spanned: usize,
}

impl Walk<'_> {
    fn run(&mut self) -> Result<(), Fault> {
        let mut style = String::new();
        loop {
            match self.scanner.next()? {
                Token::Open(element) => match element.local_name().into_inner() {
                    "style" => style = attribute(&element, "name").unwrap_or_default(),
                    "table-properties" if attribute(&element, "display").as_deref() == Some("false") => {
                        self.hidden.insert(style.clone());
                    }
                    "table" => self.table(&element)?,
                    _ => {}
                },
                Token::Close => {}
                Token::End => return Ok(()),
            }
        }
    }

    fn table(&mut self, element: &BytesStart<'_>) -> Result<(), Fault> {
        let name = attribute(element, "name").unwrap_or_default();
        let is_hidden = attribute(element, "style-name").is_some_and(|style| self.hidden.contains(&style));
        let mut grid = Grid::default();
        let mut at = Place::default();
        // What is open below the table, and whether it is a row.
        let mut open: Vec<bool> = Vec::new();
        loop {
            match self.scanner.next()? {
                Token::Open(element) => match element.local_name().into_inner() {
                    "table-cell" | "covered-table-cell" => {
                        let cell = self.cell(&element)?;
                        at.take(cell);
                    }
                    name => {
                        open.push(name == "table-row");
                        if name == "table-row" {
                            at.column = 0;
                            at.row_repeats = repeats(&element, "number-rows-repeated");
                        }
                    }
                },
                Token::Close => match open.pop() {
                    Some(true) => at.end_of_row(&mut grid)?,
                    Some(false) => {}
                    None => break,
                },
                Token::End => break,
            }
        }
        for (top, bottom, column) in at.merged {
            grid.fill_down(top, bottom, column).map_err(Fault::Danger)?;
        }
        self.sheets.push(Sheet { name, is_hidden, grid });
        Ok(())
    }

    /// Reads on up to the end of the cell. Remarks that are pinned on it are not its text.
    fn cell(&mut self, element: &BytesStart<'_>) -> Result<CellDraft, Fault> {
        let kind = attribute(element, "value-type").unwrap_or_default();
        let value = match kind.as_str() {
            "float" | "currency" | "percentage" => attribute(element, "value").map(|raw| cell::number(&raw)),
            "date" => attribute(element, "date-value").and_then(|day| day.get(..10).map(str::to_owned)),
            "boolean" => attribute(element, "boolean-value")
                .map(|value| if value == "true" { "ja" } else { "nee" }.to_owned()),
            "string" => attribute(element, "string-value"),
            _ => None,
        };
        let mut draft = CellDraft {
            value,
            text: String::new(),
            repeats: repeats(element, "number-columns-repeated"),
            rows_spanned: repeats(element, "number-rows-spanned"),
        };
        let mut open: Vec<&str> = Vec::new();
        let mut paragraph = 0;
        loop {
            match self.scanner.next()? {
                Token::Open(element) => {
                    open.push(match element.local_name().into_inner() {
                        "annotation" => "remark",
                        "p" => "paragraph",
                        _ => "",
                    });
                    if open.iter().filter(|name| !name.is_empty()).eq([&"paragraph"])
                        && open.last() == Some(&"paragraph")
                    {
                        paragraph = self.scanner.token_end();
                    }
                }
                Token::Close => match open.pop() {
                    Some("paragraph") if open.iter().all(|name| name.is_empty()) => {
                        draft.text.push_str(&words(self.scanner.since(paragraph)));
                        draft.text.push(' ');
                    }
                    Some(_) => {}
                    None => return Ok(draft),
                },
                Token::End => return Ok(draft),
            }
        }
    }
}

/// The words of a paragraph without its marks. What stands for a space is one.
fn words(source: &str) -> String {
    let mut words = String::with_capacity(source.len());
    let mut rest = source;
    while let Some((before, mark)) = rest.split_once('<') {
        words.push_str(before);
        let (mark, after) = mark.split_once('>').unwrap_or((mark, ""));
        let name = mark.trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
        if matches!(name.rsplit(':').next(), Some("s" | "tab" | "line-break")) {
            words.push(' ');
        }
        rest = after;
    }
    words.push_str(rest);
    match quick_xml::escape::unescape(&words) {
        Ok(plain) => plain.into_owned(),
        Err(_) => words,
    }
}

impl Place {
    fn take(&mut self, cell: CellDraft) {
        let text = cell.value.unwrap_or_else(|| text::clean(&cell.text));
        if !text.is_empty() {
            if cell.rows_spanned > 1 {
                self.merged.push((self.row, self.row + cell.rows_spanned - 1, self.column));
            }
            // What says something is seldom repeated; a grid refuses what is too wide.
            let columns = (self.column..).take(cell.repeats.min(2_000));
            self.cells.extend(columns.map(|column| (column, text.clone())));
        }
        self.column = self.column.saturating_add(cell.repeats);
    }

    fn end_of_row(&mut self, grid: &mut Grid) -> Result<(), Fault> {
        let repeats = std::mem::take(&mut self.row_repeats);
        let cells = std::mem::take(&mut self.cells);
        if !cells.is_empty() {
            for row in (self.row..).take(repeats) {
                for (column, text) in &cells {
                    grid.set(row, *column, text.clone()).map_err(Fault::Danger)?;
                }
            }
        }
        self.row = self.row.saturating_add(repeats);
        Ok(())
    }
}

fn repeats(element: &BytesStart<'_>, name: &str) -> usize {
    attribute(element, name).and_then(|count| count.parse().ok()).filter(|count| *count > 0).unwrap_or(1)
}
