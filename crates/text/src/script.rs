//! What to say on the phone or at the door: four short blocks, filled with what we know.
//!
//! Not here: what happens with the answer (domain, web). A script is a help for a person, so an
//! absent fact shows as “…” and never stops the call.

use std::sync::OnceLock;

use domain::Step;
use minijinja::{Environment, Error, Output, UndefinedBehavior, Value};

use crate::letters::{LetterContext, Placeholder, plain_engine};
use crate::voice::Voice;

/// The four blocks of a conversation, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Script {
    /// Who calls, and a friendly first sentence.
    pub open: String,
    /// The question. Then silence.
    pub ask: String,
    /// What to listen for, and how to react.
    pub listen: String,
    /// What to agree, with a day and an amount, and how to close.
    pub agree: String,
}

macro_rules! calls {
    ($($(#[$meta:meta])* $variant:ident = $word:literal),+ $(,)?) => {
        /// A kind of conversation.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Call { $($(#[$meta])* $variant),+ }

        impl Call {
            pub const ALL: &'static [Call] = &[$(Call::$variant),+];

            pub const fn word(self) -> &'static str {
                match self { $(Call::$variant => $word),+ }
            }

            const fn source(self, voice: Voice) -> &'static str {
                match (self, voice) {
                    $(
                        (Call::$variant, Voice::NlJe) => include_str!(concat!("../letters/nl-je/call_", $word, ".txt")),
                        (Call::$variant, Voice::NlU) => include_str!(concat!("../letters/nl-u/call_", $word, ".txt")),
                        (Call::$variant, Voice::En) => include_str!(concat!("../letters/en/call_", $word, ".txt")),
                    )+
                }
            }
        }
    };
}

calls! {
    ReceiptCheck = "receipt_check",
    /// A reminder for a customer who prefers the phone.
    Reminder = "reminder",
    CareCall = "care_call",
    ReasonCall = "reason_call",
    PromiseFollowUp = "promise_follow_up",
    ArrangementReminder = "arrangement_reminder",
    ArrangementMissed = "arrangement_missed",
    ThankYou = "thank_you",
    AfterCare = "after_care",
    SatisfactionQuestion = "satisfaction_question",
    AmbassadorMoment = "ambassador_moment",
    Apology = "apology",
}

impl Call {
    /// The conversation of a step when it is held by phone or at the door.
    pub const fn for_step(step: Step) -> Call {
        match step {
            Step::ReceiptCheck => Call::ReceiptCheck,
            Step::DueDayReminder | Step::FriendlyReminder => Call::Reminder,
            Step::CareCall => Call::CareCall,
            Step::ReasonCall
            | Step::SecondReminder
            | Step::FirmReminder
            | Step::FinalNotice
            | Step::FourteenDayLetter
            | Step::PersonDecides => Call::ReasonCall,
            Step::PromiseFollowUp => Call::PromiseFollowUp,
            Step::ArrangementReminder => Call::ArrangementReminder,
            Step::ArrangementMissed => Call::ArrangementMissed,
            Step::ThankYou => Call::ThankYou,
            // What is told in writing is not said by phone; when it is, it is a kind word.
            Step::AfterCare | Step::Confirmation => Call::AfterCare,
            Step::SatisfactionQuestion => Call::SatisfactionQuestion,
            Step::AmbassadorMoment => Call::AmbassadorMoment,
            Step::Apology => Call::Apology,
        }
    }

    /// The four blocks, in the voice of the debtor.
    pub fn script(self, context: &LetterContext) -> Script {
        let values =
            Placeholder::ALL.iter().map(|placeholder| (placeholder.word(), placeholder.value(None, context)));
        let values = Value::from_pairs(values.collect::<Vec<_>>());
        let name = template_name(self, context.debtor.voice);
        let filled =
            engine().get_template(&name).and_then(|template| template.render(values)).unwrap_or_default();
        let mut blocks = filled.split("\n\n").map(|block| block.replace('\n', " ").trim().to_owned());
        let mut next = || blocks.next().unwrap_or_default();
        Script { open: next(), ask: next(), listen: next(), agree: next() }
    }
}

fn template_name(call: Call, voice: Voice) -> String {
    format!("{}/{}", voice.word(), call.word())
}

fn engine() -> &'static Environment<'static> {
    static ENGINE: OnceLock<Environment<'static>> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let mut engine = plain_engine();
        engine.set_undefined_behavior(UndefinedBehavior::Lenient);
        engine.set_formatter(print_or_dots);
        for &call in Call::ALL {
            for &voice in Voice::ALL {
                let added = engine.add_template_owned(template_name(call, voice), call.source(voice));
                debug_assert!(added.is_ok(), "{} {}", call.word(), voice.word());
            }
        }
        engine
    })
}

fn print_or_dots(out: &mut Output, _state: &mut minijinja::State, value: &Value) -> Result<(), Error> {
    out.write_str(value.as_str().unwrap_or("…")).map_err(Error::from)
}
