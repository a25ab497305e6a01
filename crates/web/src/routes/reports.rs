//! *Rapporten*: all figures of a period, one with its lines, and those lines as a table.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::shown;
use crate::WebError;
use crate::desk::frame::frame;
use crate::desk::reports;
use crate::desk::view::View;
use crate::frame::Place;
use crate::pages::reports::{ReportPage, ReportsPage};
use crate::server::{Server, Signed, blocking};

/// More lines than this nobody reads on a page.
const LINES: usize = 500;

pub fn router() -> Router<Server> {
    Router::new()
        .route("/reports", get(all))
        .route("/reports/{key}", get(one))
        .route("/reports/{key}/table.csv", get(table))
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct Asked {
    from: String,
    through: String,
}

async fn all(
    State(server): State<Server>,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let view = View::of(server, &signed);
        let filled = reports::fill(view, reports::period(&asked.from, &asked.through, view.today))?;
        Ok(ReportsPage::new(frame(server, &signed, Place::Reports)?, filled))
    });
    shown(&page.await?)
}

async fn one(
    State(server): State<Server>,
    signed: Signed,
    Path(key): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let view = View::of(server, &signed);
        let period = reports::period(&asked.from, &asked.through, view.today);
        let mut figure = reports::one(view, &key, period)?;
        let left_out = figure.lines.len().saturating_sub(LINES);
        let sums = (figure.top(), figure.bottom());
        figure.lines.truncate(LINES);
        if left_out > 0 {
            // What is not shown stands in one line, so that the lines still sum to the figure.
            let rest = app::figures::Line {
                customer: domain::CustomerId(0),
                name: signed.say.n("lines-left-out", left_out),
                on: period.through,
                about: String::new(),
                top: sums.0 - figure.top(),
                bottom: sums.1 - figure.bottom(),
            };
            figure.lines.push(rest);
        }
        Ok(ReportPage {
            say: signed.say,
            frame: frame(server, &signed, Place::Reports)?,
            figure,
            from: period.from,
            through: period.through,
            left_out,
        })
    });
    shown(&page.await?)
}

async fn table(
    State(server): State<Server>,
    signed: Signed,
    Path(key): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let name = format!(
        "attachment; filename=\"{}.csv\"",
        key.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-")
    );
    let table = blocking(&server, move |server| {
        let view = View::of(server, &signed);
        let figure = reports::one(view, &key, reports::period(&asked.from, &asked.through, view.today))?;
        Ok(reports::csv(view, &figure))
    });
    let table = table.await?;
    let kind = "text/csv; charset=utf-8".to_owned();
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], table).into_response())
}
