//! Users of the installation, their sessions, their one-time links.
//!
//! Only hashes of tokens are kept. Addresses are compared in lower case.

use app::{Session, StoreError, User};
use domain::ClientId;
use jiff::Timestamp;

use crate::db::{Result, Row, Transaction};
use crate::statements::{installation, people as statements};

pub(crate) fn users(transaction: &mut Transaction) -> Result<Vec<User>> {
    let users = transaction.all(&statements::USERS, &[], read)?;
    users.into_iter().map(|user| with_clients(transaction, user)).collect()
}

pub(crate) fn user(transaction: &mut Transaction, id: i64) -> Result<Option<User>> {
    let user = transaction.one(&statements::USER, &[id.into()], read)?;
    user.map(|user| with_clients(transaction, user)).transpose()
}

pub(crate) fn user_by_email(transaction: &mut Transaction, email: &str) -> Result<Option<User>> {
    let email = email.trim().to_lowercase();
    let user = transaction.one(&statements::USER_BY_EMAIL, &[(&email).into()], read)?;
    user.map(|user| with_clients(transaction, user)).transpose()
}

/// Gives the new user's id; the one in `user` does not count. `AlreadyDone`: the address is taken.
pub(crate) fn add_user(transaction: &mut Transaction, user: &User) -> Result<i64> {
    let id = transaction.one(&installation::NEXT_USER, &[], |row| row.int(0))?;
    let id = id.ok_or_else(|| StoreError::Corrupt("the row of the installation is missing".to_owned()))?;
    let email = user.email.trim().to_lowercase();
    let values = [
        id.into(),
        (&email).into(),
        (&user.name).into(),
        user.password.as_ref().into(),
        user.language.word().into(),
        user.disabled.into(),
    ];
    transaction.execute(&statements::ADD_USER, &values)?;
    add_clients(transaction, id, &user.clients)?;
    Ok(id)
}

/// A user who may not come in any more is logged out at once.
pub(crate) fn save_user(transaction: &mut Transaction, user: &User) -> Result<()> {
    let email = user.email.trim().to_lowercase();
    let values = [
        user.id.into(),
        (&email).into(),
        (&user.name).into(),
        user.password.as_ref().into(),
        user.language.word().into(),
        user.disabled.into(),
    ];
    if transaction.execute(&statements::SAVE_USER, &values)? == 0 {
        return Err(StoreError::Database(format!("there is no user {}", user.id)));
    }
    transaction.execute(&statements::CLEAR_CLIENTS_OF_USER, &[user.id.into()])?;
    add_clients(transaction, user.id, &user.clients)?;
    if user.disabled {
        end_sessions_of(transaction, user.id)?;
    }
    Ok(())
}

fn add_clients(transaction: &mut Transaction, user: i64, clients: &[ClientId]) -> Result<()> {
    for client in clients {
        let values = [(*client).into(), user.into()];
        transaction.execute(&statements::ADD_CLIENT_OF_USER, &values)?;
    }
    Ok(())
}

pub(crate) fn add_session(transaction: &mut Transaction, session: &Session) -> Result<()> {
    let values = [
        (&session.token_hash).into(),
        session.user.into(),
        (&session.csrf).into(),
        session.created.into(),
        session.seen.into(),
    ];
    transaction.execute(&statements::ADD_SESSION, &values)?;
    Ok(())
}

pub(crate) fn session(transaction: &mut Transaction, token_hash: &str) -> Result<Option<Session>> {
    transaction.one(&statements::SESSION, &[token_hash.into()], |row| {
        Ok(Session {
            token_hash: row.string(0)?,
            user: row.int(1)?,
            csrf: row.string(2)?,
            created: row.time(3)?,
            seen: row.time(4)?,
        })
    })
}

pub(crate) fn touch_session(transaction: &mut Transaction, token_hash: &str, seen: Timestamp) -> Result<()> {
    transaction.execute(&statements::TOUCH_SESSION, &[token_hash.into(), seen.into()])?;
    Ok(())
}

pub(crate) fn end_session(transaction: &mut Transaction, token_hash: &str) -> Result<()> {
    transaction.execute(&statements::END_SESSION, &[token_hash.into()])?;
    Ok(())
}

pub(crate) fn end_sessions_of(transaction: &mut Transaction, user: i64) -> Result<()> {
    transaction.execute(&statements::END_SESSIONS_OF, &[user.into()])?;
    Ok(())
}

pub(crate) fn add_login_link(
    transaction: &mut Transaction,
    token_hash: &str,
    user: i64,
    expires: Timestamp,
) -> Result<()> {
    let values = [token_hash.into(), user.into(), expires.into()];
    transaction.execute(&statements::ADD_LOGIN_LINK, &values)?;
    Ok(())
}

/// The user of the link, the first time and in time; then never again.
pub(crate) fn use_login_link(
    transaction: &mut Transaction,
    token_hash: &str,
    now: Timestamp,
) -> Result<Option<i64>> {
    let values = [token_hash.into(), now.into()];
    transaction.one(&statements::USE_LOGIN_LINK, &values, |row| row.int(0))
}

fn with_clients(transaction: &mut Transaction, mut user: User) -> Result<User> {
    let values = [user.id.into()];
    user.clients = transaction.all(&statements::CLIENTS_OF_USER, &values, |row| row.client(0))?;
    Ok(user)
}

fn read(row: &Row) -> Result<User> {
    Ok(User {
        id: row.int(0)?,
        email: row.string(1)?,
        name: row.string(2)?,
        password: row.string_or_none(3)?,
        language: row.word(4)?,
        disabled: row.flag(5)?,
        clients: Vec::new(),
    })
}
