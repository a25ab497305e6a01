//! The words and the names of the documents in a message as it was frozen, byte for byte.
//!
//! Reads what the room `channels` writes: headers, a first part in plain text as quoted-printable.
//! Not here: mail of others. Invariant: bytes that are not such a message are shown as they are.

/// The plain text of a frozen message.
pub fn plain_text(bytes: &[u8]) -> String {
    let raw = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    let Some(part) = text_part(&raw) else {
        return raw;
    };
    let Some((headers, body)) = part.split_once("\n\n") else {
        return raw;
    };
    let headers = headers.to_lowercase();
    let end = body.find("\n--").unwrap_or(body.len());
    match headers.contains("quoted-printable") {
        true => unquoted(&body[..end]),
        false => body[..end].to_owned(),
    }
}

/// One header line, unfolded; `None` where there is none.
pub fn header(bytes: &[u8], name: &str) -> Option<String> {
    let raw = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    let head = raw.split_once("\n\n").map_or(raw.as_str(), |(head, _)| head);
    let head = head.replace("\n ", " ").replace("\n\t", " ");
    let wanted = format!("{}:", name.to_lowercase());
    let line = head.lines().find(|line| line.to_lowercase().starts_with(&wanted))?;
    Some(line[wanted.len()..].trim().to_owned())
}

/// The names of the documents that went with it.
pub fn attachments(bytes: &[u8]) -> Vec<String> {
    let raw = String::from_utf8_lossy(bytes);
    let names = raw.split("filename=\"").skip(1);
    names.filter_map(|rest| rest.split_once('"').map(|(name, _)| name.to_owned())).collect()
}

fn text_part(raw: &str) -> Option<&str> {
    let at = raw.to_lowercase().find("content-type: text/plain")?;
    let before = raw.get(..at)?;
    let begin = before.rfind("\n\n").map_or(0, |place| place + 2);
    let begin = before.rfind("\n--").map_or(begin, |place| place + 1);
    raw.get(begin..)
}

fn unquoted(text: &str) -> String {
    let joined = text.replace("=\n", "");
    let bytes = joined.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = joined.get(at + 1..at + 3).filter(|_| bytes[at] == b'=');
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_come_out_as_they_were_written() {
        let mail = b"From: a@b.example\r\nSubject: x\r\n y\r\nContent-Type: multipart/alternative;\r\n boundary=\"=_1\"\r\n\r\n--=_1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nBeste Petra,=\r\n nog =E2=82=AC 12,50\r\n--=_1\r\nContent-Type: text/html\r\n\r\n<p>\r\n--=_1--\r\n";
        assert_eq!(plain_text(mail), "Beste Petra, nog € 12,50");
        assert_eq!(header(mail, "subject").as_deref(), Some("x y"));
        assert_eq!(plain_text(b"zo getypt"), "zo getypt");
    }
}
