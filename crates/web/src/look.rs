//! Which icon and which tone a fact has on the screen. Colour is never alone: wherever a tone is
//! used, an icon and a word stand beside it.
//!
//! Not here: the words (`web.ftl`), the colours (`bondig.css`).

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
        TaskKind::AskBookkeeperToChangeTerm | TaskKind::AskClientAboutTerm => "calendar-due",
        TaskKind::FindPhoneNumber => "phone-x",
        TaskKind::FindRightPerson => "user-question",
        TaskKind::SearchPayment => "zoom-question",
        TaskKind::AllocatePayment => "arrows-join-2",
        TaskKind::ProposeArrangement => "calendar-repeat",
        TaskKind::SolveDispute => "message-exclamation",
        TaskKind::ReadReply => "message",
        TaskKind::FullStop => "hand-stop",
        TaskKind::PersonDecides => "scale",
        TaskKind::AmbassadorMoment => "star",
    }
}
