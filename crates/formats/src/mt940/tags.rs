//! The tags at the beginning of lines (`:61:`), and what only looks like one: `:20:15 uur` inside a
//! text that the bank cut.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Reference,
    Account,
    Number,
    Opening,
    Entry,
    Information,
    Closing,
    /// Tags of the unfinished day, MT942.
    Interim,
    Other,
}

/// The tag of a line and what stands behind it. Inside a text only what cannot be text is a tag.
pub(super) fn tag_of(line: &str, inside_text: bool) -> Option<(Tag, &str)> {
    let line = if inside_text { line } else { past_header(line.trim_start()) };
    let rest = line.strip_prefix(':')?;
    let end = rest.bytes().take(4).position(|byte| byte == b':')?;
    let value = &rest[end + 1..];
    let tag = match &rest[..end] {
        "20" => Tag::Reference,
        "25" | "25P" => Tag::Account,
        "28" | "28C" => Tag::Number,
        "60F" | "60M" => Tag::Opening,
        "61" => Tag::Entry,
        "86" => Tag::Information,
        "62F" | "62M" => Tag::Closing,
        "13" | "13D" | "34F" | "90C" | "90D" => Tag::Interim,
        "21" | "64" | "65" | "NS" => Tag::Other,
        _ => return None,
    };
    (!inside_text || is_sure(tag, &rest[..end], value)).then_some((tag, value))
}

/// `{1:…}{2:…}{4::20:…`: a header with the first tag on the same line.
fn past_header(line: &str) -> &str {
    match line.starts_with('{').then(|| line.find(":20:")).flatten() {
        Some(at) => &line[at..],
        None => line,
    }
}

fn is_sure(tag: Tag, name: &str, value: &str) -> bool {
    let bytes = value.as_bytes();
    let digits = |from: usize, count: usize| {
        bytes.get(from..from + count).is_some_and(|part| part.iter().all(u8::is_ascii_digit))
    };
    match tag {
        Tag::Entry => digits(0, 6),
        Tag::Opening | Tag::Closing => is_balance(value),
        Tag::Other if matches!(name, "64" | "65") => is_balance(value),
        Tag::Interim if name == "34F" => bytes.iter().take(3).all(u8::is_ascii_uppercase),
        Tag::Information => true,
        // Two digits and then none: a clock.
        _ => !digits(0, 2) || bytes.get(2).is_some_and(u8::is_ascii_digit),
    }
}

/// `C260305EUR…`.
pub(super) fn is_balance(value: &str) -> bool {
    let bytes = value.as_bytes();
    matches!(bytes.first(), Some(b'C' | b'D'))
        && bytes.get(1..7).is_some_and(|day| day.iter().all(u8::is_ascii_digit))
}

/// The end of a message: `-}`, `-XXX`, also with the hyphens that word processors make of it.
pub(super) fn is_end(line: &str) -> bool {
    let rest = line.trim_end().strip_prefix(['-', '\u{ad}', '\u{2010}', '\u{2013}']);
    rest.is_some_and(|rest| rest.starts_with('}') || rest == "XXX")
        || line.starts_with("{5:")
        || (line.starts_with("{1:") && line.len() > 8)
}

/// A hyphen alone: the end of a message, or the last letter of a text.
pub(super) fn is_hyphen(line: &str) -> bool {
    matches!(line.trim(), "-" | "\u{ad}" | "\u{2010}" | "\u{2013}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_and_what_looks_like_them() {
        assert_eq!(tag_of(":61:2603050305C1,00N", true), Some((Tag::Entry, "2603050305C1,00N")));
        assert_eq!(tag_of(" :20:X", false), Some((Tag::Reference, "X")));
        assert_eq!(tag_of("{1:F01}{4::20:X", false), Some((Tag::Reference, "X")));
        for text in [":20:15 uur", ":00:00/", ":61:x", ":62F:", ":25:30", "a:61:", ":"] {
            assert_eq!(tag_of(text, true), None, "{text}");
        }
        assert_eq!(tag_of(":20:940S130403", true), Some((Tag::Reference, "940S130403")));
        for end in ["-}", "-}{5:}", "-XXX", "\u{2010}XXX"] {
            assert!(is_end(end), "{end}");
        }
        assert!(!is_end("-2014 Schiphol") && !is_end("-") && is_hyphen("- "));
    }
}
