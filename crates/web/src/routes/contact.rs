//! Who speaks and how: colleagues, new customers, the intake, visits, and taking back.

use app::{Card, Person, newcomer, people, undo, wishes};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use domain::{CustomerId, Event, Profile};

use super::{back_saying, back_undoable, own_path, shown, undo_of};
use crate::WebError;
use crate::desk::acts::Refused;
use crate::desk::contact;
use crate::desk::frame::frame;
use crate::desk::view::View;
use crate::entry;
use crate::forms::{Fields, Problems};
use crate::frame::Place;
use crate::pages::contact::{ColleaguesPage, IntakePage, NewcomerPage, Typed, VisitPage, WishesPage};
use crate::server::{Server, Signed, blocking};

pub fn router() -> Router<Server> {
    Router::new()
        .route("/settings/colleagues", get(colleagues).post(save_colleague))
        .route("/settings/call-hours", post(save_hours))
        .route("/customers/new", get(newcomer_page).post(add))
        .route("/customers/wishes", get(wishes_page).post(import_wishes))
        .route("/customers/{customer}/intake", get(intake).post(save_intake))
        .route("/customers/{customer}/visit", get(visit).post(plan_visit))
        .route("/customers/{customer}/visit/cancel", post(cancel_visit))
        .route("/customers/{customer}/undo/{seq}", post(take_back))
}

type Pairs = Vec<(String, String)>;

#[derive(serde::Deserialize)]
struct Which {
    colleague: Option<usize>,
}

async fn colleagues(
    State(server): State<Server>,
    signed: Signed,
    Query(which): Query<Which>,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let form = contact::colleague_typed(View::of(server, &signed), which.colleague);
        colleagues_page(server, &signed, which.colleague, form)
    });
    shown(&page.await?)
}

fn colleagues_page(
    server: &Server,
    signed: &Signed,
    place: Option<usize>,
    form: Typed,
) -> Result<ColleaguesPage, WebError> {
    let view = View::of(server, signed);
    let hours = signed.client.settings.call_hours;
    let mut typed = Typed::default();
    typed.put("call_from", hours.from.to_string());
    typed.put("call_until", hours.until.to_string());
    Ok(ColleaguesPage {
        frame: frame(server, signed, Place::Settings)?,
        say: signed.say,
        rows: contact::colleague_rows(view),
        place,
        form,
        hours: typed,
    })
}

async fn save_colleague(
    State(server): State<Server>,
    signed: Signed,
    Form(pairs): Form<Pairs>,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let fields = Fields(pairs);
        let view = View::of(server, &signed);
        let mut settings = signed.client.settings.clone();
        let place: Option<usize> = fields.one("place").and_then(|place| place.parse().ok());
        let place = place.filter(|place| *place < settings.colleagues.len());
        if fields.one("what") == Some("remove") {
            if let Some(place) = place {
                settings.colleagues.remove(place);
            }
            server.app.store.save_settings(signed.client.id, &settings)?;
            return Ok(None);
        }
        let known = place.map(|place| &settings.colleagues[place]);
        match contact::colleague_entered(known, &fields, view.today) {
            Ok(one) => {
                match place {
                    Some(place) => settings.colleagues[place] = one,
                    None => settings.colleagues.push(one),
                }
                server.app.store.save_settings(signed.client.id, &settings)?;
                Ok(None)
            }
            Err(problems) => {
                let form = contact::again(view, &fields, problems);
                Ok(Some(colleagues_page(server, &signed, place, form)?))
            }
        }
    });
    Ok(match page.await? {
        None => back_saying("/settings/colleagues", "saved").into_response(),
        Some(page) => (StatusCode::UNPROCESSABLE_ENTITY, shown(&page)?).into_response(),
    })
}

async fn save_hours(
    State(server): State<Server>,
    signed: Signed,
    Form(pairs): Form<Pairs>,
) -> Result<Redirect, WebError> {
    let fields = Fields(pairs);
    let hour = |field: &str| fields.one(field).and_then(|hour| hour.parse::<i32>().ok());
    let hours = hour("call_from").zip(hour("call_until"));
    let Some((from, until)) =
        hours.filter(|(from, until)| (0..=24).contains(from) && from < until && *until <= 24)
    else {
        return Ok(back_saying("/settings/colleagues", "not-hours"));
    };
    blocking(&server, move |server| {
        let mut settings = signed.client.settings.clone();
        settings.call_hours = app::calling::CallHours { from, until };
        Ok(server.app.store.save_settings(signed.client.id, &settings)?)
    })
    .await?;
    Ok(back_saying("/settings/colleagues", "saved"))
}

async fn newcomer_page(State(server): State<Server>, signed: Signed) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| new_page(server, &signed, Typed::default()));
    shown(&page.await?)
}

fn new_page(server: &Server, signed: &Signed, form: Typed) -> Result<NewcomerPage, WebError> {
    Ok(NewcomerPage {
        frame: frame(server, signed, Place::Customers)?,
        say: signed.say,
        form,
        colleagues: contact::colleagues(&signed.client),
    })
}

async fn add(
    State(server): State<Server>,
    signed: Signed,
    Form(pairs): Form<Pairs>,
) -> Result<Response, WebError> {
    let added = blocking(&server, move |server| {
        let fields = Fields(pairs);
        let (card, profile) = newcomer_entered(&fields, server.today());
        match newcomer::add(&signed.doing(server), card, profile) {
            Ok(customer) => Ok(Ok(customer)),
            Err(error) => match Refused::from(error) {
                Refused::Field(field, key) => {
                    let problems = Problems::from([(field.to_owned(), key)]);
                    let form = contact::again(View::of(server, &signed), &fields, problems);
                    Ok(Err(Box::new(new_page(server, &signed, form)?)))
                }
                Refused::Failed(error) => Err(error),
            },
        }
    });
    Ok(match added.await? {
        Ok(customer) => back_saying(&format!("/customers/{customer}/intake"), "added").into_response(),
        Err(page) => (StatusCode::UNPROCESSABLE_ENTITY, shown(&*page)?).into_response(),
    })
}

fn newcomer_entered(fields: &Fields, today: domain::Date) -> (Card, Profile) {
    let text = |field: &str| fields.text(field);
    let mut profile = contact::profile_entered(&Profile::default(), fields);
    profile.kind = fields.one("kind").and_then(|word| word.parse().ok()).unwrap_or(profile.kind);
    profile.relation.since = fields.one("since").and_then(|day| entry::day(day, today));
    profile.relation.closeness =
        fields.one("closeness").and_then(|word| word.parse().ok()).unwrap_or(profile.relation.closeness);
    let person = text("person").map(|name| Person {
        name,
        role: text("role").unwrap_or_default(),
        email: text("person_email"),
        phone: text("person_phone"),
    });
    let card = Card {
        number: text("number").unwrap_or_default(),
        name: text("name").unwrap_or_default(),
        email: text("email"),
        phone: text("phone"),
        address: text("address"),
        city: text("city"),
        kvk: text("kvk"),
        vat: text("vat"),
        persons: person.into_iter().collect(),
        ..Card::default()
    };
    (card, profile)
}

async fn wishes_page(State(server): State<Server>, signed: Signed) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let frame = frame(server, &signed, Place::Customers)?;
        Ok(WishesPage { frame, say: signed.say, text: String::new(), done: None })
    });
    shown(&page.await?)
}

async fn import_wishes(
    State(server): State<Server>,
    signed: Signed,
    Form(pairs): Form<Pairs>,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let fields = Fields(pairs);
        let text = fields.text("table").unwrap_or_default();
        let report = wishes::import(&signed.doing(server), &text)?;
        let lines: Vec<String> = report.not_understood.iter().map(ToString::to_string).collect();
        let frame = frame(server, &signed, Place::Customers)?;
        let done = Some((report.customers, lines.join(", ")));
        let text = if lines.is_empty() { String::new() } else { text };
        Ok(WishesPage { frame, say: signed.say, text, done })
    });
    shown(&page.await?)
}

async fn intake(
    State(server): State<Server>,
    signed: Signed,
    Path(customer): Path<i64>,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let customer = server.app.customer(signed.client.id, CustomerId(customer))?;
        let view = View::of(server, &signed);
        Ok(IntakePage {
            frame: frame(server, &signed, Place::Customers)?,
            say: signed.say,
            customer: customer.id,
            name: customer.card.name.clone(),
            form: contact::intake_typed(view, &customer),
            asked: contact::asked(view, &customer),
            projects: contact::project_rows(view, &customer),
            colleagues: contact::colleagues(&signed.client),
        })
    });
    shown(&page.await?)
}

async fn save_intake(
    State(server): State<Server>,
    signed: Signed,
    Path(id): Path<i64>,
    Form(pairs): Form<Pairs>,
) -> Result<Redirect, WebError> {
    blocking(&server, move |server| {
        let fields = Fields(pairs);
        let doing = signed.doing(server);
        let customer = server.app.customer(signed.client.id, CustomerId(id))?;
        let profile = contact::profile_entered(&customer.dossier.profile, &fields);
        if profile != customer.dossier.profile {
            people::record(&doing, customer.id, &[Event::Profile { profile: Box::new(profile) }])?;
        }
        let form = fields.one("form").map(|form| if form == "formal" { app::Form::U } else { app::Form::Je });
        if form.is_some() && form != customer.card.form {
            people::change_card(&doing, customer.id, Card { form, ..customer.card.clone() })?;
        }
        Ok(wishes::take_over(&doing, customer.id, &contact::wish_entered(&fields))?)
    })
    .await?;
    Ok(back_saying(&format!("/customers/{id}"), "preference"))
}

async fn visit(
    State(server): State<Server>,
    signed: Signed,
    Path(customer): Path<i64>,
) -> Result<Response, WebError> {
    let page =
        blocking(&server, move |server| visit_page(server, &signed, CustomerId(customer), Typed::default()));
    shown(&page.await?)
}

fn visit_page(server: &Server, signed: &Signed, id: CustomerId, form: Typed) -> Result<VisitPage, WebError> {
    let customer = server.app.customer(signed.client.id, id)?;
    let view = View::of(server, signed);
    let open = customer.dossier.open_sum(domain::Currency::EUR);
    let strategy = &signed.client.settings.strategy;
    Ok(VisitPage {
        frame: frame(server, signed, Place::Customers)?,
        say: signed.say,
        customer: id,
        essence: contact::essence(view, &customer)?,
        fits: domain::reach::visit_fits(&customer.dossier.profile.relation, open, strategy),
        planned: contact::planned(view, &customer),
        form,
        colleagues: contact::colleagues(&signed.client),
    })
}

async fn plan_visit(
    State(server): State<Server>,
    signed: Signed,
    Path(id): Path<i64>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, WebError> {
    let planned = blocking(&server, move |server| {
        let fields = Fields(pairs);
        let doing = signed.doing(server);
        let problems = match contact::visit_entered(&fields, server.today()) {
            Ok(event) => match people::record(&doing, CustomerId(id), &[event]).map_err(Refused::from) {
                Ok(()) => return Ok(Ok(undo_of(&doing, CustomerId(id))?)),
                Err(Refused::Field(field, key)) => {
                    let field = if field.is_empty() || field == "until" { "day" } else { field };
                    Problems::from([(field.to_owned(), key)])
                }
                Err(Refused::Failed(error)) => return Err(error),
            },
            Err(problems) => problems,
        };
        let form = contact::again(View::of(server, &signed), &fields, problems);
        Ok(Err(Box::new(visit_page(server, &signed, CustomerId(id), form)?)))
    });
    Ok(match planned.await? {
        Ok(undo) => back_undoable(&format!("/customers/{id}/visit"), "visit-planned", undo).into_response(),
        Err(page) => (StatusCode::UNPROCESSABLE_ENTITY, shown(&*page)?).into_response(),
    })
}

async fn cancel_visit(
    State(server): State<Server>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Result<Redirect, WebError> {
    let undo = blocking(&server, move |server| {
        let doing = signed.doing(server);
        people::record(&doing, CustomerId(id), &[Event::VisitCancelled])?;
        undo_of(&doing, CustomerId(id))
    });
    Ok(back_undoable(&format!("/customers/{id}"), "visit-cancelled", undo.await?))
}

/// Withdraws what was just entered.
async fn take_back(
    State(server): State<Server>,
    signed: Signed,
    Path((customer, seq)): Path<(i64, i64)>,
    Form(pairs): Form<Pairs>,
) -> Result<Redirect, WebError> {
    let back = own_path(Fields(pairs).one("back"));
    let done = blocking(&server, move |server| {
        let taken = undo::take_back(&signed.doing(server), CustomerId(customer), seq);
        Ok(match taken.map_err(Refused::from) {
            Ok(()) => "undone",
            Err(Refused::Field(..)) => "not-undone",
            Err(Refused::Failed(error)) => return Err(error),
        })
    });
    Ok(back_saying(&back, done.await?))
}
