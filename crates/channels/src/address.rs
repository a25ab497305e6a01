//! One e-mail address, as it may stand in a header and in an SMTP command.
//!
//! Not a display name and not a list: `a@x.example, b@x.example` is no address.
//! Invariant: an address that exists is ASCII without spaces, quotes, brackets, commas or line
//! breaks, so that it cannot become something else wherever it is written down.

use std::borrow::Cow;
use std::fmt;

const LOCAL_PART_BYTES_MAX: usize = 64;
const DOMAIN_BYTES_MAX: usize = 253;

/// A usable e-mail address; a domain with letters outside ASCII stands in its `xn--` form.
///
/// Refused on purpose: quoted local parts (`"a b"@x`), local parts outside ASCII (few servers
/// take them) and address literals (`a@[10.0.0.1]`). Such a customer needs a person to look.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Address {
    whole: String,
    at: usize,
}

impl Address {
    /// The address that this text is, or nothing where it is none that can be used.
    pub fn parse(text: &str) -> Option<Address> {
        let (local_part, domain) = text.split_once('@')?;
        if !is_local_part(local_part) {
            return None;
        }
        let domain = ascii_domain(domain)?;
        let mut whole = String::with_capacity(local_part.len() + 1 + domain.len());
        whole.push_str(local_part);
        whole.push('@');
        whole.push_str(&domain);
        Some(Address { whole, at: local_part.len() })
    }

    pub fn as_str(&self) -> &str {
        &self.whole
    }

    pub fn local_part(&self) -> &str {
        &self.whole[..self.at]
    }

    pub fn domain(&self) -> &str {
        &self.whole[self.at + 1..]
    }
}

/// Addresses are personal data: they do not slip into a log through `{:?}`.
impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Address(…)")
    }
}

/// A dot-atom of RFC 5322 §3.2.3.
fn is_local_part(text: &str) -> bool {
    text.len() <= LOCAL_PART_BYTES_MAX
        && text.split('.').all(|atom| !atom.is_empty() && atom.bytes().all(is_atom_byte))
}

fn is_atom_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte)
}

fn ascii_domain(domain: &str) -> Option<Cow<'_, str>> {
    let ascii = if domain.is_ascii() {
        Cow::Borrowed(domain)
    } else {
        Cow::Owned(idna::domain_to_ascii_strict(domain).ok()?)
    };
    is_domain(&ascii).then_some(ascii)
}

fn is_domain(text: &str) -> bool {
    text.len() <= DOMAIN_BYTES_MAX && text.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_addresses_are_taken_as_they_are() {
        for text in [
            "piet@winkel.example",
            "piet.de-boer+facturen@mail.winkel.example",
            "o'neill@winkel.example",
            "Administratie@Winkel.example",
            "root@localhost",
        ] {
            let address = Address::parse(text).expect(text);
            assert_eq!(address.as_str(), text);
            assert_eq!(format!("{}@{}", address.local_part(), address.domain()), text);
        }
    }

    #[test]
    fn a_domain_outside_ascii_stands_in_its_wire_form() {
        let address = Address::parse("piet@café.example").expect("a usable address");
        assert_eq!(address.as_str(), "piet@xn--caf-dma.example");
    }

    #[test]
    fn what_could_become_something_else_is_no_address() {
        for text in [
            "",
            "piet",
            "@winkel.example",
            "piet@",
            "piet@winkel.example,jan@winkel.example",
            "piet@winkel.example;jan@winkel.example",
            "Piet <piet@winkel.example>",
            "piet@winkel.example ",
            " piet@winkel.example",
            "piet@winkel.example\r\nBcc: jan@winkel.example",
            "piet\n@winkel.example",
            "piet@winkel.example>",
            "piet@win kel.example",
            "\"piet\"@winkel.example",
            "pïet@winkel.example",
            "piet@@winkel.example",
            "piet..boer@winkel.example",
            ".piet@winkel.example",
            "piet@.example",
            "piet@winkel..example",
            "piet@-winkel.example",
            "piet@[127.0.0.1]",
            "piet@winkel.example\0",
        ] {
            assert_eq!(Address::parse(text), None, "{text:?}");
        }
    }

    #[test]
    fn an_address_does_not_show_itself_in_debug() {
        let address = Address::parse("piet@winkel.example").expect("a usable address");
        assert!(!format!("{address:?}").contains("piet"));
    }
}
