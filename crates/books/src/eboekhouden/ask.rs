//! Questions within a session. A session ends by itself; then another one is begun.

use app::bookkeeping::{Answer, Trouble};
use serde_json::{Value, json};

use super::EBoekhouden;
use crate::fields::Fields;
use crate::http::{Ask, Method, Reply};

/// Things on one page of a list; it may be up to 2000.
const PAGE: usize = 500;

impl EBoekhouden {
    pub(super) fn get(&mut self, path: &str, what: &'static str) -> Answer<Value> {
        self.write(Method::Get, path, None, what)
    }

    /// Each thing of all pages.
    pub(super) fn pages(
        &mut self,
        path: &str,
        what: &'static str,
        each: &mut dyn FnMut(Fields),
    ) -> Answer<()> {
        let mut offset = 0;
        loop {
            let answer = self.get(&format!("{path}&limit={PAGE}&offset={offset}"), what)?;
            if answer.get("items").and_then(Value::as_array).is_none() {
                return Err(Trouble::NotUnderstood { what: format!("{what} are no list") });
            }
            let items: Vec<Fields> = Fields(&answer).list("items").collect();
            items.iter().for_each(|item| each(*item));
            offset += items.len();
            if items.len() < PAGE {
                return Ok(());
            }
        }
    }

    pub(super) fn write(
        &mut self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        what: &'static str,
    ) -> Answer<Value> {
        let reply = self.signed(method, path, body, what)?;
        let named = what.to_owned();
        match reply.status {
            200..=299 if reply.body.is_empty() => Ok(Value::Null),
            200..=299 => reply.json(what),
            401 => Err(Trouble::KeyRefused),
            403 => Err(Trouble::NotAllowed { what: named }),
            404 => Err(Trouble::NotThere { what: named }),
            status => Err(Trouble::Cannot { what: format!("{what}: status {status}") }),
        }
    }

    fn signed(
        &mut self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        what: &'static str,
    ) -> Answer<Reply> {
        let mut session = match self.session.clone() {
            Some(session) => session,
            None => self.begin()?,
        };
        let reply = self.http.ask(&Ask { method, path, body, what, key: Some(&session) })?;
        if reply.status != 401 {
            return Ok(reply);
        }
        session = self.begin()?;
        self.http.ask(&Ask { method, path, body, what, key: Some(&session) })
    }

    fn begin(&mut self) -> Answer<String> {
        let keys = self.chain.keys()?;
        let body = json!({ "accessToken": keys.token, "source": "Bondig" });
        let what = "a session";
        let reply = self.http.ask(&Ask {
            method: Method::Post,
            path: "/v1/session",
            body: Some(&body),
            what,
            key: None,
        })?;
        if reply.status != 200 && reply.status != 201 {
            return Err(Trouble::KeyRefused);
        }
        let answer = reply.json(what)?;
        let session = Fields(&answer).text("token");
        let session = session.ok_or_else(|| Trouble::NotUnderstood { what: "no session came".to_owned() })?;
        self.session = Some(session.clone());
        Ok(session)
    }
}
