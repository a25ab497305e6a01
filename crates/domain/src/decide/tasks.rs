//! Tasks that facts ask for: full stop, payments to search or allocate, replies to read, disputes
//! to solve, terms that the bookkeeping must take over. They are no contact with the customer.

use super::shape::task;
use super::{Act, Around, Assignee, Seen, TaskKind};
use crate::agreement::AgreedTerm;
use crate::because::Why;
use crate::date::Date;
use crate::dossier::State;
use crate::ids::InvoiceId;

pub(super) fn tasks(around: &Around, seen: &[Seen], acts: &mut Vec<Act>) {
    let state = &around.dossier.state;
    if state.stop.is_some() {
        if !state.stop_told {
            let all = seen.iter().map(|one| one.invoice.id).collect();
            acts.push(task(TaskKind::FullStop, Assignee::CreditManager, all, Why::EverythingStops.into()));
        }
        return;
    }
    for wanted in &state.wanted {
        let (to, because) = match wanted.task {
            TaskKind::SolveDispute => (Assignee::CreditManager, Why::DisputeNeedsAnswer.into()),
            TaskKind::FollowUpRemedy => super::disputes::who_does_it(around, &wanted.invoices),
            TaskKind::SearchPayment => (Assignee::CreditManager, Why::SearchPayment.into()),
            TaskKind::ProposeArrangement => (Assignee::CreditManager, Why::ProposePlan.into()),
            TaskKind::FindRightPerson => (Assignee::CreditManager, Why::WrongPersonFound.into()),
            TaskKind::AskClientAboutTerm => {
                let days = state.claim.as_ref().map_or(0, |claim| claim.days);
                (Assignee::Client, Why::TermClaimedAsk.days(days))
            }
            TaskKind::AskBookkeeperToChangeTerm => {
                let days = state.terms.last().map_or(0, |term| term.days);
                (Assignee::Bookkeeper, Why::TermStillNotInBooks.days(days))
            }
            TaskKind::TermComplaint => {
                (Assignee::CreditManager, Why::TermComplaintAgain.days(complaints(state)))
            }
            TaskKind::FixAdministration => (Assignee::CreditManager, Why::FixAdministration.into()),
            TaskKind::PersonDecides => (Assignee::CreditManager, Why::WillNotPay.into()),
            TaskKind::TellInvoicing => (Assignee::Bookkeeper, Why::DeliveryWish.into()),
            _ => (Assignee::CreditManager, Why::ReplyNeedsReading.into()),
        };
        acts.push(task(wanted.task, to, wanted.invoices.clone(), because));
    }
    let about: Vec<InvoiceId> = seen.iter().filter(|one| one.money_waits).map(|one| one.invoice.id).collect();
    if !about.is_empty() && !around.dossier.has_open_task(TaskKind::AllocatePayment) {
        acts.push(task(TaskKind::AllocatePayment, Assignee::CreditManager, about, Why::MoneyWaits.into()));
    }
    super::disputes::clocks(around, acts);
    if let Some(term) = state.terms.last() {
        term_in_books(around, term, acts);
    }
}

/// How often the customer had to say it, the first time counted.
fn complaints(state: &State) -> i32 {
    let claimed = state.claim.as_ref().map(|claim| claim.again.len());
    let agreed = || state.terms.last().map(|term| term.complaints.len());
    claimed.or_else(agreed).map_or(1, |again| again as i32 + 1)
}

/// Asks the bookkeeper, asks again, asks the client as well, until the books show the term (A4).
fn term_in_books(around: &Around, term: &AgreedTerm, acts: &mut Vec<Act>) {
    let today = around.day.date;
    let open_under = |id: &InvoiceId| around.dossier.invoice(*id).is_some_and(|invoice| invoice.is_open());
    let about: Vec<InvoiceId> = term.old_term_on.iter().copied().filter(open_under).collect();
    if !about.is_empty() {
        acts.push(ask_bookkeeper(about, Why::NewInvoiceOldTerm, term.days));
    }
    if around.dossier.books_show(term) {
        return;
    }
    let about: Vec<InvoiceId> = around
        .dossier
        .open_invoices()
        .filter(|invoice| term.covers(invoice.id, invoice.issued))
        .map(|invoice| invoice.id)
        .collect();
    let agreements = &around.strategy.agreements;
    let after = |asked: Date, count| today >= around.day.calendar.plus_working_days(asked, count);
    match term.asked.as_slice() {
        [] => acts.push(ask_bookkeeper(about.clone(), Why::TermNotInBooks, term.days)),
        [first] if after(*first, agreements.ask_bookkeeper_again_working_days) => {
            acts.push(ask_bookkeeper(about.clone(), Why::TermStillNotInBooks, term.days));
        }
        _ => {}
    }
    if let Some(first) = term.asked.first()
        && term.client_asked.is_none()
        && after(*first, agreements.ask_client_working_days)
    {
        let because = Why::TermStillNotInBooks.days(term.days);
        acts.push(task(TaskKind::AskClientAboutTerm, Assignee::Client, about, because));
    }
}

fn ask_bookkeeper(about: Vec<InvoiceId>, why: Why, days: i32) -> Act {
    task(TaskKind::AskBookkeeperToChangeTerm, Assignee::Bookkeeper, about, why.days(days))
}
