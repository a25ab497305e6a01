//! The client's answer to a payment term, through a link without an account (2.11).
//!
//! Invariant: it is given once, stands with the name of who gave it, and steers from that second.

use app::terms::{self, Answer, Extent};
use app::{confirm, invite};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Form, Router};
use domain::agreement::Said;

use super::shown;
use crate::WebError;
use crate::forms::Fields;
use crate::pages::client_answer::ClientAnswerPage;
use crate::server::{Invited, Server, blocking};

pub fn router() -> Router<Server> {
    Router::new().route("/answer/client-answer", get(ask).post(answer))
}

type Pairs = Vec<(String, String)>;

async fn ask(State(server): State<Server>, invited: Invited) -> Result<Response, WebError> {
    let invited = invited.for_kind(confirm::CLIENT_ANSWER)?;
    let page = blocking(&server, move |server| {
        let mut page = page(server, &invited)?;
        page.state = match invited.said.as_deref() {
            Some("yes") => "yes",
            Some("no") => "no",
            _ => page.state,
        };
        Ok(page)
    });
    shown(&page.await?)
}

fn page(server: &Server, invited: &Invited) -> Result<ClientAnswerPage, WebError> {
    let say = invited.say;
    let customer = server.app.customer(invited.client.id, invited.invitation.customer)?;
    let state = &customer.dossier.state;
    let asked = invited.invitation.subject.number.and_then(|days| i32::try_from(days).ok()).unwrap_or(0);
    let claim = state.claim.as_ref().filter(|claim| claim.days == asked);
    let remark = terms::remark(&invited.client, &customer, asked);
    let is_open = claim.is_some() && invited.invitation.used.is_none();
    Ok(ClientAnswerPage {
        say,
        customer: customer.card.name.clone(),
        days: asked,
        before: state.books_term,
        words: claim.and_then(|claim| claim.said.as_ref()?.words.clone()),
        law: remark.map(|remark| {
            (say.name("term-law", remark), say.with("term-law-article", "article", remark.article()))
        }),
        is_over: remark.is_some_and(|remark| remark.is_over()),
        who: invited.by().to_owned(),
        state: if is_open { "open" } else { "gone" },
        problem: None,
    })
}

async fn answer(
    State(server): State<Server>,
    invited: Invited,
    Form(pairs): Form<Pairs>,
) -> Result<Response, WebError> {
    let invited = invited.for_kind(confirm::CLIENT_ANSWER)?;
    let done = blocking(&server, move |server| {
        let fields = Fields(pairs);
        let mut page = page(server, &invited)?;
        if page.state != "open" {
            return Ok(Err(page));
        }
        let approved = match fields.one("answer") {
            Some("yes") => true,
            Some("no") => false,
            _ => {
                page.problem = Some(invited.say.t("field-choose"));
                return Ok(Err(page));
            }
        };
        if approved && page.is_over && !fields.is_ticked("anyway") {
            page.problem = Some(invited.say.t("term-over"));
            return Ok(Err(page));
        }
        let by = fields.text("by").or_else(|| Some(invited.by().to_owned()));
        let said = Said { by, words: fields.text("why"), ..Said::default() };
        let answer = match approved {
            true => Answer::Approved { days: page.days, extent: Extent::All, since: None, said },
            false => Answer::Denied { said },
        };
        terms::answer(&invited.doing(server), invited.invitation.customer, answer)?;
        invite::answered(&server.app, &invited.token, server.now())?;
        Ok(Ok(if approved { "yes" } else { "no" }))
    });
    Ok(match done.await? {
        Ok(said) => Redirect::to(&format!("/answer/client-answer?said={said}")).into_response(),
        Err(page) => (StatusCode::UNPROCESSABLE_ENTITY, shown(&page)?).into_response(),
    })
}
