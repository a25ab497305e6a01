//! Which icon and which tone a fact has on the screen. Colour is never alone: wherever a tone is
//! used, an icon and a word stand beside it.
//!
//! Not here: the words (`web.ftl`), the colours (`bondig.css`).

use domain::dispute::{Ending, Verdict};
use domain::{Channel, Hold, Step, TaskKind};

/// A tone is a pair of colours with enough contrast in light and dark; CSS class `tone-…`.
pub type Tone = &'static str;

pub fn channel_icon(channel: &Channel) -> &'static str {
    match channel {
        Channel::Email => "mail",
        Channel::Phone => "phone",
        Channel::Whatsapp => "brand-whatsapp",
        Channel::Sms => "message",
        Channel::Post => "mailbox",
        Channel::Visit => "walk",
        Channel::Portal => "device-laptop",
    }
}

pub fn hold_icon(hold: &Hold) -> &'static str {
    match hold {
        Hold::FullStop => "hand-stop",
        Hold::Paid => "circle-check",
        Hold::Disputed => "message-exclamation",
        Hold::Arrangement => "calendar-repeat",
        Hold::Promised => "heart-handshake",
        Hold::Held => "player-pause",
        Hold::Collected => "credit-card",
        Hold::TermClaim | Hold::AgreedTerm => "calendar-due",
        Hold::NotDue => "calendar-event",
        Hold::BankStale => "refresh",
        Hold::RecentContact | Hold::QuietHours => "moon-stars",
        Hold::HumanFirst => "users",
        Hold::NoChannel => "ban",
        Hold::WaitingForAnswer => "hourglass",
        Hold::WaitingForTask => "list-check",
        Hold::BelowThreshold => "coins",
    }
}

pub fn hold_tone(hold: &Hold) -> Tone {
    match hold {
        Hold::FullStop | Hold::NoChannel => "late",
        Hold::Paid => "good",
        Hold::Disputed => "dispute",
        Hold::Arrangement => "plan",
        Hold::Promised => "promise",
        Hold::TermClaim | Hold::AgreedTerm => "term",
        Hold::BankStale => "warn",
        _ => "calm",
    }
}

pub fn step_icon(step: &Step) -> &'static str {
    match step {
        step if step.is_call() => "phone",
        step if step.is_formal() => "mailbox",
        Step::ThankYou | Step::AfterCare => "heart-handshake",
        Step::AmbassadorMoment | Step::SatisfactionQuestion => "star",
        Step::PersonDecides => "scale",
        _ => "mail",
    }
}

pub fn task_icon(task: &TaskKind) -> &'static str {
    match task {
        TaskKind::Approve => "eye",
        TaskKind::AskBookkeeperToChangeTerm | TaskKind::AskClientAboutTerm | TaskKind::TermComplaint => {
            "calendar-due"
        }
        TaskKind::FixAdministration => "adjustments",
        TaskKind::FindPhoneNumber => "phone-x",
        TaskKind::FindRightPerson => "user-question",
        TaskKind::SearchPayment => "zoom-question",
        TaskKind::AllocatePayment => "arrows-join-2",
        TaskKind::ProposeArrangement => "calendar-repeat",
        TaskKind::SolveDispute | TaskKind::AnswerDispute | TaskKind::AskClientAboutDispute => {
            "message-exclamation"
        }
        TaskKind::FollowUpRemedy => "list-check",
        TaskKind::ReadReply => "message",
        TaskKind::FullStop => "hand-stop",
        TaskKind::PersonDecides => "scale",
        TaskKind::AmbassadorMoment => "star",
        TaskKind::TellInvoicing => "file-invoice",
    }
}

/// How a complaint turned out. It is a chance, so only what was lost looks bad.
pub fn ending_tone(ending: &Ending) -> Tone {
    match ending {
        Ending::Open => "dispute",
        Ending::LetGo | Ending::ToPay => "calm",
        Ending::Paid | Ending::Returned => "good",
        Ending::Lost => "late",
    }
}

pub fn ending_icon(ending: &Ending) -> &'static str {
    match ending {
        Ending::Open => "message-exclamation",
        Ending::LetGo => "receipt-refund",
        Ending::ToPay => "hourglass",
        Ending::Paid => "circle-check",
        Ending::Returned => "heart-handshake",
        Ending::Lost => "mood-sad",
    }
}

pub fn verdict_tone(verdict: &Verdict) -> Tone {
    match verdict {
        Verdict::Accepted => "good",
        Verdict::Changed => "term",
        Verdict::Rejected => "late",
    }
}

/// How a part of a relation stands.
pub fn relation_tone(state: &app::care::State) -> Tone {
    use app::care::State;
    match state {
        State::Unknown => "calm",
        State::Good => "good",
        State::Attention => "term",
        State::Worry => "late",
    }
}

pub fn relation_icon(state: &app::care::State) -> &'static str {
    use app::care::State;
    match state {
        State::Unknown => "help",
        State::Good => "mood-smile",
        State::Attention => "mood-neutral",
        State::Worry => "mood-sad",
    }
}

/// How paying in parts goes.
pub fn course_tone(course: &app::agreements::Course) -> Tone {
    use app::agreements::Course;
    match course {
        Course::Proposed => "term",
        Course::OnCourse => "plan",
        Course::Behind => "late",
        Course::Finished => "good",
        Course::Replaced => "calm",
    }
}

pub fn course_icon(course: &app::agreements::Course) -> &'static str {
    use app::agreements::Course;
    match course {
        Course::Proposed => "hourglass",
        Course::OnCourse => "calendar-repeat",
        Course::Behind => "alert-triangle",
        Course::Finished => "circle-check",
        Course::Replaced => "arrow-right",
    }
}
