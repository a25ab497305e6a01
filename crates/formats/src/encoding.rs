//! From bytes to text: byte order marks, what an XML declaration says, and the files that say
//! UTF-8 and are not.
//!
//! A byte that is no UTF-8 is a letter of Windows-1252, by itself: files that two programs wrote
//! are read right in both their halves, and a file can be decoded part by part.
//!
//! Invariant: the text does not depend on the parts in which the bytes come.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Text, and whether the file claimed another encoding than it has.
pub(crate) struct Decoded<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) mistaken: bool,
}

/// The text of an XML file.
pub(crate) fn xml(bytes: &[u8]) -> Decoded<'_> {
    decode(bytes)
}

/// The text of a table: UTF-8 where it is that, else Windows-1252, as Dutch Excel writes it.
pub(crate) fn table(bytes: &[u8]) -> Cow<'_, str> {
    decode(bytes).text
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
    decode(start).text
}

fn decode(bytes: &[u8]) -> Decoded<'_> {
    let unmarked = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let (mut decoder, mark) = Decoder::for_beginning(bytes);
    if let Form::Utf8 = decoder.form
        && let Ok(text) = std::str::from_utf8(unmarked)
    {
        return Decoded { text: Cow::Borrowed(text), mistaken: false };
    }
    let mut text = String::new();
    decoder.decode(&bytes[mark..], true, &mut text);
    Decoded { text: Cow::Owned(text), mistaken: decoder.mistaken }
}

/// Decodes a file part by part.
pub(crate) struct Decoder {
    form: Form,
    /// Bytes that were no UTF-8 came by in a file that should be it.
    pub(crate) mistaken: bool,
    /// The beginning of a letter whose end is in the next part.
    half: Vec<u8>,
    /// Letters of UTF-8 beyond ASCII came by, or the file is XML: half a letter at the end is then
    /// a cut, not a letter of Windows-1252.
    is_surely_utf8: bool,
}

enum Form {
    Utf8,
    Other(encoding_rs::Decoder),
}

impl Decoder {
    /// By the first bytes of the file; also how many of them are the mark.
    pub(crate) fn for_beginning(bytes: &[u8]) -> (Decoder, usize) {
        let (encoding, mark) = Encoding::for_bom(bytes)
            .or_else(|| unmarked_utf16(bytes).map(|encoding| (encoding, 0)))
            .unwrap_or_else(|| (declared(bytes).unwrap_or(UTF_8), 0));
        let form = match encoding == UTF_8 {
            true => Form::Utf8,
            false => Form::Other(encoding.new_decoder_without_bom_handling()),
        };
        let is_surely_utf8 = bytes[mark.min(bytes.len())..].trim_ascii_start().starts_with(b"<");
        (Decoder { form, mistaken: false, half: Vec::new(), is_surely_utf8 }, mark)
    }

    /// Appends the text of the next part.
    pub(crate) fn decode(&mut self, bytes: &[u8], last: bool, text: &mut String) {
        match &mut self.form {
            Form::Utf8 => self.decode_utf8(bytes, last, text),
            Form::Other(decoder) => {
                let room = decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 3 + 16);
                text.reserve(room);
                // With that much room it never stops before the end.
                let _ = decoder.decode_to_string(bytes, text, last);
            }
        }
    }

    fn decode_utf8(&mut self, bytes: &[u8], last: bool, text: &mut String) {
        let joined;
        let mut rest = bytes;
        if !self.half.is_empty() {
            joined = [self.half.as_slice(), bytes].concat();
            self.half.clear();
            rest = &joined;
        }
        loop {
            let error = match std::str::from_utf8(rest) {
                Ok(valid) => {
                    self.is_surely_utf8 = self.is_surely_utf8 || !valid.is_ascii();
                    return text.push_str(valid);
                }
                Err(error) => error,
            };
            let (valid, after) = rest.split_at(error.valid_up_to());
            self.is_surely_utf8 |= !valid.is_ascii();
            text.push_str(std::str::from_utf8(valid).unwrap_or_default());
            let strange = match error.error_len() {
                Some(length) => length,
                None if !last => return self.half.extend_from_slice(after),
                None if self.is_surely_utf8 => return,
                None => after.len(),
            };
            self.mistaken = true;
            after[..strange].iter().for_each(|byte| text.push(western(*byte)));
            rest = &after[strange..];
        }
    }
}

/// A letter of Windows-1252. The general currency sign never means itself in our files: it is the
/// euro of ISO 8859-15.
fn western(byte: u8) -> char {
    match byte {
        0xa4 => '€',
        0xa0.. => char::from(byte),
        _ => WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next().unwrap_or(' '),
    }
}

/// Without a mark, `<` or a letter beside a zero byte betrays UTF-16.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [one, 0, two, 0, ..] if *one != 0 && *two != 0 => Some(UTF_16LE),
        [0, one, 0, two, ..] if *one != 0 && *two != 0 => Some(UTF_16BE),
        _ => None,
    }
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
        let other: Vec<u8> = "\u{feff}<a>é</a>".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let unmarked: Vec<u8> = utf16[2..].to_vec();
        let cases: [&[u8]; 6] =
            ["<a>é</a>".as_bytes(), "\u{feff}<a>é</a>".as_bytes(), b"<a>\xe9</a>", &utf16, &unmarked, &other];
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

    #[test]
    fn two_encodings_in_one_file_are_both_read() {
        assert_eq!(table(b"caf\xc3\xa9;caf\xe9;\x80 5;\xa4 5"), "café;café;€ 5;€ 5");
        assert_eq!(table(b"caf\xe9"), "café");
        // Half a letter behind letters of UTF-8 is a cut.
        assert_eq!(table(b"caf\xc3\xa9 caf\xc3"), "café caf");
    }

    #[test]
    fn the_parts_in_which_bytes_come_make_no_difference() {
        let utf16: Vec<u8> = "\u{feff}<a>é€</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let cases: [&[u8]; 4] =
            ["<a>é€ &amp; ü</a>".as_bytes(), b"<a>\xe9\xc3\xa9</a>", b"x\xe2\x82\xacx\xe9", &utf16];
        for bytes in cases {
            let whole = xml(bytes).text.into_owned();
            for size in 1..bytes.len() {
                let (mut decoder, mark) = Decoder::for_beginning(bytes);
                let mut text = String::new();
                let parts: Vec<&[u8]> = bytes[mark..].chunks(size).collect();
                for (number, part) in parts.iter().enumerate() {
                    decoder.decode(part, number + 1 == parts.len(), &mut text);
                }
                assert_eq!(text, whole, "parts of {size}");
            }
        }
    }
}
