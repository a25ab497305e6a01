//! *Relatie*: the lists, one relation, what a caring conversation brought, good words, and scores:
//! asked through a link, or read from a table.

use app::care::{ScoreRow, import_scores};
use app::{AppError, Subject, invite, people};
use axum::extract::{Multipart, Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use domain::care::{CareTalk, ExtraWork, GoodWord, Moment, ScoreSaid};
use domain::{CustomerId, Event};

use super::{back_saying, shown};
use crate::desk::frame::frame;
use crate::desk::relations;
use crate::desk::view::View;
use crate::forms::Fields;
use crate::frame::Place;
use crate::pages::agreements::LinkMadePage;
use crate::pages::relations::{RelationsPage, ScoreAskedPage};
use crate::server::invited::link_address;
use crate::server::{Invited, Server, Signed, blocking};
use crate::{WebError, entry};

const KIND: &str = "score";

type Pairs = Vec<(String, String)>;

pub fn router() -> Router<Server> {
    Router::new()
        .route("/relations", get(list))
        .route("/relations/scores", post(upload))
        .route("/customers/{customer}/relation", get(one))
        .route("/customers/{customer}/relation/talk", post(talk))
        .route("/customers/{customer}/relation/solved", post(solved))
        .route("/customers/{customer}/relation/good-word", post(good_word))
        .route("/customers/{customer}/relation/score-link", post(score_link))
}

/// What people without an account reach.
pub fn outside() -> Router<Server> {
    Router::new().route("/answer/score", get(ask).post(answer))
}

#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct Asked {
    show: String,
}

async fn list(
    State(server): State<Server>,
    signed: Signed,
    Query(asked): Query<Asked>,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let filled = relations::fill(View::of(server, &signed), &asked.show)?;
        Ok(RelationsPage::new(frame(server, &signed, Place::Relations)?, filled))
    });
    shown(&page.await?)
}

async fn one(
    State(server): State<Server>,
    signed: Signed,
    Path(customer): Path<i64>,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let frame = frame(server, &signed, Place::Relations)?;
        relations::one(View::of(server, &signed), frame, CustomerId(customer))
    });
    shown(&page.await?)
}

/// What was entered is a fact, or it goes back with the word of its problem.
async fn record(
    server: Server,
    signed: Signed,
    customer: i64,
    said: &'static str,
    event: Option<Event>,
) -> Result<Redirect, WebError> {
    let back = format!("/customers/{customer}/relation");
    let Some(event) = event else {
        return Ok(back_saying(&back, "not-understood"));
    };
    let said = blocking(&server, move |server| {
        match people::record(&signed.doing(server), CustomerId(customer), &[event]) {
            Err(AppError::Refused(_)) => Ok("not-now"),
            Err(error) => Err(error.into()),
            Ok(()) => Ok(said),
        }
    });
    Ok(back_saying(&back, said.await?))
}

async fn talk(
    State(server): State<Server>,
    signed: Signed,
    Path(customer): Path<i64>,
    Form(pairs): Form<Pairs>,
) -> Result<Redirect, WebError> {
    let (fields, today) = (Fields(pairs), server.today());
    let event = || {
        let cost = fields.one("cost").and_then(entry::amount);
        let extra_work = fields
            .text("extra")
            .zip(fields.text("approved_by"))
            .map(|(what, approved_by)| ExtraWork { what, cost: cost.unwrap_or_default(), approved_by });
        // Extra work without somebody who approved it is not recorded as such.
        if fields.one("extra").is_some() && extra_work.is_none() {
            return None;
        }
        Some(Event::CareTalk(Box::new(CareTalk {
            on: today,
            pain: fields.text("pain")?,
            improvement: fields.text("improvement")?,
            owner: fields.text("owner").unwrap_or_else(|| signed.user.name.clone()),
            by: fields.one("by").and_then(|typed| entry::day(typed, today)).unwrap_or(today.plus_days(7)),
            extra_work,
            solved: None,
        })))
    };
    let event = event();
    record(server, signed, customer, "care-talk", event).await
}

async fn solved(
    State(server): State<Server>,
    signed: Signed,
    Path(customer): Path<i64>,
    Form(pairs): Form<Pairs>,
) -> Result<Redirect, WebError> {
    let place = Fields(pairs).one("place").and_then(|place| place.parse().ok());
    let event = place.map(|place| Event::PainSolved { place });
    record(server, signed, customer, "care-solved", event).await
}

async fn good_word(
    State(server): State<Server>,
    signed: Signed,
    Path(customer): Path<i64>,
    Form(pairs): Form<Pairs>,
) -> Result<Redirect, WebError> {
    let fields = Fields(pairs);
    let what: Option<GoodWord> = fields.one("what").and_then(|word| word.parse().ok());
    let moment: Moment = fields.one("moment").and_then(|word| word.parse().ok()).unwrap_or(Moment::Person);
    let words = fields.text("words");
    let event = match fields.one("how") {
        Some("asked") => what.map(|what| Event::GoodWordAsked { what, moment }),
        Some("given") => what.map(|what| Event::GoodWordAnswered { what, given: true, words }),
        Some("declined") => what.map(|what| Event::GoodWordAnswered { what, given: false, words }),
        _ => None,
    };
    record(server, signed, customer, "good-word", event).await
}

async fn score_link(
    State(server): State<Server>,
    signed: Signed,
    Path(customer): Path<i64>,
    headers: axum::http::HeaderMap,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let known = server.app.customer(signed.client.id, CustomerId(customer))?;
        let person = known.card.persons.first().map(|person| person.name.clone());
        let who = person.unwrap_or_else(|| known.card.name.clone());
        // Refused while it is not the moment; asking is a fact, so that it is not asked twice.
        let asked = Event::ScoreAsked { survey: "bondig".to_owned() };
        people::record(&signed.doing(server), known.id, &[asked])?;
        let subject = Subject { who, ..Subject::default() };
        let token = invite::invite(signed.doing(server), known.id, KIND, subject)?;
        Ok(LinkMadePage {
            say: signed.say,
            name: known.card.name.clone(),
            mail: known.card.email.clone(),
            address: link_address(server, &headers, &token),
            title: signed.say.t("score-ask-title"),
            lead: signed.say.t("score-link-lead"),
            back: format!("/customers/{customer}/relation"),
            frame: frame(server, &signed, Place::Relations)?,
        })
    });
    shown(&page.await?)
}

async fn ask(State(_): State<Server>, invited: Invited) -> Result<Response, WebError> {
    let invited = invited.for_kind(KIND)?;
    let said = invited.said.as_deref();
    shown(&ScoreAskedPage {
        say: invited.say,
        client: invited.client.name.clone(),
        thanks: said == Some("thanks") || invited.invitation.used.is_some(),
        problem: said == Some("not-answered"),
    })
}

async fn answer(
    State(server): State<Server>,
    invited: Invited,
    Form(pairs): Form<Pairs>,
) -> Result<Redirect, WebError> {
    let invited = invited.for_kind(KIND)?;
    let fields = Fields(pairs);
    let said = blocking(&server, move |server| {
        let Some(nps) = fields.one("nps").and_then(|typed| typed.parse::<u8>().ok()).filter(|nps| *nps <= 10)
        else {
            return Ok("not-answered");
        };
        // Who sends his answer twice gave one answer.
        if invite::answered(&server.app, &invited.token, server.now())? {
            let said = ScoreSaid {
                by: Some(invited.by().to_owned()),
                words: fields.text("words"),
                ease: fields
                    .one("ease")
                    .and_then(|ease| ease.parse().ok())
                    .filter(|ease| (1..=7).contains(ease)),
                survey: Some("bondig".to_owned()),
                given: None,
            };
            let score = Event::Score { nps, said: Some(Box::new(said)) };
            people::record(&invited.doing(server), invited.invitation.customer, &[score])?;
        }
        Ok("thanks")
    });
    Ok(back_saying("/answer/score", said.await?))
}

async fn upload(
    State(server): State<Server>,
    signed: Signed,
    mut parts: Multipart,
) -> Result<Response, WebError> {
    let mut bytes = Vec::new();
    while let Some(part) = parts.next_field().await.map_err(|_| WebError::NotUnderstood)? {
        if part.name() == Some("file") {
            bytes = part.bytes().await.map_err(|_| WebError::NotUnderstood)?.to_vec();
        }
    }
    let page = blocking(&server, move |server| {
        let view = View::of(server, &signed);
        let Some((rows, lost)) = app::care::read_scores(&bytes) else {
            return Ok(Err(back_saying("/relations?show=scores", "not-scores")));
        };
        let rows: Vec<ScoreRow> = rows;
        let told = import_scores(&signed.doing(server), &rows)?;
        let mut filled = relations::fill(view, "scores")?;
        filled.imported = Some((told.new, told.known, told.unknown, lost));
        Ok(Ok(RelationsPage::new(frame(server, &signed, Place::Relations)?, filled)))
    });
    match page.await? {
        Ok(page) => shown(&page),
        Err(back) => Ok(back.into_response()),
    }
}
