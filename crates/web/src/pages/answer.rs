//! The door for people without an account. No frame: nobody is known yet.
//!
//! Invariant: opening the door changes nothing, so that a mail scanner that follows links can't.

use askama::Template;

use crate::say::Say;

#[derive(Template)]
#[template(path = "answer.html")]
pub struct AnswerPage {
    pub say: Say,
    /// The link is too old or unknown: said with what to do.
    pub is_old: bool,
}
