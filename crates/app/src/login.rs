//! Who may come in: passwords, one-time links, server-side sessions.
//!
//! Tokens are random and stored only as hashes. A session ends after an hour of rest or half a day.
//! Not here: cookies and rate limits (web).

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use domain::ClientId;
use jiff::{SignedDuration, Timestamp};

use crate::letter::sha256;
use crate::records::{Session, User};
use crate::{App, Result};

const IDLE_MINUTES: i64 = 60;
const AT_MOST_HOURS: i64 = 12;
const LINK_MINUTES: i64 = 30;
pub const PASSWORD_AT_LEAST: usize = 10;
pub const PASSWORD_AT_MOST: usize = 128;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PasswordProblem {
    #[error("a password has at least {PASSWORD_AT_LEAST} characters; a short sentence is good")]
    TooShort,
    #[error("a password has at most {PASSWORD_AT_MOST} characters")]
    TooLong,
    #[error("this password is one of the first that others try; choose another")]
    TooCommon,
}

/// Words that people try first, beside what is in every list.
const COMMON: [&str; 16] = [
    "wachtwoord",
    "welkom",
    "password",
    "qwerty",
    "123456",
    "factuur",
    "bondig",
    "geheim",
    "administrator",
    "letmein",
    "iloveyou",
    "zomer",
    "winter",
    "lente",
    "herfst",
    "debiteur",
];

/// # Errors
/// [`PasswordProblem`] when it is too short, too long or too easy to guess.
pub fn check_password(password: &str) -> std::result::Result<(), PasswordProblem> {
    let length = password.chars().count();
    if length < PASSWORD_AT_LEAST {
        return Err(PasswordProblem::TooShort);
    }
    if length > PASSWORD_AT_MOST {
        return Err(PasswordProblem::TooLong);
    }
    let lower = password.to_lowercase();
    let letters = lower.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '!');
    let repeated = lower.chars().all(|letter| lower.starts_with(letter));
    if repeated || COMMON.contains(&letters) || lower.chars().all(|letter| letter.is_ascii_digit()) {
        return Err(PasswordProblem::TooCommon);
    }
    Ok(())
}

/// The PHC string (argon2id) to store.
pub fn hash_password(password: &str) -> String {
    let hash = Argon2::default().hash_password(password.as_bytes());
    hash.map(|hash| hash.to_string()).unwrap_or_default()
}

/// The user of this e-mail address and password. Takes the same time whether the address is known.
pub fn by_password(app: &App, email: &str, password: &str) -> Result<Option<User>> {
    // Verified when the address is unknown, so that time does not tell which addresses exist.
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$Q0Ebu6PPNmYLnpSYRTSlCkn4TRUWLWtDHhrbJc8KVx0";
    let user = app.store.user_by_email(&email.trim().to_lowercase())?.filter(|user| !user.disabled);
    let stored = user.as_ref().and_then(|user| user.password.as_deref()).unwrap_or(NOBODY);
    let parsed = argon2::password_hash::phc::PasswordHash::new(stored);
    let right =
        parsed.is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
    Ok(user.filter(|user| right && user.password.is_some()))
}

/// A one-time login link's token; valid for half an hour.
pub fn new_link(app: &App, user: i64, now: Timestamp) -> Result<String> {
    let token = new_token(app);
    app.store.add_login_link(
        &sha256(token.as_bytes()),
        user,
        now + SignedDuration::from_mins(LINK_MINUTES),
    )?;
    Ok(token)
}

/// The user of a link, once.
pub fn by_link(app: &App, token: &str, now: Timestamp) -> Result<Option<User>> {
    match app.store.use_login_link(&sha256(token.as_bytes()), now)? {
        Some(user) => Ok(app.store.user(user)?.filter(|user| !user.disabled)),
        None => Ok(None),
    }
}

/// A new session; gives the token for the cookie.
pub fn begin_session(app: &App, user: &User, now: Timestamp) -> Result<String> {
    let token = new_token(app);
    let session = Session {
        token_hash: sha256(token.as_bytes()),
        user: user.id,
        csrf: new_token(app),
        created: now,
        seen: now,
    };
    app.store.add_session(&session)?;
    Ok(token)
}

/// The session and user of a cookie, if it still holds.
pub fn session(app: &App, token: &str, now: Timestamp) -> Result<Option<(Session, User)>> {
    let hash = sha256(token.as_bytes());
    let Some(session) = app.store.session(&hash)? else {
        return Ok(None);
    };
    let idle = now.duration_since(session.seen) > SignedDuration::from_mins(IDLE_MINUTES);
    let old = now.duration_since(session.created) > SignedDuration::from_hours(AT_MOST_HOURS);
    let user = app.store.user(session.user)?.filter(|user| !user.disabled);
    let Some(user) = user.filter(|_| !idle && !old) else {
        app.store.end_session(&hash)?;
        return Ok(None);
    };
    if now.duration_since(session.seen) > SignedDuration::from_mins(1) {
        app.store.touch_session(&hash, now)?;
    }
    Ok(Some((session, user)))
}

pub fn end_session(app: &App, token: &str) -> Result<()> {
    Ok(app.store.end_session(&sha256(token.as_bytes()))?)
}

/// Whether this user may see this client.
pub fn may_see(user: &User, client: ClientId) -> bool {
    user.clients.contains(&client)
}

/// Two public ids: 256 bits.
pub(crate) fn new_token(app: &App) -> String {
    app.ids.public_id() + &app.ids.public_id()
}
