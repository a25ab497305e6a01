//! A narrow reader over quick-xml: elements open and close, a leaf has one text.
//!
//! Text, CDATA and references of one element arrive here as one value (`&amp;` included).
//! Invariants: a DOCTYPE, an unknown entity, absurd depth or length stop the reading; nothing is
//! ever expanded or fetched. What is cut off or broken says where.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError, SyntaxError};
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::refusal::Refusal;

const DEPTH_MAX: usize = 64;
const VALUE_BYTES_MAX: usize = 64 * 1024;
/// An embedded document in base64.
const DOCUMENT_BYTES_MAX: usize = 50 * 1024 * 1024;

pub(crate) enum Token<'a> {
    Open(BytesStart<'a>),
    /// The element that was opened last is closed; its text is in [`Scanner::value`].
    Close,
    End,
}

/// Why reading stopped before the end.
#[derive(Debug, PartialEq)]
pub(crate) enum Fault {
    /// The text ends here. Where it is a window of a longer file: see [`Scanner::hold`].
    CutOff {
        offset: usize,
    },
    Malformed {
        offset: usize,
        detail: String,
    },
    /// Not a mistake but a danger: nothing of the file is used.
    Danger(Refusal),
}

pub(crate) struct Scanner<'a> {
    reader: Reader<&'a [u8]>,
    source: &'a str,
    /// The window is the last one, or the whole file.
    is_last: bool,
    /// The text of the leaf, as it stands in the source where it is one piece.
    piece: &'a str,
    token_start: usize,
    held: Held,
}

/// What is known between two windows.
pub(crate) struct Held {
    /// The text of the leaf, where it is made of several pieces.
    value: String,
    /// The names of what is open, one behind the other, and where each begins.
    names: String,
    starts: Vec<usize>,
    value_bytes_max: usize,
    tokens_left: u64,
    closed: bool,
    /// `<a/>` was opened and is still to be closed.
    is_empty: bool,
}

impl Held {
    /// Before the first window.
    pub(crate) fn new() -> Held {
        Held {
            value: String::new(),
            names: String::new(),
            starts: Vec::new(),
            value_bytes_max: VALUE_BYTES_MAX,
            tokens_left: u64::MAX,
            closed: false,
            is_empty: false,
        }
    }
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(source: &'a str) -> Scanner<'a> {
        Scanner::resume(source, true, Held::new())
    }

    /// Reads a window of a file, from what was known at the end of the window before.
    pub(crate) fn resume(source: &'a str, is_last: bool, held: Held) -> Scanner<'a> {
        let mut reader = Reader::from_str(source);
        let config = reader.config_mut();
        // The names of what is open are kept here: they outlive a window.
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        // “Schilders & Co” in a home-made export is a slip, not a reason to lose the invoice.
        config.allow_dangling_amp = true;
        Scanner { reader, source, is_last, piece: "", token_start: 0, held }
    }

    /// After a cut that is only the end of the window: what to keep, and from which byte the next window begins.
    pub(crate) fn hold(mut self) -> (Held, usize) {
        self.own_piece();
        (self.held, self.token_start)
    }

    /// For files that hold one invoice: more tokens than this are no invoice.
    pub(crate) fn with_token_limit(mut self, tokens: u64) -> Scanner<'a> {
        self.held.tokens_left = tokens;
        self
    }

    /// The text of the leaf that was just closed.
    pub(crate) fn value(&self) -> &str {
        if self.held.value.is_empty() { self.piece } else { &self.held.value }
    }

    /// Elements that are open now.
    pub(crate) fn depth(&self) -> usize {
        self.held.starts.len()
    }

    /// The element that was just opened may hold a whole document.
    pub(crate) fn expect_document(&mut self) {
        self.held.value_bytes_max = DOCUMENT_BYTES_MAX;
    }

    /// Where the last token begins and ends, in bytes of the source.
    pub(crate) fn token_start(&self) -> usize {
        self.token_start
    }

    pub(crate) fn token_end(&self) -> usize {
        self.reader.buffer_position() as usize
    }

    /// The source from a byte up to the end of the last token.
    pub(crate) fn since(&self, start: usize) -> &'a str {
        self.source.get(start..self.token_end()).unwrap_or_default()
    }

    pub(crate) fn next(&mut self) -> Result<Token<'a>, Fault> {
        if self.held.closed {
            self.clear_value();
            self.held.closed = false;
        }
        if self.held.is_empty {
            self.held.is_empty = false;
            return Ok(self.close());
        }
        loop {
            self.token_start = self.token_end();
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => return Err(self.fault(&error)),
            };
            self.held.tokens_left =
                self.held.tokens_left.checked_sub(1).ok_or(Fault::Danger(Refusal::TooManyElements))?;
            match event {
                Event::Start(start) => return self.open(start, false),
                Event::Empty(start) => return self.open(start, true),
                Event::End(end) => {
                    let name = end.name().into_inner();
                    if !self.pop_name(name) {
                        return Err(self.unmatched(name));
                    }
                    return Ok(self.close());
                }
                // The rest of the text may stand in the next window.
                Event::Text(_) if !self.is_last && self.token_end() >= self.source.len() => {
                    return Err(self.cut());
                }
                Event::Text(text) => match text.into_inner() {
                    Cow::Borrowed(text) => self.append(text)?,
                    Cow::Owned(text) => {
                        self.own_piece();
                        self.push(&text)?;
                    }
                },
                Event::CData(text) => {
                    self.own_piece();
                    self.push(&text)?;
                }
                Event::GeneralRef(reference) => self.append_reference(&reference)?,
                Event::DocType(_) => return Err(Fault::Danger(Refusal::DocumentType)),
                Event::Eof if !self.is_last => return Err(self.cut()),
                Event::Eof if self.depth() > 0 => {
                    return Err(Fault::CutOff { offset: self.source.len() });
                }
                Event::Eof => return Ok(Token::End),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    fn open(&mut self, start: BytesStart<'a>, is_empty: bool) -> Result<Token<'a>, Fault> {
        self.clear_value();
        self.held.value_bytes_max = VALUE_BYTES_MAX;
        self.held.starts.push(self.held.names.len());
        self.held.names.push_str(start.name().into_inner());
        if self.depth() > DEPTH_MAX {
            return Err(Fault::Danger(Refusal::NestedTooDeep));
        }
        if is_empty {
            self.pop();
            self.held.is_empty = true;
        }
        Ok(Token::Open(start))
    }

    fn close(&mut self) -> Token<'a> {
        self.held.closed = true;
        Token::Close
    }

    fn pop(&mut self) {
        if let Some(start) = self.held.starts.pop() {
            self.held.names.truncate(start);
        }
    }

    /// Closes what is open when it has this name.
    fn pop_name(&mut self, name: &str) -> bool {
        let open = self.held.starts.last().map(|start| &self.held.names[*start..]);
        let matches = open == Some(name);
        if matches {
            self.pop();
        }
        matches
    }

    fn unmatched(&self, found: &str) -> Fault {
        let open = self.held.starts.last().map(|start| &self.held.names[*start..]);
        let detail = match open {
            Some(expected) => format!("</{}>, </{}>", short(expected), short(found)),
            None => format!("</{}>", short(found)),
        };
        Fault::Malformed { offset: self.token_start, detail }
    }

    fn clear_value(&mut self) {
        self.piece = "";
        self.held.value.clear();
    }

    fn append(&mut self, text: &'a str) -> Result<(), Fault> {
        let is_first = self.piece.is_empty() && self.held.value.is_empty();
        // The white space between elements is most of a file; it never begins a value.
        if is_first && text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            return Ok(());
        }
        if is_first {
            self.piece = text;
            return if text.len() > self.held.value_bytes_max { Err(too_long()) } else { Ok(()) };
        }
        self.own_piece();
        self.push(text)
    }

    /// A value of several pieces is put together.
    fn own_piece(&mut self) {
        if self.held.value.is_empty() {
            self.held.value.push_str(self.piece);
        }
        self.piece = "";
    }

    fn push(&mut self, text: &str) -> Result<(), Fault> {
        if self.held.value.len() + text.len() > self.held.value_bytes_max {
            return Err(too_long());
        }
        self.held.value.push_str(text);
        Ok(())
    }

    fn append_reference(&mut self, reference: &BytesRef<'a>) -> Result<(), Fault> {
        let unknown = || {
            let name = crate::text::quote(reference);
            Fault::Danger(Refusal::UnknownEntity { name })
        };
        let letter = match &**reference {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => reference.resolve_char_ref().ok().flatten().ok_or_else(unknown)?,
        };
        self.own_piece();
        self.push(letter.encode_utf8(&mut [0; 4]))
    }

    fn fault(&self, error: &Error) -> Fault {
        let offset = self.reader.error_position() as usize;
        match error {
            Error::Syntax(SyntaxError::UnclosedDoctype)
            | Error::IllFormed(IllFormedError::MissingDoctypeName) => Fault::Danger(Refusal::DocumentType),
            // What is not closed here may be closed in the next window.
            Error::Syntax(kind) if !self.is_last && self.may_go_on(kind) => self.cut(),
            Error::Syntax(SyntaxError::InvalidBangMarkup)
                if !self.source[offset.min(self.source.len())..].starts_with("<!") =>
            {
                Fault::CutOff { offset }
            }
            Error::Syntax(SyntaxError::InvalidBangMarkup) => {
                Fault::Malformed { offset, detail: "“<!”".into() }
            }
            Error::Syntax(_) => Fault::CutOff { offset },
            other => Fault::Malformed { offset, detail: crate::text::quote(&other.to_string()) },
        }
    }

    fn cut(&self) -> Fault {
        Fault::CutOff { offset: self.token_start }
    }

    /// `<!` that begins neither a comment nor character data is wrong whatever comes, once enough
    /// of it is there.
    fn may_go_on(&self, kind: &SyntaxError) -> bool {
        const BEGINNING: usize = "<![CDATA[".len();
        *kind != SyntaxError::InvalidBangMarkup || self.source.len() - self.token_start < BEGINNING
    }
}

fn too_long() -> Fault {
    Fault::Danger(Refusal::ValueTooLong)
}

/// The value of an attribute by its local name, references resolved.
pub(crate) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    // Without the check for doubles: that check costs the square of their number.
    let mut attributes = element.attributes();
    let found = attributes
        .with_checks(false)
        .filter_map(Result::ok)
        .find(|attribute| attribute.key.local_name().into_inner() == name)?;
    // An attribute with a broken reference is taken as it stands: it never carries money.
    let value = quick_xml::escape::unescape(&found.value).unwrap_or(Cow::Borrowed(&found.value));
    crate::text::some(&value)
}

fn short(name: &str) -> String {
    crate::text::quote(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaves(source: &str) -> Result<Vec<String>, Fault> {
        let mut scanner = Scanner::new(source);
        let mut values = Vec::new();
        loop {
            match scanner.next()? {
                Token::Open(_) => {}
                Token::Close if scanner.value().is_empty() => {}
                Token::Close => values.push(scanner.value().to_owned()),
                Token::End => return Ok(values),
            }
        }
    }

    #[test]
    fn references_and_character_data_belong_to_the_text() {
        let source = "<a><b>Schilders &amp; Co &#233;</b><c><![CDATA[x < y]]> z</c><d> &lt; &gt; </d></a>";
        let expected = ["Schilders & Co é", "x < y z", "< > "];
        assert_eq!(leaves(source).unwrap(), expected);
        assert_eq!(leaves("<a>Schilders & Co</a>").unwrap(), ["Schilders & Co"]);
    }

    #[test]
    fn dangers_stop_the_reading() {
        let deep = format!("{}x", "<a>".repeat(1_000));
        let long = format!("<a>{}</a>", "x".repeat(70_000));
        let cases: [(&str, Refusal); 5] = [
            ("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", Refusal::DocumentType),
            ("<!DOCTYPE a", Refusal::DocumentType),
            ("<a>&lol;</a>", Refusal::UnknownEntity { name: "lol".into() }),
            (&deep, Refusal::NestedTooDeep),
            (&long, Refusal::ValueTooLong),
        ];
        for (source, refusal) in cases {
            assert_eq!(leaves(source), Err(Fault::Danger(refusal)));
        }
        let mut scanner = Scanner::new("<a><b/><b/><b/></a>").with_token_limit(4);
        let fault = loop {
            if let Err(fault) = scanner.next() {
                break fault;
            }
        };
        assert_eq!(fault, Fault::Danger(Refusal::TooManyElements));
    }

    #[test]
    fn a_cut_and_a_break_say_where() {
        assert_eq!(leaves("<a><b>x</b>"), Err(Fault::CutOff { offset: 11 }));
        assert_eq!(leaves("<a><b>x</b"), Err(Fault::CutOff { offset: 7 }));
        assert!(matches!(leaves("<a><b>x</c></a>"), Err(Fault::Malformed { offset: 7, .. })));
    }
}
