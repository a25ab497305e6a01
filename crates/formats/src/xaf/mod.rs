//! The audit file of Dutch bookkeeping (XAF 3.0 to 3.2): customers, open items, invoices and what
//! was paid on them, from the subledgers; where an export has none, from the bookings on the
//! debtors' account that name a customer.
//!
//! Not here: version 4.0, which has no invoices any more (`Refusal::AuditFile4`); the other ledgers.
//!
//! Invariants: one walk over the file, window by window, and only what concerns debtors is kept. An
//! audit file is read whole or refused: behind a cut may stand the payments of what stands before
//! it. Money without a customer becomes nobody's invoice.

mod ledger;
mod line;
mod party;
mod totals;
mod walk;

use std::io::Read;

use crate::encoding;
use crate::problem::{Place, ProblemKind};
use crate::reading::{Format, Reading};
use crate::refusal::Refusal;
use crate::stream::{self, Feed};
use crate::xml::{Fault, Held, Scanner};

use walk::Walk;

/// Reads a file that is in memory.
pub(crate) fn read(name: &str, bytes: &[u8]) -> Reading {
    let decoded = encoding::xml(bytes);
    let mut reader = XafReader::new();
    reader.feed(&decoded.text, true);
    reader.finish(name, decoded.mistaken)
}

/// Reads a file of any size; `beginning` was read from the source before.
///
/// # Errors
/// The source cannot be read.
pub(crate) fn read_stream(
    name: &str,
    beginning: &[u8],
    source: &mut dyn Read,
    window_bytes: usize,
) -> std::io::Result<Reading> {
    let mut reader = XafReader::new();
    let mistaken = stream::drive(beginning, source, window_bytes, &mut reader)?;
    Ok(reader.finish(name, mistaken))
}

struct XafReader {
    walk: Walk,
    held: Option<Held>,
    refusal: Option<Refusal>,
    ended: bool,
}

impl XafReader {
    fn new() -> XafReader {
        XafReader { walk: Walk::new(), held: Some(Held::new()), refusal: None, ended: false }
    }

    fn end(&mut self, window: &str, fault: Option<Fault>) {
        self.ended = true;
        self.refusal = fault.map(|fault| match fault {
            Fault::Danger(refusal) => refusal,
            Fault::CutOff { .. } => Refusal::CutOffXml,
            Fault::Malformed { offset, .. } => {
                let place = self.walk.place(window, offset);
                let (line, column) = (place.line.unwrap_or(1), place.column.unwrap_or(1));
                Refusal::BrokenXml { line, column }
            }
        });
    }

    fn finish(mut self, name: &str, mistaken: bool) -> Reading {
        let mut reading = Reading::new(name);
        reading.format = Some(Format::AuditFile);
        if let Some(refusal) = self.refusal {
            return reading.refuse(refusal);
        }
        if mistaken {
            self.walk.problem(Place::line(1), ProblemKind::OtherEncoding);
        }
        self.walk.finish(reading)
    }
}

impl Feed for XafReader {
    fn feed(&mut self, window: &str, last: bool) -> usize {
        let Some(held) = self.held.take() else { return window.len() };
        let mut scanner = Scanner::resume(window, last, held);
        match self.walk.run(window, &mut scanner) {
            Err(Fault::CutOff { .. }) if !last => {
                let (held, done) = scanner.hold();
                self.walk.leave(window, done);
                self.held = Some(held);
                done
            }
            ended => {
                self.end(window, ended.err());
                window.len()
            }
        }
    }

    fn is_done(&self) -> bool {
        self.ended
    }
}

#[cfg(test)]
mod tests;
