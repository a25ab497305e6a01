//! Read right, refused rightly, or wrong.

use std::io::{Cursor, Read};

use domain::Language;
use formats::{Reading, Refusal};

use super::guess::Guess;
use super::{bank, books, cut};

/// Banks whose lists we read: a refusal of one of these is wrong.
const READ: [&str; 8] = ["ING", "Rabobank", "bunq", "Knab", "ABN AMRO", "ASN", "SNS", "RegioBank"];

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    Read,
    /// With the words that a bookkeeper gets.
    Refused(String),
    Wrong(Vec<String>),
}

pub(super) fn of(guess: &Guess, bytes: &[u8], readings: &[Reading]) -> Verdict {
    if readings.is_empty() {
        return Verdict::Wrong(vec!["nothing is said about it".to_owned()]);
    }
    if matches!(guess, Guess::Zip | Guess::Workbook) {
        return of_parts(guess, bytes, readings);
    }
    let [reading] = readings else {
        return Verdict::Wrong(vec![format!("one file, {} readings", readings.len())]);
    };
    match &reading.refused {
        Some(refusal) => of_refusal(guess, bytes, refusal),
        None => of_reading(guess, bytes, reading),
    }
}

fn of_reading(guess: &Guess, bytes: &[u8], reading: &Reading) -> Verdict {
    let text = cut::text(bytes);
    let wrong = match guess {
        Guess::Camt => bank::camt(&text, reading),
        Guess::Mt940 => bank::mt940(&text, reading),
        Guess::BankTable | Guess::Table if is_of_bank(reading) => bank::table(&text, reading),
        Guess::BankTable => books::table(&text, reading),
        Guess::Ubl => books::ubl(&text, reading),
        Guess::AuditFile => books::audit_file(&text, reading),
        Guess::Twinfield => books::twinfield(&text, reading),
        Guess::Table => books::table(&text, reading),
        Guess::AuditFile4 | Guess::Other(_) => {
            vec![format!("it looks like {}, and was read", guess.word())]
        }
        Guess::Zip | Guess::Workbook => Vec::new(),
    };
    if wrong.is_empty() { Verdict::Read } else { Verdict::Wrong(wrong) }
}

fn is_of_bank(reading: &Reading) -> bool {
    reading.format.as_ref().is_some_and(|format| format.word().starts_with("csv-bank"))
}

/// A refusal is right when it names a kind that the file is, or a damage that it has.
fn of_refusal(guess: &Guess, bytes: &[u8], refusal: &Refusal) -> Verdict {
    let words = refusal.render(Language::Nl);
    let is_right = match (guess, refusal) {
        (Guess::Other("json"), Refusal::Json | Refusal::JsonOf { .. })
        | (Guess::Other("text"), Refusal::PlainText)
        | (Guess::Other("pdf"), Refusal::Pdf)
        | (Guess::Other("image"), Refusal::Image)
        | (Guess::Other("old office"), Refusal::Excel)
        | (Guess::Other("office"), Refusal::OfficeDocument | Refusal::Excel)
        | (Guess::Other("empty"), Refusal::Empty)
        | (Guess::Other("web page"), Refusal::WebPage)
        | (Guess::AuditFile4, Refusal::AuditFile4)
        | (Guess::AuditFile | Guess::Twinfield, Refusal::NoDebtors) => true,
        (
            Guess::Other("xml"),
            Refusal::OtherXml { .. }
            | Refusal::OtherUbl { .. }
            | Refusal::CrossIndustryInvoice
            | Refusal::PaymentOrder { .. }
            | Refusal::OtherBankMessage { .. },
        ) => true,
        // A list that no bank of ours writes, one of a card, or one whose columns a person has to name.
        (
            Guess::BankTable | Guess::Table,
            Refusal::CreditCardTable
            | Refusal::BalanceList
            | Refusal::ColumnsNotRecognised { .. }
            | Refusal::NoRows,
        ) => true,
        (Guess::BankTable | Guess::Table, Refusal::BankTable { bank }) => {
            bank.is_none_or(|bank| !READ.iter().any(|read| bank.contains(read)))
        }
        (Guess::Mt940, Refusal::NoStatement) => {
            !cut::text(bytes).lines().any(|line| line.trim_start().starts_with(":61:"))
        }
        (Guess::Table, Refusal::NotRecognised) => !has_columns(&cut::text(bytes)),
        (Guess::AuditFile, Refusal::AuditFile2) => cut::text(bytes).contains("CLAIR2"),
        (_, Refusal::DocumentType) => cut::text(bytes).contains("<!DOCTYPE"),
        (_, Refusal::CutOffXml) => is_cut_off(&cut::text(bytes)),
        (_, Refusal::BrokenXml { .. } | Refusal::UnknownEntity { .. }) => !is_balanced(&cut::text(bytes)),
        (Guess::Ubl, Refusal::InvoiceWithoutNumber | Refusal::InvoiceWithoutTotal { .. }) => {
            !cut::plain_xml(&cut::text(bytes)).contains("<PayableAmount")
        }
        _ => false,
    };
    match is_right {
        true => Verdict::Refused(words),
        false => Verdict::Wrong(vec![format!("it looks like {}, and was refused: {words}", guess.word())]),
    }
}

/// A zip: each file in it by itself. A workbook: no more rows than it has, and something said of each.
fn of_parts(guess: &Guess, bytes: &[u8], readings: &[Reading]) -> Verdict {
    let reasons: Vec<String> = readings
        .iter()
        .filter_map(|reading| reading.refused.as_ref())
        .map(|refusal| refusal.render(Language::Nl))
        .collect();
    let Some(inside) = unzip(bytes) else {
        let told = readings.iter().all(|reading| reading.refused == Some(Refusal::BrokenZip));
        return match told {
            true => Verdict::Refused(reasons.join(" ")),
            false => Verdict::Wrong(vec!["it cannot be unpacked, and something was read".to_owned()]),
        };
    };
    let wrong = match guess {
        Guess::Zip => of_files(&inside, readings),
        _ => books::workbook(&inside, readings),
    };
    match (wrong.is_empty(), readings.iter().any(|reading| reading.refused.is_none())) {
        (false, _) => Verdict::Wrong(wrong),
        (true, false) => Verdict::Refused(reasons.join(" ")),
        (true, true) => Verdict::Read,
    }
}

fn of_files(inside: &[(String, Vec<u8>)], readings: &[Reading]) -> Vec<String> {
    let is_file = |name: &str| !name.starts_with("__MACOSX/") && !name.ends_with(".DS_Store");
    let mut wrong = Vec::new();
    for (name, bytes) in inside.iter().filter(|(name, _)| is_file(name)) {
        let of_file: Vec<Reading> =
            readings.iter().filter(|reading| reading.file.contains(name.as_str())).cloned().collect();
        if let Verdict::Wrong(reasons) = of(&Guess::of(bytes), bytes, &of_file) {
            wrong.extend(reasons.into_iter().map(|reason| format!("{name}: {reason}")));
        }
    }
    wrong
}

/// The files in a zip; `None` when it is broken or locked.
fn unzip(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut files = Vec::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).ok()?;
        if file.is_file() {
            let mut content = Vec::new();
            file.read_to_end(&mut content).ok()?;
            files.push((file.name().ok()?.into_owned(), content));
        }
    }
    Some(files)
}

fn has_columns(text: &str) -> bool {
    let counts = |sign: char| text.lines().take(20).filter(|line| line.matches(sign).count() >= 2).count();
    [';', '\t', ','].into_iter().any(|sign| counts(sign) >= 3)
}

/// Whether the last element that is closed is not the first that was opened.
fn is_cut_off(text: &str) -> bool {
    let xml = cut::plain_xml(text);
    let opened = xml.split('<').find(|part| part.starts_with(char::is_alphabetic));
    let root =
        opened.and_then(|part| part.split([' ', '>', '/', '\n', '\r', '\t']).next()).unwrap_or_default();
    !xml.trim_end().ends_with(&format!("</{root}>"))
}

/// Whether as many elements are closed as were opened.
fn is_balanced(text: &str) -> bool {
    let xml = cut::plain_xml(text);
    let tags = || xml.split('<').skip(1).map(|part| part.split('>').next().unwrap_or_default());
    let opened = tags().filter(|tag| tag.starts_with(char::is_alphabetic) && !tag.ends_with('/')).count();
    opened == tags().filter(|tag| tag.starts_with('/')).count() && !xml.contains('&')
}
