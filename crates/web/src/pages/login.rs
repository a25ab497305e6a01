//! Logging in, with a password or with a link that works once. No frame: nobody is known yet.
//!
//! Invariant: opening a link changes nothing; only the button on its page uses it, so that a mail
//! scanner that follows links can't.

use askama::Template;

use crate::say::Say;

#[derive(Template)]
#[template(path = "login.html")]
pub struct LoginPage {
    pub say: Say,
    pub email: String,
    /// Wrong password, too many tries, session ended: one sentence that says what to do.
    pub problem: Option<String>,
    /// Where to go after logging in; a path of ours.
    pub next: String,
}

#[derive(Template)]
#[template(path = "link.html")]
pub struct LinkPage {
    pub say: Say,
    /// `None`: the link is used, too old or unknown.
    pub token: Option<String>,
}
