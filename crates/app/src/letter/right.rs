//! Is a planned message still right, as of now? The last word before anything leaves (G3).
//!
//! Called inside the claim transaction, and whenever people enter a fact. Not here: rules of its
//! own about money; it asks `standing`, as deciding does.

use domain::standing::{self, Standing};
use domain::{Because, Currency, Date, Dossier, Hold, InvoiceId, Step, Why};

use super::sum;
use crate::confirm;
use crate::records::{Client, Customer, NewMessage};

/// The invoices that this message may still be about, or why it may not go out any more.
///
/// # Errors
/// The reason; the message is then cancelled with it.
pub fn still_right(
    client: &Client,
    customer: &Customer,
    message: &NewMessage,
    today: Date,
) -> Result<Vec<InvoiceId>, Because> {
    let dossier = &customer.dossier;
    if let Some(note) = &message.note {
        confirm::still_right(dossier, note)?;
        if !note.to.is_customer() {
            return Ok(message.invoices.clone());
        }
    }
    if let Some(stop) = dossier.state.stop {
        return Err(Why::Stopped.until(stop.on));
    }
    let channel_closed =
        dossier.profile.refused.has(message.channel) || dossier.state.failed.has(message.channel);
    if channel_closed {
        return Err(Why::NoChannel.into());
    }
    if let Some(because) = overtaken(dossier, message) {
        return Err(because);
    }
    let step = message.step;
    if step.is_reminder() || step.is_formal() {
        return money_still_right(client, dossier, message, today);
    }
    let open = |id: &&InvoiceId| dossier.invoice(**id).is_some_and(domain::Invoice::is_open);
    match step {
        Step::ArrangementReminder if message.because.date.is_some_and(|term| term < today) => {
            Err(message.because)
        }
        Step::ReceiptCheck | Step::ArrangementReminder => {
            let about: Vec<InvoiceId> = message.invoices.iter().filter(open).copied().collect();
            let disputed = about.iter().find_map(|id| dossier.open_dispute(*id));
            match disputed {
                Some(dispute) => Err(Why::Disputed.until(dispute.opened)),
                None if about.is_empty() => Err(Why::Paid.into()),
                None => Ok(about),
            }
        }
        _ => Ok(message.invoices.clone()),
    }
}

/// What waited until something newer was said is not said any more: after a week of the stop button
/// nobody gets two reminders at once (G9), and nobody is reminded after a talk.
fn overtaken(dossier: &Dossier, message: &NewMessage) -> Option<Because> {
    let rhythm = &dossier.state.rhythm;
    let planned = message.planned_on;
    let asks = message.step.is_reminder() || message.step.is_formal();
    if asks {
        let written = rhythm.last_message.filter(|last| *last > planned);
        let talked = rhythm.last_talk.filter(|talk| *talk > planned && !message.approved);
        return written.or(talked).map(|on| Why::SpokenRecently.until(on));
    }
    let asked = matches!(message.step, Step::ReceiptCheck | Step::ArrangementReminder);
    let written = rhythm.messaged.filter(|last| asked && *last > planned);
    written.map(|on| Why::SpokenRecently.until(on))
}

fn money_still_right(
    client: &Client,
    dossier: &Dossier,
    message: &NewMessage,
    today: Date,
) -> Result<Vec<InvoiceId>, Because> {
    let calendar = client.calendar();
    let strategy = &client.settings.strategy;
    let day = client.day(today, &calendar);
    let mut reason = Because::from(Why::Paid);
    let mut about = Vec::new();
    for id in &message.invoices {
        let Some(invoice) = dossier.invoice(*id).filter(|invoice| invoice.is_open()) else {
            continue;
        };
        let due = standing::effective_due(invoice, dossier, strategy);
        let early = message.step == Step::DueDayReminder && calendar.on_or_before(due.date) <= today;
        match standing::standing(invoice, due, dossier, strategy, &day) {
            _ if message.step == Step::DueDayReminder && due.date < today => {
                reason = Why::StillOpen.days(today.days_since(due.date));
            }
            Standing::Free => about.push(*id),
            Standing::Rest { hold: Hold::NotDue | Hold::AgreedTerm, .. } if early => about.push(*id),
            Standing::Rest { because, .. } => reason = because,
        }
    }
    let asked = sum(dossier, &about, Currency::EUR);
    let waiting = dossier.unallocated(Currency::EUR);
    if asked.is_positive() && waiting >= asked {
        return Err(Why::MoneyWaits.into());
    }
    if about.is_empty() { Err(reason) } else { Ok(about) }
}
