//! The light markup of a letter: a subject, paragraphs, blocks, and only the simplest of the
//! template language.
//!
//! Allowed are `{{ placeholder }}`, `{% if placeholder %}` (with `not`, `and`, `or`), `{% else %}`,
//! `{% endif %}`, and a block such as `[pay]` alone in its paragraph. No loops, filters, functions
//! or macros: a source can be slow or wrong in no other way than by its length.
//! Invariant: the marks between paragraphs are control characters, which no value can hold.

use super::{Placeholder, TemplateProblem};

const NEXT_PART: char = '\u{1e}';
const BLOCK_MARK: char = '\u{1d}';

/// Longest source: far above any letter, far below what could hurt.
pub(crate) const SOURCE_LENGTH: usize = 8_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Block {
    Invoices,
    Pay,
    Terms,
    Score,
    Signature,
    FinalNotice,
    FourteenDays,
}

impl Block {
    pub(crate) const ALL: &'static [Block] = &[
        Block::Invoices,
        Block::Pay,
        Block::Terms,
        Block::Score,
        Block::Signature,
        Block::FinalNotice,
        Block::FourteenDays,
    ];

    pub(crate) const fn mark(self) -> &'static str {
        match self {
            Block::Invoices => "[invoices]",
            Block::Pay => "[pay]",
            Block::Terms => "[terms]",
            Block::Score => "[score]",
            Block::Signature => "[signature]",
            Block::FinalNotice => "[final_notice]",
            Block::FourteenDays => "[fourteen_days]",
        }
    }

    fn named(mark: &str) -> Option<Block> {
        Block::ALL.iter().copied().find(|block| block.mark() == mark)
    }
}

/// One piece of a rendered body, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part<'a> {
    Paragraph(&'a str),
    Block(Block),
}

/// A source that was understood: templates for the engine, and what it names.
#[derive(Debug, Clone, Default)]
pub(crate) struct Parsed {
    pub subject: String,
    /// The body with marks between its parts.
    pub body: String,
    /// Those of the subject and the body.
    pub placeholders: Vec<Placeholder>,
    pub body_placeholders: Vec<Placeholder>,
    pub blocks: Vec<Block>,
}

/// Reads a source with a subject as its first line.
pub(crate) fn parse_full(source: &str) -> Result<Parsed, TemplateProblem> {
    let source = source.trim();
    let (subject, body) = source.split_once('\n').ok_or(TemplateProblem::NoSubject)?;
    if subject.trim().is_empty() || body.trim().is_empty() {
        return Err(TemplateProblem::NoSubject);
    }
    let mut parsed = parse_short(body)?;
    collect_placeholders(subject, &mut parsed.placeholders)?;
    parsed.subject = subject.trim().to_owned();
    Ok(parsed)
}

/// Reads a source without a subject.
pub(crate) fn parse_short(source: &str) -> Result<Parsed, TemplateProblem> {
    if source.len() > SOURCE_LENGTH {
        return Err(TemplateProblem::TooLong { letters: source.chars().count(), allowed: SOURCE_LENGTH });
    }
    if source.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')) {
        return Err(TemplateProblem::ControlCharacter);
    }
    let mut parsed = Parsed::default();
    collect_placeholders(source, &mut parsed.placeholders)?;
    parsed.body_placeholders.clone_from(&parsed.placeholders);
    for paragraph in paragraphs(source) {
        parsed.body.push(NEXT_PART);
        match Block::named(&paragraph) {
            Some(block) => {
                parsed.blocks.push(block);
                parsed.body.push(BLOCK_MARK);
                parsed.body.push_str(block.mark());
            }
            None => match unknown_block(&paragraph) {
                Some(mark) => return Err(TemplateProblem::UnknownBlock { mark }),
                None => parsed.body.push_str(&paragraph),
            },
        }
    }
    Ok(parsed)
}

/// The parts of a rendered body; empty paragraphs are gone.
pub(crate) fn parts(rendered: &str) -> impl Iterator<Item = Part<'_>> {
    rendered.split(NEXT_PART).map(str::trim).filter(|part| !part.is_empty()).filter_map(|part| {
        match part.strip_prefix(BLOCK_MARK) {
            Some(mark) => Block::named(mark).map(Part::Block),
            None => Some(Part::Paragraph(part)),
        }
    })
}

fn paragraphs(source: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for line in source.lines().map(str::trim) {
        let last = paragraphs.last_mut().expect("there is always a paragraph");
        if line.is_empty() {
            if !last.is_empty() {
                paragraphs.push(String::new());
            }
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(line);
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

fn unknown_block(paragraph: &str) -> Option<String> {
    let inside = paragraph.strip_prefix('[')?.strip_suffix(']')?;
    let word = inside.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
    word.then(|| paragraph.to_owned())
}

fn collect_placeholders(source: &str, found: &mut Vec<Placeholder>) -> Result<(), TemplateProblem> {
    let mut rest = source;
    let mut depth = 0_usize;
    while let Some(start) = rest.find('{') {
        rest = &rest[start..];
        let (close, is_tag) = match rest.as_bytes().get(1) {
            Some(b'{') => ("}}", false),
            Some(b'%') => ("%}", true),
            Some(b'#') => return Err(not_allowed("{#")),
            _ => {
                rest = &rest[1..];
                continue;
            }
        };
        let end = rest.find(close).ok_or_else(|| not_allowed(&rest[..rest.len().min(2)]))?;
        let inside = rest[2..end].trim_matches(|letter: char| letter == '-' || letter.is_whitespace());
        if is_tag {
            depth = tag(inside, depth, found)?;
        } else {
            add_name(inside, found)?;
        }
        rest = &rest[end + 2..];
    }
    if depth == 0 { Ok(()) } else { Err(not_allowed("{% if %}")) }
}

/// Checks one `{% … %}` and gives the number of open ifs after it.
fn tag(inside: &str, depth: usize, found: &mut Vec<Placeholder>) -> Result<usize, TemplateProblem> {
    let (word, condition) = inside.split_once(char::is_whitespace).unwrap_or((inside, ""));
    match word {
        "if" | "elif" => {
            let names = condition.split_whitespace().filter(|name| !matches!(*name, "not" | "and" | "or"));
            let mut count = 0;
            for name in names {
                add_name(name, found)?;
                count += 1;
            }
            let opens = usize::from(word == "if");
            if count == 0 || depth + opens == 0 || depth > 8 {
                Err(not_allowed(inside))
            } else {
                Ok(depth + opens)
            }
        }
        "else" if condition.is_empty() && depth > 0 => Ok(depth),
        "endif" if condition.is_empty() && depth > 0 => Ok(depth - 1),
        _ => Err(not_allowed(inside)),
    }
}

fn add_name(name: &str, found: &mut Vec<Placeholder>) -> Result<(), TemplateProblem> {
    let is_word = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    if !is_word {
        return Err(not_allowed(name));
    }
    let known = Placeholder::named(name)
        .ok_or_else(|| TemplateProblem::UnknownPlaceholder { name: name.to_owned() })?;
    if !found.contains(&known) {
        found.push(known);
    }
    Ok(())
}

fn not_allowed(what: &str) -> TemplateProblem {
    TemplateProblem::NotAllowed { what: what.chars().take(60).collect() }
}
