//! Files that were imported: their page, their original, reading them again; what the last ones
//! changed, and the bank accounts.
//!
//! Invariant: the original goes out as a file to save, never to be opened inside our pages.

use app::LineKind;
use app::import::{Importer, Mode, import_again, reopen, statements, treat_as_full_list};
use axum::Router;
use axum::extract::{Form, Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::{CustomerId, InvoiceId};

use super::{back_saying, shown};
use crate::WebError;
use crate::desk::files::{self, Asked};
use crate::desk::frame::frame;
use crate::desk::import::remembered;
use crate::desk::view::View;
use crate::frame::Place;
use crate::pages::files::{DifferencesPage, FilePage};
use crate::server::{Server, Signed, blocking};

pub fn router() -> Router<Server> {
    Router::new()
        .route("/import/{import}/original", get(original))
        .route("/import/{import}/again", post(again))
        .route("/import/{import}/full-list", post(full_list))
        .route("/import/{import}/reopen", post(open_again))
        .route("/differences", get(differences))
        .route("/differences/accounts", post(accounts))
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
pub(super) struct Wanted {
    kind: String,
    after: i64,
    again: String,
    payment: Option<i64>,
}

/// The page of a file; asked for by the route of imports, which knows a number from a name.
pub(super) async fn page(
    signed: Signed,
    server: Server,
    import: i64,
    asked: Wanted,
) -> Result<Response, WebError> {
    let answer = blocking(&server, move |server| {
        let asked = Asked {
            kind: LineKind::from_word(&asked.kind),
            after: asked.after.clamp(0, 100_000_000),
            again: asked.again == "yes",
            payment: asked.payment,
        };
        let view = View::of(server, &signed);
        let file = files::file(&view, import, &asked)?.ok_or(WebError::NotFound)?;
        let frame = frame(server, &signed, Place::Import)?;
        shown(&FilePage { say: frame.say, frame, file })
    });
    answer.await
}

async fn original(
    signed: Signed,
    State(server): State<Server>,
    Path(import): Path<i64>,
) -> Result<Response, WebError> {
    let found = blocking(&server, move |server| {
        let (store, client) = (&server.app.store, signed.client.id);
        let found = store.import_row(client, import)?.zip(store.import_bytes(client, import)?);
        found.ok_or(WebError::NotFound)
    });
    let (row, bytes) = found.await?;
    let name = row.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = |letter: char| letter.is_ascii_alphanumeric() || ".-_".contains(letter);
    let name: String = name.chars().filter(|letter| plain(*letter)).collect();
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, bytes).into_response())
}

async fn again(
    signed: Signed,
    State(server): State<Server>,
    Path(import): Path<i64>,
) -> Result<Redirect, WebError> {
    let back = format!("/import/{import}");
    let read = blocking(&server, move |server| {
        let (now, today) = (server.now(), server.today());
        let mappings = remembered(&signed.client.settings);
        let language = signed.say.language;
        let importer = Importer { by: &signed.user.name, today, now, language, mappings: &mappings };
        let client = signed.client.id;
        Ok(import_again(&server.app, client, import, &importer, Mode::Store, &mut |_, _| {})?)
    });
    read.await?.ok_or(WebError::NotFound)?;
    Ok(back_saying(&back, "read-again"))
}

async fn full_list(
    signed: Signed,
    State(server): State<Server>,
    Path(import): Path<i64>,
) -> Result<Redirect, WebError> {
    let back = format!("/import/{import}");
    let closed = blocking(&server, move |server| {
        server.app.store.import_row(signed.client.id, import)?.ok_or(WebError::NotFound)?;
        Ok(treat_as_full_list(&signed.doing(server), import)?)
    });
    closed.await?;
    Ok(back_saying(&back, "gone-paid"))
}

#[derive(serde::Deserialize)]
struct Reopened {
    customer: i64,
    invoice: i64,
}

async fn open_again(
    signed: Signed,
    State(server): State<Server>,
    Path(import): Path<i64>,
    Form(asked): Form<Reopened>,
) -> Result<Redirect, WebError> {
    let back = format!("/import/{import}");
    let done = blocking(&server, move |server| {
        server.app.store.import_row(signed.client.id, import)?.ok_or(WebError::NotFound)?;
        let (customer, invoice) = (CustomerId(asked.customer), InvoiceId(asked.invoice));
        Ok(reopen(&signed.doing(server), Some(import), customer, invoice)?)
    });
    let said = if done.await? { "open-again" } else { "not-open-again" };
    Ok(back_saying(&back, said))
}

async fn differences(
    signed: Signed,
    State(server): State<Server>,
    Query(asked): Query<Wanted>,
) -> Result<Response, WebError> {
    let answer = blocking(&server, move |server| {
        let view = View::of(server, &signed);
        let differences = files::differences(&view, asked.after.clamp(0, 100_000_000))?;
        let frame = frame(server, &signed, Place::Import)?;
        shown(&DifferencesPage { say: frame.say, frame, differences })
    });
    answer.await
}

#[derive(serde::Deserialize)]
struct AccountCounts {
    account: String,
    counts: String,
}

async fn accounts(
    signed: Signed,
    State(server): State<Server>,
    Form(asked): Form<AccountCounts>,
) -> Result<Redirect, WebError> {
    let counts = asked.counts == "yes";
    let done = blocking(&server, move |server| {
        let (app, client) = (&server.app, signed.client.id);
        match counts {
            true => statements::count_again(app, client, &asked.account)?,
            false => statements::leave_out(app, client, &asked.account)?,
        }
        Ok(())
    });
    done.await?;
    Ok(back_saying("/differences", if counts { "account-in" } else { "account-out" }))
}
