//! *Relatie*, filled.

use app::care;
use domain::care::{GoodWord, NotNow};
use domain::{CustomerId, Event};

use super::view::View;
use crate::WebError;
use crate::frame::Frame;
use crate::pages::relations::{RelationPage, Relations, SHOWS};

const YEAR_DAYS: i32 = 365;
const ROWS: i64 = 2_000;

/// # Errors
/// Of the store.
pub fn fill(view: View<'_>, show: &str) -> Result<Relations, WebError> {
    let show = SHOWS.into_iter().find(|known| *known == show).unwrap_or(SHOWS[0]);
    let (app, client, today) = (view.app, view.client.id, view.today);
    let mut filled = Relations {
        show,
        signals: Vec::new(),
        moments: Vec::new(),
        ambassadors: None,
        scores: None,
        imported: None,
        today,
    };
    match show {
        "moments" => filled.moments = care::moments(app, client, today)?,
        "ambassadors" => {
            filled.ambassadors = Some(care::ambassadors(app, client, today.plus_days(-YEAR_DAYS), today)?);
        }
        "scores" => filled.scores = Some(care::scores(app, client, today)?),
        _ => filled.signals = care::signals(app, client, today)?,
    }
    Ok(filled)
}

/// # Errors
/// Of the store; no such customer.
pub fn one(view: View<'_>, frame: Frame, customer: CustomerId) -> Result<RelationPage, WebError> {
    let known = view.app.customer(view.client.id, customer)?;
    let timeline = view.app.store.timeline(view.client.id, customer, None, ROWS)?;
    let strategy = &view.client.settings.strategy;
    let dossier = &known.dossier;
    let state = &dossier.state.care;
    let open = state.talks.iter().enumerate().filter(|(_, talk)| talk.solved.is_none());
    let recent = |row: &&app::TimelineRow| view.today.days_since(row.fact.on) <= YEAR_DAYS;
    let (mut about_money, mut about_care) = (0, 0);
    for row in timeline.iter().filter(recent) {
        match &row.fact.event {
            Event::Acted(acted) if acted.step.is_some_and(|step| step.is_reminder() || step.is_formal()) => {
                about_money += 1;
            }
            Event::CareContact { .. } | Event::CareTalk(_) | Event::GoodWordAsked { .. } => about_care += 1,
            _ => {}
        }
    }
    let may_ask = dossier.may_be_asked_for(GoodWord::Review, view.today, strategy);
    Ok(RelationPage {
        say: view.say,
        customer,
        name: known.card.name.clone(),
        parts: care::parts(dossier, &timeline, strategy, view.today).to_vec(),
        pains: open.map(|(place, talk)| (place, talk.clone())).collect(),
        not_now: dossier.may_be_asked_how_it_is(view.today).err().map(|why| not_now(view, why)),
        no_good_word: may_ask.err().map(|why| not_now(view, why)),
        is_ambassador: state.is_ambassador(),
        scores: state.scores.clone(),
        about_money,
        about_care,
        frame,
    })
}

/// Why not now, in words.
pub fn not_now(view: View<'_>, why: NotNow) -> String {
    let say = view.say;
    match why {
        NotNow::Disputed => say.t("not-now-disputed"),
        NotNow::Arrangement => say.t("not-now-arrangement"),
        NotNow::Late => say.t("not-now-late"),
        NotNow::Open => say.t("not-now-open"),
        NotNow::LowScore => say.t("not-now-low-score"),
        NotNow::FullStop => say.t("not-now-full-stop"),
        NotNow::FirmLetter { on } => say.with("not-now-firm", "day", say.day(on)),
        NotNow::Reminded { on } => say.with("not-now-reminded", "day", say.day(on)),
        NotNow::AskedBefore { on } => say.with("not-now-asked", "day", say.day(on)),
    }
}
