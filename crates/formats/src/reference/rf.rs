//! The creditor reference of ISO 11649: `RF`, two check digits, 1 to 21 letters and digits.

use super::remainder_97;

/// Whether it is an RF reference with a right check; spaces and lower case are accepted.
pub fn is_rf(text: &str) -> bool {
    let compact: String = text.split_whitespace().collect::<String>().to_ascii_uppercase();
    let form = (5..=25).contains(&compact.len())
        && compact.starts_with("RF")
        && compact.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && compact[2..4].bytes().all(|byte| byte.is_ascii_digit());
    form && remainder_97(&format!("{}{}", &compact[4..], &compact[..4])) == Some(1)
}

/// The RF reference for a number of 1 to 21 letters and digits; other signs are left out.
///
/// ```
/// assert_eq!(formats::reference::rf_for("INV2026001").as_deref(), Some("RF10INV2026001"));
/// ```
pub fn rf_for(number: &str) -> Option<String> {
    let number = crate::text::compact(number);
    if number.is_empty() || number.len() > 21 {
        return None;
    }
    let check = 98 - remainder_97(&format!("{number}RF00"))?;
    Some(format!("RF{check:02}{number}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_and_makes() {
        for valid in ["RF18539007547034", "rf18 5390 0754 7034", "RF0717UP2X0DO9UF6JGIPG8", "RF724P"] {
            assert!(is_rf(valid), "{valid}");
        }
        for invalid in ["RF17539007547034", "RF", "RF18", "RF1É39007547034", "18539007547034"] {
            assert!(!is_rf(invalid), "{invalid}");
        }
        assert_eq!(rf_for("20260001").as_deref(), Some("RF3120260001"));
        assert_eq!(rf_for("-"), None);
    }
}
