//! Figures about money and about who stays: days late, retention, what is given up.

use std::collections::BTreeMap;

use domain::{CustomerId, Date};

use super::{Figure, Line, Period, Scan, Unit};

/// Who bought in the year before a period, and in it or the year after that, stayed (2.23).
const YEAR_DAYS: i32 = 365;

pub(super) fn figures(scan: &Scan, period: Period) -> Vec<Figure> {
    vec![days_late(scan, period), paid_in_time(scan, period), retention(scan, period), given_up(scan, period)]
}

fn line(scan: &Scan, customer: CustomerId, on: Date, about: &str, top: i64, bottom: i64) -> Line {
    Line { customer, name: scan.name(customer), on, about: about.to_owned(), top, bottom }
}

/// Days after the due date that counts, of what was paid; early is no merit of ours: at least 0.
fn days_late(scan: &Scan, period: Period) -> Figure {
    let mut figure = Figure::new("days-late", Unit::Days, true);
    for (customer, invoice) in scan.invoices() {
        if let Some(on) = invoice.settled_on.filter(|on| period.has(*on) && invoice.paid.is_positive()) {
            let late = on.days_since(scan.due(customer, invoice)).max(0);
            figure.lines.push(line(scan, customer.id, on, &invoice.number, late.into(), 1));
        }
    }
    figure
}

fn paid_in_time(scan: &Scan, period: Period) -> Figure {
    let mut figure = Figure::new("in-time", Unit::Percent, false);
    for (customer, invoice) in scan.invoices() {
        if let Some(on) = invoice.settled_on.filter(|on| period.has(*on) && invoice.paid.is_positive()) {
            let in_time = on <= scan.due(customer, invoice);
            figure.lines.push(line(scan, customer.id, on, &invoice.number, in_time.into(), 1));
        }
    }
    figure
}

/// Of the customers who bought in the year before the period's last day minus a year, those who
/// bought in the year up to its last day.
fn retention(scan: &Scan, period: Period) -> Figure {
    let mut figure = Figure::new("retention", Unit::Percent, false);
    let year = Period { from: period.through.plus_days(1 - YEAR_DAYS), through: period.through };
    let before = year.before();
    let mut bought: BTreeMap<CustomerId, (bool, bool, Date)> = BTreeMap::new();
    for customer in &scan.customers {
        for invoice in &customer.dossier.invoices {
            let one = bought.entry(customer.id).or_insert((false, false, invoice.issued));
            one.0 |= before.has(invoice.issued);
            one.1 |= year.has(invoice.issued);
            one.2 = one.2.max(invoice.issued);
        }
    }
    for (customer, (_, stayed, last)) in bought.into_iter().filter(|(_, (known, _, _))| *known) {
        figure.lines.push(line(scan, customer, last, "", stayed.into(), 1));
    }
    figure
}

/// What is given up, of what was sold (3.1).
fn given_up(scan: &Scan, period: Period) -> Figure {
    let mut figure = Figure::new("given-up", Unit::Percent, true);
    for (customer, invoice) in scan.invoices() {
        if let Some(on) = invoice.settled_on.filter(|on| invoice.let_go && period.has(*on)) {
            let gone = (invoice.amount - invoice.credited - invoice.paid).0;
            figure.lines.push(line(scan, customer.id, on, &invoice.number, gone, 0));
        }
        if period.has(invoice.issued) {
            let sold = (invoice.amount - invoice.credited).0;
            figure.lines.push(line(scan, customer.id, invoice.issued, &invoice.number, 0, sold));
        }
    }
    figure
}
