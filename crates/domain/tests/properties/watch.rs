//! A second opinion on what must not expire in silence: each promise, claim, complaint and
//! arrangement has a next day or somebody's task (A2), and an agreed term is asked for until the
//! books show it (A4).
//!
//! It asks nothing of `decide` but the day on which it looks again. While everything stopped a
//! person has the whole customer, so nothing is judged then.

use std::collections::BTreeMap;

use domain::agreement::{ArrangementState, Pause, PauseKind, PromiseState};
use domain::dossier::Todo;
use domain::{ActKind, Calendar, Cents, Date, Dossier, Event, Fact, InvoiceId, TaskKind, Why};

/// Ordinary working days on which something owed may wait for a talk or a first day back.
const SLACK: u32 = 3;

struct Term {
    days: i32,
    /// First asked since the agreement.
    bookkeeper: Option<Date>,
    client: Option<Date>,
    waited: u32,
}

pub struct Watch {
    calendar: Calendar,
    card: Option<i32>,
    term: Option<Term>,
    /// The books said something today.
    books_spoke: bool,
    /// The last day on which a person got something to do about an invoice.
    given: BTreeMap<InvoiceId, Date>,
    /// The last day on which the customer was spoken to, or somebody tried.
    spoken: Option<Date>,
    /// How many promises, claims and terms came by: a history without them shows nothing.
    pub seen: u32,
}

impl Watch {
    pub fn new(calendar: Calendar) -> Watch {
        Watch {
            calendar,
            card: None,
            term: None,
            books_spoke: false,
            given: BTreeMap::new(),
            spoken: None,
            seen: 0,
        }
    }

    pub fn learn(&mut self, fact: &Fact) {
        match &fact.event {
            Event::TermApproved { days, .. } => {
                self.term = Some(Term { days: *days, bookkeeper: None, client: None, waited: 0 });
                self.books_spoke = true;
                self.seen += 1;
            }
            Event::BooksTerm { days } => {
                self.card = Some(*days);
                self.books_spoke = true;
            }
            Event::DueChanged { .. } => self.books_spoke = true,
            Event::Promise { .. } | Event::TermClaimed { .. } | Event::ArrangementProposed { .. } => {
                self.seen += 1;
            }
            // There is one call to make again: a person who decides to call takes its place.
            Event::CallOutcome { .. }
            | Event::Reply { .. }
            | Event::ReasonGiven(_)
            | Event::Decided { .. } => self.spoken = Some(fact.on),
            Event::Acted(acted) => {
                if !matches!(acted.kind, ActKind::Message | ActKind::Letter) {
                    self.given.extend(acted.invoices.iter().map(|id| (*id, fact.on)));
                }
                let Some(term) = &mut self.term else { return };
                match acted.task {
                    Some(TaskKind::AskBookkeeperToChangeTerm) => {
                        term.bookkeeper.get_or_insert(fact.on);
                    }
                    Some(TaskKind::AskClientAboutTerm)
                        if acted.because == Why::TermStillNotInBooks.days(term.days) =>
                    {
                        term.client.get_or_insert(fact.on);
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }

    /// At the end of an ordinary day: what is open has a next day (A2), what the books do not show
    /// was asked for (A4).
    pub fn end_of_day(&mut self, today: Date, look: Option<Date>, dossier: &Dossier) -> Result<(), String> {
        let spoke = std::mem::take(&mut self.books_spoke);
        if dossier.state.stop.is_some() {
            return Ok(());
        }
        let wrong = |what: &str, about: &dyn std::fmt::Debug| {
            Err(format!("{today}: {what}: {about:?}; looks again {look:?}; {:?}", dossier.state.todos))
        };
        let in_time = |day: Date| day <= today || look.is_some_and(|look| look <= day);
        let grace = |until: Date| self.calendar.plus_bank_days(until, 2).plus_days(1);
        let open_promise = |state| state == PromiseState::Open;
        for promise in dossier.state.promises.iter().filter(|one| open_promise(one.state)) {
            let somebody = has_task(dossier, &promise.invoices);
            if !in_time(grace(promise.until))
                || look.is_none() && !somebody && asks(dossier, &promise.invoices)
            {
                return wrong("A2: a promise without a next day", promise);
            }
        }
        for arrangement in &dossier.state.arrangements {
            let late = arrangement.terms.iter().map(|(date, _)| grace(*date)).find(|day| *day > today);
            let runs = arrangement.state == ArrangementState::Running;
            if runs && late.is_some_and(|day| !in_time(day)) {
                return wrong("A2: an arrangement without a next day", arrangement);
            }
            let proposed = arrangement.state == ArrangementState::Proposed;
            let somebody = has_task(dossier, &arrangement.invoices);
            if proposed && look.is_none() && !somebody && asks(dossier, &arrangement.invoices) {
                return wrong("A2: a proposal without a next day", arrangement);
            }
        }
        for dispute in dossier.state.disputes.iter().filter(|one| one.is_open()) {
            if look.is_none() && !has_task(dossier, &[dispute.invoice]) {
                return wrong("A2: a complaint without a next day", dispute);
            }
        }
        let ask = TaskKind::AskClientAboutTerm;
        let asked = dossier.has_open_task(ask) || dossier.state.wanted.iter().any(|one| one.task == ask);
        if let Some(claim) = dossier.state.claim.as_ref().filter(|_| !asked) {
            return wrong("A2: a claim that nobody was asked about", claim);
        }
        self.asked_for_in_books(today, spoke, dossier)
    }

    /// After the quiet days at the end: nothing ran out without somebody who has it.
    pub fn end(&self, dossier: &Dossier) -> Result<(), String> {
        let state = &dossier.state;
        if state.stop.is_some() {
            return Ok(());
        }
        let left = |about: &[InvoiceId]| asks(dossier, about) && !has_task(dossier, about);
        let wrong = |what: &str, about: &dyn std::fmt::Debug| {
            Err(format!("A2: at the end {what}: {about:?}; {:?}", dossier.invoices))
        };
        for promise in &state.promises {
            if promise.state == PromiseState::Open && left(&promise.invoices) {
                return wrong("a promise is neither kept nor broken", promise);
            }
        }
        for arrangement in &state.arrangements {
            let open = matches!(arrangement.state, ArrangementState::Running | ArrangementState::Proposed);
            // A proposal about which somebody called, or after which he spoke, had its day: the
            // invoice goes on as any other.
            let since = |day: &Date| *day >= arrangement.on;
            let called = arrangement.invoices.iter().any(|id| self.given.get(id).is_some_and(since));
            let had_its_day = arrangement.state == ArrangementState::Proposed
                && (called || self.spoken.as_ref().is_some_and(since));
            if open && !had_its_day && left(&arrangement.invoices) {
                return wrong("nobody has this arrangement", arrangement);
            }
        }
        for dispute in state.disputes.iter().filter(|one| one.is_open()) {
            if !has_task(dossier, &[dispute.invoice]) {
                return wrong("nobody has this complaint", dispute);
            }
        }
        Ok(())
    }

    fn asked_for_in_books(&mut self, today: Date, spoke: bool, dossier: &Dossier) -> Result<(), String> {
        let Some(term) = &mut self.term else { return Ok(()) };
        let mut open = dossier.open_invoices().peekable();
        let shown = match self.card {
            Some(days) => days == term.days,
            // Without a card and without an open invoice there is nothing to see it by.
            None if open.peek().is_none() => return Ok(()),
            None => open.all(|invoice| invoice.due >= invoice.issued.plus_days(term.days)),
        };
        if shown {
            term.waited = 0;
            // A new invoice with the old term is another question than the card.
            let about_new = Why::NewInvoiceOldTerm.days(term.days);
            let asks = |todo: &&Todo| {
                todo.is_task(TaskKind::AskBookkeeperToChangeTerm)
                    && todo.because != about_new
                    && todo.on < today
            };
            return match dossier.state.todos.iter().find(asks).filter(|_| spoke) {
                Some(todo) => Err(format!("{today}: A4: the books follow, and still is asked: {todo:?}")),
                None => Ok(()),
            };
        }
        let owed = match (term.bookkeeper, term.client) {
            (None, _) => true,
            (Some(first), None) => today >= self.calendar.plus_working_days(first, 10),
            _ => false,
        };
        let counts = owed && self.calendar.is_working_day(today);
        term.waited = if owed { term.waited + u32::from(counts) } else { 0 };
        if term.waited > SLACK {
            let who = if term.bookkeeper.is_none() { "the bookkeeper" } else { "the client" };
            return Err(format!("{today}: A4: {who} was not asked for the term of {} days", term.days));
        }
        Ok(())
    }
}

fn has_task(dossier: &Dossier, about: &[InvoiceId]) -> bool {
    let overlaps = |ids: &[InvoiceId]| ids.iter().any(|id| about.contains(id));
    // Until a reply was read and money found its place, everything that they touch waits for that.
    let of_all = |todo: &Todo| todo.is_task(TaskKind::ReadReply) || todo.is_task(TaskKind::AllocatePayment);
    dossier.state.todos.iter().any(|todo| overlaps(&todo.invoices) || of_all(todo))
        || dossier.state.wanted.iter().any(|wanted| overlaps(&wanted.invoices))
}

/// So much is open that anybody would be asked about it, and it was not handed over to others.
fn asks(dossier: &Dossier, about: &[InvoiceId]) -> bool {
    let ours = |id: &&InvoiceId| {
        let gone = |pause: &Pause| pause.kind == PauseKind::HandedOver && pause.covers(**id);
        !dossier.state.pauses.iter().any(gone)
    };
    let open =
        about.iter().filter(ours).filter_map(|id| dossier.invoice(*id)).filter(|invoice| invoice.is_open());
    open.map(domain::Invoice::open).sum::<Cents>() >= Cents(500)
}
