//! The messages of one delivery, each tried at most once in it, whichever lane takes it.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};

use super::DeliveryReport;
use crate::records::MessageId;

pub(super) struct Queue {
    /// The next one last.
    waiting: Mutex<Waiting>,
    /// Refusals since the last message that was accepted, over all lanes.
    refused_in_a_row: AtomicU32,
}

struct Waiting {
    ids: Vec<MessageId>,
    is_open: bool,
}

impl Queue {
    pub fn new(mut ids: Vec<MessageId>) -> Queue {
        ids.reverse();
        Queue { waiting: Mutex::new(Waiting { ids, is_open: true }), refused_in_a_row: AtomicU32::new(0) }
    }

    /// The next ones, in order; none when the queue is empty or closed.
    pub fn take(&self, count: usize) -> Vec<MessageId> {
        let mut waiting = self.waiting.lock().expect("no lane panics");
        if !waiting.is_open {
            return Vec::new();
        }
        let from = waiting.ids.len().saturating_sub(count);
        let mut batch = waiting.ids.split_off(from);
        batch.reverse();
        batch
    }

    /// Nobody gets another message.
    pub fn close(&self) {
        self.waiting.lock().expect("no lane panics").is_open = false;
    }

    /// How many nobody took.
    pub fn left(&self) -> u64 {
        self.waiting.lock().expect("no lane panics").ids.len() as u64
    }

    /// Whether so many were refused one after the other that it can't be about their recipients.
    pub fn refused(&self, done: &DeliveryReport, at_most: u32) -> bool {
        if done.accepted > 0 {
            self.refused_in_a_row.store(0, Ordering::Relaxed);
            return false;
        }
        let more = u32::try_from(done.failed).unwrap_or(u32::MAX);
        self.refused_in_a_row.fetch_add(more, Ordering::Relaxed) + more >= at_most
    }
}
