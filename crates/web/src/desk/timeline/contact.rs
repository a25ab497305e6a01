//! Lines about who speaks and how, visits, and what was taken back.

use app::TimelineRow;
use domain::Event;
use domain::event::Acted;

use crate::desk::view::View;
use crate::pages::timeline::{Item, ItemKind};

/// The line of a fact of contact; `None` for every other fact.
pub(super) fn item(
    view: View<'_>,
    row: &TimelineRow,
    line: &dyn Fn(ItemKind, String) -> Item,
) -> Option<Item> {
    let (say, who) = (view.say, row.source.as_str());
    Some(match &row.fact.event {
        Event::BestTime { words } => line(ItemKind::Change, say.with("best-time-is", "words", words)),
        Event::Pinned { text } => Item {
            body: text.clone(),
            ..line(ItemKind::Note, say.t(if text.is_some() { "note-pinned" } else { "note-unpinned" }))
        },
        Event::FirstChoice { person } => {
            line(ItemKind::Change, say.with("first-choice-is", "person", person))
        }
        Event::VisitPlanned { day, by, preparation } => Item {
            body: Some(preparation.clone()).filter(|words| !words.trim().is_empty()),
            ..line(
                ItemKind::Agreement,
                say.with2(
                    "visit-planned-for",
                    "day",
                    say.long_day(*day),
                    "by",
                    by.clone().unwrap_or_else(|| who.to_owned()),
                ),
            )
        },
        Event::VisitCancelled => line(ItemKind::AgreementEnded, say.t("visit-cancelled")),
        Event::CareContact { channel, kind } => line(
            ItemKind::CallOut,
            say.with2("care-contact", "what", say.name("care", kind), "channel", say.channel(*channel)),
        ),
        Event::Learned { text } => {
            Item { body: Some(text.clone()), ..line(ItemKind::Note, say.t("learned-for-sales")) }
        }
        Event::TakenBack(back) => {
            let what: Vec<String> = back.what.iter().map(|kind| say.name("fact", kind)).collect();
            line(ItemKind::AgreementEnded, say.with("taken-back", "what", what.join(", ")))
        }
        _ => return None,
    })
}

/// Out loud: the channel that was asked for and is not used, the one who is away (1.24, 0.2).
pub(super) fn aloud(view: View<'_>, acted: &Acted) -> Option<String> {
    let say = view.say;
    let instead = acted.instead.zip(acted.channel).map(|(instead, used)| {
        let values = [
            ("used", say.channel(used).into()),
            ("wanted", say.channel(instead.channel).into()),
            ("why", say.name("why-not", instead.why).into()),
        ];
        view.words().t_args("instead-of", &values)
    });
    let place = acted.from.as_ref().zip(acted.stands_in_for.as_ref());
    let place = place.map(|(name, absent)| say.with2("stands-in-for", "name", name, "absent", absent));
    let aloud: Vec<String> = [instead, place].into_iter().flatten().collect();
    (!aloud.is_empty()).then(|| aloud.join(" · "))
}
