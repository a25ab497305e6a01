//! Invoice numbers in the texts of a payment, as payers write them and banks cut them.

/// A part of an invoice is only paid by a number that can hardly be something else.
pub(super) const TELLING: usize = 6;

const PREFIXES: [&str; 10] =
    ["FACTUURNUMMER", "FACTUURNR", "FACTUUR", "FACTNR", "FACT", "FCT", "INVOICE", "INV", "NR", "NO"];

/// Capital letters and digits only: how numbers are compared.
pub fn plain(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect()
}

/// Everything in a text that could be an invoice number: words, words without a prefix like
/// "factuur", and two or three words together, because banks and people cut numbers.
pub(super) fn candidates(text: &str) -> Vec<String> {
    let between =
        |letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | ':' | '+' | '&' | '(' | ')');
    let words: Vec<String> = text.split(between).map(plain).filter(|word| !word.is_empty()).collect();
    let mut all = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let mut joined = String::new();
        for part in words[place..].iter().take(3) {
            joined.push_str(part);
            add(&mut all, &joined);
        }
        for prefix in PREFIXES {
            if let Some(rest) = word.strip_prefix(prefix) {
                add(&mut all, rest);
            }
        }
    }
    // "2026-17/2026-18": numbers with a slash between them.
    for part in text.split(['/', '\n', ',', ' ']) {
        add(&mut all, &plain(part));
    }
    all
}

/// A number worth looking up: not an amount of three digits, not a word without any.
fn add(all: &mut Vec<String>, word: &str) {
    if word.len() >= 4 && word.chars().any(|letter| letter.is_ascii_digit()) {
        all.push(word.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::candidates;

    #[test]
    fn numbers_are_found_as_people_write_them() {
        for text in [
            "2026-0017",
            "factuur 2026-0017",
            "Factuurnr.2026-0017",
            "fact 2026 0017",
            "uw factuur: 20260017, bedankt",
            "2026-0016/2026-0017",
            "(2026-0017)",
        ] {
            assert!(candidates(text).iter().any(|word| word == "20260017"), "{text}");
        }
        assert!(candidates("dank u wel, tot ziens").is_empty(), "words without a figure are no numbers");
    }
}
