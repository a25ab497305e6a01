//! The Belgian structured communication (OGM): ten digits and two check digits, the number modulo
//! 97 with 97 for 0, written `+++123/4567/89002+++`.

use super::remainder;

/// Whether twelve digits, with or without signs between them, are an OGM.
pub fn is_ogm(text: &str) -> bool {
    if text.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return false;
    }
    let digits = crate::text::compact(text);
    digits.len() == 12 && digits[10..] == check(&digits[..10])
}

/// The OGM for a number of at most ten digits, in its written form.
pub fn ogm_for(number: u64) -> Option<String> {
    let digits = format!("{number:010}");
    if digits.len() > 10 {
        return None;
    }
    let check = check(&digits);
    Some(format!("+++{}/{}/{}{check}+++", &digits[..3], &digits[3..7], &digits[7..]))
}

fn check(digits: &str) -> String {
    match remainder(digits, 97) {
        0 => "97".to_owned(),
        rest => format!("{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_and_makes() {
        for (number, ogm) in [(1, "+++000/0000/00101+++"), (97, "+++000/0000/09797+++")] {
            assert_eq!(ogm_for(number).as_deref(), Some(ogm));
            assert!(is_ogm(ogm));
        }
        assert!(is_ogm("***100/0160/01495***"));
        assert!(!is_ogm("+++345/7508/87808+++"));
        assert!(!is_ogm("é") && !is_ogm(""));
        assert_eq!(ogm_for(10_000_000_000), None);
    }
}
