//! Which rows of a table are about something: not the empty ones, not the totals, and not those
//! that only name the customer of the rows below them.
//!
//! Invariant: what is left out is said. A row without words counts as a total only when its amounts
//! are the sums of what stands above it.

use domain::Cents;

use super::amount::{Decimal, read_amount};
use super::field::Field;
use super::mapping::{Mapping, TableKind};
use super::sheet::{Row, Sheet};
use crate::facts::Customer;
use crate::problem::{Place, ProblemKind, Problems};

/// A row with the customer that a row above it names.
pub(super) struct DataRow<'s> {
    pub(super) row: &'s Row,
    pub(super) group: Option<Customer>,
}

pub(super) fn data_rows<'s>(
    sheet: &'s Sheet,
    mapping: &Mapping,
    kind: TableKind,
    problems: &mut Problems,
) -> Vec<DataRow<'s>> {
    let (mut empty, mut totals): (Vec<u64>, Vec<u64>) = Default::default();
    let mut rows = Vec::with_capacity(sheet.rows.len());
    let mut sums = Sums::of(mapping);
    let names_customers = mapping.has(Field::CustomerName) || mapping.has(Field::CustomerNumber);
    let may_group = kind == TableKind::OpenInvoices && !names_customers;
    let mut group = None;
    let mut groups: Vec<u64> = Vec::new();
    for row in &sheet.rows {
        if row.is_empty() {
            empty.push(row.line);
        } else if row.is_total(mapping) || sums.are(row) {
            totals.push(row.line);
            sums.end_of_group();
        } else if let Some(customer) = named_by(row, mapping).filter(|_| may_group) {
            group = Some(customer);
            groups.push(row.line);
            sums.end_of_group();
        } else {
            let (cells, columns) = (row.cells.len(), sheet.header.len());
            if row.cells.iter().skip(columns).any(|cell| !cell.trim().is_empty()) {
                problems.add(Place::line(row.line), ProblemKind::RowTooLong { cells, columns });
            }
            if row.broken_quotes {
                problems.add(Place::line(row.line), ProblemKind::BrokenQuotes);
            }
            sums.add(row);
            rows.push(DataRow { row, group: group.clone() });
        }
    }
    if let Some(first) = groups.first() {
        problems.add(Place::line(*first), ProblemKind::CustomerRows { count: groups.len() });
    }
    if let Some(first) = empty.first() {
        problems.add(Place::line(*first), ProblemKind::EmptyRowsSkipped { count: empty.len() });
    }
    if let Some(first) = totals.first() {
        problems.add(Place::line(*first), ProblemKind::TotalsSkipped { count: totals.len() });
    }
    rows
}

/// The customer that a row names and nothing else: `1001 - Bakkerij De Molen`.
fn named_by(row: &Row, mapping: &Mapping) -> Option<Customer> {
    let said = row.cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
    let said: Vec<(usize, &String)> = said.collect();
    let field = |at: usize| mapping.columns.get(at).and_then(|column| column.field);
    let tells_more = |at: usize| field(at).is_some_and(|field| field.is_amount() || field.is_date());
    if said.len() > 2 || said.iter().any(|(at, _)| tells_more(*at)) {
        return None;
    }
    let words = said.iter().map(|(_, cell)| cell.trim()).collect::<Vec<_>>().join(" ");
    let words = ["debiteur", "klant", "relatie", "customer"].into_iter().fold(words, |words, title| {
        let has_title = words.get(..title.len()).is_some_and(|start| start.eq_ignore_ascii_case(title));
        if has_title { words[title.len()..].trim_start_matches([':', ' ']).to_owned() } else { words }
    });
    let (first, rest) = words.split_once([' ', '-', ':']).unwrap_or((words.as_str(), ""));
    let is_number = first.bytes().any(|byte| byte.is_ascii_digit());
    let rest = crate::text::some(rest.trim_matches([' ', '-', ':']));
    let (number, name) = match (is_number, rest) {
        (true, Some(rest)) => (crate::text::some(first), Some(rest)),
        // A number alone may be an invoice of which the amount is missing.
        (true, None) => return None,
        (false, _) => (None, crate::text::some(&words)),
    };
    name.is_some().then(|| Customer { number, name, line: Some(row.line), ..Customer::default() })
}

/// What the amounts of each column are together, from the beginning and since the last total.
struct Sums {
    columns: Vec<(usize, Cents, Cents)>,
}

impl Sums {
    fn of(mapping: &Mapping) -> Sums {
        let amounts = mapping.columns.iter().enumerate();
        let amounts = amounts.filter(|(_, column)| column.field.is_some_and(Field::is_amount));
        Sums { columns: amounts.map(|(at, _)| (at, Cents::ZERO, Cents::ZERO)).collect() }
    }

    fn add(&mut self, row: &Row) {
        for (at, all, group) in &mut self.columns {
            let amount = row.cells.get(*at).and_then(|cell| read_amount(cell, Decimal::Unknown));
            let amount = amount.unwrap_or_default();
            *all = Cents(all.0.saturating_add(amount.0));
            *group = Cents(group.0.saturating_add(amount.0));
        }
    }

    fn end_of_group(&mut self) {
        self.columns.iter_mut().for_each(|(_, _, group)| *group = Cents::ZERO);
    }

    /// Whether the row has amounts only, and these are the sums.
    fn are(&self, row: &Row) -> bool {
        let sums = |at: usize| self.columns.iter().find(|(column, _, _)| *column == at);
        let mut said = row.cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
        said.all(|(at, cell)| {
            let amount = read_amount(cell, Decimal::Unknown);
            sums(at).is_some_and(|(_, all, group)| amount == Some(*all) || amount == Some(*group))
        })
    }
}
