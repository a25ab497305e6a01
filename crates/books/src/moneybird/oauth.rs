//! OAuth 2 with Moneybird: the code flow with a code that is pasted, and renewing the token.
//!
//! A code or a refresh token is used once: none of these questions is asked twice by itself.

use app::bookkeeping::{Answer, Trouble};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::Moneybird;
use crate::fields::Fields;
use crate::http::{Ask, Http, Method, escaped};
use crate::keys::Keys;

/// Invoices with their contacts, the bank through which day, and webhooks.
pub const OAUTH_SCOPES: &str = "sales_invoices bank settings";

/// Moneybird shows the code instead of sending the browser on.
const SHOWN: &str = "urn:ietf:wg:oauth:2.0:oob";

/// Before it ends, a token is renewed.
const MARGIN: SignedDuration = SignedDuration::from_secs(60);

/// Where a person allows us in.
pub fn authorize_address(base: Option<&str>, client_id: &str) -> String {
    format!(
        "{}/oauth/authorize?client_id={}&redirect_uri={}&response_type=code&scope={}",
        base.unwrap_or(super::ADDRESS).trim_end_matches('/'),
        escaped(client_id),
        escaped(SHOWN),
        escaped(OAUTH_SCOPES),
    )
}

pub(super) fn is_old(keys: &Keys, now: Timestamp) -> bool {
    keys.refresh.is_some() && keys.expires.is_some_and(|expires| expires - MARGIN <= now)
}

/// The keys with a new token.
///
/// # Errors
/// `KeyRefused` when there is nothing to renew with, or it is not accepted.
pub(super) fn renew(http: &mut Http, keys: &Keys) -> Answer<Keys> {
    let refresh = keys.refresh.as_ref().ok_or(Trouble::KeyRefused)?;
    let body = json!({
        "grant_type": "refresh_token",
        "refresh_token": refresh,
        "client_id": keys.client_id,
        "client_secret": keys.client_secret,
    });
    token(http, &body, keys)
}

fn token(http: &mut Http, body: &Value, keys: &Keys) -> Answer<Keys> {
    let what = "a token";
    let reply = http.ask_once(&Ask {
        method: Method::Post,
        path: "/oauth/token",
        body: Some(body),
        what,
        key: None,
    })?;
    if reply.status != 200 {
        return Err(Trouble::KeyRefused);
    }
    let answer = reply.json(what)?;
    let fields = Fields(&answer);
    let token = fields.text("access_token");
    let token = token.ok_or_else(|| Trouble::NotUnderstood { what: "no token came".to_owned() })?;
    let seconds = fields.number("expires_in").filter(|seconds| (1..=31_536_000).contains(seconds));
    let now = http.now();
    Ok(Keys {
        token,
        // What is not said again still holds.
        refresh: fields.text("refresh_token").or_else(|| keys.refresh.clone()),
        expires: seconds.and_then(|seconds| now.checked_add(SignedDuration::from_secs(seconds)).ok()),
        ..keys.clone()
    })
}

impl Moneybird {
    /// The keys for a code that Moneybird showed.
    ///
    /// # Errors
    /// `KeyRefused` for a code that was used, is old or belongs to another application.
    pub fn keys_for_code(&mut self, code: &str) -> Answer<Keys> {
        let body = json!({
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": SHOWN,
            "client_id": self.keys.client_id,
            "client_secret": self.keys.client_secret,
        });
        let keys = token(&mut self.http, &body, &self.keys)?;
        self.chain.keep(&keys)?;
        self.keys = keys.clone();
        Ok(keys)
    }
}
