//! Through which channel a step reaches this customer: the first that is allowed, reachable and
//! fits (1.9–1.24). Pure.
//!
//! Invariants: never a refused channel, never WhatsApp without consent (N3), a visit only where the
//! relation is good or the sum is large (1.22).

use crate::channel::Channel;
use crate::customer::Closeness;
use crate::dossier::Dossier;
use crate::money::Cents;
use crate::step::Step;
use crate::strategy::Strategy;

/// The channel for a message step about this sum, or `None` when nothing is left that fits.
pub fn channel(step: Step, sum: Cents, dossier: &Dossier, strategy: &Strategy) -> Option<Channel> {
    let usable =
        |channel: &Channel| dossier.may_use(*channel) && fits(*channel, step, sum, dossier, strategy);
    let preference = &dossier.profile.preference;
    match step {
        Step::ReceiptCheck | Step::AfterCare => {
            let close = dossier.profile.relation.closeness == Closeness::Close;
            let own = preference.admin.or(close.then_some(Channel::Phone));
            own.filter(usable).or_else(|| fallback(&usable))
        }
        Step::DueDayReminder => {
            let app = strategy.due_day_reminder.as_ref().is_some_and(|rule| sum < rule.whatsapp_below);
            let own = preference.reminders.or(app.then_some(Channel::Whatsapp));
            own.filter(usable).or_else(|| fallback(&usable))
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
            let own = preference.reminders.filter(|channel| written.contains(channel));
            own.into_iter().chain(written).find(|channel| usable(channel))
        }
        _ => preference.reminders.filter(usable).or_else(|| fallback(&usable)),
    }
}

fn fallback(usable: &impl Fn(&Channel) -> bool) -> Option<Channel> {
    [Channel::Email, Channel::Phone, Channel::Post].into_iter().find(|channel| usable(channel))
}

fn fits(channel: Channel, step: Step, sum: Cents, dossier: &Dossier, strategy: &Strategy) -> bool {
    let relation = &dossier.profile.relation;
    match channel {
        Channel::Visit => {
            let good = relation.closeness == Closeness::Close && !relation.strained;
            good || sum >= strategy.gates.visit_from
        }
        // Formal words belong on paper or in the mail, with proof (1.20, 1.21).
        Channel::Whatsapp | Channel::Sms | Channel::Portal => !step.is_formal() && step != Step::FirmReminder,
        Channel::Email | Channel::Phone | Channel::Post => true,
    }
}
