//! Content in a form that every mail server carries unchanged: quoted-printable for words,
//! base64 for documents (RFC 2045 §6.7 and §6.8).
//!
//! Written here for speed and for steadiness: ten thousand messages a run, the same bytes each time.
//! Invariants: ASCII, lines of at most 76 bytes, CRLF between lines, no line that begins with a dot
//! or with `From `, which some servers change on the way.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

const LINE_BYTES_MAX: usize = 76;
/// What 76 characters of base64 hold.
const BASE64_LINE_BYTES: usize = 57;
const HEX: &[u8; 16] = b"0123456789ABCDEF";
/// Which bytes may stand as they are: all that prints in ASCII but `=`, and tabs.
const PLAIN: [bool; 256] = {
    let mut plain = [false; 256];
    let mut byte = b' ';
    while byte <= b'~' {
        plain[byte as usize] = byte != b'=';
        byte += 1;
    }
    plain[b'\t' as usize] = true;
    plain
};

/// Writes text; every kind of line end becomes CRLF.
pub(super) fn write_quoted_printable(out: &mut Vec<u8>, text: &str) {
    let mut rest = text.as_bytes();
    let mut column = 0;
    while let Some(&byte) = rest.first() {
        if byte == b'\r' || byte == b'\n' {
            rest = &rest[if rest.starts_with(b"\r\n") { 2 } else { 1 }..];
            out.extend_from_slice(b"\r\n");
            column = 0;
            continue;
        }
        // One place is kept for the `=` that says "the line goes on".
        let room = LINE_BYTES_MAX - 1 - column;
        let plain = plain_start(rest, room, column == 0);
        if plain > 0 {
            out.extend_from_slice(&rest[..plain]);
            column += plain;
            rest = &rest[plain..];
        } else if room < 3 {
            out.extend_from_slice(b"=\r\n");
            column = 0;
        } else {
            let (high, low) = (HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]);
            out.extend_from_slice(&[b'=', high, low]);
            column += 3;
            rest = &rest[1..];
        }
    }
}

/// Writes a document in lines.
pub(super) fn write_base64(out: &mut Vec<u8>, bytes: &[u8]) {
    let mut line = [0; LINE_BYTES_MAX];
    for (index, chunk) in bytes.chunks(BASE64_LINE_BYTES).enumerate() {
        if index > 0 {
            out.extend_from_slice(b"\r\n");
        }
        let written = STANDARD.encode_slice(chunk, &mut line).expect("57 bytes are 76 characters");
        out.extend_from_slice(&line[..written]);
    }
}

/// How many bytes a document takes once written.
pub(super) fn base64_length(bytes: usize) -> usize {
    bytes.div_ceil(3) * 4 + bytes / BASE64_LINE_BYTES * 2
}

/// How many bytes from here, within the room, may stand as they are.
fn plain_start(rest: &[u8], room: usize, at_line_start: bool) -> usize {
    if at_line_start && (rest[0] == b'.' || rest.starts_with(b"From ")) {
        return 0;
    }
    let within = &rest[..room.min(rest.len())];
    let plain = within.iter().position(|byte| !PLAIN[usize::from(*byte)]).unwrap_or(within.len());
    // A space at the end of a line would be lost on the way.
    let ends_line = matches!(rest.get(plain), None | Some(b'\r' | b'\n'));
    let ends_in_space = plain > 0 && matches!(rest[plain - 1], b' ' | b'\t');
    plain - usize::from(ends_line && ends_in_space)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> String {
        let mut out = Vec::new();
        write_quoted_printable(&mut out, text);
        String::from_utf8(out).expect("ASCII")
    }

    #[test]
    fn words_stay_readable_and_the_rest_is_coded() {
        assert_eq!(quoted("Beste Piet,"), "Beste Piet,");
        assert_eq!(quoted("€ 1 = 100 ct"), "=E2=82=AC 1 =3D 100 ct");
        assert_eq!(quoted("a \nb\t\r\nc\rd "), "a=20\r\nb=09\r\nc\r\nd=20");
        assert_eq!(quoted(".\n..\nFrom ons\nVan From "), "=2E\r\n=2E.\r\n=46rom ons\r\nVan From=20");
        assert_eq!(quoted("\0"), "=00");
    }

    #[test]
    fn no_line_is_longer_than_76_whatever_it_holds() {
        for text in ["a".repeat(500), "€".repeat(300), ".".repeat(400), "a. ".repeat(99)] {
            for line in quoted(&text).split("\r\n") {
                assert!(line.len() <= 76, "{line}");
                assert!(!line.starts_with('.'), "{line}");
            }
        }
    }

    #[test]
    fn a_document_has_lines_of_76_and_the_foretold_length() {
        for length in [0, 1, 56, 57, 58, 113, 114, 115, 1_000] {
            let mut out = Vec::new();
            write_base64(&mut out, &vec![7; length]);
            assert!(out.len() <= base64_length(length), "{length}");
            assert!(out.len() + 2 >= base64_length(length), "{length}");
            assert!(out.split(|byte| *byte == b'\n').all(|line| line.len() <= 77));
        }
    }
}
