//! *Afspraken*: the lists, the link with which a customer says yes to paying in parts, and his yes.

use app::{Subject, invite, people};
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::response::{Redirect, Response};
use axum::routing::{get, post};
use domain::agreement::Heard;
use domain::arrangement::{Arrangement, ArrangementState};
use domain::{CustomerId, Event, InvoiceId};

use super::{back_saying, shown};
use crate::WebError;
use crate::desk::agreements;
use crate::desk::frame::frame;
use crate::desk::view::View;
use crate::frame::Place;
use crate::pages::agreements::{AgreementsPage, LinkMadePage, PlanAskedPage};
use crate::server::invited::link_address;
use crate::server::{Invited, Server, Signed, blocking};

/// The kind of link with which a customer says yes to a proposal.
const KIND: &str = "arrangement";

pub fn router() -> Router<Server> {
    Router::new()
        .route("/agreements", get(list))
        .route("/customers/{customer}/arrangement-link", post(make_link))
}

/// What people without an account reach.
pub fn outside() -> Router<Server> {
    Router::new().route("/answer/arrangement", get(ask).post(say_yes))
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
        let filled = agreements::fill(View::of(server, &signed), &asked.show)?;
        Ok(AgreementsPage::new(frame(server, &signed, Place::Agreements)?, filled))
    });
    shown(&page.await?)
}

#[derive(serde::Deserialize)]
struct About {
    invoice: i64,
}

async fn make_link(
    State(server): State<Server>,
    signed: Signed,
    Path(customer): Path<i64>,
    Query(About { invoice }): Query<About>,
    headers: axum::http::HeaderMap,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let known = server.app.customer(signed.client.id, CustomerId(customer))?;
        if proposal(&known.dossier, InvoiceId(invoice)).is_none() {
            return Err(WebError::NotFound);
        }
        let person = known.card.persons.first().map(|person| person.name.clone());
        let subject = Subject {
            invoices: vec![InvoiceId(invoice)],
            number: None,
            who: person.unwrap_or_else(|| known.card.name.clone()),
        };
        let token = invite::invite(signed.doing(server), known.id, KIND, subject)?;
        let address = link_address(server, &headers, &token);
        Ok(LinkMadePage {
            say: signed.say,
            name: known.card.name.clone(),
            mail: known.card.email.clone(),
            address,
            title: signed.say.t("plan-ask-title"),
            lead: signed.say.t("plan-link-lead"),
            back: format!("/customers/{customer}"),
            frame: frame(server, &signed, Place::Customers)?,
        })
    });
    shown(&page.await?)
}

/// The last proposal about this invoice.
fn proposal(dossier: &domain::Dossier, invoice: InvoiceId) -> Option<&Arrangement> {
    let about =
        |known: &&Arrangement| known.state == ArrangementState::Proposed && known.invoices.contains(&invoice);
    dossier.state.arrangements.iter().rfind(about)
}

async fn ask(State(server): State<Server>, invited: Invited) -> Result<Response, WebError> {
    let invited = invited.for_kind(KIND)?;
    let page = blocking(&server, move |server| {
        let known = server.app.customer(invited.client.id, invited.invitation.customer)?;
        let invoice = invited.invitation.subject.invoices.first().copied().ok_or(WebError::NotFound)?;
        let about = |one: &&Arrangement| one.invoices.contains(&invoice);
        let plan = known.dossier.state.arrangements.iter().rfind(about).ok_or(WebError::NotFound)?;
        let number = |id: &InvoiceId| known.dossier.invoice(*id).map(|one| one.number.clone());
        Ok(PlanAskedPage {
            say: invited.say,
            client: invited.client.name.clone(),
            numbers: plan.invoices.iter().filter_map(number).collect::<Vec<_>>().join(", "),
            terms: plan.terms.clone(),
            total: plan.total(),
            waits: plan.state == ArrangementState::Proposed,
            thanks: invited.said.as_deref() == Some("thanks"),
        })
    });
    shown(&page.await?)
}

async fn say_yes(State(server): State<Server>, invited: Invited) -> Result<Redirect, WebError> {
    let invited = invited.for_kind(KIND)?;
    blocking(&server, move |server| {
        let known = server.app.customer(invited.client.id, invited.invitation.customer)?;
        let invoice = invited.invitation.subject.invoices.first().copied().ok_or(WebError::NotFound)?;
        // Twice the same yes is one yes.
        if proposal(&known.dossier, invoice).is_some() {
            let heard = Heard {
                from: Some(invited.by().to_owned()),
                to: Some(invited.invitation.by.clone()),
                through: Some(domain::Channel::Portal),
                ..Heard::default()
            };
            let yes = Event::ArrangementAccepted { invoice, heard: Some(Box::new(heard)) };
            people::record(&invited.doing(server), known.id, &[yes])?;
            invite::answered(&server.app, &invited.token, server.now())?;
        }
        Ok(())
    })
    .await?;
    Ok(back_saying("/answer/arrangement", "thanks"))
}
