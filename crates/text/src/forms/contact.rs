//! Account numbers and telephone numbers, in the groups in which people read them out.
//!
//! Not here: whether they exist. What is not understood is shown as it was given.

/// Dutch area codes of three digits; every other area code has four.
const SHORT_AREAS: [&str; 37] = [
    "010", "013", "014", "015", "020", "023", "024", "026", "030", "033", "035", "036", "038", "040", "043",
    "045", "046", "050", "053", "055", "058", "070", "071", "072", "073", "074", "075", "076", "077", "078",
    "079", "082", "084", "085", "087", "088", "091",
];

/// `NL91 ABNA 0417 1643 00`.
pub fn iban_in_fours(iban: &str) -> String {
    let mut text = String::with_capacity(iban.len() + 8);
    let letters = iban.chars().filter(|letter| !letter.is_whitespace());
    for (index, letter) in letters.enumerate() {
        if index > 0 && index % 4 == 0 {
            text.push(' ');
        }
        text.extend(letter.to_uppercase());
    }
    text
}

/// `06-12 34 56 78`, `0512-12 34 56`, `020-123 45 67`; a foreign number stays as it was given.
pub fn phone_readable(phone: &str) -> String {
    let Some(digits) = dutch_digits(phone) else {
        return phone.trim().to_owned();
    };
    let groups: &[usize] = match digits.as_str() {
        number if number.starts_with("06") => &[2, 2, 2, 2, 2],
        number if is_service(number) => &[4, 4, 4],
        number if SHORT_AREAS.iter().any(|area| number.starts_with(area)) => &[3, 3, 2, 2],
        _ => &[4, 2, 2, 2],
    };
    let mut text = String::with_capacity(16);
    let mut rest = digits.as_str();
    for (index, width) in groups.iter().enumerate() {
        if rest.is_empty() {
            break;
        }
        let (group, tail) = rest.split_at((*width).min(rest.len()));
        match index {
            0 => {}
            1 => text.push('-'),
            _ => text.push(' '),
        }
        text.push_str(group);
        rest = tail;
    }
    text
}

/// The address for a link that dials: `tel:+31512123456`. `None` when there is no number in it.
pub fn phone_link(phone: &str) -> Option<String> {
    if let Some(digits) = dutch_digits(phone) {
        if is_service(&digits) {
            return Some(format!("tel:{digits}"));
        }
        return Some(format!("tel:+31{}", &digits[1..]));
    }
    let digits: String = phone.chars().filter(char::is_ascii_digit).collect();
    let international = phone.trim_start().starts_with('+');
    let digits = if international { Some(digits) } else { digits.strip_prefix("00").map(str::to_owned) };
    digits.filter(|digits| (7..=15).contains(&digits.len())).map(|digits| format!("tel:+{digits}"))
}

/// The ten digits of a Dutch number (or those of a service number), starting with 0.
fn dutch_digits(phone: &str) -> Option<String> {
    let plain = phone.replace("(0)", "");
    if plain.chars().any(|letter| !(letter.is_ascii_digit() || " -+().\u{a0}".contains(letter))) {
        return None;
    }
    let digits: String = plain.chars().filter(char::is_ascii_digit).collect();
    let national = if plain.trim_start().starts_with('+') {
        format!("0{}", digits.strip_prefix("31")?)
    } else if let Some(rest) = digits.strip_prefix("0031") {
        format!("0{rest}")
    } else {
        digits
    };
    let service = is_service(&national) && matches!(national.len(), 8 | 11);
    (national.starts_with('0') && !national.starts_with("00") && (national.len() == 10 || service))
        .then_some(national)
}

fn is_service(digits: &str) -> bool {
    ["0800", "0900", "0906", "0909"].iter().any(|prefix| digits.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn account_numbers_in_fours() {
        assert_eq!(iban_in_fours("nl91abna0417164300"), "NL91 ABNA 0417 1643 00");
        assert_eq!(iban_in_fours("NL91 ABNA 0417 1643 00"), "NL91 ABNA 0417 1643 00");
    }

    #[test]
    fn telephone_numbers_as_they_are_read_out() {
        for (given, shown, link) in [
            ("0612345678", "06-12 34 56 78", "tel:+31612345678"),
            ("+31 (0)6 1234 5678", "06-12 34 56 78", "tel:+31612345678"),
            ("0031512123456", "0512-12 34 56", "tel:+31512123456"),
            ("020-1234567", "020-123 45 67", "tel:+31201234567"),
            ("0800 1234", "0800-1234", "tel:08001234"),
            ("+32 2 123 45 67", "+32 2 123 45 67", "tel:+3221234567"),
        ] {
            assert_eq!(phone_readable(given), shown, "{given}");
            assert_eq!(phone_link(given).as_deref(), Some(link), "{given}");
        }
        assert_eq!(phone_readable("via de receptie"), "via de receptie");
        assert_eq!(phone_link("via de receptie"), None);
    }
}
