//! The ledger's pages, filled: statements, ageing, the invoices behind a figure.
//!
//! Not here: sums (`app::ledger`). A page shows so many customers; its figures are of all.

use app::ledger::{self, Period, export};
use app::store::ledger::Aged as Behind;
use app::{DueBy, Result};
use domain::{Cents, ClientId, Currency, CustomerId, Date};

use super::view::View;
use crate::pages::ledger::{
    Aged, AgedInvoice, Ageing, AgeingCard, AgeingLine, ClientCard, ClientLine, ClientStatement, Line,
    Statement, StatementCard, Sums,
};

/// Customers, and invoices, on one page.
const PAGE: usize = 200;

/// # Errors
/// `NoSuchCustomer`, or of the store.
pub fn statement(view: &View, customer: CustomerId, period: Period) -> Result<Statement> {
    let told = ledger::statement(view.app, view.client.id, customer, period)?;
    let mut currencies = Vec::new();
    for one in &told.currencies {
        let mut lines = Vec::new();
        for line in &one.lines {
            let import = match line.entry {
                Some(entry) => view.app.store.bank_entry(view.client.id, entry)?,
                None => None,
            };
            let import = import.map(|entry| entry.entry.import);
            lines.push(Line {
                day: line.day,
                what: export::line_words(line, view.words()),
                number: line.number.clone(),
                document: line.entry.map(|entry| view.say.with("statement-bank-line", "entry", entry)),
                document_at: line
                    .entry
                    .zip(import)
                    .map(|(entry, import)| format!("/import/{import}?payment={entry}#e{entry}")),
                moved: Some(line.moved_cents).filter(|moved| !moved.is_zero()),
                amount: line.amount_cents,
                balance: line.balance_cents,
            });
        }
        currencies.push(StatementCard {
            currency: one.currency,
            opening: one.opening_cents,
            lines,
            closing: one.closing_cents,
            open: one.open_cents,
            credit: one.credit_cents,
        });
    }
    Ok(Statement {
        customer,
        name: told.name,
        number: told.number,
        from: period.from,
        through: period.through,
        currencies,
    })
}

/// # Errors
/// Of the store.
pub fn client_statement(view: &View, period: Period) -> Result<ClientStatement> {
    let told = ledger::client_statement(view.app, view.client.id, period)?;
    let card = |one: ledger::ClientStatementOf| {
        let more = one.rows.len().saturating_sub(PAGE);
        let row = |row: ledger::ClientRow| {
            let sums = sums(&row);
            let customer = row.customer?;
            Some(ClientLine { customer, number: row.number, name: row.name, sums })
        };
        let total = sums(&one.total);
        let rows = one.rows.into_iter().take(PAGE).filter_map(row).collect();
        ClientCard { currency: one.currency, rows, more, total }
    };
    Ok(ClientStatement {
        from: period.from,
        through: period.through,
        currencies: told.currencies.into_iter().map(card).collect(),
    })
}

fn sums(row: &ledger::ClientRow) -> Sums {
    [
        row.opening_cents,
        row.invoiced_cents,
        row.credited_cents,
        row.received_cents,
        row.let_go_cents,
        row.closing_cents,
    ]
}

/// The word of an address; anything else is the bookkeeping's date.
pub fn due_by(word: &str) -> DueBy {
    if word == "agreed" { DueBy::Agreed } else { DueBy::Books }
}

const fn word(by: DueBy) -> &'static str {
    match by {
        DueBy::Books => "books",
        DueBy::Agreed => "agreed",
    }
}

/// The customers with the oldest money first.
///
/// # Errors
/// Of the store.
pub fn ageing(view: &View, by: DueBy) -> Result<Ageing> {
    let told = ledger::ageing(view.app, view.client.id, by, view.today)?;
    let card = |one: ledger::AgeingOf| {
        let mut rows: Vec<AgeingLine> = one
            .rows
            .into_iter()
            .map(|row| AgeingLine {
                customer: row.customer,
                open: row.open(),
                credit: row.credit(),
                number: row.number,
                name: row.name,
                buckets: row.buckets,
                balance: row.balance,
            })
            .collect();
        let age = |row: &AgeingLine| {
            let [_, first, second, third, last] = row.buckets;
            [last, third, second, first, row.open]
        };
        rows.sort_by(|one, other| age(other).cmp(&age(one)).then_with(|| one.name.cmp(&other.name)));
        let more = rows.len().saturating_sub(PAGE);
        rows.truncate(PAGE);
        AgeingCard {
            currency: one.currency,
            buckets: one.buckets,
            open: one.open_cents,
            credit: one.credit_cents,
            balance: one.balance_cents,
            rows,
            more,
        }
    };
    let currencies = told.currencies.into_iter().map(card).collect();
    Ok(Ageing { by: word(by), today: view.today, currencies })
}

/// Which figure of an ageing.
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    pub by: DueBy,
    pub currency: Currency,
    /// 0 to 4; anything else: all of them.
    pub bucket: usize,
    pub customer: Option<CustomerId>,
}

impl Figure {
    pub fn behind(&self, today: Date) -> Behind {
        let (from, through) = ledger::days_of_bucket(self.bucket, today);
        Behind { by: self.by, currency: self.currency, from, through, customer: self.customer }
    }

    fn address(&self) -> String {
        let customer = self.customer.map_or(String::new(), |customer| format!("&customer={customer}"));
        let by = word(self.by);
        format!("/ageing/invoices?by={by}&currency={}&bucket={}{customer}", self.currency, self.bucket)
    }
}

/// # Errors
/// `NoSuchCustomer`, or of the store.
pub fn aged(view: &View, figure: Figure, after: i64) -> Result<Aged> {
    let (store, client): (_, ClientId) = (&view.app.store, view.client.id);
    let behind = figure.behind(view.today);
    let mut found = store.aged_invoices(client, &behind, after, PAGE as i64 + 1)?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let figures = ledger::ageing(view.app, client, figure.by, view.today)?;
    let card = figures.currencies.into_iter().find(|card| card.currency == figure.currency);
    let sum = card.map_or(Cents::ZERO, |card| {
        let rows = card.rows.iter().filter(|row| figure.customer.is_none_or(|only| only == row.customer));
        let of = |row: &app::AgeingRow| row.buckets.get(figure.bucket).copied().unwrap_or_else(|| row.open());
        rows.map(of).sum()
    });
    let customer = match figure.customer {
        Some(customer) => Some(view.app.customer(client, customer)?.card.name),
        None => None,
    };
    let row = |row: app::InvoiceRow| {
        let counts = match figure.by {
            DueBy::Books => row.due,
            DueBy::Agreed => row.effective_due,
        };
        AgedInvoice {
            customer: row.customer,
            name: row.customer_name,
            invoice: row.id,
            number: row.number,
            issued: row.issued,
            due: row.due,
            agreed: (figure.by == DueBy::Agreed && row.effective_due != row.due).then_some(row.effective_due),
            days_late: i64::from(view.today.days_since(counts).max(0)),
            open: row.open,
        }
    };
    let address = figure.address();
    Ok(Aged {
        by: word(figure.by),
        bucket: match figure.bucket {
            bucket @ 0..=4 => view.say.name("sheet-bucket", bucket),
            _ => view.say.t("ageing-all"),
        },
        customer,
        currency: figure.currency,
        sum,
        rows: found.into_iter().map(row).collect(),
        next: more.then(|| format!("{address}&after={}", after + PAGE as i64)),
        as_sheet: format!("{address}&form=csv"),
    })
}
