//! The day of a planned visit: it stands on the list of whoever goes, with what it is about (1.22).
//!
//! Not here: whether a visit fits the relation (`reach`, asked when it is planned).

use super::followups::called_today;
use super::shape::contact;
use super::{Act, Around, Seen};
use crate::because::Why;
use crate::channel::Channel;
use crate::ids::InvoiceId;
use crate::step::Step;

pub(super) fn visit(around: &Around, seen: &[Seen], acts: &mut Vec<Act>) {
    let Some(planned) = &around.dossier.state.visit else {
        return;
    };
    let has_come = planned.day <= around.day.date && !planned.given;
    if !has_come || called_today(around, acts) {
        return;
    }
    let late = |one: &&Seen| one.due.date < around.day.date;
    let about: Vec<InvoiceId> = seen.iter().filter(late).map(|one| one.invoice.id).collect();
    let not_called = |one: &&Seen| {
        let progress = one.invoice.track.progress;
        progress.is_none_or(|progress| progress.step < Step::ReasonCall)
    };
    let done = seen.iter().filter(late).filter(not_called);
    let done = done.map(|one| (one.invoice.id, Step::ReasonCall)).collect();
    // Without anything late it is a visit all the same: to care, not to ask.
    let step = if about.is_empty() { Step::CareCall } else { Step::ReasonCall };
    let visit = contact(around, step, Channel::Visit, about, Why::VisitToday.into());
    let from = planned.by.clone().or(visit.from.clone());
    acts.push(Act { done, from, ..visit });
}
