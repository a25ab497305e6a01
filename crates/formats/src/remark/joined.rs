//! Lines that a bank cut a text into, joined again, with the memory of where they were cut.

use std::ops::Range;

use crate::text;

/// From this length on a line is taken for full: what follows it was cut from it. Lines have
/// sixty-five characters, in some banks with the tag before them.
const FULL: usize = 60;
/// One less than full: the line ended in a space that was trimmed.
const TRIMMED: usize = 64;

#[derive(Debug, Default, Clone)]
pub(crate) struct Joined {
    pub(crate) text: String,
    /// Where the second and further lines begin.
    cuts: Vec<usize>,
    last_was_full: bool,
}

impl Joined {
    #[cfg(test)]
    pub(crate) fn of(text: &str) -> Joined {
        Joined { text: text.to_owned(), ..Joined::default() }
    }

    pub(crate) fn clear(&mut self) {
        self.text.clear();
        self.cuts.clear();
        self.last_was_full = false;
    }

    /// A full line was cut wherever it was full, also inside a word; behind a shorter one a new
    /// thought begins.
    pub(crate) fn push_line(&mut self, line: &str) {
        if !self.text.is_empty() {
            if !self.last_was_full {
                self.text.push(' ');
            }
            self.cuts.push(self.text.len());
        }
        self.text.push_str(line);
        let length = line.chars().count();
        self.last_was_full = length >= FULL && length != TRIMMED;
    }

    /// A line that was cut without regard to words.
    pub(crate) fn push_cut(&mut self, line: &str) {
        if !self.text.is_empty() {
            self.cuts.push(self.text.len());
        }
        self.text.push_str(line);
    }

    /// The pieces of a part of the text; none when it is whole.
    pub(crate) fn parts(&self, part: Range<usize>) -> Vec<String> {
        let mut cuts =
            self.cuts.iter().copied().filter(|cut| part.start < *cut && *cut < part.end).peekable();
        if cuts.peek().is_none() {
            return Vec::new();
        }
        let mut parts = Vec::new();
        let mut start = part.start;
        for end in cuts.chain([part.end]) {
            parts.extend(self.text.get(start..end).and_then(text::some));
            start = end;
        }
        if parts.len() > 1 { parts } else { Vec::new() }
    }
}
