//! Waiting for a condition, never for luck.
//!
//! A wait names what it waits for and how long that may take at most; it goes on as soon as the
//! condition holds. Too late is a failure of the test that says what did not happen.

use std::time::{Duration, Instant};

/// How long a server may take to start, or a mail to arrive, on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// How long we rest between two looks at the condition.
const PAUSE: Duration = Duration::from_millis(10);

/// Waits until `look` finds something, and gives it back. Panics after [`PATIENCE`].
pub fn until<Found>(what: &str, look: impl FnMut() -> Option<Found>) -> Found {
    match at_most(PATIENCE, look) {
        Some(found) => found,
        None => panic!("waited {} seconds in vain for {what}", PATIENCE.as_secs()),
    }
}

/// Waits until `look` finds something, or gives `None` when `patience` is over.
pub fn at_most<Found>(patience: Duration, mut look: impl FnMut() -> Option<Found>) -> Option<Found> {
    let deadline = Deadline::after(patience);
    loop {
        if let Some(found) = look() {
            return Some(found);
        }
        if deadline.is_over() {
            return None;
        }
        // Not a sleep that something hopes on: only the pause between two looks.
        std::thread::park_timeout(PAUSE);
    }
}

/// The same for tests that run on tokio: `look` may await.
#[cfg(feature = "browser")]
pub async fn until_async<Found, Looking>(what: &str, mut look: impl FnMut() -> Looking) -> Found
where
    Looking: Future<Output = Option<Found>>,
{
    let deadline = Deadline::after(PATIENCE);
    loop {
        if let Some(found) = look().await {
            return found;
        }
        assert!(!deadline.is_over(), "waited {} seconds in vain for {what}", PATIENCE.as_secs());
        tokio::time::sleep(PAUSE).await;
    }
}

struct Deadline(Instant);

impl Deadline {
    fn after(patience: Duration) -> Deadline {
        Deadline(now() + patience)
    }

    fn is_over(&self) -> bool {
        now() >= self.0
    }
}

#[expect(clippy::disallowed_methods, reason = "a deadline for processes outside the product is real time")]
fn now() -> Instant {
    Instant::now()
}
