//! The cells of one line. Quotes are minded where they match, and passed over where they do not:
//! a row that lost its opening quote is a row all the same.

use std::borrow::Cow;

/// Where the cells of a line stand; the room is used again for the next line.
#[derive(Default)]
pub(super) struct Cells {
    ranges: Vec<Cell>,
    /// The last cell has an opening quote and no closing one.
    pub(super) is_open: bool,
}

#[derive(Clone, Copy)]
struct Cell {
    start: usize,
    end: usize,
    /// Quotes inside are written twice.
    doubled: bool,
}

impl Cells {
    pub(super) fn split(&mut self, line: &str, delimiter: u8, quote: u8) {
        self.ranges.clear();
        self.is_open = false;
        let bytes = line.as_bytes();
        let mut at = 0;
        loop {
            let (cell, next) = match bytes.get(at) {
                Some(byte) if *byte == quote => self.quoted(bytes, at + 1, delimiter, quote),
                _ => plain(bytes, at, delimiter, quote),
            };
            self.ranges.push(cell);
            match next {
                Some(next) => at = next,
                None => return,
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.ranges.len()
    }

    /// A cell without its quotes and without white space around it; empty where there is none.
    pub(super) fn get<'l>(&self, line: &'l str, at: usize) -> &'l str {
        let Some(cell) = self.ranges.get(at) else { return "" };
        line.get(cell.start..cell.end).unwrap_or_default().trim_ascii()
    }

    /// As [`Cells::get`], with doubled quotes made one.
    pub(super) fn text<'l>(&self, line: &'l str, at: usize) -> Cow<'l, str> {
        let text = self.get(line, at);
        match self.ranges.get(at) {
            Some(cell) if cell.doubled => Cow::Owned(text.replace("\"\"", "\"").replace("''", "'")),
            _ => Cow::Borrowed(text),
        }
    }

    /// A quote that is followed by neither a delimiter nor the end belongs to the text.
    fn quoted(&mut self, bytes: &[u8], start: usize, delimiter: u8, quote: u8) -> (Cell, Option<usize>) {
        let mut at = start;
        let mut doubled = false;
        while let Some(found) = memchr::memchr(quote, &bytes[at..]).map(|found| at + found) {
            match bytes.get(found + 1) {
                None => return (Cell { start, end: found, doubled }, None),
                Some(byte) if *byte == delimiter => {
                    return (Cell { start, end: found, doubled }, Some(found + 2));
                }
                Some(byte) if *byte == quote => {
                    doubled = true;
                    at = found + 2;
                }
                Some(_) => at = found + 1,
            }
        }
        self.is_open = true;
        (Cell { start, end: bytes.len(), doubled }, None)
    }
}

fn plain(bytes: &[u8], start: usize, delimiter: u8, quote: u8) -> (Cell, Option<usize>) {
    let rest = bytes.get(start..).unwrap_or_default();
    let found = memchr::memchr(delimiter, rest);
    let mut end = found.map_or(bytes.len(), |found| start + found);
    if end > start && bytes[end - 1] == quote {
        end -= 1;
    }
    (Cell { start, end, doubled: false }, found.map(|found| start + found + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(line: &str, delimiter: u8, quote: u8) -> (Vec<String>, bool) {
        let mut cells = Cells::default();
        cells.split(line, delimiter, quote);
        ((0..cells.len()).map(|at| cells.text(line, at).into_owned()).collect(), cells.is_open)
    }

    #[test]
    fn cells_with_and_without_quotes() {
        let cases: [(&str, u8, u8, &[&str], bool); 8] = [
            ("a;\"b;c\";;d", b';', b'"', &["a", "b;c", "", "d"], false),
            ("\"say \"\"hi\"\"\",x", b',', b'"', &["say \"hi\"", "x"], false),
            ("NL1\",\"EUR\",\"\"", b',', b'"', &["NL1", "EUR", ""], false),
            ("1,'Albert's, shop',2", b',', b'\'', &["1", "Albert's, shop", "2"], false),
            ("a,\"b", b',', b'"', &["a", "b"], true),
            ("a\tb \"c\" d\t", b'\t', b'"', &["a", "b \"c\" d", ""], false),
            ("", b',', b'"', &[""], false),
            ("\"é\";\"\"", b';', b'"', &["é", ""], false),
        ];
        for (line, delimiter, quote, expected, open) in cases {
            let (cells, is_open) = split(line, delimiter, quote);
            assert_eq!(
                (cells.iter().map(String::as_str).collect(), is_open),
                (expected.to_vec(), open),
                "{line}"
            );
        }
    }
}
