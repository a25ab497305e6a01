//! Whether a text may go out: for the live preview of a client's own text, and for ours.
//!
//! Two kinds of remarks: what blocks (an unknown placeholder, a word of threat, je and u mixed, an
//! element that is missing) and what advises (long sentences, hard words).
//! Not here: taste. Invariant: a text without blocking remarks renders with a full context.

use super::kind::Element;
use super::syntax::{Block, Parsed, parse_full, parse_short};
use super::{Letter, LetterContext, Placeholder, Size, Templates};
use crate::voice::Voice;

mod explain;
mod language;

pub(crate) use language::prose_of;
use language::{forbidden_word, hard_word, has_mixed_address, mentions, words_in};

/// Most words of prose in a letter that is not formal; more is not read.
const WORDS_IN_LETTER: usize = 120;
/// Most words per sentence, on average (level B1).
const WORDS_IN_SENTENCE: usize = 15;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateProblem {
    #[error("the first line must be the subject, and a text must follow it")]
    NoSubject,
    #[error("“{name}” is no placeholder")]
    UnknownPlaceholder { name: String },
    #[error("“{mark}” is no block")]
    UnknownBlock { mark: String },
    #[error("“{what}” is not possible in a text")]
    NotAllowed { what: String },
    #[error("there is an invisible control character in the text")]
    ControlCharacter,
    #[error("the text has {letters} letters; {allowed} is the most")]
    TooLong { letters: usize, allowed: usize },
    #[error("“{word}” is a word of threat; it belongs in a formal letter only")]
    ForbiddenWord { word: String },
    #[error("je and u are mixed")]
    MixedAddress,
    #[error("missing: {}", .element.word())]
    Missing { element: Element },
    #[error("a fourteen-day letter may name no other term: {what}")]
    OtherTerm { what: String },
    #[error("{words} words; at most {allowed} are read")]
    ManyWords { words: usize, allowed: usize },
    #[error("{words} words in a sentence on average; {allowed} is the most at level B1")]
    LongSentences { words: usize, allowed: usize },
    #[error("“{word}” is a hard or cold word")]
    HardWord { word: String },
}

impl TemplateProblem {
    /// Whether the text may not be used; else it is advice.
    pub const fn is_blocking(&self) -> bool {
        !matches!(
            self,
            TemplateProblem::ManyWords { .. }
                | TemplateProblem::LongSentences { .. }
                | TemplateProblem::HardWord { .. }
        )
    }
}

/// All remarks about a text, the blocking ones first. Empty: it may go out as it is.
pub fn check(letter: Letter, voice: Voice, size: Size, source: &str) -> Vec<TemplateProblem> {
    let parsed = match size {
        Size::Full => parse_full(source),
        Size::Short => parse_short(source),
    };
    let parsed = match parsed {
        Ok(parsed) => parsed,
        Err(problem) => return vec![problem],
    };
    let mut problems: Vec<TemplateProblem> = blocking(letter, voice, size, &parsed);
    problems.extend(advice(letter, voice, size, &parsed));
    problems
}

pub(crate) fn blocking_problem(
    letter: Letter,
    voice: Voice,
    size: Size,
    source: &str,
) -> Option<TemplateProblem> {
    check(letter, voice, size, source).into_iter().find(TemplateProblem::is_blocking)
}

fn blocking(letter: Letter, voice: Voice, size: Size, parsed: &Parsed) -> Vec<TemplateProblem> {
    let prose = prose_of(&format!("{} {}", parsed.subject, parsed.body));
    let mut problems = Vec::new();
    if !letter.is_formal()
        && let Some(word) = forbidden_word(&prose, voice)
    {
        problems.push(TemplateProblem::ForbiddenWord { word });
    }
    if has_mixed_address(&prose, voice) {
        problems.push(TemplateProblem::MixedAddress);
    }
    if letter == Letter::FourteenDayLetter {
        problems.extend(other_term(&prose, parsed));
    }
    if size == Size::Full {
        let missing = letter.elements().iter().filter(|element| !has(**element, voice, parsed, &prose));
        problems.extend(missing.map(|element| TemplateProblem::Missing { element: *element }));
    }
    problems
}

fn has(element: Element, voice: Voice, parsed: &Parsed, prose: &str) -> bool {
    if let Some(block) = element.block()
        && parsed.blocks.contains(&block)
    {
        return true;
    }
    let names = |placeholder| parsed.body_placeholders.contains(&placeholder);
    match element {
        Element::Open => names(Placeholder::Invoices) && names(Placeholder::TotalOpen),
        Element::Next => names(Placeholder::NextStep),
        Element::Help | Element::AlreadyPaid => mentions(element, prose, voice),
        _ => false,
    }
}

/// The judge wants one term in this letter: fourteen days from the day after delivery.
fn other_term(prose: &str, parsed: &Parsed) -> Option<TemplateProblem> {
    let dated = [Placeholder::LastDay, Placeholder::NextStep];
    if let Some(placeholder) = dated.iter().find(|placeholder| parsed.placeholders.contains(placeholder)) {
        return Some(TemplateProblem::OtherTerm { what: placeholder.word().to_owned() });
    }
    let words: Vec<&str> = words_in(prose).collect();
    let term = words.windows(2).find(|pair| {
        let unit =
            ["dag", "dagen", "werkdagen", "week", "weken", "maand", "day", "days", "week", "weeks", "month"];
        let fourteen = ["14", "veertien", "fourteen"].contains(&pair[0]);
        unit.contains(&pair[1]) && !fourteen && pair[0].chars().all(|letter| letter.is_ascii_digit())
    });
    term.map(|pair| TemplateProblem::OtherTerm { what: pair.join(" ") })
}

fn advice(letter: Letter, voice: Voice, size: Size, parsed: &Parsed) -> Vec<TemplateProblem> {
    let mut problems = Vec::new();
    let prose = prose_of(&parsed.body);
    let count = words_in(&prose).count();
    if size == Size::Full && !letter.is_formal() && count > WORDS_IN_LETTER {
        problems.push(TemplateProblem::ManyWords { words: count, allowed: WORDS_IN_LETTER });
    }
    let average = language::words_per_sentence(&prose);
    if average > WORDS_IN_SENTENCE {
        problems.push(TemplateProblem::LongSentences { words: average, allowed: WORDS_IN_SENTENCE });
    }
    if !letter.is_internal()
        && let Some(word) = hard_word(&prose, voice)
    {
        problems.push(TemplateProblem::HardWord { word });
    }
    problems
}

impl Templates {
    /// A text that is being written, rendered with a context: for the live preview.
    ///
    /// # Errors
    /// The remarks, when one of them is blocking or the text cannot be filled in.
    pub fn preview(
        letter: Letter,
        source: &str,
        context: &LetterContext,
    ) -> Result<super::Rendered, Vec<TemplateProblem>> {
        let own = [(letter, context.debtor.voice, Size::Full, source)];
        let (templates, problems) = Templates::with_overrides(own);
        if !problems.is_empty() {
            return Err(check(letter, context.debtor.voice, Size::Full, source));
        }
        templates
            .render(letter, context)
            .map_err(|problem| vec![TemplateProblem::NotAllowed { what: problem.to_string() }])
    }
}

/// What a text of this letter can name, for the chips beside the editor.
impl Letter {
    pub fn blocks(self) -> Vec<&'static str> {
        let fits = |block: &&Block| match block {
            Block::FinalNotice => self == Letter::FinalNotice,
            Block::FourteenDays => self == Letter::FourteenDayLetter,
            Block::Terms => matches!(self, Letter::ArrangementConfirmed | Letter::ArrangementReminder),
            Block::Score => self == Letter::SatisfactionQuestion,
            Block::Invoices | Block::Pay | Block::Signature => true,
        };
        Block::ALL.iter().filter(fits).map(|block| block.mark()).collect()
    }
}
