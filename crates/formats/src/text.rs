//! Cleaning of text from files: no control characters, no double or odd spaces.
//!
//! Invariant: what leaves this room can be stored and shown; a NUL or an escape code never does.

use std::borrow::Cow;

/// The text on one line: white space of every kind becomes one space, control characters go.
pub(crate) fn clean(text: &str) -> String {
    let trimmed = text.trim_ascii();
    if is_clean(trimmed) {
        return trimmed.to_owned();
    }
    let trimmed = trimmed.trim();
    let mut out = String::with_capacity(trimmed.len());
    let mut gap = false;
    for c in trimmed.chars().filter(|c| !is_invisible(*c)) {
        if c.is_whitespace() || c.is_control() {
            gap = !out.is_empty();
            continue;
        }
        if gap {
            out.push(' ');
            gap = false;
        }
        out.push(c);
    }
    out
}

/// As [`clean`]; `None` when nothing is left.
pub(crate) fn some(text: &str) -> Option<String> {
    let cleaned = clean(text);
    (!cleaned.is_empty()).then_some(cleaned)
}

/// Control characters become spaces, lines stay: for text that is kept as it stands.
pub(crate) fn keep_lines(text: &str) -> Cow<'_, str> {
    let bad = |c: char| c.is_ascii_control() && !matches!(c, '\n' | '\r' | '\t');
    // Without stopping at the first: the compiler then looks at many bytes at once.
    if text.bytes().fold(false, |found, byte| found | bad(char::from(byte))) {
        Cow::Owned(text.replace(bad, " "))
    } else {
        Cow::Borrowed(text)
    }
}

/// Letters and digits in upper case, nothing else: how IBANs, VAT and KvK numbers are compared.
pub(crate) fn compact(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect()
}

/// At most `limit` characters, for quoting a cell in a problem.
pub(crate) fn quote(text: &str) -> String {
    const LIMIT: usize = 60;
    let cleaned = clean(text);
    if cleaned.chars().count() <= LIMIT {
        return cleaned;
    }
    cleaned.chars().take(LIMIT).chain(['…']).collect()
}

/// Whether nothing needs to be done: the common case, looked at without stopping, so that the
/// compiler takes many bytes at once.
fn is_clean(text: &str) -> bool {
    let bytes = text.as_bytes();
    let plain = bytes.iter().fold(true, |plain, byte| plain & (b' '..0x7f).contains(byte));
    let shifted = bytes.iter().zip(bytes.iter().skip(1));
    plain && !shifted.fold(false, |double, (one, other)| double | (*one == b' ' && *other == b' '))
}

/// Characters of no width, and those that turn the direction of writing.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_without_control_characters() {
        assert_eq!(clean("  De\n\t Vries\u{a0}&\u{0} Zn. "), "De Vries & Zn.");
        assert_eq!(clean("\u{feff}F\u{200b}1"), "F1");
        assert_eq!(some(" \n "), None);
        assert_eq!(keep_lines("a\nb\u{0}c"), "a\nb c");
        assert_eq!(compact("nl8200.98.395.B.01"), "NL820098395B01");
    }

    #[test]
    fn a_long_cell_is_quoted_in_part() {
        assert_eq!(quote(&"é".repeat(100)).chars().count(), 61);
    }
}
