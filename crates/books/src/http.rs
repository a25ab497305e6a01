//! Asking over HTTP: patiently, and no oftener than the package allows.
//!
//! Not here: keys, what is asked. Invariants: a redirect is never followed with a key; an error
//! names what was asked in our words, never the address, the key or the answer.

use std::sync::Arc;
use std::time::Duration;

use app::bookkeeping::{Answer, Trouble};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use ureq::http::Response;
use ureq::{Agent, Body};

/// Time as the connections see it: the clock is an argument, and so is how long somebody waits.
pub trait Patience: Send + Sync {
    fn now(&self) -> Timestamp;

    /// Waits so long, if it is not longer than there is patience for. `false`: it was not waited.
    fn wait(&self, seconds: i64) -> bool;
}

/// How often something is asked again that did not come through.
const TRIES: usize = 4;

/// An answer is read up to here: a batch of a hundred invoices is far smaller.
const ANSWER_BYTES: u64 = 64 * 1024 * 1024;

/// When a package says "later" without saying when.
const LATER_SECONDS: i64 = 60;

pub struct Http {
    agent: Agent,
    base: String,
    patience: Arc<dyn Patience>,
    /// The package said that nothing is left before this moment.
    rest_until: Option<Timestamp>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Get,
    Post,
    Patch,
}

/// One question.
pub struct Ask<'a> {
    pub method: Method,
    /// Behind the base; with its query.
    pub path: &'a str,
    pub body: Option<&'a Value>,
    /// In our words, for whoever has to read what went wrong.
    pub what: &'static str,
    /// The value of the `Authorization` header.
    pub key: Option<&'a str>,
}

/// What came back, of a status that is an answer (also 401 and 404).
pub struct Reply {
    pub status: u16,
    pub body: Vec<u8>,
    pub location: Option<String>,
}

impl Reply {
    /// # Errors
    /// `NotUnderstood`.
    pub fn json(&self, what: &str) -> Answer<Value> {
        serde_json::from_slice(&self.body)
            .map_err(|_| Trouble::NotUnderstood { what: format!("the answer about {what} is broken off") })
    }
}

impl Http {
    pub fn new(base: &str, patience: Arc<dyn Patience>) -> Http {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(Duration::from_secs(15)))
            .timeout_global(Some(Duration::from_secs(60)))
            .user_agent("Bondig")
            .build();
        Http { agent: config.into(), base: base.trim_end_matches('/').to_owned(), patience, rest_until: None }
    }

    pub fn now(&self) -> Timestamp {
        self.patience.now()
    }

    /// Asks until there is an answer, with patience for what passes: 429, 5xx, cut connections, and
    /// answers that are broken off.
    ///
    /// # Errors
    /// `TooBusy`, `Away`, `NotUnderstood`.
    pub fn ask(&mut self, ask: &Ask) -> Answer<Reply> {
        let mut tried = 0;
        loop {
            tried += 1;
            let trouble = match self.once(ask) {
                Ok(reply) if ask.is_whole(&reply) => return Ok(reply),
                Ok(_) => {
                    Trouble::NotUnderstood { what: format!("the answer about {} is broken off", ask.what) }
                }
                Err(trouble) => trouble,
            };
            if let Trouble::TooBusy { until } = trouble {
                self.rest(until)?;
                if tried < TRIES {
                    continue;
                }
                return Err(Trouble::TooBusy { until });
            }
            // 1, 4 and 16 seconds.
            let pause = 1 << (2 * (tried - 1));
            if tried == TRIES || !self.patience.wait(pause) {
                return Err(trouble);
            }
        }
    }

    /// Asks once, whatever comes: what is used up by asking must not be asked again.
    ///
    /// # Errors
    /// As [`Http::ask`].
    pub fn ask_once(&mut self, ask: &Ask) -> Answer<Reply> {
        self.once(ask)
    }

    /// Asks an address that a package gave us, without any key: documents lie in stores of others.
    ///
    /// # Errors
    /// As [`Http::ask`]; also `NotUnderstood` for an address that is not reached as safely as the
    /// package itself.
    pub fn fetch(&mut self, address: &str, what: &'static str) -> Answer<Reply> {
        let address = match address.starts_with('/') {
            true => format!("{}{address}", self.base),
            false => address.to_owned(),
        };
        let safe = address.starts_with("https://")
            || self.base.starts_with("http://") && address.starts_with("http://");
        if !safe {
            return Err(Trouble::NotUnderstood { what: format!("the address of {what}") });
        }
        let sent = self.agent.get(&address).call();
        self.read(sent, what)
    }

    fn once(&mut self, ask: &Ask) -> Answer<Reply> {
        if let Some(until) = self.rest_until.take() {
            self.rest(until)?;
        }
        let address = format!("{}{}", self.base, ask.path);
        let key = ask.key.unwrap_or_default();
        let sent = match (ask.method, ask.body) {
            (Method::Get, _) => {
                let request = self.agent.get(&address).header("Accept", "application/json");
                if key.is_empty() { request.call() } else { request.header("Authorization", key).call() }
            }
            (method, body) => {
                let request = match method {
                    Method::Patch => self.agent.patch(&address),
                    _ => self.agent.post(&address),
                };
                let request =
                    request.header("Accept", "application/json").header("Content-Type", "application/json");
                let request = if key.is_empty() { request } else { request.header("Authorization", key) };
                request.send(body.map(Value::to_string).unwrap_or_default().as_bytes())
            }
        };
        self.read(sent, ask.what)
    }

    fn read(&mut self, sent: Result<Response<Body>, ureq::Error>, what: &str) -> Answer<Reply> {
        let away = |how: String| Trouble::Away { what: format!("{what}: {how}") };
        let mut response = sent.map_err(|error| away(plainly(&error).to_owned()))?;
        let status = response.status().as_u16();
        let header = |name: &str| Some(response.headers().get(name)?.to_str().ok()?.trim().to_owned());
        let (retry, reset) = (header("Retry-After"), header("RateLimit-Reset"));
        let (left, location) = (header("RateLimit-Remaining"), header("Location"));
        let now = self.patience.now();
        if status == 429 {
            let until = retry.or(reset).and_then(|text| moment(&text, now));
            let until = until.unwrap_or_else(|| after(now, LATER_SECONDS));
            return Err(Trouble::TooBusy { until });
        }
        if status >= 500 {
            return Err(away(format!("status {status}")));
        }
        if left.as_deref() == Some("0") {
            self.rest_until = reset.and_then(|text| moment(&text, now));
        }
        let body = response.body_mut().with_config().limit(ANSWER_BYTES).read_to_vec();
        let body = body.map_err(|error| away(plainly(&error).to_owned()))?;
        Ok(Reply { status, body, location })
    }

    fn rest(&self, until: Timestamp) -> Answer<()> {
        let seconds = until.as_second() - self.patience.now().as_second();
        if seconds <= 0 || self.patience.wait(seconds) { Ok(()) } else { Err(Trouble::TooBusy { until }) }
    }
}

impl Ask<'_> {
    /// Whether an answer that should be JSON is. What is no success may say anything.
    fn is_whole(&self, reply: &Reply) -> bool {
        let is_json = reply.status == 200 || reply.status == 201;
        !is_json
            || reply.body.is_empty()
            || serde_json::from_slice::<serde::de::IgnoredAny>(&reply.body).is_ok()
    }
}

/// "In so many seconds", or a moment as seconds since 1970: packages write either.
fn moment(text: &str, now: Timestamp) -> Option<Timestamp> {
    let seconds: i64 = text.parse().ok().filter(|seconds| *seconds >= 0)?;
    const A_DAY: i64 = 24 * 60 * 60;
    if seconds <= A_DAY {
        return Some(after(now, seconds));
    }
    // Nobody waits for ever because of a slip in a header.
    let told = Timestamp::from_second(seconds).ok()?;
    Some(told.min(after(now, A_DAY)))
}

fn after(now: Timestamp, seconds: i64) -> Timestamp {
    now.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(now)
}

/// What went wrong on the way, without the address.
fn plainly(error: &ureq::Error) -> &'static str {
    match error {
        ureq::Error::Timeout(_) => "no answer in time",
        ureq::Error::HostNotFound => "the name is not known",
        ureq::Error::ConnectionFailed => "no connection",
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => "no safe connection",
        ureq::Error::BodyExceedsLimit(_) => "the answer is too long",
        _ => "the connection broke off",
    }
}

/// A part of an address, safe whatever it holds.
pub fn escaped(text: &str) -> String {
    let mut address = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'~' => address.push(char::from(byte)),
            // A point, too: what stands behind one in a path is taken for a format.
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_is_understood_as_seconds_and_as_a_moment() {
        let now: Timestamp = "2026-10-02T10:00:00Z".parse().unwrap();
        assert_eq!(moment("30", now), Some(after(now, 30)));
        let told = now.as_second() + 200;
        assert_eq!(moment(&told.to_string(), now), Some(after(now, 200)));
        assert_eq!(moment("99999999999", now), Some(after(now, 86_400)));
        assert_eq!(moment("morgen", now), None);
        assert_eq!(moment("-5", now), None);
    }

    #[test]
    fn names_with_odd_characters_stay_one_part_of_an_address() {
        assert_eq!(escaped("2026/0001 é.json?"), "2026%2F0001%20%C3%A9%2Ejson%3F");
    }
}
