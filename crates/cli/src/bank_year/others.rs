//! Money that is no customer's payment: taxes, interest, suppliers, wages, other sales.

use formats::reference::betalingskenmerk_for;

use super::cast::{account, person};
use super::{FROM, Line, TO, Year, bank_day};

pub fn live(year: &mut Year, payments: usize) {
    let strangers = payments * 5 / 100;
    for _ in 0..strangers {
        let line = year.stranger();
        year.lines.push(line);
    }
    for _ in 0..payments * 8 / 100 {
        let line = year.supplier();
        year.lines.push(line);
    }
}

impl Year {
    fn some_day(&mut self) -> domain::Date {
        let span = TO.days_since(FROM) as u64;
        let day = FROM.plus_days(self.dice.below(span) as i32);
        bank_day(day).min(TO)
    }

    fn stranger(&mut self) -> Line {
        let day = self.some_day();
        let dice = &mut self.dice;
        let cents = (500 + dice.below(400_000)) as i64;
        let number = dice.below(90_000) + 10_000;
        let iban = account(dice, "NL");
        let (name, text): (String, String) = match dice.below(8) {
            0 => ("Belastingdienst".into(), format!("teruggaaf omzetbelasting {number}B01")),
            1 => ("".into(), "creditrente".into()),
            2 => {
                ("Verzekeringen Noordzee NV".into(), format!("uitkering schade 2025-{:04}", number % 10_000))
            }
            3 => ("Groothandel De Wit".into(), format!("creditnota {number} retour goederen")),
            4 => ("Spaarrekening".into(), "overboeking eigen rekening".into()),
            5 => (person(dice).name, format!("Marktplaats {}", number % 100)),
            6 => (
                "Stichting Betaaldiensten".into(),
                format!("uitbetaling {number} periode {:02}", number % 52),
            ),
            _ => ("Gemeente Hoorn".into(), format!("subsidie beschikking 2025.{number}")),
        };
        let iban = (!name.is_empty()).then_some(iban);
        let mut line = Line::new(day, cents, &name, iban.as_deref(), text, "stranger");
        if name == "Belastingdienst" {
            line.structured = betalingskenmerk_for(&format!("8123456{number:08}"));
        }
        line
    }

    /// Money that the client pays. Suppliers number their invoices as he does.
    fn supplier(&mut self) -> Line {
        let day = self.some_day();
        let cents = -((1_000 + self.dice.below(900_000)) as i64);
        let iban = account(&mut self.dice, "NL");
        let (name, text) = match self.dice.below(5) {
            0 => ("Salarissen".to_owned(), "salarisbetaling".to_owned()),
            1 => ("Belastingdienst".to_owned(), "loonheffing".to_owned()),
            _ => {
                let place = self.dice.below(self.bills.len() as u64) as usize;
                (person(&mut self.dice).name, format!("factuur {}", self.bills[place].number))
            }
        };
        Line::new(day, cents, &name, Some(&iban), text, "out")
    }
}
