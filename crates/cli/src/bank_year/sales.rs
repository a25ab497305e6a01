//! What was sold: invoices in the client's own numbers, and credit notes.

use domain::Date;
use formats::reference::{betalingskenmerk_for, ogm_for, rf_for};

use super::cast::Customer;
use super::{FROM, Size, TO};
use crate::dice::Dice;

/// How this client numbers his invoices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    YearAndCount,
    EightFigures,
    LetterYearCount,
    ShortYear,
    Slashes,
    Count,
}

#[derive(Debug, Clone)]
pub struct Bill {
    pub who: usize,
    pub number: String,
    pub issued: Date,
    pub due: Date,
    /// Negative: a credit note.
    pub cents: i64,
    /// What is still to be paid, as the year goes on.
    pub open: i64,
    pub reference: Option<String>,
    /// The invoice that a credit note is about; named in the bookkeeping or not.
    pub credits: Option<usize>,
    pub names_what_it_credits: bool,
}

impl Shape {
    pub fn of(seed: u64) -> Shape {
        use Shape as S;
        [S::YearAndCount, S::EightFigures, S::LetterYearCount, S::ShortYear, S::Slashes, S::Count]
            [(seed % 6) as usize]
    }

    fn number(self, day: Date, count: usize) -> String {
        let year = day.civil().year();
        match self {
            Shape::YearAndCount => format!("{year}-{count:04}"),
            Shape::EightFigures => format!("{}", i64::from(year) * 10_000 + count as i64),
            Shape::LetterYearCount => format!("F{year}-{count:05}"),
            Shape::ShortYear => format!("{}7{count:05}", year % 100),
            Shape::Slashes => format!("VF/{year}/{count:05}"),
            Shape::Count => format!("{}", 100_123 + count),
        }
    }
}

pub fn bills(size: &Size, shape: Shape, customers: &[Customer], dice: &mut Dice) -> Vec<Bill> {
    let mut bills = Vec::new();
    for (who, customer) in customers.iter().enumerate() {
        let span = TO.days_since(FROM) as u64 + 30;
        let mut days: Vec<Date> = match customer.fixed_cents {
            Some(_) => (0..12).map(|month| FROM.plus_days(month * 30 + 1)).collect(),
            None => (0..customer.yearly).map(|_| FROM.plus_days(dice.below(span) as i32 - 30)).collect(),
        };
        days.sort_unstable();
        for issued in days {
            let one = bill(who, customer, issued, dice);
            // Two of the same: the rent of two sheds, two machines.
            if !customer.collected && dice.below(1000) < 8 {
                bills.push(one.clone());
            }
            bills.push(one);
        }
    }
    bills.sort_by_key(|bill| bill.issued);
    number(size, shape, customers, &mut bills, dice);
    add_credit_notes(&mut bills, customers, dice);
    bills.sort_by_key(|bill| bill.issued);
    renumber(shape, &mut bills);
    bills
}

fn bill(who: usize, customer: &Customer, issued: Date, dice: &mut Dice) -> Bill {
    let spread = customer.typical_cents * (20 + dice.below(300) as i64) / 100 + dice.below(100) as i64;
    let round = dice.below(5) == 0;
    let cents = customer.fixed_cents.unwrap_or(if round { spread / 1000 * 1000 + 1000 } else { spread });
    // Who is collected is collected on the twenty-eighth.
    let due = match customer.collected {
        true => {
            let month = issued.civil();
            Date::try_new(month.year(), month.month(), 28).map_or(issued, |day| day.max(issued))
        }
        false => issued.plus_days(customer.term),
    };
    Bill {
        who,
        number: String::new(),
        issued,
        due,
        cents,
        open: cents,
        reference: None,
        credits: None,
        names_what_it_credits: false,
    }
}

/// References before numbers: a reference counts on by itself.
fn number(size: &Size, shape: Shape, customers: &[Customer], bills: &mut [Bill], dice: &mut Dice) {
    let sort = (size.seed / 2 + shape as u64) % 3;
    for (place, bill) in bills.iter_mut().enumerate() {
        let customer = &customers[bill.who];
        if customer.belgian {
            bill.reference = ogm_for(4_000_000 + place as u64 * 7);
            continue;
        }
        let own = dice.below(1000) < 50;
        bill.reference = match sort {
            0 => betalingskenmerk_for(&match own {
                // The customer's own, the same on every invoice.
                true => format!("00000090{:07}", bill.who),
                false => format!("0000{:011}", 20_250_000_000 + place as i64),
            }),
            1 => rf_for(&format!("25{:07}", place + 1)),
            _ => None,
        };
    }
}

fn add_credit_notes(bills: &mut Vec<Bill>, customers: &[Customer], dice: &mut Dice) {
    for place in 0..bills.len() {
        let customer = &customers[bills[place].who];
        let plain = !customer.collected && !customer.splits && !customer.dollars && !customer.takes_discount;
        if dice.below(1000) >= 14 || !plain {
            continue;
        }
        let about = bills[place].clone();
        let cents = about.cents * (10 + dice.below(60) as i64) / 100;
        let issued = about.issued.plus_days(3 + dice.below(10) as i32);
        bills.push(Bill {
            cents: -cents,
            open: -cents,
            issued,
            due: issued,
            reference: None,
            credits: Some(place),
            names_what_it_credits: dice.below(10) < 8,
            ..about
        });
    }
    // Places change when they are sorted: what is credited is found again by its place before.
    let mut order: Vec<usize> = (0..bills.len()).collect();
    order.sort_by_key(|place| bills[*place].issued);
    let mut new_place = vec![0; bills.len()];
    order.iter().enumerate().for_each(|(new, old)| new_place[*old] = new);
    for bill in bills.iter_mut() {
        bill.credits = bill.credits.map(|place| new_place[place]);
    }
}

fn renumber(shape: Shape, bills: &mut [Bill]) {
    let mut count = 0;
    let mut year = 0;
    for bill in bills {
        let now = bill.issued.civil().year();
        if now != year {
            year = now;
            // A year that began before the first day was under way.
            count = match (shape, year) {
                (Shape::Count, _) => count,
                (_, 2024) => 700,
                _ => 0,
            };
        }
        count += 1;
        bill.number = shape.number(bill.issued, count);
    }
}
