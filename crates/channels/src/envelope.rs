//! Everything that one message needs, as one value that does not change.
//!
//! Not the bytes (see `message`) and not the handing over (see `mailer`).
//! Invariant: there is one recipient, because there is room for one only.

use std::fmt;

use jiff::Timestamp;

/// What mail servers commonly take, transfer encoding included.
pub const MESSAGE_BYTES_MAX: usize = 25 * 1024 * 1024;

/// One message to one person.
#[derive(Clone, PartialEq, Eq)]
pub struct Envelope {
    /// Our public id of this contact moment: letters, digits, `-`, `_` and single dots, at most 60.
    /// It becomes `Message-ID: <id@domain of the sender>` and stays the same at every attempt.
    pub message_id: String,
    pub from_name: String,
    pub from_address: String,
    pub reply_to: Option<String>,
    pub to_name: String,
    /// Where the message really goes: in a trial the address that everything is redirected to.
    pub to_address: String,
    pub subject: String,
    pub text: String,
    /// The same words with form. Empty: the message is plain text only.
    pub html: String,
    pub attachments: Vec<Attachment>,
    pub date: Timestamp,
    /// In a trial, whom it would have gone to: marked in the subject and in a header.
    pub trial_of: Option<String>,
}

/// A document that goes with the message, such as a copy of the invoice.
#[derive(Clone, PartialEq, Eq)]
pub struct Attachment {
    /// The file's name, without a path.
    pub name: String,
    /// The media type, such as `application/pdf`.
    pub mime: String,
    pub bytes: Vec<u8>,
}

/// Why an envelope is no message. Names the part, never what stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BuildProblem {
    #[error("the {part} holds a line break or a null character, which could forge a header")]
    LineBreak { part: &'static str },
    #[error("the {part} is not an e-mail address that can be used")]
    AddressNotUsable { part: &'static str },
    #[error("the public id is not plain: letters, digits, '-', '_' and single dots, at most 60 characters")]
    IdNotPlain,
    #[error("the message has no text")]
    NothingSaid,
    #[error("attachment {number} needs a file name of 1 to {bytes_max} bytes")]
    AttachmentName { number: usize, bytes_max: usize },
    #[error("attachment {number} has a media type that cannot be attached")]
    AttachmentKind { number: usize },
    #[error("the message has {bytes} bytes, and mail servers take {bytes_max}")]
    TooLarge { bytes: usize, bytes_max: usize },
}

/// An envelope is personal data from end to end: only its public id shows.
impl fmt::Debug for Envelope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Envelope({}, …)", self.message_id)
    }
}

impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Attachment({} bytes)", self.bytes.len())
    }
}
