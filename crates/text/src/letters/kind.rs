//! The kinds of letters, and what each of them must contain.
//!
//! Not here: when they are sent. Invariant: exactly the two formal letters may name costs, default
//! and handing over (house rule on tone, behaviours 0.24 and 1.25).

use domain::Step;

use super::syntax::Block;
use crate::voice::Voice;

/// Full text with subject, or a few sentences for WhatsApp and SMS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Size {
    Full,
    Short,
}

macro_rules! letters {
    ($($(#[$meta:meta])* $variant:ident = $word:literal $size:ident),+ $(,)?) => {
        /// A kind of letter to a customer (or, at the end, to the creditor's own people).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Letter { $($(#[$meta])* $variant),+ }

        impl Letter {
            pub const ALL: &'static [Letter] = &[$(Letter::$variant),+];

            /// The word for this letter in the store and in the names of the text files.
            pub const fn word(self) -> &'static str {
                match self { $(Letter::$variant => $word),+ }
            }

            /// The text that is used where a client has no text of his own.
            pub const fn default_source(self, voice: Voice, size: Size) -> Option<&'static str> {
                match (self, voice, size) {
                    $(
                        (Letter::$variant, Voice::NlJe, Size::Full) => Some(include_str!(concat!("../../letters/nl-je/", $word, ".txt"))),
                        (Letter::$variant, Voice::NlU, Size::Full) => Some(include_str!(concat!("../../letters/nl-u/", $word, ".txt"))),
                        (Letter::$variant, Voice::En, Size::Full) => Some(include_str!(concat!("../../letters/en/", $word, ".txt"))),
                        (Letter::$variant, voice, Size::Short) => letters!(@short $size $word voice),
                    )+
                }
            }
        }
    };
    (@short only_full $word:literal $voice:ident) => {{ let _ = $voice; None }};
    (@short both $word:literal $voice:ident) => {
        Some(match $voice {
            Voice::NlJe => include_str!(concat!("../../letters/nl-je/", $word, ".short.txt")),
            Voice::NlU => include_str!(concat!("../../letters/nl-u/", $word, ".short.txt")),
            Voice::En => include_str!(concat!("../../letters/en/", $word, ".short.txt")),
        })
    };
}

letters! {
    ReceiptCheck = "receipt_check" both,
    DueDayReminder = "due_day_reminder" both,
    FriendlyReminder = "friendly_reminder" both,
    SecondReminder = "second_reminder" both,
    FirmReminder = "firm_reminder" only_full,
    /// *Laatste aanmaning*, businesses.
    FinalNotice = "final_notice" only_full,
    /// *Veertiendagenbrief*, consumers.
    FourteenDayLetter = "fourteen_day_letter" only_full,
    ArrangementReminder = "arrangement_reminder" both,
    ThankYou = "thank_you" both,
    AfterCare = "after_care" both,
    SatisfactionQuestion = "satisfaction_question" both,
    AmbassadorMoment = "ambassador_moment" both,
    Apology = "apology" both,
    PromiseConfirmed = "promise_confirmed" both,
    TermClaimReceived = "term_claim_received" both,
    TermAgreed = "term_agreed" both,
    TermDenied = "term_denied" only_full,
    DisputeReceived = "dispute_received" both,
    DisputeSolved = "dispute_solved" both,
    PlanRequestReceived = "plan_request_received" both,
    ArrangementConfirmed = "arrangement_confirmed" both,
    HoldConfirmed = "hold_confirmed" both,
    AlreadyPaidReceived = "already_paid_received" both,
    CopySent = "copy_sent" both,
    /// To the creditor's bookkeeper: the agreed term is not in the books yet (2.13).
    AskBookkeeper = "ask_bookkeeper" only_full,
    /// To the creditor: does he agree with the term that his customer names (2.11)?
    AskClientAboutTerm = "ask_client_about_term" only_full,
    /// To the creditor's bookkeeper: a new invoice came without the agreed term (2.16).
    InvoiceOldTerm = "invoice_old_term" only_full,
    /// To the creditor: the bookkeeping still does not follow what he agreed to (2.15).
    TermStuck = "term_stuck" only_full,
    /// To who makes the invoices: what has to be right on the next one (4.11).
    TellInvoicing = "tell_invoicing" only_full,
    /// To the customer: what was put right in the conversation (1.7, 4.9).
    DetailsCorrected = "details_corrected" only_full,
    /// To the customer: what is open, asked for where no document can go along.
    Statement = "statement" only_full,
    /// To the creditor: what his customer is not satisfied about (2.4).
    DisputePassedOn = "dispute_passed_on" only_full,
}

/// Something that a letter must contain, whoever wrote its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Element {
    /// What is open: the invoices.
    Open,
    /// What we ask, and how to do it: the payment block.
    Pay,
    /// What happens next, and when.
    Next,
    /// Is something wrong, or is paying difficult?
    Help,
    /// Already paid? Then this can be thrown away.
    AlreadyPaid,
    /// A named person with a telephone number.
    Person,
    /// The block of law of the final notice.
    FinalNotice,
    /// The block of law of the fourteen-day letter.
    FourteenDays,
}

impl Letter {
    /// The letter of a step, if the step can be written. Calls and tasks have none: see
    /// [`crate::Call::for_step`].
    pub const fn for_step(step: Step) -> Option<Letter> {
        Some(match step {
            Step::ReceiptCheck => Letter::ReceiptCheck,
            Step::DueDayReminder => Letter::DueDayReminder,
            Step::FriendlyReminder => Letter::FriendlyReminder,
            Step::SecondReminder => Letter::SecondReminder,
            Step::FirmReminder => Letter::FirmReminder,
            Step::FinalNotice => Letter::FinalNotice,
            Step::FourteenDayLetter => Letter::FourteenDayLetter,
            Step::ArrangementReminder => Letter::ArrangementReminder,
            Step::ThankYou => Letter::ThankYou,
            Step::AfterCare => Letter::AfterCare,
            Step::SatisfactionQuestion => Letter::SatisfactionQuestion,
            Step::AmbassadorMoment => Letter::AmbassadorMoment,
            Step::Apology => Letter::Apology,
            Step::Confirmation
            | Step::CareCall
            | Step::ReasonCall
            | Step::PersonDecides
            | Step::PromiseFollowUp
            | Step::ArrangementMissed => return None,
        })
    }

    /// A formal letter may name costs and default; every other letter may not.
    pub const fn is_formal(self) -> bool {
        matches!(self, Letter::FinalNotice | Letter::FourteenDayLetter)
    }

    /// Whether it goes to the creditor's own people and not to a customer.
    pub const fn is_internal(self) -> bool {
        matches!(
            self,
            Letter::AskBookkeeper
                | Letter::AskClientAboutTerm
                | Letter::InvoiceOldTerm
                | Letter::TermStuck
                | Letter::TellInvoicing
                | Letter::DisputePassedOn
        )
    }

    /// Whether the invoices are shown with the days that they are late.
    pub(crate) const fn shows_days_late(self) -> bool {
        matches!(self, Letter::SecondReminder | Letter::FirmReminder) || self.is_formal()
    }

    /// What the full text must contain.
    pub const fn elements(self) -> &'static [Element] {
        use Element::{AlreadyPaid, FinalNotice, FourteenDays, Help, Next, Open, Pay, Person};
        match self {
            Letter::ReceiptCheck => &[Open, Help, Next, Person],
            Letter::DueDayReminder
            | Letter::FriendlyReminder
            | Letter::SecondReminder
            | Letter::FirmReminder => &[Open, Pay, Next, Help, AlreadyPaid, Person],
            Letter::FinalNotice => &[Open, Pay, FinalNotice, Help, AlreadyPaid, Person],
            Letter::FourteenDayLetter => &[Open, Pay, FourteenDays, Help, AlreadyPaid, Person],
            Letter::ArrangementReminder => &[Pay, Help, AlreadyPaid, Person],
            _ => &[Person],
        }
    }
}

impl Element {
    pub const ALL: &'static [Element] = &[
        Element::Open,
        Element::Pay,
        Element::Next,
        Element::Help,
        Element::AlreadyPaid,
        Element::Person,
        Element::FinalNotice,
        Element::FourteenDays,
    ];

    pub const fn word(self) -> &'static str {
        match self {
            Element::Open => "open",
            Element::Pay => "pay",
            Element::Next => "next",
            Element::Help => "help",
            Element::AlreadyPaid => "already_paid",
            Element::Person => "person",
            Element::FinalNotice => "final_notice",
            Element::FourteenDays => "fourteen_days",
        }
    }

    /// The block that holds it, when it is a block.
    pub(crate) const fn block(self) -> Option<Block> {
        Some(match self {
            Element::Open => Block::Invoices,
            Element::Pay => Block::Pay,
            Element::Person => Block::Signature,
            Element::FinalNotice => Block::FinalNotice,
            Element::FourteenDays => Block::FourteenDays,
            Element::Next | Element::Help | Element::AlreadyPaid => return None,
        })
    }
}

impl std::str::FromStr for Letter {
    type Err = String;
    fn from_str(text: &str) -> Result<Letter, String> {
        let known = Letter::ALL.iter().copied().find(|letter| letter.word() == text);
        known.ok_or_else(|| format!("“{text}” is no letter that Bondig knows"))
    }
}
