//! What comes when nothing about money was said today: after-care, the question whether the customer
//! was satisfied, the ambassador moment, and whether new invoices arrived well.
//!
//! Invariant: no good word is asked while anything is open, disputed or late (N7).

use super::followups::{called_today, messaged_today, push_contact};
use super::shape::task;
use super::{Act, Around, Assignee, Seen, TaskKind};
use crate::because::Why;
use crate::care::GoodWord;
use crate::date::Date;
use crate::ids::InvoiceId;
use crate::step::Step;

/// What comes when nothing about money was said today.
pub(super) fn after_the_talk(around: &Around, seen: &[Seen], acts: &mut Vec<Act>) {
    after_dispute(around, acts);
    receipt_check(around, seen, acts);
}

/// After-care, then the question, then (only when nothing is open) the ambassador moment (N7).
fn after_dispute(around: &Around, acts: &mut Vec<Act>) {
    let dossier = around.dossier;
    let agreements = &around.strategy.agreements;
    let passed =
        |from: Date, count: i32| around.day.date >= around.day.calendar.plus_working_days(from, count);
    for dispute in &dossier.state.disputes {
        let (Some(closed), Some(settled)) = (dispute.closed, dispute.after.settled) else {
            continue;
        };
        let about = vec![dispute.invoice];
        match (dispute.after.cared, dispute.after.asked, dispute.after.ambassador) {
            (None, ..)
                if passed(settled, agreements.after_care_working_days)
                    && !messaged_today(around, acts)
                    && !called_today(around, acts) =>
            {
                let because = Why::AfterDispute.until(settled);
                push_contact(around, Step::AfterCare, about, because, acts);
            }
            (Some(cared), None, _)
                if passed(cared, agreements.satisfaction_question_working_days)
                    && !messaged_today(around, acts) =>
            {
                let because = Why::AskSatisfied.into();
                push_contact(around, Step::SatisfactionQuestion, about, because, acts);
            }
            (_, Some(asked), None) if passed(asked, agreements.ambassador_moment_working_days) => {
                let satisfied = closed.customer_satisfied == Some(true);
                let today = around.day.date;
                let clear = dossier.may_be_asked_for(GoodWord::Review, today, around.strategy).is_ok();
                if satisfied && clear {
                    let mut moment = task(
                        TaskKind::AmbassadorMoment,
                        Assignee::CreditManager,
                        about,
                        Why::SatisfiedAndClear.into(),
                    );
                    moment.step = Some(Step::AmbassadorMoment);
                    acts.push(moment);
                }
            }
            _ => {}
        }
    }
}

/// One question about all invoices that were just sent.
fn receipt_check(around: &Around, seen: &[Seen], acts: &mut Vec<Act>) {
    let ripe = |one: &&Seen| one.ripe.is_some_and(|ripe| ripe.step == Step::ReceiptCheck);
    let Some(first) = seen.iter().find(ripe) else {
        return;
    };
    if messaged_today(around, acts) || called_today(around, acts) {
        return;
    }
    let sent = |one: &&Seen| {
        let soon = one.next.is_some() && one.invoice.sent <= around.day.date && is_new(one, around);
        ripe(one) || soon
    };
    let about: Vec<InvoiceId> = seen.iter().filter(sent).map(|one| one.invoice.id).collect();
    let because = first.ripe.map_or(Why::ArrivedWell.into(), |ripe| ripe.because);
    let before = acts.len();
    push_contact(around, Step::ReceiptCheck, about.clone(), because, acts);
    if let Some(act) = acts.get_mut(before) {
        act.done = about.into_iter().map(|id| (id, Step::ReceiptCheck)).collect();
    }
}

/// Its own check would come within the next days: it goes along with this one.
fn is_new(one: &Seen, around: &Around) -> bool {
    let (ripe, on) = crate::ripe::receipt_check(one.invoice, one.due, around);
    ripe.is_none() && on.is_some()
}
