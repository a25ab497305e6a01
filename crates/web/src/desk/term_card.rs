//! The payment term of one customer as a card, and what else the dossier shows of agreements at the
//! start and of money that is searched.
//!
//! Not here: rules; it asks `books_check`, `terms::remark` and `reasons::candidates`.

use app::{Customer, reasons, terms};
use domain::agreement::{AgreedTerm, Said, TermClaim, TermDenial};
use domain::{Date, InvoiceId, TaskKind};

use super::view::View;
use crate::WebError;
use crate::pages::term_card::{AgreedPart, PaidRow, TermCard, Tick};

/// A denial is shown so long.
const DENIED_DAYS: i32 = 60;
const PAID_SHOWN: usize = 5;

pub fn part(view: View<'_>, customer: &Customer) -> Result<AgreedPart, WebError> {
    let dossier = &customer.dossier;
    let state = &dossier.state;
    let strategy = &view.client.settings.strategy;
    let late = |invoice: &&domain::Invoice| {
        domain::standing::effective_due(invoice, dossier, strategy).date < view.today
    };
    let expectation = |(on, said): &(Date, Said)| {
        let words = said.words.clone().unwrap_or_default();
        (*on, said.by.as_ref().map_or(words.clone(), |by| format!("{words} ({by})")))
    };
    Ok(AgreedPart {
        term: card(view, customer),
        paid: match dossier.has_open_task(TaskKind::SearchPayment) {
            true => Some(paid(view, customer)?),
            false => None,
        },
        expectations: state.expectations.iter().rev().map(expectation).collect(),
        has_term: !state.terms.is_empty(),
        incidents: state.incidents.iter().filter(|incident| incident.counts()).count() as i64,
        asks_why: dossier
            .open_invoices()
            .filter(late)
            .any(|invoice| !reasons::is_explained(dossier, invoice)),
    })
}

fn paid(view: View<'_>, customer: &Customer) -> Result<Vec<PaidRow>, WebError> {
    let found = reasons::candidates(view.app, view.client.id, customer)?;
    let row = |one: reasons::Candidate| PaidRow {
        on: one.booked,
        amount: one.amount,
        name: one.name.unwrap_or_default(),
        text: one.remittance,
        trace: view.say.name("trace", one.trace.word()),
    };
    Ok(found.into_iter().take(PAID_SHOWN).map(row).collect())
}

fn card(view: View<'_>, customer: &Customer) -> Option<TermCard> {
    let state = &customer.dossier.state;
    if let Some(claim) = &state.claim {
        return Some(claimed(view, customer, claim));
    }
    if let Some(term) = state.terms.last() {
        let check = customer.dossier.books_check(term);
        let interesting = !check.is_done() || !term.complaints.is_empty();
        return interesting.then(|| agreed(view, customer, term));
    }
    let denied = state.denied.as_ref()?;
    (view.today.days_since(denied.on) <= DENIED_DAYS).then(|| was_denied(view, denied))
}

fn claimed(view: View<'_>, customer: &Customer, claim: &TermClaim) -> TermCard {
    let say = view.say;
    let mut facts = vec![told(view, "term-claimed-on", claim.on, claim.said.as_deref())];
    if !claim.again.is_empty() {
        facts.push(say.n("term-again", claim.again.len() as i64));
    }
    facts.push(say.t("term-waits-client"));
    let remark = terms::remark(view.client, customer, claim.days);
    TermCard {
        state: "claimed",
        title: say.n("term-card-claimed", claim.days),
        facts,
        words: claim.said.as_ref().and_then(|said| said.words.clone()),
        law: remark.map(|remark| {
            (say.name("term-law", remark), say.with("term-law-article", "article", remark.article()))
        }),
        ticks: Vec::new(),
        is_done: false,
        correct: None,
        answer: Some(format!("what=approved&days={}", claim.days)),
    }
}

fn agreed(view: View<'_>, customer: &Customer, term: &AgreedTerm) -> TermCard {
    let say = view.say;
    let dossier = &customer.dossier;
    let numbers = |ids: &[InvoiceId]| {
        let number = |id: &InvoiceId| dossier.invoice(*id).map(|invoice| invoice.number.clone());
        ids.iter().filter_map(number).collect::<Vec<_>>().join(", ")
    };
    let mut facts = vec![told(view, "term-approved-on", term.on, term.said.as_deref())];
    if let Some(from) = term.from_issued {
        facts.push(say.with("term-from-day", "day", say.day(from)));
    }
    if let Some(only) = &term.only {
        facts.push(say.with("term-only-these", "invoices", numbers(only)));
    }
    if !term.asked.is_empty() {
        let days: Vec<String> = term.asked.iter().map(|on| say.day(*on)).collect();
        facts.push(say.with("term-asked", "days", days.join(", ")));
    }
    if let Some(on) = term.client_asked {
        facts.push(say.with("term-client-asked", "day", say.day(on)));
    }
    if !term.complaints.is_empty() {
        facts.push(say.n("term-complaints", term.complaints.len() as i64));
    }
    let check = dossier.books_check(term);
    let old: Vec<InvoiceId> = check.open.iter().filter(|(_, shown)| !shown).map(|(id, _)| *id).collect();
    TermCard {
        state: "agreed",
        title: say.n("term-card-agreed", term.days),
        facts,
        words: None,
        law: None,
        ticks: ticks(view, customer, term),
        is_done: check.is_done(),
        correct: (!old.is_empty())
            .then(|| say.with2("term-correct", "invoices", numbers(&old), "n", term.days)),
        answer: None,
    }
}

/// The three places, in the order in which a bookkeeper comes by them.
fn ticks(view: View<'_>, customer: &Customer, term: &AgreedTerm) -> Vec<Tick> {
    let say = view.say;
    let check = customer.dossier.books_check(term);
    let tick = |label: &str, mark, words| Tick { label: say.t(label), mark, words };
    let right = || say.t("tick-yes");
    let mut ticks = Vec::new();
    if check.about_coming {
        let books = customer.dossier.state.books_term.unwrap_or_default();
        ticks.push(match check.card {
            Some(true) => tick("tick-card", "yes", right()),
            Some(false) => tick("tick-card", "no", say.n("tick-no", books)),
            None => tick("tick-card", "unknown", say.t("tick-unknown")),
        });
    }
    let old = check.open.iter().filter(|(_, shown)| !shown).count() as i64;
    ticks.push(match (check.open.is_empty(), old) {
        (true, _) => tick("tick-open", "unknown", say.t("tick-none")),
        (_, 0) => tick("tick-open", "yes", right()),
        (_, old) => tick("tick-open", "no", say.n("tick-some", old)),
    });
    if check.about_coming {
        ticks.push(match check.next {
            Some(true) => tick("tick-next", "yes", right()),
            Some(false) => tick("tick-next", "no", say.t("tick-old")),
            None => tick("tick-next", "unknown", say.t("tick-unknown")),
        });
    }
    ticks
}

fn was_denied(view: View<'_>, denied: &TermDenial) -> TermCard {
    TermCard {
        state: "denied",
        title: view.say.n("term-card-denied", denied.days),
        facts: vec![told(view, "term-denied-on", denied.on, denied.said.as_deref())],
        words: denied.said.as_ref().and_then(|said| said.words.clone()),
        law: None,
        ticks: Vec::new(),
        is_done: true,
        correct: None,
        answer: None,
    }
}

/// “Goedgekeurd op do 26 feb door Sanne, sinds 1 jan (offerte 12)”.
fn told(view: View<'_>, key: &str, on: Date, said: Option<&Said>) -> String {
    let say = view.say;
    let mut words = say.with(key, "day", say.day(on));
    let Some(said) = said else { return words };
    if let Some(by) = &said.by {
        words = format!("{words} {}", say.with("term-claimed-by", "who", by));
    }
    if let Some(since) = said.since {
        words = format!("{words}, {}", say.with("term-since-day", "day", say.day(since)));
    }
    if let Some(proof) = &said.proof {
        words = format!("{words} ({proof})");
    }
    words
}
