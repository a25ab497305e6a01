//! The fixed sentences and labels around a letter: `letters/<voice>/sentences.txt`, one
//! `key: words` a line.
//!
//! Invariant: every voice has exactly the same keys (a test holds it).

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::voice::Voice;

type Table = HashMap<&'static str, &'static str>;

/// The words for a key; an unknown key gives nothing, and a test that finds it.
pub(crate) fn sentence(voice: Voice, key: &str) -> &'static str {
    static TABLES: OnceLock<[Table; 3]> = OnceLock::new();
    let tables =
        TABLES.get_or_init(|| [Voice::NlJe, Voice::NlU, Voice::En].map(|voice| pairs(voice).collect()));
    tables[voice as usize].get(key).copied().unwrap_or_default()
}

fn pairs(voice: Voice) -> impl Iterator<Item = (&'static str, &'static str)> {
    let file = match voice {
        Voice::NlJe => include_str!("../../letters/nl-je/sentences.txt"),
        Voice::NlU => include_str!("../../letters/nl-u/sentences.txt"),
        Voice::En => include_str!("../../letters/en/sentences.txt"),
    };
    let lines = file.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(':')).map(|(key, words)| (key.trim(), words.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_voice_has_the_same_keys_once() {
        let keys = |voice| {
            let mut keys: Vec<&str> = pairs(voice).map(|(key, _)| key).collect();
            keys.sort_unstable();
            keys
        };
        let dutch = keys(Voice::NlJe);
        assert!(dutch.windows(2).all(|pair| pair[0] != pair[1]));
        assert_eq!(dutch, keys(Voice::NlU));
        assert_eq!(dutch, keys(Voice::En));
        assert!(Voice::ALL.iter().all(|voice| pairs(*voice).all(|(_, words)| !words.is_empty())));
    }

    #[test]
    fn every_next_step_has_a_sentence_with_its_day() {
        for voice in Voice::ALL {
            for kind in super::super::NextKind::ALL {
                assert!(sentence(*voice, kind.sentence_key()).contains("{date}"), "{kind:?}");
            }
        }
    }
}
