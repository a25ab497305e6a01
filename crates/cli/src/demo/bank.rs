//! The bank of the demo: what customers transfer, booked on bank days, told in statements.

use std::collections::{BTreeMap, HashMap};

use domain::Date;

use crate::demo::habits::Habit;
use crate::demo::papers::{self, Booking};
use crate::demo::script::Script;
use crate::dice::Dice;

pub struct Bank {
    balance: i64,
    serial: u32,
    /// Through which day statements were made.
    through: Date,
    bookings: Vec<Booking>,
    /// Which sales an entry pays, for the colleague who allocates it by hand.
    pub pays: HashMap<u32, Vec<usize>>,
}

impl Bank {
    pub fn new(from: Date) -> Bank {
        Bank {
            balance: 4_812_530,
            serial: 0,
            through: from.plus_days(-1),
            bookings: Vec::new(),
            pays: HashMap::new(),
        }
    }

    /// Everything that is transferred up to this bank day.
    pub fn day(&mut self, day: Date, script: &mut Script, dice: &mut Dice) {
        let mut by_customer: BTreeMap<usize, Vec<(usize, i64)>> = BTreeMap::new();
        for (index, sale) in script.sales.iter_mut().enumerate() {
            let due_now = |(on, _): &(Date, i64)| *on <= day;
            let cents: i64 = sale.payments.iter().filter(|one| due_now(one)).map(|(_, cents)| cents).sum();
            if cents > 0 && sale.is_open() {
                sale.payments.retain(|one| !due_now(one));
                sale.transferred += cents;
                by_customer.entry(sale.who).or_default().push((index, cents));
            }
        }
        for (who, parts) in by_customer {
            let (own, collected): (Vec<_>, Vec<_>) = parts.into_iter().partition(|(sale, _)| {
                script.cast[who].habit != Habit::DirectDebit || script.sales[*sale].by_transfer
            });
            collected.into_iter().for_each(|part| self.collect(day, part, script));
            if !own.is_empty() {
                self.transfer(day, who, &own, script, dice);
            }
        }
        let (now, later) = script.transfers.drain(..).partition(|one| one.booked <= day);
        script.transfers = later;
        let now: Vec<crate::demo::script::Transfer> = now;
        for one in now {
            self.book(day, one.cents, (&one.name, &one.iban), one.text, one.pays);
        }
        self.take_back(day, script);
    }

    /// The statement of all days that were not told yet, through this one.
    pub fn statement(&mut self, through: Date) -> Option<String> {
        if through <= self.through {
            return None;
        }
        let (told, later) = self.bookings.drain(..).partition(|booking| booking.booked <= through);
        self.bookings = later;
        let told: Vec<Booking> = told;
        let text = papers::statement(self.through.plus_days(1), through, self.balance, &told);
        self.balance += told.iter().map(|booking| booking.cents).sum::<i64>();
        self.through = through;
        Some(text)
    }

    /// One transfer of a customer, in his own way of saying what it is for.
    fn transfer(&mut self, day: Date, who: usize, parts: &[(usize, i64)], script: &Script, dice: &mut Dice) {
        let role = &script.cast[who];
        let numbers: Vec<&str> = parts.iter().map(|(sale, _)| script.sales[*sale].number.as_str()).collect();
        let sum = parts.iter().map(|(_, cents)| cents).sum();
        let sales: Vec<usize> = parts.iter().map(|(sale, _)| *sale).collect();
        let whole = parts.iter().all(|(sale, cents)| *cents == script.sales[*sale].cents);
        let known = !role.is("new");
        let text = match who % 4 {
            // From a known account the exact amount says enough.
            0 if known && whole && parts.len() == 1 => "Bedankt voor de levering".to_owned(),
            1 if known && whole && parts.len() > 1 && dice.below(2) == 0 => "diverse facturen".to_owned(),
            2 => numbers.join(" "),
            _ => format!("Factuur {}", numbers.join(", ")),
        };
        if whole {
            return self.book(day, sum, (role.name, &role.iban), text, sales);
        }
        for ((sale, cents), number) in parts.iter().zip(numbers) {
            let text = format!("Deelbetaling factuur {number}");
            self.book(day, *cents, (role.name, &role.iban), text, vec![*sale]);
        }
    }

    fn collect(&mut self, day: Date, (sale, cents): (usize, i64), script: &Script) {
        let role = &script.cast[script.sales[sale].who];
        let text = format!("Incasso factuur {}", script.sales[sale].number);
        self.book(day, cents, (role.name, &role.iban), text, vec![sale]);
        if let Some(booking) = self.bookings.last_mut() {
            booking.mandate = Some(format!("RB-{}", role.number));
        }
    }

    /// A collection that comes back, three days after: the account was empty.
    fn take_back(&mut self, day: Date, script: &mut Script) {
        let Some(sale) = script.taken_back.filter(|sale| !script.sales[*sale].is_open()) else {
            return;
        };
        let collected = self.pays.iter().find(|(_, sales)| **sales == [sale]);
        let Some(serial) = collected.map(|(serial, _)| *serial) else {
            return;
        };
        if day < script.sales[sale].due.plus_days(3) {
            return;
        }
        let role = &script.cast[script.sales[sale].who];
        let cents = script.sales[sale].cents;
        self.book(day, -cents, (role.name, &role.iban), "Storno incasso".to_owned(), Vec::new());
        if let Some(booking) = self.bookings.last_mut() {
            booking.takes_back = Some(serial);
        }
        script.sales[sale].transferred = 0;
        script.sales[sale].paid_on(day.plus_days(50));
        // Paid by transfer, once he is called.
        script.sales[sale].by_transfer = true;
        script.taken_back = None;
    }

    fn book(&mut self, booked: Date, cents: i64, (name, iban): (&str, &str), text: String, pays: Vec<usize>) {
        self.serial += 1;
        self.pays.insert(self.serial, pays);
        self.bookings.push(Booking {
            booked,
            cents,
            name: name.to_owned(),
            iban: iban.to_owned(),
            text,
            serial: self.serial,
            mandate: None,
            takes_back: None,
        });
    }
}
