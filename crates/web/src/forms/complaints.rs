//! Reading a complaint: the story beside the dispute itself, the colleague who is asked, and the
//! cause with which it ends.

use domain::dispute::{Cause, Counterpart, News};
use domain::{CallOutcome, Event, InvoiceId};

use super::Reader;
use crate::pages::acts::Act;

/// What was told beside the event that opens or closes a dispute. `before` it, where the end of the
/// case needs to know it.
pub(super) struct Beside {
    pub before: Vec<Event>,
    pub after: Vec<Event>,
    /// The customer's words stand in the story and need no note.
    pub words_are_told: bool,
}

pub(super) fn beside(act: Act, r: &Reader<'_>, event: Option<&Event>) -> Beside {
    let nothing = Beside { before: Vec::new(), after: Vec::new(), words_are_told: false };
    match (act, event) {
        (Act::Dispute, Some(Event::DisputeOpened { invoice, .. })) => {
            let told = told(r, r.fields.text("story"));
            let passed = r.fields.text("counterpart").map(|name| {
                let email = r.fields.text("counterpart_email").filter(|email| email.contains('@'));
                News::PassedOn { to: Counterpart { name, email } }
            });
            let news = [told, passed].into_iter().flatten();
            Beside { after: about(*invoice, news), words_are_told: true, ..nothing }
        }
        (Act::Call, Some(Event::CallOutcome { outcome: CallOutcome::Dispute, invoices, .. })) => {
            let all = || r.knows.open.iter().map(|known| known.0).collect();
            let disputed: Vec<InvoiceId> = invoices.clone().unwrap_or_else(all);
            let told = told(r, r.fields.text("note"));
            let after = disputed.into_iter().flat_map(|invoice| about(invoice, told.clone().into_iter()));
            Beside { after: after.collect(), words_are_told: told.is_some(), ..nothing }
        }
        (Act::DisputeClose, Some(Event::DisputeClosed { invoice, .. })) => {
            let word = |field: &str| r.fields.one(field);
            let step = word("step").and_then(|word| word.parse().ok());
            let department = word("department").and_then(|word| word.parse().ok());
            let found = step.zip(department).map(|(step, department)| News::Found {
                cause: Cause { step, department, learned: r.fields.text("note") },
            });
            let left = r.fields.text("left_because").map(|why| News::LeftIt { why });
            Beside { before: about(*invoice, [found, left].into_iter().flatten()), ..nothing }
        }
        _ => nothing,
    }
}

/// The story, when anything of it was entered.
fn told(r: &Reader<'_>, words: Option<String>) -> Option<News> {
    let step = r.fields.one("step").and_then(|word| word.parse().ok());
    let (why, wish, owner) = (r.fields.text("why"), r.fields.text("wish"), r.fields.text("owner"));
    let anything = words.is_some() || step.is_some() || why.is_some() || wish.is_some() || owner.is_some();
    anything.then_some(News::Told { words, step, why, wish, owner })
}

fn about(invoice: InvoiceId, news: impl Iterator<Item = News>) -> Vec<Event> {
    news.map(|news| Event::DisputeNews { invoice, news: Box::new(news) }).collect()
}
