//! Paying in parts, as the dossier and its forms show it: what runs, what waits for a yes, which
//! terms can move.

use domain::arrangement::{Arrangement, ArrangementState, Rhythm, split};
use domain::{Cents, Date, InvoiceId};

use super::look::Look;
use crate::pages::acts::Choice;
use crate::pages::dossier_side::{Agreement, AgreementAct, AgreementKind};

/// So many times: shown beside each other before anybody chooses.
const TIMES: [i32; 3] = [3, 6, 9];

/// What paying everything in so many monthly terms would be: how often, how much, until when.
pub fn choices(look: &Look<'_>) -> Vec<(i64, Cents, Date)> {
    let total: Cents = look.invoices().iter().map(|invoice| invoice.open).sum();
    let first = look.view.today.plus_days(14);
    let plan = |times| {
        let terms = split(total, Some(times), None, first, Rhythm::Month)?;
        Some((i64::from(times), terms.first()?.1, terms.last()?.0))
    };
    TIMES.into_iter().filter_map(plan).collect()
}

/// The cards of arrangements that run or wait for a yes.
pub fn on_the_side(look: &Look<'_>, list: &mut Vec<Agreement>) {
    let state = &look.customer.dossier.state;
    for arrangement in &state.arrangements {
        let acts: &[&'static str] = match arrangement.state {
            ArrangementState::Running if arrangement.shifted.is_none() => &["shift", "arrangement"],
            ArrangementState::Running => &["arrangement"],
            ArrangementState::Proposed => &["accept", "arrangement"],
            ArrangementState::Finished | ArrangementState::Replaced => continue,
        };
        let query = arrangement.invoices.first().map(|id| format!("invoice={id}")).unwrap_or_default();
        let act = |act: &&'static str| {
            let query = if *act == "arrangement" { String::new() } else { query.clone() };
            AgreementAct { act, query }
        };
        list.push(Agreement {
            kind: AgreementKind::Arrangement,
            words: in_words(look, arrangement),
            source: source(look, arrangement),
            conflict: (arrangement.state == ArrangementState::Proposed)
                .then(|| look.view.say.t("plan-waits-for-yes")),
            page: None,
            acts: acts.iter().map(act).collect(),
        });
    }
}

/// Proposals about which the customer can say yes: the invoice that names it, and its words.
pub fn proposed(look: &Look<'_>) -> Vec<Choice> {
    let arrangements = look.customer.dossier.state.arrangements.iter();
    let waits = arrangements.filter(|known| known.state == ArrangementState::Proposed);
    let choice = |known: &Arrangement| {
        let words = format!("{}, {}", in_words(look, known), look.view.say.money(known.total()));
        Some((known.invoices.first()?.to_string(), words))
    };
    waits.filter_map(choice).collect()
}

/// Terms that may still move: their day, with their words.
pub fn terms_to_shift(look: &Look<'_>) -> Vec<Choice> {
    let say = look.view.say;
    let running = |known: &&Arrangement| known.state == ArrangementState::Running && known.shifted.is_none();
    let Some(known) = look.customer.dossier.state.arrangements.iter().find(running) else {
        return Vec::new();
    };
    let unpaid = |place: &usize| known.due_through(*place) > known.paid;
    let choice = |place: usize| {
        let (date, amount) = known.terms[place];
        (date.to_string(), format!("{}, {}", say.day(date), say.money(amount)))
    };
    (0..known.terms.len()).filter(unpaid).map(choice).collect()
}

fn in_words(look: &Look<'_>, arrangement: &Arrangement) -> String {
    let say = look.view.say;
    let last = arrangement.terms.last().map_or(arrangement.on, |term| term.0);
    if arrangement.is_deferral() {
        return say.with("plan-until", "day", say.long_day(last));
    }
    let words = say.with2("arrangement-of", "n", arrangement.terms.len(), "day", say.day(last));
    match arrangement.next_term().filter(|_| arrangement.state == ArrangementState::Running) {
        Some((date, amount)) => {
            let next = say.with2("plan-next", "amount", say.money(amount), "day", say.day(date));
            format!("{words}. {next}")
        }
        None => words,
    }
}

fn source(look: &Look<'_>, arrangement: &Arrangement) -> String {
    let say = look.view.say;
    let number = |id: &InvoiceId| look.customer.dossier.invoice(*id).map(|known| known.number.clone());
    let numbers: Vec<String> = arrangement.invoices.iter().filter_map(number).collect();
    let since = say.with("since-day", "day", say.day(arrangement.on));
    let from = arrangement.heard.as_ref().and_then(|heard| heard.from.clone());
    let who = from.map_or(String::new(), |from| format!(" · {from}"));
    format!("{since}{who} · {}", numbers.join(", "))
}
