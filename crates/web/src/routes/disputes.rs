//! *Disputen*: the board and its list, one complaint and what people do about it, the causes.

use app::Improvement;
use app::disputes::{self, Found};
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use domain::dispute::{Asked, CannotClose, Cause, Counterpart, News, Side, Stage};
use domain::{CustomerId, Event};

use super::{back_saying, own_path, shown};
use crate::desk;
use crate::desk::frame::frame;
use crate::desk::view::View;
use crate::forms::Fields;
use crate::frame::Place;
use crate::pages::disputes::{CasePage, CausesPage, DisputesPage};
use crate::server::invited::link_address;
use crate::server::{Server, Signed, blocking};
use crate::{WebError, entry};

pub fn router() -> Router<Server> {
    Router::new()
        .route("/disputes", get(board))
        .route("/disputes/causes", get(causes).post(improve))
        .route("/disputes/causes/{improvement}/done", post(improved))
        .route("/disputes/{customer}/{position}", get(show))
        .route("/disputes/{customer}/{position}/{what}", post(enter))
}

type Pairs = Vec<(String, String)>;

#[derive(serde::Deserialize, Default)]
#[serde(default)]
struct Wished {
    view: String,
    show: String,
    months: i32,
}

async fn board(
    State(server): State<Server>,
    signed: Signed,
    Query(wished): Query<Wished>,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| {
        let view = View::of(server, &signed);
        let disputes = desk::disputes::board(view, &wished.view, &wished.show, signed.by())?;
        let frame = frame(server, &signed, Place::Disputes)?;
        Ok(DisputesPage { say: frame.say, frame, disputes })
    });
    shown(&page.await?)
}

async fn causes(
    State(server): State<Server>,
    signed: Signed,
    Query(wished): Query<Wished>,
) -> Result<Response, WebError> {
    let months = [3, 6, 12].into_iter().find(|months| *months == wished.months).unwrap_or(12);
    let page = blocking(&server, move |server| {
        let causes = desk::disputes::causes(View::of(server, &signed), months)?;
        let frame = frame(server, &signed, Place::Disputes)?;
        Ok(CausesPage { say: frame.say, frame, causes })
    });
    shown(&page.await?)
}

async fn improve(
    State(server): State<Server>,
    signed: Signed,
    Form(pairs): Form<Pairs>,
) -> Result<Redirect, WebError> {
    let fields = Fields(pairs);
    let saved = blocking(&server, move |server| {
        let today = server.today();
        let due = fields.one("due").and_then(|typed| entry::day(typed, today));
        let step = fields.one("step").and_then(|word| word.parse().ok());
        let (Some(due), Some(step), Some(what)) = (due, step, fields.text("what")) else {
            return Ok(false);
        };
        let improvement = Improvement {
            id: 0,
            step,
            what,
            owner: fields.text("owner").unwrap_or_else(|| signed.by().to_owned()),
            due,
            expected: fields.one("expected").and_then(entry::amount),
            effect: fields.text("effect").unwrap_or_default(),
            made_on: today,
            done_on: None,
        };
        server.app.store.save_improvement(signed.client.id, &improvement)?;
        Ok(true)
    });
    let said = if saved.await? { "improvement" } else { "not-now" };
    Ok(back_saying("/disputes/causes", said))
}

async fn improved(
    State(server): State<Server>,
    signed: Signed,
    Path(id): Path<i64>,
) -> Result<Redirect, WebError> {
    blocking(&server, move |server| {
        let store = &server.app.store;
        let known = store.improvements(signed.client.id)?.into_iter().find(|known| known.id == id);
        let known = known.ok_or(WebError::NotFound)?;
        let done = Improvement { done_on: known.done_on.or(Some(server.today())), ..known };
        store.save_improvement(signed.client.id, &done)?;
        Ok(())
    })
    .await?;
    Ok(back_saying("/disputes/causes", "improvement"))
}

async fn show(
    State(server): State<Server>,
    signed: Signed,
    Path((customer, position)): Path<(i64, usize)>,
) -> Result<Response, WebError> {
    let page = blocking(&server, move |server| page(server, &signed, customer, position, None));
    shown(&page.await?)
}

/// A link that was just made: for whom, and its token.
type Made = Option<(String, String)>;

fn page(
    server: &Server,
    signed: &Signed,
    customer: i64,
    position: usize,
    link: Made,
) -> Result<CasePage, WebError> {
    let found = find(server, signed, customer, position)?;
    let mut case = desk::disputes::case(View::of(server, signed), &found)?;
    case.link = link;
    let frame = frame(server, signed, Place::Disputes)?;
    Ok(CasePage { say: frame.say, frame, case })
}

fn find(server: &Server, signed: &Signed, customer: i64, position: usize) -> Result<Found, WebError> {
    let found = disputes::find(&server.app, signed.client.id, CustomerId(customer), position)?;
    found.ok_or(WebError::NotFound)
}

/// What came of a form.
enum Came {
    Said(&'static str),
    Link { who: String, token: String },
}

async fn enter(
    State(server): State<Server>,
    signed: Signed,
    Path((customer, position, what)): Path<(i64, usize, String)>,
    headers: HeaderMap,
    Form(pairs): Form<Pairs>,
) -> Result<Response, WebError> {
    let fields = Fields(pairs);
    let back = own_path(fields.one("back").or(Some(&format!("/disputes/{customer}/{position}"))));
    let person = signed.clone();
    let came = blocking(&server, move |server| {
        let found = find(server, &signed, customer, position)?;
        match carry_out(server, &signed, &found, &what, &fields) {
            Err(WebFailure::Refused(said)) => Ok(Came::Said(said)),
            Err(WebFailure::Failed(error)) => Err(error),
            Ok(came) => Ok(came),
        }
    });
    match came.await? {
        Came::Said(said) => Ok(back_saying(&back, said).into_response()),
        Came::Link { who, token } => {
            super::work::send_in_background(&server, &person);
            let link = link_address(&server, &headers, &token);
            let made = Some((who, link));
            let page = blocking(&server, move |server| page(server, &person, customer, position, made));
            shown(&page.await?)
        }
    }
}

enum WebFailure {
    /// The key of what is wrong.
    Refused(&'static str),
    Failed(WebError),
}

impl From<app::AppError> for WebFailure {
    fn from(error: app::AppError) -> WebFailure {
        use app::people::Refusal;
        match error {
            app::AppError::Refused(Refusal::CannotClose(CannotClose::NothingAgreed)) => {
                WebFailure::Refused("not-agreed-yet")
            }
            app::AppError::Refused(Refusal::CannotClose(CannotClose::LeftWithoutReason)) => {
                WebFailure::Refused("not-without-why")
            }
            app::AppError::Refused(_) => WebFailure::Refused("not-this-case"),
            other => WebFailure::Failed(other.into()),
        }
    }
}

fn carry_out(
    server: &Server,
    signed: &Signed,
    found: &Found,
    what: &str,
    fields: &Fields,
) -> Result<Came, WebFailure> {
    let doing = signed.doing(server);
    let by = signed.by().to_owned();
    let incomplete = || WebFailure::Refused("not-now");
    let tell = |news: Vec<News>, said: &'static str| {
        disputes::tell(&doing, found.customer.id, found.dispute.invoice, news)?;
        Ok(Came::Said(said))
    };
    match what {
        "said" => {
            let side: Side = choice(fields, "side").unwrap_or(Side::Us);
            let words = fields.text("words").ok_or_else(incomplete)?;
            let by = if side == Side::Customer { found.customer.card.name.clone() } else { by };
            tell(vec![News::Said { side, by, words }], "case-said")
        }
        "told" => {
            let told = News::Told {
                words: fields.text("words"),
                step: choice(fields, "step"),
                why: fields.text("why"),
                wish: fields.text("wish"),
                owner: fields.text("owner"),
            };
            tell(vec![told], "case-told")
        }
        "pass" => {
            let name = fields.text("name").ok_or_else(incomplete)?;
            let email = fields.text("email").filter(|email| email.contains('@'));
            let to = Counterpart { name: name.clone(), email };
            let token = disputes::pass_on(&doing, found, to)?;
            Ok(Came::Link { who: name, token })
        }
        "ask" => {
            let token = disputes::ask_satisfaction(&doing, found)?;
            Ok(Came::Link { who: found.customer.card.name.clone(), token })
        }
        "propose" => {
            let proposed = News::Proposed {
                kind: choice(fields, "kind").ok_or_else(incomplete)?,
                words: fields.text("words").ok_or_else(incomplete)?,
                amount: fields.one("amount").and_then(entry::amount),
                cost: fields.one("cost").and_then(entry::amount),
                approver: fields.text("approver"),
                by,
            };
            tell(vec![proposed], "case-proposed")
        }
        "judge" => {
            let judged = News::Judged {
                remedy: choice(fields, "remedy").ok_or_else(incomplete)?,
                verdict: choice(fields, "verdict").ok_or_else(incomplete)?,
                by,
                words: fields.text("words"),
                amount: fields.one("amount").and_then(entry::amount),
            };
            tell(vec![judged], "case-judged")
        }
        "agree" => {
            let remedy = choice(fields, "remedy").ok_or_else(incomplete)?;
            tell(vec![News::Agreed { remedy }], "case-agreed")
        }
        "feel" => {
            let felt = News::Felt {
                satisfaction: choice(fields, "felt").ok_or_else(incomplete)?,
                asked: Asked::Call,
                words: fields.text("words"),
            };
            tell(vec![felt], "case-felt")
        }
        "done" => {
            tell(vec![News::FollowedUp { words: fields.text("words").unwrap_or_default() }], "case-done")
        }
        "move" => {
            let stage: Stage = choice(fields, "stage").ok_or_else(incomplete)?;
            tell(vec![News::Moved { stage }], "case-moved")
        }
        "close" => {
            close(&doing, found, fields)?;
            Ok(Came::Said("case-closed"))
        }
        _ => Err(WebFailure::Failed(WebError::NotFound)),
    }
}

/// The cause and, where the invoice is left, why: then the end itself, all together or not at all.
fn close(doing: &app::Doing, found: &Found, fields: &Fields) -> Result<(), WebFailure> {
    let invoice = found.dispute.invoice;
    let incomplete = || WebFailure::Refused("not-now");
    let outcome = choice(fields, "outcome").ok_or_else(incomplete)?;
    let cause = Cause {
        step: choice(fields, "step").ok_or_else(incomplete)?,
        department: choice(fields, "department").ok_or_else(incomplete)?,
        learned: fields.text("learned"),
    };
    let left = fields.text("left_because").map(|why| News::LeftIt { why });
    let news = [Some(News::Found { cause }), left].into_iter().flatten();
    let mut events: Vec<Event> =
        news.map(|news| Event::DisputeNews { invoice, news: Box::new(news) }).collect();
    events.push(Event::DisputeClosed { invoice, outcome, customer_satisfied: None });
    Ok(app::people::record(doing, found.customer.id, &events)?)
}

fn choice<T: std::str::FromStr>(fields: &Fields, name: &str) -> Option<T> {
    fields.one(name).and_then(|word| word.parse().ok())
}
