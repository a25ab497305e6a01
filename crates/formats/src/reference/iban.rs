//! IBANs: their form, and their check.
//!
//! Exports mask IBANs (`NL99INGB9999999999`); such a one keeps its form and fails its check. An
//! import takes the form; what we pay out or print must pass the check.

use iban::Iban;

/// Whether it is an IBAN of a known country with the right check and length. Spaces are accepted.
///
/// ```
/// assert!(formats::reference::is_iban("NL91 ABNA 0417 1643 00"));
/// assert!(!formats::reference::is_iban("NL99INGB9999999999"));
/// ```
pub fn is_iban(text: &str) -> bool {
    let compact: String = text.split_whitespace().collect();
    compact.to_ascii_uppercase().parse::<Iban>().is_ok()
}

/// The IBAN without spaces and in upper case, when it has the form of one; the check may fail.
pub fn iban_form(text: &str) -> Option<String> {
    // As banks write it: nothing to take out.
    let bytes = text.as_bytes();
    if bytes.len() >= 15 && bytes.iter().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase()) {
        return is_iban_form(text).then(|| text.to_owned());
    }
    let form: String = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-'))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    is_iban_form(&form).then_some(form)
}

fn is_iban_form(form: &str) -> bool {
    let bytes = form.as_bytes();
    (15..=34).contains(&bytes.len())
        && bytes.iter().all(u8::is_ascii_alphanumeric)
        && bytes[..2].iter().all(u8::is_ascii_uppercase)
        && bytes[2..4].iter().all(u8::is_ascii_digit)
        && has_length_of_its_country(form)
}

/// The countries whose accounts are most seen here; a VAT number (`NL123456789B01`) is no IBAN.
fn has_length_of_its_country(form: &str) -> bool {
    let length = match &form[..2] {
        "NL" => 18,
        "BE" => 16,
        "DE" | "GB" | "IE" => 22,
        "FR" | "IT" => 27,
        "LU" | "AT" => 20,
        "ES" => 24,
        "PT" => 25,
        "PL" => 28,
        "CH" => 21,
        _ => return true,
    };
    form.len() == length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_and_check_are_two_things() {
        assert_eq!(iban_form("NL57 RABO 0107307510").as_deref(), Some("NL57RABO0107307510"));
        assert_eq!(iban_form("nl99ingb9999999999").as_deref(), Some("NL99INGB9999999999"));
        for no in ["NL123456789B01", "12345678", "", "NL91ABNA04171643001", "é91ABNA0417164300"] {
            assert_eq!(iban_form(no), None, "{no}");
        }
        assert!(is_iban("nl91abna0417164300"));
        assert!(!is_iban("NL91ABNA0417164301"));
    }
}
