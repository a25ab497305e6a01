//! What happened in a complaint, as a line of the timeline and of its own thread.

use domain::dispute::{News, Side};

use super::view::View;
use crate::pages::timeline::ItemKind;

/// What kind of line it is, its words, and what was said.
pub fn line(view: View<'_>, news: &News) -> (ItemKind, String, Option<String>) {
    let say = view.say;
    match news {
        News::Told { words, owner, .. } => {
            let title = match owner {
                Some(owner) => say.with("case-owner-is", "who", owner),
                None => say.t("case-told"),
            };
            (ItemKind::Agreement, title, words.clone())
        }
        News::PassedOn { to } => {
            (ItemKind::MessageOut, say.with("case-passed-on", "who", &to.name), to.email.clone())
        }
        News::Answered { by, words } => {
            (ItemKind::MessageIn, say.with("case-answered", "who", by), Some(words.clone()))
        }
        News::Said { side, by, words } => {
            let kind = if *side == Side::Us { ItemKind::CallOut } else { ItemKind::MessageIn };
            (kind, say.with(&format!("case-said-{side}"), "who", by), Some(words.clone()))
        }
        News::Proposed { kind, words, amount, by, .. } => {
            let what = say.name("remedy", kind);
            let title = say.with2("case-proposed", "who", by, "what", what);
            (ItemKind::Agreement, title, with_amount(view, words, *amount))
        }
        News::Judged { verdict, by, words, .. } => {
            let title = say.with2("case-judged", "who", by, "what", say.name("verdict", verdict));
            (ItemKind::MessageIn, title, words.clone())
        }
        News::Agreed { .. } => (ItemKind::Agreement, say.t("case-agreed"), None),
        News::Felt { satisfaction, asked, words } => {
            let how = say.name("satisfaction", satisfaction);
            let title = say.with2("case-felt", "what", how, "how", say.name("asked", asked));
            (ItemKind::Score, title, words.clone())
        }
        News::FollowedUp { words } => {
            (ItemKind::AgreementEnded, say.t("case-followed-up"), Some(words.clone()))
        }
        News::Found { cause } => {
            let step = say.name("process", cause.step);
            let title =
                say.with2("case-found", "step", step, "who", say.name("department", cause.department));
            (ItemKind::Change, title, cause.learned.clone())
        }
        News::LeftIt { why } => (ItemKind::Agreement, say.t("case-left"), Some(why.clone())),
        News::Moved { stage } => {
            (ItemKind::Change, say.with("case-moved", "what", say.name("stage", stage)), None)
        }
    }
}

fn with_amount(view: View<'_>, words: &str, amount: Option<domain::Cents>) -> Option<String> {
    let amount = amount.map(|amount| view.say.money(amount));
    let parts: Vec<String> =
        [amount, Some(words.to_owned())].into_iter().flatten().filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join(": "))
}
