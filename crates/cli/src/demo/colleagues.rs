//! What the people of the office do with their work list, most days.
//!
//! On the last day they do nothing: that is the list which the reader of the demo finds.

use anyhow::Result;
use app::{Card, MessageFilter, MessageState, WorkRow, by_hand, money, people};
use domain::{Cents, Channel, CustomerId, Date, Event, InvoiceId, Step, TaskKind, TodoKind, Why};

use crate::demo::cast::{JOOST, MARIEKE};
use crate::demo::habits::{Habit, Talk};
use crate::demo::life::{Life, ignore_conflict};
use crate::demo::papers;
use crate::demo::script::note;

/// Minutes after midnight; they are through their list by ten.
pub const FROM: i16 = 9 * 60 + 15;

/// The work of one day, from the top of the list.
pub fn work(life: &mut Life, day: Date) -> Result<()> {
    let nearly_there = day >= life.script.stage.before(4);
    if nearly_there {
        settle_what_is_late(life, day);
    }
    allocate(life, day)?;
    send_by_hand(life, day)?;
    let mut minute = FROM;
    for row in life.app.store.work(life.client)? {
        let Some(who) = life.who(row.customer) else {
            continue;
        };
        let waits = row.snoozed_until.is_some_and(|until| until > day);
        let written_out = life.script.story_from[who] <= day && !is_everyday(&row);
        let tomorrow = !nearly_there && life.dice.below(8) == 0;
        if waits || written_out || tomorrow {
            continue;
        }
        finish(life, day, minute, who, &row)?;
        minute = (minute + 7).min(FROM + 44);
    }
    Ok(())
}

/// Rows of today that somebody puts off.
pub fn put_off(life: &Life, day: Date) -> Result<()> {
    for snooze in life.script.snoozes.iter().filter(|snooze| snooze.on == day) {
        let customer = life.id(snooze.who)?;
        let rows = life.app.store.work(life.client)?;
        for row in rows.iter().filter(|row| row.customer == customer) {
            let done = life.app.store.snooze(life.client, customer, row.todo.id, Some(snooze.until));
            ignore_conflict(done)?;
        }
    }
    Ok(())
}

/// Work that is done as usual, also for a customer with a story.
fn is_everyday(row: &WorkRow) -> bool {
    match row.todo.kind {
        TodoKind::Call(step, _) | TodoKind::Visit(step) => step == Step::ReceiptCheck,
        TodoKind::Task(TaskKind::AskClientAboutTerm, _) => row.todo.because.why != Why::TermClaimedAsk,
        TodoKind::Task(task, _) => {
            matches!(task, TaskKind::AskBookkeeperToChangeTerm | TaskKind::FullStop)
        }
    }
}

fn finish(life: &mut Life, day: Date, minute: i16, who: usize, row: &WorkRow) -> Result<()> {
    let by = if life.dice.below(5) < 3 { MARIEKE } else { JOOST };
    let customer = row.customer;
    match row.todo.kind {
        TodoKind::Call(step, _) | TodoKind::Visit(step) => {
            let habit = life.script.cast[who].habit;
            let dossier = life.app.customer(life.client, customer)?.dossier;
            let about = row.todo.invoices.iter().filter_map(|id| dossier.invoice(*id));
            let talk = Talk {
                step,
                today: day,
                due: about.map(|invoice| invoice.due).max().unwrap_or(day),
                attempts: dossier.state.rhythm.attempts,
            };
            let (event, words, days) = habit.is_called(&talk, &mut life.dice);
            let sales = life.sales_of(customer, &row.todo.invoices)?;
            life.record(day, minute, by, who, &[note(words), event])?;
            if days > 0 {
                life.will_pay(&sales, day, days);
            }
            Ok(())
        }
        TodoKind::Task(task, approves) => {
            let events = task_events(life, day, who, row, task, approves)?;
            if events.is_empty() { Ok(()) } else { life.record(day, minute, by, who, &events) }
        }
    }
}

fn task_events(
    life: &mut Life,
    day: Date,
    who: usize,
    row: &WorkRow,
    task: TaskKind,
    approves: Option<Step>,
) -> Result<Vec<Event>> {
    let done = |words: &str| vec![note(words), Event::TaskDone { task }];
    Ok(match task {
        TaskKind::Approve => match approves {
            Some(step) => vec![Event::Approve { step, invoices: None }],
            None => Vec::new(),
        },
        TaskKind::ProposeArrangement => arrange(life, day, row)?,
        TaskKind::AskBookkeeperToChangeTerm => {
            done("De boekhouding gemaild: termijn aanpassen op de klantkaart.")
        }
        TaskKind::AskClientAboutTerm => {
            done("Bij Rijsveld gemeld dat de boekhouding de termijn nog niet heeft aangepast.")
        }
        TaskKind::FindRightPerson => {
            new_person(life, day, who)?;
            done("De administratie is verhuisd; nieuwe contactpersoon genoteerd.")
        }
        TaskKind::FindPhoneNumber => done("Geen nummer gevonden; per mail gevraagd of we mogen bellen."),
        TaskKind::SearchPayment => done("Gezocht in de bank en teruggekoppeld."),
        TaskKind::ReadReply => done("Gelezen en beantwoord."),
        TaskKind::FullStop => done("Bekeken en vastgelegd; verder doen we niets."),
        TaskKind::AmbassadorMoment => done("Kaartje gestuurd."),
        TaskKind::PersonDecides => vec![Event::Decided { outcome: domain::DecidedOutcome::Arrangement }],
        TaskKind::TellInvoicing => done("Aan facturatie doorgegeven hoe de klant zijn facturen wil."),
        TaskKind::TermComplaint => done("Gebeld over de termijn; zo geregeld als afgesproken was."),
        TaskKind::FixAdministration => done("In de administratie rechtgezet."),
        TaskKind::AnswerDispute => done("Gebeld: we zoeken het uit, morgen hoort de klant meer."),
        TaskKind::FollowUpRemedy => done("Gedaan zoals afgesproken."),
        TaskKind::AllocatePayment | TaskKind::SolveDispute | TaskKind::AskClientAboutDispute => Vec::new(),
    })
}

/// Three terms: after a week, and then each month.
fn arrange(life: &mut Life, day: Date, row: &WorkRow) -> Result<Vec<Event>> {
    let dossier = life.app.customer(life.client, row.customer)?.dossier;
    let invoices: Vec<InvoiceId> = dossier
        .open_invoices()
        .map(|invoice| invoice.id)
        .filter(|id| row.todo.invoices.contains(id))
        .collect();
    let total: i64 =
        invoices.iter().filter_map(|id| dossier.invoice(*id)).map(|invoice| invoice.open().0).sum();
    if total == 0 {
        return Ok(Vec::new());
    }
    let third = total / 3;
    let terms = [(7, third), (37, third), (67, total - 2 * third)];
    let terms: Vec<(Date, Cents)> =
        terms.into_iter().map(|(days, cents)| (day.plus_days(days), Cents(cents))).collect();
    let sales = life.sales_of(row.customer, &invoices)?;
    let mut left: Vec<(usize, i64)> = sales
        .iter()
        .map(|sale| (*sale, life.script.sales[*sale].cents - life.script.sales[*sale].transferred))
        .collect();
    for sale in &sales {
        life.script.sales[*sale].payments.clear();
    }
    for (on, cents) in &terms {
        let mut term = cents.0;
        for (sale, open) in left.iter_mut().filter(|(_, open)| *open > 0) {
            let part = term.min(*open);
            if part > 0 {
                life.script.paid_in_part(*sale, *on, part);
            }
            *open -= part;
            term -= part;
        }
    }
    Ok(vec![note("In drie delen betalen afgesproken."), Event::Arrangement { invoices, terms, heard: None }])
}

fn new_person(life: &Life, day: Date, who: usize) -> Result<()> {
    let id = life.id(who)?;
    let mut card: Card = life.app.customer(life.client, id)?.card;
    if let Some(person) = card.persons.first_mut() {
        person.name = "Renske Dijk".to_owned();
        person.role = "administratie".to_owned();
    }
    people::change_card(&life.doing(day, FROM, MARIEKE), id, card)?;
    Ok(())
}

/// *Koppelen*: payments that waited a night and of which somebody knows what they are for.
fn allocate(life: &Life, day: Date) -> Result<()> {
    for waiting in life.app.store.waiting_entries(life.client, 0, 50)? {
        let serial = papers::serial_of(&waiting.entry.raw);
        let Some(sales) = serial.and_then(|serial| life.bank.pays.get(&serial)) else {
            continue;
        };
        let Some(first) = sales.first() else { continue };
        let customer: CustomerId = life.id(life.script.sales[*first].who)?;
        let dossier = life.app.customer(life.client, customer)?.dossier;
        let of_sales = |number: &str| sales.iter().any(|sale| life.script.sales[*sale].number == number);
        let parts: Vec<(Option<InvoiceId>, Cents)> = dossier
            .open_invoices()
            .filter(|invoice| of_sales(&invoice.number))
            .map(|invoice| (Some(invoice.id), invoice.open()))
            .collect();
        let sum: Cents = parts.iter().map(|(_, amount)| *amount).sum();
        if sum == waiting.entry.amount {
            let doing = life.doing(day, FROM - 10, MARIEKE);
            money::allocate(&doing, &waiting, customer, &parts, "door Marieke gekoppeld")?;
        }
    }
    Ok(())
}

/// Letters are posted, and what goes by app is sent from the phone of the office.
fn send_by_hand(life: &Life, day: Date) -> Result<()> {
    let filter = MessageFilter {
        states: vec![MessageState::Planned, MessageState::ToPost],
        ..MessageFilter::default()
    };
    for message in life.app.store.messages(life.client, &filter, 0, 50)? {
        if message.new.channel != Channel::Email {
            by_hand::sent(&life.doing(day, FROM - 5, MARIEKE), &life.desk, message.id)?;
        }
    }
    Ok(())
}

/// Towards the end nothing is left over but what the stories leave.
fn settle_what_is_late(life: &mut Life, day: Date) {
    let late = |sale: &usize| {
        let sale = &life.script.sales[*sale];
        let arranged = sale.payments.len() > 1 || life.script.cast[sale.who].habit == Habit::CashPoor;
        !sale.scripted && sale.is_open() && sale.due < day && !arranged
    };
    let sales: Vec<usize> = (0..life.script.sales.len()).filter(late).collect();
    life.will_pay(&sales, day, 0);
}
