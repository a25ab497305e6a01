//! What we do next if we hear nothing, and when: one sentence (behaviour 0.7).

use domain::{Date, Step};

use super::sentence;
use crate::forms::date_near;
use crate::voice::Voice;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextStep {
    pub kind: NextKind,
    pub on: Date,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NextKind {
    /// We send a reminder.
    Reminder,
    /// We call.
    Call,
    /// We write once more.
    Message,
    /// We send an overview of everything that is open.
    Overview,
    /// We send a last letter. Not more than that is announced: it may never be needed.
    LastLetter,
    /// A person looks at it and decides.
    PersonLooks,
}

impl NextStep {
    /// The step that the strategy has planned next. `None` for steps that are not about money.
    pub const fn for_step(step: Step, on: Date) -> Option<NextStep> {
        let kind = match step {
            Step::DueDayReminder | Step::FriendlyReminder => NextKind::Reminder,
            Step::CareCall | Step::ReasonCall | Step::PromiseFollowUp | Step::ArrangementMissed => {
                NextKind::Call
            }
            Step::SecondReminder => NextKind::Message,
            Step::FirmReminder => NextKind::Overview,
            Step::FinalNotice | Step::FourteenDayLetter => NextKind::LastLetter,
            Step::PersonDecides => NextKind::PersonLooks,
            Step::ReceiptCheck
            | Step::ArrangementReminder
            | Step::ThankYou
            | Step::AfterCare
            | Step::SatisfactionQuestion
            | Step::AmbassadorMoment
            | Step::Apology
            | Step::Confirmation => return None,
        };
        Some(NextStep { kind, on })
    }

    pub(crate) fn in_words(self, today: Date, voice: Voice) -> String {
        sentence(voice, self.kind.sentence_key())
            .replace("{date}", &date_near(self.on, today, voice.language()))
    }
}

impl NextKind {
    pub const ALL: &'static [NextKind] = &[
        NextKind::Reminder,
        NextKind::Call,
        NextKind::Message,
        NextKind::Overview,
        NextKind::LastLetter,
        NextKind::PersonLooks,
    ];

    pub(crate) const fn sentence_key(self) -> &'static str {
        match self {
            NextKind::Reminder => "next-reminder",
            NextKind::Call => "next-call",
            NextKind::Message => "next-message",
            NextKind::Overview => "next-overview",
            NextKind::LastLetter => "next-last-letter",
            NextKind::PersonLooks => "next-person-looks",
        }
    }
}
