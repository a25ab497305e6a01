//! What scores say over all customers (3.6, 3.12), and scores that were asked elsewhere.
//!
//! Whether a detractor pays later is shown from the client's own data, with the number of
//! customers behind it and the spread; with few of them it says so and claims nothing.

use domain::care::{ScoreClass, ScoreSaid};
use domain::standing::effective_due;
use domain::{Cents, ClientId, CustomerId, Date, Event};

use super::each_customer;
use crate::people;
use crate::{App, Doing, Result};

/// Fewer customers than this say nothing about their class.
const ENOUGH: usize = 10;

/// One class of customers: what is open and late with them, and how late they pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByClass {
    pub class: Option<ScoreClass>,
    pub customers: Vec<(CustomerId, String)>,
    pub open: Cents,
    pub late: Cents,
    /// Days late of paid invoices: a quarter paid earlier than the first, half earlier than the
    /// second, three quarters earlier than the third.
    pub days_late: Option<(i32, i32, i32)>,
    pub invoices: usize,
}

impl ByClass {
    /// Whether there are enough customers to say something.
    pub fn is_enough(&self) -> bool {
        self.customers.len() >= ENOUGH
    }
}

impl Scores {
    /// Whether there are enough detractors and promoters to compare them.
    pub fn is_enough(&self) -> bool {
        let enough = |class| self.classes.iter().any(|row| row.class == Some(class) && row.is_enough());
        enough(ScoreClass::Detractor) && enough(ScoreClass::Promoter)
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scores {
    /// Promoters, passives, detractors, and those without a score.
    pub classes: Vec<ByClass>,
    /// Share of promoters less share of detractors, −100 to 100. `None` without scores.
    pub nps: Option<i64>,
    /// The same a year earlier, over the scores that were given by then.
    pub nps_before: Option<i64>,
}

/// The last score of each customer, with his money.
///
/// # Errors
/// Of the store; no such client.
pub fn scores(app: &App, client: ClientId, today: Date) -> Result<Scores> {
    let strategy = app.client(client)?.settings.strategy;
    let order = [Some(ScoreClass::Promoter), Some(ScoreClass::Passive), Some(ScoreClass::Detractor), None];
    let empty = |class| ByClass {
        class,
        customers: Vec::new(),
        open: Cents::ZERO,
        late: Cents::ZERO,
        days_late: None,
        invoices: 0,
    };
    let mut classes: Vec<ByClass> = order.into_iter().map(empty).collect();
    let mut days: Vec<Vec<i32>> = vec![Vec::new(); classes.len()];
    let mut before = Vec::new();
    each_customer(app, client, &mut |customer| {
        let dossier = &customer.dossier;
        let scores = &dossier.state.care.scores;
        let class = dossier.state.score.map(|score| ScoreClass::of(score.nps));
        let a_year_ago = today.plus_days(-365);
        before.extend(scores.iter().rfind(|(on, _)| *on <= a_year_ago).map(|(_, nps)| ScoreClass::of(*nps)));
        let place = order.iter().position(|known| *known == class).unwrap_or(order.len() - 1);
        let row = &mut classes[place];
        row.customers.push((customer.id, customer.card.name.clone()));
        for invoice in &dossier.invoices {
            let due = effective_due(invoice, dossier, &strategy).date;
            if invoice.is_open() && invoice.currency == domain::Currency::EUR {
                row.open += invoice.open();
                row.late += if due < today { invoice.open() } else { Cents::ZERO };
            }
            days[place].extend(invoice.settled_on.map(|on| on.days_since(due)));
        }
    })?;
    for (row, mut days) in classes.iter_mut().zip(days) {
        days.sort_unstable();
        row.invoices = days.len();
        let at = |quarter: usize| days.get(days.len() * quarter / 4).copied();
        row.days_late = at(1).zip(at(2)).zip(at(3)).map(|((one, two), three)| (one, two, three));
    }
    let now = classes.iter().flat_map(|row| row.customers.iter().filter_map(|_| row.class));
    let nps = net(&now.collect::<Vec<_>>());
    Ok(Scores { classes, nps, nps_before: net(&before) })
}

fn net(classes: &[ScoreClass]) -> Option<i64> {
    let count = |wanted| classes.iter().filter(|class| **class == wanted).count() as i64;
    let all = classes.len() as i64;
    let net = count(ScoreClass::Promoter) - count(ScoreClass::Detractor);
    (all > 0).then(|| (net * 100).div_euclid(all))
}

/// A score from elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScoreRow {
    /// The customer's number, else his name.
    pub customer: String,
    pub nps: u8,
    pub said: ScoreSaid,
}

/// Scores in a table, and the lines of it that were not understood. `None`: it is no such table.
pub fn read_scores(bytes: &[u8]) -> Option<(Vec<ScoreRow>, Vec<u64>)> {
    let table = formats::scores::read(bytes)?;
    let row = |row: formats::scores::Scored| ScoreRow {
        customer: row.customer,
        nps: row.score,
        said: ScoreSaid {
            by: row.person,
            words: row.words,
            ease: None,
            survey: row.survey,
            given: row.given,
        },
    };
    Some((table.rows.into_iter().map(row).collect(), table.lost))
}

/// What came of an import of scores: how many were new, known before, and of whom.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imported {
    pub new: usize,
    pub known: usize,
    /// Rows whose customer is not known here.
    pub unknown: Vec<String>,
}

/// Takes scores from elsewhere over; the same score twice is one.
///
/// # Errors
/// Of the store; a score above ten.
pub fn import_scores(doing: &Doing, rows: &[ScoreRow]) -> Result<Imported> {
    let mut found: Vec<(usize, CustomerId)> = Vec::new();
    each_customer(doing.app, doing.client, &mut |customer| {
        let card = &customer.card;
        let names = |row: &ScoreRow| {
            let wanted = row.customer.trim();
            wanted == card.number || wanted.eq_ignore_ascii_case(&card.name)
        };
        let here = rows.iter().enumerate().filter(|(_, row)| names(row));
        found.extend(here.map(|(place, _)| (place, customer.id)));
    })?;
    let mut told = Imported::default();
    for (place, row) in rows.iter().enumerate() {
        let Some((_, customer)) = found.iter().find(|(known, _)| *known == place) else {
            told.unknown.push(row.customer.clone());
            continue;
        };
        let known = doing.app.customer(doing.client, *customer)?;
        let given = row.said.given.unwrap_or(doing.today);
        if known.dossier.state.care.scores.contains(&(given, row.nps)) {
            told.known += 1;
            continue;
        }
        let said = Some(Box::new(ScoreSaid { given: Some(given), ..row.said.clone() }));
        people::record(doing, *customer, &[Event::Score { nps: row.nps, said }])?;
        told.new += 1;
    }
    Ok(told)
}
