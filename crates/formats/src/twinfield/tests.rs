//! Each pitfall of answers of Twinfield, as small as it gets.

use domain::Cents;

use super::read;
use crate::facts::{Collect, InvoiceKind};
use crate::reading::Reading;
use crate::{ProblemKind, Refusal};

fn only(source: &str) -> Reading {
    let reading = read("x", source.as_bytes());
    assert_eq!(reading.refused, None);
    reading
}

fn row(code: &str, number: &str, invoice: &str, value: &str, open: &str) -> String {
    format!(
        "<tr><td field=\"fin.trs.head.code\">{code}</td><td field=\"fin.trs.head.number\">{number}</td>\
         <td field=\"fin.trs.head.date\">20261005</td><td field=\"fin.trs.line.datedue\">20261104</td>\
         <td field=\"fin.trs.line.dim2\">1001</td><td field=\"fin.trs.line.dim2name\">De Molen</td>\
         <td field=\"fin.trs.line.invnumber\">{invoice}</td><td field=\"fin.trs.line.valuesigned\">{value}</td>\
         <td field=\"fin.trs.line.openvaluesigned\">{open}</td></tr>"
    )
}

#[test]
fn a_list_of_transactions_tells_sales_credit_notes_and_payments() {
    let rows = row("VRK", "1", "F1", "121.00", "21.00")
        + &row("VRK", "2", "C1", "-12.10", "-12.10")
        + &row("BNK", "9", "F1", "-100.00", "0.00")
        + "<tr><td field=\"fin.trs.line.valuesigned\">8.90</td></tr>";
    let reading = only(&format!("<browse result=\"1\"><th><td>fin.trs.head.code</td></th>{rows}</browse>"));
    let told: Vec<(&str, InvoiceKind, i64, i64)> = reading
        .invoices
        .iter()
        .map(|one| (one.number.as_str(), one.kind, one.total_cents.0, one.open_cents.0))
        .collect();
    let expected =
        [("F1", InvoiceKind::Invoice, 12_100, 2_100), ("C1", InvoiceKind::CreditNote, 1_210, 1_210)];
    assert_eq!(told, expected);
    assert_eq!(reading.invoices[0].due.unwrap().to_string(), "2026-11-04");
    assert_eq!(reading.invoices[0].customer.name.as_deref(), Some("De Molen"));
    let [payment] = reading.payments.as_slice() else { panic!("one payment") };
    assert_eq!((payment.invoice.as_deref(), payment.amount_cents), (Some("F1"), Cents(10_000)));
    let whole = format!("<browse><th/>{}</browse>", row("VRK", "1", "F1", "1", "1"));
    assert!(super::is_root("browse", &whole));
    assert_eq!(crate::read("x", whole.as_bytes())[0].invoices.len(), 1);
}

#[test]
fn a_draft_is_no_invoice_and_a_failure_is_told() {
    let draft = "<salesinvoice><header><office>1</office><invoicenumber>5</invoicenumber><status>concept</status></header></salesinvoice>";
    let reading = read("x", draft.as_bytes());
    assert_eq!(reading.refused, Some(Refusal::NoDebtors));
    assert!(matches!(reading.problems[0].kind, ProblemKind::NoInvoice { .. }));
    let failed = "<salesinvoices><office/><salesinvoice result=\"0\" msg=\"Onbekend\"/></salesinvoices>";
    let problems = read("x", failed.as_bytes()).problems;
    assert_eq!(problems[0].kind, ProblemKind::ItemFailed { message: "Onbekend".into() });
}

#[test]
fn who_is_collected_from_is_not_asked_to_pay() {
    let customer = |pay: &str, code: &str| {
        format!(
            "<dimensions><office/><dimension><type>DEB</type><code>1001</code><name>De Molen</name><financials>\
             <payavailable>{pay}</payavailable><paycode name=\"x\">{code}</paycode><collectmandate><id>M7</id></collectmandate>\
             </financials></dimension><salesinvoice><header><customer>1001</customer><invoicenumber>5</invoicenumber>\
             <invoicedate>20261005</invoicedate><duedate>20261104</duedate></header><totals><valueinc>15.00</valueinc></totals></salesinvoice></dimensions>"
        )
    };
    let collected = only(&customer("true", "SEPANLDD"));
    assert_eq!(collected.customers[0].collect, Some(Collect::DirectDebit));
    assert_eq!(collected.invoices[0].collect, Collect::DirectDebit);
    assert_eq!(collected.invoices[0].mandate.as_deref(), Some("M7"));
    for other in [customer("false", "SEPANLDD"), customer("true", "SEPANLCT")] {
        assert_eq!(only(&other).invoices[0].collect, Collect::Transfer, "a mandate alone is not enough");
    }
}

#[test]
fn suppliers_and_what_was_deleted_are_no_customers() {
    let source = "<dimensions><office/><dimension><type>CRD</type><code>1</code></dimension>\
        <dimension status=\"deleted\"><type>DEB</type><code>2</code></dimension>\
        <dimension><type>DEB</type><code>3</code><name>A</name></dimension></dimensions>";
    let reading = only(source);
    assert_eq!(reading.customers.len(), 1);
    assert_eq!(reading.problems[0].kind, ProblemKind::SuppliersSkipped { count: 2 });
}
