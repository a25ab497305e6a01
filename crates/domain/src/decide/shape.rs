//! The shapes of acts: a contact through a channel, a task for a person, and who speaks.

use super::Act;
use crate::because::Because;
use crate::channel::Channel;
use crate::dossier::Dossier;
use crate::event::ActKind;
use crate::ids::InvoiceId;
use crate::invoice::Invoice;
use crate::step::{Assignee, Step, TaskKind};

/// An act that speaks with the customer, in the shape that its channel has.
pub(super) fn contact(
    step: Step,
    channel: Channel,
    invoices: Vec<InvoiceId>,
    because: Because,
    dossier: &Dossier,
) -> Act {
    let kind = match channel {
        Channel::Phone => ActKind::Call,
        Channel::Visit => ActKind::Visit,
        Channel::Post => ActKind::Letter,
        Channel::Email | Channel::Whatsapp | Channel::Sms | Channel::Portal => ActKind::Message,
    };
    Act {
        kind,
        step: Some(step),
        task: None,
        approves: None,
        channel: Some(channel),
        registered: false,
        to: None,
        from: speaker(dossier, &invoices),
        invoices,
        done: Vec::new(),
        because,
    }
}

pub(super) fn task(task: TaskKind, to: Assignee, invoices: Vec<InvoiceId>, because: Because) -> Act {
    Act {
        kind: ActKind::Task,
        step: None,
        task: Some(task),
        approves: None,
        channel: None,
        registered: false,
        to: Some(to),
        invoices,
        from: None,
        done: Vec::new(),
        because,
    }
}

/// Who speaks with the customer about these invoices (0.2, 3.4).
pub(super) fn speaker(dossier: &Dossier, invoices: &[InvoiceId]) -> Option<String> {
    let specialist = || {
        let about = |invoice: &&Invoice| invoices.contains(&invoice.id);
        dossier.invoices.iter().filter(about).find_map(|invoice| invoice.specialist.clone())
    };
    let profile = &dossier.profile;
    profile.fixed_person.clone().or_else(specialist).or_else(|| profile.account_owner.clone())
}
