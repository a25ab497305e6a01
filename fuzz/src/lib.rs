//! What holds for any file whatever. Each target brings bytes of its own kind; `CONTRIBUTING.md` says
//! how to run them.

use std::io::Cursor;

use domain::Language;
use formats::{Mappings, Position, Reading, read, to_json, write_json};

/// Reads bytes in every way that there is and holds the answers against each other.
pub fn examine(bytes: &[u8]) {
    let readings = read("file", bytes);
    assert!(!readings.is_empty());
    readings.iter().for_each(look_at);
    let mut handed = vec![Vec::new(); readings.len()];
    let mut hand = |position: Position, entry| handed[position.reading].push((position.statement, entry));
    let streamed =
        formats::stream("file", Cursor::new(bytes), &Mappings::new(), &mut hand).expect("memory can be read");
    assert_eq!(streamed.len(), readings.len());
    for ((one, other), entries) in streamed.iter().zip(&readings).zip(handed) {
        assert_eq!((&one.refused, &one.problems), (&other.refused, &other.problems));
        if other.refused.is_some() {
            continue;
        }
        let mut entries = entries;
        // Rows of several accounts come as they stand in the file.
        entries.sort_by_key(|(statement, _)| *statement);
        let whole = other.statements.iter().enumerate();
        let whole: Vec<_> =
            whole.flat_map(|(at, own)| own.entries.iter().map(move |entry| (at, entry))).collect();
        assert_eq!(entries.len(), whole.len());
        for ((at, entry), (own, expected)) in entries.iter().zip(whole) {
            assert_eq!((*at, entry), (own, expected));
        }
    }
    let mut written = Vec::new();
    write_json("file", Cursor::new(bytes), Language::Nl, &mut written).expect("memory can be written");
    let expected: String = readings.iter().map(|reading| to_json(reading, Language::Nl) + "\n").collect();
    assert_eq!(String::from_utf8(written).expect("JSON is text"), expected);
}

/// The same with something before it that makes it this kind of file.
pub fn examine_behind(head: &str, bytes: &[u8]) {
    examine(&[head.as_bytes(), bytes].concat());
}

fn look_at(reading: &Reading) {
    if reading.refused.is_some() {
        assert!(reading.invoices.is_empty() && reading.customers.is_empty());
        assert!(reading.statements.is_empty() && reading.payments.is_empty());
    }
    for language in [Language::Nl, Language::En] {
        let line = to_json(reading, language);
        assert!(!line.contains('\n') && !line.contains("\\u0000"));
        let value: serde_json::Value = serde_json::from_str(&line).expect("a reading is JSON");
        assert_eq!(value["problems"].as_array().map(Vec::len), Some(reading.problems.len()));
    }
    for statement in &reading.statements {
        assert!(statement.complete || statement.to.is_none());
        for entry in &statement.entries {
            assert!(entry.amount_cents.0.abs() <= 10_000_000_000_000);
            assert_eq!(entry.key.len(), 32);
            assert!(!entry.payments().is_empty());
            entry.search_texts();
        }
    }
}
