//! *Verzendlog*: the day, one message, its exact bytes; the word of a person about what is
//! uncertain and what he sent himself; the stop button.
//!
//! Invariant: stopping is at once and never undoes a check that is still open (G14, G19).

use app::letter::Desk;
use app::{MessageId, MessageState, by_hand};
use axum::extract::{Form, Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::{back_saying, own_path, release, shown};
use crate::WebError;
use crate::desk::frame::frame;
use crate::desk::outbox::{self, Asked};
use crate::desk::view::View;
use crate::forms::Fields;
use crate::frame::Place;
use crate::pages::outbox::{MessagePage, OutboxPage, SendState};
use crate::server::{Server, Signed, blocking};

type Pairs = Vec<(String, String)>;

pub fn router() -> axum::Router<Server> {
    axum::Router::new()
        .route("/outbox", get(day))
        .route("/outbox/{message}", get(message))
        .route("/outbox/{message}/bytes", get(bytes))
        .route("/outbox/{message}/resolve", post(resolve))
        .route("/outbox/{message}/posted", post(posted))
        .route("/sending/stop", post(stop))
        .route("/sending/resume", post(resume))
}

async fn day(
    signed: Signed,
    State(server): State<Server>,
    Query(pairs): Query<Pairs>,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let asked = asked(&Fields(pairs));
        let frame = frame(server, &signed, Place::Outbox)?;
        let view = View::of(server, &signed);
        let outbox = outbox::page(&view, asked, frame.sending.clone())?;
        Ok(OutboxPage::new(frame, outbox))
    });
    shown(&page.await?)
}

async fn message(
    signed: Signed,
    State(server): State<Server>,
    Path(contact): Path<String>,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let frame = frame(server, &signed, Place::Outbox)?;
        let view = View::of(server, &signed);
        let found = match contact.parse() {
            Ok(id) => outbox::message(&view, MessageId(id))?,
            Err(_) => release::preview(&view, &contact)?,
        };
        Ok(MessagePage::new(frame, found.ok_or(WebError::NotFound)?))
    });
    shown(&page.await?)
}

async fn bytes(
    signed: Signed,
    State(server): State<Server>,
    Path(id): Path<i64>,
) -> Result<Response, WebError> {
    let client = signed.client.id;
    let kept = blocking(&server, move |server| Ok(server.app.store.message_bytes(client, MessageId(id))?));
    let bytes = kept.await?.ok_or(WebError::NotFound)?;
    let name = format!("attachment; filename=\"bericht-{id}.eml\"");
    let headers = [(header::CONTENT_TYPE, "message/rfc822".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, bytes).into_response())
}

async fn resolve(
    signed: Signed,
    State(server): State<Server>,
    Path(id): Path<i64>,
    Form(pairs): Form<Pairs>,
) -> Result<Redirect, WebError> {
    let fields = Fields(pairs);
    let back = own_path(Some(fields.one("back").unwrap_or("/outbox")));
    let state = match fields.one("how") {
        Some("sent") => MessageState::Accepted,
        Some("again") => MessageState::Planned,
        Some("drop") => MessageState::Cancelled,
        _ => return Err(WebError::NotUnderstood),
    };
    let done = blocking(&server, move |server| {
        let store = &server.app.store;
        let said = match state {
            MessageState::Cancelled => "dropped".to_owned(),
            _ => signed.by().to_owned(),
        };
        Ok(store.resolve_uncertain(signed.client.id, MessageId(id), state, &said, server.now())?)
    });
    match done.await {
        Ok(()) => Ok(back_saying(&back, "resolved")),
        Err(WebError::Conflict) => Ok(back_saying(&back, "not-now")),
        Err(error) => Err(error),
    }
}

async fn posted(
    signed: Signed,
    State(server): State<Server>,
    Path(id): Path<i64>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Redirect, WebError> {
    let done = blocking(&server, move |server| {
        let desk = Desk::new(&signed.client, None);
        let fields = Fields(pairs);
        let receipt = fields.one("receipt");
        Ok(by_hand::sent_with_receipt(&signed.doing(server), &desk, MessageId(id), receipt)?)
    });
    let said = if done.await? { "posted" } else { "not-now" };
    Ok(back_saying(&format!("/outbox/{id}"), said))
}

async fn stop(
    signed: Signed,
    State(server): State<Server>,
    Form(pairs): Form<Pairs>,
) -> Result<Redirect, WebError> {
    let fields = Fields(pairs);
    let back = own_path(Some(fields.one("back").unwrap_or("/outbox")));
    let everywhere = fields.one("scope") == Some("all");
    blocking(&server, move |server| {
        let store = &server.app.store;
        if everywhere {
            return Ok(store.set_all_stopped(true)?);
        }
        // What waits for a check is closed already, and stays so after the stop.
        if server.app.client(signed.client.id)?.sending == app::Sending::Open {
            store.set_sending(signed.client.id, app::Sending::Stopped)?;
        }
        Ok(())
    })
    .await?;
    Ok(back_saying(&back, "stopped"))
}

async fn resume(
    signed: Signed,
    State(server): State<Server>,
    Form(pairs): Form<Pairs>,
) -> Result<Redirect, WebError> {
    let back = own_path(Some(Fields(pairs).one("back").unwrap_or("/outbox")));
    blocking(&server, move |server| {
        let store = &server.app.store;
        if store.all_stopped()? {
            store.set_all_stopped(false)?;
        }
        if server.app.client(signed.client.id)?.sending == app::Sending::Stopped {
            store.set_sending(signed.client.id, app::Sending::Open)?;
        }
        Ok(())
    })
    .await?;
    Ok(back_saying(&back, "resumed"))
}

fn asked(fields: &Fields) -> Asked {
    let number = |name: &str| {
        let typed = fields.one(name).and_then(|typed| typed.parse::<i64>().ok());
        typed.unwrap_or(0).clamp(0, 1_000_000)
    };
    let word = fields.one("state");
    Asked {
        day: fields.one("day").and_then(|typed| typed.parse().ok()),
        state: SendState::ALL.into_iter().find(|state| Some(state.word()) == word),
        query: fields.text("q").unwrap_or_default(),
        after: number("after"),
        rests_after: number("rests-after"),
    }
}
