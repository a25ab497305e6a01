//! *Redenen* and *Incidenten*: which late invoice has no reason yet and how long reasons took
//! (4.4, A1); which reminders were not right (2.19, target none).

use askama::Template;
use domain::{Cents, CustomerId, Date};

use crate::frame::Frame;
use crate::say::Say;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingRow {
    pub customer: CustomerId,
    pub name: String,
    pub number: String,
    pub open: Cents,
    pub since: Date,
    pub days: i32,
    /// A person or a step asks for it.
    pub asked: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownRow {
    pub customer: CustomerId,
    pub name: String,
    pub reason: String,
    pub on: Date,
    pub days: i32,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reasons {
    /// Days until known: the middle one of the last ninety days.
    pub median: Option<i32>,
    pub known_count: i64,
    pub waiting: Vec<WaitingRow>,
    pub waiting_count: i64,
    pub known: Vec<KnownRow>,
    /// Reason and how often, most first.
    pub kinds: Vec<(String, i64)>,
}

#[derive(Template)]
#[template(path = "reasons.html")]
pub struct ReasonsPage {
    pub frame: Frame,
    pub say: Say,
    pub reasons: Reasons,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IncidentRow {
    pub customer: CustomerId,
    pub name: String,
    pub found: Date,
    pub reminded: Date,
    pub invoices: i64,
    pub why: String,
    pub counts: bool,
    pub apologised: Option<Date>,
}

#[derive(Template)]
#[template(path = "incidents.html")]
pub struct IncidentsPage {
    pub frame: Frame,
    pub say: Say,
    /// This year, and counting.
    pub count: i64,
    pub rows: Vec<IncidentRow>,
}

impl Reasons {
    pub fn sample() -> Reasons {
        let date = |text: &str| text.parse().unwrap_or_default();
        Reasons {
            median: Some(4),
            known_count: 31,
            waiting: vec![WaitingRow {
                customer: CustomerId(1),
                name: "Bakkerij Jansen".to_owned(),
                number: "2026-0117".to_owned(),
                open: Cents(198_000),
                since: date("2026-03-06"),
                days: 7,
                asked: true,
            }],
            waiting_count: 1,
            known: vec![KnownRow {
                customer: CustomerId(2),
                name: "Slagerij Pietersen".to_owned(),
                reason: "vergeten".to_owned(),
                on: date("2026-03-11"),
                days: 3,
            }],
            kinds: vec![("vergeten".to_owned(), 14), ("administratie niet op orde".to_owned(), 9)],
        }
    }
}

impl IncidentsPage {
    pub fn sample(frame: Frame) -> IncidentsPage {
        let date = |text: &str| text.parse().unwrap_or_default();
        let row = |why: &str, counts, apologised| IncidentRow {
            customer: CustomerId(1),
            name: "Bakkerij Jansen".to_owned(),
            found: date("2026-03-06"),
            reminded: date("2026-03-04"),
            invoices: 1,
            why: why.to_owned(),
            counts,
            apologised,
        };
        let sorry = Some(date("2026-03-06"));
        let rows = vec![
            row("De boekhouding paste de vervaldatum te laat aan", true, None),
            row("De termijn is later afgesproken (telt niet mee)", false, sorry),
        ];
        IncidentsPage { say: frame.say, frame, count: 1, rows }
    }
}
