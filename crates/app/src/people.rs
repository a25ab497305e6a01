//! What people enter: every fact that deciding knows. It steers everything from the same second:
//! in the transaction that stores the fact, tasks that follow are made and planned messages that
//! are no longer right are withdrawn.
//!
//! Refusals are named after the rule they protect and carry the facts.

use domain::arrangement::{ArrangementState, CannotShift, OverLimits};
use domain::dispute::{self, CannotClose, News, Stage};
use domain::{ActKind, Channel, CustomerId, Date, Event, Fact, InvoiceId, Profile};

use crate::records::{Card, Change, Client, Customer, MessageId, MessageState};
use crate::store::{MessageFilter, StoreError};
use crate::taken::{commit_one, decide_and_take};
use crate::{App, AppError, Doing, Result};
use crate::{confirm, letter, reasons};

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("a promise is for today or later: {promised} lies before {today}")]
    PromiseMustBeInFuture { promised: Date, today: Date },
    #[error("an arrangement needs at least one term, each later than {today} and more than nothing")]
    ArrangementNeedsTerms { today: Date },
    #[error("choose at least one invoice that is still open")]
    NothingOpenChosen,
    /// Beyond what the client agrees to without asking; with the name of who said yes it may be.
    #[error("{0}; write down who approved it")]
    OverLimits(#[from] OverLimits),
    #[error("nothing was proposed about this invoice")]
    NothingProposed,
    #[error(transparent)]
    CannotShift(#[from] CannotShift),
    #[error("there is no open dispute about this invoice")]
    NoOpenDispute,
    #[error("there is already an open dispute about this invoice")]
    DisputeIsOpen,
    #[error("a payment term is 0 to 365 days, not {days}")]
    TermOutOfRange { days: i32 },
    #[error("the disputed amount is more than is open")]
    DisputeOverOpen,
    #[error("{until} lies before {today}; choose today or later")]
    DateMustBeInFuture { until: Date, today: Date },
    #[error("a score is 0 to 10, not {nps}")]
    ScoreOutOfRange { nps: u8 },
    #[error(transparent)]
    CannotClose(#[from] CannotClose),
    #[error("not now: {0}")]
    NotNow(#[from] domain::care::NotNow),
    #[error("there is no such proposal")]
    NoSuchRemedy,
    #[error("say why everything stops, or why it is held")]
    WhyIsMissing,
    #[error("a visit fits a good relation or a large sum")]
    VisitDoesNotFit,
    #[error("it is too late to take this back: something happened since")]
    TooLateToUndo,
    #[error("a customer needs a name")]
    NameIsMissing,
    #[error("another customer has this number")]
    NumberIsTaken,
}

/// Stores what a person told about a customer, and lets it steer at once.
///
/// # Errors
/// [`Refusal`] for what cannot be true; a conflict after three tries.
pub fn record(doing: &Doing, customer: CustomerId, events: &[Event]) -> Result<()> {
    let client = doing.app.client(doing.client)?;
    for _ in 0..3 {
        let before = doing.app.customer(client.id, customer)?;
        let events = checked(&before, events, doing, &client.settings.strategy)?;
        let mut change = react(doing, &client, before, &events)?;
        if commit_one(doing.app, client.id, &mut change)? {
            return Ok(());
        }
    }
    Err(AppError::Store(StoreError::Conflict))
}

/// Each event holds against what the ones before it said. A complaint that this brings gets an
/// owner at once: who heard it (A2).
fn checked(
    before: &Customer,
    events: &[Event],
    doing: &Doing,
    strategy: &domain::Strategy,
) -> std::result::Result<Vec<Event>, Refusal> {
    let mut known = before.clone();
    for event in events {
        check(&known, event, doing.today, strategy)?;
        known.dossier.apply(&Fact { on: doing.today, event: event.clone() });
    }
    let disputes = known.dossier.state.disputes.iter().skip(before.dossier.state.disputes.len());
    let unowned = disputes.filter(|dispute| dispute.is_open() && dispute.case.owner.is_none());
    let owned = unowned.map(|dispute| Event::DisputeNews {
        invoice: dispute.invoice,
        news: Box::new(News::Told {
            words: None,
            step: None,
            why: None,
            wish: None,
            owner: Some(doing.by.to_owned()),
        }),
    });
    Ok(events.iter().cloned().chain(owned).collect())
}

/// Changes the card (name, addresses, persons) and, with it, what is reachable. A new address opens
/// a channel again on which messages came back.
///
/// # Errors
/// A conflict after three tries.
pub fn change_card(doing: &Doing, customer: CustomerId, card: Card) -> Result<()> {
    let client = doing.app.client(doing.client)?;
    for _ in 0..3 {
        let before = doing.app.customer(client.id, customer)?;
        let mut profile = before.dossier.profile.clone();
        let mut events = Vec::new();
        let was = &before.card;
        for (channel, changed) in [
            (Channel::Email, letter::address(was) != letter::address(&card)),
            (Channel::Phone, was.phone != card.phone || was.persons != card.persons),
        ] {
            if changed && before.dossier.state.failed.has(channel) {
                profile.reachable.remove(channel);
                events.push(profile_event(&profile));
            }
        }
        crate::import::reachable_by_card(&card, &mut profile.reachable);
        events.push(profile_event(&profile));
        let mut change = react(doing, &client, before, &events)?;
        change.after.card = card.clone();
        if commit_one(doing.app, client.id, &mut change)? {
            return Ok(());
        }
    }
    Err(AppError::Store(StoreError::Conflict))
}

fn profile_event(profile: &Profile) -> Event {
    Event::Profile { profile: Box::new(profile.clone()) }
}

/// The change that these events make: facts, the tasks that follow today, planned messages that
/// are withdrawn.
pub(crate) fn react(doing: &Doing, client: &Client, before: Customer, events: &[Event]) -> Result<Change> {
    let Doing { app, today, .. } = *doing;
    let mut after = before.clone();
    let mut facts = Vec::new();
    for event in events {
        let fact = Fact { on: today, event: event.clone() };
        after.dossier.apply(&fact);
        facts.push(fact);
    }
    let calendar = client.calendar();
    let day = client.day(today, &calendar);
    // Before the run of today only what people must do at once; after it everything that follows.
    let ran_today = client.last_run == Some(today);
    let wanted = |act: &domain::Act| ran_today || act.kind == ActKind::Task;
    let (_, mut messages) = decide_and_take(app, client, &day, &mut after, &mut facts, wanted);
    messages.extend(confirm::in_writing(doing, client, &before, &mut after, events, &mut facts)?);
    reasons::stop_clocks(client, &before, &mut after, &mut facts, today);
    if !ran_today {
        after.look_on = Some(today);
    }
    let withdrawn = no_longer_right(app, client, &after, today)?;
    Ok(Change { before, after, facts, source: doing.by.to_owned(), at: doing.now, messages, withdrawn })
}

/// Planned messages of this customer that the new facts make wrong.
fn no_longer_right(
    app: &App,
    client: &Client,
    customer: &Customer,
    today: Date,
) -> Result<Vec<(MessageId, String)>> {
    let filter = MessageFilter {
        customer: Some(customer.id),
        states: vec![MessageState::Planned, MessageState::ToPost],
        ..MessageFilter::default()
    };
    let planned = app.store.messages(client.id, &filter, 0, 100)?;
    let wrong = |message: &crate::records::Message| {
        let verdict = letter::still_right(client, customer, &message.new, today);
        verdict.err().map(|because| (message.id, because.why.word().to_owned()))
    };
    Ok(planned.iter().filter_map(wrong).collect())
}

/// Somebody may come by where the relation is good or much is open (N3).
fn visit_fits(dossier: &domain::Dossier, strategy: &domain::Strategy) -> bool {
    let open = dossier.open_sum(domain::Currency::EUR);
    domain::reach::visit_fits(&dossier.profile.relation, open, strategy)
}

fn is_proposed(dossier: &domain::Dossier, invoice: InvoiceId) -> bool {
    let waits = |known: &domain::arrangement::Arrangement| {
        known.state == ArrangementState::Proposed && known.invoices.contains(&invoice)
    };
    dossier.state.arrangements.iter().any(waits)
}

fn check(
    customer: &Customer,
    event: &Event,
    today: Date,
    strategy: &domain::Strategy,
) -> std::result::Result<(), Refusal> {
    let dossier = &customer.dossier;
    let is_open = |id: &InvoiceId| dossier.invoice(*id).is_some_and(domain::Invoice::is_open);
    match event {
        Event::Promise { until, .. } if *until < today => {
            Err(Refusal::PromiseMustBeInFuture { promised: *until, today })
        }
        Event::Promise { invoices, .. } if !invoices.iter().any(is_open) => Err(Refusal::NothingOpenChosen),
        Event::Arrangement { terms, .. } | Event::ArrangementProposed { terms, .. }
            if terms.is_empty() || terms.iter().any(|(on, amount)| *on < today || !amount.is_positive()) =>
        {
            Err(Refusal::ArrangementNeedsTerms { today })
        }
        Event::Arrangement { invoices, .. } | Event::ArrangementProposed { invoices, .. }
            if !invoices.iter().any(is_open) =>
        {
            Err(Refusal::NothingOpenChosen)
        }
        Event::Arrangement { terms, heard, .. }
            if heard.as_ref().is_none_or(|heard| heard.approved.is_none()) =>
        {
            Ok(strategy.agreements.limits.allow(terms, today)?)
        }
        Event::ArrangementProposed { terms, .. } => Ok(strategy.agreements.limits.allow(terms, today)?),
        Event::ArrangementAccepted { invoice, .. } if !is_proposed(dossier, *invoice) => {
            Err(Refusal::NothingProposed)
        }
        Event::TermShifted { invoice, from, to } => {
            let mut arrangements = dossier.state.arrangements.iter();
            let running = arrangements
                .find(|known| known.state == ArrangementState::Running && known.invoices.contains(invoice));
            let missing = CannotShift::NoSuchTerm { from: *from };
            Ok(running.ok_or(missing).and_then(|known| known.may_shift(*from, *to))?)
        }
        Event::DisputeOpened { invoice, .. } if dossier.open_dispute(*invoice).is_some() => {
            Err(Refusal::DisputeIsOpen)
        }
        Event::DisputeOpened { invoice, .. } if !is_open(invoice) => Err(Refusal::NothingOpenChosen),
        Event::DisputeOpened { invoice, amount: Some(amount), .. }
            if dossier.invoice(*invoice).is_some_and(|known| known.open() < *amount) =>
        {
            Err(Refusal::DisputeOverOpen)
        }
        Event::DisputeClosed { invoice, .. } | Event::RemedyAgreed { invoice }
            if dossier.open_dispute(*invoice).is_none() =>
        {
            Err(Refusal::NoOpenDispute)
        }
        Event::DisputeClosed { invoice, outcome, .. } => {
            let open = dossier.open_dispute(*invoice);
            Ok(open.map_or(Ok(()), |dispute| dispute::may_close(dispute, *outcome))?)
        }
        Event::DisputeNews { invoice, news } => news_fits(dossier, *invoice, news),
        Event::TermClaimed { days, .. } | Event::TermApproved { days, .. } if !(0..=365).contains(days) => {
            Err(Refusal::TermOutOfRange { days: *days })
        }
        Event::Hold { until: Some(until), .. } | Event::CallOutcome { until: Some(until), .. }
            if *until < today =>
        {
            Err(Refusal::DateMustBeInFuture { until: *until, today })
        }
        Event::Hold { why, .. } if why.trim().is_empty() => Err(Refusal::WhyIsMissing),
        Event::VisitPlanned { day, .. } if *day < today => {
            Err(Refusal::DateMustBeInFuture { until: *day, today })
        }
        Event::VisitPlanned { .. } if !visit_fits(dossier, strategy) => Err(Refusal::VisitDoesNotFit),
        Event::ScoreAsked { .. } => Ok(dossier.may_be_asked_how_it_is(today)?),
        Event::GoodWordAsked { what, .. } => Ok(dossier.may_be_asked_for(*what, today, strategy)?),
        Event::PainSolved { place } if dossier.state.care.talks.get(*place).is_none() => {
            Err(Refusal::NoSuchRemedy)
        }
        Event::Score { nps, .. } if *nps > 10 => Err(Refusal::ScoreOutOfRange { nps: *nps }),
        _ => Ok(()),
    }
}

fn news_fits(dossier: &domain::Dossier, invoice: InvoiceId, news: &News) -> std::result::Result<(), Refusal> {
    let about = dossier.state.disputes.iter().rfind(|dispute| dispute.invoice == invoice);
    let Some(about) = dossier.open_dispute(invoice).or(about) else {
        return Err(Refusal::NoOpenDispute);
    };
    let known = |remedy: usize| remedy < about.case.remedies.len();
    match news {
        News::Judged { remedy, .. } | News::Agreed { remedy } if !known(*remedy) => {
            Err(Refusal::NoSuchRemedy)
        }
        // A card reaches the last column by closing the case, which asks how it ended.
        News::Moved { stage: Stage::Solved } => Err(CannotClose::NothingAgreed.into()),
        News::PassedOn { .. } | News::Agreed { .. } | News::Moved { .. } | News::LeftIt { .. }
            if !about.is_open() =>
        {
            Err(Refusal::NoOpenDispute)
        }
        _ => Ok(()),
    }
}
