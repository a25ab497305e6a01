//! Logging in and out: a password, or a link that works once.
//!
//! Invariant: opening a link changes nothing; only its button does. Tries are counted for each
//! address and each sender, whether the address is known or not.

use std::net::SocketAddr;
use std::sync::Arc;

use app::{User, login};
use axum::extract::{ConnectInfo, Query};
use axum::http::{Extensions, HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Form, Router, extract::State};
use domain::Language;

use super::{own_path, shown};
use crate::pages::login::{LinkPage, LoginPage};
use crate::server::limits::Limits;
use crate::server::{Server, Signed, blocking, cookie};
use crate::{Say, WebError};

pub fn router() -> Router<Server> {
    Router::new()
        .route("/login", get(show).post(by_password))
        .route("/login/link", get(show_link).post(by_link))
}

/// What needs a session.
pub fn inside() -> Router<Server> {
    Router::new()
        .route("/logout", post(log_out))
        .route("/language", post(language))
        .route("/client", post(client))
}

#[derive(serde::Deserialize)]
struct Next {
    next: Option<String>,
}

async fn show(headers: HeaderMap, Query(query): Query<Next>) -> Result<Response, WebError> {
    let next = own_path(query.next.as_deref());
    shown(&LoginPage { say: Say::of_headers(&headers), email: String::new(), problem: None, next })
}

#[derive(serde::Deserialize)]
struct Entered {
    email: String,
    password: String,
    next: Option<String>,
}

async fn by_password(
    State(server): State<Server>,
    Extension(limits): Extension<Arc<Limits>>,
    extensions: Extensions,
    headers: HeaderMap,
    Form(entered): Form<Entered>,
) -> Result<Response, WebError> {
    let (say, next) = (Say::of_headers(&headers), own_path(entered.next.as_deref()));
    let refused = |status: StatusCode, key: &str, email: String| {
        let page = LoginPage { say, email, problem: Some(say.t(key)), next: next.clone() };
        Ok((status, shown(&page)?).into_response())
    };
    let email = entered.email.trim().to_lowercase();
    let keys = [format!("email {email}"), sender(&extensions)];
    if !limits.may(&keys, server.now()) {
        return refused(StatusCode::TOO_MANY_REQUESTS, "error-429", email);
    }
    if entered.password.chars().count() > login::PASSWORD_AT_MOST {
        return refused(StatusCode::UNAUTHORIZED, "log-in-wrong", email);
    }
    let (wanted, password) = (email.clone(), entered.password);
    let found = blocking(&server, move |server| Ok(login::by_password(&server.app, &wanted, &password)?));
    match found.await? {
        Some(user) => begin(&server, user, &next).await,
        None => refused(StatusCode::UNAUTHORIZED, "log-in-wrong", email),
    }
}

async fn show_link(headers: HeaderMap) -> Result<Response, WebError> {
    // The token stands in the fragment, which no browser sends: a script or the person fills it in.
    shown(&LinkPage { say: Say::of_headers(&headers), token: Some(String::new()) })
}

#[derive(serde::Deserialize)]
struct Token {
    token: String,
}

async fn by_link(
    State(server): State<Server>,
    Extension(limits): Extension<Arc<Limits>>,
    extensions: Extensions,
    headers: HeaderMap,
    Form(entered): Form<Token>,
) -> Result<Response, WebError> {
    if !limits.may(&[sender(&extensions)], server.now()) {
        return Err(WebError::TooMany);
    }
    // Somebody may paste the whole link.
    let token = entered.token.trim().rsplit('#').next().unwrap_or("").to_owned();
    let found = blocking(&server, move |server| Ok(login::by_link(&server.app, &token, server.now())?));
    match found.await? {
        Some(user) => begin(&server, user, "/today").await,
        None => {
            let page = shown(&LinkPage { say: Say::of_headers(&headers), token: None })?;
            Ok((StatusCode::UNAUTHORIZED, page).into_response())
        }
    }
}

async fn begin(server: &Server, user: User, next: &str) -> Result<Response, WebError> {
    let begun = blocking(server, move |server| Ok(login::begin_session(&server.app, &user, server.now())?));
    let cookie = cookie::set(server.session_cookie(), &begun.await?, server.https);
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to(next)).into_response())
}

async fn log_out(State(server): State<Server>, signed: Signed) -> Result<Response, WebError> {
    let token = signed.token;
    blocking(&server, move |server| Ok(login::end_session(&server.app, &token)?)).await?;
    let cookie = cookie::clear(server.session_cookie(), server.https);
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/login")).into_response())
}

#[derive(serde::Deserialize)]
struct Wish {
    language: String,
    back: Option<String>,
}

async fn language(
    State(server): State<Server>,
    signed: Signed,
    Form(wish): Form<Wish>,
) -> Result<Redirect, WebError> {
    let language: Language = wish.language.parse().map_err(|_| WebError::NotUnderstood)?;
    let user = User { language, ..signed.user };
    blocking(&server, move |server| Ok(server.app.store.save_user(&user)?)).await?;
    Ok(Redirect::to(&own_path(wish.back.as_deref())))
}

#[derive(serde::Deserialize)]
struct ClientWish {
    client: i64,
}

async fn client(
    State(server): State<Server>,
    signed: Signed,
    Form(wish): Form<ClientWish>,
) -> Result<Response, WebError> {
    if !login::may_see(&signed.user, domain::ClientId(wish.client)) {
        return Err(WebError::NotFound);
    }
    let value = wish.client.to_string();
    let cookie = cookie::set(crate::server::CLIENT_COOKIE, &value, server.https);
    Ok(([(header::SET_COOKIE, cookie)], Redirect::to("/today")).into_response())
}

fn sender(extensions: &Extensions) -> String {
    let address = extensions.get::<ConnectInfo<SocketAddr>>();
    address.map_or("sender unknown".to_owned(), |info| format!("sender {}", info.0.ip()))
}
