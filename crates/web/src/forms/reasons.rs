//! Reading payment terms, reasons, and what is agreed at the start of a relation.

use domain::agreement::Said;
use domain::{Date, Event, Fault, InvoiceId, Reason, ReasonGiven};

use super::{Entered, Reader};

pub(super) fn term(r: &mut Reader<'_>, entered: &mut Entered) -> Option<Event> {
    let what = r.needed("what");
    let told = said(r);
    if what == "denied" {
        return Some(Event::TermDenied { said: told });
    }
    let days: i32 = r.choice("days")?;
    if what == "claimed" {
        return Some(Event::TermClaimed { days, said: told });
    }
    if what != "approved" {
        return None;
    }
    entered.knows_law = r.fields.is_ticked("anyway");
    let (from_issued, only) = extent(r);
    let since = told.as_ref().and_then(|said| said.since);
    Some(Event::TermApproved { days, from_issued, since, only, said: told })
}

/// From which invoice on, or for which ones only.
fn extent(r: &mut Reader<'_>) -> (Option<Date>, Option<Vec<InvoiceId>>) {
    match r.fields.one("extent") {
        Some("only") => (None, Some(r.invoices_needed())),
        Some("all") => (None, None),
        _ => {
            let from = r.fields.one("from_invoice").and_then(|id| id.parse().ok()).map(InvoiceId);
            (r.knows.open.iter().find(|(id, _, _)| Some(*id) == from).map(|known| known.2), None)
        }
    }
}

/// Who said it, since when, in which words, with what proof; `None` when nothing of it is told.
fn said(r: &mut Reader<'_>) -> Option<Box<Said>> {
    let said = Said {
        by: r.fields.text("by"),
        since: r.date("since"),
        words: r.fields.text("said"),
        proof: r.fields.text("proof"),
    };
    (said != Said::default()).then(|| Box::new(said))
}

pub(super) fn why(r: &mut Reader<'_>) -> Option<Event> {
    let reason: Reason = r.choice("reason")?;
    let mut given = ReasonGiven::new(r.invoices_needed(), reason);
    given.said = said(r);
    match reason {
        Reason::AdministrationNotInOrder => {
            given.fault = Some(r.choice::<Fault>("fault")?);
            given.correct = r.fields.text("correct");
        }
        Reason::Absent => {
            given.until = r.date("until");
            given.substitute = r.fields.text("substitute");
        }
        Reason::OtherTerm => given.days = Some(r.choice("days")?),
        _ => {}
    }
    Some(Event::ReasonGiven(Box::new(given)))
}

/// What was put right stands on the invoices themselves.
pub(super) fn put_right(event: &Event) -> Option<Event> {
    let Event::ReasonGiven(given) = event else { return None };
    let (fault, correct) = (given.fault?, given.correct.clone()?);
    Some(Event::Corrected { invoices: given.invoices.clone(), fault, correct })
}

pub(super) fn start(r: &mut Reader<'_>) -> Option<Event> {
    let days: i32 = r.choice("days")?;
    let said = Said {
        by: Some(r.needed("by")).filter(|by| !by.is_empty()),
        since: r.date("on"),
        words: None,
        proof: r.fields.text("proof"),
    };
    Some(Event::StartAgreed { days, said: Box::new(said) })
}

pub(super) fn expectation(r: &mut Reader<'_>) -> Option<Event> {
    let words = r.needed("words");
    let said = Said { by: r.fields.text("by"), words: Some(words), ..Said::default() };
    Some(Event::Expectation { said: Box::new(said) })
}
