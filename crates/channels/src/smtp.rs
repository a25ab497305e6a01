//! Handing messages to a mail server over SMTP (RFC 5321), encrypted.
//!
//! One connection a lane, kept open from message to message. Not a pool and not a queue.
//! Invariant: a message is tried a second time only where the first line broke before its DATA,
//! so that not one byte of it had left.
//!
//! Weaker than it could be: the timeout counts for each step, not for the whole conversation.

mod line;
mod settings;

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use line::{Door, Handed, Line};
pub use settings::{Login, Secret, Security, SmtpProblem, SmtpSettings};

use crate::address::Address;
use crate::mailer::{Delivery, Mailer};

/// A lane to one mail server. Used from several threads at once, they wait for each other:
/// give each thread its own [`lane`](Mailer::lane).
pub struct SmtpMailer {
    server: Arc<Server>,
    line: Mutex<Option<Line>>,
}

/// What all lanes to one server share.
struct Server {
    door: Door,
    name: String,
    closed_in_a_row: AtomicU32,
}

impl SmtpMailer {
    /// Checks the settings. Nothing is opened before the first message.
    pub fn try_new(settings: SmtpSettings) -> Result<SmtpMailer, SmtpProblem> {
        let name = format!("smtp {}:{}", settings.host, settings.port);
        let door = Door::try_new(settings)?;
        Ok(SmtpMailer::on(Arc::new(Server { door, name, closed_in_a_row: AtomicU32::new(0) })))
    }

    fn on(server: Arc<Server>) -> SmtpMailer {
        SmtpMailer { server, line: Mutex::new(None) }
    }
}

impl Mailer for SmtpMailer {
    fn deliver(&self, from: &str, to: &str, bytes: &[u8]) -> Delivery {
        let (Some(from), Some(to)) = (Address::parse(from), Address::parse(to)) else {
            return Delivery::refused_for_good("an address of the envelope cannot be used");
        };
        if !has_whole_line_ends(bytes) {
            return Delivery::refused_for_good("the message has a line end that is not CRLF");
        }
        // A lane that panicked left no line behind (it is taken out first): going on is safe.
        let mut kept = self.line.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(line) = kept.take() {
            match line.hand_over(&from, &to, bytes) {
                Handed::Done(delivery, line) => {
                    *kept = line;
                    return delivery;
                }
                // The server had closed the line while it was idle. Nothing of this message left.
                Handed::NotBegun(_) => {}
            }
        }
        let line = match self.server.open() {
            Ok(line) => line,
            Err(answer) => return Delivery::refused_for_now(answer),
        };
        match line.hand_over(&from, &to, bytes) {
            Handed::Done(delivery, line) => {
                *kept = line;
                delivery
            }
            Handed::NotBegun(answer) => Delivery::refused_for_now(answer),
        }
    }

    fn name(&self) -> &str {
        &self.server.name
    }

    fn keeps_everything(&self) -> bool {
        false
    }

    fn lane(&self) -> Box<dyn Mailer> {
        Box::new(SmtpMailer::on(self.server.clone()))
    }

    fn closed_in_a_row(&self) -> u32 {
        self.server.closed_in_a_row.load(Ordering::Relaxed)
    }
}

impl Drop for SmtpMailer {
    fn drop(&mut self) {
        let kept = self.line.get_mut().unwrap_or_else(PoisonError::into_inner);
        if let Some(line) = kept.take() {
            line.say_goodbye();
        }
    }
}

impl Server {
    fn open(&self) -> Result<Line, String> {
        let opened = self.door.open();
        if opened.is_ok() {
            self.closed_in_a_row.store(0, Ordering::Relaxed);
        } else {
            self.closed_in_a_row.fetch_add(1, Ordering::Relaxed);
        }
        opened
    }
}

/// Servers disagree on what a bare CR or LF is, and one that reads a lone `LF . LF` as the end of
/// the message would take the rest for commands. What we build has neither.
fn has_whole_line_ends(bytes: &[u8]) -> bool {
    let mut before = 0;
    for &byte in bytes {
        if (byte == b'\n') != (before == b'\r') {
            return false;
        }
        before = byte;
    }
    before != b'\r'
}

#[cfg(test)]
mod tests {
    use super::has_whole_line_ends;

    #[test]
    fn line_ends_are_whole_or_the_message_does_not_go() {
        for whole in ["", "a", "a\r\nb", "\r\n\r\n"] {
            assert!(has_whole_line_ends(whole.as_bytes()), "{whole:?}");
        }
        for broken in ["\n", "\r", "a\n.\nb", "a\r\r\nb", "a\r.\r\n", "a\n\r\n", "a\r\n\r"] {
            assert!(!has_whole_line_ends(broken.as_bytes()), "{broken:?}");
        }
    }
}
