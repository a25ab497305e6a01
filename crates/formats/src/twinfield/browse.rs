//! Lists of transactions of customers (`browse`): rows of cells that name their field. It is how
//! open items leave Twinfield; the same list has the payments.
//!
//! A row does not say whether it is a sale. A journal in which something is owed is one of sales:
//! what is negative in it is a credit note, and in any other journal a payment.

use std::collections::HashSet;

use domain::{Cents, Currency, Date};

use super::node::Node;
use super::sales::{Booked, Header};
use crate::facts::Customer;
use crate::key::plausible;
use crate::problem::ProblemKind;
use crate::table::{DateOrder, read_date};

/// Rows of a list, kept until all journals are known.
#[derive(Debug, Default)]
pub(super) struct List {
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    journal: Option<String>,
    booking: Option<String>,
    number: Option<String>,
    customer: Customer,
    issued: Option<Date>,
    due: Option<Date>,
    currency: Currency,
    value: Cents,
    open: Cents,
    text: Option<String>,
}

impl List {
    /// A row without a customer or an amount is a sum or a heading.
    pub(super) fn add(&mut self, node: &Node) {
        self.rows.extend(row(node));
    }

    pub(super) fn finish(self) -> Booked {
        let is_owed = |row: &&Row| row.value.is_positive() && row.number.is_some();
        let sales: HashSet<Option<String>> =
            self.rows.iter().filter(is_owed).map(|row| row.journal.clone()).collect();
        let mut booked = Booked::default();
        for row in self.rows {
            let header = Header {
                issued: row.issued,
                due: row.due,
                currency: row.currency,
                reference: None,
                document: row
                    .journal
                    .as_ref()
                    .zip(row.booking.as_ref())
                    .map(|(code, number)| format!("{code} {number}")),
                text: None,
            };
            if !sales.contains(&row.journal) {
                booked.payments.push(header.payment(row.customer, row.number, -row.value, row.text));
                continue;
            }
            match row.number.or(row.booking) {
                Some(number) => {
                    booked.invoices.push(header.invoice(number, row.customer, row.value, row.open))
                }
                None => booked.problems.push(ProblemKind::RowWithoutNumber),
            }
        }
        booked
    }
}

fn row(node: &Node) -> Option<Row> {
    let text = |names: &[&str]| names.iter().find_map(|name| node.cell(name));
    let amount = |names: &[&str]| names.iter().find_map(|name| plausible(&node.cell(name)?));
    let day = |names: &[&str]| read_date(&text(names)?, DateOrder::DayFirst);
    let value = amount(&["fin.trs.line.valuesigned", "fin.trs.line.basevaluesigned"])?;
    let open = amount(&["fin.trs.line.openvaluesigned", "fin.trs.line.openbasevaluesigned"]);
    let is_matched = text(&["fin.trs.line.matchstatus"]).as_deref() == Some("matched");
    Some(Row {
        journal: text(&["fin.trs.head.code"]),
        booking: text(&["fin.trs.head.number"]),
        number: text(&["fin.trs.line.invnumber", "fin.trs.head.invnumber"]),
        customer: Customer {
            number: Some(text(&["fin.trs.line.dim2"])?),
            name: text(&["fin.trs.line.dim2name"]),
            ..Customer::default()
        },
        issued: day(&["fin.trs.head.date"]),
        due: day(&["fin.trs.line.datedue", "fin.trs.head.duedate"]),
        currency: text(&["fin.trs.head.curcode"]).and_then(|code| code.parse().ok()).unwrap_or_default(),
        value,
        open: open.unwrap_or(if is_matched { Cents::ZERO } else { value }),
        text: text(&["fin.trs.line.description"]),
    })
}
