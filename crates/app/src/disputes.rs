//! Complaints: opening them with their story, passing them on, proposing and agreeing what makes it
//! right, asking how the customer feels, closing. Everything goes through `people::record`, so it
//! steers from the same second.
//!
//! Not here: the clocks (`domain::decide`), pages (web). Invariant: what a person without an
//! account answers is a fact with his name beside it, in the same thread.

mod cases;
mod figures;
pub(crate) mod notes;

use domain::agreement::Dispute;
use domain::dispute::{Asked, Counterpart, News, RemedyKind, Satisfaction, Side, Verdict};
use domain::{Cents, CustomerId, Event, InvoiceId};

use crate::records::{Customer, Subject};
use crate::{App, Doing, Result, invite, people};

pub use cases::{CaseRow, cases};
pub use figures::{
    Bar, Effect, LeadTimes, Outcomes, Pareto, PastCase, RepeatAfter, effect, lead_times, outcomes, pareto,
    repeat_after,
};

/// The kinds of links that a complaint hands out.
pub const ANSWER: &str = "dispute_answer";
pub const SATISFACTION: &str = "satisfaction";

/// A dispute with its customer and its place among his disputes.
pub struct Found {
    pub customer: Customer,
    pub position: usize,
    pub dispute: Dispute,
}

/// The dispute on this place; `None` when there is none.
///
/// # Errors
/// No such customer; of the store.
pub fn find(
    app: &App,
    client: domain::ClientId,
    customer: CustomerId,
    position: usize,
) -> Result<Option<Found>> {
    let customer = app.customer(client, customer)?;
    let dispute = customer.dossier.state.disputes.get(position).cloned();
    Ok(dispute.map(|dispute| Found { customer, position, dispute }))
}

/// Records news of the case of this invoice.
///
/// # Errors
/// [`people::Refusal`] where it cannot be; a conflict after three tries.
pub fn tell(doing: &Doing, customer: CustomerId, invoice: InvoiceId, news: Vec<News>) -> Result<()> {
    let event = |news: News| Event::DisputeNews { invoice, news: Box::new(news) };
    let events: Vec<Event> = news.into_iter().map(event).collect();
    people::record(doing, customer, &events)
}

/// Passes the story on to a colleague of the client: gives the token of his link (2.4).
///
/// # Errors
/// As [`tell`].
pub fn pass_on(doing: &Doing, found: &Found, to: Counterpart) -> Result<String> {
    let token = link_for(doing, found, ANSWER, &to.name)?;
    tell(doing, found.customer.id, found.dispute.invoice, vec![News::PassedOn { to }])?;
    Ok(token)
}

/// A link for the customer himself: how does he feel about the solution (0.21)?
///
/// # Errors
/// Of the store.
pub fn ask_satisfaction(doing: &Doing, found: &Found) -> Result<String> {
    let who = found.customer.card.persons.first().map(|person| person.name.clone());
    link_for(doing, found, SATISFACTION, &who.unwrap_or_else(|| found.customer.card.name.clone()))
}

fn link_for(doing: &Doing, found: &Found, kind: &str, who: &str) -> Result<String> {
    let subject = Subject {
        invoices: vec![found.dispute.invoice],
        number: Some(found.position as i64),
        who: who.to_owned(),
    };
    invite::invite(*doing, found.customer.id, kind, subject)
}

/// What a colleague answers through his link: what happened, what he says of what we proposed, and
/// what he proposes himself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answer {
    pub words: Option<String>,
    /// About the proposal on this place, counted from 0.
    pub judged: Option<(usize, Verdict)>,
    pub proposes: Option<(RemedyKind, String, Option<Cents>)>,
}

/// # Errors
/// As [`tell`].
pub fn answer(doing: &Doing, found: &Found, answer: Answer) -> Result<()> {
    let by = doing.by.to_owned();
    let mut news = Vec::new();
    if let Some(words) = &answer.words {
        news.push(News::Answered { by: by.clone(), words: words.clone() });
    }
    if let Some((remedy, verdict)) = answer.judged {
        news.push(News::Judged { remedy, verdict, by: by.clone(), words: None, amount: None });
    }
    if let Some((kind, words, amount)) = answer.proposes {
        let place = found.dispute.case.remedies.len();
        news.push(News::Proposed { kind, words, amount, cost: None, approver: None, by: by.clone() });
        // Who may say yes has said it by proposing.
        news.push(News::Judged { remedy: place, verdict: Verdict::Accepted, by, words: None, amount: None });
    }
    tell(doing, found.customer.id, found.dispute.invoice, news)
}

/// What the customer says of the solution, through his link.
///
/// # Errors
/// As [`tell`].
pub fn felt(doing: &Doing, found: &Found, satisfaction: Satisfaction, words: Option<String>) -> Result<()> {
    let mut news = vec![News::Felt { satisfaction, asked: Asked::Link, words: words.clone() }];
    if let Some(words) = words {
        news.push(News::Said { side: Side::Customer, by: doing.by.to_owned(), words });
    }
    tell(doing, found.customer.id, found.dispute.invoice, news)
}

/// Words that only point at the terms: the customer may have to pay, but nobody heard him (2.8).
pub fn only_points_at_terms(words: &str) -> bool {
    let words = words.to_lowercase();
    let terms = ["voorwaarden", "verplicht", "terms", "obligation", "contract", "getekend", "akkoord gegaan"];
    let heard = [
        "sorry",
        "begrijp",
        "spijt",
        "excuus",
        "excuses",
        "oploss",
        "aanbied",
        "voorstel",
        "korting",
        "herstel",
        "credit",
        "langskomen",
        "solution",
        "offer",
        "apolog",
        "understand",
        "opnieuw",
        "gratis",
    ];
    let has = |known: &[&str]| known.iter().any(|word| words.contains(word));
    has(&terms) && !has(&heard)
}

#[cfg(test)]
mod tests {
    use super::only_points_at_terms;

    #[test]
    fn b2_08_an_answer_that_only_points_at_the_terms_is_seen() {
        assert!(only_points_at_terms("Hij heeft onze voorwaarden geaccepteerd, dus hij moet betalen."));
        assert!(only_points_at_terms("You accepted the terms, the obligation stands."));
        assert!(!only_points_at_terms(
            "Hij ging akkoord met de voorwaarden, maar dit ging mis. Sorry! We komen het herstellen."
        ));
        assert!(!only_points_at_terms("De chauffeur was een dag te laat."));
    }
}
