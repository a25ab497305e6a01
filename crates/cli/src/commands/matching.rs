//! `bondig match`: where payments belong, without storing anything.

use std::collections::HashMap;
use std::io::Write;
use std::path::PathBuf;

use anyhow::{Context, Result};
use app::matching::{self, Judged, Proposal};
use app::{App, Client};
use domain::{Cents, CustomerId, InvoiceId, Language};
use serde_json::{Value, json};
use text::words::Words;

use crate::office::{Office, Where};

#[derive(clap::Args)]
pub struct Match {
    /// Bank statements to try; nothing of them is stored. Without files: what waits
    files: Vec<PathBuf>,
    /// Write here instead of to the terminal
    #[arg(long, value_name = "FILE")]
    into: Option<PathBuf>,
    /// The language of reasons
    #[arg(long, default_value = "nl", value_parser = ["nl", "en"])]
    language: String,
}

pub fn run(command: &Match, place: &Where, out: &mut impl Write) -> Result<()> {
    let office = Office::open(&place.config)?;
    let client = office.client(place.client)?;
    let judged = match command.files.as_slice() {
        [] => matching::judged(&office.app, client.id)?,
        files => {
            let mut readings = Vec::new();
            for path in files {
                let bytes =
                    std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
                readings.extend(formats::read(&path.display().to_string(), &bytes));
            }
            for refused in readings.iter().filter(|reading| reading.refused.is_some()) {
                eprintln!("bondig: {} is not understood and left out", refused.file);
            }
            matching::trial(&office.app, client.id, &readings)?
        }
    };
    let names = Names::read(&office.app, &client)?;
    let words = Words::of(command.language.parse::<Language>()?);
    let mut file = match &command.into {
        Some(path) => Some(std::io::BufWriter::new(std::fs::File::create(path)?)),
        None => None,
    };
    let out: &mut dyn Write = match &mut file {
        Some(file) => file,
        None => out,
    };
    for one in &judged {
        match place.json {
            true => writeln!(out, "{}", names.as_json(one))?,
            false => names.tell(one, words, out)?,
        }
    }
    if !place.json {
        let with = |word: &str| judged.iter().filter(|one| certainty(one) == word).count();
        let (certain, likely, none) = (with("certain"), with("likely"), with("none"));
        writeln!(out, "{certain} certain, {likely} likely, {none} without a place")?;
    }
    Ok(())
}

fn certainty(one: &Judged) -> &'static str {
    let proposes = |proposal: &&Proposal| proposal.invoices().next().is_some();
    match one.proposals.first().filter(proposes) {
        Some(first) => first.certainty.word(),
        // Whose it is may be known; what it pays is not.
        None => "none",
    }
}

/// Numbers of customers and invoices, for people and scripts.
struct Names {
    customers: HashMap<CustomerId, String>,
    invoices: HashMap<InvoiceId, String>,
}

impl Names {
    fn read(app: &App, client: &Client) -> Result<Names> {
        let customers = app.store.customer_numbers(client.id)?;
        let invoices = app.store.invoice_numbers(client.id)?;
        Ok(Names {
            customers: customers.into_iter().map(|(number, id)| (id, number)).collect(),
            invoices: invoices.into_iter().map(|(number, _, id)| (id, number)).collect(),
        })
    }

    fn customer(&self, id: CustomerId) -> &str {
        self.customers.get(&id).map_or("", String::as_str)
    }

    fn invoices(&self, proposal: &Proposal) -> Vec<Value> {
        let invoice = |(customer, id, amount): (CustomerId, InvoiceId, Cents)| {
            json!({
                "number": self.invoices.get(&id),
                "customer": self.customer(customer),
                "cents": amount.0,
            })
        };
        proposal.invoices().map(invoice).collect()
    }

    fn proposal(&self, proposal: &Proposal) -> Value {
        let over = proposal.on_account();
        let evidence: Vec<&str> = proposal.reasons.iter().map(|reason| reason.word()).collect();
        json!({
            "invoices": self.invoices(proposal),
            "on_account": over.map(|part| json!({"customer": self.customer(part.customer), "cents": part.amount.0})),
            "evidence": evidence,
        })
    }

    fn as_json(&self, one: &Judged) -> Value {
        let entry = &one.entry;
        let mut told = json!({
            "payment": {
                "key": entry.key,
                "account": entry.account,
                "booked": entry.booked.to_string(),
                "cents": entry.amount.0,
                "currency": entry.currency.code(),
                "name": entry.counterparty_name,
                "iban": entry.counterparty_iban,
                "text": entry.remittance,
            },
            "match": certainty(one),
            "invoices": [],
            "evidence": [],
        });
        let mut proposals = one.proposals.iter().map(|proposal| self.proposal(proposal));
        if let Some(first) = proposals.next() {
            for key in ["invoices", "on_account", "evidence"] {
                told[key] = first[key].clone();
            }
        }
        told["others"] = Value::Array(proposals.collect());
        told
    }

    fn tell(&self, one: &Judged, words: &Words, out: &mut dyn Write) -> Result<()> {
        let entry = &one.entry;
        let name = entry.counterparty_name.as_deref().unwrap_or("");
        let amount = text::money(entry.amount, entry.currency, words.language());
        writeln!(out, "{} {amount} {name}: {}", entry.booked, certainty(one))?;
        for proposal in &one.proposals {
            let parts: Vec<String> = proposal
                .parts
                .iter()
                .map(|part| {
                    let amount = text::money(part.amount, entry.currency, words.language());
                    let number = part.invoice.and_then(|id| self.invoices.get(&id));
                    match number {
                        Some(number) => format!("{number} {amount}"),
                        None => format!("{} {amount}", self.customer(part.customer)),
                    }
                })
                .collect();
            let reasons: Vec<String> = proposal
                .reasons
                .iter()
                .map(|reason| words.t(&format!("match-reason-{}", reason.word())))
                .collect();
            writeln!(out, "  {} ({})", parts.join(", "), reasons.join(", "))?;
        }
        Ok(())
    }
}
