//! *Relatie*: who needs care, who may be thanked or asked for a good word, who are ambassadors, and
//! what scores say beside money.

use app::care::{Ambassadors, MomentRow, Part, Scores, SignalRow};
use askama::Template;
use domain::{CustomerId, Date};

use crate::frame::Frame;
use crate::say::Say;

/// What the page shows: `?show=`.
pub const SHOWS: [&str; 4] = ["signals", "moments", "ambassadors", "scores"];

#[derive(Clone)]
pub struct Relations {
    /// One of [`SHOWS`].
    pub show: &'static str,
    pub signals: Vec<SignalRow>,
    pub moments: Vec<MomentRow>,
    pub ambassadors: Option<Ambassadors>,
    pub scores: Option<Scores>,
    /// What came of an import of scores: new, known before, unknown customers, lines lost.
    pub imported: Option<(usize, usize, Vec<String>, Vec<u64>)>,
    pub today: Date,
}

#[derive(Template)]
#[template(path = "relations.html")]
pub struct RelationsPage {
    pub frame: Frame,
    pub say: Say,
    pub relations: Relations,
}

impl RelationsPage {
    pub fn new(frame: Frame, relations: Relations) -> RelationsPage {
        RelationsPage { say: frame.say, frame, relations }
    }
}

/// `GET /customers/{id}/relation`: the four parts of one relation, and what can be done for it.
#[derive(Template)]
#[template(path = "relation.html")]
pub struct RelationPage {
    pub frame: Frame,
    pub say: Say,
    pub customer: CustomerId,
    pub name: String,
    pub parts: Vec<Part>,
    /// What hurts and is not better yet: its place, and its words.
    pub pains: Vec<(usize, domain::care::CareTalk)>,
    /// Why he is not asked now: how it is, and for a good word.
    pub not_now: Option<String>,
    pub no_good_word: Option<String>,
    pub is_ambassador: bool,
    pub scores: Vec<(Date, u8)>,
    /// Contacts of the last year that were about money, and those that were not (0.25).
    pub about_money: i64,
    pub about_care: i64,
}

/// `GET /answer/score`: how likely it is that he recommends us.
#[derive(Template)]
#[template(path = "answer_score.html")]
pub struct ScoreAskedPage {
    pub say: Say,
    pub client: String,
    pub thanks: bool,
    pub problem: bool,
}
