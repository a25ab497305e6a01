//! Samples of *Relatie*.

use app::care::{
    Ambassadors, ByClass, Evidence, GoodWordCount, MomentRow, Part, PartKind, Scores, Signal, SignalRow,
    State, Trend,
};
use domain::CustomerId;
use domain::care::{CareTalk, ExtraWork, GoodWord, Moment, NotNow, ScoreClass};

use super::{date, euro, some};
use crate::frame::Frame;
use crate::pages::relations::{RelationPage, Relations, ScoreAskedPage};
use crate::say::Say;

impl Relations {
    pub fn sample(show: &'static str) -> Relations {
        let mut sample = Relations {
            show,
            signals: Vec::new(),
            moments: Vec::new(),
            ambassadors: None,
            scores: None,
            imported: None,
            today: date("2026-03-12"),
        };
        match show {
            "signals" => sample.signals = signals(),
            "moments" => sample.moments = moments(),
            "ambassadors" => sample.ambassadors = Some(ambassadors()),
            _ => {
                sample.scores = Some(scores());
                sample.imported = Some((12, 3, vec!["K99".to_owned()], vec![7]));
            }
        }
        sample
    }

    pub fn sample_none(show: &'static str) -> Relations {
        Relations { signals: Vec::new(), moments: Vec::new(), ..Relations::sample(show) }
    }
}

fn talk() -> CareTalk {
    CareTalk {
        on: date("2026-03-05"),
        pain: "De levering kwam twee keer te laat.".to_owned(),
        improvement: "Vaste levertijd op dinsdag.".to_owned(),
        owner: "Joost".to_owned(),
        by: date("2026-03-10"),
        extra_work: Some(ExtraWork {
            what: "Extra levering".to_owned(),
            cost: euro(4_500),
            approved_by: "Bram Visser".to_owned(),
        }),
        solved: None,
    }
}

fn signals() -> Vec<SignalRow> {
    let (on, speak_by) = (date("2026-03-11"), date("2026-03-12"));
    let row = |id, name: &str, signal: Signal, owner, is_late| SignalRow {
        customer: CustomerId(id),
        name: name.to_owned(),
        signal,
        owner,
        is_late,
    };
    vec![
        row(1, "Bakkerij Jansen", Signal::Pain { place: 0, talk: talk() }, some("Joost"), true),
        row(2, "Tuincentrum De Linde", Signal::LowScore { nps: 4, on, speak_by }, None, false),
    ]
}

fn moments() -> Vec<MomentRow> {
    let row = |id, name: &str, moment, may_ask, may_thank| MomentRow {
        customer: CustomerId(id),
        name: name.to_owned(),
        moment,
        on: date("2026-03-09"),
        may_ask,
        may_thank,
    };
    vec![
        row(3, "Schilder Vos", Moment::DisputeSolved, Ok(()), Ok(())),
        row(4, "Drukkerij Maas", Moment::YearsTogether, Err(NotNow::Open), Ok(())),
        row(5, "Fietsen Blom", Moment::HardTimes, Err(NotNow::Late), Err(NotNow::Late)),
    ]
}

fn ambassadors() -> Ambassadors {
    let count = |what, asked, given, declined| GoodWordCount { what, asked, given, declined };
    let name = "Schilder Vos".to_owned();
    Ambassadors {
        who: vec![(CustomerId(3), name.clone(), Moment::DisputeSolved, GoodWord::Review, date("2026-02-20"))],
        counts: vec![
            count(GoodWord::Review, 6, 4, 1),
            count(GoodWord::Referral, 2, 1, 0),
            count(GoodWord::Testimonial, 1, 0, 1),
            count(GoodWord::ThankYouCard, 9, 0, 0),
        ],
        waiting: vec![(CustomerId(4), name, GoodWord::Referral, date("2026-03-02"))],
    }
}

fn scores() -> Scores {
    let row = |class, count: i64, open, late, days_late| ByClass {
        class,
        customers: (0..count).map(|id| (CustomerId(id + 1), format!("Klant {id}"))).collect(),
        open: euro(open),
        late: euro(late),
        days_late,
        invoices: 40,
    };
    Scores {
        classes: vec![
            row(Some(ScoreClass::Promoter), 14, 2_350_000, 120_000, Some((-2, 0, 3))),
            row(Some(ScoreClass::Passive), 8, 940_000, 80_000, Some((-1, 2, 6))),
            row(Some(ScoreClass::Detractor), 11, 610_000, 310_000, Some((3, 9, 21))),
            row(None, 27, 3_100_000, 420_000, Some((-1, 3, 8))),
        ],
        nps: Some(9),
        nps_before: Some(2),
    }
}

impl RelationPage {
    pub fn sample(frame: Frame) -> RelationPage {
        let part = |kind, state, trend, evidence: &[(&'static str, i64)]| Part {
            kind,
            state,
            trend,
            evidence: evidence
                .iter()
                .map(|(key, number)| Evidence { key, number: *number, on: None })
                .collect(),
        };
        RelationPage {
            say: frame.say,
            frame,
            customer: CustomerId(1),
            name: "Bakkerij Jansen".to_owned(),
            parts: vec![
                part(
                    PartKind::Payment,
                    State::Attention,
                    Trend::Worse,
                    &[("normal-days", 2), ("recent-days", 9), ("open-late-days", 7)],
                ),
                part(PartKind::Tone, State::Good, Trend::Same, &[("answers", 6)]),
                part(PartKind::Complaints, State::Good, Trend::Same, &[("solved-complaints", 1)]),
                part(PartKind::Satisfaction, State::Unknown, Trend::Unknown, &[]),
            ],
            pains: vec![(0, talk())],
            not_now: some("Nu niet: op di 10 mrt ging er een herinnering uit."),
            no_good_word: some("Nu niet: er staat iets open dat te laat is."),
            is_ambassador: true,
            scores: vec![(date("2025-11-03"), 9)],
            about_money: 4,
            about_care: 3,
        }
    }
}

impl ScoreAskedPage {
    pub fn sample(say: Say, thanks: bool) -> ScoreAskedPage {
        ScoreAskedPage { say, client: "Bakkerijservice Noord".to_owned(), thanks, problem: !thanks }
    }
}
