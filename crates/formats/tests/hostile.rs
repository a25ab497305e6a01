//! Cut, broken and nonsensical files: nothing panics, nothing is invented, and what stands before
//! a cut is read.

use std::io::{Cursor, Write};

use domain::Language;
use formats::{Reading, read, to_json};
use proptest::prelude::*;
use zip::write::{SimpleFileOptions, ZipWriter};

const UBL: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:cac="urn:a" xmlns:cbc="urn:b">
<cbc:ID>2026-17</cbc:ID><cbc:IssueDate>2026-01-10</cbc:IssueDate><cbc:DueDate>2026-01-24</cbc:DueDate>
<cac:AdditionalDocumentReference><cbc:ID>A</cbc:ID><cac:Attachment><cbc:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="f.pdf">JVBERi0=</cbc:EmbeddedDocumentBinaryObject></cac:Attachment></cac:AdditionalDocumentReference>
<cac:AccountingCustomerParty><cac:Party><cac:PartyLegalEntity><cbc:RegistrationName>De Molen &amp; Zn. ë</cbc:RegistrationName></cac:PartyLegalEntity></cac:Party></cac:AccountingCustomerParty>
<cac:PaymentTerms><cbc:Note>14 dagen, 2,5% korting</cbc:Note></cac:PaymentTerms>
<cac:LegalMonetaryTotal><cbc:TaxInclusiveAmount currencyID="EUR">1210.00</cbc:TaxInclusiveAmount><cbc:PayableAmount currencyID="EUR">1210.00</cbc:PayableAmount></cac:LegalMonetaryTotal>
</Invoice>"#;

const TABLE: &str = "Factuurnummer;Naam;Factuurdatum;Vervaldatum;Openstaand;Toezegging;Betalingsregeling;Betwist;Stap\n\
    F1;\"De Molen; & Zn.\";05-02-2026;05-03-2026;€ 1.210,00;20-3-2026;01-04-2026 50,00;25,00;2e herinnering\n\
    F2;Café Zoë;6/2/26;6 mrt 2026;(12,50);;nee;ja;\nTotaal;;;;1.197,50;;;;\n";

const MT940: &str = "{1:F01INGBNL2ABXXX}{2:I940}{4:\r\n:20:P1\r\n:25:NL44RABO0123456789EUR\r\n:28C:1\r\n:60F:C260304EUR1,00\r\n\
    :61:2603050305C10,00NTRFNONREF//B1\r\n/TRCD/00100/\r\n:86:/EREF/E1//CNTP/NL20INGB0001234567/INGBNL2A/Café///REMI/USTD//fact 17/\r\n\
    :61:2603050305RD5,N654NONREF\r\n:86:SEPA OVERBOEKING                 IBAN: NL20INGB0001234567\r\nNAAM: DE MOLEN                   OMSCHRIJVING: FACTUUR 17\r\n\
    :61:2603050305D2,5NRTINONREF\r\n:86:109?00RUECKLASTSCHRIFT?20EREF+E1?21SVWZ+AM04?31DE42100100100043921105?32Muster?34914\r\n\
    :61:260305C1,00NOVBNL20INGB0001234567\r\nnaam\r\n:86:000>100000000000\r\n>20RABONL2U\r\n>21NL12RABO0888888888\r\n>22JANSEN>23HEUSDEN\r\n\
    :62F:C260305EUR14,50\r\n-}\r\n";

const BANK_TABLE: &str = "\"Datum\";\"Naam / Omschrijving\";\"Rekening\";\"Tegenrekening\";\"Code\";\"Af Bij\";\"Bedrag (EUR)\";\"Mutatiesoort\";\"Mededelingen\";\"Saldo na mutatie\";\"Tag\"\n\
    \"20260305\";\"Café\";\"NL44INGB0123456789\";\"NL20INGB0001234567\";\"OV\";\"Bij\";\"1.210,00\";\"Overschrijving\";\"Naam: Café Omschrijving: fact \"\"17\"\"\nregel IBAN: NL20INGB0001234567 Kenmerk: E1 Valutadatum: 04-03-2026\";\"1.310,00\";\"\"\n\
    \"20260304\";\"x\";\"NL44INGB0123456789\";\"\";\"DV\";\"Af\";\"0,31\";\"Diversen\";\"\";\"100,00\";\"\"\n";

const TAB: &str = "123456789\tEUR\t20260305\t10,00\t-2,10\t20260305\t-12,10\t/TRTP/SEPA OVERBOEKING/IBAN/NL20INGB0001234567/NAME/Café/REMI/fact/EREF/E1\r\n";

fn statement(entries: usize) -> String {
    let mut source = String::from(
        "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\">\
         <BkToCstmrStmt><Stmt><Id>S</Id><FrToDt><FrDtTm>2026-03-05T00:00:00Z</FrDtTm></FrToDt>\
         <Acct><Id><IBAN>NL44RABO0123456789</IBAN></Id><Ccy>EUR</Ccy></Acct>\
         <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>",
    );
    for number in 0..entries {
        source.push_str(&format!(
            "<Ntry><Amt Ccy=\"EUR\">{number}.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
             <BookgDt><DtTm>2026-03-05T23:30:00.123456789Z</DtTm></BookgDt><NtryDtls><TxDtls><RltdPties><Dbtr><Pty>\
             <Nm>Café &amp; Co</Nm></Pty></Dbtr></RltdPties><RmtInf><Ustrd><![CDATA[fact <{number}>]]></Ustrd></RmtInf>\
             </TxDtls></NtryDtls></Ntry>"
        ));
    }
    source + "</Stmt></BkToCstmrStmt></Document>"
}

fn zipped() -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in [("a.xml", statement(2)), ("b.csv", TABLE.to_owned())] {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn the_files_that_are_broken_here_are_whole_at_first() {
    for (source, entries) in [(MT940, 4), (BANK_TABLE, 2), (TAB, 1)] {
        let reading = &read("x", source.as_bytes())[0];
        assert_eq!(
            (reading.refused.clone(), reading.problems.len(), keys(reading).len()),
            (None, 0, entries)
        );
    }
}

#[test]
fn entries_that_are_handed_over_are_those_of_the_whole() {
    for bytes in
        [statement(5).into_bytes(), MT940.into(), BANK_TABLE.into(), TAB.into(), zipped(), UBL.into()]
    {
        let mut handed = Vec::new();
        let mut hand = |position: formats::Position, entry: formats::Entry| {
            handed.push((position.reading, position.statement, entry));
        };
        let source = Cursor::new(bytes.as_slice());
        let streamed = formats::stream("x", source, &formats::Mappings::new(), &mut hand).unwrap();
        let whole = read("x", &bytes);
        let mut expected = Vec::new();
        for (number, reading) in whole.iter().enumerate() {
            for (at, own) in reading.statements.iter().enumerate() {
                expected.extend(own.entries.iter().map(|entry| (number, at, entry.clone())));
            }
        }
        assert_eq!(handed, expected);
        assert_eq!(streamed.len(), whole.len());
        for (one, other) in streamed.iter().zip(&whole) {
            assert_eq!(
                (&one.refused, &one.problems, &one.format),
                (&other.refused, &other.problems, &other.format)
            );
            assert_eq!(one.invoices, other.invoices);
        }
    }
}

fn keys(reading: &Reading) -> Vec<String> {
    reading.statements.iter().flat_map(|it| &it.entries).map(|entry| entry.key.clone()).collect()
}

/// What holds for any file whatever: the same again, no facts when refused, one line of good JSON.
fn examine(bytes: &[u8]) {
    let readings = read("file", bytes);
    assert_eq!(readings, read("file", bytes));
    assert!(!readings.is_empty());
    for reading in &readings {
        if reading.refused.is_some() {
            assert!(reading.invoices.is_empty() && reading.customers.is_empty());
            assert!(reading.statements.is_empty());
        }
        for language in [Language::Nl, Language::En] {
            let line = to_json(reading, language);
            assert!(!line.contains('\n') && !line.contains("\\u0000"));
            let value: serde_json::Value = serde_json::from_str(&line).unwrap();
            assert_eq!(value["problems"].as_array().unwrap().len(), reading.problems.len());
        }
        for entry in reading.statements.iter().flat_map(|statement| &statement.entries) {
            assert!(entry.amount_cents.0.abs() <= 10_000_000_000_000);
            assert!(entry.payments().len() >= entry.details.len().max(1));
            entry.search_texts();
        }
    }
}

#[test]
fn a_cut_anywhere_gives_a_prefix_of_the_entries() {
    let whole = statement(6);
    let all = keys(&read("x", whole.as_bytes())[0]);
    assert_eq!(all.len(), 6);
    let mut longest = 0;
    for end in 0..whole.len() {
        let reading = &read("x", &whole.as_bytes()[..end])[0];
        let some = keys(reading);
        assert!(all.starts_with(&some), "cut at {end}");
        assert!(some.len() >= longest, "cut at {end}");
        longest = some.len();
        let ends_whole = whole.as_bytes()[..end].ends_with(b"</Document>");
        let told = reading.refused.is_some() || !reading.problems.is_empty();
        assert!(told || ends_whole, "cut at {end} in silence");
        assert!(reading.statements.iter().all(|it| it.complete || it.to.is_none()));
    }
    assert_eq!(longest, 6);
}

#[test]
fn half_an_invoice_is_never_taken() {
    let close = UBL.rfind("</Invoice>").unwrap();
    for end in 0..close + "</Invoice>".len() {
        let reading = &read("x", &UBL.as_bytes()[..end])[0];
        assert!(reading.refused.is_some() && reading.invoices.is_empty(), "cut at {end}");
    }
    assert_eq!(read("x", UBL.as_bytes())[0].invoices.len(), 1);
}

#[test]
fn attacks_of_the_book_are_refused_quickly() {
    let laughs = r#"<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><Document>&lol2;</Document>"#;
    let outside = r#"<!DOCTYPE Invoice [<!ENTITY x SYSTEM "file:///etc/passwd">]><Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>&x;</ID></Invoice>"#;
    let deep = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">".to_owned()
        + &"<a>".repeat(100_000);
    let many = format!(
        "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\" {}/>",
        (0..100_000).map(|number| format!("a{number}=\"x\" ")).collect::<String>()
    );
    let comments = format!(
        "<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\">{}</Invoice>",
        "<!---->".repeat(2_100_000)
    );
    for source in [laughs, outside, &deep, &many, &comments] {
        let reading = &read("x", source.as_bytes())[0];
        assert!(reading.refused.is_some(), "{}", &source[..40]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        examine(&bytes);
    }

    #[test]
    fn any_text_of_the_alphabet_of_tables_is_survived(text in "[A-Za-z0-9;,.\"\n\r\t €()-]{0,300}") {
        examine(text.as_bytes());
        let table = format!("Factuurnummer;Naam;Bedrag;Vervaldatum;Betwist\n{text}");
        examine(table.as_bytes());
    }

    #[test]
    fn broken_files_are_survived(
        which in 0..7_usize,
        changes in proptest::collection::vec((any::<prop::sample::Index>(), 0..4_u8, any::<u8>()), 1..12),
    ) {
        let mut bytes = match which {
            0 => statement(3).into_bytes(),
            1 => UBL.as_bytes().to_vec(),
            2 => TABLE.as_bytes().to_vec(),
            3 => MT940.as_bytes().to_vec(),
            4 => BANK_TABLE.as_bytes().to_vec(),
            5 => TAB.as_bytes().to_vec(),
            _ => zipped(),
        };
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
    fn an_amount_written_the_dutch_way_is_read_back(cents in -99_999_999_999_i64..99_999_999_999) {
        let plain = format!("{:03}", cents.unsigned_abs());
        let (whole, fraction) = plain.split_at(plain.len() - 2);
        let groups: Vec<&str> = whole.as_bytes().rchunks(3).rev().map(|part| std::str::from_utf8(part).unwrap()).collect();
        let sign = if cents < 0 { "-" } else { "" };
        let text = format!("Factuurnr;Naam;Vervaldatum;Bedrag\nF1;A;5-3-2026;€ {sign}{},{fraction}\n", groups.join("."));
        let reading = read("t", text.as_bytes()).remove(0);
        prop_assert_eq!(reading.invoices[0].total_cents.0, cents.abs());
    }

    #[test]
    fn a_file_read_in_parts_has_the_keys_of_the_whole(amounts in proptest::collection::vec((1..4_u32, 1..4_u8), 1..20)) {
        let entry = |amount: u32, day: u8| format!(
            "<Ntry><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><BookgDt><Dt>2026-03-0{day}</Dt></BookgDt></Ntry>"
        );
        let file = |days: &[u8]| {
            let entries: String = amounts.iter().filter(|(_, day)| days.contains(day)).map(|(amount, day)| entry(*amount, *day)).collect();
            let source = format!("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt>\
                <Acct><Id><IBAN>NL44RABO0123456789</IBAN></Id></Acct>{entries}</Stmt></BkToCstmrStmt></Document>");
            keys(&read("x", source.as_bytes())[0])
        };
        let mut whole = file(&[1, 2, 3]);
        let mut parts: Vec<String> = [file(&[1, 2]), file(&[2, 3]), file(&[1])].concat();
        whole.sort();
        parts.sort();
        parts.dedup();
        prop_assert_eq!(whole.len(), amounts.len());
        prop_assert_eq!(whole, parts);
    }
}
