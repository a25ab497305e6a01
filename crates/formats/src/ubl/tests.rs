//! Each pitfall of real invoices, as small as it gets.

use domain::Cents;

use super::read;
use crate::facts::{Collect, Invoice, InvoiceKind};
use crate::reading::Reading;
use crate::{ProblemKind, Refusal};

const NAMESPACES: &str = r#"xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2""#;
const CUSTOMER: &str = r#"<cac:AccountingCustomerParty><cac:Party><cbc:EndpointID schemeID="0106">12345678</cbc:EndpointID><cac:PartyIdentification><cbc:ID>10202</cbc:ID></cac:PartyIdentification><cac:PartyName><cbc:Name>De Molen</cbc:Name></cac:PartyName><cac:PostalAddress><cbc:StreetName>Dorpsstraat 1</cbc:StreetName><cbc:CityName>Ede</cbc:CityName><cbc:PostalZone>6711 AA</cbc:PostalZone><cac:Country><cbc:IdentificationCode>NL</cbc:IdentificationCode></cac:Country></cac:PostalAddress><cac:PartyTaxScheme><cbc:CompanyID>NL8200.98.395.B.01</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:PartyTaxScheme><cac:PartyLegalEntity><cbc:RegistrationName>Bakkerij De Molen &amp; Zn. B.V.</cbc:RegistrationName><cbc:CompanyID schemeID="0106">12345678</cbc:CompanyID></cac:PartyLegalEntity><cac:Contact><cbc:Name>Anna</cbc:Name><cbc:Telephone>0318-123456</cbc:Telephone><cbc:ElectronicMail>anna@example.org</cbc:ElectronicMail></cac:Contact></cac:Party></cac:AccountingCustomerParty>"#;

fn totals(total: &str, payable: &str) -> String {
    format!(
        "<cac:LegalMonetaryTotal><cbc:TaxInclusiveAmount currencyID=\"EUR\">{total}</cbc:TaxInclusiveAmount>\
         <cbc:PrepaidAmount currencyID=\"EUR\">1</cbc:PrepaidAmount>\
         <cbc:PayableAmount currencyID=\"EUR\">{payable}</cbc:PayableAmount></cac:LegalMonetaryTotal>"
    )
}

fn document(root: &str, inside: &str) -> Reading {
    let source = format!(
        "<?xml version=\"1.0\"?>\n<{root} xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:{root}-2\" {NAMESPACES}>\n\
         <cbc:ID>2026-17</cbc:ID><cbc:IssueDate>2026-01-10</cbc:IssueDate>\
         <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>{CUSTOMER}{inside}</{root}>"
    );
    read("f.xml", source.as_bytes())
}

fn invoice(inside: &str) -> Invoice {
    let mut reading = document("Invoice", inside);
    assert_eq!(reading.refused, None);
    reading.invoices.remove(0)
}

fn kinds(reading: &Reading) -> Vec<&ProblemKind> {
    reading.problems.iter().map(|problem| &problem.kind).collect()
}

#[test]
fn an_invoice_with_its_facts() {
    let inside = format!(
        "<cbc:DueDate>2026-01-24</cbc:DueDate><cbc:BuyerReference>K-9</cbc:BuyerReference>\
         <cac:OrderReference><cbc:ID>PO-1</cbc:ID></cac:OrderReference>\
         <cac:ContractDocumentReference><cbc:ID>C-1</cbc:ID></cac:ContractDocumentReference>\
         <cac:ProjectReference><cbc:ID>P-7</cbc:ID></cac:ProjectReference>\
         <cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentID>5000 0567 8901 2345</cbc:PaymentID>\
         <cac:PayeeFinancialAccount><cbc:ID>NL57 RABO 0107307510</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>{}\
         <cac:InvoiceLine><cbc:ID>1</cbc:ID><cbc:Note>regel</cbc:Note></cac:InvoiceLine>",
        totals("1210.00", "1209")
    );
    let reading = document("Invoice", &inside);
    assert_eq!(reading.format.as_ref().unwrap().word(), "ubl-invoice");
    assert!(reading.problems.is_empty());
    let invoice = &reading.invoices[0];
    assert_eq!((invoice.number.as_str(), invoice.kind), ("2026-17", InvoiceKind::Invoice));
    assert_eq!((invoice.total_cents, invoice.open_cents), (Cents(121_000), Cents(120_900)));
    assert_eq!(invoice.due.unwrap().to_string(), "2026-01-24");
    let customer = &invoice.customer;
    assert_eq!(customer.name.as_deref(), Some("Bakkerij De Molen & Zn. B.V."));
    assert_eq!(customer.trading_name.as_deref(), Some("De Molen"));
    assert_eq!(customer.number.as_deref(), Some("10202"));
    assert_eq!(customer.kvk.as_deref(), Some("12345678"));
    assert_eq!(customer.vat.as_deref(), Some("NL820098395B01"));
    assert_eq!(customer.email.as_deref(), Some("anna@example.org"));
    assert_eq!(customer.phone.as_deref(), Some("0318-123456"));
    let references = &invoice.references;
    assert_eq!(references.order.as_deref(), Some("PO-1"));
    assert_eq!(references.buyer.as_deref(), Some("K-9"));
    assert_eq!(references.payment.as_deref(), Some("5000 0567 8901 2345"));
    assert_eq!(references.contract.as_deref(), Some("C-1"));
    assert_eq!(invoice.project.as_deref(), Some("P-7"));
    assert_eq!(invoice.payee.as_ref().unwrap().iban.as_deref(), Some("NL57RABO0107307510"));
    assert_eq!((invoice.notes.clone(), invoice.collect), (None, Collect::Transfer));
}

#[test]
fn credit_notes_in_each_of_their_forms_are_positive() {
    let billing = "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>2026-03</cbc:ID></cac:InvoiceDocumentReference></cac:BillingReference>";
    let cases = [
        ("CreditNote", format!("{billing}{}", totals("100.00", "100.00"))),
        ("Invoice", format!("{billing}{}", totals("-100.00", "-100.00"))),
        (
            "Invoice",
            format!("<cbc:InvoiceTypeCode>381</cbc:InvoiceTypeCode>{billing}{}", totals("100.00", "100.00")),
        ),
    ];
    for (root, inside) in cases {
        let reading = document(root, &inside);
        let credit = &reading.invoices[0];
        assert_eq!(credit.kind, InvoiceKind::CreditNote);
        assert_eq!((credit.total_cents, credit.open_cents), (Cents(10_000), Cents(10_000)));
        assert_eq!(credit.credits, ["2026-03"]);
        assert!(reading.problems.is_empty(), "a credit note needs no due date");
    }
    let twice = document("CreditNote", &totals("-100.00", "-100.00"));
    assert_eq!(twice.invoices[0].total_cents, Cents(10_000));
    assert_eq!(kinds(&twice), [&ProblemKind::NegativeCreditNote { number: "2026-17".into() }]);
}

#[test]
fn a_missing_due_date_comes_from_certain_terms_only() {
    let terms = |words: &str| {
        format!("<cac:PaymentTerms><cbc:Note>{words}</cbc:Note></cac:PaymentTerms>{}", totals("10", "10"))
    };
    assert_eq!(invoice(&terms("14 dagen netto")).due.unwrap().to_string(), "2026-01-24");
    let reading = document("Invoice", &terms("zie contract"));
    assert_eq!(reading.invoices[0].due, None);
    let expected = ProblemKind::DueUnknown { number: "2026-17".into(), terms: Some("zie contract".into()) };
    assert_eq!(kinds(&reading), [&expected]);
    let paid = document("Invoice", &totals("10", "0"));
    assert!(paid.problems.is_empty(), "nothing left to pay: no due date is needed");
    let by_means = format!(
        "<cac:PaymentMeans><cbc:PaymentDueDate>2026-02-01</cbc:PaymentDueDate></cac:PaymentMeans>{}",
        totals("1", "1")
    );
    assert_eq!(invoice(&by_means).due.unwrap().to_string(), "2026-02-01");
}

#[test]
fn direct_debit_and_factoring_are_seen() {
    let invoice = invoice(&format!(
        "<cac:PayeeParty><cac:PartyName><cbc:Name>Factor NV</cbc:Name></cac:PartyName></cac:PayeeParty>\
         <cac:PaymentMeans><cbc:PaymentMeansCode>59</cbc:PaymentMeansCode><cac:PaymentMandate><cbc:ID>M-1</cbc:ID>\
         <cac:PayerFinancialAccount><cbc:ID>NL20INGB0001234567</cbc:ID></cac:PayerFinancialAccount></cac:PaymentMandate></cac:PaymentMeans>\
         <cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:PaymentID>tweede</cbc:PaymentID>\
         <cac:PayeeFinancialAccount><cbc:ID>NL123456789B01</cbc:ID></cac:PayeeFinancialAccount></cac:PaymentMeans>{}",
        totals("10", "10")
    ));
    assert_eq!(invoice.collect, Collect::DirectDebit);
    assert_eq!(invoice.mandate.as_deref(), Some("M-1"));
    assert_eq!(invoice.customer.iban.as_deref(), Some("NL20INGB0001234567"));
    assert_eq!(invoice.references.payment.as_deref(), Some("tweede"));
    let payee = invoice.payee.unwrap();
    assert_eq!(payee.name.as_deref(), Some("Factor NV"));
    assert_eq!((payee.iban, payee.accounts), (None, vec!["NL123456789B01".to_owned()]));
}

#[test]
fn documents_inside_and_the_project_among_them() {
    let big = "QUJD".repeat(100_000);
    let invoice = invoice(&format!(
        "<cac:AdditionalDocumentReference><cbc:ID>P-8</cbc:ID><cbc:DocumentTypeCode>50</cbc:DocumentTypeCode></cac:AdditionalDocumentReference>\
         <cac:AdditionalDocumentReference><cbc:ID>A</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode=\"application/pdf\" filename=\"map/factuur.pdf\">{big}</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>{}",
        totals("10", "10")
    ));
    assert_eq!(invoice.project.as_deref(), Some("P-8"));
    let [pdf] = invoice.attachments.as_slice() else { panic!("one attachment") };
    assert_eq!((pdf.name.as_str(), pdf.size), ("factuur.pdf", 300_000));
    assert!(pdf.bytes.starts_with(b"ABCABC"));

    let broken = "<cac:AdditionalDocumentReference><cbc:ID>A</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject>?</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>";
    let reading =
        document("Invoice", &format!("<cbc:DueDate>2026-02-01</cbc:DueDate>{broken}{}", totals("1", "1")));
    assert_eq!(kinds(&reading), [&ProblemKind::AttachmentUnreadable { name: "A".into() }]);
}

#[test]
fn strange_facts_are_told() {
    let early = document("Invoice", &format!("<cbc:DueDate>2026-01-01</cbc:DueDate>{}", totals("1", "1")));
    assert!(matches!(kinds(&early)[..], [ProblemKind::DueBeforeIssued { .. }]));
    let overpaid = document("Invoice", &totals("100", "-20"));
    assert_eq!(overpaid.invoices[0].kind, InvoiceKind::Invoice);
    assert!(matches!(kinds(&overpaid)[..], [ProblemKind::OverpaidInvoice { open: Cents(-2_000), .. }]));
    let undated = document("Invoice", &format!("<cbc:DueDate>morgen</cbc:DueDate>{}", totals("0", "0")));
    assert_eq!(kinds(&undated), [&ProblemKind::NotADate { given: "morgen".into() }]);
    assert_eq!(undated.problems[0].place.line, Some(3));
}

#[test]
fn half_an_invoice_is_refused() {
    let no_total = document("Invoice", &totals("1.005", "x"));
    assert_eq!(no_total.refused, Some(Refusal::InvoiceWithoutTotal { number: "2026-17".into() }));
    let root = "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\">";
    assert_eq!(read("f", format!("{root}<ID>1</ID>").as_bytes()).refused, Some(Refusal::CutOffXml));
    assert_eq!(
        read("f", format!("{root}</Invoice>").as_bytes()).refused,
        Some(Refusal::InvoiceWithoutNumber)
    );
    let broken = read("f", format!("{root}\n<ID>1</IDD></Invoice>").as_bytes());
    assert_eq!(broken.refused, Some(Refusal::BrokenXml { line: 2, column: 6 }));
}

#[test]
fn an_envelope_around_it_is_passed_over() {
    let inner = format!(
        "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\" {NAMESPACES}><cbc:ID>E1</cbc:ID>{}</Invoice>",
        totals("1", "0")
    );
    let source = format!(
        "<StandardBusinessDocument xmlns=\"http://www.unece.org/x\"><Header><ID>no</ID></Header>{inner}</StandardBusinessDocument>"
    );
    let readings = crate::read("f", source.as_bytes());
    assert_eq!(readings[0].invoices[0].number, "E1");
}
