//! From bytes to text: byte order marks, what an XML declaration says, and the files that say
//! UTF-8 and are not.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Text, and whether the file claimed another encoding than it has.
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) mistaken: bool,
}

/// The text of an XML file.
pub(crate) fn xml(bytes: &[u8]) -> Decoded<'_> {
    if let Some(decoded) = by_mark(bytes) {
        return decoded;
    }
    let declared = declared(bytes).unwrap_or(UTF_8);
    if declared == UTF_8 {
        return utf8_or_western(bytes);
    }
    Decoded { text: declared.decode_without_bom_handling(bytes).0, mistaken: false }
}

/// The text of a table: UTF-8 where it is that, else Windows-1252, as Dutch Excel writes it.
pub(crate) fn table(bytes: &[u8]) -> Cow<'_, str> {
    by_mark(bytes).unwrap_or_else(|| utf8_or_western(bytes)).text
}

/// A beginning of the file, good enough to recognise its kind.
pub(crate) fn beginning(bytes: &[u8]) -> Cow<'_, str> {
    const LOOKED_AT: usize = 64 * 1024;
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let start = match std::str::from_utf8(start) {
        // A letter cut in two at the end of the beginning is no other encoding.
        Err(error) if error.error_len().is_none() => &start[..error.valid_up_to()],
        _ => start,
    };
    xml(start).text
}

fn by_mark(bytes: &[u8]) -> Option<Decoded<'_>> {
    let (encoding, length) = match Encoding::for_bom(bytes) {
        Some(found) => found,
        // Without a mark, `<` or a letter beside a zero byte betrays UTF-16.
        None if bytes.len() >= 4 && bytes[1] == 0 && bytes[3] == 0 && bytes[0] != 0 => (UTF_16LE, 0),
        None if bytes.len() >= 4 && bytes[0] == 0 && bytes[2] == 0 && bytes[1] != 0 => (UTF_16BE, 0),
        None => return None,
    };
    let rest = &bytes[length..];
    if encoding == UTF_8 {
        return Some(utf8_or_western(rest));
    }
    Some(Decoded { text: encoding.decode_without_bom_handling(rest).0, mistaken: false })
}

fn utf8_or_western(bytes: &[u8]) -> Decoded<'_> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: Cow::Borrowed(text), mistaken: false },
        // The file was cut inside a letter: what stands before it must not change for that.
        Err(error) if error.error_len().is_none() && is_cut(&bytes[..error.valid_up_to()]) => {
            utf8_or_western(&bytes[..error.valid_up_to()])
        }
        Err(_) => {
            let text = WINDOWS_1252.decode_without_bom_handling(bytes).0;
            Decoded { text, mistaken: true }
        }
    }
}

/// Whether half a letter at the end is a cut: the rest has letters of UTF-8, or it is an XML file
/// that is not closed. Else it is the last letter of a table in Windows-1252.
fn is_cut(before: &[u8]) -> bool {
    !before.is_ascii() || before.trim_ascii_start().starts_with(b"<")
}

/// The encoding of an XML declaration. UTF-16 there without a mark is a mistake: the bytes that
/// say so are ASCII.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(200)];
    let start = String::from_utf8_lossy(start);
    let declaration = start.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split("encoding").nth(1)?.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let label = value[1..].split(quote).next()?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    (encoding != UTF_16LE && encoding != UTF_16BE).then_some(encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_the_same_name() {
        let utf16: Vec<u8> = "\u{feff}<a>é</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let unmarked: Vec<u8> = utf16[2..].to_vec();
        let cases: [&[u8]; 6] = [
            "<a>é</a>".as_bytes(),
            "\u{feff}<a>é</a>".as_bytes(),
            b"<a>\xe9</a>",
            &utf16,
            &unmarked,
            b"<a>\xe9</a>",
        ];
        for bytes in cases {
            assert_eq!(xml(bytes).text, "<a>é</a>");
            assert_eq!(table(bytes), "<a>é</a>");
        }
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>";
        assert!(xml(latin).text.ends_with("<a>é</a>") && !xml(latin).mistaken);
        let lie = b"<?xml version='1.0' encoding='UTF-8'?><a>\xe9</a>";
        assert!(xml(lie).text.ends_with("<a>é</a>") && xml(lie).mistaken);
        let other_lie = b"<?xml version='1.0' encoding='UTF-16'?><a>x</a>";
        assert!(xml(other_lie).text.ends_with("<a>x</a>"));
    }
}
