//! The acts of a dossier: each opens as a form and comes back as facts, or with its problems and
//! everything that was typed.

use app::Customer;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form, Router};
use domain::{CustomerId, TodoId};

use super::{back_undoable, shown, undo_of, work};
use crate::WebError;
use crate::desk::acts::{self, Refused};
use crate::desk::frame::frame;
use crate::desk::view::View;
use crate::forms::{self, Fields, Knows};
use crate::frame::Place;
use crate::pages::acts::{Act, ActForm, ActPage};
use crate::server::{Server, Signed, blocking};

pub fn router() -> Router<Server> {
    Router::new().route("/customers/{customer}/acts/{act}", get(open).post(enter))
}

type Pairs = Vec<(String, String)>;

async fn open(
    State(server): State<Server>,
    signed: Signed,
    Path((customer, act)): Path<(i64, String)>,
    Query(pairs): Query<Pairs>,
) -> Result<Response, WebError> {
    let act = Act::from_word(&act).ok_or(WebError::NotFound)?;
    let page = blocking(&server, move |server| {
        let customer = server.app.customer(signed.client.id, CustomerId(customer))?;
        let form = acts::form(View::of(server, &signed), &customer, act, &Fields(pairs));
        Ok(ActPage::new(frame(server, &signed, Place::Customers)?, form))
    });
    shown(&page.await?)
}

/// What came of a form.
enum Came {
    Recorded { back: String, undo: Option<String> },
    Again(Box<ActPage>, StatusCode),
}

async fn enter(
    State(server): State<Server>,
    signed: Signed,
    Path((customer, act)): Path<(i64, String)>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, WebError> {
    let act = Act::from_word(&act).ok_or(WebError::NotFound)?;
    let person = signed.clone();
    let came = blocking(&server, move |server| {
        let customer = server.app.customer(signed.client.id, CustomerId(customer))?;
        record(server, &signed, &customer, act, &Fields(pairs))
    });
    match came.await? {
        Came::Recorded { back, undo } => {
            if act == Act::Send {
                work::send_in_background(&server, &person);
            }
            Ok(back_undoable(&back, act.word(), undo).into_response())
        }
        Came::Again(page, status) => Ok((status, shown(&*page)?).into_response()),
    }
}

fn record(
    server: &Server,
    signed: &Signed,
    customer: &Customer,
    act: Act,
    fields: &Fields,
) -> Result<Came, WebError> {
    let view = View::of(server, signed);
    let again = |form: ActForm, status| {
        let page = ActPage::new(frame(server, signed, Place::Customers)?, form);
        Ok(Came::Again(Box::new(page), status))
    };
    let mut form = acts::form(view, customer, act, fields);
    let open = acts::open_invoices(customer);
    let knows = Knows { today: view.today, open: &open, profile: &customer.dossier.profile };
    let mut entered = match forms::read(act, fields, &knows) {
        Ok(entered) => entered,
        Err(problems) => {
            form.preview = None;
            let words = |(field, key): (String, &str)| (field, view.say.t(key));
            form.errors = problems.into_iter().map(words).collect();
            return again(form, StatusCode::UNPROCESSABLE_ENTITY);
        }
    };
    if entered.preview {
        if act == Act::Arrangement {
            form.preview = planned(&entered);
        }
        return again(form, StatusCode::OK);
    }
    // What is held back now is not sent, whatever was ticked a moment ago.
    if form.preview.as_ref().is_some_and(|preview| !preview.held_by.is_empty()) {
        return again(form, StatusCode::UNPROCESSABLE_ENTITY);
    }
    entered.preview = false;
    let todo = form.todo.map(TodoId);
    match acts::carry_out(&signed.doing(server), customer, act, todo, entered) {
        Ok(()) => {
            let undo = undo_of(&signed.doing(server), customer.id)?;
            Ok(Came::Recorded { back: form.back, undo })
        }
        Err(Refused::Field(field, key)) => {
            form.errors.insert(field.to_owned(), view.say.t(key));
            again(form, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(Refused::Failed(error)) => Err(error),
    }
}

/// The terms of an arrangement, each with what is open after it.
fn planned(entered: &forms::Entered) -> Option<crate::pages::acts::ActPreview> {
    let terms = entered.events.iter().find_map(|event| match event {
        domain::Event::Arrangement { terms, .. } => Some(terms),
        _ => None,
    })?;
    let mut left: domain::Cents = terms.iter().map(|(_, amount)| *amount).sum();
    let line = |(day, amount): &(domain::Date, domain::Cents)| {
        left -= *amount;
        (*day, *amount, left)
    };
    Some(crate::pages::acts::ActPreview {
        channel: None,
        to: None,
        subject: None,
        body: None,
        terms: terms.iter().map(line).collect(),
        held_by: Vec::new(),
    })
}
