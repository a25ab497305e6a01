//! Handing a message over, and what is certain afterwards.
//!
//! Not deciding what to do next: after `Unknown` the outbox asks a person, after `Refused` it may
//! try again. A mailer never tries a message twice where the first time may have worked.

/// Somebody who takes messages: a mail server, or a folder in the demo.
pub trait Mailer: Send + Sync {
    /// Hands over one built message. `from` and `to` are the addresses of the envelope,
    /// `bytes` what [`build`](crate::build) gave; they go over unchanged.
    fn deliver(&self, from: &str, to: &str, bytes: &[u8]) -> Delivery;

    /// What a person calls it, such as `smtp mail.leverancier.example:465`; never a secret.
    fn name(&self) -> &str;

    /// Whether everything stays here and nobody receives anything: a folder, not a server.
    /// Production refuses such a mailer unless somebody chose it.
    fn keeps_everything(&self) -> bool;

    /// One more of the same, for another thread: a lane of its own with its own connection.
    fn lane(&self) -> Box<dyn Mailer>;

    /// How often in a row, over all lanes, there was no way in at all: nobody listens, no
    /// encryption, login refused. Then the next message will fare no better: the caller may pause.
    fn closed_in_a_row(&self) -> u32 {
        0
    }
}

/// What became of one handing over. `answer` is what the other side said, kept as proof;
/// it may repeat an address, so it belongs beside the message and in no log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    /// The other side took the message and is answerable for it.
    Accepted { answer: String },
    /// The message was certainly not accepted, so a second attempt makes no second message.
    /// `permanent`: the server rejected this message or recipient for good (5xx).
    Refused { permanent: bool, answer: String },
    /// Bytes of the message left and no answer came that settles it: it may have arrived.
    Unknown { answer: String },
}

impl Delivery {
    pub fn answer(&self) -> &str {
        match self {
            Delivery::Accepted { answer }
            | Delivery::Refused { answer, .. }
            | Delivery::Unknown { answer } => answer,
        }
    }

    pub(crate) fn accepted(answer: impl Into<String>) -> Delivery {
        Delivery::Accepted { answer: answer.into() }
    }

    pub(crate) fn refused_for_now(answer: impl Into<String>) -> Delivery {
        Delivery::Refused { permanent: false, answer: answer.into() }
    }

    pub(crate) fn refused_for_good(answer: impl Into<String>) -> Delivery {
        Delivery::Refused { permanent: true, answer: answer.into() }
    }

    pub(crate) fn unknown(answer: impl Into<String>) -> Delivery {
        Delivery::Unknown { answer: answer.into() }
    }
}
