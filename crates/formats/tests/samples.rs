//! Real public files, when they are there (`../shared/data/samples`; they are not ours to copy).
//!
//! Each is compared with a second, crude way of reading: counting and cutting text.

use std::path::{Path, PathBuf};

use domain::Cents;
use formats::{ProblemKind, Reading, Refusal, Statement, read};

/// The files of one folder of samples; none, with a note, when the folder is not there.
fn samples(folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/samples");
    let Ok(entries) = std::fs::read_dir(root.join(folder)) else {
        println!("no samples of {folder} here: left out");
        return Vec::new();
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = paths.map(|path| (path.clone(), std::fs::read(path).unwrap())).collect();
    files.sort();
    files
}

fn only(path: &Path, bytes: &[u8]) -> Reading {
    let mut readings = read(&path.to_string_lossy(), bytes);
    assert_eq!(readings.len(), 1, "{}", path.display());
    readings.remove(0)
}

/// The first text of an element, by cutting.
fn cut<'t>(source: &'t str, element: &str) -> Option<&'t str> {
    let at = source.find(&format!("<{element}>")).or_else(|| source.find(&format!("<{element} ")))?;
    let rest = &source[at..];
    let text = &rest[rest.find('>')? + 1..];
    Some(text[..text.find('<')?].trim())
}

fn cents(text: &str) -> Cents {
    Cents::try_from_decimal(text).unwrap()
}

#[test]
fn every_statement_is_read_whole() {
    for (path, bytes) in samples("camt053") {
        if bytes.starts_with(b"PK") {
            continue;
        }
        let source = String::from_utf8(bytes.clone()).unwrap();
        let reading = only(&path, &bytes);
        let name = path.display();
        assert_eq!(reading.refused, None, "{name}");
        let message = reading.format.as_ref().unwrap().word().to_owned();
        assert!(source.contains(&format!("xsd:{message}\"")), "{name}: {message}");
        let statements = &reading.statements;
        let containers = source.matches("<Stmt>").count() + source.matches("<Ntfctn>").count();
        assert_eq!(statements.len(), containers, "{name}");
        let entries = || statements.iter().flat_map(|statement| &statement.entries);
        assert_eq!(entries().count(), source.matches("<Ntry>").count(), "{name}");
        let details: usize = entries().map(|entry| entry.details.len()).sum();
        let payments = source.matches("<TxDtls>").count() + source.matches("<TxDtls/>").count();
        assert_eq!(details, payments, "{name}");
        assert!(entries().all(|entry| entry.booked.is_some() && entry.key.len() == 32), "{name}");
        assert!(entries().all(|entry| source.contains(&entry.raw)), "{name}");
        assert!(statements.iter().all(|it| it.account.is_some() && it.complete), "{name}");
        sums_agree(statements, &reading, &path);
    }
}

/// Opening and entries give closing, except in the files that are known not to add up: these
/// carry the warning.
fn sums_agree(statements: &[Statement], reading: &Reading, path: &Path) {
    const BROKEN: [&str; 2] = ["camt053.v2.all-balance-types.xml", "oca_nl_abn_test-camt053.xml"];
    let name = path.file_name().unwrap().to_string_lossy();
    for statement in statements {
        let (Some(opening), Some(closing)) = (statement.opening_cents, statement.closing_cents) else {
            continue;
        };
        let sum: Cents = statement.entries.iter().map(|entry| entry.amount_cents).sum();
        let adds_up = opening + sum == closing;
        assert_eq!(adds_up, !BROKEN.contains(&name.as_ref()), "{name}");
        let warned = reading
            .problems
            .iter()
            .any(|problem| matches!(problem.kind, ProblemKind::BalancesDoNotAddUp { .. }));
        assert_eq!(adds_up, !warned, "{name}");
    }
}

#[test]
fn a_zip_of_a_bank_gives_its_files() {
    for (path, bytes) in samples("camt053") {
        if !bytes.starts_with(b"PK") {
            continue;
        }
        let readings = read("bank.zip", &bytes);
        let names: Vec<&str> = readings.iter().map(|reading| reading.file.as_str()).collect();
        assert_eq!(names, ["bank.zip/test-camt053_02.xml", "bank.zip/test-camt053_03.xml"]);
        for reading in &readings {
            assert_eq!(reading.statements[0].entries.len(), 3, "{}", path.display());
        }
    }
}

/// Entries and their sum as a second, crude way of reading counts them: the `:61:` lines.
fn crude_mt940(source: &str) -> (usize, i64) {
    let lines: Vec<&str> = source.lines().collect();
    let amount = |at: usize| -> i64 {
        let own = lines[at].trim_start_matches(":61:").trim();
        // A line that was cut in two goes on in the next one.
        let whole = if own.contains([',', '.']) { own.to_owned() } else { format!("{own}{}", lines[at + 1]) };
        let rest = whole.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let mark: String = rest.chars().take_while(char::is_ascii_uppercase).collect();
        let digits: String = rest[mark.len()..]
            .chars()
            .take_while(|it| it.is_ascii_digit() || *it == ',' || *it == '.')
            .collect();
        let (units, cents) = digits.split_once([',', '.']).unwrap_or((&digits, ""));
        let value = units.parse::<i64>().unwrap() * 100 + format!("{cents:0<2}").parse::<i64>().unwrap();
        let taken_back = mark.starts_with('R');
        let incoming = mark.trim_start_matches('R').starts_with('C');
        if incoming == taken_back { -value } else { value }
    };
    let starts: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].starts_with(":61:")).collect();
    (starts.len(), starts.iter().map(|at| amount(*at)).sum())
}

#[test]
fn every_mt940_gives_the_entries_of_its_lines() {
    for (path, bytes) in samples("mt940") {
        let name = path.display();
        let source = String::from_utf8_lossy(&bytes);
        let (count, sum) = crude_mt940(&source);
        let reading = only(&path, &bytes);
        if count == 0 && !source.contains(":60F:") {
            assert_eq!(reading.refused, Some(Refusal::NoStatement), "{name}");
            continue;
        }
        assert_eq!(reading.refused, None, "{name}");
        assert_eq!(reading.format.as_ref().unwrap().word(), "mt940", "{name}");
        let entries: Vec<_> = reading.statements.iter().flat_map(|statement| &statement.entries).collect();
        let own: i64 = entries.iter().map(|entry| entry.amount_cents.0).sum();
        assert_eq!((entries.len(), own), (count, sum), "{name}");
        let openings = source.matches(":60F:").count() + source.matches(":60M:").count();
        assert_eq!(reading.statements.len(), openings.max(1), "{name}");
        assert!(
            entries.iter().all(|entry| entry.booked.is_some() && entry.raw.starts_with(":61:")),
            "{name}"
        );
        // No code of a bank is left in what the payer wrote.
        let codes = ["/REMI/", "/EREF/", "/IBAN/", "/NAME/", "?20", ">20", "SVWZ+"];
        let texts = entries.iter().filter_map(|entry| entry.remittance.as_deref());
        texts.for_each(|text| assert!(!codes.iter().any(|code| text.contains(code)), "{name}: {text}"));
        let has_name = |entry: &&&formats::Entry| entry.counterparty.name.is_some();
        let named = source.matches("/NAME/").count();
        assert!(entries.iter().filter(has_name).count() >= named, "{name}");
        sums_are_told(&reading, &name.to_string());
    }
}

/// A statement whose balances do not add up carries the warning, another does not.
fn sums_are_told(reading: &Reading, name: &str) {
    let differs = |statement: &Statement| {
        let sum: Cents = statement.entries.iter().map(|entry| entry.amount_cents).sum();
        Some(statement.opening_cents? + sum != statement.closing_cents?)
    };
    let wrong = reading.statements.iter().filter(|statement| differs(statement) == Some(true)).count();
    let is_sum = |problem: &&formats::Problem| matches!(problem.kind, ProblemKind::BalancesDoNotAddUp { .. });
    assert_eq!(reading.problems.iter().filter(is_sum).count(), wrong, "{name}");
}

#[test]
fn every_table_of_a_bank_gives_its_rows() {
    for (path, bytes) in samples("bank_csv") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let source = String::from_utf8_lossy(&bytes);
        // Lines that begin with a day or an account.
        let is_row = |line: &&str| {
            line.trim_start_matches('"').starts_with(|it: char| it.is_ascii_digit())
                || line.trim_start_matches('"').starts_with("NL")
        };
        let rows: Vec<&str> = source.lines().filter(is_row).collect();
        let reading = only(&path, &bytes);
        assert_eq!(reading.refused, None, "{name}");
        assert!(reading.format.as_ref().unwrap().word().starts_with("csv-bank-"), "{name}");
        let entries: Vec<_> = reading.statements.iter().flat_map(|statement| &statement.entries).collect();
        assert_eq!((reading.statements.len(), entries.len()), (1, rows.len()), "{name}");
        assert!(entries.iter().all(|entry| entry.booked.is_some() && entry.key.len() == 32), "{name}");
        assert!(
            entries.iter().all(|entry| source.contains(entry.raw.get(..10).unwrap_or_default())),
            "{name}"
        );
        let outgoing = match () {
            () if name.starts_with("ing") => source.matches("\"Af\"").count(),
            () if name.starts_with("knab") => source.matches(";\"D\";").count(),
            () if name.starts_with("asn") => {
                rows.iter().filter(|row| row.split(',').nth(10).unwrap().starts_with('-')).count()
            }
            () if name.ends_with(".TAB") => {
                rows.iter().filter(|row| row.split('\t').nth(6).unwrap().starts_with('-')).count()
            }
            () if name.starts_with("rabobank") => source.matches("\",\"-").count(),
            () => rows.iter().filter(|row| row.contains(",\"-")).count(),
        };
        assert_eq!(entries.iter().filter(|entry| entry.amount_cents.0 < 0).count(), outgoing, "{name}");
        sums_are_told(&reading, &name);
    }
}

#[test]
fn every_invoice_is_read_right() {
    for (path, bytes) in samples("ubl") {
        let source = String::from_utf8(bytes.clone()).unwrap();
        let reading = only(&path, &bytes);
        let name = path.display();
        assert_eq!((reading.refused.clone(), reading.invoices.len()), (None, 1), "{name}");
        let invoice = &reading.invoices[0];
        assert_eq!(Some(invoice.number.as_str()), cut(&source, "cbc:ID"), "{name}");
        let total = cents(cut(&source, "cbc:TaxInclusiveAmount").unwrap());
        let payable = cents(cut(&source, "cbc:PayableAmount").unwrap());
        assert_eq!((invoice.total_cents, invoice.open_cents), (total, payable), "{name}");
        let issued = invoice.issued.map(|day| day.to_string());
        assert_eq!(issued.as_deref(), cut(&source, "cbc:IssueDate"), "{name}");
        if let Some(due) = cut(&source, "cbc:DueDate") {
            assert_eq!(invoice.due.unwrap().to_string(), due, "{name}");
        }
        assert_eq!(Some(invoice.currency.code()), cut(&source, "cbc:DocumentCurrencyCode"), "{name}");
        assert_eq!(invoice.references.payment.as_deref(), cut(&source, "cbc:PaymentID"), "{name}");
        assert!(invoice.customer.name.is_some(), "{name}");
        let embedded = source.matches("<cbc:EmbeddedDocumentBinaryObject").count();
        assert_eq!(invoice.attachments.len(), embedded, "{name}");
    }
}

#[test]
fn what_we_do_not_read_yet_is_refused_by_its_name() {
    let told = |folder: &str, is_right: fn(&Refusal) -> bool| {
        for (path, bytes) in samples(folder) {
            let reading = only(&path, &bytes);
            let refused = reading.refused.unwrap_or_else(|| panic!("{} was read", path.display()));
            assert!(is_right(&refused), "{}: {refused:?}", path.display());
            assert!(reading.statements.is_empty() && reading.invoices.is_empty());
        }
    };
    told("mollie", |refusal| matches!(refusal, Refusal::Json | Refusal::JsonOf { sender: "Mollie" }));
    told("whatsapp", |refusal| matches!(refusal, Refusal::Json | Refusal::JsonOf { sender: "WhatsApp" }));
}

#[test]
fn published_references_pass_or_fail_as_they_should() {
    use formats::reference::{betalingskenmerk_for, is_betalingskenmerk, is_ogm, is_rf, ogm_for, rf_for};
    for (path, bytes) in samples("references") {
        let vectors: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        let list = |group: &str, name: &str| vectors[group][name].as_array().unwrap().clone();
        let name = path.display();
        for vector in list("betalingskenmerk", "published") {
            let given = vector["kenmerk"].as_str().unwrap();
            assert_eq!(Some(is_betalingskenmerk(given)), vector["valid"].as_bool(), "{name}: {given}");
        }
        for vector in list("betalingskenmerk", "generate") {
            let made = betalingskenmerk_for(vector["reference"].as_str().unwrap());
            assert_eq!(made.as_deref(), vector["betalingskenmerk"].as_str());
        }
        for vector in list("rf", "check") {
            let given = vector["rf"].as_str().unwrap();
            assert_eq!(Some(is_rf(given)), vector["valid"].as_bool(), "{given}");
        }
        for vector in list("rf", "generate") {
            assert_eq!(rf_for(vector["reference"].as_str().unwrap()).as_deref(), vector["rf"].as_str());
        }
        for vector in list("ogm_be", "examples") {
            if let Some(seen) = vector["seen"].as_str() {
                assert_eq!(Some(is_ogm(seen)), vector["valid"].as_bool(), "{seen}");
            } else {
                assert_eq!(ogm_for(vector["number"].as_u64().unwrap()).as_deref(), vector["ogm"].as_str());
            }
        }
    }
}

#[test]
fn ibans_pass_or_fail_as_they_should() {
    for (_, bytes) in samples("iban") {
        let vectors: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        for vector in vectors.as_array().unwrap() {
            let iban = vector["iban"].as_str().unwrap();
            // The Belgian sample has the right check and a bank code that no bank has; which codes
            // are given out changes, so we do not look at them.
            let expected = vector["valid"].as_bool().unwrap() || iban == "BE68539007547034";
            assert_eq!(formats::reference::is_iban(iban), expected, "{iban}");
        }
    }
}
