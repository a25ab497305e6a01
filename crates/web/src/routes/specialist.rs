//! The link for somebody who did the work: he sees what he needs, speaks, and says what came of it,
//! without an account (3.4, 3.5). And what conversations teach that sales should know (4.3).

use app::records::Subject;
use app::{Invitation, invite, people};
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Form, Router};
use domain::{CallOutcome, CustomerId, Event};

use super::{back_saying, shown};
use crate::WebError;
use crate::desk::contact;
use crate::desk::frame::frame;
use crate::desk::view::View;
use crate::entry;
use crate::forms::{Fields, Problems};
use crate::frame::Place;
use crate::pages::contact::{AnswerSpecialistPage, LearnedPage, LearnedRow, SpecialistPage, Typed};
use crate::server::invited::Invited;
use crate::server::{Server, Signed, blocking};

pub fn router() -> Router<Server> {
    Router::new()
        .route("/customers/{customer}/specialist", get(form).post(make))
        .route("/learned", get(learned))
        .route("/learned.csv", get(learned_csv))
}

/// Behind a link instead of a login.
pub fn outside() -> Router<Server> {
    Router::new().route("/answer/specialist", get(essence).post(told))
}

type Pairs = Vec<(String, String)>;

async fn form(
    State(server): State<Server>,
    signed: Signed,
    Path(customer): Path<i64>,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        specialist_page(server, &signed, CustomerId(customer), Typed::default(), None)
    });
    shown(&page.await?)
}

fn specialist_page(
    server: &Server,
    signed: &Signed,
    id: CustomerId,
    form: Typed,
    link: Option<String>,
) -> Result<SpecialistPage, WebError> {
    let customer = server.app.customer(signed.client.id, id)?;
    Ok(SpecialistPage {
        frame: frame(server, signed, Place::Customers)?,
        say: signed.say,
        customer: id,
        name: customer.card.name.clone(),
        form,
        candidates: contact::specialists(&signed.client, &customer),
        link,
    })
}

async fn make(
    State(server): State<Server>,
    signed: Signed,
    Path(customer): Path<i64>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let fields = Fields(pairs);
        let id = CustomerId(customer);
        server.app.customer(signed.client.id, id)?;
        let Some(who) = fields.text("who") else {
            let problems = Problems::from([("who".to_owned(), "field-needed")]);
            let form = contact::again(View::of(server, &signed), &fields, problems);
            return specialist_page(server, &signed, id, form, None);
        };
        let subject = Subject { who, ..Subject::default() };
        let token = invite::invite(signed.doing(server), id, "specialist", subject)?;
        specialist_page(server, &signed, id, Typed::default(), Some(format!("/answer#{token}")))
    });
    let page = page.await?;
    let status = if page.form.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, shown(&page)?).into_response())
}

async fn essence(State(server): State<Server>, invited: Invited) -> Result<Response, WebError> {
    let invited = invited.for_kind("specialist")?;
    let page = blocking(&server, move |server| answer_page(server, &invited, Typed::default()));
    shown(&page.await?)
}

fn answer_page(server: &Server, invited: &Invited, form: Typed) -> Result<AnswerSpecialistPage, WebError> {
    let Invitation { customer, .. } = &invited.invitation;
    let customer = server.app.customer(invited.client.id, *customer)?;
    let view = view_of(server, invited);
    Ok(AnswerSpecialistPage {
        say: invited.say,
        client: invited.client.name.clone(),
        who: invited.by().to_owned(),
        essence: contact::essence(view, &customer)?,
        form,
        said: invited.said.as_deref().map(|said| invited.say.t(&format!("said-{said}"))),
    })
}

fn view_of<'a>(server: &'a Server, invited: &'a Invited) -> View<'a> {
    View {
        app: &server.app,
        client: &invited.client,
        say: invited.say,
        today: server.today(),
        zone: &server.zone,
    }
}

async fn told(
    State(server): State<Server>,
    invited: Invited,
    Form(pairs): Form<Pairs>,
) -> Result<Response, WebError> {
    let invited = invited.for_kind("specialist")?;
    let page = blocking(&server, move |server| {
        let fields = Fields(pairs);
        let problems = match outcome(&fields, server.today()) {
            Ok(events) => {
                people::record(&invited.doing(server), invited.invitation.customer, &events)?;
                invite::answered(&server.app, &invited.token, server.now())?;
                return Ok(None);
            }
            Err(problems) => problems,
        };
        let form = contact::again(view_of(server, &invited), &fields, problems);
        Ok(Some(answer_page(server, &invited, form)?))
    });
    Ok(match page.await? {
        None => back_saying("/answer/specialist", "specialist-told").into_response(),
        Some(page) => (StatusCode::UNPROCESSABLE_ENTITY, shown(&page)?).into_response(),
    })
}

/// What came of it, and what he wrote down.
fn outcome(fields: &Fields, today: domain::Date) -> Result<Vec<Event>, Problems> {
    let mut problems = Problems::new();
    let outcome: Option<CallOutcome> = fields.one("outcome").and_then(|word| word.parse().ok());
    if outcome.is_none() {
        problems.insert("outcome".to_owned(), "field-choose");
    }
    let until = fields.one("until").map(|typed| entry::day(typed, today));
    let past = until.flatten().is_some_and(|until| until < today);
    if until == Some(None) || past {
        problems.insert("until".to_owned(), if past { "field-date-past" } else { "field-date" });
    }
    if outcome == Some(CallOutcome::Promise) && until.is_none() {
        problems.insert("until".to_owned(), "field-needed");
    }
    let Some(outcome) = outcome.filter(|_| problems.is_empty()) else {
        return Err(problems);
    };
    let reason = (outcome == CallOutcome::Dispute).then(|| "other".to_owned());
    let call = Event::CallOutcome { outcome, until: until.flatten(), invoices: None, amount: None, reason };
    let note = fields.text("note").map(|text| Event::Note { text });
    Ok([Some(call), note].into_iter().flatten().collect())
}

async fn learned(State(server): State<Server>, signed: Signed) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let rows = learned_rows(server, &signed)?;
        Ok(LearnedPage { frame: frame(server, &signed, Place::Customers)?, say: signed.say, rows })
    });
    shown(&page.await?)
}

async fn learned_csv(State(server): State<Server>, signed: Signed) -> Result<Response, WebError> {
    let table = blocking(&server, move |server| {
        let say = signed.say;
        // As spreadsheets in this country want it: a mark that tells the encoding, and semicolons.
        let mut table = format!(
            "\u{feff}{};{};{};{};{}\r\n",
            say.t("customer-number"),
            say.t("customer"),
            say.t("day"),
            say.t("learned-by"),
            say.t("learned-what")
        );
        for row in learned_rows(server, &signed)? {
            let cells = [row.number, row.name, say.date(row.on), row.by, row.text];
            let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
            table.push_str(&cells.join(";"));
            table.push_str("\r\n");
        }
        Ok(table)
    });
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"verkoop.csv\""),
    ];
    Ok((headers, table.await?).into_response())
}

/// In quotes; a cell that a spreadsheet would take for a formula is text all the same.
fn quoted(cell: &str) -> String {
    let guard = if cell.starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    format!("\"{guard}{}\"", cell.replace('"', "\"\""))
}

/// Newest first, of the last year.
fn learned_rows(server: &Server, signed: &Signed) -> Result<Vec<LearnedRow>, WebError> {
    let (store, client, today) = (&server.app.store, signed.client.id, server.today());
    let facts = store.facts_between(client, "learned", today.plus_days(-365), today, 0, 1_000)?;
    let ids: Vec<CustomerId> = facts.iter().map(|(customer, _)| *customer).collect();
    let customers = store.customers_by_id(client, &ids)?;
    let mut rows = Vec::new();
    for (customer, row) in facts {
        let known = customers.iter().find(|known| known.id == customer);
        if let (Event::Learned { text }, Some(known)) = (row.fact.event, known) {
            rows.push(LearnedRow {
                customer,
                number: known.card.number.clone(),
                name: known.card.name.clone(),
                on: row.fact.on,
                by: row.source,
                text,
            });
        }
    }
    rows.reverse();
    Ok(rows)
}
