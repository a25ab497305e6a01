//! How often one may try to log in: a bucket for each e-mail address and each sender.
//!
//! Invariant: the number of buckets is bounded; time comes in as an argument.

use std::collections::HashMap;
use std::sync::Mutex;

use jiff::Timestamp;

/// So many tries at once, then one every [`SECONDS`].
const TRIES: f64 = 8.0;
const SECONDS: f64 = 12.0;
/// More buckets than this: those that are full again are forgotten.
const BUCKETS: usize = 10_000;

#[derive(Default)]
pub struct Limits(Mutex<HashMap<String, (f64, Timestamp)>>);

impl Limits {
    /// Takes one try of each key; `false` when one of them has none left.
    pub fn may(&self, keys: &[String], now: Timestamp) -> bool {
        let mut buckets = self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if buckets.len() > BUCKETS {
            buckets.retain(|_, (left, seen)| refilled(*left, *seen, now) < TRIES);
        }
        keys.iter().fold(true, |may, key| {
            let bucket = buckets.entry(key.clone()).or_insert((TRIES, now));
            let left = refilled(bucket.0, bucket.1, now);
            let enough = left >= 1.0;
            *bucket = (if enough { left - 1.0 } else { left }, now);
            may && enough
        })
    }
}

fn refilled(left: f64, seen: Timestamp, now: Timestamp) -> f64 {
    let waited = now.duration_since(seen).as_secs_f64().max(0.0);
    (left + waited / SECONDS).min(TRIES)
}
