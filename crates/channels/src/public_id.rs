//! The public id of a message: what it is called everywhere outside, for good.
//!
//! It is the left part of the Message-ID, the name of the `.eml` file and part of the boundary
//! between the parts, so it must be plain enough for all three. Making ids is the caller's work.

/// Room for the boundary, which RFC 2046 §5.1.1 limits to 70 characters.
pub(crate) const ID_BYTES_MAX: usize = 60;

pub(crate) fn is_plain(id: &str) -> bool {
    id.len() <= ID_BYTES_MAX
        && id.split('.').all(|part| {
            !part.is_empty()
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        })
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn letters_digits_and_a_few_marks_are_plain() {
        for id in ["a", "0195f1c2-7b1e-7c3a-9d55-2f6f0d1c9a11", "c1.m20_7"] {
            assert!(is_plain(id), "{id}");
        }
        for id in ["", ".", "..", "../a", "a/b", "a b", "a@b", "a>", "a\r\n", ".a", "é"] {
            assert!(!is_plain(id), "{id:?}");
        }
        assert!(!is_plain(&"a".repeat(61)));
    }
}
