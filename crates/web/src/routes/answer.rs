//! The door for people without an account, and where each kind of link leads.
//!
//! Invariant: the token is in the fragment of the address and then in a cookie, never in a path.

use std::net::SocketAddr;
use std::sync::Arc;

use app::invite;
use axum::extract::{ConnectInfo, Query, State};
use axum::http::{Extensions, HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Form, Router};

use super::shown;
use crate::pages::answer::AnswerPage;
use crate::server::invited::ANSWER_COOKIE;
use crate::server::limits::Limits;
use crate::server::{Server, blocking, cookie};
use crate::{Say, WebError};

/// A sitting of answering; the link opens again after it.
const SITTING_SECONDS: i64 = 4 * 60 * 60;

pub fn router() -> Router<Server> {
    Router::new().route("/answer", get(door)).route("/answer/open", post(open))
}

#[derive(serde::Deserialize)]
struct Old {
    old: Option<String>,
}

async fn door(headers: HeaderMap, Query(query): Query<Old>) -> Result<Response, WebError> {
    shown(&AnswerPage { say: Say::of_headers(&headers), is_old: query.old.is_some() })
}

#[derive(serde::Deserialize)]
struct Token {
    token: String,
}

async fn open(
    State(server): State<Server>,
    Extension(limits): Extension<Arc<Limits>>,
    extensions: Extensions,
    headers: HeaderMap,
    Form(entered): Form<Token>,
) -> Result<Response, WebError> {
    let address = extensions.get::<ConnectInfo<SocketAddr>>();
    let sender = address.map_or("answer unknown".to_owned(), |info| format!("answer {}", info.0.ip()));
    if !limits.may(&[sender], server.now()) {
        return Err(WebError::TooMany);
    }
    // Somebody may paste the whole link.
    let token = entered.token.trim().rsplit('#').next().unwrap_or("").to_owned();
    let wanted = token.clone();
    let found = blocking(&server, move |server| Ok(invite::open(&server.app, &wanted, server.now())?));
    match found.await? {
        Ok(invitation) => {
            let cookie = cookie::set_under("/answer", ANSWER_COOKIE, &token, SITTING_SECONDS, server.https);
            let kind = invitation.kind.replace('_', "-");
            Ok(([(header::SET_COOKIE, cookie)], Redirect::to(&format!("/answer/{kind}"))).into_response())
        }
        Err(_) => {
            let page = shown(&AnswerPage { say: Say::of_headers(&headers), is_old: true })?;
            Ok((StatusCode::UNAUTHORIZED, page).into_response())
        }
    }
}
