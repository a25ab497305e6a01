//! The world of a play: its customers, its calendar of events, and one day after another.

use super::file::{PlayEvent, PlayFile, PlayInvoice};
use super::keys;
use super::lines::{Line, Summary, act_line, rest_line};
use super::oracle::Oracle;
use super::translate::{Names, PlayError, Translation};
use crate::calendar::Calendar;
use crate::customer::Profile;
use crate::date::Date;
use crate::decide::{self, Act, decide};
use crate::dossier::Dossier;
use crate::event::{ActKind, Event, Fact, NewInvoice};
use crate::ids::InvoiceId;
use crate::money::Cents;
use crate::standing::Day;
use crate::strategy::Strategy;

/// Kinds of events that people bring back from the day's calls and tasks.
const AFTER_THE_CALLS: [&str; 4] = ["call_outcome", "approve", "task_done", "decided"];

struct Actor {
    name: String,
    dossier: Dossier,
    calendar: Calendar,
}

pub(super) struct World<'a> {
    file: &'a PlayFile,
    strategy: &'a Strategy,
    names: Names,
    actors: Vec<Actor>,
    today: Date,
    /// Events and invoices up to this day (exclusive) are known.
    known_before: Option<Date>,
    lines: Vec<Line>,
    summary: Summary,
    oracle: Oracle,
}

impl<'a> World<'a> {
    pub fn try_new(file: &'a PlayFile, strategy: &'a Strategy) -> Result<World<'a>, PlayError> {
        if file.to < file.from {
            return Err(PlayError::new("to", "the play ends before it begins"));
        }
        let names = Names::try_new(file)?;
        let mut actors = Vec::new();
        for (index, customer) in file.customers.iter().enumerate() {
            if actors.iter().any(|actor: &Actor| actor.name == customer.id) {
                let what = format!("customer “{}” stands here twice", customer.id);
                return Err(PlayError::new(format!("customers[{index}]"), what));
            }
            let calendar = Calendar::new(file.jurisdiction).with_closed(&customer.closed);
            let dossier = Dossier { profile: profile(customer), ..Dossier::default() };
            actors.push(Actor { name: customer.id.clone(), dossier, calendar });
        }
        actors.sort_by(|one, other| one.name.cmp(&other.name));
        let mut world = World {
            file,
            strategy,
            names,
            actors,
            today: file.from,
            known_before: None,
            lines: Vec::new(),
            summary: Summary::default(),
            oracle: Oracle::default(),
        };
        world.check_events()?;
        Ok(world)
    }

    /// Plays one day; `false` when the play is over.
    pub fn next_day(&mut self) -> Result<bool, PlayError> {
        if self.today > self.file.to {
            return Ok(false);
        }
        let down = self.break_around(self.today);
        if down.is_none_or(|(_, until)| self.today >= until) {
            for index in 0..self.actors.len() {
                self.day_of(index)?;
            }
            self.known_before = Some(self.today.plus_days(1));
        }
        self.today = self.today.plus_days(1);
        Ok(true)
    }

    pub fn finish(mut self) -> (Vec<Line>, Summary) {
        self.summary.wrongful = self.oracle.wrongful;
        (self.lines, self.summary)
    }

    /// The downtime that this day lies in or ends: its first day and the first day back.
    fn break_around(&self, day: Date) -> Option<(Date, Date)> {
        let breaks = self.file.events.iter().filter(|event| event.kind == "downtime");
        let spans = breaks.filter_map(|event| Some((event.on, event.until?)));
        spans.filter(|(from, until)| *from <= day && day <= *until).max_by_key(|(_, until)| *until)
    }

    /// The first day back is the first day on which people of this customer's client work again.
    fn is_first_day_back(&self, index: usize) -> bool {
        let calendar = &self.actors[index].calendar;
        let is_first = |event: &PlayEvent| {
            event.kind == "downtime"
                && event
                    .until
                    .is_some_and(|back| back <= self.today && self.today <= calendar.on_or_after(back))
        };
        self.file.events.iter().any(is_first)
    }

    fn bank_is_fresh(&self) -> bool {
        let stale = |event: &PlayEvent| {
            event.kind == "bank_stale"
                && event.on <= self.today
                && event.until.is_none_or(|until| self.today <= until)
        };
        self.file.bank_fresh && !self.file.events.iter().any(stale)
    }

    fn day_of(&mut self, index: usize) -> Result<(), PlayError> {
        let first_day_back = self.is_first_day_back(index);
        self.learn_invoices(index);
        self.learn_events(index, false)?;
        if let Some((from, _)) = self.break_around(self.today) {
            self.see_again(index, from);
        }
        let calls = self.decided(index, first_day_back, Act::is_for_people);
        self.learn_events(index, true)?;
        if !(first_day_back && calls > 0) {
            // The calls of the day have been handed out; what a call brought is for tomorrow's.
            let no_call = |act: &Act| !matches!(act.kind, ActKind::Call | ActKind::Visit);
            self.decided(index, first_day_back, no_call);
        }
        self.rest(index, first_day_back);
        Ok(())
    }

    /// Decides and takes the acts that `wanted` lets through; gives how many.
    fn decided(&mut self, index: usize, first_day_back: bool, wanted: impl Fn(&Act) -> bool) -> usize {
        let actor = &self.actors[index];
        let day = Day {
            date: self.today,
            calendar: &actor.calendar,
            bank_fresh: self.bank_is_fresh(),
            first_day_back,
            team: &self.file.colleagues,
        };
        let acts: Vec<Act> =
            decide(&actor.dossier, self.strategy, &day).acts.into_iter().filter(wanted).collect();
        for act in &acts {
            self.take(index, act);
        }
        acts.len()
    }

    fn take(&mut self, index: usize, act: &Act) {
        let fresh = self.bank_is_fresh();
        let actor = &mut self.actors[index];
        let sent = matches!(act.kind, ActKind::Message | ActKind::Letter);
        if let Some(step) = act.step.filter(|step| sent && (step.is_reminder() || step.is_formal())) {
            self.oracle.reminder(self.today, step, &act.invoices, &actor.dossier, &actor.calendar, fresh);
        }
        self.lines.push(act_line(self.today, &actor.name, act, |id| number(&self.file.invoices, *id)));
        self.summary.count(act);
        actor.dossier.apply(&Fact { on: self.today, event: act.fact() });
    }

    fn rest(&mut self, index: usize, first_day_back: bool) {
        let fresh = self.bank_is_fresh();
        let actor = &mut self.actors[index];
        let day = Day {
            date: self.today,
            calendar: &actor.calendar,
            bank_fresh: fresh,
            first_day_back,
            team: &self.file.colleagues,
        };
        for rest in decide(&actor.dossier, self.strategy, &day).rests {
            self.lines.push(rest_line(self.today, &actor.name, &rest, |id| number(&self.file.invoices, *id)));
            actor.dossier.apply(&Fact { on: self.today, event: rest.fact() });
        }
    }

    fn learn_invoices(&mut self, index: usize) {
        let actor = &mut self.actors[index];
        let mut new: Vec<(usize, &PlayInvoice)> = self
            .file
            .invoices
            .iter()
            .enumerate()
            .filter(|(_, invoice)| invoice.customer == actor.name && invoice.issued <= self.today)
            .filter(|(_, invoice)| self.known_before.is_none_or(|known| invoice.issued >= known))
            .collect();
        new.sort_by_key(|(_, invoice)| invoice.issued);
        for (place, invoice) in new {
            let amount = Cents::try_from_decimal(&invoice.amount).unwrap_or_default();
            let event = Event::Invoice(Box::new(NewInvoice {
                invoice: InvoiceId(place as i64 + 1),
                number: invoice.id.clone(),
                amount,
                currency: invoice.currency,
                issued: invoice.issued,
                sent: invoice.sent.unwrap_or(invoice.issued),
                due: invoice.due,
                project: invoice.project.clone(),
                specialist: invoice.specialist.clone(),
                collect: invoice.collect,
                reference: None,
            }));
            actor.dossier.apply(&Fact { on: self.today, event });
        }
    }

    fn learn_events(&mut self, index: usize, after_the_calls: bool) -> Result<(), PlayError> {
        let (file, today, known_before) = (self.file, self.today, self.known_before);
        let mut due: Vec<(usize, &PlayEvent)> = file
            .events
            .iter()
            .enumerate()
            .filter(|(_, event)| event.on <= today && known_before.is_none_or(|known| event.on >= known))
            .filter(|(_, event)| AFTER_THE_CALLS.contains(&event.kind.as_str()) == after_the_calls)
            .collect();
        due.sort_by_key(|(_, event)| event.on);
        for (place, event) in due {
            if is_about_the_world(event) {
                continue;
            }
            let translation = Translation { event, place: format!("events[{place}]"), names: &self.names };
            let actor = &mut self.actors[index];
            if !translation.customers()?.contains(&actor.name) {
                continue;
            }
            for event in translation.facts(&actor.name, &actor.dossier)? {
                let fact = Fact { on: translation.event.on, event };
                actor.dossier.apply(&fact);
                self.oracle.learned(&fact.event, &actor.dossier);
            }
        }
        Ok(())
    }

    fn see_again(&mut self, index: usize, from: Date) {
        let actor = &mut self.actors[index];
        let invoices =
            decide::missed_meanwhile(&actor.dossier, self.strategy, &actor.calendar, from, self.today);
        if !invoices.is_empty() {
            actor.dossier.apply(&Fact { on: self.today, event: Event::SeenAgain { invoices } });
        }
    }

    /// Refuses a file before its first day, not in the middle.
    fn check_events(&mut self) -> Result<(), PlayError> {
        for (place, invoice) in self.file.invoices.iter().enumerate() {
            let amount = Cents::try_from_decimal(&invoice.amount);
            amount.map_err(|error| PlayError::new(format!("invoices[{place}].amount"), error))?;
        }
        for (place, event) in self.file.events.iter().enumerate() {
            let place = format!("events[{place}]");
            if is_about_the_world(event) {
                keys::check(event).map_err(|what| PlayError::new(place.clone(), what))?;
                if event.until.is_none() {
                    return Err(PlayError::new(place, format!("“{}” needs “until”", event.kind)));
                }
                continue;
            }
            let translation = Translation { event, place, names: &self.names };
            for customer in translation.customers()? {
                translation.facts(&customer, &Dossier::default())?;
            }
        }
        Ok(())
    }
}

fn is_about_the_world(event: &PlayEvent) -> bool {
    matches!(event.kind.as_str(), "downtime" | "bank_stale")
}

fn number(invoices: &[PlayInvoice], id: InvoiceId) -> String {
    usize::try_from(id.0 - 1)
        .ok()
        .and_then(|index| invoices.get(index))
        .map_or_else(String::new, |invoice| invoice.id.clone())
}

fn profile(customer: &super::file::PlayCustomer) -> Profile {
    Profile {
        kind: customer.kind,
        language: customer.language,
        relation: customer.relation.clone(),
        preference: customer.preference.clone(),
        refused: customer.refused,
        consent: customer.consent,
        reachable: customer.reachable,
        style: customer.style,
        fixed_person: customer.fixed_person.clone(),
        account_owner: customer.account_owner.clone(),
        regular: customer.regular,
        projects: customer.projects.clone(),
        size: crate::customer::BuyerSize::Unknown,
    }
}
