//! The morning run: decide for every customer whose day has come, and save. The command and the
//! schedule are this one use case; sending is the next (`deliver`).
//!
//! Running twice, or after a week of downtime, gives the right answer with the same code: the
//! facts decide, not a list of what was to be done (G9, G16).

use domain::decide::{self, Decision};
use domain::{ActKind, Calendar, ClientId, CustomerId, Date, Event};
use jiff::Timestamp;
use serde::Serialize;

use crate::records::{Change, Client, Customer};
use crate::store::StoreError;
use crate::taken::{commit_one, decide_and_take, take};
use crate::{App, AppError, Result};

/// Customers that are decided and saved in one transaction: small blast radius, few commits.
const PAGE: i64 = 250;
/// So often a customer is decided again that others keep changing.
const TRIES: usize = 5;

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
        self.rests += decision.rests.iter().map(|rest| rest.invoices.len() as u64).sum::<u64>();
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
        return Err(AppError::NewerRunExists { newest, asked: today });
    }
    let runner = Runner::new(app, &client, today, now);
    let mut report = RunReport::default();
    let mut after = CustomerId(0);
    loop {
        let page = app.store.customers_to_look_at(client.id, today, after, PAGE)?;
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
    calendar: Calendar,
    today: Date,
    now: Timestamp,
}

impl<'a> Runner<'a> {
    pub fn new(app: &'a App, client: &'a Client, today: Date, now: Timestamp) -> Runner<'a> {
        Runner { app, client, calendar: client.calendar(), today, now }
    }

    fn run_page(&self, page: Vec<Customer>, report: &mut RunReport) -> Result<()> {
        let decided: Vec<(Change, Decision)> =
            page.into_iter().map(|customer| self.decide(customer)).collect();
        let (changes, decisions): (Vec<Change>, Vec<Decision>) = decided.into_iter().unzip();
        match self.app.store.commit(self.client.id, &changes) {
            Ok(()) => {}
            // Somebody changed one of them, or another runner was here: one by one.
            Err(StoreError::Conflict | StoreError::AlreadyDone) => {
                return changes.iter().try_for_each(|change| self.run_again(change.before.id, report));
            }
            Err(error) => return Err(error.into()),
        }
        decisions.iter().for_each(|decision| report.count(decision));
        Ok(())
    }

    fn run_again(&self, customer: CustomerId, report: &mut RunReport) -> Result<()> {
        for _ in 0..TRIES {
            let Some(customer) = self.app.store.customer(self.client.id, customer)? else {
                return Ok(());
            };
            if customer.look_on.is_none_or(|look_on| look_on > self.today) {
                return Ok(());
            }
            let (mut change, decision) = self.decide(customer);
            if commit_one(self.app, self.client.id, &mut change)? {
                report.count(&decision);
                return Ok(());
            }
        }
        Err(StoreError::Conflict.into())
    }

    fn decide(&self, customer: Customer) -> (Change, Decision) {
        let mut after = customer.clone();
        let mut facts = Vec::new();
        if let Some(seen_again) = seen_again(self.client, &after, self.today, &self.calendar) {
            take(&mut after, &mut facts, self.today, seen_again);
        }
        let day = self.client.day(self.today, &self.calendar);
        let (decision, messages) =
            decide_and_take(self.app, self.client, &day, &mut after, &mut facts, |_| true);
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

/// On the first day back: steps that fell in the break are seen as late ones, nothing is stacked.
pub(crate) fn seen_again(
    client: &Client,
    customer: &Customer,
    today: Date,
    calendar: &Calendar,
) -> Option<Event> {
    let from = client.back_from(today, calendar)?;
    let dossier = &customer.dossier;
    let strategy = &client.settings.strategy;
    let mut invoices = decide::missed_meanwhile(dossier, strategy, calendar, from, today);
    invoices.retain(|id| dossier.invoice(*id).is_some_and(|invoice| invoice.track.seen < today));
    (!invoices.is_empty()).then_some(Event::SeenAgain { invoices })
}
