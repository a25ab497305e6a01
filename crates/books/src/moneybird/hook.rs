//! Moneybird tells us that something changed. Nothing of what it tells is believed: it only makes
//! us ask.

use app::bookkeeping::{Answer, Trouble};
use hmac::{Hmac, KeyInit, Mac};
use jiff::Timestamp;
use serde_json::json;
use sha2::Sha256;

use super::Moneybird;
use crate::fields::{self, Fields};
use crate::http::Method;
use crate::keys::Keys;

/// A call that was signed longer ago than this is not answered to.
const OLD_SECONDS: i64 = 5 * 60;

/// What we want to hear of.
const EVENTS: [&str; 3] = ["sales_invoice_state_changed", "payment_registered", "payment_destroyed"];

/// A webhook as Moneybird has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hook {
    pub id: String,
    pub address: String,
}

impl Moneybird {
    /// Makes the webhook, unless it is there, and keeps the secret with which it signs.
    ///
    /// # Errors
    /// `NotAllowed` without the scope `settings`; `Cannot` when Moneybird cannot reach the address.
    pub fn make_hook(&mut self, address: &str) -> Answer<Hook> {
        let what = "the webhooks";
        let known = self.get("/webhooks.json", what)?;
        let same = |one: &Fields| one.text("url").as_deref() == Some(address);
        if self.keys.hook_secret.is_some()
            && let Some(id) =
                fields::list(&known, what)?.iter().find(|one| same(one)).and_then(|one| one.text("id"))
        {
            return Ok(Hook { id, address: address.to_owned() });
        }
        let body = json!({ "url": address, "enabled_events": EVENTS });
        let made = self.write(Method::Post, "/webhooks.json", Some(&body), what)?;
        let made = Fields(&made);
        let (Some(id), Some(secret)) = (made.text("id"), made.text("secret")) else {
            return Err(Trouble::NotUnderstood { what: "a webhook without a secret".to_owned() });
        };
        let keys = Keys { hook_secret: Some(secret), ..self.keys.clone() };
        self.chain.keep(&keys)?;
        self.keys = keys;
        Ok(Hook { id, address: address.to_owned() })
    }
}

/// Whether this call was signed by Moneybird, about now: `t=1748534400,v1=5257a8…`, a digest of the
/// moment, a point and the body as it came.
pub fn is_from_moneybird(secret: &str, signature: &str, body: &[u8], now: Timestamp) -> bool {
    let pairs: Vec<(&str, &str)> =
        signature.split(',').filter_map(|pair| pair.trim().split_once('=')).collect();
    let signed_at = pairs.iter().find(|(name, _)| *name == "t").map(|(_, value)| *value);
    let Some(signed_at) = signed_at else { return false };
    let Ok(seconds) = signed_at.parse::<i64>() else { return false };
    if now.as_second().abs_diff(seconds) > OLD_SECONDS.unsigned_abs() {
        return false;
    }
    let digests = pairs.iter().filter(|(name, _)| *name == "v1").filter_map(|(_, value)| bytes(value));
    digests.into_iter().any(|digest| {
        let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret.as_bytes()) else { return false };
        mac.update(signed_at.as_bytes());
        mac.update(b".");
        mac.update(body);
        // Takes as long for a wrong digest as for the right one.
        mac.verify_slice(&digest).is_ok()
    })
}

fn bytes(hex: &str) -> Option<Vec<u8>> {
    if !hex.len().is_multiple_of(2) || !hex.is_ascii() {
        return None;
    }
    (0..hex.len()).step_by(2).map(|place| u8::from_str_radix(&hex[place..place + 2], 16).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stub::sign;

    #[test]
    fn only_what_moneybird_signed_about_now_is_from_moneybird() {
        let now: Timestamp = "2026-10-02T10:00:00Z".parse().unwrap();
        let seconds = now.as_second();
        let right = sign("geheim", seconds, "{}");
        assert!(is_from_moneybird("geheim", &right, b"{}", now));
        assert!(is_from_moneybird("geheim", &format!("v9=x,{right},v1=00ff"), b"{}", now));
        assert!(!is_from_moneybird("ander", &right, b"{}", now));
        assert!(!is_from_moneybird("geheim", &right, b"{ }", now));
        assert!(!is_from_moneybird("geheim", &sign("geheim", seconds - 301, "{}"), b"{}", now));
        assert!(is_from_moneybird("geheim", &sign("geheim", seconds - 299, "{}"), b"{}", now));
        for broken in ["", "t=1", "v1=00", "t=x,v1=00", "t=1,v1=é", &format!("t={seconds},v1=0")] {
            assert!(!is_from_moneybird("geheim", broken, b"{}", now), "{broken}");
        }
    }
}
