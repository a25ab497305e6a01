//! `bondig statement`: what a customer owes and how it came so; or all customers, a line each.

use std::io::Write;

use anyhow::{Context, Result};
use app::ledger::{self, Period, export};
use domain::{Cents, Date, Language};
use text::Words;

use crate::office::{Office, Where};

#[derive(clap::Args)]
pub struct Statement {
    /// The customer's number in the bookkeeping; all customers when not given
    #[arg(long, value_name = "NUMBER")]
    customer: Option<String>,
    /// The first day; from the beginning when not given
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    /// The last day; today when not given
    #[arg(long, value_name = "DATE")]
    through: Option<Date>,
    /// Print a table for Excel
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// The language of the words
    #[arg(long, default_value = "nl", value_parser = ["nl", "en"])]
    language: String,
}

pub fn run(command: &Statement, place: &Where, out: &mut impl Write) -> Result<()> {
    let office = Office::open(&place.config)?;
    let client = office.client(place.client)?;
    let language: Language = command.language.parse()?;
    let period = Period { from: command.from, through: office.day(command.through)? };
    let Some(number) = &command.customer else {
        let statement = ledger::client_statement(&office.app, client.id, period)?;
        return match (place.json, command.csv) {
            (true, _) => Ok(writeln!(out, "{}", serde_json::to_string(&statement)?)?),
            (_, true) => Ok(out.write_all(export::client_csv(&statement, language).as_bytes())?),
            _ => tell_client(&statement, out),
        };
    };
    let known = office.app.store.customer_numbers(client.id)?;
    let customer = known.into_iter().find(|(known, _)| known == number);
    let (_, customer) = customer.with_context(|| format!("there is no customer with number {number}"))?;
    let statement = ledger::statement(&office.app, client.id, customer, period)?;
    match (place.json, command.csv) {
        (true, _) => Ok(writeln!(out, "{}", serde_json::to_string(&statement)?)?),
        (_, true) => Ok(out.write_all(export::statement_csv(&statement, language).as_bytes())?),
        _ => tell(&statement, Words::of(language), out),
    }
}

fn tell(statement: &ledger::Statement, words: &Words, out: &mut impl Write) -> Result<()> {
    writeln!(out, "{} ({})", statement.name, statement.number)?;
    for one in &statement.currencies {
        let currency = one.currency;
        writeln!(
            out,
            "{:<10}  {:<44}  {:>14}  {:>14} {currency}",
            "",
            words.t("sheet-opening"),
            "",
            one.opening_cents
        )?;
        for line in &one.lines {
            let what = export::line_words(line, words);
            let what = format!("{what} {}", line.number.as_deref().unwrap_or_default());
            let amount = if line.moved_cents.is_zero() { line.amount_cents } else { Cents::ZERO };
            writeln!(out, "{}  {what:<44}  {amount:>14}  {:>14}", line.day, line.balance_cents)?;
        }
        let through = statement.period.through;
        let closing = words.t("sheet-closing");
        writeln!(out, "{through}  {closing:<44}  {:>14}  {:>14} {currency}", "", one.closing_cents)?;
    }
    Ok(())
}

fn tell_client(statement: &ledger::ClientStatement, out: &mut impl Write) -> Result<()> {
    for one in &statement.currencies {
        for row in one.rows.iter().chain([&one.total]) {
            let name = if row.customer.is_some() { row.name.as_str() } else { one.currency.code() };
            writeln!(
                out,
                "{:<12} {name:<36} {:>14} {:>14} {:>14} {:>14} {:>14} {:>14}",
                row.number,
                row.opening_cents,
                row.invoiced_cents,
                row.credited_cents,
                row.received_cents,
                row.let_go_cents,
                row.closing_cents
            )?;
        }
    }
    Ok(())
}
