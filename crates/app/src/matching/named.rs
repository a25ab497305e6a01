//! What a text can name: numbers as payers write them and banks cut them.
//!
//! Not here: which invoice a number is (`open`), what follows from it (`judge`).

/// Capital letters and figures only: how numbers are compared.
pub fn plain(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect()
}

/// Figures only.
pub(super) fn figures(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// A row of letters or a row of figures, as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Atom {
    pub text: String,
    pub is_number: bool,
    /// Something stands between this one and the one before.
    pub apart: bool,
}

/// The rows of letters and figures of a text. An O or an I between figures was meant as one.
pub(super) fn atoms(text: &str) -> Vec<Atom> {
    let letters: Vec<char> = text.chars().map(|letter| letter.to_ascii_uppercase()).collect();
    let mut atoms: Vec<Atom> = Vec::new();
    let mut apart = true;
    for (place, letter) in letters.iter().enumerate() {
        let near_figure = |place: Option<usize>| {
            place.and_then(|place| letters.get(place)).is_some_and(char::is_ascii_digit)
        };
        let between = near_figure(place.checked_sub(1)) && near_figure(Some(place + 1));
        let letter = match letter {
            'O' if between => '0',
            'I' | 'L' if between => '1',
            other => *other,
        };
        if !letter.is_ascii_alphanumeric() {
            apart = true;
            continue;
        }
        let is_number = letter.is_ascii_digit();
        match atoms.last_mut() {
            Some(last) if !apart && last.is_number == is_number => last.text.push(letter),
            _ => atoms.push(Atom { text: letter.to_string(), is_number, apart }),
        }
        apart = false;
    }
    atoms
}

/// How many atoms a number can be spread over.
const SPREAD: usize = 6;

/// Every row of up to six atoms as one word, with the place of its first and behind its last atom,
/// when it is between `shortest` and `longest` long and has a figure.
pub(super) fn words<'a>(
    atoms: &'a [Atom],
    shortest: usize,
    longest: usize,
) -> impl Iterator<Item = (usize, usize, String)> + 'a {
    (0..atoms.len()).flat_map(move |from| {
        let mut word = String::new();
        let mut with_figure = false;
        let mut found = Vec::new();
        for (to, atom) in atoms.iter().enumerate().skip(from).take(SPREAD) {
            word.push_str(&atom.text);
            with_figure |= atom.is_number;
            if word.len() > longest {
                break;
            }
            if with_figure && word.len() >= shortest {
                found.push((from, to + 1, word.clone()));
            }
        }
        found
    })
}

/// The account in a text that holds everything: `/IBAN/NL91…/`.
pub fn account_in(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("/IBAN/")?;
    let account = plain(rest.split('/').next()?);
    formats::reference::is_iban(&account).then_some(account)
}

/// The payer's name in such a text.
pub fn name_in(text: &str) -> Option<String> {
    let (_, rest) = text.split_once("/NAME/")?;
    let name = rest.split('/').next()?.trim();
    (!name.is_empty()).then(|| name.to_owned())
}

/// What the payer wrote in such a text, without what the bank put around it.
pub(super) fn said(text: &str) -> &str {
    let Some((_, rest)) = text.split_once("/REMI/") else {
        return if text.contains("/IBAN/") || text.starts_with("/TRTP/") { "" } else { text };
    };
    ["/EREF/", "/ISDT/", "/CSID/", "/MARF/", "/SVCL/", "/PURP/"]
        .iter()
        .filter_map(|end| rest.find(end))
        .min()
        .map_or(rest, |end| &rest[..end])
}

/// A name as it is compared: capitals, without legal form, signs and small words.
pub fn plain_name(name: &str) -> String {
    const LEFT_OUT: [&str; 16] = [
        "BV",
        "NV",
        "VOF",
        "CV",
        "EN",
        "ZN",
        "HOLDING",
        "THE",
        "DE",
        "HET",
        "GMBH",
        "LTD",
        "EO",
        "CO",
        "INC",
        "STICHTING",
    ];
    let without_points = name.to_uppercase().replace('.', "");
    let words = without_points.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty() && !LEFT_OUT.contains(word)).collect()
}

/// A name with its form: capitals and figures only.
pub fn full_name(name: &str) -> String {
    name.to_uppercase().chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// Whether one sign was mistyped: another, one too few, one too many, or two that changed places.
pub(super) fn is_almost(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let same_from = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[same_from..], &other[same_from..]);
    let same_to = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    let (one, other) = (&one[..one.len() - same_to], &other[..other.len() - same_to]);
    match (one.len(), other.len()) {
        (1, 1) | (0, 1) | (1, 0) => true,
        (2, 2) => one[0] == other[1] && one[1] == other[0],
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found_as_people_write_them() {
        for text in [
            "2026-0017",
            "factuur 2026-0017",
            "Factuurnr.2026-0017",
            "fact 2026 0017",
            "FACTUURNUMMER20260017",
            "uw factuur: 20260017, bedankt",
            "2026-0016/2026-0017",
            "(2026-0017)",
            "2O260017",
            "2026 - 0017",
        ] {
            let atoms = atoms(text);
            assert!(words(&atoms, 8, 8).any(|(_, _, word)| word == "20260017"), "{text}");
        }
        let atoms = atoms("dank u wel, tot ziens");
        assert_eq!(words(&atoms, 2, 20).count(), 0, "words without a figure are no numbers");
    }

    #[test]
    fn a_bank_that_says_everything_in_one_text_is_read() {
        let text = "/TRTP/SEPA OVERBOEKING/IBAN/NL91ABNA0417164300/NAME/DE MOLEN BV/REMI/factuur 12/EREF/NOTPROVIDED";
        assert_eq!(account_in(text).as_deref(), Some("NL91ABNA0417164300"));
        assert_eq!(name_in(text).as_deref(), Some("DE MOLEN BV"));
        assert_eq!(said(text), "factuur 12");
        assert_eq!(said("factuur 12"), "factuur 12");
    }

    #[test]
    fn names_are_compared_without_their_form() {
        assert_eq!(plain_name("De Molen B.V."), plain_name("MOLEN BV"));
        assert_ne!(plain_name("Molen Oost"), plain_name("Molen West"));
    }

    #[test]
    fn one_slip_is_almost_and_two_are_not() {
        for slip in ["20250718", "2025708", "202507108", "20257008"] {
            assert!(is_almost("20250708", slip), "{slip}");
        }
        assert!(!is_almost("20250708", "20250709a"));
        assert!(!is_almost("20250708", "20250708"));
        assert!(!is_almost("20250708", "20252719"));
    }
}
