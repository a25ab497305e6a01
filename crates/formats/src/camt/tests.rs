//! Each pitfall of real statements, as small as it gets.

use domain::Cents;

use crate::reading::Reading;
use crate::statement::{Entry, Statement};
use crate::{ProblemKind, Refusal};

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>"#;
const TAIL: &str = "</BkToCstmrStmt></Document>";
const ACCOUNT: &str = "<Acct><Id><IBAN>NL44RABO0123456789</IBAN></Id><Ccy>EUR</Ccy></Acct>";

fn read(name: &str, bytes: &[u8]) -> Reading {
    crate::read_one(name, bytes, &crate::Mappings::new())
}

fn file(statements: &str) -> Reading {
    read("x.xml", format!("{HEAD}{statements}{TAIL}").as_bytes())
}

/// One statement with these entries.
fn statement(inside: &str) -> Statement {
    let mut reading = file(&format!("<Stmt><Id>S1</Id>{ACCOUNT}{inside}</Stmt>"));
    assert_eq!(reading.refused, None);
    reading.statements.remove(0)
}

fn entry(inside: &str) -> Entry {
    let given = format!(
        "<Ntry><Amt Ccy=\"EUR\">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
         <BookgDt><Dt>2026-03-05</Dt></BookgDt>{inside}</Ntry>"
    );
    statement(&given).entries.remove(0)
}

fn debit(inside: &str) -> Entry {
    let given = format!(
        "<Ntry><Amt Ccy=\"EUR\">100.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>\
         <BookgDt><Dt>2026-03-05</Dt></BookgDt>{inside}</Ntry>"
    );
    statement(&given).entries.remove(0)
}

fn balance(sort: &str, amount: &str, sign: &str, day: &str) -> String {
    format!(
        "<Bal><Tp><CdOrPrtry><Cd>{sort}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{amount}</Amt>\
         <CdtDbtInd>{sign}</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>"
    )
}

fn kinds(reading: &Reading) -> Vec<&ProblemKind> {
    reading.problems.iter().map(|problem| &problem.kind).collect()
}

#[test]
fn a_payment_with_its_facts() {
    let entry = entry(
        "<ValDt><DtTm>2026-03-05T23:30:00Z</DtTm></ValDt><AcctSvcrRef>BANK-1</AcctSvcrRef>\
         <NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId><MndtId>M1</MndtId></Refs>\
         <RltdPties><Dbtr><Pty><Nm>Schilders &amp; Co</Nm></Pty></Dbtr><DbtrAcct><Id>\
         <IBAN>NL20 INGB 0001 2345 67</IBAN></Id></DbtrAcct><UltmtDbtr><Nm>Jansen</Nm></UltmtDbtr>\
         <Cdtr><Nm>Wij</Nm></Cdtr></RltdPties>\
         <RmtInf><Ustrd>factuur 2026-</Ustrd><Ustrd>17</Ustrd></RmtInf></TxDtls></NtryDtls>",
    );
    assert_eq!(entry.amount_cents, Cents(10_000));
    assert_eq!(entry.valued.unwrap().to_string(), "2026-03-06");
    assert_eq!(entry.counterparty.name.as_deref(), Some("Schilders & Co"));
    assert_eq!(entry.counterparty.iban.as_deref(), Some("NL20INGB0001234567"));
    assert_eq!(entry.counterparty.ultimate.as_deref(), Some("Jansen"));
    assert_eq!((entry.end_to_end_id.clone(), entry.mandate_id.as_deref()), (None, Some("M1")));
    assert_eq!(entry.remittance.as_deref(), Some("factuur 2026- 17"));
    assert!(entry.search_texts().contains(&"factuur 2026-17".to_owned()));
    assert_eq!(entry.details[0].amount_cents, Some(Cents(10_000)));
    assert!(entry.raw.starts_with("<Ntry>") && entry.raw.ends_with("</Ntry>"));
}

#[test]
fn text_only_beside_an_empty_payment() {
    let entry = entry("<NtryDtls><TxDtls/></NtryDtls><AddtlNtryInf>Kosten  maart</AddtlNtryInf>");
    assert_eq!(entry.remittance.as_deref(), Some("Kosten maart"));
    assert_eq!(entry.details.len(), 1);
}

#[test]
fn a_structured_reference_with_its_documents() {
    let entry = entry(
        "<NtryDtls><TxDtls><RmtInf><Strd><RfrdDocInf><Nb>2026-17</Nb></RfrdDocInf><CdtrRefInf><Tp>\
         <CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry><Issr>CUR</Issr></Tp><Ref>5000202600012345</Ref>\
         </CdtrRefInf><AddtlRmtInf>dank</AddtlRmtInf></Strd></RmtInf></TxDtls></NtryDtls>",
    );
    assert_eq!(entry.structured_reference.as_deref(), Some("5000202600012345"));
    assert_eq!(entry.remittance.as_deref(), Some("dank"));
    assert_eq!(entry.details[0].documents, ["2026-17"]);
}

#[test]
fn a_batch_keeps_each_payment_and_says_what_they_agree_on() {
    let tx = |amount: &str, id: &str| {
        format!(
            "<TxDtls><Refs><EndToEndId>{id}</EndToEndId></Refs><Amt Ccy=\"EUR\">{amount}</Amt>\
             <RltdPties><Dbtr><Nm>{id}</Nm></Dbtr></RltdPties><RmtInf><Ustrd>incasso</Ustrd></RmtInf></TxDtls>"
        )
    };
    let both = format!("{}{}", tx("60.00", "A"), tx("40.00", "B"));
    let batch = entry(&format!("<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>{both}</NtryDtls>"));
    let amounts: Vec<_> = batch.details.iter().map(|detail| detail.amount_cents).collect();
    assert_eq!(amounts, [Some(Cents(6_000)), Some(Cents(4_000))]);
    assert_eq!((batch.batch_count, batch.end_to_end_id), (Some(2), None));
    assert!(batch.counterparty.is_unknown());
    assert_eq!(batch.remittance.as_deref(), Some("incasso"));

    let bare = entry("<NtryDtls><Btch><NbOfTxs>12</NbOfTxs></Btch></NtryDtls>");
    assert_eq!((bare.batch_count, bare.details.len(), bare.payments().len()), (Some(12), 0, 1));
}

#[test]
fn payments_that_differ_from_their_entry_are_a_warning() {
    let tx = "<TxDtls><Amt Ccy=\"EUR\">49.00</Amt></TxDtls>";
    let reading = file(&format!(
        "<Stmt>{ACCOUNT}<Ntry><Amt Ccy=\"EUR\">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>\
         <BookgDt><Dt>2026-03-05</Dt></BookgDt><NtryDtls>{tx}{tx}</NtryDtls></Ntry></Stmt>"
    ));
    let expected = ProblemKind::DetailsDoNotAddUp { entry: Cents(10_000), details: Cents(9_800) };
    assert_eq!(kinds(&reading), [&expected]);
}

#[test]
fn a_return_names_the_customer_whatever_side_it_stands_on() {
    let returned = |parties: &str| {
        debit(&format!(
            "<RvslInd>true</RvslInd><NtryDtls><TxDtls><RltdPties>{parties}</RltdPties>\
             <RtrInf><Rsn><Cd>MD06</Cd></Rsn></RtrInf></TxDtls></NtryDtls>"
        ))
    };
    let ours = "<Cdtr><Nm>Wij</Nm></Cdtr><CdtrAcct><Id><IBAN>NL44RABO0123456789</IBAN></Id></CdtrAcct>";
    let theirs = "<Dbtr><Nm>Jansen</Nm></Dbtr>";
    for parties in [format!("{ours}{theirs}"), "<Cdtr><Nm>Jansen</Nm></Cdtr>".into(), theirs.into()] {
        let entry = returned(&parties);
        assert_eq!(entry.counterparty.name.as_deref(), Some("Jansen"), "{parties}");
        assert_eq!(entry.return_reason.as_deref(), Some("MD06"));
        assert_eq!(entry.amount_cents, Cents(-10_000));
        assert!(entry.reversal);
    }
    // Who is paid in an ordinary debit is the creditor only.
    let paid =
        debit("<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Wij</Nm></Dbtr></RltdPties></TxDtls></NtryDtls>");
    assert!(paid.counterparty.is_unknown());
}

#[test]
fn amounts_in_another_currency_are_not_taken_for_ours() {
    let entry = entry(
        "<NtryDtls><TxDtls><Amt Ccy=\"USD\">108.00</Amt><AmtDtls><TxAmt><Amt Ccy=\"EUR\">99.00</Amt>\
         </TxAmt></AmtDtls></TxDtls></NtryDtls>",
    );
    assert_eq!(entry.details[0].amount_cents, Some(Cents(9_900)));
}

#[test]
fn only_booked_entries_count() {
    let entry = |status: &str| {
        format!(
            "<Ntry><Amt Ccy=\"EUR\">1</Amt><CdtDbtInd>CRDT</CdtDbtInd>{status}<BookgDt><Dt>2026-03-05</Dt></BookgDt></Ntry>"
        )
    };
    let all = ["<Sts>BOOK</Sts>", "<Sts><Cd>PDNG</Cd></Sts>", "<Sts>INFO</Sts>", ""].map(entry).concat();
    let reading = file(&format!("<Stmt>{ACCOUNT}{all}</Stmt>"));
    assert_eq!(reading.statements[0].entries.len(), 2);
    assert_eq!(reading.statements[0].pending, 2);
    assert_eq!(kinds(&reading), [&ProblemKind::Pending { count: 2 }]);
}

#[test]
fn balances_and_days_of_a_statement() {
    let whole = [
        balance("OPBD", "10.00", "DBIT", "2026-03-04"),
        balance("CLBD", "90.00", "CRDT", "2026-03-05"),
        balance("CLAV", "1.00", "CRDT", "2026-03-05"),
        "<Ntry><Amt Ccy=\"EUR\">100</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-03-05</Dt></BookgDt></Ntry>".into(),
    ];
    let statement = statement(&whole.concat());
    assert_eq!(statement.account.as_deref(), Some("NL44RABO0123456789"));
    assert_eq!((statement.opening_cents, statement.closing_cents), (Some(Cents(-1_000)), Some(Cents(9_000))));
    assert_eq!(statement.from.unwrap().to_string(), "2026-03-04");
    assert_eq!(statement.to.unwrap().to_string(), "2026-03-05");
    assert!(statement.complete);
}

#[test]
fn balances_that_do_not_add_up_are_a_warning() {
    let balances =
        balance("PRCD", "10.00", "CRDT", "2026-03-04") + &balance("CLBD", "15.00", "CRDT", "2026-03-05");
    let reading = file(&format!("<Stmt>{ACCOUNT}{balances}</Stmt>"));
    assert_eq!(kinds(&reading), [&ProblemKind::BalancesDoNotAddUp { difference: Cents(-500) }]);
    assert_eq!(reading.statements.len(), 1);
}

#[test]
fn one_bad_entry_costs_itself_only() {
    let entry = |inside: &str| format!("\n<Ntry>{inside}<BookgDt><Dt>2026-03-05</Dt></BookgDt></Ntry>");
    let all = [
        entry("<Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>"),
        entry("<Amt Ccy=\"EUR\">1,00</Amt><CdtDbtInd>CRDT</CdtDbtInd>"),
        entry("<Amt Ccy=\"EUR\">-1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>"),
        entry("<Amt Ccy=\"EUR\">9999999999999999999999</Amt><CdtDbtInd>CRDT</CdtDbtInd>"),
        entry("<Amt Ccy=\"EUR\">1.00</Amt>"),
        entry("<CdtDbtInd>CRDT</CdtDbtInd>"),
        entry("<Amt Ccy=\"EUR\">2.00</Amt><CdtDbtInd>DBIT</CdtDbtInd>"),
    ];
    let reading = file(&format!("<Stmt>{ACCOUNT}{}</Stmt>", all.concat()));
    let amounts: Vec<i64> = reading.statements[0].entries.iter().map(|it| it.amount_cents.0).collect();
    assert_eq!(amounts, [100, -200]);
    let lines: Vec<_> = reading.problems.iter().map(|problem| problem.place.line.unwrap()).collect();
    assert_eq!(lines, [4, 5, 6, 7, 8]);
    assert!(!reading.is_complete());
}

#[test]
fn several_accounts_and_versions_in_one_way() {
    let two =
        format!("<Stmt>{ACCOUNT}</Stmt><Stmt><Acct><Id><Othr><Id>123456789</Id></Othr></Id></Acct></Stmt>");
    let reading = file(&two);
    let accounts: Vec<_> = reading.statements.iter().map(|it| it.account.as_deref()).collect();
    assert_eq!(accounts, [Some("NL44RABO0123456789"), Some("123456789")]);

    for (message, inner, container) in [
        ("camt.052.001.06", "BkToCstmrAcctRpt", "Rpt"),
        ("camt.053.001.02", "BkToCstmrStmt", "Stmt"),
        ("camt.054.001.08", "BkToCstmrDbtCdtNtfctn", "Ntfctn"),
    ] {
        let given = format!(
            "<c:Document xmlns:c=\"urn:iso:std:iso:20022:tech:xsd:{message}\"><c:{inner}>\
             <c:{container}><c:Acct><c:Id><c:IBAN>NL44RABO0123456789</c:IBAN></c:Id></c:Acct>\
             <c:Ntry><c:Amt Ccy=\"EUR\">5</c:Amt><c:CdtDbtInd>CRDT</c:CdtDbtInd></c:Ntry>\
             </c:{container}></c:{inner}></c:Document>"
        );
        let reading = read("x", given.as_bytes());
        assert_eq!(reading.format.as_ref().unwrap().word(), message);
        assert_eq!(reading.statements[0].entries.len(), 1, "{message}");
        assert_eq!(kinds(&reading), [&ProblemKind::EntryWithoutDate]);
    }
}

#[test]
fn the_same_entries_have_the_same_keys_in_any_file() {
    let entry = |day: &str, text: &str| {
        format!(
            "<Ntry><Amt Ccy=\"EUR\">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>{day}</Dt></BookgDt>\
             <NtryDtls><TxDtls><RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
        )
    };
    let monday =
        [entry("2026-03-02", "huur"), entry("2026-03-02", "huur"), entry("2026-03-02", "x")].concat();
    let tuesday = entry("2026-03-03", "huur");
    let keys = |statements: &[&str]| -> Vec<String> {
        let all: String = statements.iter().map(|it| format!("<Stmt>{ACCOUNT}{it}</Stmt>")).collect();
        let reading = file(&all);
        reading.statements.into_iter().flat_map(|it| it.entries).map(|it| it.key).collect()
    };
    let week = keys(&[&format!("{monday}{tuesday}")]);
    let days = keys(&[&monday, &tuesday]);
    assert_eq!(week, days);
    let mut distinct = week.clone();
    distinct.sort();
    distinct.dedup();
    assert_eq!(distinct.len(), 4);
}

#[test]
fn a_cut_file_gives_what_it_has_and_does_not_look_fresh() {
    let whole = format!(
        "{HEAD}<Stmt>{ACCOUNT}{}<Ntry><Amt Ccy=\"EUR\">5</Amt><CdtDbtInd>CRDT</CdtDbtInd></Ntry><Ntry><Amt",
        balance("CLBD", "5.00", "CRDT", "2026-03-05")
    );
    let reading = read("x", whole.as_bytes());
    assert_eq!(reading.statements[0].entries.len(), 1);
    assert_eq!((reading.statements[0].to, reading.statements[0].complete), (None, false));
    assert!(matches!(kinds(&reading).last(), Some(ProblemKind::CutOff)));
}

#[test]
fn danger_refuses_the_whole_file() {
    let entry =
        "<Ntry><Amt Ccy=\"EUR\">5</Amt><CdtDbtInd>CRDT</CdtDbtInd><AddtlNtryInf>&x;</AddtlNtryInf></Ntry>";
    let reading = file(&format!("<Stmt>{ACCOUNT}{entry}</Stmt>"));
    assert_eq!(reading.refused, Some(Refusal::UnknownEntity { name: "x".into() }));
    assert!(reading.statements.is_empty());
}

/// A file with what a window can cut in two: an entity, character data, an empty element, a letter.
fn hard_to_cut() -> String {
    let entry = |number: u32| {
        format!(
            "<Ntry><!-- x --><Amt Ccy=\"EUR\">{number}.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-03-05</Dt></BookgDt>\n\
             <NtryDtls><TxDtls><Refs/><RltdPties><Dbtr><Nm>Café &amp; Zn. &#233;</Nm></Dbtr></RltdPties>\n\
             <RmtInf><Ustrd><![CDATA[fact <{number}>]]> dank</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>\n"
        )
    };
    let entries: String = (0..6).map(entry).collect();
    format!("{HEAD}<Stmt>{ACCOUNT}<Ntry><Amt Ccy=\"EUR\">x</Amt></Ntry>{entries}</Stmt>{TAIL}")
}

#[test]
fn windows_of_any_size_give_the_same() {
    let whole = hard_to_cut();
    for window in (1..70).chain([100, 500, 2_000, 100_000]) {
        crate::large::tests_windows(whole.as_bytes(), window).unwrap();
    }
    // Also where the file was cut, or is not XML any more.
    for end in (300..whole.len()).step_by(37) {
        let cut = &whole.as_bytes()[..end];
        crate::large::tests_windows(cut, 16).unwrap();
        crate::large::tests_windows(&[cut, b"</wrong><!x"].concat(), 16).unwrap();
    }
}
