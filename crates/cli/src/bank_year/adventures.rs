//! What happens to a payment on its way: part of it, twice, with the wrong number, without the
//! costs, with a credit note taken off, on two accounts.

use domain::Date;

use super::payers::Intent;
use super::{Account, Line, TO, Year, bank_day};

impl Year {
    pub(super) fn carry_out(&mut self, meant: &Intent) {
        // Equal debts were paid before their turn: nothing is left to pay of these.
        let bills = meant.bills.iter().copied().filter(|bill| self.bills[*bill].open > 0).collect();
        let intent = &Intent { bills, payer: meant.payer.clone(), ..*meant };
        if intent.bills.is_empty() {
            return;
        }
        let first = intent.bills[0];
        let customer = self.customers[self.bills[first].who].clone();
        let single = intent.bills.len() == 1;
        if customer.splits && self.bills[first].cents > 40_000 {
            return intent.bills.iter().for_each(|bill| self.split(intent, *bill));
        }
        if customer.dollars {
            return intent.bills.iter().for_each(|bill| self.dollars(intent, *bill));
        }
        if self.deduct(intent) {
            return;
        }
        if !single {
            let kind = if intent.is_group { "group" } else { "list" };
            let line = self.line(intent, &intent.bills, kind);
            return self.book(line);
        }
        if customer.takes_discount {
            return self.other_amount(intent, "discount", -(self.bills[first].open * 2 + 50) / 100);
        }
        if customer.rounds {
            let up = (100 - self.bills[first].open % 100) % 100;
            return self.other_amount(intent, "rounded", up);
        }
        match self.dice.below(1000) {
            0..22 => self.part(intent),
            22..30 => self.wrong_reference(intent),
            30..38 => {
                let cents = *self.dice.one_of(&[-1, 1, -2, -5, 5, -10, -9, 9]);
                self.other_amount(intent, "cents", cents);
            }
            38..43 => self.prepaid(intent),
            43..50 => self.twice(intent),
            50..53 => {
                let more = 100 * (1 + self.dice.below(80) as i64);
                self.other_amount(intent, "too_much", more);
            }
            _ => {
                let mut line = self.line(intent, &intent.bills, "single");
                self.impute(first, &mut line);
                self.book(line);
            }
        }
    }

    /// A payment of what is open on these bills.
    fn line(&mut self, intent: &Intent, bills: &[usize], kind: &'static str) -> Line {
        let (mut text, structured) = self.text(bills);
        if intent.is_group && self.dice.below(10) < 2 {
            text = format!("betaalrun {}", self.dice.below(900) + 100);
        }
        let pays: Vec<(usize, i64)> = bills.iter().map(|bill| (*bill, self.bills[*bill].open)).collect();
        let cents = pays.iter().map(|(_, cents)| cents).sum();
        let mut line = Line::new(intent.day, cents, &intent.payer.name, Some(&intent.payer.iban), text, kind);
        line.structured = structured;
        line.who = Some(self.bills[bills[0]].who);
        line.end_to_end =
            (self.dice.below(3) == 0).then(|| format!("{}", 7_000_000 + self.dice.below(999_999)));
        line.pays = pays;
        line
    }

    /// Without a word about which, money goes to the oldest of equal debts (6:43 lid 2 BW); those of
    /// one day are as good as each other.
    fn impute(&self, meant: usize, line: &mut Line) {
        let words = line.text.split(|letter: char| !letter.is_ascii_digit());
        let names_one = !line.text.starts_with("klantnr ") && words.into_iter().any(|word| word.len() > 2);
        if names_one || line.structured.is_some() {
            return;
        }
        let who = self.bills[meant].who;
        let equal = |bill: &usize| {
            let one = &self.bills[*bill];
            one.who == who && one.open == line.cents && one.issued <= line.booked
        };
        let mut equals: Vec<usize> = self.bills_of[who].iter().copied().filter(equal).collect();
        equals.sort_by_key(|bill| (self.bills[*bill].due, *bill));
        if let Some(oldest) = equals.first() {
            line.pays = vec![(*oldest, line.cents)];
            line.or = equals.get(1).copied().filter(|other| self.are_twins(*oldest, *other));
        }
    }

    fn book(&mut self, line: Line) {
        for (bill, cents) in &line.pays {
            self.bills[*bill].open -= cents;
        }
        if line.booked <= TO && line.cents > 0 {
            self.lines.push(line);
        }
    }

    fn part(&mut self, intent: &Intent) {
        let bill = intent.bills[0];
        let whole = self.bills[bill].open;
        let first = whole * (30 + 5 * self.dice.below(9) as i64) / 100;
        let mut line = self.line(intent, &[bill], "part");
        line.cents = first;
        line.pays = vec![(bill, first)];
        let word = *self.dice.one_of(&["deelbetaling ", "1e termijn ", "", "aanbetaling "]);
        line.text = format!("{word}{}", line.text);
        self.book(line);
        if self.dice.below(10) < 8 {
            let later = bank_day(intent.day.plus_days(10 + self.dice.below(30) as i32));
            let again =
                Intent { day: later, payer: intent.payer.clone(), bills: vec![bill], is_group: false };
            let mut rest = self.line(&again, &[bill], "rest");
            let word = *self.dice.one_of(&["restant ", "2e termijn ", "", "rest "]);
            rest.text = format!("{word}{}", rest.text);
            self.book(rest);
        }
    }

    /// He copied the payment of another invoice of his.
    fn wrong_reference(&mut self, intent: &Intent) {
        let bill = intent.bills[0];
        let who = self.bills[bill].who;
        let other = self.bills_of[who]
            .iter()
            .rev()
            .copied()
            .find(|other| *other < bill && self.bills[*other].cents > 0);
        let mut line = self.line(intent, &[bill], "wrong_reference");
        if let Some(other) = other {
            (line.text, line.structured) = self.text(&[other]);
            // As good as another: what he names is open, with this amount. His word counts (6:43 BW).
            let named = &self.bills[other];
            if named.open == line.cents && named.issued <= line.booked {
                line.pays = vec![(other, line.cents)];
            }
        }
        self.book(line);
    }

    fn other_amount(&mut self, intent: &Intent, kind: &'static str, more: i64) {
        let bill = intent.bills[0];
        let mut line = self.line(intent, &[bill], kind);
        line.cents += more;
        line.pays[0].1 += more.min(0);
        self.book(line);
        // What a discount or costs took off is settled by hand, and asked from nobody.
        self.bills[bill].open = 0;
    }

    /// Before the invoice was there, for the order or the offer.
    fn prepaid(&mut self, intent: &Intent) {
        let bill = intent.bills[0];
        let mut line = self.line(intent, &[bill], "prepaid");
        line.booked = bank_day(self.bills[bill].issued.plus_days(-2 - self.dice.below(9) as i32));
        let order = 400_000 + self.dice.below(100_000);
        let word =
            *self.dice.one_of(&["offerte ", "vooruitbetaling order ", "aanbetaling opdracht ", "proforma "]);
        line.text = format!("{word}{order}");
        line.structured = None;
        self.book(line);
    }

    fn twice(&mut self, intent: &Intent) {
        let mut line = self.line(intent, &intent.bills, "single");
        let mut again = line.clone();
        self.impute(intent.bills[0], &mut line);
        self.book(line);
        again.booked = bank_day(intent.day.plus_days(*self.dice.one_of(&[0, 1, 7, 14, 28])));
        again.kind = "twice";
        again.pays = Vec::new();
        self.impute(intent.bills[0], &mut again);
        let is_too_much = again.pays.is_empty();
        let (day, cents, who) = (again.booked, again.cents, again.who);
        self.book(again);
        if self.dice.below(2) == 0 && is_too_much {
            let text = format!("terugbetaling dubbel betaald {}", self.bills[intent.bills[0]].number);
            let day = bank_day(day.plus_days(8));
            let mut back =
                Line::new(day, -cents, &intent.payer.name, Some(&intent.payer.iban), text, "refund");
            back.who = who;
            if day <= TO {
                self.lines.push(back);
            }
        }
    }

    /// Takes the customer's credit notes off, when there are.
    fn deduct(&mut self, intent: &Intent) -> bool {
        let mut members: Vec<usize> = intent.bills.iter().map(|bill| self.bills[*bill].who).collect();
        members.dedup();
        // Who has a credit note about an invoice takes it off that one, while it is open.
        let fits = |about: usize| self.bills[about].open <= 0 || intent.bills.contains(&about);
        let usable = |note: &usize| {
            let bill = &self.bills[*note];
            bill.open < 0 && bill.issued <= intent.day && bill.credits.is_none_or(fits)
        };
        let mut own = members.iter().filter_map(|who| self.notes.get(who)).flatten().copied();
        let Some(note) = own.find(usable) else {
            return false;
        };
        let credit = -self.bills[note].open;
        let about = self.bills[note].credits.filter(|about| intent.bills.contains(about));
        let Some(target) =
            about.or(intent.bills.iter().copied().find(|bill| self.bills[*bill].open > credit))
        else {
            return false;
        };
        if self.bills[target].open <= credit {
            return false;
        }
        self.bills[note].open = 0;
        self.bills[target].open -= credit;
        let mut line = self.line(intent, &intent.bills, "credit_deducted");
        line.spread = about.is_none() || !self.bills[note].names_what_it_credits;
        let number = self.bills[note].number.clone();
        match self.dice.below(10) {
            0..4 => line.text = format!("{} -/- {number}", line.text),
            4..6 => line.text = format!("{} minus credit {number}", line.text),
            6..9 => {}
            // He did not see the credit note and pays everything.
            _ => line.cents += credit,
        }
        line.text = line.text.chars().take(140).collect();
        self.book(line);
        true
    }

    fn split(&mut self, intent: &Intent, bill: usize) {
        let whole = self.bills[bill].open;
        let blocked = whole * *self.dice.one_of(&[25_i64, 30, 35, 40]) / 100;
        let mut main = self.line(intent, &[bill], "split_main");
        main.cents = whole - blocked;
        main.pays = vec![(bill, whole - blocked)];
        let mut rest = main.clone();
        rest.account = Account::Blocked;
        rest.kind = "split_blocked";
        rest.cents = blocked;
        rest.pays = vec![(bill, blocked)];
        rest.booked = bank_day(intent.day.plus_days(self.dice.below(3) as i32));
        if self.dice.below(2) == 0 {
            rest.text = format!("G-rekening {}", rest.text);
        }
        self.book(main);
        self.book(rest);
    }

    fn dollars(&mut self, intent: &Intent, bill: usize) {
        let mut line = self.line(intent, &[bill], "dollars");
        let costs = self.customers[self.bills[bill].who].costs;
        if costs && line.cents > 20_000 {
            let kept = *self.dice.one_of(&[700_i64, 1250, 2500]);
            line.kind = "costs";
            line.cents -= kept;
            line.pays[0].1 -= kept;
        }
        line.account = Account::Dollars;
        if bill.is_multiple_of(3) {
            // To the account in euro: the bank changes it.
            let rate = 1_060 + self.dice.below(70) as i64;
            let dollars = line.cents;
            line.account = Account::Main;
            line.kind = "dollars_in_euro";
            line.cents = dollars * 1000 / rate;
            line.text = format!(
                "{} USD {}.{:02} KOERS 1.{:03}0",
                line.text,
                dollars / 100,
                dollars % 100,
                rate - 1000
            );
            let day: Date = line.booked;
            line.booked = bank_day(day.plus_days(1));
            line.spread = true;
        }
        self.book(line);
        self.bills[bill].open = 0;
    }
}
