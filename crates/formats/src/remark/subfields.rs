//! `166?00GUTSCHRIFT?20EREF+…?30BIC?31IBAN?32NAME` of German banks, and Triodos, which writes `>`
//! for `?` and puts account, BIC and name among the text.

use super::{Remark, provided, returned};
use crate::reference;
use crate::text;

/// A field of text has twenty-seven characters: one that is full was cut.
const FULL: usize = 27;

/// What begins a part of the text in SEPA form.
const TAGS: [&str; 14] = [
    "EREF+", "KREF+", "MREF+", "CRED+", "DEBT+", "COAM+", "OAMT+", "SVWZ+", "ABWA+", "ABWE+", "IBAN+",
    "BIC+", "PURP+", "MTLG:",
];

/// Three digits, a sign, two digits.
pub(super) fn is_subfields(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = |range: std::ops::Range<usize>| {
        bytes.get(range).is_some_and(|part| part.iter().all(u8::is_ascii_digit))
    };
    digits(0..3) && matches!(bytes.get(3), Some(b'?' | b'>')) && digits(4..6)
}

pub(super) fn read(text: &str) -> Remark {
    let separator = if text.as_bytes()[3] == b'>' { '>' } else { '?' };
    let code = &text[..3];
    let mut fields = Fields::default();
    for field in pieces(&text[3..], separator) {
        let (number, value) = field.split_at(2);
        fields.take(number, value);
    }
    match separator {
        '>' => triodos(fields),
        _ => german(code, fields),
    }
}

/// The text between separators that have two digits behind them; others belong to the text.
fn pieces(text: &str, separator: char) -> impl Iterator<Item = &str> {
    let is_start = move |at: usize| {
        let bytes = text.as_bytes();
        let digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
        digit(at + 1) && digit(at + 2)
    };
    let starts: Vec<usize> =
        text.match_indices(separator).map(|(at, _)| at).filter(|at| is_start(*at)).collect();
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([text.len()]).collect();
    starts.into_iter().zip(ends).map(|(start, end)| &text[start + 1..end])
}

#[derive(Default)]
struct Fields {
    posting: String,
    tenth: String,
    texts: Vec<String>,
    bank: String,
    account: String,
    names: Vec<String>,
    extension: String,
}

impl Fields {
    fn take(&mut self, number: &str, value: &str) {
        match number {
            "00" => self.posting.push_str(value),
            "10" => self.tenth.push_str(value),
            "20" | "21" | "22" | "23" | "24" | "25" | "26" | "27" | "28" | "29" | "60" | "61" | "62"
            | "63" => self.texts.push(value.to_owned()),
            "30" => self.bank.push_str(value),
            "31" => self.account.push_str(value),
            "32" | "33" => self.names.push(value.to_owned()),
            "34" => self.extension.push_str(value),
            _ => {}
        }
    }

    fn parts(&self) -> Vec<String> {
        let parts: Vec<String> = self.texts.iter().filter_map(|field| text::some(field)).collect();
        if parts.len() > 1 { parts } else { Vec::new() }
    }
}

/// Fields joined: a full one runs on into the next.
fn run_on(fields: &[String]) -> String {
    let mut whole = String::new();
    let mut full = true;
    for field in fields {
        let begins_anew = TAGS.iter().any(|tag| field.starts_with(tag));
        if !whole.is_empty() && (!full || begins_anew) {
            whole.push(' ');
        }
        whole.push_str(field);
        full = field.chars().count() >= FULL;
    }
    whole
}

fn german(code: &str, fields: Fields) -> Remark {
    let whole = run_on(&fields.texts);
    let mut remark = Remark {
        name: text::some(&run_on(&fields.names)),
        account: text::some(&fields.account),
        kind: text::some(&fields.posting),
        ..Remark::default()
    };
    let mut said = String::new();
    for (tag, value) in tagged(&whole) {
        match tag {
            "EREF+" => remark.end_to_end_id = provided(value),
            "MREF+" => remark.mandate_id = provided(value),
            "ABWA+" => remark.ultimate = text::some(value),
            "SVWZ+" | "MTLG:" | "" => {
                said.push(' ');
                said.push_str(value);
            }
            _ => {}
        }
    }
    remark.remittance = text::some(&said);
    if remark.remittance.as_deref() == text::some(&whole).as_deref() {
        remark.parts = fields.parts();
    }
    // 108 and 109: a direct debit came back; 159: a transfer did.
    remark.returned = matches!(code, "108" | "109" | "159")
        || fields.extension.starts_with('9')
        || remark.kind.as_deref().is_some_and(returned::is_returned);
    if remark.returned {
        remark.return_reason =
            returned::reason_in(&whole).or(german_reason(&fields.extension).map(str::to_owned));
    }
    remark
}

/// The extension of the German text key, as far as the files themselves say what it means.
fn german_reason(extension: &str) -> Option<&'static str> {
    match extension {
        "903" => Some("AC06"),
        "914" => Some("MS03"),
        _ => None,
    }
}

/// The text in its SEPA parts; what stands before the first has no tag.
fn tagged(whole: &str) -> Vec<(&str, &str)> {
    let mut starts: Vec<(usize, &str)> =
        TAGS.iter().flat_map(|tag| whole.match_indices(tag)).filter(|(at, _)| begins(whole, *at)).collect();
    starts.sort_unstable();
    let mut parts = vec![("", &whole[..starts.first().map_or(whole.len(), |(at, _)| *at)])];
    for (index, (at, tag)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(whole.len(), |(next, _)| *next);
        parts.push((*tag, &whole[at + tag.len()..end]));
    }
    parts
}

fn begins(whole: &str, at: usize) -> bool {
    whole[..at].chars().next_back().is_none_or(|letter| !letter.is_ascii_alphanumeric())
}

/// Triodos: the tenth field is the other account, unless it is noughts: then BIC and IBAN stand
/// first among the text. The name runs on into the text.
fn triodos(fields: Fields) -> Remark {
    let mut remark = Remark::default();
    let mut texts = fields.texts.as_slice();
    let number = fields.tenth.trim();
    let is_telling = |number: &str| number.bytes().any(|byte| byte.is_ascii_digit() && byte != b'0');
    if let [bic, iban, rest @ ..] = texts
        && is_bic(bic.trim())
        && reference::iban_form(iban).is_some()
    {
        remark.account = text::some(iban);
        texts = rest;
    } else if is_telling(number) {
        remark.account = text::some(number);
    }
    let rest = Fields { texts: texts.to_vec(), ..Fields::default() };
    remark.remittance = text::some(&run_on(&rest.texts));
    remark.parts = rest.parts();
    remark
}

fn is_bic(text: &str) -> bool {
    matches!(text.len(), 8 | 11)
        && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && text.bytes().take(4).all(|byte| byte.is_ascii_uppercase())
}
