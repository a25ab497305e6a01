//! An envelope as the exact bytes of one MIME message (RFC 5322, 2045–2047, 2231).
//!
//! Written here rather than by a library, because the bytes are frozen with their hash when a
//! message is claimed: they must depend on the envelope alone, so no drawn boundary and no clock.
//! Not here: what is said. Reminders are signed by a person and ask for an answer, so they carry
//! no `Auto-Submitted`: an absence notice that comes back is worth reading.
//!
//! Invariants: ASCII only, CRLF only, no line over 998 bytes, one recipient, and no value of the
//! envelope can become a header, a part or a second recipient.

mod bodies;
mod headers;

use bodies::{base64_length, write_base64, write_quoted_printable};
use headers::Headers;

use crate::address::Address;
use crate::envelope::{Attachment, BuildProblem, Envelope, MESSAGE_BYTES_MAX};
use crate::public_id;

const ATTACHMENT_NAME_BYTES_MAX: usize = 200;

/// The message, ready to be handed over and to be kept as proof.
pub fn build(envelope: &Envelope) -> Result<Vec<u8>, BuildProblem> {
    let people = check(envelope)?;
    let mut out = Vec::with_capacity(length_guess(envelope));
    write_headers(&mut out, envelope, &people)?;
    if envelope.attachments.is_empty() {
        write_words(&mut out, envelope);
    } else {
        let boundary = boundary(envelope, "m");
        write_kind(&mut out, "mixed", &boundary);
        open_part(&mut out, &boundary);
        write_words(&mut out, envelope);
        for attachment in &envelope.attachments {
            open_part(&mut out, &boundary);
            write_attachment(&mut out, attachment);
        }
        close_parts(&mut out, &boundary);
    }
    if out.len() > MESSAGE_BYTES_MAX {
        return Err(too_large(out.len()));
    }
    Ok(out)
}

/// The addresses of an envelope, known to be usable.
struct People {
    from: Address,
    to: Address,
    reply_to: Option<Address>,
}

fn check(envelope: &Envelope) -> Result<People, BuildProblem> {
    if !public_id::is_plain(&envelope.message_id) {
        return Err(BuildProblem::IdNotPlain);
    }
    if envelope.text.trim().is_empty() {
        return Err(BuildProblem::NothingSaid);
    }
    for (index, attachment) in envelope.attachments.iter().enumerate() {
        check_attachment(index + 1, attachment)?;
    }
    let attached: usize =
        envelope.attachments.iter().map(|attachment| base64_length(attachment.bytes.len())).sum();
    if attached > MESSAGE_BYTES_MAX {
        return Err(too_large(attached));
    }
    let reply_to = envelope.reply_to.as_deref();
    Ok(People {
        from: address("sender's address", &envelope.from_address)?,
        to: address("recipient's address", &envelope.to_address)?,
        reply_to: reply_to.map(|text| address("address for replies", text)).transpose()?,
    })
}

fn address(part: &'static str, text: &str) -> Result<Address, BuildProblem> {
    Address::parse(text).ok_or(BuildProblem::AddressNotUsable { part })
}

fn check_attachment(number: usize, attachment: &Attachment) -> Result<(), BuildProblem> {
    if attachment.name.is_empty() || attachment.name.len() > ATTACHMENT_NAME_BYTES_MAX {
        return Err(BuildProblem::AttachmentName { number, bytes_max: ATTACHMENT_NAME_BYTES_MAX });
    }
    headers::clean("attachment's name", &attachment.name)?;
    // A message or a multipart inside may not be in base64 (RFC 2045 §6.4): they are not documents.
    let usable = attachment.mime.len() <= 127
        && attachment.mime.split_once('/').is_some_and(|(kind, form)| is_token(kind) && is_token(form))
        && !attachment.mime.starts_with("multipart/")
        && !attachment.mime.starts_with("message/");
    if usable { Ok(()) } else { Err(BuildProblem::AttachmentKind { number }) }
}

fn is_token(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"!#$&^_.+-".contains(&byte))
}

fn too_large(bytes: usize) -> BuildProblem {
    BuildProblem::TooLarge { bytes, bytes_max: MESSAGE_BYTES_MAX }
}

fn write_headers(out: &mut Vec<u8>, envelope: &Envelope, people: &People) -> Result<(), BuildProblem> {
    let mut headers = Headers::new(out);
    headers.date(envelope.date);
    headers.mailbox("From", "sender's name", &envelope.from_name, &people.from)?;
    headers.mailbox("To", "recipient's name", &envelope.to_name, &people.to)?;
    if let Some(reply_to) = &people.reply_to {
        headers.mailbox("Reply-To", "name for replies", "", reply_to)?;
    }
    match &envelope.trial_of {
        None => headers.text("Subject", "subject", &envelope.subject)?,
        Some(original) => {
            let marked = format!("[proef voor {original}] {}", envelope.subject);
            headers.text("Subject", "subject", &marked)?;
            headers.text("X-Bondig-Trial-Of", "trial's recipient", original)?;
        }
    }
    let domain = people.from.domain();
    headers.plain("Message-ID", &format!("<{}@{domain}>", envelope.message_id));
    // Some providers put their own Message-ID on it; this one survives and finds the message back.
    headers.plain("X-Bondig-Message", &envelope.message_id);
    headers.plain("MIME-Version", "1.0");
    Ok(())
}

/// The words: as text, and beside it with form where there is any.
fn write_words(out: &mut Vec<u8>, envelope: &Envelope) {
    if envelope.html.is_empty() {
        write_text(out, "plain", &envelope.text);
        return;
    }
    let boundary = boundary(envelope, "a");
    write_kind(out, "alternative", &boundary);
    open_part(out, &boundary);
    write_text(out, "plain", &envelope.text);
    open_part(out, &boundary);
    write_text(out, "html", &envelope.html);
    close_parts(out, &boundary);
}

fn write_text(out: &mut Vec<u8>, kind: &str, text: &str) {
    let mut headers = Headers::new(out);
    headers.plain("Content-Type", &format!("text/{kind}; charset=utf-8"));
    headers.plain("Content-Transfer-Encoding", "quoted-printable");
    headers.end();
    write_quoted_printable(out, text);
}

fn write_attachment(out: &mut Vec<u8>, attachment: &Attachment) {
    let mut headers = Headers::new(out);
    headers.plain("Content-Type", &attachment.mime);
    headers.plain("Content-Transfer-Encoding", "base64");
    headers.file_name(&attachment.name);
    headers.end();
    write_base64(out, &attachment.bytes);
}

/// The empty line after these headers is the one with which the first part opens.
fn write_kind(out: &mut Vec<u8>, kind: &str, boundary: &str) {
    let kind = format!("multipart/{kind};\r\n boundary=\"{boundary}\"");
    Headers::new(out).plain("Content-Type", &kind);
}

/// `=_` can stand in neither quoted-printable nor base64, so no content can close a part early.
fn boundary(envelope: &Envelope, level: &str) -> String {
    format!("=_{level}_{}", envelope.message_id)
}

fn open_part(out: &mut Vec<u8>, boundary: &str) {
    out.extend_from_slice(b"\r\n--");
    out.extend_from_slice(boundary.as_bytes());
    out.extend_from_slice(b"\r\n");
}

fn close_parts(out: &mut Vec<u8>, boundary: &str) {
    out.extend_from_slice(b"\r\n--");
    out.extend_from_slice(boundary.as_bytes());
    out.extend_from_slice(b"--\r\n");
}

fn length_guess(envelope: &Envelope) -> usize {
    let words = envelope.text.len() + envelope.html.len();
    let attached: usize =
        envelope.attachments.iter().map(|attachment| base64_length(attachment.bytes.len()) + 512).sum();
    1_536 + words + words / 6 + attached
}
