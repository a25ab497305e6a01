//! The few things that we write in a bookkeeping, each because a person pressed a button for it:
//! the agreed term on the customer's card (2.13), and how he gets his invoices (4.11).
//!
//! Invariant: what was written stands in the customer's timeline, with who asked for it; nothing is
//! noted that the package did not confirm.

use domain::{Channel, CustomerId, Event, Language};
use text::Words;

use crate::bookkeeping::{Books, Trouble};
use crate::records::Package;
use crate::{AppError, Doing, people};

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    #[error("there is no agreed term that the bookkeeping does not show")]
    NothingToWrite,
    #[error(transparent)]
    Package(#[from] Trouble),
    #[error(transparent)]
    Ours(#[from] AppError),
}

/// Puts the agreed term on the customer's card in the package. Gives the days.
///
/// # Errors
/// [`Refused`]; nothing was noted then.
pub fn write_term(doing: &Doing, books: &mut dyn Books, customer: CustomerId) -> Result<i32, Refused> {
    let known = doing.app.customer(doing.client, customer)?;
    let term = known.dossier.state.terms.last().filter(|term| !known.dossier.books_show(term));
    let days = term.ok_or(Refused::NothingToWrite)?.days;
    let stands = books.set_term(&known.card.number, days)?;
    let words = Words::of(super::language(doing.app, doing.client)?);
    let values = [("package", books.package().name().into()), ("days", stands.into())];
    let note = Event::Note { text: words.t_args("connect-note-term", &values) };
    // The package said so itself: nobody has to wait for the next time.
    people::record(doing, customer, &[Event::BooksTerm { days: stands }, note])?;
    Ok(stands)
}

/// Lets the package send this customer's invoices the way he wants them.
///
/// # Errors
/// [`Refused`]; nothing was noted then.
pub fn write_delivery(
    doing: &Doing,
    books: &mut dyn Books,
    customer: CustomerId,
) -> Result<Channel, Refused> {
    let known = doing.app.customer(doing.client, customer)?;
    let way = known.dossier.profile.preference.invoices.ok_or(Refused::NothingToWrite)?;
    books.set_delivery(&known.card.number, way)?;
    let text = delivery_note(super::language(doing.app, doing.client)?, books.package(), way);
    people::record(doing, customer, &[Event::Note { text }])?;
    Ok(way)
}

/// How it is noted that invoices go this way: also by what is seen whether it was written.
pub fn delivery_note(language: Language, package: Package, way: Channel) -> String {
    let words = Words::of(language);
    let values = [("package", package.name().into()), ("way", words.channel(way).into())];
    words.t_args("connect-note-delivery", &values)
}
