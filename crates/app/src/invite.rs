//! Links for people without an account: a colleague who can answer one question, a client who says
//! yes or no, a customer who says how it went.
//!
//! A token is random and only its hash is kept. A link shows no more than its page needs; what is
//! answered through it is a fact like any other, with the name of who was invited beside it.
//! Not here: what each kind of page asks (the use cases of that kind), addresses and cookies (web).

use domain::CustomerId;
use jiff::SignedDuration;

use crate::letter::sha256;
use crate::login::new_token;
use crate::records::{Invitation, Subject};
use crate::{App, Doing, Result};

/// Long enough for somebody on holiday, short enough for a mailbox that is read by others later.
const DAYS: i64 = 45;

/// Why a link does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Closed {
    #[error("this link is not known here")]
    Unknown,
    #[error("this link is too old")]
    TooOld,
}

/// A new link about this customer; gives the token, which is shown once and not kept.
pub fn invite(doing: Doing, customer: CustomerId, kind: &str, subject: Subject) -> Result<String> {
    let token = new_token(doing.app);
    let invitation = Invitation {
        client: doing.client,
        customer,
        kind: kind.to_owned(),
        subject,
        by: doing.by.to_owned(),
        created: doing.now,
        expires: doing.now + SignedDuration::from_hours(24 * DAYS),
        used: None,
    };
    doing.app.store.add_invitation(&sha256(token.as_bytes()), &invitation)?;
    Ok(token)
}

/// What this token opens. It opens as often as one likes until it is too old, so that what was
/// answered can be read back.
pub fn open(app: &App, token: &str, now: jiff::Timestamp) -> Result<std::result::Result<Invitation, Closed>> {
    Ok(match app.store.invitation(&sha256(token.as_bytes()))? {
        None => Err(Closed::Unknown),
        Some(invitation) if invitation.expires <= now => Err(Closed::TooOld),
        Some(invitation) => Ok(invitation),
    })
}

/// Notes that the question was answered. `false`: somebody answered it before.
pub fn answered(app: &App, token: &str, now: jiff::Timestamp) -> Result<bool> {
    Ok(app.store.use_invitation(&sha256(token.as_bytes()), now)?)
}
