//! Own samples of banks, all of them synthetic (`own/README.md`): returns, batches and what is to be
//! refused. The expected values were worked out by hand.

use std::path::Path;

use domain::Cents;
use formats::{Entry, ProblemKind, Reading, Refusal, read};

fn reading(name: &str) -> Reading {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/own").join(name);
    let mut readings = read(name, &std::fs::read(path).unwrap());
    assert_eq!(readings.len(), 1, "{name}");
    readings.remove(0)
}

/// The entries of the only statement, whose balances have to follow.
fn entries(name: &str) -> Vec<Entry> {
    let mut reading = reading(name);
    assert_eq!((reading.refused, reading.statements.len()), (None, 1), "{name}");
    let left_out = |problem: &formats::Problem| matches!(problem.kind, ProblemKind::Pending { .. });
    assert!(reading.problems.iter().all(left_out), "{name}: {:?}", reading.problems);
    let statement = reading.statements.remove(0);
    let sum: Cents = statement.entries.iter().map(|entry| entry.amount_cents).sum();
    assert_eq!(statement.opening_cents.unwrap() + sum, statement.closing_cents.unwrap(), "{name}");
    assert!(statement.opening_on.is_some() && statement.closing_on.is_some());
    statement.entries
}

/// Amount, taken back or not, why, end-to-end id, mandate, name.
type Told<'e> = (i64, bool, Option<&'e str>, Option<&'e str>, Option<&'e str>, Option<&'e str>);

fn told(entry: &Entry) -> Told<'_> {
    (
        entry.amount_cents.0,
        entry.reversal,
        entry.return_reason.as_deref(),
        entry.end_to_end_id.as_deref(),
        entry.mandate_id.as_deref(),
        entry.counterparty.name.as_deref(),
    )
}

#[test]
fn camt_with_a_batch_a_return_and_what_is_pending() {
    let entries = entries("syn_camt053_returns.xml");
    assert_eq!(entries.len(), 3);
    let parts: Vec<_> = entries[0].payments().iter().map(|part| part.amount_cents.unwrap().0).collect();
    assert_eq!((entries[0].batch_count, parts), (Some(2), vec![7_500, 5_000]));
    let expected = (-3_750, true, Some("AM04"), Some("F2026-0049"), Some("M-1"), Some("J. de Vries"));
    assert_eq!(told(&entries[1]), expected);
    // Half past eleven in the evening by UTC is the next day here.
    assert_eq!(entries[1].booked.unwrap().to_string(), "2026-11-19");
    assert_eq!(entries[2].structured_reference.as_deref(), Some("RF18539007547034"));
    assert_eq!(reading("syn_camt053_returns.xml").statements[0].sequence.as_deref(), Some("26324"));
}

#[test]
fn mt940_of_ing_abn_amro_sns_and_germany_with_returns() {
    let ing = entries("syn_mt940_ing_returns.940");
    let expected = (-3_750, true, Some("AM04"), Some("F2026-0049"), Some("M-1"), Some("J. de Vries"));
    assert_eq!(told(&ing[0]), expected);
    assert_eq!(ing[0].remittance.as_deref(), Some("CONTRIBUTIE NOV"));
    assert_eq!(ing[1].structured_reference.as_deref(), Some("5000202600012345"));
    assert_eq!(ing[1].counterparty.name.as_deref(), Some("Bakkerij De Molen BV"));
    assert_eq!(ing[2].batch_count, Some(2));

    let abn = entries("syn_mt940_abn_returns.sta");
    let expected = (-7_500, true, Some("MS03"), Some("F2026-0049"), Some("M-1"), Some("J DE VRIES"));
    assert_eq!(told(&abn[0]), expected);
    assert_eq!(abn[0].remittance.as_deref(), Some("Levering november, zie nota 2026-0049"));
    assert_eq!((abn[1].batch_count, abn[1].amount_cents), (Some(11), Cents(60_500)));

    let sns = entries("syn_mt940_sns_storno.940");
    assert_eq!(told(&sns[0]), (-1_250, true, Some("MD06"), None, None, Some("j de vries")));
    assert_eq!(sns[0].counterparty.iban.as_deref(), Some("NL69INGB0123456789"));

    let german = entries("syn_mt940_german.sta");
    assert_eq!(german[0].remittance.as_deref(), Some("Rechnung 2026-0050 Malerarbeiten"));
    assert_eq!(german[0].counterparty.name.as_deref(), Some("Muster Handwerk GmbH"));
    let expected = (-7_500, true, Some("AC04"), Some("F2026-0049"), Some("M-1"), Some("J de Vries"));
    assert_eq!(told(&german[1]), expected);
}

#[test]
fn tables_of_ing_and_rabobank_with_returns() {
    let ing = entries("syn_ing_incasso.csv");
    let expected = (-3_750, true, Some("MD06"), Some("F2026-0049"), Some("M-1"), Some("J de Vries"));
    assert_eq!(told(&ing[0]), expected);
    assert_eq!(ing[0].remittance.as_deref(), Some("CONTRIBUTIE NOV"));
    assert_eq!(ing[1].structured_reference.as_deref(), Some("5000202600012345"));
    assert!(!ing[1].reversal);

    let rabobank = entries("syn_rabobank_retour.csv");
    assert_eq!(rabobank[0].counterparty.name.as_deref(), Some("Café Zoë"));
    assert_eq!(rabobank[0].counterparty.ultimate.as_deref(), Some("Zoë Holding"));
    assert_eq!(rabobank[0].structured_reference.as_deref(), Some("5000202600012345"));
    let expected = (-3_750, true, Some("AM04"), Some("F2026-0049"), Some("M-1"), Some("J. de Vries"));
    assert_eq!(told(&rabobank[1]), expected);
}

#[test]
fn what_holds_no_payments_of_customers_is_refused_by_its_name() {
    assert_eq!(reading("syn_creditcard.csv").refused, Some(Refusal::CreditCardTable));
    assert_eq!(reading("syn_saldolijst.csv").refused, Some(Refusal::BalanceList));
}
