//! What a file is, by a look that shares nothing with the readers.

use super::cut;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Guess {
    Camt,
    Mt940,
    /// A list of transactions of a bank, with or without a header.
    BankTable,
    Ubl,
    AuditFile,
    AuditFile4,
    Twinfield,
    /// Rows of customers or invoices, or anything else with columns.
    Table,
    Workbook,
    Zip,
    /// None of ours, with the word for it.
    Other(&'static str),
}

/// Words that stand in the header of a bank's list and of no other.
const BANK_WORDS: [&str; 12] = [
    "af bij",
    "tegenrekening",
    "counterparty",
    "creditdebet",
    "iban/bban",
    "mutationcode",
    "saldo na",
    "started date",
    "mutatiesoort",
    "boekingsdatum\";\"",
    "transactiedatum",
    "kaartnummer",
];

impl Guess {
    pub(crate) fn of(bytes: &[u8]) -> Guess {
        if let Some(guess) = by_first_bytes(bytes) {
            return guess;
        }
        let text = cut::text(bytes);
        let start = text.trim_start();
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        match start.chars().next() {
            None => return Guess::Other("empty"),
            Some('<') => return by_xml(start),
            Some('{' | '[') if has(&["\":", "[]", "{}"]) => return Guess::Other("json"),
            Some('#') if start.starts_with("# ") => return Guess::Other("text"),
            Some(_) => {}
        }
        let tag = |line: &str| {
            [":20:", ":25:", ":60F:", ":61:", ":940:", ":86:"].iter().any(|it| line.starts_with(it))
        };
        if start.starts_with("{1:") || text.lines().take(40).any(|line| tag(line.trim_start())) {
            return Guess::Mt940;
        }
        by_columns(start)
    }

    /// How it is called in the table.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Guess::Camt => "camt.052/053/054",
            Guess::Mt940 => "MT940",
            Guess::BankTable => "bank list (CSV, TAB)",
            Guess::Ubl => "UBL",
            Guess::AuditFile => "audit file (XAF 3)",
            Guess::AuditFile4 => "audit file (XAF 4)",
            Guess::Twinfield => "Twinfield",
            Guess::Table => "table (CSV)",
            Guess::Workbook => "workbook (XLSX, ODS)",
            Guess::Zip => "zip",
            Guess::Other(_) => "none of ours",
        }
    }
}

fn by_first_bytes(bytes: &[u8]) -> Option<Guess> {
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    let other = |word| Some(Guess::Other(word));
    match bytes {
        [b'P', b'K', ..] if holds(b"xl/") || holds(b"opendocument.spreadsheet") => Some(Guess::Workbook),
        [b'P', b'K', ..] if holds(b"[Content_Types].xml") => other("office"),
        [b'P', b'K', ..] => Some(Guess::Zip),
        [b'%', b'P', b'D', b'F', ..] => other("pdf"),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => other("old office"),
        [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] | [b'G', b'I', b'F', b'8', ..] => {
            other("image")
        }
        _ => None,
    }
}

fn by_xml(text: &str) -> Guess {
    let beginning: String = text.chars().take(20_000).collect();
    let has = |words: &[&str]| words.iter().any(|word| beginning.contains(word));
    let xml = cut::plain_xml(&beginning);
    let root =
        xml.split('<').filter(|part| !part.starts_with(['?', '!'])).find(|part| !part.trim().is_empty());
    let root = root.and_then(|part| part.split([' ', '>', '\n', '\r', '\t', '/']).next()).unwrap_or_default();
    match root {
        _ if has(&["camt.052.", "camt.053.", "camt.054.", "BkToCstmr"]) => Guess::Camt,
        "Invoice" | "CreditNote" | "StandardBusinessDocument"
            if has(&["schema:xsd:Invoice-2", "schema:xsd:CreditNote-2"]) =>
        {
            Guess::Ubl
        }
        "auditfile" if has(&["XAF/4", "XAF_4"]) => Guess::AuditFile4,
        "auditfile" => Guess::AuditFile,
        "browse" if has(&["fin.trs."]) => Guess::Twinfield,
        "dimension" | "dimensions" | "customers" | "salesinvoice" | "salesinvoices" | "transaction"
        | "transactions" | "set" | "sets"
            if has(&["<office"]) =>
        {
            Guess::Twinfield
        }
        _ if root.eq_ignore_ascii_case("html") => Guess::Other("web page"),
        _ => Guess::Other("xml"),
    }
}

fn by_columns(text: &str) -> Guess {
    let beginning = text.lines().take(4).collect::<Vec<_>>().join("\n").to_lowercase();
    let first = text.lines().next().unwrap_or_default();
    let is_bank = BANK_WORDS.iter().any(|word| beginning.contains(word));
    // Without a header: an account number and a day in the first line.
    let cells: Vec<&str> = first.split(['\t', ';', ',']).map(|cell| cell.trim_matches(['"', '\''])).collect();
    let is_day = |cell: &&str| {
        let digits = cell.bytes().filter(u8::is_ascii_digit).count();
        digits == 8 && cell.len() <= 10
    };
    let is_account = |cell: &&str| {
        let letters = cell.bytes().take(2).all(|byte| byte.is_ascii_uppercase());
        letters && cell.len() == 18 || cell.len() == 9 && cell.bytes().all(|byte| byte.is_ascii_digit())
    };
    let bare = cells.len() >= 8 && cells.iter().any(is_day) && cells.iter().any(is_account);
    let english = beginning.starts_with("date;amount") || beginning.contains("\"date\",\"amount\"");
    if is_bank || bare || english { Guess::BankTable } else { Guess::Table }
}
