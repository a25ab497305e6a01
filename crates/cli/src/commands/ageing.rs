//! `bondig ageing`: what is open, by how late it is; by the bookkeeping's due dates, or by those
//! that people agreed.

use std::io::Write;

use anyhow::Result;
use app::DueBy;
use app::ledger::{self, export};
use domain::{Cents, Date, Language};

use crate::office::{Office, Where};

#[derive(clap::Args)]
pub struct Ageing {
    /// By the dates that count: with agreed terms, promises and arrangements
    #[arg(long)]
    agreed: bool,
    /// The day; today when not given
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// Print a table for Excel
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    /// The language of the words
    #[arg(long, default_value = "nl", value_parser = ["nl", "en"])]
    language: String,
}

pub fn run(command: &Ageing, place: &Where, out: &mut impl Write) -> Result<()> {
    let office = Office::open(&place.config)?;
    let client = office.client(place.client)?;
    let language: Language = command.language.parse()?;
    let by = if command.agreed { DueBy::Agreed } else { DueBy::Books };
    let ageing = ledger::ageing(&office.app, client.id, by, office.day(command.date)?)?;
    if place.json {
        return Ok(writeln!(out, "{}", serde_json::to_string(&ageing)?)?);
    }
    if command.csv {
        return Ok(out.write_all(export::ageing_csv(&ageing, language).as_bytes())?);
    }
    let mut line = |number: &str, name: &str, buckets: &[Cents], credit: Cents, balance: Cents| {
        let buckets: Vec<String> = buckets.iter().map(|sum| format!("{sum:>13}")).collect();
        writeln!(out, "{number:<12} {name:<32} {} {credit:>13} {balance:>13}", buckets.join(" "))
    };
    for one in &ageing.currencies {
        for row in &one.rows {
            line(&row.number, &row.name, &row.buckets, row.credit(), row.balance)?;
        }
        line("", one.currency.code(), &one.buckets, one.credit_cents, one.balance_cents)?;
    }
    Ok(())
}
