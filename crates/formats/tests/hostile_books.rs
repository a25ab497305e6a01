//! Files of bookkeeping that were cut, broken or made up: nothing panics, nothing is invented, no cent
//! is lost in silence.

use std::io::{Cursor, Write};
use std::path::Path;

use domain::Language;
use formats::{InvoiceKind, ProblemKind, Reading, Refusal, read, to_json};
use proptest::prelude::*;
use zip::write::{SimpleFileOptions, ZipWriter};

const OWN: [&str; 8] = [
    "syn_xaf_subledgers.xml",
    "syn_xaf_journals.xml",
    "syn_twinfield_mutaties.xml",
    "syn_openstaand.xlsx",
    "syn_openstaand.ods",
    "syn_eboekhouden_per_relatie.xlsx",
    "syn_eboekhouden_mutaties.csv",
    "syn_ubl_g_rekening.xml",
];

fn own(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/own").join(name)).unwrap()
}

/// What holds for any file whatever.
fn examine(bytes: &[u8]) -> Vec<Reading> {
    let readings = read("file", bytes);
    assert!(!readings.is_empty());
    for reading in &readings {
        if reading.refused.is_some() {
            let facts = reading.invoices.len() + reading.customers.len() + reading.payments.len();
            assert_eq!(facts + reading.statements.len(), 0);
        }
        let line = to_json(reading, Language::Nl);
        assert!(!line.contains('\n'));
        serde_json::from_str::<serde_json::Value>(&line).unwrap();
    }
    readings
}

fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn xlsx(sheet: &str) -> Vec<u8> {
    let relations = |inner: &str| format!("<Relationships>{inner}</Relationships>");
    zipped(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "_rels/.rels",
            &relations("<Relationship Id='a' Type='x/officeDocument' Target='xl/workbook.xml'/>"),
        ),
        ("xl/workbook.xml", "<workbook><sheets><sheet name='A' sheetId='1' id='r1'/></sheets></workbook>"),
        (
            "xl/_rels/workbook.xml.rels",
            &relations("<Relationship Id='r1' Type='x/worksheet' Target='worksheets/sheet1.xml'/>"),
        ),
        ("xl/worksheets/sheet1.xml", sheet),
    ])
}

fn ods(table: &str) -> Vec<u8> {
    let manifest =
        "<manifest><file-entry media-type='application/vnd.oasis.opendocument.spreadsheet'/></manifest>";
    let content =
        format!("<document-content><body><spreadsheet>{table}</spreadsheet></body></document-content>");
    zipped(&[("mimetype", "x"), ("META-INF/manifest.xml", manifest), ("content.xml", &content)])
}

#[test]
fn half_an_audit_file_is_never_taken() {
    for name in ["syn_xaf_subledgers.xml", "syn_twinfield_mutaties.xml"] {
        let whole = own(name);
        let end = whole.trim_ascii_end().len();
        for cut in (0..end).step_by(7).chain([end - 1]) {
            let readings = examine(&whole[..cut]);
            assert!(readings[0].refused.is_some(), "{name} cut at {cut}");
        }
        assert!(examine(&whole[..end])[0].refused.is_none());
    }
}

#[test]
fn a_sheet_that_claims_to_be_enormous_is_refused_at_once() {
    let repeated = "<table name='A'><table-row number-rows-repeated='1048576'>\
        <table-cell value-type='string' number-columns-repeated='900'><p>een lange tekst in elke cel</p></table-cell>\
        </table-row></table>";
    assert!(matches!(examine(&ods(repeated))[0].refused, Some(Refusal::TooLarge { .. })));
    let wide = "<table name='A'><table-row><table-cell number-columns-repeated='4000000000'/>\
        <table-cell value-type='string'><p>x</p></table-cell></table-row></table>";
    assert!(matches!(examine(&ods(wide))[0].refused, Some(Refusal::TooLarge { .. })));
    for place in ["XFD1048576", "ZZZ99999999999999999999", "A0", "A4294967296"] {
        let sheet = format!(
            "<worksheet><sheetData><row><c r='{place}' t='str'><v>x</v></c></row></sheetData></worksheet>"
        );
        examine(&xlsx(&sheet));
    }
    // Empty rows and cells to the end of the sheet are as every program writes them.
    let usual = "<table name='A'><table-row><table-cell value-type='string'><p>Naam</p></table-cell>\
        <table-cell value-type='string'><p>E-mail</p></table-cell><table-cell number-columns-repeated='16382'/></table-row>\
        <table-row><table-cell value-type='string'><p>De Molen</p></table-cell>\
        <table-cell value-type='string'><p>a@example.org</p></table-cell></table-row>\
        <table-row number-rows-repeated='1048574'><table-cell number-columns-repeated='16384'/></table-row></table>";
    assert_eq!(examine(&ods(usual))[0].customers.len(), 1);
}

#[test]
fn tricks_inside_a_workbook_are_refused() {
    let sheet = "<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet><sheetData><row><c t='str'><v>&b;</v></c></row></sheetData></worksheet>";
    assert_eq!(examine(&xlsx(sheet))[0].refused, Some(Refusal::DocumentType));
    assert_eq!(examine(&xlsx("<worksheet><sheetData><row>"))[0].refused, Some(Refusal::BrokenZip));
    let binary = zipped(&[("[Content_Types].xml", "<Types/>"), ("xl/workbook.bin", "x")]);
    assert_eq!(examine(&binary)[0].refused, Some(Refusal::Excel));
    let letter = zipped(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w/>")]);
    assert_eq!(examine(&letter)[0].refused, Some(Refusal::OfficeDocument));
    let inside = zipped(&[("a.csv", "Naam;E-mail\nA;a@example.org\n")]);
    assert_eq!(examine(&inside)[0].customers.len(), 1);
}

#[test]
fn a_workbook_in_a_zip_is_read_by_its_sheets() {
    let workbook = own("syn_openstaand.xlsx");
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("map/open.xlsx", SimpleFileOptions::default()).unwrap();
    writer.write_all(&workbook).unwrap();
    let zip = writer.finish().unwrap().into_inner();
    let readings = read("x.zip", &zip);
    let streamed =
        formats::stream("x.zip", Cursor::new(&zip), &formats::Mappings::new(), &mut |_, _| {}).unwrap();
    assert_eq!(streamed, readings);
    let names: Vec<&str> = readings.iter().map(|reading| reading.file.as_str()).collect();
    assert_eq!(names[0], "x.zip/map/open.xlsx/Openstaand");
    assert_eq!(readings[0].invoices.len(), 4);
}

/// A line of a made-up debtors' ledger.
#[derive(Debug, Clone)]
struct Line {
    customer: u8,
    number: Option<u8>,
    key: Option<u8>,
    kind: char,
    cents: i64,
}

fn line() -> impl Strategy<Value = Line> {
    let number = proptest::option::weighted(0.8, 1..6_u8);
    let key = proptest::option::weighted(0.3, 1..4_u8);
    (1..4_u8, number, key, prop::sample::select(vec!['I', 'P', 'Z']), -50_000..50_000_i64)
        .prop_map(|(customer, number, key, kind, cents)| Line { customer, number, key, kind, cents })
}

fn audit_file(lines: &[Line]) -> String {
    let told = lines.iter().enumerate().map(|(at, line)| {
        let number = line.number.map(|number| format!("<invRef>F{number}</invRef>")).unwrap_or_default();
        let key = line.key.map(|key| format!("<matchKeyID>K{key}</matchKeyID>")).unwrap_or_default();
        let side = if line.cents < 0 { 'C' } else { 'D' };
        format!(
            "<sbLine><nr>{at}</nr><amnt>{}.{:02}</amnt><amntTp>{side}</amntTp><docRef>D{at}</docRef>{key}\
             <custSupID>{}</custSupID>{number}<invDt>2026-02-01</invDt><mutTp>{}</mutTp></sbLine>",
            line.cents.abs() / 100,
            line.cents.abs() % 100,
            line.customer,
            line.kind,
        )
    });
    format!(
        "<auditfile xmlns=\"http://www.auditfiles.nl/XAF/3.2\"><header><curCode>EUR</curCode></header><company>\
         <customersSuppliers><customerSupplier><custSupID>1</custSupID><custSupName>A</custSupName></customerSupplier></customersSuppliers>\
         <transactions><subledgers><subledger><sbType>CU</sbType>{}</subledger></subledgers></transactions></company></auditfile>",
        told.collect::<String>()
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn broken_files_of_bookkeeping_are_survived(
        which in 0..OWN.len(),
        changes in proptest::collection::vec((any::<prop::sample::Index>(), 0..4_u8, any::<u8>()), 1..10),
    ) {
        let mut bytes = own(OWN[which]);
        for (index, change, byte) in changes {
            if bytes.is_empty() {
                break;
            }
            let at = index.index(bytes.len());
            match change {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                2 => { bytes.remove(at); }
                _ => { bytes.drain(at..bytes.len().min(at + usize::from(byte))); }
            }
        }
        examine(&bytes);
    }

    #[test]
    fn any_parts_of_a_sheet_are_survived(parts in proptest::collection::vec(0..14_usize, 0..40)) {
        const PARTS: [&str; 14] = [
            "<row r='3'>", "<row>", "</row>", "<c r='B2' t='s' s='9'>", "<c>", "</c>", "<v>46000</v>", "<v>",
            "</v>", "<is><t>Naam</t></is>", "<f>A1</f>", "<mergeCell ref='A1:A9'/>", "<c t='d'><v>é1</v></c>", "x",
        ];
        let inner: String = parts.iter().map(|part| PARTS[*part]).collect();
        examine(&xlsx(&format!("<worksheet><sheetData>{inner}</sheetData></worksheet>")));
        examine(&ods(&inner.replace("row", "table-row").replace("<c", "<table-cell").replace("</c>", "</table-cell>")));
    }

    /// Invoices less credit notes less payments are debit less credit, and what is open is what was
    /// not paid: whatever is matched with whatever.
    #[test]
    fn no_cent_of_a_ledger_is_lost_or_made(lines in proptest::collection::vec(line(), 1..25)) {
        let source = audit_file(&lines);
        let reading = read("x", source.as_bytes()).remove(0);
        prop_assert_eq!(&reading.refused, &None);
        let net: i64 = lines.iter().map(|line| line.cents).sum();
        let (mut totals, mut open) = (0, 0);
        for invoice in &reading.invoices {
            let sign = if invoice.kind == InvoiceKind::CreditNote { -1 } else { 1 };
            totals += sign * invoice.total_cents.0;
            open += sign * invoice.open_cents.0;
        }
        let paid: i64 = reading.payments.iter().map(|payment| payment.amount_cents.0).sum();
        prop_assert_eq!(totals - paid, net);
        let numbers: Vec<(&Option<String>, &str)> = reading
            .invoices
            .iter()
            .filter(|invoice| invoice.kind == InvoiceKind::Invoice)
            .map(|invoice| (&invoice.customer.number, invoice.number.as_str()))
            .collect();
        let on_invoices: i64 = reading
            .payments
            .iter()
            .filter(|payment| payment.invoice.as_ref().is_some_and(|number| numbers.contains(&(&payment.customer.number, number))))
            .map(|payment| payment.amount_cents.0)
            .sum();
        prop_assert_eq!(totals - open, on_invoices);
    }

    /// Every row of a workbook is an invoice or is spoken of.
    #[test]
    fn no_row_is_lost_in_silence(rows in proptest::collection::vec((0..3_u8, 1..9_u32, 0..3_u8), 1..30)) {
        let mut sheet = String::from(
            "<worksheet><sheetData><row><c t='str'><v>Naam</v></c><c t='str'><v>Factuurnummer</v></c><c t='str'><v>Openstaand</v></c></row>",
        );
        for (at, (name, amount, number)) in rows.iter().enumerate() {
            let name = ["<c/>", "<c t='str'><v>De Molen</v></c>", "<c t='str'><v>Totaal</v></c>"][usize::from(*name)];
            let number = match number {
                0 => "<c/>".to_owned(),
                _ => format!("<c t='str'><v>F{at}</v></c>"),
            };
            sheet.push_str(&format!("<row>{name}{number}<c><v>{amount}</v></c></row>"));
        }
        let reading = read("x", &xlsx(&(sheet + "</sheetData></worksheet>"))).remove(0);
        let said: usize = reading.problems.iter().map(|problem| match problem.kind {
            ProblemKind::TotalsSkipped { count } | ProblemKind::EmptyRowsSkipped { count } => count,
            ProblemKind::RowWithoutNumber | ProblemKind::RowWithoutAmount { .. } => 1,
            _ => 0,
        }).sum();
        prop_assert_eq!(reading.invoices.len() + said, rows.len());
    }
}
