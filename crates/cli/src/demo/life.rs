//! The fourteen months, lived day by day with the product's own use cases on the real store:
//! statements and invoices are imported, the morning run decides, messages go out, colleagues and
//! customers do what they do.
//!
//! Invariant: nothing is written beside the use cases, and no clock is read: each day and hour is
//! an argument.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use anyhow::{Context, Result};
use app::deliver::{self, Clock, Sender};
use app::letter::Desk;
use app::run::morning_run;
use app::{App, Doing, MessageFilter, MessageState, Sending, StoreError, people};
use channels::{FolderMailer, Mailer};
use domain::{ClientId, CustomerId, Date, Event};
use jiff::Timestamp;

use crate::demo::bank::Bank;
use crate::demo::cast::MARIEKE;
use crate::demo::habits::Reaction;
use crate::demo::script::{Beat, Script};
use crate::demo::{colleagues, postman::Postman};
use crate::dice::Dice;

const BEFORE_THE_RUN: i16 = 8 * 60;

pub struct Life {
    pub app: App,
    pub client: ClientId,
    pub script: Script,
    pub dice: Dice,
    pub bank: Bank,
    pub desk: Desk,
    folder: FolderMailer,
    /// Invoices up to this day are in the books.
    pub books_through: Date,
    pub ids: Vec<Option<CustomerId>>,
    pub by_number: HashMap<String, usize>,
}

struct Hour(Timestamp);

impl Clock for Hour {
    fn now(&self) -> Timestamp {
        self.0
    }
}

impl Life {
    pub fn begin(app: App, client: ClientId, script: Script, dice: Dice, mail: &Path) -> Result<Life> {
        let numbers = script.sales.iter().enumerate();
        let by_number = numbers.map(|(index, sale)| (sale.number.clone(), index)).collect();
        let desk = Desk::new(&app.client(client)?, None);
        Ok(Life {
            folder: FolderMailer::try_new(mail)?,
            bank: Bank::new(script.stage.from),
            books_through: script.stage.from.plus_days(-1),
            ids: vec![None; script.cast.len()],
            by_number,
            desk,
            dice,
            script,
            client,
            app,
        })
    }

    /// One civil day.
    pub fn day(&mut self, day: Date) -> Result<()> {
        let stage = &self.script.stage;
        let (working, last, today) = (stage.calendar.is_working_day(day), stage.last, stage.today);
        let bank_day = stage.calendar.is_bank_day(day);
        if working || day == today {
            self.read_post(day)?;
            self.beats(day, 0, BEFORE_THE_RUN)?;
            morning_run(&self.app, self.client, day, self.at(day, BEFORE_THE_RUN), &mut |_| {})?;
            self.deliver(day, BEFORE_THE_RUN + 5)?;
        }
        if working {
            self.beats(day, BEFORE_THE_RUN, colleagues::FROM)?;
            if day < last {
                colleagues::work(self, day)?;
                self.hear_customers(day)?;
            }
            self.beats(day, colleagues::FROM, 24 * 60)?;
            colleagues::put_off(self, day)?;
            self.deliver(day, 16 * 60 + 30)?;
        }
        if day == self.script.stage.from {
            // The first list was seen by a person.
            self.app.store.set_sending(self.client, Sending::Open)?;
            self.deliver(day, 17 * 60)?;
        }
        if bank_day {
            self.bank.day(day, &mut self.script, &mut self.dice);
        }
        Ok(())
    }

    /// When the stories begin, what their people bought before is paid.
    pub fn close_the_past(&mut self, day: Date) {
        let on = self.script.stage.bank_day(day);
        let script = &mut self.script;
        for sale in script.sales.iter_mut().filter(|sale| !sale.scripted && sale.is_open()) {
            if script.cast[sale.who].is("story") {
                sale.paid_on(on);
            }
        }
    }

    pub fn doing<'a>(&'a self, day: Date, minute: i16, by: &'a str) -> Doing<'a> {
        Doing { app: &self.app, client: self.client, by, today: day, now: self.at(day, minute) }
    }

    pub fn at(&self, day: Date, minute: i16) -> Timestamp {
        self.script.stage.at(day, minute)
    }

    pub fn id(&self, who: usize) -> Result<CustomerId> {
        self.ids[who].with_context(|| format!("{} is no customer yet", self.script.cast[who].name))
    }

    pub fn who(&self, customer: CustomerId) -> Option<usize> {
        self.ids.iter().position(|id| *id == Some(customer))
    }

    pub fn record(&self, day: Date, minute: i16, by: &str, who: usize, events: &[Event]) -> Result<()> {
        let doing = self.doing(day, minute, by);
        people::record(&doing, self.id(who)?, events)
            .with_context(|| format!("{day} {}", self.script.cast[who].name))
    }

    /// The sales of these invoices.
    pub fn sales_of(&self, customer: CustomerId, invoices: &[domain::InvoiceId]) -> Result<Vec<usize>> {
        let dossier = self.app.customer(self.client, customer)?.dossier;
        let number = |id: &domain::InvoiceId| Some(dossier.invoice(*id)?.number.clone());
        Ok(invoices
            .iter()
            .filter_map(number)
            .filter_map(|number| self.by_number.get(&number).copied())
            .collect())
    }

    /// These sales are paid so many days from now, where habits have a say.
    pub fn will_pay(&mut self, sales: &[usize], day: Date, days: i32) {
        let on = self.script.stage.bank_day(day.plus_days(days));
        for sale in sales {
            let sale = &mut self.script.sales[*sale];
            if !sale.scripted && sale.is_open() {
                sale.paid_on(on);
            }
        }
    }

    fn deliver(&self, day: Date, minute: i16) -> Result<()> {
        let clock = Hour(self.at(day, minute));
        let sender =
            Sender { app: &self.app, client: self.client, today: day, desk: &self.desk, clock: &clock };
        let postman = Postman::new(self.folder.clone(), &self.script, day);
        let lanes: Vec<Box<dyn Mailer>> = vec![Box::new(postman)];
        deliver::deliver(&sender, &lanes, &AtomicBool::new(false))?;
        Ok(())
    }

    /// What customers do with the messages of today.
    fn hear_customers(&mut self, day: Date) -> Result<()> {
        let filter =
            MessageFilter { on: Some(day), states: vec![MessageState::Accepted], ..MessageFilter::default() };
        let mut messages = self.app.store.messages(self.client, &filter, 0, 200)?;
        messages.reverse();
        for message in messages {
            let Some(who) = self.who(message.customer).filter(|who| self.script.story_from[*who] > day)
            else {
                continue;
            };
            let sales = self.sales_of(message.customer, &message.new.invoices)?;
            let habit = self.script.cast[who].habit;
            match habit.hears(message.new.step, day, &mut self.dice) {
                Reaction::Nothing => {}
                Reaction::PaysIn(days) => self.will_pay(&sales, day, days),
                Reaction::Answers(events, days) => {
                    self.record(day, 10 * 60 + 10, MARIEKE, who, events.as_slice())?;
                    self.will_pay(&sales, day, days);
                }
            }
        }
        Ok(())
    }

    fn beats(&self, day: Date, from: i16, until: i16) -> Result<()> {
        let now = |beat: &&Beat| beat.on == day && (from..until).contains(&beat.minute);
        let mut beats: Vec<&Beat> = self.script.beats.iter().filter(now).collect();
        beats.sort_by_key(|beat| beat.minute);
        for beat in beats {
            let dossier = self.app.customer(self.client, self.id(beat.who)?)?.dossier;
            let events = (beat.events)(&dossier);
            if !events.is_empty() {
                self.record(day, beat.minute, beat.by, beat.who, &events)?;
            }
        }
        Ok(())
    }
}

/// Saving again where somebody else was first is no error of the demo.
pub fn ignore_conflict(result: std::result::Result<(), StoreError>) -> Result<()> {
    match result {
        Err(StoreError::Conflict) => Ok(()),
        other => Ok(other?),
    }
}

/// The store that all of this runs on.
pub fn app_with(store: store::Database, ids: impl app::Ids + 'static) -> App {
    App { store: Arc::new(store), ids: Arc::new(ids) }
}
