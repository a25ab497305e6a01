//! The outbox: durable intent → guard and claim in one transaction → send → record.
//!
//! A crash between sending and recording leaves a claimed row; it becomes *uncertain*, a task for a
//! person, and never a second message (G1). The guard sees what is known at that instant: what was
//! paid, disputed, promised or stopped a moment ago does not go out (G3, G19).
//! Not here: what people send by hand (`by_hand`), what a letter says (`letter`).

mod lane;
mod queue;

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use channels::Mailer;
use domain::{ClientId, Date};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use crate::letter::Desk;
use crate::records::Sending;
use crate::{App, Result};
use lane::Lane;
use queue::Queue;

/// After so long a claimed message without a result is uncertain.
const CLAIM_SECONDS: i64 = 60;
/// Messages claimed together where nothing can be uncertain (a folder of `.eml`).
const BATCH: usize = 200;
/// So often in a row there is no way in, or everything is refused: then it is not about the
/// customers, and the rest waits for the next time.
const CLOSED_IN_A_ROW: u32 = 5;

// Why a message is held, as the guard says it to its lane.
const BY_HAND: &str = "by_hand";
const NO_ADDRESS: &str = "no_address";
const REFUSED_BEFORE: &str = "refused_before";
const CANNOT_WRITE: &str = "cannot_write: ";

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct DeliveryReport {
    pub accepted: u64,
    pub failed: u64,
    pub cancelled: u64,
    /// Stays planned: sending is closed, or the bank data is too old, or the server did not take it.
    pub held: u64,
    pub uncertain: u64,
    /// For people to send: post, app, portal.
    pub by_hand: u64,
    /// Why messages stay planned that could not be written or handed over, and how many.
    pub troubles: BTreeMap<String, u64>,
}

/// When the clock says it is.
pub trait Clock: Sync {
    fn now(&self) -> Timestamp;
}

/// What a delivery works with.
#[derive(Clone, Copy)]
pub struct Sender<'a> {
    pub app: &'a App,
    pub client: ClientId,
    pub today: Date,
    pub desk: &'a Desk,
    pub clock: &'a dyn Clock,
}

/// Sends what may go by itself, over one lane per mailer, until nothing is left or `stop` is set.
///
/// # Errors
/// Of the store. What was handed over before it is recorded or, where even that failed, claimed:
/// it becomes uncertain and is never sent again by itself.
pub fn deliver(sending: &Sender, lanes: &[Box<dyn Mailer>], stop: &AtomicBool) -> Result<DeliveryReport> {
    let Sender { app, client, clock, .. } = *sending;
    let fence = app.store.next_fence()?;
    let mut report = DeliveryReport::default();
    let now = clock.now();
    let too_old = now - SignedDuration::from_secs(CLAIM_SECONDS);
    report.uncertain += app.store.give_up_claims(client, too_old, now)?.len() as u64;
    let waiting = app.store.messages_to_send(client, i64::MAX)?;
    if app.store.all_stopped()? || app.client(client)?.sending != Sending::Open {
        report.held += waiting.len() as u64;
        return Ok(report);
    }
    let queue = Queue::new(waiting);
    let report = Mutex::new(report);
    let failure = Mutex::new(None);
    std::thread::scope(|scope| {
        for mailer in lanes {
            let lane = Lane::new(sending, mailer.as_ref(), fence);
            let (queue, report, failure) = (&queue, &report, &failure);
            scope.spawn(move || {
                if let Err(error) = work(&lane, queue, report, stop) {
                    queue.close();
                    let mut failure = failure.lock().expect("no lane panics");
                    failure.get_or_insert(error);
                }
            });
        }
    });
    match failure.into_inner().expect("no lane panics") {
        Some(error) => Err(error),
        None => {
            let mut report = report.into_inner().expect("no lane panics");
            report.held += queue.left();
            Ok(report)
        }
    }
}

fn work(lane: &Lane, queue: &Queue, report: &Mutex<DeliveryReport>, stop: &AtomicBool) -> Result<()> {
    let at_once = if lane.keeps_everything() { BATCH } else { 1 };
    while !stop.load(Ordering::Relaxed) {
        let batch = queue.take(at_once);
        if batch.is_empty() {
            return Ok(());
        }
        let done = lane.send(&batch)?;
        if lane.is_closed(CLOSED_IN_A_ROW) || queue.refused(&done, CLOSED_IN_A_ROW) {
            queue.close();
        }
        report.lock().expect("no lane panics").add(done);
    }
    Ok(())
}

impl DeliveryReport {
    fn add(&mut self, other: DeliveryReport) {
        self.accepted += other.accepted;
        self.failed += other.failed;
        self.cancelled += other.cancelled;
        self.held += other.held;
        self.uncertain += other.uncertain;
        self.by_hand += other.by_hand;
        for (trouble, count) in other.troubles {
            *self.troubles.entry(trouble).or_default() += count;
        }
    }

    fn hold(&mut self, why: &str) {
        match why {
            BY_HAND => self.by_hand += 1,
            NO_ADDRESS | REFUSED_BEFORE => {}
            _ => match why.strip_prefix(CANNOT_WRITE) {
                Some(problem) => self.trouble(problem),
                None => self.held += 1,
            },
        }
    }

    /// Notes the first line of what went wrong, without the addresses that it repeats.
    fn trouble(&mut self, what: &str) {
        let line = what.lines().next().unwrap_or_default();
        let words = line.split_whitespace().filter(|word| !word.contains('@'));
        let what = words.collect::<Vec<_>>().join(" ");
        self.held += 1;
        *self.troubles.entry(what).or_default() += 1;
    }
}
