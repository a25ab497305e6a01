//! Tables of open invoices.

use std::collections::HashMap;

use domain::{Cents, Date};

use super::field::Field;
use super::row::Columns;
use super::rows::DataRow;
use super::sheet::Row;
use super::{history, history::Answer};
use crate::facts::{Collect, Customer, Invoice, InvoiceKind, References};
use crate::problem::{Place, ProblemKind, Problems};

pub(super) fn read(columns: &Columns<'_>, rows: &[DataRow<'_>], problems: &mut Problems) -> Vec<Invoice> {
    let mut invoices: Vec<Invoice> = Vec::with_capacity(rows.len());
    let mut known: HashMap<(Option<String>, String), usize> = HashMap::new();
    for DataRow { row, group } in rows {
        let Some(invoice) = read_row_of(columns, row, group.as_ref(), problems) else {
            continue;
        };
        let customer = &invoice.customer;
        let whose = customer.number.clone().or_else(|| customer.name.clone());
        match known.get(&(whose.clone(), invoice.number.clone())) {
            Some(first) if is_same(&invoices[*first], &invoice) => {}
            Some(first) => {
                let first_line = invoices[*first].line.unwrap_or_default();
                let kind = ProblemKind::DuplicateInvoice { number: invoice.number, first_line };
                problems.add(Place::line(row.line), kind);
            }
            None => {
                known.insert((whose, invoice.number.clone()), invoices.len());
                invoices.push(invoice);
            }
        }
    }
    invoices
}

/// A row that names its customer itself.
pub(super) fn read_row(columns: &Columns<'_>, row: &Row, problems: &mut Problems) -> Option<Invoice> {
    read_row_of(columns, row, None, problems)
}

fn read_row_of(
    columns: &Columns<'_>,
    row: &Row,
    group: Option<&Customer>,
    problems: &mut Problems,
) -> Option<Invoice> {
    let place = Place::line(row.line);
    let Some(number) = columns.text(row, Field::InvoiceNumber) else {
        problems.add(place, ProblemKind::RowWithoutNumber);
        return None;
    };
    let sort = Sort::of(columns, row);
    if let Sort::Other(sort) = sort {
        problems.add(place, ProblemKind::NoInvoice { number, sort });
        return None;
    }
    let Some((total, open)) = amounts(columns, row, problems) else {
        problems.add(place, ProblemKind::RowWithoutAmount { number });
        return None;
    };
    let is_credit = matches!(sort, Sort::CreditNote) || total.0 < 0 || (total.is_zero() && open.0 < 0);
    let (kind, total, open) = match is_credit {
        true => (InvoiceKind::CreditNote, total.abs(), open.abs()),
        false => (InvoiceKind::Invoice, total, open),
    };
    if open.0 < 0 {
        problems.add(place, ProblemKind::OverpaidInvoice { number: number.clone(), open });
    }
    let mut customer = columns.customer(row, problems);
    if let Some(group) = group {
        customer.number.clone_from(&group.number);
        customer.name.clone_from(&group.name);
    }
    if customer.name.is_none() && customer.number.is_none() {
        problems.add(place, ProblemKind::CustomerUnnamed { number: number.clone() });
    }
    let (issued, due) = dates(columns, row, &customer, problems);
    examine_dates(&number, kind, issued, due, place, problems);
    Some(Invoice {
        kind,
        issued,
        due,
        currency: columns.currency(row, problems).unwrap_or_default(),
        total_cents: total,
        open_cents: open,
        prepaid_cents: None,
        references: references(columns, row),
        credits: columns
            .text(row, Field::CreditsInvoice)
            .filter(|_| kind == InvoiceKind::CreditNote)
            .into_iter()
            .collect(),
        collect: collect(columns, row),
        means_code: None,
        mandate: None,
        document: None,
        project: columns.text(row, Field::Project),
        specialist: columns.text(row, Field::Specialist),
        terms: None,
        notes: notes(columns, row),
        supplier: None,
        payee: None,
        attachments: Vec::new(),
        history: history::read(columns, row, problems),
        line: Some(row.line),
        number,
        customer,
    })
}

/// Total and open amount; each stands in for the other when it is not there.
fn amounts(columns: &Columns<'_>, row: &Row, problems: &mut Problems) -> Option<(Cents, Cents)> {
    let mut read = |field| columns.amount(row, field, problems);
    let (total, open) = (read(Field::Total), read(Field::Open));
    let sides = match (read(Field::Debit), read(Field::Credit)) {
        (None, None) => None,
        (debit, credit) => Some(debit.unwrap_or_default() - credit.unwrap_or_default()),
    };
    let total = total.or(sides);
    if let Some(open) = open {
        return Some((total.unwrap_or(open), open));
    }
    let total = total?;
    Some((total, total - paid(columns, row, total, problems)))
}

/// What was paid, where the table has no open amount: an amount, a day on which it was paid, a
/// yes, or a status that says so. Nobody is asked for what the table calls paid.
fn paid(columns: &Columns<'_>, row: &Row, total: Cents, problems: &mut Problems) -> Cents {
    let status = columns.text(row, Field::Step).unwrap_or_default().to_lowercase();
    if matches!(status.as_str(), "betaald" | "paid" | "voldaan") {
        return total;
    }
    let Some(cell) = columns.text(row, Field::Paid) else {
        return Cents::ZERO;
    };
    match Answer::of(&cell) {
        Answer::Yes => total,
        Answer::No => Cents::ZERO,
        Answer::Words if columns.date_in(&cell).is_some() => total,
        Answer::Words => columns.amount(row, Field::Paid, problems).unwrap_or_default(),
    }
}

fn dates(
    columns: &Columns<'_>,
    row: &Row,
    customer: &Customer,
    problems: &mut Problems,
) -> (Option<Date>, Option<Date>) {
    let issued = columns.date(row, Field::Issued, problems);
    let due = columns.date(row, Field::Due, problems);
    let by_term = || Some(issued?.plus_days(customer.term_days?));
    (issued, due.or_else(by_term))
}

fn examine_dates(
    number: &str,
    kind: InvoiceKind,
    issued: Option<Date>,
    due: Option<Date>,
    place: Place,
    problems: &mut Problems,
) {
    let number = number.to_owned();
    match (issued, due) {
        (Some(issued), Some(due)) if due < issued => {
            problems.add(place, ProblemKind::DueBeforeIssued { number, issued, due });
        }
        (_, None) if kind == InvoiceKind::Invoice => {
            problems.add(place, ProblemKind::DueUnknown { number, terms: None });
        }
        _ => {}
    }
}

fn references(columns: &Columns<'_>, row: &Row) -> References {
    References {
        order: columns.text(row, Field::OrderReference),
        buyer: columns.text(row, Field::BuyerReference),
        payment: columns.text(row, Field::PaymentReference),
        contract: None,
    }
}

fn collect(columns: &Columns<'_>, row: &Row) -> Collect {
    let cell = columns.text(row, Field::DirectDebit).unwrap_or_default().to_lowercase();
    let says_so = cell.contains("incasso") || cell.contains("direct debit");
    match Answer::of(&cell) {
        Answer::Yes => Collect::DirectDebit,
        _ if says_so => Collect::DirectDebit,
        _ => Collect::Transfer,
    }
}

fn notes(columns: &Columns<'_>, row: &Row) -> Option<String> {
    let parts = [columns.text(row, Field::Description), columns.text(row, Field::Note)];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("\n"))
}

fn is_same(one: &Invoice, other: &Invoice) -> bool {
    let bare = |invoice: &Invoice| {
        let customer = Customer { line: None, ..invoice.customer.clone() };
        Invoice { line: None, customer, ..invoice.clone() }
    };
    bare(one) == bare(other)
}

/// What a row is, where the table has a column for it.
enum Sort {
    Invoice,
    CreditNote,
    Other(String),
}

impl Sort {
    fn of(columns: &Columns<'_>, row: &Row) -> Sort {
        const OTHER: [&str; 8] = [
            "betaling",
            "payment",
            "bank",
            "memoriaal",
            "ontvangst",
            "receipt",
            "aanbetaling",
            "vooruitbetaling",
        ];
        let status = columns.text(row, Field::Step);
        let draft = status.filter(|status| is_draft(status));
        let Some(cell) = draft.or_else(|| columns.text(row, Field::Sort)) else {
            return Sort::Invoice;
        };
        if is_draft(&cell) {
            return Sort::Other(cell);
        }
        let lower = cell.to_lowercase();
        if lower.contains("credit") {
            return Sort::CreditNote;
        }
        match OTHER.iter().any(|word| lower.starts_with(word)) {
            true => Sort::Other(cell),
            false => Sort::Invoice,
        }
    }
}

/// An invoice that was never sent is no invoice yet.
fn is_draft(word: &str) -> bool {
    matches!(word.to_lowercase().as_str(), "concept" | "draft")
}
