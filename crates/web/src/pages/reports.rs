//! *Rapporten*: did the relation get better and the money come in? Each figure says how it is
//! computed, opens to its lines, and goes along as a table.

use app::figures::{Figure, Unit};
use askama::Template;
use domain::Date;

use crate::frame::Frame;
use crate::given::Given;
use crate::say::Say;

/// One column of a chart: its label, its value in tenths, and how high it is, of 100.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    pub on: Date,
    pub tenths: i64,
    pub height: i64,
}

impl Bar {
    pub fn value(&self) -> Option<i64> {
        Some(self.tenths)
    }
}

#[derive(Clone)]
pub struct Reports {
    pub from: Date,
    pub through: Date,
    pub relation: Vec<Figure>,
    pub money: Vec<Figure>,
    /// Days sales outstanding by counting back, by month; in tenths of days.
    pub outstanding: Vec<Bar>,
    /// In tenths of percents.
    pub effectiveness: Option<i64>,
}

impl Reports {
    pub fn query(&self) -> String {
        format!("from={}&through={}", self.from, self.through)
    }

    /// The newest of the chart.
    pub fn outstanding_now(&self) -> Option<i64> {
        self.outstanding.last().map(|bar| bar.tenths)
    }
}

#[derive(Template)]
#[template(path = "reports.html")]
pub struct ReportsPage {
    pub frame: Frame,
    pub say: Say,
    pub reports: Reports,
}

impl ReportsPage {
    pub fn new(frame: Frame, reports: Reports) -> ReportsPage {
        ReportsPage { say: frame.say, frame, reports }
    }
}

/// `GET /reports/{key}`: the lines that a figure is made of.
#[derive(Template)]
#[template(path = "report.html")]
pub struct ReportPage {
    pub frame: Frame,
    pub say: Say,
    pub figure: Figure,
    pub from: Date,
    pub through: Date,
    /// More lines than are shown; the export has them all.
    pub left_out: usize,
}

/// A value in the words of its unit: `8,3 dagen`, `67%`, `12`.
pub fn in_words(say: impl Given<Say>, unit: impl Given<Unit>, tenths: impl Given<Option<i64>>) -> String {
    let (say, unit) = (say.given(), unit.given());
    let Some(tenths) = tenths.given() else {
        return "–".to_owned();
    };
    let with_tenth = format!("{}{}{}", tenths / 10, say.t("decimal"), (tenths % 10).abs());
    match unit {
        Unit::Count => (tenths / 10).to_string(),
        Unit::Days => say.with("in-days", "n", with_tenth),
        Unit::Percent => format!("{with_tenth}%"),
        Unit::PerThousandEuro => say.with("per-thousand-euro", "n", with_tenth),
        Unit::PerWeek => say.with("per-week", "n", with_tenth),
    }
}
