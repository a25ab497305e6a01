//! Opening sending: after the first-day check, the stop button, or a restore.
//!
//! A backup does not know what was sent after it was made (G14). So what would go out on the day of
//! the release may have gone out before: it becomes uncertain, for a person to compare, and never
//! goes by itself. What falls due later goes its usual way.

use domain::Channel;

use crate::letter::{self, Body, Desk};
use crate::records::{Claimed, Client, Customer, Message, MessageState, Sending, Verdict};
use crate::run::morning_run;
use crate::{AppError, Doing, Result};

/// Written beside what may have been sent between backup and restore.
const MAY_BE_SENT: &str = "after a restore: may have been sent since the backup was made";

/// Messages that are claimed in one transaction.
const PAGE: usize = 100;

/// Opens sending for this client; gives how many messages a person has to compare first.
///
/// # Errors
/// [`AppError::BankTooOldToRelease`]: after a restore the payments of the lost days come first.
pub fn release(doing: &Doing, desk: &Desk) -> Result<u64> {
    let client = doing.app.client(doing.client)?;
    let mut to_compare = 0;
    if client.sending == Sending::Restored {
        if !client.bank_is_fresh(doing.today, &client.calendar()) {
            return Err(AppError::BankTooOldToRelease);
        }
        morning_run(doing.app, client.id, doing.today, doing.now, &mut |_| {})?;
        to_compare = set_apart(doing, desk)?;
    }
    doing.app.store.set_sending(client.id, Sending::Open)?;
    Ok(to_compare)
}

/// Everything that waits to be sent becomes uncertain, with the text that would have gone out.
fn set_apart(doing: &Doing, desk: &Desk) -> Result<u64> {
    let store = &doing.app.store;
    let fence = store.next_fence()?;
    let mut guard = |client: &Client, customer: &Customer, message: &Message| {
        if message.new.channel != Channel::Email || message.state == MessageState::Failed {
            return Verdict::Hold("by_hand".to_owned());
        }
        let about = match letter::still_right(client, customer, &message.new, doing.today) {
            Ok(about) => about,
            Err(because) => return Verdict::Cancel(because.why.word().to_owned()),
        };
        let body = Body { about: &about, documents: &[], now: doing.now, today: doing.today };
        match desk.freeze(client, customer, message, &body) {
            Ok(frozen) => Verdict::Send(frozen),
            Err(problem) => Verdict::Cancel(format!("cannot_write: {problem}")),
        }
    };
    let mut count = 0;
    // What was under way when the backup was made is as uncertain.
    count += store.give_up_claims(doing.client, doing.now, doing.now)?.len() as u64;
    for page in store.messages_to_send(doing.client, i64::MAX)?.chunks(PAGE) {
        let claims = store.claim_many(doing.client, page, fence, doing.now, &mut guard)?;
        let results: Vec<_> = claims
            .into_iter()
            .filter_map(|claimed| match claimed {
                Claimed::Send(message, _) => {
                    Some((message.id, MessageState::Uncertain, MAY_BE_SENT.to_owned()))
                }
                _ => None,
            })
            .collect();
        count += results.len() as u64;
        store.record(doing.client, &results, fence, doing.now)?;
    }
    Ok(count)
}
