//! What people without an account answer about a complaint: a colleague of the client tells what
//! happened and what may be offered; the customer says how he feels about the solution.

use app::disputes::{self, Answer, Found};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use axum::{Form, Router};
use domain::Event;
use domain::dispute::{News, RemedyKind, Satisfaction, Verdict};

use super::{back_saying, shown};
use crate::desk;
use crate::desk::view::View;
use crate::forms::Fields;
use crate::pages::disputes::{Asked, AskedPage, FeltAsked, FeltPage};
use crate::server::{Invited, Server, blocking};
use crate::{WebError, entry};

pub fn router() -> Router<Server> {
    Router::new()
        .route("/answer/dispute-answer", get(ask).post(answer))
        .route("/answer/satisfaction", get(ask_felt).post(felt))
}

type Pairs = Vec<(String, String)>;

fn find(server: &Server, invited: &Invited) -> Result<Found, WebError> {
    let place = invited.invitation.subject.number.and_then(|number| usize::try_from(number).ok());
    let place = place.ok_or(WebError::NotFound)?;
    let found = disputes::find(&server.app, invited.client.id, invited.invitation.customer, place)?;
    found.ok_or(WebError::NotFound)
}

async fn ask(State(server): State<Server>, invited: Invited) -> Result<Response, WebError> {
    let invited = invited.for_kind(disputes::ANSWER)?;
    let page = blocking(&server, move |server| {
        let found = find(server, &invited)?;
        let asked = asked(server, &invited, &found)?;
        Ok(AskedPage { say: invited.say, asked })
    });
    shown(&page.await?)
}

fn asked(server: &Server, invited: &Invited, found: &Found) -> Result<Asked, WebError> {
    let view = View {
        app: &server.app,
        client: &invited.client,
        say: invited.say,
        today: server.today(),
        zone: &server.zone,
    };
    let dispute = &found.dispute;
    let invoice = found.customer.dossier.invoice(dispute.invoice);
    let facts = server.app.store.facts(invited.client.id, found.customer.id)?;
    let given = |row: &app::TimelineRow| match &row.fact.event {
        Event::DisputeNews { invoice, news } if *invoice == dispute.invoice => match &**news {
            News::Answered { by, words } if by == invited.by() => Some(words.clone()),
            _ => None,
        },
        _ => None,
    };
    let given: Vec<String> = facts.iter().filter_map(given).collect();
    let only_terms = dispute.case.remedies.is_empty()
        && given.last().is_some_and(|words| disputes::only_points_at_terms(words));
    let said = invited.said.as_deref();
    Ok(Asked {
        by: invited.invitation.by.clone(),
        name: found.customer.card.name.clone(),
        number: invoice.map(|invoice| invoice.number.clone()).unwrap_or_default(),
        disputed: dispute.amount.or(invoice.map(|invoice| invoice.amount)).unwrap_or_default(),
        currency: invoice.map(|invoice| invoice.currency).unwrap_or_default(),
        reason: desk::disputes::reason(view, dispute),
        words: dispute.case.words.clone(),
        opened: dispute.opened,
        is_open: dispute.is_open(),
        proposals: desk::disputes::proposals(dispute),
        given,
        only_terms,
        thanks: said == Some("thanks"),
        problem: said == Some("not-answered"),
    })
}

async fn answer(
    State(server): State<Server>,
    invited: Invited,
    Form(pairs): Form<Pairs>,
) -> Result<Redirect, WebError> {
    let invited = invited.for_kind(disputes::ANSWER)?;
    let fields = Fields(pairs);
    let said = blocking(&server, move |server| {
        let found = find(server, &invited)?;
        let places = 0..found.dispute.case.remedies.len();
        let judged = places.rev().find_map(|place| {
            let verdict: Verdict = fields.one(&format!("verdict-{place}"))?.parse().ok()?;
            Some((place, verdict))
        });
        let kind: Option<RemedyKind> = fields.one("kind").and_then(|word| word.parse().ok());
        let proposes = kind.map(|kind| {
            let words = fields.text("proposal").unwrap_or_default();
            (kind, words, fields.one("amount").and_then(entry::amount))
        });
        let given = Answer { words: fields.text("words"), judged, proposes };
        if given == Answer::default() || !found.dispute.is_open() {
            return Ok("not-answered");
        }
        disputes::answer(&invited.doing(server), &found, given)?;
        app::invite::answered(&server.app, &invited.token, server.now())?;
        Ok("thanks")
    });
    Ok(back_saying("/answer/dispute-answer", said.await?))
}

async fn ask_felt(State(server): State<Server>, invited: Invited) -> Result<Response, WebError> {
    let invited = invited.for_kind(disputes::SATISFACTION)?;
    let page = blocking(&server, move |server| {
        let found = find(server, &invited)?;
        let dispute = &found.dispute;
        let said = invited.said.as_deref();
        let invoice = found.customer.dossier.invoice(dispute.invoice);
        let felt = FeltAsked {
            client: invited.client.name.clone(),
            number: invoice.map(|invoice| invoice.number.clone()).unwrap_or_default(),
            solution: dispute.agreed_remedy().map(|remedy| remedy.words.clone()),
            thanks: said == Some("thanks"),
            problem: said == Some("not-answered"),
        };
        Ok(FeltPage { say: invited.say, felt })
    });
    shown(&page.await?)
}

async fn felt(
    State(server): State<Server>,
    invited: Invited,
    Form(pairs): Form<Pairs>,
) -> Result<Response, WebError> {
    let invited = invited.for_kind(disputes::SATISFACTION)?;
    let fields = Fields(pairs);
    let said = blocking(&server, move |server| {
        let found = find(server, &invited)?;
        let felt: Option<Satisfaction> = fields.one("felt").and_then(|word| word.parse().ok());
        let Some(felt) = felt else {
            return Ok("not-answered");
        };
        disputes::felt(&invited.doing(server), &found, felt, fields.text("words"))?;
        app::invite::answered(&server.app, &invited.token, server.now())?;
        Ok("thanks")
    });
    Ok(back_saying("/answer/satisfaction", said.await?).into_response())
}
