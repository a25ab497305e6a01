//! The sentences of law in the two formal letters: a client cannot change them, because a judge
//! reads them to the letter.
//!
//! Sources: art. 6:96 lid 6 and 6:119a BW; HR 25-11-2016, ECLI:NL:HR:2016:2704 on the term of
//! fourteen days. Not here: whether such a letter may be sent (domain, and a person's yes).

use super::Placeholder;
use super::syntax::{Block, parse_short};
use crate::voice::Voice;

/// What the sentences of law name.
pub(crate) const PLACEHOLDERS: &[Placeholder] = &[
    Placeholder::LastDay,
    Placeholder::Costs,
    Placeholder::CostsVat,
    Placeholder::TotalOpen,
    Placeholder::TotalWithCosts,
    Placeholder::Several,
    Placeholder::Creditor,
];

pub(crate) fn name(block: Block, voice: Voice) -> String {
    format!("{}/{}", voice.word(), block.mark())
}

/// The source of a block of law, ready for the engine.
pub(crate) fn source(block: Block, voice: Voice) -> String {
    let words = match (block, voice) {
        (Block::FourteenDays, Voice::NlJe) => {
            include_str!("../../letters/nl-je/law_fourteen_days.txt")
        }
        (Block::FourteenDays, Voice::NlU) => {
            include_str!("../../letters/nl-u/law_fourteen_days.txt")
        }
        (Block::FourteenDays, Voice::En) => include_str!("../../letters/en/law_fourteen_days.txt"),
        (_, Voice::NlJe) => include_str!("../../letters/nl-je/law_final_notice.txt"),
        (_, Voice::NlU) => include_str!("../../letters/nl-u/law_final_notice.txt"),
        (_, Voice::En) => include_str!("../../letters/en/law_final_notice.txt"),
    };
    parse_short(words).map(|parsed| parsed.body).unwrap_or_default()
}
