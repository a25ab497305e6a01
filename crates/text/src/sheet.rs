//! Tables for Excel as it is set in the Netherlands: semicolons, a comma in amounts, days first, and
//! a mark at the beginning that says UTF-8.
//!
//! Invariant: a text can never become a formula. What begins like one gets an apostrophe, as
//! spreadsheets read it.

use domain::{Cents, Date};

/// One value of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Text(String),
    /// Written as a number, without its currency: that has a column of its own.
    Money(Cents),
    Day(Date),
    /// A whole number.
    Count(i64),
    Empty,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::Text(text)
    }
}

impl From<Cents> for Cell {
    fn from(amount: Cents) -> Cell {
        Cell::Money(amount)
    }
}

impl From<Date> for Cell {
    fn from(day: Date) -> Cell {
        Cell::Day(day)
    }
}

/// The table as a file that Excel opens with two clicks.
///
/// ```
/// use domain::Cents;
/// let rows = [vec!["Klant; X".into(), Cents(-123_450).into()], vec!["=1+1".into(), Cents(5).into()]];
/// assert_eq!(text::sheet::csv(&rows), "\u{feff}\"Klant; X\";-1234,50\r\n'=1+1;0,05\r\n");
/// ```
pub fn csv(rows: &[Vec<Cell>]) -> String {
    let mut file = String::from('\u{feff}');
    for row in rows {
        for (place, cell) in row.iter().enumerate() {
            if place > 0 {
                file.push(';');
            }
            match cell {
                Cell::Text(text) => push_text(&mut file, text),
                Cell::Money(amount) => file.push_str(&amount.to_decimal().replace('.', ",")),
                Cell::Day(day) => file.push_str(&crate::date_digits(*day, domain::Language::Nl)),
                Cell::Count(count) => file.push_str(&count.to_string()),
                Cell::Empty => {}
            }
        }
        file.push_str("\r\n");
    }
    file
}

fn push_text(file: &mut String, text: &str) {
    let like_a_formula = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    let text = match text.starts_with(like_a_formula) {
        true => format!("'{text}"),
        false => text.to_owned(),
    };
    if text.contains([';', '"', '\n', '\r']) {
        file.push('"');
        file.push_str(&text.replace('"', "\"\""));
        file.push('"');
    } else {
        file.push_str(&text);
    }
}
