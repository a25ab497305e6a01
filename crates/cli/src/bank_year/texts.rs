//! How payers word what they pay, with what goes wrong on the way.

use super::Year;
use super::cast::Says;
use super::sales::Shape;
use crate::dice::Dice;

/// What a bank takes in one text.
const TEXT_MAX: usize = 140;

const WORDS: [&str; 14] = [
    "Bedankt voor de levering",
    "Onderhoud",
    "diverse facturen",
    "conform afspraak",
    "zie specificatie per mail",
    "werkzaamheden week 23",
    "abonnement",
    "huur",
    "betaling",
    "overboeking",
    "openstaande posten",
    "materialen",
    "zoals besproken",
    "dienstverlening",
];

impl Year {
    /// The text about these bills (the first of `about` is the one that a mistake is made about), and
    /// the reference where one is given by itself.
    pub(super) fn text(&mut self, about: &[usize]) -> (String, Option<String>) {
        let customer = self.customers[self.bills[about[0]].who].clone();
        let mut says = customer.says;
        if says == Says::Changing {
            says = *self.dice.one_of(&[Says::Number, Says::Figures, Says::Short, Says::Words, Says::Spaced]);
        }
        let reference = self.bills[about[0]].reference.clone();
        if says == Says::Reference && (about.len() > 1 || reference.is_none()) {
            says = Says::Number;
        }
        let text = match says {
            Says::Reference => return self.with_reference(&reference.unwrap_or_default()),
            Says::Words => (*self.dice.one_of(&WORDS)).to_owned(),
            Says::CustomerNumber => format!("klantnr {}", customer.number),
            _ => {
                let listed = self.listed(about, says, customer.between);
                match says {
                    Says::NumberAmongOthers => self.among_others(customer.lead, &listed, &customer.number),
                    _ => format!("{}{listed}", customer.lead),
                }
            }
        };
        let slips = if customer.sloppy { 250 } else { 14 };
        let text = if self.dice.below(1000) < slips { slip(&text, &mut self.dice) } else { text };
        (text.chars().take(TEXT_MAX).collect(), None)
    }

    fn with_reference(&mut self, reference: &str) -> (String, Option<String>) {
        match self.dice.below(4) {
            0 => (format!("kenmerk {reference}"), None),
            // With spaces, as it stands on paper.
            1 => {
                let plain: Vec<char> = reference.chars().filter(char::is_ascii_alphanumeric).collect();
                let grouped: Vec<String> = plain.chunks(4).map(|part| part.iter().collect()).collect();
                (grouped.join(" "), None)
            }
            _ => (String::new(), Some(reference.to_owned())),
        }
    }

    fn listed(&mut self, about: &[usize], says: Says, between: &str) -> String {
        let numbers: Vec<String> = about.iter().map(|bill| self.bills[*bill].number.clone()).collect();
        let in_a_row = about.len() > 2 && about.windows(2).all(|two| two[1] == two[0] + 1);
        if in_a_row && self.dice.below(2) == 0 {
            let through = *self.dice.one_of(&[" t/m ", " tm ", " tot en met ", " - "]);
            return format!(
                "{}{through}{}",
                self.worded(&numbers[0], says),
                self.worded(&numbers[about.len() - 1], says)
            );
        }
        // The first in full, of the others only the end.
        if about.len() > 1 && self.dice.below(12) == 0 {
            let first = self.worded(&numbers[0], says);
            let ends: Vec<String> = numbers[1..].iter().map(|number| end_of(number, 4)).collect();
            return format!("{first}{between}{}", ends.join(between));
        }
        let worded: Vec<String> = numbers.iter().map(|number| self.worded(number, says)).collect();
        worded.join(between)
    }

    fn worded(&mut self, number: &str, says: Says) -> String {
        match says {
            Says::Figures => number.chars().filter(char::is_ascii_digit).collect(),
            Says::Short => match self.shape {
                Shape::Count | Shape::EightFigures | Shape::ShortYear => end_of(number, 4),
                _ => end_of(number, 5).trim_start_matches('0').to_owned(),
            },
            Says::Spaced => {
                let other = *self.dice.one_of(&[" ", ".", "", "/", " - "]);
                number.replace(['-', '/'], other)
            }
            _ => number.to_owned(),
        }
    }

    /// The number beside what the payer's own software adds.
    fn among_others(&mut self, lead: &str, listed: &str, customer: &str) -> String {
        let dice = &mut self.dice;
        let order = 400_000 + dice.below(100_000);
        let small = 100_000 + dice.below(40_000);
        let day = 1 + dice.below(28);
        let month = 1 + dice.below(12);
        match dice.below(8) {
            0 => format!("{lead}{listed} PO {order}"),
            1 => format!("{customer} {listed} d.d. {day:02}-{month:02}-2025"),
            2 => format!("ORD-{small} {lead}{listed}"),
            3 => format!("{listed} {day:02}{month:02}2025"),
            4 => format!("Deb. {customer} / Fact. {listed}"),
            5 => format!("{lead}{listed} boekstuk 2025{:04} {}", dice.below(9000), dice.below(99_999)),
            6 => format!("crediteur {small} {listed}"),
            _ => format!("{lead}{listed} EUR {},{:02}", dice.below(5000), dice.below(100)),
        }
    }
}

fn end_of(number: &str, figures: usize) -> String {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    digits[digits.len().saturating_sub(figures)..].iter().collect()
}

/// A mistake of a person who types: a figure wrong, missing, twice or in the wrong place.
fn slip(text: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let figures: Vec<usize> = letters
        .iter()
        .enumerate()
        .filter(|(_, letter)| letter.is_ascii_digit())
        .map(|(place, _)| place)
        .collect();
    if figures.len() < 3 {
        return text.to_owned();
    }
    let place = figures[1 + dice.below(figures.len() as u64 - 1) as usize];
    match dice.below(5) {
        0 => letters[place] = char::from(b'0' + dice.below(10) as u8),
        1 => {
            letters.remove(place);
        }
        2 => letters.insert(place, letters[place]),
        3 if letters[place - 1].is_ascii_digit() => letters.swap(place - 1, place),
        _ => {
            let zero = letters.iter().position(|letter| *letter == '0');
            zero.into_iter().for_each(|zero| letters[zero] = 'O');
        }
    }
    letters.into_iter().collect()
}
