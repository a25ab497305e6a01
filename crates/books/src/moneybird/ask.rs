//! Questions with the key, renewed once where it is refused.

use app::bookkeeping::{Answer, Trouble};
use serde_json::{Value, json};

use super::{Moneybird, oauth};
use crate::http::{Ask, Method, Reply};

impl Moneybird {
    pub(super) fn get(&mut self, path: &str, what: &'static str) -> Answer<Value> {
        self.write(Method::Get, path, None, what)
    }

    /// Things by their ids: a question, though it is asked as POST.
    pub(super) fn by_ids(&mut self, path: &str, ids: &[String], what: &'static str) -> Answer<Value> {
        self.write(Method::Post, path, Some(&json!({ "ids": ids })), what)
    }

    pub(super) fn write(
        &mut self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        what: &'static str,
    ) -> Answer<Value> {
        let reply = self.reply(method, path, body, what)?;
        match reply.status {
            200..=299 if reply.body.is_empty() => Ok(Value::Null),
            200..=299 => reply.json(what),
            _ => Err(refused(&reply, what)),
        }
    }

    /// Above all administrations.
    pub(super) fn ask_root(&mut self, path: &str, what: &'static str) -> Answer<Value> {
        let reply = self.signed(Method::Get, &format!("/api/v2{path}"), None, what)?;
        if reply.status == 200 { reply.json(what) } else { Err(refused(&reply, what)) }
    }

    pub(super) fn reply(
        &mut self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        what: &'static str,
    ) -> Answer<Reply> {
        let path = format!("/api/v2/{}{path}", self.administration);
        self.signed(method, &path, body, what)
    }

    fn signed(
        &mut self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        what: &'static str,
    ) -> Answer<Reply> {
        if oauth::is_old(&self.keys, self.http.now()) {
            self.renew()?;
        }
        let reply = self.once(method, path, body, what)?;
        if reply.status != 401 {
            return Ok(reply);
        }
        self.renew()?;
        let reply = self.once(method, path, body, what)?;
        if reply.status == 401 { Err(Trouble::KeyRefused) } else { Ok(reply) }
    }

    fn once(
        &mut self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        what: &'static str,
    ) -> Answer<Reply> {
        let key = format!("Bearer {}", self.keys.token);
        self.http.ask(&Ask { method, path, body, what, key: Some(&key) })
    }

    /// Somebody else may have renewed it meanwhile: what is kept counts, then OAuth is asked.
    fn renew(&mut self) -> Answer<()> {
        let kept = self.chain.keys()?;
        if kept.token != self.keys.token {
            self.keys = kept;
            return Ok(());
        }
        let renewed = oauth::renew(&mut self.http, &self.keys)?;
        self.chain.keep(&renewed)?;
        self.keys = renewed;
        Ok(())
    }
}

fn refused(reply: &Reply, what: &'static str) -> Trouble {
    let what = what.to_owned();
    match reply.status {
        401 => Trouble::KeyRefused,
        403 => Trouble::NotAllowed { what },
        404 => Trouble::NotThere { what },
        402 => Trouble::Cannot { what: format!("{what}: the subscription does not include it") },
        status => Trouble::Cannot { what: format!("{what}: status {status}") },
    }
}
