//! The Dutch *betalingskenmerk* (betaalvereniging.nl): 7 digits without a check, 9 to 14 digits as
//! check digit, length digit and number, or 16 digits as check digit and number.

use super::remainder;

const WEIGHTS: [u32; 10] = [2, 4, 8, 5, 10, 9, 7, 3, 6, 1];

/// Whether these digits can be a betalingskenmerk; spaces and points are passed over. Seven digits
/// have no check and are never taken for one.
///
/// ```
/// assert!(formats::reference::is_betalingskenmerk("5000 0567 8901 2345"));
/// assert!(!formats::reference::is_betalingskenmerk("2015 0483 0000 0000"));
/// ```
pub fn is_betalingskenmerk(text: &str) -> bool {
    let digits = crate::text::compact(text);
    if digits.bytes().any(|byte| !byte.is_ascii_digit()) {
        return false;
    }
    let (check, rest) = match digits.len() {
        9..=14 | 16 => digits.split_at(1),
        _ => return false,
    };
    let length_is_right = digits.len() == 16 || remainder(&rest[..1], 10) as usize == (rest.len() - 1) % 10;
    length_is_right && check == check_digit(rest)
}

/// The betalingskenmerk for a number of 7 to 12 digits, or of 15.
pub fn betalingskenmerk_for(number: &str) -> Option<String> {
    if number.bytes().any(|byte| !byte.is_ascii_digit()) {
        return None;
    }
    let rest = match number.len() {
        7..=12 => format!("{}{number}", number.len() % 10),
        15 => number.to_owned(),
        _ => return None,
    };
    Some(format!("{}{rest}", check_digit(&rest)))
}

fn check_digit(rest: &str) -> String {
    let weighted = rest.bytes().rev().zip(WEIGHTS.iter().cycle());
    let sum: u32 = weighted.map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    match 11 - sum % 11 {
        10 => "1".to_owned(),
        11 => "0".to_owned(),
        digit => digit.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_examples() {
        for valid in ["5000056789012345", "12 2345 3462 2567", "5000202600012345"] {
            assert!(is_betalingskenmerk(valid), "{valid}");
        }
        for invalid in ["2015048300000000", "1100512149", "1234567", "", "50000567890123AB", "é"] {
            assert!(!is_betalingskenmerk(invalid), "{invalid}");
        }
    }

    #[test]
    fn what_we_make_passes_the_check() {
        assert_eq!(betalingskenmerk_for("2026001").as_deref(), Some("172026001"));
        assert_eq!(betalingskenmerk_for("12345678901").as_deref(), Some("8112345678901"));
        for number in ["2026001", "20260001", "202600123", "123456789012", "000020260001234"] {
            assert!(is_betalingskenmerk(&betalingskenmerk_for(number).unwrap()), "{number}");
        }
        assert_eq!(betalingskenmerk_for("F2026"), None);
    }
}
