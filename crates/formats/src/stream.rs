//! Files of any size: bytes become text window by window, and a reader takes what it can of each.
//!
//! Not here: what the text means (`camt`, `mt940`, `bank_csv`).
//!
//! Invariant: what a reader gives does not depend on the size of the windows.

use std::io::Read;

use crate::encoding::Decoder;

/// Text in memory at a time, apart from an entry that is larger.
pub(crate) const WINDOW_BYTES: usize = 256 * 1024;
/// A line or element that is longer than this ends the reading: no bank writes it.
const WINDOW_BYTES_MAX: usize = 64 * 1024 * 1024;

/// Somebody who reads text window by window.
pub(crate) trait Feed {
    /// Takes what it can of the window and says how many bytes of it are done with; the rest
    /// comes again at the beginning of the next window. The last window is taken whole.
    fn feed(&mut self, window: &str, last: bool) -> usize;

    /// Nothing that still comes matters.
    fn is_done(&self) -> bool {
        false
    }
}

/// Reads a source to its end. `beginning` was read from it before. Gives back whether the bytes
/// were in another encoding than the file says.
pub(crate) fn drive(
    beginning: &[u8],
    source: &mut dyn Read,
    window_bytes: usize,
    reader: &mut impl Feed,
) -> std::io::Result<bool> {
    let (mut decoder, mark) = Decoder::for_beginning(beginning);
    let mut text = String::new();
    decoder.decode(&beginning[mark..], false, &mut text);
    let mut bytes = vec![0; window_bytes.max(1)];
    loop {
        let read = read_some(source, &mut bytes)?;
        let last = read == 0;
        decoder.decode(&bytes[..read], last, &mut text);
        let too_long = text.len() > WINDOW_BYTES_MAX;
        let done = reader.feed(&text, last || too_long);
        if last || too_long || reader.is_done() {
            return Ok(decoder.mistaken);
        }
        text.drain(..done);
    }
}

fn read_some(source: &mut dyn Read, bytes: &mut [u8]) -> std::io::Result<usize> {
    loop {
        match source.read(bytes) {
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}

/// Lines of a window, each with its end: `\n`, `\r\n`, `\r\r\n`, or `\r` in a file that has nothing
/// else.
pub(crate) struct Lines {
    end: Option<u8>,
    /// The number of the next line, from 1.
    pub(crate) number: u64,
}

impl Lines {
    pub(crate) fn new() -> Lines {
        Lines { end: None, number: 1 }
    }

    /// The next line, without its end, and how many bytes it takes with it. `None` when the
    /// window holds no whole line any more.
    pub(crate) fn next<'w>(&mut self, window: &'w str, last: bool) -> Option<(&'w str, usize)> {
        if window.is_empty() {
            return None;
        }
        let end = match self.end {
            Some(end) => end,
            None => self.settle(window, last)?,
        };
        let found = memchr::memchr(end, window.as_bytes());
        let (line, taken) = match found {
            Some(at) => (&window[..at], at + 1),
            None if last => (window, window.len()),
            None => return None,
        };
        self.number += 1;
        Some((line.trim_end_matches('\r'), taken))
    }

    /// What this file ends its lines with: known with the first line.
    fn settle(&mut self, window: &str, last: bool) -> Option<u8> {
        const LOOKED_AT: usize = 16 * 1024;
        let start = &window.as_bytes()[..window.len().min(LOOKED_AT)];
        let is_enough = last || window.len() >= LOOKED_AT;
        let end = match (memchr::memchr2(b'\n', b'\r', start), is_enough) {
            _ if memchr::memchr(b'\n', start).is_some() => b'\n',
            (_, false) => return None,
            (Some(_), true) => b'\r',
            (None, true) => b'\n',
        };
        self.end = Some(end);
        Some(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes down the lines that it gets.
    struct Listener {
        lines: Lines,
        heard: Vec<String>,
    }

    impl Feed for Listener {
        fn feed(&mut self, window: &str, last: bool) -> usize {
            let mut done = 0;
            while let Some((line, taken)) = self.lines.next(&window[done..], last) {
                self.heard.push(line.to_owned());
                done += taken;
            }
            done
        }
    }

    fn heard(text: &[u8], window: usize) -> Vec<String> {
        let mut listener = Listener { lines: Lines::new(), heard: Vec::new() };
        drive(&text[..text.len().min(2)], &mut &text[text.len().min(2)..], window, &mut listener).unwrap();
        listener.heard
    }

    #[test]
    fn lines_are_the_same_whatever_the_windows() {
        for (text, expected) in [
            ("één\ntwee\n\ndrie", vec!["één", "twee", "", "drie"]),
            ("a\r\nb\r\r\nc\r\n", vec!["a", "b", "c"]),
            ("a\rb\rc", vec!["a", "b", "c"]),
            ("a", vec!["a"]),
            ("", vec![]),
        ] {
            for window in 1..12 {
                assert_eq!(heard(text.as_bytes(), window), expected, "{text:?} by {window}");
            }
        }
    }
}
