//! *Instellingen*: saving what customers see of the client, inviting a colleague, a new password.
//!
//! Invariant: nobody locks himself out; a changed password ends the sessions of others on it.

use app::{User, login};
use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::{back_saying, shown};
use crate::WebError;
use crate::desk::frame::frame;
use crate::desk::settings;
use crate::desk::view::View;
use crate::forms::Fields;
use crate::frame::{Notice, Place};
use crate::pages::settings::SettingsPage;
use crate::server::{Server, Signed, blocking};

type Pairs = Vec<(String, String)>;

pub fn router() -> axum::Router<Server> {
    axum::Router::new()
        .route("/settings", get(page))
        .route("/settings/client", post(save))
        .route("/settings/users", post(invite))
        .route("/settings/users/{user}", post(switch))
        .route("/settings/password", post(password))
}

async fn page(signed: Signed, State(server): State<Server>) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let frame = frame(server, &signed, Place::Settings)?;
        let view = View::of(server, &signed);
        let settings = settings::page(&view, &signed.user, server.post.way(), None)?;
        Ok(SettingsPage::new(frame, settings))
    });
    shown(&page.await?)
}

async fn save(
    signed: Signed,
    State(server): State<Server>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let fields = Fields(pairs);
        let problems = match settings::entered(&signed.client, &fields, server.today()) {
            Ok(settings) => {
                server.app.store.save_settings(signed.client.id, &settings)?;
                return Ok(None);
            }
            Err(problems) => problems,
        };
        let words = problems.into_iter().map(|(field, key)| (field, signed.say.t(key))).collect();
        let frame = frame(server, &signed, Place::Settings)?;
        let view = View::of(server, &signed);
        let settings = settings::page(&view, &signed.user, server.post.way(), Some((&fields, words)))?;
        Ok(Some(SettingsPage::new(frame, settings)))
    });
    Ok(match page.await? {
        None => back_saying("/settings", "saved").into_response(),
        Some(page) => (StatusCode::UNPROCESSABLE_ENTITY, shown(&page)?).into_response(),
    })
}

async fn invite(
    signed: Signed,
    State(server): State<Server>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let fields = Fields(pairs);
        let mut frame = frame(server, &signed, Place::Settings)?;
        let (words, problem) = match invited(server, &signed, &fields)? {
            Ok(link) => (signed.say.with("invited", "link", link), false),
            Err(key) => (signed.say.t(key), true),
        };
        frame.notice = Some(Notice { words, undo: None, problem });
        let view = View::of(server, &signed);
        let settings = settings::page(&view, &signed.user, server.post.way(), None)?;
        Ok(SettingsPage::new(frame, settings))
    });
    shown(&page.await?)
}

/// A new colleague with a link that works once; told to the person who invites, who passes it on.
fn invited(
    server: &Server,
    signed: &Signed,
    fields: &Fields,
) -> Result<Result<String, &'static str>, WebError> {
    let store = &server.app.store;
    let (Some(name), Some(email)) = (fields.text("user_name"), fields.text("user_email")) else {
        return Ok(Err("said-not-invited"));
    };
    let email = email.to_lowercase();
    if !email.contains('@') || store.user_by_email(&email)?.is_some() {
        return Ok(Err("said-not-invited"));
    }
    let id = store.add_user(&User {
        id: 0,
        email,
        name,
        password: None,
        language: signed.say.language,
        disabled: false,
        clients: vec![signed.client.id],
    })?;
    let token = login::new_link(&server.app, id, server.now())?;
    Ok(Ok(format!("/login/{token}")))
}

async fn switch(
    signed: Signed,
    State(server): State<Server>,
    Path(id): Path<i64>,
    Form(pairs): Form<Pairs>,
) -> Result<Redirect, WebError> {
    let off = Fields(pairs).one("active") == Some("no");
    blocking(&server, move |server| {
        let store = &server.app.store;
        let found = store.user(id)?.filter(|user| user.clients.contains(&signed.client.id));
        let user = found.ok_or(WebError::NotFound)?;
        if user.id == signed.user.id {
            return Err(WebError::Forbidden);
        }
        store.save_user(&User { disabled: off, ..user })?;
        if off {
            store.end_sessions_of(id)?;
        }
        Ok(())
    })
    .await?;
    Ok(back_saying("/settings", "saved"))
}

async fn password(
    signed: Signed,
    State(server): State<Server>,
    Form(pairs): Form<Pairs>,
) -> Result<Redirect, WebError> {
    let said = blocking(&server, move |server| {
        let fields = Fields(pairs);
        let field = |name: &str| {
            fields.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
        };
        let known = signed.user.password.is_none()
            || login::by_password(&server.app, &signed.user.email, field("old"))?.is_some();
        if !known || login::check_password(field("new")).is_err() {
            return Ok("not-that-password");
        }
        let user = User { password: Some(login::hash_password(field("new"))), ..signed.user.clone() };
        server.app.store.save_user(&user)?;
        server.app.store.end_sessions_of(user.id)?;
        Ok("saved")
    });
    Ok(match said.await? {
        "saved" => Redirect::to("/login"),
        said => back_saying("/settings", said),
    })
}
