//! *Vandaag*: the open work of a client in its splits, the most pressing first.
//!
//! All of it is sorted and counted without names; only the rows that are shown are looked up.
//! Invariant: no row without a reason.

mod done;
mod rows;

use app::{BankEntry, Message, MessageFilter, MessageState, OpenWork};
use domain::{Date, Step, TaskKind, TodoKind};

use super::view::View;
use crate::WebError;
use crate::pages::today::{RowKind, Split, Today};

/// Rows on one page.
const PAGE: usize = 50;
/// Waiting payments and messages that are counted; more is no number that people read.
const COUNTED: i64 = 200;

/// `mine`: only what this person speaks about, or stands in for today.
pub fn today(
    view: View<'_>,
    wished: Option<Split>,
    after: usize,
    mine: Option<&str>,
) -> Result<Today, WebError> {
    let mut all = Work::read(view)?;
    let everything = all.todos.len();
    if let Some(name) = mine {
        all.keep_only(view, name);
    }
    let hidden = everything - all.todos.len();
    let counts = Split::ALL.map(|split| all.count(split) as i64);
    let with_work = |split: &Split| all.count(*split) > 0;
    let first = Split::ALL.into_iter().take(5).find(with_work);
    let split = wished.or(first).unwrap_or(Split::First);
    let of_split = all.of(split);
    let rows = rows::rows(view, &of_split, after, PAGE)?;
    let next = after + PAGE;
    let more = next < all.count(split);
    Ok(Today {
        split,
        counts,
        rows,
        next: more.then(|| {
            let own = if mine.is_some() { "&mine=yes" } else { "" };
            format!("/today?split={}&after={next}{own}", split.word())
        }),
        peek: None,
        done: if first.is_none() { Some(done::day_done(view)?) } else { None },
        mine: mine.is_some(),
        hidden: hidden as i64,
    })
}

/// The calls of today, the most pressing first: those that were promised and broke, then the others.
pub fn calls(view: View<'_>) -> Result<Vec<OpenWork>, WebError> {
    let all = Work::read(view)?;
    let mut calls = Vec::new();
    for wanted in [Split::First, Split::Call, Split::Relation] {
        let here = all.todos.iter().filter(|(split, work)| *split == wanted && super::call::is_call(work));
        calls.extend(here.map(|(_, work)| work.clone()));
    }
    Ok(calls)
}

/// Everything that waits for people.
struct Work {
    /// Sorted: the most pressing first.
    todos: Vec<(Split, OpenWork)>,
    /// Sending failed, or nobody knows whether it went.
    troubles: Vec<Message>,
    to_post: Vec<Message>,
    payments: Vec<BankEntry>,
}

/// What one split shows, in order.
struct OfSplit<'a> {
    split: Split,
    messages: &'a [Message],
    payments: &'a [BankEntry],
    todos: Vec<&'a OpenWork>,
}

impl Work {
    fn read(view: View<'_>) -> Result<Work, WebError> {
        let (store, client) = (&view.app.store, view.client.id);
        let messages = |states: &[MessageState]| {
            let filter = MessageFilter { states: states.to_vec(), ..MessageFilter::default() };
            store.messages(client, &filter, 0, COUNTED)
        };
        let mut todos: Vec<(Split, OpenWork)> =
            store.open_work(client)?.into_iter().map(|work| (split_of(&work, view.today), work)).collect();
        todos.sort_by_cached_key(|(_, work)| {
            let pressing = pressing(view, work).total();
            (std::cmp::Reverse((pressing, work.open)), work.customer, work.todo.id)
        });
        Ok(Work {
            todos,
            troubles: messages(&[MessageState::Uncertain, MessageState::Failed])?,
            to_post: messages(&[MessageState::ToPost])?,
            payments: store.waiting_entries(client, 0, COUNTED)?,
        })
    }

    /// Work of which this person is the speaker today, himself or in somebody's place.
    fn keep_only(&mut self, view: View<'_>, name: &str) {
        let team = &view.client.settings.colleagues;
        self.todos.retain(|(_, work)| {
            let speaker = work.todo.from.as_deref();
            let there = speaker.and_then(|from| domain::colleague::present(from, team, view.today));
            there.is_some_and(|there| there.eq_ignore_ascii_case(name))
        });
    }

    fn of(&self, split: Split) -> OfSplit<'_> {
        let is_here = |(known, _): &&(Split, OpenWork)| *known == split;
        OfSplit {
            split,
            messages: match split {
                Split::First => &self.troubles,
                Split::Approve => &self.to_post,
                _ => &[],
            },
            payments: if split == Split::Allocate { &self.payments } else { &[] },
            todos: self.todos.iter().filter(is_here).map(|(_, work)| work).collect(),
        }
    }

    fn count(&self, split: Split) -> usize {
        let of = self.of(split);
        of.messages.len() + of.payments.len() + of.todos.len()
    }
}

/// In which split work belongs (the order in which people work through the day).
fn split_of(work: &OpenWork, today: Date) -> Split {
    if work.snoozed_until.is_some_and(|until| until > today) {
        return Split::Later;
    }
    match work.todo.kind {
        TodoKind::Call(step, _) | TodoKind::Visit(step) => match step {
            Step::PromiseFollowUp | Step::ArrangementMissed => Split::First,
            Step::CareCall
            | Step::AfterCare
            | Step::ThankYou
            | Step::SatisfactionQuestion
            | Step::AmbassadorMoment => Split::Relation,
            _ => Split::Call,
        },
        TodoKind::Task(task, _) => match task {
            TaskKind::Approve | TaskKind::PersonDecides => Split::Approve,
            TaskKind::FindPhoneNumber | TaskKind::ProposeArrangement => Split::Call,
            TaskKind::AllocatePayment => Split::Allocate,
            TaskKind::AmbassadorMoment
            | TaskKind::TellInvoicing
            | TaskKind::AskBookkeeperToChangeTerm
            | TaskKind::AskClientAboutTerm => Split::Relation,
            TaskKind::FindRightPerson
            | TaskKind::TermComplaint
            | TaskKind::FixAdministration
            | TaskKind::SearchPayment
            | TaskKind::SolveDispute
            | TaskKind::AnswerDispute
            | TaskKind::AskClientAboutDispute
            | TaskKind::FollowUpRemedy
            | TaskKind::ReadReply
            | TaskKind::FullStop => Split::First,
        },
    }
}

fn kind_of(work: &OpenWork) -> RowKind {
    match work.todo.kind {
        TodoKind::Call(Step::PromiseFollowUp, _) | TodoKind::Visit(Step::PromiseFollowUp) => {
            RowKind::BrokenPromise
        }
        TodoKind::Call(Step::ArrangementMissed, _) | TodoKind::Visit(Step::ArrangementMissed) => {
            RowKind::MissedTerm
        }
        TodoKind::Call(..) => RowKind::Call,
        TodoKind::Visit(_) => RowKind::Visit,
        TodoKind::Task(task, _) => match task {
            TaskKind::Approve => RowKind::Approve,
            TaskKind::SolveDispute
            | TaskKind::AnswerDispute
            | TaskKind::AskClientAboutDispute
            | TaskKind::FollowUpRemedy => RowKind::Dispute,
            TaskKind::ReadReply => RowKind::Reply,
            TaskKind::AmbassadorMoment => RowKind::Relation,
            TaskKind::ProposeArrangement => RowKind::Call,
            _ => RowKind::Task,
        },
    }
}

/// Money, haste and relation: how pressing work is, as the domain says it.
fn pressing(view: View<'_>, work: &OpenWork) -> domain::Priority {
    let late = work.oldest_due.map_or(0, |due| view.today.days_since(due));
    let strategy = &view.client.settings.strategy;
    domain::priority(work.todo.kind, work.open, late, &work.profile, strategy, view.today)
}
