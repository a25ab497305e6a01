//! The morning run: decide for every customer whose day has come, and save. The command and the
//! schedule are this one use case; sending is the next (`deliver`).
//!
//! Running twice, or after a week of downtime, gives the right answer with the same code: the
//! facts decide, not a list of what was to be done (G9, G16).

use domain::decide::{self, Decision};
use domain::{ActKind, ClientId, CustomerId, Date, Day, Event, Fact, Step, Strategy};
use jiff::Timestamp;
use serde::Serialize;

use crate::records::{Change, Client, Customer, NewMessage};
use crate::store::StoreError;
use crate::{App, AppError, Result};

/// Customers that are decided and saved in one transaction: small blast radius, few commits.
const PAGE: i64 = 250;

/// What a run did, as `bondig run --json` prints it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct RunReport {
    pub customers: u64,
    pub acts: u64,
    pub messages: u64,
    pub calls: u64,
    pub letters: u64,
    pub tasks: u64,
    pub rests: u64,
}

impl RunReport {
    fn count(&mut self, decision: &Decision) {
        self.customers += 1;
        self.acts += decision.acts.len() as u64;
        self.rests += decision
            .rests
            .iter()
            .map(|rest| rest.invoices.len() as u64)
            .sum::<u64>();
        for act in &decision.acts {
            *match act.kind {
                ActKind::Message => &mut self.messages,
                ActKind::Call | ActKind::Visit => &mut self.calls,
                ActKind::Letter => &mut self.letters,
                ActKind::Task => &mut self.tasks,
            } += 1;
        }
    }
}

/// Decides `today` for all customers of the client whose day it is. `progress` hears how many
/// customers are done.
///
/// # Errors
/// [`AppError::NewerRunExists`]: no run may be dated before the newest one.
pub fn morning_run(
    app: &App,
    client: ClientId,
    today: Date,
    now: Timestamp,
    progress: &mut dyn FnMut(u64),
) -> Result<RunReport> {
    let client = app.client(client)?;
    if !app.store.begin_run(client.id, today)? {
        let newest = client.last_run.unwrap_or(today);
        return Err(AppError::NewerRunExists {
            newest,
            asked: today,
        });
    }
    let runner = Runner::new(app, &client, today, now);
    let mut report = RunReport::default();
    let mut after = CustomerId(0);
    loop {
        let page = app
            .store
            .customers_to_look_at(client.id, today, after, PAGE)?;
        let Some(last) = page.last() else {
            return Ok(report);
        };
        after = last.id;
        runner.run_page(page, &mut report)?;
        progress(report.customers);
    }
}

/// One day of one client, ready to decide.
pub(crate) struct Runner<'a> {
    app: &'a App,
    client: &'a Client,
    calendar: domain::Calendar,
    today: Date,
    now: Timestamp,
    /// The first day of the break that ends today.
    back_from: Option<Date>,
}

impl<'a> Runner<'a> {
    pub fn new(app: &'a App, client: &'a Client, today: Date, now: Timestamp) -> Runner<'a> {
        let calendar = client.calendar();
        let back_from = break_before(client.last_run, today, &calendar);
        Runner {
            app,
            client,
            calendar,
            today,
            now,
            back_from,
        }
    }

    fn run_page(&self, page: Vec<Customer>, report: &mut RunReport) -> Result<()> {
        let decided: Vec<(Change, Decision)> = page
            .into_iter()
            .map(|customer| self.decide(customer))
            .collect();
        let (changes, decisions): (Vec<Change>, Vec<Decision>) = decided.into_iter().unzip();
        match self.app.store.commit(self.client.id, &changes) {
            Ok(()) => {}
            // Somebody changed one of them, or another runner was here: one by one.
            Err(StoreError::Conflict | StoreError::AlreadyDone) => {
                return changes
                    .iter()
                    .try_for_each(|change| self.run_again(change.before.id, report));
            }
            Err(error) => return Err(error.into()),
        }
        decisions.iter().for_each(|decision| report.count(decision));
        Ok(())
    }

    fn run_again(&self, customer: CustomerId, report: &mut RunReport) -> Result<()> {
        for _ in 0..5 {
            let Some(customer) = self.app.store.customer(self.client.id, customer)? else {
                return Ok(());
            };
            if customer.look_on.is_none_or(|look_on| look_on > self.today) {
                return Ok(());
            }
            let (change, decision) = self.decide(customer);
            match self.app.store.commit(self.client.id, &[change]) {
                Ok(()) => {
                    report.count(&decision);
                    return Ok(());
                }
                Err(StoreError::Conflict | StoreError::AlreadyDone) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(StoreError::Conflict.into())
    }

    fn decide(&self, customer: Customer) -> (Change, Decision) {
        let mut after = customer.clone();
        let mut facts = Vec::new();
        if let Some(from) = self.back_from {
            let strategy = &self.client.settings.strategy;
            let invoices = decide::missed_meanwhile(
                &after.dossier,
                strategy,
                &self.calendar,
                from,
                self.today,
            );
            if !invoices.is_empty() {
                take(
                    &mut after,
                    &mut facts,
                    self.today,
                    Event::SeenAgain { invoices },
                );
            }
        }
        let day = Day {
            first_day_back: self.back_from.is_some(),
            ..self.client.day(self.today, &self.calendar)
        };
        let (decision, messages) = decide_and_take(
            self.app,
            &self.client.settings.strategy,
            &day,
            &mut after,
            &mut facts,
            |_| true,
        );
        let change = Change {
            before: customer,
            after,
            facts,
            source: "run".to_owned(),
            at: self.now,
            messages,
            withdrawn: Vec::new(),
        };
        (change, decision)
    }
}

/// The first day on which nobody was there, when the last run was more than a working day ago.
pub fn break_before(
    last_run: Option<Date>,
    today: Date,
    calendar: &domain::Calendar,
) -> Option<Date> {
    let last = last_run.filter(|last| *last < today)?;
    let expected = calendar.plus_working_days(last, 1);
    (expected < today).then(|| last.plus_days(1))
}

/// Decides, takes the acts that `wanted` lets through, then the rests that follow; gives the whole
/// decision and the messages to plan.
pub(crate) fn decide_and_take(
    app: &App,
    strategy: &Strategy,
    day: &Day,
    customer: &mut Customer,
    facts: &mut Vec<Fact>,
    wanted: impl Fn(&domain::Act) -> bool,
) -> (Decision, Vec<NewMessage>) {
    let mut decision = domain::decide(&customer.dossier, strategy, day);
    decision.acts.retain(|act| wanted(act));
    let mut messages = Vec::new();
    for act in &decision.acts {
        let approved = act
            .step
            .is_some_and(|step| customer.dossier.state.approved.contains(&step));
        take(customer, facts, day.date, act.fact());
        if !act.is_for_people() {
            messages.extend(plan_message(app, customer.id, day.date, act, approved));
        }
    }
    let after_acts = domain::decide(&customer.dossier, strategy, day);
    for rest in &after_acts.rests {
        take(customer, facts, day.date, rest.fact());
    }
    decision.rests = after_acts.rests;
    decision.look_again = after_acts.look_again;
    customer.look_on = decision.look_again;
    (decision, messages)
}

pub(crate) fn take(customer: &mut Customer, facts: &mut Vec<Fact>, on: Date, event: Event) {
    let fact = Fact { on, event };
    customer.dossier.apply(&fact);
    facts.push(fact);
}

/// The durable intent of a message: its key says what it is about, so it cannot be planned twice.
fn plan_message(
    app: &App,
    customer: CustomerId,
    on: Date,
    act: &domain::Act,
    approved: bool,
) -> Option<NewMessage> {
    let step: Step = act.step?;
    let channel = act.channel?;
    let first = act.invoices.iter().min().map_or(0, |invoice| invoice.0);
    Some(NewMessage {
        key: format!("{customer}/{step}/{on}/{channel}/{first}"),
        public_id: app.ids.public_id(),
        planned_on: on,
        step,
        channel,
        registered: act.registered,
        invoices: act.invoices.clone(),
        from: act.from.clone(),
        because: act.because,
        approved,
    })
}
