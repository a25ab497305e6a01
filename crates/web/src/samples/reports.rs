//! Samples of *Rapporten*.

use app::figures::{Figure, Line, Unit};
use domain::CustomerId;

use super::date;
use crate::frame::Frame;
use crate::pages::reports::{Bar, ReportPage, Reports};

impl Reports {
    pub fn sample() -> Reports {
        let bar = |(month, tenths): (usize, i64)| Bar {
            on: date("2025-04-12").plus_days(30 * month as i32),
            tenths,
            height: 100 * tenths / 412,
        };
        let days = [412, 405, 398, 400, 385, 371, 366, 352, 340, 333, 325, 318];
        Reports {
            from: date("2025-12-13"),
            through: date("2026-03-12"),
            relation: vec![
                figure("wrongful", Unit::Count, 0, Some(10), true),
                figure("avoided", Unit::Count, 260, Some(180), false),
                figure("reason-time", Unit::Days, 31, Some(54), true),
                figure("kept-promises", Unit::Percent, 901, Some(880), false),
                figure("repeat", Unit::Percent, 750, None, false),
                figure("workload", Unit::PerWeek, 123, Some(140), true),
                figure("per-euro", Unit::PerThousandEuro, 14, Some(14), true),
            ],
            money: vec![
                figure("days-late", Unit::Days, 42, Some(61), true),
                figure("retention", Unit::Percent, 912, Some(930), false),
                figure("given-up", Unit::Percent, 1, Some(3), true),
            ],
            outstanding: days.into_iter().enumerate().map(bar).collect(),
            effectiveness: Some(874),
        }
    }
}

fn figure(key: &'static str, unit: Unit, tenths: i64, before: Option<i64>, less_is_better: bool) -> Figure {
    let line = |id: i64| Line {
        customer: CustomerId(id),
        name: "Bakkerij Jansen".to_owned(),
        on: date("2026-03-05"),
        about: "2026-0117".to_owned(),
        top: 3,
        bottom: 1,
    };
    Figure { key, unit, lines: vec![line(1), line(2)], value: Some(tenths), before, less_is_better }
}

impl ReportPage {
    pub fn sample(frame: Frame) -> ReportPage {
        ReportPage {
            say: frame.say,
            frame,
            figure: figure("reason-time", Unit::Days, 30, Some(54), true),
            from: date("2025-12-13"),
            through: date("2026-03-12"),
            left_out: 0,
        }
    }
}
