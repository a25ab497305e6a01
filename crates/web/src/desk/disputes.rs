//! *Disputen*, filled: the board, one complaint with its thread and clocks, the causes.
//!
//! Not here: figures (`app::disputes`). Invariant: the thread is read from the timeline, so it
//! shows everything that was said, by whoever.

use app::disputes::{self, CaseRow, Found};
use app::{Shown, TimelineRow};
use domain::agreement::Dispute;
use domain::dispute::News;
use domain::{CustomerId, Date, Event, TaskKind, TodoKind};

use super::view::View;
use super::{case_line, timeline};
use crate::WebError;
use crate::pages::disputes::{
    Card, Case, CauseRow, Causes, Clock, Disputes, ImprovementRow, Proposal, SHOWS, Said,
};
use crate::pages::timeline::ItemKind;

/// Where the bars of the chart begin and how high they may be.
const FLOOR: i64 = 210;
const HIGH: i64 = 170;

pub fn board(view: View<'_>, shape: &str, show: &str, person: &str) -> Result<Disputes, WebError> {
    let show = SHOWS.into_iter().find(|known| *known == show).unwrap_or("open");
    let shown = if matches!(show, "all" | "lost" | "solved") { Shown::All } else { Shown::Open };
    let rows = disputes::cases(view.app, view.client, view.today, shown)?;
    let wanted = |row: &CaseRow| match show {
        "late" => row.is_answer_late(view.today),
        "mine" => row.dispute.is_open() && row.dispute.case.owner.as_deref() == Some(person),
        "solved" => !row.dispute.is_open(),
        "lost" => row.ending == domain::dispute::Ending::Lost,
        _ => true,
    };
    Ok(Disputes {
        view: if shape == "list" { "list" } else { "board" },
        show,
        cards: rows.iter().filter(|row| wanted(row)).map(|row| card(view, row)).collect(),
    })
}

pub fn card(view: View<'_>, row: &CaseRow) -> Card {
    let case = &row.dispute.case;
    Card {
        address: format!("/disputes/{}/{}", row.customer, row.position),
        name: row.name.clone(),
        number: row.number.clone(),
        reason: reason(view, &row.dispute),
        sensitive: row.dispute.is_sensitive(),
        disputed: row.disputed,
        undisputed: row.undisputed,
        currency: row.currency,
        age_days: row.age_days,
        answer: row.answer_by.map(|by| (by, row.is_answer_late(view.today))),
        owner: case.owner.clone(),
        counterpart: case.counterpart.as_ref().map(|who| who.name.clone()),
        stage: row.stage,
        ending: row.ending,
    }
}

pub fn reason(view: View<'_>, dispute: &Dispute) -> String {
    let words = timeline::reason(view, &dispute.reason);
    if words.is_empty() { view.say.name("dispute", "other") } else { words }
}

/// One complaint.
pub fn case(view: View<'_>, found: &Found) -> Result<Case, WebError> {
    let dispute = &found.dispute;
    let rows = disputes::cases(view.app, view.client, view.today, Shown::All)?;
    let place = found.position as i64;
    let row = rows.iter().find(|row| row.customer == found.customer.id && row.position == place);
    let row = row.ok_or(WebError::NotFound)?;
    let invoice = found.customer.dossier.invoice(dispute.invoice);
    let known = &dispute.case;
    Ok(Case {
        card: card(view, row),
        customer: found.customer.id.0,
        is_open: dispute.is_open(),
        opened: dispute.opened,
        invoiced: invoice.map(|invoice| invoice.amount).unwrap_or_default(),
        credited: known.credited,
        words: known.words.clone(),
        step: known.step.map(|step| step.word()),
        why: known.why.clone(),
        wish: known.wish.clone(),
        next: next(view, dispute),
        clocks: clocks(view, row),
        thread: thread(view, found)?,
        proposals: proposals(dispute),
        is_agreed: dispute.remedy_agreed.is_some(),
        waits_for_doing: dispute.waits_for_doing(),
        felt: known.felt.map(|felt| felt.0),
        cause: known.cause.as_ref().map(|cause| {
            let step = view.say.name("process", cause.step);
            (step, view.say.name("department", cause.department), cause.learned.clone())
        }),
        left_because: known.left_because.clone(),
        link: None,
    })
}

pub fn proposals(dispute: &Dispute) -> Vec<Proposal> {
    let proposal = |(place, remedy): (usize, &domain::dispute::Remedy)| Proposal {
        place,
        kind: remedy.kind,
        words: remedy.words.clone(),
        amount: remedy.amount,
        cost: remedy.cost,
        approver: remedy.approver.clone(),
        by: remedy.by.clone(),
        on: remedy.on,
        verdict: remedy.verdict,
        agreed: dispute.case.agreed == Some(place),
    };
    dispute.case.remedies.iter().enumerate().map(proposal).collect()
}

/// What to do now, in one sentence.
fn next(view: View<'_>, dispute: &Dispute) -> String {
    let say = view.say;
    let case = &dispute.case;
    if !dispute.is_open() {
        if dispute.waits_for_doing() {
            let what = dispute.agreed_remedy().map(|remedy| say.name("remedy", remedy.kind));
            return say.with("case-next-do", "what", what.unwrap_or_default().to_lowercase());
        }
        let after = &dispute.after;
        return say.t(match (after.settled, after.asked) {
            (None, _) => "case-next-pay",
            (Some(_), None) => "case-next-care",
            _ => "case-next-done",
        });
    }
    let waits = case.passed_on.is_some() && case.answered.is_none();
    let judged = case.remedies.iter().any(|remedy| {
        matches!(remedy.verdict, Some(domain::dispute::Verdict::Accepted | domain::dispute::Verdict::Changed))
    });
    if dispute.remedy_agreed.is_some() {
        return say.t(if case.felt.is_none() { "case-next-feel" } else { "case-next-close" });
    }
    if case.first_answer.is_none() && !waits {
        return say.t("case-next-answer");
    }
    if waits {
        let who = case.counterpart.as_ref().map(|who| who.name.clone());
        return say.with("case-next-wait", "who", who.unwrap_or_default());
    }
    say.t(match (case.remedies.is_empty(), judged, case.counterpart.is_some()) {
        (true, _, false) => "case-next-pass",
        (true, _, true) => "case-next-propose",
        (false, true, _) => "case-next-agree",
        (false, false, _) => "case-next-judge",
    })
}

fn clocks(view: View<'_>, row: &CaseRow) -> Vec<Clock> {
    let say = view.say;
    let dispute = &row.dispute;
    let case = &dispute.case;
    let done = |what: String, on: Option<Date>| Clock {
        what,
        says: on.map_or_else(|| say.t("case-clock-no"), |on| say.day(on)),
        tone: if on.is_some() { "good" } else { "calm" },
        icon: if on.is_some() { "circle-check" } else { "clock" },
    };
    let mut clocks = Vec::new();
    let answer = say.t("case-clock-answer");
    clocks.push(match row.answer_by {
        Some(by) if row.is_answer_late(view.today) => Clock {
            what: answer,
            says: say.with("case-answer-late", "day", say.day(by)),
            tone: "late",
            icon: "alert-circle",
        },
        Some(by) => Clock {
            what: answer,
            says: say.with("case-answer-by", "day", say.day(by)),
            tone: "calm",
            icon: "clock",
        },
        None => done(answer, case.first_answer),
    });
    if let (Some(who), Some(since)) = (&case.counterpart, case.passed_on) {
        let what = say.with("case-clock-client", "who", &who.name);
        let waiting = Clock {
            what: what.clone(),
            says: say.with("case-clock-since", "day", say.day(since)),
            tone: if since < view.today { "warn" } else { "calm" },
            icon: "hourglass",
        };
        clocks.push(case.answered.map_or(waiting, |on| done(what, Some(on))));
    }
    clocks.push(done(say.t("case-clock-solved"), dispute.remedy_agreed));
    clocks.push(done(say.t("case-clock-felt"), case.felt.map(|felt| felt.1)));
    if dispute.agreed_remedy().is_some_and(|remedy| remedy.kind.needs_doing()) {
        clocks.push(done(say.t("case-clock-done"), case.followed_up));
    }
    if !dispute.is_open() {
        clocks.push(done(say.t("case-clock-paid"), dispute.after.settled));
        clocks.push(done(say.t("case-clock-order"), case.new_order));
    }
    clocks
}

/// Everything that was said and done about this complaint, oldest first.
fn thread(view: View<'_>, found: &Found) -> Result<Vec<Said>, WebError> {
    let rows = view.app.store.facts(view.client.id, found.customer.id)?;
    let dispute = &found.dispute;
    // Of two complaints about one invoice each has its own days.
    let later = found.customer.dossier.state.disputes.iter().skip(found.position + 1);
    let until = later.filter(|other| other.invoice == dispute.invoice).map(|other| other.opened).min();
    let within =
        |row: &&TimelineRow| row.fact.on >= dispute.opened && until.is_none_or(|until| row.fact.on < until);
    Ok(rows.iter().filter(within).filter_map(|row| said(view, dispute, row)).collect())
}

fn said(view: View<'_>, dispute: &Dispute, row: &TimelineRow) -> Option<Said> {
    let say = view.say;
    let line = |icon, title: String, words: Option<String>| Said {
        on: row.fact.on,
        icon,
        title,
        words,
        only_terms: false,
    };
    Some(match &row.fact.event {
        Event::DisputeNews { invoice, news } if *invoice == dispute.invoice => {
            let (kind, title, words) = case_line::line(view, news);
            let icon = match kind {
                ItemKind::MessageOut => "send",
                ItemKind::MessageIn => "message",
                ItemKind::CallOut => "phone",
                ItemKind::Score => "star",
                ItemKind::AgreementEnded => "circle-check",
                _ => "note",
            };
            let only_terms = match &**news {
                News::Answered { words, .. } => {
                    dispute.case.remedies.is_empty() && disputes::only_points_at_terms(words)
                }
                _ => false,
            };
            Said { only_terms, ..line(icon, title, words) }
        }
        Event::CallOutcome { outcome, .. } => {
            let what = say.name("outcome", outcome);
            line("phone", say.with2("called", "who", &row.source, "what", what), None)
        }
        Event::CreditNote { invoice: Some(invoice), amount, .. } if *invoice == dispute.invoice => {
            line("receipt-refund", say.t("item-credit-note"), Some(say.money(*amount)))
        }
        Event::Payment { invoice: Some(invoice), amount, .. } | Event::Allocated { invoice, amount, .. }
            if *invoice == dispute.invoice =>
        {
            line("cash", say.t("customer-paid"), Some(say.money(*amount)))
        }
        Event::DisputeClosed { invoice, outcome, .. } if *invoice == dispute.invoice => {
            let how = say.name("dispute-outcome", outcome);
            line("circle-check", say.with("closed-as", "how", how), None)
        }
        Event::Note { text } => line("note", say.with("note-by", "who", &row.source), Some(text.clone())),
        _ => return None,
    })
}

/// Where the work of a complaint is done, for a row of *Vandaag*.
pub fn address_of(customer: &app::Customer, todo: &domain::Todo) -> Option<String> {
    let about = matches!(
        todo.kind,
        TodoKind::Task(
            TaskKind::SolveDispute
                | TaskKind::AnswerDispute
                | TaskKind::AskClientAboutDispute
                | TaskKind::FollowUpRemedy,
            _
        )
    );
    let disputes = &customer.dossier.state.disputes;
    let of = |dispute: &Dispute| todo.invoices.contains(&dispute.invoice);
    let place = disputes.iter().rposition(|dispute| about && of(dispute))?;
    Some(address(customer.id, place))
}

pub fn address(customer: CustomerId, position: usize) -> String {
    format!("/disputes/{customer}/{position}")
}

/// The causes of so many months.
pub fn causes(view: View<'_>, months: i32) -> Result<Causes, WebError> {
    let (app, client, today) = (view.app, view.client, view.today);
    let from = today.plus_days(1 - months * 365 / 12);
    let pareto = disputes::pareto(app, client, today, from, today)?;
    let repeat = disputes::repeat_after(app, client, today, from, today)?;
    let outcomes = disputes::outcomes(app, client, today, from, today)?;
    let times = disputes::lead_times(app, client, today, from, today)?;
    let largest = pareto.bars.iter().map(|bar| bar.disputed.0).max().unwrap_or(1).max(1);
    let row = |(place, bar): (usize, &disputes::Bar)| {
        let height = bar.disputed.0 * HIGH / largest;
        CauseRow {
            word: bar.step.map_or("unknown", |step| step.word()),
            money: bar.disputed,
            count: bar.count,
            share: bar.cumulative / 10,
            count_before: bar.count_before,
            trend: match bar.count.cmp(&bar.count_before) {
                std::cmp::Ordering::Greater => "rose",
                std::cmp::Ordering::Less => "fell",
                std::cmp::Ordering::Equal => "same",
            },
            euro_days: bar.euro_days,
            credited: bar.credited,
            vital: place < pareto.vital,
            cases: bar.cases.iter().map(|row| card(view, row)).collect(),
            x: 10 + place as i64 * 90,
            y: FLOOR - height,
            height,
            line_y: FLOOR - bar.cumulative * (FLOOR - 12) / 1000,
        }
    };
    let all = disputes::cases(app, client, today, Shown::All)?;
    let improvements = app.store.improvements(client.id).map_err(app::AppError::from)?;
    Ok(Causes {
        months,
        from,
        through: today,
        rows: pareto.bars.iter().enumerate().map(row).collect(),
        vital: pareto.vital,
        improvements: improvements.iter().map(|one| improvement(view, &all, one)).collect(),
        returned: repeat.returned.len(),
        lost: repeat.lost.iter().map(|row| card(view, row)).collect(),
        waiting: repeat.waiting.len(),
        repeat_days: repeat.days,
        better: outcomes.better_than_expected,
        times: [times.first_answer, times.agreed, times.closing].map(|time| time.map(|days| days.0)),
    })
}

fn improvement(view: View<'_>, all: &[CaseRow], one: &app::Improvement) -> ImprovementRow {
    let say = view.say;
    let effect = disputes::effect(all, one, view.today);
    let (followed, tone) = match (one.done_on, effect) {
        (None, _) => (say.t("improvement-waits"), "calm"),
        (Some(_), None) => (say.t("improvement-today"), "calm"),
        (Some(_), Some(effect)) => {
            let values: [(&str, text::WordValue); 3] = [
                ("days", i64::from(effect.days).into()),
                ("before", (effect.before as i64).into()),
                ("after", (effect.after as i64).into()),
            ];
            let tone = if effect.after < effect.before { "good" } else { "warn" };
            (view.words().t_args("improvement-followed", &values), tone)
        }
    };
    ImprovementRow {
        id: one.id,
        step: say.name("process", one.step),
        what: one.what.clone(),
        owner: one.owner.clone(),
        due: one.due,
        effect: one.effect.clone(),
        expected: one.expected,
        done_on: one.done_on,
        followed,
        tone,
    }
}
