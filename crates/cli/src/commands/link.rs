//! `bondig link`: a one-time login link for a user, and `bondig user`: a new user.

use std::io::Write;

use anyhow::{Context, Result};
use app::{User, login};
use domain::Language;

use crate::office::{Office, Where};

#[derive(clap::Args)]
pub struct Link {
    /// The e-mail address of the user; the first user when not given
    email: Option<String>,
}

#[derive(clap::Args)]
pub struct NewUser {
    email: String,
    name: String,
}

pub fn run(command: &Link, place: &Where, out: &mut impl Write) -> Result<()> {
    let office = Office::open(&place.config)?;
    let address = make(&office, command.email.as_deref())?;
    match place.json {
        true => writeln!(out, "{}", serde_json::json!({ "link": address }))?,
        false => writeln!(out, "Log in once, within half an hour: {address}")?,
    }
    Ok(())
}

/// A link for this user, else for the first one.
pub fn make(office: &Office, email: Option<&str>) -> Result<String> {
    let user = match email {
        Some(email) => office.app.store.user_by_email(&email.trim().to_lowercase())?,
        None => office.app.store.users()?.into_iter().next(),
    };
    let user = user.context("there is no such user; “bondig user” makes one")?;
    let token = login::new_link(&office.app, user.id, office.now())?;
    let base =
        office.config.web.address.clone().unwrap_or_else(|| format!("http://{}", office.config.web.listen));
    // In the fragment: it is not sent to the server with the address, so it stands in no log.
    Ok(format!("{base}/login/link#{token}"))
}

pub fn new_user(command: &NewUser, place: &Where, out: &mut impl Write) -> Result<()> {
    let office = Office::open(&place.config)?;
    let client = office.client(place.client)?;
    office.app.store.add_user(&User {
        id: 0,
        email: command.email.trim().to_lowercase(),
        name: command.name.clone(),
        password: None,
        language: Language::Nl,
        disabled: false,
        clients: vec![client.id],
    })?;
    let address = make(&office, Some(&command.email))?;
    match place.json {
        true => writeln!(out, "{}", serde_json::json!({ "user": command.email, "link": address }))?,
        false => writeln!(out, "Made. Log in once, within half an hour: {address}")?,
    }
    Ok(())
}
