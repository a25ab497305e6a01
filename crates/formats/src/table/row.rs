//! Cells of a row by their meaning, as text, amount, date or number. What is not understood
//! becomes a problem with its place.

use domain::{Cents, Currency, Date};

use super::amount::{Decimal, currency_in, decimal_of, read_amount};
use super::date::{DateOrder, order_of, read_date};
use super::field::Field;
use super::mapping::Mapping;
use super::sheet::{Row, Sheet};
use crate::facts::Customer;
use crate::problem::{Column, Expected, Place, ProblemKind, Problems};
use crate::text;

/// Where the fields stand, and how this table writes amounts and dates.
pub(super) struct Columns<'s> {
    header: &'s [String],
    positions: Vec<(Field, usize)>,
    decimal: Decimal,
    order: DateOrder,
}

impl<'s> Columns<'s> {
    pub(super) fn new(sheet: &'s Sheet, mapping: &Mapping, rows: &[&Row]) -> Columns<'s> {
        let fields = mapping.columns.iter().enumerate();
        let positions: Vec<(Field, usize)> =
            fields.filter_map(|(at, column)| Some((column.field?, at))).collect();
        let cells = |wanted: fn(Field) -> bool| {
            let chosen: Vec<usize> =
                positions.iter().filter(|(field, _)| wanted(*field)).map(|(_, at)| *at).collect();
            rows.iter().flat_map(move |row| {
                let chosen = chosen.clone();
                chosen.into_iter().filter_map(|at| row.cells.get(at).map(String::as_str))
            })
        };
        let decimal = decimal_of(cells(Field::is_amount));
        let order = mapping.dates.unwrap_or_else(|| order_of(cells(Field::is_date)));
        Columns { header: &sheet.header, positions, decimal, order }
    }

    fn position(&self, field: Field) -> Option<usize> {
        self.positions.iter().find(|(each, _)| *each == field).map(|(_, at)| *at)
    }

    /// The text of a cell; `None` when it is empty or only says so.
    pub(super) fn text(&self, row: &Row, field: Field) -> Option<String> {
        let cell = row.cells.get(self.position(field)?)?.trim();
        // Spreadsheets mark text with a quote or a formula to keep its leading zeros.
        let cell = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(cell);
        let cell = text::some(cell.strip_prefix('\'').unwrap_or(cell))?;
        let says_nothing = ["-", "n.v.t.", "nvt", "n/a", "null", "#n/b", "#n/a"];
        (!says_nothing.contains(&cell.to_lowercase().as_str())).then_some(cell)
    }

    pub(super) fn amount(&self, row: &Row, field: Field, problems: &mut Problems) -> Option<Cents> {
        let read = |cell: &str| read_amount(cell, self.decimal);
        self.parse(row, field, Expected::Amount, problems, read)
    }

    pub(super) fn date(&self, row: &Row, field: Field, problems: &mut Problems) -> Option<Date> {
        let empty = self.text(row, field).is_none_or(|cell| cell.bytes().all(|b| matches!(b, b'0' | b'-')));
        if empty {
            return None;
        }
        let read = |cell: &str| read_date(cell, self.order).or_else(|| serial(cell));
        self.parse(row, field, Expected::Date, problems, read)
    }

    /// An amount or date inside other words, or none.
    pub(super) fn amount_in(&self, words: &str) -> Option<Cents> {
        read_amount(words, self.decimal)
    }

    pub(super) fn date_in(&self, words: &str) -> Option<Date> {
        read_date(words, self.order)
    }

    /// The currency of the row: its column, else the sign beside an amount.
    pub(super) fn currency(&self, row: &Row, problems: &mut Problems) -> Option<Currency> {
        if self.text(row, Field::Currency).is_some() {
            let read = |cell: &str| currency_in(cell).or_else(|| cell.parse().ok());
            return self.parse(row, Field::Currency, Expected::Currency, problems, read);
        }
        let amounts = [Field::Total, Field::Open, Field::Debit, Field::Credit];
        amounts.into_iter().find_map(|field| currency_in(&self.text(row, field)?))
    }

    pub(super) fn term_days(&self, row: &Row, problems: &mut Problems) -> Option<i32> {
        self.parse(row, Field::TermDays, Expected::Days, problems, days)
    }

    /// The customer that a row tells of, in a table of either kind.
    pub(super) fn customer(&self, row: &Row, problems: &mut Problems) -> Customer {
        let email = |cell: &str| {
            let first = cell.split([';', ',', ' ']).find(|part| part.contains('@'))?;
            text::some(first.trim_matches(['<', '>']))
        };
        let kvk = |cell: String| match text::compact(&cell) {
            // A spreadsheet drops the zero that some numbers begin with.
            digits if digits.len() == 7 && digits.parse::<u32>().is_ok() => format!("0{digits}"),
            digits => digits,
        };
        let iban = |cell: &str| crate::reference::iban_form(cell);
        Customer {
            number: self.text(row, Field::CustomerNumber),
            name: self.text(row, Field::CustomerName),
            email: self.parse(row, Field::Email, Expected::Email, problems, email),
            phone: self.text(row, Field::Phone),
            term_days: self.term_days(row, problems),
            vat: self.text(row, Field::Vat).map(|vat| text::compact(&vat)),
            kvk: self.text(row, Field::Kvk).map(kvk),
            iban: self.parse(row, Field::Iban, Expected::Iban, problems, iban),
            contact: self.text(row, Field::Contact),
            street: self.text(row, Field::Street),
            postal_code: self.text(row, Field::PostalCode),
            city: self.text(row, Field::City),
            country: self.text(row, Field::Country),
            line: Some(row.line),
            ..Customer::default()
        }
    }

    fn parse<T>(
        &self,
        row: &Row,
        field: Field,
        expected: Expected,
        problems: &mut Problems,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let cell = self.text(row, field)?;
        let value = read(&cell);
        if let (None, Some(at)) = (&value, self.position(field)) {
            let column = Column(self.header.get(at).cloned().unwrap_or_default());
            let given = text::quote(&cell);
            let kind = ProblemKind::CellNotUnderstood { column, given, expected };
            problems.add(Place::cell(row.line, at), kind);
        }
        value
    }
}

/// A day as a spreadsheet counts it, where its format was lost: five digits and nothing else.
fn serial(cell: &str) -> Option<Date> {
    let is_plain = cell.len() == 5 && cell.bytes().all(|byte| byte.is_ascii_digit());
    let serial = cell.parse().ok().filter(|_| is_plain)?;
    super::date::day_of_serial(serial, false)
}

/// `30`, `30 dagen`, `netto 30`: one number between 0 and 365.
fn days(cell: &str) -> Option<i32> {
    let mut numbers = cell.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let days: i32 = numbers.next()?.parse().ok()?;
    let rest_is_zero = numbers.all(|part| part.bytes().all(|byte| byte == b'0'));
    (rest_is_zero && (0..=365).contains(&days)).then_some(days)
}
