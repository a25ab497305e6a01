//! *Vandaag*: the list, saying yes to messages, finishing and putting off work.

use app::people;
use axum::extract::{Path, Query, State};
use axum::response::{Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use domain::{CustomerId, Event, TaskKind, TodoId, TodoKind};

use super::{back_saying, own_path, shown};
use crate::desk::frame::frame;
use crate::desk::today::today;
use crate::desk::view::View;
use crate::forms::Fields;
use crate::frame::Place;
use crate::pages::today::{Split, TodayPage};
use crate::server::{Server, Signed, blocking, failed};
use crate::{WebError, forms};

pub fn router() -> Router<Server> {
    Router::new()
        .route("/today", get(show))
        .route("/today/approve", post(approve))
        .route("/tasks/{customer}/{todo}/done", post(done))
}

#[derive(serde::Deserialize)]
struct Asked {
    split: Option<String>,
    after: Option<usize>,
    mine: Option<String>,
}

async fn show(
    State(server): State<Server>,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let word = asked.split.unwrap_or_default();
    let split = Split::ALL.into_iter().find(|split| split.word() == word);
    let filled = blocking(&server, move |server| {
        let view = View::of(server, &signed);
        let mine = asked.mine.is_some().then_some(signed.user.name.as_str());
        let filled = today(view, split, asked.after.unwrap_or(0), mine)?;
        Ok(TodayPage::new(frame(server, &signed, Place::Today)?, filled))
    });
    shown(&filled.await?)
}

/// Ticked messages, or the one whose button was pressed, get a person's yes and go out.
async fn approve(
    State(server): State<Server>,
    signed: Signed,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Redirect, WebError> {
    let fields = forms::Fields(pairs);
    let back = own_path(fields.one("back"));
    let wanted: Vec<String> = match fields.one("only") {
        Some(only) => vec![only.to_owned()],
        None => fields.all("contact").map(str::to_owned).collect(),
    };
    let sender = signed.clone();
    let approved = blocking(&server, move |server| {
        let mut approved = 0;
        for contact in &wanted {
            approved += usize::from(approve_one(server, &signed, contact)?);
        }
        Ok(approved)
    });
    if approved.await? == 0 {
        return Ok(back_saying(&back, "not-approved"));
    }
    send_in_background(&server, &sender);
    Ok(back_saying(&back, "approved"))
}

/// `false` when the work is not there any more.
fn approve_one(server: &Server, signed: &Signed, contact: &str) -> Result<bool, WebError> {
    let parts = contact.split_once('-');
    let ids = parts.and_then(|(customer, todo)| Some((customer.parse().ok()?, todo.parse().ok()?)));
    let Some((customer, todo)) = ids.map(|(customer, todo)| (CustomerId(customer), TodoId(todo))) else {
        return Ok(false);
    };
    let known = server.app.customer(signed.client.id, customer)?;
    let todo = known.dossier.state.todos.iter().find(|known| known.id == todo);
    let Some(TodoKind::Task(TaskKind::Approve, Some(step))) = todo.map(|todo| todo.kind) else {
        return Ok(false);
    };
    people::record(&signed.doing(server), customer, &[Event::Approve { step, invoices: None }])?;
    Ok(true)
}

/// What goes out takes its own time; the person goes on meanwhile and finds it in the send log.
pub(super) fn send_in_background(server: &Server, signed: &Signed) {
    let (server, client) = (server.clone(), signed.client.id);
    tokio::task::spawn_blocking(move || {
        let sent = server.app.client(client).map_err(|error| error.to_string());
        let sent = sent.and_then(|client| server.post.send(&client, server.today()));
        if let Err(problem) = sent {
            failed(&problem);
        }
    });
}

async fn done(
    State(server): State<Server>,
    signed: Signed,
    Path((customer, todo)): Path<(i64, i64)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Redirect, WebError> {
    let fields = Fields(pairs);
    let back = own_path(fields.one("back"));
    let finished = blocking(&server, move |server| {
        let customer = server.app.customer(signed.client.id, CustomerId(customer))?;
        let todos = &customer.dossier.state.todos;
        let Some(known) = todos.iter().find(|known| known.id == TodoId(todo)) else {
            return Ok(None);
        };
        let TodoKind::Task(task, _) = known.kind else {
            // A talk is finished by what came out of it.
            let path = format!("/customers/{}/acts/call?todo={todo}", customer.id);
            return Ok(Some(Err(path)));
        };
        people::record(&signed.doing(server), customer.id, &[Event::TaskDone { task }])?;
        Ok(Some(Ok(())))
    });
    Ok(match finished.await? {
        Some(Ok(())) => back_saying(&back, "done"),
        Some(Err(form)) => Redirect::to(&form),
        None => back_saying(&back, "not-now"),
    })
}
