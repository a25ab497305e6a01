//! `bondig plan`: what would happen on a day, to whom, through what and why; and why not.

use std::io::Write;

use anyhow::Result;
use app::Customer;
use domain::{Act, Date, Decision, Language, Rest};
use serde_json::json;
use text::Words;

use crate::office::{Office, Where};

#[derive(clap::Args)]
pub struct Plan {
    /// The day; today when not given
    #[arg(long, value_name = "DATE")]
    date: Option<Date>,
    /// The language of the reasons
    #[arg(long, default_value = "nl", value_parser = ["nl", "en"])]
    language: String,
}

pub fn run(command: &Plan, place: &Where, out: &mut impl Write) -> Result<()> {
    let office = Office::open(&place.config)?;
    let client = office.client(place.client)?;
    let today = office.day(command.date)?;
    let words = Words::of(command.language.parse::<Language>()?);
    let mut failed = Ok(());
    let (mut customers, mut acts, mut rests) = (0, 0, 0);
    app::plan::plan(&office.app, client.id, today, &mut |customer, decision| {
        customers += 1;
        acts += decision.acts.len();
        rests += decision.rests.len();
        if failed.is_ok() {
            failed = tell(customer, decision, today, words, place.json, out);
        }
    })?;
    failed?;
    if place.json {
        writeln!(out, "{}", json!({"date": today, "customers": customers, "acts": acts, "rests": rests}))?;
    } else {
        writeln!(
            out,
            "{today}: {customers} customers, {acts} acts, {rests} rests. Nothing was saved or sent."
        )?;
        if !client.bank_is_fresh(today, &client.calendar()) {
            let through = client.bank_through.map_or("no day yet".to_owned(), |day| day.to_string());
            writeln!(
                out,
                "Bank data through {through}: too old to remind anybody. Import the latest statement."
            )?;
        }
    }
    Ok(())
}

fn tell(
    customer: &Customer,
    decision: &Decision,
    today: Date,
    words: &Words,
    as_json: bool,
    out: &mut impl Write,
) -> Result<()> {
    let numbers = |ids: &[domain::InvoiceId]| -> Vec<String> {
        ids.iter()
            .filter_map(|id| customer.dossier.invoice(*id))
            .map(|invoice| invoice.number.clone())
            .collect()
    };
    for act in &decision.acts {
        let because = words.because(&act.because, today);
        if as_json {
            writeln!(out, "{}", act_json(customer, act, &numbers(&act.invoices), &because, today))?;
        } else {
            let what = act.step.map(|step| words.step(step)).or(act.task.map(|task| words.task(task)));
            let how = act.channel.map(|channel| words.channel(channel));
            writeln!(
                out,
                "{:<32} {:<28} {:<12} {:<24} {because}",
                customer.card.name,
                what.unwrap_or_default(),
                how.unwrap_or_default(),
                numbers(&act.invoices).join(" "),
            )?;
        }
    }
    for rest in &decision.rests {
        let because = words.because(&rest.because, today);
        if as_json {
            writeln!(out, "{}", rest_json(customer, rest, &numbers(&rest.invoices), &because, today))?;
        } else {
            let about = numbers(&rest.invoices).join(" ");
            writeln!(
                out,
                "{:<32} {:<28} {:<12} {about:<24} {because}",
                customer.card.name,
                words.hold(rest.hold),
                ""
            )?;
        }
    }
    Ok(())
}

fn act_json(
    customer: &Customer,
    act: &Act,
    invoices: &[String],
    because: &str,
    on: Date,
) -> serde_json::Value {
    json!({
        "on": on, "customer": customer.card.number, "name": customer.card.name, "act": act.kind, "step": act.step,
        "task": act.task, "for": act.approves, "to": act.to, "channel": act.channel, "registered": act.registered,
        "invoices": invoices, "from": act.from, "because": because, "rule": act.because.rule(),
    })
}

fn rest_json(
    customer: &Customer,
    rest: &Rest,
    invoices: &[String],
    because: &str,
    on: Date,
) -> serde_json::Value {
    json!({
        "on": on, "customer": customer.card.number, "name": customer.card.name, "rest": invoices,
        "hold": rest.hold, "until": rest.until, "because": because, "rule": rest.because.rule(),
    })
}
