//! What holds with a customer now, each in one short sentence: for people who see him for once.
//!
//! Not here: the agreements card of the dossier, with its acts.

use domain::agreement::{ArrangementState, PromiseState};

use super::look::Look;
use super::timeline::reason;

pub fn agreed(look: &Look<'_>) -> Vec<String> {
    let (view, say) = (look.view, look.view.say);
    let state = &look.customer.dossier.state;
    let mut words = Vec::new();
    if let Some(stop) = state.stop {
        words.push(say.name("stop", stop.why));
    }
    for promise in state.promises.iter().filter(|promise| promise.state == PromiseState::Open) {
        words.push(say.with("promised-for", "day", say.long_day(promise.until)));
    }
    for dispute in state.disputes.iter().filter(|dispute| dispute.is_open()) {
        words.push(format!("{}: {}", say.t("agreement-dispute"), reason(view, &dispute.reason)));
    }
    for plan in state.arrangements.iter().filter(|plan| plan.state == ArrangementState::Running) {
        let last = plan.terms.last().map_or(plan.on, |term| term.0);
        words.push(say.with2("arrangement-of", "n", plan.terms.len(), "day", say.day(last)));
    }
    if let Some(claim) = state.claim.as_ref() {
        words.push(format!("{}: {}", say.t("agreement-term-claim"), say.with("term-is", "n", claim.days)));
    }
    if let Some(term) = state.terms.last() {
        words.push(format!("{}: {}", say.t("agreement-agreed-term"), say.with("term-is", "n", term.days)));
    }
    for pause in &state.pauses {
        words.push(say.name("pause", pause.kind));
    }
    words
}
