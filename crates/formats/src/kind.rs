//! What kind of file this is, by its content. The name of a file says nothing: `.XML`, `.txt` and
//! `.dat` all carry statements.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::bank_csv::Found;
use crate::encoding;
use crate::large::BankFile;
use crate::refusal::Refusal;
use crate::xml::attribute;

#[derive(Debug, PartialEq)]
pub(crate) enum Kind {
    Bank(BankFile),
    Ubl,
    Xaf,
    Twinfield,
    Table,
    Refused(Refusal),
}

const BYTES_MAX: u64 = 1024 * 1024 * 1024;
const MEGABYTE: u64 = 1024 * 1024;

pub(crate) fn recognise(bytes: &[u8]) -> Kind {
    if bytes.len() as u64 > BYTES_MAX {
        return Kind::Refused(Refusal::TooLarge { megabytes: BYTES_MAX / MEGABYTE });
    }
    if let Some(refusal) = by_magic(bytes) {
        return Kind::Refused(refusal);
    }
    let beginning = encoding::beginning(bytes);
    let text = beginning.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    if text.trim_matches('\0').is_empty() {
        return Kind::Refused(Refusal::Empty);
    }
    if text.starts_with('<') {
        return xml(text);
    }
    if crate::mt940::is_mt940(text) {
        return Kind::Bank(BankFile::Mt940);
    }
    if is_json(text) {
        return Kind::Refused(json_of(text));
    }
    if is_prose(text) {
        return Kind::Refused(Refusal::PlainText);
    }
    if text.contains('\0') {
        return Kind::Refused(Refusal::NotRecognised);
    }
    match crate::bank_csv::recognise(text) {
        Found::Layout(layout) => Kind::Bank(BankFile::Csv(layout)),
        Found::Refused(refusal) => Kind::Refused(refusal),
        Found::Nothing => Kind::Table,
    }
}

fn by_magic(bytes: &[u8]) -> Option<Refusal> {
    let marks: [(&[u8], Refusal); 6] = [
        (b"%PDF", Refusal::Pdf),
        (b"\xd0\xcf\x11\xe0", Refusal::Excel),
        (b"\x89PNG", Refusal::Image),
        (b"\xff\xd8\xff", Refusal::Image),
        (b"GIF8", Refusal::Image),
        (b"II*\0", Refusal::Image),
    ];
    marks.into_iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, refusal)| refusal)
}

fn is_json(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| !c.is_whitespace());
    match letters.next() {
        Some('{') => matches!(letters.next(), Some('"' | '}')),
        Some('[') => matches!(letters.next(), Some('{' | '[' | '"' | ']')),
        _ => false,
    }
}

/// Messages of those whose services are connected, told by the names that only they use.
fn json_of(text: &str) -> Refusal {
    let has = |names: &[&str]| names.iter().any(|name| text.contains(name));
    if has(&["api.mollie.com", "docs.mollie.com", "mollie.com/"]) {
        return Refusal::JsonOf { sender: "Mollie" };
    }
    if has(&["whatsapp_business_account", "\"messaging_product\"", "\"message_template"]) {
        return Refusal::JsonOf { sender: "WhatsApp" };
    }
    Refusal::Json
}

/// A text with a title, as Markdown has it, and sections or a drawn table below it.
fn is_prose(text: &str) -> bool {
    text.starts_with("# ") && (text.contains("\n\n") || text.contains("\n## ") || text.contains("|---"))
}

fn xml(text: &str) -> Kind {
    let mut reader = Reader::from_str(text);
    let mut opened: Vec<(String, String)> = Vec::new();
    while opened.len() < 2 {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                opened.push((element.local_name().into_inner().to_owned(), namespace(&element)));
                if let [(root, uri)] = opened.as_slice()
                    && let Some(kind) = by_root(root, uri, text)
                {
                    return kind;
                }
            }
            Ok(Event::DocType(kind)) if kind.trim().to_ascii_lowercase().starts_with("html") => {
                return Kind::Refused(Refusal::WebPage);
            }
            Ok(Event::DocType(_)) => return Kind::Refused(Refusal::DocumentType),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    by_child(&opened)
}

fn by_root(root: &str, uri: &str, text: &str) -> Option<Kind> {
    if let Some(message) = uri.rsplit("xsd:").next().filter(|_| uri.contains("iso:20022")) {
        return Some(by_message(message));
    }
    if uri.contains("names:specification:ubl:schema:xsd:") {
        return Some(match root {
            "Invoice" | "CreditNote" => Kind::Ubl,
            _ => Kind::Refused(Refusal::OtherUbl { root: crate::text::quote(root) }),
        });
    }
    match root {
        "StandardBusinessDocument"
            if text.contains("ubl:schema:xsd:Invoice-2") || text.contains("ubl:schema:xsd:CreditNote-2") =>
        {
            Some(Kind::Ubl)
        }
        "Document" => None,
        "auditfile" | "Auditfile" | "Xaf" => Some(audit_file(uri, text)),
        _ if uri.is_empty() && crate::twinfield::is_root(root, text) => Some(Kind::Twinfield),
        "CrossIndustryInvoice" | "CrossIndustryDocument" => {
            Some(Kind::Refused(Refusal::CrossIndustryInvoice))
        }
        _ if root.eq_ignore_ascii_case("html") => Some(Kind::Refused(Refusal::WebPage)),
        _ => Some(Kind::Refused(Refusal::OtherXml { root: crate::text::quote(root) })),
    }
}

/// By its name space, of which exporters write several. Version 2 has none, and says so.
fn audit_file(uri: &str, text: &str) -> Kind {
    if uri.contains("XAF/4") || uri.contains("XAF_4") {
        return Kind::Refused(Refusal::AuditFile4);
    }
    match uri.is_empty() && text.contains("CLAIR2") {
        true => Kind::Refused(Refusal::AuditFile2),
        false => Kind::Xaf,
    }
}

/// By the message name of ISO 20022, `camt.053.001.08`.
fn by_message(message: &str) -> Kind {
    let named = crate::text::quote(message);
    match message.get(..8) {
        Some("camt.052" | "camt.053" | "camt.054") => Kind::Bank(BankFile::Camt),
        _ if message.starts_with("pain.") => Kind::Refused(Refusal::PaymentOrder { message: named }),
        _ => Kind::Refused(Refusal::OtherBankMessage { message: named }),
    }
}

/// A `Document` without a known name space is known by its first element.
fn by_child(opened: &[(String, String)]) -> Kind {
    match opened {
        [_, (child, _), ..] if crate::camt::is_message(child) => Kind::Bank(BankFile::Camt),
        [(root, _), ..] => Kind::Refused(Refusal::OtherXml { root: crate::text::quote(root) }),
        [] => Kind::Refused(Refusal::CutOffXml),
    }
}

/// The name space of the element itself.
fn namespace(element: &BytesStart<'_>) -> String {
    let key = match element.name().prefix() {
        None => return default_namespace(element),
        Some(prefix) => prefix.into_inner().to_owned(),
    };
    attribute(element, &key).unwrap_or_default()
}

fn default_namespace(element: &BytesStart<'_>) -> String {
    let mut attributes = element.attributes();
    let found =
        attributes.with_checks(false).filter_map(Result::ok).find(|attribute| attribute.key.0 == "xmlns");
    found.map(|attribute| attribute.value.into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_content() {
        let camt = r#"<?xml version="1.0"?><!-- x --><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><a/></Document>"#;
        let prefixed = r#"<n:Document xmlns:n="urn:iso:std:iso:20022:tech:xsd:camt.054.001.02"/>"#;
        let ubl = r#"<ubl:Invoice xmlns:ubl="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"/>"#;
        let order = r#"<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.008.001.02"/>"#;
        assert_eq!(recognise(camt.as_bytes()), Kind::Bank(BankFile::Camt));
        assert_eq!(recognise(prefixed.as_bytes()), Kind::Bank(BankFile::Camt));
        assert_eq!(recognise(b"<Document><BkToCstmrStmt/></Document>"), Kind::Bank(BankFile::Camt));
        assert_eq!(recognise(ubl.as_bytes()), Kind::Ubl);
        let message = "pain.008.001.02".to_owned();
        let refused = Kind::Refused(Refusal::PaymentOrder { message });
        assert_eq!(recognise(order.as_bytes()), refused);
        assert_eq!(recognise(b"Naam;E-mail\n"), Kind::Table);
        let mt940 = [
            &b"ABNANL2A\r\n940\r\nABNANL2A\r\n:20:X\r\n:25:1\r\n:60F:C260305EUR1,"[..],
            b"{1:F01INGBNL2AXXXX}",
        ];
        for bytes in mt940 {
            assert_eq!(recognise(bytes), Kind::Bank(BankFile::Mt940));
        }
    }

    #[test]
    fn what_we_do_not_read_is_called_by_its_name() {
        let cases: [(&[u8], Refusal); 11] = [
            (b"", Refusal::Empty),
            (b" \r\n ", Refusal::Empty),
            (b"%PDF-1.7", Refusal::Pdf),
            (b"Datum;Kaartnummer;Bedrag\n", Refusal::CreditCardTable),
            (b"Rekening;Datum;Saldo\nNL44RABO0123456789;1-3-2026;12,50\n", Refusal::BalanceList),
            (b"<auditfile xmlns='http://www.auditfiles.nl/XAF/4.0'>", Refusal::AuditFile4),
            (b"<auditfile><header><auditfileVersion>CLAIR2.00.00", Refusal::AuditFile2),
            (b"<!DOCTYPE html><html>", Refusal::WebPage),
            (b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>", Refusal::DocumentType),
            (b"{\"a\": 1}", Refusal::Json),
            (b"<Invoice/>", Refusal::OtherXml { root: "Invoice".into() }),
        ];
        for (bytes, refusal) in cases {
            assert_eq!(recognise(bytes), Kind::Refused(refusal));
        }
    }
}
