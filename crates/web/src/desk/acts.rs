//! The form of an act, filled with what is known; and what a person entered, carried out.
//!
//! Not here: what the fields mean (`forms`), what a fact does (`app::people`).

use std::collections::BTreeMap;

use app::people::Refusal;
use app::{AppError, Customer, Doing, Form, Person, people};
use domain::{Cents, Date, Event, InvoiceId, TaskKind, TodoId};

use super::look::Look;
use super::view::View;
use super::{dossier, preview, timeline};
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
    let mut card = customer.card.clone();
    if let Some(person) = entered.person {
        enter_person(&mut card.persons, person);
    }
    if let Some(formal) = entered.formal {
        card.form = Some(if formal { Form::U } else { Form::Je });
    }
    if let Some(wanted) = entered.order_number_wanted {
        card.wants_project_number = Some(wanted);
    }
    let mut events = entered.events;
    if entered.pinned {
        card.note = events.iter().find_map(|event| match event {
            Event::Note { text } => Some(text.clone()),
            _ => None,
        });
    }
    if let Some(text) = entered.best_time {
        events.push(Event::Note { text });
    }
    if let Some((step, _)) = entered.send {
        events.push(Event::Approve { step });
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
            Refusal::NothingOpenChosen => ("invoice", "field-invoice"),
            Refusal::NoOpenDispute | Refusal::DisputeIsOpen => ("invoice", "said-not-now"),
            Refusal::TermOutOfRange { .. } => ("days", "field-needed"),
            Refusal::DisputeOverOpen => ("amount", "field-amount"),
            Refusal::ScoreOutOfRange { .. } => ("nps", "field-choose"),
            Refusal::WhyIsMissing => ("why", "field-needed"),
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
        Act::Send => {
            let steps = dossier::steps_to_send(look);
            steps.iter().map(|step| (step.word().to_owned(), say.name("step", step))).collect()
        }
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
        }
        Act::Relation => {
            put("closeness", profile.relation.closeness.word().to_owned());
            put("since", profile.relation.since.map(|since| since.to_string()).unwrap_or_default());
            put("strained", yes(profile.relation.strained));
            put("good_payer", yes(profile.relation.good_payer));
            put("regular", yes(profile.regular));
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
        _ => {}
    }
    values
}
