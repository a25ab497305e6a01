//! Care: how satisfied a customer is and when he may be asked, what hurts and what is done about
//! it, and the moments at which he may be asked for a good word. Dutch: *zorg*, *ambassadeurs*.
//!
//! Not here: the call after a low score (`decide::followups`), complaints (`dispute`).
//! Invariants: nobody is asked for a good word while anything is open and late, disputed or being
//! paid in parts, nor within thirty days of a firm letter (N7); a question about satisfaction comes
//! at most once in half a year, and never during a dispute, an arrangement or a week of reminders.

use serde::{Deserialize, Serialize};

use crate::agreement::ArrangementState;
use crate::date::Date;
use crate::dossier::Dossier;
use crate::money::Cents;
use crate::named::named;
use crate::standing::effective_due;
use crate::strategy::Strategy;

named! {
    /// Net Promoter Score: 9–10, 7–8, 0–6 (Reichheld, "The One Number You Need to Grow", 2003).
    ScoreClass, "class of a score" {
        Promoter = "promoter",
        Passive = "passive",
        Detractor = "detractor",
    }
}

impl ScoreClass {
    /// `nps`: 0 to 10.
    pub fn of(nps: u8) -> ScoreClass {
        match nps {
            9.. => ScoreClass::Promoter,
            7..=8 => ScoreClass::Passive,
            _ => ScoreClass::Detractor,
        }
    }
}

/// What came with a score.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ScoreSaid {
    /// The person who gave it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// How easy we made it: 1 (very hard) to 7 (very easy), Customer Effort Score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ease: Option<u8>,
    /// Which survey, or where it was read from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub survey: Option<String>,
    /// The day on which it was given, when we heard of it later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given: Option<Date>,
}

/// Extra work to make it better: what it is, what it costs us, who approved it (3.9).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtraWork {
    pub what: String,
    /// In cents of the client's currency.
    pub cost: Cents,
    pub approved_by: String,
}

/// What a caring conversation brought: where it hurts, how it gets better (3.9).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CareTalk {
    /// Under a name of its own: beside it in the timeline stands the fact's own `on`.
    #[serde(rename = "talked")]
    pub on: Date,
    pub pain: String,
    pub improvement: String,
    /// Who makes it better, and by when (A2).
    pub owner: String,
    pub by: Date,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extra_work: Option<ExtraWork>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solved: Option<Date>,
}

named! {
    /// A good word, or our thanks for one.
    GoodWord, "kind of good word" {
        Review = "review",
        Referral = "referral",
        Testimonial = "testimonial",
        /// A card, a call, a small present: nothing is asked.
        ThankYouCard = "thank_you_card",
    }
}

named! {
    /// Why it is the moment.
    Moment, "earned moment" {
        DisputeSolved = "dispute_solved",
        HardTimes = "hard_times",
        YearsTogether = "years_together",
        HighScore = "high_score",
        Person = "person",
    }
}

/// A moment that was used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AmbassadorMoment {
    pub what: GoodWord,
    pub moment: Moment,
    pub asked: Date,
    /// The day of the answer, and whether he did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<(Date, bool)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

/// What care remembers of a customer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Care {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub talks: Vec<CareTalk>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub moments: Vec<AmbassadorMoment>,
    /// The last day on which we asked how satisfied he is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<Date>,
    /// All scores, oldest first: for the trend.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scores: Vec<(Date, u8)>,
    /// The last firm or formal letter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub firm: Option<Date>,
}

impl Care {
    pub fn is_empty(&self) -> bool {
        *self == Care::default()
    }

    /// Somebody who gave a good word.
    pub fn is_ambassador(&self) -> bool {
        self.moments.iter().any(|moment| {
            moment.what != GoodWord::ThankYouCard && moment.answered.is_some_and(|(_, done)| done)
        })
    }
}

/// Why somebody is not asked now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotNow {
    #[error("a complaint is open")]
    Disputed,
    #[error("something is being paid in parts")]
    Arrangement,
    #[error("something is open past its day")]
    Late,
    #[error("something is open")]
    Open,
    #[error("the last score was low")]
    LowScore,
    #[error("there was a firm letter on {on}")]
    FirmLetter { on: Date },
    #[error("there was a reminder on {on}")]
    Reminded { on: Date },
    #[error("it was asked on {on}")]
    AskedBefore { on: Date },
    #[error("everything stopped for this customer")]
    FullStop,
}

/// Days after a firm letter, a reminder, a question and a good word in which nothing is asked.
const AFTER_FIRM_DAYS: i32 = 30;
const AFTER_REMINDER_DAYS: i32 = 7;
const HALF_A_YEAR_DAYS: i32 = 182;

impl Dossier {
    /// Whether he may be asked for a good word today (N7). A thank-you card asks nothing, and is
    /// held by fewer things.
    ///
    /// # Errors
    /// [`NotNow`]: the first thing that is in the way.
    pub fn may_be_asked_for(&self, what: GoodWord, today: Date, strategy: &Strategy) -> Result<(), NotNow> {
        self.nothing_hurts()?;
        let late = |invoice: &crate::Invoice| effective_due(invoice, self, strategy).date < today;
        if self.open_invoices().any(late) {
            return Err(NotNow::Late);
        }
        if let Some(on) = self.state.care.firm.filter(|on| today.days_since(*on) < AFTER_FIRM_DAYS) {
            return Err(NotNow::FirmLetter { on });
        }
        if what == GoodWord::ThankYouCard {
            return Ok(());
        }
        if self.open_invoices().next().is_some() {
            return Err(NotNow::Open);
        }
        if self.state.score.is_some_and(|score| ScoreClass::of(score.nps) == ScoreClass::Detractor) {
            return Err(NotNow::LowScore);
        }
        let asked = self.state.care.moments.iter().filter(|moment| moment.what != GoodWord::ThankYouCard);
        match asked.map(|moment| moment.asked).max() {
            Some(on) if today.days_since(on) < HALF_A_YEAR_DAYS => Err(NotNow::AskedBefore { on }),
            _ => Ok(()),
        }
    }

    /// Whether he may be asked today how satisfied he is (3.6).
    ///
    /// # Errors
    /// [`NotNow`]: the first thing that is in the way.
    pub fn may_be_asked_how_it_is(&self, today: Date) -> Result<(), NotNow> {
        self.nothing_hurts()?;
        let reminded = self.state.rhythm.reminders.last().copied();
        if let Some(on) = reminded.filter(|on| today.days_since(*on) < AFTER_REMINDER_DAYS) {
            return Err(NotNow::Reminded { on });
        }
        match self.state.care.asked {
            Some(on) if today.days_since(on) < HALF_A_YEAR_DAYS => Err(NotNow::AskedBefore { on }),
            _ => Ok(()),
        }
    }

    fn nothing_hurts(&self) -> Result<(), NotNow> {
        let state = &self.state;
        if state.stop.is_some() {
            return Err(NotNow::FullStop);
        }
        if state.disputes.iter().any(|dispute| dispute.is_open()) {
            return Err(NotNow::Disputed);
        }
        let runs = |state| matches!(state, ArrangementState::Running | ArrangementState::Proposed);
        if state.arrangements.iter().any(|arrangement| runs(arrangement.state)) {
            return Err(NotNow::Arrangement);
        }
        Ok(())
    }
}
