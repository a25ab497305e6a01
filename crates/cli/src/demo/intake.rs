//! Getting to know a customer: who is who there, how he wants to be spoken to, and the four
//! questions of the first order (1.11).

use anyhow::Result;
use app::{Form, Person, people};
use domain::{Channel, Closeness, CustomerKind, Date, Event, Language, Style};

use crate::demo::cast::{JOOST, MARIEKE, Role};
use crate::demo::life::Life;

const MINUTE: i16 = 7 * 60 + 45;

/// Everybody who came in with the post of today.
pub fn meet_the_new(life: &mut Life, day: Date) -> Result<()> {
    if life.ids.iter().all(Option::is_some) {
        return Ok(());
    }
    for (number, id) in life.app.store.customer_numbers(life.client)? {
        let who = life.script.cast.iter().position(|role| role.number == number);
        let Some(who) = who.filter(|who| life.ids[*who].is_none()) else {
            continue;
        };
        life.ids[who] = Some(id);
        meet(life, day, who)?;
    }
    Ok(())
}

fn meet(life: &Life, day: Date, who: usize) -> Result<()> {
    let role = &life.script.cast[who];
    let doing = life.doing(day, MINUTE, MARIEKE);
    let id = life.id(who)?;
    let known = life.app.customer(life.client, id)?;
    let mut card = known.card;
    card.persons = persons(role);
    card.form = Some(if role.is("u") { Form::U } else { Form::Je });
    card.wants_project_number = Some(role.project().is_some());
    people::change_card(&doing, id, card)?;

    let mut profile = life.app.customer(life.client, id)?.dossier.profile;
    if role.is("consumer") {
        profile.kind = CustomerKind::Consumer;
    }
    if role.is("en") {
        profile.language = Language::En;
    }
    profile.relation.since = Date::try_new(role.since, 3, 1).ok().filter(|_| !role.is("new")).or(Some(day));
    profile.relation.good_payer = role.habit.is_good_payer();
    profile.relation.closeness = match () {
        () if role.is("close") => Closeness::Close,
        () if role.is("distant") => Closeness::Distant,
        () => Closeness::Normal,
    };
    profile.account_owner = Some(role.owner.to_owned());
    if role.is("fixed") {
        profile.style = Style::FixedPerson;
        profile.fixed_person = Some(JOOST.to_owned());
    }
    if role.is("app") {
        profile.reachable.add(Channel::Whatsapp);
    }
    if role.is("product") {
        profile.style = Style::Product;
    }
    profile.regular = role.invoices >= 8;
    let mut events = vec![Event::Profile { profile: Box::new(profile) }];
    events.extend(wishes(role));
    Ok(people::record(&doing, id, &events)?)
}

fn persons(role: &Role) -> Vec<Person> {
    let person = Person {
        name: role.person.to_owned(),
        role: role.role.to_owned(),
        email: Some(role.email.clone()),
        phone: role.phone.clone(),
    };
    // Where somebody keeps the books, the owner is not the one who pays.
    let colleague = match role.name {
        "Hotel De Lindenhof" => Some(("Bart Sanders", "directie")),
        "Zorggroep De Wilgenhof" => Some(("Marjan Blok", "inkoop")),
        "Landgoed Eikenrode" => Some(("Floris Kuiper", "eigenaar")),
        "Hotel De Punterkade" => Some(("Jan Ridder", "directie")),
        "Cateraar Van Wijngaarden" => Some(("Theo van Wijngaarden", "directie")),
        "Nordic Buns Ltd" => Some(("Oliver Grant", "director")),
        _ => None,
    };
    let other = colleague.map(|(name, role)| Person {
        name: name.to_owned(),
        role: role.to_owned(),
        ..Person::default()
    });
    [Some(person), other].into_iter().flatten().collect()
}

/// What he answered when he was asked how he wants to be approached.
fn wishes(role: &Role) -> Vec<Event> {
    let mut events = Vec::new();
    let reminders = match () {
        () if role.is("phone") => Some(Channel::Phone),
        () if role.is("mail") => Some(Channel::Email),
        () => None,
    };
    if reminders.is_some() || role.is("new") {
        events.push(Event::Prefers {
            reminders: reminders.or(Some(Channel::Email)),
            admin: Some(Channel::Email),
            invoices: Some(Channel::Email),
            source: Some("gevraagd bij de eerste bestelling".to_owned()),
        });
    }
    if role.is("app") {
        events.push(Event::Consents { channel: Channel::Whatsapp });
    }
    if role.is("noapp") {
        events.push(Event::Note { text: "Liever geen WhatsApp: “dat is voor thuis”.".to_owned() });
        events.push(Event::Refuses { channel: Channel::Whatsapp });
    }
    events
}
