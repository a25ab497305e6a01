//! Direct debits: one file on the twenty-eighth, booked as one sum; what comes back comes back one
//! by one, with the bank's reason.

use std::collections::BTreeMap;

use domain::Date;

use super::{Line, TO, Year, bank_day};

const REASONS: [&str; 8] = ["AM04", "AM04", "AM04", "MD06", "MS03", "AC04", "MD01", "AC01"];

pub fn live(year: &mut Year) {
    let mut waiting: BTreeMap<Date, Vec<usize>> = BTreeMap::new();
    for place in 0..year.bills.len() {
        let bill = &year.bills[place];
        if bill.cents > 0 && year.customers[bill.who].collected && bill.due >= super::FROM {
            waiting.entry(bank_day(bill.due)).or_default().push(place);
        }
    }
    while let Some((day, bills)) = waiting.pop_first() {
        if day > TO {
            break;
        }
        let again = year.collect(day, &bills);
        for bill in again {
            let next = bank_day(next_twenty_eighth(day));
            waiting.entry(next).or_default().push(bill);
        }
    }
}

fn next_twenty_eighth(day: Date) -> Date {
    let mut next = day.plus_days(10);
    while next.civil().day() != 28 {
        next = next.plus_days(1);
    }
    next
}

impl Year {
    /// Collects these, and gives those that are collected again next time.
    fn collect(&mut self, day: Date, bills: &[usize]) -> Vec<usize> {
        let parts: Vec<Line> = bills.iter().map(|bill| self.collected(day, *bill)).collect();
        let mut again = Vec::new();
        for (bill, part) in bills.iter().zip(&parts) {
            self.bills[*bill].open = 0;
            if self.dice.below(1000) < 35 {
                again.extend(self.comes_back(*bill, part));
            }
        }
        let one_by_one = parts.len() == 1;
        if one_by_one {
            self.lines.extend(parts);
            return again;
        }
        let sum = parts.iter().map(|part| part.cents).sum();
        let text = format!("SEPA INCASSOBATCH {day} AANTAL {}", parts.len());
        let mut batch = Line::new(day, sum, "", None, text, "collected");
        batch.count = Some(parts.len());
        batch.pays = parts.iter().flat_map(|part| part.pays.clone()).collect();
        // Some months the bank tells of each payment, some months only of the sum.
        if self.dice.below(3) == 0 {
            batch.parts = parts;
        }
        self.lines.push(batch);
        again
    }

    fn collected(&mut self, day: Date, bill: usize) -> Line {
        let customer = &self.customers[self.bills[bill].who];
        let number = self.bills[bill].number.clone();
        let mut line = Line::new(
            day,
            self.bills[bill].cents,
            &customer.payer.name,
            Some(&customer.payer.iban),
            format!("Incasso factuur {number}"),
            "collected",
        );
        line.mandate = Some(format!("M{}", customer.number));
        line.end_to_end = Some(format!("INC{number}"));
        line.who = Some(self.bills[bill].who);
        line.pays = vec![(bill, self.bills[bill].cents)];
        line
    }

    fn comes_back(&mut self, bill: usize, part: &Line) -> Option<usize> {
        let day = bank_day(part.booked.plus_days(2 + self.dice.below(12) as i32));
        if day > TO {
            return None;
        }
        let mut back = part.clone();
        back.booked = day;
        back.cents = -part.cents;
        back.kind = "storno";
        back.reason = Some(self.dice.one_of::<&str>(&REASONS));
        back.pays = vec![(bill, -part.cents)];
        back.text = if self.dice.below(2) == 0 { part.text.clone() } else { "Storno incasso".to_owned() };
        self.lines.push(back);
        self.bills[bill].open = part.cents;
        if self.dice.below(10) < 4 {
            return Some(bill);
        }
        let mut paid =
            Line { booked: bank_day(day.plus_days(4 + self.dice.below(25) as i32)), ..part.clone() };
        paid.kind = "after_storno";
        paid.mandate = None;
        paid.end_to_end = None;
        (paid.text, paid.structured) = self.text(&[bill]);
        if paid.booked <= TO {
            self.bills[bill].open = 0;
            self.lines.push(paid);
        }
        None
    }
}
