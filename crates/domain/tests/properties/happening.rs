//! What a drawn happening means on its day: a fact that fits the customer as he is then.

use domain::agreement::{ArrangementState, DisputeOutcome, StopWhy};
use domain::care::{CareTalk, GoodWord, Moment};
use domain::dispute::{Asked, Counterpart, News, RemedyKind, Satisfaction, Side};
use domain::reason::{Fault, ReasonGiven};
use domain::{
    CallOutcome, Cents, Channel, DecidedOutcome, Dossier, Event, Intent, InvoiceId, TaskKind, TodoKind,
};
use domain::{Date, Reason, Step};

use crate::history::Happening;

/// The fact, and whether people bring it back from the day's calls and tasks.
pub fn fact(drawn: Happening, on: Date, dossier: &Dossier) -> Option<(Event, bool)> {
    let Happening { which, how, .. } = drawn;
    let open: Vec<InvoiceId> = dossier.open_invoices().map(|invoice| invoice.id).collect();
    let any: Vec<InvoiceId> = dossier.invoices.iter().map(|invoice| invoice.id).collect();
    let one = || pick(&open, which);
    let some = || -> Option<Vec<InvoiceId>> {
        let first = one()?;
        Some(if how % 3 == 0 { open.clone() } else { vec![first] })
    };
    let until = on.plus_days(i32::from(how % 21));
    let before = |event: Event| Some((event, false));
    let after = |event: Event| Some((event, true));
    // A quarter of what happens is about agreements and care; what is below keeps its numbers.
    if drawn.kind >= 192 {
        return agreed_or_cared(drawn, on, dossier, &open).map(|event| (event, false));
    }
    match drawn.kind % 32 {
        0..=4 => after(call(which, how, until, dossier)),
        5..=7 => after(Event::Approve { step: approval(dossier, how), invoices: None }),
        8..=9 => after(Event::TaskDone { task: open_task(dossier, which) }),
        10 => after(Event::Decided { outcome: *pick_of(DecidedOutcome::ALL, which) }),
        11..=13 => {
            let id = one()?;
            let invoice = dossier.invoice(id)?;
            let amount = if how % 2 == 0 { invoice.open() } else { part(invoice.open()) };
            before(Event::Payment { invoice: Some(id), amount, currency: invoice.currency, dated: None })
        }
        14 => {
            let invoice = dossier.invoice(one()?)?;
            let amount = if how % 2 == 0 { invoice.open() } else { part(invoice.open()) };
            before(Event::Payment { invoice: None, amount, currency: invoice.currency, dated: None })
        }
        15 => {
            let invoice = dossier.invoice(pick(&any, which)?)?;
            let paid = invoice.paid;
            (paid > Cents::ZERO)
                .then_some((Event::PaymentReversed { invoice: invoice.id, amount: paid }, false))
        }
        16 => {
            let invoice = dossier.invoice(one()?)?;
            let amount = part(invoice.open());
            before(Event::CreditNote { invoice: Some(invoice.id), amount, currency: invoice.currency })
        }
        17..=18 => before(Event::Promise { invoices: some()?, until, amount: None, heard: None }),
        19 => before(Event::DisputeOpened { invoice: one()?, amount: None, reason: String::new() }),
        20..=21 => before(Event::DisputeClosed {
            invoice: pick(&any, which)?,
            outcome: *pick_of(DisputeOutcome::ALL, how),
            customer_satisfied: Some(how % 2 == 0),
        }),
        22 => {
            let invoices = some()?;
            let terms = in_two_terms(&invoices, on, dossier);
            before(Event::Arrangement { invoices, terms, heard: None })
        }
        23 => before(Event::TermClaimed { days: i32::from(how % 4) * 15, said: None }),
        24 => before(Event::TermApproved {
            days: i32::from(how % 4) * 15,
            from_issued: None,
            since: None,
            only: None,
            said: None,
        }),
        25 => before(Event::BooksTerm { days: i32::from(how % 4) * 15 }),
        26 => before(Event::Score { nps: how % 11, said: None }),
        27 => before(match how % 3 {
            0 => Event::Refuses { channel: *pick_of(Channel::ALL, which) },
            1 => Event::Consents { channel: *pick_of(Channel::ALL, which) },
            _ => Event::Prefers {
                reminders: Some(*pick_of(Channel::ALL, which)),
                admin: None,
                invoices: None,
                source: None,
            },
        }),
        28 => before(match how % 2 {
            0 => Event::Hold { invoices: some(), why: String::new(), until: Some(until) },
            _ => Event::MessageFailed { channel: *pick_of(Channel::ALL, which) },
        }),
        29 => before(match how % 8 {
            0 => Event::Stop { why: StopWhy::Insolvency },
            1 => Event::StopEnded,
            2 => Event::TermDenied { said: None },
            3 => Event::HoldEnded,
            _ => Event::DueChanged { invoice: one()?, due: on.plus_days(i32::from(which % 40)) },
        }),
        30 => before(Event::DisputeNews { invoice: pick(&any, which)?, news: Box::new(news(how)) }),
        _ => before(Event::Reply {
            channel: Channel::Email,
            intents: vec![*pick_of(Intent::ALL, which)],
            until: (how % 2 == 0).then_some(until),
            days: (how % 3 == 0).then_some(30),
            invoices: None,
            amount: None,
        }),
    }
}

/// Proposals, reasons, scores, good words: what people enter and customers answer.
fn agreed_or_cared(drawn: Happening, on: Date, dossier: &Dossier, open: &[InvoiceId]) -> Option<Event> {
    let Happening { which, how, .. } = drawn;
    let by = "Ineke".to_owned();
    Some(match drawn.kind % 16 {
        0..=1 => {
            let invoices = vec![pick(open, which)?];
            let terms = in_two_terms(&invoices, on, dossier);
            Event::ArrangementProposed { invoices, terms }
        }
        2..=3 => {
            let arrangements = dossier.state.arrangements.iter();
            let mut proposed = arrangements.filter(|known| known.state == ArrangementState::Proposed);
            let invoice = *proposed.next_back()?.invoices.first()?;
            Event::ArrangementAccepted { invoice, heard: None }
        }
        4..=5 => {
            let arrangement = dossier.state.arrangements.last()?;
            let (from, _) = *pick_of(&arrangement.terms, which);
            let to = from.plus_days(i32::from(how % 14) + 1);
            // People are refused another shift than this; so is this history.
            arrangement.may_shift(from, to).ok()?;
            Event::TermShifted { invoice: *arrangement.invoices.first()?, from, to }
        }
        6..=7 => Event::Score { nps: how % 11, said: None },
        8 => {
            Event::GoodWordAsked { what: *pick_of(GoodWord::ALL, which), moment: *pick_of(Moment::ALL, how) }
        }
        9 => Event::GoodWordAnswered {
            what: *pick_of(GoodWord::ALL, which),
            given: how.is_multiple_of(2),
            words: None,
        },
        10 => Event::CareTalk(Box::new(CareTalk {
            on,
            pain: String::new(),
            improvement: String::new(),
            owner: by,
            by: on.plus_days(7),
            extra_work: None,
            solved: None,
        })),
        11..=13 => {
            let mut given = ReasonGiven::new(vec![pick(open, which)?], *pick_of(Reason::ALL, how));
            given.fault = Some(*pick_of(Fault::ALL, which));
            given.correct = which.is_multiple_of(2).then(|| "PO-1".to_owned());
            given.until = Some(on.plus_days(i32::from(how % 21)));
            given.substitute = which.is_multiple_of(3).then_some(by);
            given.days = Some(i32::from(how % 4) * 15);
            Event::ReasonGiven(Box::new(given))
        }
        _ => {
            let invoice = dossier.state.disputes.iter().rfind(|dispute| dispute.is_open())?.invoice;
            Event::DisputeNews { invoice, news: Box::new(news(how)) }
        }
    })
}

/// What happens in a complaint; without one it is about nothing.
fn news(how: u8) -> News {
    let by = "Ineke".to_owned();
    match how % 9 {
        0..=2 => News::Told { words: None, step: None, why: None, wish: None, owner: Some(by) },
        3 => News::PassedOn { to: Counterpart { name: by, email: None } },
        4 => News::Answered { by, words: String::new() },
        5 => News::Said { side: *pick_of(Side::ALL, how), by, words: String::new() },
        6 => News::Proposed {
            kind: *pick_of(RemedyKind::ALL, how),
            words: String::new(),
            amount: None,
            cost: None,
            approver: None,
            by,
        },
        7 => News::Agreed { remedy: 0 },
        _ => News::Felt { satisfaction: *pick_of(Satisfaction::ALL, how), asked: Asked::Link, words: None },
    }
}

fn call(which: u8, how: u8, until: Date, _: &Dossier) -> Event {
    Event::CallOutcome {
        outcome: *pick_of(CallOutcome::ALL, which),
        until: (!how.is_multiple_of(3)).then_some(until),
        invoices: None,
        amount: None,
        reason: None,
    }
}

/// A yes to what waits for one, sometimes to something that nobody asked.
fn approval(dossier: &Dossier, how: u8) -> Step {
    let waits = dossier.state.todos.iter().find_map(|todo| match todo.kind {
        TodoKind::Task(TaskKind::Approve, step) => step,
        _ => None,
    });
    let other = [Step::FriendlyReminder, Step::FinalNotice, Step::FirmReminder];
    waits.unwrap_or(*pick_of(&other, how))
}

fn open_task(dossier: &Dossier, which: u8) -> TaskKind {
    let tasks: Vec<TaskKind> = dossier
        .state
        .todos
        .iter()
        .filter_map(|todo| match todo.kind {
            TodoKind::Task(task, _) => Some(task),
            _ => None,
        })
        .collect();
    if tasks.is_empty() { *pick_of(TaskKind::ALL, which) } else { *pick_of(&tasks, which) }
}

fn in_two_terms(invoices: &[InvoiceId], on: Date, dossier: &Dossier) -> Vec<(Date, Cents)> {
    let open: Cents =
        invoices.iter().filter_map(|id| dossier.invoice(*id)).map(|invoice| invoice.open()).sum();
    let first = part(open);
    vec![(on.plus_days(10), first), (on.plus_days(30), open - first)]
}

fn part(amount: Cents) -> Cents {
    Cents((amount.0 / 2).max(1))
}

fn pick(from: &[InvoiceId], which: u8) -> Option<InvoiceId> {
    (!from.is_empty()).then(|| from[usize::from(which) % from.len()])
}

fn pick_of<T>(from: &[T], which: u8) -> &T {
    &from[usize::from(which) % from.len()]
}
