//! *Teksten*: the list, the editor, the live preview, saving and going back to the default.

use axum::extract::{Form, Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};

use super::{back_saying, shown};
use crate::WebError;
use crate::desk::frame::frame;
use crate::desk::letters::{self, Which};
use crate::desk::view::View;
use crate::forms::Fields;
use crate::frame::Place;
use crate::pages::letters::{LetterPage, LettersPage};
use crate::server::{Server, Signed, blocking};

type Named = Path<(String, String, String)>;
type Pairs = Vec<(String, String)>;

pub fn router() -> axum::Router<Server> {
    axum::Router::new()
        .route("/letters", get(list))
        .route("/letters/{step}/{language}/{form}", get(edit).post(save))
        .route("/letters/{step}/{language}/{form}/preview", post(preview))
        .route("/letters/{step}/{language}/{form}/reset", post(reset))
}

async fn list(signed: Signed, State(server): State<Server>) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let frame = frame(server, &signed, Place::Letters)?;
        Ok(LettersPage::new(frame, letters::list(&View::of(server, &signed))))
    });
    shown(&page.await?)
}

async fn edit(signed: Signed, State(server): State<Server>, named: Named) -> Result<Response, WebError> {
    let which = which(&named)?;
    shown(&page(&server, signed, which, None).await?)
}

async fn preview(
    signed: Signed,
    State(server): State<Server>,
    named: Named,
    Form(pairs): Form<Pairs>,
) -> Result<Response, WebError> {
    let which = which(&named)?;
    shown(&page(&server, signed, which, Some(Fields(pairs))).await?)
}

async fn save(
    signed: Signed,
    State(server): State<Server>,
    named: Named,
    Form(pairs): Form<Pairs>,
) -> Result<Response, WebError> {
    let (which, fields) = (which(&named)?, Fields(pairs));
    let source = source(&fields);
    let by = signed.clone();
    let saved =
        blocking(&server, move |server| match letters::with_own(&View::of(server, &by), &which, &source) {
            Ok(settings) => Ok(server.app.store.save_settings(by.client.id, &settings).map(|()| true)?),
            Err(_) => Ok(false),
        });
    if saved.await? {
        return Ok(back_saying("/letters", "saved").into_response());
    }
    // What was typed stays, with what is wrong beside it.
    let page = page(&server, signed, which, Some(fields)).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(&page)?).into_response())
}

async fn reset(signed: Signed, State(server): State<Server>, named: Named) -> Result<Redirect, WebError> {
    let which = which(&named)?;
    blocking(&server, move |server| {
        let settings = letters::without_own(&View::of(server, &signed), &which);
        Ok(server.app.store.save_settings(signed.client.id, &settings)?)
    })
    .await?;
    Ok(back_saying("/letters", "saved"))
}

async fn page(
    server: &Server,
    signed: Signed,
    which: Which,
    typed: Option<Fields>,
) -> Result<LetterPage, WebError> {
    blocking(server, move |server| {
        let frame = frame(server, &signed, Place::Letters)?;
        let example = typed.as_ref().and_then(|fields| fields.text("example"));
        let example = example.unwrap_or_else(|| "sample".to_owned());
        let source = typed.as_ref().map(source);
        let letter = letters::page(&View::of(server, &signed), &which, source, &example)?;
        Ok(LetterPage::new(frame, letter))
    })
    .await
}

fn which(Path((step, language, form)): &Named) -> Result<Which, WebError> {
    Which::named(step, language, form).ok_or(WebError::NotFound)
}

fn source(fields: &Fields) -> String {
    letters::joined(fields.one("subject").unwrap_or(""), fields.one("body").unwrap_or(""))
}
