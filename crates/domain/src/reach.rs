//! Through which channel a step reaches this customer: the first that is allowed, reachable and
//! fits (1.9–1.24); and why it is not the one that he asked for. Pure.
//!
//! Invariants: never a refused channel, never WhatsApp without consent (N3), a visit only where the
//! relation is good or the sum is large (1.22).

use serde::{Deserialize, Serialize};

use crate::channel::Channel;
use crate::customer::{Closeness, Meetings, Relation};
use crate::dossier::Dossier;
use crate::ids::InvoiceId;
use crate::money::Cents;
use crate::named::named;
use crate::step::Step;
use crate::strategy::Strategy;

named! {
    /// Why a channel that was asked for is not used.
    WhyNot, "reason against a channel" {
        Refused = "refused",
        NoConsent = "no_consent",
        NotReachable = "not_reachable",
        /// The last message on it came back.
        CameBack = "came_back",
        /// A visit outside a good relation or a large project.
        WeakRelation = "weak_relation",
        /// The message, or the cooperation so far, is too serious for it.
        TooInformal = "too_informal",
        /// Nobody answered on it, or this step has a way of its own.
        OtherWay = "other_way",
    }
}

/// The channel that the customer asked for, and why another one is used (1.24).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instead {
    pub channel: Channel,
    pub why: WhyNot,
}

/// What is to be said: a step about some invoices, of which the oldest is so many days late.
#[derive(Debug, Clone, Copy)]
pub struct Saying<'a> {
    pub step: Step,
    pub about: &'a [InvoiceId],
    pub sum: Cents,
    pub days_late: i32,
}

/// The tone of a conversation (1.17): what happened and how close we are decide it together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// A close customer whom we often meet, a little late for once: light and personal.
    Light,
    Usual,
    /// Strained, never met, weeks late and not for the first time: more formal.
    Formal,
}

/// The channel for a message step, or `None` when nothing is left that fits.
pub fn channel(saying: Saying, dossier: &Dossier, strategy: &Strategy) -> Option<Channel> {
    let usable = |channel: &Channel| why_not(*channel, saying, dossier, strategy).is_none();
    let wanted = asked_for(saying, dossier);
    match saying.step {
        Step::ReceiptCheck | Step::AfterCare => {
            let close = dossier.profile.relation.closeness == Closeness::Close;
            let own = wanted.or(close.then_some(Channel::Phone));
            own.filter(usable).or_else(|| fallback(&usable))
        }
        Step::DueDayReminder => {
            let app = strategy.due_day_reminder.as_ref().is_some_and(|rule| saying.sum < rule.whatsapp_below);
            let own = wanted.or(app.then_some(Channel::Whatsapp));
            own.filter(usable).or_else(|| personal(saying, dossier, &usable)).or_else(|| fallback(&usable))
        }
        Step::SecondReminder => {
            let rule = strategy.second_reminder.as_ref()?;
            let silent = dossier.state.rhythm.unanswered;
            let other = rule.channels.iter().copied().filter(|channel| !silent.has(*channel));
            other.chain([Channel::Phone]).find(|channel| usable(channel))
        }
        Step::FirmReminder => [Channel::Email, Channel::Post]
            .into_iter()
            .find(|channel| usable(channel))
            .or_else(|| fallback(&usable)),
        Step::ThankYou | Step::SatisfactionQuestion => {
            // A word of thanks is a message: it asks nobody's time.
            let written = [Channel::Email, Channel::Whatsapp, Channel::Sms, Channel::Portal, Channel::Post];
            let own = wanted.filter(|channel| written.contains(channel));
            own.into_iter().chain(written).find(|channel| usable(channel))
        }
        _ => wanted
            .filter(usable)
            .or_else(|| if wanted.is_none() { personal(saying, dossier, &usable) } else { None })
            .or_else(|| fallback(&usable)),
    }
}

/// Why the step goes through `used` and not through the channel that the customer asked for.
pub fn instead(used: Channel, saying: Saying, dossier: &Dossier, strategy: &Strategy) -> Option<Instead> {
    let own_way = saying.step.is_call() || saying.step.is_formal();
    let wanted = asked_for(saying, dossier).filter(|wanted| *wanted != used && !own_way)?;
    let why = why_not(wanted, saying, dossier, strategy).unwrap_or(WhyNot::OtherWay);
    Some(Instead { channel: wanted, why })
}

/// What he said that he prefers for this: administration and reminders are two questions (1.11),
/// and a project may have an answer of its own (0.3).
fn asked_for(saying: Saying, dossier: &Dossier) -> Option<Channel> {
    let preference = &dossier.profile.preference;
    match saying.step {
        Step::ReceiptCheck | Step::AfterCare => preference.admin,
        _ => of_project(saying, dossier).or(preference.reminders),
    }
}

/// When everything that is spoken of belongs to one project with a channel of its own.
fn of_project(saying: Saying, dossier: &Dossier) -> Option<Channel> {
    let wish = |id: &InvoiceId| dossier.profile.wish_for(dossier.invoice(*id)?.project.as_deref())?.reminders;
    let mut wishes = saying.about.iter().map(wish);
    let first = wishes.next()??;
    wishes.all(|other| other == Some(first)).then_some(first)
}

/// Light and personal: an app when there is consent, else a call.
fn personal(saying: Saying, dossier: &Dossier, usable: &impl Fn(&Channel) -> bool) -> Option<Channel> {
    let light = manner(saying, dossier) == Manner::Light;
    [Channel::Whatsapp, Channel::Phone].into_iter().find(|channel| light && usable(channel))
}

fn fallback(usable: &impl Fn(&Channel) -> bool) -> Option<Channel> {
    [Channel::Email, Channel::Phone, Channel::Post].into_iter().find(|channel| usable(channel))
}

/// Why this channel cannot be used for this, in the order in which a person would say it.
pub fn why_not(channel: Channel, saying: Saying, dossier: &Dossier, strategy: &Strategy) -> Option<WhyNot> {
    let profile = &dossier.profile;
    if profile.refused.has(channel) {
        return Some(WhyNot::Refused);
    }
    if dossier.state.failed.has(channel) {
        return Some(WhyNot::CameBack);
    }
    if !profile.reachable.has(channel) {
        return Some(WhyNot::NotReachable);
    }
    match channel {
        Channel::Whatsapp if !profile.consent.has(channel) => Some(WhyNot::NoConsent),
        Channel::Visit if !visit_fits(&profile.relation, saying.sum, strategy) => Some(WhyNot::WeakRelation),
        // Formal words belong on paper or in the mail, with proof (1.20, 1.21).
        Channel::Whatsapp | Channel::Sms | Channel::Portal => {
            let serious = saying.step.is_formal()
                || saying.step == Step::FirmReminder
                || manner(saying, dossier) == Manner::Formal;
            serious.then_some(WhyNot::TooInformal)
        }
        Channel::Visit | Channel::Email | Channel::Phone | Channel::Post => None,
    }
}

/// Somebody may come by where the relation is good, or where much is at stake (1.22, N3).
pub fn visit_fits(relation: &Relation, sum: Cents, strategy: &Strategy) -> bool {
    let good = relation.closeness == Closeness::Close && !relation.strained;
    good || sum >= strategy.gates.visit_from
}

/// Only what we know for sure makes a conversation lighter or more formal than usual.
fn manner(saying: Saying, dossier: &Dossier) -> Manner {
    let relation = &dossier.profile.relation;
    let (late, lates) = (saying.days_late, dossier.state.lates);
    match relation.meetings {
        Some(Meetings::Often) if relation.closeness == Closeness::Close && !relation.strained => {
            if late <= 7 && lates <= 1 { Manner::Light } else { Manner::Usual }
        }
        Some(Meetings::Never) if relation.strained && late >= 14 && lates >= 2 => Manner::Formal,
        _ => Manner::Usual,
    }
}
