//! The first-day check and the check after a restore: who would get what, seen by a person before
//! anything goes out.
//!
//! Invariant: nothing leaves before somebody pressed *Vrijgeven* under this very list.

use askama::Template;
use domain::{Cents, Channel, CustomerId, Step};

use crate::frame::Frame;
use crate::say::Say;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseRow {
    pub contact: String,
    pub customer: CustomerId,
    pub name: String,
    pub to: String,
    pub step: Step,
    pub channel: Channel,
    pub invoices: i64,
    pub open: Cents,
    pub days_late: i32,
    pub why: String,
}

/// A condition for a good first day: what it is, whether it is met, where to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseCheck {
    pub words: String,
    pub met: bool,
    pub mend: Option<(String, String)>,
}

#[derive(Clone)]
pub struct Release {
    /// After a restore, instead of on the first day.
    pub recovery: bool,
    pub checks: Vec<ReleaseCheck>,
    /// Of these, the first come to see.
    pub rows: Vec<ReleaseRow>,
    pub total: i64,
    pub open: Cents,
    pub calls: i64,
    pub tasks: i64,
    pub rests: i64,
    pub next: Option<String>,
    /// Changes when the list changes; a release of an older list is refused.
    pub list_version: String,
}

#[derive(Template)]
#[template(path = "release.html")]
pub struct ReleasePage {
    pub frame: Frame,
    pub say: Say,
    pub release: Release,
}

impl ReleasePage {
    pub fn new(frame: Frame, release: Release) -> ReleasePage {
        ReleasePage { say: frame.say, frame, release }
    }
}
