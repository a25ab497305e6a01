//! *Teksten*: the letters of the strategy, per language and je/u, editable with a live preview.

use askama::Template;
use domain::{Language, Step};

use crate::frame::Frame;
use crate::say::Say;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterRow {
    pub step: Step,
    /// Language, `informal` or `formal`, and whether the client changed it.
    pub variants: Vec<(Language, &'static str, bool)>,
    pub subject: String,
}

#[derive(Template)]
#[template(path = "letters.html")]
pub struct LettersPage {
    pub frame: Frame,
    pub say: Say,
    pub letters: Vec<LetterRow>,
}

impl LettersPage {
    pub fn new(frame: Frame, letters: Vec<LetterRow>) -> LettersPage {
        LettersPage { say: frame.say, frame, letters }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterPreview {
    pub subject: String,
    pub body: String,
    /// Whom it was filled in for.
    pub example: String,
    /// What is wrong with the text, with the line where known.
    pub problems: Vec<String>,
    /// Readability and tone, in words.
    pub remarks: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub step: Step,
    pub language: Language,
    /// `informal` or `formal`.
    pub form: &'static str,
    pub subject: String,
    pub body: String,
    pub changed: bool,
    /// Name and meaning of what can be filled in.
    pub placeholders: Vec<(String, String)>,
    /// Real customers to try it on, the hardest first: value and words.
    pub examples: Vec<(String, String)>,
    pub example: String,
    pub preview: LetterPreview,
}

impl Letter {
    pub fn address(&self) -> String {
        format!("/letters/{}/{}/{}", self.step, self.language, self.form)
    }
}

#[derive(Template)]
#[template(path = "letter.html", blocks = ["preview"])]
pub struct LetterPage {
    pub frame: Frame,
    pub say: Say,
    pub letter: Letter,
}

impl LetterPage {
    pub fn new(frame: Frame, letter: Letter) -> LetterPage {
        LetterPage { say: frame.say, frame, letter }
    }
}
