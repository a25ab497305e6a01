//! Who came in through a link, without an account: for which client, about which customer, to
//! answer what.
//!
//! Invariant: an invited person sees only the pages of his kind of link, about his customer.

use app::{Client, Invitation, invite};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};

use super::{Server, blocking, cookie};
use crate::{Say, WebError};

/// The cookie that holds the token of the link; sent along under `/answer` only.
pub const ANSWER_COOKIE: &str = "bondig_answer";

/// The address of a link, as whoever makes it reached us himself.
pub fn link_address(server: &Server, headers: &HeaderMap, token: &str) -> String {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("127.0.0.1");
    let scheme = if server.https { "https" } else { "http" };
    format!("{scheme}://{host}/answer#{token}")
}

/// What every page under `/answer` knows.
#[derive(Clone)]
pub struct Invited {
    pub invitation: Invitation,
    pub client: Client,
    pub say: Say,
    /// For `app::invite::answered`.
    pub token: String,
    /// Key of what was just done, told once on this page: `?said=`.
    pub said: Option<String>,
}

impl Invited {
    /// # Errors
    /// `NotFound` when the link was made for another kind of page.
    pub fn for_kind(self, kind: &str) -> Result<Invited, WebError> {
        if self.invitation.kind == kind { Ok(self) } else { Err(WebError::NotFound) }
    }

    /// "by" of every fact that is recorded through this link: who was invited, as he was written.
    pub fn by(&self) -> &str {
        &self.invitation.subject.who
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

impl FromRequestParts<Server> for Invited {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, server: &Server) -> Result<Invited, Response> {
        let Some(token) = cookie::value(&parts.headers, ANSWER_COOKIE) else {
            return Err(Redirect::to("/answer").into_response());
        };
        let token = token.to_owned();
        let wanted = token.clone();
        let found = blocking(server, move |server| {
            let Ok(invitation) = invite::open(&server.app, &wanted, server.now())? else {
                return Ok(None);
            };
            let client = server.app.client(invitation.client)?;
            Ok(Some((invitation, client)))
        });
        match found.await {
            Ok(Some((invitation, client))) => {
                let say = Say::of_headers(&parts.headers);
                Ok(Invited { invitation, client, say, token, said: super::signed::said(parts) })
            }
            Ok(None) => Err(Redirect::to("/answer").into_response()),
            Err(error) => Err(error.into_response()),
        }
    }
}
