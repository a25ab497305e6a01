//! The agreements that held, as bands over the lines of the timeline.
//!
//! Not here: the lines themselves.

use app::Customer;
use domain::Date;
use domain::agreement::{ArrangementState, PromiseState};

use super::reason;
use crate::desk::view::View;
use crate::pages::dossier_side::AgreementKind;
use crate::pages::timeline::Band;

pub(super) fn bands(view: View<'_>, customer: &Customer) -> Vec<Band> {
    let (say, today) = (view.say, view.today);
    let state = &customer.dossier.state;
    let band = |kind: AgreementKind, words: String, from: Date, until: Option<Date>| Band {
        kind,
        words: format!("{}: {words}", say.name("agreement", kind.word())),
        from,
        until,
        running: until.is_none_or(|until| until >= today),
        lane: 0,
        named_above: false,
    };
    let mut bands = Vec::new();
    if let Some(stop) = state.stop {
        bands.push(band(AgreementKind::FullStop, say.name("stop", stop.why), stop.on, None));
    }
    for dispute in &state.disputes {
        let until = dispute.closed.map(|closed| closed.on);
        bands.push(band(AgreementKind::Dispute, reason(view, &dispute.reason), dispute.opened, until));
    }
    for promise in &state.promises {
        let mut one = band(AgreementKind::Promise, say.day(promise.until), promise.on, Some(promise.until));
        one.running = promise.state == PromiseState::Open;
        bands.push(one);
    }
    for arrangement in &state.arrangements {
        let last = arrangement.terms.last().map_or(arrangement.on, |term| term.0);
        let words = say.with2("arrangement-of", "n", arrangement.terms.len(), "day", say.day(last));
        let mut one = band(AgreementKind::Arrangement, words, arrangement.on, Some(last));
        one.running = arrangement.state == ArrangementState::Running;
        bands.push(one);
    }
    for pause in &state.pauses {
        bands.push(band(AgreementKind::Hold, say.name("pause", pause.kind), pause.from, pause.until));
    }
    for term in &state.terms {
        bands.push(band(AgreementKind::AgreedTerm, say.with("term-is", "n", term.days), term.on, None));
    }
    if let Some(claim) = &state.claim {
        bands.push(band(AgreementKind::TermClaim, say.with("term-is", "n", claim.days), claim.on, None));
    }
    bands
}
