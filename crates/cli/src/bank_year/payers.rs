//! Who pays when: each invoice by itself, or everything due in one transfer a week or a month.

use domain::Date;

use super::cast::{Payer, Rhythm};
use super::{TO, Year, bank_day};

/// What one payer means to transfer on one day.
pub(super) struct Intent {
    pub day: Date,
    pub payer: Payer,
    pub bills: Vec<usize>,
    pub is_group: bool,
}

pub fn live(year: &mut Year) {
    let mut of_customer: Vec<Vec<usize>> = vec![Vec::new(); year.customers.len()];
    for (place, bill) in year.bills.iter().enumerate() {
        if bill.cents > 0 {
            of_customer[bill.who].push(place);
        }
    }
    for (who, bills) in of_customer.iter().enumerate() {
        let customer = &year.customers[who];
        if customer.collected || customer.group.is_some() {
            continue;
        }
        let (payer, rhythm) = (customer.payer.clone(), customer.rhythm);
        year.pay(&payer, rhythm, bills, false);
    }
    for group in 0..year.groups.len() {
        let member = |bill: &usize| year.customers[year.bills[*bill].who].group == Some(group);
        let bills: Vec<usize> =
            (0..year.bills.len()).filter(|bill| year.bills[*bill].cents > 0).filter(member).collect();
        let payer = year.groups[group].clone();
        let rhythm = if group.is_multiple_of(2) { Rhythm::Weekly } else { Rhythm::Monthly };
        year.pay(&payer, rhythm, &bills, true);
    }
}

impl Year {
    fn pay(&mut self, payer: &Payer, rhythm: Rhythm, bills: &[usize], is_group: bool) {
        let mut meant: Vec<(Date, usize)> = Vec::new();
        for bill in bills {
            let twin = meant.last().filter(|(_, last)| self.are_twins(*last, *bill)).map(|(day, _)| *day);
            // Some are never paid.
            let (day, never) = (self.day_meant(*bill), self.dice.below(1000) < 22);
            if !never {
                meant.push((twin.unwrap_or(day), *bill));
            }
        }
        let mut intents: Vec<Intent> = Vec::new();
        meant.sort();
        for (day, bill) in meant {
            let day = bank_day(match rhythm {
                Rhythm::EachInvoice => day,
                Rhythm::Weekly => day.plus_days((10 - day.days_since_1970()).rem_euclid(7)),
                Rhythm::Monthly => day.plus_days((25 - i32::from(day.civil().day())).rem_euclid(30)),
            });
            if day > TO {
                continue;
            }
            match intents.last_mut() {
                Some(last) if rhythm != Rhythm::EachInvoice && last.day == day && last.bills.len() < 24 => {
                    last.bills.push(bill);
                }
                _ => intents.push(Intent { day, payer: payer.clone(), bills: vec![bill], is_group }),
            }
        }
        for mut intent in intents {
            intent.bills.sort_unstable();
            self.carry_out(&intent);
        }
    }

    fn day_meant(&mut self, bill: usize) -> Date {
        let customer = &self.customers[self.bills[bill].who];
        let (due, late, discount) = (self.bills[bill].due, customer.late, customer.takes_discount);
        if discount {
            return self.bills[bill].issued.plus_days(3 + self.dice.below(5) as i32);
        }
        let jitter = self.dice.below(9) as i32 - 3;
        let forgotten = if self.dice.below(100) < 6 { 20 + self.dice.below(40) as i32 } else { 0 };
        due.plus_days(late + jitter + forgotten).max(self.bills[bill].issued.plus_days(1))
    }

    /// Two invoices of one customer, day and amount.
    pub(super) fn are_twins(&self, one: usize, other: usize) -> bool {
        let (one, other) = (&self.bills[one], &self.bills[other]);
        one.who == other.who && one.issued == other.issued && one.cents == other.cents
    }
}
