//! What we change in our own process because of complaints.

use domain::dispute::ProcessStep;
use domain::{Cents, Date};

/// Something that should make a cause happen less often. Dutch: *verbeteractie*.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Improvement {
    /// 0 before it is stored.
    pub id: i64,
    pub step: ProcessStep,
    pub what: String,
    pub owner: String,
    pub due: Date,
    /// What it should bring, in money a year, and in words.
    pub expected: Option<Cents>,
    pub effect: String,
    pub made_on: Date,
    pub done_on: Option<Date>,
}
