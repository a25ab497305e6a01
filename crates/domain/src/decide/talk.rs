//! The talk about money: one conversation with the customer about everything that is due, led by
//! the furthest ripe step, behind the gates.
//!
//! Invariants: N1 (only free invoices), N2 (fresh bank data), N3 (`reach`), N4 (the row), N5 (a
//! person's yes), N6 (one conversation).

use super::followups::{call_or_find_phone, called_today, messaged_today, sum_of};
use super::shape::{contact, saying, task};
use super::{Act, ActKind, Around, Assignee, HeldBack, Seen, Standing, TaskKind};
use crate::because::{Because, Why};
use crate::channel::Channel;
use crate::date::Date;
use crate::ids::InvoiceId;
use crate::money::{Cents, Currency};
use crate::reach::{self, Saying};
use crate::ripe::Ripe;
use crate::step::{Hold, Step};

/// Adds the talk of today, or says what holds it back. Who is called or visited anyway is asked
/// in the same talk whether his new invoices arrived well: once, about everything.
pub(super) fn talk(around: &Around, seen: &[Seen], acts: &mut Vec<Act>) -> Option<HeldBack> {
    let before = acts.len();
    let mut asked = taken_up(acts);
    let mut held_back = match call_again(around, seen, acts) {
        Some(again) => again,
        None => lead_talk(around, seen, &asked, acts),
    };
    // A task is no word to the customer, and a yes counts on its day: what neither the task nor
    // the call is about may still be said today.
    let known = asked.len();
    asked.extend(taken_up(&acts[before..]));
    if asked.len() > known {
        let second = lead_talk(around, seen, &asked, acts);
        held_back = held_back.or(second);
    }
    let spoken = |act: &&mut Act| matches!(act.kind, ActKind::Call | ActKind::Visit);
    if let Some(call) = acts[before..].iter_mut().find(spoken) {
        let arrived = |one: &&Seen| one.ripe.is_some_and(|ripe| ripe.step == Step::ReceiptCheck);
        call.done.extend(seen.iter().filter(arrived).map(|one| (one.invoice.id, Step::ReceiptCheck)));
    }
    held_back
}

/// What a person gets something to do about today: that holds the steps of its invoices.
fn taken_up(acts: &[Act]) -> Vec<InvoiceId> {
    let holds = |act: &&Act| match act.kind {
        ActKind::Call | ActKind::Visit => act.step != Some(Step::ReceiptCheck),
        ActKind::Task => act.task.is_some_and(super::holds_later_steps),
        ActKind::Message | ActKind::Letter => false,
    };
    acts.iter().filter(holds).flat_map(|act| act.invoices.clone()).collect()
}

/// The furthest step leads; `asked` are invoices that a task of today is about already.
fn lead_talk(around: &Around, seen: &[Seen], asked: &[InvoiceId], acts: &mut Vec<Act>) -> Option<HeldBack> {
    let talkable = |one: &&Seen| (one.is_free() || early_reminder(one)) && !asked.contains(&one.invoice.id);
    let ripe = |one: &Seen| one.ripe.map(|ripe| ripe.step);
    let lead = seen
        .iter()
        .filter(talkable)
        .filter(|one| !one.too_little)
        .filter(|one| one.ripe.is_some())
        .max_by_key(|one| (ripe(one), one.due.date < around.day.date, std::cmp::Reverse(one.due.date)))?;
    let lead_ripe = lead.ripe?;
    let about: Vec<&Seen> = seen
        .iter()
        .filter(talkable)
        .filter(|one| !one.too_little)
        .filter(|one| {
            // What is not due yet has no place in a conversation about what is late.
            let early = lead_ripe.step == Step::DueDayReminder && early_reminder(one);
            one.due.date <= around.day.date || early
        })
        .collect();
    held_for_everybody(around, lead_ripe.step, acts).or_else(|| speak(around, lead_ripe, &about, acts))
}

/// A due-day reminder that comes early, because the day itself is no working day.
fn early_reminder(one: &Seen) -> bool {
    one.waits_for_person.is_none() && one.ripe.is_some_and(|ripe| ripe.step == Step::DueDayReminder)
}

fn held_for_everybody(around: &Around, step: Step, acts: &[Act]) -> Option<HeldBack> {
    let held = |hold, until, because: Because| Some(HeldBack { hold, until, because });
    if !around.day.bank_fresh {
        return held(Hold::BankStale, None, Why::BankStale.into());
    }
    // What a person said yes to goes out on that day, a call that was tried today or not.
    let approved = around.dossier.state.approved.contains(&step);
    if called_today(around, acts) && !approved || messaged_today(around, acts) {
        return held(Hold::RecentContact, Some(around.day.date), Why::SpokenToday.into());
    }
    if step.is_call() { called_often(around) } else { None }
}

/// So many calls without contact in seven days are enough: then rest, whoever asks for the next.
fn called_often(around: &Around) -> Option<HeldBack> {
    let at_most = around.strategy.gates.call_attempts_in_a_week;
    let week_ago = around.day.date.plus_days(-7);
    let lately: Vec<_> =
        around.dossier.state.rhythm.attempt_days.iter().filter(|day| **day > week_ago).collect();
    let oldest = lately.len().checked_sub(at_most).and_then(|index| lately.get(index))?;
    let from = oldest.plus_days(7);
    let because = Because { why: Why::CalledOften, date: Some(from), count: Some(lately.len() as i32) };
    Some(HeldBack { hold: Hold::RecentContact, until: Some(from.plus_days(-1)), because })
}

/// "Call me back", or a person decided to call again: the call that asks for the reason.
fn call_again(around: &Around, seen: &[Seen], acts: &mut Vec<Act>) -> Option<Option<HeldBack>> {
    let again = around.dossier.state.call_again.as_ref()?;
    let about: Vec<InvoiceId> = seen
        .iter()
        .filter(|one| {
            let asked = again.invoices.contains(&one.invoice.id) && only_not_due(one);
            asked || one.is_free() && one.due.date <= around.day.date
        })
        .map(|one| one.invoice.id)
        .collect();
    // A person who decides to call again does not wait for a day of the customer's.
    let decided = again.until == Some(again.on);
    let asked_for = again.until.unwrap_or_else(|| around.day.calendar.plus_working_days(again.on, 1));
    if about.is_empty() || around.day.date <= asked_for && !decided {
        return None;
    }
    let enough = called_often(around).is_some();
    if !around.day.bank_fresh || enough || called_today(around, acts) && !decided {
        return None;
    }
    let why = if decided { Why::PersonWantsCall } else { Why::CalledBack };
    call_or_find_phone(around, Step::ReasonCall, about, why.into(), acts);
    Some(None)
}

/// Nothing stands in the way of a call that the customer asked for.
fn only_not_due(one: &Seen) -> bool {
    let calm = match one.standing {
        Standing::Free => true,
        Standing::Rest { hold, .. } => {
            matches!(hold, Hold::NotDue | Hold::AgreedTerm | Hold::TermClaim | Hold::Collected)
        }
    };
    calm && one.waits_for_person.is_none()
}

fn speak(around: &Around, ripe: Ripe, about: &[&Seen], acts: &mut Vec<Act>) -> Option<HeldBack> {
    let about = &only_what_was_ticked(around, ripe.step, about);
    let ids: Vec<InvoiceId> = about.iter().map(|one| one.invoice.id).collect();
    let done = each_own_step(about, ripe);
    match ripe.step {
        Step::ReasonCall | Step::CareCall => {
            if ripe.without_phone {
                let to = Assignee::CreditManager;
                acts.push(Act { done, ..task(TaskKind::FindPhoneNumber, to, ids, ripe.because) });
            } else {
                let call = contact(around, ripe.step, Channel::Phone, ids, ripe.because);
                acts.push(Act { done, ..call });
            }
            None
        }
        Step::PersonDecides => {
            let question = task(TaskKind::PersonDecides, Assignee::CreditManager, ids, ripe.because);
            acts.push(Act { step: Some(Step::PersonDecides), done, ..question });
            None
        }
        _ => write(around, ripe, ids, done, acts),
    }
}

/// A person who said yes to some of the invoices did not say yes to the others.
fn only_what_was_ticked<'a, 'b>(around: &Around, step: Step, about: &[&'b Seen<'a>]) -> Vec<&'b Seen<'a>> {
    let ticked = around.dossier.state.approved_about.iter().find(|(approved, _)| *approved == step);
    let is_ticked = |one: &&&Seen| ticked.is_none_or(|(_, ids)| ids.contains(&one.invoice.id));
    let kept: Vec<&Seen> = about.iter().filter(is_ticked).copied().collect();
    if kept.is_empty() { about.to_vec() } else { kept }
}

/// Each one's own ripe step is done with the conversation. Only the search for a number is no word
/// to the customer, and no word is the search.
fn each_own_step(about: &[&Seen], lead: Ripe) -> Vec<(InvoiceId, Step)> {
    let same_kind = |one: &&&Seen| lead.without_phone || one.ripe.is_none_or(|own| !own.without_phone);
    about.iter().filter(same_kind).filter_map(|one| Some((one.invoice.id, one.ripe?.step))).collect()
}

/// A message, behind its gates. What a person said yes to, and what is said by phone or visit, is
/// not held by the caps.
fn write(
    around: &Around,
    ripe: Ripe,
    ids: Vec<InvoiceId>,
    done: Vec<(InvoiceId, Step)>,
    acts: &mut Vec<Act>,
) -> Option<HeldBack> {
    let sum = largest_sum(around, &ids);
    let step = ripe.step;
    let formal = step.is_formal();
    let saying = Saying { sum, ..saying(around, step, &ids) };
    let channel = reach::channel(saying, around.dossier, around.strategy);
    // A letter needs an address that everybody has, so only a refusal keeps it from going.
    let post = formal && !around.dossier.profile.refused.has(Channel::Post);
    let usable = channel.filter(|channel| !formal || *channel == Channel::Email);
    let Some(channel) = usable.or_else(|| post.then_some(Channel::Post)) else {
        return Some(HeldBack { hold: Hold::NoChannel, until: None, because: Why::NoChannel.into() });
    };
    let spoken = matches!(channel, Channel::Phone | Channel::Visit) && !formal;
    // A yes does not take the place of a personal attempt (N5).
    let too_early = formal && ripe.speak_first;
    if around.dossier.state.approved.contains(&step) && !too_early {
        let because = Why::ApprovedByPerson.into();
        send(around, step, channel, ids, done, because, acts);
        return None;
    }
    if spoken {
        acts.push(Act { done, ..contact(around, step, channel, ids, ripe.because) });
        return None;
    }
    let row = around.dossier.state.rhythm.row >= around.strategy.gates.reminders_in_a_row;
    if ripe.speak_first || row && !tried_since_last_reminder(around) {
        return Some(talk_first(around, &ids, done, acts));
    }
    let manual = around.dossier.state.score.is_some_and(|score| score.manual);
    let complaint = super::disputes::needs_yes(around, step);
    if ripe.needs_yes || row || manual || complaint {
        let because = match (ripe.needs_yes, manual, complaint) {
            (false, true, _) => Why::NeedsYesLowScore.into(),
            (false, false, true) => Why::NeedsYesDispute.into(),
            _ => ripe.because,
        };
        let ask = task(TaskKind::Approve, Assignee::CreditManager, ids, because);
        acts.push(Act { approves: Some(step), ..ask });
        return None;
    }
    if let Some(held) = too_soon(around) {
        return Some(held);
    }
    send(around, step, channel, ids, done, ripe.because, acts);
    None
}

fn send(
    around: &Around,
    step: Step,
    channel: Channel,
    ids: Vec<InvoiceId>,
    done: Vec<(InvoiceId, Step)>,
    because: Because,
    acts: &mut Vec<Act>,
) {
    if !step.is_formal() {
        acts.push(Act { done, ..contact(around, step, channel, ids, because) });
        return;
    }
    // One contact in two forms: a message and a letter, registered for a business.
    if around.dossier.may_use(Channel::Email) {
        let message = contact(around, step, Channel::Email, ids.clone(), because);
        acts.push(Act { done: done.clone(), ..message });
    }
    if !around.dossier.profile.refused.has(Channel::Post) {
        let letter = contact(around, step, Channel::Post, ids, because);
        let proof = around.strategy.formal_notice.as_ref().is_none_or(|rule| rule.proof_of_receipt);
        acts.push(Act { done, registered: proof && step == Step::FinalNotice, ..letter });
    }
}

fn tried_since_last_reminder(around: &Around) -> bool {
    let rhythm = &around.dossier.state.rhythm;
    rhythm.last_attempt.is_some_and(|tried| rhythm.reminders.last().is_none_or(|last| tried >= *last))
}

/// After a row of reminders a person speaks first: the call (again), and rest (4.5, N4).
fn talk_first(
    around: &Around,
    ids: &[InvoiceId],
    done: Vec<(InvoiceId, Step)>,
    acts: &mut Vec<Act>,
) -> HeldBack {
    let row = around.dossier.state.rhythm.row as i32;
    let before = acts.len();
    let already = around
        .dossier
        .state
        .todos
        .iter()
        .any(|todo| todo.is_conversation() && todo.step() != Some(Step::ReceiptCheck));
    if !already {
        call_or_find_phone(around, Step::ReasonCall, ids.to_vec(), Why::AskReasonAgain.days(row), acts);
    }
    if let Some(act) = acts.get_mut(before) {
        // The call takes the place of the friendlier steps; a firm one keeps its turn.
        let replaced = |(id, step): (InvoiceId, Step)| match step {
            Step::SecondReminder | Step::DueDayReminder => Some((id, step)),
            step if step < Step::ReasonCall => Some((id, Step::ReasonCall)),
            _ => None,
        };
        act.done = done.into_iter().filter_map(replaced).collect();
    }
    HeldBack { hold: Hold::HumanFirst, until: None, because: Why::HumanFirst.days(row) }
}

/// The distance between two messages, and how many fit in two weeks.
fn too_soon(around: &Around) -> Option<HeldBack> {
    let rhythm = &around.dossier.state.rhythm;
    let gates = &around.strategy.gates;
    let (today, calendar) = (around.day.date, around.day.calendar);
    if let Some(last) = rhythm.last_message {
        // Who wants fewer messages than others gets fewer.
        let own = around.dossier.profile.preference.days_between.unwrap_or_default();
        let from = calendar.plus_working_days(last, gates.working_days_between_messages.max(own));
        if today < from {
            let because = Why::SpokenRecently.until(from);
            return Some(HeldBack { hold: Hold::RecentContact, until: Some(from.plus_days(-1)), because });
        }
    }
    let window_start = |end: Date| calendar.minus_working_days(end, gates.in_working_days - 1);
    let in_window = rhythm.reminders.iter().filter(|day| **day >= window_start(today)).count();
    if in_window < gates.reminders_at_most {
        return None;
    }
    let oldest = rhythm.reminders[rhythm.reminders.len() - gates.reminders_at_most];
    let from = calendar.plus_working_days(oldest, gates.in_working_days);
    let because = Because { why: Why::TooManyReminders, date: Some(from), count: Some(in_window as i32) };
    Some(HeldBack { hold: Hold::RecentContact, until: Some(from.plus_days(-1)), because })
}

/// The largest sum in one currency: what "how much is this about" means for channels.
fn largest_sum(around: &Around, ids: &[InvoiceId]) -> Cents {
    let currency_of = |id: &InvoiceId| around.dossier.invoice(*id).map(|invoice| invoice.currency);
    let mut currencies: Vec<Currency> = ids.iter().filter_map(currency_of).collect();
    currencies.sort();
    currencies.dedup();
    let of = |currency: &Currency| {
        let same: Vec<InvoiceId> =
            ids.iter().copied().filter(|id| currency_of(id) == Some(*currency)).collect();
        sum_of(around, &same)
    };
    currencies.iter().map(of).max().unwrap_or_default()
}
