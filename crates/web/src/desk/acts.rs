//! The form of an act, filled with what is known; and what a person entered, carried out.
//!
//! Not here: what the fields mean (`forms`), what a fact does (`app::people`).

use std::collections::BTreeMap;

use app::people::Refusal;
use app::{AppError, Customer, Doing, Form, Person, people};
use domain::arrangement::CannotShift;
use domain::dispute::CannotClose;
use domain::{Cents, Date, Event, InvoiceId, TaskKind, TodoId};

use super::look::Look;
use super::view::View;
use super::{dossier, plans, preview, timeline};
use crate::WebError;
use crate::forms::{Entered, Fields, PersonEntered};
use crate::pages::acts::{Act, ActForm, Choice, TickInvoice};

/// The form as it opens: `given` are the pairs of the address, or what was typed.
pub fn form(view: View<'_>, customer: &Customer, act: Act, given: &Fields) -> ActForm {
    let look = Look::new(view, customer);
    let mut values = known(view, customer, act, given);
    values.extend(given.values());
    let ticked: Vec<InvoiceId> = chosen(given);
    let tick = |row: crate::pages::dossier_side::OpenInvoice| TickInvoice {
        ticked: ticked.is_empty() || ticked.contains(&row.id),
        id: row.id,
        number: row.number,
        open: row.open,
        due: row.due_agreed.unwrap_or(row.due),
        days_late: row.days_late,
    };
    let mut invoices: Vec<TickInvoice> = look.invoices().into_iter().map(tick).collect();
    if act == Act::Money && ticked.is_empty() {
        invoices.iter_mut().for_each(|invoice| invoice.ticked = false);
    }
    let choices = choices(&look, act);
    let step = given.one("step").or_else(|| choices.first().map(|choice| choice.0.as_str()));
    let shown = step.filter(|_| act == Act::Send).and_then(|step| step.parse().ok());
    let shown = shown.map(|step| preview::preview(view, &dossier::desk(view), customer, step));
    ActForm {
        act,
        customer: customer.id,
        name: customer.card.name.clone(),
        phone: dossier::phone(customer),
        todo: given.one("todo").and_then(|todo| todo.parse().ok()),
        back: crate::routes::own_path(given.one("back").or(Some(&format!("/customers/{}", customer.id)))),
        invoices,
        choices,
        values,
        errors: BTreeMap::new(),
        preview: shown,
        plans: if act == Act::Arrangement { plans::choices(&look) } else { Vec::new() },
    }
}

/// Open invoices as the reading of forms wants them.
pub fn open_invoices(customer: &Customer) -> Vec<(InvoiceId, Cents, Date)> {
    let open = customer.dossier.open_invoices();
    open.map(|invoice| (invoice.id, invoice.open(), invoice.issued)).collect()
}

/// Records what was entered. `Err(Ok(…))`: the field and the key of its problem.
pub fn carry_out(
    doing: &Doing<'_>,
    customer: &Customer,
    act: Act,
    todo: Option<TodoId>,
    entered: Entered,
) -> Result<(), Refused> {
    if let (Some(until), Some(todo)) = (entered.later, todo) {
        doing.app.store.snooze(doing.client, customer.id, todo, Some(until)).map_err(AppError::from)?;
        return Ok(());
    }
    if act == Act::Term && !entered.knows_law {
        known_to_be_long(doing, customer, &entered)?;
    }
    let mut card = customer.card.clone();
    if let Some((fault, correct)) = entered.events.iter().find_map(put_right) {
        correct_card(&mut card, fault, correct);
    }
    if let Some(name) = entered.events.iter().find_map(substitute).filter(|name| !knows(&card, name)) {
        card.persons.push(Person { name, role: "vervanger".to_owned(), ..Person::default() });
    }
    let mut first_choice = None;
    if let Some(person) = entered.person {
        first_choice = person.first_choice.then(|| person.name.clone());
        enter_person(&mut card.persons, person);
    }
    if let Some(formal) = entered.formal {
        card.form = Some(if formal { Form::U } else { Form::Je });
    }
    if let Some(wanted) = entered.order_number_wanted {
        card.wants_project_number = Some(wanted);
    }
    let mut events = entered.events;
    let known = customer.dossier.state.first_choice.as_ref();
    events.extend(
        first_choice.filter(|person| known != Some(person)).map(|person| Event::FirstChoice { person }),
    );
    if entered.pinned {
        card.note = events.iter().find_map(|event| match event {
            Event::Note { text } => Some(text.clone()),
            _ => None,
        });
    }
    if entered.pinned {
        events.push(Event::Pinned { text: card.note.clone() });
    }
    let known_time = customer.dossier.profile.preference.best_time.clone().unwrap_or_default();
    if let Some(words) = entered.best_time.filter(|words| *words != known_time) {
        events.push(Event::BestTime { words });
    }
    if let Some((step, ticked)) = entered.send {
        // Every box ticked is about everything, also what a sync adds a moment later.
        let open = customer.dossier.open_invoices().count();
        let only = (!ticked.is_empty() && ticked.len() < open).then_some(ticked);
        events.push(Event::Approve { step, invoices: only });
    }
    if card != customer.card {
        people::change_card(doing, customer.id, card)?;
    }
    if let Some(task) = answered(customer, act, todo) {
        events.insert(0, Event::TaskDone { task });
    }
    if !events.is_empty() {
        people::record(doing, customer.id, &events)?;
    }
    Ok(())
}

/// An approval that is longer than the law gives is only recorded by who knows it (2.11).
fn known_to_be_long(doing: &Doing<'_>, customer: &Customer, entered: &Entered) -> Result<(), Refused> {
    let approved = entered.events.iter().find_map(|event| match event {
        Event::TermApproved { days, .. } => Some(*days),
        _ => None,
    });
    let Some(days) = approved else { return Ok(()) };
    let client = doing.app.client(doing.client)?;
    match app::terms::remark(&client, customer, days) {
        Some(remark) if remark.is_over() => Err(Refused::Field("anyway", "term-over")),
        _ => Ok(()),
    }
}

/// What was put right in the conversation, where the card has to show it.
fn put_right(event: &Event) -> Option<(domain::Fault, String)> {
    match event {
        Event::Corrected { fault, correct, .. } => Some((*fault, correct.clone())),
        _ => None,
    }
}

fn correct_card(card: &mut app::Card, fault: domain::Fault, correct: String) {
    match fault {
        domain::Fault::WrongAddress => card.invoice_address = Some(correct),
        domain::Fault::WrongEntity => card.name = correct,
        domain::Fault::WrongPerson => {
            card.persons.insert(0, Person { name: correct, ..Person::default() });
        }
        domain::Fault::MissingOrderNumber | domain::Fault::MissingProject => {
            card.wants_project_number = Some(true);
        }
        _ => {}
    }
}

fn substitute(event: &Event) -> Option<String> {
    match event {
        Event::ReasonGiven(given) => given.substitute.clone(),
        _ => None,
    }
}

fn knows(card: &app::Card, name: &str) -> bool {
    card.persons.iter().any(|person| person.name.eq_ignore_ascii_case(name))
}

/// Why it was not recorded.
pub enum Refused {
    /// A field, and the key of what is wrong with it.
    Field(&'static str, &'static str),
    Failed(WebError),
}

impl From<AppError> for Refused {
    fn from(error: AppError) -> Refused {
        let AppError::Refused(refusal) = error else {
            return Refused::Failed(error.into());
        };
        let (field, key) = match refusal {
            Refusal::PromiseMustBeInFuture { .. } | Refusal::DateMustBeInFuture { .. } => {
                ("until", "field-date-past")
            }
            Refusal::ArrangementNeedsTerms { .. } => ("first", "field-date-past"),
            Refusal::OverLimits(_) => ("approved", "plan-over-limits"),
            Refusal::NothingProposed => ("invoice", "nothing-proposed"),
            Refusal::CannotShift(CannotShift::ShiftUsed { .. }) => ("until", "shift-used"),
            Refusal::CannotShift(_) => ("until", "shift-not-between"),
            Refusal::NothingOpenChosen => ("invoice", "field-invoice"),
            Refusal::NoOpenDispute | Refusal::DisputeIsOpen => ("invoice", "said-not-now"),
            Refusal::TermOutOfRange { .. } => ("days", "field-needed"),
            Refusal::DisputeOverOpen => ("amount", "field-amount"),
            Refusal::ScoreOutOfRange { .. } => ("nps", "field-choose"),
            Refusal::WhyIsMissing => ("why", "field-needed"),
            Refusal::VisitDoesNotFit => ("day", "visit-does-not-fit"),
            Refusal::NameIsMissing => ("name", "field-needed"),
            Refusal::NumberIsTaken => ("number", "number-is-taken"),
            Refusal::TooLateToUndo => ("", "said-not-undone"),
            Refusal::CannotClose(CannotClose::NothingAgreed) => ("outcome", "cannot-close-nothing-agreed"),
            Refusal::CannotClose(CannotClose::LeftWithoutReason) => ("left_because", "cannot-close-why"),
            #[allow(unreachable_patterns, reason = "rules may be added")]
            _ => ("", "said-not-now"),
        };
        Refused::Field(field, key)
    }
}

/// The task that an act answers by itself.
fn answered(customer: &Customer, act: Act, todo: Option<TodoId>) -> Option<TaskKind> {
    let todos = &customer.dossier.state.todos;
    let todo = todos.iter().find(|known| Some(known.id) == todo)?;
    let answers = [
        (Act::Reply, TaskKind::ReadReply),
        (Act::Person, TaskKind::FindPhoneNumber),
        (Act::Person, TaskKind::FindRightPerson),
        (Act::Money, TaskKind::SearchPayment),
        (Act::Arrangement, TaskKind::ProposeArrangement),
    ];
    let fits = |(known, task): &&(Act, TaskKind)| *known == act && todo.is_task(*task);
    answers.iter().find(fits).map(|(_, task)| *task)
}

/// An amount as it can be typed again: `12000,00`.
fn say_cents(cents: Cents) -> String {
    format!("{},{:02}", cents.0 / 100, cents.0 % 100)
}

fn enter_person(persons: &mut Vec<Person>, entered: PersonEntered) {
    let person =
        Person { name: entered.name, role: entered.role, email: entered.email, phone: entered.phone };
    let at = match entered.index.filter(|index| *index < persons.len()) {
        Some(index) => {
            persons[index] = person;
            index
        }
        None => {
            persons.push(person);
            persons.len() - 1
        }
    };
    if entered.first_choice {
        let first = persons.remove(at);
        persons.insert(0, first);
    }
}

fn chosen(given: &Fields) -> Vec<InvoiceId> {
    given.all("invoice").filter_map(|id| id.parse().ok().map(InvoiceId)).collect()
}

fn choices(look: &Look<'_>, act: Act) -> Vec<Choice> {
    let (say, customer) = (look.view.say, look.customer);
    match act {
        Act::Call => {
            let persons = customer.card.persons.iter().enumerate();
            persons.map(|(index, person)| (index.to_string(), person.name.clone())).collect()
        }
        Act::Remedy | Act::DisputeClose => {
            let open = customer.dossier.state.disputes.iter().filter(|dispute| dispute.is_open());
            let choice = |dispute: &domain::agreement::Dispute| {
                let number = customer.dossier.invoice(dispute.invoice).map(|known| known.number.clone());
                let what = timeline::reason(look.view, &dispute.reason);
                let words = say.with2("says-of", "number", number.unwrap_or_default(), "what", what);
                (dispute.invoice.to_string(), words)
            };
            open.map(choice).collect()
        }
        Act::Accept => plans::proposed(look),
        Act::Shift => plans::terms_to_shift(look),
        Act::Send => {
            let steps = dossier::steps_to_send(look);
            steps.iter().map(|step| (step.word().to_owned(), say.name("step", step))).collect()
        }
        Act::Care => domain::event::CareKind::ALL
            .iter()
            .map(|kind| (kind.word().to_owned(), say.name("care", kind)))
            .collect(),
        _ => Vec::new(),
    }
}

/// What stands in the fields of a form that changes something that is known.
fn known(view: View<'_>, customer: &Customer, act: Act, given: &Fields) -> BTreeMap<String, Vec<String>> {
    let profile = &customer.dossier.profile;
    let mut values = BTreeMap::new();
    let mut put = |field: &str, value: String| {
        values.insert(field.to_owned(), vec![value]);
    };
    let yes = |flag: bool| if flag { "yes" } else { "" }.to_owned();
    let word = |channel: Option<domain::Channel>| channel.map_or("", |channel| channel.word()).to_owned();
    match act {
        Act::Preference => {
            put("reminders", word(profile.preference.reminders));
            put("admin", word(profile.preference.admin));
            put("invoices", word(profile.preference.invoices));
            put("form", dossier::form(view, customer).to_owned());
            put("language", profile.language.word().to_owned());
            put("style", profile.style.word().to_owned());
            put("fixed_person", profile.fixed_person.clone().unwrap_or_default());
            put("order_number", yes(customer.card.wants_project_number == Some(true)));
            put("source", profile.preference.source.clone().unwrap_or_default());
            put("when", profile.preference.best_time.clone().unwrap_or_default());
        }
        Act::Term => {
            put("extent", "all".to_owned());
            let claim = customer.dossier.state.claim.as_ref();
            if let Some(claim) = claim {
                put("days", claim.days.to_string());
            }
            let asked = given.one("days").and_then(|days| days.parse().ok());
            let days = asked.or(claim.map(|claim| claim.days)).unwrap_or(0);
            if let Some(remark) = app::terms::remark(view.client, customer, days) {
                put("law", view.say.name("term-law", remark));
                put("article", view.say.with("term-law-article", "article", remark.article()));
                put("over", yes(remark.is_over()));
            }
        }
        Act::Relation => {
            put("size", profile.size.word().to_owned());
            put("closeness", profile.relation.closeness.word().to_owned());
            put("since", profile.relation.since.map(|since| since.to_string()).unwrap_or_default());
            put("strained", yes(profile.relation.strained));
            put("good_payer", yes(profile.relation.good_payer));
            put("regular", yes(profile.regular));
            put("meetings", profile.relation.meetings.map_or("", |meetings| meetings.word()).to_owned());
            let types = profile.relation.product_types;
            put("product_types", types.map(|types| types.to_string()).unwrap_or_default());
            let known = super::habits::revenue(&Look::new(view, customer));
            let revenue = profile.relation.revenue.or(known.is_positive().then_some(known));
            put("revenue", revenue.map(say_cents).unwrap_or_default());
        }
        Act::Person => {
            let index: Option<usize> = given.one("person").and_then(|index| index.parse().ok());
            if let Some((index, person)) =
                index.and_then(|index| Some((index, customer.card.persons.get(index)?)))
            {
                put("name", person.name.clone());
                put("role", person.role.clone());
                put("email", person.email.clone().unwrap_or_default());
                put("phone", person.phone.clone().unwrap_or_default());
                put("first_choice", yes(index == 0));
            }
        }
        Act::Reply => put("channel", "email".to_owned()),
        Act::Care => put("channel", "phone".to_owned()),
        _ => {}
    }
    values
}
