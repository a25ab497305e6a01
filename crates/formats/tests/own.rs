//! Own samples, all of them synthetic (`own/README.md`): what no public file shows.

use std::path::Path;

use domain::Cents;
use formats::{Collect, Invoice, InvoiceKind, ProblemKind, Reading, Refusal, read};

fn bytes(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/own").join(name)).unwrap()
}

fn readings(name: &str) -> Vec<Reading> {
    read(name, &bytes(name))
}

fn only(name: &str) -> Reading {
    let mut readings = readings(name);
    assert_eq!(readings.len(), 1, "{name}");
    assert_eq!(readings[0].refused, None, "{name}");
    readings.remove(0)
}

/// Number, total, open and due day of each invoice; credit notes below zero.
fn open(reading: &Reading) -> Vec<(&str, i64, i64, String)> {
    let told = |invoice: &Invoice| invoice.due.map(|due| due.to_string()).unwrap_or_default();
    let sign = |invoice: &Invoice| if invoice.kind == InvoiceKind::CreditNote { -1 } else { 1 };
    let row = |invoice| (sign(invoice) * invoice.total_cents.0, sign(invoice) * invoice.open_cents.0);
    reading
        .invoices
        .iter()
        .map(|invoice| {
            let (total, open) = row(invoice);
            (invoice.number.as_str(), total, open, told(invoice))
        })
        .collect()
}

fn rows<'r>(expected: &[(&'r str, i64, i64, &str)]) -> Vec<(&'r str, i64, i64, String)> {
    expected.iter().map(|(number, total, open, due)| (*number, *total, *open, (*due).to_owned())).collect()
}

fn payments(reading: &Reading) -> Vec<(Option<&str>, Option<&str>, i64)> {
    let of = |payment: &'_ formats::Payment| payment.amount_cents.0;
    reading
        .payments
        .iter()
        .map(|payment| (payment.customer.number.as_deref(), payment.invoice.as_deref(), of(payment)))
        .collect()
}

#[test]
fn open_items_of_e_boekhouden() {
    let reading = only("syn_eboekhouden_openstaand.csv");
    let expected = [
        ("F00041", 121_000, 121_000, "2026-11-04"),
        ("F00042", 60_500, 40_500, "2026-10-26"),
        ("F00043", -12_100, -12_100, "2026-11-13"),
    ];
    assert_eq!(open(&reading), rows(&expected));
    assert_eq!(reading.invoices[1].customer.name.as_deref(), Some("Café Zoë"));
    assert_eq!(reading.invoices[0].customer.number.as_deref(), Some("BAK01"));

    let relations = only("syn_eboekhouden_relaties.csv");
    assert_eq!(relations.format.as_ref().unwrap().word(), "csv-customers");
    let [one, two] = relations.customers.as_slice() else { panic!("two relations") };
    assert_eq!((one.number.as_deref(), one.term_days), (Some("BAK01"), Some(30)));
    assert_eq!((one.kvk.as_deref(), one.vat.as_deref()), (Some("01234567"), Some("NL123456789B01")));
    assert_eq!((two.name.as_deref(), two.email.as_deref()), (Some("Café Zoë"), Some("zoe@cafezoe.example")));
}

#[test]
fn bookings_of_e_boekhouden_become_invoices_and_payments() {
    let reading = only("syn_eboekhouden_mutaties.csv");
    assert_eq!(reading.format.as_ref().unwrap().word(), "csv-mutations");
    // The first invoice was booked in two lines; purchases and bank costs are nobody's invoice.
    let expected = [
        ("F00041", 121_000, 121_000, "2026-11-04"),
        ("F00042", 60_500, 40_500, "2026-10-26"),
        ("F00044", -10_500, -10_500, "2026-11-08"),
    ];
    assert_eq!(open(&reading), rows(&expected));
    let paid = [(Some("CAF01"), Some("F00042"), 20_000), (Some("BAK01"), Some("F00017"), 30_250)];
    assert_eq!(payments(&reading), paid);
    let kinds: Vec<&ProblemKind> = reading.problems.iter().map(|problem| &problem.kind).collect();
    assert_eq!(kinds, [&ProblemKind::OtherBookingsSkipped { count: 3 }]);
}

#[test]
fn a_workbook_is_read_sheet_by_sheet() {
    let readings = readings("syn_openstaand.xlsx");
    let told: Vec<(&str, Option<&str>)> = readings
        .iter()
        .map(|reading| (reading.file.as_str(), reading.format.as_ref().map(|format| format.word())))
        .collect();
    let expected = [
        ("syn_openstaand.xlsx/Openstaand", Some("xlsx-open-invoices")),
        ("syn_openstaand.xlsx/Klanten", Some("xlsx-customers")),
        ("syn_openstaand.xlsx/Oud", None),
    ];
    assert_eq!(told, expected);
    assert_eq!(readings[2].refused, Some(Refusal::HiddenSheet));
    let expected = [
        ("2026-0041", 121_010, 121_010, "2026-11-04"),
        ("2026-0042", 108_900, 108_900, "2026-11-09"),
        ("2026-0043", -12_100, -12_100, "2026-11-14"),
        ("2026-0044", 30_250, 30_250, "2026-11-11"),
    ];
    assert_eq!(open(&readings[0]), rows(&expected));
    let customers: Vec<(Option<&str>, Option<&str>)> = readings[0]
        .invoices
        .iter()
        .map(|invoice| (invoice.customer.number.as_deref(), invoice.customer.name.as_deref()))
        .collect();
    assert_eq!(customers[1], (Some("1001"), Some("Bakkerij De Zwaluw B.V.")), "merged over two rows");
    assert_eq!(customers[2], (Some("1002"), Some("Schilders & Zn.")));
    assert_eq!(readings[0].invoices[0].line, Some(5), "the row that people see");
    let kinds: Vec<&ProblemKind> = readings[0].problems.iter().map(|problem| &problem.kind).collect();
    assert_eq!(kinds, [&ProblemKind::TotalsSkipped { count: 1 }]);
}

#[test]
fn customers_between_the_rows_name_the_invoices_below_them() {
    let reading = only("syn_eboekhouden_per_relatie.xlsx");
    let expected = [
        ("F00041", 121_000, 121_000, "2026-11-04"),
        ("F00045", 9_075, 9_075, "2026-11-06"),
        ("F00042", 40_500, 40_500, "2026-10-26"),
    ];
    assert_eq!(open(&reading), rows(&expected));
    let numbers: Vec<Option<&str>> =
        reading.invoices.iter().map(|invoice| invoice.customer.number.as_deref()).collect();
    assert_eq!(numbers, [Some("BAK01"), Some("BAK01"), Some("CAF01")]);
    assert_eq!(reading.invoices[2].customer.name.as_deref(), Some("Café Zoë"));
}

#[test]
fn a_workbook_of_libreoffice() {
    let readings = readings("syn_openstaand.ods");
    assert_eq!(readings[0].format.as_ref().unwrap().word(), "ods-open-invoices");
    assert_eq!(readings[1].refused, Some(Refusal::HiddenSheet));
    let expected = [
        ("2026-0041", 121_010, 121_010, "2026-11-04"),
        ("2026-0042", 108_900, 108_900, "2026-11-09"),
        ("2026-0044", 30_250, 30_250, "2026-11-11"),
    ];
    assert_eq!(open(&readings[0]), rows(&expected));
    let name = |at: usize| readings[0].invoices[at].customer.name.as_deref();
    assert_eq!(name(0), Some("Bakkerij De Zwaluw B.V."));
    assert_eq!((name(1), name(2)), (Some("Bakkerij De Zwaluw B.V."), Some("Café Zoë & Co")));
    assert_eq!(readings[0].invoices[0].line, Some(5));
}

#[test]
fn a_choice_of_columns_holds_for_a_workbook_too() {
    let name = "syn_openstaand.xlsx";
    let customers = readings(name).remove(1);
    let mapping = customers.table.unwrap().mapping;
    let chosen = formats::table::read_table(name, &bytes(name), &mapping);
    assert_eq!(chosen.customers, customers.customers);
}

#[test]
fn an_audit_file_with_subledgers() {
    let reading = only("syn_xaf_subledgers.xml");
    assert_eq!(reading.format.as_ref().unwrap().word(), "xaf");
    let expected = [
        ("2025-090", 50_000, 0, "2025-12-31"),
        ("2025-091", 25_000, 25_000, "2025-12-31"),
        ("2026-001", 121_000, 121_000, "2026-03-03"),
        ("2026-002", 60_500, 0, "2026-03-12"),
        ("2026-003", 12_100, 0, "2026-03-13"),
        ("2026-004", 30_250, 30_250, ""),
        ("2026-006", 108_000, 108_000, "2026-05-01"),
        ("2026-005", -6_050, -6_050, ""),
    ];
    assert_eq!(open(&reading), rows(&expected));
    assert_eq!(reading.invoices[6].currency.code(), "USD");
    let expected = [
        (Some("1001"), Some("2025-090"), 50_000),
        (Some("1001"), Some("2026-001"), 40_000),
        (Some("1001"), Some("2026-002"), 60_500),
        (Some("1001"), Some("2026-003"), 12_100),
        (Some("1002"), None, 7_500),
        (Some("1001"), Some("2026-001"), -40_000),
        (Some("1001"), Some("2024-777"), 9_900),
    ];
    assert_eq!(payments(&reading), expected);
    let numbers: Vec<Option<&str>> = reading.customers.iter().map(|it| it.number.as_deref()).collect();
    assert_eq!(numbers, [Some("1001"), Some("1002"), Some("1003")], "no suppliers");
    let supplier = reading.invoices[0].supplier.as_ref().unwrap();
    assert_eq!(supplier.vat.as_deref(), Some("NL123456789B01"));

    // The same in Windows-1252 that says UTF-8.
    let mistaken = only("syn_xaf_says_utf8.xml");
    assert_eq!(mistaken.invoices, reading.invoices);
    assert!(mistaken.problems.iter().any(|problem| problem.kind == ProblemKind::OtherEncoding));
}

#[test]
fn an_audit_file_without_subledgers_tells_by_its_bookings() {
    let reading = only("syn_xaf_journals.xml");
    let expected =
        [("2026-001", 121_000, 20_000, ""), ("7002", 24_200, 24_200, ""), ("2026-C1", -4_850, -4_850, "")];
    assert_eq!(open(&reading), rows(&expected));
    let expected = [(Some("1001"), Some("2026-001"), 100_000), (Some("1001"), Some("2026-001"), 1_000)];
    assert_eq!(payments(&reading), expected);
    assert_eq!(readings("syn_xaf_4.xml")[0].refused, Some(Refusal::AuditFile4));
}

#[test]
fn answers_of_twinfield() {
    let reading = only("syn_twinfield_mutaties.xml");
    let expected = [("2026-0041", 121_000, 81_000, "2026-11-04"), ("2026-C01", -6_050, -6_050, "")];
    assert_eq!(open(&reading), rows(&expected));
    // The match tells of the line of the bank again.
    assert_eq!(payments(&reading), [(Some("1001"), Some("2026-0041"), 40_000)]);
    let kinds: Vec<&ProblemKind> = reading.problems.iter().map(|problem| &problem.kind).collect();
    assert_eq!(kinds, [&ProblemKind::ItemFailed { message: "De periode is gesloten.".into() }]);
}

#[test]
fn invoices_that_go_to_other_accounts() {
    let invoice = |name: &str| only(name).invoices.remove(0);
    let payee = |name: &str| invoice(name).payee.unwrap();
    let parts = |name: &str| {
        let mut parts: Vec<(String, Option<Cents>, bool)> = payee(name)
            .parts
            .into_iter()
            .map(|part| (part.account, part.amount_cents, part.blocked))
            .collect();
        parts.sort_by_key(|part| part.2);
        parts
    };
    let expected = [
        ("NL02ABNA0123456789".to_owned(), Some(Cents(91_000)), false),
        ("NL12INGB0990000001".to_owned(), Some(Cents(30_000)), true),
    ];
    assert_eq!(parts("syn_ubl_g_rekening.xml"), expected);
    assert_eq!(parts("syn_ubl_g_rekening_in_woorden.xml"), expected);
    assert_eq!(payee("syn_ubl_g_rekening.xml").iban.as_deref(), Some("NL02ABNA0123456789"));
    let words = invoice("syn_ubl_g_rekening_in_woorden.xml");
    assert_eq!(words.due.unwrap().to_string(), "2026-11-04", "30 days, in words");

    let factored = payee("syn_ubl_factoring.xml");
    assert_eq!(factored.name.as_deref(), Some("Factor Voorbeeld N.V."));
    assert_eq!(factored.iban.as_deref(), Some("NL57RABO0107307510"));
    assert!(factored.parts.is_empty());
}

#[test]
fn invoices_that_are_not_simply_asked_for() {
    let invoice = |name: &str| only(name).invoices.remove(0);
    let collected = invoice("syn_ubl_incasso.xml");
    assert_eq!((collected.collect, collected.mandate.as_deref()), (Collect::DirectDebit, Some("M-2026-7")));
    assert_eq!(collected.customer.iban.as_deref(), Some("NL86INGB0002445588"));
    let prepaid = invoice("syn_ubl_vooruitbetaald.xml");
    assert_eq!((prepaid.total_cents, prepaid.open_cents), (Cents(121_000), Cents(71_000)));
    assert_eq!(prepaid.prepaid_cents, Some(Cents(50_000)));
    let negative = invoice("syn_ubl_negatief.xml");
    assert_eq!((negative.kind, negative.total_cents), (InvoiceKind::CreditNote, Cents(12_100)));
    assert_eq!(negative.credits, ["2026-0104"]);
}

#[test]
fn what_excel_calls_unicode_text() {
    let reading = only("syn_tabel_utf16.txt");
    assert_eq!(open(&reading), rows(&[("F00042", 60_500, 60_500, "2026-10-26")]));
    assert_eq!(reading.invoices[0].customer.name.as_deref(), Some("Café Zoë"));
}

#[test]
fn a_text_about_the_samples_is_told_as_one() {
    assert_eq!(readings("README.md")[0].refused, Some(Refusal::PlainText));
}
