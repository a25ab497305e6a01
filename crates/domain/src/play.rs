//! Plays: a small world and what happens to it, day by day, through the product's own `decide` and
//! its own facts, in memory. The form is described in `docs/play.md`.
//!
//! Not here: JSON (the binary reads and prints it), databases, channels.
//! Invariant: a play has no rule of its own. What it prints is what the product would do.

mod file;
mod keys;
mod lines;
mod news;
mod oracle;
mod translate;
mod world;

pub use file::{PlayCustomer, PlayEvent, PlayFile, PlayInvoice, PlayStrategy};
pub use lines::{ActLine, Line, RestLine, Summary};
pub use translate::PlayError;

use crate::strategy::Strategy;

/// Plays the file with this strategy and gives the lines in order, the summary last.
///
/// # Errors
/// [`PlayError`] with the place in the file when it contradicts itself: an unknown customer, an
/// event without what it needs.
pub fn play(file: &PlayFile, strategy: &Strategy) -> Result<(Vec<Line>, Summary), PlayError> {
    let mut world = world::World::try_new(file, strategy)?;
    while world.next_day()? {}
    Ok(world.finish())
}
