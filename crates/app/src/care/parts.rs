//! A relation in four visible parts: payment against the customer's own normal, tone and answers,
//! complaints, satisfaction (3.3). Each says how it stands, where it goes, and by what.

use domain::care::ScoreClass;
use domain::standing::effective_due;
use domain::{CallOutcome, Date, Dossier, Event, Intent, Strategy};

use crate::records::TimelineRow;

/// Which part of the relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    Payment,
    Tone,
    Complaints,
    Satisfaction,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    Unknown,
    Good,
    Attention,
    Worry,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trend {
    Better,
    Same,
    Worse,
    Unknown,
}

/// What a part is known by: words under `evidence-{key}` with a number, and a day where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    pub key: &'static str,
    pub number: i64,
    pub on: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub kind: PartKind,
    pub state: State,
    pub trend: Trend,
    pub evidence: Vec<Evidence>,
}

impl PartKind {
    pub fn word(self) -> &'static str {
        match self {
            PartKind::Payment => "payment",
            PartKind::Tone => "tone",
            PartKind::Complaints => "complaints",
            PartKind::Satisfaction => "satisfaction",
        }
    }
}

impl State {
    pub fn word(self) -> &'static str {
        match self {
            State::Unknown => "unknown",
            State::Good => "good",
            State::Attention => "attention",
            State::Worry => "worry",
        }
    }
}

impl Trend {
    pub fn word(self) -> &'static str {
        match self {
            Trend::Better => "better",
            Trend::Same => "same",
            Trend::Worse => "worse",
            Trend::Unknown => "unknown",
        }
    }
}

/// So many of the last paid invoices are "now"; what was before is his own normal.
const RECENT: usize = 3;
/// Within so many days of his normal a customer pays as he does.
const USUAL_DAYS: i32 = 4;
const WORRY_DAYS: i32 = 14;
/// How far back tone and complaints look.
const TONE_DAYS: i32 = 180;
const YEAR_DAYS: i32 = 365;

/// The four parts. `timeline`: what happened, in any order; half a year is enough.
pub fn parts(dossier: &Dossier, timeline: &[TimelineRow], strategy: &Strategy, today: Date) -> [Part; 4] {
    [
        payment(dossier, strategy, today),
        tone(timeline, today),
        complaints(dossier, today),
        satisfaction(dossier),
    ]
}

fn payment(dossier: &Dossier, strategy: &Strategy, today: Date) -> Part {
    let late = |invoice: &domain::Invoice| {
        let due = effective_due(invoice, dossier, strategy).date;
        invoice.settled_on.map(|on| (on, on.days_since(due)))
    };
    let mut paid: Vec<(Date, i32)> = dossier.invoices.iter().filter_map(late).collect();
    paid.sort();
    let days: Vec<i32> = paid.into_iter().map(|(_, days)| days).collect();
    let (before, recent) = days.split_at(days.len().saturating_sub(RECENT));
    let open_late =
        dossier.open_invoices().map(|one| today.days_since(effective_due(one, dossier, strategy).date));
    let open_late = open_late.max().filter(|days| *days > 0);
    let mut evidence = Vec::new();
    let normal = middle(before).or_else(|| middle(recent));
    if let Some(days) = normal {
        evidence.push(Evidence { key: "normal-days", number: days.into(), on: None });
    }
    let now = middle(recent).into_iter().chain(open_late).max();
    if let Some(days) = middle(recent) {
        evidence.push(Evidence { key: "recent-days", number: days.into(), on: None });
    }
    if let Some(days) = open_late {
        evidence.push(Evidence { key: "open-late-days", number: days.into(), on: None });
    }
    let over = normal.zip(now).map(|(normal, now)| now - normal.max(0));
    let state = match (over, open_late) {
        (None, None) => State::Unknown,
        (None, Some(days)) | (Some(days), _) if days > WORRY_DAYS => State::Worry,
        (None, Some(days)) | (Some(days), _) if days > USUAL_DAYS => State::Attention,
        _ => State::Good,
    };
    let trend = match (middle(before), middle(recent)) {
        (Some(before), Some(recent)) => moved((before - recent).into(), i64::from(USUAL_DAYS)),
        _ => Trend::Unknown,
    };
    Part { kind: PartKind::Payment, state, trend, evidence }
}

fn tone(timeline: &[TimelineRow], today: Date) -> Part {
    let mut heard = [0i64; 2];
    let mut hard = [0i64; 2];
    let mut unanswered = 0;
    for row in timeline {
        let age = today.days_since(row.fact.on);
        if !(0..=TONE_DAYS).contains(&age) {
            continue;
        }
        let half = usize::from(age > TONE_DAYS / 2);
        match &row.fact.event {
            Event::Reply { intents, .. } => {
                heard[half] += 1;
                hard[half] += i64::from(intents.iter().any(|intent| is_hard(*intent)));
            }
            Event::CallOutcome { outcome: CallOutcome::NoAnswer | CallOutcome::Voicemail, .. } => {
                unanswered += 1;
            }
            Event::CallOutcome { .. } | Event::Promise { .. } | Event::ArrangementAccepted { .. } => {
                heard[half] += 1
            }
            _ => {}
        }
    }
    let (all, all_hard) = (heard[0] + heard[1], hard[0] + hard[1]);
    let mut evidence = Vec::new();
    for (key, number) in [("answers", all), ("hard-words", all_hard), ("unanswered-calls", unanswered)] {
        if number > 0 {
            evidence.push(Evidence { key, number, on: None });
        }
    }
    let state = match (all, hard[0], unanswered) {
        (_, 1.., _) => State::Worry,
        (0, _, 3..) => State::Attention,
        (0, _, _) => State::Unknown,
        _ if hard[1] > 0 => State::Attention,
        _ => State::Good,
    };
    let trend = if all == 0 { Trend::Unknown } else { moved(hard[1] - hard[0], 0) };
    Part { kind: PartKind::Tone, state, trend, evidence }
}

fn is_hard(intent: Intent) -> bool {
    matches!(intent, Intent::ComplaintTone | Intent::Refuse | Intent::LegalThreat | Intent::PhishingDoubt)
}

fn complaints(dossier: &Dossier, today: Date) -> Part {
    let all = &dossier.state.disputes;
    let recent = |on: Date| today.days_since(on) <= YEAR_DAYS;
    let open: Vec<Date> = all.iter().filter(|one| one.is_open()).map(|one| one.opened).collect();
    let closed: Vec<Option<bool>> = all
        .iter()
        .filter_map(|one| one.closed)
        .filter(|closed| recent(closed.on))
        .map(|closed| closed.customer_satisfied)
        .collect();
    let unhappy = closed.iter().filter(|felt| **felt == Some(false)).count();
    let mut evidence = Vec::new();
    if let Some(oldest) = open.iter().min() {
        evidence.push(Evidence { key: "open-complaints", number: open.len() as i64, on: Some(*oldest) });
    }
    if !closed.is_empty() {
        evidence.push(Evidence { key: "solved-complaints", number: closed.len() as i64, on: None });
    }
    if unhappy > 0 {
        evidence.push(Evidence { key: "unhappy-complaints", number: unhappy as i64, on: None });
    }
    let state = match (open.is_empty(), unhappy, closed.is_empty()) {
        (false, _, _) => State::Attention,
        (_, 1.., _) => State::Worry,
        _ => State::Good,
    };
    let this_year = all.iter().filter(|one| recent(one.opened)).count() as i64;
    let before = all.len() as i64 - this_year;
    let trend = if all.is_empty() { Trend::Same } else { moved(before - this_year, 0) };
    Part { kind: PartKind::Complaints, state, trend, evidence }
}

fn satisfaction(dossier: &Dossier) -> Part {
    let scores = &dossier.state.care.scores;
    let Some((on, nps)) = scores.last().copied() else {
        let kind = PartKind::Satisfaction;
        return Part { kind, state: State::Unknown, trend: Trend::Unknown, evidence: Vec::new() };
    };
    let evidence = vec![Evidence { key: "score", number: nps.into(), on: Some(on) }];
    let state = match ScoreClass::of(nps) {
        ScoreClass::Promoter => State::Good,
        ScoreClass::Passive => State::Attention,
        ScoreClass::Detractor => State::Worry,
    };
    let before = scores.len().checked_sub(2).and_then(|place| scores.get(place));
    let trend = before.map_or(Trend::Unknown, |(_, before)| moved(i64::from(nps) - i64::from(*before), 0));
    Part { kind: PartKind::Satisfaction, state, trend, evidence }
}

/// More is better, beyond what is usual.
fn moved(more: i64, usual: i64) -> Trend {
    if more > usual {
        Trend::Better
    } else if more < -usual {
        Trend::Worse
    } else {
        Trend::Same
    }
}

fn middle(days: &[i32]) -> Option<i32> {
    let mut days = days.to_vec();
    days.sort_unstable();
    days.get(days.len() / 2).copied()
}
