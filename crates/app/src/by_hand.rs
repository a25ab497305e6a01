//! What a person sends himself: a letter he posts, a word by app. It goes through the same guard as
//! what goes by itself (G3), and leaves the same proof: the exact words, when, by whom.
//!
//! Not here: calls and visits, which have an outcome instead (`people`).

use domain::Channel;

use crate::letter::{self, Desk};
use crate::records::{Claimed, Frozen, MessageId, MessageState, Sending, Verdict};
use crate::{Doing, Result};

/// Notes that a person sent this message. `false` when it may not go out any more (it is withdrawn
/// then, with the reason) or somebody else has it.
pub fn sent(doing: &Doing, desk: &Desk, message: MessageId) -> Result<bool> {
    sent_with_receipt(doing, desk, message, None)
}

/// The same, with the number on the receipt of a registered letter: it is kept beside who posted it
/// (1.21).
pub fn sent_with_receipt(
    doing: &Doing,
    desk: &Desk,
    message: MessageId,
    receipt: Option<&str>,
) -> Result<bool> {
    let fence = doing.app.store.next_fence()?;
    let store = &doing.app.store;
    let mut guard = |client: &crate::Client, customer: &crate::Customer, message: &crate::Message| {
        if message.new.channel == Channel::Email {
            return Verdict::Hold("goes_by_itself".to_owned());
        }
        if client.sending != Sending::Open {
            return Verdict::Hold("sending_closed".to_owned());
        }
        let about = match letter::still_right(client, customer, &message.new, doing.today) {
            Ok(about) => about,
            Err(because) => return Verdict::Cancel(because.why.word().to_owned()),
        };
        match desk.render(client, customer, &message.new, &about, doing.today) {
            Ok(rendered) => {
                let bytes = rendered.text.into_bytes();
                Verdict::Send(Frozen {
                    recipient: recipient(customer, message.new.channel),
                    subject: rendered.subject,
                    sha256: letter::sha256(&bytes),
                    bytes,
                })
            }
            Err(problem) => Verdict::Cancel(problem.to_string()),
        }
    };
    let claimed = store.claim(doing.client, message, fence, doing.now, &mut guard)?;
    let Claimed::Send(..) = claimed else {
        return Ok(false);
    };
    let answer = match receipt.map(str::trim).filter(|receipt| !receipt.is_empty()) {
        Some(receipt) => format!("{}, {receipt}", doing.by),
        None => doing.by.to_owned(),
    };
    let result = (message, MessageState::Accepted, answer);
    store.record(doing.client, &[result], fence, doing.now)?;
    Ok(true)
}

fn recipient(customer: &crate::Customer, channel: Channel) -> String {
    let card = &customer.card;
    let place = match channel {
        Channel::Post => card.address.as_ref().map(|address| address.replace('\n', ", ")),
        _ => card.phone.clone(),
    };
    place.unwrap_or_else(|| card.name.clone())
}
