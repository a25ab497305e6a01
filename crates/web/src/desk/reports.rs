//! *Rapporten*, filled; and the lines of a figure as a table for Excel.

use app::figures::{self, Figure, Period, Scan};
use domain::Date;
use text::sheet::Cell;

use super::view::View;
use crate::WebError;
use crate::pages::reports::{Bar, Reports};

/// What is looked at when nobody says otherwise.
const DAYS: i32 = 90;
/// Keys of the figures about money; the others are about the relation.
const MONEY: [&str; 4] = ["days-late", "in-time", "retention", "given-up"];

/// The period that was asked for; the last ninety days where nothing was.
pub fn period(from: &str, through: &str, today: Date) -> Period {
    let through: Date = through.parse().unwrap_or(today);
    let from = from.parse().unwrap_or(through.plus_days(1 - DAYS));
    Period { from: from.min(through), through }
}

/// # Errors
/// Of the store.
pub fn fill(view: View<'_>, period: Period) -> Result<Reports, WebError> {
    let scan = Scan::read(view.app, view.client.id, period, view.today)?;
    let all = figures::over(&scan, period);
    let (money, relation) = all.into_iter().partition(|figure: &Figure| MONEY.contains(&figure.key));
    let months = figures::months(period.through);
    let tenths: Vec<(Date, i64)> =
        months.into_iter().map(|on| (on, figures::days_sales_outstanding(&scan, on).unwrap_or(0))).collect();
    let tallest = tenths.iter().map(|(_, tenths)| *tenths).max().unwrap_or(0).max(1);
    let bar = |(on, tenths): (Date, i64)| Bar { on, tenths, height: 100 * tenths / tallest };
    Ok(Reports {
        from: period.from,
        through: period.through,
        relation,
        money,
        outstanding: tenths.into_iter().map(bar).collect(),
        effectiveness: figures::collection_effectiveness(&scan, period),
    })
}

/// # Errors
/// `NotFound`: no such figure; of the store.
pub fn one(view: View<'_>, key: &str, period: Period) -> Result<Figure, WebError> {
    let all = figures::figures(view.app, view.client.id, period, view.today)?;
    all.into_iter().find(|figure| figure.key == key).ok_or(WebError::NotFound)
}

/// The lines, and their sums last, for Excel.
pub fn csv(view: View<'_>, figure: &Figure) -> String {
    let say = view.say;
    let words = |key: &str| Cell::from(say.t(key));
    let mut rows = vec![["customer", "day", "invoice", "above", "below"].map(words).to_vec()];
    for line in &figure.lines {
        let (name, about) = (line.name.as_str().into(), line.about.as_str().into());
        let on = line.on.to_string().into();
        rows.push(vec![name, on, about, Cell::Count(line.top), Cell::Count(line.bottom)]);
    }
    let sums = [Cell::Count(figure.top()), Cell::Count(figure.bottom())];
    rows.push([words("total"), Cell::Empty, Cell::Empty].into_iter().chain(sums).collect());
    text::sheet::csv(&rows)
}
