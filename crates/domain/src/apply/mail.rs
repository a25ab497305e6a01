//! Messages that came back: what went out on that channel last did not reach the customer.

use crate::channel::Channel;
use crate::dossier::{Dossier, Sent};
use crate::invoice::Progress;
use crate::step::Step;

impl Dossier {
    /// That channel is closed until somebody mends it. A reminder or a question that came back was
    /// not said: its step is ripe again, through another channel. A formal notice went by post too.
    pub(super) fn message_failed(&mut self, channel: Channel) {
        self.state.failed.add(channel);
        self.state.rhythm.unanswered.remove(channel);
        let came_back = |sent: &mut Sent| sent.channel == channel;
        let Some(sent) = self.state.rhythm.last_sent.take_if(came_back) else {
            return;
        };
        for invoice in &mut self.invoices {
            if !sent.invoices.contains(&invoice.id) {
                continue;
            }
            if sent.step == Step::ReceiptCheck {
                invoice.track.receipt_checked = false;
            }
            if let Some(progress) = invoice.track.progress
                && progress.on == sent.on
                && progress.step.is_reminder()
            {
                invoice.track.progress =
                    step_before(progress.step).map(|step| Progress { step, on: sent.on });
            }
        }
        let rhythm = &mut self.state.rhythm;
        if sent.step.is_reminder() {
            rhythm.row = rhythm.row.saturating_sub(1);
            rhythm.reminders.retain(|day| *day != sent.on);
        }
        rhythm.last_message = rhythm.last_message.filter(|last| *last != sent.on);
    }
}

fn step_before(step: Step) -> Option<Step> {
    match step {
        Step::FirmReminder => Some(Step::SecondReminder),
        Step::SecondReminder => Some(Step::ReasonCall),
        Step::FriendlyReminder => Some(Step::DueDayReminder),
        _ => None,
    }
}
