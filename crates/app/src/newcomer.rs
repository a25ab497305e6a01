//! A customer before his first invoice: acquaintance, quote, first order (0.5).
//!
//! Not here: what is agreed and expected (terms), how he wants to be reached (facts like any other).
//! Invariant: the bookkeeping's number is one customer; when it names him later, it is this one.

use domain::{Channels, CustomerId, Dossier, Event, Fact, Profile};

use crate::people::Refusal;
use crate::records::{Card, Change, Customer};
use crate::{AppError, Doing, Result};

/// Adds a customer that nobody sent an invoice yet; gives his id.
///
/// # Errors
/// [`Refusal::NameIsMissing`], [`Refusal::NumberIsTaken`].
pub fn add(doing: &Doing, card: Card, profile: Profile) -> Result<CustomerId> {
    let Doing { app, client, by, today, now } = *doing;
    if card.name.trim().is_empty() {
        return Err(Refusal::NameIsMissing.into());
    }
    let number = card.number.trim().to_owned();
    let taken = |known: &(String, CustomerId)| !number.is_empty() && known.0 == number;
    if app.store.customer_numbers(client)?.iter().any(taken) {
        return Err(Refusal::NumberIsTaken.into());
    }
    let (id, _) = app.store.reserve_ids(client, 1, 0)?;
    let id = CustomerId(id);
    // A number of ours: when the bookkeeping names him, it gives its own.
    let number = if number.is_empty() { format!("klant-{id}") } else { number };
    let card = Card { number, ..card };
    let mut profile = Profile { reachable: Channels::NONE, ..profile };
    crate::import::reachable_by_card(&card, &mut profile.reachable);
    profile.relation.since = profile.relation.since.or(Some(today));
    let before = Customer { id, version: 0, card, dossier: Dossier::default(), look_on: None };
    let mut after = before.clone();
    let fact = Fact { on: today, event: Event::Profile { profile: Box::new(profile) } };
    after.dossier.apply(&fact);
    let change = Change {
        before,
        after,
        facts: vec![fact],
        source: by.to_owned(),
        at: now,
        messages: Vec::new(),
        withdrawn: Vec::new(),
    };
    app.store.commit(client, &[change]).map_err(AppError::from)?;
    Ok(id)
}
