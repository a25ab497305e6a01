//! Statements and ageing: as pages, as tables for Excel, as JSON. Nothing here changes anything.

use app::ledger::{self, Period, export};
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use domain::{Currency, CustomerId, Date};

use super::shown;
use crate::WebError;
use crate::desk::frame::frame;
use crate::desk::ledger::{Figure, aged, ageing, client_statement, due_by, statement};
use crate::desk::view::View;
use crate::frame::Place;
use crate::pages::ledger::{AgedPage, AgeingPage, ClientStatementPage, StatementPage};
use crate::server::{Server, Signed, blocking};

/// Invoices in one table for Excel.
const ROWS: i64 = 1_000_000;

pub fn router() -> Router<Server> {
    Router::new()
        .route("/statement", get(of_client))
        .route("/customers/{customer}/statement", get(of_customer))
        .route("/ageing", get(show_ageing))
        .route("/ageing/invoices", get(show_aged))
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct Asked {
    from: String,
    through: String,
    /// `csv` or `json`; else the page.
    form: String,
    by: String,
    currency: String,
    bucket: usize,
    customer: Option<i64>,
    after: i64,
}

impl Asked {
    fn period(&self, today: Date) -> Period {
        Period { from: self.from.parse().ok(), through: self.through.parse().unwrap_or(today) }
    }
}

async fn of_customer(
    State(server): State<Server>,
    signed: Signed,
    Path(customer): Path<i64>,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let answer = blocking(&server, move |server| {
        let view = View::of(server, &signed);
        let (customer, period) = (CustomerId(customer), asked.period(view.today));
        if asked.form.is_empty() {
            let filled = statement(&view, customer, period)?;
            let frame = frame(server, &signed, Place::Customers)?;
            return shown(&StatementPage { say: frame.say, frame, statement: filled });
        }
        let told = ledger::statement(view.app, view.client.id, customer, period)?;
        let name = format!("rekeningoverzicht-{}", told.number);
        Ok(match asked.form.as_str() {
            "csv" => saved(&name, Form::Csv, export::statement_csv(&told, view.say.language)),
            _ => saved(&name, Form::Json, json(&told)?),
        })
    });
    answer.await
}

async fn of_client(
    State(server): State<Server>,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let answer = blocking(&server, move |server| {
        let view = View::of(server, &signed);
        let period = asked.period(view.today);
        if asked.form.is_empty() {
            let filled = client_statement(&view, period)?;
            let frame = frame(server, &signed, Place::Customers)?;
            return shown(&ClientStatementPage { say: frame.say, frame, statement: filled });
        }
        let told = ledger::client_statement(view.app, view.client.id, period)?;
        Ok(match asked.form.as_str() {
            "csv" => saved("rekeningoverzicht", Form::Csv, export::client_csv(&told, view.say.language)),
            _ => saved("rekeningoverzicht", Form::Json, json(&told)?),
        })
    });
    answer.await
}

async fn show_ageing(
    State(server): State<Server>,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let answer = blocking(&server, move |server| {
        let view = View::of(server, &signed);
        let by = due_by(&asked.by);
        if asked.form.is_empty() {
            let filled = ageing(&view, by)?;
            let frame = frame(server, &signed, Place::Invoices)?;
            return shown(&AgeingPage { say: frame.say, frame, ageing: filled });
        }
        let told = ledger::ageing(view.app, view.client.id, by, view.today)?;
        Ok(match asked.form.as_str() {
            "csv" => saved("ouderdom", Form::Csv, export::ageing_csv(&told, view.say.language)),
            _ => saved("ouderdom", Form::Json, json(&told)?),
        })
    });
    answer.await
}

async fn show_aged(
    State(server): State<Server>,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let answer = blocking(&server, move |server| {
        let view = View::of(server, &signed);
        let figure = Figure {
            by: due_by(&asked.by),
            currency: asked.currency.parse().unwrap_or(Currency::EUR),
            bucket: asked.bucket,
            customer: asked.customer.map(CustomerId),
        };
        if asked.form.is_empty() {
            let filled = aged(&view, figure, asked.after.clamp(0, ROWS))?;
            let frame = frame(server, &signed, Place::Invoices)?;
            return shown(&AgedPage { say: frame.say, frame, aged: filled });
        }
        let behind = figure.behind(view.today);
        let found = view.app.store.aged_invoices(view.client.id, &behind, 0, ROWS)?;
        Ok(saved("facturen", Form::Csv, export::aged_csv(&found, view.say.language)))
    });
    answer.await
}

enum Form {
    Csv,
    Json,
}

fn json(told: &impl serde::Serialize) -> Result<String, WebError> {
    serde_json::to_string(told).map_err(|_| WebError::NotUnderstood)
}

/// A file for the browser to save.
fn saved(name: &str, form: Form, content: String) -> Response {
    let (mime, ending) = match form {
        Form::Csv => ("text/csv; charset=utf-8", "csv"),
        Form::Json => ("application/json", "json"),
    };
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
    let name: String = name.chars().filter(|letter| plain(*letter)).collect();
    let headers = [
        (header::CONTENT_TYPE, mime.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.{ending}\"")),
    ];
    (headers, content).into_response()
}
