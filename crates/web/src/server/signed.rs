//! Who is logged in, for which client he works, in which language he reads.
//!
//! Invariant: a user never reaches a client that is not his.

use app::{Client, User, login};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use domain::ClientId;

use super::{Server, blocking, cookie};
use crate::{Say, WebError};

/// The cookie that says for which of his clients a user works now.
pub const CLIENT_COOKIE: &str = "bondig_client";

/// What every page behind the login knows.
#[derive(Clone)]
pub struct Signed {
    pub user: User,
    pub client: Client,
    pub say: Say,
    /// Path and query of this page.
    pub here: String,
    /// Key of what was just done, told once on this page: `?said=`.
    pub said: Option<String>,
    /// What can be taken back: customer and fact, `?undo=7-1021`.
    pub undo: Option<(i64, i64)>,
    /// Asked for by htmx: a piece of a page will do.
    pub piece: bool,
    /// The session's token, for logging out.
    pub token: String,
}

impl Signed {
    /// "by" of every fact that this user records.
    pub fn by(&self) -> &str {
        &self.user.name
    }

    pub fn doing<'a>(&'a self, server: &'a Server) -> app::Doing<'a> {
        app::Doing {
            app: &server.app,
            client: self.client.id,
            by: self.by(),
            today: server.today(),
            now: server.now(),
        }
    }
}

impl FromRequestParts<Server> for Signed {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, server: &Server) -> Result<Signed, Response> {
        let here = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        let piece = parts.headers.contains_key("hx-request");
        let Some(token) = cookie::value(&parts.headers, server.session_cookie()) else {
            return Err(login_first(parts, &here, piece));
        };
        let (token, wished) = (token.to_owned(), wished_client(parts));
        let found = blocking(server, move |server| {
            let Some((_, user)) = login::session(&server.app, &token, server.now())? else {
                return Ok(None);
            };
            let wished = wished.filter(|client| login::may_see(&user, *client));
            let client = wished.or_else(|| user.clients.first().copied());
            let client = client.ok_or(WebError::Forbidden)?;
            let client = server.app.client(client)?;
            Ok(Some((token, user, client)))
        });
        match found.await {
            Ok(Some((token, user, client))) => Ok(Signed {
                say: Say::new(user.language),
                said: said(parts),
                undo: undo(parts),
                user,
                client,
                here: without_said(&here),
                piece,
                token,
            }),
            Ok(None) => Err(login_first(parts, &here, piece)),
            Err(error) => Err(error.into_response()),
        }
    }
}

fn wished_client(parts: &Parts) -> Option<ClientId> {
    cookie::value(&parts.headers, CLIENT_COOKIE)?.parse().ok().map(ClientId)
}

pub(super) fn said(parts: &Parts) -> Option<String> {
    let pairs = parts.uri.query()?.split('&');
    let value = pairs.filter_map(|pair| pair.strip_prefix("said=")).next()?;
    let plain = |letter: char| letter.is_ascii_lowercase() || letter == '-';
    (!value.is_empty() && value.chars().all(plain)).then(|| value.to_owned())
}

fn undo(parts: &Parts) -> Option<(i64, i64)> {
    let pairs = parts.uri.query()?.split('&');
    let (customer, seq) = pairs.filter_map(|pair| pair.strip_prefix("undo=")).next()?.split_once('-')?;
    Some((customer.parse().ok()?, seq.parse().ok()?))
}

/// So that coming back to this page does not tell it again.
fn without_said(here: &str) -> String {
    let Some((path, query)) = here.split_once('?') else {
        return here.to_owned();
    };
    let kept: Vec<&str> =
        query.split('&').filter(|pair| !pair.starts_with("said=") && !pair.starts_with("undo=")).collect();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}

fn login_first(parts: &Parts, here: &str, piece: bool) -> Response {
    if piece {
        let mut response = WebError::LoginFirst.into_response();
        response.headers_mut().insert("hx-redirect", HeaderValue::from_static("/login"));
        return response;
    }
    match parts.method {
        Method::GET | Method::HEAD if here == "/" => Redirect::to("/login").into_response(),
        Method::GET | Method::HEAD => {
            let next: String = here.bytes().map(escaped).collect();
            Redirect::to(&format!("/login?next={next}")).into_response()
        }
        _ => (StatusCode::UNAUTHORIZED, WebError::LoginFirst).into_response(),
    }
}

fn escaped(byte: u8) -> String {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => char::from(byte).to_string(),
        other => format!("%{other:02X}"),
    }
}
