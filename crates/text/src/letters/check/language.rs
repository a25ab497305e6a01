//! Looking at words: threat, coldness, je beside u, length.
//!
//! Not here: grammar. The lists hold beginnings of words, so that *incasso* also finds
//! *incassobureau*; a space in an entry means that the words must follow each other.

use super::super::kind::Element;
use crate::voice::Voice;

const THREATS_NL: &[&str] = &[
    "aanmaning",
    "aanman",
    "ingebrekestelling",
    "incass",
    "deurwaarder",
    "wanbetal",
    "in verzuim",
    "in gebreke",
    "juridisch",
    "rechtbank",
    "rechter",
    "gerechtelijk",
    "dagvaard",
    "sommatie",
    "sommeer",
    "rechtsmaatregel",
    "advocaat",
    "wettelijke rente",
    "handelsrente",
    "loonbeslag",
    "beslag",
    "dwangbevel",
    "uit handen geven",
];
const THREATS_EN: &[&str] = &[
    "bailiff",
    "collection agency",
    "collection cost",
    "debt collect",
    "legal action",
    "legal step",
    "legal proceeding",
    "court",
    "lawsuit",
    "lawyer",
    "solicitor",
    "in default",
    "default notice",
    "final demand",
    "enforcement",
    "statutory interest",
    "defaulter",
];
const HARD_NL: &[&str] = &[
    "uit onze administratie blijkt",
    "derhalve",
    "alsmede",
    "vruchteloos",
    "sommatie",
    "wanbetaler",
    "debiteur",
    "vordering",
    "dossier",
    "onverwijld",
    "desbetreffend",
    "dagtekening",
    "inzake",
    "conform",
    "middels",
    "ten spoedigste",
    "in gebreke",
    "gaarne",
    "heden",
    "dienaangaande",
];
const HARD_EN: &[&str] = &[
    "our records show",
    "according to our records",
    "hereby",
    "aforementioned",
    "pursuant",
    "debtor",
    "remit",
    "henceforth",
    "forthwith",
    "failure to",
];

pub(super) fn forbidden_word(prose: &str, voice: Voice) -> Option<String> {
    find(prose, if voice == Voice::En { THREATS_EN } else { THREATS_NL })
}

pub(super) fn hard_word(prose: &str, voice: Voice) -> Option<String> {
    find(prose, if voice == Voice::En { HARD_EN } else { HARD_NL })
}

/// Whether the other form of address stands in the text as well (in a je text any *u*, in a u text
/// any *je*).
pub(super) fn has_mixed_address(prose: &str, voice: Voice) -> bool {
    let other: &[&str] = match voice {
        Voice::NlJe => &["u", "uw", "uzelf"],
        Voice::NlU => &["je", "jij", "jou", "jouw", "jezelf"],
        Voice::En => return false,
    };
    words_in(prose).any(|word| other.contains(&word))
}

/// Whether the prose says that something may be wrong *and* that paying may be difficult, or that
/// it may already be paid.
pub(super) fn mentions(element: Element, prose: &str, voice: Voice) -> bool {
    let any = |words: &[&str]| words.iter().any(|word| prose.contains(word));
    match (element, voice) {
        (Element::Help, Voice::En) => {
            any(&["wrong", "not right", "incorrect", "mistake"])
                && any(&["difficult", "hard", "trouble", "cannot pay"])
        }
        (Element::Help, _) => {
            any(&["klopt", "niet goed", "fout"]) && any(&["lukt", "moeilijk", "lastig", "krap"])
        }
        (Element::AlreadyPaid, Voice::En) => any(&["already paid"]),
        (Element::AlreadyPaid, _) => any(&["al betaald", "al overgemaakt"]),
        _ => false,
    }
}

/// The words of a source in lower case, without tags; a placeholder counts as one word.
pub(crate) fn prose_of(source: &str) -> String {
    let mut prose = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(start) = rest.find('{') {
        prose.push_str(&rest[..start]);
        let (close, stands_for) = match rest.as_bytes().get(start + 1) {
            Some(b'{') => ("}}", "x"),
            Some(b'%') => ("%}", ""),
            _ => ("{", "{"),
        };
        let end = rest[start..].find(close).map_or(rest.len(), |end| start + end + close.len());
        prose.push_str(stands_for);
        rest = &rest[end..];
    }
    prose.push_str(rest);
    prose.to_lowercase()
}

pub(super) fn words_in(prose: &str) -> impl Iterator<Item = &str> {
    prose
        .split(|letter: char| !(letter.is_alphanumeric() || "-'’[]_".contains(letter)))
        .filter(|word| !word.is_empty())
}

/// Words per sentence on average, rounded up. Only what ends as a sentence counts.
pub(super) fn words_per_sentence(prose: &str) -> usize {
    let (mut words, mut sentences) = (0, 0);
    for paragraph in prose.split('\u{1e}') {
        for sentence in paragraph.split_inclusive(['.', '?', '!', ':']) {
            if sentence.trim_end().ends_with(['.', '?', '!', ':']) && words_in(sentence).count() > 0 {
                words += words_in(sentence).count();
                sentences += 1;
            }
        }
    }
    if sentences == 0 { 0 } else { usize::div_ceil(words, sentences) }
}

fn find(prose: &str, entries: &[&str]) -> Option<String> {
    let spaced: String = std::iter::once(" ").chain(words_in(prose).flat_map(|word| [word, " "])).collect();
    let found = entries.iter().find(|entry| spaced.contains(&format!(" {entry}")));
    found.map(|entry| (*entry).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn threats_are_found_as_beginnings_of_words() {
        assert_eq!(forbidden_word("dan volgt het incassobureau.", Voice::NlU).as_deref(), Some("incass"));
        assert_eq!(forbidden_word("u bent in verzuim", Voice::NlU).as_deref(), Some("in verzuim"));
        assert_eq!(forbidden_word("het recht op een praatje", Voice::NlU), None);
        assert_eq!(forbidden_word("we will take legal action", Voice::En).as_deref(), Some("legal action"));
    }

    #[test]
    fn address_is_judged_by_whole_words() {
        assert!(has_mixed_address("wilt u betalen?", Voice::NlJe));
        assert!(!has_mixed_address("uiterlijk vandaag, jullie factuur", Voice::NlJe));
        assert!(has_mixed_address("betaal je vandaag?", Voice::NlU));
        assert!(!has_mixed_address("een uurtje met jens", Voice::NlU));
    }

    #[test]
    fn prose_is_what_people_read() {
        assert_eq!(prose_of("Hoi {{ name }}, {% if several %}ze{% endif %} {ok"), "hoi x, ze {ok");
        assert_eq!(words_per_sentence("een twee drie. vier?"), 2);
    }
}
