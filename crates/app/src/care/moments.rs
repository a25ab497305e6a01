//! Earned moments: who may be thanked or asked for a good word now, and what came of it (0.22,
//! 0.23, 4.15). A person decides; nothing is asked by itself.

use domain::care::{GoodWord, Moment, NotNow};
use domain::{ClientId, CustomerId, Date, TaskKind};

use super::each_customer;
use crate::records::Customer;
use crate::{App, Result};

/// A score or a kept agreement is a reason to say something for so many days.
const FRESH_DAYS: i32 = 30;
/// Every so many years together.
const YEARS: i32 = 5;

/// A customer with an earned moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MomentRow {
    pub customer: CustomerId,
    pub name: String,
    pub moment: Moment,
    pub on: Date,
    /// What fits best: asking, or only thanks.
    pub may_ask: May,
    pub may_thank: May,
}

/// Whether it may be done now.
pub type May = std::result::Result<(), NotNow>;

/// How often something was asked, done, declined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GoodWordCount {
    pub what: GoodWord,
    pub asked: i64,
    pub given: i64,
    pub declined: i64,
}

/// Who are ambassadors, and what moments brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ambassadors {
    /// Each with the moment that made him one, newest first.
    pub who: Vec<(CustomerId, String, Moment, GoodWord, Date)>,
    pub counts: Vec<GoodWordCount>,
    /// Asked and not answered yet.
    pub waiting: Vec<(CustomerId, String, GoodWord, Date)>,
}

/// Customers with an earned moment, the newest first. Those of whom nothing may be asked now are
/// shown with the reason, for thanks may fit.
///
/// # Errors
/// Of the store; no such client.
pub fn moments(app: &App, client: ClientId, today: Date) -> Result<Vec<MomentRow>> {
    let strategy = app.client(client)?.settings.strategy;
    let mut rows = Vec::new();
    each_customer(app, client, &mut |customer| {
        let Some((moment, on)) = earned(customer, today) else {
            return;
        };
        let used = |known: &domain::care::AmbassadorMoment| known.asked >= on;
        if customer.dossier.state.care.moments.iter().any(used) {
            return;
        }
        rows.push(MomentRow {
            customer: customer.id,
            name: customer.card.name.clone(),
            moment,
            on,
            may_ask: customer.dossier.may_be_asked_for(GoodWord::Review, today, &strategy),
            may_thank: customer.dossier.may_be_asked_for(GoodWord::ThankYouCard, today, &strategy),
        });
    })?;
    rows.sort_by_key(|row| (row.may_ask.is_err(), std::cmp::Reverse(row.on), row.customer));
    Ok(rows)
}

fn earned(customer: &Customer, today: Date) -> Option<(Moment, Date)> {
    let dossier = &customer.dossier;
    let state = &dossier.state;
    if let Some(todo) = state.todos.iter().find(|todo| todo.is_task(TaskKind::AmbassadorMoment)) {
        return Some((Moment::DisputeSolved, todo.on));
    }
    let fresh = |on: &Date| (0..=FRESH_DAYS).contains(&today.days_since(*on));
    let kept = state.arrangements.iter().filter(|one| one.was_kept());
    let kept = kept.filter_map(|one| one.terms.last().map(|term| term.0)).filter(fresh).max();
    if let Some(on) = kept {
        return Some((Moment::HardTimes, on));
    }
    if let Some((on, _)) = state.care.scores.last().filter(|(on, nps)| *nps >= 9 && fresh(on)) {
        return Some((Moment::HighScore, *on));
    }
    let since = dossier.profile.relation.since?.civil();
    let years = i32::from(today.civil().year()) - i32::from(since.year());
    let day = since.checked_add(jiff::Span::new().years(years)).ok().map(Date::from)?;
    (years > 0 && years % YEARS == 0 && fresh(&day)).then_some((Moment::YearsTogether, day))
}

/// # Errors
/// Of the store.
pub fn ambassadors(app: &App, client: ClientId, from: Date, through: Date) -> Result<Ambassadors> {
    let count = |what: &GoodWord| GoodWordCount { what: *what, asked: 0, given: 0, declined: 0 };
    let mut found = Ambassadors {
        who: Vec::new(),
        counts: GoodWord::ALL.iter().map(count).collect(),
        waiting: Vec::new(),
    };
    each_customer(app, client, &mut |customer| {
        for moment in &customer.dossier.state.care.moments {
            let within = |on: Date| from <= on && on <= through;
            let Some(count) = found.counts.iter_mut().find(|count| count.what == moment.what) else {
                continue;
            };
            count.asked += i64::from(within(moment.asked));
            let name = customer.card.name.clone();
            match moment.answered {
                Some((on, true)) if within(on) => {
                    count.given += 1;
                    if moment.what != GoodWord::ThankYouCard {
                        found.who.push((customer.id, name, moment.moment, moment.what, on));
                    }
                }
                Some((on, false)) if within(on) => count.declined += 1,
                None if moment.what != GoodWord::ThankYouCard => {
                    found.waiting.push((customer.id, name, moment.what, moment.asked));
                }
                _ => {}
            }
        }
    })?;
    found.who.sort_by_key(|who| std::cmp::Reverse(who.4));
    Ok(found)
}
