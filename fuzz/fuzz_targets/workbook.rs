#![no_main]

use std::io::{Cursor, Write};

use libfuzzer_sys::fuzz_target;
use zip::write::{SimpleFileOptions, ZipWriter};

const RELATIONS: &str = "<Relationships><Relationship Id='r1' Type='x/worksheet' Target='sheet.xml'/>\
    <Relationship Id='r2' Type='x/styles' Target='styles.xml'/>\
    <Relationship Id='r3' Type='x/sharedStrings' Target='strings.xml'/></Relationships>";
const WORKBOOK: &str = "<workbook><sheets><sheet name='A' id='r1'/></sheets></workbook>";
const MANIFEST: &str = "<manifest>application/vnd.oasis.opendocument.spreadsheet</manifest>";

// The bytes are the first part that they name; what is random seldom is a zip.
fuzz_target!(|bytes: &[u8]| {
    fuzz::examine(bytes);
    let Some((which, part)) = bytes.split_first() else { return };
    let sheet = [&b"<worksheet><sheetData><row><c t='s'><v>0</v></c>"[..], part].concat();
    let plain =
        b"<worksheet><sheetData><row><c s='0'><v>46000</v></c></row></sheetData></worksheet>".to_vec();
    let strings = [&b"<sst><si><t>"[..], part].concat();
    let content = [&b"<d><table name='A'><table-row><table-cell>"[..], part].concat();
    match which % 4 {
        0 => fuzz::examine(&xlsx(&sheet, b"<styleSheet/>", b"<sst><si><t>Naam</t></si></sst>")),
        1 => fuzz::examine(&xlsx(&plain, part, b"<sst/>")),
        2 => fuzz::examine(&xlsx(&sheet, b"<styleSheet/>", &strings)),
        _ => fuzz::examine(&zip_of(&[
            ("META-INF/manifest.xml", MANIFEST.as_bytes()),
            ("content.xml", &content),
        ])),
    }
});

fn xlsx(sheet: &[u8], styles: &[u8], strings: &[u8]) -> Vec<u8> {
    zip_of(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", WORKBOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()),
        ("xl/sheet.xml", sheet),
        ("xl/styles.xml", styles),
        ("xl/strings.xml", strings),
    ])
}

fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("memory can be written");
        writer.write_all(content).expect("memory can be written");
    }
    writer.finish().expect("memory can be written").into_inner()
}
