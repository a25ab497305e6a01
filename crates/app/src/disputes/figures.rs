//! Figures about complaints over a period: how long they take, how they end, who orders again, and
//! which step of our own process costs what (0.17, 2.8, 2.9, 3.11, 4.16).
//!
//! Every figure gives the cases that it counts, so that it opens to the lines that sum to it.
//! Invariant: whole cents and whole days; shares are in promille.

use domain::dispute::{Ending, ProcessStep};
use domain::{Cents, Date};

use super::cases::{CaseRow, cases};
use crate::records::{Client, Improvement};
use crate::store::Shown;
use crate::{App, Result};

/// A complaint that counts in a figure.
pub type PastCase = CaseRow;

/// Days from complaint to answer, to agreed solution, and to the end: median and the longest.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LeadTimes {
    pub closed: usize,
    pub first_answer: Option<(i32, i32)>,
    pub agreed: Option<(i32, i32)>,
    pub closing: Option<(i32, i32)>,
    /// Of the cases opened in the period: first answered within the promised time, of how many.
    pub answered_in_time: (usize, usize),
}

/// Of the complaints that were solved and paid in the period: who ordered again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RepeatAfter {
    pub days: i32,
    pub returned: Vec<PastCase>,
    pub lost: Vec<PastCase>,
    /// The time for a new order is not over.
    pub waiting: Vec<PastCase>,
}

/// How the complaints that were closed in the period ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Outcomes {
    /// By outcome: agree, partly, disagree but solved, let go.
    pub by_outcome: Vec<(domain::agreement::DisputeOutcome, Vec<PastCase>)>,
    pub better_than_expected: usize,
    pub as_expected: usize,
    pub not_yet: usize,
    pub never_asked: usize,
}

/// One step of the process in the Pareto.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// `None`: nobody found the cause yet.
    pub step: Option<ProcessStep>,
    pub cases: Vec<PastCase>,
    pub count: usize,
    pub disputed: Cents,
    /// Disputed euros times the days that they waited, in euro-days; and what was credited.
    pub euro_days: i64,
    pub credited: Cents,
    /// Of the whole, in promille, with all that are larger.
    pub cumulative: i64,
    /// The same in the period before.
    pub count_before: usize,
    pub disputed_before: Cents,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pareto {
    /// The largest amount first.
    pub bars: Vec<Bar>,
    pub total: Cents,
    pub count: usize,
    /// So many bars make 80 % of the whole.
    pub vital: usize,
}

/// Whether a cause fell after an improvement: complaints in as many days after as before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Effect {
    pub days: i32,
    pub before: usize,
    pub after: usize,
    pub money_before: Cents,
    pub money_after: Cents,
}

/// # Errors
/// Of the store; as the others here.
pub fn lead_times(app: &App, client: &Client, today: Date, from: Date, through: Date) -> Result<LeadTimes> {
    let all = cases(app, client, today, Shown::All)?;
    let calendar = client.calendar();
    let promised = client.settings.strategy.disputes.first_answer_working_days;
    let closed: Vec<&CaseRow> = all.iter().filter(|row| closed_in(row, from, through)).collect();
    let days = |end: &dyn Fn(&CaseRow) -> Option<Date>| {
        let spans = closed.iter().filter_map(|row| Some(end(row)?.days_since(row.dispute.opened)));
        median_and_longest(spans.collect())
    };
    let opened: Vec<&CaseRow> =
        all.iter().filter(|row| from <= row.dispute.opened && row.dispute.opened <= through).collect();
    let in_time = |row: &&&CaseRow| {
        let by = calendar.plus_working_days(row.dispute.opened, promised);
        row.dispute.case.first_answer.is_some_and(|answered| answered <= by)
    };
    Ok(LeadTimes {
        closed: closed.len(),
        first_answer: days(&|row| row.dispute.case.first_answer),
        agreed: days(&|row| row.dispute.remedy_agreed),
        closing: days(&|row| row.dispute.closed.map(|closed| closed.on)),
        answered_in_time: (opened.iter().filter(in_time).count(), opened.len()),
    })
}

/// # Errors
/// Of the store.
pub fn repeat_after(
    app: &App,
    client: &Client,
    today: Date,
    from: Date,
    through: Date,
) -> Result<RepeatAfter> {
    let mut told =
        RepeatAfter { days: client.settings.strategy.disputes.repeat_days, ..RepeatAfter::default() };
    for row in cases(app, client, today, Shown::All)? {
        let paid = row.dispute.after.settled.is_some_and(|on| from <= on && on <= through);
        match row.ending {
            Ending::Returned if paid => told.returned.push(row),
            Ending::Lost if paid => told.lost.push(row),
            Ending::Paid if paid => told.waiting.push(row),
            _ => {}
        }
    }
    Ok(told)
}

/// # Errors
/// Of the store.
pub fn outcomes(app: &App, client: &Client, today: Date, from: Date, through: Date) -> Result<Outcomes> {
    use domain::agreement::DisputeOutcome;
    use domain::dispute::Satisfaction;
    let all = cases(app, client, today, Shown::All)?;
    let closed: Vec<CaseRow> = all.into_iter().filter(|row| closed_in(row, from, through)).collect();
    let mut told = Outcomes::default();
    for row in &closed {
        match row.dispute.case.felt.map(|felt| felt.0) {
            Some(Satisfaction::Better) => told.better_than_expected += 1,
            Some(Satisfaction::AsExpected) => told.as_expected += 1,
            Some(Satisfaction::NotYet) => told.not_yet += 1,
            None => told.never_asked += 1,
        }
    }
    for outcome in DisputeOutcome::ALL {
        let of = |row: &&CaseRow| row.dispute.closed.is_some_and(|closed| closed.outcome == *outcome);
        told.by_outcome.push((*outcome, closed.iter().filter(of).cloned().collect()));
    }
    Ok(told)
}

/// Causes by process step, of the complaints that were opened in the period, beside the period of
/// the same length before it.
///
/// # Errors
/// Of the store.
pub fn pareto(app: &App, client: &Client, today: Date, from: Date, through: Date) -> Result<Pareto> {
    let all = cases(app, client, today, Shown::All)?;
    let length = through.days_since(from) + 1;
    let (before_from, before_through) = (from.plus_days(-length), from.plus_days(-1));
    let in_period = |row: &CaseRow, from: Date, through: Date| {
        from <= row.dispute.opened && row.dispute.opened <= through
    };
    let mut steps: Vec<Option<ProcessStep>> = ProcessStep::ALL.iter().copied().map(Some).collect();
    steps.push(None);
    let mut bars: Vec<Bar> = Vec::new();
    for step in steps {
        let of = |row: &&CaseRow| cause(row) == step;
        let now: Vec<CaseRow> =
            all.iter().filter(of).filter(|row| in_period(row, from, through)).cloned().collect();
        let before: Vec<&CaseRow> =
            all.iter().filter(of).filter(|row| in_period(row, before_from, before_through)).collect();
        if now.is_empty() && before.is_empty() {
            continue;
        }
        bars.push(Bar {
            step,
            count: now.len(),
            disputed: now.iter().map(|row| row.disputed).sum(),
            euro_days: now.iter().map(|row| row.disputed.0 / 100 * i64::from(row.age_days)).sum(),
            credited: now.iter().map(|row| row.dispute.case.credited).sum(),
            cumulative: 0,
            count_before: before.len(),
            disputed_before: before.iter().map(|row| row.disputed).sum(),
            cases: now,
        });
    }
    bars.sort_by_key(|bar| (std::cmp::Reverse((bar.disputed, bar.count)), bar.step));
    let total: Cents = bars.iter().map(|bar| bar.disputed).sum();
    let mut so_far = Cents::ZERO;
    let mut vital = 0;
    for bar in &mut bars {
        if so_far.0 * 1000 < total.0 * 800 {
            vital += 1;
        }
        so_far += bar.disputed;
        bar.cumulative = if total.is_positive() { so_far.0 * 1000 / total.0 } else { 0 };
    }
    let count = bars.iter().map(|bar| bar.count).sum();
    Ok(Pareto { bars, total, count, vital })
}

/// Did it fall? Compares as many days after the improvement as have passed with as many before it.
pub fn effect(all: &[CaseRow], improvement: &Improvement, today: Date) -> Option<Effect> {
    let since = improvement.done_on?;
    let days = today.days_since(since);
    if days < 1 {
        return None;
    }
    let of = |row: &&CaseRow| cause(row) == Some(improvement.step);
    let after: Vec<&CaseRow> = all
        .iter()
        .filter(of)
        .filter(|row| since < row.dispute.opened && row.dispute.opened <= today)
        .collect();
    let start = since.plus_days(-days);
    let before: Vec<&CaseRow> = all
        .iter()
        .filter(of)
        .filter(|row| start < row.dispute.opened && row.dispute.opened <= since)
        .collect();
    Some(Effect {
        days,
        before: before.len(),
        after: after.len(),
        money_before: before.iter().map(|row| row.disputed).sum(),
        money_after: after.iter().map(|row| row.disputed).sum(),
    })
}

/// The cause that was found at closing; before that, where it seemed to go wrong.
fn cause(row: &CaseRow) -> Option<ProcessStep> {
    let case = &row.dispute.case;
    case.cause.as_ref().map(|cause| cause.step).or(case.step)
}

fn closed_in(row: &CaseRow, from: Date, through: Date) -> bool {
    row.dispute.closed.is_some_and(|closed| from <= closed.on && closed.on <= through)
}

fn median_and_longest(mut days: Vec<i32>) -> Option<(i32, i32)> {
    days.sort_unstable();
    let longest = *days.last()?;
    Some((days[(days.len() - 1) / 2], longest))
}
