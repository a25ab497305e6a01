//! Tables of customers.

use std::collections::HashMap;

use super::row::Columns;
use super::sheet::Row;
use crate::facts::Customer;
use crate::problem::{Place, ProblemKind, Problems};

pub(super) fn read(columns: &Columns<'_>, rows: &[&Row], problems: &mut Problems) -> Vec<Customer> {
    let mut customers: Vec<Customer> = Vec::with_capacity(rows.len());
    let mut known: HashMap<String, usize> = HashMap::new();
    for row in rows {
        let customer = columns.customer(row, problems);
        let Some(number) = customer.number.clone().or_else(|| customer.name.clone()) else {
            problems.add(Place::line(row.line), ProblemKind::RowWithoutName);
            continue;
        };
        match known.get(&number) {
            Some(first) if is_same(&customers[*first], &customer) => continue,
            Some(first) => {
                let first_line = customers[*first].line.unwrap_or_default();
                let kind = ProblemKind::DuplicateCustomer { number, first_line };
                problems.add(Place::line(row.line), kind);
            }
            None => {
                known.insert(number, customers.len());
            }
        }
        customers.push(customer);
    }
    customers
}

fn is_same(one: &Customer, other: &Customer) -> bool {
    Customer { line: None, ..one.clone() } == Customer { line: None, ..other.clone() }
}
