//! Documents that an invoice refers to or carries inside (`AdditionalDocumentReference`).

use super::Attributes;
use crate::facts::Attachment;
use crate::problem::ProblemKind;
use crate::text;

#[derive(Debug, Default)]
pub(super) struct DocumentDraft {
    id: Option<String>,
    type_code: Option<String>,
    attachment: Option<Attachment>,
}

impl DocumentDraft {
    pub(super) fn take(&mut self, path: &str, given: &str, with: &Attributes) -> Option<ProblemKind> {
        match path {
            "ID" => self.id = text::some(given),
            "DocumentTypeCode" => self.type_code = text::some(given),
            "Attachment/EmbeddedDocumentBinaryObject" => return self.embed(given, with),
            _ => {}
        }
        None
    }

    fn embed(&mut self, given: &str, with: &Attributes) -> Option<ProblemKind> {
        let name = with.file_name.clone().or_else(|| self.id.clone());
        let name = safe_name(&name.unwrap_or_else(|| "bijlage".into()));
        let Some(bytes) = base64(given) else {
            return Some(ProblemKind::AttachmentUnreadable { name });
        };
        let mime = with.mime.clone().unwrap_or_else(|| "application/octet-stream".into());
        self.attachment = Some(Attachment { name, mime, size: bytes.len(), bytes });
        None
    }

    /// The project of the invoice: EN 16931 puts it here with code 50.
    pub(super) fn project(&self) -> Option<String> {
        self.id.clone().filter(|_| self.type_code.as_deref() == Some("50"))
    }

    pub(super) fn finish(self) -> Option<Attachment> {
        self.attachment
    }
}

/// The last part of a path: a name from a file never leads elsewhere.
fn safe_name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let last = last.trim_start_matches('.');
    if last.is_empty() { "bijlage".to_owned() } else { text::clean(last) }
}

/// RFC 4648, white space allowed anywhere, padding optional.
fn base64(given: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(given.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0_u32);
    let mut padded = false;
    for letter in given.bytes().filter(|letter| !letter.is_ascii_whitespace()) {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            b'=' => {
                padded = true;
                continue;
            }
            _ => return None,
        };
        if padded {
            return None;
        }
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
    }
    // Six bits left over are a letter that stands for nothing: the text was cut.
    (held < 6).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_the_standard_has_it() {
        let cases = [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9v\n Ymc", "foobg")];
        for (given, expected) in cases {
            assert_eq!(base64(given).unwrap(), expected.as_bytes());
        }
        for wrong in ["Z", "Zm9v!", "Zg==Zg=="] {
            assert_eq!(base64(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_name_leads_nowhere() {
        assert_eq!(safe_name("../../etc/passwd"), "passwd");
        assert_eq!(safe_name("C:\\x\\factuur 1.pdf"), "factuur 1.pdf");
        assert_eq!(safe_name(".."), "bijlage");
    }
}
