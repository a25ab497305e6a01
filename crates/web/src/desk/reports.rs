//! *Rapporten*, filled; and the lines of a figure as a table for Excel.

use app::figures::{self, Figure, Period, Scan};
use domain::Date;

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
    let all = figures::figures(view.app, view.client.id, period, view.today)?;
    let (money, relation) = all.into_iter().partition(|figure: &Figure| MONEY.contains(&figure.key));
    let scan = Scan::read(view.app, view.client.id, period, view.today)?;
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
        given_up: figures::bad_debt(&scan, period).0,
    })
}

/// # Errors
/// `NotFound`: no such figure; of the store.
pub fn one(view: View<'_>, key: &str, period: Period) -> Result<Figure, WebError> {
    let all = figures::figures(view.app, view.client.id, period, view.today)?;
    all.into_iter().find(|figure| figure.key == key).ok_or(WebError::NotFound)
}

/// The lines, as Excel in Dutch reads them: semicolons, a mark of the encoding.
pub fn csv(view: View<'_>, figure: &Figure) -> String {
    let say = view.say;
    let mut table = String::from("\u{feff}");
    let mut row = |cells: &[String]| {
        let quoted: Vec<String> = cells.iter().map(|cell| cell_text(cell)).collect();
        table.push_str(&quoted.join(";"));
        table.push_str("\r\n");
    };
    row(&[say.t("customer"), say.t("day"), say.t("invoice"), say.t("above"), say.t("below")]);
    for line in &figure.lines {
        let on = line.on.to_string();
        row(&[line.name.clone(), on, line.about.clone(), line.top.to_string(), line.bottom.to_string()]);
    }
    row(&[
        say.t("total"),
        String::new(),
        String::new(),
        figure.top().to_string(),
        figure.bottom().to_string(),
    ]);
    table
}

/// A cell that no spreadsheet takes for a formula.
fn cell_text(cell: &str) -> String {
    let formula = cell.starts_with(['=', '+', '@', '\t', '\r']);
    let safe = if formula { format!("'{cell}") } else { cell.to_owned() };
    if safe.contains([';', '"', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}
