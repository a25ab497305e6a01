//! The outbox: durable intent → guard and claim in one transaction → send → record.
//!
//! A crash between sending and recording leaves a claimed row; it becomes *uncertain*, a task for a
//! person, and never a second message (G1). The guard sees what is known at that instant: what was
//! paid, disputed, promised or stopped a moment ago does not go out (G3, G19).

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use channels::{Delivery, Mailer};
use domain::{Channel, ClientId, Date, Event, Step};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use crate::letter::{self, Desk};
use crate::records::{
    Claimed, Client, Customer, Document, Frozen, Message, MessageId, MessageState, Sending, Verdict,
};
use crate::{App, Result};

/// After so long a claimed message without a result is uncertain.
const CLAIM_SECONDS: i64 = 60;
/// A message is tried so often before a person looks.
const ATTEMPTS: u32 = 3;
/// Messages claimed together where nothing can be uncertain (a folder of `.eml`).
const BATCH: usize = 200;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct DeliveryReport {
    pub accepted: u64,
    pub failed: u64,
    pub cancelled: u64,
    pub held: u64,
    pub uncertain: u64,
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
pub fn deliver(
    sending: &Sender,
    lanes: &[Box<dyn Mailer>],
    stop: &AtomicBool,
) -> Result<DeliveryReport> {
    let Sender {
        app,
        client,
        today,
        desk,
        clock,
    } = *sending;
    let fence = app.store.next_fence()?;
    let mut report = DeliveryReport::default();
    let now = clock.now();
    let too_old = now - SignedDuration::from_secs(CLAIM_SECONDS);
    report.uncertain += app.store.give_up_claims(client, too_old, now)?.len() as u64;
    let queue = Queue {
        waiting: Mutex::new(Vec::new()),
        tried: Mutex::new(Default::default()),
    };
    let lane_report = Mutex::new(report);
    let failure = Mutex::new(None);
    std::thread::scope(|scope| {
        for mailer in lanes {
            scope.spawn(|| {
                let lane = Lane {
                    app,
                    client,
                    today,
                    desk,
                    mailer: mailer.as_ref(),
                    fence,
                    clock,
                };
                while !stop.load(Ordering::Relaxed) {
                    match queue.take(
                        app,
                        client,
                        if mailer.keeps_everything() { BATCH } else { 1 },
                    ) {
                        Ok(batch) if batch.is_empty() => break,
                        Ok(batch) => match lane.send(&batch) {
                            Ok(done) => lane_report.lock().expect("no lane panics").add(done),
                            Err(error) => {
                                stop.store(true, Ordering::Relaxed);
                                failure.lock().expect("no lane panics").get_or_insert(error);
                            }
                        },
                        Err(error) => {
                            failure.lock().expect("no lane panics").get_or_insert(error);
                            break;
                        }
                    }
                }
            });
        }
    });
    match failure.into_inner().expect("no lane panics") {
        Some(error) => Err(error),
        None => Ok(lane_report.into_inner().expect("no lane panics")),
    }
}

/// Messages to try, each at most once in this delivery.
struct Queue {
    waiting: Mutex<Vec<MessageId>>,
    tried: Mutex<std::collections::BTreeSet<MessageId>>,
}

impl Queue {
    fn take(&self, app: &App, client: ClientId, count: usize) -> Result<Vec<MessageId>> {
        let mut waiting = self.waiting.lock().expect("no lane panics");
        let mut tried = self.tried.lock().expect("no lane panics");
        if waiting.is_empty() && tried.is_empty() {
            *waiting = app.store.messages_to_send(client, i64::MAX)?;
            waiting.reverse();
        }
        let from = waiting.len().saturating_sub(count);
        let mut batch = waiting.split_off(from);
        batch.reverse();
        tried.extend(batch.iter().copied());
        Ok(batch)
    }
}

impl DeliveryReport {
    fn add(&mut self, other: DeliveryReport) {
        self.accepted += other.accepted;
        self.failed += other.failed;
        self.cancelled += other.cancelled;
        self.held += other.held;
        self.uncertain += other.uncertain;
    }
}

struct Lane<'a> {
    app: &'a App,
    client: ClientId,
    today: Date,
    desk: &'a Desk,
    mailer: &'a dyn Mailer,
    fence: i64,
    clock: &'a dyn Clock,
}

impl Lane<'_> {
    fn send(&self, batch: &[MessageId]) -> Result<DeliveryReport> {
        let mut report = DeliveryReport::default();
        let now = self.clock.now();
        let all_stopped = self.app.store.all_stopped()?;
        let documents = self.documents(batch)?;
        let mut guard = |client: &Client, customer: &Customer, message: &Message| {
            let attached = documents.iter().find(|(id, _)| *id == message.id);
            let attached = attached.map_or(&[][..], |(_, documents)| documents.as_slice());
            self.guard(client, customer, message, attached, all_stopped, now)
        };
        let claims = self
            .app
            .store
            .claim_many(self.client, batch, self.fence, now, &mut guard)?;
        let mut results = Vec::new();
        let mut refused = Vec::new();
        for claimed in claims {
            match claimed {
                Claimed::Cancelled => report.cancelled += 1,
                Claimed::Held(_) => report.held += 1,
                Claimed::Gone => {}
                Claimed::Send(message, frozen) => {
                    let (state, answer) = self.hand_over(&frozen);
                    report.count(state);
                    if state == MessageState::Failed && is_final(&answer, message.attempt) {
                        refused.push((message.customer, message.new.channel));
                    }
                    results.push((message.id, state, answer.text));
                }
            }
        }
        self.app
            .store
            .record(self.client, &results, self.fence, self.clock.now())?;
        for (customer, channel) in refused {
            self.could_not_reach(customer, channel)?;
        }
        Ok(report)
    }

    /// Invoice documents go along from the friendly reminder on (1.20).
    fn documents(&self, batch: &[MessageId]) -> Result<Vec<(MessageId, Vec<Document>)>> {
        let mut all = Vec::new();
        for id in batch {
            let Some(message) = self.app.store.message(self.client, *id)? else {
                continue;
            };
            let step = message.new.step;
            let wanted = step.is_formal() || step.is_reminder() && step != Step::DueDayReminder;
            if !wanted {
                continue;
            }
            let mut documents = Vec::new();
            for invoice in &message.new.invoices {
                documents.extend(self.app.store.documents(self.client, *invoice)?);
            }
            all.push((*id, documents));
        }
        Ok(all)
    }

    fn guard(
        &self,
        client: &Client,
        customer: &Customer,
        message: &Message,
        documents: &[Document],
        all_stopped: bool,
        now: Timestamp,
    ) -> Verdict {
        if message.new.channel != Channel::Email {
            return Verdict::Hold("not_by_itself".to_owned());
        }
        if all_stopped || client.sending != Sending::Open {
            return Verdict::Hold("sending_closed".to_owned());
        }
        let asks = message.new.step.is_reminder() || message.new.step.is_formal();
        if asks && !client.bank_is_fresh(self.today, &self.desk.calendar) {
            return Verdict::Hold("bank_stale".to_owned());
        }
        let about = match letter::still_right(client, customer, &message.new, self.today) {
            Ok(about) => about,
            Err(because) => return Verdict::Cancel(because.why.word().to_owned()),
        };
        let body = letter::Body {
            about: &about,
            documents,
            now,
            today: self.today,
        };
        match self.desk.freeze(client, customer, message, &body) {
            Ok(frozen) => Verdict::Send(frozen),
            Err(problem) => Verdict::Cancel(format!("cannot_write: {problem}")),
        }
    }

    fn hand_over(&self, frozen: &Frozen) -> (MessageState, Answer) {
        let from = &self.desk.creditor.email;
        match self.mailer.deliver(from, &frozen.recipient, &frozen.bytes) {
            Delivery::Accepted { answer } => (
                MessageState::Accepted,
                Answer {
                    text: answer,
                    permanent: false,
                },
            ),
            Delivery::Refused { permanent, answer } => (
                MessageState::Failed,
                Answer {
                    text: answer,
                    permanent,
                },
            ),
            Delivery::Unknown { answer } => (
                MessageState::Uncertain,
                Answer {
                    text: answer,
                    permanent: false,
                },
            ),
        }
    }

    /// A definite no: the channel is closed for this customer and the strategy falls back (1.24).
    fn could_not_reach(&self, customer: domain::CustomerId, channel: Channel) -> Result<()> {
        let events = [Event::MessageFailed { channel }];
        let doing = crate::Doing {
            app: self.app,
            client: self.client,
            by: "mail",
            today: self.today,
            now: self.clock.now(),
        };
        crate::people::record(&doing, customer, &events)
    }
}

struct Answer {
    text: String,
    permanent: bool,
}

fn is_final(answer: &Answer, attempt: u32) -> bool {
    answer.permanent || attempt >= ATTEMPTS
}

impl DeliveryReport {
    fn count(&mut self, state: MessageState) {
        match state {
            MessageState::Accepted => self.accepted += 1,
            MessageState::Failed => self.failed += 1,
            _ => self.uncertain += 1,
        }
    }
}
