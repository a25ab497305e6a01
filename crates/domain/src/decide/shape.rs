//! The shapes of acts: a contact through a channel, a task for a person, and who speaks.

use super::{Act, Around};
use crate::because::Because;
use crate::channel::Channel;
use crate::colleague;
use crate::dossier::Dossier;
use crate::event::ActKind;
use crate::ids::InvoiceId;
use crate::invoice::Invoice;
use crate::reach::{self, Saying};
use crate::standing::{Day, effective_due};
use crate::step::{Assignee, Step, TaskKind};

/// An act that speaks with the customer, in the shape that its channel has.
pub(super) fn contact(
    around: &Around,
    step: Step,
    channel: Channel,
    invoices: Vec<InvoiceId>,
    because: Because,
) -> Act {
    let kind = match channel {
        Channel::Phone => ActKind::Call,
        Channel::Visit => ActKind::Visit,
        Channel::Post => ActKind::Letter,
        Channel::Email | Channel::Whatsapp | Channel::Sms | Channel::Portal => ActKind::Message,
    };
    let instead = reach::instead(channel, saying(around, step, &invoices), around.dossier, around.strategy);
    let speaker = speaker(around.dossier, &invoices, around.day);
    Act {
        kind,
        step: Some(step),
        task: None,
        approves: None,
        channel: Some(channel),
        registered: false,
        to: None,
        from: speaker.as_ref().map(|speaker| speaker.name.clone()),
        stands_in_for: speaker.and_then(|speaker| speaker.stands_in_for),
        instead,
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
        stands_in_for: None,
        instead: None,
        done: Vec::new(),
        because,
    }
}

/// What a step about these invoices says, as the choice of a channel sees it.
pub(super) fn saying<'a>(around: &Around, step: Step, about: &'a [InvoiceId]) -> Saying<'a> {
    let of = |id: &InvoiceId| around.dossier.invoice(*id);
    let late = |invoice: &Invoice| {
        around.day.date.days_since(effective_due(invoice, around.dossier, around.strategy).date)
    };
    Saying {
        step,
        about,
        sum: super::followups::sum_of(around, about),
        days_late: about.iter().filter_map(of).map(late).max().unwrap_or_default(),
    }
}

/// Who speaks, and whose place he takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    pub name: String,
    /// The one whom the customer would have heard, had he been there.
    pub stands_in_for: Option<String>,
}

/// Who speaks with the customer about these invoices (0.2, 0.3, 3.4): the person of the project,
/// the fixed person, the specialist who did the work, the account owner. Who is away is replaced by
/// his substitute, else the next in the row speaks. `None`: the team.
pub fn speaker(dossier: &Dossier, invoices: &[InvoiceId], day: &Day) -> Option<Speaker> {
    let about = || dossier.invoices.iter().filter(|invoice| invoices.contains(&invoice.id));
    let profile = &dossier.profile;
    let of_project = about().find_map(|invoice| profile.wish_for(invoice.project.as_deref())?.person.clone());
    let specialist = about().find_map(|invoice| invoice.specialist.clone());
    let row = [of_project, profile.fixed_person.clone(), specialist, profile.account_owner.clone()];
    let wanted = || row.iter().flatten();
    let there = wanted().find_map(|name| colleague::present(name, day.team, day.date));
    let name = there?;
    let first = wanted().next().filter(|first| **first != name).cloned();
    Some(Speaker { name, stands_in_for: first })
}
