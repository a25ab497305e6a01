//! Figures about contact and agreements: wrong reminders, reminders avoided, how quickly a reason is
//! known, what is kept, what complaints bring, what the work is.

use domain::agreement::PromiseResult;
use domain::dispute::Ending;
use domain::{ActKind, CustomerId, Date, Event, Hold, InvoiceId};

use super::{Figure, Line, Period, Scan, Unit};

/// The days after the bookkeeping's due date on which a ladder would have reminded.
pub const LADDER_DAYS: [i32; 4] = [2, 18, 34, 50];
/// A message to who pays within so many days was not needed.
const SOON_DAYS: i32 = 3;

pub(super) fn figures(scan: &Scan, period: Period) -> Vec<Figure> {
    vec![
        wrongful(scan, period),
        avoided(scan, period),
        per_euro(scan, period),
        reason_time(scan, period),
        kept_promises(scan, period),
        kept_arrangements(scan, period),
        dispute_time(scan, period),
        small_matters(scan, period),
        repeat(scan, period),
        ambassadors(scan, period),
        care_share(scan, period),
        workload(scan, period),
        needless(scan, period),
    ]
}

fn line(scan: &Scan, customer: CustomerId, on: Date, about: String, top: i64, bottom: i64) -> Line {
    Line { customer, name: scan.name(customer), on, about, top, bottom }
}

fn number(scan: &Scan, customer: CustomerId, invoice: InvoiceId) -> String {
    let known = scan.customer(customer);
    let invoice = known.and_then(|known| known.dossier.invoice(invoice));
    invoice.map(|invoice| invoice.number.clone()).unwrap_or_default()
}

/// Reminders against an agreement; the target is none (2.19).
fn wrongful(scan: &Scan, period: Period) -> Figure {
    let mut figure = Figure::new("wrongful", Unit::Count, true);
    for customer in &scan.customers {
        let incidents = customer.dossier.state.incidents.iter();
        for incident in incidents.filter(|one| one.counts() && period.has(one.reminded)) {
            let about = incident.invoices.first().map(|id| number(scan, customer.id, *id));
            let about = about.unwrap_or_default();
            figure.lines.push(line(scan, customer.id, incident.reminded, about, 1, 1));
        }
    }
    figure
}

/// Days on which a ladder would have reminded of an invoice that rested under an agreement (2.22).
fn avoided(scan: &Scan, period: Period) -> Figure {
    let mut figure = Figure::new("avoided", Unit::Count, false);
    for customer in &scan.customers {
        let Some(history) = scan.agreed_with.get(&customer.id) else {
            continue;
        };
        for invoice in &customer.dossier.invoices {
            let open_until = invoice.settled_on.unwrap_or(scan.today);
            for days in LADDER_DAYS {
                let on = invoice.due.plus_days(days);
                if period.has(on) && on < open_until && rests_by_agreement(history, invoice.id, on) {
                    figure.lines.push(line(scan, customer.id, on, invoice.number.clone(), 1, 1));
                }
            }
        }
    }
    figure
}

/// The last that was told of the invoice up to that day is a rest by agreement.
fn rests_by_agreement(history: &[crate::records::TimelineRow], invoice: InvoiceId, on: Date) -> bool {
    let last = history.iter().filter(|row| row.fact.on <= on).rev().find_map(|row| match &row.fact.event {
        Event::Rested(rested) if rested.invoices.contains(&invoice) => Some(matches!(
            rested.hold,
            Hold::AgreedTerm | Hold::TermClaim | Hold::Promised | Hold::Disputed | Hold::Arrangement
        )),
        Event::Acted(acted)
            if acted.invoices.contains(&invoice) && acted.step.is_some_and(|step| step.is_reminder()) =>
        {
            Some(false)
        }
        _ => None,
    });
    last == Some(true)
}

/// Contacts about money for every thousand euro that was paid.
fn per_euro(scan: &Scan, period: Period) -> Figure {
    let mut figure = Figure::new("per-euro", Unit::PerThousandEuro, true);
    for (customer, on, acted) in &scan.acted {
        let contact =
            matches!(acted.kind, ActKind::Message | ActKind::Call | ActKind::Letter | ActKind::Visit);
        if contact && period.has(*on) {
            let about = acted.invoices.first().map(|id| number(scan, *customer, *id)).unwrap_or_default();
            figure.lines.push(line(scan, *customer, *on, about, 1, 0));
        }
    }
    for (customer, invoice) in scan.invoices() {
        if let Some(on) = invoice.settled_on.filter(|on| period.has(*on) && invoice.paid.is_positive()) {
            figure.lines.push(line(scan, customer.id, on, invoice.number.clone(), 0, invoice.paid.0));
        }
    }
    figure
}

/// From the first overdue day until the reason is known (4.4).
fn reason_time(scan: &Scan, period: Period) -> Figure {
    let mut figure = Figure::new("reason-time", Unit::Days, true);
    for known in scan.known_reasons.iter().filter(|known| period.has(known.on)) {
        let about = number(scan, known.customer, known.invoice);
        figure.lines.push(line(scan, known.customer, known.on, about, known.days.into(), 1));
    }
    figure
}

fn kept_promises(scan: &Scan, period: Period) -> Figure {
    let mut figure = Figure::new("kept-promises", Unit::Percent, false);
    for customer in &scan.customers {
        let ended = customer.dossier.state.promises.iter().filter(|promise| period.has(promise.until));
        for promise in ended {
            let kept = match promise.result() {
                PromiseResult::Kept => 1,
                PromiseResult::Partly | PromiseResult::Broken => 0,
                PromiseResult::Open | PromiseResult::Replaced => continue,
            };
            let about = promise.invoices.first().map(|id| number(scan, customer.id, *id));
            let about = about.unwrap_or_default();
            figure.lines.push(line(scan, customer.id, promise.until, about, kept, 1));
        }
    }
    figure
}

fn kept_arrangements(scan: &Scan, period: Period) -> Figure {
    let mut figure = Figure::new("kept-arrangements", Unit::Percent, false);
    for customer in &scan.customers {
        for arrangement in &customer.dossier.state.arrangements {
            let Some((last, _)) = arrangement.terms.last().copied().filter(|(last, _)| period.has(*last))
            else {
                continue;
            };
            let ended = arrangement.state == domain::arrangement::ArrangementState::Finished;
            if ended || arrangement.missed > 0 {
                let kept = i64::from(arrangement.was_kept());
                figure.lines.push(line(scan, customer.id, last, String::new(), kept, 1));
            }
        }
    }
    figure
}

/// From complaint to end.
fn dispute_time(scan: &Scan, period: Period) -> Figure {
    let mut figure = Figure::new("dispute-time", Unit::Days, true);
    for case in &scan.cases {
        if let Some(closed) = case.dispute.closed.filter(|closed| period.has(closed.on)) {
            let days = closed.on.days_since(case.dispute.opened).into();
            figure.lines.push(line(scan, case.customer, closed.on, case.number.clone(), days, 1));
        }
    }
    figure
}

/// From hearing what hurts until it is solved (3.11).
fn small_matters(scan: &Scan, period: Period) -> Figure {
    let mut figure = Figure::new("pain-time", Unit::Days, true);
    for customer in &scan.customers {
        for talk in &customer.dossier.state.care.talks {
            if let Some(on) = talk.solved.filter(|on| period.has(*on)) {
                let days = on.days_since(talk.on).into();
                figure.lines.push(line(scan, customer.id, on, String::new(), days, 1));
            }
        }
    }
    figure
}

/// Who ordered again after a complaint (2.9).
fn repeat(scan: &Scan, period: Period) -> Figure {
    let mut figure = Figure::new("repeat", Unit::Percent, false);
    for case in &scan.cases {
        let Some(closed) = case.dispute.closed.filter(|closed| period.has(closed.on)) else {
            continue;
        };
        let returned = match case.ending {
            Ending::Returned => 1,
            Ending::Lost => 0,
            _ => continue,
        };
        figure.lines.push(line(scan, case.customer, closed.on, case.number.clone(), returned, 1));
    }
    figure
}

/// Good words that were given (0.23).
fn ambassadors(scan: &Scan, period: Period) -> Figure {
    let mut figure = Figure::new("ambassadors", Unit::Count, false);
    for customer in &scan.customers {
        for moment in &customer.dossier.state.care.moments {
            let given = moment.answered.filter(|(on, done)| *done && period.has(*on));
            let asks = moment.what != domain::care::GoodWord::ThankYouCard;
            if let Some((on, _)) = given.filter(|_| asks) {
                figure.lines.push(line(scan, customer.id, on, String::new(), 1, 1));
            }
        }
    }
    figure
}

/// Contacts that were not about debt, of all contacts (0.25).
fn care_share(scan: &Scan, period: Period) -> Figure {
    let mut figure = Figure::new("care-share", Unit::Percent, false);
    for (customer, on) in scan.care.iter().filter(|(_, on)| period.has(*on)) {
        figure.lines.push(line(scan, *customer, *on, String::new(), 1, 1));
    }
    for (customer, on, acted) in scan.acted.iter().filter(|(_, on, _)| period.has(*on)) {
        if acted.step.is_some_and(|step| step.is_reminder() || step.is_formal()) {
            let about = acted.invoices.first().map(|id| number(scan, *customer, *id)).unwrap_or_default();
            figure.lines.push(line(scan, *customer, *on, about, 0, 1));
        }
    }
    figure
}

/// Calls, visits and tasks that people got, a week (4.16).
fn workload(scan: &Scan, period: Period) -> Figure {
    let mut figure = Figure::new("workload", Unit::PerWeek, true);
    for (customer, on, acted) in scan.acted.iter().filter(|(_, on, _)| period.has(*on)) {
        if matches!(acted.kind, ActKind::Call | ActKind::Visit | ActKind::Task) {
            let about = acted.invoices.first().map(|id| number(scan, *customer, *id)).unwrap_or_default();
            figure.lines.push(line(scan, *customer, *on, about, 1, 1));
        }
    }
    figure
}

/// Reminders to who paid within three days anyway, of all reminders (4.16).
fn needless(scan: &Scan, period: Period) -> Figure {
    let mut figure = Figure::new("needless", Unit::Percent, true);
    for (customer, on, acted) in scan.acted.iter().filter(|(_, on, _)| period.has(*on)) {
        if !acted.step.is_some_and(|step| step.is_reminder()) {
            continue;
        }
        let known = scan.customer(*customer);
        let settled = |id: &InvoiceId| {
            let invoice = known.and_then(|known| known.dossier.invoice(*id));
            let paid = invoice.and_then(|invoice| invoice.settled_on);
            paid.is_some_and(|paid| (0..=SOON_DAYS).contains(&paid.days_since(*on)))
        };
        let soon = !acted.invoices.is_empty() && acted.invoices.iter().all(settled);
        let about = acted.invoices.first().map(|id| number(scan, *customer, *id)).unwrap_or_default();
        figure.lines.push(line(scan, *customer, *on, about, i64::from(soon), 1));
    }
    figure
}
