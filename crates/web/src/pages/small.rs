//! The small pages: help with the keys, and the places that don't fit a phone's bar.

use askama::Template;

use crate::frame::Frame;
use crate::say::Say;

/// The keys of the list and the dossier, in the order of the help: key and word under `key-…`.
pub const LIST_KEYS: [(&str, &str); 15] = [
    ("J  ↓", "down"),
    ("K  ↑", "up"),
    ("↵", "open"),
    ("Esc", "back"),
    ("C", "call"),
    ("B", "promise"),
    ("D", "dispute"),
    ("R", "arrangement"),
    ("P", "hold"),
    ("N", "note"),
    ("L", "reply"),
    ("H", "later"),
    ("E", "done"),
    ("X", "select"),
    ("Z", "undo"),
];

pub const ALWAYS_KEYS: [(&str, &str); 4] =
    [("Ctrl K", "search"), ("?", "help"), ("Tab", "out"), ("Ctrl ↵", "approve")];

#[derive(Template)]
#[template(path = "help.html", blocks = ["keys"])]
pub struct HelpPage {
    pub frame: Frame,
    pub say: Say,
}

#[derive(Template)]
#[template(path = "more.html")]
pub struct MorePage {
    pub frame: Frame,
    pub say: Say,
}
