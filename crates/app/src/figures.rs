//! Figures over a period: did the relation get better and the money come in (1.28)? Each is a sum or
//! a share of lines, and opens to those lines. Dutch: *rapporten*.
//!
//! Not here: charts and words (web). Invariants: whole cents, whole days; a figure is exactly what
//! its lines say; currencies are not mixed, everything with money is in euro.

mod contact;
mod money;
mod scan;

use domain::{ClientId, CustomerId, Date};

use crate::{App, Result};
pub use scan::Scan;

/// From a day through a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    pub from: Date,
    pub through: Date,
}

impl Period {
    pub fn days(self) -> i32 {
        self.through.days_since(self.from) + 1
    }

    pub fn has(self, day: Date) -> bool {
        self.from <= day && day <= self.through
    }

    /// As long, and right before it.
    pub fn before(self) -> Period {
        let days = self.days();
        Period { from: self.from.plus_days(-days), through: self.from.plus_days(-1) }
    }
}

/// What a figure is measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// How many.
    Count,
    /// Days on average.
    Days,
    /// A share, in percents.
    Percent,
    /// For every thousand euro.
    PerThousandEuro,
    /// So many a week.
    PerWeek,
}

/// One line of a figure: what it counts above and, for averages and shares, below the stroke.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub customer: CustomerId,
    pub name: String,
    pub on: Date,
    /// The number of an invoice, or nothing.
    pub about: String,
    pub top: i64,
    pub bottom: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Key of its words: `figure-{key}`, and `figure-{key}-how` for how it is computed.
    pub key: &'static str,
    pub unit: Unit,
    pub lines: Vec<Line>,
    /// In tenths of the unit; `None`: nothing to measure.
    pub value: Option<i64>,
    pub before: Option<i64>,
    /// Better when it falls.
    pub less_is_better: bool,
}

impl Figure {
    fn new(key: &'static str, unit: Unit, less_is_better: bool) -> Figure {
        Figure { key, unit, lines: Vec::new(), value: None, before: None, less_is_better }
    }

    pub fn top(&self) -> i64 {
        self.lines.iter().map(|line| line.top).sum()
    }

    pub fn bottom(&self) -> i64 {
        self.lines.iter().map(|line| line.bottom).sum()
    }

    /// Above and below the stroke mean something only where there is a stroke.
    pub fn has_stroke(&self) -> bool {
        !matches!(self.unit, Unit::Count | Unit::PerWeek)
    }

    /// Whether it went the right way since the period before; `None`: it cannot be said.
    pub fn is_better(&self) -> Option<bool> {
        let (now, before) = (self.value?, self.before?);
        (now != before).then_some((now < before) == self.less_is_better)
    }
}

/// In tenths of the unit, rounded half up.
fn value(unit: Unit, top: i64, bottom: i64, days: i32) -> Option<i64> {
    let share = |times: i64, bottom: i64| {
        let (top, bottom) = (i128::from(top) * i128::from(times), i128::from(bottom));
        (bottom > 0).then(|| i64::try_from((2 * top + bottom).div_euclid(2 * bottom)).unwrap_or(i64::MAX))
    };
    match unit {
        Unit::Count => Some(10 * top),
        Unit::Days => share(10, bottom),
        Unit::Percent => share(1_000, bottom),
        // `bottom` in cents.
        Unit::PerThousandEuro => share(1_000_000, bottom),
        Unit::PerWeek => share(70, i64::from(days)),
    }
}

/// All figures of the period, each beside the same of the period before.
///
/// # Errors
/// Of the store; no such client.
pub fn figures(app: &App, client: ClientId, period: Period, today: Date) -> Result<Vec<Figure>> {
    Ok(over(&Scan::read(app, client, period, today)?, period))
}

/// The same, over what was read before for this period.
pub fn over(scan: &Scan, period: Period) -> Vec<Figure> {
    let now = all(scan, period);
    let mut before = all(scan, period.before());
    let told = now.into_iter().map(|mut figure| {
        figure.value = value(figure.unit, figure.top(), figure.bottom(), period.days());
        let same = before.iter_mut().find(|other| other.key == figure.key);
        figure.before = same.and_then(|other| value(other.unit, other.top(), other.bottom(), period.days()));
        figure
    });
    told.collect()
}

fn all(scan: &Scan, period: Period) -> Vec<Figure> {
    let mut figures = contact::figures(scan, period);
    figures.extend(money::figures(scan, period));
    figures
}

/// Days sales outstanding by counting back: the days of sales, newest first, that make up what is
/// open on that day. In tenths of days; `None` when nothing was sold in the year before.
///
/// Source: Credit Research Foundation, "count-back method".
pub fn days_sales_outstanding(scan: &Scan, on: Date) -> Option<i64> {
    let mut open = scan.open_on(on).0;
    let mut tenths = 0;
    for month in 0..12 {
        let through = on.plus_days(-30 * month);
        let sold = scan.sold(Period { from: through.plus_days(-29), through }).0;
        if sold <= 0 {
            tenths += if open > 0 { 300 } else { 0 };
            continue;
        }
        if open <= sold {
            let part = i128::from(open.max(0)) * 300 / i128::from(sold);
            return Some(tenths + i64::try_from(part).unwrap_or(0));
        }
        open -= sold;
        tenths += 300;
    }
    (scan.sold(Period { from: on.plus_days(-365), through: on }).0 > 0).then_some(tenths)
}

/// Collection effectiveness: (begin + sold − end) ÷ (begin + sold − end not yet due), in tenths of
/// percents. `None` when there was nothing to collect.
///
/// Source: Credit Research Foundation, "Collection Effectiveness Index".
pub fn collection_effectiveness(scan: &Scan, period: Period) -> Option<i64> {
    let begin = scan.open_on(period.from.plus_days(-1)).0;
    let (sold, end) = (scan.sold(period).0, scan.open_on(period.through).0);
    let current = scan.not_due_on(period.through).0;
    value(Unit::Percent, begin + sold - end, begin + sold - current, period.days())
}

/// The last days of the months that end in the year before a day, oldest first; for charts.
pub fn months(on: Date) -> Vec<Date> {
    (0..12).rev().map(|month| on.plus_days(-30 * month)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_rounded_tenths() {
        assert_eq!(value(Unit::Count, 7, 0, 30), Some(70));
        assert_eq!(value(Unit::Days, 25, 3, 30), Some(83));
        assert_eq!(value(Unit::Percent, 2, 3, 30), Some(667));
        assert_eq!(value(Unit::PerThousandEuro, 3, 1_500_000, 30), Some(2));
        assert_eq!(value(Unit::PerWeek, 12, 0, 28), Some(30));
        assert_eq!(value(Unit::Percent, 0, 0, 30), None);
    }

    #[test]
    fn the_period_before_is_as_long_and_touches() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let period = Period { from: day("2026-02-01"), through: day("2026-02-28") };
        let before = period.before();
        assert_eq!((before.from, before.through), (day("2026-01-04"), day("2026-01-31")));
        assert_eq!(before.days(), period.days());
    }
}
