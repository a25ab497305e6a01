//! Workbooks of Excel.

use crate::refusal::Refusal;
use crate::text;
use crate::xml::{Fault, Scanner, Token, attribute};

use super::grid::Grid;
use super::{Sheet, Zip, cell, part, refusal};

/// A part that the workbook names, by its relation.
struct Relation {
    id: String,
    kind: String,
    target: String,
}

/// What the cells refer to.
struct Book {
    strings: Vec<String>,
    /// Whether the style with this number shows a day.
    days: Vec<bool>,
    is_1904: bool,
}

pub(super) fn read(zip: &mut Zip<'_>, left: &mut u64) -> Result<Vec<Sheet>, Refusal> {
    let main = match part(zip, "_rels/.rels", left)? {
        Some(source) => {
            relations(&source, "").map_err(refusal)?.into_iter().find(|it| it.kind == "officeDocument")
        }
        None => None,
    };
    let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target);
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let workbook = part(zip, &main, left)?.ok_or(Refusal::BrokenZip)?;
    let related = part(zip, &format!("{folder}/_rels/{file}.rels"), left)?.unwrap_or_default();
    let related = relations(&related, folder).map_err(refusal)?;
    let of_kind = |kind: &str| related.iter().find(|it| it.kind == kind).map(|it| it.target.clone());
    let mut book = Book { strings: Vec::new(), days: Vec::new(), is_1904: false };
    if let Some(source) = of_kind("sharedStrings").map_or(Ok(None), |name| part(zip, &name, left))? {
        book.strings = strings(&source).map_err(refusal)?;
    }
    if let Some(source) = of_kind("styles").map_or(Ok(None), |name| part(zip, &name, left))? {
        book.days = days(&source).map_err(refusal)?;
    }
    let (listed, is_1904) = listed(&workbook).map_err(refusal)?;
    book.is_1904 = is_1904;
    let mut sheets = Vec::new();
    for Listed { name, relation: id, is_hidden } in listed {
        let Some(relation) = related.iter().find(|it| it.id == id) else { continue };
        // A sheet of charts has no cells.
        if relation.kind != "worksheet" {
            continue;
        }
        let Some(source) = part(zip, &relation.target, left)? else { continue };
        let grid = cells(&source, &book).map_err(refusal)?;
        sheets.push(Sheet { name, is_hidden, grid });
    }
    Ok(sheets)
}

fn relations(source: &str, folder: &str) -> Result<Vec<Relation>, Fault> {
    let mut relations = Vec::new();
    let mut scanner = Scanner::new(source);
    loop {
        match scanner.next()? {
            Token::Open(element) if element.local_name().into_inner() == "Relationship" => {
                let target = attribute(&element, "Target").unwrap_or_default();
                let target = match target.strip_prefix('/') {
                    Some(absolute) => absolute.to_owned(),
                    None if folder.is_empty() => target,
                    None => format!("{folder}/{target}"),
                };
                let kind = attribute(&element, "Type").unwrap_or_default();
                relations.push(Relation {
                    id: attribute(&element, "Id").unwrap_or_default(),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target,
                });
            }
            Token::Open(_) | Token::Close => {}
            Token::End => return Ok(relations),
        }
    }
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    relation: String,
    is_hidden: bool,
}

/// The sheets, and whether days count from 1904.
fn listed(source: &str) -> Result<(Vec<Listed>, bool), Fault> {
    let (mut sheets, mut is_1904) = (Vec::new(), false);
    let mut scanner = Scanner::new(source);
    loop {
        match scanner.next()? {
            Token::Open(element) => match element.local_name().into_inner() {
                "workbookPr" => {
                    let told = attribute(&element, "date1904");
                    is_1904 = matches!(told.as_deref(), Some("1" | "true"));
                }
                "sheet" => {
                    let is_hidden = attribute(&element, "state").is_some_and(|state| state != "visible");
                    let name = attribute(&element, "name").unwrap_or_default();
                    let relation = attribute(&element, "id").unwrap_or_default();
                    sheets.push(Listed { name, relation, is_hidden });
                }
                _ => {}
            },
            Token::Close => {}
            Token::End => return Ok((sheets, is_1904)),
        }
    }
}

/// Texts that cells share. The reading aid of Japanese (`rPh`) is no text of the cell.
fn strings(source: &str) -> Result<Vec<String>, Fault> {
    let mut strings = Vec::new();
    let mut aids = 0_usize;
    let mut names: Vec<String> = Vec::new();
    let mut scanner = Scanner::new(source);
    loop {
        match scanner.next()? {
            Token::Open(element) => {
                let name = element.local_name().into_inner();
                names.push(name.to_owned());
                match name {
                    "si" => strings.push(String::new()),
                    "rPh" => aids += 1,
                    _ => {}
                }
            }
            Token::Close => {
                let closed = names.pop();
                if let (Some("t"), 0, Some(last)) = (closed.as_deref(), aids, strings.last_mut()) {
                    last.push_str(scanner.value());
                }
                aids -= usize::from(closed.as_deref() == Some("rPh") && aids > 0);
            }
            Token::End => return Ok(strings),
        }
    }
}

/// For each style of cells, whether it shows a day.
fn days(source: &str) -> Result<Vec<bool>, Fault> {
    let mut codes: Vec<(u32, String)> = Vec::new();
    let mut styles = Vec::new();
    let mut path: Vec<String> = Vec::new();
    let mut scanner = Scanner::new(source);
    loop {
        match scanner.next()? {
            Token::Open(element) => {
                let name = element.local_name().into_inner();
                let id = || attribute(&element, "numFmtId").and_then(|id| id.parse::<u32>().ok());
                let parent = path.last().map_or("", String::as_str);
                match (parent, name) {
                    ("numFmts", "numFmt") => {
                        codes.extend(id().zip(attribute(&element, "formatCode")));
                    }
                    ("cellXfs", "xf") => {
                        let id = id().unwrap_or_default();
                        let code = codes.iter().find(|(known, _)| *known == id);
                        styles.push(cell::is_day_format(id, code.map(|(_, code)| code.as_str())));
                    }
                    _ => {}
                }
                path.push(name.to_owned());
            }
            Token::Close => drop(path.pop()),
            Token::End => return Ok(styles),
        }
    }
}

/// A cell while it is read.
#[derive(Default)]
struct CellDraft {
    row: usize,
    column: usize,
    kind: Option<String>,
    style: usize,
    value: Option<String>,
    inline: String,
}

fn cells(source: &str, book: &Book) -> Result<Grid, Fault> {
    let mut grid = Grid::default();
    let mut merged = Vec::new();
    let (mut row, mut column) = (0_usize, 0_usize);
    let mut draft = CellDraft::default();
    let mut open: Vec<u8> = Vec::new();
    let mut scanner = Scanner::new(source);
    loop {
        match scanner.next()? {
            Token::Open(element) => {
                let name = element.local_name().into_inner();
                open.push(match name {
                    "row" => b'r',
                    "c" => b'c',
                    "v" => b'v',
                    "t" => b't',
                    _ => 0,
                });
                match name {
                    "row" => {
                        let told = attribute(&element, "r").and_then(|at| at.parse::<usize>().ok());
                        row = told.map_or(row, |at| at.saturating_sub(1));
                        column = 0;
                    }
                    "c" => {
                        let place = attribute(&element, "r").and_then(|at| place(&at));
                        let (at_row, at_column) = place.unwrap_or((row, column));
                        column = at_column;
                        draft = CellDraft {
                            row: at_row,
                            column: at_column,
                            kind: attribute(&element, "t"),
                            style: attribute(&element, "s").and_then(|s| s.parse().ok()).unwrap_or_default(),
                            ..CellDraft::default()
                        };
                    }
                    "mergeCell" => merged.extend(attribute(&element, "ref").and_then(|it| region(&it))),
                    _ => {}
                }
            }
            Token::Close => match open.pop() {
                Some(b'v') => draft.value = Some(scanner.value().to_owned()),
                Some(b't') => draft.inline.push_str(scanner.value()),
                Some(b'c') => {
                    let (at_row, at_column) = (draft.row, draft.column);
                    let text = std::mem::take(&mut draft).text(book);
                    grid.set(at_row, at_column, text).map_err(Fault::Danger)?;
                    column += 1;
                }
                Some(b'r') => row += 1,
                _ => {}
            },
            Token::End => break,
        }
    }
    for ((top, left), (bottom, right)) in merged {
        if left == right && bottom > top {
            grid.fill_down(top, bottom, left).map_err(Fault::Danger)?;
        }
    }
    Ok(grid)
}

impl CellDraft {
    fn text(self, book: &Book) -> String {
        let value = self.value.unwrap_or_default();
        let text = match self.kind.as_deref() {
            Some("s") => {
                let at: Option<usize> = value.trim().parse().ok();
                at.and_then(|at| book.strings.get(at)).cloned().unwrap_or_default()
            }
            Some("inlineStr") => self.inline,
            Some("str") if value.is_empty() => self.inline,
            Some("str" | "e") => value,
            Some("d") => value.get(..10).unwrap_or(&value).to_owned(),
            Some("b") => if value.trim() == "1" { "ja" } else { "nee" }.to_owned(),
            _ if value.is_empty() => self.inline,
            _ => {
                let is_day = book.days.get(self.style).copied().unwrap_or_default();
                let day = is_day.then(|| cell::day(&value, book.is_1904)).flatten();
                day.map_or_else(|| cell::number(&value), |day| day.to_string())
            }
        };
        text::clean(&text.replace("_x000D_", " "))
    }
}

/// `B12` as row 11 and column 1.
fn place(reference: &str) -> Option<(usize, usize)> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, row) = reference.split_at(letters);
    if column.is_empty() || column.len() > 3 {
        return None;
    }
    let column =
        column.bytes().fold(0, |sum, letter| sum * 26 + usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    Some((row.parse::<usize>().ok()?.checked_sub(1)?, column - 1))
}

fn region(reference: &str) -> Option<((usize, usize), (usize, usize))> {
    let (from, to) = reference.split_once(':')?;
    Some((place(from)?, place(to)?))
}
