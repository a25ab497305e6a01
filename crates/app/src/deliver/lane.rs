//! One lane of a delivery: claims, hands over, records. Each lane has a connection of its own.
//!
//! Invariant: a result is recorded after what follows from it. A refusal for good is first told to
//! the dossier, so that a crash in between leaves an uncertain message, never a lost step.

use std::panic::{AssertUnwindSafe, catch_unwind};

use channels::{Delivery, Mailer};
use domain::{Channel, ClientId, CustomerId, Date, Event, Step};
use jiff::{SignedDuration, Timestamp};

use super::{BY_HAND, CANNOT_WRITE, Clock, DeliveryReport, NO_ADDRESS, REFUSED_BEFORE, Sender};
use crate::letter::{self, CannotWrite, Desk};
use crate::records::{
    Claimed, Client, Customer, Document, Frozen, Message, MessageId, MessageState, Sending, Verdict,
};
use crate::store::StoreError;
use crate::{App, AppError, Result};

/// A message is tried so often before a person looks.
const ATTEMPTS: u32 = 3;
/// Minutes before it is tried again: a server that says "later" often means it (greylisting).
const REST_MINUTES: [i64; 2] = [15, 120];
/// The database may be busy for a moment when a result has to be written.
const RECORD_TRIES: u32 = 3;

pub(super) struct Lane<'a> {
    app: &'a App,
    client: ClientId,
    today: Date,
    desk: &'a Desk,
    clock: &'a dyn Clock,
    mailer: &'a dyn Mailer,
    fence: i64,
}

impl<'a> Lane<'a> {
    pub fn new(sending: &Sender<'a>, mailer: &'a dyn Mailer, fence: i64) -> Lane<'a> {
        let Sender { app, client, today, desk, clock } = *sending;
        Lane { app, client, today, desk, clock, mailer, fence }
    }

    pub fn keeps_everything(&self) -> bool {
        self.mailer.keeps_everything()
    }

    /// Whether there was no way in to the server so often in a row.
    pub fn is_closed(&self, in_a_row: u32) -> bool {
        self.mailer.closed_in_a_row() >= in_a_row
    }

    pub fn send(&self, batch: &[MessageId]) -> Result<DeliveryReport> {
        let now = self.clock.now();
        let documents = self.documents(batch)?;
        let mut unreachable = Vec::new();
        let mut guard = |client: &Client, customer: &Customer, message: &Message| {
            let attached = documents.iter().find(|(id, _)| *id == message.id);
            let attached = attached.map_or(&[][..], |(_, documents)| documents.as_slice());
            let verdict = self.guard(client, customer, message, attached, now);
            if verdict == Verdict::Hold(NO_ADDRESS.to_owned()) {
                unreachable.push(customer.id);
            }
            verdict
        };
        let store = &self.app.store;
        let claims = store.claim_many(self.client, batch, self.fence, now, &mut guard)?;
        let mut report = DeliveryReport::default();
        let mut results = Vec::new();
        for claimed in claims {
            match claimed {
                Claimed::Cancelled => report.cancelled += 1,
                Claimed::Held(why) => report.hold(&why),
                Claimed::Gone => {}
                Claimed::Send(message, frozen) => {
                    let (state, answer) = self.hand_over(&message, &frozen, &mut report)?;
                    results.push((message.id, state, answer));
                }
            }
        }
        self.record(&results, &mut report)?;
        // Without an address the message is withdrawn and the strategy falls back, together.
        for customer in unreachable {
            self.could_not_reach(customer)?;
            report.failed += 1;
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
            let with_note = message.new.note.as_ref().is_some_and(|note| note.with_documents);
            let reminds = step.is_reminder() && step != Step::DueDayReminder;
            let wanted = step.is_formal() || reminds || with_note;
            if !wanted || message.new.channel != Channel::Email {
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
        now: Timestamp,
    ) -> Verdict {
        // Refused for good, or too often: a person looks at it, nobody tries again.
        if message.state == MessageState::Failed {
            return Verdict::Hold(REFUSED_BEFORE.to_owned());
        }
        if client.sending != Sending::Open {
            return Verdict::Hold("sending_closed".to_owned());
        }
        if rests(message, now) {
            return Verdict::Hold("tried_lately".to_owned());
        }
        let about = match letter::still_right(client, customer, &message.new, self.today) {
            Ok(about) => about,
            Err(because) => return Verdict::Cancel(because.why.word().to_owned()),
        };
        if message.new.channel != Channel::Email {
            return Verdict::Hold(BY_HAND.to_owned());
        }
        let calendar = &self.desk.calendar;
        if !calendar.is_working_day(self.today) {
            return Verdict::Hold("quiet_hours".to_owned());
        }
        let asks = message.new.step.is_reminder() || message.new.step.is_formal();
        if asks && !client.bank_is_fresh(self.today, calendar) {
            return Verdict::Hold("bank_stale".to_owned());
        }
        let body = letter::Body { about: &about, documents, now, today: self.today };
        // One letter that cannot be made stops only itself (G12).
        let write = || self.desk.freeze(client, customer, message, &body);
        match catch_unwind(AssertUnwindSafe(write)) {
            Ok(Ok(frozen)) => Verdict::Send(frozen),
            Ok(Err(CannotWrite::NoAddress)) => Verdict::Hold(NO_ADDRESS.to_owned()),
            Ok(Err(problem)) => Verdict::Hold(format!("{CANNOT_WRITE}{problem}")),
            Err(_) => Verdict::Hold(format!("{CANNOT_WRITE}the text could not be made")),
        }
    }

    /// Gives the message to the mailer, and tells the dossier when it was refused for good.
    fn hand_over(
        &self,
        message: &Message,
        frozen: &Frozen,
        report: &mut DeliveryReport,
    ) -> Result<(MessageState, String)> {
        let from = &self.desk.creditor.email;
        let delivery = self.mailer.deliver(from, &frozen.recipient, &frozen.bytes);
        Ok(match delivery {
            Delivery::Accepted { answer } => {
                report.accepted += 1;
                (MessageState::Accepted, answer)
            }
            Delivery::Unknown { answer } => {
                report.uncertain += 1;
                (MessageState::Uncertain, answer)
            }
            Delivery::Refused { permanent, answer } => {
                // No way in at all says nothing about this customer.
                let about_us = self.mailer.closed_in_a_row() > 0;
                let is_final = !about_us && (permanent || message.attempt >= ATTEMPTS);
                // What a colleague's mailbox refuses says nothing about the customer.
                let told =
                    || !message.new.is_for_customer() || self.could_not_reach(message.customer).is_ok();
                if is_final && told() {
                    report.failed += 1;
                    (MessageState::Failed, answer)
                } else {
                    report.trouble(&answer);
                    (MessageState::Planned, answer)
                }
            }
        })
    }

    /// Writes the results. A message that another runner gave up meanwhile stays uncertain; the
    /// others keep their result.
    fn record(
        &self,
        results: &[(MessageId, MessageState, String)],
        report: &mut DeliveryReport,
    ) -> Result<()> {
        match self.try_record(results) {
            Err(AppError::Store(StoreError::Conflict)) => {}
            other => return other,
        }
        for result in results {
            match self.try_record(std::slice::from_ref(result)) {
                Err(AppError::Store(StoreError::Conflict)) => report.uncertain += 1,
                other => other?,
            }
        }
        Ok(())
    }

    fn try_record(&self, results: &[(MessageId, MessageState, String)]) -> Result<()> {
        if results.is_empty() {
            return Ok(());
        }
        let mut tried = 0;
        loop {
            tried += 1;
            let now = self.clock.now();
            match self.app.store.record(self.client, results, self.fence, now) {
                Err(StoreError::Busy) if tried < RECORD_TRIES => {}
                other => return Ok(other?),
            }
        }
    }

    /// A definite no: the channel is closed for this customer and the strategy falls back (1.24).
    fn could_not_reach(&self, customer: CustomerId) -> Result<()> {
        let channel = Channel::Email;
        let doing = crate::Doing {
            app: self.app,
            client: self.client,
            by: "mail",
            today: self.today,
            now: self.clock.now(),
        };
        crate::people::record(&doing, customer, &[Event::MessageFailed { channel }])
    }
}

/// Whether the server put it off a moment ago (an answer of 4xx).
fn rests(message: &Message, now: Timestamp) -> bool {
    let put_off = message.answer.as_ref().is_some_and(|answer| answer.starts_with('4'));
    let Some(tried) = message.decided_at.filter(|_| put_off) else {
        return false;
    };
    let before = usize::try_from(message.attempt).unwrap_or(usize::MAX).saturating_sub(1);
    let minutes = REST_MINUTES[before.min(REST_MINUTES.len() - 1)];
    now < tried + SignedDuration::from_mins(minutes)
}
