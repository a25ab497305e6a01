//! How long a customer takes to show that he read us, by channel: what learning will look at (1.13).
//!
//! Derived from what is kept anyway: messages that went out, and the signs of life after them.
//! Not here: changing a preference by it; that comes later, and never against a stated "not by X".

use domain::{Channel, Event};
use jiff::{SignedDuration, Timestamp};

use crate::records::{Message, MessageState, TimelineRow};

/// After so long a sign of life says nothing about the message.
const DAYS: i64 = 30;

/// One message, and the first sign of life after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Response {
    pub channel: Channel,
    pub sent: Timestamp,
    pub answered: Timestamp,
}

/// What is usual on a channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Usual {
    pub channel: Channel,
    pub times: usize,
    /// The middle one, in whole hours.
    pub hours: i64,
}

impl Response {
    pub fn took(&self) -> SignedDuration {
        self.answered.duration_since(self.sent)
    }
}

/// Each message with the first sign of life after it; a sign belongs to the last message before it.
pub fn responses(messages: &[Message], timeline: &[TimelineRow]) -> Vec<Response> {
    let went = |message: &&Message| message.state == MessageState::Accepted;
    let mut sent: Vec<(Timestamp, Channel)> = messages
        .iter()
        .filter(went)
        .filter_map(|message| Some((message.decided_at?, message.new.channel)))
        .collect();
    sent.sort_by_key(|(at, _)| *at);
    let mut signs: Vec<Timestamp> =
        timeline.iter().filter(|row| is_sign_of_life(&row.fact.event)).map(|row| row.at).collect();
    signs.sort();
    let mut found: Vec<Response> = Vec::new();
    for answered in signs {
        let Some((at, channel)) = sent.iter().rfind(|(at, _)| *at < answered) else {
            continue;
        };
        let response = Response { channel: *channel, sent: *at, answered };
        let known = found.last().is_some_and(|last| last.sent == *at);
        if !known && response.took() <= SignedDuration::from_hours(24 * DAYS) {
            found.push(response);
        }
    }
    found
}

/// What is usual on each channel, the most used first.
pub fn usual(responses: &[Response]) -> Vec<Usual> {
    let mut all = Vec::new();
    for channel in Channel::ALL {
        let mut hours: Vec<i64> = responses
            .iter()
            .filter(|response| response.channel == *channel)
            .map(|response| response.took().as_hours())
            .collect();
        hours.sort_unstable();
        if let Some(middle) = hours.get(hours.len() / 2) {
            all.push(Usual { channel: *channel, times: hours.len(), hours: *middle });
        }
    }
    all.sort_by_key(|usual| std::cmp::Reverse(usual.times));
    all
}

/// He wrote, paid, promised or complained: something he did after he read us. A call of ours is not.
fn is_sign_of_life(event: &Event) -> bool {
    matches!(
        event,
        Event::Reply { .. }
            | Event::Payment { .. }
            | Event::Promise { .. }
            | Event::DisputeOpened { .. }
            | Event::TermClaimed { .. }
            | Event::ReasonGiven(_)
    )
}
