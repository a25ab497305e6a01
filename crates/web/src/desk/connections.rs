//! *Koppelingen*, filled: what is kept about each connection, in sentences; and what was agreed
//! that a package does not show yet.

use app::{AgreedKind, Connection, Customer, Package, Result, Shown};
use domain::{Channel, CustomerId, Event};
use jiff::Timestamp;

use super::view::View;
use crate::pages::connections::{Card, Connections, Trouble, Write};

/// So many agreements are looked at for a list.
const LOOKED_AT: i64 = 500;

/// A wish of longer ago than this is no news any more.
const DAYS_BACK: i32 = 120;

/// # Errors
/// Of the store.
pub fn page(view: &View) -> Result<Connections> {
    let known = view.app.store.connections(view.client.id)?;
    let absent = Package::ALL.into_iter().filter(|package| known.iter().all(|one| one.package != *package));
    let others = absent.map(|package| (package.name().to_owned(), format!("bondig connect {package}")));
    Ok(Connections {
        others: others.collect(),
        cards: known.iter().map(|connection| card(view, connection)).collect::<Result<_>>()?,
    })
}

fn card(view: &View, connection: &Connection) -> Result<Card> {
    let say = view.say;
    let package = connection.package;
    let remark = |line: &str| {
        let (word, more) = line.split_once(' ').unwrap_or((line, ""));
        say.with2(&format!("connect-remark-{word}"), "package", package.name(), "more", more)
    };
    Ok(Card {
        word: package.word().to_owned(),
        name: package.name().to_owned(),
        administration: connection.settings.name.clone(),
        last: connection.last_synced.map(|at| view.moment(at)),
        trouble: connection.trouble.as_ref().map(|line| trouble(view, connection, line)),
        remarks: connection.remarks.lines().map(remark).collect(),
        bank: connection.settings.bank_from_books,
        silent: connection.settings.pause_reminders,
        told: connection.settings.hook.is_some(),
        terms: terms(view, package)?,
        deliveries: deliveries(view, package)?,
    })
}

fn trouble(view: &View, connection: &Connection, line: &str) -> Trouble {
    let say = view.say;
    let (word, more) = line.split_once(' ').unwrap_or((line, ""));
    // Only this one says when.
    let more = match more.parse::<Timestamp>() {
        Ok(until) if word == "too-busy" => view.moment(until),
        _ => more.to_owned(),
    };
    let name = connection.package.name();
    Trouble {
        what: say.with2(&format!("connect-trouble-{word}"), "package", name, "more", more),
        at: connection.last_tried.map(|at| view.moment(at)).unwrap_or_default(),
        advice: say.with2(
            &format!("connect-advice-{word}"),
            "package",
            name,
            "command",
            format!("bondig connect {}", connection.package),
        ),
    }
}

/// 2.13: agreed, and the bookkeeping still says otherwise.
fn terms(view: &View, package: Package) -> Result<Vec<Write>> {
    let rows = view.app.store.agreed(view.client.id, AgreedKind::Term, Shown::All, 0, LOOKED_AT)?;
    let mut customers: Vec<CustomerId> = rows.iter().map(|row| row.customer).collect();
    customers.sort_unstable();
    customers.dedup();
    let mut terms = Vec::new();
    for customer in customers {
        let customer = view.app.customer(view.client.id, customer)?;
        let state = &customer.dossier.state;
        let Some(term) = state.terms.last().filter(|term| !customer.dossier.books_show(term)) else {
            continue;
        };
        let what = match state.books_term {
            Some(days) => view.say.with2("connect-term-differs", "days", term.days, "was", days),
            None => view.say.with("connect-term-unknown", "days", term.days),
        };
        let act = view.say.with2("connect-term-write", "days", term.days, "package", package.name());
        terms.push(write(&customer, what, act));
    }
    Ok(terms)
}

/// 4.11: said how invoices are wanted, and not written since.
fn deliveries(view: &View, package: Package) -> Result<Vec<Write>> {
    if package != Package::Moneybird {
        return Ok(Vec::new());
    }
    let store = &view.app.store;
    let from = view.today.plus_days(-DAYS_BACK);
    let told = store.facts_between(view.client.id, "prefers", from, view.today, 0, LOOKED_AT)?;
    let about_invoices = |event: &Event| matches!(event, Event::Prefers { invoices: Some(_), .. });
    let mut customers: Vec<CustomerId> = told
        .iter()
        .filter(|(_, row)| about_invoices(&row.fact.event))
        .map(|(customer, _)| *customer)
        .collect();
    customers.sort_unstable();
    customers.dedup();
    let mut deliveries = Vec::new();
    for customer in customers {
        let customer = view.app.customer(view.client.id, customer)?;
        let way = customer.dossier.profile.preference.invoices;
        let Some(way) = way.filter(|way| matches!(way, Channel::Email | Channel::Post)) else { continue };
        let facts = store.facts(view.client.id, customer.id)?;
        let said = facts.iter().rposition(|row| about_invoices(&row.fact.event));
        let noted = app::sync::delivery_note(view.client.settings.language, package, way);
        let written =
            facts.iter().rposition(|row| matches!(&row.fact.event, Event::Note { text } if *text == noted));
        if said <= written {
            continue;
        }
        let channel = view.say.channel(way);
        let what = view.say.with("connect-delivery-wish", "way", &channel);
        let act = view.say.with2("connect-delivery-write", "way", &channel, "package", package.name());
        deliveries.push(write(&customer, what, act));
    }
    Ok(deliveries)
}

fn write(customer: &Customer, what: String, act: String) -> Write {
    Write { customer: customer.id.0, name: customer.card.name.clone(), what, act }
}
