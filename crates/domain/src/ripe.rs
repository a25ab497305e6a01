//! Which step of the strategy is ripe for one invoice today, and when the next one comes.
//!
//! *Ripe* is the latest step whose day has come and whose condition holds; earlier ones are then
//! skipped. Pure; knows nothing of other invoices but how many are overdue beside it.

use crate::agreement::ArrangementState;
use crate::because::{Because, Why};
use crate::channel::Channel;
use crate::customer::CustomerKind;
use crate::date::Date;
use crate::dossier::Dossier;
use crate::invoice::{Invoice, Reason};
use crate::standing::{Day, Due};
use crate::step::Step;
use crate::strategy::Strategy;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ripe {
    pub step: Step,
    /// A call is due and there is no number: a person searches for it.
    pub without_phone: bool,
    /// Goes out only after a person's yes.
    pub needs_yes: bool,
    /// Its day has come, but a person speaks with the customer first.
    pub speak_first: bool,
    pub because: Because,
}

/// What one customer's invoices have in common today.
#[derive(Debug, Clone, Copy)]
pub struct Around<'a> {
    pub dossier: &'a Dossier,
    pub strategy: &'a Strategy,
    pub day: &'a Day<'a>,
    /// Free invoices past their due date.
    pub overdue: usize,
}

/// A step with the day on which it comes.
#[derive(Debug, Clone, Copy)]
struct Planned {
    on: Date,
    ripe: Ripe,
}

/// The ripe step of a free invoice, and the next day on which another one comes.
pub fn ripe(invoice: &Invoice, due: Due, around: &Around) -> (Option<Ripe>, Option<Date>) {
    let today = around.day.date;
    let due_day = around.day.calendar.on_or_before(due.date);
    // Steps taken before this due date belong to an earlier one.
    let progress = invoice.track.progress.filter(|progress| progress.on >= due_day);
    let done = progress.map(|progress| progress.step);
    let mut latest: Option<Planned> = None;
    let mut next: Option<Date> = None;
    let mut consider = |planned: Option<Planned>| {
        let Some(planned) = planned.filter(|planned| Some(planned.ripe.step) > done) else {
            return;
        };
        if planned.on > today {
            next = Some(next.map_or(planned.on, |known| known.min(planned.on)));
        } else if latest.is_none_or(|known| known.ripe.step < planned.ripe.step) {
            latest = Some(planned);
        }
    };
    consider(due_day_reminder(invoice, due, due_day, around));
    consider(friendly_reminder(due, around));
    consider(care_call(due, around));
    consider(reason_call(invoice, due, around));
    consider(second_reminder(invoice, due_day, around));
    consider(firm_reminder(invoice, due, around));
    consider(formal_notice(invoice, due, around));
    consider(person_decides(progress, around));
    (latest.map(|planned| planned.ripe), next)
}

/// The receipt check of an invoice that is not due yet: ripe today, or the day on which it will be.
pub fn receipt_check(invoice: &Invoice, due: Due, around: &Around) -> (Option<Ripe>, Option<Date>) {
    let Some(rule) = &around.strategy.receipt_check else {
        return (None, None);
    };
    let wanted = invoice.ordinal <= rule.first_invoices || invoice.amount >= rule.from_amount;
    if !wanted || invoice.track.receipt_checked || invoice.track.progress.is_some() {
        return (None, None);
    }
    let calendar = around.day.calendar;
    let on = calendar.plus_working_days(invoice.sent, rule.working_days_after_sending);
    let seen_in_time = invoice.track.seen <= calendar.plus_working_days(on, rule.not_later_than_working_days);
    if !seen_in_time || on >= calendar.on_or_before(due.date) {
        return (None, None);
    }
    if on > around.day.date {
        return (None, Some(on));
    }
    let ripe = Ripe {
        step: Step::ReceiptCheck,
        without_phone: false,
        needs_yes: false,
        speak_first: false,
        because: Why::ArrivedWell.until(invoice.sent),
    };
    let before_due_day = around.day.date < calendar.on_or_before(due.date);
    (before_due_day.then_some(ripe), None)
}

fn automatic(on: Date, step: Step, because: impl Into<Because>) -> Option<Planned> {
    let ripe =
        Ripe { step, without_phone: false, needs_yes: false, speak_first: false, because: because.into() };
    Some(Planned { on, ripe })
}

/// Only on the day itself: never later.
fn due_day_reminder(invoice: &Invoice, due: Due, due_day: Date, around: &Around) -> Option<Planned> {
    let rule = around.strategy.due_day_reminder.as_ref()?;
    let wanted = !rule.not_for_styles.contains(&around.dossier.profile.style_for(invoice.project.as_deref()));
    if !wanted || due_day < around.day.date {
        return None;
    }
    let because = if due_day == due.date {
        Because::from(Why::DueToday)
    } else {
        Why::DueSoonNoWorkingDay.until(due.date)
    };
    automatic(due_day, Step::DueDayReminder, because)
}

fn friendly_reminder(due: Due, around: &Around) -> Option<Planned> {
    let rule = around.strategy.friendly_reminder.as_ref()?;
    if cares_first(around) {
        return None;
    }
    let on = around.day.calendar.on_or_after(due.date.plus_days(rule.days_after_due));
    automatic(on, Step::FriendlyReminder, Why::StillOpen.days(days_late(due, around)))
}

fn care_call(due: Due, around: &Around) -> Option<Planned> {
    let rule = around.strategy.care_call.as_ref()?;
    if !cares_first(around) {
        return None;
    }
    let on = around.day.calendar.plus_working_days(due.date, rule.working_days_after_due);
    let good = around.dossier.profile.relation.good_payer;
    automatic(on, Step::CareCall, if good { Why::GoodPayerLate } else { Why::LoyalLate })
}

/// Somebody whose lateness is a sign to care: a good payer, or a customer of many years (3.10, 4.1).
pub fn cares_for(around: &Around) -> bool {
    let relation = &around.dossier.profile.relation;
    relation.good_payer || relation.is_loyal(around.strategy, around.day.date)
}

/// A good payer with nothing else overdue, whom we can call, is asked how things are (3.10).
fn cares_first(around: &Around) -> bool {
    around.strategy.care_call.is_some()
        && cares_for(around)
        && around.overdue <= 1
        && around.dossier.may_use(Channel::Phone)
}

fn reason_call(invoice: &Invoice, due: Due, around: &Around) -> Option<Planned> {
    let rule = around.strategy.reason_call.as_ref()?;
    let on = around.day.calendar.plus_working_days(due.date, rule.working_days_after_due);
    let without_phone = !around.dossier.may_use(Channel::Phone);
    let late = days_late(due, around);
    let talk = around.dossier.state.rhythm.last_talk.filter(|_| invoice.track.reason.is_some());
    let because = match talk {
        _ if without_phone => Because::from(Why::NoPhone),
        Some(talk) => Because { why: Why::TalkedButOpen, date: Some(talk), count: Some(late) },
        None => Why::AskReason.days(late),
    };
    let ripe = Ripe { step: Step::ReasonCall, without_phone, needs_yes: false, speak_first: false, because };
    Some(Planned { on, ripe })
}

fn second_reminder(invoice: &Invoice, due_day: Date, around: &Around) -> Option<Planned> {
    let rule = around.strategy.second_reminder.as_ref()?;
    let attempted = invoice.track.attempted.filter(|attempted| *attempted >= due_day)?;
    // Who forgot is reminded in writing; a term that does not hold (any more) explains nothing.
    let talk = around.dossier.state.rhythm.last_talk;
    let forgotten = invoice.track.reason == Some(Reason::Forgotten) && talk == Some(attempted);
    let explains = |reason: &Reason| *reason != Reason::OtherTerm && !forgotten;
    if invoice.track.reason.as_ref().is_some_and(explains) {
        return None;
    }
    let on = around.day.calendar.plus_working_days(attempted, rule.working_days_after_attempt);
    let why = if forgotten { Why::ForgottenStillOpen } else { Why::NoContactYet };
    automatic(on, Step::SecondReminder, why.until(attempted))
}

fn firm_reminder(invoice: &Invoice, due: Due, around: &Around) -> Option<Planned> {
    let rule = around.strategy.firm_reminder.as_ref()?;
    let rhythm = &around.dossier.state.rhythm;
    if rhythm.no_firm {
        return None;
    }
    let calendar = around.day.calendar;
    let on = calendar.on_or_after(clock_start(invoice, due, around).plus_days(rule.days_after_due));
    match rhythm.last_talk {
        Some(talk) => {
            let after_talk = calendar.plus_working_days(talk, rule.working_days_after_talk);
            let because =
                Because { why: Why::TalkedButOpen, date: Some(talk), count: Some(days_late(due, around)) };
            if around.dossier.profile.relation.is_loyal(around.strategy, around.day.date) {
                let planned = with_yes(on.max(after_talk), Step::FirmReminder, due, around)?;
                let ripe = Ripe { because: Why::NeedsYesLoyal.into(), ..planned.ripe };
                return Some(Planned { ripe, ..planned });
            }
            automatic(on.max(after_talk), Step::FirmReminder, because)
        }
        None if rhythm.attempts >= rule.attempts => with_yes(on, Step::FirmReminder, due, around),
        // After a row of reminders its day asks for the call again (4.5), which is the next attempt.
        None if rhythm.row >= around.strategy.gates.reminders_in_a_row => {
            let planned = with_yes(on, Step::FirmReminder, due, around)?;
            let ripe = Ripe { speak_first: true, ..planned.ripe };
            Some(Planned { ripe, ..planned })
        }
        None => None,
    }
}

/// Never before a personal attempt (N5); questions of the customer pause everything anyway.
fn formal_notice(invoice: &Invoice, due: Due, around: &Around) -> Option<Planned> {
    let rule = around.strategy.formal_notice.as_ref()?;
    let rhythm = &around.dossier.state.rhythm;
    let tried = rhythm.attempts > 0 || rhythm.last_talk.is_some() || was_agreed(invoice, around);
    let start = clock_start(invoice, due, around);
    let on = around.day.calendar.on_or_after(start.plus_days(rule.days_after_due));
    let planned = with_yes(on, formal_step(around.dossier.profile.kind), due, around)?;
    let ripe = Ripe { speak_first: !tried, ..planned.ripe };
    Some(Planned { ripe, ..planned })
}

/// He promised or arranged something about it: we have been in touch with him.
fn was_agreed(invoice: &Invoice, around: &Around) -> bool {
    let state = &around.dossier.state;
    let promised = state.promises.iter().any(|promise| promise.invoices.contains(&invoice.id));
    // A proposal of ours is no word of his.
    let agreed = |state| matches!(state, ArrangementState::Running | ArrangementState::Finished);
    let arranged =
        state.arrangements.iter().any(|known| agreed(known.state) && known.invoices.contains(&invoice.id));
    promised || arranged
}

pub fn formal_step(kind: CustomerKind) -> Step {
    match kind {
        CustomerKind::Business => Step::FinalNotice,
        CustomerKind::Consumer => Step::FourteenDayLetter,
    }
}

fn with_yes(on: Date, step: Step, due: Due, around: &Around) -> Option<Planned> {
    let because = Why::NeedsYes.days(days_late(due, around));
    Some(Planned {
        on,
        ripe: Ripe { step, without_phone: false, needs_yes: true, speak_first: false, because },
    })
}

fn person_decides(progress: Option<crate::invoice::Progress>, around: &Around) -> Option<Planned> {
    let rule = around.strategy.formal_notice.as_ref()?;
    let sent = progress.filter(|progress| progress.step.is_formal())?;
    let calendar = around.day.calendar;
    let last_day = if sent.step == Step::FourteenDayLetter {
        let delivered = calendar.letter_delivered(sent.on, rule.delivery_days);
        delivered.plus_days(rule.decide_after_delivery_days)
    } else {
        sent.on.plus_days(rule.decide_after_days)
    };
    automatic(calendar.on_or_after(last_day), Step::PersonDecides, Why::NoticePassed.until(last_day))
}

/// The firm steps count from here. An invoice that was first seen when its call was already due
/// begins with that call, and the later steps keep their distance to it: nobody gets a firm letter
/// because *we* were late.
fn clock_start(invoice: &Invoice, due: Due, around: &Around) -> Date {
    let Some(call) = &around.strategy.reason_call else {
        return due.date;
    };
    let call_day = around.day.calendar.plus_working_days(due.date, call.working_days_after_due);
    if invoice.track.seen < call_day {
        return due.date;
    }
    due.date.plus_days(invoice.track.seen.days_since(call_day))
}

fn days_late(due: Due, around: &Around) -> i32 {
    around.day.date.days_since(due.date)
}
