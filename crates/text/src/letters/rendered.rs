//! What comes out of rendering: a message, or the reason why there is none.

/// A message as it goes out: one line of subject, plain text, and HTML without anything remote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    pub subject: String,
    pub text: String,
    pub html: String,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RenderProblem {
    #[error("the text “{letter}” needs facts that are not there: {missing}")]
    MissingFact { letter: &'static str, missing: String },
    #[error("the text “{letter}” has no short form: send it by e-mail or post")]
    NoShortText { letter: &'static str },
    #[error("“{field}” of the text “{letter}” is not a web address that begins with https://")]
    NotALink { letter: &'static str, field: &'static str },
    #[error("the text “{letter}” cannot be filled in: {why}")]
    Broken { letter: &'static str, why: String },
}
