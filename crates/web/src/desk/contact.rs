//! Filling the pages about who speaks and how, and reading what was entered in them.
//!
//! Not here: what the facts do (`app`). Invariant: what is not understood comes back with what was
//! typed.

use std::collections::BTreeMap;

use app::wishes::Wish;
use app::{Client, Customer};
use domain::{Absence, Channel, Colleague, Date, Event, Profile, ProjectWish};

use super::look::Look;
use super::view::View;
use super::{agreed_words, dossier};
use crate::WebError;
use crate::entry;
use crate::forms::{Fields, Problems};
use crate::pages::contact::{ColleagueRow, Essence, PlannedVisit, ProjectRow, Typed};

/// Names to choose from: colleagues, and the client's own signer.
pub fn colleagues(client: &Client) -> Vec<String> {
    let mut names: Vec<String> =
        client.settings.colleagues.iter().map(|colleague| colleague.name.clone()).collect();
    if !names.contains(&client.settings.signer) {
        names.push(client.settings.signer.clone());
    }
    names
}

pub fn colleague_rows(view: View<'_>) -> Vec<ColleagueRow> {
    let (say, today) = (view.say, view.today);
    let row = |(place, one): (usize, &Colleague)| {
        let coming = one.absent.iter().filter(|away| away.until >= today).min_by_key(|away| away.from);
        ColleagueRow {
            place,
            name: one.name.clone(),
            function: one.function.clone(),
            phone: one.phone.clone(),
            email: one.email.clone(),
            away: coming.map(|away| {
                say.with2("away-from-to", "from", say.day(away.from), "until", say.day(away.until))
            }),
            is_away_now: one.is_absent(today),
            substitute: one.substitute.clone(),
        }
    };
    view.client.settings.colleagues.iter().enumerate().map(row).collect()
}

/// What stands in the form of a colleague.
pub fn colleague_typed(view: View<'_>, place: Option<usize>) -> Typed {
    let mut typed = Typed::default();
    let known = place.and_then(|place| view.client.settings.colleagues.get(place));
    let Some(one) = known else { return typed };
    let some = |value: &Option<String>| value.clone().unwrap_or_default();
    typed.put("name", one.name.clone());
    typed.put("function", some(&one.function));
    typed.put("phone", some(&one.phone));
    typed.put("email", some(&one.email));
    typed.put("substitute", some(&one.substitute));
    let coming = one.absent.iter().filter(|away| away.until >= view.today).min_by_key(|away| away.from);
    if let Some(away) = coming {
        typed.put("absent_from", away.from.to_string());
        typed.put("absent_until", away.until.to_string());
    }
    typed
}

/// A colleague as entered; past absences stay as they were.
///
/// # Errors
/// The key of each problem, by field.
pub fn colleague_entered(
    known: Option<&Colleague>,
    fields: &Fields,
    today: Date,
) -> Result<Colleague, Problems> {
    let mut problems = Problems::new();
    let mut wrong = |field: &str, key| {
        problems.insert(field.to_owned(), key);
    };
    let name = fields.text("name").unwrap_or_default();
    if name.is_empty() {
        wrong("name", "field-needed");
    }
    let email = fields.text("email");
    if email.as_ref().is_some_and(|email| !email.contains('@')) {
        wrong("email", "field-email");
    }
    let substitute = fields.text("substitute");
    if substitute.as_deref() == Some(name.as_str()) {
        wrong("substitute", "field-choose");
    }
    let day = |field: &str| fields.one(field).map(|typed| entry::day(typed, today));
    let mut absent: Vec<Absence> = known.map(|one| one.absent.clone()).unwrap_or_default();
    absent.retain(|away| away.until < today);
    match (day("absent_from"), day("absent_until")) {
        (None, None) => {}
        (Some(Some(from)), Some(Some(until))) if from <= until => absent.push(Absence { from, until }),
        (Some(Some(_)), Some(Some(_))) => wrong("absent_until", "field-date-past"),
        (Some(Some(_)), _) => wrong("absent_until", "field-date"),
        _ => wrong("absent_from", "field-date"),
    }
    let (function, phone) = (fields.text("function"), fields.text("phone"));
    let one = Colleague { name, function, phone, email, absent, substitute };
    if problems.is_empty() { Ok(one) } else { Err(problems) }
}

/// What was typed, with its problems in words.
pub fn again(view: View<'_>, fields: &Fields, problems: Problems) -> Typed {
    let mut typed = Typed::default();
    for (field, value) in &fields.0 {
        typed.put(field, value.clone());
    }
    typed.errors = problems.into_iter().map(|(field, key)| (field, view.say.t(key))).collect();
    typed
}

/// What stands in the intake of this customer.
pub fn intake_typed(view: View<'_>, customer: &Customer) -> Typed {
    let mut typed = Typed::default();
    let profile = &customer.dossier.profile;
    let preference = &profile.preference;
    let word = |channel: Option<Channel>| channel.map_or("", |channel| channel.word()).to_owned();
    typed.put("reminders", word(preference.reminders));
    typed.put("admin", word(preference.admin));
    typed.put("invoices", word(preference.invoices));
    typed.put("invoice_address", customer.card.invoice_address.clone().unwrap_or_default());
    let project = match customer.card.wants_project_number {
        Some(true) => "yes",
        Some(false) => "no",
        None => "",
    };
    typed.put("project_numbers", project);
    typed.put("when", preference.best_time.clone().unwrap_or_default());
    typed.put("days_between", preference.days_between.map(|days| days.to_string()).unwrap_or_default());
    typed.put("form", dossier::form(view, customer));
    typed.put("language", profile.language.word());
    typed.put("style", profile.style.word());
    typed.put("fixed_person", profile.fixed_person.clone().unwrap_or_default());
    typed.put("account_owner", profile.account_owner.clone().unwrap_or_default());
    typed.put("meetings", profile.relation.meetings.map_or("", |meetings| meetings.word()));
    typed.put(
        "product_types",
        profile.relation.product_types.map(|types| types.to_string()).unwrap_or_default(),
    );
    typed.put("source", preference.source.clone().unwrap_or_default());
    typed
}

pub fn asked(view: View<'_>, customer: &Customer) -> Option<String> {
    let preference = &customer.dossier.profile.preference;
    let (say, on) = (view.say, preference.on?);
    let source = preference.source.clone().unwrap_or_else(|| say.t("somebody"));
    Some(say.with2("intake-asked", "source", source, "day", say.long_day(on)))
}

pub fn project_rows(view: View<'_>, customer: &Customer) -> Vec<ProjectRow> {
    let say = view.say;
    let row = |wish: &ProjectWish| {
        let person = wish.person.clone();
        let style = wish.style.map(|style| say.name("style", style));
        let channel = wish.reminders.map(|channel| say.channel(channel));
        let words: Vec<String> = [person, style, channel].into_iter().flatten().collect();
        ProjectRow { project: wish.project.clone(), words: words.join(" · ") }
    };
    customer.dossier.profile.projects.iter().map(row).collect()
}

/// The answers of the first order.
pub fn wish_entered(fields: &Fields) -> Wish {
    let channel = |field: &str| fields.one(field).and_then(|word| word.parse().ok());
    Wish {
        number: String::new(),
        reminders: channel("reminders"),
        admin: channel("admin"),
        invoices: channel("invoices"),
        invoice_address: fields.text("invoice_address"),
        project_numbers: match fields.one("project_numbers") {
            Some("yes") => Some(true),
            Some("no") => Some(false),
            _ => None,
        },
        best_time: fields.text("when"),
        source: fields.text("source"),
    }
}

/// Who he is to us, with what the intake says of it.
pub fn profile_entered(known: &Profile, fields: &Fields) -> Profile {
    let mut profile = known.clone();
    let parsed = |field: &str| fields.one(field);
    profile.language = parsed("language").and_then(|word| word.parse().ok()).unwrap_or(profile.language);
    profile.style = parsed("style").and_then(|word| word.parse().ok()).unwrap_or(profile.style);
    profile.fixed_person = fields.text("fixed_person");
    profile.account_owner = fields.text("account_owner");
    profile.relation.meetings = parsed("meetings").and_then(|word| word.parse().ok());
    profile.relation.product_types = parsed("product_types").and_then(|number| number.parse().ok());
    let between = parsed("days_between").and_then(|days| days.parse().ok());
    profile.preference.days_between = between.filter(|days| (1..=60).contains(days));
    if let Some(project) = fields.text("project") {
        profile.projects.retain(|wish| !wish.project.eq_ignore_ascii_case(&project));
        let wish = ProjectWish {
            project,
            person: fields.text("project_person"),
            style: parsed("project_style").and_then(|word| word.parse().ok()),
            reminders: parsed("project_reminders").and_then(|word| word.parse().ok()),
        };
        let empty = wish.person.is_none() && wish.style.is_none() && wish.reminders.is_none();
        profile.projects.extend((!empty).then_some(wish));
    }
    profile
}

/// Open, late, promises, last contact: what somebody needs who speaks with him for once (3.5).
pub fn essence(view: View<'_>, customer: &Customer) -> Result<Essence, WebError> {
    let look = Look::new(view, customer);
    let say = view.say;
    let card = &customer.card;
    let line = |row: crate::pages::dossier_side::OpenInvoice| {
        let amount = say.money_in(row.open, row.currency);
        format!("{} · {amount} · {}", row.number, row.standing)
    };
    let person = dossier::first_person(customer);
    Ok(Essence {
        name: card.name.clone(),
        person: person.map(|person| person.name.clone()),
        phone: dossier::phone(customer),
        open: say.money(customer.dossier.open_sum(domain::Currency::EUR)),
        late: say.money(look.late()),
        agreements: agreed_words::agreed(&look),
        invoices: look.invoices().into_iter().take(8).map(line).collect(),
        contacts: dossier::contacts(view, customer)?,
        best_time: customer.dossier.profile.preference.best_time.clone(),
        tone: say.name("form", dossier::form(view, customer)),
    })
}

pub fn planned(view: View<'_>, customer: &Customer) -> Option<PlannedVisit> {
    let visit = customer.dossier.state.visit.as_ref()?;
    Some(PlannedVisit {
        day: visit.day,
        by: visit.by.clone().unwrap_or_else(|| view.client.settings.signer.clone()),
        preparation: visit.preparation.clone(),
    })
}

/// A visit as it was planned.
///
/// # Errors
/// The key of each problem, by field.
pub fn visit_entered(fields: &Fields, today: Date) -> Result<Event, Problems> {
    let day = fields.one("day").and_then(|typed| entry::day(typed, today));
    match day {
        Some(day) => Ok(Event::VisitPlanned {
            day,
            by: fields.text("by"),
            preparation: fields.text("preparation").unwrap_or_default(),
        }),
        None => Err(BTreeMap::from([("day".to_owned(), "field-date")])),
    }
}

/// Who did the work by the invoices, then the colleagues.
pub fn specialists(client: &Client, customer: &Customer) -> Vec<String> {
    let mut names: Vec<String> =
        customer.dossier.open_invoices().filter_map(|invoice| invoice.specialist.clone()).collect();
    names.extend(colleagues(client));
    let mut seen = Vec::new();
    names.retain(|name| {
        !seen.contains(name) && {
            seen.push(name.clone());
            true
        }
    });
    names
}
