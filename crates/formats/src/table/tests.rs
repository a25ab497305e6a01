//! Tables as people send them.

use domain::{Cents, Step};

use crate::facts::{Collect, InvoiceKind};
use crate::table::{Field, Mapping, fingerprint, read_table};
use crate::{Column, Expected, Mappings, ProblemKind, Reading, Refusal, read, read_with};

fn table(text: &str) -> Reading {
    read("t.csv", text.as_bytes()).remove(0)
}

fn kinds(reading: &Reading) -> Vec<&ProblemKind> {
    reading.problems.iter().map(|problem| &problem.kind).collect()
}

#[test]
fn customers_with_their_facts() {
    let reading = table(
        "Debiteurnummer;Naam;E-mail;Telefoon;Betaaltermijn;KvK-nummer;BTW-nummer;IBAN\r\n\
         1001;Bakkerij De Molen;info@molen.example;0318-123456;30 dagen;01234567;NL820098395B01;NL20 INGB 0001 2345 67\r\n\
         '1002;Schilders & Co;;;14;1234567;;\r\n",
    );
    assert_eq!(reading.format.as_ref().unwrap().word(), "csv-customers");
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    let [one, two] = reading.customers.as_slice() else { panic!("two customers") };
    assert_eq!(one.number.as_deref(), Some("1001"));
    assert_eq!((one.term_days, two.term_days), (Some(30), Some(14)));
    assert_eq!(one.iban.as_deref(), Some("NL20INGB0001234567"));
    assert_eq!(two.number.as_deref(), Some("1002"));
    assert_eq!(two.kvk.as_deref(), Some("01234567"), "Excel dropped the zero");
    assert_eq!((two.email.as_deref(), two.line), (None, Some(3)));
}

#[test]
fn open_invoices_dutch_and_english() {
    let dutch = table(
        "Factuurnummer;Klantnr;Naam;Factuurdatum;Vervaldatum;Bedrag;Openstaand;Project;Specialist;Omschrijving\n\
         2026-17;1001;De Molen;05-02-2026;05-03-2026;€ 1.210,00;€ 1.000,00;P7;Anna;Advies\n",
    );
    let english = table(
        "Invoice no,Customer ID,Company,Invoice date,Due date,Total amount,Amount due,Project,Salesperson,Description\n\
         2026-17,1001,De Molen,2026-02-05,2026-03-05,\"1,210.00\",1000.00,P7,Anna,Advies\n",
    );
    assert!(dutch.problems.is_empty() && english.problems.is_empty());
    assert_eq!(dutch.format, english.format);
    assert_eq!(dutch.invoices, english.invoices);
    let invoice = &dutch.invoices[0];
    assert_eq!((invoice.total_cents, invoice.open_cents), (Cents(121_000), Cents(100_000)));
    assert_eq!(invoice.due.unwrap().to_string(), "2026-03-05");
    assert_eq!(invoice.specialist.as_deref(), Some("Anna"));
    assert_eq!(invoice.customer.number.as_deref(), Some("1001"));
}

#[test]
fn one_amount_stands_for_both_and_debit_beside_credit() {
    let open = |text: &str| {
        let reading = table(text);
        let invoice = &reading.invoices[0];
        (invoice.kind, invoice.total_cents.0, invoice.open_cents.0)
    };
    let head = "Factuurnr;Naam;Vervaldatum";
    assert_eq!(open(&format!("{head};Saldo\nF1;A;1-3-2026;10,00\n")), (InvoiceKind::Invoice, 1_000, 1_000));
    assert_eq!(
        open(&format!("{head};Bedrag;Betaald\nF1;A;1-3-2026;10,00;4,00\n")),
        (InvoiceKind::Invoice, 1_000, 600)
    );
    assert_eq!(
        open(&format!("{head};Bedrag\nF1;A;1-3-2026;10,00-\n")),
        (InvoiceKind::CreditNote, 1_000, 1_000)
    );
    assert_eq!(
        open(&format!("{head};Debet;Credit\nF1;A;1-3-2026;;7,50\n")),
        (InvoiceKind::CreditNote, 750, 750)
    );
    assert_eq!(
        open(&format!("{head};Bedrag;Soort\nF1;A;1-3-2026;10,00;Creditfactuur\n")),
        (InvoiceKind::CreditNote, 1_000, 1_000)
    );
}

#[test]
fn nobody_starts_with_a_clean_slate() {
    let reading = table(
        "Factuurnummer;Naam;Vervaldatum;Openstaand;Laatste contact;Stap;Toezegging;Betalingsregeling;Betwist;Overgedragen;Incasso\n\
         F1;A;1-3-2026;100,00;10-3-2026;2e herinnering;20-3-2026;nee;nee;;ja\n\
         F2;A;1-3-2026;100,00;;;;01-04-2026 50,00; 01-05-2026 50,00\n\
         F3;A;1-3-2026;100,00;;;;\"01-04-2026 50,00; 01-05-2026 € 50,00\";levering niet compleet;Bos Incasso 12-03-2026;\n\
         F4;A;1-3-2026;100,00;;;;in overleg;25,00;ja;\n\
         F5;A;1-3-2026;100,00;;;;;;;\n",
    );
    let history = |index: usize| reading.invoices[index].history.clone();
    let first = history(0).unwrap();
    assert_eq!(first.last_contact.unwrap().to_string(), "2026-03-10");
    assert_eq!(first.step, Some(Step::SecondReminder));
    assert_eq!(first.promise.unwrap().to_string(), "2026-03-20");
    assert_eq!((first.arrangement, first.dispute), (None, None));
    assert_eq!(reading.invoices[0].collect, Collect::DirectDebit);
    let third = history(2).unwrap();
    let terms = third.arrangement.unwrap().terms;
    assert_eq!(terms.iter().map(|(_, amount)| amount.0).collect::<Vec<_>>(), [5_000, 5_000]);
    assert_eq!(third.dispute.unwrap().reason.as_deref(), Some("levering niet compleet"));
    let agency = third.handed_over.unwrap();
    assert_eq!(
        (agency.to.as_deref(), agency.on.unwrap().to_string().as_str()),
        (Some("Bos Incasso"), "2026-03-12")
    );
    let fourth = history(3).unwrap();
    assert_eq!(fourth.arrangement.unwrap().text, "in overleg");
    assert_eq!(fourth.dispute.unwrap().amount_cents, Some(Cents(2_500)));
    assert_eq!(fourth.handed_over.unwrap().to, None);
    assert_eq!(history(4), None);
}

#[test]
fn one_bad_cell_costs_one_fact_and_says_where() {
    let reading = table(
        "Factuurnummer;Naam;Factuurdatum;Vervaldatum;Openstaand\n\
         F1;A;31-02-2026;01-03-2026;10,00\n\
         F2;A;01-02-2026;01-03-2026;tien\n\
         ;A;01-02-2026;01-03-2026;10,00\n\
         F4;A;01-02-2026;01-03-2026;10,00\n\
         ;;;;\n\
         Totaal;;;;30,00\n",
    );
    let numbers: Vec<&str> = reading.invoices.iter().map(|invoice| invoice.number.as_str()).collect();
    assert_eq!(numbers, ["F1", "F4"]);
    let date = ProblemKind::CellNotUnderstood {
        column: Column("Factuurdatum".into()),
        given: "31-02-2026".into(),
        expected: Expected::Date,
    };
    let amount = ProblemKind::CellNotUnderstood {
        column: Column("Openstaand".into()),
        given: "tien".into(),
        expected: Expected::Amount,
    };
    assert_eq!(
        kinds(&reading),
        [
            &date,
            &ProblemKind::RowWithoutAmount { number: "F2".into() },
            &amount,
            &ProblemKind::RowWithoutNumber,
            &ProblemKind::EmptyRowsSkipped { count: 1 },
            &ProblemKind::TotalsSkipped { count: 1 },
        ]
    );
    assert_eq!((reading.problems[0].place.line, reading.problems[0].place.column), (Some(2), Some(3)));
    assert_eq!((reading.problems[2].place.line, reading.problems[2].place.column), (Some(3), Some(5)));
}

#[test]
fn the_same_invoice_twice_counts_once() {
    let reading = table(
        "Factuurnummer;Naam;Vervaldatum;Openstaand\n\
         F1;A;01-03-2026;10,00\nF1;A;01-03-2026;10,00\nF1;A;01-03-2026;20,00\nF1;B;01-03-2026;30,00\n",
    );
    let opens: Vec<i64> = reading.invoices.iter().map(|invoice| invoice.open_cents.0).collect();
    assert_eq!(opens, [1_000, 3_000]);
    assert_eq!(kinds(&reading), [&ProblemKind::DuplicateInvoice { number: "F1".into(), first_line: 2 }]);
}

#[test]
fn due_dates_come_from_the_term_when_they_are_not_there() {
    let reading = table(
        "Factuurnummer;Naam;Factuurdatum;Betaaltermijn;Openstaand\nF1;A;01-02-2026;30;10,00\nF2;A;01-02-2026;;10,00\n",
    );
    assert_eq!(reading.invoices[0].due.unwrap().to_string(), "2026-03-03");
    assert_eq!(kinds(&reading), [&ProblemKind::DueUnknown { number: "F2".into(), terms: None }]);
}

#[test]
fn american_dates_are_told_by_days_above_twelve() {
    let reading = table("Invoice no,Name,Due date,Open\nF1,A,3/5/2026,10.00\nF2,A,3/25/2026,10.00\n");
    assert_eq!(reading.invoices[0].due.unwrap().to_string(), "2026-03-05");
}

#[test]
fn letters_of_windows_and_tabs_of_excel() {
    let latin = b"Naam\tFactuurnummer\tVervaldatum\tBedrag\nCaf\xe9 Zo\xeb\tF1\t1-3-2026\t\x80 10,00\n";
    let reading = read("t.txt", latin).remove(0);
    assert_eq!(reading.invoices[0].customer.name.as_deref(), Some("Café Zoë"));
    assert_eq!(reading.invoices[0].total_cents, Cents(1_000));
    let utf16: Vec<u8> =
        "\u{feff}Naam\tE-mail\nCafé\ta@example.org\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read("t.txt", &utf16)[0].customers[0].name.as_deref(), Some("Café"));
}

#[test]
fn a_table_that_says_too_little_asks_for_a_choice() {
    let text = "Kolom A;Kolom B;Kolom C\nF1;De Molen;10,00\n";
    let reading = table(text);
    assert!(matches!(reading.refused, Some(Refusal::ColumnsNotRecognised { .. })));
    let told = reading.table.unwrap();
    let mut mapping = told.mapping;
    for (position, field) in [Field::InvoiceNumber, Field::CustomerName, Field::Open].into_iter().enumerate()
    {
        mapping.choose(position, Some(field));
    }
    let chosen = read_table("t.csv", text.as_bytes(), &mapping);
    assert_eq!(chosen.invoices[0].open_cents, Cents(1_000));

    let stored = serde_json::to_string(&mapping).unwrap();
    let remembered: Mapping = serde_json::from_str(&stored).unwrap();
    let mappings = Mappings::from([(told.fingerprint, remembered)]);
    let again = read_with("andere naam.csv", text.as_bytes(), &mappings).remove(0);
    assert_eq!(again.invoices, chosen.invoices);
}

#[test]
fn a_choice_moves_a_field_to_its_new_column() {
    let header: Vec<String> = ["Naam", "Handelsnaam"].map(str::to_owned).to_vec();
    let mut mapping = crate::table::recognise(&header);
    mapping.choose(1, Some(Field::CustomerName));
    assert_eq!(mapping.position(Field::CustomerName), Some(1));
    assert_eq!(mapping.unknown().collect::<Vec<_>>(), ["Naam"]);
    assert_eq!(fingerprint(&header).len(), 16);
}

#[test]
fn what_is_no_table_of_ours_is_refused() {
    let refused = |text: &str| table(text).refused;
    assert_eq!(refused("zomaar een brief\nmet regels\n"), Some(Refusal::NotRecognised));
    assert_eq!(refused("Naam;E-mail;Telefoon\n"), Some(Refusal::NoRows));
    assert!(matches!(
        refused("Rekening;Datum;Bedrag\n4000;1-1-2026;10\n"),
        Some(Refusal::ColumnsNotRecognised { .. })
    ));
    assert!(matches!(refused("Datum;Tegenrekening;Naam;Bedrag\nx;x;x;x\n"), Some(Refusal::BankTable { .. })));
}

#[test]
fn nobody_is_asked_for_what_the_table_calls_paid() {
    let reading = table(
        "Factuurnummer;Contact;Vervaldatum;Totaal;Betaald op;Status\n\
         F1;A;01-03-2026;10,00;;Open\n\
         F2;A;01-03-2026;10,00;02-03-2026;Betaald\n\
         F3;A;01-03-2026;10,00;;Betaald\n\
         F4;A;01-03-2026;10,00;;Concept\n\
         F5;A;01-03-2026;10,00;4,00;Herinnerd\n",
    );
    let opens: Vec<i64> = reading.invoices.iter().map(|invoice| invoice.open_cents.0).collect();
    assert_eq!(opens, [1_000, 0, 0, 600]);
    assert_eq!(reading.invoices[0].history, None);
    let step = reading.invoices[3].history.as_ref().unwrap().step;
    assert_eq!(step, Some(Step::FriendlyReminder));
    let expected = ProblemKind::NoInvoice { number: "F4".into(), sort: "Concept".into() };
    assert_eq!(kinds(&reading), [&expected]);
}
