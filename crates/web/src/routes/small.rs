//! Help, what does not fit a phone's bar, and what a date or amount being typed is taken for.

use axum::Router;
use axum::extract::{Query, State};
use axum::response::Response;
use axum::routing::get;

use super::shown;
use crate::desk::frame::frame;
use crate::forms::Fields;
use crate::frame::Place;
use crate::pages::acts::Echo;
use crate::pages::small::{HelpPage, MorePage};
use crate::server::{Server, Signed, blocking};
use crate::{WebError, entry};

pub fn router() -> Router<Server> {
    Router::new()
        .route("/help", get(help))
        .route("/more", get(more))
        .route("/entry/date", get(date))
        .route("/entry/amount", get(amount))
}

async fn help(State(server): State<Server>, signed: Signed) -> Result<Response, WebError> {
    let say = signed.say;
    let frame = blocking(&server, move |server| frame(server, &signed, Place::Elsewhere));
    shown(&HelpPage { frame: frame.await?, say })
}

async fn more(State(server): State<Server>, signed: Signed) -> Result<Response, WebError> {
    let say = signed.say;
    let frame = blocking(&server, move |server| frame(server, &signed, Place::Elsewhere));
    shown(&MorePage { frame: frame.await?, say })
}

type Pairs = Vec<(String, String)>;

async fn date(
    State(server): State<Server>,
    signed: Signed,
    Query(pairs): Query<Pairs>,
) -> Result<Response, WebError> {
    let typed = typed(&Fields(pairs));
    let day = entry::day(&typed, server.today());
    shown(&Echo {
        understood: day.map(|day| signed.say.long_day(day)),
        not_understood: if typed.is_empty() { typed } else { signed.say.t("field-date") },
    })
}

async fn amount(signed: Signed, Query(pairs): Query<Pairs>) -> Result<Response, WebError> {
    let typed = typed(&Fields(pairs));
    shown(&Echo {
        understood: entry::amount(&typed).map(|amount| signed.say.money(amount)),
        not_understood: if typed.is_empty() { typed } else { signed.say.t("field-amount") },
    })
}

/// `?field=until&until=vr`: what stands in the field that is named.
fn typed(fields: &Fields) -> String {
    let field = fields.one("field").unwrap_or("");
    fields.text(field).unwrap_or_default()
}
