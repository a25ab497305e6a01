//! Through which day Moneybird knows the bank.
//!
//! There is no such day in its interface. Money came in lately: the feed works, and yesterday is
//! known. Longer ago: only the day of that money is. What came in and has no place there yet is
//! before all: a reminder about it would be wrong.

use app::bookkeeping::{Answer, Remark};
use domain::{Cents, Date};

use super::Moneybird;
use crate::fields;

/// Looked back.
const DAYS_BACK: i32 = 60;

/// A feed that brought nothing for so long may be broken.
const DAYS_QUIET: i32 = 5;

const PAGE: usize = 100;
const PAGES: usize = 20;

pub fn through(books: &mut Moneybird, today: Date) -> Answer<(Option<Date>, Vec<Remark>)> {
    let from = today.plus_days(-DAYS_BACK);
    let digits = |day: Date| day.to_string().replace('-', "");
    let mut newest: Option<Date> = None;
    let mut unprocessed: Vec<Date> = Vec::new();
    for page in 1..=PAGES {
        let path = format!(
            "/financial_mutations.json?filter=period%3A{}..{}&per_page={PAGE}&page={page}",
            digits(from),
            digits(today)
        );
        let answer = books.get(&path, "the bank")?;
        let told = fields::list(&answer, "the bank")?;
        for one in &told {
            let Some(day) = one.day("date") else { continue };
            newest = newest.max(Some(day));
            let came_in = one.cents("amount").is_some_and(Cents::is_positive);
            if came_in && one.text("state").as_deref() == Some("unprocessed") {
                unprocessed.push(day);
            }
        }
        if told.len() < PAGE {
            break;
        }
    }
    let Some(newest) = newest else { return Ok((None, Vec::new())) };
    let through = match newest >= today.plus_days(-DAYS_QUIET) {
        true => newest.max(today.plus_days(-1)),
        false => newest,
    };
    let Some(since) = unprocessed.iter().min().copied() else { return Ok((Some(through), Vec::new())) };
    let remark = Remark::UnprocessedMoney { count: unprocessed.len() as i64, since };
    Ok((Some(through.min(since.plus_days(-1))), vec![remark]))
}
