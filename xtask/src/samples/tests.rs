//! The table over the real files, when they are there, and over our own.

use std::path::Path;

use super::verdict::{self, Verdict};
use super::{Guess, judge_all, table};

fn judged_all(folder: &Path) {
    let judged = judge_all(folder).unwrap();
    assert!(!judged.is_empty());
    let wrong: Vec<String> = judged
        .iter()
        .filter(|one| one.is_wrong())
        .map(|one| format!("{}: {:?}", one.name, one.reasons()))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(table(&judged).contains("read right"));
}

#[test]
fn no_sample_is_wrong() {
    let root = testkit::without::root();
    judged_all(&root.join("crates/formats/tests/own"));
    let shared = root.join("../shared/data/samples");
    if !shared.exists() {
        println!("no shared samples here: left out");
        return;
    }
    judged_all(&shared);
}

/// A table that finds nothing is no table: each of these readings is wrong, and is called so.
#[test]
fn what_is_read_wrong_is_called_wrong() {
    let statement = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Id>1</Id>\
        <Acct><Id><IBAN>NL44RABO0123456789</IBAN></Id><Ccy>EUR</Ccy></Acct>\
        <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>\
        <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">3.50</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>\
        <Ntry><Amt Ccy=\"EUR\">2.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-03-05</Dt></BookgDt></Ntry>\
        </Stmt></BkToCstmrStmt></Document>";
    let guess = Guess::of(statement.as_bytes());
    assert_eq!(guess, Guess::Camt);
    let right = formats::read("x", statement.as_bytes());
    let verdict = |readings: &[formats::Reading]| verdict::of(&guess, statement.as_bytes(), readings);
    assert_eq!(verdict(&right), Verdict::Read);
    let is_wrong = |change: fn(&mut formats::Reading)| {
        let mut readings = right.clone();
        change(&mut readings[0]);
        matches!(verdict(&readings), Verdict::Wrong(_))
    };
    assert!(is_wrong(|reading| reading.statements[0].entries.clear()));
    assert!(is_wrong(|reading| reading.statements[0].entries[0].amount_cents.0 = 251));
    assert!(is_wrong(|reading| reading.statements[0].closing_cents = None));
    assert!(is_wrong(|reading| reading.refused = Some(formats::Refusal::NotRecognised)));
}

#[test]
fn a_refusal_has_to_name_the_kind() {
    let of = |bytes: &[u8]| verdict::of(&Guess::of(bytes), bytes, &formats::read("x", bytes));
    for bytes in [&b"{\"a\": 1}"[..], b"%PDF-1.7", b"# Title\n\ntext\n", b"<html><body/></html>", b""] {
        assert!(matches!(of(bytes), Verdict::Refused(_)), "{}", String::from_utf8_lossy(bytes));
    }
    let invoice = b"<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"><ID>1</ID>";
    assert!(matches!(of(invoice), Verdict::Refused(_)), "it is cut off");
    let bytes = b"{\"a\": 1}";
    let mut readings = formats::read("x", bytes);
    readings[0].refused = Some(formats::Refusal::NotRecognised);
    assert!(matches!(verdict::of(&Guess::of(bytes), bytes, &readings), Verdict::Wrong(_)));
}
