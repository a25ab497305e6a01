//! The stories of the articles as plays, for `docs/plays/README.md`: what is told, and what Bondig
//! does day by day. The page is this test's output.

use std::fmt::Write;
use std::path::Path;

use crate::told::play;

/// Title, what happens in plain words, and the play.
const STORIES: &[(&str, &str, &str)] = &[
    (
        "A customer who is not satisfied",
        "The invoice is overdue and somebody calls to ask why. The customer is not satisfied with what was\n\
         delivered. From that second nobody reminds him. The client hears it at once and chooses a remedy; the\n\
         customer agrees with it, is satisfied, and pays what is left. Then we ask how it went, and when nothing is\n\
         open any more he is asked for a good word.",
        "C1 email phone; invoice F1 100.00 issued 2026-02-02 due 2026-03-04; 03-11 call dispute because quality; \
         03-16 remedy F1; 03-18 credit F1 20.00; 03-18 closes F1 partly satisfied; 03-24 payment F1 80.00; until 2026-04-30",
    ),
    (
        "I always use thirty days",
        "The books say fourteen days. The customer calls before the due date and says that he always uses thirty.\n\
         From that second no reminder goes out that is wrong under it. The client says yes, the bookkeeper is asked,\n\
         and asked again, until the books show it.",
        "C1 email phone; invoice F1 100.00 issued 2026-02-02 due 2026-02-16; 02-10 claims 30; 02-11 approved 30 from F1; \
         02-12 books C1=14; 02-20 books C1=30 F1=2026-03-04; 03-04 payment F1 100.00; until 2026-03-12",
    ),
    (
        "He forgot",
        "A short word on the day, a friendly one two days later. He pays; nobody calls.",
        "C1 email phone; invoice F1 100.00 issued 2026-02-02 due 2026-03-04; 03-09 payment F1 100.00; until 2026-03-16",
    ),
    (
        "The bookkeeper is away",
        "The call hears when he is back. Until then nothing is asked; after it we call again.",
        "C1 email phone; invoice F1 100.00 issued 2026-02-02 due 2026-03-04; 03-11 call absent until 03-20; \
         03-25 payment F1 100.00; until 2026-03-30",
    ),
    (
        "He uses another term",
        "Told in an answer to a reminder: it is a claim, and the client is asked.",
        "C1 email phone; invoice F1 100.00 issued 2026-02-02 due 2026-02-16; 02-18 reply other_terms by email days 30; \
         02-19 approved 30 from F1; 03-04 payment F1 100.00; until 2026-03-12",
    ),
    (
        "He does not want to pay",
        "He is dissatisfied: reminders stop, a person solves it.",
        "C1 email phone; invoice F1 100.00 issued 2026-02-02 due 2026-03-04; 03-11 call dispute because delivery; until 2026-03-20",
    ),
];

#[test]
fn the_stories_of_the_articles_are_told_in_docs() {
    let mut page = String::from(
        "# Plays\n\nThe stories behind Bondig, played by its own rules, in the form of [play.md](../play.md). Each shows\n\
         what happens and what Bondig does, day by day. This page is written by the test `stories`.\n",
    );
    for (title, words, story) in STORIES {
        let told = play(story);
        assert!(!told.trim().is_empty(), "{title}");
        write!(
            page,
            "\n## {title}\n\n{words}\n\n```text\n{}\n```\n\n```text\n{}\n```\n",
            story.replace("; ", "\n"),
            told.trim_end()
        )
        .unwrap();
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/plays/README.md");
    #[expect(clippy::disallowed_methods, reason = "a page is written only when a person asks for it")]
    let write = std::env::var_os("BONDIG_WRITE_DOCS").is_some();
    if write {
        std::fs::write(&path, &page).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == page,
        "docs/plays/README.md is not what is played; run this test with BONDIG_WRITE_DOCS=1"
    );
}
