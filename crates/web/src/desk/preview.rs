//! What would go out if a person said yes to a step now: the very message, not saved, not sent.
//!
//! Invariant: it is made by the same `decide` and the same desk as the real one.

use app::letter::{Desk, still_right};
use app::{Customer, NewMessage};
use domain::{Event, Fact, Step};

use super::view::View;
use crate::pages::acts::ActPreview;

/// The message of this step, or nothing when deciding would not send it.
pub fn message(view: View<'_>, customer: &Customer, step: Step) -> Option<NewMessage> {
    let mut dossier = customer.dossier.clone();
    let calendar = view.client.calendar();
    let day = view.client.day(view.today, &calendar);
    let strategy = &view.client.settings.strategy;
    let find = |dossier: &domain::Dossier| {
        let acts = domain::decide(dossier, strategy, &day).acts;
        acts.into_iter().find(|act| act.step == Some(step) && act.channel.is_some())
    };
    let act = find(&dossier).or_else(|| {
        let event = Event::Approve { step, invoices: None };
        dossier.apply(&Fact { on: view.today, event });
        find(&dossier)
    })?;
    Some(NewMessage {
        key: String::new(),
        public_id: String::new(),
        planned_on: view.today,
        step,
        channel: act.channel?,
        registered: act.registered,
        invoices: act.invoices,
        from: act.from,
        because: act.because,
        approved: true,
        note: None,
    })
}

/// What the person sees before saying yes.
pub fn preview(view: View<'_>, desk: &Desk, customer: &Customer, step: Step) -> ActPreview {
    let say = view.say;
    let mut preview = ActPreview {
        channel: None,
        to: None,
        subject: None,
        body: None,
        terms: Vec::new(),
        held_by: Vec::new(),
    };
    let Some(message) = message(view, customer, step) else {
        preview.held_by.push(say.t("said-not-now"));
        return preview;
    };
    preview.channel = Some(message.channel);
    preview.to = app::letter::address(&customer.card);
    match still_right(view.client, customer, &message, view.today) {
        Err(because) => preview.held_by.push(say.because(&because, view.today)),
        Ok(about) => match desk.render(view.client, customer, &message, &about, view.today) {
            Ok(rendered) => {
                preview.subject = Some(rendered.subject);
                preview.body = Some(rendered.text);
            }
            Err(_) => preview.held_by.push(say.t("said-not-now")),
        },
    }
    preview
}
