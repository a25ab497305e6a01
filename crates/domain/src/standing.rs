//! Where an invoice stands today: free to talk about, or at rest and why.
//!
//! The order of the checks is the order of `play.md` ("How a day is decided", 2). Pure.

use crate::agreement::{ArrangementState, Pause, PauseKind, Promise, PromiseState};
use crate::because::{Because, Why};
use crate::calendar::Calendar;
use crate::colleague::Colleague;
use crate::date::Date;
use crate::dossier::Dossier;
use crate::invoice::Invoice;
use crate::money::Cents;
use crate::step::Hold;
use crate::strategy::Strategy;

/// One civil day of one client.
#[derive(Debug, Clone, Copy)]
pub struct Day<'a> {
    pub date: Date,
    pub calendar: &'a Calendar,
    /// The bank data covers the previous bank day (N2).
    pub bank_fresh: bool,
    /// The first day on which we are there again after a break.
    pub first_day_back: bool,
    /// The client's people, with who is away today.
    pub team: &'a [Colleague],
}

impl<'a> Day<'a> {
    /// An ordinary day with fresh bank data.
    pub fn new(date: Date, calendar: &'a Calendar) -> Day<'a> {
        Day { date, calendar, bank_fresh: true, first_day_back: false, team: &[] }
    }

    pub fn is_working_day(&self) -> bool {
        self.calendar.is_working_day(self.date)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Free,
    Rest { hold: Hold, until: Option<Date>, because: Because },
}

/// The day on which the invoice is due, all agreements considered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    pub date: Date,
    /// The agreed or claimed term, in days, when that makes it later than the bookkeeping says.
    pub term: Option<i32>,
}

/// An agreed or claimed term beats the bookkeeping's when it gives more time: nobody is reminded
/// before the day that he reads on the invoice itself. A closed dispute gives time too.
pub fn effective_due(invoice: &Invoice, dossier: &Dossier, strategy: &Strategy) -> Due {
    let state = &dossier.state;
    let mut due = Due { date: invoice.due, term: None };
    let agreed = dossier.term_of(invoice).map(|term| term.days);
    let claimed = state.claim.as_ref().map(|claim| claim.days);
    for days in [agreed, claimed].into_iter().flatten() {
        let date = invoice.issued.plus_days(days);
        if date > due.date {
            due = Due { date, term: Some(days) };
        }
    }
    if let Some(closed) = invoice.track.dispute_closed {
        let earliest = closed.plus_days(strategy.agreements.due_after_dispute_days);
        if earliest > due.date {
            due = Due { date: earliest, term: None };
        }
    }
    due
}

/// Where this invoice stands on this day.
pub fn standing(invoice: &Invoice, due: Due, dossier: &Dossier, strategy: &Strategy, day: &Day) -> Standing {
    let state = &dossier.state;
    if let Some(stop) = state.stop {
        return rest(Hold::FullStop, None, Why::Stopped.until(stop.on));
    }
    if let Some(dispute) = dossier.open_dispute(invoice.id) {
        return rest(Hold::Disputed, None, Why::Disputed.until(dispute.opened));
    }
    agreed_payment(invoice, dossier, strategy, day)
        .or_else(|| paused(invoice, dossier, strategy, day))
        .or_else(|| collected(invoice, due, strategy, day))
        .or_else(|| not_due(due, dossier, day))
        .unwrap_or(Standing::Free)
}

fn rest(hold: Hold, until: Option<Date>, because: impl Into<Because>) -> Standing {
    Standing::Rest { hold, until, because: because.into() }
}

fn agreed_payment(invoice: &Invoice, dossier: &Dossier, strategy: &Strategy, day: &Day) -> Option<Standing> {
    let state = &dossier.state;
    for arrangement in &state.arrangements {
        let running = arrangement.state == ArrangementState::Running;
        if running && arrangement.invoices.contains(&invoice.id) {
            let Some(term) = missed_term(arrangement, strategy, day) else {
                let last = arrangement.terms.last().map(|(date, _)| *date);
                return Some(rest(Hold::Arrangement, last, Why::InArrangement));
            };
            let missing = arrangement.due_through(term) - arrangement.paid;
            if dossier.unallocated(invoice.currency) >= missing {
                return Some(rest(Hold::Held, None, Why::MoneyWaits));
            }
        }
    }
    for promise in &state.promises {
        if promise.state == PromiseState::Open && promise.invoices.contains(&invoice.id) {
            let grace = strategy.agreements.promise_grace_bank_days;
            if day.date <= day.calendar.plus_bank_days(promise.until, grace) {
                return Some(rest(Hold::Promised, Some(promise.until), Why::Promised.until(promise.until)));
            }
            let waiting = dossier.unallocated(invoice.currency);
            if waiting.is_positive() && waiting >= still_promised(promise, invoice, dossier) {
                return Some(rest(Hold::Held, None, Why::MoneyWaits));
            }
        }
    }
    None
}

/// What has to come in, in the currency of this invoice, for the promise to be kept.
fn still_promised(promise: &Promise, invoice: &Invoice, dossier: &Dossier) -> Cents {
    let promised =
        |other: &&Invoice| other.currency == invoice.currency && promise.invoices.contains(&other.id);
    let open: Cents = dossier.open_invoices().filter(promised).map(Invoice::open).sum();
    promise.amount.map_or(open, |amount| open.min(amount - promise.paid))
}

/// The latest term that was not paid in time, grace included. `None` while the arrangement is kept.
pub fn missed_term(
    arrangement: &crate::agreement::Arrangement,
    strategy: &Strategy,
    day: &Day,
) -> Option<usize> {
    let grace = strategy.agreements.arrangement_grace_bank_days;
    let passed = |date: Date| day.calendar.plus_bank_days(date, grace) < day.date;
    let last = arrangement.terms.iter().rposition(|(date, _)| passed(*date))?;
    (arrangement.paid < arrangement.due_through(last)).then_some(last)
}

fn paused(invoice: &Invoice, dossier: &Dossier, strategy: &Strategy, day: &Day) -> Option<Standing> {
    let active = |pause: &&Pause| {
        pause.covers(invoice.id)
            && pause.from <= day.date
            && last_day(pause, strategy, day.calendar).is_none_or(|last| day.date <= last)
    };
    // The pause that lasts longest is the one to tell.
    let longest =
        |pause: &&Pause| last_day(pause, strategy, day.calendar).unwrap_or(Date::from_days(i32::MAX));
    let pause = dossier.state.pauses.iter().filter(active).max_by_key(longest)?;
    let until = last_day(pause, strategy, day.calendar);
    let (hold, why) = match pause.kind {
        PauseKind::Manual => (Hold::Held, Why::Paused),
        PauseKind::Absent => (Hold::Held, Why::Absent),
        PauseKind::CannotPay | PauseKind::WantsPlan => (Hold::Held, Why::CannotPay),
        PauseKind::WrongPerson => (Hold::Held, Why::WrongPerson),
        PauseKind::CopyRequested => (Hold::Held, Why::CopySent),
        PauseKind::Administration => (Hold::Held, Why::AdministrationOpen),
        PauseKind::Refused => (Hold::Held, Why::WillNot),
        PauseKind::HandedOver => (Hold::Held, Why::HandedOver),
        PauseKind::VisitPlanned => (Hold::Held, Why::VisitPlanned),
        PauseKind::CallBack => (Hold::WaitingForAnswer, Why::CallBackAsked),
        PauseKind::SaysPaid => (Hold::WaitingForAnswer, Why::SaysPaid),
        PauseKind::ReplyToRead => (Hold::WaitingForAnswer, Why::ReplyWaits),
    };
    Some(rest(hold, until, Because { why, date: until, count: None }))
}

/// The last day of a pause; `None` while only a fact can end it.
pub fn last_day(pause: &Pause, strategy: &Strategy, calendar: &Calendar) -> Option<Date> {
    let agreements = &strategy.agreements;
    let working_days = |count| Some(calendar.plus_working_days(pause.from, count));
    pause.until.or_else(|| match pause.kind {
        PauseKind::Absent => working_days(agreements.absent_working_days),
        PauseKind::SaysPaid => working_days(agreements.says_paid_working_days),
        PauseKind::CopyRequested => working_days(agreements.copy_requested_working_days),
        // "Call me back" without a day: the next working day is his.
        PauseKind::CallBack => working_days(1),
        _ => None,
    })
}

fn collected(invoice: &Invoice, due: Due, strategy: &Strategy, day: &Day) -> Option<Standing> {
    let grace = strategy.agreements.direct_debit_grace_bank_days;
    let until = day.calendar.plus_bank_days(due.date, grace);
    let waits = Dossier::is_collected(invoice) && day.date <= until;
    waits.then(|| rest(Hold::Collected, Some(until), Why::Collected))
}

fn not_due(due: Due, dossier: &Dossier, day: &Day) -> Option<Standing> {
    if due.date <= day.date {
        return None;
    }
    let claimed = dossier.state.claim.as_ref().filter(|claim| due.term == Some(claim.days));
    Some(match (claimed, due.term) {
        (Some(claim), _) => rest(Hold::TermClaim, None, Why::TermClaimed.days(claim.days)),
        (None, Some(days)) => {
            let because = Because { why: Why::TermAgreed, date: Some(due.date), count: Some(days) };
            rest(Hold::AgreedTerm, Some(due.date), because)
        }
        (None, None) => rest(Hold::NotDue, Some(due.date), Why::NotDue.until(due.date)),
    })
}
