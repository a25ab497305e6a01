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
    value: String,
    depth: usize,
    value_bytes_max: usize,
    tokens_left: u64,
    token_start: usize,
    closed: bool,
}

impl<'a> Scanner<'a> {
    pub(crate) fn new(source: &'a str) -> Scanner<'a> {
        let mut reader = Reader::from_str(source);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        // “Schilders & Co” in a home-made export is a slip, not a reason to lose the invoice.
        config.allow_dangling_amp = true;
        Scanner {
            reader,
            source,
            value: String::new(),
            depth: 0,
            value_bytes_max: VALUE_BYTES_MAX,
            tokens_left: u64::MAX,
            token_start: 0,
            closed: false,
        }
    }

    /// For files that hold one invoice: more tokens than this are no invoice.
    pub(crate) fn with_token_limit(mut self, tokens: u64) -> Scanner<'a> {
        self.tokens_left = tokens;
        self
    }

    /// The text of the leaf that was just closed.
    pub(crate) fn value(&self) -> &str {
        &self.value
    }

    /// Elements that are open now.
    pub(crate) fn depth(&self) -> usize {
        self.depth
    }

    /// The element that was just opened may hold a whole document.
    pub(crate) fn expect_document(&mut self) {
        self.value_bytes_max = DOCUMENT_BYTES_MAX;
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
        if self.closed {
            self.value.clear();
            self.closed = false;
        }
        loop {
            self.token_start = self.token_end();
            let event = self.reader.read_event().map_err(|error| self.fault(&error))?;
            self.tokens_left =
                self.tokens_left.checked_sub(1).ok_or(Fault::Danger(Refusal::TooManyElements))?;
            match event {
                Event::Start(start) => {
                    self.value.clear();
                    self.value_bytes_max = VALUE_BYTES_MAX;
                    self.depth += 1;
                    if self.depth > DEPTH_MAX {
                        return Err(Fault::Danger(Refusal::NestedTooDeep));
                    }
                    return Ok(Token::Open(start));
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    self.closed = true;
                    return Ok(Token::Close);
                }
                Event::Text(text) => self.append(&text)?,
                Event::CData(text) => self.append(&text)?,
                Event::GeneralRef(reference) => self.append_reference(&reference)?,
                Event::DocType(_) => return Err(Fault::Danger(Refusal::DocumentType)),
                Event::Eof if self.depth > 0 => {
                    return Err(Fault::CutOff { offset: self.source.len() });
                }
                Event::Eof => return Ok(Token::End),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    fn append(&mut self, text: &str) -> Result<(), Fault> {
        // The white space between elements is most of a file; it never begins a value.
        if self.value.is_empty() && text.bytes().all(|byte| byte.is_ascii_whitespace()) {
            return Ok(());
        }
        if self.value.len() + text.len() > self.value_bytes_max {
            return Err(Fault::Danger(Refusal::ValueTooLong));
        }
        self.value.push_str(text);
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
        if self.value.len() >= self.value_bytes_max {
            return Err(Fault::Danger(Refusal::ValueTooLong));
        }
        self.value.push(letter);
        Ok(())
    }

    fn fault(&self, error: &Error) -> Fault {
        let offset = self.reader.error_position() as usize;
        match error {
            Error::Syntax(SyntaxError::UnclosedDoctype)
            | Error::IllFormed(IllFormedError::MissingDoctypeName) => Fault::Danger(Refusal::DocumentType),
            Error::Syntax(SyntaxError::InvalidBangMarkup)
                if !self.source[offset.min(self.source.len())..].starts_with("<!") =>
            {
                Fault::CutOff { offset }
            }
            Error::Syntax(SyntaxError::InvalidBangMarkup) => {
                Fault::Malformed { offset, detail: "“<!”".into() }
            }
            Error::Syntax(_) => Fault::CutOff { offset },
            Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
                let detail = format!("</{}>, </{}>", short(expected), short(found));
                Fault::Malformed { offset, detail }
            }
            Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => {
                Fault::Malformed { offset, detail: format!("</{}>", short(found)) }
            }
            other => Fault::Malformed { offset, detail: crate::text::quote(&other.to_string()) },
        }
    }
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
