//! Statements and ageing as tables for Excel. The same figures as on the pages, line by line.

use domain::{Cents, Language, PostingKind};
use text::Words;
use text::sheet::{Cell, csv};

use super::{Ageing, ClientRow, ClientStatement, Statement, StatementLine};
use crate::records::InvoiceRow;

/// The words of a line of a statement.
pub fn line_words(line: &StatementLine, words: &Words) -> String {
    match (line.kind, line.invoice) {
        (PostingKind::Books, _) if line.amount_cents.is_positive() => words.t("posting-books-back"),
        (PostingKind::Payment, None) => words.t("posting-payment-on-account"),
        (PostingKind::CreditNote, None) => words.t("posting-credit_note-on-account"),
        (kind, _) => words.t(&format!("posting-{kind}")),
    }
}

pub fn statement_csv(statement: &Statement, language: Language) -> String {
    let words = Words::of(language);
    let head = ["day", "what", "invoice", "document", "moved", "amount", "balance", "currency"];
    let mut rows = vec![
        vec![
            words.t("sheet-statement").into(),
            statement.name.clone().into(),
            statement.number.clone().into(),
        ],
        heading(&head, words),
    ];
    for one in &statement.currencies {
        let currency = one.currency.code();
        let balance = |what: &str, day: Option<domain::Date>, amount: Cents| {
            let day = day.map_or(Cell::Empty, Cell::from);
            let empty = || Cell::Empty;
            vec![
                day,
                words.t(what).into(),
                empty(),
                empty(),
                empty(),
                empty(),
                amount.into(),
                currency.into(),
            ]
        };
        rows.push(balance("sheet-opening", statement.period.from, one.opening_cents));
        for line in &one.lines {
            let moved = if line.moved_cents.is_zero() { Cell::Empty } else { line.moved_cents.into() };
            rows.push(vec![
                line.day.into(),
                line_words(line, words).into(),
                line.number.clone().map_or(Cell::Empty, Cell::from),
                line.entry.map_or(Cell::Empty, |entry| entry.to_string().into()),
                moved,
                line.amount_cents.into(),
                line.balance_cents.into(),
                currency.into(),
            ]);
        }
        rows.push(balance("sheet-closing", Some(statement.period.through), one.closing_cents));
    }
    csv(&rows)
}

pub fn client_csv(statement: &ClientStatement, language: Language) -> String {
    let words = Words::of(language);
    let head = [
        "number", "customer", "opening", "invoiced", "credited", "received", "let-go", "closing", "currency",
    ];
    let mut rows = vec![heading(&head, words)];
    for one in &statement.currencies {
        let row = |row: &ClientRow, name: String| {
            vec![
                row.number.clone().into(),
                name.into(),
                row.opening_cents.into(),
                row.invoiced_cents.into(),
                row.credited_cents.into(),
                row.received_cents.into(),
                row.let_go_cents.into(),
                row.closing_cents.into(),
                one.currency.code().into(),
            ]
        };
        rows.extend(one.rows.iter().map(|known| row(known, known.name.clone())));
        rows.push(row(&one.total, words.t("sheet-total")));
    }
    csv(&rows)
}

pub fn ageing_csv(ageing: &Ageing, language: Language) -> String {
    let words = Words::of(language);
    let head = [
        "number", "customer", "bucket-0", "bucket-1", "bucket-2", "bucket-3", "bucket-4", "open", "credit",
        "balance", "currency",
    ];
    let mut rows = vec![heading(&head, words)];
    for one in &ageing.currencies {
        let currency = one.currency.code();
        for row in &one.rows {
            let mut cells: Vec<Cell> = vec![row.number.clone().into(), row.name.clone().into()];
            cells.extend(row.buckets.map(Cell::from));
            cells.extend([row.open().into(), row.credit().into(), row.balance.into(), currency.into()]);
            rows.push(cells);
        }
        let mut cells: Vec<Cell> = vec![Cell::Empty, words.t("sheet-total").into()];
        cells.extend(one.buckets.map(Cell::from));
        cells.extend([one.open_cents, one.credit_cents, one.balance_cents].map(Cell::from));
        cells.push(currency.into());
        rows.push(cells);
    }
    csv(&rows)
}

pub fn aged_csv(invoices: &[InvoiceRow], language: Language) -> String {
    let head = ["invoice", "customer", "issued", "due", "due-agreed", "invoiced", "open", "currency"];
    let mut rows = vec![heading(&head, Words::of(language))];
    rows.extend(invoices.iter().map(|row| {
        vec![
            row.number.clone().into(),
            row.customer_name.clone().into(),
            row.issued.into(),
            row.due.into(),
            row.effective_due.into(),
            row.amount.into(),
            row.open.into(),
            row.currency.code().into(),
        ]
    }));
    csv(&rows)
}

fn heading(keys: &[&str], words: &Words) -> Vec<Cell> {
    keys.iter().map(|key| words.t(&format!("sheet-{key}")).into()).collect()
}
