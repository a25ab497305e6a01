//! Header lines: folded, encoded, and closed to forgery.
//!
//! Not which headers a message has (see `message`). Invariant: a value that comes from people is
//! written through [`clean`], so it holds no line break, and what is not plain ASCII is encoded.

use std::borrow::Cow;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::address::Address;
use crate::envelope::BuildProblem;

/// What an encoded line may hold (RFC 2047 §2); plain lines keep to it too.
const LINE_BYTES_MAX: usize = 76;
const WORD_OPEN: &str = "=?utf-8?B?";
const WORD_CLOSE: &str = "?=";
/// A word without a space that is longer is encoded, because it cannot be folded.
const PLAIN_WORD_BYTES_MAX: usize = 60;

pub(super) struct Headers<'a> {
    out: &'a mut Vec<u8>,
}

impl<'a> Headers<'a> {
    pub(super) fn new(out: &'a mut Vec<u8>) -> Headers<'a> {
        Headers { out }
    }

    /// A value of our own, known to be short and plain.
    pub(super) fn plain(&mut self, name: &str, value: &str) {
        self.begin(name);
        self.push(value);
        self.push("\r\n");
    }

    /// The moment in UTC, which every mail program shows in its reader's own time.
    pub(super) fn date(&mut self, date: Timestamp) {
        let date = date.to_zoned(TimeZone::UTC);
        self.plain("Date", &date.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string());
    }

    /// Words of people, such as a subject.
    pub(super) fn text(&mut self, name: &str, part: &'static str, value: &str) -> Result<(), BuildProblem> {
        let value = clean(part, value)?;
        let column = self.begin(name);
        if is_foldable(&value) {
            self.folded(&value, column);
        } else {
            self.encoded(&value, column);
        }
        self.push("\r\n");
        Ok(())
    }

    /// A person: the name where there is one, and the address.
    pub(super) fn mailbox(
        &mut self,
        name: &str,
        part: &'static str,
        person: &str,
        address: &Address,
    ) -> Result<(), BuildProblem> {
        let person = clean(part, person)?;
        let mut column = self.begin(name);
        if !person.is_empty() {
            column = self.phrase(&person, column);
            // " <" and ">" around the address.
            let fits = column + address.as_str().len() + 3 <= LINE_BYTES_MAX;
            self.push(if fits { " " } else { "\r\n " });
        }
        self.push("<");
        self.push(address.as_str());
        self.push(">\r\n");
        Ok(())
    }

    /// The name of a document. It has no folders: what would be a path becomes one name.
    pub(super) fn file_name(&mut self, name: &str) {
        let name: String = name
            .chars()
            .map(|letter| match letter {
                '/' | '\\' => '_',
                letter if letter.is_control() => ' ',
                letter => letter,
            })
            .collect();
        self.push("Content-Disposition: attachment;\r\n ");
        if name.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
            self.push("filename=");
            self.quoted(&name);
        } else {
            self.push("filename*=utf-8''");
            self.percent(&name);
        }
        self.push("\r\n");
    }

    /// The empty line after the last header.
    pub(super) fn end(self) {
        self.out.extend_from_slice(b"\r\n");
    }

    fn begin(&mut self, name: &str) -> usize {
        self.push(name);
        self.push(": ");
        name.len() + 2
    }

    fn push(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    /// A display name in its shortest right form; gives the column where it ends.
    fn phrase(&mut self, person: &str, column: usize) -> usize {
        let short = person.len() <= PLAIN_WORD_BYTES_MAX && is_foldable(person);
        if !short {
            return self.encoded(person, column);
        }
        if person.bytes().all(is_phrase_byte) {
            self.push(person);
        } else {
            self.quoted(person);
        }
        column + person.len() + 2
    }

    fn quoted(&mut self, text: &str) {
        self.out.push(b'"');
        for byte in text.bytes() {
            if matches!(byte, b'"' | b'\\') {
                self.out.push(b'\\');
            }
            self.out.push(byte);
        }
        self.out.push(b'"');
    }

    /// Plain words, with a new line where the next would stand out too far.
    fn folded(&mut self, value: &str, mut column: usize) {
        for (index, word) in value.split(' ').enumerate() {
            if index > 0 {
                let fits = column + 1 + word.len() <= LINE_BYTES_MAX;
                self.push(if fits { " " } else { "\r\n " });
                column = if fits { column + 1 } else { 1 };
            }
            self.push(word);
            column += word.len();
        }
    }

    /// Encoded words of RFC 2047, each with whole characters; gives the column where it ends.
    fn encoded(&mut self, value: &str, mut column: usize) -> usize {
        let mut rest = value;
        loop {
            let room = LINE_BYTES_MAX.saturating_sub(column + WORD_OPEN.len() + WORD_CLOSE.len());
            let (now, later) = rest.split_at(whole_characters(rest, room / 4 * 3));
            self.push(WORD_OPEN);
            let coded = STANDARD.encode(now);
            self.push(&coded);
            self.push(WORD_CLOSE);
            column += WORD_OPEN.len() + coded.len() + WORD_CLOSE.len();
            if later.is_empty() {
                return column;
            }
            self.push("\r\n ");
            column = 1;
            rest = later;
        }
    }

    /// The form of RFC 2231 for a parameter outside ASCII.
    fn percent(&mut self, text: &str) {
        let mut coded = String::with_capacity(text.len() * 3);
        for byte in text.bytes() {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                coded.push(byte as char);
            } else {
                write!(coded, "%{byte:02X}").expect("a string takes what it is given");
            }
        }
        self.push(&coded);
    }
}

/// A value that may stand in a header. Line breaks and nulls are refused, because nobody has them
/// in a name by accident; a stray tab or bell becomes a space, because it must not stop a reminder.
pub(super) fn clean<'t>(part: &'static str, value: &'t str) -> Result<Cow<'t, str>, BuildProblem> {
    if value.bytes().any(|byte| matches!(byte, b'\r' | b'\n' | 0)) {
        return Err(BuildProblem::LineBreak { part });
    }
    if value.chars().any(char::is_control) {
        return Ok(Cow::Owned(value.replace(char::is_control, " ").trim().to_owned()));
    }
    Ok(Cow::Borrowed(value.trim()))
}

/// Whether folding at single spaces, and unfolding, gives the same text back.
fn is_foldable(value: &str) -> bool {
    value.bytes().all(|byte| matches!(byte, b' '..=b'~'))
        && !value.contains("=?")
        && !value.contains("  ")
        && value.split(' ').all(|word| word.len() <= PLAIN_WORD_BYTES_MAX)
}

fn is_phrase_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b" !#$%&'*+-/=?^_`{|}~".contains(&byte)
}

/// The length of the longest start of the text within `bytes_max` that ends between two
/// characters: at least one character, so that encoding always gets on.
fn whole_characters(text: &str, bytes_max: usize) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    text.floor_char_boundary(bytes_max).max(first)
}
