//! *Afspraken*, filled: promises by when they are expected, arrangements by how they go.

use app::agreements;
use domain::{Cents, Date};

use super::view::View;
use crate::WebError;
use crate::pages::agreements::{Agreements, Expected, SHOWS};

const SOON_DAYS: i32 = 14;

/// # Errors
/// Of the store.
pub fn fill(view: View<'_>, show: &str) -> Result<Agreements, WebError> {
    let show = SHOWS.into_iter().find(|known| *known == show).unwrap_or(SHOWS[0]);
    let mut filled = Agreements {
        show,
        promises: Vec::new(),
        arrangements: Vec::new(),
        kept: agreements::Kept::default(),
        today: view.today,
    };
    if show == "promises" {
        let (rows, kept) = agreements::promises(view.app, view.client.id)?;
        filled.kept = kept;
        for row in rows {
            let when = when(row.promise.until, view.today);
            if filled.promises.last().is_none_or(|group| group.when != when) {
                filled.promises.push(Expected { when, sum: Cents::ZERO, rows: Vec::new() });
            }
            if let Some(group) = filled.promises.last_mut() {
                group.sum += row.expected;
                group.rows.push(row);
            }
        }
    } else {
        (filled.arrangements, filled.kept) = agreements::arrangements(view.app, view.client.id, view.today)?;
    }
    Ok(filled)
}

fn when(until: Date, today: Date) -> &'static str {
    match until.days_since(today) {
        days if days < 0 => "late",
        0 => "today",
        days if days <= SOON_DAYS => "soon",
        _ => "later",
    }
}
