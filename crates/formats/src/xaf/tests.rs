//! Each pitfall of audit files, as small as it gets.

use domain::Cents;

use super::{read, read_stream};
use crate::reading::Reading;
use crate::{ProblemKind, Refusal};

fn file(inside: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?><auditfile xmlns=\"http://www.auditfiles.nl/XAF/3.2\"><header><curCode>EUR</curCode></header>\
         <company><companyName>Voorbeeld</companyName><customersSuppliers>\
         <customerSupplier><custSupID>1</custSupID><custSupName>De Molen &amp; Zn.</custSupName><custSupTp>C</custSupTp>\
         <customerSupplierHistory><customerSupplier><custSupID>9</custSupID><custSupName>Oud</custSupName></customerSupplier></customerSupplierHistory>\
         </customerSupplier></customersSuppliers>{inside}</company></auditfile>"
    )
}

fn line(name: &str, number: &str, amount: &str, side: &str, rest: &str) -> String {
    format!(
        "<{name}><amnt>{amount}</amnt><amntTp>{side}</amntTp><custSupID>1</custSupID>{number}\
         <invDt>2026-02-01</invDt><invDueDt>2026-03-03</invDueDt>{rest}</{name}>"
    )
}

fn ledger(kind: &str, lines: &str) -> String {
    format!(
        "<transactions><subledgers><subledger><sbType>{kind}</sbType>{lines}</subledger></subledgers></transactions>"
    )
}

fn only(inside: &str) -> Reading {
    let reading = read("x", file(inside).as_bytes());
    assert_eq!(reading.refused, None);
    reading
}

#[test]
fn history_of_a_customer_is_no_customer() {
    let reading = only("");
    let names: Vec<&str> = reading.customers.iter().filter_map(|it| it.name.as_deref()).collect();
    assert_eq!(names, ["De Molen & Zn."]);
    assert_eq!(reading.problems[0].kind, ProblemKind::NoOpenItems);
}

#[test]
fn a_ledger_of_customers_and_suppliers_gives_its_sales() {
    let sale =
        line("sbLine", "<invRef>F1</invRef>", "121.00", "D", "<invPurSalTp>S</invPurSalTp><mutTp>I</mutTp>");
    let purchase =
        line("sbLine", "<invRef>P1</invRef>", "50.00", "C", "<invPurSalTp>P</invPurSalTp><mutTp>I</mutTp>");
    let unsaid = line("sbLine", "<invRef>X1</invRef>", "50.00", "D", "<mutTp>I</mutTp>");
    let reading = only(&ledger("CS", &(sale + &purchase + &unsaid)));
    let numbers: Vec<&str> = reading.invoices.iter().map(|invoice| invoice.number.as_str()).collect();
    assert_eq!(numbers, ["F1"]);
}

#[test]
fn an_invoice_in_two_lines_is_one_and_money_without_a_name_is_told() {
    let sale = |amount| line("sbLine", "<invRef>F1</invRef>", amount, "D", "<mutTp>I</mutTp>");
    let nobody = "<sbLine><amnt>10.00</amnt><amntTp>D</amntTp><mutTp>I</mutTp></sbLine>";
    let unnumbered = line("sbLine", "", "5.00", "D", "<mutTp>I</mutTp>");
    let reading = only(&ledger("CU", &(sale("100.00") + &sale("21.00") + nobody + &unnumbered)));
    assert_eq!(reading.invoices.len(), 1);
    assert_eq!(reading.invoices[0].total_cents, Cents(12_100));
    assert_eq!(reading.invoices[0].due.unwrap().to_string(), "2026-03-03");
    let kinds: Vec<&ProblemKind> = reading.problems.iter().map(|problem| &problem.kind).collect();
    assert_eq!(kinds, [&ProblemKind::NamelessBookings { count: 2 }]);
}

#[test]
fn a_ledger_that_does_not_add_up_says_so_with_its_place() {
    let sale = line("sbLine", "<invRef>F1</invRef>", "100.00", "D", "<mutTp>I</mutTp>");
    let told = format!("<totalDebit>110.00</totalDebit><totalCredit>0</totalCredit>{sale}");
    let reading = only(&ledger("CU", &told));
    assert_eq!(reading.problems[0].kind, ProblemKind::LedgerDoesNotAddUp { difference: Cents(-1_000) });
    assert_eq!(reading.problems[0].place.line, Some(1));
}

#[test]
fn more_than_owed_and_days_that_cannot_be_are_told() {
    let sale = line("sbLine", "<invRef>F1</invRef>", "100.00", "D", "<mutTp>I</mutTp>");
    let paid = line("sbLine", "<invRef>F1</invRef>", "120.00", "C", "<mutTp>P</mutTp>");
    let late = sale.replace("F1", "F2").replace("2026-03-03", "1967-08-13");
    let reading = only(&ledger("CU", &(sale + &paid + &late)));
    let kinds: Vec<&ProblemKind> = reading.problems.iter().map(|problem| &problem.kind).collect();
    assert!(matches!(kinds[0], ProblemKind::OverpaidInvoice { open: Cents(-2_000), .. }));
    assert!(matches!(kinds[1], ProblemKind::DueUnknown { .. }), "a day of another time is none");
}

#[test]
fn a_broken_file_says_where() {
    let broken = read("x", b"<auditfile>\n<company></header></auditfile>");
    assert_eq!(broken.refused, Some(Refusal::BrokenXml { line: 2, column: 10 }));
    assert_eq!(read("x", b"<auditfile><company>").refused, Some(Refusal::CutOffXml));
    assert_eq!(read("x", b"<auditfile></auditfile>").refused, Some(Refusal::NoDebtors));
}

#[test]
fn the_windows_in_which_a_file_comes_make_no_difference() {
    for name in ["syn_xaf_subledgers.xml", "syn_xaf_journals.xml", "syn_xaf_says_utf8.xml"] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/own").join(name);
        let bytes = std::fs::read(path).unwrap();
        let whole = read("x", &bytes);
        for window in [1, 7, 64, 1_000, 100_000] {
            let (beginning, mut rest) = bytes.split_at(bytes.len().min(window));
            let streamed = read_stream("x", beginning, &mut rest, window).unwrap();
            assert_eq!(streamed, whole, "{name} in windows of {window}");
        }
    }
}
