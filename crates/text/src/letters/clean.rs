//! Makes a value from outside safe to stand in a letter.
//!
//! Invariant: a cleaned value is one line without control characters and without marks that turn
//! the direction of text, and it is not endlessly long; so it can never become a paragraph, a block
//! or a header.

/// Longest name, number or reference that a letter shows.
const NAME_LENGTH: usize = 200;
/// Longest piece of a customer's own words that a letter repeats.
const WORDS_LENGTH: usize = 600;

pub(crate) fn clean_name(value: &str) -> String {
    clean(value, NAME_LENGTH)
}

pub(crate) fn clean_words(value: &str) -> String {
    clean(value, WORDS_LENGTH)
}

/// A web address that may stand behind a link.
pub(crate) fn clean_link(value: &str) -> Option<&str> {
    let scheme = value.starts_with("https://") || value.starts_with("http://");
    let plain = value.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"'<>\\`{}|^".contains(&byte));
    (scheme && plain && value.len() <= 2_000).then_some(value)
}

fn clean(value: &str, longest: usize) -> String {
    let mut text = String::with_capacity(value.len().min(longest + 4));
    let mut space = true;
    for (count, letter) in value.chars().filter(|letter| !turns_or_hides(*letter)).enumerate() {
        if count == longest {
            text.push('…');
            break;
        }
        let blank = letter.is_control() || letter == '\u{2028}' || letter == '\u{2029}' || letter == ' ';
        if !blank {
            text.push(letter);
        } else if !space {
            text.push(' ');
        }
        space = blank;
    }
    text.truncate(text.trim_end_matches(' ').len());
    text
}

/// Marks that change the direction of the text around them, or that cannot be seen.
fn turns_or_hides(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_one_quiet_line() {
        assert_eq!(clean_name("Jan\r\nBcc: x@y.nl"), "Jan Bcc: x@y.nl");
        assert_eq!(clean_name("  a\t\u{1e}[pay]\u{2028} b \0"), "a [pay] b");
        assert_eq!(clean_name("ab\u{202e}cd"), "abcd");
        assert_eq!(clean_name("€\u{a0}5"), "€\u{a0}5");
        assert_eq!(clean_name(&"x".repeat(10_000)).chars().count(), NAME_LENGTH + 1);
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert!(clean_link("https://bondig.example/b/1?x=2").is_some());
        for link in
            ["javascript:alert(1)", "https://a.example/\"onclick=", "https://a.example/ b", "", "//a.example"]
        {
            assert!(clean_link(link).is_none(), "{link}");
        }
    }
}
