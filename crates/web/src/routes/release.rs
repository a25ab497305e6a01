//! The check of the first day and after a restore: a person sees who would get what, and releases.
//!
//! Invariant: a release of another list than the one that was seen is refused; whoever was not
//! ticked is held for a week, as a fact in his own dossier.

use app::letter::Desk;
use app::{AppError, Sending, people};
use axum::extract::{Form, State};
use axum::response::{Redirect, Response};
use axum::routing::get;
use domain::Event;

use super::{back_saying, shown};
use crate::WebError;
use crate::desk::frame::frame;
use crate::desk::release;
use crate::desk::view::View;
use crate::forms::Fields;
use crate::frame::Place;
use crate::pages::outbox::Message;
use crate::pages::release::ReleasePage;
use crate::server::{Server, Signed, blocking, failed};

/// So long somebody rests who was not released.
const HELD_DAYS: i32 = 7;

pub fn router() -> axum::Router<Server> {
    axum::Router::new().route("/release", get(check).post(release_now))
}

/// The exact text of a message that the run of today would plan.
pub(super) fn preview(view: &View, contact: &str) -> app::Result<Option<Message>> {
    release::preview(view, contact)
}

async fn check(signed: Signed, State(server): State<Server>) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let frame = frame(server, &signed, Place::Outbox)?;
        Ok(ReleasePage::new(frame, release::page(&View::of(server, &signed))?))
    });
    shown(&page.await?)
}

async fn release_now(
    signed: Signed,
    State(server): State<Server>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Redirect, WebError> {
    let fields = Fields(pairs);
    let (sender, client) = (server.clone(), signed.client.id);
    let done = blocking(&server, move |server| {
        let list = release::page(&View::of(server, &signed))?;
        if fields.one("list") != Some(list.list_version.as_str()) {
            return Ok("not-the-same-list");
        }
        let doing = signed.doing(server);
        let ticked: Vec<&str> = fields.all("contact").collect();
        let mut held: Vec<_> = list
            .rows
            .iter()
            .filter(|row| !ticked.contains(&row.contact.as_str()))
            .map(|row| row.customer)
            .collect();
        held.dedup();
        for customer in held {
            let event = Event::Hold {
                invoices: None,
                why: signed.say.t("release-held-why"),
                until: Some(doing.today.plus_days(HELD_DAYS)),
            };
            people::record(&doing, customer, &[event])?;
        }
        let closed = [Sending::FirstDayCheck, Sending::Restored];
        if closed.contains(&server.app.client(doing.client)?.sending) {
            match app::release::release(&doing, &Desk::new(&signed.client, None)) {
                Err(AppError::BankTooOldToRelease) => return Ok("not-bank-old"),
                released => released?,
            };
        }
        Ok("released")
    });
    Ok(match done.await? {
        "released" => {
            // What is ready goes out beside the request.
            tokio::task::spawn_blocking(move || {
                let client = sender.app.client(client);
                let sent = client.map(|client| sender.post.send(&client, sender.today()));
                if !matches!(sent, Ok(Ok(_))) {
                    failed("sending after a release did not succeed; it is tried again by the schedule");
                }
            });
            back_saying("/today", "released")
        }
        said => back_saying("/release", said),
    })
}
