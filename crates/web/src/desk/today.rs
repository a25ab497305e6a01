//! *Vandaag*: the open work of a client in its splits, the most pressing first.
//!
//! All of it is sorted and counted without names; only the rows that are shown are looked up.
//! Invariant: no row without a reason.

mod rows;

use app::{BankEntry, Message, MessageFilter, MessageState, OpenWork};
use domain::{Date, Step, TaskKind, TodoKind};

use super::view::View;
use crate::WebError;
use crate::pages::today::{DayDone, RowKind, Split, Today};

/// Rows on one page.
const PAGE: usize = 50;
/// Waiting payments and messages that are counted; more is no number that people read.
const COUNTED: i64 = 200;

pub fn today(view: View<'_>, wished: Option<Split>, after: usize) -> Result<Today, WebError> {
    let all = Work::read(view)?;
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
        next: more.then(|| format!("/today?split={}&after={next}", split.word())),
        peek: None,
        done: first.is_none().then_some(DayDone {
            calls: 0,
            promises: 0,
            questions_solved: 0,
            reminders_avoided: 0,
            calls_tomorrow: 0,
            payments_expected_tomorrow: 0,
        }),
    })
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
            let [cash, urgency, relation] = weight(work, view.today);
            let product = (cash + 1) * (urgency + 1) * (relation + 1);
            (std::cmp::Reverse((product, work.open)), work.customer, work.todo.id)
        });
        Ok(Work {
            todos,
            troubles: messages(&[MessageState::Uncertain, MessageState::Failed])?,
            to_post: messages(&[MessageState::ToPost])?,
            payments: store.waiting_entries(client, 0, COUNTED)?,
        })
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
            | TaskKind::AskBookkeeperToChangeTerm
            | TaskKind::AskClientAboutTerm => Split::Relation,
            TaskKind::FindRightPerson
            | TaskKind::SearchPayment
            | TaskKind::SolveDispute
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
            TaskKind::SolveDispute => RowKind::Dispute,
            TaskKind::ReadReply => RowKind::Reply,
            TaskKind::AmbassadorMoment => RowKind::Relation,
            TaskKind::ProposeArrangement => RowKind::Call,
            _ => RowKind::Task,
        },
    }
}

/// Money, haste and relation, 0 to 4 each. The relation's own weight needs the customer; here it
/// is what the work itself says of it.
fn weight(work: &OpenWork, today: Date) -> [u8; 3] {
    let cash = match work.open.0 / 100 {
        ..250 => 0,
        250..1_000 => 1,
        1_000..5_000 => 2,
        5_000..20_000 => 3,
        _ => 4,
    };
    let late = work.oldest_due.map_or(0, |due| today.days_since(due));
    let urgency = match (split_of(work, today), late) {
        (Split::First, _) => 4,
        (_, 45..) => 4,
        (_, 21..) => 3,
        (_, 8..) => 2,
        (_, 1..) => 1,
        _ => 0,
    };
    let relation = match split_of(work, today) {
        Split::Relation => 4,
        Split::First => 3,
        _ => 2,
    };
    [cash, urgency, relation]
}
