//! Care over all customers: how each relation stands and why, what hurts and who makes it better,
//! who may be asked for a good word, and what scores say. Dutch: *relatie*.
//!
//! Not here: the rules of when one may ask (`domain::care`), pages (web). Invariant: a relation is
//! told in four visible parts, each with its evidence; there is no secret number.

mod moments;
mod parts;
mod scores;

use domain::care::{CareTalk, ScoreClass};
use domain::{ClientId, CustomerId, Date, TodoKind};

use crate::records::Customer;
use crate::{App, Result};

pub use moments::{Ambassadors, GoodWordCount, MomentRow, ambassadors, moments};
pub use parts::{Evidence, Part, PartKind, State, Trend, parts};
pub use scores::{ByClass, Imported, ScoreRow, Scores, import_scores, read_scores, scores};

const PAGE: i64 = 500;

/// Why a customer stands on the list of relations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Signal {
    /// He would hardly recommend us, and nobody spoke with him about it yet.
    LowScore { nps: u8, on: Date, speak_by: Date },
    /// Something hurts that was promised to be better by then.
    Pain { place: usize, talk: CareTalk },
}

impl Signal {
    /// The day on which somebody has to have done something (A2).
    pub fn by(&self) -> Date {
        match self {
            Signal::LowScore { speak_by, .. } => *speak_by,
            Signal::Pain { talk, .. } => talk.by,
        }
    }

    pub fn since(&self) -> Date {
        match self {
            Signal::LowScore { on, .. } => *on,
            Signal::Pain { talk, .. } => talk.on,
        }
    }
}

/// A customer who needs care.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignalRow {
    pub customer: CustomerId,
    pub name: String,
    pub signal: Signal,
    /// Who takes care of it.
    pub owner: Option<String>,
    pub is_late: bool,
}

/// Everybody who needs care, the most urgent first (3.3, 3.7, 3.11).
///
/// # Errors
/// Of the store; no such client.
pub fn signals(app: &App, client: ClientId, today: Date) -> Result<Vec<SignalRow>> {
    let calendar = app.client(client)?.calendar();
    let mut rows = Vec::new();
    each_customer(app, client, &mut |customer| {
        let state = &customer.dossier.state;
        let row = |signal: Signal, owner: Option<String>| SignalRow {
            customer: customer.id,
            name: customer.card.name.clone(),
            is_late: signal.by() < today,
            signal,
            owner,
        };
        let low = state.score.filter(|score| score.manual);
        if let Some(score) = low.filter(|score| ScoreClass::of(score.nps) == ScoreClass::Detractor) {
            let speak_by = calendar.plus_working_days(score.on, 1);
            let call = state.todos.iter().find(|todo| {
                matches!(todo.kind, TodoKind::Call(domain::Step::CareCall, _)) && todo.invoices.is_empty()
            });
            let owner = call.and_then(|todo| todo.from.clone()).or_else(|| owner_of(customer));
            rows.push(row(Signal::LowScore { nps: score.nps, on: score.on, speak_by }, owner));
        }
        for (place, talk) in state.care.talks.iter().enumerate().filter(|(_, talk)| talk.solved.is_none()) {
            let owner = Some(talk.owner.clone());
            rows.push(row(Signal::Pain { place, talk: talk.clone() }, owner));
        }
    })?;
    rows.sort_by_key(|row| (row.signal.by(), row.customer));
    Ok(rows)
}

fn owner_of(customer: &Customer) -> Option<String> {
    let profile = &customer.dossier.profile;
    profile.fixed_person.clone().or_else(|| profile.account_owner.clone())
}

/// Reads every customer whole, in pages.
pub(crate) fn each_customer(app: &App, client: ClientId, told: &mut dyn FnMut(&Customer)) -> Result<()> {
    let mut after = CustomerId(0);
    loop {
        let page = app.store.customers_after(client, after, PAGE)?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        after = last.id;
        page.iter().for_each(&mut *told);
    }
}
