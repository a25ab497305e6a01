//! What each payment was for, under the key by which an import knows it.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use super::papers::{self, Statement};
use super::{Line, Year};

/// The truth about one statement. The keys are those that reading the written file gives.
pub(super) fn of(statement: &Statement, text: &str, year: &Year) -> Result<Vec<Value>> {
    let readings = formats::read(&statement.name, text.as_bytes());
    let entries: Vec<&formats::Entry> = readings
        .iter()
        .flat_map(|reading| &reading.statements)
        .flat_map(|statement| &statement.entries)
        .collect();
    ensure!(entries.len() == statement.lines.len(), "{} does not read as it was written", statement.name);
    let mut all = Vec::new();
    for (place, (line, entry)) in statement.lines.iter().zip(entries).enumerate() {
        let reference = papers::reference(statement.first + place);
        let told = |line: &Line, key: String| payment(line, key, &reference, statement, year);
        match line.parts.as_slice() {
            [] => all.push(told(line, entry.key.clone())),
            parts => {
                let parts = parts.iter().enumerate();
                all.extend(parts.map(|(part, line)| told(line, format!("{}#{part}", entry.key))));
            }
        }
    }
    Ok(all)
}

fn payment(line: &Line, key: String, reference: &str, statement: &Statement, year: &Year) -> Value {
    let number = |bill: usize| &year.bills[bill].number;
    let invoices: Vec<Value> =
        line.pays.iter().map(|(bill, cents)| json!({"number": number(*bill), "cents": cents})).collect();
    json!({
        "key": key,
        "file": statement.name,
        "reference": reference,
        "booked": line.booked.to_string(),
        "cents": line.cents,
        "currency": papers::currency(statement.account),
        "kind": line.kind,
        "customer": line.who.map(|who| &year.customers[who].number),
        "invoices": invoices,
        "or": line.or.map(number),
        "spread": line.spread,
    })
}

pub(super) fn text(seed: u64, payments: &[Value]) -> String {
    let mut text = format!("{{\"seed\": {seed}, \"payments\": [\n");
    let lines: Vec<String> = payments.iter().map(Value::to_string).collect();
    text += &lines.join(",\n");
    text + "\n]}\n"
}
