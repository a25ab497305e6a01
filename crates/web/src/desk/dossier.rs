//! The page of one customer, and the panel beside a list.

use app::letter::Desk;
use app::{Customer, Form};
use domain::agreement::PromiseState;
use domain::{Channel, Currency, Date, Event, Step, TaskKind, TodoId, TodoKind};

use super::look::{Look, todo_icon};
use super::plans;
use super::timeline::{reason, timeline};
use super::view::View;
use crate::WebError;
use crate::pages::dossier::Dossier;
use crate::pages::dossier_side::{
    Agreement, AgreementAct, AgreementKind, Behaviour, OpenTask, PersonCard, PreferenceCard,
};
use crate::pages::peek::{LastContact, Peek};

/// Open invoices in the panel; the dossier has them all.
const PEEKED: usize = 6;
const CONTACTS: usize = 4;

pub fn dossier(
    view: View<'_>,
    customer: &Customer,
    show: &str,
    before: Option<i64>,
) -> Result<Dossier, WebError> {
    let look = Look::new(view, customer);
    let (card, profile) = (&customer.card, &customer.dossier.profile);
    let state = &customer.dossier.state;
    let task = |todo: &domain::Todo| OpenTask {
        todo: todo.id.0,
        icon: todo_icon(todo),
        words: look.todo_words(todo),
        why: view.say.because(&todo.because, view.today),
        since: todo.on,
    };
    let decides = |todo: &domain::Todo| {
        todo.is_task(TaskKind::PersonDecides) || matches!(todo.kind, TodoKind::Call(Step::PersonDecides, _))
    };
    Ok(Dossier {
        customer: customer.id,
        name: card.name.clone(),
        number: Some(card.number.clone()).filter(|number| !number.is_empty()),
        place: card.city.clone(),
        kind: profile.kind.word(),
        since: profile.relation.since,
        mood: look.mood(),
        closeness: profile.relation.closeness.word(),
        last_score: state.score.map(|score| score.nps),
        owner: profile.fixed_person.clone().or_else(|| profile.account_owner.clone()),
        phone: phone(customer),
        email: app::letter::address(card),
        line: look.line(),
        can_send: state.stop.is_none() && !steps_to_send(&look).is_empty(),
        to_decide: state.todos.iter().any(decides),
        tasks: state.todos.iter().map(task).collect(),
        open: customer.dossier.open_sum(Currency::EUR),
        late: look.late(),
        unallocated: customer.dossier.unallocated(Currency::EUR),
        invoices: look.invoices(),
        agreements: agreements(&look),
        preference: preference(view, customer),
        persons: persons(customer),
        behaviour: behaviour(&look)?,
        agreed: super::term_card::part(view, customer)?,
        timeline: timeline(view, customer, show, before)?,
    })
}

pub fn peek(view: View<'_>, customer: &Customer, todo: Option<i64>) -> Result<Peek, WebError> {
    let look = Look::new(view, customer);
    let card = &customer.card;
    let mut invoices = look.invoices();
    let more = invoices.len().saturating_sub(PEEKED);
    invoices.truncate(PEEKED);
    let open_todo = |known: &&domain::Todo| Some(known.id) == todo.map(TodoId);
    let todo = customer.dossier.state.todos.iter().find(open_todo);
    let person = first_person(customer);
    Ok(Peek {
        customer: customer.id,
        todo: todo.map(|todo| todo.id.0),
        name: card.name.clone(),
        place: card.city.clone(),
        person: person.map(|person| person.name.clone()),
        role: person.map(|person| person.role.clone()).filter(|role| !role.is_empty()),
        phone: phone(customer),
        email: app::letter::address(card),
        prefers_when: customer.dossier.profile.preference.best_time.clone(),
        form: form(view, customer),
        mood: look.mood(),
        line: look.line(),
        open: customer.dossier.open_sum(Currency::EUR),
        late: look.late(),
        last_promise: last_promise(view, customer),
        opening: opening(view, customer, todo),
        contacts: contacts(view, customer)?,
        invoices,
        invoices_more: more as i64,
        can_message: customer.dossier.state.stop.is_none(),
    })
}

/// How to begin the conversation that is on the list.
fn opening(view: View<'_>, customer: &Customer, todo: Option<&domain::Todo>) -> Option<String> {
    let step = todo.and_then(domain::Todo::step)?;
    let about = todo.map(|todo| todo.invoices.clone()).unwrap_or_default();
    super::call::script(view, customer, step, about).into_iter().next().map(|block| block.text)
}

/// What a person may send now: what waits for a yes, what comes today, what comes next.
pub fn steps_to_send(look: &Look<'_>) -> Vec<Step> {
    let waits = look.customer.dossier.state.todos.iter().filter_map(|todo| match todo.kind {
        TodoKind::Task(TaskKind::Approve, step) => step,
        _ => None,
    });
    let acts = look.decision.acts.iter().filter_map(|act| act.step.or(act.approves));
    let mut steps: Vec<Step> = waits.chain(acts).collect();
    for step in [Step::FriendlyReminder, Step::SecondReminder, Step::FirmReminder] {
        if super::preview::message(look.view, look.customer, step).is_some() {
            steps.push(step);
        }
    }
    steps.retain(|step| !step.is_call() && *step != Step::PersonDecides);
    let mut seen = Vec::new();
    steps.retain(|step| {
        !seen.contains(step) && {
            seen.push(*step);
            true
        }
    });
    steps
}

pub fn desk(view: View<'_>) -> Desk {
    Desk::new(view.client, None)
}

/// Whom we speak first: the first choice, else the first on the card.
pub fn first_person(customer: &Customer) -> Option<&app::Person> {
    let persons = &customer.card.persons;
    let chosen = customer.dossier.state.first_choice.as_ref();
    let is_chosen = |person: &&app::Person| Some(&person.name) == chosen;
    persons.iter().find(is_chosen).or_else(|| persons.first())
}

/// The number of whom we speak first, else any number there is.
pub fn phone(customer: &Customer) -> Option<String> {
    let card = &customer.card;
    let own = first_person(customer).and_then(|person| person.phone.clone());
    if own.is_some() {
        return own;
    }
    let person = || card.persons.iter().find_map(|person| person.phone.clone());
    card.phone.clone().or_else(person)
}

fn last_promise(view: View<'_>, customer: &Customer) -> Option<String> {
    let promise = customer.dossier.state.promises.last()?;
    let say = view.say;
    let words = say.with("promised-for", "day", say.long_day(promise.until));
    Some(format!("{words} ({})", say.name("promise", promise.state)))
}

pub fn contacts(view: View<'_>, customer: &Customer) -> Result<Vec<LastContact>, WebError> {
    let rows = view.app.store.timeline(view.client.id, customer.id, None, 40)?;
    let say = view.say;
    let contact = |row: &app::TimelineRow| {
        let (channel, by_customer, words) = match &row.fact.event {
            Event::CallOutcome { outcome, .. } => (Channel::Phone, false, say.name("outcome", outcome)),
            Event::Reply { channel, intents, .. } => {
                let said: Vec<String> = intents.iter().map(|intent| say.name("intent", intent)).collect();
                (*channel, true, said.join(", "))
            }
            Event::Acted(acted) if acted.kind == domain::ActKind::Message => {
                (acted.channel?, false, say.name("step", acted.step?))
            }
            _ => return None,
        };
        Some(LastContact { on: row.fact.on, channel, by_customer, words })
    };
    Ok(rows.iter().filter_map(contact).take(CONTACTS).collect())
}

/// `formal` or `informal`.
pub fn form(view: View<'_>, customer: &Customer) -> &'static str {
    match customer.card.form.unwrap_or(view.client.settings.form) {
        Form::Je => "informal",
        Form::U => "formal",
    }
}

fn preference(view: View<'_>, customer: &Customer) -> PreferenceCard {
    let profile = &customer.dossier.profile;
    let known = &profile.preference;
    PreferenceCard {
        reminders: known.reminders,
        admin: known.admin,
        invoices: known.invoices,
        when: known.best_time.clone(),
        form: form(view, customer),
        language: profile.language,
        style: profile.style.word(),
        fixed_person: profile.fixed_person.clone(),
        order_number_wanted: customer.card.wants_project_number == Some(true),
        refused: profile.refused.iter().collect(),
        consent: profile.consent.iter().collect(),
        source: known.source.clone(),
        on: known.on,
    }
}

fn persons(customer: &Customer) -> Vec<PersonCard> {
    let card = |(index, person): (usize, &app::Person)| PersonCard {
        id: index as i64,
        name: person.name.clone(),
        role: Some(person.role.clone()).filter(|role| !role.is_empty()),
        email: person.email.clone(),
        phone: person.phone.clone(),
        first_choice: match &customer.dossier.state.first_choice {
            Some(chosen) => *chosen == person.name,
            None => index == 0,
        },
    };
    customer.card.persons.iter().enumerate().map(card).collect()
}

fn agreements(look: &Look<'_>) -> Vec<Agreement> {
    let (view, say) = (look.view, look.view.say);
    let state = &look.customer.dossier.state;
    let since = |on: Date| say.with("since-on", "day", say.day(on));
    let act = |act: &'static str, query: String| AgreementAct { act, query };
    let numbers = |ids: &[domain::InvoiceId]| {
        let number =
            |id: &domain::InvoiceId| look.customer.dossier.invoice(*id).map(|known| known.number.clone());
        ids.iter().filter_map(number).collect::<Vec<_>>().join(", ")
    };
    let agreed = |kind, words: String, source: String, acts| Agreement {
        kind,
        words,
        source,
        conflict: None,
        page: None,
        acts,
    };
    let mut list = Vec::new();
    if let Some(stop) = state.stop {
        let acts = vec![act("stop-end", String::new())];
        list.push(agreed(AgreementKind::FullStop, say.name("stop", stop.why), since(stop.on), acts));
    }
    for (place, dispute) in state.disputes.iter().enumerate().filter(|(_, dispute)| dispute.is_open()) {
        let query = format!("invoice={}", dispute.invoice);
        let words = format!("{} ({})", reason(view, &dispute.reason), numbers(&[dispute.invoice]));
        let acts = vec![act("remedy", query.clone()), act("dispute-close", query)];
        let page = Some(super::disputes::address(look.customer.id, place));
        let owner = dispute.case.owner.as_deref().map(|owner| format!(", {owner}")).unwrap_or_default();
        let since = since(dispute.opened) + &owner;
        list.push(Agreement { page, ..agreed(AgreementKind::Dispute, words, since, acts) });
    }
    for promise in state.promises.iter().filter(|promise| promise.state == PromiseState::Open) {
        let words = say.with("promised-for", "day", say.long_day(promise.until));
        let source = format!("{}. {}", since(promise.on), numbers(&promise.invoices));
        list.push(agreed(AgreementKind::Promise, words, source, vec![act("promise", String::new())]));
    }
    plans::on_the_side(look, &mut list);
    for pause in &state.pauses {
        let words = match pause.until {
            Some(until) => look.view.say.with2(
                "standing-until",
                "what",
                say.name("pause", pause.kind),
                "day",
                say.day(until),
            ),
            None => say.name("pause", pause.kind),
        };
        let source = format!("{}. {}", since(pause.from), pause.why);
        list.push(agreed(AgreementKind::Hold, words, source, vec![act("hold-end", String::new())]));
    }
    if let Some(claim) = &state.claim {
        let words = say.with("term-is", "n", claim.days);
        list.push(agreed(
            AgreementKind::TermClaim,
            words,
            since(claim.on),
            vec![act("term", format!("what=approved&days={}", claim.days))],
        ));
    }
    for term in &state.terms {
        let words = say.with("term-is", "n", term.days);
        let mut one = agreed(AgreementKind::AgreedTerm, words, since(term.on), Vec::new());
        one.conflict = state
            .books_term
            .filter(|books| *books != term.days && !term.asked.is_empty())
            .map(|_| say.because(&domain::Why::TermNotInBooks.days(term.days), view.today));
        list.push(one);
    }
    list
}

fn behaviour(look: &Look<'_>) -> Result<Behaviour, WebError> {
    let (say, dossier) = (look.view.say, &look.customer.dossier);
    let strategy = &look.view.client.settings.strategy;
    let days = |invoice: &domain::Invoice| {
        let due = domain::standing::effective_due(invoice, dossier, strategy).date;
        invoice.settled_on.map(|on| on.days_since(due))
    };
    let mut late: Vec<i32> = dossier.invoices.iter().filter_map(days).collect();
    let paid = late.len() as i64;
    late.drain(..late.len().saturating_sub(24));
    let average = late.iter().sum::<i32>().checked_div(late.len() as i32);
    let kept = |state| dossier.state.promises.iter().filter(|promise| promise.state == state).count();
    let (kept, broken) = (kept(PromiseState::Kept), kept(PromiseState::Broken));
    let habits = super::habits::habits(look)?;
    Ok(Behaviour {
        care_share: habits.care_share,
        responses: habits.responses,
        summary: match average {
            Some(days) if days > 0 => say.n("pays-late", days),
            Some(_) => say.t("pays-in-time"),
            None => say.t("pays-unknown"),
        },
        promises: (kept + broken > 0)
            .then(|| say.with2("keeps-promises", "kept", kept, "all", kept + broken)),
        days_late: late,
        paid_invoices: paid,
        last_score: dossier.state.score.map(|score| score.nps),
    })
}
