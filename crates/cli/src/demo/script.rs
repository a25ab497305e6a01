//! What will happen in the demo, as far as it is known beforehand: sales with their payments, money
//! from elsewhere, and what people say on which day.
//!
//! Not here: what the product does about it. That is decided day by day by the product itself.

use domain::{Date, Dossier, Event, InvoiceId};

use crate::demo::cast::Role;
use crate::demo::stage::Stage;

/// An invoice that will be sent, and when its money comes.
#[derive(Debug, Clone)]
pub struct Sale {
    pub who: usize,
    pub number: String,
    pub issued: Date,
    pub due: Date,
    pub cents: i64,
    /// When how much of it will be transferred; changes when the customer is reminded or called.
    pub payments: Vec<(Date, i64)>,
    pub transferred: i64,
    /// Its payments are written out: habits leave it alone.
    pub scripted: bool,
    /// Transferred by the customer himself although his invoices are collected.
    pub by_transfer: bool,
}

impl Sale {
    /// What is still to be transferred comes on this day.
    pub fn paid_on(&mut self, day: Date) {
        self.payments = vec![(day, self.cents - self.transferred)];
    }

    pub fn is_open(&self) -> bool {
        self.transferred < self.cents
    }
}

/// Money that comes in beside what sales bring.
#[derive(Debug, Clone)]
pub struct Transfer {
    pub booked: Date,
    pub cents: i64,
    pub name: String,
    pub iban: String,
    pub text: String,
    /// What it pays, as far as somebody knows: a colleague allocates it by hand.
    pub pays: Vec<usize>,
}

/// What somebody enters, given what is known at that moment.
type Events = Box<dyn Fn(&Dossier) -> Vec<Event>>;

/// Somebody of the office enters facts about a customer.
pub struct Beat {
    pub on: Date,
    /// Minutes after midnight; before eight o'clock it comes before the run.
    pub minute: i16,
    pub who: usize,
    pub by: &'static str,
    pub events: Events,
}

/// A row on the work list is put off.
pub struct Snooze {
    pub on: Date,
    pub who: usize,
    pub until: Date,
}

pub struct Script {
    pub stage: Stage,
    pub cast: Vec<Role>,
    pub sales: Vec<Sale>,
    pub transfers: Vec<Transfer>,
    pub beats: Vec<Beat>,
    pub snoozes: Vec<Snooze>,
    /// The sale of which the collection comes back.
    pub taken_back: Option<usize>,
    /// Credit notes: when, about which sale, how much.
    pub credit_notes: Vec<(Date, usize, i64)>,
    /// From this day on colleagues leave the customer's rows to the story.
    pub story_from: Vec<Date>,
    /// E-mail addresses that fail on the last day: unknown there, and lost on the way.
    pub unknown_address: String,
    pub lost_on_the_way: String,
}

impl Script {
    pub fn new(stage: Stage, cast: Vec<Role>) -> Script {
        // The stories begin about eleven weeks before the end.
        let far = stage.today.plus_days(3_650);
        let opening = stage.before(56);
        let story_from = cast.iter().map(|role| if role.is("story") { opening } else { far });
        Script {
            story_from: story_from.collect(),
            stage,
            cast,
            sales: Vec::new(),
            transfers: Vec::new(),
            beats: Vec::new(),
            snoozes: Vec::new(),
            taken_back: None,
            credit_notes: Vec::new(),
            unknown_address: String::new(),
            lost_on_the_way: String::new(),
        }
    }

    /// The customer of this name.
    ///
    /// # Panics
    /// When there is none: the table and the stories are one text, and tests read both.
    pub fn who(&self, name: &str) -> usize {
        let found = self.cast.iter().position(|role| role.name == name);
        found.expect("the cast has everybody of the stories")
    }

    /// A sale of a story: unpaid until `pay` says otherwise.
    pub fn sale(&mut self, who: usize, issued: Date, due: Date, cents: i64) -> usize {
        self.sales.push(Sale {
            who,
            number: String::new(),
            issued: self.stage.calendar.on_or_before(issued),
            due,
            cents,
            payments: Vec::new(),
            transferred: 0,
            scripted: true,
            by_transfer: false,
        });
        self.sales.len() - 1
    }

    /// A sale under the customer's own term.
    pub fn sale_due(&mut self, who: usize, due: Date, cents: i64) -> usize {
        let issued = due.plus_days(-self.cast[who].term);
        self.sale(who, issued, due, cents)
    }

    /// The whole sale is paid, so that the money is seen on the morning of this day.
    pub fn paid(&mut self, sale: usize, seen: Date) {
        let booked = self.stage.booked_for(seen);
        self.sales[sale].paid_on(booked);
    }

    pub fn paid_in_part(&mut self, sale: usize, booked: Date, cents: i64) {
        let booked = self.stage.bank_day(booked);
        self.sales[sale].payments.push((booked, cents));
    }

    /// Facts that follow from what the dossier holds on that day.
    pub fn at(
        &mut self,
        on: Date,
        minute: i16,
        (who, by): (usize, &'static str),
        events: impl Fn(&Dossier) -> Vec<Event> + 'static,
    ) {
        self.beats.push(Beat { on, minute, who, by, events: Box::new(events) });
    }

    /// The same facts, whatever the dossier holds.
    pub fn tell(&mut self, on: Date, minute: i16, told: (usize, &'static str), events: Vec<Event>) {
        self.at(on, minute, told, move |_| events.clone());
    }

    /// Numbers the invoices in the order in which they are sent.
    pub fn number_sales(&mut self) {
        let mut order: Vec<usize> = (0..self.sales.len()).collect();
        order.sort_by_key(|sale| (self.sales[*sale].issued, *sale));
        let (mut year, mut count) = (0, 0);
        for sale in order {
            let issued = self.sales[sale].issued.civil().year();
            count = if issued == year { count + 1 } else { 1 };
            // The year of the first invoices had begun long before.
            count += if year == 0 { 417 } else { 0 };
            year = issued;
            self.sales[sale].number = format!("{issued}-{count:04}");
        }
    }
}

pub fn note(text: &str) -> Event {
    Event::Note { text: text.to_owned() }
}

/// Everything that is open now.
pub fn open(dossier: &Dossier) -> Vec<InvoiceId> {
    dossier.open_invoices().map(|invoice| invoice.id).collect()
}

/// The invoice that is open longest.
pub fn oldest(dossier: &Dossier) -> Vec<InvoiceId> {
    dossier.open_invoices().map(|invoice| invoice.id).take(1).collect()
}
