//! What a table of open invoices tells about the time before us: nobody starts with a clean slate.
//!
//! Each line of history is taken once. What people agreed here wins (G4): a table that still tells
//! of an old promise or a solved dispute changes nothing.

use domain::event::Acted;
use domain::{ActKind, Because, Channel, Date, Dossier, Event, Fact, InvoiceId, Step, Why};
use formats::History;

/// The facts to take over about this invoice; `before`: what was taken before.
pub(super) fn facts(
    dossier: &Dossier,
    id: InvoiceId,
    history: &History,
    before: &[Fact],
    today: Date,
) -> Vec<Fact> {
    let is_open = dossier.invoice(id).is_some_and(domain::Invoice::is_open);
    if !is_open {
        return Vec::new();
    }
    let mut facts: Vec<Fact> = contact(dossier, id, history, today).into_iter().collect();
    let told = [
        promise(dossier, id, history),
        dispute(dossier, id, history),
        arrangement(dossier, id, history),
        handed_over(id, history),
    ];
    let new = |event: &Event| !before.iter().any(|fact| fact.event == *event);
    let told = told.into_iter().flatten().filter(new);
    facts.extend(told.map(|event| Fact { on: today, event }));
    facts
}

/// Whether the facts of before have to be read to know what is new.
pub(super) fn tells_something(history: &History) -> bool {
    *history != History::default()
}

fn contact(dossier: &Dossier, id: InvoiceId, history: &History, today: Date) -> Option<Fact> {
    let on = history.last_contact.filter(|on| *on <= today)?;
    let untouched =
        |invoice: &domain::Invoice| invoice.track.progress.is_none() && invoice.track.reminded.is_none();
    if !dossier.invoice(id).is_some_and(untouched) {
        return None;
    }
    let step = history.step.unwrap_or(Step::FriendlyReminder);
    let call = step.is_call();
    let acted = Acted {
        kind: if call { ActKind::Task } else { ActKind::Message },
        step: Some(step),
        task: None,
        approves: None,
        channel: (!call).then_some(Channel::Email),
        to: None,
        invoices: vec![id],
        done: vec![(id, step)],
        because: Because::from(Why::StillOpen),
        from: None,
        stands_in_for: None,
        instead: None,
    };
    let event = Event::Acted(Box::new(acted));
    Some(Fact { on, event })
}

fn promise(dossier: &Dossier, id: InvoiceId, history: &History) -> Option<Event> {
    let until = history.promise?;
    let known = &dossier.state.promises;
    let known = known.iter().any(|promise| promise.invoices.contains(&id));
    (!known).then(|| Event::Promise { invoices: vec![id], until, amount: None, heard: None })
}

fn dispute(dossier: &Dossier, id: InvoiceId, history: &History) -> Option<Event> {
    let told = history.dispute.as_ref()?;
    let known = &dossier.state.disputes;
    let known = known.iter().any(|dispute| dispute.invoice == id);
    (!known).then(|| Event::DisputeOpened {
        invoice: id,
        amount: told.amount_cents,
        reason: told.reason.clone().unwrap_or_default(),
    })
}

fn arrangement(dossier: &Dossier, id: InvoiceId, history: &History) -> Option<Event> {
    let told = history.arrangement.as_ref()?;
    if told.terms.is_empty() {
        return Some(hold(id, &told.text));
    }
    let known = &dossier.state.arrangements;
    let known = known.iter().any(|one| one.invoices.contains(&id));
    (!known).then(|| Event::Arrangement { invoices: vec![id], terms: told.terms.clone(), heard: None })
}

fn handed_over(id: InvoiceId, history: &History) -> Option<Event> {
    let told = history.handed_over.as_ref()?;
    let to = told.to.as_deref().unwrap_or("uit handen gegeven");
    Some(hold(id, to))
}

fn hold(id: InvoiceId, why: &str) -> Event {
    Event::Hold { invoices: Some(vec![id]), why: why.to_owned(), until: None }
}
