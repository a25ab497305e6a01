//! *Belmodus*: the call that is next, its outcome in one stroke, and on to the next.

use app::{Customer, OpenWork};
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Form, Router};
use domain::{CustomerId, TodoId};

use super::shown;
use crate::WebError;
use crate::desk::acts::{self, Refused};
use crate::desk::frame::frame;
use crate::desk::view::View;
use crate::desk::{call, today};
use crate::forms::{self, Fields, Knows, Problems};
use crate::frame::Place;
use crate::pages::acts::Act;
use crate::pages::call::{CallDonePage, CallPage};
use crate::server::{Server, Signed, blocking};

pub fn router() -> Router<Server> {
    Router::new().route("/call", get(first)).route("/call/{customer}", get(show).post(enter))
}

type Pairs = Vec<(String, String)>;

#[derive(serde::Deserialize)]
struct Asked {
    todo: Option<i64>,
}

/// The most pressing call, or the calm end.
async fn first(State(server): State<Server>, signed: Signed) -> Result<Response, WebError> {
    let found = blocking(&server, move |server| {
        let calls = today::calls(View::of(server, &signed))?;
        Ok(match calls.first() {
            Some(work) => Ok(call::address(work)),
            None => {
                Err(Box::new(CallDonePage { frame: frame(server, &signed, Place::Today)?, say: signed.say }))
            }
        })
    });
    match found.await? {
        Ok(address) => Ok(Redirect::to(&address).into_response()),
        Err(page) => shown(&*page),
    }
}

async fn show(
    State(server): State<Server>,
    signed: Signed,
    Path(customer): Path<i64>,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let customer = server.app.customer(signed.client.id, CustomerId(customer))?;
        page(server, &signed, &customer, asked.todo, None)
    });
    shown(&page.await?)
}

fn page(
    server: &Server,
    signed: &Signed,
    customer: &Customer,
    todo: Option<i64>,
    typed: Option<(&Fields, Problems)>,
) -> Result<CallPage, WebError> {
    let view = View::of(server, signed);
    let calls: Vec<OpenWork> = today::calls(view)?;
    let mut filled = call::call(view, customer, todo, &calls, server.now())?;
    if let Some((fields, problems)) = typed {
        call::again(view, &mut filled, &fields.values(), problems);
    }
    Ok(CallPage { frame: frame(server, signed, Place::Today)?, say: signed.say, call: filled })
}

/// Records what came out of the call: agreement, hold and next step in one stroke.
async fn enter(
    State(server): State<Server>,
    signed: Signed,
    Path(customer): Path<i64>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, WebError> {
    let came = blocking(&server, move |server| {
        let fields = Fields(pairs);
        let customer = server.app.customer(signed.client.id, CustomerId(customer))?;
        let todo: Option<i64> = fields.one("todo").and_then(|todo| todo.parse().ok());
        let view = View::of(server, &signed);
        let open = acts::open_invoices(&customer);
        let knows = Knows { today: view.today, open: &open, profile: &customer.dossier.profile };
        let problems = match forms::read(Act::Call, &fields, &knows) {
            Ok(entered) => {
                match acts::carry_out(&signed.doing(server), &customer, Act::Call, todo.map(TodoId), entered)
                {
                    Ok(()) => {
                        let calls = today::calls(view)?;
                        let filled = call::call(view, &customer, todo, &calls, server.now())?;
                        let next = filled.next.map_or("/call".to_owned(), |(address, _)| address);
                        let undo = super::undo_of(&signed.doing(server), customer.id)?;
                        return Ok(Ok(super::back_undoable(&next, "call", undo)));
                    }
                    Err(Refused::Field(field, key)) => Problems::from([(field.to_owned(), key)]),
                    Err(Refused::Failed(error)) => return Err(error),
                }
            }
            Err(problems) => problems,
        };
        Ok(Err(Box::new(page(server, &signed, &customer, todo, Some((&fields, problems)))?)))
    });
    match came.await? {
        Ok(back) => Ok(back.into_response()),
        Err(page) => Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(&*page)?).into_response()),
    }
}
