//! A second opinion on every act, by the letter of the nevers and the always, from the facts alone.
//!
//! It shares no code with `decide`: it keeps its own books of money, agreements and contacts. Only
//! the calendar is the same, which has tests of its own.

use std::collections::BTreeMap;

use domain::agreement::{ArrangementState, DisputeOutcome};
use domain::decide::Act;
use domain::{
    ActKind, Calendar, CallOutcome, Cents, Channel, Date, DecidedOutcome, Dossier, Event, Fact, Hold, Intent,
    InvoiceId, Profile, Reason, Step, TaskKind,
};

mod nevers;

#[derive(Debug, Default)]
struct Books {
    amount: Cents,
    paid: Cents,
    credited: Cents,
    let_go: bool,
    issued: Date,
    due: Date,
    disputed: bool,
}

impl Books {
    fn open(&self) -> bool {
        !self.let_go && self.amount > self.paid + self.credited
    }
}

#[derive(Debug)]
struct Agreed {
    invoices: Vec<InvoiceId>,
    terms: Vec<(Date, Cents)>,
    paid: Cents,
    promise: bool,
}

pub struct Judge {
    calendar: Calendar,
    profile: Profile,
    books: BTreeMap<InvoiceId, Books>,
    agreed: Vec<Agreed>,
    terms: Vec<i32>,
    stopped: bool,
    /// Automatic reminders since the last personal contact.
    row: Vec<(Date, Channel, Vec<InvoiceId>)>,
    approved: Vec<Step>,
    personal: bool,
    written: BTreeMap<Date, Vec<Step>>,
    /// For how many days nothing was known and nobody did anything about an invoice.
    silent: BTreeMap<InvoiceId, u32>,
    /// The last firm or formal letter.
    firm: Option<Date>,
    /// How often a good word was asked.
    pub good_words: u32,
}

impl Judge {
    pub fn new(calendar: Calendar, profile: &Profile) -> Judge {
        Judge {
            calendar,
            profile: profile.clone(),
            books: BTreeMap::new(),
            agreed: Vec::new(),
            terms: Vec::new(),
            stopped: false,
            row: Vec::new(),
            approved: Vec::new(),
            personal: false,
            written: BTreeMap::new(),
            silent: BTreeMap::new(),
            firm: None,
            good_words: 0,
        }
    }

    /// Keeps the books; `before` is the dossier before the fact, for what a fact leaves unsaid.
    pub fn learn(&mut self, fact: &Fact, before: &Dossier) {
        match &fact.event {
            Event::Invoice(new) => {
                let books =
                    Books { amount: new.amount, issued: new.issued, due: new.due, ..Books::default() };
                self.books.insert(new.invoice, books);
            }
            Event::DueChanged { invoice, due } => self.of(*invoice).due = *due,
            Event::Payment { invoice: Some(invoice), amount, .. }
            | Event::Allocated { invoice, amount, .. } => {
                self.of(*invoice).paid += *amount;
                self.count(*invoice, *amount);
            }
            Event::PaymentReversed { invoice, amount } => {
                self.of(*invoice).paid -= *amount;
                self.count(*invoice, -*amount);
            }
            Event::CreditNote { invoice: Some(invoice), amount, .. } => {
                self.of(*invoice).credited += *amount;
                self.count(*invoice, *amount);
            }
            Event::DisputeOpened { invoice, .. } => {
                self.of(*invoice).disputed = true;
                self.personal_contact();
            }
            Event::DisputeClosed { invoice, outcome, .. } => {
                let books = self.of(*invoice);
                books.let_go |= books.disputed && *outcome == DisputeOutcome::LetGo;
                books.disputed = false;
            }
            Event::Promise { invoices, until, .. } => self.promise(invoices.clone(), *until),
            Event::Arrangement { invoices, terms, .. } => {
                self.personal_contact();
                self.replace(invoices);
                let (invoices, terms) = (invoices.clone(), terms.clone());
                self.agreed.push(Agreed { invoices, terms, paid: Cents::ZERO, promise: false });
            }
            Event::ArrangementAccepted { invoice, .. } => self.accepted(*invoice, before),
            Event::TermShifted { invoice, from, to } => {
                self.row.clear();
                let about =
                    self.agreed.iter_mut().filter(|one| !one.promise && one.invoices.contains(invoice));
                let terms = about.flat_map(|agreed| agreed.terms.iter_mut());
                terms.filter(|(date, _)| date == from).for_each(|term| term.0 = *to);
            }
            Event::ReasonGiven(given) if given.reason != Reason::Absent || given.substitute.is_some() => {
                self.personal_contact();
                if given.reason == Reason::Dissatisfied {
                    given.invoices.iter().for_each(|id| self.of(*id).disputed = true);
                }
            }
            Event::TermClaimed { .. } => self.personal_contact(),
            Event::TermApproved { days, .. } => self.terms.push(*days),
            Event::Refuses { channel } => {
                self.profile.refused.add(*channel);
                self.profile.consent.remove(*channel);
            }
            Event::Consents { channel } => {
                self.profile.refused.remove(*channel);
                self.profile.consent.add(*channel);
            }
            Event::MessageFailed { channel }
                if self.row.last().is_some_and(|(_, last, _)| last == channel) =>
            {
                self.row.pop();
            }
            Event::Stop { .. } => self.stopped = true,
            Event::StopEnded => self.stopped = false,
            Event::Approve { step, .. } => self.approved.push(*step),
            Event::TaskDone { task: TaskKind::FindPhoneNumber } => self.personal = true,
            Event::Decided { outcome: DecidedOutcome::LetGo } => self.let_go(before),
            Event::CallOutcome { outcome, until, .. } => self.called(fact.on, *outcome, *until, before),
            Event::Reply { intents, until, .. } => self.replied(intents, *until, before),
            _ => {}
        }
        let open: Vec<InvoiceId> =
            self.books.iter().filter(|(_, books)| books.open()).map(|(id, _)| *id).collect();
        if !self.row.iter().any(|(.., about)| about.iter().any(|id| open.contains(id))) {
            self.row.clear();
        }
    }

    /// Judges an act before it is taken.
    pub fn act(&mut self, today: Date, act: &Act, dossier: &Dossier, bank_fresh: bool) -> Result<(), String> {
        let wrong = |what: &str| Err(format!("{today}: {what}: {act:?}"));
        if !self.calendar.is_working_day(today) {
            return wrong("an act on a day without work");
        }
        if self.stopped && act.task != Some(TaskKind::FullStop) {
            return wrong("an act after everything stopped");
        }
        let Some(step) = act.step else { return Ok(()) };
        if act.because.rule().is_empty() || act.because.sentence().is_empty() {
            return wrong("A3: no reason");
        }
        if let Some(channel) = act.channel {
            self.channel(channel, act, dossier).or_else(|what| wrong(&what))?;
        }
        let asks_again = matches!(step, Step::ReasonCall | Step::SecondReminder | Step::PersonDecides);
        if step == Step::AmbassadorMoment {
            self.good_words += 1;
            self.good_word(today).or_else(|what| wrong(&what))?;
        }
        if matches!(step, Step::FirmReminder | Step::FinalNotice | Step::FourteenDayLetter) {
            self.firm = Some(today);
        }
        if !matches!(act.kind, ActKind::Message | ActKind::Letter) {
            self.personal |= act.kind == ActKind::Call;
            if asks_again && act.invoices.iter().any(|id| self.of(*id).disputed || !self.of(*id).open()) {
                return wrong("a call about what is paid or disputed");
            }
            return Ok(());
        }
        let steps = self.written.entry(today).or_default();
        if steps.iter().any(|written| *written != step) {
            return wrong("N6: two messages on one day");
        }
        steps.push(step);
        if step.is_reminder() || step.is_formal() {
            if !bank_fresh {
                return wrong("N2: old bank data");
            }
            for id in &act.invoices {
                self.not_asked_wrongly(*id, today, step).or_else(|what| wrong(&what))?;
            }
            if step.is_formal() && !self.approved.contains(&step) {
                return wrong("N5: a formal demand without a yes");
            }
            if step.is_formal() && !self.personal {
                return wrong("N5: a formal demand before a personal attempt");
            }
        }
        let channel = act.channel.unwrap_or(Channel::Email);
        if step.is_reminder() && !self.approved.contains(&step) {
            self.row.push((today, channel, act.invoices.clone()));
            if self.row.len() > 3 {
                return wrong("N4: a fourth reminder in a row");
            }
        }
        Ok(())
    }

    /// A1, A3 and the money, at the end of a day.
    pub fn end_of_day(&mut self, today: Date, dossier: &Dossier) -> Result<(), String> {
        for invoice in &dossier.invoices {
            let books = &self.books[&invoice.id];
            let known = (books.amount, books.paid);
            if known != (invoice.amount, invoice.paid)
                || invoice.paid + invoice.credited + invoice.open() != invoice.amount
            {
                return Err(format!("{today}: money is not conserved: {invoice:?} against {books:?}"));
            }
            let todo = dossier.state.todos.iter().any(|todo| todo.invoices.contains(&invoice.id));
            let track = &invoice.track;
            let today_said = track.reminded == Some(today)
                || track.progress.is_some_and(|progress| progress.on == today)
                || dossier
                    .state
                    .todos
                    .iter()
                    .any(|todo| todo.on == today && todo.invoices.contains(&invoice.id))
                || dossier.state.rhythm.acted == Some(today)
                // Known since today, and a call that was decided after the calls is for tomorrow.
                || track.seen == today
                || dossier.state.rhythm.called == Some(today)
                || dossier.state.rhythm.messaged == Some(today);
            if track.told.is_none() && !today_said {
                return Err(format!("{today}: A3: nothing told about {invoice:?}"));
            }
            let silent =
                track.told.is_some_and(|told| told.hold == Hold::WaitingForAnswer && told.until.is_none());
            let reading = dossier.has_open_task(TaskKind::ReadReply)
                || dossier.state.call_again.is_some()
                || !dossier.state.wanted.is_empty();
            let idle = invoice.is_open() && silent && !todo && !reading && track.reason.is_none();
            let days = self.silent.entry(invoice.id).or_default();
            *days = if idle { *days + 1 } else { 0 };
            // What a fact of this day sets free is acted on on the next working day.
            if *days > 6 {
                return Err(format!(
                    "{today}: A1: no reason and no action to find it: {invoice:?} {:?}",
                    dossier.state
                ));
            }
        }
        Ok(())
    }

    fn of(&mut self, id: InvoiceId) -> &mut Books {
        self.books.entry(id).or_default()
    }

    fn count(&mut self, id: InvoiceId, amount: Cents) {
        for agreed in self.agreed.iter_mut().filter(|agreed| agreed.invoices.contains(&id)) {
            agreed.paid += amount;
        }
    }

    fn personal_contact(&mut self) {
        self.row.clear();
        self.personal = true;
    }

    fn promise(&mut self, invoices: Vec<InvoiceId>, until: Date) {
        self.personal_contact();
        self.replace(&invoices);
        self.agreed.push(Agreed {
            invoices,
            terms: vec![(until, Cents(i64::MAX))],
            paid: Cents::ZERO,
            promise: true,
        });
    }

    /// What was proposed about it runs now; without a proposal there is nothing to accept.
    fn accepted(&mut self, invoice: InvoiceId, before: &Dossier) {
        let proposed =
            before.state.arrangements.iter().rfind(|known| {
                known.state == ArrangementState::Proposed && known.invoices.contains(&invoice)
            });
        if let Some(proposed) = proposed {
            let (invoices, terms) = (proposed.invoices.clone(), proposed.terms.clone());
            self.personal_contact();
            self.replace(&invoices);
            self.agreed.push(Agreed { invoices, terms, paid: Cents::ZERO, promise: false });
        }
    }

    fn replace(&mut self, invoices: &[InvoiceId]) {
        self.agreed.retain(|agreed| !agreed.invoices.iter().any(|id| invoices.contains(id)));
    }

    fn let_go(&mut self, before: &Dossier) {
        let asked = before.state.todos.iter().find(|todo| todo.is_task(TaskKind::PersonDecides));
        let about: Vec<InvoiceId> = asked
            .map_or_else(|| before.open_invoices().map(|one| one.id).collect(), |todo| todo.invoices.clone());
        for id in about {
            self.of(id).let_go = true;
        }
    }

    fn called(&mut self, on: Date, outcome: CallOutcome, until: Option<Date>, before: &Dossier) {
        self.personal = true;
        if matches!(
            outcome,
            CallOutcome::NoAnswer | CallOutcome::Voicemail | CallOutcome::Absent | CallOutcome::WrongPerson
        ) {
            return;
        }
        self.personal_contact();
        let calls = before.state.todos.iter().filter(|todo| todo.is_conversation());
        let mut about: Vec<InvoiceId> = calls.flat_map(|todo| todo.invoices.clone()).collect();
        if about.is_empty() {
            about = before.open_invoices().map(|one| one.id).collect();
        }
        match outcome {
            CallOutcome::Promise => self.promise(about, until.unwrap_or(on.plus_days(7))),
            CallOutcome::Dispute => about.iter().for_each(|id| self.of(*id).disputed = true),
            _ => {}
        }
    }

    fn replied(&mut self, intents: &[Intent], until: Option<Date>, before: &Dossier) {
        if intents == [Intent::OutOfOffice] {
            return;
        }
        self.personal_contact();
        let spoken = before.open_invoices().filter(|one| one.track.progress.is_some());
        let mut about: Vec<InvoiceId> = spoken.map(|one| one.id).collect();
        if about.is_empty() {
            about = before.open_invoices().map(|one| one.id).collect();
        }
        for intent in intents {
            match (intent, until) {
                (Intent::PromiseToPay, Some(until)) => self.promise(about.clone(), until),
                (
                    Intent::DisputeDelivery
                    | Intent::DisputeQuality
                    | Intent::DisputePrice
                    | Intent::DisputeNotOrdered,
                    _,
                ) => {
                    about.iter().for_each(|id| self.of(*id).disputed = true);
                }
                (Intent::Insolvency | Intent::Deceased, _) => self.stopped = true,
                _ => {}
            }
        }
    }
}
